//! The collection of all objects in steps, between which the program runs.
//!
//! There is no write barrier, so what a step learns may be out of date in the next one. That does no harm: the steps only choose
//! **candidates**, and garbage is what the exact trial deletion (`collect.rs`), at one go, finds among those. It is sound for any set. And
//! no garbage is missed that was garbage when the pass began. Nobody can reach it, so no reference to it is ever added: those that there are at any
//! time were there from the beginning, all of them in such garbage, and were counted, each once. (Some may go before or after they
//! are counted, as collections of young objects take garbage apart.) So its count is never above what was counted: the marking does not begin
//! at it, and nothing that is not garbage leads to it.
//!
//! The stages: a table of words is made for each page (`Prepare`); references from objects to objects are counted in the tables (`Count`);
//! objects that more hold than were counted, and what they lead to, are marked as held (`Mark`); what came since is taken out of the rest (`Sift`).
//! If that leaves many, the same is done among them alone: what a program moved about meanwhile falls out. The rest is looked at in
//! portions (`Take`): some candidates, with all candidates that they lead to. So all of a cycle is in one portion. What is held by garbage of another
//! portion looks held; as long as some was found, the rest is looked at again, in portions twice as large, at last in a single one.
//!
//! Memory is asked for in `Prepare` and before `Take` only, so that pages stay what they are during all other steps. Between steps they may go to
//! the pool: then they are taken out of the list here.

use crate::arena::pointer;
use crate::collect::{Task, Tracer, words};
use crate::heap::{Heap, Kind, PAGE, PAGE_HEADER, POOLED, RECIPROCAL, page_header};
use crate::pages::{Addresses, header_of};

/// Where a pass is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// There is none.
    Idle,
    Prepare,
    Count,
    Mark,
    Sift,
    Take,
}

/// A collection of all objects that is under way.
pub(crate) struct Pass {
    stage: Stage,
    /// What follows `Prepare`.
    then: Stage,
    /// The pages that there were when it began, 0 for those that went to the pool.
    pages: Addresses,
    /// Objects that are held, and whose values are to be looked at; later the candidates of a portion.
    waiting: Addresses,
    /// The page and the block that are next.
    page: usize,
    block: u32,
    /// A large object of which a part was shown, and how many of its values.
    part: (u32, usize),
    /// Some objects that wait are not in the list.
    overflowed: bool,
    /// Objects that were counted, and those that are left.
    members: u32,
    candidates: u32,
    /// Rounds of sifting, or of portions, that are done.
    rounds: u32,
    portions: u32,
    /// Objects looked at in portions, and how many of them were garbage.
    taken: u32,
    found: u32,
    /// It ended before its time for want of memory.
    pub failed: bool,
}

/// What is in the table of a page for each block: how many references to it were counted, or that it is known to be held.
const HELD: u32 = 1 << 31;
/// It is held, and what it holds was not looked at yet.
const GREY: u32 = 1 << 30;
/// The candidate was in a portion.
const DONE: u32 = 1 << 29;

/// Objects that can wait at a time. This and what follows is small in tests, where heaps are.
const WAITING: u32 = if cfg!(test) { 64 } else { 1 << 15 };
/// Values of an object that are looked at in one step.
const PART: usize = if cfg!(test) { 4 } else { 1 << 15 };
/// Candidates in a portion of the first round, but for what they lead to.
const PORTION: u32 = if cfg!(test) { 16 } else { 1 << 14 };
/// More candidates than this are sifted once more, as long as that leaves less than half.
const MANY: u32 = if cfg!(test) { 32 } else { 1 << 14 };
impl Pass {
    pub(crate) const fn new() -> Self {
        Pass {
            stage: Stage::Idle,
            then: Stage::Idle,
            pages: Addresses::new(),
            waiting: Addresses::new(),
            page: 0,
            block: 0,
            part: (0, 0),
            overflowed: false,
            members: 0,
            candidates: 0,
            rounds: 0,
            portions: 0,
            taken: 0,
            found: 0,
            failed: false,
        }
    }

