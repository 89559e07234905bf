//! Pages that nothing is in: how they are found, and the pool from which any size class takes them.

use crate::arena::pointer;
use crate::heap::{CLASSES, Heap, Kind, LISTS, PAGE, PAGE_HEADER, POOLED, PageHeader, link, page_header, third_word};

/// Pages that the pool can hold: those of a memory of 4 GiB.
const PAGES: usize = 1 << (32 - PAGE.trailing_zeros());

/// Empty pages, as bits.
pub(crate) struct Pool {
    bits: [u64; PAGES / 64],
    count: u32,
}

impl Pool {
    pub(crate) const fn new() -> Self {
        Pool { bits: [0; PAGES / 64], count: 0 }
    }

    pub(crate) fn add(&mut self, page: u32, count: u32) {
        for index in (page / PAGE..).take(count as usize) {
            self.bits[index as usize / 64] |= 1 << (index % 64);
        }
        self.count += count;
    }

    /// So many pages in a row, of the shortest row that has as many; one page is the first there is.
    pub(crate) fn take(&mut self, count: u32) -> Option<u32> {
        if self.count < count {
            return None;
        }
        let mut best: Option<(u32, u32)> = None;
        let mut from = self.next(0, true);
        while from < PAGES as u32 {
            let end = self.next(from, false);
            let row = end - from;
            if row >= count && best.is_none_or(|(shortest, _)| row < shortest) {
                best = Some((row, from));
                if row == count || count == 1 {
                    break;
                }
            }
            from = self.next(end, true);
        }
        let (_, from) = best?;
        for index in from..from + count {
            self.bits[index as usize / 64] &= !(1 << (index % 64));
        }
        self.count -= count;
        Some(from * PAGE)
    }

    /// The first page from one on that is in the pool, or that is not.
    fn next(&self, from: u32, here: bool) -> u32 {
        let mut index = from;
        while index < PAGES as u32 {
            let word = self.bits[index as usize / 64];
            let rest = if here { word } else { !word } >> (index % 64);
            if rest != 0 {
                return index + rest.trailing_zeros();
            }
            index = (index / 64 + 1) * 64;
        }
        PAGES as u32
    }
}

/// A list of addresses in a raw block, for the allocator itself, which cannot use what allocates.
pub(crate) struct Addresses {
    pub at: u32,
    pub len: u32,
    pub capacity: u32,
}

impl Addresses {
    pub(crate) const fn new() -> Self {
        Addresses { at: 0, len: 0, capacity: 0 }
    }

    pub(crate) fn items(&mut self) -> &mut [u32] {
        if self.len == 0 {
            return &mut [];
        }
        // SAFETY: the first `len` are initialized.
        unsafe { core::slice::from_raw_parts_mut(pointer(self.at).cast(), self.len as usize) }
    }

    /// Takes a block for so many addresses, if there is memory for it: nothing that is pushed allocates.
    pub(crate) fn with_capacity(heap: &mut Heap, capacity: u32) -> Self {
        let block = capacity.checked_mul(4).and_then(|bytes| heap.allocate(bytes, Kind::Raw));
        block.map_or(Addresses::new(), |at| {
            // SAFETY: the block was just taken from this heap.
            let bytes = unsafe { heap.block_size(at) };
            Addresses { at, len: 0, capacity: bytes / 4 }
        })
    }

    /// Adds an address; answers whether there was room.
    #[inline]
    pub(crate) fn push(&mut self, address: u32) -> bool {
        if self.len == self.capacity {
            return false;
        }
        // SAFETY: there is room behind the last one.
        unsafe { pointer(self.at).cast::<u32>().add(self.len as usize).write(address) };
        self.len += 1;
        true
    }

    /// Takes the last one out.
    #[inline]
    pub(crate) fn pop(&mut self) -> Option<u32> {
        self.len = self.len.checked_sub(1)?;
        // SAFETY: it is one of those that were pushed.
        Some(unsafe { pointer(self.at).cast::<u32>().add(self.len as usize).read() })
    }

    /// Gives the block back.
    pub(crate) fn release(&mut self, heap: &mut Heap) {
        let Addresses { at, .. } = core::mem::replace(self, Addresses::new());
        if at != 0 {
            // SAFETY: the block came from this heap, and the list that owned it is empty now.
            unsafe { heap.free(at) };
        }
    }
}

impl Heap {
    /// Calls `visit` with every free block of a list, those in the reserve included.
    pub(crate) fn each_free(&self, list: usize, visit: &mut dyn FnMut(u32)) {
        each_in_chain(self.free[list], visit);
        if list / CLASSES == 1 {
            each_in_reserve(self.reserve[list % CLASSES], visit);
        }
    }

