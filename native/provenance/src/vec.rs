//! A vector whose fields compiled code may read: address, length and capacity as three u32.

use core::cell::Cell;
use core::marker::PhantomData;
use core::mem::{ManuallyDrop, needs_drop};
use core::ops::{Deref, DerefMut, Range};

use crate::arena::{pointer, runtime};
use crate::cache;
use crate::copy::copy_bytes;
use crate::heap::Kind;
use crate::value::Value;

/// Blocks below this size are always there, but when memory is used up: for them some is spare.
const SMALL_BLOCK: usize = 1 << 12;

/// Whether there is memory for all of these blocks, of so many bytes each; else a MemoryError is to be raised. Asked before something large is
/// made: what fails to be made in the middle of something ends the runtime.
#[inline]
pub fn has_memory(blocks: &[usize]) -> bool {
    (blocks.iter().all(|&bytes| bytes < SMALL_BLOCK) && !crate::thread::is_exhausted()) || probe(blocks)
}

/// Takes the blocks and gives them back, to be found in the lists of free blocks.
#[cold]
fn probe(blocks: &[usize]) -> bool {
    /// What headers, rounding and spare room add.
    const MORE: usize = 64;
    let mut taken = [0; 4];
    assert!(blocks.len() <= taken.len());
    // SAFETY: the allocator is not re-entered; each block is given back once, and nobody saw it.
    unsafe {
        let heap = &raw mut (*runtime()).heap;
        (*heap).keep_spare(true);
        let found = blocks.iter().zip(&mut taken).all(|(&bytes, place)| {
            let block = bytes
                .checked_add(MORE)
                .and_then(|b| u32::try_from(b).ok())
                .and_then(|b| (*heap).allocate(b, Kind::Raw));
            *place = block.unwrap_or(0);
            block.is_some()
        });
        (*heap).keep_spare(false);
        for block in taken.into_iter().filter(|&block| block != 0) {
            (*heap).free(block);
        }
        if !found {
            crate::thread::forget_exhausted();
        }
        found
    }
}

/// A growable array in the runtime's memory.
#[repr(C)]
pub struct HeapVec<T> {
    items: u32,
    len: u32,
    capacity: u32,
    /// Caches hold addresses of items: moving or removing any has to clear them.
    watched: Cell<bool>,
    _owns: PhantomData<T>,
}

const _: () = assert!(
    core::mem::offset_of!(HeapVec<Value>, watched) as u32
        == molt_abi::layout::LIST_WATCHED - molt_abi::layout::LIST_ITEMS
);

impl<T> HeapVec<T> {
    /// An empty one, which takes no memory.
    pub const fn new() -> Self {
        const { assert!(align_of::<T>() <= 16 && size_of::<T>() > 0) };
        HeapVec { items: 0, len: 0, capacity: 0, watched: Cell::new(false), _owns: PhantomData }
    }

    /// An empty one with room for `capacity` items.
    pub fn with_capacity(capacity: usize) -> Self {
        let mut v = Self::new();
        v.reserve(capacity);
        v
    }

    #[inline(always)]
    fn data(&self) -> *mut T {
        if self.items == 0 { core::ptr::dangling_mut() } else { pointer(self.items).cast() }
    }

    /// First address of the items and the one behind them.
    pub(crate) fn extent(&self) -> (u32, u32) {
        (self.items, self.items + self.len * size_of::<T>() as u32)
    }

    pub(crate) fn set_watched(&self) {
        self.watched.set(true);
    }

    #[inline(always)]
    fn moving(&self) {
        if self.watched.get() {
            self.watched.set(false);
            cache::clear();
        }
    }

    /// Items that fit without growing.
    pub fn capacity(&self) -> usize {
        self.capacity as usize
    }

    /// Makes room for `more` items beyond the length; grows by an eighth at least, as CPython's lists do.
    #[inline]
    pub fn reserve(&mut self, more: usize) {
        if self.capacity as usize - (self.len as usize) < more {
            self.grow(more);
        }
    }

    /// Makes room likewise, and answers whether there was memory for it.
    #[inline]
    #[must_use]
    pub fn try_reserve(&mut self, more: usize) -> bool {
        self.capacity as usize - (self.len as usize) >= more || self.try_grow(more).is_some()
    }

