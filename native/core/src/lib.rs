//! One WebAssembly module that links every layer below. It holds no logic.
#![forbid(unsafe_code)]

use molt_builtins as _;
use molt_wasm_host as _;
