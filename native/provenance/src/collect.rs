//! The cycle collector: finds objects that only hold each other.
//!
//! It is CPython's trial deletion. From the counts of a set of objects, all of them, the young ones or some candidates, it takes the references
//! that come from inside the set; what still has a count is held from outside and so is everything that it leads to; the rest is garbage. The
//! counts are changed in place and put back while that is found out, so objects need no memory for it, and no list links: what is in the set and
//! what was reached is told by the low bits of the address of the type in the header, which are 0 otherwise. A reference that a payload does not
//! show, or that somebody borrows who counts nothing, makes an object look held, or is that of a function that runs: frames hold theirs.
//!
//! Young objects are looked at often, all objects at one go only when the program asks; else `pass.rs` goes through them in steps and finds candidates.
//!
//! Nothing in here runs Python code. What has to be done with garbage, weak references and finalizers first, is up to the layers above, which
//! hold it as values. Pages are walked by `heap::each_block` alone, during which nothing may be allocated: lists of what is found are made
//! as long as they have to be before.

use molt_abi::layout::{FRAME_SIZE, OBJ_HEADER};

use crate::arena::{pointer, runtime};
use crate::gil::Gil;
use crate::heap::{Heap, each_block};
use crate::object::{self, dict_slot, head, header};
use crate::pages::Addresses;
use crate::pass;
use crate::value::Value;
use crate::weak;

/// What the collector remembers from one time to the next.
pub(crate) struct Collector {
    /// Young objects that make a collection due.
    threshold: u32,
    enabled: bool,
    running: bool,
    /// Objects that the last look at all of them left, those that collections of young ones left since, and how many of these came before the
    /// pass that is under way.
    old: u32,
    pending: u32,
    before: u32,
}

impl Collector {
    pub(crate) const fn new() -> Self {
        Collector { threshold: 0, enabled: false, running: false, old: 0, pending: 0, before: 0 }
    }
}

/// Fewer objects than this are not worth a look at all.
const FEW: u32 = 1 << 16;

/// A threshold of 1 stands for so many blocks: the time that a collection takes grows with what is alive, which is less the longer one waits,
/// and looking at 16,000 objects takes about a millisecond.
const SPAN: u32 = 8;
/// Garbage that is taken apart at a time when there is no memory for a list of all.
const SOME: usize = 256;
/// Young objects that are looked at in any case.
const MOST_YOUNG: u32 = 1 << 16;
/// Work of a pass for each young object that was looked at: enough for it to end before the heap has grown by half.
const PACE: usize = 12;

/// Marks in the second word of a header: the object is in the set; it was reached; what it leads to was not looked at yet.
const MEMBER: u32 = 1;
const REACHED: u32 = 2;
const GREY: u32 = 4;
/// The object is young, and all are looked at: the order in which the young ones came is known.
const LATER: u32 = 8;
const MARKS: u32 = 15;
/// Objects that wait to be looked at; more are marked grey.
const STACK: u32 = if cfg!(test) { 64 } else { 1 << 15 };

/// The header of an object, or the first words of a free block.
pub(crate) fn words<'a>(address: u32) -> &'a mut [u32; 2] {
    // SAFETY: addresses come from the walk over blocks for objects and from values that live ones hold. Each use ends before the next begins, but for
    // one object being its own child, where the visitor takes the words anew after `children` has read them.
    unsafe { &mut *header(address) }
}

fn is_member(address: u32) -> bool {
    words(address)[1] & MEMBER != 0
}

/// What is done with the objects that an object holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(crate) enum Task {
    /// Takes their references from the counts of members of the set.
    Subtract,
    /// Gives them back, and reaches those that were not.
    Reach,
    /// Gives them back.
    Restore,
    /// Lists all values that there are.
    List,
    /// Counts them in the tables of a pass, marks them as held there, or takes them into a portion.
    Count,
    Mark,
    Gather,
}

