//! The allocator: size classes in pages that know what they hold.
//!
//! Memory is carved into **pages** of `PAGE` bytes, aligned to their size, so the page of a block is found by masking its
//! address. A page holds blocks of one size class and one kind (objects, which the cycle collector walks, or raw buffers). A
//! block larger than a page's share gets pages of its own. Freed blocks go to their class's list and are used again first.

use molt_abi::layout::{HEAP_PAGE, OBJ_REFCOUNT, OBJECT_LISTS, RAW_LISTS};

#[cfg(not(target_family = "wasm"))]
use crate::arena::ARENA;
use crate::arena::address;
use crate::arena::pointer;

/// Page size in bytes; pages are aligned to it.
const PAGE: u32 = 1 << 15;
/// Bytes at the start of a page: list of its blocks (u32), their size (u32), pages in the span (u32), next object page (u32).
const PAGE_HEADER: u32 = 16;
/// Requests above this get a span of pages of their own.
const SMALL: u32 = 4096;
/// Classes of 16 bytes up to 256, then four a doubling.
const CLASSES: usize = 16 + 4 * 24;

/// What a page holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Raw = 0,
    Object = 1,
}

/// Counters of the allocator.
#[derive(Clone, Copy, Default, Debug)]
pub struct HeapStats {
    /// Blocks given out and not returned.
    pub live_blocks: u32,
    /// Bytes in those blocks, rounded up to their classes.
    pub live_bytes: u64,
    /// Objects among the blocks.
    pub live_objects: u32,
    /// Blocks ever given out, without those that compiled code took from the lists itself.
    pub allocations: u64,
    /// Bytes taken from the host.
    pub reserved_bytes: u64,
}

/// One list for each class of each kind: a block's page names its list, so freeing looks nothing else up.
const LISTS: usize = 2 * CLASSES;

const fn list_of(class: usize, kind: Kind) -> usize {
    kind as usize * CLASSES + class
}

const _: () = {
    // Compiled code takes blocks from the lists and gives them back.
    assert!(PAGE == HEAP_PAGE && list_of(0, Kind::Raw) == RAW_LISTS as usize);
    assert!(list_of(0, Kind::Object) == OBJECT_LISTS as usize && class_of(16) == 0 && class_of(256) == 15);
};

pub(crate) struct Heap {
    /// First free block of each list.
    free: [u32; LISTS],
    /// The page that each list is being carved from: next block, end.
    carve: [(u32, u32); LISTS],
    /// Pages not yet given to a class: next, end.
    fresh: (u32, u32),
    /// All small object pages, linked through their headers' last word.
    object_pages: u32,
    /// Blocks carved so far; those that are not in a free list are alive.
    carved: [u32; LISTS],
    allocations: u64,
    reserved_bytes: u64,
    /// Most bytes that the memory may have; 0 when that is not known.
    limit: u64,
    /// The spare memory is not to be used.
    kept: bool,
}

/// What is kept of the memory for the time in which Python learns that there is no more: a 16th of it, within these.
const SPARE: (u64, u64) = (1 << 20, 64 << 20);
/// Steps in which the spare memory is taken.
const SPARE_STEP: u32 = 1 << 19;

const fn class_of(size: u32) -> usize {
    if size <= 256 {
        return if size == 0 { 0 } else { (size as usize - 1) / 16 };
    }
    // 4 steps a doubling: the two bits after the leading one choose the step.
    let s = size - 1;
    let top = 31 - s.leading_zeros();
    let step = (s >> (top - 2)) & 3;
    16 + ((top as usize - 8) * 4 + step as usize)
}

const fn size_of_class(class: usize) -> u32 {
    if class < 16 {
        return (class as u32 + 1) * 16;
    }
    let c = class as u32 - 16;
    let top = 8 + c / 4;
    let step = c % 4;
    ((5 + step) as u64).wrapping_shl(top - 2) as u32
}

impl Heap {
    pub(crate) const fn new() -> Self {
        Heap {
            free: [0; LISTS],
            carve: [(0, 0); LISTS],
            fresh: (0, 0),
            object_pages: 0,
            carved: [0; LISTS],
            allocations: 0,
            reserved_bytes: 0,
            limit: 0,
            kept: false,
        }
    }

