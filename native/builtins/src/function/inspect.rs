//! Functions that ask an object something: `callable`, `hash`, `id`, `iter`, `len`, `next`, `repr`.

use molt_call::objects::is_callable;
use molt_object::{Numbers, Raise};
use molt_provenance::{Gil, Result, Value};

pub(super) fn callable(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(is_callable(gil, v)))
}

pub(super) fn hash(gil: &mut Gil, v: &Value) -> Result {
    let h = molt_call::hash(gil, v)?;
    Ok(gil.new_int(h))
}

pub(super) fn id(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.new_int((v.identity() & (u64::MAX >> 1)) as i64))
}

pub(super) fn len(gil: &mut Gil, v: &Value) -> Result {
    let n = molt_call::len(gil, v)?;
    Ok(gil.new_int(n as i64))
}

pub(super) fn repr(gil: &mut Gil, v: &Value) -> Result {
    crate::text::format::to_repr(gil, v)
}

pub(super) fn iter(gil: &mut Gil, v: &Value, sentinel: &Value) -> Result {
    let Some(sentinel) = sentinel.bound() else { return molt_call::iter(gil, v) };
    if !is_callable(gil, v) {
        return Err(gil.type_error("iter(v, w): v must be callable"));
    }
    Ok(crate::container::call_iter(gil, v, sentinel))
}

pub(super) fn next(gil: &mut Gil, it: &Value, default: &Value) -> Result {
    if molt_call::slot(gil, it, |s| s.next).is_none() {
        return Err(molt_call::type_error_of(gil, "'%T' object is not an iterator", it));
    }
    match molt_call::next(gil, it)? {
        Some(item) => Ok(item),
        None => {
            let value = gil.take_stop_value();
            match default.bound() {
                Some(default) => Ok(default.clone()),
                None => Err(molt_call::iteration::raise_stop_iteration(gil, value)),
            }
        }
    }
}
