//! Native modules of the standard library.

use molt_object::{MethodSpec, TypeSpec};
use molt_provenance::{Gil, Result, Value};

pub mod atexit;
pub mod binary_stream;
pub mod calendar;
pub mod deque;
pub mod gc;
pub mod math;
pub mod molt;
pub mod random;
pub mod regex;
pub mod simple_namespace;
pub mod stream;
pub mod struct_seq;
pub mod sys;
mod sys_info;
pub mod time;
pub mod tuple_field;
pub mod weakly;

/// A native module.
pub struct ModuleSpec {
    /// Its name.
    pub name: &'static str,
    /// Documentation.
    pub doc: &'static str,
    /// Its functions.
    pub functions: &'static [MethodSpec],
    /// Puts what is not a function into its namespace.
    pub fill: fn(&mut Gil, &Value) -> Result<()>,
}

/// All native modules but `builtins`.
pub static MODULES: &[&ModuleSpec] = &[
    &atexit::MODULE,
    &gc::MODULE,
    &math::MODULE,
    &molt::MODULE,
    &sys::MODULE,
    &time::MODULE,
    &weakly::MODULE,
    &crate::dynamic::AST,
    &crate::import::machinery::MODULE,
];

/// Types that modules bring along.
pub static TYPES: &[&TypeSpec] = &[
    &stream::SPEC,
    &simple_namespace::SPEC,
    &calendar::SPEC,
    &weakly::REF,
    &weakly::PROXY,
    &weakly::CALLABLE_PROXY,
    &deque::SPEC,
    &deque::FORWARD,
    &deque::BACKWARD,
    &tuple_field::SPEC,
    &random::SPEC,
];
