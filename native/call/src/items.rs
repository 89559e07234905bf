//! Items: `object[index]`, assignment, deletion, membership.

use molt_object::{Known, N, Raise, T};
use molt_provenance::{Gil, Result, Value};
use molt_state::State;

use crate::compare::same_or_equal;
use crate::invoke::call;
use crate::iteration::{iter, next};
use crate::types::*;

/// `obj[index]`
pub fn getitem(gil: &mut Gil, obj: &Value, index: &Value) -> Result {
    if let Some(f) = slot(gil, obj, |s| s.getitem) {
        return f(gil, obj, index);
    }
    if is_type(gil, obj) {
        // `list[int]`, and classes with `__class_getitem__`.
        let name = gil.name(N::ClassGetItem).clone();
        if let Some(method) = crate::attributes::getattr_opt(gil, obj, &name)? {
            return call(gil, &method, core::slice::from_ref(index));
        }
        // `type[int]`: what `type` had for this, all classes would have.
        if obj.is(gil.ty(T::Type))
            && let Some(alias) = gil.state().hooks.alias
        {
            return alias(gil, obj, index);
        }
        let message = format!("type '{}' is not subscriptable", name_of_type(gil, obj));
        return Err(gil.type_error(message));
    }
    Err(type_error_of(gil, "'%T' object is not subscriptable", obj))
}

/// `obj[index] = value`
pub fn setitem(gil: &mut Gil, obj: &Value, index: &Value, value: &Value) -> Result<()> {
    match slot(gil, obj, |s| s.setitem) {
        Some(f) => f(gil, obj, index, Some(value)),
        None => Err(type_error_of(gil, "'%T' object does not support item assignment", obj)),
    }
}

/// `del obj[index]`
pub fn delitem(gil: &mut Gil, obj: &Value, index: &Value) -> Result<()> {
    match slot(gil, obj, |s| s.setitem) {
        Some(f) => f(gil, obj, index, None),
        // CPython has two texts: one for sequences that are asked for an index.
        None if slot(gil, index, |s| s.index.is_some())
            && (slot(gil, obj, |s| s.len.is_some() || s.contains.is_some()) || of_python_class(gil, obj)) =>
        {
            Err(type_error_of(gil, "'%T' object doesn't support item deletion", obj))
        }
        None => Err(type_error_of(gil, "'%T' object does not support item deletion", obj)),
    }
}

fn of_python_class(gil: &Gil, v: &Value) -> bool {
    type_data(gil, &type_of(gil, v)).is_some_and(|d| d.is_python)
}

/// `item in container`
pub fn contains(gil: &mut Gil, container: &Value, item: &Value) -> Result<bool> {
    if let Some(f) = slot(gil, container, |s| s.contains) {
        return f(gil, container, item);
    }
    if slot(gil, container, |s| (s.iter.is_none() && s.getitem.is_none()) as u8) == 1 {
        return Err(type_error_of(gil, "argument of type '%T' is not a container or iterable", container));
    }
    let it = match iter(gil, container) {
        Ok(it) => it,
        Err(raised) => {
            let no_iterator =
                gil.pending().is_some_and(|e| is_subtype(gil, &type_of(gil, &e), gil.exc(molt_object::Exc::TypeError)));
            if !no_iterator {
                return Err(raised);
            }
            drop(gil.take_pending());
            return Err(type_error_of(gil, "argument of type '%T' is not a container or iterable", container));
        }
    };
    while let Some(x) = next(gil, &it)? {
        gil.spend(1)?;
        if same_or_equal(gil, &x, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a value is a sequence for indexing by position: it has `len` and `getitem` and is no dict.
pub fn is_sequence(gil: &Gil, v: &Value) -> bool {
    slot(gil, v, |s| s.getitem.is_some()) && !is_instance_of(gil, v, T::Dict)
}
