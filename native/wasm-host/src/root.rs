//! What this layer keeps for a runtime: the handles that JavaScript holds, the buffers of the entry, and what is to be given back.

use std::cell::RefCell;
use std::rc::Rc;

use molt_provenance::{Gil, Handles, HostArea, HostBuffer, RootSlot, Value};
use molt_state::State;

/// This layer's own part of a runtime.
pub struct HostRoot {
    /// Objects that JavaScript holds.
    pub handles: Handles,
    /// Where JavaScript puts requests.
    pub request: HostBuffer,
    /// Where it finds replies.
    pub reply: HostBuffer,
    /// Values of calls without a message.
    pub area: Box<HostArea>,
    /// What the last request answered.
    pub answer: i32,
    /// JavaScript objects that the last reply names: until the next request it has been read.
    pub sent: Vec<Value>,
    /// JavaScript objects that no proxy stands for any more.
    pub dropped: Rc<RefCell<Vec<u32>>>,
    /// The exception class for what JavaScript throws; unbound until it is needed.
    pub js_error: Value,
}

impl HostRoot {
    fn new(seed: u32) -> Self {
        HostRoot {
            handles: Handles::new(seed),
            request: HostBuffer::new(),
            reply: HostBuffer::new(),
            area: HostArea::new(),
            answer: i32::MIN,
            sent: Vec::new(),
            dropped: Rc::default(),
            js_error: Value::UNBOUND,
        }
    }
}

/// Makes this layer's state, once.
pub fn init(gil: &mut Gil) {
    if !gil.has_root(RootSlot::Host) {
        molt_provenance::host::report_panics(molt_state::host::op::PANIC);
        gil.set_interrupt_hook(|gil| molt_state::host::poll(gil).map_err(|error| crate::errors::raise(gil, error)));
        gil.set_root(RootSlot::Host, HostRoot::new(0));
        gil.init_state();
        gil.state_mut().hooks.raise_host = Some(crate::errors::raise);
    }
}

/// The state.
#[inline]
pub fn host(gil: &Gil) -> &HostRoot {
    gil.root(RootSlot::Host)
}

/// The state, to change it.
#[inline]
pub fn host_mut(gil: &mut Gil) -> &mut HostRoot {
    gil.root_mut(RootSlot::Host)
}
