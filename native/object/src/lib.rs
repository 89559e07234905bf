//! Headers' upper half: types, shapes and the layout of every built-in object. What objects do is in `builtins`; here is what they are.
#![forbid(unsafe_code)]

pub mod big;
pub mod dict;
pub mod exception;
pub mod interner;
pub mod known;
pub mod lookup_cache;
pub mod number;
pub mod order;
pub mod payloads;
pub mod root;
pub mod set;
pub mod shape;
pub mod signature;
pub mod text;
pub mod types;

pub use big::{BigInt, BigUint, Sign};
pub use dict::{Dict, Probe};
pub use exception::{Exception, Exceptions, Raise};
pub use known::{Exc, Known, N, T};
pub use number::{Complex, FloatObject, Int, IntRef, Numbers};
pub use payloads::*;
pub use root::ObjectRoot;
pub use set::{Cursor, Set, SetProbe};
pub use signature::{ParamKind, Signature};
pub use text::Strings;
pub use types::*;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
