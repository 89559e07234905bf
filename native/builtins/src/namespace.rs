//! Names of modules: globals with the built-ins behind them, class-body namespaces, and cells.

use molt_call::attributes::store_name;
use molt_call::types::find_in_dict;
use molt_object::*;
use molt_provenance::{At, Gil, Result, Value};
use molt_state::State;

use crate::exception::raising::{name_error, named};

/// The namespace of `builtins`.
pub fn builtins_dict(gil: &Gil) -> Value {
    gil.state().builtins.clone()
}

/// The globals of the running function.
pub fn current_globals(gil: &Gil) -> Value {
    match gil.current_function() {
        Some(f) => gil.get::<Function>(&f).map_or(Value::NONE, |f| f.globals.clone()),
        None => Value::NONE,
    }
}

/// Looks a name up in the built-in names of a namespace that brought its own; `None` when it has the usual ones.
fn own_builtin(gil: &mut Gil, globals: &Value, name: &Value) -> Option<Result> {
    let key = gil.name(N::Builtins).clone();
    let mut own = find_in_dict(gil, globals, &key)?;
    if let Some(module) = gil.get::<Module>(&own) {
        own = module.dict.clone();
    }
    if own.is(&gil.state().builtins) || gil.get::<Dict>(&own).is_none() {
        return None;
    }
    Some(match find_in_dict(gil, &own, name) {
        Some(v) => Ok(v),
        None => Err(name_error(gil, name)),
    })
}

/// Where a name is in a namespace: the value, with the cache pointed at it.
fn find(gil: &mut Gil, cache: At, dict: &Value, name: &Value) -> Option<Value> {
    let hash = gil.hash_str(name);
    let Probe::Found(at) = gil.get::<Dict>(dict)?.find_str(gil, name, hash) else { return None };
    cache.cache_global(gil, dict, |gil, dict| {
        let d = gil.get::<Dict>(dict)?;
        Some((d.entries(), &d.entry(at)?.value))
    });
    gil.get::<Dict>(dict)?.entry(at).map(|e| e.value.clone())
}

/// A global or built-in name.
pub fn load_global(gil: &mut Gil, cache: At, name: &Value) -> Result {
    let globals = current_globals(gil);
    if let Some(v) = find(gil, cache, &globals, name) {
        return Ok(v);
    }
    if let Some(result) = own_builtin(gil, &globals, name) {
        return result;
    }
    let builtins = builtins_dict(gil);
    if let Some(v) = find(gil, cache, &builtins, name) {
        return Ok(v);
    }
    Err(name_error(gil, name))
}

/// Binds a global name.
pub fn store_global(gil: &mut Gil, cache: At, name: &Value, value: Value) -> Result<()> {
    let globals = current_globals(gil);
    store_name(gil, &globals, name, value);
    let _ = find(gil, cache, &globals, name);
    Ok(())
}

fn remove(gil: &mut Gil, dict: &Value, name: &Value) -> bool {
    let hash = gil.hash_str(name);
    match gil.get::<Dict>(dict).map(|d| d.find_str(gil, name, hash)) {
        Some(Probe::Found(at)) => {
            let removed = gil.get_mut::<Dict>(dict).map(|d| d.remove(at));
            removed.is_some()
        }
        _ => false,
    }
}

/// Unbinds a global name.
pub fn delete_global(gil: &mut Gil, name: &Value) -> Result<()> {
    let globals = current_globals(gil);
    if remove(gil, &globals, name) { Ok(()) } else { Err(name_error(gil, name)) }
}

/// A name in a class body: the namespace, then globals, then built-ins.
pub fn load_name(gil: &mut Gil, namespace: &Value, name: &Value) -> Result {
    if let Some(v) = from_namespace(gil, namespace, name)? {
        return Ok(v);
    }
    let globals = current_globals(gil);
    if let Some(v) = find_in_dict(gil, &globals, name) {
        return Ok(v);
    }
    if let Some(result) = own_builtin(gil, &globals, name) {
        return result;
    }
    let builtins = builtins_dict(gil);
    match find_in_dict(gil, &builtins, name) {
        Some(v) => Ok(v),
        None => Err(name_error(gil, name)),
    }
}

