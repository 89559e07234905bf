//! The payload of sets: CPython's open-addressing table, slot for slot, so that sets iterate in the order that Python programs show.

use molt_provenance::vec::has_memory;
use molt_provenance::{Gil, HeapVec, Payload, Tracer, Value};

use crate::dict::keys_equal;

/// Slots looked at one after the other before the probe jumps.
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const MIN_SIZE: usize = 8;
/// The hash field of a slot whose element was removed; no hash is -1.
const REMOVED: i64 = -1;

/// One slot: free when the element is unbound and the hash 0, removed when the hash is -1.
#[repr(C)]
pub struct Slot {
    /// Hash of the element.
    pub hash: i64,
    /// The element.
    pub key: Value,
}

impl Slot {
    const FREE: Slot = Slot { hash: 0, key: Value::UNBOUND };
}

/// The payload of `set` and `frozenset`. Compiled code looks for elements in it.
#[derive(Default)]
#[repr(C)]
pub struct Set {
    /// No slots at all, or a power of two of them, at least eight.
    table: HeapVec<Slot>,
    /// Slots that are not free.
    fill: usize,
    /// Elements.
    used: usize,
    /// Where `pop` goes on.
    finger: usize,
    /// Changes with every change of the elements.
    version: u32,
    /// Whether an element may be an object in memory, 0 or 1: if not, the elements need no dropping.
    objects: u32,
    /// The hash of a frozenset, 0 when not computed yet.
    cached_hash: i64,
}

impl Drop for Set {
    fn drop(&mut self) {
        if self.objects == 0 {
            self.table.forget_items();
        }
    }
}

/// Where a search goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cursor {
    i: usize,
    perturb: u64,
    /// How many slots after `i` were looked at already.
    offset: usize,
    /// The last removed slot that was met: a new element takes it.
    removed: Option<usize>,
}

impl Cursor {
    /// The start of a search for a hash.
    #[inline]
    pub fn start(hash: i64) -> Cursor {
        Cursor { i: hash as u64 as usize, perturb: hash as u64, offset: 0, removed: None }
    }
}

/// The answer of a search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetProbe {
    /// In this slot.
    Found(usize),
    /// Nowhere; this slot is where it belongs.
    Missing(usize),
    /// This slot has the same hash, and only Python code can say whether the elements are equal.
    Ask {
        /// The slot whose element to compare.
        slot: usize,
        /// Where to go on when it is another element.
        next: Cursor,
    },
}

/// Slots of a table for more than `least` elements.
fn table_size(least: usize) -> usize {
    (least + 1).next_power_of_two().max(MIN_SIZE)
}

impl Set {
    /// An empty one.
    pub fn new() -> Self {
        Set::default()
    }

    /// Number of elements.
    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Changes with every change of the elements.
    #[inline]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The mask of slot numbers, as in a table that has its first eight slots already.
    #[inline]
    fn mask(&self) -> usize {
        if self.table.is_empty() { MIN_SIZE - 1 } else { self.table.len() - 1 }
    }

    /// Number of slots.
    #[inline]
    pub fn slots(&self) -> usize {
        self.table.len()
    }

    /// The first slot at or after an index that holds an element.
    #[inline]
    pub fn next_slot(&self, from: usize) -> Option<(usize, &Slot)> {
        let rest = self.table.get(from..)?;
        rest.iter().position(|s| !s.key.is_unbound()).map(|n| (from + n, &rest[n]))
    }

    /// All elements with their hashes, in the order of iteration.
    pub fn iter(&self) -> impl Iterator<Item = &Slot> {
        self.table.iter().filter(|s| !s.key.is_unbound())
    }

    /// The slot at an index, when it holds an element.
    pub fn slot(&self, at: usize) -> Option<&Slot> {
        self.table.get(at).filter(|s| !s.key.is_unbound())
    }

    /// Looks for an element. What is decided in its first slot is decided here.
    #[inline]
    pub fn probe(&self, gil: &Gil, key: &Value, hash: i64) -> SetProbe {
        let i = hash as u64 as usize & self.mask();
        let Some(first) = self.table.get(i) else { return SetProbe::Missing(i) };
        if first.key.is_unbound() {
            if first.hash != REMOVED {
                return SetProbe::Missing(i);
            }
        } else if first.key.is(key) {
            return SetProbe::Found(i);
        }
        self.probe_from(gil, key, hash, Cursor::start(hash))
    }

