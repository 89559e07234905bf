//! What the object layer keeps for a runtime: interned strings and shapes.

use molt_provenance::Value;

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
    /// What classes lost while it may have been running, and how much of it is kept before that is looked into.
    pub retired: Vec<Value>,
    /// See `retired`.
    pub retired_limit: usize,
    /// Number of code objects made so far.
    pub codes: u32,
}
