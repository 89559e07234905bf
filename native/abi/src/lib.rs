//! What compiled Python, the core and JavaScript agree on: how values look, where fields lie, which functions the core
//! exports and what a compiled module carries. The TypeScript package of the same name is generated from this crate.
#![forbid(unsafe_code)]

mod constants;

pub mod blob;
pub mod helpers;
pub mod layout;
pub mod values;

pub use constants::{Constant, Value};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