    /// Whether the spare memory is not to be used.
    pub(crate) fn keep_spare(&mut self, keep: bool) {
        self.kept = keep;
    }

    /// Says how many bytes the memory may have.
    pub(crate) fn set_limit(&mut self, bytes: u64) {
        self.limit = bytes;
    }

    /// Counts by walking the free lists: asking is rare, allocating is not, so that keeps no counters that can be derived.
    pub(crate) fn stats(&self) -> HeapStats {
        let mut stats =
            HeapStats { allocations: self.allocations, reserved_bytes: self.reserved_bytes, ..HeapStats::default() };
        for list in 0..LISTS {
            let mut live = self.carved[list];
            let mut block = self.free[list];
            while block != 0 {
                live -= 1;
                // SAFETY: as in `allocate`: the second word of a free block is the link.
                block = unsafe { pointer(block + 4).cast::<u32>().read() };
            }
            stats.live_blocks += live;
            stats.live_objects += if list < CLASSES { 0 } else { live };
            stats.live_bytes += u64::from(live) * u64::from(size_of_class(list % CLASSES));
        }
        stats
    }

    /// Where the lists of free blocks are, for compiled code; 0 where the runtime itself is not in the memory.
    pub(crate) fn lists_address(&self) -> u32 {
        if cfg!(target_family = "wasm") { address(self.free.as_ptr()) } else { 0 }
    }

    /// A block of at least `size` bytes, aligned to 16 (its header offset keeps that), or `None` when memory is used up.
    #[inline]
    pub(crate) fn allocate(&mut self, size: u32, kind: Kind) -> Option<u32> {
        let class = class_of(size);
        if class >= CLASSES {
            return None;
        }
        let list = list_of(class, kind);
        let head = self.free[list];
        let block = if head != 0 {
            // SAFETY: the list holds blocks of this class that are free, whose second word is the link.
            self.free[list] = unsafe { pointer(head + 4).cast::<u32>().read() };
            head
        } else {
            self.carve_block(class, kind)?
        };
        self.allocations += 1;
        Some(block)
    }

    #[cold]
    #[inline(never)]
    fn carve_block(&mut self, class: usize, kind: Kind) -> Option<u32> {
        let size = size_of_class(class);
        let list = list_of(class, kind);
        let block = if size > SMALL {
            let pages = (size + PAGE_HEADER).div_ceil(PAGE);
            let page = self.take_pages(pages)?;
            self.write_header(page, class, kind, pages);
            page + PAGE_HEADER
        } else {
            let (next, end) = self.carve[list];
            if next != 0 && next + size <= end {
                self.carve[list].0 = next + size;
                next
            } else {
                let page = self.take_pages(1)?;
                self.write_header(page, class, kind, 1);
                let first = page + PAGE_HEADER;
                self.carve[list] = (first + size, page + PAGE);
                first
            }
        };
        self.carved[list] += 1;
        Some(block)
    }

    fn write_header(&mut self, page: u32, class: usize, kind: Kind, pages: u32) {
        let link = if kind == Kind::Object { core::mem::replace(&mut self.object_pages, page) } else { 0 };
        let header = [list_of(class, kind) as u32, size_of_class(class), pages, link];
        // SAFETY: the page was just taken, so its header is ours to write.
        unsafe { pointer(page).cast::<[u32; 4]>().write(header) };
    }

    /// Gives a block back.
    ///
    /// # Safety
    /// `block` came from `allocate` of this heap and is not used afterwards.
    #[inline]
    pub(crate) unsafe fn free(&mut self, block: u32) {
        // SAFETY: the block lies in a page of this heap (for a span: in its first page), whose header is initialized.
        let list = unsafe { pointer(block & !(PAGE - 1)).cast::<u32>().read() } as usize;
        let first = &mut self.free[list];
        // SAFETY: the block is free now; its first word 0 marks it so for the collector, its second is the link.
        unsafe {
            pointer(block + OBJ_REFCOUNT).cast::<u32>().write(0);
            pointer(block + 4).cast::<u32>().write(*first);
        }
        *first = block;
    }

