//! `set`, `frozenset` and their iterator.

use molt_call::type_name;
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Payload, Result, Tracer, VTable, Value};

use super::iterators::iterator;
use super::set_ops;
use super::support::*;

const SLOTS: TypeSlots = TypeSlots {
    repr: Some(repr),
    compare: Some(compare),
    iter: Some(iter),
    len: Some(len),
    contains: Some(contains),
    binary: Some(binary),
    ..TypeSlots::NONE
};

/// The type `set`.
pub static SET: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Build an unordered collection of unique elements.",
    slots: TypeSlots { new: Some(new_set), init: Some(init), hash: Some(unhashable), inplace: Some(inplace), ..SLOTS },
    methods: &[
        super::support::CLASS_GETITEM,
        method("__contains__", Native::fixed2(contains_method), "(object, /)", "x.__contains__(y) <==> y in x."),
        method("__sizeof__", Native::fixed1(sizeof), "()", "S.__sizeof__() -> size of S in memory, in bytes."),
        method("add", Native::fixed2(add), "(object, /)", "Add an element to a set."),
        method("clear", Native::fixed1(clear), "()", "Remove all elements from this set."),
        method("copy", Native::fixed1(set_copy), "()", "Return a shallow copy of a set."),
        method(
            "difference",
            Native::Variadic(difference),
            "(*others)",
            "Return a new set with elements in the set that are not in the others.",
        ),
        method(
            "difference_update",
            Native::Variadic(difference_update),
            "(*others)",
            "Update the set, removing elements found in others.",
        ),
        method("discard", Native::fixed2(discard), "(object, /)", "Remove an element from a set if it is a member."),
        method(
            "intersection",
            Native::Variadic(intersection),
            "(*others)",
            "Return a new set with elements common to the set and all others.",
        ),
        method(
            "intersection_update",
            Native::Variadic(intersection_update),
            "(*others)",
            "Update the set, keeping only elements found in it and all others.",
        ),
        method(
            "isdisjoint",
            Native::fixed2(isdisjoint),
            "(other, /)",
            "Return True if two sets have a null intersection.",
        ),
        method("issubset", Native::fixed2(issubset), "(other, /)", "Report whether another set contains this set."),
        method("issuperset", Native::fixed2(issuperset), "(other, /)", "Report whether this set contains another set."),
        method("pop", Native::fixed1(pop), "()", "Remove and return an arbitrary set element."),
        method("remove", Native::fixed2(remove), "(object, /)", "Remove an element from a set; it must be a member."),
        method(
            "symmetric_difference",
            Native::fixed2(set_ops::symmetric_difference),
            "(other, /)",
            "Return a new set with elements in either the set or other but not both.",
        ),
        method(
            "symmetric_difference_update",
            Native::fixed2(symmetric_difference_update),
            "(other, /)",
            "Update the set, keeping only elements found in either set, but not in both.",
        ),
        method(
            "union",
            Native::Variadic(union),
            "(*others)",
            "Return a new set with elements from the set and all others.",
        ),
        method("update", Native::Variadic(update), "(*others)", "Update the set, adding elements from all others."),
    ],
    ..TypeSpec::new(T::Set, VTable::of::<Set>())
};

/// The type `frozenset`.
pub static FROZENSET: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Build an immutable unordered collection of unique elements.",
    slots: TypeSlots { new: Some(new_frozenset), hash: Some(frozen_hash), ..SLOTS },
    methods: &[
        super::support::CLASS_GETITEM,
        method("__contains__", Native::fixed2(contains_method), "(object, /)", "x.__contains__(y) <==> y in x."),
        method("__sizeof__", Native::fixed1(sizeof), "()", "S.__sizeof__() -> size of S in memory, in bytes."),
        method("copy", Native::fixed1(set_ops::copy), "()", "Return a shallow copy of a set."),
        method(
            "difference",
            Native::Variadic(difference),
            "(*others)",
            "Return a new set with elements in the set that are not in the others.",
        ),
        method(
            "intersection",
            Native::Variadic(intersection),
            "(*others)",
            "Return a new set with elements common to the set and all others.",
        ),
        method(
            "isdisjoint",
            Native::fixed2(isdisjoint),
            "(other, /)",
            "Return True if two sets have a null intersection.",
        ),
        method("issubset", Native::fixed2(issubset), "(other, /)", "Report whether another set contains this set."),
        method("issuperset", Native::fixed2(issuperset), "(other, /)", "Report whether this set contains another set."),
        method(
            "symmetric_difference",
            Native::fixed2(set_ops::symmetric_difference),
            "(other, /)",
            "Return a new set with elements in either the set or other but not both.",
        ),
        method(
            "union",
            Native::Variadic(union),
            "(*others)",
            "Return a new set with elements from the set and all others.",
        ),
    ],
    ..TypeSpec::new(T::FrozenSet, VTable::of::<Set>())
};

