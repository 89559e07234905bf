//! `list`: its slots. The methods are next door.

use molt_call::collect;
use molt_object::*;
use molt_provenance::vec::has_memory;
use molt_provenance::{Args, Gil, HeapVec, Result, VTable, Value};

use super::support::*;
use super::{list_methods, sequence};

/// The type `list`.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
    slots: TypeSlots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        hash: Some(unhashable),
        compare: Some(compare),
        iter: Some(super::iterators::list_iter),
        len: Some(len),
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(sequence::contains),
        concat: Some(concat),
        repeat: Some(repeat),
        inplace: Some(inplace),
        ..TypeSlots::NONE
    },
    methods: list_methods::METHODS,
    ..TypeSpec::new(T::List, VTable::of::<List>())
};

fn new(gil: &mut Gil, cls: &Value, _args: Args<'_>) -> Result {
    Ok(gil.alloc(cls, List { items: HeapVec::new() }))
}

fn init(gil: &mut Gil, list: &Value, args: Args<'_>) -> Result<()> {
    if args.keywords == 0 || gil.is_exactly(list, gil.ty(T::List)) {
        no_keywords(gil, "list", args)?;
    }
    let given = args.positional();
    check_count(gil, "list", given.len(), 0, 1)?;
    let items = match given.first() {
        Some(iterable) => molt_call::iteration::collect_list(gil, iterable)?,
        None => HeapVec::new(),
    };
    drop(replace_items(gil, list, items));
    Ok(())
}

/// Puts other items into a list; gives back the old ones.
pub fn replace_items(gil: &mut Gil, list: &Value, items: HeapVec<Value>) -> HeapVec<Value> {
    match gil.get_mut::<List>(list) {
        Some(l) => core::mem::replace(&mut l.items, items),
        None => items,
    }
}

