//! What classes lose while it may be running.
//!
//! Compiled code calls the functions that it finds in a class without counting them: the class has them. So a function that a class loses
//! stays until no frame runs it, and a class that an instance loses stays until nothing but the module's body runs.

use molt_object::{Function, ObjectRoot};
use molt_provenance::{AddressMap, Gil, RootSlot, Value};

/// Fewer than this are kept without a look at the frames.
const FEW: usize = 64;

/// Keeps a function or class that a class or an instance loses for as long as a call of it may be under way.
pub fn retire(gil: &mut Gil, v: Value) {
    let root = gil.root_mut::<ObjectRoot>(RootSlot::Object);
    root.retired.push(v);
    if root.retired.len() > root.retired_limit.max(FEW) {
        sweep(gil);
    }
}

/// Lets go of what nothing runs of any more.
#[cold]
pub fn sweep(gil: &mut Gil) {
    let depth = gil.frame_depth();
    let mut running = AddressMap::new();
    for (function, ..) in (0..depth).filter_map(|at| gil.frame_at(at)) {
        running.add(function.identity());
    }
    let all = core::mem::take(&mut gil.root_mut::<ObjectRoot>(RootSlot::Object).retired);
    // Once is enough: an instance may go to and fro between classes for ever.
    let mut seen = AddressMap::new();
    let mut keeps = |v: &Value| {
        let needed = if gil.get::<Function>(v).is_some() { running.get(v.identity()).is_some() } else { depth > 1 };
        needed && seen.add(v.identity())
    };
    let (kept, gone): (Vec<Value>, Vec<Value>) = all.into_iter().partition(|v| keeps(v));
    let root = gil.root_mut::<ObjectRoot>(RootSlot::Object);
    root.retired_limit = kept.len() * 2;
    root.retired.extend(kept);
    drop(gone);
}