    /// Looks for an element, from a cursor on.
    pub fn probe_from(&self, gil: &Gil, key: &Value, hash: i64, from: Cursor) -> SetProbe {
        let mask = self.mask();
        let Cursor { i, mut perturb, mut offset, mut removed } = from;
        let mut i = i & mask;
        let table = &self.table[..];
        if table.is_empty() {
            return SetProbe::Missing(i);
        }
        loop {
            let last = if i + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            while offset <= last {
                let slot = &table[i + offset];
                if slot.key.is_unbound() {
                    if slot.hash != REMOVED {
                        return SetProbe::Missing(removed.unwrap_or(i + offset));
                    }
                    removed = Some(i + offset);
                } else if slot.key.is(key) {
                    return SetProbe::Found(i + offset);
                } else if slot.hash == hash {
                    match keys_equal(gil, &slot.key, key) {
                        Some(true) => return SetProbe::Found(i + offset),
                        Some(false) => {}
                        None => {
                            let next = Cursor { i, perturb, offset: offset + 1, removed };
                            return SetProbe::Ask { slot: i + offset, next };
                        }
                    }
                }
                offset += 1;
            }
            offset = 0;
            (i, perturb) = jump(i, perturb, mask);
        }
    }

    /// Whether there is memory for one more element: when the table is full, a larger one is made.
    #[inline]
    pub fn has_room(&self) -> bool {
        (self.fill + 1) * 5 < self.mask() * 3 || has_memory(&[table_size(self.next_size()) * size_of::<Slot>()])
    }

