//! Python source to a compact syntax-tree buffer, through the `ruff_python_parser` crate and wasm-pack.
#![forbid(unsafe_code)]
