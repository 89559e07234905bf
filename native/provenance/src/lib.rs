//! The only unsafe code: values, allocation, reference counts, typed access to objects, argument arrays, frames, handles,
//! exported entry points and host imports, all behind functions that are safe for every input.
//!
//! # The pointer model
//!
//! A runtime is one linear memory. An **address** is a 32-bit offset into it; it becomes a pointer only inside
//! [`arena`], which adds the base that carries the provenance (0 in WebAssembly, one large allocation on a host that runs
//! the tests). Outside this crate nobody sees an address of an object: they hold a [`Value`].
//!
//! * A [`Value`] that is a pointer owns one count of its object. Only allocation makes the first one, cloning makes
//!   more, dropping gives one back, so an object lives as long as a `Value` of it does.
//! * An object's payload is a Rust value of a type that implements [`Payload`]. Its type object names that type, set by the
//!   only function that allocates, so [`Gil::get`] can hand out a `&T` after one comparison.
//! * [`Gil`] is the token. `&Gil` lets one look into objects, `&mut Gil` lets one change them or run Python code. As a
//!   reference into an object borrows the token, none can be alive while Python code runs or another payload is changed.
//! * Dropping a `Value` may free objects, and that runs no Python code and touches no payload but those that are freed:
//!   finalizers are queued (see [`object`]). So a `Value` may be dropped while references into other objects are alive.
#![warn(missing_docs)]

pub mod addresses;
pub mod arena;
pub mod cache;
pub mod collect;
pub mod copy;
pub mod entry;
pub mod gil;
pub mod handles;
pub mod heap;
pub mod host;
pub mod narrow;
pub mod object;
mod pages;
mod pass;
pub mod tail;
pub mod thread;
pub mod value;
pub mod vec;
pub mod weak;

pub use addresses::AddressMap;
pub use cache::DataArea;
pub use collect::Tracer;
pub use copy::copy_short;
pub use entry::{Args, At, CodeEntry, Native, Raw};
pub use gil::{Gil, Lent, Raised, Result, RootSlot};
pub use handles::{Handle, Handles, StaleHandle};
pub use host::{AREA_VALUES, HostArea, HostBuffer};
pub use object::{Payload, TypeHead, TypeObject, VTable};
pub use tail::{Bytes, Slots, Text, TextData, Tuple};
pub use thread::{given_up, patiently, strained};
pub use value::Value;
pub use vec::HeapVec;
pub use weak::Weak;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
