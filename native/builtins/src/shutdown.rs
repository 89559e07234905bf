//! The end of a runtime: what the program wants done at exit, its modules cleared so that finalizers run, and then everything let go of
//! that is not the runtime's own, which is counted.

use molt_call::attributes::store_name;
use molt_object::*;
use molt_provenance::{Gil, Result, RootSlot, Value, Weak};
use molt_state::{State, loader};

use crate::ahead;
use crate::import::module_dict;
use crate::init::root_mut;
use crate::module::{atexit, gc, stream, sys, weakly};

/// What was there when the runtime was complete, and so is no program's.
pub fn note_floor(gil: &mut Gil) {
    remember_own(gil);
    let shapes = gil.root::<ObjectRoot>(RootSlot::Object).shapes.len();
    gil.state_mut().floor = (gil.heap_stats().live_objects, shapes);
}

/// Keeps what is in the two namespaces that every runtime has.
fn remember_own(gil: &mut Gil) {
    for namespace in [gil.state().builtins.clone(), gil.state().sys.clone()] {
        if let Some(first) = gil.get::<Dict>(&namespace).map(Dict::copy) {
            root_mut(gil).own.push((namespace, first));
        }
    }
}

/// Makes something of the runtime's own that is made when it is first needed.
pub fn as_own<R>(gil: &mut Gil, make: impl FnOnce(&mut Gil) -> R) -> R {
    let before = gil.heap_stats().live_objects;
    let made = make(gil);
    let after = gil.heap_stats().live_objects;
    let floor = &mut gil.state_mut().floor.0;
    *floor = (*floor + after).wrapping_sub(before);
    made
}

/// Takes over what the host configured, after the runtime was complete.
pub fn configure(gil: &mut Gil) {
    drop(core::mem::take(&mut root_mut(gil).own));
    as_own(gil, sys::configure);
    remember_own(gil);
}

/// What has to happen before a runtime ends: functions registered with `atexit` run, streams are flushed.
pub fn finish(gil: &mut Gil) -> Result<()> {
    atexit::run(gil);
    stream::flush_all(gil)
}

/// Lets go of the modules, so that finalizers run, when the host has let go of what it held.
pub fn clear(gil: &mut Gil) -> Result<()> {
    if clear_modules(gil) {
        gc::collect_last(gil);
    }
    // What finalizers printed.
    stream::flush_all(gil)
}

/// The modules themselves go first, with all that only they held, as garbage where functions hold their namespace. Then the names of those that
/// are still there: the main module's, then those of the others, the last one imported first. Answers whether there may be new garbage.
fn clear_modules(gil: &mut Gil) -> bool {
    let modules = gil.state().modules.clone();
    let mut names = keys(gil, &modules);
    names.retain(|name| !is_own(gil, name));
    names.reverse();
    if let Some(main) = names.iter().position(|name| gil.is_text(name, N::Main.name())) {
        let main = names.remove(main);
        names.insert(0, main);
    }
    let mut left = Vec::new();
    for name in &names {
        let Ok(Some(module)) = molt_call::mapping::get(gil, &modules, name) else { continue };
        if gil.get::<Module>(&module).is_some() {
            left.push(weakly::plain(gil, &module));
        }
        drop(molt_call::mapping::remove(gil, &modules, name));
        drop(module);
        gil.run_due_finalizers();
    }
    let kept = ahead::kept(gil);
    loader::forget_functions(gil, kept);
    gil.run_due_finalizers();
    let mut found = gc::collect_last(gil) > 0;
    for reference in left {
        if let Some(module) = gil.get::<Weak>(&reference).and_then(Weak::target) {
            clear_module(gil, &module);
            found = true;
        }
    }
    found
}

/// Whether a module's name is one of the two that every runtime has.
pub fn is_own(gil: &Gil, name: &Value) -> bool {
    ["sys", "builtins"].iter().any(|own| gil.is_text(name, own))
}

/// The keys of a dict, in their order.
pub fn keys(gil: &Gil, dict: &Value) -> Vec<Value> {
    gil.get::<Dict>(dict).map_or(Vec::new(), |d| d.iter().map(|e| e.key.clone()).collect())
}

/// Lets go of a module's names, so that finalizers run: private ones first, then the others, in their order.
fn clear_module(gil: &mut Gil, module: &Value) {
    let dict = module_dict(gil, module);
    for private in [true, false] {
        for name in keys(gil, &dict) {
            let text = gil.to_rust(&name);
            let is_private = text.starts_with('_') && !text.starts_with("__");
            if (private && !is_private) || text == N::Builtins.name() {
                continue;
            }
            store_name(gil, &dict, &name, Value::NONE);
            gil.run_due_finalizers();
        }
    }
}

/// Lets go of what is kept because it may be needed again.
pub fn drop_caches(gil: &mut Gil) {
    drop(core::mem::take(&mut root_mut(gil).dynamic));
    let retired = core::mem::take(&mut gil.root_mut::<ObjectRoot>(RootSlot::Object).retired);
    drop(retired);
    gil.drop_caches();
}

/// Lets go of what the program left; answers by how many objects what is alive differs from what was there at first. No Python code can run afterwards.
pub fn release(gil: &mut Gil) -> u32 {
    let modules = gil.state().modules.clone();
    for name in keys(gil, &modules) {
        if !is_own(gil, &name) {
            drop(molt_call::mapping::remove(gil, &modules, &name));
        }
    }
    ahead::drop_taken(gil);
    for (namespace, first) in core::mem::take(&mut root_mut(gil).own) {
        let now = gil.get_mut::<Dict>(&namespace).map(|d| d.become_copy(first));
        drop(now);
    }
    sys::configure(gil);
    drop(core::mem::take(&mut root_mut(gil).import_classes));
    drop(core::mem::take(&mut root_mut(gil).hooks));
    drop_caches(gil);
    drop(gil.take_pending());
    drop(gil.swap_handled(Value::UNBOUND));
    drop(gil.take_stop_value());
    let kept = ahead::kept(gil);
    loader::unload_all(gil, kept);
    gc::sweep(gil);
    weakly::forget_classes(gil);
    let (objects, shapes) = ahead::floor(gil);
    let root = gil.root_mut::<ObjectRoot>(RootSlot::Object);
    // Shapes hold names.
    drop(root.shapes.truncate(shapes));
    let gone = root.interned.purge();
    drop(gone);
    gil.heap_stats().live_objects.abs_diff(objects)
}