fn new_set(gil: &mut Gil, cls: &Value, _args: Args<'_>) -> Result {
    Ok(gil.alloc(cls, Set::new()))
}

fn init(gil: &mut Gil, set: &Value, args: Args<'_>) -> Result<()> {
    if args.keywords == 0 || gil.is_exactly(set, gil.ty(T::Set)) {
        no_keywords(gil, "set", args)?;
    }
    let given = args.positional();
    check_count(gil, "set", given.len(), 0, 1)?;
    let old = gil.get_mut::<Set>(set).map(Set::take_all);
    drop(old);
    match given.first() {
        Some(iterable) => set_ops::update(gil, set, iterable),
        None => Ok(()),
    }
}

fn new_frozenset(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let plain = cls.is(gil.ty(T::FrozenSet));
    if plain {
        no_keywords(gil, "frozenset", args)?;
    }
    let given = args.positional();
    check_count(gil, "frozenset", given.len(), 0, 1)?;
    if let Some(iterable) = given.first()
        && plain
        && gil.is_exactly(iterable, cls)
    {
        return Ok(iterable.clone());
    }
    let set = gil.alloc(cls, Set::new());
    if let Some(iterable) = given.first() {
        set_ops::update(gil, &set, iterable)?;
    }
    Ok(set)
}

fn repr(gil: &mut Gil, set: &Value) -> Result {
    let name = type_name(gil, set);
    let plain = gil.is_exactly(set, gil.ty(T::Set));
    if set_ops::size(gil, set) == 0 {
        return Ok(gil.new_str(&format!("{name}()")));
    }
    let text = guarded_repr(gil, set, |gil| {
        let mut out = TextBuilder::default();
        let name_value = gil.new_str(&name);
        if !plain {
            out.text(gil, &name_value);
            out.ascii("(");
        }
        out.ascii("{");
        let elements: Vec<Value> =
            gil.get::<Set>(set).map_or(Vec::new(), |s| s.iter().map(|s| s.key.clone()).collect());
        for (i, x) in elements.iter().enumerate() {
            if i > 0 {
                out.ascii(", ");
            }
            out.repr(gil, x)?;
        }
        out.ascii(if plain { "}" } else { "})" });
        Ok(out.finish(gil))
    })?;
    Ok(text.unwrap_or_else(|| gil.new_str(&format!("{name}(...)"))))
}

