//! The helpers that compiled code calls for containers: building, items, iteration, unpacking, patterns.

use molt_object::*;
use molt_provenance::vec::has_memory;
use molt_provenance::{At, Gil, HeapVec, Result, Value};

use super::support::plain_hash;
use super::{dict, dict_update, iterators, list, list_methods, set_ops, unpack};

fn build_tuple(gil: &mut Gil, at: At, count: u32) -> Result {
    Ok(gil.alloc_tuple_at(gil.ty(T::Tuple), at, count))
}

fn build_list(gil: &mut Gil, at: At, count: u32) -> Result {
    let items = at.take(count);
    Ok(gil.new_list(items))
}

fn build_set(gil: &mut Gil, at: At, count: u32) -> Result {
    at.consume(gil, count, |gil, items| {
        let set = set_ops::new_set(gil);
        for x in items.iter() {
            set_ops::add(gil, &set, x)?;
        }
        Ok(set)
    })
}

fn build_dict(gil: &mut Gil, at: At, count: u32) -> Result {
    at.consume(gil, count * 2, |gil, items| {
        let mut dict = Dict::with_capacity(count as usize);
        let (pairs, _) = items.as_chunks_mut::<2>();
        let mut done = 0;
        for [key, value] in pairs.iter_mut() {
            let Some(hash) = plain_hash(gil, key) else { break };
            match dict.probe(gil, key, hash, 0) {
                Probe::Missing => dict.insert_new(hash, core::mem::take(key), core::mem::take(value)),
                // Nobody sees the dict yet: what the value does when it goes cannot disturb it.
                Probe::Found(at) => drop(dict.replace(at, core::mem::take(value))),
                Probe::Ask { .. } => break,
            }
            done += 1;
        }
        let dict = gil.new_dict(dict);
        for [key, value] in &mut pairs[done..] {
            dict::store(gil, &dict, key, core::mem::take(value))?;
        }
        Ok(dict)
    })
}

fn new_dict(gil: &mut Gil, count: u32) -> Result {
    Ok(gil.new_dict(Dict::with_capacity(count as usize)))
}

fn build_slice(gil: &mut Gil, start: &Value, stop: &Value, step: &Value) -> Result {
    Ok(gil.new_slice(start.clone(), stop.clone(), step.clone()))
}

#[inline]
fn list_append(gil: &mut Gil, list: &Value, item: Value) -> Result<()> {
    if gil.get_mut::<List>(list).is_some_and(|l| !l.items.try_push(item)) { Err(gil.memory_error()) } else { Ok(()) }
}

fn list_extend(gil: &mut Gil, list: &Value, iterable: &Value) -> Result<()> {
    if !list::is_iterable(gil, iterable) {
        return Err(molt_call::type_error_of(gil, "Value after * must be an iterable, not %T", iterable));
    }
    list_methods::extend_with(gil, list, iterable)
}

fn list_to_tuple(gil: &mut Gil, list: &Value) -> Result {
    Ok(gil.tuple_of(gil.list(list).unwrap_or(&[])))
}

fn set_add(gil: &mut Gil, set: &Value, item: Value) -> Result<()> {
    set_ops::add(gil, set, &item)
}

fn set_update(gil: &mut Gil, set: &Value, iterable: &Value) -> Result<()> {
    set_ops::update(gil, set, iterable)
}

fn dict_set(gil: &mut Gil, dict: &Value, key: Value, value: Value) -> Result<()> {
    dict::store(gil, dict, &key, value)
}

fn hash_text(gil: &mut Gil, text: &Value) {
    gil.hash_str(text);
}

fn getitem(gil: &mut Gil, obj: &Value, index: &Value) -> Result {
    if let Some(ty) = gil.type_of_pointer(obj) {
        if let Some(i) = index.as_small_int() {
            let items = if ty.is(gil.ty(T::List)) {
                gil.list(obj)
            } else if ty.is(gil.ty(T::Tuple)) {
                gil.tuple(obj)
            } else {
                None
            };
            if let Some(items) = items
                && let Some(at) = super::support::place(i, items.len())
            {
                return Ok(items[at].clone());
            }
        }
        if ty.is(gil.ty(T::Dict)) {
            return dict::getitem(gil, obj, index);
        }
    }
    molt_call::items::getitem(gil, obj, index)
}

/// The range that two bounds choose of `n` items, when both are inline ints or None.
fn plain_range(start: &Value, stop: &Value, n: usize) -> Option<(usize, usize)> {
    let place = |v: &Value, default: usize| match v.as_small_int() {
        Some(i) if i < 0 => Some((i + n as i64).max(0) as usize),
        Some(i) => Some(i.min(n as i64) as usize),
        None if v.is_none() => Some(default),
        None => None,
    };
    let (from, to) = (place(start, 0)?, place(stop, n)?);
    Some((from, to.max(from)))
}