/// A name in a mapping, which is a plain dict for most classes.
fn from_namespace(gil: &mut Gil, namespace: &Value, name: &Value) -> Result<Option<Value>> {
    if gil.is_exactly(namespace, gil.ty(T::Dict)) {
        return Ok(find_in_dict(gil, namespace, name));
    }
    match molt_call::items::getitem(gil, namespace, name) {
        Ok(v) => Ok(Some(v)),
        Err(raised) => {
            let missing = gil
                .pending()
                .is_some_and(|e| molt_call::is_subtype(gil, &molt_call::type_of(gil, &e), gil.exc(Exc::KeyError)));
            if !missing {
                return Err(raised);
            }
            drop(gil.take_pending());
            Ok(None)
        }
    }
}

/// Binds a name in a class body.
pub fn store_in_namespace(gil: &mut Gil, namespace: &Value, name: &Value, value: &Value) -> Result<()> {
    if gil.is_exactly(namespace, gil.ty(T::Dict)) {
        store_name(gil, namespace, name, value.clone());
        return Ok(());
    }
    molt_call::items::setitem(gil, namespace, name, value)
}

/// Unbinds a name in a class body.
pub fn delete_name(gil: &mut Gil, namespace: &Value, name: &Value) -> Result<()> {
    if gil.is_exactly(namespace, gil.ty(T::Dict)) {
        return if remove(gil, namespace, name) { Ok(()) } else { Err(name_error(gil, name)) };
    }
    molt_call::items::delitem(gil, namespace, name)
}

/// A free variable in a class body: the namespace, then the cell.
pub fn load_class_cell(gil: &mut Gil, namespace: &Value, name: &Value, index: u32) -> Result {
    if let Some(v) = from_namespace(gil, namespace, name)? {
        return Ok(v);
    }
    let cell = gil.current_function().and_then(|f| {
        let function = gil.get::<Function>(&f)?;
        let own = gil.get::<Code>(&function.code)?.cells.len();
        function.closure.get((index as usize).checked_sub(own)?).cloned()
    });
    match cell.as_ref().and_then(|c| gil.get::<Cell>(c)).map(|c| c.value.clone()) {
        Some(v) if !v.is_unbound() => Ok(v),
        _ => Err(unbound_free(gil, name)),
    }
}

fn unbound_free(gil: &mut Gil, name: &Value) -> molt_provenance::Raised {
    let text = format!(
        "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
        gil.to_rust(name)
    );
    named(gil, Exc::NameError, &text, name)
}

/// A new cell.
pub fn make_cell(gil: &mut Gil, value: Value) -> Value {
    gil.new_cell(value)
}

fn running_code(gil: &Gil) -> Option<Value> {
    let f = gil.current_function()?;
    gil.get::<Function>(&f).map(|f| f.code.clone())
}

/// Raises UnboundLocalError for a local of the running function.
pub fn unbound_local(gil: &mut Gil, index: u32) -> Result<()> {
    let name = running_code(gil).and_then(|c| gil.get::<Code>(&c)?.locals.get(index as usize).cloned());
    let name = name.unwrap_or(Value::NONE);
    Err(unbound_error(gil, &name))
}

fn unbound_error(gil: &mut Gil, name: &Value) -> molt_provenance::Raised {
    let text = format!("cannot access local variable '{}' where it is not associated with a value", gil.to_rust(name));
    named(gil, Exc::UnboundLocalError, &text, name)
}

/// Raises for an empty cell: UnboundLocalError for an own one, NameError for a free variable.
pub fn unbound_cell(gil: &mut Gil, index: u32) -> Result<()> {
    let Some(code) = running_code(gil) else { return Err(gil.runtime_error("no running function")) };
    let Some(c) = gil.get::<Code>(&code) else { return Err(gil.runtime_error("no running function")) };
    let index = index as usize;
    match c.cells.get(index) {
        Some(name) => {
            let name = name.clone();
            Err(unbound_error(gil, &name))
        }
        None => {
            let name = c.free.get(index - c.cells.len()).cloned().unwrap_or(Value::NONE);
            Err(unbound_free(gil, &name))
        }
    }
}
