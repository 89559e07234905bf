//! What `collections.deque` is made of: a list with room at its front, and iterators that notice changes. The methods that are rarely used, and
//! those whose cost is in comparing items, are Python's (`packages/stdlib/src/python/_collections.py`).

use molt_call::{index_i64, slot};
use molt_object::*;
use molt_provenance::{Args, Gil, HeapVec, Native, Payload, Result, Tracer, VTable, Value};

use crate::container::iterators::iterator;
use crate::container::support::{check_count, no_keywords, place};

/// A queue with two ends.
pub struct Deque {
    /// Unbound values, then the items.
    items: HeapVec<Value>,
    /// Where the items begin.
    head: usize,
    /// So many items are kept; `usize::MAX` for all.
    most: usize,
    /// Changes with every change of the number of items.
    version: u32,
}

impl Payload for Deque {
    fn trace(&self, visit: &mut Tracer) {
        visit.see_all(&self.items);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        self.head = 0;
        taken.extend(core::mem::take(&mut self.items));
    }
}

impl Deque {
    fn len(&self) -> usize {
        self.items.len() - self.head
    }

    /// Adds an item at the end; false when there is no memory for it. What then is too much at the front comes back.
    fn push(&mut self, item: Value) -> (bool, Option<Value>) {
        self.version = self.version.wrapping_add(1);
        if self.head > 16 && self.head * 2 > self.items.len() && self.items.len() == self.items.capacity() {
            // There is more room in front than there are items: they move there.
            drop(self.items.splice(0..self.head, []));
            self.head = 0;
        }
        if !self.items.try_push(item) {
            return (false, None);
        }
        (true, if self.len() > self.most { self.shift() } else { None })
    }

    /// Adds an item at the front.
    fn unshift(&mut self, item: Value) -> Option<Value> {
        self.version = self.version.wrapping_add(1);
        if self.head == 0 {
            let room = self.items.len() + 8;
            let mut moved = HeapVec::with_capacity(room * 2);
            for _ in 0..room {
                moved.push(Value::UNBOUND);
            }
            moved.extend(core::mem::take(&mut self.items));
            self.items = moved;
            self.head = room;
        }
        self.head -= 1;
        self.items[self.head] = item;
        if self.len() > self.most { self.pop() } else { None }
    }

    fn pop(&mut self) -> Option<Value> {
        if self.len() == 0 {
            return None;
        }
        self.version = self.version.wrapping_add(1);
        let item = self.items.pop();
        self.settle();
        item
    }

    fn shift(&mut self) -> Option<Value> {
        if self.len() == 0 {
            return None;
        }
        self.version = self.version.wrapping_add(1);
        let item = core::mem::replace(&mut self.items[self.head], Value::UNBOUND);
        self.head += 1;
        self.settle();
        Some(item)
    }

    /// An empty one begins at its beginning.
    fn settle(&mut self) {
        if self.head == self.items.len() {
            self.items.truncate(0);
            self.head = 0;
        }
    }
}

/// The type that `collections.deque` derives from.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    slots: TypeSlots {
        new: Some(new),
        init: Some(init),
        hash: Some(crate::container::support::unhashable),
        len: Some(|gil, v| Ok(gil.get::<Deque>(v).map_or(0, Deque::len))),
        iter: Some(|gil, v| Ok(walk(gil, v, T::DequeIter))),
        getitem: Some(getitem),
        setitem: Some(setitem),
        ..TypeSlots::NONE
    },
    methods: &[
        crate::container::support::CLASS_GETITEM,
        method(
            "__reversed__",
            Native::fixed1(|gil, v| Ok(walk(gil, v, T::DequeRevIter))),
            "()",
            "D.__reversed__() -- return a reverse iterator over the deque",
        ),
        method("append", Native::fixed2(append), "(item, /)", "Add an element to the right side of the deque."),
        method("appendleft", Native::fixed2(append_left), "(item, /)", "Add an element to the left side of the deque."),
        method("clear", Native::fixed1(clear), "()", "Remove all elements from the deque."),
        method(
            "extend",
            Native::fixed2(extend),
            "(iterable, /)",
            "Extend the right side of the deque with elements from the iterable.",
        ),
        method(
            "extendleft",
            Native::fixed2(extend_left),
            "(iterable, /)",
            "Extend the left side of the deque with elements from the iterable.",
        ),
        method("pop", Native::fixed1(pop), "()", "Remove and return the rightmost element."),
        method("popleft", Native::fixed1(pop_left), "()", "Remove and return the leftmost element."),
        method(
            "rotate",
            Native::fixed2(rotate),
            "(n=1, /)",
            "Rotate the deque n steps to the right.  If n is negative, rotates left.",
        ),
    ],
    getset: &[getter("maxlen", max_len, "maximum size of a deque or None if unbounded")],
    ..TypeSpec::new(T::Deque, VTable::of::<Deque>())
};

