//! Views of dicts and the iterators over them, in both directions.

use core::cell::Cell;

use molt_call::mapping::find;
use molt_call::same_or_equal;
use molt_object::*;
use molt_provenance::{Gil, Native, Payload, Result, Tracer, VTable, Value};

use super::dict::value_at;
use super::iterators::iterator;
use super::set_ops;
use super::support::*;

/// The payload of a view.
pub struct View {
    /// The dict.
    pub dict: Value,
}

impl Payload for View {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.dict);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.dict));
    }
}

/// The payload of an iterator over a dict. Compiled code moves those that go forward on itself.
#[repr(C)]
pub struct DictIter {
    /// The dict; unbound when exhausted.
    dict: Value,
    /// Next entry, or the one after the next entry when going backward.
    at: Cell<usize>,
    /// Number of keys at the start: a change of it is an error.
    expected: usize,
    /// Keys that are still to come.
    left: Cell<usize>,
}

#[cfg(target_pointer_width = "32")]
const _: () = {
    use molt_abi::layout::*;
    assert!(core::mem::offset_of!(DictIter, dict) as u32 + OBJ_HEADER == DICT_ITER_DICT);
    assert!(core::mem::offset_of!(DictIter, at) as u32 + OBJ_HEADER == DICT_ITER_AT);
    assert!(core::mem::offset_of!(DictIter, expected) as u32 + OBJ_HEADER == DICT_ITER_EXPECTED);
    assert!(core::mem::offset_of!(DictIter, left) as u32 + OBJ_HEADER == DICT_ITER_LEFT);
};

impl Payload for DictIter {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.dict);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.dict));
    }
}

fn new_iter(gil: &Gil, dict: &Value, ty: T, backward: bool) -> Value {
    let (len, end) = gil.get::<Dict>(dict).map_or((0, 0), |d| (d.len(), d.end()));
    let at = if backward { end } else { 0 };
    gil.alloc(gil.ty(ty), DictIter { dict: dict.clone(), at: Cell::new(at), expected: len, left: Cell::new(len) })
}

fn new_view(gil: &Gil, dict: &Value, ty: T) -> Value {
    gil.alloc(gil.ty(ty), View { dict: dict.clone() })
}

/// `iter(dict)`
pub fn iter_keys(gil: &mut Gil, dict: &Value) -> Result {
    Ok(new_iter(gil, dict, T::DictKeyIter, false))
}

/// `reversed(dict)`
pub fn reversed_keys(gil: &mut Gil, dict: &Value) -> Result {
    Ok(new_iter(gil, dict, T::DictRevKeyIter, true))
}

/// `dict.keys()`
pub fn keys(gil: &mut Gil, dict: &Value) -> Result {
    Ok(new_view(gil, dict, T::DictKeys))
}

/// `dict.values()`
pub fn values(gil: &mut Gil, dict: &Value) -> Result {
    Ok(new_view(gil, dict, T::DictValues))
}

/// `dict.items()`
pub fn items(gil: &mut Gil, dict: &Value) -> Result {
    Ok(new_view(gil, dict, T::DictItems))
}

/// What an iterator gives of an entry.
#[derive(Clone, Copy)]
enum Part {
    Key,
    Value,
    Item,
}

#[inline]
fn step(gil: &mut Gil, it: &Value, part: Part, backward: bool) -> Result<Option<Value>> {
    let Some(i) = gil.get::<DictIter>(it) else { return Ok(None) };
    let Some(d) = gil.get::<Dict>(&i.dict) else { return Ok(None) };
    if d.len() != i.expected {
        if let Some(i) = gil.get_mut::<DictIter>(it) {
            // It stays broken, whatever happens to the dict.
            i.expected = usize::MAX;
        }
        return Err(gil.runtime_error("dictionary changed size during iteration"));
    }
    let from = i.at.get();
    let at = if backward { d.previous_entry(from) } else { d.next_entry(from) };
    let Some((at, e)) = at.and_then(|at| Some((at, d.entries().get(at)?))) else {
        if let Some(i) = gil.get_mut::<DictIter>(it) {
            drop(core::mem::take(&mut i.dict));
        }
        return Ok(None);
    };
    if i.left.get() == 0 {
        return Err(gil.runtime_error("dictionary keys changed during iteration"));
    }
    i.at.set(if backward { at } else { at + 1 });
    i.left.set(i.left.get() - 1);
    Ok(Some(match part {
        Part::Key => e.key.clone(),
        Part::Value => e.value.clone(),
        Part::Item => gil.alloc_tuple(gil.ty(T::Tuple), [e.key.clone(), e.value.clone()]),
    }))
}

