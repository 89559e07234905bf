//! What sets do with elements of any kind, step for step as CPython does it, since the steps decide in which order a set iterates.

use molt_call::same_or_equal;
use molt_object::*;
use molt_provenance::{Gil, Result, Value};

use super::support::{hash_element, plain_hash};

/// A new empty `set`.
pub fn new_set(gil: &Gil) -> Value {
    gil.alloc(gil.ty(T::Set), Set::new())
}

/// Whether a value is a set or frozenset.
#[inline]
pub fn is_set(gil: &Gil, v: &Value) -> bool {
    gil.get::<Set>(v).is_some()
}

/// Number of elements.
#[inline]
pub fn size(gil: &Gil, set: &Value) -> usize {
    gil.get::<Set>(set).map_or(0, Set::len)
}

/// Lends a set's content to `body`, which cannot run Python code: to all others the set is empty meanwhile.
fn taken<R>(gil: &mut Gil, set: &Value, body: impl FnOnce(&Gil, &mut Set) -> R) -> R {
    let mut content = gil.get_mut::<Set>(set).map(core::mem::take).unwrap_or_default();
    let result = body(gil, &mut content);
    if let Some(s) = gil.get_mut::<Set>(set) {
        *s = content;
    }
    result
}

/// Elements that are added between two looks for an interrupt.
const BATCH: i64 = 4096;

/// Adds the first of some values, as far as that needs no Python code; answers how many were added.
fn add_plain(gil: &mut Gil, set: &Value, source: &Value, from: usize) -> usize {
    taken(gil, set, |gil, s| {
        let items = super::sequence::items(gil, source).get(from..).unwrap_or(&[]);
        let plain = |x: &Value, s: &mut Set| plain_hash(gil, x).is_some_and(|h| s.add_plain(gil, x, h));
        items.iter().position(|x| !plain(x, s)).unwrap_or(items.len())
    })
}

/// Looks for an element: its slot, or the free slot where it belongs.
#[inline]
pub fn search(gil: &mut Gil, set: &Value, key: &Value, hash: i64) -> Result<core::result::Result<usize, usize>> {
    let Some(s) = gil.get::<Set>(set) else { return Ok(Err(0)) };
    match s.probe(gil, key, hash) {
        SetProbe::Found(at) => Ok(Ok(at)),
        SetProbe::Missing(at) => Ok(Err(at)),
        SetProbe::Ask { .. } => search_asking(gil, set, key, hash),
    }
}

/// As `search`, with comparisons that may run Python code.
#[cold]
#[inline(never)]
fn search_asking(gil: &mut Gil, set: &Value, key: &Value, hash: i64) -> Result<core::result::Result<usize, usize>> {
    let mut from = Cursor::start(hash);
    loop {
        let Some(s) = gil.get::<Set>(set) else { return Ok(Err(0)) };
        match s.probe_from(gil, key, hash, from) {
            SetProbe::Found(at) => return Ok(Ok(at)),
            SetProbe::Missing(at) => return Ok(Err(at)),
            SetProbe::Ask { slot, next } => {
                let version = s.version();
                let other = s.slot(slot).map_or(Value::UNBOUND, |s| s.key.clone());
                let equal = same_or_equal(gil, &other, key)?;
                if gil.get::<Set>(set).is_none_or(|s| s.version() != version) {
                    // The comparison changed the set: begin again.
                    from = Cursor::start(hash);
                } else if equal {
                    return Ok(Ok(slot));
                } else {
                    from = next;
                }
            }
        }
    }
}