/// To whom a payload shows the values that it owns.
pub struct Tracer {
    pub(crate) task: Task,
    /// What was reached and is to be looked at.
    pub(crate) waiting: Addresses,
    pub(crate) overflowed: bool,
    listed: Vec<Value>,
    /// Work that was done in a step of a pass.
    pub(crate) work: usize,
    /// Items of what is shown that were shown before, how many are looked at now, whether the values beside them were, whether items are left, and
    /// whether it is an item that is being shown.
    pub(crate) skip: usize,
    pub(crate) room: usize,
    pub(crate) later: bool,
    pub(crate) cut: bool,
    pub(crate) inside: bool,
}

impl Tracer {
    fn new(task: Task, waiting: Addresses) -> Self {
        Tracer {
            task,
            waiting,
            overflowed: false,
            listed: Vec::new(),
            work: 0,
            skip: 0,
            room: usize::MAX,
            later: false,
            cut: false,
            inside: false,
        }
    }

    /// One that goes on with what waits.
    pub(crate) fn stepping(task: Task, waiting: Addresses, overflowed: bool) -> Self {
        Tracer { overflowed, ..Tracer::new(task, waiting) }
    }

    /// Shows a value that a payload owns.
    #[inline]
    pub fn see(&mut self, v: &Value) {
        if v.is_pointer() {
            self.child(v.address());
        } else if self.task == Task::List {
            self.listed.push(v.clone());
        }
    }

    /// Shows several.
    pub fn see_all(&mut self, values: &[Value]) {
        self.see_each(values, |tracer, v| tracer.see(v));
    }

    /// Shows the values of each item of what may be long: a step of a pass looks at a part of them.
    #[inline]
    pub fn see_each<T>(&mut self, items: &[T], show: impl Fn(&mut Tracer, &T)) {
        if self.task < Task::Count {
            return items.iter().for_each(|item| show(self, item));
        }
        let part = self.part(items.len());
        self.inside = true;
        items[part].iter().for_each(|item| show(self, item));
        self.inside = false;
    }

    fn child(&mut self, address: u32) {
        if self.task >= Task::Count {
            return self.step_child(address);
        }
        let [count, kind] = words(address);
        if self.task == Task::List {
            object::retain(address);
            self.listed.push(Value::from_address(address));
        } else if *kind & MEMBER != 0 {
            *count = match self.task {
                Task::Subtract => count.wrapping_sub(1),
                _ => count.wrapping_add(1),
            };
            if self.task == Task::Reach && *kind & REACHED == 0 {
                self.reach(address);
            }
        }
    }

    /// Shows all that an object holds, its type last.
    pub(crate) fn children(&mut self, address: u32) {
        let ty = words(address)[1] & !MARKS;
        let type_head = head(ty);
        // SAFETY: the object is alive and its type's table fits.
        unsafe {
            (type_head.vtable().trace)(pointer(address + OBJ_HEADER), self);
            if type_head.has_dict {
                self.see(&*dict_slot(type_head, address));
            }
        }
        if !type_head.is_static {
            self.child(ty);
        }
    }

    fn reach(&mut self, address: u32) {
        let kind = &mut words(address)[1];
        *kind |= REACHED;
        if !self.waiting.push(address) {
            *kind |= GREY;
            self.overflowed = true;
        }
    }

    /// Reaches all that the waiting objects lead to.
    fn drain(&mut self) {
        while let Some(next) = self.waiting.pop() {
            self.children(next);
        }
    }
}