fn frozen_hash(gil: &mut Gil, set: &Value) -> Result<i64> {
    Ok(gil.get_mut::<Set>(set).map_or(0, Set::frozen_hash))
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if !set_ops::is_set(gil, a) || !set_ops::is_set(gil, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (m, n) = (set_ops::size(gil, a), set_ops::size(gil, b));
    let result = match op {
        CompareOp::Eq => m == n && set_ops::is_subset(gil, a, b)?,
        CompareOp::Ne => !(m == n && set_ops::is_subset(gil, a, b)?),
        CompareOp::Le => set_ops::is_subset(gil, a, b)?,
        CompareOp::Ge => set_ops::is_subset(gil, b, a)?,
        CompareOp::Lt => m < n && set_ops::is_subset(gil, a, b)?,
        CompareOp::Gt => m > n && set_ops::is_subset(gil, b, a)?,
    };
    Ok(Value::bool(result))
}

fn len(gil: &mut Gil, set: &Value) -> Result<usize> {
    Ok(set_ops::size(gil, set))
}

/// A key for a search: sets, which have no hash, are looked for as frozensets.
fn search_key(gil: &mut Gil, key: &Value) -> Result<(Value, i64)> {
    match hash_element(gil, key) {
        Ok(h) => Ok((key.clone(), h)),
        Err(raised) => {
            let type_error = gil.pending().is_some_and(|e| gil.is_exactly(&e, gil.exc(Exc::TypeError)));
            if !type_error || !set_ops::is_set(gil, key) {
                return Err(raised);
            }
            drop(gil.take_pending());
            let frozen = set_ops::make(gil, T::FrozenSet, Some(key))?;
            let h = frozen_hash(gil, &frozen)?;
            Ok((frozen, h))
        }
    }
}

/// `item in set`
pub fn contains(gil: &mut Gil, set: &Value, key: &Value) -> Result<bool> {
    let (key, hash) = search_key(gil, key)?;
    set_ops::has(gil, set, &key, hash)
}

fn contains_method(gil: &mut Gil, set: &Value, key: &Value) -> Result {
    contains(gil, set, key).map(Value::bool)
}

fn binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if !set_ops::is_set(gil, a) || !set_ops::is_set(gil, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match op {
        BinaryOp::Or => set_ops::union(gil, a, b),
        BinaryOp::And => set_ops::intersection(gil, a, b),
        BinaryOp::Sub => set_ops::difference(gil, a, b),
        BinaryOp::Xor => set_ops::symmetric_difference(gil, a, b),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn inplace(gil: &mut Gil, op: BinaryOp, set: &Value, other: &Value) -> Result {
    if !set_ops::is_set(gil, other) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match op {
        BinaryOp::Or => set_ops::update(gil, set, other)?,
        BinaryOp::And => keep_common(gil, set, other)?,
        BinaryOp::Sub => set_ops::difference_update(gil, set, other)?,
        BinaryOp::Xor => set_ops::symmetric_update(gil, set, other)?,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }
    Ok(set.clone())
}

fn keep_common(gil: &mut Gil, set: &Value, other: &Value) -> Result<()> {
    let common = set_ops::intersection(gil, set, other)?;
    replace(gil, set, &common);
    Ok(())
}

/// Takes over the elements of a set that nobody else has.
fn replace(gil: &mut Gil, set: &Value, source: &Value) {
    if set.is(source) {
        return;
    }
    let Some(content) = gil.get_mut::<Set>(source).map(Set::take_all) else { return };
    let old = gil.get_mut::<Set>(set).map(|s| s.become_copy(content));
    drop(old);
}

fn split<'a>(gil: &mut Gil, name: &str, args: Args<'a>) -> Result<(&'a Value, &'a [Value])> {
    if args.keywords > 0 {
        return Err(gil.type_error(format!("set.{name}() takes no keyword arguments")));
    }
    match args.values.split_first() {
        Some(parts) => Ok(parts),
        None => Err(gil.type_error(format!("unbound method set.{name}() needs an argument"))),
    }
}

fn add(gil: &mut Gil, set: &Value, key: &Value) -> Result {
    set_ops::add(gil, set, key)?;
    Ok(Value::NONE)
}

fn clear(gil: &mut Gil, set: &Value) -> Result {
    let old = gil.get_mut::<Set>(set).map(Set::take_all);
    drop(old);
    Ok(Value::NONE)
}

fn set_copy(gil: &mut Gil, set: &Value) -> Result {
    set_ops::copy(gil, set)
}

fn sizeof(gil: &mut Gil, set: &Value) -> Result {
    let slots = gil.get::<Set>(set).map_or(0, Set::slots);
    Ok(gil.new_int(200 + if slots > 8 { 16 * slots as i64 } else { 0 }))
}

fn discard(gil: &mut Gil, set: &Value, key: &Value) -> Result {
    let (key, hash) = search_key(gil, key)?;
    set_ops::discard_hashed(gil, set, &key, hash)?;
    Ok(Value::NONE)
}

fn remove(gil: &mut Gil, set: &Value, key: &Value) -> Result {
    let (found, hash) = search_key(gil, key)?;
    if set_ops::discard_hashed(gil, set, &found, hash)? {
        return Ok(Value::NONE);
    }
    Err(gil.key_error(key))
}

fn pop(gil: &mut Gil, set: &Value) -> Result {
    match gil.get_mut::<Set>(set).and_then(Set::pop) {
        Some(v) => Ok(v),
        None => {
            let text = gil.new_str("pop from an empty set");
            Err(gil.key_error(&text))
        }
    }
}

fn difference(gil: &mut Gil, args: Args<'_>) -> Result {
    let (set, others) = split(gil, "difference", args)?;
    let Some((first, rest)) = others.split_first() else { return set_ops::copy(gil, set) };
    let result = set_ops::difference(gil, set, first)?;
    for other in rest {
        set_ops::difference_update(gil, &result, other)?;
    }
    Ok(result)
}

fn difference_update(gil: &mut Gil, args: Args<'_>) -> Result {
    let (set, others) = split(gil, "difference_update", args)?;
    for other in others {
        set_ops::difference_update(gil, set, other)?;
    }
    Ok(Value::NONE)
}

fn intersect_all(gil: &mut Gil, set: &Value, others: &[Value]) -> Result {
    if others.is_empty() {
        return set_ops::copy(gil, set);
    }
    let mut result = set.clone();
    for other in others {
        result = set_ops::intersection(gil, &result, other)?;
    }
    Ok(result)
}

fn intersection(gil: &mut Gil, args: Args<'_>) -> Result {
    let (set, others) = split(gil, "intersection", args)?;
    intersect_all(gil, set, others)
}

fn intersection_update(gil: &mut Gil, args: Args<'_>) -> Result {
    let (set, others) = split(gil, "intersection_update", args)?;
    let common = intersect_all(gil, set, others)?;
    replace(gil, set, &common);
    Ok(Value::NONE)
}

fn symmetric_difference_update(gil: &mut Gil, set: &Value, other: &Value) -> Result {
    set_ops::symmetric_update(gil, set, other)?;
    Ok(Value::NONE)
}

fn union(gil: &mut Gil, args: Args<'_>) -> Result {
    let (set, others) = split(gil, "union", args)?;
    let ty = set_ops::base_of(gil, set);
    let result = set_ops::make(gil, ty, Some(set))?;
    for other in others {
        if !set.is(other) {
            set_ops::update(gil, &result, other)?;
        }
    }
    Ok(result)
}

fn update(gil: &mut Gil, args: Args<'_>) -> Result {
    let (set, others) = split(gil, "update", args)?;
    for other in others {
        set_ops::update(gil, set, other)?;
    }
    Ok(Value::NONE)
}

fn isdisjoint(gil: &mut Gil, set: &Value, other: &Value) -> Result {
    set_ops::is_disjoint(gil, set, other).map(Value::bool)
}

fn issubset(gil: &mut Gil, set: &Value, other: &Value) -> Result {
    if set_ops::is_set(gil, other) {
        return set_ops::is_subset(gil, set, other).map(Value::bool);
    }
    let common = set_ops::intersection(gil, set, other)?;
    Ok(Value::bool(set_ops::size(gil, &common) == set_ops::size(gil, set)))
}

fn issuperset(gil: &mut Gil, set: &Value, other: &Value) -> Result {
    if set_ops::is_set(gil, other) {
        return set_ops::is_subset(gil, other, set).map(Value::bool);
    }
    let mut all = true;
    molt_call::for_each(gil, other, |gil, key| {
        let hash = hash_element(gil, &key)?;
        all = set_ops::has(gil, set, &key, hash)?;
        Ok(all)
    })?;
    Ok(Value::bool(all))
}

/// The payload of an iterator over a set.
#[repr(C)]
pub struct SetIter {
    /// The set; unbound when exhausted.
    set: Value,
    at: usize,
    expected: usize,
    left: usize,
}

#[cfg(target_pointer_width = "32")]
const _: () = {
    use molt_abi::layout::*;
    assert!(core::mem::offset_of!(SetIter, set) as u32 + OBJ_HEADER == SET_ITER_SET);
    assert!(core::mem::offset_of!(SetIter, at) as u32 + OBJ_HEADER == SET_ITER_AT);
    assert!(core::mem::offset_of!(SetIter, expected) as u32 + OBJ_HEADER == SET_ITER_EXPECTED);
    assert!(core::mem::offset_of!(SetIter, left) as u32 + OBJ_HEADER == SET_ITER_LEFT);
};

impl Payload for SetIter {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.set);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.set));
    }
}