    #[cold]
    fn grow(&mut self, more: usize) {
        self.try_grow(more).expect("out of memory");
    }

    #[cold]
    fn try_grow(&mut self, more: usize) -> Option<()> {
        self.moving();
        let least = (self.len as usize).checked_add(more)?;
        let want = if self.len == 0 { least } else { least.max(self.len as usize + (self.len as usize >> 3) + 6) };
        let bytes = u32::try_from(want.checked_mul(size_of::<T>())?).ok()?;
        // SAFETY: the allocator is not re-entered; the old block is given back after its items were moved out.
        unsafe {
            let heap = &raw mut (*runtime()).heap;
            let block = (*heap).allocate(bytes, Kind::Raw)?;
            if self.items != 0 {
                copy_bytes(self.data().cast(), pointer(block), self.len as usize * size_of::<T>());
                (*heap).free(self.items);
            }
            self.items = block;
            self.capacity = (*heap).block_size(block) / size_of::<T>() as u32;
        }
        Some(())
    }

    /// Appends an item.
    #[inline]
    pub fn push(&mut self, item: T) {
        self.reserve(1);
        // SAFETY: there is room behind the last item.
        unsafe { self.data().add(self.len as usize).write(item) };
        self.len += 1;
    }

    /// Appends an item, and answers whether there was memory for it.
    #[inline]
    #[must_use]
    pub fn try_push(&mut self, item: T) -> bool {
        let fits = self.try_reserve(1);
        if fits {
            self.push(item);
        }
        fits
    }

    /// Takes the last item.
    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.moving();
        self.len -= 1;
        // SAFETY: the item is no longer part of the vector.
        Some(unsafe { self.data().add(self.len as usize).read() })
    }

    /// Inserts an item; panics beyond the length.
    pub fn insert(&mut self, at: usize, item: T) {
        assert!(at <= self.len as usize);
        self.moving();
        self.reserve(1);
        // SAFETY: in bounds, with room for one more.
        unsafe {
            let place = self.data().add(at);
            core::ptr::copy(place, place.add(1), self.len as usize - at);
            place.write(item);
        }
        self.len += 1;
    }

    /// Removes an item; panics out of bounds.
    pub fn remove(&mut self, at: usize) -> T {
        assert!(at < self.len as usize);
        self.moving();
        self.len -= 1;
        // SAFETY: in bounds; the rest closes the gap.
        unsafe {
            let place = self.data().add(at);
            let item = place.read();
            core::ptr::copy(place.add(1), place, self.len as usize - at);
            item
        }
    }

    /// A vector of items that are made one like the other.
    pub fn filled(count: usize, item: impl Fn() -> T) -> Self {
        let mut v = Self::with_capacity(count);
        let mut at = 0;
        // SAFETY: there is room for `count` items.
        unsafe {
            while at + 4 <= count {
                let place = v.data().add(at);
                place.write(item());
                place.add(1).write(item());
                place.add(2).write(item());
                place.add(3).write(item());
                at += 4;
            }
            while at < count {
                v.data().add(at).write(item());
                at += 1;
            }
        }
        v.len = count as u32;
        v
    }

    /// Forgets the items, which are known to own nothing, without looking at them.
    pub fn forget_items(&mut self) {
        self.moving();
        self.len = 0;
    }

    /// Drops all but the first `len` items.
    pub fn truncate(&mut self, len: usize) {
        while self.len as usize > len {
            drop(self.pop());
        }
    }

    /// Drops all items and their memory.
    pub fn clear(&mut self) {
        drop(core::mem::take(self));
    }

    /// Replaces a range by other items, giving back what was there. Panics out of bounds.
    pub fn splice(&mut self, range: Range<usize>, new: impl IntoIterator<Item = T>) -> Vec<T> {
        assert!(range.start <= range.end && range.end <= self.len as usize);
        let tail: Vec<T> = self.split_off(range.end).into_iter().collect();
        let old: Vec<T> = self.split_off(range.start).into_iter().collect();
        self.extend(new);
        self.extend(tail);
        old
    }

    /// Takes the items from `at` on into a new vector.
    pub fn split_off(&mut self, at: usize) -> HeapVec<T> {
        assert!(at <= self.len as usize);
        self.moving();
        let count = self.len as usize - at;
        let mut rest = HeapVec::<T>::new();
        rest.reserve(count);
        // SAFETY: the items are moved: this vector is shortened, the other one has room for them.
        unsafe { copy_bytes(self.data().add(at).cast(), rest.data().cast(), count * size_of::<T>()) };
        self.len = at as u32;
        rest.len = count as u32;
        rest
    }

    /// Appends clones of a slice.
    pub fn extend_from_slice(&mut self, items: &[T])
    where
        T: Clone,
    {
        self.reserve(items.len());
        // SAFETY: there is room for all of them behind the last item; cloning calls nothing that could look at the vector.
        unsafe {
            let mut place = self.data().add(self.len as usize);
            for item in items {
                place.write(item.clone());
                place = place.add(1);
                self.len += 1;
            }
        }
    }

    /// A vector of clones.
    pub fn of_clones(items: &[T]) -> Self
    where
        T: Clone,
    {
        let mut v = Self::new();
        v.extend_from_slice(items);
        v
    }
}

