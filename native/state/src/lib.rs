//! One runtime's life: initialization and shutdown, caches, interning, metrics, recursion, module loading.
#![forbid(unsafe_code)]

pub mod host;
pub mod loader;
pub mod positions;
pub mod runtime;
pub mod wire;

pub use host::{HostError, SyntaxDetails};
pub use loader::{LoadError, Loaded, Placement};
pub use runtime::{Config, Hooks, RuntimeState, State};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
