//! The built-in number types: their tables, and the arithmetic that compiled code asks for.

use molt_object::{MethodSpec, TypeSpec};

pub mod boolean;
pub mod complex;
pub mod complex_text;
pub mod decimal;
pub mod digits;
pub mod exports;
pub mod fault;
pub mod float;
pub mod float_methods;
pub mod float_ops;
pub mod float_text;
pub mod int;
pub mod int_methods;
pub mod int_ops;
pub mod int_text;
pub mod long;
pub mod precise;
pub mod ratio;

pub use int::pow3;

/// Types described here.
pub static TYPES: &[&TypeSpec] = &[&int::SPEC, &boolean::SPEC, &float::SPEC, &complex::SPEC];

/// Functions of the module `builtins` that belong here.
pub static FUNCTIONS: &[MethodSpec] = &[];
