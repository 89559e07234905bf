//! The payload of dicts: entries in insertion order, and an index over their hashes once there are more than a few.

use molt_abi::layout::{DICT_SCAN, INDEX_EMPTY, INDEX_REMOVED};
use molt_provenance::vec::has_memory;
use molt_provenance::{Gil, HeapVec, Payload, Tracer, Value, cache};

use crate::known::{Known, T};
use crate::payloads::Objects;
use crate::text::Strings;

/// One key and its value; a removed one has an unbound key.
#[repr(C)]
pub struct Entry {
    /// Hash of the key.
    pub hash: i64,
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
}

/// Entries up to this many are found by scanning.
const SCAN: usize = DICT_SCAN as usize;
const EMPTY: u32 = INDEX_EMPTY;
const DELETED: u32 = INDEX_REMOVED;

/// The payload of a dict. Compiled code looks for keys in it.
#[derive(Default)]
#[repr(C)]
pub struct Dict {
    entries: HeapVec<Entry>,
    /// Entry numbers by hash, none while there are few entries; else a power of two of them.
    index: HeapVec<u32>,
    len: u32,
    /// Slots of the index that are not empty. One is used up by every new key, so there are never more entries than that.
    filled: u32,
    /// Compiled code caches where names are: changes of the set of keys clear the caches.
    namespace: bool,
    /// Counts changes of the set of keys.
    version: u32,
}

/// The answer of a search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Probe {
    /// At this entry.
    Found(usize),
    /// Nowhere.
    Missing,
    /// This entry has the same hash, and only Python code can say whether the keys are equal. Go on with the step after.
    Ask {
        /// The entry whose key to compare.
        entry: usize,
        /// Where to go on when it is another key.
        next: usize,
    },
}

/// Whether two keys with the same hash are equal, as far as it can be said without running Python code.
#[inline(never)]
pub fn keys_equal(gil: &Gil, a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    if a.is_pointer() && b.is_pointer() {
        let str_type = gil.ty(T::Str);
        if gil.is_exactly(a, str_type) && gil.is_exactly(b, str_type) {
            return Some(gil.same_text(a, b));
        }
        if let Some(equal) = crate::number::ints_equal(gil, a, b) {
            return Some(equal);
        }
        return tuples_equal(gil, a, b, TUPLE_DEPTH);
    }
    if a.is_small_int() && b.is_small_int() {
        // Inline ints with different bits differ.
        return Some(false);
    }
    if !a.is_pointer() && !b.is_pointer() {
        return Some(crate::number::immediates_equal(a, b));
    }
    None
}

/// Tuples within tuples that are compared here.
const TUPLE_DEPTH: u32 = 4;

/// Whether two exact tuples are equal, as far as it can be said without running Python code.
fn tuples_equal(gil: &Gil, a: &Value, b: &Value, depth: u32) -> Option<bool> {
    let tuple = gil.ty(T::Tuple);
    if depth == 0 || !gil.is_exactly(a, tuple) || !gil.is_exactly(b, tuple) {
        return None;
    }
    let (xs, ys) = (gil.tuple(a)?, gil.tuple(b)?);
    if xs.len() != ys.len() {
        return Some(false);
    }
    for (x, y) in xs.iter().zip(ys) {
        let both_tuples = gil.is_exactly(x, tuple) && gil.is_exactly(y, tuple) && !x.is(y);
        let equal = if both_tuples { tuples_equal(gil, x, y, depth - 1) } else { keys_equal(gil, x, y) };
        if !equal? {
            return Some(false);
        }
    }
    Some(true)
}

/// The slots of an index in the order in which a hash tries them: all of them, by steps that grow by one.
struct Slots {
    slot: usize,
    step: usize,
}

impl Slots {
    #[inline]
    fn from(hash: i64, step: usize) -> Slots {
        // High bits count too, as ints hash to themselves.
        let h = hash as u64;
        let start = (h ^ (h >> 32)) as usize;
        Slots { slot: start.wrapping_add(step.wrapping_mul(step + 1) / 2), step }
    }

