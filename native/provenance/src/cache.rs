//! The data areas of compiled modules: constants, inline caches and global caches, which compiled code reads directly.
//!
//! Caches hold addresses of value slots and keys made of type addresses. They are cleared, all at once, whenever one of those
//! could become wrong in a way that matters for memory: a watched vector moves or loses items, or a type is freed. Upper layers
//! clear them when a name comes to mean something else. Clearing is skipped when nothing was cached since the last time.

use molt_abi::layout::*;

use crate::arena::{address, pointer, runtime};
use crate::entry::At;
use crate::gil::Gil;
use crate::heap::Kind;
use crate::object;
use crate::tail::Slots;
use crate::value::Value;
use crate::vec::HeapVec;

/// The caches of all loaded modules.
pub(crate) struct Caches {
    regions: Vec<(u32, u32)>,
    /// Address of the shared cache; one of the regions.
    shared: u32,
    dirty: bool,
    /// Counts clearings, for caches that the layers above keep themselves.
    epoch: u32,
    /// Modules whose addresses are in caches.
    kept: Vec<Value>,
}

impl Caches {
    pub(crate) const fn new() -> Self {
        Caches { regions: Vec::new(), shared: 0, dirty: false, epoch: 1, kept: Vec::new() }
    }
}

/// The data area of one module. It lives as long as the runtime.
#[derive(Clone, Copy, Debug)]
pub struct DataArea {
    address: u32,
    constants: u32,
}

impl DataArea {
    /// Its address, for the import of the compiled module.
    pub fn address(&self) -> u32 {
        self.address
    }

    /// A constant.
    pub fn constant(&self, index: usize) -> Value {
        assert!(index < self.constants as usize);
        // SAFETY: in bounds; constants are never changed.
        unsafe { (*pointer(self.address).cast::<Value>().add(index)).clone() }
    }
}

impl DataArea {
    /// Drops the constants, at the end of a runtime. Compiled code that still ran would find `None` in their places.
    pub fn release(self) {
        self.release_if(Value::NONE, |_| true);
    }

    /// Drops some of the constants; in their places comes an immediate value.
    pub fn release_if(self, instead: Value, which: impl Fn(&Value) -> bool) {
        assert!(!instead.is_pointer());
        for index in 0..self.constants as usize {
            // SAFETY: in bounds; a constant is moved out, and another value is there in its place.
            unsafe {
                let place = pointer(self.address).cast::<Value>().add(index);
                if which(&*place) {
                    drop(place.replace(instead.clone()));
                }
            }
        }
    }
}

/// Forgets everything that inline and global caches remember: a name has come to mean something else.
#[inline]
pub fn clear() {
    // SAFETY: only this module touches the registry, and nothing here calls out.
    unsafe {
        let caches = &mut (*runtime()).caches;
        caches.epoch = caches.epoch.wrapping_add(1);
        if !caches.dirty {
            return;
        }
        caches.dirty = false;
        for (start, len) in caches.regions.iter() {
            core::ptr::write_bytes(pointer(*start), 0, *len as usize);
        }
    }
}

/// Reserves the shared cache, once; its address.
pub(crate) fn reserve_shared() -> u32 {
    const BYTES: u32 = SHARED_ENTRIES * IC_SIZE;
    // SAFETY: the block is filled before its address is given out; it is never freed.
    unsafe {
        let block = (*runtime()).heap.allocate(BYTES, Kind::Raw).expect("out of memory");
        core::ptr::write_bytes(pointer(block), 0, BYTES as usize);
        (&mut (*runtime()).caches.regions).push((block, BYTES));
        (*runtime()).caches.shared = block;
        block
    }
}

fn mark_dirty() {
    // SAFETY: as in `clear`.
    unsafe { (*runtime()).caches.dirty = true };
}

impl Gil {
    /// Lays out a module's data area.
    pub fn alloc_data_area(&mut self, constants: HeapVec<Value>, inline_caches: u32, global_caches: u32) -> DataArea {
        let values = constants.len() as u32;
        let cache_bytes = inline_caches * IC_SIZE + global_caches * GLOBAL_CACHE_SIZE;
        // SAFETY: the block is filled completely before its address is given out; it is never freed.
        unsafe {
            let block = (*runtime()).heap.allocate(values * 8 + cache_bytes, Kind::Raw).expect("out of memory");
            let area = pointer(block).cast::<Value>();
            for (i, constant) in constants.into_iter().enumerate() {
                area.add(i).write(constant);
            }
            core::ptr::write_bytes(pointer(block + values * 8), 0, cache_bytes as usize);
            (&mut (*runtime()).caches.regions).push((block + values * 8, cache_bytes));
            DataArea { address: block, constants: values }
        }
    }

    /// Changes whenever the caches are cleared: what an upper layer remembered under another number is out of date.
    #[inline]
    pub fn cache_epoch(&self) -> u32 {
        // SAFETY: as in `clear`.
        unsafe { (*runtime()).caches.epoch }
    }

