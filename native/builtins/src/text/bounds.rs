//! Indices, slices and the optional `start` and `end` of search methods, as sequences of text and bytes understand them.

use molt_call::{index_clamped, slot};
use molt_object::{Exc, Raise, Slice};
use molt_provenance::{Gil, Result, Value};

/// A part of a slice or an optional bound: none for `None`.
fn part(gil: &mut Gil, v: &Value) -> Result<Option<i64>> {
    if v.is_none() || v.is_unbound() {
        return Ok(None);
    }
    if let Some(i) = v.as_small_int() {
        return Ok(Some(i));
    }
    if gil.get::<molt_object::Int>(v).is_none() && slot(gil, v, |s| s.index).is_none() {
        return Err(gil.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    index_clamped(gil, v).map(Some)
}

/// The range that `start` and `end` choose of `len` items; none when it begins behind its end, where nothing is found.
pub fn bounds(gil: &mut Gil, start: &Value, end: &Value, len: usize) -> Result<Option<(usize, usize)>> {
    if start.is_unbound() && end.is_unbound() {
        return Ok(Some((0, len)));
    }
    let (start, end) = (part(gil, start)?.unwrap_or(0), part(gil, end)?.unwrap_or(i64::MAX));
    let len = len as i64;
    let from_end = |i: i64| if i < 0 { i.saturating_add(len).max(0) } else { i };
    let (start, end) = (from_end(start), from_end(end.min(len)));
    Ok((start <= end).then_some((start as usize, end as usize)))
}

/// A slice applied to a sequence: first index, step and number of items. The parts of a slice may be objects with an `__index__`
/// of their own, so the length is asked for when that is done.
pub fn slice(gil: &mut Gil, v: &Value, len: impl FnOnce(&Gil) -> usize) -> Result<(usize, i64, usize)> {
    let Some(s) = gil.get::<Slice>(v) else { return Ok((0, 1, len(gil))) };
    let (start, stop, step) = (s.start.clone(), s.stop.clone(), s.step.clone());
    let step = part(gil, &step)?.unwrap_or(1);
    if step == 0 {
        return Err(gil.value_error("slice step cannot be zero"));
    }
    let step = step.max(-i64::MAX);
    let (start, stop) = (part(gil, &start)?, part(gil, &stop)?);
    let n = len(gil) as i64;
    let (low, high) = if step < 0 { (-1, n - 1) } else { (0, n) };
    let place = |i: i64| if i < 0 { i.saturating_add(n).max(low) } else { i.min(high) };
    let start = start.map_or(if step < 0 { high } else { low }, place);
    let stop = stop.map_or(if step < 0 { low } else { high }, place);
    let count = if step < 0 {
        if stop < start { (start - stop - 1) / -step + 1 } else { 0 }
    } else if start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Ok((start.max(0) as usize, step, count as usize))
}

/// An index into `len` items; `what` begins the error messages ("string", "bytearray").
#[inline]
pub fn index(gil: &mut Gil, v: &Value, len: usize, what: &str) -> Result<usize> {
    let i = match v.as_small_int() {
        Some(i) => i,
        None => big_index(gil, v)?,
    };
    let at = if i < 0 { i + len as i64 } else { i };
    if at < 0 || at >= len as i64 {
        return Err(gil.index_error(format!("{what} index out of range")));
    }
    Ok(at as usize)
}

#[cold]
fn big_index(gil: &mut Gil, v: &Value) -> Result<i64> {
    molt_call::index_i64(gil, v, Exc::IndexError)
}

/// Whether a value can be an index.
pub fn is_index(gil: &Gil, v: &Value) -> bool {
    v.is_small_int() || slot(gil, v, |s| s.index).is_some() || gil.get::<molt_object::Int>(v).is_some()
}

/// A number of repetitions; below zero is zero.
pub fn repetitions(gil: &mut Gil, v: &Value) -> Result<usize> {
    if let Some(i) = v.as_small_int() {
        return Ok(usize::try_from(i.max(0)).unwrap_or(usize::MAX));
    }
    if !is_index(gil, v) {
        return Err(molt_call::type_error_of(gil, "can't multiply sequence by non-int of type '%T'", v));
    }
    let i = molt_call::index_i64(gil, v, Exc::OverflowError)?;
    Ok(usize::try_from(i.max(0)).unwrap_or(usize::MAX))
}

/// A width or limit as the machine has it, `default` when absent.
pub fn size(gil: &mut Gil, v: &Value, default: i64) -> Result<i64> {
    match v.bound() {
        None => Ok(default),
        Some(v) => match v.as_small_int() {
            Some(i) => Ok(i),
            None => molt_call::index_i64(gil, v, Exc::OverflowError),
        },
    }
}

/// A width: below zero is zero, and what the machine cannot count is as wide as can be, which no string is.
pub fn width_of(gil: &mut Gil, v: &Value) -> Result<usize> {
    Ok(usize::try_from(size(gil, v, 0)?.max(0)).unwrap_or(usize::MAX))
}