    #[inline]
    fn advance(&mut self) {
        self.step += 1;
        self.slot = self.slot.wrapping_add(self.step);
    }
}

impl Dict {
    /// An empty one.
    pub fn new() -> Self {
        Dict::default()
    }

    /// An empty one with room.
    pub fn with_capacity(count: usize) -> Self {
        let mut d = Dict::default();
        d.entries.reserve(count);
        if count > SCAN {
            d.rebuild(count);
        }
        d
    }

    /// One of these entries, whose keys are all different.
    pub fn of_distinct(entries: HeapVec<Entry>) -> Self {
        let count = entries.len();
        let mut d = Dict { len: count as u32, entries, ..Dict::default() };
        if count > SCAN {
            d.rebuild(count);
        }
        d
    }

    /// Says that compiled code may cache where its names are.
    pub fn set_namespace(&mut self) {
        self.namespace = true;
    }

    /// Whether compiled code may cache where its names are.
    pub fn is_namespace(&self) -> bool {
        self.namespace
    }

    /// Makes room for more keys, so that adding them moves nothing.
    pub fn reserve(&mut self, more: usize) {
        self.entries.reserve(more);
        let count = self.entries.len() + more;
        if count > SCAN && count * 3 > self.index.len() * 2 {
            self.rebuild(count);
        }
    }

    /// Takes over the content of a copy; gives back what was there.
    pub fn become_copy(&mut self, copy: Dict) -> Dict {
        let version = self.version.wrapping_add(1);
        let old = core::mem::replace(self, copy);
        self.version = version;
        old
    }

