//! One WebAssembly module that links every layer below. It holds no logic.
#![forbid(unsafe_code)]