/// The next key.
pub fn next_key(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    step(gil, it, Part::Key, false)
}
fn next_value(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    step(gil, it, Part::Value, false)
}
fn next_item(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    step(gil, it, Part::Item, false)
}
fn previous_key(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    step(gil, it, Part::Key, true)
}
fn previous_value(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    step(gil, it, Part::Value, true)
}
fn previous_item(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    step(gil, it, Part::Item, true)
}

fn hint(gil: &mut Gil, it: &Value) -> Result {
    let left = gil.get::<DictIter>(it).map_or(0, |i| match gil.get::<Dict>(&i.dict) {
        Some(d) if d.len() == i.expected => i.left.get(),
        _ => 0,
    });
    Ok(gil.new_int(left as i64))
}

const HINT: &[MethodSpec] =
    &[method("__length_hint__", Native::fixed1(hint), "()", "Private method returning an estimate of len(list(it)).")];
const ITER: &VTable = VTable::of::<DictIter>();

/// `dict_keyiterator`
pub static KEY_ITER: TypeSpec = iterator(T::DictKeyIter, ITER, next_key, HINT);
/// `dict_valueiterator`
pub static VALUE_ITER: TypeSpec = iterator(T::DictValueIter, ITER, next_value, HINT);
/// `dict_itemiterator`
pub static ITEM_ITER: TypeSpec = iterator(T::DictItemIter, ITER, next_item, HINT);
/// `dict_reversekeyiterator`
pub static REV_KEY_ITER: TypeSpec = iterator(T::DictRevKeyIter, ITER, previous_key, HINT);
/// `dict_reversevalueiterator`
pub static REV_VALUE_ITER: TypeSpec = iterator(T::DictRevValueIter, ITER, previous_value, HINT);
/// `dict_reverseitemiterator`
pub static REV_ITEM_ITER: TypeSpec = iterator(T::DictRevItemIter, ITER, previous_item, HINT);

/// The dict of a view.
pub fn dict_of(gil: &Gil, view: &Value) -> Value {
    gil.get::<View>(view).map_or(Value::NONE, |v| v.dict.clone())
}

/// Whether a value is a view with set operations.
pub fn is_set_view(gil: &Gil, v: &Value) -> bool {
    gil.is_exactly(v, gil.ty(T::DictKeys)) || gil.is_exactly(v, gil.ty(T::DictItems))
}

fn len(gil: &mut Gil, view: &Value) -> Result<usize> {
    Ok(gil.get::<View>(view).and_then(|v| gil.get::<Dict>(&v.dict)).map_or(0, Dict::len))
}

fn iter(gil: &mut Gil, view: &Value) -> Result {
    let dict = dict_of(gil, view);
    let ty = if gil.is_exactly(view, gil.ty(T::DictKeys)) {
        T::DictKeyIter
    } else if gil.is_exactly(view, gil.ty(T::DictValues)) {
        T::DictValueIter
    } else {
        T::DictItemIter
    };
    Ok(new_iter(gil, &dict, ty, false))
}

fn reversed(gil: &mut Gil, view: &Value) -> Result {
    let dict = dict_of(gil, view);
    let ty = if gil.is_exactly(view, gil.ty(T::DictKeys)) {
        T::DictRevKeyIter
    } else if gil.is_exactly(view, gil.ty(T::DictValues)) {
        T::DictRevValueIter
    } else {
        T::DictRevItemIter
    };
    Ok(new_iter(gil, &dict, ty, true))
}

fn repr(gil: &mut Gil, view: &Value) -> Result {
    let name = molt_call::type_name(gil, view);
    let text = guarded_repr(gil, view, |gil| {
        let items = molt_call::collect(gil, view)?;
        let list = gil.new_list(items);
        let mut out = TextBuilder::default();
        out.ascii(&name);
        out.ascii("(");
        out.repr(gil, &list)?;
        out.ascii(")");
        Ok(out.finish(gil))
    })?;
    Ok(text.unwrap_or_else(|| gil.new_str("...")))
}

fn contains_key(gil: &mut Gil, view: &Value, key: &Value) -> Result<bool> {
    let dict = dict_of(gil, view);
    let h = hash_key(gil, key)?;
    Ok(find(gil, &dict, key, h)?.is_some())
}

