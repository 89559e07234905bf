//! The handles of the host: how JavaScript holds Python objects. A handle is a slot and a generation in one safe integer; the
//! object behind it is never visible as an address.

use crate::addresses::AddressMap;
use crate::value::Value;

/// Bits of a handle that count the uses of its slot; slot and generation together fit a double's 53 bits.
const GENERATION_BITS: u32 = if cfg!(any(miri, slow)) { 14 } else { 21 };
const GENERATIONS: u32 = 1 << GENERATION_BITS;
const SLOT_LIMIT: usize = u32::MAX as usize;

/// A number that the host holds in place of an object.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Handle(pub u64);

impl Handle {
    /// From its parts; what they do not fit names nothing.
    #[inline]
    pub fn of(slot: u32, generation: u32) -> Handle {
        if generation < GENERATIONS { handle(slot, generation) } else { Handle(u64::MAX) }
    }
}

/// The handle names nothing: it was released, was never given out, or is another runtime's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StaleHandle;

struct Slot {
    /// What is held; none while the slot is free or retired.
    value: Option<Value>,
    /// The generation of the current or the next use.
    generation: u32,
    /// How often the host holds it.
    count: u32,
    /// Uses that are left before generations would repeat.
    left: u32,
}

/// A value's key in the table: its identity, which is never 0.
fn key(value: &Value) -> u64 {
    value.identity()
}

/// The objects that the host of one runtime holds.
pub struct Handles {
    slots: Vec<Slot>,
    free: Vec<u32>,
    by_identity: AddressMap,
    seed: u32,
}

impl Handles {
    /// An empty table. Runtimes with different seeds start their generations at different places, so that a number of one is
    /// stale in another.
    pub fn new(seed: u32) -> Self {
        Handles { slots: Vec::new(), free: Vec::new(), by_identity: AddressMap::new(), seed }
    }

    /// How many objects are held.
    pub fn len(&self) -> usize {
        self.by_identity.len()
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.by_identity.is_empty()
    }

    /// Holds an object for the host. One that is held already keeps its handle, counted once more.
    pub fn register(&mut self, value: Value) -> Handle {
        let identity = key(&value);
        if let Some(at) = self.by_identity.get(identity) {
            let slot = &mut self.slots[at as usize];
            slot.count = slot.count.checked_add(1).expect("a handle is held four billion times");
            return handle(at, slot.generation);
        }
        let at = match self.free.pop() {
            Some(at) => at,
            None => {
                assert!(self.slots.len() < SLOT_LIMIT, "out of handles");
                let at = self.slots.len() as u32;
                let generation = start(self.seed, at);
                self.slots.push(Slot { value: None, generation, count: 0, left: GENERATIONS });
                at
            }
        };
        let slot = &mut self.slots[at as usize];
        slot.value = Some(value);
        slot.count = 1;
        slot.left -= 1;
        self.by_identity.set(identity, at);
        handle(at, slot.generation)
    }

    /// The object behind a handle.
    pub fn resolve(&self, handle: Handle) -> Result<Value, StaleHandle> {
        self.find(handle).and_then(|at| self.slots[at].value.clone().ok_or(StaleHandle))
    }

    /// Counts a handle once more.
    pub fn retain(&mut self, handle: Handle) -> Result<(), StaleHandle> {
        let at = self.find(handle)?;
        self.slots[at].count = self.slots[at].count.checked_add(1).expect("a handle is held four billion times");
        Ok(())
    }

    /// Gives a handle back; with the last count the handle becomes stale and the object is returned, to be dropped by the caller
    /// when nothing is borrowed.
    pub fn release(&mut self, handle: Handle) -> Result<Option<Value>, StaleHandle> {
        let at = self.find(handle)?;
        let slot = &mut self.slots[at];
        slot.count -= 1;
        if slot.count > 0 {
            return Ok(None);
        }
        Ok(self.vacate(at))
    }

    /// Makes every handle stale and gives back what was held.
    pub fn release_all(&mut self) -> Vec<Value> {
        (0..self.slots.len()).filter_map(|at| self.vacate(at)).collect()
    }

    fn vacate(&mut self, at: usize) -> Option<Value> {
        let slot = &mut self.slots[at];
        let value = slot.value.take()?;
        slot.count = 0;
        slot.generation = (slot.generation + 1) % GENERATIONS;
        // A slot whose generations are used up is retired: it never names anything again.
        if slot.left > 0 {
            self.free.push(at as u32);
        }
        self.by_identity.remove(key(&value));
        Some(value)
    }

