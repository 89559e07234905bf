//! Iterators by index: over lists, tuples, anything with `__getitem__`; and `iter(callable, sentinel)`, `reversed`.

use core::cell::Cell;

use molt_call::iteration::take_stop_iteration;
use molt_call::{call, call_special, lookup_special, same_or_equal};
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Payload, Result, Tracer, VTable, Value};

use super::support::*;

fn index_iter(gil: &Gil, ty: T, source: &Value, index: usize) -> Value {
    gil.alloc(gil.ty(ty), IndexIter { source: source.clone(), index })
}

fn itself(_gil: &mut Gil, it: &Value) -> Result {
    Ok(it.clone())
}

/// Moves an iterator on, or marks it exhausted.
#[inline]
fn advance(gil: &mut Gil, it: &Value, found: Option<Value>) -> Result<Option<Value>> {
    if let Some(i) = gil.get_mut::<IndexIter>(it) {
        match found {
            Some(_) => i.index += 1,
            None => drop(core::mem::take(&mut i.source)),
        }
    }
    Ok(found)
}

/// The payload of iterators over lists and tuples. They move on without the token being borrowed mutably, so that what
/// combines iterators can ask them directly; compiled code moves them on itself.
#[repr(C)]
pub struct Cursor {
    source: Value,
    /// Next index; `ENDED` once the end was met, whatever happens to the list.
    index: Cell<usize>,
}

const ENDED: usize = usize::MAX;
#[cfg(target_pointer_width = "32")]
const _: () = {
    use molt_abi::layout::{CURSOR_INDEX, CURSOR_SOURCE, OBJ_HEADER};
    assert!(core::mem::offset_of!(Cursor, source) as u32 + OBJ_HEADER == CURSOR_SOURCE);
    assert!(core::mem::offset_of!(Cursor, index) as u32 + OBJ_HEADER == CURSOR_INDEX);
};

impl Payload for Cursor {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.source);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.source));
    }
}

impl Cursor {
    /// The item that is next.
    #[inline]
    fn step(&self, items: &[Value]) -> Option<Value> {
        let index = self.index.get();
        let found = items.get(index);
        self.index.set(if found.is_some() { index + 1 } else { ENDED });
        found.cloned()
    }
}

/// `iter(list)`
pub fn list_iter(gil: &mut Gil, list: &Value) -> Result {
    Ok(gil.alloc(gil.ty(T::ListIter), Cursor { source: list.clone(), index: Cell::new(0) }))
}

/// The next item of a list iterator.
#[inline]
pub fn list_step(gil: &Gil, it: &Value) -> Option<Value> {
    let c = gil.get::<Cursor>(it)?;
    c.step(&gil.get::<List>(&c.source)?.items)
}

fn list_next(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    let found = list_step(gil, it);
    if found.is_none() {
        forget(gil, it);
    }
    Ok(found)
}

/// `iter(tuple)`
pub fn tuple_iter(gil: &mut Gil, tuple: &Value) -> Result {
    Ok(gil.alloc(gil.ty(T::TupleIter), Cursor { source: tuple.clone(), index: Cell::new(0) }))
}

/// The next item of a tuple iterator.
#[inline]
fn tuple_step(gil: &Gil, it: &Value) -> Option<Value> {
    let c = gil.get::<Cursor>(it)?;
    c.step(gil.tuple(&c.source)?)
}

fn tuple_next(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    let found = tuple_step(gil, it);
    if found.is_none() {
        forget(gil, it);
    }
    Ok(found)
}

/// Lets go of what an exhausted iterator was over.
fn forget(gil: &mut Gil, it: &Value) {
    if let Some(c) = gil.get_mut::<Cursor>(it) {
        drop(core::mem::take(&mut c.source));
    }
}

/// The next item of an iterator of the usual kinds, which run no Python code; `None` for other iterators.
#[inline]
pub fn plain_next(gil: &Gil, it: &Value) -> Option<Option<Value>> {
    let ty = gil.type_of_pointer(it)?;
    if ty.is(gil.ty(T::ListIter)) {
        Some(list_step(gil, it))
    } else if ty.is(gil.ty(T::RangeIter)) {
        super::range::step(gil, it)
    } else if ty.is(gil.ty(T::TupleIter)) {
        Some(tuple_step(gil, it))
    } else {
        None
    }
}

