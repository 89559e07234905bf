//! The module `_molt`: what the library's own modules in Python need beside the language.

use molt_object::{MethodSpec, Raise, Strings, Type, function};
use molt_provenance::{Gil, Native, Result, Value};

use super::ModuleSpec;

/// The module.
pub static MODULE: ModuleSpec =
    ModuleSpec { name: "_molt", doc: "Support for modules of the library.", functions: FUNCTIONS, fill: |_, _| Ok(()) };

static FUNCTIONS: &[MethodSpec] = &[
    function(
        "seal",
        Native::fixed2(seal),
        "(cls, module, /)",
        "Make a class look like a built-in one: immutable, final, named with its module. Return it.",
    ),
    function("union", Native::fixed2(union), "(left, right, /)", "The union of two values of any type."),
];

fn union(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    crate::descriptor::union::new_union(gil, a, b)
}

fn seal(gil: &mut Gil, cls: &Value, module: &Value) -> Result {
    let name = gil.to_rust(module);
    match gil.get_mut::<Type>(cls) {
        Some(t) => {
            // A few, once in a runtime's life.
            t.data.module = name.leak();
            t.data.subclassable = false;
        }
        None => return Err(gil.type_error("seal() takes a class")),
    }
    Ok(cls.clone())
}