    pub(crate) fn is_running(&self) -> bool {
        self.stage != Stage::Idle
    }

    /// How many objects a pass that is over left.
    pub(crate) fn left(&self) -> u32 {
        self.members - self.found
    }

    /// Notes what came of the last portion.
    pub(crate) fn note_found(&mut self, found: usize) {
        self.found += found as u32;
    }

    fn enter(&mut self, stage: Stage) {
        (self.stage, self.page, self.block, self.part) = (stage, 0, 0, (0, 0));
        (self.members, self.candidates) = match stage {
            Stage::Count if self.rounds == 0 => (0, 0),
            Stage::Sift => (self.members, 0),
            _ => (self.members, self.candidates),
        };
    }

    /// Has tables made, or made anew, and goes on with a stage.
    fn prepare(&mut self, then: Stage) {
        self.then = then;
        self.enter(Stage::Prepare);
    }
}

/// Begins a pass; answers whether there was memory for it.
pub(crate) fn begin(heap: &mut Heap) -> bool {
    abandon(heap);
    let mut count = 0;
    each_page(heap, &mut |_| count += 1);
    let mut pages = Addresses::with_capacity(heap, count);
    let waiting = Addresses::with_capacity(heap, WAITING);
    if pages.capacity < count || waiting.capacity == 0 {
        let mut waiting = waiting;
        waiting.release(heap);
        pages.release(heap);
        heap.pass.failed = true;
        return false;
    }
    // Asking for memory may have made pages empty, but none has come since.
    each_page(heap, &mut |page| {
        pages.push(page);
    });
    heap.pass = Pass { pages, waiting, ..Pass::new() };
    heap.pass.prepare(Stage::Count);
    true
}

/// Gives back what a pass took for itself; answers whether there was one.
pub(crate) fn abandon(heap: &mut Heap) -> bool {
    let running = heap.pass.is_running();
    if running {
        end(heap);
    }
    running
}

/// Gives up a pass for want of memory: a collection at one go, which needs none, is due. Answers whether there was one.
pub(crate) fn give_up(heap: &mut Heap) -> bool {
    let running = abandon(heap);
    heap.pass.failed |= running;
    running
}

fn end(heap: &mut Heap) {
    for at in 0..heap.pass.pages.len as usize {
        let page = heap.pass.pages.items()[at];
        if page != 0 {
            release_counts(heap, page);
        }
    }
    let (mut pages, mut waiting) = (
        core::mem::replace(&mut heap.pass.pages, Addresses::new()),
        core::mem::replace(&mut heap.pass.waiting, Addresses::new()),
    );
    pages.release(heap);
    waiting.release(heap);
    heap.pass.stage = Stage::Idle;
}

/// Pages are about to go to the pool.
pub(crate) fn forget_pooled(heap: &mut Heap) {
    for at in 0..heap.pass.pages.len as usize {
        let page = heap.pass.pages.items()[at];
        if page != 0 && header_of(page).list == POOLED {
            heap.pass.pages.items()[at] = 0;
            release_counts(heap, page);
        }
    }
    let part = heap.pass.part.0;
    if part != 0 && header_of(part).list == POOLED {
        heap.pass.part.0 = 0;
    }
    let waiting = heap.pass.waiting.items();
    let mut kept = 0;
    for at in 0..waiting.len() {
        if header_of(waiting[at]).list != POOLED {
            waiting[kept] = waiting[at];
            kept += 1;
        }
    }
    heap.pass.waiting.len = kept as u32;
}

fn release_counts(heap: &mut Heap, page: u32) {
    let counts = core::mem::take(&mut header_of(page).counts);
    if counts != 0 {
        // SAFETY: the table came from this heap, and its page does not name it any more.
        unsafe { heap.free(counts) };
    }
}

