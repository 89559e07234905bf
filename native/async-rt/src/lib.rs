//! The deterministic parts of an event loop: what is ready in the order in which it became ready, and what waits for a time.
#![forbid(unsafe_code)]

pub mod ready;
pub mod timers;

pub use ready::ReadyQueue;
pub use timers::{TimerId, TimerQueue};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