fn new(gil: &mut Gil, cls: &Value, _args: Args<'_>) -> Result {
    Ok(gil.alloc(cls, Deque { items: HeapVec::new(), head: 0, most: usize::MAX, version: 0 }))
}

fn init(gil: &mut Gil, deque: &Value, args: Args<'_>) -> Result<()> {
    no_keywords(gil, "deque", args)?;
    check_count(gil, "deque", args.values.len(), 0, 2)?;
    let most = match args.values.get(1).filter(|v| !v.is_none()) {
        None => usize::MAX,
        Some(v) if slot(gil, v, |s| s.index.is_none()) && !v.is_small_int() => {
            return Err(gil.type_error("an integer is required"));
        }
        Some(v) => match usize::try_from(index_i64(gil, v, Exc::OverflowError)?) {
            Ok(n) => n,
            Err(_) => return Err(gil.value_error("maxlen must be non-negative")),
        },
    };
    clear(gil, deque)?;
    if let Some(d) = gil.get_mut::<Deque>(deque) {
        d.most = most;
    }
    if let Some(iterable) = args.values.first() {
        extend(gil, deque, iterable)?;
    }
    Ok(())
}

fn max_len(gil: &mut Gil, deque: &Value) -> Result {
    let most = gil.get::<Deque>(deque).map_or(usize::MAX, |d| d.most);
    Ok(if most == usize::MAX { Value::NONE } else { gil.new_int(most as i64) })
}

fn append(gil: &mut Gil, deque: &Value, item: &Value) -> Result {
    let item = item.clone();
    let Some((true, old)) = gil.get_mut::<Deque>(deque).map(|d| d.push(item)) else { return Err(gil.memory_error()) };
    drop(old);
    Ok(Value::NONE)
}

fn append_left(gil: &mut Gil, deque: &Value, item: &Value) -> Result {
    let item = item.clone();
    let old = gil.get_mut::<Deque>(deque).and_then(|d| d.unshift(item));
    drop(old);
    Ok(Value::NONE)
}

fn clear(gil: &mut Gil, deque: &Value) -> Result {
    let old = gil.get_mut::<Deque>(deque).map(|d| {
        d.version = d.version.wrapping_add(1);
        d.head = 0;
        core::mem::take(&mut d.items)
    });
    drop(old);
    Ok(Value::NONE)
}

/// Adds all items of an iterable; of the deque itself, those that it had at first.
fn add_all(gil: &mut Gil, deque: &Value, iterable: &Value, add: fn(&mut Gil, &Value, &Value) -> Result) -> Result {
    if iterable.is(deque) {
        let items = molt_call::collect(gil, iterable)?;
        for item in items.iter() {
            add(gil, deque, item)?;
        }
        return Ok(Value::NONE);
    }
    molt_call::for_each(gil, iterable, |gil, item| add(gil, deque, &item).map(|_| true))?;
    Ok(Value::NONE)
}

fn extend(gil: &mut Gil, deque: &Value, iterable: &Value) -> Result {
    add_all(gil, deque, iterable, append)
}

fn extend_left(gil: &mut Gil, deque: &Value, iterable: &Value) -> Result {
    add_all(gil, deque, iterable, append_left)
}

fn taken(gil: &mut Gil, item: Option<Value>) -> Result {
    match item {
        Some(v) => Ok(v),
        None => Err(gil.index_error("pop from an empty deque")),
    }
}

fn pop(gil: &mut Gil, deque: &Value) -> Result {
    let item = gil.get_mut::<Deque>(deque).and_then(Deque::pop);
    taken(gil, item)
}

