//! Host calls as the interface file declares them.
#![forbid(unsafe_code)]
