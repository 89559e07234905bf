//! Iteration: `iter`, `next`, and walking through anything iterable from Rust.

use molt_object::{Dict, Exc, Exceptions, IndexIter, Known, List, Objects, Raise, Range, Set, T};
use molt_provenance::vec::has_memory;
use molt_provenance::{Gil, HeapVec, Result, Value};

use crate::generators::resume_plain;
use crate::types::*;

/// `iter(v)`
pub fn iter(gil: &mut Gil, v: &Value) -> Result {
    let (as_iter, getitem) = slot(gil, v, |s| (s.iter, s.getitem));
    match as_iter {
        Some(f) => {
            let it = f(gil, v)?;
            if slot(gil, &it, |s| s.next).is_none() {
                return Err(type_error_of(gil, "iter() returned non-iterator of type '%T'", &it));
            }
            Ok(it)
        }
        None if getitem.is_some() && !is_type(gil, v) && !is_instance_of(gil, v, T::Dict) => {
            Ok(gil.alloc(gil.ty(T::SeqIter), IndexIter { source: v.clone(), index: 0 }))
        }
        None => Err(type_error_of(gil, "'%T' object is not iterable", v)),
    }
}

/// `next(it)`: `None` when exhausted.
#[inline]
pub fn next(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    match slot(gil, it, |s| s.next) {
        Some(f) => f(gil, it),
        None => Err(type_error_of(gil, "'%T' object is not an iterator", it)),
    }
}

/// The items of a range of inline ints, of a dict or of a set, which iterating gives without asking anybody.
fn plain_items(gil: &Gil, v: &Value) -> Option<HeapVec<Value>> {
    if gil.is_exactly(v, gil.ty(T::Range)) {
        let r = gil.get::<Range>(v)?;
        r.stop.as_small_int()?;
        let (start, step) = (r.start.as_small_int()?, r.step.as_small_int()?);
        let count = usize::try_from(r.length.as_small_int()?).ok().filter(|n| *n <= MAX_PLAIN)?;
        let mut items = HeapVec::new();
        if !items.try_reserve(count) {
            return None;
        }
        for i in 0..count as i64 {
            items.push(Value::small_int(start + i * step)?);
        }
        return Some(items);
    }
    if gil.is_exactly(v, gil.ty(T::Dict)) {
        let d = gil.get::<Dict>(v)?;
        let mut items = HeapVec::with_capacity(d.len());
        items.extend(d.iter().map(|e| e.key.clone()));
        return Some(items);
    }
    if gil.is_exactly(v, gil.ty(T::Set)) || gil.is_exactly(v, gil.ty(T::FrozenSet)) {
        let s = gil.get::<Set>(v)?;
        let mut items = HeapVec::with_capacity(s.len());
        items.extend(s.iter().map(|e| e.key.clone()));
        return Some(items);
    }
    None
}

/// Longer ranges are taken item by item, so that memory runs out in an orderly way.
const MAX_PLAIN: usize = 1 << 26;

/// All items of an iterable.
pub fn collect(gil: &mut Gil, v: &Value) -> Result<HeapVec<Value>> {
    if gil.is_exactly(v, gil.ty(T::List)) || gil.is_exactly(v, gil.ty(T::Tuple)) {
        gil.spend_on(gil.list(v).or_else(|| gil.tuple(v)).map_or(0, <[Value]>::len))?;
        let items = gil.list(v).or_else(|| gil.tuple(v)).unwrap_or(&[]);
        if !has_memory(&[size_of_val(items)]) {
            return Err(gil.memory_error());
        }
        return Ok(HeapVec::of_clones(items));
    }
    if let Some(items) = plain_items(gil, v) {
        return Ok(items);
    }
    let mut items = HeapVec::new();
    let hint = length_hint(gil, v)?;
    let it = iter(gil, v)?;
    if !items.try_reserve(hint) {
        return Err(gil.memory_error());
    }
    gather(gil, &it, items)
}

/// All items of an iterable, as `list` takes them: an instance of a Python class is asked for its length, too.
pub fn collect_list(gil: &mut Gil, v: &Value) -> Result<HeapVec<Value>> {
    if !type_data(gil, &type_of(gil, v)).is_some_and(|d| d.is_python) || slot(gil, v, |s| s.len.is_none()) {
        return collect(gil, v);
    }
    let it = iter(gil, v)?;
    if let Err(raised) = crate::objects::len(gil, v) {
        let no_length = gil.pending().is_some_and(|e| is_subtype(gil, &type_of(gil, &e), gil.exc(Exc::TypeError)));
        if !no_length {
            return Err(raised);
        }
        drop(gil.take_pending());
    }
    gather(gil, &it, HeapVec::new())
}

/// Adds everything that an iterator gives.
fn gather(gil: &mut Gil, it: &Value, mut items: HeapVec<Value>) -> Result<HeapVec<Value>> {
    while let Some(x) = step(gil, it)? {
        gil.spend(1)?;
        if !items.try_push(x) {
            return Err(gil.memory_error());
        }
    }
    Ok(items)
}

