//! What built-in objects do: attribute access, containers, strings, numbers, exceptions, built-in functions and the native modules of the
//! standard library. Each folder describes its types in tables (`TypeSpec`), from which [`init`] makes them.
#![forbid(unsafe_code)]

pub mod access;
pub mod ahead;
pub mod class;
pub mod container;
pub mod definition;
pub mod descriptor;
pub mod dynamic;
pub mod exception;
pub mod exports;
pub mod frame;
pub mod function;
pub mod generator;
pub mod import;
pub mod init;
pub mod module;
pub mod namespace;
pub mod number;
pub mod shutdown;
pub mod singleton;
pub mod text;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
