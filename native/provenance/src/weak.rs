//! Weak references. An object without any pays nothing: that it may have some is written in its type, and which ones in a table by address.
//!
//! References to one object are linked with each other, the newest first. All links are in cells, so that they may change while somebody looks
//! at a reference: objects die, and references with them, while `&Gil` is borrowed.

use core::cell::Cell;

use crate::addresses::AddressMap;
use crate::arena::{pointer, runtime};
use crate::collect::Tracer;
use crate::gil::Gil;
use crate::object::{self, Payload};
use crate::value::Value;
use molt_abi::layout::OBJ_HEADER;

/// The payload of a weak reference.
pub struct Weak {
    /// Address of the object, 0 once it is dead.
    target: Cell<u32>,
    /// The older reference to the same object, and the newer one: addresses of payloads or 0.
    older: Cell<u32>,
    newer: Cell<u32>,
    /// The hash of the object, once it was asked for.
    hash: Cell<Option<i64>>,
    /// What is called when the object dies; unbound for nothing.
    callback: Value,
}

impl Payload for Weak {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.callback);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        self.unlink();
        taken.push(core::mem::take(&mut self.callback));
    }
}

impl Drop for Weak {
    fn drop(&mut self) {
        self.unlink();
    }
}

fn table() -> &'static mut AddressMap {
    // SAFETY: only this module uses the table, each function lets go of it before it returns, and nothing is called meanwhile.
    unsafe { &mut (*runtime()).weak }
}

fn at<'a>(payload: u32) -> &'a Weak {
    // SAFETY: linked references are alive: a reference that dies is unlinked first. They change through cells only.
    unsafe { &*pointer(payload).cast::<Weak>() }
}

impl Weak {
    /// Takes the reference out of the list of its object's.
    fn unlink(&self) {
        let target = self.target.replace(0);
        if target == 0 {
            return;
        }
        let (older, newer) = (self.older.replace(0), self.newer.replace(0));
        if older != 0 {
            at(older).newer.set(newer);
        }
        if newer != 0 {
            at(newer).older.set(older);
        } else if older != 0 {
            table().set(target.into(), older);
        } else {
            table().remove(target.into());
        }
    }

    /// The object, while it is alive.
    pub fn target(&self) -> Option<Value> {
        let target = self.target.get();
        if target == 0 {
            return None;
        }
        object::retain(target);
        Some(Value::from_address(target))
    }

    /// What is called when the object dies.
    pub fn callback(&self) -> Option<&Value> {
        self.callback.bound()
    }

    /// The hash of the object, once it was asked for.
    pub fn hash(&self) -> &Cell<Option<i64>> {
        &self.hash
    }
}

/// Addresses of the payloads of all references to an object, the newest first.
fn references(target: u32) -> Vec<u32> {
    let mut found = Vec::new();
    let mut next = table().get(target.into()).unwrap_or(0);
    while next != 0 {
        found.push(next);
        next = at(next).older.get();
    }
    found
}

/// An object dies: its references forget it, and those that call something wait for it to be called, if they are `alive`.
pub(crate) fn forget(target: u32, alive: impl Fn(u32) -> bool) {
    for payload in references(target) {
        let reference = at(payload);
        reference.unlink();
        if !reference.callback.is_unbound() && alive(payload - OBJ_HEADER) {
            object::retain(payload - OBJ_HEADER);
            object::make_due(Value::from_address(payload - OBJ_HEADER));
        }
    }
}

impl Gil {
    /// A weak reference to an object in memory.
    pub fn new_weak(&mut self, ty: &Value, target: &Value, callback: Value) -> Value {
        assert!(target.is_pointer());
        let (older, target) = (table().get(target.address().into()).unwrap_or(0), target.address());
        let reference = Weak {
            target: Cell::new(target),
            older: Cell::new(older),
            newer: Cell::new(0),
            hash: Cell::new(None),
            callback,
        };
        let object = self.alloc(ty, reference);
        let payload = object.address() + OBJ_HEADER;
        if older != 0 {
            at(older).newer.set(payload);
        }
        table().set(target.into(), payload);
        object::mark_weak(target);
        object
    }

    /// All weak references to an object, the newest first.
    pub fn weak_references(&self, target: &Value) -> Vec<Value> {
        if !target.is_pointer() {
            return Vec::new();
        }
        let found = references(target.address()).into_iter();
        found
            .map(|payload| {
                object::retain(payload - OBJ_HEADER);
                Value::from_address(payload - OBJ_HEADER)
            })
            .collect()
    }

    /// What a reference whose object died has to call, which it forgets.
    pub fn take_weak_callback(&mut self, reference: &Value) -> Option<Value> {
        let weak = self.get_mut::<Weak>(reference).filter(|w| w.target.get() == 0)?;
        let callback = core::mem::take(&mut weak.callback);
        callback.bound().cloned()
    }
}
