//! One runtime's life: initialization and shutdown, caches, interning, metrics, recursion, module loading.
#![forbid(unsafe_code)]
