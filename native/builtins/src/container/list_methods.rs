//! The methods of `list`.

use molt_call::index_i64;
use molt_call::iteration::length_hint;
use molt_object::*;
use molt_provenance::vec::has_memory;
use molt_provenance::{Gil, HeapVec, Native, Result, Value};

use super::{iterators, sequence, sort};

/// The methods.
pub const METHODS: &[MethodSpec] = &[
    super::support::CLASS_GETITEM,
    method("__reversed__", Native::fixed1(iterators::list_reversed), "()", "Return a reverse iterator over the list."),
    method("__sizeof__", Native::fixed1(sizeof), "()", "Return the size of the list in memory, in bytes."),
    method("append", Native::fixed2(append), "(object, /)", "Append object to the end of the list."),
    method("clear", Native::fixed1(clear), "()", "Remove all items from list."),
    method("copy", Native::fixed1(copy), "()", "Return a shallow copy of the list."),
    method("count", Native::fixed2(sequence::count), "(value, /)", "Return number of occurrences of value."),
    method("extend", Native::fixed2(extend), "(iterable, /)", "Extend list by appending elements from the iterable."),
    method(
        "index",
        Native::fixed4(index),
        "(value, start=0, stop=9223372036854775807, /)",
        "Return first index of value.",
    ),
    method("insert", Native::fixed3(insert), "(index, object, /)", "Insert object before index."),
    method("pop", Native::fixed2(pop), "(index=-1, /)", "Remove and return item at index (default last)."),
    method("remove", Native::fixed2(remove), "(value, /)", "Remove first occurrence of value."),
    method("reverse", Native::fixed1(reverse), "()", "Reverse *IN PLACE*."),
    method(
        "sort",
        Native::fixed3(sort::list_sort),
        "(*, key=None, reverse=False)",
        "Sort the list in ascending order and return None.",
    ),
];

fn append(gil: &mut Gil, list: &Value, item: &Value) -> Result {
    let item = item.clone();
    if gil.get_mut::<List>(list).is_some_and(|l| !l.items.try_push(item)) {
        Err(gil.memory_error())
    } else {
        Ok(Value::NONE)
    }
}

fn clear(gil: &mut Gil, list: &Value) -> Result {
    drop(super::list::replace_items(gil, list, HeapVec::new()));
    Ok(Value::NONE)
}

fn copy(gil: &mut Gil, list: &Value) -> Result {
    let items = molt_call::collect(gil, list)?;
    Ok(gil.new_list(items))
}

fn sizeof(gil: &mut Gil, list: &Value) -> Result {
    let capacity = gil.get::<List>(list).map_or(0, |l| l.items.capacity());
    Ok(gil.new_int(56 + 8 * capacity as i64))
}

fn extend(gil: &mut Gil, list: &Value, iterable: &Value) -> Result {
    extend_with(gil, list, iterable)?;
    Ok(Value::NONE)
}

/// Appends all items of an iterable; each is there as soon as the iterable gave it.
pub fn extend_with(gil: &mut Gil, list: &Value, iterable: &Value) -> Result<()> {
    if gil.is_exactly(iterable, gil.ty(T::List)) || gil.is_exactly(iterable, gil.ty(T::Tuple)) {
        let items = sequence::items(gil, iterable);
        let (more, bytes) = (items.len(), size_of_val(items));
        if gil.get_mut::<List>(list).is_some_and(|l| !l.items.try_reserve(more)) || !has_memory(&[bytes]) {
            return Err(gil.memory_error());
        }
        let items: HeapVec<Value> = sequence::items(gil, iterable).iter().cloned().collect();
        if let Some(l) = gil.get_mut::<List>(list) {
            l.items.extend(items);
        }
        return Ok(());
    }
    let it = molt_call::iter(gil, iterable)?;
    let hint = length_hint(gil, iterable)?;
    if gil.get_mut::<List>(list).is_some_and(|l| !l.items.try_reserve(hint)) {
        return Err(gil.memory_error());
    }
    while let Some(x) = iterators::next(gil, &it)? {
        gil.spend(1)?;
        if gil.get_mut::<List>(list).is_some_and(|l| !l.items.try_push(x)) {
            return Err(gil.memory_error());
        }
    }
    Ok(())
}

fn index(gil: &mut Gil, list: &Value, value: &Value, start: &Value, stop: &Value) -> Result {
    match sequence::index(gil, list, value, start, stop)? {
        Some(at) => Ok(gil.new_int(at as i64)),
        None => Err(gil.value_error("list.index(x): x not in list")),
    }
}

fn insert(gil: &mut Gil, list: &Value, index: &Value, item: &Value) -> Result {
    let i = index_i64(gil, index, Exc::OverflowError)?;
    if let Some(l) = gil.get_mut::<List>(list) {
        let len = l.items.len() as i64;
        let at = if i < 0 { i.saturating_add(len).max(0) } else { i.min(len) };
        l.items.insert(at as usize, item.clone());
    }
    Ok(Value::NONE)
}

fn pop(gil: &mut Gil, list: &Value, index: &Value) -> Result {
    let i = match index.bound() {
        None => -1,
        Some(i) => index_i64(gil, i, Exc::IndexError)?,
    };
    let len = gil.list(list).map_or(0, <[Value]>::len);
    if len == 0 {
        return Err(gil.index_error("pop from empty list"));
    }
    let popped = match super::support::place(i, len) {
        None => None,
        Some(at) => gil
            .get_mut::<List>(list)
            .and_then(|l| if at + 1 == l.items.len() { l.items.pop() } else { Some(l.items.remove(at)) }),
    };
    match popped {
        Some(v) => Ok(v),
        None => Err(gil.index_error("pop index out of range")),
    }
}

fn remove(gil: &mut Gil, list: &Value, value: &Value) -> Result {
    match sequence::find(gil, list, value, 0, usize::MAX)? {
        Some(at) => {
            let old = gil.get_mut::<List>(list).and_then(|l| (at < l.items.len()).then(|| l.items.remove(at)));
            drop(old);
            Ok(Value::NONE)
        }
        None => Err(gil.value_error("list.remove(x): x not in list")),
    }
}

fn reverse(gil: &mut Gil, list: &Value) -> Result {
    if let Some(l) = gil.get_mut::<List>(list) {
        l.items.reverse();
    }
    Ok(Value::NONE)
}
