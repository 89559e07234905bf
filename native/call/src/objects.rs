//! What every object can be asked: text, hash, truth, length, index.

use molt_object::{Exc, Function, Int, IntRef, Known, N, Numbers, Raise, Strings};
use molt_provenance::{Gil, Result, Value};

use crate::types::*;

/// `repr(v)`, a string.
pub fn repr(gil: &mut Gil, v: &Value) -> Result {
    let Some(f) = slot(gil, v, |s| s.repr) else {
        let text = format!("<{} object>", type_name(gil, v));
        return Ok(gil.new_str(&text));
    };
    gil.enter_recursion("")?;
    let result = f(gil, v);
    gil.leave_native();
    let result = result?;
    if !gil.is_str(&result) {
        return Err(type_error_of(gil, "__repr__ returned non-string (type %T)", &result));
    }
    Ok(result)
}

/// `str(v)`, a string.
pub fn str(gil: &mut Gil, v: &Value) -> Result {
    if gil.is_exactly(v, gil.ty(molt_object::T::Str)) {
        return Ok(v.clone());
    }
    let Some(f) = slot(gil, v, |s| s.str) else { return repr(gil, v) };
    gil.enter_recursion("")?;
    let result = f(gil, v);
    gil.leave_native();
    let result = result?;
    if !gil.is_str(&result) {
        return Err(type_error_of(gil, "__str__ returned non-string (type %T)", &result));
    }
    Ok(result)
}

/// `repr(v)` as a Rust string.
pub fn repr_string(gil: &mut Gil, v: &Value) -> Result<String> {
    let s = repr(gil, v)?;
    Ok(gil.to_rust(&s))
}

/// `str(v)` as a Rust string.
pub fn str_string(gil: &mut Gil, v: &Value) -> Result<String> {
    let s = str(gil, v)?;
    Ok(gil.to_rust(&s))
}

/// `hash(v)`
#[inline]
pub fn hash(gil: &mut Gil, v: &Value) -> Result<i64> {
    if gil.is_exactly(v, gil.ty(molt_object::T::Str)) {
        return Ok(gil.hash_str(v));
    }
    if let Some(i) = v.as_small_int() {
        return Ok(molt_object::number::hash_i64(i));
    }
    match slot(gil, v, |s| s.hash) {
        Some(f) => f(gil, v),
        None => Err(type_error_of(gil, "unhashable type: '%T'", v)),
    }
}

/// The hash of things that are the same only as themselves.
pub fn hash_identity(_gil: &mut Gil, v: &Value) -> Result<i64> {
    Ok((v.identity() as i64) >> 4)
}

/// Truth.
#[inline]
pub fn truth(gil: &mut Gil, v: &Value) -> Result<bool> {
    if let Some(b) = v.as_bool() {
        return Ok(b);
    }
    if v.is_none() {
        return Ok(false);
    }
    if let Some(i) = v.as_small_int() {
        return Ok(i != 0);
    }
    if let Some(f) = v.as_float() {
        return Ok(f != 0.0);
    }
    let (as_bool, as_len) = slot(gil, v, |s| (s.bool, s.len));
    match (as_bool, as_len) {
        (Some(f), _) => f(gil, v),
        (None, Some(f)) => Ok(f(gil, v)? != 0),
        _ => Ok(true),
    }
}

/// `len(v)`
#[inline]
pub fn len(gil: &mut Gil, v: &Value) -> Result<usize> {
    match slot(gil, v, |s| s.len) {
        Some(f) => f(gil, v),
        None => Err(type_error_of(gil, "object of type '%T' has no len()", v)),
    }
}

/// `operator.index(v)`: an int.
pub fn index(gil: &mut Gil, v: &Value) -> Result {
    if v.is_small_int() || gil.is_exactly(v, gil.ty(molt_object::T::Int)) {
        return Ok(v.clone());
    }
    if let Some(b) = v.as_bool() {
        return Ok(Value::int32(b as i32));
    }
    if gil.get::<Int>(v).is_some()
        && let Some(plain) = gil.int(v).map(|i| i.to_big())
    {
        return Ok(gil.new_big(plain));
    }
    match slot(gil, v, |s| s.index) {
        Some(f) => {
            let i = f(gil, v)?;
            if gil.int(&i).is_none() {
                return Err(type_error_of(gil, "__index__ returned non-int (type %T)", &i));
            }
            Ok(i)
        }
        None => Err(type_error_of(gil, "'%T' object cannot be interpreted as an integer", v)),
    }
}

/// An index as a machine int; too large ones raise the given error.
pub fn index_i64(gil: &mut Gil, v: &Value, overflow: Exc) -> Result<i64> {
    if let Some(i) = v.as_small_int() {
        return Ok(i);
    }
    let i = index(gil, v)?;
    match gil.int(&i).and_then(|i| i.to_i64()) {
        Some(i) => Ok(i),
        None => {
            let message = format!("cannot fit '{}' into an index-sized integer", type_name(gil, v));
            Err(gil.raise_text(overflow, &message))
        }
    }
}

/// An index, clamped to the machine's range (as slices do).
pub fn index_clamped(gil: &mut Gil, v: &Value) -> Result<i64> {
    let i = index(gil, v)?;
    Ok(match gil.int(&i) {
        Some(IntRef::Small(i)) => i,
        Some(big) => big.to_i64().unwrap_or(if big.is_negative() { i64::MIN } else { i64::MAX }),
        None => 0,
    })
}

/// Whether `callable(v)`.
pub fn is_callable(gil: &Gil, v: &Value) -> bool {
    gil.get::<Function>(v).is_some() || slot(gil, v, |s| s.call).is_some()
}

/// Raises for a method that is missing on the type: used where a protocol needs it.
pub fn missing_method(gil: &mut Gil, v: &Value, name: N) -> molt_provenance::Raised {
    let message = format!("'{}' object has no {}", type_name(gil, v), name.name());
    gil.type_error(message)
}
