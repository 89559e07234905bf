//! The order of locks: token, then handle table, then pointer registry. One thread's acquisitions are recorded and checked, so that a
//! wrong order is a panic in the first test that runs it, not a deadlock in production.

/// A lock, in the order in which they may be taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lock {
    /// The token of the runtime. It may be taken again by who has it.
    Gil,
    /// The host's handles.
    Handles,
    /// The registry of pointers.
    Registry,
}

/// What one thread holds.
#[derive(Default, Debug)]
pub struct LockOrder {
    held: Vec<Lock>,
}

impl LockOrder {
    /// Nothing held.
    pub const fn new() -> Self {
        LockOrder { held: Vec::new() }
    }

    /// Records that a lock is about to be taken. Panics when one that comes later is held, or the same one, unless it is the token.
    pub fn acquire(&mut self, lock: Lock) {
        if let Some(last) = self.held.iter().max() {
            let again = *last == lock && lock == Lock::Gil;
            assert!(again || *last < lock, "{lock:?} must not be taken while {last:?} is held");
        }
        self.held.push(lock);
    }

    /// Records that a lock was given back; they may be given back in any order. Panics for one that is not held.
    pub fn release(&mut self, lock: Lock) {
        let at = self.held.iter().rposition(|held| *held == lock);
        self.held.remove(at.unwrap_or_else(|| panic!("{lock:?} is given back, but not held")));
    }

    /// How often the token is held: its depth.
    pub fn depth(&self) -> usize {
        self.held.iter().filter(|lock| **lock == Lock::Gil).count()
    }

    /// Gives the token back completely, for a call that blocks, and says how deep it was held.
    pub fn suspend(&mut self) -> usize {
        let depth = self.depth();
        assert!(self.held.len() == depth, "only the token may be held where a call can block");
        self.held.clear();
        depth
    }

    /// Takes the token again, as deep as before.
    pub fn resume(&mut self, depth: usize) {
        assert!(self.held.is_empty(), "something was taken while the token was given back");
        self.held.resize(depth, Lock::Gil);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_nest_in_order_and_leave_in_any() {
        let mut order = LockOrder::new();
        order.acquire(Lock::Gil);
        order.acquire(Lock::Gil);
        order.acquire(Lock::Handles);
        order.acquire(Lock::Registry);
        order.release(Lock::Gil);
        order.release(Lock::Registry);
        order.release(Lock::Handles);
        assert_eq!(order.depth(), 1);
        let depth = order.suspend();
        assert_eq!(order.depth(), 0);
        order.resume(depth);
        assert_eq!(order.depth(), 1);
    }

    #[test]
    #[should_panic(expected = "Gil must not be taken while Handles is held")]
    fn a_wrong_order_panics() {
        let mut order = LockOrder::new();
        order.acquire(Lock::Handles);
        order.acquire(Lock::Gil);
    }

    #[test]
    #[should_panic(expected = "only the token")]
    fn nothing_blocks_with_the_handle_table_locked() {
        let mut order = LockOrder::new();
        order.acquire(Lock::Gil);
        order.acquire(Lock::Handles);
        order.suspend();
    }
}
