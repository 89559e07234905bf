//! Unpacking into targets, and what sequence and mapping patterns need.

use molt_call::{type_data, type_of};
use molt_object::*;
use molt_provenance::{At, Gil, HeapVec, Result, Value};

fn iterate(gil: &mut Gil, v: &Value) -> Result {
    if super::list::is_iterable(gil, v) && !molt_call::is_type(gil, v) {
        return molt_call::iter(gil, v);
    }
    match molt_call::iter(gil, v) {
        Ok(it) => Ok(it),
        Err(raised) => {
            let plain = gil.pending().is_some_and(|e| gil.is_exactly(&e, gil.exc(Exc::TypeError)));
            if !plain {
                return Err(raised);
            }
            drop(gil.take_pending());
            Err(molt_call::type_error_of(gil, "cannot unpack non-iterable %T object", v))
        }
    }
}

/// The items of an exact list or tuple.
#[inline]
fn known_items<'a>(gil: &'a Gil, v: &'a Value) -> Option<&'a [Value]> {
    if gil.is_exactly(v, gil.ty(T::Tuple)) {
        gil.tuple(v)
    } else if gil.is_exactly(v, gil.ty(T::List)) {
        gil.list(v)
    } else {
        None
    }
}

/// Unpacks into exactly `count` targets.
pub fn unpack(gil: &mut Gil, v: &Value, count: u32, at: At) -> Result<()> {
    if let Some(items) = known_items(gil, v) {
        if items.len() == count as usize {
            for (i, x) in items.iter().enumerate() {
                at.put(i as u32, x.clone());
            }
            return Ok(());
        }
        let got = items.len();
        return Err(wrong_count(gil, count as usize, got));
    }
    let mut items = HeapVec::with_capacity(count as usize);
    let it = iterate(gil, v)?;
    while items.len() < count as usize {
        match molt_call::next(gil, &it)? {
            Some(x) => items.push(x),
            None => {
                let got = items.len();
                return Err(wrong_count(gil, count as usize, got));
            }
        }
    }
    if molt_call::next(gil, &it)?.is_some() {
        // A sequence of known length says how many there were.
        let known = gil.is_exactly(v, gil.ty(T::Dict));
        let message = if known {
            let got = molt_call::len(gil, v)?;
            format!("too many values to unpack (expected {count}, got {got})")
        } else {
            format!("too many values to unpack (expected {count})")
        };
        return Err(gil.value_error(message));
    }
    for (i, x) in items.into_iter().enumerate() {
        at.put(i as u32, x);
    }
    Ok(())
}

fn wrong_count(gil: &mut Gil, expected: usize, got: usize) -> molt_provenance::Raised {
    let what = if got < expected { "not enough" } else { "too many" };
    gil.value_error(format!("{what} values to unpack (expected {expected}, got {got})"))
}

/// Unpacks into `before` targets, a list, and `after` targets.
pub fn unpack_star(gil: &mut Gil, v: &Value, before: u32, after: u32, at: At) -> Result<()> {
    let (before, after) = (before as usize, after as usize);
    if let Some(items) = known_items(gil, v)
        && items.len() >= before + after
    {
        let (first, rest) = items.split_at(before);
        let (middle, last) = rest.split_at(rest.len() - after);
        for (i, x) in first.iter().enumerate() {
            at.put(i as u32, x.clone());
        }
        at.put(before as u32, gil.new_list(HeapVec::of_clones(middle)));
        for (i, x) in last.iter().enumerate() {
            at.put((before + 1 + i) as u32, x.clone());
        }
        return Ok(());
    }
    let mut items: HeapVec<Value> = match known_items(gil, v) {
        Some(items) => items.iter().cloned().collect(),
        None => {
            let it = iterate(gil, v)?;
            let mut items = HeapVec::new();
            while items.len() < before {
                match molt_call::next(gil, &it)? {
                    Some(x) => items.push(x),
                    None => break,
                }
            }
            if items.len() == before {
                // As in CPython, the iterator itself is iterated for the rest.
                items.extend(molt_call::collect(gil, &it)?);
            }
            items
        }
    };
    let got = items.len();
    if got < before + after {
        let message = format!("not enough values to unpack (expected at least {}, got {got})", before + after);
        return Err(gil.value_error(message));
    }
    let last = items.split_off(got - after);
    let middle = items.split_off(before);
    let middle = gil.new_list(middle);
    for (i, x) in items.into_iter().chain([middle]).chain(last).enumerate() {
        at.put(i as u32, x);
    }
    Ok(())
}

fn has_flag(gil: &Gil, v: &Value, flag: u8) -> bool {
    type_data(gil, &type_of(gil, v)).is_some_and(|d| d.match_flags & flag != 0)
}

/// Whether a subject matches sequence patterns.
pub fn match_sequence(gil: &mut Gil, subject: &Value) -> Result<bool> {
    Ok(gil.list(subject).is_some()
        || gil.tuple(subject).is_some()
        || gil.get::<Range>(subject).is_some()
        || has_flag(gil, subject, MATCH_SEQUENCE))
}

/// Whether a subject matches mapping patterns.
pub fn match_mapping(gil: &mut Gil, subject: &Value) -> Result<bool> {
    Ok(gil.get::<Dict>(subject).is_some()
        || gil.get::<MappingProxy>(subject).is_some()
        || has_flag(gil, subject, MATCH_MAPPING))
}

/// The values of a mapping for all keys of a pattern, or None when one is missing.
pub fn match_keys(gil: &mut Gil, subject: &Value, keys: &Value) -> Result {
    let keys = gil.tuple(keys).unwrap_or(&[]).to_vec();
    let mut values = Vec::with_capacity(keys.len());
    for (i, key) in keys.iter().enumerate() {
        for earlier in &keys[..i] {
            if molt_call::same_or_equal(gil, earlier, key)? {
                let text = molt_call::repr_string(gil, key)?;
                return Err(gil.value_error(format!("mapping pattern checks duplicate key ({text})")));
            }
        }
        let found = if gil.is_exactly(subject, gil.ty(T::Dict)) {
            super::dict::lookup(gil, subject, key)?
        } else {
            let get = gil.intern("get");
            let absent = gil.new_list(HeapVec::new());
            let found = molt_call::call_method(gil, subject, &get, &[key.clone(), absent.clone()])?;
            if found.is(&absent) { None } else { Some(found) }
        };
        match found {
            Some(v) => values.push(v),
            None => return Ok(Value::NONE),
        }
    }
    Ok(gil.new_tuple(values))
}
