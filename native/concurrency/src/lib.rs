//! Who holds the token that object access is checked against. The token itself is `provenance`'s (`&mut Gil`, which the compiler
//! checks); here is what the compiler cannot see: in which order locks are taken.
#![forbid(unsafe_code)]

pub mod lock_order;

pub use lock_order::{Lock, LockOrder};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
