//! Value tags, singletons, layouts, type ids, the ABI version and the table of exported helpers. The TypeScript package of the same name is generated from it.
#![forbid(unsafe_code)]