    /// Usable bytes of a block.
    ///
    /// # Safety
    /// `block` came from `allocate` of this heap.
    #[inline]
    pub(crate) unsafe fn block_size(&self, block: u32) -> u32 {
        // SAFETY: as in `free`.
        unsafe { pointer((block & !(PAGE - 1)) + 4).cast::<u32>().read() }
    }

    /// Calls `visit` with the address of every live object.
    pub(crate) fn each_object(&self, visit: &mut dyn FnMut(u32)) {
        let mut page = self.object_pages;
        while page != 0 {
            // SAFETY: pages in the list have initialized headers.
            let [list, size, pages, link] = unsafe { pointer(page).cast::<[u32; 4]>().read() };
            let mut block = page + PAGE_HEADER;
            let (next, carved_end) = self.carve[list as usize];
            let end = if next != 0 && carved_end == page + PAGE { next } else { page + pages * PAGE };
            while block + size <= end {
                // SAFETY: below the carved end every block is a live object or a free one, whose first word is 0.
                if unsafe { pointer(block + OBJ_REFCOUNT).cast::<u32>().read() } != 0 {
                    visit(block);
                }
                block += size;
            }
            page = link;
        }
    }

    fn take_pages(&mut self, count: u32) -> Option<u32> {
        let bytes = count.checked_mul(PAGE)?;
        if self.fresh.1 - self.fresh.0 < bytes {
            self.grow(bytes)?;
        }
        let page = self.fresh.0;
        self.fresh.0 += bytes;
        Some(page)
    }

    /// Asks the host for memory: at least `bytes`, and an eighth of what there is, so that growing stays rare.
    fn grow(&mut self, bytes: u32) -> Option<()> {
        let least = bytes.checked_next_multiple_of(1 << 16)?;
        let want = bytes.max((self.reserved_bytes / 8) as u32).max(SPARE_STEP).checked_next_multiple_of(1 << 16)?;
        let taken =
            self.reserve_ordinary(want).map(|s| (s, want)).or_else(|| self.reserve_ordinary(least).map(|s| (s, least)));
        let (start, got) = match taken {
            Some(taken) => taken,
            None if self.reuse_span(bytes) => return Some(()),
            None => self.take_spare(least)?,
        };
        self.reserved_bytes += got as u64;
        if start == self.fresh.1 {
            self.fresh.1 += got;
        } else {
            // What is left of the old range is less than the request; it is not worth a list of its own.
            self.fresh = (start, start + got);
        }
        Some(())
    }
}

impl Heap {
    /// Takes memory, but for what is spare.
    fn reserve_ordinary(&self, bytes: u32) -> Option<u32> {
        let spare = (self.limit / 16).clamp(SPARE.0, SPARE.1);
        if self.limit != 0 && memory_size() + u64::from(bytes) + spare > self.limit { None } else { reserve(bytes) }
    }

    /// Takes some of the spare memory, and sees to it that Python learns of it soon: a `MemoryError` is raised where an interrupt would be.
    #[cold]
    fn take_spare(&self, bytes: u32) -> Option<(u32, u32)> {
        if bytes > SPARE_STEP || self.kept {
            return None;
        }
        let start = reserve(SPARE_STEP)?;
        crate::thread::note_exhausted();
        Some((start, SPARE_STEP))
    }

    /// Makes the pages of a large free block fresh ones: there may be plenty of those when there is no more memory.
    #[cold]
    fn reuse_span(&mut self, bytes: u32) -> bool {
        for list in (0..LISTS).filter(|list| size_of_class(list % CLASSES) > SMALL) {
            let block = self.free[list];
            if block == 0 {
                continue;
            }
            let page = block & !(PAGE - 1);
            // SAFETY: the block is free, so its second word is the link; its pages have an initialized header.
            let (next, pages) =
                unsafe { (pointer(block + 4).cast::<u32>().read(), pointer(page + 8).cast::<u32>().read()) };
            if pages * PAGE < bytes || (list >= CLASSES && !self.unlink_page(page)) {
                continue;
            }
            self.free[list] = next;
            self.carved[list] -= 1;
            self.fresh = (page, page + pages * PAGE);
            return true;
        }
        false
    }

