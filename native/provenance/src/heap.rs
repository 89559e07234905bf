//! The allocator: size classes in pages that know what they hold.
//!
//! Memory is carved into **pages** of `PAGE` bytes, aligned to their size, so the page of a block is found by masking its
//! address. A page holds blocks of one size class and one kind (objects that hold others, which the cycle collector walks, objects that
//! hold nothing, or raw buffers). A block larger than a page's share gets pages of its own. Freed blocks go to their class's list and are
//! used again first; pages that are empty go back to a pool before memory grows (`pages.rs`).
//!
//! Blocks are handed to a list some at a time, so that compiled code, which takes them from the list itself, finds more than one. What is
//! handed to the lists of objects is written down: those are the **young** objects, which the collector looks at first. When it is done, what
//! is left in those lists goes to a **reserve**, to be handed out again later, and so written down again.

use crate::pages::{Addresses, Pool};
use crate::pass::Pass;
use molt_abi::layout::{HEAP_PAGE, OBJ_REFCOUNT, OBJECT_LISTS, RAW_LISTS};

#[cfg(not(target_family = "wasm"))]
use crate::arena::ARENA;
use crate::arena::address;
use crate::arena::pointer;

/// Page size in bytes; pages are aligned to it.
pub(crate) const PAGE: u32 = 1 << 15;
/// What is at the start of a page.
#[repr(C)]
pub(crate) struct PageHeader {
    /// The list that its blocks go to when they are free, or `POOLED`.
    pub list: u32,
    /// Bytes of a block.
    pub size: u32,
    /// Pages in the span.
    pub pages: u32,
    /// The next page with objects.
    pub next: u32,
    /// How many blocks are free, while pages are sought that are empty; else 0.
    pub free: u32,
    /// Where the collector counts references to the objects in the page, a word for each block, or 0: see `pass.rs`.
    pub counts: u32,
    /// What a distance from the first block is multiplied with to get the number of a block, times `1 << RECIPROCAL`.
    pub reciprocal: u32,
    pub _unused: u32,
}

/// Fractional bits of the reciprocal of a block's size: distances take 15 bits, and `size * reciprocal` is less than `size` above a power of two.
pub(crate) const RECIPROCAL: u32 = 20;

impl PageHeader {
    /// How many blocks the page has.
    pub(crate) fn room(&self) -> u32 {
        if self.size > SMALL { 1 } else { (PAGE - PAGE_HEADER) / self.size }
    }
}

/// Bytes at the start of a page that are not blocks.
pub(crate) const PAGE_HEADER: u32 = size_of::<PageHeader>() as u32;
/// The page is in the pool.
pub(crate) const POOLED: u32 = u32::MAX;
/// Requests above this get a span of pages of their own: two of them fit into no page.
pub(crate) const SMALL: u32 = 14336;
/// Bytes handed to a list at a time, as far as a page has them.
const BATCH: u32 = 2048;
/// Classes of 16 bytes up to 256, then four a doubling.
pub(crate) const CLASSES: usize = 16 + 4 * 24;

/// What a page holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Raw = 0,
    /// Objects that may hold others.
    Object = 1,
    /// Objects that hold nothing.
    Leaf = 2,
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
pub(crate) const LISTS: usize = 3 * CLASSES;

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
    pub(crate) free: [u32; LISTS],
    /// The page that each list is being carved from: next block, end.
    pub(crate) carve: [(u32, u32); LISTS],
    /// Free blocks that are not in the lists yet: the first block of a list, whose third word is that of the next list.
    pub(crate) reserve: [u32; CLASSES],
    /// Pages not yet given to a class: next, end.
    pub(crate) fresh: (u32, u32),
    /// All pages with objects, linked through their headers.
    pub(crate) object_pages: u32,
    /// Blocks carved so far; those that are not in a free list are alive.
    pub(crate) carved: [u32; LISTS],
    pub(crate) pool: Pool,
    /// Blocks for objects handed out since the last collection, whether they are in use or not: their addresses.
    pub(crate) young: Addresses,
    /// A collection is due when so many are young; `u32::MAX` for never, 0 for never without writing down which ones are.
    pub(crate) threshold: u32,
    /// Somebody walks the pages: nothing may be taken, and nothing given back.
    walked: bool,
    /// Addresses of objects that the collector does not look at.
    pub(crate) frozen: Vec<u32>,
    /// The collection of all objects that is under way.
    pub(crate) pass: Pass,
    allocations: u64,
    pub(crate) reserved_bytes: u64,
    /// Most bytes that the memory may have; 0 when that is not known.
    limit: u64,
    /// The spare memory is not to be used.
    kept: bool,
}