    /// Number of keys.
    #[inline]
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there is no key.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Changes with every change of the set of keys.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The entry at an index, unless it was removed.
    #[inline]
    pub fn entry(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at).filter(|e| !e.key.is_unbound())
    }

    /// The entries, to point caches at them.
    pub fn entries(&self) -> &HeapVec<Entry> {
        &self.entries
    }

    /// The first entry at or after an index that is there.
    #[inline]
    pub fn next_entry(&self, mut from: usize) -> Option<usize> {
        while from < self.entries.len() {
            if !self.entries[from].key.is_unbound() {
                return Some(from);
            }
            from += 1;
        }
        None
    }

    /// The last entry before an index that is there.
    pub fn previous_entry(&self, before: usize) -> Option<usize> {
        (0..before.min(self.entries.len())).rev().find(|i| !self.entries[*i].key.is_unbound())
    }

    /// Number of entries, removed ones included: the end of iteration.
    pub fn end(&self) -> usize {
        self.entries.len()
    }

    /// All entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|e| !e.key.is_unbound())
    }

    /// Looks for a key that is a plain string.
    #[inline]
    pub fn find_str(&self, gil: &Gil, key: &Value, hash: i64) -> Probe {
        self.probe(gil, key, hash, 0)
    }

    /// Looks for a key, from a step on (0 to begin).
    #[inline]
    pub fn probe(&self, gil: &Gil, key: &Value, hash: i64, from: usize) -> Probe {
        let entries = &self.entries[..];
        let index = &self.index[..];
        if index.is_empty() {
            for (at, e) in entries.iter().enumerate().skip(from) {
                if e.hash == hash && !e.key.is_unbound() {
                    if e.key.is(key) {
                        return Probe::Found(at);
                    }
                    match keys_equal(gil, &e.key, key) {
                        Some(true) => return Probe::Found(at),
                        Some(false) => {}
                        None => return Probe::Ask { entry: at, next: at + 1 },
                    }
                }
            }
            return Probe::Missing;
        }
        let mask = index.len() - 1;
        let mut slots = Slots::from(hash, from);
        loop {
            let at = index[slots.slot & mask];
            if at == EMPTY {
                return Probe::Missing;
            }
            // A removed slot names no entry.
            if let Some(e) = entries.get(at as usize)
                && e.hash == hash
            {
                if e.key.is(key) {
                    return Probe::Found(at as usize);
                }
                match keys_equal(gil, &e.key, key) {
                    Some(true) => return Probe::Found(at as usize),
                    Some(false) => {}
                    None => return Probe::Ask { entry: at as usize, next: slots.step + 1 },
                }
            }
            slots.advance();
        }
    }

    /// Whether there is memory for one more key: when the table is full, a larger one is made.
    #[inline]
    pub fn has_room(&self) -> bool {
        let full = (self.filled as usize + 1) * 3 > self.index.len() * 2;
        !full || {
            let (size, room) = table_sizes(self.len as usize);
            has_memory(&[size * size_of::<u32>(), room * size_of::<Entry>()])
        }
    }

    /// Adds a key that is not there.
    pub fn insert_new(&mut self, hash: i64, key: Value, value: Value) {
        self.version = self.version.wrapping_add(1);
        if self.namespace {
            cache::clear();
        }
        let full = match self.index.len() {
            0 => self.entries.len() >= SCAN,
            size => (self.filled as usize + 1) * 3 > size * 2,
        };
        if full {
            // Before the entry comes, so that there is room for it too: what `has_room` asked for is all that is taken.
            self.rebuild(self.len as usize);
        }
        self.entries.push(Entry { hash, key, value });
        self.len += 1;
        if !self.index.is_empty() {
            self.place(hash, self.entries.len() as u32 - 1);
        }
    }

    /// Replaces the value of an entry; gives back the old one.
    #[inline]
    pub fn replace(&mut self, at: usize, value: Value) -> Value {
        core::mem::replace(&mut self.entries[at].value, value)
    }

    /// Removes an entry; gives back its key and value.
    pub fn remove(&mut self, at: usize) -> (Value, Value) {
        self.version = self.version.wrapping_add(1);
        if self.namespace {
            cache::clear();
        }
        let e = &mut self.entries[at];
        let key = core::mem::take(&mut e.key);
        let value = core::mem::take(&mut e.value);
        let hash = e.hash;
        self.len -= 1;
        if !self.index.is_empty() {
            let mask = self.index.len() - 1;
            let mut slots = Slots::from(hash, 0);
            while self.index[slots.slot & mask] != at as u32 {
                slots.advance();
            }
            self.index[slots.slot & mask] = DELETED;
        }
        if self.len == 0 {
            self.entries.clear();
            self.index = HeapVec::new();
            self.filled = 0;
        } else {
            // Gaps at the end go, so that removing from there does not look at them again.
            while self.entries.last().is_some_and(|e| e.key.is_unbound()) {
                self.entries.pop();
            }
        }
        (key, value)
    }

    /// Removes everything; gives back what was there, to be dropped when nothing is borrowed.
    pub fn take_all(&mut self) -> HeapVec<Entry> {
        if self.namespace {
            cache::clear();
        }
        let version = self.version.wrapping_add(1);
        let namespace = self.namespace;
        let old = core::mem::take(self);
        self.version = version;
        self.namespace = namespace;
        old.into_entries()
    }

    fn into_entries(mut self) -> HeapVec<Entry> {
        core::mem::take(&mut self.entries)
    }

    /// A copy with the same entries, without gaps.
    pub fn copy(&self) -> Dict {
        if self.entries.len() == self.len as usize {
            let entry = |e: &Entry| Entry { hash: e.hash, key: e.key.clone(), value: e.value.clone() };
            let entries = self.entries.iter().map(entry).collect();
            return Dict {
                entries,
                index: self.index.clone(),
                len: self.len,
                filled: self.filled,
                namespace: false,
                version: 0,
            };
        }
        let mut d = Dict::with_capacity(self.len());
        for e in self.iter() {
            d.insert_new(e.hash, e.key.clone(), e.value.clone());
        }
        d.version = 0;
        d
    }

    #[inline]
    fn place(&mut self, hash: i64, at: u32) {
        let mask = self.index.len() - 1;
        let mut slots = Slots::from(hash, 0);
        while self.index[slots.slot & mask] != EMPTY {
            slots.advance();
        }
        self.index[slots.slot & mask] = at;
        self.filled += 1;
    }

    /// Closes the gaps and makes a new index with room to grow.
    fn rebuild(&mut self, count: usize) {
        let (size, room) = table_sizes(count);
        if self.entries.len() == self.len as usize {
            self.entries.reserve(room - self.entries.len().min(room));
        } else {
            let old = core::mem::replace(&mut self.entries, HeapVec::with_capacity(room));
            self.entries.extend(old.into_iter().filter(|e| !e.key.is_unbound()));
        }
        self.index = HeapVec::filled(size, || EMPTY);
        self.filled = 0;
        for at in 0..self.entries.len() {
            self.place(self.entries[at].hash, at as u32);
        }
    }
}

