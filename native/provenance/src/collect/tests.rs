//! Random graphs with random changes, in the program and in a model of it, collected at one go and in steps.

use super::*;
use crate::object::{Payload, TypeHead, VTable};
use crate::weak::Weak;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Under Miri, which takes a thousand times as long, there are few rounds of each.
const SEEDS: u64 = if cfg!(any(miri, slow)) { 2 } else { 10 };
const CHAIN: usize = if cfg!(any(miri, slow)) { 300 } else { 200_000 };

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
        World::dispose(gil, garbage);
        gil.end_collection();
    }

    fn dispose(gil: &mut Gil, garbage: Vec<Value>) {
        for v in &garbage {
            gil.forget_weakly(v);
        }
        for v in &garbage {
            gil.clear_object(v);
        }
    }

    /// Collects in steps, without changes in between.
    fn in_steps(&self, gil: &mut Gil) {
        assert!(pass::begin(heap()) && gil.begin_collection());
        loop {
            let (found, last) = gil.find_in_step(Some(10));
            World::dispose(gil, found);
            if last {
                break;
            }
        }
        gil.end_collection();
    }

    /// Makes some objects that die at once, more than a page.
    fn fill(&mut self, gil: &mut Gil) {
        let made: Vec<u32> = (0..if cfg!(any(miri, slow)) { 60 } else { 2000 }).map(|_| self.make(gil)).collect();
        for id in made {
            let gone = self.roots.remove(&id);
            drop(gone);
        }
        self.forget_dead();
    }

    /// Takes what died out of the model.
    fn forget_dead(&mut self) {
        let alive = self.alive.borrow().clone();
        self.edges.retain(|id, _| alive.contains(id));
        self.weak.retain(|id, _| alive.contains(id));
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
        for round in 0..(if cfg!(any(miri, slow)) { 6 } else { 300 }) {
            for _ in 0..40 {
                world.step(gil, &mut random);
            }
            let (full, resurrect) = (round % 3 == 0, round % 5 == 0);
            world.collect(gil, full, &mut random, resurrect);
            world.check(gil, full);
            world.forget_dead();
        }
        world.roots.clear();
        world.collect(gil, true, &mut random, false);
        assert!(world.alive.borrow().is_empty());
    });
}

#[test]
fn random_graphs_lose_what_nothing_reaches() {
    for seed in 0..SEEDS {
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
        for _ in 0..CHAIN {
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
        assert_eq!(world.alive.borrow().len(), CHAIN + 1);
        world.roots.clear();
        world.collect(gil, true, &mut random, false);
        assert!(world.alive.borrow().is_empty());
    });
}

/// Steps of a pass between changes: what was garbage when it began is gone when it ends, and nothing else ever is.
fn random_graphs_in_steps(seed: u64, instances_hold_types: bool) {
    Gil::for_test(|gil| {
        let mut random = Random(seed);
        let mut world = World::new(gil, instances_hold_types);
        gil.set_collector(true, 1 << 20);
        let types = heap().stats().live_objects;
        for round in 0..(if cfg!(any(miri, slow)) { 2 } else { 8 }) {
            for _ in 0..if cfg!(any(miri, slow)) { 40 } else { 200 } {
                world.step(gil, &mut random);
            }
            while world.roots.len() > if cfg!(any(miri, slow)) { 20 } else { 100 } {
                let gone = world.roots.pop_first();
                drop(gone);
            }
            let reachable = world.reachable();
            let garbage: Vec<u32> = world.alive.borrow().difference(&reachable).copied().collect();
            assert!(pass::begin(heap()));
            let mut steps = 0;
            loop {
                steps += 1;
                for _ in 0..random.below(12) {
                    world.step(gil, &mut random);
                }
                match random.below(20) {
                    0 => drop(heap().reclaim()),
                    1 => world.collect(gil, false, &mut random, false),
                    2 => world.fill(gil),
                    _ => {}
                }
                assert!(gil.begin_collection());
                let work = 1 + random.below(if round % 2 == 0 { 60 } else { 600 });
                let (mut found, last) = gil.find_in_step(Some(work));
                if round % 5 == 0 && !found.is_empty() {
                    let value = found[random.below(found.len())].clone();
                    let id = gil.get::<Node>(&value).expect("a node").id;
                    world.roots.insert(id, value);
                    found = gil.still_garbage(&found);
                }
                World::dispose(gil, found);
                gil.end_collection();
                world.check(gil, false);
                if last {
                    break;
                }
            }
            assert!(cfg!(any(miri, slow)) || steps > 3, "all at one go");
            if round % 5 != 0 {
                let alive = world.alive.borrow();
                assert!(garbage.iter().all(|id| !alive.contains(id)), "garbage is left");
            }
            world.forget_dead();
        }
        world.roots.clear();
        world.collect(gil, true, &mut random, false);
        assert!(world.alive.borrow().is_empty());
        world.forget_dead();
        assert_eq!(heap().stats().live_objects, types, "types alone are left");
    });
}

#[test]
fn steps_find_what_was_garbage_when_they_began() {
    for seed in 0..SEEDS / 2 {
        random_graphs_in_steps(seed, false);
    }
    random_graphs_in_steps(99, true);
}

#[test]
fn frozen_objects_hold_what_they_hold() {
    Gil::for_test(|gil| {
        let mut random = Random(3);
        let mut world = World::new(gil, false);
        gil.set_collector(true, 1 << 20);
        let (a, b) = (world.make(gil), world.make(gil));
        let (x, y) = (world.roots[&a].clone(), world.roots[&b].clone());
        gil.get_mut::<Node>(&x).expect("a node").held.push(y.clone());
        gil.get_mut::<Node>(&y).expect("a node").held.push(x.clone());
        drop((x, y));
        world.roots.clear();
        gil.freeze(true);
        world.in_steps(gil);
        world.collect(gil, true, &mut random, false);
        assert_eq!(world.alive.borrow().len(), 2);
        gil.freeze(false);
        world.in_steps(gil);
        assert!(world.alive.borrow().is_empty());
    });
}

#[test]
fn a_pass_without_memory_gives_way_to_a_collection_at_one_go() {
    Gil::for_test(|gil| {
        let mut world = World::new(gil, false);
        gil.set_collector(true, 1);
        for _ in 0..100 {
            world.make(gil);
        }
        assert!(pass::begin(heap()));
        assert!(pass::give_up(heap()) && !heap().pass.is_running());
        assert_eq!(gil.collection_due(), Some(true));
        gil.find_garbage(true);
        world.make(gil);
        assert_ne!(gil.collection_due(), Some(true));
    });
}

#[test]
#[should_panic(expected = "while pages are walked")]
fn nothing_is_allocated_during_a_walk() {
    Gil::for_test(|gil| {
        // Dropping it would free blocks during the walk, which ended in a panic.
        let mut world = core::mem::ManuallyDrop::new(World::new(gil, false));
        world.make(gil);
        each_block(false, &mut |_| assert!(heap().allocate(16, crate::heap::Kind::Raw).is_some()));
    });
}
