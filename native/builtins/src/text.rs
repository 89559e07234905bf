//! The built-in text types.

use molt_object::{MethodSpec, TypeSpec};

/// Types described here.
pub static TYPES: &[&TypeSpec] = &[];

/// Functions of the module `builtins` that belong here.
pub static FUNCTIONS: &[MethodSpec] = &[];
