//! The functions of the module `builtins`.

use molt_object::MethodSpec;

/// Functions described here.
pub static FUNCTIONS: &[MethodSpec] = &[];