/// `next(it)`, short for the usual kinds.
#[inline]
pub fn next(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    match plain_next(gil, it) {
        Some(found) => Ok(found),
        None => molt_call::iteration::step(gil, it),
    }
}

/// `list.__reversed__()`
pub fn list_reversed(gil: &mut Gil, list: &Value) -> Result {
    let len = gil.list(list).map_or(0, <[Value]>::len);
    Ok(index_iter(gil, T::ListRevIter, list, len))
}

/// The next item of an iterator whose index is one more than that of the item.
fn list_rev_next(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    let found =
        gil.get::<IndexIter>(it).and_then(|i| gil.get::<List>(&i.source)?.items.get(i.index.checked_sub(1)?).cloned());
    if let Some(i) = gil.get_mut::<IndexIter>(it) {
        match found {
            Some(_) => i.index -= 1,
            None => drop(core::mem::take(&mut i.source)),
        }
    }
    Ok(found)
}

/// Source and index of an iterator that is not exhausted.
fn state(gil: &Gil, it: &Value) -> Option<(Value, usize)> {
    let i = gil.get::<IndexIter>(it)?;
    i.source.bound().map(|s| (s.clone(), i.index))
}

fn seq_next(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    let Some((source, index)) = state(gil, it) else { return Ok(None) };
    let index = gil.new_int(index as i64);
    match molt_call::items::getitem(gil, &source, &index) {
        Ok(v) => advance(gil, it, Some(v)),
        Err(raised) => {
            let ended = gil.pending().is_some_and(|e| {
                let ty = molt_call::own_type(gil, &e);
                molt_call::is_subtype(gil, &ty, gil.exc(Exc::IndexError))
            });
            if ended {
                drop(gil.take_pending());
                return advance(gil, it, None);
            }
            if take_stop_iteration(gil).is_some() {
                return advance(gil, it, None);
            }
            Err(raised)
        }
    }
}

fn cursor_hint(gil: &mut Gil, it: &Value) -> Result {
    let left =
        gil.get::<Cursor>(it).map_or(0, |c| super::sequence::items(gil, &c.source).len().saturating_sub(c.index.get()));
    Ok(gil.new_int(left as i64))
}

fn forward_hint(gil: &mut Gil, it: &Value) -> Result {
    let Some((source, index)) = state(gil, it) else { return Ok(Value::int32(0)) };
    if molt_call::slot(gil, &source, |s| s.len.is_none()) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let len = molt_call::len(gil, &source)?;
    Ok(gil.new_int(len.saturating_sub(index) as i64))
}

fn backward_hint(gil: &mut Gil, it: &Value) -> Result {
    let Some((source, index)) = state(gil, it) else { return Ok(Value::int32(0)) };
    let len = molt_call::len(gil, &source)?;
    Ok(gil.new_int(if index > len { 0 } else { index as i64 }))
}

const FORWARD: &[MethodSpec] = &[method(
    "__length_hint__",
    Native::fixed1(forward_hint),
    "()",
    "Private method returning an estimate of len(list(it)).",
)];
const CURSOR: &[MethodSpec] = &[method(
    "__length_hint__",
    Native::fixed1(cursor_hint),
    "()",
    "Private method returning an estimate of len(list(it)).",
)];
const BACKWARD: &[MethodSpec] = &[method(
    "__length_hint__",
    Native::fixed1(backward_hint),
    "()",
    "Private method returning an estimate of len(list(it)).",
)];

type Next = fn(&mut Gil, &Value) -> Result<Option<Value>>;

/// The description of an iterator type.
pub const fn iterator(id: T, vtable: &'static VTable, next: Next, methods: &'static [MethodSpec]) -> TypeSpec {
    TypeSpec {
        slots: TypeSlots { iter: Some(itself), next: Some(next), ..TypeSlots::NONE },
        methods,
        ..TypeSpec::new(id, vtable)
    }
}

/// `list_iterator`
pub static LIST: TypeSpec = iterator(T::ListIter, VTable::of::<Cursor>(), list_next, CURSOR);
/// `list_reverseiterator`
pub static LIST_REV: TypeSpec = iterator(T::ListRevIter, VTable::of::<IndexIter>(), list_rev_next, BACKWARD);
/// `tuple_iterator`
pub static TUPLE: TypeSpec = iterator(T::TupleIter, VTable::of::<Cursor>(), tuple_next, CURSOR);
/// `iterator`, over anything with `__getitem__`
pub static SEQ: TypeSpec = iterator(T::SeqIter, VTable::of::<IndexIter>(), seq_next, FORWARD);

