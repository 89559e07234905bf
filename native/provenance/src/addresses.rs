//! A small table by address, for what few objects have: weak references to them, a finalizer that ran.

/// From addresses, which are never 0, to numbers.
pub(crate) struct AddressMap {
    /// Key and value; a key of 0 is a free place. A power of two of them, at most two thirds in use.
    places: Vec<(u32, u32)>,
    len: usize,
}

impl AddressMap {
    pub(crate) const fn new() -> Self {
        AddressMap { places: Vec::new(), len: 0 }
    }

    /// Where a key is, or the free place where it would be.
    fn find(&self, key: u32) -> usize {
        let mask = self.places.len() - 1;
        let mut at = self.home(key);
        while self.places[at].0 != key && self.places[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    fn home(&self, key: u32) -> usize {
        ((key >> 4).wrapping_mul(0x9E37_79B1) >> 8) as usize & (self.places.len() - 1)
    }

    pub(crate) fn get(&self, key: u32) -> Option<u32> {
        if self.len == 0 {
            return None;
        }
        let (found, value) = self.places[self.find(key)];
        (found == key).then_some(value)
    }

    pub(crate) fn set(&mut self, key: u32, value: u32) {
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

    /// Takes a key out; answers its value.
    pub(crate) fn remove(&mut self, key: u32) -> Option<u32> {
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
        for _ in 0..200_000 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = (random >> 20) * 16 + 16;
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
