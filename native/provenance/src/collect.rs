//! The cycle collector: finds objects that only hold each other.
//!
//! It is CPython's trial deletion. From the counts of a set of objects, all of them or the young ones, it takes the references that come from
//! inside the set; what still has a count is held from outside and so is everything that it leads to; the rest is garbage. The counts are
//! changed in place and put back while that is found out, so objects need no memory for it, and no list links: what is in the set and what was
//! reached is told by the low bits of the address of the type in the header, which are 0 otherwise. A reference that a payload does not show,
//! or that somebody borrows who counts nothing, makes an object look held, or is that of a function that runs: frames hold theirs.
//!
//! Nothing in here runs Python code. What has to be done with garbage, weak references and finalizers first, is up to the layers above, which
//! hold it as values.

use molt_abi::layout::{FRAME_SIZE, OBJ_HEADER};

use crate::arena::{pointer, runtime};
use crate::gil::Gil;
use crate::heap::Heap;
use crate::object::{self, dict_slot, head, header};
use crate::value::Value;
use crate::weak;

/// What the collector remembers from one time to the next.
pub(crate) struct Collector {
    /// Young objects that make a collection due.
    threshold: u32,
    enabled: bool,
    running: bool,
    /// Objects that the last full collection left, and those that collections of young ones left since.
    old: u32,
    pending: u32,
    /// Addresses of objects that are not looked at.
    frozen: Vec<u32>,
}

impl Collector {
    pub(crate) const fn new() -> Self {
        Collector { threshold: 0, enabled: false, running: false, old: 0, pending: 0, frozen: Vec::new() }
    }
}

/// Fewer objects than this are not worth a full collection.
const FEW: u32 = 1 << 16;

/// A threshold of 1 stands for so many blocks: the time that a collection takes grows with what is alive, which is less the longer one waits,
/// and looking at 16,000 objects takes about a millisecond.
const SPAN: u32 = 8;
/// Young objects that are looked at in any case.
const MOST_YOUNG: u32 = 1 << 16;

/// Marks in the second word of a header: the object is in the set; it was reached; what it leads to was not looked at yet.
const MEMBER: u32 = 1;
const REACHED: u32 = 2;
const GREY: u32 = 4;
/// The object is young, and all are looked at: the order in which the young ones came is known.
const LATER: u32 = 8;
const MARKS: u32 = 15;
/// Objects that wait to be looked at; more are marked grey.
const STACK: usize = 1 << 16;

/// The header of an object, or the first words of a free block.
fn words<'a>(address: u32) -> &'a mut [u32; 2] {
    // SAFETY: addresses come from the walk over blocks for objects and from values that live ones hold. Each use ends before the next begins, but for
    // one object being its own child, where the visitor takes the words anew after `children` has read them.
    unsafe { &mut *header(address) }
}

fn is_member(address: u32) -> bool {
    words(address)[1] & MEMBER != 0
}

/// What is done with the objects that an object holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Task {
    /// Takes their references from the counts of members of the set.
    Subtract,
    /// Gives them back, and reaches those that were not.
    Reach,
    /// Gives them back.
    Restore,
    /// Lists all values that there are.
    List,
}

/// To whom a payload shows the values that it owns.
pub struct Tracer {
    task: Task,
    /// What was reached and is to be looked at.
    stack: Vec<u32>,
    overflowed: bool,
    listed: Vec<Value>,
}

impl Tracer {
    const fn new(task: Task) -> Self {
        Tracer { task, stack: Vec::new(), overflowed: false, listed: Vec::new() }
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
        values.iter().for_each(|v| self.see(v));
    }