impl HeapVec<Value> {
    /// Takes over values that compiled code laid out in memory.
    pub(crate) fn from_moved(at: u32, count: u32) -> Self {
        if count == 0 {
            return HeapVec::new();
        }
        let bytes = count.checked_mul(8).expect("capacity overflow");
        // SAFETY: the allocator is not re-entered. The caller's contract (entry.rs): `count` owned values at `at`, which nobody
        // uses afterwards; the block has room for them.
        unsafe {
            let heap = &raw mut (*runtime()).heap;
            let items = (*heap).allocate(bytes, Kind::Raw).expect("out of memory");
            copy_bytes(pointer(at), pointer(items), bytes as usize);
            let capacity = (*heap).block_size(items) / 8;
            HeapVec { items, len: count, capacity, watched: Cell::new(false), _owns: PhantomData }
        }
    }
}

impl<T> Deref for HeapVec<T> {
    type Target = [T];
    #[inline]
    fn deref(&self) -> &[T] {
        // SAFETY: the first `len` items are initialized.
        unsafe { core::slice::from_raw_parts(self.data(), self.len as usize) }
    }
}

impl<T> DerefMut for HeapVec<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: as above, borrowed mutably.
        unsafe { core::slice::from_raw_parts_mut(self.data(), self.len as usize) }
    }
}

impl<T> Drop for HeapVec<T> {
    fn drop(&mut self) {
        if self.items == 0 {
            return;
        }
        self.moving();
        // SAFETY: the items are dropped once, then the block is given back. Of values the last goes first, as of CPython's lists; of what dicts
        // and sets consist of the first: a program sees it when they have finalizers.
        unsafe {
            if needs_drop::<T>() {
                let len = self.len as usize;
                let backward = size_of::<T>() == size_of::<Value>();
                for i in 0..len {
                    self.data().add(if backward { len - 1 - i } else { i }).drop_in_place();
                }
            }
            (*runtime()).heap.free(self.items);
        }
    }
}

impl<T> Default for HeapVec<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Extend<T> for HeapVec<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        let items = items.into_iter();
        self.reserve(items.size_hint().0);
        for item in items {
            self.push(item);
        }
    }
}

impl<T> FromIterator<T> for HeapVec<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut v = HeapVec::new();
        v.extend(items);
        v
    }
}

impl<T: Clone> Clone for HeapVec<T> {
    fn clone(&self) -> Self {
        Self::of_clones(self)
    }
}

/// The items of a vector that is used up.
pub struct IntoIter<T> {
    vec: ManuallyDrop<HeapVec<T>>,
    next: u32,
}

impl<T> IntoIterator for HeapVec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { vec: ManuallyDrop::new(self), next: 0 }
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.next == self.vec.len {
            return None;
        }
        self.next += 1;
        // SAFETY: each item is read once.
        Some(unsafe { self.vec.data().add(self.next as usize - 1).read() })
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.vec.len - self.next) as usize;
        (left, Some(left))
    }
}

impl<T> Drop for IntoIter<T> {
    fn drop(&mut self) {
        for item in self.by_ref() {
            drop(item);
        }
        self.vec.len = 0;
        // SAFETY: the vector is dropped once, here; its items are gone.
        unsafe { ManuallyDrop::drop(&mut self.vec) };
    }
}