    /// Forgets everything that inline and global caches remember.
    pub fn clear_caches(&mut self) {
        clear();
    }

    /// As `clear_caches`, and lets go of the modules that caches kept.
    pub fn drop_caches(&mut self) {
        clear();
        // SAFETY: as in `clear`.
        drop(unsafe { core::mem::take(&mut (*runtime()).caches.kept) });
    }
}

impl At {
    /// Remembers that instances like `obj` (same type, same shape) keep an attribute in a slot. With `new_shape` it is a store
    /// that leaves the instance with that shape. Answers whether it could be remembered.
    pub fn cache_store(self, gil: &mut Gil, obj: &Value, name: &Value, slot: u32, new_shape: u32) -> bool {
        self.cache_slot(gil, obj, name, slot, (SHARED_STORE, new_shape))
    }

    /// Remembers that instances like `obj` (same type, same shape) keep an attribute in a slot.
    pub fn cache_load(self, gil: &mut Gil, obj: &Value, name: &Value, slot: u32) -> bool {
        self.cache_slot(gil, obj, name, slot, (SHARED_LOAD, u32::MAX))
    }

    fn cache_slot(self, _gil: &mut Gil, obj: &Value, name: &Value, slot: u32, (kind, second): (u32, u32)) -> bool {
        if self.is_none() || object::payload_of::<Slots>(obj).is_none() {
            return false;
        }
        let ty = object::type_address(obj.address());
        if slot >= object::head(ty).slots {
            return false;
        }
        self.remember(obj, name, kind, (INSTANCE_SLOTS + slot * 8, second), u64::MAX);
        true
    }

    /// Remembers that an attribute of instances like `obj` is what an item of a vector in `owner` holds.
    pub fn cache_class_attribute<T>(
        self,
        gil: &mut Gil,
        obj: &Value,
        name: &Value,
        owner: &Value,
        items: impl for<'a> FnOnce(&'a Gil, &'a Value) -> Option<(&'a HeapVec<T>, &'a Value)>,
    ) -> bool {
        if self.is_none() || object::payload_of::<Slots>(obj).is_none() {
            return false;
        }
        let Some((items, slot)) = items(gil, owner) else { return false };
        let Some(slot) = items.watch(slot) else { return false };
        self.remember(obj, name, SHARED_LOAD, (slot, 0), u64::MAX);
        true
    }

    /// Fills the inline cache, and for instances the shared cache: type and shape of `obj`, and the two words after the mask.
    fn remember(self, obj: &Value, name: &Value, kind: u32, words: (u32, u32), mask: u64) {
        self.write_key(obj, mask);
        self.set_word(IC_OFFSET, words.0);
        self.set_word(IC_NEW_SHAPE, words.1);
        mark_dirty();
        if mask != u64::MAX || !name.is_pointer() {
            return;
        }
        let tag = name.address() + kind;
        // SAFETY: the object is alive and at least 16 bytes long; the entry lies in the shared cache, which nothing refers to.
        unsafe {
            let head = pointer(obj.address() + OBJ_TYPE);
            let (ty, shape) = (head.cast::<u32>().read(), head.cast::<u32>().add(1).read());
            let key = u64::from(ty) | u64::from(shape) << 32;
            let mixed = key.wrapping_add(u64::from(tag) << SHARED_SHIFT).wrapping_mul(SHARED_MIX);
            let hash = (mixed >> (64 - SHARED_ENTRIES.ilog2())) as u32;
            let place = |number: u32| (*runtime()).caches.shared + number * IC_SIZE;
            let entry = place(hash);
            // What was here before moves to the place beside it, where it is found as well.
            if pointer(entry + IC_KEY).cast::<u64>().read() != key
                || pointer(entry + SHARED_TAG).cast::<u32>().read() != tag
            {
                core::ptr::copy_nonoverlapping(pointer(entry), pointer(place(hash ^ 1)), IC_SIZE as usize);
            }
            pointer(entry + IC_KEY).cast::<u64>().write(key);
            pointer(entry + SHARED_TAG).cast::<u32>().write(tag);
            pointer(entry + IC_OFFSET).cast::<u32>().write(words.0);
            pointer(entry + IC_NEW_SHAPE).cast::<u32>().write(words.1);
        }
    }

    /// Remembers that a method of objects like `obj` is what an item of a vector in `owner` holds.
    pub fn cache_method<T>(
        self,
        gil: &mut Gil,
        obj: &Value,
        name: &Value,
        owner: &Value,
        items: impl for<'a> FnOnce(&'a Gil, &'a Value) -> Option<(&'a HeapVec<T>, &'a Value)>,
    ) -> bool {
        if self.is_none() || !obj.is_pointer() {
            return false;
        }
        let Some((items, slot)) = items(gil, owner) else { return false };
        let Some(slot) = items.watch(slot) else { return false };
        let shaped = object::payload_of::<Slots>(obj).is_some();
        self.remember(obj, name, SHARED_METHOD, (slot, 0), if shaped { u64::MAX } else { u32::MAX as u64 });
        true
    }