    fn child(&mut self, address: u32) {
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
    fn children(&mut self, address: u32) {
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
        if self.stack.len() < STACK {
            self.stack.push(address);
        } else {
            *kind |= GREY;
            self.overflowed = true;
        }
    }

    /// Reaches all that the waiting objects lead to.
    fn drain(&mut self) {
        while let Some(next) = self.stack.pop() {
            self.children(next);
        }
    }
}

/// The garbage among some objects, or all that hold others; how many those were comes second. `own` counts of each are the caller's. Weak
/// references to garbage forget it, and what calls something is made due unless it is garbage itself. Garbage that is among `later` ones comes
/// after the rest and in that order.
fn find(heap: &Heap, some: Option<&[u32]>, own: u32, frozen: &[u32], later: &[u32]) -> (Vec<u32>, u32) {
    let each = |visit: &mut dyn FnMut(u32)| match some {
        Some(some) => some.iter().copied().for_each(visit),
        None => heap.each_block(false, visit),
    };
    let each_member = |visit: &mut dyn FnMut(u32)| {
        each(&mut |a| {
            if is_member(a) {
                visit(a);
            }
        });
    };
    each(&mut |a| {
        let [count, kind] = words(a);
        *kind |= if *count == 0 { 0 } else { MEMBER };
    });
    frozen.iter().for_each(|a| words(*a)[1] &= !(if words(*a)[0] == 0 { 0 } else { MEMBER }));
    let mut members = 0;
    let mut tracer = Tracer::new(Task::Subtract);
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
                tracer.stack.push(a);
                tracer.drain();
            }
        });
    }
    let mut garbage = Vec::new();
    each_member(&mut |a| {
        let [count, kind] = words(a);
        *count = count.wrapping_add(own);
        if *kind & (REACHED | LATER) == 0 {
            garbage.push(a);
        }
    });
    garbage.extend(later.iter().copied().filter(|a| words(*a)[1] & (MEMBER | REACHED) == MEMBER));
    tracer.task = Task::Restore;
    garbage.iter().for_each(|a| tracer.children(*a));
    for a in &garbage {
        if head(words(*a)[1] & !MARKS).has_weak() {
            weak::forget(*a, |reference| words(reference)[1] & (MEMBER | REACHED) != MEMBER);
        }
    }
    each_member(&mut |a| words(a)[1] &= !MARKS);
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

/// Calls `visit` with the address of every object, of those that may hold others or of all.
fn each_live(heap: &mut Heap, all: bool, visit: &mut dyn FnMut(u32)) {
    heap.walked = true;
    heap.each_block(all, &mut |address| {
        if words(address)[0] != 0 {
            visit(address);
        }
    });
    heap.walked = false;
}

/// Values of live objects.
fn owned(addresses: Vec<u32>) -> Vec<Value> {
    let own = |a| {
        object::retain(a);
        Value::from_address(a)
    };
    addresses.into_iter().map(own).collect()
}

fn state() -> (&'static mut Collector, &'static mut Heap) {
    // SAFETY: the token is held by whoever calls the functions below. They use the two only in between calls of anything that allocates, but
    // for `find`, during which the heap only reads what it walks and hands out raw blocks, from other lists.
    unsafe { (&mut (*runtime()).collector, &mut (*runtime()).heap) }
}

/// The young blocks. Making room for the copy must not look for empty pages: that would take blocks out of what is being copied, and hand
/// them out as something else.
fn copy_of_young(heap: &mut Heap) -> Vec<u32> {
    heap.walked = true;
    let mut copy = Vec::with_capacity(heap.young.len as usize);
    copy.extend_from_slice(heap.young.items());
    heap.walked = false;
    copy
}

impl Gil {
    /// Whether a collection is due: of the young objects, or of all.
    pub fn collection_due(&self) -> Option<bool> {
        let (collector, heap) = state();
        let due = heap.threshold != 0 && heap.young.len >= heap.threshold && !collector.running;
        due.then_some(collector.pending > FEW.max(collector.old))
    }

    /// Turns automatic collections on or off; so many new objects make one due, 0 for never.
    pub fn set_collector(&mut self, enabled: bool, threshold: u32) {
        let (collector, heap) = state();
        (collector.enabled, collector.threshold) = (enabled, threshold);
        heap.threshold = if enabled { threshold.saturating_mul(SPAN) } else { 0 };
    }