    /// Moves empty pages to the pool; answers how many bytes. Walks all free blocks, so it is for when memory has to grow otherwise.
    #[cold]
    pub(crate) fn reclaim(&mut self) -> u64 {
        let before = self.pool.count;
        for list in 0..LISTS {
            self.each_free(list, &mut |block| header_of(block).free += 1);
            let mut kept = Chain::default();
            each_in_chain(self.free[list], &mut |block| self.pool.sort_out(block, &mut kept, &mut self.carved[list]));
            self.free[list] = kept.end();
            // What was handed out stays apart from what was not: it is written down already.
            if list / CLASSES == 1 {
                let mut kept = Chain::default();
                let reserve = &mut self.reserve[list % CLASSES];
                each_in_reserve(*reserve, &mut |block| {
                    self.pool.sort_out(block, &mut kept, &mut self.carved[list]);
                });
                *reserve = kept.end();
                if *reserve != 0 {
                    // SAFETY: the block is free, so that its words are the heap's own.
                    unsafe { third_word(*reserve).write(0) };
                }
            }
            self.each_free(list, &mut |block| header_of(block).free = 0);
        }
        if self.pool.count != before {
            self.forget_pooled();
        }
        u64::from(self.pool.count - before) * u64::from(PAGE)
    }

    /// Overwrites with zeros what is in no use, for an image of the memory: nothing reads it before it is written.
    #[cold]
    pub(crate) fn scrub(&mut self) {
        /// The words of a free block that are the heap's own.
        const OWN: u32 = 12;
        self.reclaim();
        let mut page = self.pool.next(0, true);
        while page < PAGES as u32 {
            clear(page * PAGE + PAGE_HEADER, PAGE - PAGE_HEADER);
            page = self.pool.next(page + 1, true);
        }
        for list in 0..LISTS {
            let (next, end) = self.carve[list];
            if next != 0 {
                clear(next, end - next);
            }
            self.each_free(list, &mut |block| clear(block + OWN, header_of(block).size - OWN));
        }
    }

    /// Takes pages that went to the pool out of the list of those with objects, and their blocks out of that of the young.
    fn forget_pooled(&mut self) {
        let mut place = &raw mut self.object_pages;
        // SAFETY: pages in the list have initialized headers, and nobody else is in the allocator.
        unsafe {
            while *place != 0 {
                let header = page_header(*place);
                if (*header).list == POOLED {
                    *place = (*header).next;
                } else {
                    place = &raw mut (*header).next;
                }
            }
        }
        let mut kept = 0;
        let young = self.young.items();
        for at in 0..young.len() {
            if header_of(young[at]).list != POOLED {
                young[kept] = young[at];
                kept += 1;
            }
        }
        self.young.len = kept as u32;
        self.frozen.retain(|a| header_of(*a).list != POOLED);
        crate::pass::forget_pooled(self);
    }
}

/// Overwrites memory that is in no use with zeros.
fn clear(from: u32, count: u32) {
    // SAFETY: callers pass what lies in a page of the heap and belongs to no block that is in use, nor to what the heap keeps there.
    unsafe { core::ptr::write_bytes(pointer(from), 0, count as usize) };
}

/// The header of a block's page.
pub(crate) fn header_of<'a>(block: u32) -> &'a mut PageHeader {
    // SAFETY: blocks lie in pages with initialized headers. Nobody else is in the allocator, and each use ends before the next begins.
    unsafe { &mut *page_header(block & !(PAGE - 1)) }
}

fn each_in_chain(mut block: u32, visit: &mut dyn FnMut(u32)) {
    while block != 0 {
        let next = link(block);
        visit(block);
        block = next;
    }
}

fn each_in_reserve(mut first: u32, visit: &mut dyn FnMut(u32)) {
    while first != 0 {
        // SAFETY: the first block of a list in the reserve is free, and its third word is that of the next.
        let next = unsafe { third_word(first).read() };
        each_in_chain(first, visit);
        first = next;
    }
}

/// Free blocks that are being linked anew.
#[derive(Default)]
struct Chain {
    first: u32,
    last: u32,
}

impl Chain {
    fn push(&mut self, block: u32) {
        if self.last == 0 {
            self.first = block;
        } else {
            // SAFETY: the block is free, so its second word is the link.
            unsafe { pointer(self.last + 4).cast::<u32>().write(block) };
        }
        self.last = block;
    }

    /// Ends the chain; answers its first block.
    fn end(&mut self) -> u32 {
        if self.last != 0 {
            // SAFETY: as above.
            unsafe { pointer(self.last + 4).cast::<u32>().write(0) };
        }
        self.first
    }
}

impl Pool {
    /// Takes the page of a free block in, when all blocks in it are free; else keeps the block.
    fn sort_out(&mut self, block: u32, kept: &mut Chain, carved: &mut u32) {
        let header = header_of(block);
        let room = header.room();
        if header.list == POOLED {
            return;
        }
        if header.free == room {
            header.list = POOLED;
            self.add(block & !(PAGE - 1), header.pages);
            *carved -= room;
        } else {
            kept.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_pages_in_a_row() {
        let mut pool = Box::new(Pool::new());
        pool.add(3 * PAGE, 200);
        pool.add(300 * PAGE, 5);
        pool.add(400 * PAGE, 6);
        assert_eq!(pool.take(5), Some(300 * PAGE));
        assert_eq!(pool.take(5), Some(400 * PAGE));
        assert_eq!(pool.take(1), Some(3 * PAGE));
        assert_eq!(pool.take(199), Some(4 * PAGE));
        assert_eq!(pool.take(2), None);
        assert_eq!(pool.take(1), Some(405 * PAGE));
        assert_eq!(pool.take(1), None);
        assert_eq!(pool.count, 0);
    }
}
