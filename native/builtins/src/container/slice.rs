//! `slice` objects.

use molt_call::{hash, index};
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Result, VTable, Value};

use super::ints;
use super::support::*;
use super::tuple::{PRIME_1, PRIME_2, PRIME_5};

/// The type `slice`.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
    slots: TypeSlots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(slice_hash),
        compare: Some(compare),
        ..TypeSlots::NONE
    },
    methods: &[method(
        "indices",
        Native::fixed2(indices_method),
        "(object, /)",
        "S.indices(len) -> (start, stop, stride)",
    )],
    getset: &[member("start", start), member("stop", stop), member("step", step)],
    ..TypeSpec::new(T::Slice, VTable::of::<Slice>())
};

/// Start, stop and step of a slice.
pub fn parts(gil: &Gil, slice: &Value) -> [Value; 3] {
    match gil.get::<Slice>(slice) {
        Some(s) => [s.start.clone(), s.stop.clone(), s.step.clone()],
        None => [Value::NONE, Value::NONE, Value::NONE],
    }
}

fn new(gil: &mut Gil, _cls: &Value, args: Args<'_>) -> Result {
    no_keywords(gil, "slice", args)?;
    check_count(gil, "slice", args.values.len(), 1, 3)?;
    let (start, stop, step) = match args.values {
        [stop] => (Value::NONE, stop.clone(), Value::NONE),
        [start, stop] => (start.clone(), stop.clone(), Value::NONE),
        [start, stop, step, ..] => (start.clone(), stop.clone(), step.clone()),
        [] => (Value::NONE, Value::NONE, Value::NONE),
    };
    Ok(gil.new_slice(start, stop, step))
}

fn repr(gil: &mut Gil, slice: &Value) -> Result {
    let mut out = TextBuilder::default();
    out.ascii("slice(");
    for (i, part) in parts(gil, slice).iter().enumerate() {
        if i > 0 {
            out.ascii(", ");
        }
        out.repr(gil, part)?;
    }
    out.ascii(")");
    Ok(out.finish(gil))
}

fn slice_hash(gil: &mut Gil, slice: &Value) -> Result<i64> {
    let mut acc = PRIME_5;
    for part in parts(gil, slice) {
        acc = acc.wrapping_add((hash(gil, &part)? as u64).wrapping_mul(PRIME_2));
        acc = acc.rotate_left(31).wrapping_mul(PRIME_1);
    }
    Ok(if acc == u64::MAX { 1_546_275_796 } else { acc as i64 })
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if gil.get::<Slice>(a).is_none() || gil.get::<Slice>(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (gil.tuple_of(&parts(gil, a)), gil.tuple_of(&parts(gil, b)));
    molt_call::compare(gil, &x, &y, op)
}

fn start(gil: &mut Gil, slice: &Value) -> Result {
    let [start, _, _] = parts(gil, slice);
    Ok(start)
}

fn stop(gil: &mut Gil, slice: &Value) -> Result {
    let [_, stop, _] = parts(gil, slice);
    Ok(stop)
}

fn step(gil: &mut Gil, slice: &Value) -> Result {
    let [_, _, step] = parts(gil, slice);
    Ok(step)
}

fn part_index(gil: &mut Gil, v: &Value) -> Result {
    if !has_index(gil, v) {
        return Err(gil.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    index(gil, v)
}

/// Start, stop and step of a slice for a length, ints of any size.
pub fn indices(gil: &mut Gil, slice: &Value, length: &Value) -> Result<[Value; 3]> {
    let zero = Value::int32(0);
    let [start, stop, step] = parts(gil, slice);
    let step = if step.is_none() { Value::int32(1) } else { part_index(gil, &step)? };
    let sign = ints::sign(gil, &step);
    if sign.is_eq() {
        return Err(gil.value_error("slice step cannot be zero"));
    }
    let (lower, upper) = if sign.is_lt() {
        (Value::int32(-1), ints::sub(gil, length, &Value::int32(1))?)
    } else {
        (zero, length.clone())
    };
    let fit = |gil: &mut Gil, v: &Value, default: &Value| -> Result {
        if v.is_none() {
            return Ok(default.clone());
        }
        let i = part_index(gil, v)?;
        if ints::sign(gil, &i).is_lt() {
            let from_end = ints::add(gil, &i, length)?;
            Ok(if ints::order(gil, &from_end, &lower).is_lt() { lower.clone() } else { from_end })
        } else {
            Ok(if ints::order(gil, &i, &upper).is_gt() { upper.clone() } else { i })
        }
    };
    let (first, last) = if sign.is_lt() { (&upper, &lower) } else { (&lower, &upper) };
    let start = fit(gil, &start, first)?;
    let stop = fit(gil, &stop, last)?;
    Ok([start, stop, step])
}

fn indices_method(gil: &mut Gil, slice: &Value, length: &Value) -> Result {
    let length = index(gil, length)?;
    if ints::sign(gil, &length).is_lt() {
        return Err(gil.value_error("length should not be negative"));
    }
    let parts = indices(gil, slice, &length)?;
    Ok(gil.tuple_of(&parts))
}
