//! The module `_molt`: what the library's own modules in Python need beside the language.

use molt_call::mapping::set_str;
use molt_call::type_data;
use molt_object::{Exc, Known, MethodSpec, Objects, Raise, Strings, T, Type, function};
use molt_provenance::{Gil, Native, Result, Value};
use molt_state::host;

use super::{ModuleSpec, regex};

/// The module.
pub static MODULE: ModuleSpec =
    ModuleSpec { name: "_molt", doc: "Support for modules of the library.", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodSpec] = &[
    function(
        "seal",
        Native::fixed2(seal),
        "(cls, module, /)",
        "Make a class look like a built-in one: immutable, final, named with its module. Return it.",
    ),
    function("union", Native::fixed2(union), "(left, right, /)", "The union of two values of any type."),
    regex::PACK,
    regex::MATCH,
    regex::SCAN,
    function(
        "native_base",
        Native::fixed1(native_base),
        "(class, /)",
        "The first class in the order of a class that is not written in Python.",
    ),
    function(
        "environment",
        Native::fixed1(environment),
        "(name, /)",
        "A variable of the environment; '=names' gives the names of all, '=folder' the working folder.",
    ),
    function("random_bytes", Native::fixed1(random_bytes), "(count, /)", "Random bytes of the platform."),
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

fn fill(gil: &mut Gil, dict: &Value) -> Result<()> {
    for (name, t) in [
        ("Deque", T::Deque),
        ("DequeIterator", T::DequeIter),
        ("DequeReverseIterator", T::DequeRevIter),
        ("TupleField", T::TupleField),
        ("Random", T::Random),
    ] {
        let ty = gil.ty(t).clone();
        set_str(gil, dict, name, ty);
    }
    Ok(())
}

fn native_base(gil: &mut Gil, class: &Value) -> Result {
    let Some(data) = type_data(gil, class) else { return Err(gil.type_error("expected a class")) };
    if !data.is_python {
        return Ok(class.clone());
    }
    let native = data.mro.iter().find(|t| type_data(gil, t).is_some_and(|d| !d.is_python));
    Ok(native.unwrap_or(gil.ty(T::Object)).clone())
}

fn environment(gil: &mut Gil, name: &Value) -> Result {
    let name = gil.to_rust(name);
    match host::get_env(gil, &name) {
        Ok(Some(value)) => Ok(gil.new_str(&value)),
        Ok(None) => Ok(Value::NONE),
        Err(e) => Err(e.raise(gil)),
    }
}

fn random_bytes(gil: &mut Gil, count: &Value) -> Result {
    let count = molt_call::index_i64(gil, count, Exc::OverflowError)?;
    match host::random(gil, count.clamp(0, 1 << 26) as u32) {
        Ok(bytes) => Ok(gil.new_bytes(&bytes)),
        Err(e) => Err(e.raise(gil)),
    }
}
