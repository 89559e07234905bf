//! What waits for a time. Timers fire by deadline, and those of one deadline in the order in which they were set.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashSet};

/// Names a timer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TimerId(u64);

struct Timer<T> {
    deadline: f64,
    sequence: u64,
    item: T,
}

impl<T> Timer<T> {
    fn key(&self) -> (f64, u64) {
        (self.deadline, self.sequence)
    }
}

// A heap gives its greatest first, so the order is turned around.
impl<T> Ord for Timer<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((a, i), (b, j)) = (self.key(), other.key());
        b.total_cmp(&a).then(j.cmp(&i))
    }
}
impl<T> PartialOrd for Timer<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> PartialEq for Timer<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl<T> Eq for Timer<T> {}

/// Timers by deadline.
pub struct TimerQueue<T> {
    heap: BinaryHeap<Timer<T>>,
    waiting: HashSet<u64>,
    next: u64,
}

impl<T> Default for TimerQueue<T> {
    fn default() -> Self {
        TimerQueue { heap: BinaryHeap::new(), waiting: HashSet::new(), next: 0 }
    }
}

impl<T> TimerQueue<T> {
    /// An empty queue.
    pub fn new() -> Self {
        TimerQueue::default()
    }

    /// How many timers wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Sets a timer for a time in seconds. Not a number counts as now.
    pub fn set(&mut self, deadline: f64, item: T) -> TimerId {
        let sequence = self.next;
        self.next += 1;
        let deadline = if deadline.is_nan() { f64::NEG_INFINITY } else { deadline };
        self.heap.push(Timer { deadline, sequence, item });
        self.waiting.insert(sequence);
        TimerId(sequence)
    }

    /// Cancels a timer; answers whether it was still waiting. A canceled timer leaves nothing to wake up for.
    pub fn cancel(&mut self, id: TimerId) -> bool {
        let was = self.waiting.remove(&id.0);
        self.tidy();
        was
    }

    /// When the next timer is due.
    pub fn next_deadline(&self) -> Option<f64> {
        self.heap.peek().map(|t| t.deadline)
    }

    /// Takes the next timer that is due at `now`.
    pub fn take_due(&mut self, now: f64) -> Option<T> {
        if self.next_deadline()? > now {
            return None;
        }
        let timer = self.heap.pop()?;
        self.waiting.remove(&timer.sequence);
        self.tidy();
        Some(timer.item)
    }

    /// Keeps a waiting timer at the top.
    fn tidy(&mut self) {
        while self.heap.peek().is_some_and(|t| !self.waiting.contains(&t.sequence)) {
            self.heap.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_by_deadline_then_by_order_of_setting() {
        let mut timers = TimerQueue::new();
        for (deadline, name) in [(2.0, "b"), (1.0, "a"), (2.0, "c"), (f64::NAN, "now")] {
            timers.set(deadline, name);
        }
        assert_eq!(timers.take_due(0.0), Some("now"));
        assert_eq!((timers.take_due(0.5), timers.next_deadline()), (None, Some(1.0)));
        let fired: Vec<_> = std::iter::from_fn(|| timers.take_due(2.0)).collect();
        assert_eq!(fired, ["a", "b", "c"]);
        assert!(timers.is_empty());
    }

    #[test]
    fn a_canceled_timer_leaves_no_deadline() {
        let mut timers = TimerQueue::new();
        let first = timers.set(1.0, 1);
        let second = timers.set(2.0, 2);
        assert!(timers.cancel(first));
        assert!(!timers.cancel(first));
        assert_eq!(timers.next_deadline(), Some(2.0));
        assert!(timers.cancel(second));
        assert_eq!((timers.next_deadline(), timers.len()), (None, 0));
    }
}
