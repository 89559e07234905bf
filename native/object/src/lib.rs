//! Headers, types, shapes, the layout of every built-in object, scanning and the cycle collector.
#![forbid(unsafe_code)]