    /// What `set_collector` set.
    pub fn collector(&self) -> (bool, u32) {
        let (collector, _) = state();
        (collector.enabled, collector.threshold)
    }

    /// Objects that are young.
    pub fn young_objects(&self) -> u32 {
        let (_, heap) = state();
        heap.young.items().iter().filter(|a| words(**a)[0] != 0).count() as u32
    }

    /// Objects that are young.
    pub fn young(&self) -> Vec<Value> {
        let (_, heap) = state();
        owned(copy_of_young(heap).into_iter().filter(|a| words(*a)[0] != 0).collect())
    }

    /// Begins a collection; false when one is running. `end_collection` has to follow.
    pub fn begin_collection(&mut self) -> bool {
        !core::mem::replace(&mut state().0.running, true)
    }

    /// The garbage among the young or all objects. Weak references to it forget it; what calls something, and is no garbage, is due.
    pub fn find_garbage(&mut self, full: bool) -> Vec<Value> {
        let (collector, heap) = state();
        let young = copy_of_young(heap);
        heap.walked = true;
        let (some, later) = if full { (None, &*young) } else { (Some(&*young), [].as_slice()) };
        let (garbage, members) = find(heap, some, 0, &collector.frozen, later);
        heap.walked = false;
        heap.begin_generation();
        let found = garbage.len() as u32;
        let left = members - found;
        // While a program only makes more and more, looking less often finds as much.
        if heap.threshold != 0 && young.len() as u32 >= heap.threshold {
            let base = collector.threshold.saturating_mul(SPAN);
            let more = heap.threshold.saturating_mul(2).min(MOST_YOUNG.max(base));
            heap.threshold = if found > members / 16 { base } else { more };
        }
        (collector.old, collector.pending) =
            if full { (left, 0) } else { (collector.old, collector.pending.saturating_add(left)) };
        owned(garbage)
    }

    /// Which of what was garbage still is, after finalizers ran.
    pub fn still_garbage(&mut self, garbage: &[Value]) -> Vec<Value> {
        let (_, heap) = state();
        let addresses: Vec<u32> = garbage.iter().map(Value::address).collect();
        owned(find(heap, Some(&addresses), 1, &[], &[]).0)
    }

    /// Ends a collection. What was freed since it began is handed out as young blocks.
    pub fn end_collection(&mut self) {
        let (collector, heap) = state();
        collector.running = false;
        heap.begin_generation();
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
        let mut tracer = Tracer::new(Task::List);
        if v.is_pointer() {
            tracer.children(v.address());
        }
        tracer.listed
    }

    /// All objects, or all that may hold others.
    pub fn objects(&mut self, all: bool) -> Vec<Value> {
        let (_, heap) = state();
        let mut found = Vec::new();
        each_live(heap, all, &mut |address| found.push(address));
        owned(found)
    }

    /// Keeps the collector from looking at any object that there is now, or lets it look at all again.
    pub fn freeze(&mut self, on: bool) {
        let mut frozen = Vec::new();
        let (collector, heap) = state();
        if on {
            each_live(heap, false, &mut |address| frozen.push(address));
        }
        collector.frozen = frozen;
    }

    /// How many objects the collector does not look at.
    pub fn frozen_objects(&self) -> usize {
        state().0.frozen.len()
    }
}

