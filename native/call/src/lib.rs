//! Dispatch, argument binding, frames and tracebacks.
#![forbid(unsafe_code)]