/// Items of a walk between two looks for an interrupt.
const BATCH: usize = 256;

/// Where a walk through something iterable is.
pub enum Walk<'a> {
    /// Exactly a list, by index: changes of it are seen, as the list's iterator sees them.
    List(&'a Value, usize),
    /// Exactly a tuple.
    Tuple(&'a Value, usize),
    /// Numbers of a range: the next, the step, how many are left.
    Numbers(i64, i64, i64),
    /// Anything else: its iterator.
    Iterator(Value),
}

impl<'a> Walk<'a> {
    /// Begins a walk.
    pub fn begin(gil: &mut Gil, v: &'a Value) -> Result<Walk<'a>> {
        if gil.is_exactly(v, gil.ty(T::List)) {
            return Ok(Walk::List(v, 0));
        }
        if gil.is_exactly(v, gil.ty(T::Tuple)) {
            return Ok(Walk::Tuple(v, 0));
        }
        if gil.is_exactly(v, gil.ty(T::Range))
            && let Some(r) = gil.get::<Range>(v)
            && let (Some(start), Some(step)) = (r.start.as_small_int(), r.step.as_small_int())
            && let (Some(_), Some(left)) = (r.stop.as_small_int(), r.length.as_small_int())
        {
            return Ok(Walk::Numbers(start, step, left));
        }
        Ok(Walk::Iterator(iter(gil, v)?))
    }

    /// The next item.
    pub fn next(&mut self, gil: &mut Gil) -> Result<Option<Value>> {
        match self {
            Walk::List(v, at) => {
                if *at & (BATCH - 1) == BATCH - 1 {
                    gil.spend(BATCH as u32)?;
                }
                let item = gil.get::<List>(v).and_then(|l| l.items.get(*at).cloned());
                *at += 1;
                Ok(item)
            }
            Walk::Tuple(v, at) => {
                let item = gil.tuple(v).and_then(|items| items.get(*at).cloned());
                *at += 1;
                Ok(item)
            }
            Walk::Numbers(next, step, left) => {
                if *left <= 0 {
                    return Ok(None);
                }
                if *left as usize & (BATCH - 1) == 0 {
                    gil.spend(BATCH as u32)?;
                }
                let item = Value::small_int(*next);
                *left -= 1;
                *next += *step;
                Ok(item)
            }
            // A generator's body looks for interrupts itself, as any code that is entered.
            Walk::Iterator(it) => match resume_plain(gil, it) {
                Some(result) => result,
                None => {
                    gil.spend(1)?;
                    next(gil, it)
                }
            },
        }
    }
}

/// `next(it)`, with a short way for generators.
#[inline]
pub fn step(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    match resume_plain(gil, it) {
        Some(result) => result,
        None => next(gil, it),
    }
}

/// Calls `body` with every item until it answers false.
#[inline]
pub fn for_each(gil: &mut Gil, v: &Value, mut body: impl FnMut(&mut Gil, Value) -> Result<bool>) -> Result<()> {
    let mut walk = Walk::begin(gil, v)?;
    while let Some(x) = walk.next(gil)? {
        if !body(gil, x)? {
            break;
        }
    }
    Ok(())
}

/// How many items are to be expected: the length when there is one, else 0.
pub fn length_hint(gil: &mut Gil, v: &Value) -> Result<usize> {
    if type_data(gil, &type_of(gil, v)).is_some_and(|d| d.is_python) {
        return Ok(0);
    }
    match slot(gil, v, |s| s.len) {
        Some(f) => f(gil, v).or_else(|raised| {
            // What has no length is iterated all the same.
            let no_length = gil.pending().is_some_and(|e| is_subtype(gil, &type_of(gil, &e), gil.exc(Exc::TypeError)));
            if !no_length {
                return Err(raised);
            }
            drop(gil.take_pending());
            Ok(0)
        }),
        None => Ok(0),
    }
}

/// If StopIteration is pending, takes it and answers its value; other exceptions stay.
pub fn take_stop_iteration(gil: &mut Gil) -> Option<Value> {
    let exc = gil.pending()?;
    if !is_subtype(gil, &type_of(gil, &exc), gil.exc(Exc::StopIteration)) {
        return None;
    }
    drop(gil.take_pending());
    let value = gil.get::<molt_object::Exception>(&exc).and_then(|e| e.fields[0].bound().cloned());
    Some(value.or_else(|| gil.exception_items(&exc).first().cloned()).unwrap_or(Value::NONE))
}

/// Raises StopIteration with a value (none when it is None).
pub fn raise_stop_iteration(gil: &mut Gil, value: Value) -> molt_provenance::Raised {
    let args = if value.is_none() { Vec::new() } else { vec![value] };
    gil.raise_args(Exc::StopIteration, args)
}
