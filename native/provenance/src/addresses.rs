//! A small table by address or identity, for what few objects have: weak references to them, a finalizer that ran, a handle of the host. The standard
//! library's is five times the code.

/// From addresses or other keys, which are never 0, to numbers.
#[derive(Default)]
pub struct AddressMap {
    /// Key and value; a key of 0 is a free place. A power of two of them, at most two thirds in use.
    places: Vec<(u64, u32)>,
    len: usize,
}

impl AddressMap {
    /// An empty one.
    pub const fn new() -> Self {
        AddressMap { places: Vec::new(), len: 0 }
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Where a key is, or the free place where it would be.
    fn find(&self, key: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut at = self.home(key);
        while self.places[at].0 != key && self.places[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    fn home(&self, key: u64) -> usize {
        (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 36) as usize & (self.places.len() - 1)
    }

    /// The number of a key.
    pub fn get(&self, key: u64) -> Option<u32> {
        if self.len == 0 {
            return None;
        }
        let (found, value) = self.places[self.find(key)];
        (found == key).then_some(value)
    }

    /// Sets the number of a key, which is not 0.
    pub fn set(&mut self, key: u64, value: u32) {
        if (self.len + 1) * 3 > self.places.len() * 2 {
            let size = (self.places.len() * 2).max(16);
            let old = core::mem::replace(&mut self.places, vec![(0, 0); size]);
            for place in old.into_iter().filter(|place| place.0 != 0) {
                let at = self.find(place.0);
                self.places[at] = place;
            }
        }
        let at = self.find(key);
        self.len += usize::from(self.places[at].0 == 0);
        self.places[at] = (key, value);
    }

    /// Adds a key; answers whether it is new.
    pub fn add(&mut self, key: u64) -> bool {
        let before = self.len;
        self.set(key, 1);
        self.len > before
    }

    /// Takes a key out; answers its value.
    pub fn remove(&mut self, key: u64) -> Option<u32> {
        let value = self.get(key)?;
        let mask = self.places.len() - 1;
        let mut hole = self.find(key);
        let mut at = hole;
        loop {
            at = (at + 1) & mask;
            let moved = self.places[at].0;
            if moved == 0 {
                break;
            }
            // What does not lie between its home and the hole moves into the hole.
            if (at.wrapping_sub(self.home(moved)) & mask) >= (at.wrapping_sub(hole) & mask) {
                self.places[hole] = self.places[at];
                hole = at;
            }
        }
        self.places[hole] = (0, 0);
        self.len -= 1;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn agrees_with_a_map() {
        let (mut map, mut model) = (AddressMap::new(), HashMap::new());
        let mut random = 1u32;
        for _ in 0..(if cfg!(any(miri, slow)) { 2_000 } else { 200_000 }) {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = (random >> 20) as u64 * 16 + 16;
            if random & 0x700 == 0 {
                assert_eq!(map.remove(key), model.remove(&key));
            } else if random & 0x100 == 0 {
                map.set(key, random);
                model.insert(key, random);
            } else {
                assert_eq!(map.get(key), model.get(&key).copied());
            }
            assert_eq!(map.len, model.len());
        }
    }
}