/// The garbage among some objects, or all that hold others; how many those were comes second. `own` counts of each are the caller's. Weak
/// references to garbage forget it, and what calls something is made due unless it is garbage itself. Garbage that is among `later` ones comes
/// after the rest and in that order.
fn find(some: Option<&[u32]>, own: u32, later: &[u32]) -> (Vec<Value>, u32) {
    let each = |visit: &mut dyn FnMut(u32)| match some {
        Some(some) => some.iter().copied().for_each(visit),
        None => each_block(false, visit),
    };
    let each_member = |visit: &mut dyn FnMut(u32)| {
        each(&mut |a| {
            if is_member(a) {
                visit(a);
            }
        });
    };
    let room = some.map_or(STACK, |some| STACK.min(some.len() as u32));
    let mut tracer = Tracer::new(Task::Subtract, Addresses::with_capacity(heap(), room));
    each(&mut |a| {
        let [count, kind] = words(a);
        *kind |= if *count == 0 { 0 } else { MEMBER };
    });
    heap().frozen.iter().for_each(|a| words(*a)[1] &= !(if words(*a)[0] == 0 { 0 } else { MEMBER }));
    let mut members = 0;
    each_member(&mut |a| {
        members += 1;
        words(a)[0] = words(a)[0].wrapping_sub(own);
        tracer.children(a);
    });
    later.iter().for_each(|a| words(*a)[1] |= LATER * (words(*a)[1] & MEMBER));
    tracer.task = Task::Reach;
    each_frame(&mut |function| {
        if words(function)[1] & (MEMBER | REACHED) == MEMBER {
            tracer.reach(function);
        }
    });
    tracer.drain();
    each_member(&mut |a| {
        let [count, kind] = words(a);
        if *kind & REACHED == 0 && *count != 0 {
            tracer.reach(a);
            tracer.drain();
        }
    });
    while core::mem::take(&mut tracer.overflowed) {
        each_member(&mut |a| {
            if words(a)[1] & GREY != 0 {
                words(a)[1] &= !GREY;
                tracer.children(a);
                tracer.drain();
            }
        });
    }
    // What is found is counted before it is listed: nothing is allocated during a walk.
    let mut found = 0;
    each_member(&mut |a| {
        let [count, kind] = words(a);
        *count = count.wrapping_add(own);
        found += usize::from(*kind & REACHED == 0);
    });
    let mut garbage = Vec::new();
    // Where there is no memory for all, some are taken: what they hold is freed, and the rest found the next time.
    let all = garbage.try_reserve_exact(found).is_ok() || (garbage.try_reserve_exact(SOME).is_ok() && found <= SOME);
    if found > 0 {
        tracer.task = Task::Restore;
        each_member(&mut |a| {
            if words(a)[1] & REACHED == 0 {
                tracer.children(a);
            }
        });
        each_member(&mut |a| {
            if words(a)[1] & (REACHED | LATER) == 0 && (all || garbage.len() < garbage.capacity()) {
                garbage.push(Value::from_address(a));
            }
        });
        let later = later.iter().filter(|a| words(**a)[1] & (MEMBER | REACHED) == MEMBER);
        let room = garbage.capacity() - garbage.len();
        garbage.extend(later.take(room).map(|a| Value::from_address(*a)));
    }
    // Counted only now: what was counted was what others hold.
    garbage.iter().for_each(|v| object::retain(v.address()));
    for a in garbage.iter().map(Value::address) {
        if head(words(a)[1] & !MARKS).has_weak() {
            weak::forget(a, |reference| words(reference)[1] & (MEMBER | REACHED) != MEMBER);
        }
    }
    each_member(&mut |a| words(a)[1] &= !MARKS);
    tracer.waiting.release(heap());
    (garbage, members)
}

/// Calls `visit` with the function of each frame.
fn each_frame(visit: &mut dyn FnMut(u32)) {
    let (base, top) = crate::thread::frames();
    let mut frame = base + FRAME_SIZE;
    while frame <= top {
        // SAFETY: frames between the base and the top were pushed by compiled code, each with the address of a function that is alive.
        visit(unsafe { pointer(frame).cast::<u32>().read() });
        frame += FRAME_SIZE;
    }
}

/// The address of every object, of those that may hold others or of all.
fn live(all: bool) -> Vec<u32> {
    let mut count = 0;
    each_block(all, &mut |a| count += usize::from(words(a)[0] != 0));
    // Making room may let pages go that nothing is in, and brings no object to life.
    let mut found = Vec::with_capacity(count);
    each_block(all, &mut |a| {
        if words(a)[0] != 0 {
            found.push(a);
        }
    });
    found
}