fn repr(gil: &mut Gil, list: &Value) -> Result {
    if gil.list(list).is_some_and(<[Value]>::is_empty) {
        return Ok(gil.new_str("[]"));
    }
    match guarded_repr(gil, list, |gil| sequence::repr_items(gil, list, "[", "]"))? {
        Some(text) => Ok(text),
        None => Ok(gil.new_str("[...]")),
    }
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if gil.list(a).is_none() || gil.list(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    sequence::compare_items(gil, a, b, op)
}

fn len(gil: &mut Gil, list: &Value) -> Result<usize> {
    Ok(gil.list(list).map_or(0, <[Value]>::len))
}

fn bad_index(gil: &mut Gil, index: &Value) -> molt_provenance::Raised {
    molt_call::type_error_of(gil, "list indices must be integers or slices, not %T", index)
}

/// `list[index]`
pub fn getitem(gil: &mut Gil, list: &Value, index: &Value) -> Result {
    if gil.get::<Slice>(index).is_some() {
        let bounds = Bounds::of(gil, index)?;
        gil.spend_on(gil.list(list).map_or(0, <[Value]>::len))?;
        let items = gil.list(list).unwrap_or(&[]);
        let (b, count) = bounds.fit(items.len());
        if !has_memory(&[count * size_of::<Value>()]) {
            return Err(gil.memory_error());
        }
        let part = if b.step == 1 {
            let mut part = HeapVec::new();
            part.extend_from_slice(&items[b.start as usize..b.start as usize + count]);
            part
        } else {
            pick(items, b, count).collect()
        };
        return Ok(gil.new_list(part));
    }
    if !has_index(gil, index) {
        return Err(bad_index(gil, index));
    }
    let i = molt_call::index_i64(gil, index, Exc::IndexError)?;
    let items = gil.list(list).unwrap_or(&[]);
    match place(i, items.len()) {
        Some(at) => Ok(items[at].clone()),
        None => Err(gil.index_error("list index out of range")),
    }
}

fn setitem(gil: &mut Gil, list: &Value, index: &Value, value: Option<&Value>) -> Result<()> {
    if gil.get::<Slice>(index).is_some() {
        let bounds = Bounds::of(gil, index)?;
        return match value {
            Some(v) => assign_slice(gil, list, bounds, v),
            None => delete_slice(gil, list, bounds),
        };
    }
    if !has_index(gil, index) {
        return Err(bad_index(gil, index));
    }
    let i = molt_call::index_i64(gil, index, Exc::IndexError)?;
    let len = gil.list(list).map_or(0, <[Value]>::len);
    let Some(at) = place(i, len) else {
        return Err(gil.index_error("list assignment index out of range"));
    };
    let old = gil.get_mut::<List>(list).map(|l| match value {
        Some(v) => core::mem::replace(&mut l.items[at], v.clone()),
        None => l.items.remove(at),
    });
    drop(old);
    Ok(())
}

fn assign_slice(gil: &mut Gil, list: &Value, bounds: Bounds, value: &Value) -> Result<()> {
    if !is_iterable(gil, value) {
        return Err(gil.type_error("must assign iterable to extended slice"));
    }
    let new = collect(gil, value)?;
    let Some(l) = gil.get_mut::<List>(list) else { return Ok(()) };
    let (b, count) = bounds.fit(l.items.len());
    if b.step == 1 {
        let old = replace_range(&mut l.items, b.start as usize, count, new);
        drop(old);
        return Ok(());
    }
    if new.len() != count {
        let message = format!("attempt to assign sequence of size {} to extended slice of size {count}", new.len());
        return Err(gil.value_error(message));
    }
    let mut old = Vec::with_capacity(count);
    for (i, v) in new.into_iter().enumerate() {
        old.push(core::mem::replace(&mut l.items[(b.start + i as i64 * b.step) as usize], v));
    }
    drop(old);
    Ok(())
}

/// Replaces `count` items from `at` on; gives back the old ones, to be dropped in this order: the last one first.
fn replace_range(items: &mut HeapVec<Value>, at: usize, count: usize, new: HeapVec<Value>) -> Vec<Value> {
    let mut old: Vec<Value> = if new.len() == count {
        items[at..at + count].iter_mut().zip(new).map(|(place, v)| core::mem::replace(place, v)).collect()
    } else {
        items.splice(at..at + count, new)
    };
    old.reverse();
    old
}

fn delete_slice(gil: &mut Gil, list: &Value, bounds: Bounds) -> Result<()> {
    let Some(l) = gil.get_mut::<List>(list) else { return Ok(()) };
    let (b, count) = bounds.fit(l.items.len());
    if count == 0 {
        return Ok(());
    }
    // From the first to the last item that goes, moving what stays forward.
    let step = b.step.unsigned_abs() as usize;
    let first = if b.step > 0 { b.start as usize } else { b.start as usize - (count - 1) * step };
    let items = &mut l.items;
    if step == 1 {
        let old = replace_range(items, first, count, HeapVec::new());
        drop(old);
        return Ok(());
    }
    let mut to = first;
    for (n, from) in (first..items.len()).enumerate() {
        if n % step != 0 || n / step >= count {
            items.swap(to, from);
            to += 1;
        }
    }
    let old = items.split_off(to);
    drop(old);
    Ok(())
}

/// Whether `iter(v)` can work.
pub fn is_iterable(gil: &Gil, v: &Value) -> bool {
    molt_call::slot(gil, v, |s| s.iter.is_some() || s.getitem.is_some())
}

fn concat(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    let Some(right) = gil.list(b) else {
        return Err(molt_call::type_error_of(gil, "can only concatenate list (not \"%T\") to list", b));
    };
    let left = gil.list(a).unwrap_or(&[]);
    let mut items = HeapVec::new();
    if !items.try_reserve(left.len() + right.len()) {
        return Err(gil.memory_error());
    }
    items.extend_from_slice(left);
    items.extend_from_slice(right);
    Ok(gil.new_list(items))
}

fn repeat(gil: &mut Gil, list: &Value, count: &Value) -> Result {
    let len = gil.list(list).map_or(0, <[Value]>::len);
    let n = sequence::repeat_count(gil, len, count)?;
    gil.spend_on(len.saturating_mul(n))?;
    let source = gil.list(list).unwrap_or(&[]);
    let mut items = HeapVec::with_capacity(source.len() * n);
    for _ in 0..n {
        items.extend_from_slice(source);
    }
    Ok(gil.new_list(items))
}

fn inplace(gil: &mut Gil, op: BinaryOp, list: &Value, other: &Value) -> Result {
    match op {
        BinaryOp::Add => {
            list_methods::extend_with(gil, list, other)?;
            Ok(list.clone())
        }
        BinaryOp::Mul if has_index(gil, other) => {
            let len = gil.list(list).map_or(0, <[Value]>::len);
            let n = sequence::repeat_count(gil, len, other)?;
            if let Some(l) = gil.get_mut::<List>(list) {
                if !l.items.try_reserve(len * n.saturating_sub(1)) || !has_memory(&[len * size_of::<Value>()]) {
                    return Err(gil.memory_error());
                }
                if n == 0 {
                    let old = core::mem::take(&mut l.items);
                    drop(old);
                } else {
                    let once = l.items.clone();
                    l.items.reserve(once.len() * (n - 1));
                    for _ in 1..n {
                        l.items.extend_from_slice(&once);
                    }
                }
            }
            Ok(list.clone())
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}