/// Slots of the index and entries of a table that has room for more than `count` keys.
fn table_sizes(count: usize) -> (usize, usize) {
    let size = (count * 3).next_power_of_two().max(16);
    (size, size * 2 / 3)
}

/// Compiled code reads these fields: their places are the ABI's.
#[cfg(target_pointer_width = "32")]
mod layout {
    use super::{Dict, Entry};
    use core::mem::offset_of;
    use molt_abi::layout::*;

    const fn at(offset: usize, abi: u32) {
        assert!(offset as u32 + OBJ_HEADER == abi);
    }
    const _: () = {
        at(offset_of!(Dict, entries), DICT_ENTRIES);
        at(offset_of!(Dict, entries) + 4, DICT_END);
        at(offset_of!(Dict, index), DICT_INDEX);
        at(offset_of!(Dict, index) + 4, DICT_INDEX_LEN);
        at(offset_of!(Dict, entries) + 8, DICT_CAP);
        // Compiled code makes an empty one, and frees both vectors.
        assert!(size_of::<Dict>() == 48 && DICT_WATCHED - DICT_ENTRIES == LIST_WATCHED - LIST_ITEMS);
        at(offset_of!(Dict, len), DICT_LEN);
        at(offset_of!(Dict, filled), DICT_FILLED);
        at(offset_of!(Dict, namespace), DICT_NAMESPACE);
        at(offset_of!(Dict, version), DICT_VERSION);
        assert!(offset_of!(Entry, hash) as u32 == ENTRY_HASH && offset_of!(Entry, key) as u32 == ENTRY_KEY);
        assert!(offset_of!(Entry, value) as u32 == ENTRY_VALUE && size_of::<Entry>() as u32 == ENTRY_SIZE);
    };
}

impl Payload for Dict {
    fn trace(&self, visit: &mut Tracer) {
        visit.see_each(&self.entries, |visit, e| {
            visit.see(&e.key);
            visit.see(&e.value);
        });
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        for e in self.take_all() {
            taken.push(e.key);
            taken.push(e.value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys in order, and whether every key is found where the index says.
    fn check(gil: &Gil, d: &Dict, expected: &[i64]) {
        let keys: Vec<i64> = d.iter().filter_map(|e| e.key.as_small_int()).collect();
        assert_eq!(keys, expected);
        assert_eq!(d.len(), expected.len());
        for i in expected {
            let key = Value::int32(*i as i32);
            let Probe::Found(at) = d.probe(gil, &key, *i, 0) else { panic!("{i} is lost") };
            assert!(d.entry(at).is_some_and(|e| e.key.is(&key)));
        }
    }

    #[test]
    fn keeps_order_and_stays_small() {
        Gil::for_test(|gil| {
            let mut d = Dict::new();
            let mut expected = Vec::new();
            for i in 0..40i64 {
                d.insert_new(i, Value::int32(i as i32), Value::NONE);
                expected.push(i);
                check(gil, &d, &expected);
            }
            // Keys that come and go leave no trace.
            for round in 0..5000i64 {
                let i = expected.remove((round * 7 % 40) as usize);
                let key = Value::int32(i as i32);
                let Probe::Found(at) = d.probe(gil, &key, i, 0) else { panic!("{i} is lost") };
                d.remove(at);
                d.insert_new(i, key, Value::NONE);
                expected.push(i);
            }
            check(gil, &d, &expected);
            assert!(d.end() <= 256);
            while let Some(at) = d.previous_entry(usize::MAX) {
                d.remove(at);
                expected.pop();
                check(gil, &d, &expected);
            }
        });
    }
}