    /// Puts a new element into the slot that a search with no success named.
    #[inline]
    pub fn insert_at(&mut self, slot: usize, hash: i64, key: Value) {
        self.version = self.version.wrapping_add(1);
        if self.table.is_empty() {
            self.table = HeapVec::filled(MIN_SIZE, || Slot::FREE);
        }
        self.objects |= key.is_pointer() as u32;
        let before = core::mem::replace(&mut self.table[slot], Slot { hash, key });
        self.used += 1;
        if before.hash == REMOVED {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= self.mask() * 3 {
            self.grow();
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        self.resize(self.next_size());
    }

    /// For how many elements a full table makes room.
    fn next_size(&self) -> usize {
        if self.used > 50_000 { self.used * 2 } else { self.used * 4 }
    }

    /// Makes a new table for more than `least` elements.
    fn resize(&mut self, least: usize) {
        let old = core::mem::replace(&mut self.table, HeapVec::filled(table_size(least), || Slot::FREE));
        for slot in old {
            if !slot.key.is_unbound() {
                self.place(slot);
            }
        }
        self.fill = self.used;
    }

    /// Puts an element that is not there into a table without removed slots.
    #[inline]
    fn place(&mut self, slot: Slot) {
        let at = slot.hash as u64 as usize & self.mask();
        match self.table.get_mut(at) {
            Some(first) if first.key.is_unbound() => *first = slot,
            _ => self.place_further(slot),
        }
    }

    fn place_further(&mut self, slot: Slot) {
        let mask = self.mask();
        let (mut i, mut perturb) = (slot.hash as u64 as usize & mask, slot.hash as u64);
        loop {
            let last = if i + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            if let Some(n) = self.table[i..=i + last].iter().position(|s| s.key.is_unbound()) {
                self.table[i + n] = slot;
                return;
            }
            (i, perturb) = jump(i, perturb, mask);
        }
    }

    /// Adds an element, when it can be said without Python code whether it is there and there is memory; answers whether that was so.
    #[inline]
    pub fn add_plain(&mut self, gil: &Gil, key: &Value, hash: i64) -> bool {
        match self.probe(gil, key, hash) {
            SetProbe::Found(_) => true,
            SetProbe::Missing(_) if !self.has_room() => false,
            SetProbe::Missing(at) => {
                self.insert_at(at, hash, key.clone());
                true
            }
            SetProbe::Ask { .. } => false,
        }
    }

    /// Whether an element is there, when that can be said without Python code.
    #[inline]
    pub fn has_plain(&self, gil: &Gil, key: &Value, hash: i64) -> Option<bool> {
        match self.probe(gil, key, hash) {
            SetProbe::Found(_) => Some(true),
            SetProbe::Missing(_) => Some(false),
            SetProbe::Ask { .. } => None,
        }
    }

    /// Whether there is memory for a table that has room for `more` elements besides.
    pub fn fits(&self, more: usize) -> bool {
        has_memory(&[table_size((self.used + more) * 2) * size_of::<Slot>()])
    }

    /// Makes room before `more` elements of a set or dict are added.
    pub fn reserve_for(&mut self, more: usize) {
        if (self.fill + more) * 5 >= self.mask() * 3 {
            self.version = self.version.wrapping_add(1);
            self.resize((self.used + more) * 2);
        }
    }

    /// Whether nothing was ever put into it.
    pub fn is_untouched(&self) -> bool {
        self.fill == 0
    }

    /// A copy as a merge into an untouched set makes it: without removed slots, with room to grow.
    pub fn compact_copy(&self) -> Set {
        let mut copy = Set::new();
        copy.reserve_for(self.used);
        if copy.table.is_empty() {
            copy.table = HeapVec::filled(MIN_SIZE, || Slot::FREE);
        }
        if copy.table.len() == self.table.len() && self.fill == self.used {
            for (to, from) in copy.table.iter_mut().zip(self.table.iter()) {
                *to = Slot { hash: from.hash, key: from.key.clone() };
            }
        } else {
            for slot in self.iter() {
                copy.place(Slot { hash: slot.hash, key: slot.key.clone() });
            }
        }
        copy.objects = self.objects;
        copy.used = self.used;
        copy.fill = self.used;
        copy
    }

    /// Takes over the content of a copy; gives back what was there.
    pub fn become_copy(&mut self, copy: Set) -> Set {
        let version = self.version.wrapping_add(1);
        let old = core::mem::replace(self, copy);
        self.version = version;
        old
    }

    /// Removes the element in a slot.
    pub fn remove_at(&mut self, at: usize) -> Value {
        self.version = self.version.wrapping_add(1);
        self.used -= 1;
        core::mem::replace(&mut self.table[at], Slot { hash: REMOVED, key: Value::UNBOUND }).key
    }

    /// Removes some element.
    pub fn pop(&mut self) -> Option<Value> {
        if self.used == 0 {
            return None;
        }
        let mask = self.mask();
        let mut at = self.finger & mask;
        while self.table[at].key.is_unbound() {
            at = if at == mask { 0 } else { at + 1 };
        }
        self.finger = at + 1;
        Some(self.remove_at(at))
    }

    /// Gets rid of removed slots when there are many of them.
    pub fn tidy(&mut self) {
        if self.fill - self.used > self.mask() / 4 {
            self.version = self.version.wrapping_add(1);
            self.grow();
        }
    }

    /// Removes everything; gives back what was there.
    pub fn take_all(&mut self) -> Set {
        let version = self.version.wrapping_add(1);
        let old = core::mem::take(self);
        self.version = version;
        old
    }

    /// The hash that depends on the elements alone.
    pub fn frozen_hash(&mut self) -> i64 {
        if self.cached_hash != 0 {
            return self.cached_hash;
        }
        let shuffle = |h: u64| ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
        let mut h = self.iter().fold(0, |h, s| h ^ shuffle(s.hash as u64));
        h ^= (self.used as u64 + 1).wrapping_mul(1_927_868_237);
        h ^= (h >> 11) ^ (h >> 25);
        h = h.wrapping_mul(69_069).wrapping_add(907_133_923);
        self.cached_hash = if h == u64::MAX { 590_923_713 } else { h as i64 };
        self.cached_hash
    }
}

#[inline]
fn jump(i: usize, perturb: u64, mask: usize) -> (usize, u64) {
    let perturb = perturb >> PERTURB_SHIFT;
    ((i as u64).wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) as usize & mask, perturb)
}

/// Compiled code reads these fields: their places are the ABI's.
#[cfg(target_pointer_width = "32")]
mod layout {
    use super::{LINEAR_PROBES, REMOVED, Set, Slot};
    use core::mem::offset_of;
    use molt_abi::layout::*;

    const fn at(offset: usize, abi: u32) {
        assert!(offset as u32 + OBJ_HEADER == abi);
    }
    const _: () = {
        at(offset_of!(Set, table), SET_SLOTS);
        at(offset_of!(Set, table) + 4, SET_SIZE);
        at(offset_of!(Set, fill), SET_FILL);
        at(offset_of!(Set, used), SET_LEN);
        at(offset_of!(Set, version), SET_VERSION);
        at(offset_of!(Set, objects), SET_OBJECTS);
        assert!(offset_of!(Slot, hash) as u32 == SLOT_HASH && offset_of!(Slot, key) as u32 == SLOT_KEY);
        assert!(size_of::<Slot>() as u32 == SLOT_SIZE && LINEAR_PROBES as u32 == SET_PROBES && REMOVED == -1);
    };
}

impl Payload for Set {
    fn trace(&self, visit: &mut Tracer) {
        visit.see_each(&self.table, |visit, slot| visit.see(&slot.key));
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        let mut old = self.take_all();
        taken.extend(core::mem::take(&mut old.table).into_iter().map(|s| s.key));
    }
}
