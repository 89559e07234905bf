//! What the object layer keeps for a runtime: interned strings and shapes.

use crate::interner::Interner;
use crate::lookup_cache::LookupCache;
use crate::shape::Shapes;

/// The object layer's own state.
#[derive(Default)]
pub struct ObjectRoot {
    /// Interned strings.
    pub interned: Interner,
    /// Shapes of instances.
    pub shapes: Shapes,
    /// Where names are in types.
    pub lookups: LookupCache,
    /// Number of code objects made so far.
    pub codes: u32,
}
