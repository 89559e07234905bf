//! `range`, with ints of any size, and its iterator.

use core::cell::Cell;

use molt_call::{hash, index, same_or_equal};
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Payload, Result, Tracer, VTable, Value};

use super::iterators::iterator;
use super::support::*;
use super::{ints, sequence, slice};

/// The type `range`.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
    slots: TypeSlots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(range_hash),
        compare: Some(compare),
        iter: Some(iter),
        bool: Some(truth),
        len: Some(len),
        getitem: Some(getitem),
        contains: Some(contains),
        ..TypeSlots::NONE
    },
    methods: &[
        method("__reversed__", Native::fixed1(reversed), "()", "Return a reverse iterator."),
        method(
            "count",
            Native::fixed2(count),
            "(value, /)",
            "rangeobject.count(value) -> integer -- return number of occurrences of value",
        ),
        method(
            "index",
            Native::fixed2(index_of),
            "(value, /)",
            "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.",
        ),
    ],
    getset: &[member("start", start), member("stop", stop), member("step", step_of)],
    ..TypeSpec::new(T::Range, VTable::of::<Range>())
};

struct Parts {
    start: Value,
    stop: Value,
    step: Value,
    length: Value,
}

fn parts(gil: &Gil, range: &Value) -> Parts {
    match gil.get::<Range>(range) {
        Some(r) => {
            Parts { start: r.start.clone(), stop: r.stop.clone(), step: r.step.clone(), length: r.length.clone() }
        }
        None => Parts { start: Value::int32(0), stop: Value::int32(0), step: Value::int32(1), length: Value::int32(0) },
    }
}

/// Start, step and length, when all numbers of the range fit into 64 bits.
#[inline]
pub fn small(gil: &Gil, range: &Value) -> Option<(i64, i64, i64)> {
    let r = gil.get::<Range>(range)?;
    // The stop bounds all items; inline ints have 48 bits, so nothing overflows.
    r.stop.as_small_int()?;
    Some((r.start.as_small_int()?, r.step.as_small_int()?, r.length.as_small_int()?))
}

fn new(gil: &mut Gil, _cls: &Value, args: Args<'_>) -> Result {
    no_keywords(gil, "range", args)?;
    check_count(gil, "range", args.values.len(), 1, 3)?;
    let (start, stop, step) = match args.values {
        [start, stop, rest @ ..] => {
            let (start, stop) = (index(gil, start)?, index(gil, stop)?);
            let step = match rest.first() {
                Some(step) => index(gil, step)?,
                None => Value::int32(1),
            };
            (start, stop, step)
        }
        rest => {
            let stop = match rest.first() {
                Some(stop) => index(gil, stop)?,
                None => Value::int32(0),
            };
            (Value::int32(0), stop, Value::int32(1))
        }
    };
    make(gil, start, stop, step)
}

/// A range of these ints.
fn make(gil: &mut Gil, start: Value, stop: Value, step: Value) -> Result {
    let sign = ints::sign(gil, &step);
    if sign.is_eq() {
        return Err(gil.value_error("range() arg 3 must not be zero"));
    }
    let length = length_of(gil, &start, &stop, &step)?;
    Ok(gil.alloc(gil.ty(T::Range), Range { start, stop, step, length }))
}

fn length_of(gil: &mut Gil, start: &Value, stop: &Value, step: &Value) -> Result {
    if let (Some(a), Some(b), Some(s)) = (start.as_small_int(), stop.as_small_int(), step.as_small_int()) {
        let (low, high, s) = if s > 0 { (a, b, s) } else { (b, a, -s) };
        return Ok(gil.new_int(if low < high { (high - low - 1) / s + 1 } else { 0 }));
    }
    let forward = ints::sign(gil, step).is_gt();
    let zero = Value::int32(0);
    let (low, high) = if forward { (start, stop) } else { (stop, start) };
    let step = if forward { step.clone() } else { ints::sub(gil, &zero, step)? };
    if !ints::order(gil, low, high).is_lt() {
        return Ok(zero);
    }
    let one = Value::int32(1);
    let distance = ints::sub(gil, high, low)?;
    let last = ints::sub(gil, &distance, &one)?;
    let steps = ints::floordiv(gil, &last, &step)?;
    ints::add(gil, &steps, &one)
}

fn repr(gil: &mut Gil, range: &Value) -> Result {
    let r = parts(gil, range);
    let mut out = TextBuilder::default();
    out.ascii("range(");
    out.repr(gil, &r.start)?;
    out.ascii(", ");
    out.repr(gil, &r.stop)?;
    if r.step.as_small_int() != Some(1) {
        out.ascii(", ");
        out.repr(gil, &r.step)?;
    }
    out.ascii(")");
    Ok(out.finish(gil))
}

/// What makes two ranges equal: length, first item and step, as far as they matter.
fn essence(gil: &Gil, range: &Value) -> [Value; 3] {
    let r = parts(gil, range);
    match r.length.as_small_int() {
        Some(0) => [r.length, Value::NONE, Value::NONE],
        Some(1) => [r.length, r.start, Value::NONE],
        _ => [r.length, r.start, r.step],
    }
}

