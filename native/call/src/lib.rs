//! Dispatch, argument binding, frames and tracebacks: everything by which one object asks another to do something.
#![forbid(unsafe_code)]

pub mod attributes;
pub mod bind;
pub mod compare;
pub mod generators;
pub mod invoke;
pub mod items;
pub mod iteration;
pub mod mapping;
pub mod objects;
pub mod operators;
pub mod retire;
pub mod specials;
pub mod suggest;
pub mod types;

pub use attributes::{getattr, getattr_opt, getattr_str, setattr};
pub use compare::{compare, compare_bool, same_or_equal};
pub use invoke::{call, call_method, call_method_named, call_special, call_with};
pub use iteration::{collect, for_each, iter, next};
pub use objects::{hash, index, index_clamped, index_i64, len, repr, repr_string, str, str_string, truth};
pub use types::*;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