/// `obj[start:stop]`
fn get_slice(gil: &mut Gil, obj: &Value, start: &Value, stop: &Value) -> Result {
    if gil.is_exactly(obj, gil.ty(T::Str)) {
        let n = gil.text(obj).map_or(0, |t| t.len());
        if let Some((from, to)) = plain_range(start, stop, n) {
            return Ok(crate::text::small_part(gil, obj, from, to));
        }
    } else if gil.is_exactly(obj, gil.ty(T::List)) {
        let items = gil.list(obj).unwrap_or(&[]);
        if let Some((from, to)) = plain_range(start, stop, items.len()) {
            if !has_memory(&[(to - from) * size_of::<Value>()]) {
                return Err(gil.memory_error());
            }
            return Ok(gil.new_list(HeapVec::of_clones(&items[from..to])));
        }
    }
    let slice = build_slice(gil, start, stop, &Value::NONE)?;
    getitem(gil, obj, &slice)
}

fn setitem(gil: &mut Gil, obj: &Value, index: &Value, value: &Value) -> Result<()> {
    if gil.is_exactly(obj, gil.ty(T::List)) {
        if let Some(i) = index.as_small_int()
            && let Some(l) = gil.get_mut::<List>(obj)
            && let Some(at) = super::support::place(i, l.items.len())
        {
            let old = core::mem::replace(&mut l.items[at], value.clone());
            drop(old);
            return Ok(());
        }
    } else if gil.is_exactly(obj, gil.ty(T::Dict)) {
        return dict::store(gil, obj, index, value.clone());
    }
    molt_call::items::setitem(gil, obj, index, value)
}

fn get_iter(gil: &mut Gil, v: &Value) -> Result {
    molt_call::iter(gil, v)
}

fn iter_next(gil: &mut Gil, it: &Value) -> Result {
    let next = iterators::next(gil, it)?;
    Ok(next.unwrap_or(Value::STOP))
}

molt_provenance::export! {
    "build_tuple" fn wire_build_tuple(args: at, count: word) -> Result = build_tuple;
    "build_list" fn wire_build_list(args: at, count: word) -> Result = build_list;
    "build_set" fn wire_build_set(args: at, count: word) -> Result = build_set;
    "build_dict" fn wire_build_dict(args: at, count: word) -> Result = build_dict;
    "new_dict" fn wire_new_dict(count: word) -> Result = new_dict;
    "build_slice" fn wire_build_slice(start: lent, stop: lent, step: lent) -> Result = build_slice;
    "list_append" fn wire_list_append(list: lent, item: taken) -> Result<()> = list_append;
    "list_extend" fn wire_list_extend(list: lent, iterable: lent) -> Result<()> = list_extend;
    "list_to_tuple" fn wire_list_to_tuple(list: lent) -> Result = list_to_tuple;
    "set_add" fn wire_set_add(set: lent, item: taken) -> Result<()> = set_add;
    "set_update" fn wire_set_update(set: lent, iterable: lent) -> Result<()> = set_update;
    "dict_set" fn wire_dict_set(dict: lent, key: taken, value: taken) -> Result<()> = dict_set;
    "hash_text" fn wire_hash_text(text: lent) -> () = hash_text;
    "dict_update" fn wire_dict_update(dict: lent, mapping: lent) -> Result<()> = dict_update::display_update;
    "dict_merge" fn wire_dict_merge(dict: lent, mapping: lent, callee: lent) -> Result<()> = dict_update::call_merge;
    "unpack" fn wire_unpack(iterable: lent, count: word, items: at) -> Result<()> = unpack::unpack;
    "unpack_star" fn wire_unpack_star(iterable: lent, before: word, after: word, items: at) -> Result<()> = unpack::unpack_star;
    "getitem" fn wire_getitem(object: lent, index: lent) -> Result = getitem;
    "get_slice" fn wire_get_slice(object: lent, start: lent, stop: lent) -> Result = get_slice;
    "setitem" fn wire_setitem(object: lent, index: lent, value: lent) -> Result<()> = setitem;
    "delitem" fn wire_delitem(object: lent, index: lent) -> Result<()> = molt_call::items::delitem;
    "get_iter" fn wire_get_iter(object: lent) -> Result = get_iter;
    "iter_next" fn wire_iter_next(iterator: lent) -> Result = iter_next;
    "match_sequence" fn wire_match_sequence(subject: lent) -> Result<bool> = unpack::match_sequence;
    "match_mapping" fn wire_match_mapping(subject: lent) -> Result<bool> = unpack::match_mapping;
    "match_keys" fn wire_match_keys(subject: lent, keys: lent) -> Result = unpack::match_keys;
}