fn range_hash(gil: &mut Gil, range: &Value) -> Result<i64> {
    let tuple = gil.tuple_of(&essence(gil, range));
    hash(gil, &tuple)
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let comparable = gil.get::<Range>(a).is_some() && gil.get::<Range>(b).is_some();
    if !comparable || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (essence(gil, a), essence(gil, b));
    let equal = x.iter().zip(&y).all(|(p, q)| p.is(q) || (p.is_none() == q.is_none() && ints::equal(gil, p, q)));
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

fn truth(gil: &mut Gil, range: &Value) -> Result<bool> {
    let length = parts(gil, range).length;
    Ok(length.as_small_int() != Some(0))
}

fn len(gil: &mut Gil, range: &Value) -> Result<usize> {
    let length = parts(gil, range).length;
    match gil.int(&length).and_then(|n| n.to_i64()) {
        Some(n) => Ok(usize::try_from(n).unwrap_or(usize::MAX)),
        None => Err(gil.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// `start + index * step`
fn item(gil: &mut Gil, r: &Parts, index: &Value) -> Result {
    let offset = ints::mul(gil, index, &r.step)?;
    ints::add(gil, &r.start, &offset)
}

fn getitem(gil: &mut Gil, range: &Value, at: &Value) -> Result {
    if let Some(i) = at.as_small_int()
        && let Some((start, step, length)) = small(gil, range)
    {
        let i = if i < 0 { i + length } else { i };
        if i < 0 || i >= length {
            return Err(gil.index_error("range object index out of range"));
        }
        return Ok(gil.new_int(start + i * step));
    }
    let r = parts(gil, range);
    if gil.get::<Slice>(at).is_some() {
        let [first, last, by] = slice::indices(gil, at, &r.length)?;
        let step = ints::mul(gil, &by, &r.step)?;
        let start = item(gil, &r, &first)?;
        let stop = item(gil, &r, &last)?;
        return make(gil, start, stop, step);
    }
    if !has_index(gil, at) {
        return Err(molt_call::type_error_of(gil, "range indices must be integers or slices, not %T", at));
    }
    let mut i = index(gil, at)?;
    if ints::sign(gil, &i).is_lt() {
        i = ints::add(gil, &i, &r.length)?;
    }
    if ints::sign(gil, &i).is_lt() || !ints::order(gil, &i, &r.length).is_lt() {
        return Err(gil.index_error("range object index out of range"));
    }
    item(gil, &r, &i)
}

/// The index of a plain int in a range.
fn find(gil: &mut Gil, range: &Value, v: &Value) -> Result<Option<Value>> {
    if let (Some(x), Some((start, step, length))) = (v.as_small_int(), small(gil, range)) {
        let offset = x - start;
        let i = offset / step;
        let there = offset % step == 0 && i >= 0 && i < length;
        return Ok(there.then(|| gil.new_int(i)));
    }
    let r = parts(gil, range);
    let offset = ints::sub(gil, v, &r.start)?;
    let rest = ints::modulo(gil, &offset, &r.step)?;
    if !ints::sign(gil, &rest).is_eq() {
        return Ok(None);
    }
    let i = ints::floordiv(gil, &offset, &r.step)?;
    let there = !ints::sign(gil, &i).is_lt() && ints::order(gil, &i, &r.length).is_lt();
    Ok(there.then_some(i))
}

fn is_plain_int(gil: &Gil, v: &Value) -> bool {
    v.is_small_int() || v.as_bool().is_some() || gil.is_exactly(v, gil.ty(T::Int))
}

/// A bool as an int, anything else as it is.
fn as_int(v: &Value) -> Value {
    v.as_bool().map_or_else(|| v.clone(), |b| Value::int32(b as i32))
}

fn contains(gil: &mut Gil, range: &Value, v: &Value) -> Result<bool> {
    if is_plain_int(gil, v) {
        return Ok(find(gil, range, &as_int(v))?.is_some());
    }
    let mut found = false;
    molt_call::for_each(gil, range, |gil, x| {
        found = same_or_equal(gil, &x, v)?;
        Ok(!found)
    })?;
    Ok(found)
}

fn count(gil: &mut Gil, range: &Value, v: &Value) -> Result {
    if is_plain_int(gil, v) {
        return Ok(Value::int32(find(gil, range, &as_int(v))?.is_some() as i32));
    }
    let mut n = 0;
    molt_call::for_each(gil, range, |gil, x| {
        n += same_or_equal(gil, &x, v)? as i64;
        Ok(true)
    })?;
    Ok(gil.new_int(n))
}

fn index_of(gil: &mut Gil, range: &Value, v: &Value) -> Result {
    let found = if is_plain_int(gil, v) {
        find(gil, range, &as_int(v))?
    } else {
        let (mut at, mut found) = (0, false);
        molt_call::for_each(gil, range, |gil, x| {
            found = same_or_equal(gil, &x, v)?;
            at += !found as i64;
            Ok(!found)
        })?;
        found.then(|| gil.new_int(at))
    };
    match found {
        Some(i) => Ok(i),
        None if is_plain_int(gil, v) => Err(gil.value_error("range.index(x): x not in range")),
        None => Err(gil.value_error("sequence.index(x): x not in sequence")),
    }
}

fn start(gil: &mut Gil, range: &Value) -> Result {
    Ok(parts(gil, range).start)
}

fn stop(gil: &mut Gil, range: &Value) -> Result {
    Ok(parts(gil, range).stop)
}

fn step_of(gil: &mut Gil, range: &Value) -> Result {
    Ok(parts(gil, range).step)
}

/// The payload of an iterator over a range.
#[repr(C)]
pub struct RangeIter {
    /// The next item, when it is a machine int.
    next: Cell<i64>,
    step: i64,
    /// Items still to come.
    left: Cell<i64>,
    /// For ranges beyond machine ints: a tuple of the next item, the step and how many are left. Else unbound.
    big: Value,
}

const _: () = {
    use molt_abi::layout::{OBJ_HEADER, RANGE_ITER_LEFT, RANGE_ITER_NEXT, RANGE_ITER_STEP};
    assert!(core::mem::offset_of!(RangeIter, next) as u32 + OBJ_HEADER == RANGE_ITER_NEXT);
    assert!(core::mem::offset_of!(RangeIter, step) as u32 + OBJ_HEADER == RANGE_ITER_STEP);
    assert!(core::mem::offset_of!(RangeIter, left) as u32 + OBJ_HEADER == RANGE_ITER_LEFT);
};

impl Payload for RangeIter {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.big);
    }
}

/// `range_iterator`
pub static ITER: TypeSpec = iterator(
    T::RangeIter,
    VTable::of::<RangeIter>(),
    next,
    &[method("__length_hint__", Native::fixed1(hint), "()", "Private method returning an estimate of len(list(it)).")],
);

fn iter(gil: &mut Gil, range: &Value) -> Result {
    if let Some((start, step, length)) = small(gil, range) {
        return Ok(gil.alloc(
            gil.ty(T::RangeIter),
            RangeIter { next: Cell::new(start), step, left: Cell::new(length), big: Value::UNBOUND },
        ));
    }
    let r = parts(gil, range);
    Ok(big_iter(gil, r.start, r.step, r.length))
}

fn big_iter(gil: &Gil, first: Value, step: Value, length: Value) -> Value {
    let big = gil.new_tuple(vec![first, step, length]);
    gil.alloc(gil.ty(T::RangeIter), RangeIter { next: Cell::new(0), step: 0, left: Cell::new(0), big })
}

fn reversed(gil: &mut Gil, range: &Value) -> Result {
    if let Some((start, step, length)) = small(gil, range) {
        let first = Cell::new(start + (length - 1) * step);
        let it = RangeIter { next: first, step: -step, left: Cell::new(length), big: Value::UNBOUND };
        return Ok(gil.alloc(gil.ty(T::RangeIter), it));
    }
    let r = parts(gil, range);
    let last = ints::sub(gil, &r.length, &Value::int32(1))?;
    let last = item(gil, &r, &last)?;
    let step = ints::sub(gil, &Value::int32(0), &r.step)?;
    Ok(big_iter(gil, last, step, r.length))
}

/// The next item of an iterator over machine ints; `None` for others.
#[inline]
pub fn step(gil: &Gil, it: &Value) -> Option<Option<Value>> {
    let i = gil.get::<RangeIter>(it)?;
    let left = i.left.get();
    if left == 0 {
        return i.big.is_unbound().then_some(None);
    }
    let item = i.next.get();
    i.next.set(item.wrapping_add(i.step));
    i.left.set(left - 1);
    Some(Some(gil.new_int(item)))
}

fn next(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    if let Some(found) = step(gil, it) {
        return Ok(found);
    }
    let Some(i) = gil.get::<RangeIter>(it) else { return Ok(None) };
    let big = i.big.clone();
    let part = |gil: &Gil, at| sequence::item(gil, &big, at).unwrap_or(Value::NONE);
    let (item, step, left) = (part(gil, 0), part(gil, 1), part(gil, 2));
    if ints::sign(gil, &left).is_eq() {
        return Ok(None);
    }
    let following = ints::add(gil, &item, &step)?;
    let left = ints::sub(gil, &left, &Value::int32(1))?;
    let state = gil.new_tuple(vec![following, step, left]);
    if let Some(i) = gil.get_mut::<RangeIter>(it) {
        i.big = state;
    }
    Ok(Some(item))
}

fn hint(gil: &mut Gil, it: &Value) -> Result {
    let Some(i) = gil.get::<RangeIter>(it) else { return Ok(Value::int32(0)) };
    match gil.tuple(&i.big) {
        Some(state) => Ok(state[2].clone()),
        None => Ok(gil.new_int(i.left.get())),
    }
}