/// `set_iterator`
pub static ITER: TypeSpec = iterator(
    T::SetIter,
    VTable::of::<SetIter>(),
    next,
    &[method("__length_hint__", Native::fixed1(hint), "()", "Private method returning an estimate of len(list(it)).")],
);

fn iter(gil: &mut Gil, set: &Value) -> Result {
    let used = set_ops::size(gil, set);
    Ok(gil.alloc(gil.ty(T::SetIter), SetIter { set: set.clone(), at: 0, expected: used, left: used }))
}

fn next(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    let Some(i) = gil.get::<SetIter>(it) else { return Ok(None) };
    let Some(s) = gil.get::<Set>(&i.set) else { return Ok(None) };
    if s.len() != i.expected {
        if let Some(i) = gil.get_mut::<SetIter>(it) {
            i.expected = usize::MAX;
        }
        return Err(gil.runtime_error("Set changed size during iteration"));
    }
    let found = s.next_slot(i.at).map(|(at, slot)| (at, slot.key.clone()));
    let i = gil.get_mut::<SetIter>(it);
    match (found, i) {
        (Some((at, key)), Some(i)) => {
            i.at = at + 1;
            i.left = i.left.saturating_sub(1);
            Ok(Some(key))
        }
        (_, Some(i)) => {
            drop(core::mem::take(&mut i.set));
            Ok(None)
        }
        _ => Ok(None),
    }
}

fn hint(gil: &mut Gil, it: &Value) -> Result {
    let left = gil.get::<SetIter>(it).map_or(0, |i| match gil.get::<Set>(&i.set) {
        Some(s) if s.len() == i.expected => i.left,
        _ => 0,
    });
    Ok(gil.new_int(left as i64))
}
