//! Modules that were imported ahead of the program, when the image that runtimes start from was made. Until the program imports one, no name
//! leads to it: it is in a dict that only an import reads. Its code is the host's to instantiate before an import gets it.

use molt_call::mapping::{get, get_str, remove, set};
use molt_object::*;
use molt_provenance::{Gil, RootSlot, Value};
use molt_state::runtime::register_module;
use molt_state::{State, host};

use crate::init::root_mut;
use crate::module::{gc, weakly};
use crate::shutdown::{drop_caches, is_own, keys};

/// With names, if the first was imported ahead: takes modules of the other names from what was, unless others are in their place. Without: everything that was imported so far becomes imported ahead; answers false when that cannot be, as a module wants to
/// run something at exit.
pub fn exchange(gil: &mut Gil, names: Option<&[String]>) -> bool {
    let Some(names) = names else { return hide(gil) };
    let Some((wanted, names)) = names.split_first() else { return false };
    let there = holds(gil, wanted);
    for name in names.iter().filter(|_| there) {
        take(gil, name);
    }
    there
}

fn holds(gil: &mut Gil, name: &str) -> bool {
    let ahead = gil.state().ahead.modules.clone();
    !ahead.is_unbound() && get_str(gil, &ahead, name).is_some()
}

/// A module of this name that was imported ahead becomes a module like others.
pub fn take(gil: &mut Gil, name: &str) -> Option<Value> {
    let ahead = gil.state().ahead.modules.clone();
    if ahead.is_unbound() {
        return None;
    }
    let module = get_str(gil, &ahead, name)?;
    let key = gil.intern(name);
    drop(remove(gil, &ahead, &key));
    gil.state_mut().ahead.taken = true;
    let modules = gil.state().modules.clone();
    if get_str(gil, &modules, name).is_none() {
        register_module(gil, name, &module);
    }
    Some(module)
}

fn hide(gil: &mut Gil) -> bool {
    if !root_mut(gil).at_exit.is_empty() {
        return false;
    }
    if gil.state().ahead.modules.is_unbound() {
        gil.state_mut().ahead.modules = gil.new_dict(Dict::new());
    }
    let (modules, ahead) = (gil.state().modules.clone(), gil.state().ahead.modules.clone());
    for name in keys(gil, &modules) {
        if is_own(gil, &name) {
            continue;
        }
        if let Ok(Some(module)) = remove(gil, &modules, &name) {
            drop(set(gil, &ahead, &name, module));
        }
    }
    drop_caches(gil);
    gc::collect_last(gil);
    weakly::forget_classes(gil);
    let gone = gil.root_mut::<ObjectRoot>(RootSlot::Object).interned.purge();
    drop(gone);
    let shapes = gil.root::<ObjectRoot>(RootSlot::Object).shapes.len();
    let objects = gil.heap_stats().live_objects;
    let state = gil.state_mut();
    state.ahead.objects = objects.wrapping_sub(state.floor.0);
    state.ahead.shapes = shapes;
    state.ahead.loaded = state.loaded.len();
    state.ahead.taken = false;
    gil.scrub();
    true
}

/// How many of the loaded modules are not the program's.
pub fn kept(gil: &Gil) -> usize {
    let ahead = &gil.state().ahead;
    if ahead.taken { 0 } else { ahead.loaded }
}

/// How many objects and shapes are not the program's.
pub fn floor(gil: &Gil) -> (u32, usize) {
    let state = gil.state();
    let (objects, shapes) = state.floor;
    if state.ahead.modules.is_unbound() {
        (objects, shapes)
    } else {
        (objects.wrapping_add(state.ahead.objects), state.ahead.shapes)
    }
}

/// Lets go of what was imported ahead, at the end of a program that took some of it. No Python code can run any more.
pub fn drop_taken(gil: &mut Gil) {
    if gil.state().ahead.taken {
        let ahead = core::mem::take(&mut gil.state_mut().ahead);
        drop(ahead.modules);
    }
}

/// Whether a class is of a module that is out of sight.
pub fn is_hidden(gil: &mut Gil, class: &Value) -> bool {
    let ahead = gil.state().ahead.modules.clone();
    if ahead.is_unbound() {
        return false;
    }
    let Some(namespace) = gil.get::<Type>(class).map(|t| t.data.dict.clone()) else { return false };
    let own = get_str(gil, &namespace, "__module__").filter(|m| gil.is_str(m));
    own.is_some_and(|own| matches!(get(gil, &ahead, &own), Ok(Some(_))))
}

/// Before a program gets at objects without their names: the host instantiates the code of all modules that are out of sight.
pub fn wake(gil: &mut Gil) {
    if !gil.state().ahead.modules.is_unbound() {
        drop(host::wake(gil));
    }
}