/// Calls `visit` with each page of objects that may hold others.
fn each_page(heap: &Heap, visit: &mut dyn FnMut(u32)) {
    let mut page = heap.object_pages;
    while page != 0 {
        let header = header_of(page);
        if header.list as usize / crate::heap::CLASSES == Kind::Object as usize {
            visit(page);
        }
        page = header.next;
    }
}

/// The word for an object in the table of its page, if that has one.
#[inline]
fn entry<'a>(address: u32) -> Option<&'a mut u32> {
    let page = address & !(PAGE - 1);
    // SAFETY: objects lie in pages with initialized headers. A table has a word for each block of its page, and nobody keeps the reference.
    unsafe {
        let header = page_header(page);
        let counts = (*header).counts;
        if counts == 0 {
            return None;
        }
        let number = ((address - page - PAGE_HEADER) * (*header).reciprocal) >> RECIPROCAL;
        Some(&mut *pointer(counts).cast::<u32>().add(number as usize))
    }
}

/// What a step came to.
pub(crate) enum Step {
    /// The pass goes on.
    More,
    /// It goes on when it has been found out which of these are garbage.
    Check(Vec<u32>),
    /// It is over.
    Done,
}

/// Takes a step, of about so much work: an object or a reference is one.
pub(crate) fn step(heap: &mut Heap, work: usize) -> Step {
    let mut left = work;
    loop {
        let (used, finished) = match heap.pass.stage {
            Stage::Idle => return Step::Done,
            Stage::Prepare => prepare_pages(heap, left),
            Stage::Take => {
                if let Some(portion) = take(heap) {
                    return Step::Check(portion);
                }
                (1, true)
            }
            _ => walk(heap, left),
        };
        if finished && !advance(heap) {
            end(heap);
            return Step::Done;
        }
        if used >= left {
            return Step::More;
        }
        left -= used;
    }
}

/// Goes on to the next stage; false when that was the last one, or there is no memory.
fn advance(heap: &mut Heap) -> bool {
    let pass = &mut heap.pass;
    match pass.stage {
        Stage::Idle => return false,
        Stage::Prepare => {
            let then = pass.then;
            pass.enter(then);
            if then == Stage::Count && pass.rounds == 0 {
                for at in 0..heap.frozen.len() {
                    if let Some(entry) = entry(heap.frozen[at]) {
                        *entry = HELD;
                    }
                }
            }
        }
        Stage::Count => pass.enter(Stage::Mark),
        Stage::Mark if pass.overflowed => {
            pass.overflowed = false;
            pass.enter(Stage::Mark);
        }
        Stage::Mark => {
            let before = if pass.rounds == 0 { pass.members } else { pass.candidates };
            // What there were is remembered where it is not needed yet.
            pass.taken = before;
            pass.enter(Stage::Sift);
        }
        Stage::Sift => {
            pass.rounds += 1;
            if pass.candidates > MANY && pass.candidates < pass.taken / 2 {
                pass.prepare(Stage::Count);
            } else {
                (pass.rounds, pass.taken) = (0, 0);
                let candidates = pass.candidates;
                return candidates > 0 && begin_taking(heap, candidates);
            }
        }
        Stage::Take => {
            let again = pass.portions > 1 && (1..pass.taken).contains(&pass.found);
            if !again {
                return false;
            }
            pass.rounds += 1;
            (pass.portions, pass.taken) = (0, 0);
            pass.members -= core::mem::take(&mut pass.found);
            pass.prepare(Stage::Take);
        }
    }
    true
}

/// Makes room for all candidates, so that nothing is allocated while they are gathered.
fn begin_taking(heap: &mut Heap, candidates: u32) -> bool {
    let mut waiting = core::mem::replace(&mut heap.pass.waiting, Addresses::new());
    waiting.release(heap);
    let waiting = Addresses::with_capacity(heap, candidates);
    if !heap.pass.is_running() || waiting.capacity == 0 {
        let mut waiting = waiting;
        waiting.release(heap);
        give_up(heap);
        return false;
    }
    heap.pass.waiting = waiting;
    heap.pass.enter(Stage::Take);
    true
}