    /// Takes a page of objects out of the list of all; false when it is not there.
    fn unlink_page(&mut self, page: u32) -> bool {
        let link_of = |page: u32| pointer(page + 12).cast::<u32>();
        // SAFETY: pages in the list have initialized headers, the last word of which is the link.
        unsafe {
            let after = link_of(page).read();
            if self.object_pages == page {
                self.object_pages = after;
                return true;
            }
            let mut at = self.object_pages;
            while at != 0 {
                let next = link_of(at).read();
                if next == page {
                    link_of(at).write(after);
                    return true;
                }
                at = next;
            }
        }
        false
    }
}

/// Size of the memory in bytes.
#[cfg(target_family = "wasm")]
fn memory_size() -> u64 {
    (core::arch::wasm32::memory_size(0) as u64) << 16
}

#[cfg(not(target_family = "wasm"))]
fn memory_size() -> u64 {
    0
}

/// Takes `bytes` (a multiple of 64 KiB) at the end of memory.
#[cfg(target_family = "wasm")]
fn reserve(bytes: u32) -> Option<u32> {
    let before = core::arch::wasm32::memory_grow(0, (bytes >> 16) as usize);
    if before == usize::MAX { None } else { Some((before as u32) << 16) }
}

#[cfg(not(target_family = "wasm"))]
fn reserve(bytes: u32) -> Option<u32> {
    use core::cell::Cell;
    thread_local!(static USED: Cell<u32> = const { Cell::new(PAGE) });
    let _ = address::<u8>(pointer(0));
    USED.with(|used| {
        let start = used.get();
        let end = start.checked_add(bytes)?;
        if end as usize > ARENA {
            return None;
        }
        used.set(end);
        Some(start)
    })
}

/// Rust's own allocations (`Vec`, `Box`, big ints) come from the same heap.
#[cfg(target_family = "wasm")]
mod global {
    use super::*;
    use crate::arena::runtime;
    use core::alloc::{GlobalAlloc, Layout};

    struct Allocator;

    #[global_allocator]
    static ALLOCATOR: Allocator = Allocator;

    // SAFETY: blocks are distinct, as large as asked for and aligned to 16, which is all that is asked for here.
    unsafe impl GlobalAlloc for Allocator {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            if layout.align() > 16 {
                return core::ptr::null_mut();
            }
            // SAFETY: the allocator is not re-entered: it calls nothing that allocates.
            let heap = unsafe { &mut (*runtime()).heap };
            match heap.allocate(layout.size() as u32, Kind::Raw) {
                Some(block) => pointer(block),
                None => {
                    crate::host::report_exhausted();
                    core::ptr::null_mut()
                }
            }
        }

        unsafe fn dealloc(&self, block: *mut u8, _layout: Layout) {
            // SAFETY: the caller gives back what `alloc` gave.
            unsafe { (*runtime()).heap.free(address(block)) }
        }

        unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
            // SAFETY: as the caller of `realloc` promises; a block that is still large enough stays where it is.
            unsafe {
                if (*runtime()).heap.block_size(address(block)) as usize >= size && size * 2 >= layout.size() {
                    return block;
                }
                let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
                if !new.is_null() {
                    core::ptr::copy_nonoverlapping(block, new, layout.size().min(size));
                    self.dealloc(block, layout);
                }
                new
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_cover_their_sizes() {
        for size in 1..100_000u32 {
            let class = class_of(size);
            assert!(size_of_class(class) >= size, "{size}");
            assert!(class == 0 || size_of_class(class - 1) < size, "{size}");
        }
    }

    #[test]
    fn freed_blocks_are_used_again() {
        let mut heap = Heap::new();
        let a = heap.allocate(40, Kind::Raw).unwrap();
        let b = heap.allocate(40, Kind::Raw).unwrap();
        assert_ne!(a, b);
        // SAFETY: `a` came from this heap and is not used again.
        unsafe { heap.free(a) };
        assert_eq!(heap.allocate(48, Kind::Raw), Some(a));
        let large = heap.allocate(1 << 20, Kind::Raw).unwrap();
        // SAFETY: as above.
        assert!(unsafe { heap.block_size(large) } >= 1 << 20);
    }
}