impl Collector {
    /// Forgets addresses in pages that have become something else.
    pub(crate) fn keep_frozen(&mut self, keep: impl Fn(u32) -> bool) {
        self.frozen.retain(|a| keep(*a));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::{Payload, TypeHead, VTable};
    use crate::weak::Weak;
    use std::cell::RefCell;
    use std::collections::{BTreeMap, BTreeSet};
    use std::rc::Rc;

    struct Meta;
    impl Payload for Meta {}

    /// An object that others hold, which says that it dies.
    struct Node {
        id: u32,
        held: Vec<Value>,
        alive: Rc<RefCell<BTreeSet<u32>>>,
    }

    impl Payload for Node {
        fn trace(&self, visit: &mut Tracer) {
            visit.see_all(&self.held);
        }
        fn clear(&mut self, taken: &mut Vec<Value>) {
            taken.append(&mut self.held);
        }
    }

    impl Drop for Node {
        fn drop(&mut self) {
            assert!(self.alive.borrow_mut().remove(&self.id), "{} dies twice", self.id);
        }
    }

    struct Random(u64);
    impl Random {
        fn below(&mut self, limit: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % limit.max(1)
        }
    }

    /// Objects, what each holds, and which are held from outside, in the program and in a model of it.
    struct World {
        ty: Value,
        weak_type: Value,
        alive: Rc<RefCell<BTreeSet<u32>>>,
        roots: BTreeMap<u32, Value>,
        weak: BTreeMap<u32, Value>,
        edges: BTreeMap<u32, Vec<u32>>,
        next: u32,
    }

    impl World {
        fn new(gil: &mut Gil, instances_hold_types: bool) -> World {
            let mut head = Gil::type_head::<Meta>();
            head.is_static = true;
            // The type of types is never freed: it does not count itself.
            let meta = core::mem::ManuallyDrop::new(gil.alloc_type(None, head, Meta));
            let mut head = TypeHead::new(VTable::of::<Node>());
            head.is_static = !instances_hold_types;
            let ty = gil.alloc_type(Some(&meta), head, Meta);
            let weak_type = gil.alloc_type(Some(&meta), TypeHead::new(VTable::of::<Weak>()), Meta);
            let alive = Rc::default();
            let (roots, weak, edges) = Default::default();
            World { ty, weak_type, alive, roots, weak, edges, next: 0 }
        }

        fn make(&mut self, gil: &mut Gil) -> u32 {
            self.next += 1;
            let id = self.next;
            self.alive.borrow_mut().insert(id);
            let node = gil.alloc(&self.ty, Node { id, held: Vec::new(), alive: self.alive.clone() });
            let weak = gil.new_weak(&self.weak_type, &node, Value::UNBOUND);
            self.weak.insert(id, weak);
            self.roots.insert(id, node);
            self.edges.insert(id, Vec::new());
            id
        }

        /// An object that can be reached, by a walk from one of the roots.
        fn pick(&self, gil: &Gil, random: &mut Random) -> Option<(u32, Value)> {
            let at = random.below(self.roots.len());
            let (id, value) = self.roots.iter().nth(at)?;
            let (mut id, mut value) = (*id, value.clone());
            for _ in 0..random.below(4) {
                let node = gil.get::<Node>(&value).expect("a node");
                if node.held.is_empty() {
                    break;
                }
                let at = random.below(node.held.len());
                let next = node.held[at].clone();
                id = self.edges[&id][at];
                value = next;
            }
            Some((id, value))
        }

        fn reachable(&self) -> BTreeSet<u32> {
            let mut found = BTreeSet::new();
            let mut left: Vec<u32> = self.roots.keys().copied().collect();
            while let Some(id) = left.pop() {
                if found.insert(id) {
                    left.extend(&self.edges[&id]);
                }
            }
            found
        }

        fn step(&mut self, gil: &mut Gil, random: &mut Random) {
            match random.below(10) {
                0..=2 => drop(self.make(gil)),
                3..=6 => {
                    let (Some((from, a)), Some((to, b))) = (self.pick(gil, random), self.pick(gil, random)) else {
                        return;
                    };
                    gil.get_mut::<Node>(&a).expect("a node").held.push(b);
                    self.edges.get_mut(&from).expect("known").push(to);
                }
                7 => {
                    let Some((from, a)) = self.pick(gil, random) else { return };
                    let old = core::mem::take(&mut gil.get_mut::<Node>(&a).expect("a node").held);
                    self.edges.insert(from, Vec::new());
                    drop(old);
                }
                _ => {
                    let at = random.below(self.roots.len());
                    let Some(id) = self.roots.keys().nth(at).copied() else { return };
                    let gone = self.roots.remove(&id);
                    drop(gone);
                }
            }
        }

        /// Collects as the layers above do; what `resurrect` says of garbage is held again by something outside.
        fn collect(&mut self, gil: &mut Gil, full: bool, random: &mut Random, resurrect: bool) {
            assert!(gil.begin_collection() && !gil.begin_collection());
            let mut garbage = gil.find_garbage(full);
            if resurrect && !garbage.is_empty() {
                let value = garbage[random.below(garbage.len())].clone();
                let id = gil.get::<Node>(&value).expect("a node").id;
                self.roots.insert(id, value);
                garbage = gil.still_garbage(&garbage);
            }
            for v in &garbage {
                gil.forget_weakly(v);
            }
            for v in &garbage {
                gil.clear_object(v);
            }
            drop(garbage);
            gil.end_collection();
        }

        fn check(&self, gil: &Gil, exact: bool) {
            let (reachable, alive) = (self.reachable(), self.alive.borrow().clone());
            assert!(reachable.is_subset(&alive), "something reachable died");
            assert!(!exact || reachable == alive, "garbage is left");
            // Counts are what the roots and the edges of what is alive make them.
            let mut counts: BTreeMap<u32, u32> = self.roots.keys().map(|id| (*id, 1)).collect();
            for id in &alive {
                for to in &self.edges[id] {
                    *counts.entry(*to).or_default() += 1;
                }
            }
            for (id, value) in &self.roots {
                assert_eq!(value.refcount(), counts[id]);
            }
            for (id, weak) in &self.weak {
                let there = gil.get::<Weak>(weak).expect("a reference").target().is_some();
                assert!(!there || alive.contains(id), "a reference to {id} outlives it");
            }
        }
    }

    fn random_graphs(seed: u64, instances_hold_types: bool) {
        Gil::for_test(|gil| {
            let mut random = Random(seed);
            let mut world = World::new(gil, instances_hold_types);
            gil.set_collector(true, 1 << 20);
            for round in 0..300 {
                for _ in 0..40 {
                    world.step(gil, &mut random);
                }
                let (full, resurrect) = (round % 3 == 0, round % 5 == 0);
                world.collect(gil, full, &mut random, resurrect);
                world.check(gil, full);
                let alive = world.alive.borrow().clone();
                world.edges.retain(|id, _| alive.contains(id));
                world.weak.retain(|id, _| alive.contains(id));
            }
            world.roots.clear();
            world.collect(gil, true, &mut random, false);
            assert!(world.alive.borrow().is_empty());
        });
    }

    #[test]
    fn random_graphs_lose_what_nothing_reaches() {
        for seed in 0..12 {
            random_graphs(seed, false);
        }
    }

    #[test]
    fn types_that_instances_hold_are_part_of_cycles() {
        random_graphs(99, true);
    }

    #[test]
    fn a_long_chain_is_walked_and_freed_without_recursion() {
        Gil::for_test(|gil| {
            let mut random = Random(1);
            let mut world = World::new(gil, false);
            gil.set_collector(true, 1 << 20);
            let first = world.make(gil);
            let mut last = world.roots[&first].clone();
            // Wide enough to use up the list of objects that wait, too.
            for _ in 0..200_000 {
                let id = world.make(gil);
                let next = world.roots.remove(&id).expect("just made");
                world.weak.remove(&id);
                gil.get_mut::<Node>(&last).expect("a node").held.push(next.clone());
                let hub = world.roots[&first].clone();
                gil.get_mut::<Node>(&hub).expect("a node").held.push(next.clone());
                last = next;
            }
            let hub = world.roots[&first].clone();
            gil.get_mut::<Node>(&last).expect("a node").held.push(hub);
            drop(last);
            world.collect(gil, true, &mut random, false);
            assert_eq!(world.alive.borrow().len(), 200_001);
            world.roots.clear();
            world.collect(gil, true, &mut random, false);
            assert!(world.alive.borrow().is_empty());
        });
    }
}