/// Values of live objects.
fn owned(addresses: Vec<u32>) -> Vec<Value> {
    let own = |a| {
        object::retain(a);
        Value::from_address(a)
    };
    addresses.into_iter().map(own).collect()
}

fn collector<'a>() -> &'a mut Collector {
    // SAFETY: the token is held by whoever calls the functions below; each use ends before the next begins.
    unsafe { &mut (*runtime()).collector }
}

fn heap<'a>() -> &'a mut Heap {
    // SAFETY: as above. What a use calls does not come to the heap in another way: during a walk over its pages nothing is allocated, and
    // looking at objects does not allocate at all.
    unsafe { &mut (*runtime()).heap }
}

/// The young blocks. Making room for the copy may look for empty pages, whose blocks are young no more.
fn copy_of_young() -> Vec<u32> {
    let mut copy = Vec::new();
    // Without memory for it there are none: what is young counts as old.
    if copy.try_reserve_exact(heap().young.len as usize).is_ok() {
        copy.extend_from_slice(heap().young.items());
    }
    copy
}

impl Gil {
    /// Whether a collection is due: of the young objects, or of all.
    pub fn collection_due(&self) -> Option<bool> {
        let due = heap().threshold != 0 && heap().young.len >= heap().threshold && !collector().running;
        due.then(|| heap().pass.failed)
    }

    /// Turns automatic collections on or off; so many new objects make one due, 0 for never.
    pub fn set_collector(&mut self, enabled: bool, threshold: u32) {
        (collector().enabled, collector().threshold) = (enabled, threshold);
        // What is young is written down in any case, for `gc.collect(0)`.
        heap().threshold = if enabled && threshold > 0 { threshold.saturating_mul(SPAN) } else { u32::MAX };
        if !enabled {
            pass::abandon(heap());
        }
    }

    /// What `set_collector` set.
    pub fn collector(&self) -> (bool, u32) {
        (collector().enabled, collector().threshold)
    }

    /// Objects that are young.
    pub fn young_objects(&self) -> u32 {
        heap().young.items().iter().filter(|a| words(**a)[0] != 0).count() as u32
    }

    /// Objects that are young.
    pub fn young(&self) -> Vec<Value> {
        owned(copy_of_young().into_iter().filter(|a| words(*a)[0] != 0).collect())
    }

    /// Begins a collection; false when one is running. `end_collection` has to follow.
    pub fn begin_collection(&mut self) -> bool {
        !core::mem::replace(&mut collector().running, true)
    }

    /// The garbage among the young or all objects. Weak references to it forget it; what calls something, and is no garbage, is due.
    pub fn find_garbage(&mut self, full: bool) -> Vec<Value> {
        if full {
            pass::abandon(heap());
            heap().pass.failed = false;
        }
        let young = copy_of_young();
        let (garbage, members) = if full { find(None, 0, &young) } else { find(Some(&young), 0, &[]) };
        heap().begin_generation();
        let found = garbage.len() as u32;
        let left = members - found;
        let (collector, heap) = (collector(), heap());
        // While a program only makes more and more, looking less often finds as much.
        if heap.threshold != 0 && young.len() as u32 >= heap.threshold {
            let base = collector.threshold.saturating_mul(SPAN);
            let more = heap.threshold.saturating_mul(2).min(MOST_YOUNG.max(base));
            heap.threshold = if found > members / 16 { base } else { more };
        }
        (collector.old, collector.pending) =
            if full { (left, 0) } else { (collector.old, collector.pending.saturating_add(left)) };
        garbage
    }

    /// Begins to look at all objects, in steps, when so many are new that it is worth it; answers whether there is a step to take. Only
    /// after a collection of the young objects.
    pub fn step_due(&mut self) -> bool {
        let worth = collector().pending > FEW.max(collector().old);
        if worth && !heap().pass.is_running() && !heap().pass.failed && pass::begin(heap()) {
            collector().before = collector().pending;
        }
        heap().pass.is_running()
    }