/// Makes the tables of pages that have none, and counts in the others nothing any more.
fn prepare_pages(heap: &mut Heap, work: usize) -> (usize, bool) {
    let mut used = 0;
    while used < work {
        if heap.pass.page == heap.pass.pages.len as usize {
            return (used, true);
        }
        let at = heap.pass.page;
        heap.pass.page += 1;
        let page = heap.pass.pages.items()[at];
        if page == 0 {
            continue;
        }
        let room = header_of(page).room();
        used += 16 + room as usize / 16;
        let counts = header_of(page).counts;
        if counts != 0 {
            table(counts, room).iter_mut().for_each(|entry| *entry &= HELD);
            continue;
        }
        let block = heap.allocate(room * 4, Kind::Raw);
        // Asking may have ended the pass, or made the page go.
        let still = heap.pass.is_running() && heap.pass.pages.items()[at] != 0;
        match block {
            Some(block) if still => {
                // SAFETY: the block is large enough for so many words; nobody saw it.
                unsafe { core::ptr::write_bytes(pointer(block), 0, room as usize * 4) };
                let header = header_of(page);
                header.counts = block;
                // What is not carved yet comes later than the pass.
                let carved = (heap.end_of_blocks(page, header.list, header.size) - page - PAGE_HEADER) / header.size;
                table(block, room)[carved as usize..].fill(HELD);
            }
            Some(block) => {
                // SAFETY: nobody saw it.
                unsafe { heap.free(block) };
            }
            None => {
                give_up(heap);
            }
        }
        if !heap.pass.is_running() {
            return (used, true);
        }
    }
    (used, false)
}

/// A table of words.
fn table<'a>(counts: u32, room: u32) -> &'a mut [u32] {
    // SAFETY: tables are as long as their pages have blocks, and initialized; nobody keeps the reference.
    unsafe { core::slice::from_raw_parts_mut(pointer(counts).cast(), room as usize) }
}

/// Counts, marks or sifts some more objects.
fn walk(heap: &mut Heap, work: usize) -> (usize, bool) {
    let stage = heap.pass.stage;
    let task = if stage == Stage::Count { Task::Count } else { Task::Mark };
    let waiting = core::mem::replace(&mut heap.pass.waiting, Addresses::new());
    let mut tracer = Tracer::stepping(task, waiting, heap.pass.overflowed);
    let (part, from) = core::mem::take(&mut heap.pass.part);
    if part != 0 && words(part)[0] != 0 {
        show(&mut tracer, &mut heap.pass, part, from);
    }
    let mut finished = false;
    while tracer.work < work && heap.pass.part.0 == 0 {
        if let Some(next) = tracer.waiting.pop() {
            // It may have died since it was put there.
            if words(next)[0] != 0 {
                show(&mut tracer, &mut heap.pass, next, 0);
            }
            continue;
        }
        let Some(address) = next_block(heap, &mut tracer.work) else {
            finished = true;
            break;
        };
        let (pass, [count, _]) = (&mut heap.pass, *words(address));
        let Some(entry) = entry(address) else { continue };
        match stage {
            Stage::Count if count != 0 && *entry & HELD == 0 => {
                pass.members += u32::from(pass.rounds == 0);
                show(&mut tracer, pass, address, 0);
            }
            Stage::Mark if count != 0 && (*entry & GREY != 0 || *entry & HELD == 0 && *entry < count) => {
                *entry = HELD;
                show(&mut tracer, pass, address, 0);
            }
            Stage::Sift if *entry & HELD == 0 => {
                if count == 0 || *entry < count {
                    *entry = HELD;
                } else {
                    pass.candidates += 1;
                }
            }
            _ => {}
        }
    }
    heap.pass.overflowed = tracer.overflowed;
    heap.pass.waiting = tracer.waiting;
    (tracer.work, finished)
}

