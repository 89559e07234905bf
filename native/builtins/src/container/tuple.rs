//! `tuple`.

use molt_call::{collect, hash};
use molt_object::*;
use molt_provenance::vec::has_memory;
use molt_provenance::{Args, Gil, Native, Result, Tuple, Value};

use super::support::*;
use super::{iterators, sequence};

/// The type `tuple`.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
    slots: TypeSlots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(tuple_hash),
        compare: Some(compare),
        iter: Some(iterators::tuple_iter),
        len: Some(len),
        getitem: Some(getitem),
        contains: Some(sequence::contains),
        concat: Some(concat),
        repeat: Some(repeat),
        ..TypeSlots::NONE
    },
    methods: &[
        super::support::CLASS_GETITEM,
        method("__getnewargs__", Native::fixed1(getnewargs), "()", ""),
        method("count", Native::fixed2(sequence::count), "(value, /)", "Return number of occurrences of value."),
        method(
            "index",
            Native::fixed4(index),
            "(value, start=0, stop=9223372036854775807, /)",
            "Return first index of value.",
        ),
    ],
    ..TypeSpec::new(T::Tuple, Tuple::VTABLE)
};

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let plain = cls.is(gil.ty(T::Tuple));
    if plain {
        no_keywords(gil, "tuple", args)?;
    }
    let given = args.positional();
    check_count(gil, "tuple", given.len(), 0, 1)?;
    let Some(iterable) = given.first() else { return Ok(gil.alloc_tuple(cls, [])) };
    if plain {
        return from_iterable(gil, iterable);
    }
    let items = collect(gil, iterable)?;
    Ok(gil.alloc_tuple_from(cls, items))
}

/// `tuple(iterable)`
pub(crate) fn from_iterable(gil: &mut Gil, iterable: &Value) -> Result {
    if gil.is_exactly(iterable, gil.ty(T::Tuple)) {
        return Ok(iterable.clone());
    }
    if gil.is_exactly(iterable, gil.ty(T::List)) {
        let len = gil.list(iterable).map_or(0, <[Value]>::len);
        gil.spend_on(len)?;
        if !has_memory(&[len * size_of::<Value>()]) {
            return Err(gil.memory_error());
        }
        return Ok(gil.tuple_of(gil.list(iterable).unwrap_or(&[])));
    }
    let items = collect(gil, iterable)?;
    Ok(gil.alloc_tuple_from(gil.ty(T::Tuple), items))
}

fn repr(gil: &mut Gil, tuple: &Value) -> Result {
    let len = gil.tuple(tuple).map_or(0, <[Value]>::len);
    if len == 0 {
        return Ok(gil.new_str("()"));
    }
    let close = if len == 1 { ",)" } else { ")" };
    match guarded_repr(gil, tuple, |gil| sequence::repr_items(gil, tuple, "(", close))? {
        Some(text) => Ok(text),
        None => Ok(gil.new_str("(...)")),
    }
}

pub(super) const PRIME_1: u64 = 11_400_714_785_074_694_791;
pub(super) const PRIME_2: u64 = 14_029_467_366_897_019_727;
pub(super) const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// The hash of a tuple with items of these hashes: CPython's variant of xxHash.
fn combine(hashes: impl ExactSizeIterator<Item = Result<i64>>) -> Result<i64> {
    let len = hashes.len();
    let mut acc = PRIME_5;
    for lane in hashes {
        acc = acc.wrapping_add((lane? as u64).wrapping_mul(PRIME_2));
        acc = acc.rotate_left(31).wrapping_mul(PRIME_1);
    }
    Ok(finish(acc, len))
}

/// Tuples within tuples that are hashed in one go.
pub const PLAIN_DEPTH: u32 = 3;

/// The hash of exactly a tuple of ints, strings and tuples of such, which needs no Python code.
pub fn plain_hash(gil: &Gil, v: &Value, depth: u32) -> Option<i64> {
    if depth == 0 || !gil.is_exactly(v, gil.ty(T::Tuple)) {
        return None;
    }
    let items = gil.tuple(v)?;
    let mut acc = PRIME_5;
    for item in items {
        let lane = match item.as_small_int() {
            Some(i) => molt_object::number::hash_i64(i),
            None if gil.is_exactly(item, gil.ty(T::Str)) => gil.hash_str(item),
            None => plain_hash(gil, item, depth - 1)?,
        };
        acc = acc.wrapping_add((lane as u64).wrapping_mul(PRIME_2));
        acc = acc.rotate_left(31).wrapping_mul(PRIME_1);
    }
    Some(finish(acc, items.len()))
}