/// The payload of `iter(callable, sentinel)`.
pub struct CallIter {
    /// What is called; unbound when exhausted.
    pub callable: Value,
    /// What ends it.
    pub sentinel: Value,
}

impl Payload for CallIter {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.callable);
        visit.see(&self.sentinel);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.callable));
        taken.push(core::mem::take(&mut self.sentinel));
    }
}

/// `callable_iterator`
pub static CALL: TypeSpec = iterator(T::CallIter, VTable::of::<CallIter>(), call_next, &[]);

/// `iter(callable, sentinel)`
pub fn call_iter(gil: &mut Gil, callable: &Value, sentinel: &Value) -> Value {
    gil.alloc(gil.ty(T::CallIter), CallIter { callable: callable.clone(), sentinel: sentinel.clone() })
}

fn call_next(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    let Some(c) = gil.get::<CallIter>(it) else { return Ok(None) };
    let (callable, sentinel) = (c.callable.clone(), c.sentinel.clone());
    if callable.is_unbound() {
        return Ok(None);
    }
    let result = match call(gil, &callable, &[]) {
        Ok(v) => v,
        Err(raised) => {
            if take_stop_iteration(gil).is_none() {
                return Err(raised);
            }
            finish(gil, it);
            return Ok(None);
        }
    };
    if same_or_equal(gil, &sentinel, &result)? {
        finish(gil, it);
        return Ok(None);
    }
    Ok(Some(result))
}

fn finish(gil: &mut Gil, it: &Value) {
    if let Some(c) = gil.get_mut::<CallIter>(it) {
        let old = (core::mem::take(&mut c.callable), core::mem::take(&mut c.sentinel));
        drop(old);
    }
}

/// `reversed`
pub static REVERSED: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Return a reverse iterator over the values of the given sequence.",
    slots: TypeSlots { new: Some(new_reversed), iter: Some(itself), next: Some(reversed_next), ..TypeSlots::NONE },
    methods: BACKWARD,
    ..TypeSpec::new(T::Reversed, VTable::of::<IndexIter>())
};

fn new_reversed(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    no_keywords(gil, "reversed", args)?;
    check_count(gil, "reversed", args.values.len(), 1, 1)?;
    let v = &args.values[0];
    if gil.is_exactly(v, gil.ty(T::List)) && cls.is(gil.ty(T::Reversed)) {
        return list_reversed(gil, v);
    }
    let special = lookup_special(gil, v, N::Reversed);
    if special.as_ref().is_some_and(Value::is_none) {
        return Err(not_reversible(gil, v));
    }
    if special.is_some()
        && let Some(it) = call_special(gil, v, N::Reversed, &[])?
    {
        return Ok(it);
    }
    if !molt_call::items::is_sequence(gil, v) || molt_call::slot(gil, v, |s| s.len.is_none()) {
        return Err(not_reversible(gil, v));
    }
    let len = molt_call::len(gil, v)?;
    Ok(gil.alloc(cls, IndexIter { source: v.clone(), index: len }))
}

fn not_reversible(gil: &mut Gil, v: &Value) -> molt_provenance::Raised {
    molt_call::type_error_of(gil, "'%T' object is not reversible", v)
}

fn reversed_next(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    let Some((source, index)) = state(gil, it) else { return Ok(None) };
    if index == 0 {
        return advance(gil, it, None);
    }
    if let Some(i) = gil.get_mut::<IndexIter>(it) {
        i.index = index - 1;
    }
    let at = gil.new_int(index as i64 - 1);
    match molt_call::items::getitem(gil, &source, &at) {
        Ok(v) => Ok(Some(v)),
        Err(raised) => {
            let ended = gil.pending().is_some_and(|e| {
                let ty = molt_call::own_type(gil, &e);
                molt_call::is_subtype(gil, &ty, gil.exc(Exc::IndexError))
                    || molt_call::is_subtype(gil, &ty, gil.exc(Exc::StopIteration))
            });
            if !ended {
                return Err(raised);
            }
            drop(gil.take_pending());
            advance(gil, it, None)
        }
    }
}
