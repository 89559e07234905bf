//! What built-in objects do: attribute access, containers, strings, numbers, exceptions, built-in functions and the native modules of the
//! standard library. Each folder describes its types in tables (`TypeSpec`), from which [`init`] makes them.
#![forbid(unsafe_code)]

pub mod container;
pub mod function;
pub mod module;
pub mod number;
pub mod text;