/// Shows what an object holds; of much a part, from a value on.
fn show(tracer: &mut Tracer, pass: &mut Pass, address: u32, from: usize) {
    tracer.work += 1;
    if tracer.show_part(address, from, PART) {
        pass.part = (address, from + PART);
    }
}

/// The next block of the pages that there were when the pass began, if there is one more.
fn next_block(heap: &mut Heap, work: &mut usize) -> Option<u32> {
    loop {
        let at = heap.pass.page;
        if at == heap.pass.pages.len as usize {
            return None;
        }
        let page = heap.pass.pages.items()[at];
        if page != 0 {
            let header = header_of(page);
            let address = page + PAGE_HEADER + heap.pass.block * header.size;
            if address + header.size <= heap.end_of_blocks(page, header.list, header.size) {
                heap.pass.block += 1;
                *work += heap.pass.block as usize & 1;
                return Some(address);
            }
        }
        heap.pass.page += 1;
        heap.pass.block = 0;
    }
}

/// The next portion of candidates: some, and all those that they lead to.
fn take(heap: &mut Heap) -> Option<Vec<u32>> {
    let mut waiting = core::mem::replace(&mut heap.pass.waiting, Addresses::new());
    waiting.len = 0;
    let mut tracer = Tracer::stepping(Task::Gather, waiting, false);
    let mut shown = 0;
    let enough = PORTION << heap.pass.rounds.min(16);
    while tracer.waiting.len < enough {
        let Some(address) = next_block(heap, &mut tracer.work) else { break };
        if words(address)[0] == 0 {
            continue;
        }
        tracer.gather(address);
        while shown < tracer.waiting.len as usize {
            let next = tracer.waiting.items()[shown];
            tracer.show_part(next, 0, usize::MAX);
            shown += 1;
        }
    }
    heap.pass.waiting = tracer.waiting;
    heap.pass.taken += shown as u32;
    heap.pass.portions += 1;
    let portion = heap.pass.waiting.items();
    (!portion.is_empty()).then(|| portion.to_vec())
}

impl Tracer {
    /// Shows at most `room` of what an object holds, from a value on, its type and dict with the first part; answers whether there is more.
    fn show_part(&mut self, address: u32, from: usize, room: usize) -> bool {
        (self.skip, self.room, self.later, self.cut) = (from, room, from != 0, false);
        self.children(address);
        self.cut
    }

    /// Which of so many items of what is shown are looked at now.
    pub(crate) fn part(&mut self, len: usize) -> core::ops::Range<usize> {
        let from = self.skip.min(len);
        self.skip -= from;
        let count = self.room.min(len - from);
        self.room -= count;
        self.cut |= from + count < len;
        self.work += count / 4;
        from..from + count
    }

    /// An object is held by one that is being looked at, in a step.
    pub(crate) fn step_child(&mut self, address: u32) {
        if self.later && !self.inside {
            return;
        }
        self.work += 1;
        match self.task {
            Task::Count => {
                if let Some(entry) = entry(address)
                    && *entry & HELD == 0
                {
                    *entry += 1;
                }
            }
            Task::Mark => {
                if let Some(entry) = entry(address)
                    && *entry & HELD == 0
                {
                    let waits = self.waiting.push(address);
                    self.overflowed |= !waits;
                    *entry = if waits { HELD } else { HELD | GREY };
                }
            }
            _ => self.gather(address),
        }
    }

    /// Takes a candidate into the portion.
    fn gather(&mut self, address: u32) {
        if let Some(entry) = entry(address)
            && *entry & (HELD | DONE) == 0
        {
            let there = self.waiting.push(address);
            debug_assert!(there, "more candidates than were counted");
            *entry |= DONE;
        }
    }
}
