//! What programs are told of coroutines and asynchronous generators: the hooks of `sys`, where coroutines are made, and the warnings about those
//! that nobody awaits.

use molt_call::mapping;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, Result, Value};
use molt_state::State;
use molt_state::host::source_line;
use molt_state::positions;

use crate::init::root_mut;
use crate::module::struct_seq::{self, struct_fields};

static FIELDS: &[GetSetSpec] = struct_fields!("firstiter", "finalizer");

/// What a program set, and the type of the answer that shows it.
pub struct AsyncHooks {
    first: Value,
    finalizer: Value,
    answer: Value,
    /// How many frames a coroutine remembers of where it was made.
    depth: u32,
}

impl Default for AsyncHooks {
    fn default() -> Self {
        AsyncHooks { first: Value::UNBOUND, finalizer: Value::UNBOUND, answer: Value::UNBOUND, depth: 0 }
    }
}

/// The first-iteration hook and the finalizer, each unbound when there is none.
pub fn of_async_generators(gil: &mut Gil) -> (Value, Value) {
    let hooks = &root_mut(gil).hooks;
    (hooks.first.clone(), hooks.finalizer.clone())
}

fn or_none(v: Value) -> Value {
    if v.is_unbound() { Value::NONE } else { v }
}

/// `sys.get_asyncgen_hooks()`
pub fn get(gil: &mut Gil) -> Result {
    if root_mut(gil).hooks.answer.is_unbound() {
        let ty = struct_seq::new_type(gil, "builtins", "asyncgen_hooks", FIELDS);
        root_mut(gil).hooks.answer = ty;
    }
    let (first, finalizer) = of_async_generators(gil);
    let ty = root_mut(gil).hooks.answer.clone();
    Ok(struct_seq::new(gil, &ty, vec![or_none(first), or_none(finalizer)]))
}

/// `sys.set_asyncgen_hooks(firstiter, finalizer)`
pub fn set(gil: &mut Gil, first: &Value, finalizer: &Value) -> Result {
    for (hook, name) in [(finalizer, "finalizer"), (first, "firstiter")] {
        if hook.bound().is_some_and(|h| !h.is_none() && !molt_call::objects::is_callable(gil, h)) {
            let message = ["callable ", name, " expected, got %T"].concat();
            return Err(type_error_of(gil, &message, hook));
        }
    }
    let value = |hook: &Value| if hook.is_none() { Value::UNBOUND } else { hook.clone() };
    let hooks = &mut root_mut(gil).hooks;
    let mut old = Vec::new();
    if first.bound().is_some() {
        old.push(core::mem::replace(&mut hooks.first, value(first)));
    }
    if finalizer.bound().is_some() {
        old.push(core::mem::replace(&mut hooks.finalizer, value(finalizer)));
    }
    drop(old);
    Ok(Value::NONE)
}

/// `sys.get_coroutine_origin_tracking_depth()`
pub fn get_depth(gil: &mut Gil) -> Result {
    let depth = root_mut(gil).hooks.depth;
    Ok(gil.new_int(depth.into()))
}

/// `sys.set_coroutine_origin_tracking_depth(depth)`
pub fn set_depth(gil: &mut Gil, depth: &Value) -> Result {
    match u32::try_from(molt_call::index_i64(gil, depth, Exc::OverflowError)?) {
        Ok(depth) => root_mut(gil).hooks.depth = depth,
        Err(_) => return Err(gil.value_error("depth must be >= 0")),
    }
    Ok(Value::NONE)
}

/// File and line of the frame `depth` levels up, with its function.
fn place(gil: &mut Gil, depth: u32) -> Option<(Value, u32, Value)> {
    let (function, position) = gil.frame_at(depth)?;
    let code = gil.get::<Function>(&function)?.code.clone();
    let line = positions::position(gil, &code, position).map_or(0, |p| p.line);
    let file = gil.get::<Code>(&code)?.filename.clone();
    Some((file, line, function))
}

/// Where a coroutine is made, as a tuple of `(file, line, function)`, or unbound when nobody wants to know.
pub fn origin(gil: &mut Gil) -> Value {
    let depth = root_mut(gil).hooks.depth;
    if depth == 0 {
        return Value::UNBOUND;
    }
    let mut frames = Vec::new();
    // The innermost frame is the coroutine's own.
    for level in 1..=depth {
        let Some((file, line, function)) = place(gil, level) else { break };
        let name = gil.get::<Function>(&function).and_then(|f| gil.get::<Code>(&f.code)).map(|c| c.qualname.clone());
        let line = gil.new_int(line.into());
        frames.push(gil.new_tuple(vec![file, line, name.unwrap_or(Value::NONE)]));
    }
    gil.new_tuple(frames)
}

/// A coroutine is dropped that was never awaited.
pub fn warn_unawaited(gil: &mut Gil, coroutine: &Value) -> Result<()> {
    let modules = gil.state().modules.clone();
    if let Some(module) = mapping::get_str(gil, &modules, "warnings") {
        let name = gil.intern("_warn_unawaited_coroutine");
        if let Some(warn) = molt_call::getattr_opt(gil, &module, &name)? {
            return molt_call::call(gil, &warn, core::slice::from_ref(coroutine)).map(drop);
        }
    }
    let name = gil.get::<Generator>(coroutine).map_or(Value::NONE, |x| x.qualname.clone());
    let text = ["coroutine '", &gil.to_rust(&name), "' was never awaited"].concat();
    warn(gil, &text)
}

/// An awaitable of an asynchronous generator is dropped that was never awaited.
pub fn warn_method(gil: &mut Gil, generator: &Value, method: &str) -> Result<()> {
    let name = gil.get::<Generator>(generator).map_or(Value::NONE, |x| x.qualname.clone());
    let text = ["coroutine method '", method, "' of '", &gil.to_rust(&name), "' was never awaited"].concat();
    warn(gil, &text)
}

/// A RuntimeWarning at the running line, once for each place.
fn warn(gil: &mut Gil, text: &str) -> Result<()> {
    let (file, line, globals) = match place(gil, 0) {
        Some((file, line, function)) => {
            let globals = gil.get::<Function>(&function).map_or(Value::NONE, |f| f.globals.clone());
            (gil.to_rust(&file), line, globals)
        }
        None => ("sys".to_owned(), 1, Value::NONE),
    };
    if gil.get::<Dict>(&globals).is_some() && !is_first(gil, &globals, text, line)? {
        return Ok(());
    }
    let mut out = format!("{file}:{line}: RuntimeWarning: {text}\n");
    if let Some(source) = source_line(gil, &file, line) {
        out.extend(["  ", source.trim(), "\n"]);
    }
    out.push_str("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
    let _ = molt_state::host::write(gil, 2, out.as_bytes());
    Ok(())
}

/// Whether a warning is new at its place; the module's `__warningregistry__` remembers.
fn is_first(gil: &mut Gil, globals: &Value, text: &str, line: u32) -> Result<bool> {
    let registry = match mapping::get_str(gil, globals, "__warningregistry__") {
        Some(registry) => registry,
        None => {
            let registry = gil.new_dict(Dict::new());
            mapping::set_str(gil, globals, "__warningregistry__", registry.clone());
            registry
        }
    };
    let (text, line) = (gil.new_str(text), gil.new_int(line.into()));
    let category = gil.exc(Exc::RuntimeWarning).clone();
    let key = gil.new_tuple(vec![text, category, line]);
    if mapping::get(gil, &registry, &key)?.is_some() {
        return Ok(false);
    }
    mapping::set(gil, &registry, &key, Value::TRUE)?;
    Ok(true)
}