fn pop_left(gil: &mut Gil, deque: &Value) -> Result {
    let item = gil.get_mut::<Deque>(deque).and_then(Deque::shift);
    taken(gil, item)
}

fn rotate(gil: &mut Gil, deque: &Value, steps: &Value) -> Result {
    let n = match steps.bound() {
        Some(n) => index_i64(gil, n, Exc::OverflowError)?,
        None => 1,
    };
    if let Some(d) = gil.get_mut::<Deque>(deque)
        && d.len() > 1
    {
        d.version = d.version.wrapping_add(1);
        let n = n.rem_euclid(d.len() as i64) as usize;
        let head = d.head;
        d.items[head..].rotate_right(n);
    }
    Ok(Value::NONE)
}

/// Where an item of an index is.
fn item_place(gil: &mut Gil, deque: &Value, index: &Value) -> Result<usize> {
    if slot(gil, index, |s| s.index.is_none()) && !index.is_small_int() {
        return Err(molt_call::type_error_of(gil, "sequence index must be integer, not '%T'", index));
    }
    let i = index_i64(gil, index, Exc::IndexError)?;
    let (len, head) = gil.get::<Deque>(deque).map_or((0, 0), |d| (d.len(), d.head));
    match place(i, len) {
        Some(at) => Ok(head + at),
        None => Err(gil.index_error("deque index out of range")),
    }
}

fn getitem(gil: &mut Gil, deque: &Value, index: &Value) -> Result {
    let at = item_place(gil, deque, index)?;
    Ok(gil.get::<Deque>(deque).and_then(|d| d.items.get(at)).cloned().unwrap_or(Value::NONE))
}

fn setitem(gil: &mut Gil, deque: &Value, index: &Value, value: Option<&Value>) -> Result<()> {
    let at = item_place(gil, deque, index)?;
    let Some(d) = gil.get_mut::<Deque>(deque) else { return Ok(()) };
    let old = match value {
        Some(v) => core::mem::replace(&mut d.items[at], v.clone()),
        None => {
            d.version = d.version.wrapping_add(1);
            let old = d.items.remove(at);
            d.settle();
            old
        }
    };
    drop(old);
    Ok(())
}

/// An iterator over a deque.
struct Walk {
    deque: Value,
    /// How many items were given.
    done: usize,
    /// The deque's at the beginning.
    version: u32,
}

impl Payload for Walk {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.deque);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.deque));
    }
}

fn walk(gil: &mut Gil, deque: &Value, ty: T) -> Value {
    let version = gil.get::<Deque>(deque).map_or(0, |d| d.version);
    gil.alloc(gil.ty(ty), Walk { deque: deque.clone(), done: 0, version })
}

fn step(gil: &mut Gil, it: &Value, back: bool) -> Result<Option<Value>> {
    let Some((w, d)) = gil.get::<Walk>(it).and_then(|w| Some((w, gil.get::<Deque>(&w.deque)?))) else {
        return Ok(None);
    };
    if w.done >= d.len() && w.version == d.version {
        return Ok(None);
    }
    if w.version != d.version {
        return Err(gil.raise_text(Exc::RuntimeError, "deque mutated during iteration"));
    }
    let item = d.items[if back { d.items.len() - 1 - w.done } else { d.head + w.done }].clone();
    if let Some(w) = gil.get_mut::<Walk>(it) {
        w.done += 1;
    }
    Ok(Some(item))
}

fn left(gil: &mut Gil, it: &Value) -> Result {
    let left = gil.get::<Walk>(it).and_then(|w| Some(gil.get::<Deque>(&w.deque)?.len().saturating_sub(w.done)));
    Ok(gil.new_int(left.unwrap_or(0) as i64))
}

const HINT: &[MethodSpec] =
    &[method("__length_hint__", Native::fixed1(left), "()", "Private method returning an estimate of len(list(it)).")];

/// The iterator of a deque.
pub static FORWARD: TypeSpec = iterator(T::DequeIter, VTable::of::<Walk>(), |gil, it| step(gil, it, false), HINT);
/// The iterator of `reversed(deque)`.
pub static BACKWARD: TypeSpec = iterator(T::DequeRevIter, VTable::of::<Walk>(), |gil, it| step(gil, it, true), HINT);