fn contains_item(gil: &mut Gil, view: &Value, item: &Value) -> Result<bool> {
    let Some([key, value]) = gil.tuple(item) else { return Ok(false) };
    let (key, value) = (key.clone(), value.clone());
    let dict = dict_of(gil, view);
    let h = hash_key(gil, &key)?;
    match find(gil, &dict, &key, h)?.and_then(|at| value_at(gil, &dict, at)) {
        Some(found) => same_or_equal(gil, &found, &value),
        None => Ok(false),
    }
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let settish = |v: &Value| is_set_view(gil, v) || gil.get::<Set>(v).is_some();
    if !settish(a) || !settish(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (m, n) = (molt_call::len(gil, a)?, molt_call::len(gil, b)?);
    let result = match op {
        CompareOp::Eq => m == n && all_contained(gil, a, b)?,
        CompareOp::Ne => !(m == n && all_contained(gil, a, b)?),
        CompareOp::Lt => m < n && all_contained(gil, a, b)?,
        CompareOp::Le => m <= n && all_contained(gil, a, b)?,
        CompareOp::Gt => m > n && all_contained(gil, b, a)?,
        CompareOp::Ge => m >= n && all_contained(gil, b, a)?,
    };
    Ok(Value::bool(result))
}

fn all_contained(gil: &mut Gil, a: &Value, b: &Value) -> Result<bool> {
    let mut all = true;
    molt_call::for_each(gil, a, |gil, x| {
        all = molt_call::items::contains(gil, b, &x)?;
        Ok(all)
    })?;
    Ok(all)
}

fn binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if !matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Sub | BinaryOp::Xor) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if !is_set_view(gil, a) && !is_set_view(gil, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match op {
        BinaryOp::And => intersect(gil, a, b),
        _ => {
            let result = set_ops::new_set(gil);
            set_ops::update(gil, &result, a)?;
            match op {
                BinaryOp::Or => set_ops::update(gil, &result, b)?,
                BinaryOp::Sub => set_ops::difference_update(gil, &result, b)?,
                _ => {
                    let other = set_ops::new_set(gil);
                    set_ops::update(gil, &other, b)?;
                    set_ops::symmetric_update(gil, &result, &other)?;
                }
            }
            Ok(result)
        }
    }
}

/// `view & other` with the view on either side: the smaller one is walked, the other only has to contain.
fn intersect(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    let (mut view, mut other) = if is_set_view(gil, a) { (a, b) } else { (b, a) };
    let exact_set = gil.is_exactly(other, gil.ty(T::Set)) || gil.is_exactly(other, gil.ty(T::FrozenSet));
    if exact_set && molt_call::len(gil, view)? <= set_ops::size(gil, other) {
        return set_ops::intersection(gil, other, view);
    }
    if is_set_view(gil, other) && molt_call::len(gil, other)? > molt_call::len(gil, view)? {
        (view, other) = (other, view);
    }
    let result = set_ops::new_set(gil);
    molt_call::for_each(gil, other, |gil, x| {
        if molt_call::items::contains(gil, view, &x)? {
            set_ops::add(gil, &result, &x)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

fn isdisjoint(gil: &mut Gil, view: &Value, other: &Value) -> Result {
    let mut disjoint = true;
    molt_call::for_each(gil, other, |gil, x| {
        disjoint = !molt_call::items::contains(gil, view, &x)?;
        Ok(disjoint)
    })?;
    Ok(Value::bool(disjoint))
}

fn mapping(gil: &mut Gil, view: &Value) -> Result {
    let dict = dict_of(gil, view);
    Ok(gil.alloc(gil.ty(T::MappingProxy), MappingProxy { mapping: dict }))
}

const REVERSED: MethodSpec =
    method("__reversed__", Native::fixed1(reversed), "()", "Return a reverse iterator over the dict keys.");
const SET_METHODS: &[MethodSpec] = &[
    REVERSED,
    method(
        "isdisjoint",
        Native::fixed2(isdisjoint),
        "(other, /)",
        "Return True if the view and the given iterable have a null intersection.",
    ),
];
const VIEW_SLOTS: TypeSlots = TypeSlots { repr: Some(repr), iter: Some(iter), len: Some(len), ..TypeSlots::NONE };
const GETSET: &[GetSetSpec] = &[getter("mapping", mapping, "dictionary that this view refers to")];

/// `dict_keys`
pub static KEYS: TypeSpec = TypeSpec {
    slots: TypeSlots {
        contains: Some(contains_key),
        compare: Some(compare),
        hash: Some(unhashable),
        binary: Some(binary),
        ..VIEW_SLOTS
    },
    methods: SET_METHODS,
    getset: GETSET,
    ..TypeSpec::new(T::DictKeys, VTable::of::<View>())
};
/// `dict_items`
pub static ITEMS: TypeSpec = TypeSpec {
    slots: TypeSlots {
        contains: Some(contains_item),
        compare: Some(compare),
        hash: Some(unhashable),
        binary: Some(binary),
        ..VIEW_SLOTS
    },
    methods: SET_METHODS,
    getset: GETSET,
    ..TypeSpec::new(T::DictItems, VTable::of::<View>())
};
/// `dict_values`
pub static VALUES: TypeSpec = TypeSpec {
    slots: VIEW_SLOTS,
    methods: &[REVERSED],
    getset: GETSET,
    ..TypeSpec::new(T::DictValues, VTable::of::<View>())
};