    fn find(&self, handle: Handle) -> Result<usize, StaleHandle> {
        let at = (handle.0 >> GENERATION_BITS) as usize;
        let generation = (handle.0 & (GENERATIONS as u64 - 1)) as u32;
        match self.slots.get(at) {
            Some(slot) if slot.value.is_some() && slot.generation == generation => Ok(at),
            _ => Err(StaleHandle),
        }
    }
}

fn handle(slot: u32, generation: u32) -> Handle {
    Handle((slot as u64) << GENERATION_BITS | generation as u64)
}

/// The first generation of a slot: a multiply-and-shift of seed and slot, so that numbers do not repeat between runtimes.
fn start(seed: u32, slot: u32) -> u32 {
    let mixed =
        (seed as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (slot as u64 + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed.wrapping_mul(0xA076_1D64_78BD_642F) >> (64 - GENERATION_BITS)) as u32
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn int(i: i32) -> Value {
        Value::int32(i)
    }

    #[test]
    fn the_same_object_keeps_its_handle_and_is_counted() {
        let mut handles = Handles::new(1);
        let (a, b) = (handles.register(int(5)), handles.register(int(5)));
        assert_eq!(a, b);
        assert!(handles.release(a).unwrap().is_none());
        assert!(handles.resolve(a).is_ok());
        assert!(handles.release(a).unwrap().is_some());
        assert_eq!(handles.resolve(a).err(), Some(StaleHandle));
        assert_eq!(handles.release(a).err(), Some(StaleHandle));
    }

    #[test]
    fn numbers_of_another_runtime_and_random_numbers_are_stale() {
        let (mut one, mut two) = (Handles::new(1), Handles::new(2));
        for i in 0..200 {
            let (a, b) = (one.register(int(i)), two.register(int(i)));
            assert_ne!(a, b);
            assert_eq!(two.resolve(a).err(), Some(StaleHandle));
        }
        for n in [0, 7, u64::MAX, 1 << 52, 200 << GENERATION_BITS] {
            assert_eq!(one.resolve(Handle(n)).err(), Some(StaleHandle));
        }
    }

    #[test]
    fn a_slot_is_retired_before_its_generations_repeat() {
        let mut handles = Handles::new(9);
        let first = handles.register(int(1));
        handles.release(first).unwrap();
        let mut uses = 1;
        loop {
            let next = handles.register(int(2));
            if next.0 >> GENERATION_BITS != first.0 >> GENERATION_BITS {
                break;
            }
            assert_ne!(next, first);
            handles.release(next).unwrap();
            uses += 1;
        }
        assert_eq!(uses, GENERATIONS);
    }

    /// Random operations against a plain list of what ought to be held.
    #[test]
    fn random_operations_agree_with_a_model() {
        let mut handles = Handles::new(77);
        let mut model: HashMap<u64, (i32, u32)> = HashMap::new();
        let mut stale: Vec<u64> = Vec::new();
        let mut state = 0x2545_F491_4F6C_DD1Du64;
        let mut random = move |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % below
        };
        for _ in 0..(if cfg!(any(miri, slow)) { 500 } else { 20_000 }) {
            let pick = |n: u64, model: &HashMap<u64, (i32, u32)>| {
                let mut keys: Vec<u64> = model.keys().copied().collect();
                keys.sort_unstable();
                keys.get(n as usize % keys.len().max(1)).copied()
            };
            match random(4) {
                0 | 1 => {
                    let i = random(60) as i32;
                    let h = handles.register(int(i)).0;
                    assert!(h < 1 << 53);
                    model.entry(h).or_insert((i, 0)).1 += 1;
                    assert_eq!(model[&h].0, i);
                }
                2 => {
                    let n = random(1000);
                    let Some(h) = pick(n, &model) else { continue };
                    let entry = model.get_mut(&h).unwrap();
                    entry.1 -= 1;
                    let last = entry.1 == 0;
                    assert_eq!(handles.release(Handle(h)).unwrap().is_some(), last);
                    if last {
                        model.remove(&h);
                        stale.push(h);
                    }
                }
                _ => {
                    let n = random(1000);
                    if let Some(h) = pick(n, &model) {
                        assert_eq!(handles.resolve(Handle(h)).unwrap().as_small_int(), Some(model[&h].0 as i64));
                    }
                    if !stale.is_empty() {
                        let h = stale[n as usize % stale.len()];
                        assert!(handles.resolve(Handle(h)).is_err());
                    }
                }
            }
            assert_eq!(handles.len(), model.len());
        }
    }
}
