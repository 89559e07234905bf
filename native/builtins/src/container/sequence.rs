//! What lists and tuples share: comparison, search, `repr`, repetition.

use molt_call::{compare, index_clamped, same_or_equal};
use molt_object::{CompareOp, Exc, Numbers, Objects, Raise};
use molt_provenance::vec::has_memory;
use molt_provenance::{Gil, Result, Value};

use super::support::*;

/// The items of a list or tuple.
#[inline]
pub fn items<'a>(gil: &'a Gil, v: &'a Value) -> &'a [Value] {
    match gil.list(v) {
        Some(items) => items,
        None => gil.tuple(v).unwrap_or(&[]),
    }
}

/// An item, if it is still there.
#[inline]
pub fn item(gil: &Gil, v: &Value, at: usize) -> Option<Value> {
    items(gil, v).get(at).cloned()
}

/// Compares two sequences of the same kind, item by item.
pub fn compare_items(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let (m, n) = (items(gil, a).len(), items(gil, b).len());
    if m != n && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    gil.spend_on(m.min(n))?;
    let mut i = 0;
    loop {
        let (xs, ys) = (items(gil, a), items(gil, b));
        let (Some(x), Some(y)) = (xs.get(i), ys.get(i)) else { break };
        if x.is(y) {
            i += 1;
            continue;
        }
        let (x, y) = (x.clone(), y.clone());
        if !same_or_equal(gil, &x, &y)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => compare(gil, &x, &y, op),
            };
        }
        i += 1;
    }
    let (m, n) = (items(gil, a).len(), items(gil, b).len());
    Ok(Value::bool(op.of(m.cmp(&n))))
}

/// The first place at or after `from` and before `to` where an equal item is.
pub fn find(gil: &mut Gil, seq: &Value, wanted: &Value, from: usize, to: usize) -> Result<Option<usize>> {
    gil.spend_on(to.saturating_sub(from))?;
    let mut i = from;
    while i < to {
        let rest = items(gil, seq);
        if wanted.is_small_int() {
            // Other inline ints are told apart by their bits: only other things have to be asked.
            match rest.get(i..to.min(rest.len())).and_then(|r| r.iter().position(|x| x.is(wanted) || !x.is_small_int()))
            {
                Some(n) => i += n,
                None => return Ok(None),
            }
        }
        let Some(x) = items(gil, seq).get(i) else { return Ok(None) };
        if x.is(wanted) {
            return Ok(Some(i));
        }
        let x = x.clone();
        if same_or_equal(gil, &x, wanted)? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

/// `item in sequence`
pub fn contains(gil: &mut Gil, seq: &Value, wanted: &Value) -> Result<bool> {
    Ok(find(gil, seq, wanted, 0, usize::MAX)?.is_some())
}

/// `sequence.count(item)`
pub fn count(gil: &mut Gil, seq: &Value, wanted: &Value) -> Result {
    let (mut n, mut from) = (0, 0);
    while let Some(at) = find(gil, seq, wanted, from, usize::MAX)? {
        n += 1;
        from = at + 1;
    }
    Ok(gil.new_int(n))
}

fn bound(gil: &mut Gil, v: &Value, len: usize, default: i64) -> Result<usize> {
    let i = match v.bound() {
        None => default,
        Some(v) if has_index(gil, v) => index_clamped(gil, v)?,
        Some(_) => return Err(gil.type_error("slice indices must be integers or have an __index__ method")),
    };
    let i = if i < 0 { i.saturating_add(len as i64).max(0) } else { i };
    Ok(usize::try_from(i).unwrap_or(usize::MAX))
}

/// `sequence.index(item, start, stop)`; `None` when it is not there.
pub fn index(gil: &mut Gil, seq: &Value, wanted: &Value, start: &Value, stop: &Value) -> Result<Option<usize>> {
    let len = items(gil, seq).len();
    let from = bound(gil, start, len, 0)?;
    let to = bound(gil, stop, len, i64::MAX)?;
    find(gil, seq, wanted, from, to)
}

/// `repr` of the items between brackets.
pub fn repr_items(gil: &mut Gil, seq: &Value, open: &str, close: &str) -> Result {
    let mut out = TextBuilder::default();
    out.ascii(open);
    let mut i = 0;
    while let Some(x) = item(gil, seq, i) {
        if i > 0 {
            out.ascii(", ");
        }
        out.repr(gil, &x)?;
        i += 1;
    }
    out.ascii(close);
    Ok(out.finish(gil))
}

/// How often a sequence is to be repeated, and the length that it then has.
pub fn repeat_count(gil: &mut Gil, len: usize, count: &Value) -> Result<usize> {
    if !has_index(gil, count) {
        return Err(molt_call::type_error_of(gil, "can't multiply sequence by non-int of type '%T'", count));
    }
    let n = molt_call::index_i64(gil, count, Exc::OverflowError)?.max(0);
    if len == 0 {
        return Ok(0);
    }
    if n > (MAX_ITEMS / len) as i64 || !has_memory(&[len * n as usize * size_of::<Value>()]) {
        return Err(gil.memory_error());
    }
    Ok(n as usize)
}
