//! Empty: cargo wants a target in every package, and this one is there for its dependency's files.

#![forbid(unsafe_code)]
