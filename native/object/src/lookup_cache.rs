//! Remembers where names are found along the resolution orders of types, or that they are not there.
//!
//! An entry says which class (by its place in the order) and which entry of that class's namespace, not the value: replacing a value
//! in place needs no invalidation. Everything else that could change the answer bumps the epoch of the caches.

use core::cell::Cell;

use molt_provenance::Value;

/// Entries; a power of two.
const SIZE: usize = 2048;

#[derive(Clone, Copy, Default)]
struct Entry {
    ty: u32,
    name: u32,
    epoch: u32,
    /// Place in the resolution order: 0 the type itself, `MISSING` nowhere.
    class: u16,
    at: u16,
}

const MISSING: u16 = u16::MAX;

/// What is known of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In the namespace of the class at this place of the order (0 is the type itself), at this entry.
    At(usize, usize),
    /// In no class.
    Missing,
}

/// The cache: direct-mapped.
pub struct LookupCache {
    entries: Box<[Cell<Entry>]>,
}

impl Default for LookupCache {
    fn default() -> Self {
        LookupCache { entries: (0..SIZE).map(|_| Cell::new(Entry::default())).collect() }
    }
}

#[inline]
fn index(ty: u32, name: u32) -> usize {
    ((ty >> 4) ^ (name >> 4).wrapping_mul(0x9E37_79B1)) as usize % SIZE
}

impl LookupCache {
    /// What was remembered in this epoch.
    #[inline]
    pub fn get(&self, ty: &Value, name: &Value, epoch: u32) -> Option<Place> {
        let (ty, name) = (ty.identity() as u32, name.identity() as u32);
        let e = self.entries[index(ty, name)].get();
        if e.ty != ty || e.name != name || e.epoch != epoch {
            return None;
        }
        Some(if e.class == MISSING { Place::Missing } else { Place::At(e.class as usize, e.at as usize) })
    }

    /// Remembers where a name is. The name must be interned, so that it lives as long as anybody can ask for it.
    pub fn put(&self, ty: &Value, name: &Value, epoch: u32, place: Place) {
        let (ty, name) = (ty.identity() as u32, name.identity() as u32);
        let (class, at) = match place {
            Place::Missing => (MISSING, 0),
            Place::At(class, at) if class < MISSING as usize && at <= u16::MAX as usize => (class as u16, at as u16),
            Place::At(..) => return,
        };
        self.entries[index(ty, name)].set(Entry { ty, name, epoch, class, at });
    }
}