    /// Remembers that a global name is what an item of a vector in `owner` holds.
    pub fn cache_global<T>(
        self,
        gil: &mut Gil,
        owner: &Value,
        items: impl for<'a> FnOnce(&'a Gil, &'a Value) -> Option<(&'a HeapVec<T>, &'a Value)>,
    ) -> bool {
        if self.is_none() {
            return false;
        }
        let Some((items, slot)) = items(gil, owner) else { return false };
        let Some(slot) = items.watch(slot) else { return false };
        self.set_word(0, slot);
        mark_dirty();
        true
    }

    /// Remembers that an attribute of instances like `obj` is computed by the property that an item of a vector in `owner` holds.
    pub fn cache_property<T>(self, obj: &Value, name: &Value, slot: Option<(&HeapVec<T>, &Value)>) {
        let Some(slot) = slot.and_then(|(items, slot)| items.watch(slot)) else { return };
        if self.is_none() || object::payload_of::<Slots>(obj).is_none() {
            return;
        }
        self.remember(obj, name, SHARED_PROPERTY, (slot, 0), u64::MAX);
        let key = self.key() ^ IC_COMPUTED;
        self.set_key(key);
    }

    /// Remembers that an attribute of this very object, a class or a module, is what an item of a vector holds. The object stays: a cache that
    /// outlives it would be taken for that of another one.
    pub fn cache_own<T>(self, obj: &Value, slot: Option<(&HeapVec<T>, &Value)>) {
        let Some(slot) = slot.and_then(|(items, slot)| items.watch(slot)) else { return };
        if self.is_none() || !obj.is_pointer() {
            return;
        }
        // SAFETY: as in `clear`.
        let kept = unsafe { &mut (*runtime()).caches.kept };
        if !object::head(object::type_address(obj.address())).is_class() && !kept.iter().any(|k| k.is(obj)) {
            kept.push(obj.clone());
        }
        self.remember_slot(obj.bits(), slot);
    }

    /// Remembers what `super(class, obj)` finds: an item of a vector.
    pub fn cache_super<T>(self, obj: &Value, class: &Value, slot: Option<(&HeapVec<T>, &Value)>) {
        let Some(slot) = slot.and_then(|(items, slot)| items.watch(slot)) else { return };
        if !self.is_none() && obj.is_pointer() && class.is_pointer() {
            self.remember_slot(u64::from(object::type_address(obj.address())) | u64::from(class.address()) << 32, slot);
        }
    }

    fn remember_slot(self, key: u64, slot: u32) {
        self.set_key(key);
        self.set_word(IC_MASK, u32::MAX);
        self.set_word(IC_MASK + 4, u32::MAX);
        self.set_word(IC_SLOT, slot);
        self.set_word(IC_BASE, 0);
        mark_dirty();
    }

    fn key(self) -> u64 {
        u64::from(self.word(IC_KEY)) | u64::from(self.word(IC_KEY + 4)) << 32
    }

    fn set_key(self, key: u64) {
        self.set_word(IC_KEY, key as u32);
        self.set_word(IC_KEY + 4, (key >> 32) as u32);
    }

    /// Remembers how the arguments of a call are bound to parameters: see `BIND_PLAN`.
    pub fn cache_binding(self, key: u32, plan: [u8; 8], stars: u32) {
        if self.is_none() {
            return;
        }
        self.set_word(BIND_KEY, key);
        self.set_word(BIND_PLAN, u32::from_le_bytes([plan[0], plan[1], plan[2], plan[3]]));
        self.set_word(BIND_PLAN + 4, u32::from_le_bytes([plan[4], plan[5], plan[6], plan[7]]));
        self.set_word(BIND_STARS, stars);
        mark_dirty();
    }

    fn write_key(self, obj: &Value, mask: u64) {
        // SAFETY: the object is alive and at least 16 bytes long, so the 8 bytes after its count are its own; the cache is
        // compiled code's, 8-byte aligned behind the constants.
        unsafe {
            let key = pointer(obj.address() + OBJ_TYPE).cast::<u64>().read_unaligned();
            pointer(self.address() + IC_KEY).cast::<u64>().write_unaligned(key & mask);
            pointer(self.address() + IC_MASK).cast::<u64>().write_unaligned(mask);
        }
    }
}

impl<T> HeapVec<T> {
    /// The address of a value inside one of the items; from now on moving or removing items clears the caches. `None` when
    /// the value is not inside.
    fn watch(&self, slot: &Value) -> Option<u32> {
        let at = address(slot);
        let (start, end) = self.extent();
        if at < start || at + 8 > end {
            return None;
        }
        self.set_watched();
        Some(at)
    }
}
