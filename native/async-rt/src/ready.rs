//! What can run now. A turn runs what was ready when it began; what becomes ready meanwhile runs in the next turn.

use std::collections::VecDeque;

/// Things that are ready, first come, first served.
#[derive(Debug)]
pub struct ReadyQueue<T> {
    queue: VecDeque<T>,
    left: usize,
}

impl<T> Default for ReadyQueue<T> {
    fn default() -> Self {
        ReadyQueue { queue: VecDeque::new(), left: 0 }
    }
}

impl<T> ReadyQueue<T> {
    /// An empty queue.
    pub fn new() -> Self {
        ReadyQueue::default()
    }

    /// Adds something at the end.
    pub fn push(&mut self, item: T) {
        self.queue.push_back(item);
    }

    /// Begins a turn: [`ReadyQueue::next`] gives what is here now. Answers how many those are.
    pub fn begin_turn(&mut self) -> usize {
        self.left = self.queue.len();
        self.left
    }

    /// The next thing of this turn.
    #[expect(clippy::should_implement_trait, reason = "a turn ends although the queue goes on")]
    pub fn next(&mut self) -> Option<T> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        self.queue.pop_front()
    }

    /// Whether nothing is ready.
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_turn_adds_runs_in_the_next_one() {
        let mut ready = ReadyQueue::new();
        ready.push(1);
        ready.push(2);
        assert_eq!(ready.begin_turn(), 2);
        let mut ran = Vec::new();
        while let Some(n) = ready.next() {
            ran.push(n);
            ready.push(n + 10);
        }
        assert_eq!(ran, [1, 2]);
        ready.begin_turn();
        assert_eq!((ready.next(), ready.next(), ready.next()), (Some(11), Some(12), None));
        assert!(ready.is_empty());
    }
}
