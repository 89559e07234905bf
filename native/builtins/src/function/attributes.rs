//! Functions for attributes and namespaces: `getattr`, `setattr`, `delattr`, `hasattr`, `dir`, `vars`, `globals`.

use molt_call::{attributes, call_special};
use molt_object::{Code, CodeKind, Dict, Function, Known, List, N, Objects, Raise, Strings, T};
use molt_provenance::{Gil, HeapVec, Result, Value};

fn name_of(gil: &mut Gil, name: &Value) -> Result {
    if !gil.is_str(name) {
        return Err(molt_call::type_error_of(gil, "attribute name must be string, not '%T'", name));
    }
    Ok(gil.intern_value(name))
}

pub(super) fn getattr(gil: &mut Gil, obj: &Value, name: &Value, default: &Value) -> Result {
    let name = name_of(gil, name)?;
    match default.bound() {
        None => attributes::getattr(gil, obj, &name),
        Some(default) => Ok(attributes::getattr_opt(gil, obj, &name)?.unwrap_or_else(|| default.clone())),
    }
}

pub(super) fn hasattr(gil: &mut Gil, obj: &Value, name: &Value) -> Result {
    let name = name_of(gil, name)?;
    Ok(Value::bool(attributes::getattr_opt(gil, obj, &name)?.is_some()))
}

pub(super) fn setattr(gil: &mut Gil, obj: &Value, name: &Value, value: &Value) -> Result {
    let name = name_of(gil, name)?;
    attributes::setattr(gil, obj, &name, value)?;
    Ok(Value::NONE)
}

pub(super) fn delattr(gil: &mut Gil, obj: &Value, name: &Value) -> Result {
    let name = name_of(gil, name)?;
    attributes::delattr(gil, obj, &name)?;
    Ok(Value::NONE)
}

/// The globals of the code that runs.
fn current_globals(gil: &mut Gil) -> Result {
    let function = gil.current_function();
    match function.and_then(|f| gil.get::<Function>(&f).map(|f| f.globals.clone())) {
        Some(globals) => Ok(globals),
        None => Err(gil.raise_text(molt_object::Exc::SystemError, "globals do not exist")),
    }
}

/// Whether a module's own code runs, whose locals are its globals.
fn runs_module(gil: &Gil) -> bool {
    let code = gil.current_function().and_then(|f| gil.get::<Function>(&f).map(|f| f.code.clone()));
    code.and_then(|c| gil.get::<Code>(&c).map(|c| c.kind)) == Some(CodeKind::Module)
}

pub(super) fn globals(gil: &mut Gil) -> Result {
    current_globals(gil)
}

pub(super) fn vars(gil: &mut Gil, obj: &Value) -> Result {
    let Some(obj) = obj.bound() else { return locals(gil, "vars()") };
    let name = gil.name(N::DictName).clone();
    match attributes::getattr_opt(gil, obj, &name)? {
        Some(dict) => Ok(dict),
        None => Err(gil.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn locals(gil: &mut Gil, what: &str) -> Result {
    if runs_module(gil) {
        return current_globals(gil);
    }
    Err(gil.unsupported(&format!("{what} without an argument inside of a function")))
}

pub(super) fn dir(gil: &mut Gil, obj: &Value) -> Result {
    let names = match obj.bound() {
        None => {
            let dict = locals(gil, "dir()")?;
            let keys: HeapVec<Value> =
                gil.get::<Dict>(&dict).map(|d| d.iter().map(|e| e.key.clone()).collect()).unwrap_or_default();
            gil.new_list(keys)
        }
        Some(obj) => match call_special(gil, obj, N::Dir, &[])? {
            Some(names) if gil.is_exactly(&names, gil.ty(T::List)) => names,
            Some(names) => {
                let items = molt_call::collect(gil, &names)?;
                gil.new_list(items)
            }
            None => return Err(gil.type_error("object does not provide __dir__")),
        },
    };
    let mut keyed: Vec<(Vec<u32>, Value)> = Vec::new();
    for name in gil.list(&names).unwrap_or(&[]).to_vec() {
        match gil.text(&name) {
            Some(text) => keyed.push((text.chars().collect(), name.clone())),
            None => {
                return Err(molt_call::type_error_of(
                    gil,
                    "'<' not supported between instances of '%T' and 'str'",
                    &name,
                ));
            }
        }
    }
    molt_object::order::sort_by(&mut keyed, |a, b| a.0 < b.0);
    Ok(gil.alloc(gil.ty(T::List), List { items: keyed.into_iter().map(|(_, name)| name).collect() }))
}
