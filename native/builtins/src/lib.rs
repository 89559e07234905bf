//! Attribute access, containers, strings, numbers, exceptions, built-in functions and native standard-library modules.
#![forbid(unsafe_code)]