/// Adds an element whose hash is known.
pub fn add_hashed(gil: &mut Gil, set: &Value, key: &Value, hash: i64) -> Result<()> {
    let probe = gil.get::<Set>(set).map(|s| s.probe(gil, key, hash));
    let slot = match probe {
        Some(SetProbe::Missing(at)) => Err(at),
        Some(SetProbe::Ask { .. }) => search(gil, set, key, hash)?,
        _ => return Ok(()),
    };
    match (slot, gil.get_mut::<Set>(set)) {
        (Err(_), Some(s)) if !s.has_room() => Err(gil.memory_error()),
        (Err(at), Some(s)) => {
            s.insert_at(at, hash, key.clone());
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Adds an element.
pub fn add(gil: &mut Gil, set: &Value, key: &Value) -> Result<()> {
    let hash = hash_element(gil, key)?;
    add_hashed(gil, set, key, hash)
}

/// Removes an element whose hash is known; answers whether it was there.
pub fn discard_hashed(gil: &mut Gil, set: &Value, key: &Value, hash: i64) -> Result<bool> {
    let Ok(at) = search(gil, set, key, hash)? else { return Ok(false) };
    let old = gil.get_mut::<Set>(set).map(|s| s.remove_at(at));
    Ok(old.is_some())
}

/// Whether an element is there, by its hash.
pub fn has(gil: &mut Gil, set: &Value, key: &Value, hash: i64) -> Result<bool> {
    Ok(search(gil, set, key, hash)?.is_ok())
}

/// Calls `body` with every element and hash of a set until it answers false.
pub fn each(gil: &mut Gil, set: &Value, mut body: impl FnMut(&mut Gil, &Value, i64) -> Result<bool>) -> Result<()> {
    let mut from = 0;
    while let Some((at, slot)) = gil.get::<Set>(set).and_then(|s| s.next_slot(from)) {
        let (key, hash) = (slot.key.clone(), slot.hash);
        from = at + 1;
        if !body(gil, &key, hash)? {
            break;
        }
    }
    Ok(())
}

/// Calls `body` with every key and hash of a dict until it answers false.
fn each_key(gil: &mut Gil, dict: &Value, mut body: impl FnMut(&mut Gil, &Value, i64) -> Result<bool>) -> Result<()> {
    let mut from = 0;
    while let Some(at) = gil.get::<Dict>(dict).and_then(|d| d.next_entry(from)) {
        from = at + 1;
        let Some(e) = gil.get::<Dict>(dict).and_then(|d| d.entry(at)) else { continue };
        let (key, hash) = (e.key.clone(), e.hash);
        if !body(gil, &key, hash)? {
            break;
        }
    }
    Ok(())
}

fn is_dict(gil: &Gil, v: &Value) -> bool {
    gil.is_exactly(v, gil.ty(T::Dict))
}

/// `set |= other`
pub fn update(gil: &mut Gil, set: &Value, other: &Value) -> Result<()> {
    if set.is(other) {
        return Ok(());
    }
    if is_set(gil, other) {
        return merge(gil, set, other);
    }
    if is_dict(gil, other) {
        let more = gil.get::<Dict>(other).map_or(0, Dict::len);
        if gil.get::<Set>(set).is_some_and(|s| !s.fits(more)) {
            return Err(gil.memory_error());
        }
        if let Some(s) = gil.get_mut::<Set>(set) {
            s.reserve_for(more);
        }
        return each_key(gil, other, |gil, key, hash| add_hashed(gil, set, key, hash).map(|()| true));
    }
    if let Some((start, step, length)) = super::range::small(gil, other) {
        let mut at = 0;
        let mut done = true;
        while at < length && done {
            let end = length.min(at + BATCH);
            done = taken(gil, set, |gil, s| {
                let item = |i: i64| Value::small_int(start + i * step).unwrap_or(Value::NONE);
                (at..end).all(|i| s.add_plain(gil, &item(i), molt_object::number::hash_i64(start + i * step)))
            });
            gil.spend((end - at) as u32)?;
            at = end;
        }
        if done {
            return Ok(());
        }
    }
    if gil.is_exactly(other, gil.ty(T::List)) || gil.is_exactly(other, gil.ty(T::Tuple)) {
        let mut at = 0;
        gil.spend_on(super::sequence::items(gil, other).len() * 8)?;
        loop {
            at += add_plain(gil, set, other, at);
            let Some(key) = super::sequence::item(gil, other, at) else { return Ok(()) };
            add(gil, set, &key)?;
            at += 1;
        }
    }
    molt_call::for_each(gil, other, |gil, key| add(gil, set, &key).map(|()| true))
}

fn merge(gil: &mut Gil, set: &Value, other: &Value) -> Result<()> {
    let more = size(gil, other);
    if more == 0 {
        return Ok(());
    }
    if gil.get::<Set>(set).is_some_and(|s| !s.fits(more)) {
        return Err(gil.memory_error());
    }
    gil.spend_on(more * 8)?;
    if gil.get::<Set>(set).is_some_and(Set::is_untouched) {
        let copy = gil.get::<Set>(other).map(Set::compact_copy);
        if let (Some(copy), Some(s)) = (copy, gil.get_mut::<Set>(set)) {
            let old = s.become_copy(copy);
            drop(old);
        }
        return Ok(());
    }
    if let Some(s) = gil.get_mut::<Set>(set) {
        s.reserve_for(more);
    }
    let done = taken(gil, set, |gil, s| {
        gil.get::<Set>(other).is_some_and(|o| o.iter().all(|slot| s.add_plain(gil, &slot.key, slot.hash)))
    });
    if done {
        return Ok(());
    }
    each(gil, other, |gil, key, hash| add_hashed(gil, set, key, hash).map(|()| true))
}

/// The elements of one set that are in another, or those that are not, when that can be said without Python code.
fn select(gil: &Gil, set: &Value, other: &Value, wanted: bool) -> Option<Set> {
    let (set, other) = (gil.get::<Set>(set)?, gil.get::<Set>(other)?);
    let mut result = Set::new();
    for slot in set.iter() {
        if other.has_plain(gil, &slot.key, slot.hash)? == wanted {
            result.add_plain(gil, &slot.key, slot.hash);
        }
    }
    Some(result)
}

/// Whether all elements of one set are in another (or none), when that can be said without Python code.
fn all_are(gil: &Gil, set: &Value, other: &Value, wanted: bool) -> Option<bool> {
    let (set, other) = (gil.get::<Set>(set)?, gil.get::<Set>(other)?);
    for slot in set.iter() {
        if other.has_plain(gil, &slot.key, slot.hash)? != wanted {
            return Some(false);
        }
    }
    Some(true)
}

/// A set or frozenset of this type (not of a subclass) with the elements of an iterable.
pub fn make(gil: &mut Gil, ty: T, source: Option<&Value>) -> Result {
    let set = gil.alloc(gil.ty(ty), Set::new());
    if let Some(source) = source {
        update(gil, &set, source)?;
    }
    Ok(set)
}

/// Which of the two types a set is of or derives from.
pub fn base_of(gil: &Gil, set: &Value) -> T {
    if molt_call::is_instance_of(gil, set, T::FrozenSet) { T::FrozenSet } else { T::Set }
}

/// A copy of the base type.
pub fn copy(gil: &mut Gil, set: &Value) -> Result {
    let ty = base_of(gil, set);
    if ty == T::FrozenSet && gil.is_exactly(set, gil.ty(T::FrozenSet)) {
        return Ok(set.clone());
    }
    make(gil, ty, Some(set))
}

/// A copy that is a new object whatever the type.
fn fresh_copy(gil: &mut Gil, set: &Value) -> Result {
    let ty = base_of(gil, set);
    make(gil, ty, Some(set))
}

/// `set & other`
pub fn intersection(gil: &mut Gil, set: &Value, other: &Value) -> Result {
    if set.is(other) {
        return copy(gil, set);
    }
    let ty = base_of(gil, set);
    if is_set(gil, other) {
        let (walked, asked) = if size(gil, other) > size(gil, set) { (set, other) } else { (other, set) };
        if let Some(common) = select(gil, walked, asked, true) {
            return Ok(gil.alloc(gil.ty(ty), common));
        }
        let result = make(gil, ty, None)?;
        each(gil, walked, |gil, key, hash| {
            if has(gil, asked, key, hash)? {
                add_hashed(gil, &result, key, hash)?;
            }
            Ok(true)
        })?;
        return Ok(result);
    }
    let result = make(gil, ty, None)?;
    molt_call::for_each(gil, other, |gil, key| {
        let hash = molt_call::hash(gil, &key)?;
        if has(gil, set, &key, hash)? {
            add_hashed(gil, &result, &key, hash)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

/// `set -= other`
pub fn difference_update(gil: &mut Gil, set: &Value, other: &Value) -> Result<()> {
    if set.is(other) {
        let old = gil.get_mut::<Set>(set).map(Set::take_all);
        drop(old);
        return Ok(());
    }
    if is_set(gil, other) {
        let smaller = if size(gil, other) >> 3 > size(gil, set) { Some(intersection(gil, set, other)?) } else { None };
        each(gil, smaller.as_ref().unwrap_or(other), |gil, key, hash| {
            discard_hashed(gil, set, key, hash).map(|_| true)
        })?;
    } else {
        molt_call::for_each(gil, other, |gil, key| {
            let hash = hash_element(gil, &key)?;
            discard_hashed(gil, set, &key, hash).map(|_| true)
        })?;
    }
    if let Some(s) = gil.get_mut::<Set>(set) {
        s.tidy();
    }
    Ok(())
}

/// `set - other`
pub fn difference(gil: &mut Gil, set: &Value, other: &Value) -> Result {
    let len = size(gil, set);
    if len == 0 {
        return copy(gil, set);
    }
    let other_len = match gil.get::<Set>(other) {
        Some(s) => Some(s.len()),
        None if is_dict(gil, other) => gil.get::<Dict>(other).map(Dict::len),
        None => None,
    };
    if other_len.is_none_or(|n| len >> 2 > n) {
        let result = fresh_copy(gil, set)?;
        difference_update(gil, &result, other)?;
        return Ok(result);
    }
    let ty = base_of(gil, set);
    let in_dict = is_dict(gil, other);
    if !in_dict && let Some(rest) = select(gil, set, other, false) {
        return Ok(gil.alloc(gil.ty(ty), rest));
    }
    let result = make(gil, ty, None)?;
    each(gil, set, |gil, key, hash| {
        let there = if in_dict {
            molt_call::mapping::find(gil, other, key, hash)?.is_some()
        } else {
            has(gil, other, key, hash)?
        };
        if !there {
            add_hashed(gil, &result, key, hash)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

/// `set ^= other`
pub fn symmetric_update(gil: &mut Gil, set: &Value, other: &Value) -> Result<()> {
    if set.is(other) {
        let old = gil.get_mut::<Set>(set).map(Set::take_all);
        drop(old);
        return Ok(());
    }
    let toggle = |gil: &mut Gil, key: &Value, hash: i64| {
        if !discard_hashed(gil, set, key, hash)? {
            add_hashed(gil, set, key, hash)?;
        }
        Ok(true)
    };
    if is_dict(gil, other) {
        return each_key(gil, other, toggle);
    }
    if is_set(gil, other) {
        let done = taken(gil, set, |gil, s| toggle_plain(gil, s, other));
        if done == size(gil, other) {
            return Ok(());
        }
        let mut number = 0;
        return each(gil, other, |gil, key, hash| {
            number += 1;
            // What was toggled must not be toggled back.
            if number > done { toggle(gil, key, hash) } else { Ok(true) }
        });
    }
    let ty = base_of(gil, set);
    let other = make(gil, ty, Some(other))?;
    each(gil, &other, toggle)
}

/// Toggles the first elements of another set, as far as that needs no Python code; answers how many.
fn toggle_plain(gil: &Gil, s: &mut Set, other: &Value) -> usize {
    let mut done = 0;
    let Some(o) = gil.get::<Set>(other) else { return done };
    for slot in o.iter() {
        match s.probe(gil, &slot.key, slot.hash) {
            SetProbe::Found(at) => drop(s.remove_at(at)),
            SetProbe::Missing(at) => s.insert_at(at, slot.hash, slot.key.clone()),
            SetProbe::Ask { .. } => break,
        }
        done += 1;
    }
    done
}

/// `set ^ other`
pub fn symmetric_difference(gil: &mut Gil, set: &Value, other: &Value) -> Result {
    let ty = base_of(gil, set);
    let result = make(gil, ty, Some(other))?;
    symmetric_update(gil, &result, set)?;
    Ok(result)
}

/// `set | other`
pub fn union(gil: &mut Gil, set: &Value, other: &Value) -> Result {
    let result = fresh_copy(gil, set)?;
    if !set.is(other) {
        update(gil, &result, other)?;
    }
    Ok(result)
}

/// Whether every element of a set is in another.
pub fn is_subset(gil: &mut Gil, set: &Value, other: &Value) -> Result<bool> {
    if size(gil, set) > size(gil, other) {
        return Ok(false);
    }
    if let Some(answer) = all_are(gil, set, other, true) {
        return Ok(answer);
    }
    let mut all = true;
    each(gil, set, |gil, key, hash| {
        all = has(gil, other, key, hash)?;
        Ok(all)
    })?;
    Ok(all)
}

/// Whether a set has no element in common with an iterable.
pub fn is_disjoint(gil: &mut Gil, set: &Value, other: &Value) -> Result<bool> {
    let mut disjoint = true;
    if is_set(gil, other) {
        let (walked, asked) = if size(gil, other) > size(gil, set) { (set, other) } else { (other, set) };
        if let Some(answer) = all_are(gil, walked, asked, false) {
            return Ok(answer);
        }
        each(gil, walked, |gil, key, hash| {
            disjoint = !has(gil, asked, key, hash)?;
            Ok(disjoint)
        })?;
        return Ok(disjoint);
    }
    molt_call::for_each(gil, other, |gil, key| {
        let hash = hash_element(gil, &key)?;
        disjoint = !has(gil, set, &key, hash)?;
        Ok(disjoint)
    })?;
    Ok(disjoint)
}