fn finish(acc: u64, len: usize) -> i64 {
    let acc = acc.wrapping_add(len as u64 ^ (PRIME_5 ^ 3_527_539));
    if acc == u64::MAX { 1_546_275_796 } else { acc as i64 }
}

fn tuple_hash(gil: &mut Gil, tuple: &Value) -> Result<i64> {
    if let Some(h) = plain_hash(gil, tuple, PLAIN_DEPTH) {
        return Ok(h);
    }
    let len = gil.tuple(tuple).map_or(0, <[Value]>::len);
    combine((0..len).map(|i| {
        let item = sequence::item(gil, tuple, i).unwrap_or(Value::NONE);
        hash(gil, &item)
    }))
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if gil.tuple(a).is_none() || gil.tuple(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    sequence::compare_items(gil, a, b, op)
}

fn len(gil: &mut Gil, tuple: &Value) -> Result<usize> {
    Ok(gil.tuple(tuple).map_or(0, <[Value]>::len))
}

/// `tuple[index]`
pub fn getitem(gil: &mut Gil, tuple: &Value, index: &Value) -> Result {
    if gil.get::<Slice>(index).is_some() {
        let bounds = Bounds::of(gil, index)?;
        let items = gil.tuple(tuple).unwrap_or(&[]);
        let (b, count) = bounds.fit(items.len());
        if count == items.len() && b.step == 1 && gil.is_exactly(tuple, gil.ty(T::Tuple)) {
            return Ok(tuple.clone());
        }
        if !molt_provenance::vec::has_memory(&[count * size_of::<Value>()]) {
            return Err(gil.memory_error());
        }
        return Ok(gil.alloc_tuple(gil.ty(T::Tuple), pick(items, b, count)));
    }
    if !has_index(gil, index) {
        return Err(molt_call::type_error_of(gil, "tuple indices must be integers or slices, not %T", index));
    }
    let i = molt_call::index_i64(gil, index, Exc::IndexError)?;
    let items = gil.tuple(tuple).unwrap_or(&[]);
    match place(i, items.len()) {
        Some(at) => Ok(items[at].clone()),
        None => Err(gil.index_error("tuple index out of range")),
    }
}

fn concat(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    let Some(right) = gil.tuple(b) else {
        return Err(molt_call::type_error_of(gil, "can only concatenate tuple (not \"%T\") to tuple", b));
    };
    let left = gil.tuple(a).unwrap_or(&[]);
    let tuple = gil.ty(T::Tuple);
    if left.is_empty() && gil.is_exactly(b, tuple) {
        return Ok(b.clone());
    }
    if right.is_empty() && gil.is_exactly(a, tuple) {
        return Ok(a.clone());
    }
    let (m, n) = (left.len(), right.len());
    if !molt_provenance::vec::has_memory(&[(m + n) * size_of::<Value>()]) {
        return Err(gil.memory_error());
    }
    let item = |i: usize| if i < m { left[i].clone() } else { right[i - m].clone() };
    Ok(gil.alloc_tuple(tuple, (0..m + n).map(item)))
}

fn repeat(gil: &mut Gil, tuple: &Value, count: &Value) -> Result {
    let len = gil.tuple(tuple).map_or(0, <[Value]>::len);
    let n = sequence::repeat_count(gil, len, count)?;
    let items = gil.tuple(tuple).unwrap_or(&[]);
    if n == 1 && gil.is_exactly(tuple, gil.ty(T::Tuple)) {
        return Ok(tuple.clone());
    }
    Ok(gil.alloc_tuple(gil.ty(T::Tuple), (0..len * n).map(|i| items[i % len].clone())))
}

fn index(gil: &mut Gil, tuple: &Value, value: &Value, start: &Value, stop: &Value) -> Result {
    match sequence::index(gil, tuple, value, start, stop)? {
        Some(at) => Ok(gil.new_int(at as i64)),
        None => Err(gil.value_error("tuple.index(x): x not in tuple")),
    }
}

fn getnewargs(gil: &mut Gil, tuple: &Value) -> Result {
    let plain = gil.tuple_of(gil.tuple(tuple).unwrap_or(&[]));
    Ok(gil.new_tuple(vec![plain]))
}

#[cfg(test)]
mod tests {
    use super::combine;

    #[test]
    fn hashes_as_cpython_does() {
        let of = |items: &[i64]| combine(items.iter().map(|h| Ok(*h))).map_err(|_| ()).unwrap();
        assert_eq!(of(&[]), 5_740_354_900_026_072_187);
        assert_eq!(of(&[1, 2, 3]), 529_344_067_295_497_451);
    }
}