    /// Takes a step of the look at all objects, of so much work or as much as fits the pace of new objects: an object or a reference is one. Answers
    /// the garbage that it came upon, which weak references forget as in `find_garbage`, and whether that was the last step.
    pub fn find_in_step(&mut self, work: Option<usize>) -> (Vec<Value>, bool) {
        let work = work.unwrap_or(PACE * heap().threshold.max(collector().threshold) as usize);
        match pass::step(heap(), work) {
            pass::Step::More => (Vec::new(), false),
            pass::Step::Check(portion) => {
                let garbage = find(Some(&portion), 0, &[]).0;
                heap().pass.note_found(garbage.len());
                (garbage, false)
            }
            pass::Step::Done => {
                let collector = collector();
                if !heap().pass.failed {
                    collector.old = heap().pass.left();
                    collector.pending = collector.pending.saturating_sub(collector.before);
                }
                (Vec::new(), true)
            }
        }
    }

    /// Which of what was garbage still is, after finalizers ran.
    pub fn still_garbage(&mut self, garbage: &[Value]) -> Vec<Value> {
        let addresses: Vec<u32> = garbage.iter().map(Value::address).collect();
        find(Some(&addresses), 1, &[]).0
    }

    /// Ends a collection. What was freed since it began is handed out as young blocks.
    pub fn end_collection(&mut self) {
        collector().running = false;
        heap().begin_generation();
    }

    /// Makes weak references to an object forget it.
    pub fn forget_weakly(&mut self, v: &Value) {
        if v.is_pointer() && head(object::type_address(v.address())).has_weak() {
            weak::forget(v.address(), |_| true);
        }
    }

    /// Drops what an object holds, as far as it can be part of a cycle.
    pub fn clear_object(&mut self, v: &Value) {
        if !v.is_pointer() {
            return;
        }
        let type_head = head(object::type_address(v.address()));
        let mut taken = Vec::new();
        // SAFETY: the object is alive and its table fits; the token is borrowed mutably, so nobody looks at it.
        unsafe {
            (type_head.vtable().clear)(pointer(v.address() + OBJ_HEADER), &mut taken);
            if type_head.has_dict {
                taken.push(core::mem::take(&mut *dict_slot(type_head, v.address())));
            }
        }
        drop(taken);
    }

    /// Whether an object is in memory for objects that may hold others, so that the collector looks at it.
    pub fn is_container(&self, v: &Value) -> bool {
        v.is_pointer() && crate::heap::is_container(v.address())
    }

    /// All values that an object holds, its type last unless that is one of the runtime's own.
    pub fn referents(&self, v: &Value) -> Vec<Value> {
        let mut tracer = Tracer::new(Task::List, Addresses::new());
        if v.is_pointer() {
            tracer.children(v.address());
        }
        tracer.listed
    }

    /// All objects, or all that may hold others.
    pub fn objects(&mut self, all: bool) -> Vec<Value> {
        owned(live(all))
    }

    /// Objects that may hold others and are not young.
    pub fn old(&mut self) -> Vec<Value> {
        let mut all = live(false);
        let young = heap().young.items();
        let is_young = |a: &u32| words(*a)[0] != 0;
        young.iter().filter(|a| is_young(a)).for_each(|a| words(*a)[1] |= MEMBER);
        all.retain(|a| !is_member(*a));
        young.iter().filter(|a| is_young(a)).for_each(|a| words(*a)[1] &= !MEMBER);
        owned(all)
    }

    /// How many objects there are that may hold others.
    pub fn container_count(&self) -> usize {
        let mut count = 0;
        each_block(false, &mut |a| count += usize::from(words(a)[0] != 0));
        count
    }

    /// Keeps the collector from looking at any object that there is now, or lets it look at all again.
    pub fn freeze(&mut self, on: bool) {
        pass::abandon(heap());
        let frozen = if on { live(false) } else { Vec::new() };
        let old = core::mem::replace(&mut heap().frozen, frozen);
        drop(old);
    }

    /// How many objects the collector does not look at.
    pub fn frozen_objects(&self) -> usize {
        heap().frozen.len()
    }
}

#[cfg(test)]
mod tests;
