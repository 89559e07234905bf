//! Host calls as the interface file declares them: the one entry through which JavaScript works with a runtime, the form in which
//! values cross, and the objects that stand for JavaScript's in Python.
#![forbid(unsafe_code)]

pub mod codec;
pub mod columns;
pub mod direct;
pub mod errors;
pub mod exports;
pub mod ops;
pub mod protocol;
pub mod proxy;
pub mod root;

pub use proxy::HOST_PROXY;
pub use root::init;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