/// Young objects that are written down where no collection comes by itself; the others count as old.
const MOST_YOUNG: u32 = 1 << 18;

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
            reserve: [0; CLASSES],
            fresh: (0, 0),
            object_pages: 0,
            carved: [0; LISTS],
            pool: Pool::new(),
            young: Addresses::new(),
            threshold: 0,
            walked: false,
            frozen: Vec::new(),
            pass: Pass::new(),
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
            self.each_free(list, &mut |_| live -= 1);
            stats.live_blocks += live;
            stats.live_objects += if list < CLASSES { 0 } else { live };
            stats.live_bytes += u64::from(live) * u64::from(size_of_class(list % CLASSES));
        }
        stats
    }

    /// The address behind all pages that were ever given to a class. They come one after the other, the last ones from the end of the memory.
    pub(crate) fn used_end(&self) -> u32 {
        self.fresh.0
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
        debug_assert!(!self.walked, "memory is asked for while pages are walked");
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
        assert!(!self.walked, "memory is asked for while pages are walked");
        if kind == Kind::Object {
            self.make_room_for_young();
        }
        let size = size_of_class(class);
        let list = list_of(class, kind);
        if size > SMALL {
            let pages = (size + PAGE_HEADER).div_ceil(PAGE);
            let page = self.take_pages(pages)?;
            // Finding the pages may have freed some of this list; those are as good another time.
            self.write_header(page, class, kind, pages);
            self.carved[list] += 1;
            if kind == Kind::Object {
                self.note_young(page + PAGE_HEADER);
            }
            return Some(page + PAGE_HEADER);
        }
        if kind == Kind::Object && self.reserve[class] != 0 {
            self.refill(class, list);
        } else {
            let (mut next, mut end) = self.carve[list];
            if next == 0 || next + size > end {
                let page = self.take_pages(1)?;
                self.write_header(page, class, kind, 1);
                (next, end) = (page + PAGE_HEADER, page + PAGE);
            }
            let count = (BATCH / size).clamp(1, (end - next) / size);
            self.carve[list] = (next + count * size, end);
            self.carved[list] += count;
            // In the order of their addresses, before what the search for pages may have freed.
            let mut head = self.free[list];
            for block in (0..count).rev().map(|i| next + i * size) {
                // SAFETY: the block lies in a page of this list and was never given out.
                unsafe { pointer(block).cast::<[u32; 2]>().write([0, head]) };
                head = block;
            }
            self.free[list] = head;
            if kind == Kind::Object {
                (0..count).for_each(|i| self.note_young(next + i * size));
            }
        }
        let block = self.free[list];
        self.free[list] = link(block);
        Some(block)
    }

    /// Hands some blocks of the reserve to the list of objects, which is empty.
    fn refill(&mut self, class: usize, list: usize) {
        let first = self.reserve[class];
        let mut last = first;
        self.note_young(first);
        for _ in 1..(BATCH / size_of_class(class)).max(1) {
            if link(last) == 0 {
                break;
            }
            last = link(last);
            self.note_young(last);
        }
        let rest = link(last);
        let others = third_word(first);
        // SAFETY: all of these are free blocks, of which the words after the first are the heap's own.
        unsafe {
            self.reserve[class] = if rest == 0 {
                others.read()
            } else {
                third_word(rest).write(others.read());
                rest
            };
            pointer(last + 4).cast::<u32>().write(0);
        }
        self.free[list] = first;
    }

    /// Puts what is left in the lists of objects into the reserve: what is handed out from now on is young.
    ///
    /// Blocks that were freed and used again since then are taken for old ones: nobody tells the heap of those.
    pub(crate) fn begin_generation(&mut self) {
        for class in 0..CLASSES {
            let first = core::mem::take(&mut self.free[list_of(class, Kind::Object)]);
            if first != 0 {
                // SAFETY: as in `refill`.
                unsafe { third_word(first).write(self.reserve[class]) };
                self.reserve[class] = first;
            }
        }
        self.young.len = 0;
    }

    /// Sees to it that `note_young` has room for what is handed out next. That is done before any of it is taken, as it may look for empty
    /// pages: a block that is in no list does not count as free.
    fn make_room_for_young(&mut self) {
        let enough = self.young.capacity - self.young.len >= BATCH / 16;
        if self.threshold == 0 || enough || (self.threshold == u32::MAX && self.young.capacity >= MOST_YOUNG) {
            return;
        }
        let mut more = Addresses::with_capacity(self, (self.young.capacity * 2).max(1 << 10));
        if more.capacity > self.young.capacity {
            // SAFETY: the new block is larger than what is used of the old one.
            unsafe {
                crate::copy::copy_bytes(pointer(self.young.at), pointer(more.at), self.young.len as usize * 4);
            }
            more.len = self.young.len;
            let mut old = core::mem::replace(&mut self.young, more);
            old.release(self);
        }
    }

    /// Writes down that a block is handed out. One that there is no room for counts as old.
    fn note_young(&mut self, block: u32) {
        if self.threshold != 0 && self.young.push(block) && self.young.len >= self.threshold {
            crate::thread::mark_collection_due();
        }
    }

    fn write_header(&mut self, page: u32, class: usize, kind: Kind, pages: u32) {
        let next = if kind == Kind::Raw { 0 } else { core::mem::replace(&mut self.object_pages, page) };
        let list = list_of(class, kind) as u32;
        // SAFETY: the page was just taken, so its header is ours to write.
        unsafe {
            page_header(page).write(PageHeader {
                list,
                size: size_of_class(class),
                pages,
                next,
                free: 0,
                counts: 0,
                reciprocal: (1u32 << RECIPROCAL).div_ceil(size_of_class(class)),
                _unused: 0,
            })
        };
    }

    /// Gives a block back.
    ///
    /// # Safety
    /// `block` came from `allocate` of this heap and is not used afterwards.
    #[inline]
    pub(crate) unsafe fn free(&mut self, block: u32) {
        debug_assert!(!self.walked, "a block is given back while pages are walked");
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

    /// Where the blocks of a page end: not all may be carved yet.
    pub(crate) fn end_of_blocks(&self, page: u32, list: u32, size: u32) -> u32 {
        let (next, carved_end) = self.carve[list as usize];
        match size {
            _ if size > SMALL => page + PAGE_HEADER + size,
            _ if next != 0 && carved_end == page + PAGE => next,
            _ => page + PAGE,
        }
    }

    fn take_pages(&mut self, count: u32) -> Option<u32> {
        let bytes = count.checked_mul(PAGE)?;
        if self.fresh.1 - self.fresh.0 < bytes {
            if let Some(page) = self.pool.take(count) {
                return Some(page);
            }
            // Few empty pages are not worth the search, which is long, being repeated soon.
            let worth = self.reserved_bytes / 16;
            if self.reclaim() > worth
                && let Some(page) = self.pool.take(count)
            {
                return Some(page);
            }
            if self.grow(bytes).is_none() {
                return self.last_pages(count);
            }
        }
        let page = self.fresh.0;
        self.fresh.0 += bytes;
        Some(page)
    }

    /// Pages when memory cannot grow any more: what an unfinished collection takes for itself is given up, then what is spare.
    #[cold]
    fn last_pages(&mut self, count: u32) -> Option<u32> {
        if let Some(page) = self.pool.take(count) {
            return Some(page);
        }
        if crate::pass::give_up(self) {
            self.reclaim();
            if let Some(page) = self.pool.take(count) {
                return Some(page);
            }
        }
        self.take_spare(count * PAGE)
    }

    /// Asks the host for memory: at least `bytes`, and an eighth of what there is, so that growing stays rare.
    fn grow(&mut self, bytes: u32) -> Option<()> {
        let least = bytes.checked_next_multiple_of(1 << 16)?;
        let want = bytes.max((self.reserved_bytes / 8) as u32).max(SPARE_STEP).checked_next_multiple_of(1 << 16)?;
        let taken =
            self.reserve_ordinary(want).map(|s| (s, want)).or_else(|| self.reserve_ordinary(least).map(|s| (s, least)));
        let (start, got) = taken?;
        self.add_fresh(start, got);
        Some(())
    }

    fn add_fresh(&mut self, start: u32, got: u32) {
        self.reserved_bytes += u64::from(got);
        if start == self.fresh.1 {
            self.fresh.1 += got;
        } else {
            let (left, end) = core::mem::replace(&mut self.fresh, (start, start + got));
            self.pool.add(left, (end - left) / PAGE);
        }
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
    fn take_spare(&mut self, bytes: u32) -> Option<u32> {
        if bytes > SPARE_STEP || self.kept {
            return None;
        }
        let start = reserve(SPARE_STEP)?;
        crate::thread::note_exhausted();
        self.add_fresh(start, SPARE_STEP);
        let page = self.fresh.0;
        self.fresh.0 += bytes;
        Some(page)
    }
}

/// Calls `visit` with the address of every block for objects, of those that may hold others or of all. The count of what is free is 0.
/// Nothing may be allocated or freed meanwhile: asking panics. So no reference to the heap is held while `visit` runs.
pub(crate) fn each_block(all: bool, visit: &mut dyn FnMut(u32)) {
    // SAFETY: each reference to the heap ends at once, and the pages in its list have initialized headers.
    let heap = || unsafe { &mut (*crate::arena::runtime()).heap };
    heap().walked = true;
    let mut page = heap().object_pages;
    while page != 0 {
        let &mut PageHeader { list, size, next, .. } = crate::pages::header_of(page);
        if all || (list as usize) < 2 * CLASSES {
            let end = heap().end_of_blocks(page, list, size);
            let mut block = page + PAGE_HEADER;
            while block + size <= end {
                visit(block);
                block += size;
            }
        }
        page = next;
    }
    heap().walked = false;
}

/// Whether the object at an address may hold others.
pub(crate) fn is_container(object: u32) -> bool {
    // SAFETY: objects lie in pages whose header is initialized.
    let list = unsafe { (*page_header(object & !(PAGE - 1))).list };
    list as usize / CLASSES == Kind::Object as usize
}

/// The header of a page.
#[inline(always)]
pub(crate) fn page_header(page: u32) -> *mut PageHeader {
    pointer(page).cast()
}

/// The free block after a free block.
#[inline(always)]
pub(crate) fn link(block: u32) -> u32 {
    // SAFETY: callers pass a free block, whose second word is the link.
    unsafe { pointer(block + 4).cast::<u32>().read() }
}

pub(crate) fn third_word(block: u32) -> *mut u32 {
    pointer(block + 8).cast()
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
        for size in (1..100_000u32).step_by(if cfg!(any(miri, slow)) { 97 } else { 1 }) {
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
