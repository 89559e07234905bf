//! Native modules of the standard library.

use molt_object::{MethodSpec, TypeSpec};
use molt_provenance::{Gil, Result, Value};

pub mod math;
pub mod stream;
pub mod sys;

/// A native module.
pub struct ModuleSpec {
    /// Its name.
    pub name: &'static str,
    /// Documentation.
    pub doc: &'static str,
    /// Its functions.
    pub functions: &'static [MethodSpec],
    /// Puts what is not a function into its namespace.
    pub fill: fn(&mut Gil, &Value) -> Result<()>,
}

/// All native modules but `builtins`.
pub static MODULES: &[&ModuleSpec] = &[&math::MODULE, &sys::MODULE];

/// Types that modules bring along.
pub static TYPES: &[&TypeSpec] = &[&stream::SPEC];
