//! The type `module`: attributes with their fallbacks, what is told of a missing one, and how a module shows itself.

use molt_call::attributes::{attribute_error, generic_getattr};
use molt_call::call;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, Result, VTable, Value};
use molt_state::runtime::{namespace_get, namespace_set, registered_module};

use super::{is_initializing, is_shadowing, machinery, module_dict, origin, shadowing_hint};
use crate::module::MODULES;

/// A module of native code. Its `__loader__` and `__spec__` are made when they are asked for.
pub fn builtin(gil: &mut Gil, name: &str) -> Value {
    let dict = molt_state::runtime::new_namespace(gil);
    let (name, package) = (gil.intern(name), gil.intern(""));
    for (key, value) in [(N::Name, name), (N::Doc, Value::NONE), (N::Package, package)] {
        namespace_set(gil, &dict, key.name(), value);
    }
    gil.alloc(gil.ty(T::Module), Module { dict })
}

fn module_new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let _ = args;
    let dict = molt_state::runtime::new_namespace(gil);
    Ok(gil.alloc(cls, Module { dict }))
}

fn module_init(gil: &mut Gil, m: &Value, args: Args<'_>) -> Result<()> {
    let dict = module_dict(gil, m);
    let mut given = [None, None];
    for (at, value) in args.positional().iter().enumerate() {
        match given.get_mut(at) {
            Some(place) => *place = Some(value.clone()),
            None => return Err(gil.type_error("module() takes at most 2 arguments (3 given)")),
        }
    }
    let names = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]).to_vec();
    for (key, value) in names.iter().zip(args.keyword_values()) {
        match ["name", "doc"].iter().position(|n| gil.is_text(key, n)) {
            Some(at) => given[at] = Some(value.clone()),
            None => return Err(gil.type_error("module() got an unexpected keyword argument")),
        }
    }
    let [name, doc] = given;
    let Some(name) = name else {
        return Err(gil.type_error("module() missing required argument 'name' (pos 1)"));
    };
    if !gil.is_str(&name) {
        return Err(type_error_of(gil, "module() argument 'name' must be str, not %T", &name));
    }
    namespace_set(gil, &dict, "__name__", name);
    namespace_set(gil, &dict, "__doc__", doc.unwrap_or(Value::NONE));
    for absent in ["__package__", "__loader__", "__spec__"] {
        namespace_set(gil, &dict, absent, Value::NONE);
    }
    Ok(())
}

fn module_getattr(gil: &mut Gil, m: &Value, name: &Value) -> Result {
    let dict = module_dict(gil, m);
    // What the type has in common with all objects comes after what modules have.
    let own_first = gil.is_exactly(m, gil.ty(T::Module)) || name.is(gil.name(N::Doc));
    if own_first && let Some(v) = find_in_dict(gil, &dict, name) {
        return Ok(v);
    }
    if let Some(v) = generic_getattr(gil, m, name)? {
        return Ok(v);
    }
    let hook = gil.name(N::GetAttr).clone();
    if let Some(f) = find_in_dict(gil, &dict, &hook) {
        return call(gil, &f, core::slice::from_ref(name));
    }
    if let Some(v) = machinery::late_attribute(gil, m, &dict, name)? {
        return Ok(v);
    }
    let message = missing_text(gil, m, &dict, name)?;
    Err(attribute_error(gil, &message, m, name))
}

/// What is told of an attribute that a module does not have.
fn missing_text(gil: &mut Gil, m: &Value, dict: &Value, name: &Value) -> Result<String> {
    let name_key = gil.name(N::Name).clone();
    let text = gil.to_rust(name);
    let Some(own) = find_in_dict(gil, dict, &name_key).filter(|n| gil.is_str(n)) else {
        return Ok(["module has no attribute '", &text, "'"].concat());
    };
    let own = gil.to_rust(&own);
    let spec_key = gil.name(N::Spec).clone();
    let file = match find_in_dict(gil, dict, &spec_key).filter(|s| !s.is_none()) {
        Some(spec) => origin(gil, &spec),
        None => None,
    };
    let rest = ["' has no attribute '", &text, "'"].concat();
    if let Some(file) = &file
        && is_shadowing(gil, &own, file)
    {
        return Ok(["module '", &own, &rest, &shadowing_hint(gil, &own, file)?].concat());
    }
    Ok(if is_initializing(gil, m) {
        let from = file.map_or(String::new(), |file| ["' from '", &file].concat());
        ["partially initialized module '", &own, &from, &rest, " (most likely due to a circular import)"].concat()
    } else if file.is_some() && is_running(gil, &[&own, ".", &text].concat()) {
        let hint = "' (most likely due to a circular import)";
        ["cannot access submodule '", &text, "' of module '", &own, hint].concat()
    } else {
        ["module '", &own, &rest].concat()
    })
}

/// Whether a module's body is running, by the module's name.
fn is_running(gil: &mut Gil, name: &str) -> bool {
    registered_module(gil, name).is_some_and(|m| is_initializing(gil, &m))
}

fn module_repr(gil: &mut Gil, m: &Value) -> Result {
    if machinery::is_awake(gil) {
        return machinery::module_repr(gil, m);
    }
    let dict = module_dict(gil, m);
    let mut text = |name: &str, missing: &str| match namespace_get(gil, &dict, name) {
        Some(v) if gil.is_str(&v) => molt_call::repr_string(gil, &v),
        Some(v) if !v.is_none() => molt_call::repr_string(gil, &v),
        _ => Ok(missing.to_owned()),
    };
    let (name, file) = (text("__name__", "'?'")?, text("__file__", "")?);
    let builtin = namespace_get(gil, &dict, "__name__").filter(|n| gil.is_str(n)).map(|n| gil.to_rust(&n));
    let text = if !file.is_empty() {
        ["<module ", &name, " from ", &file, ">"].concat()
    } else if builtin.is_some_and(|name| MODULES.iter().any(|m| m.name == name) || name == "builtins") {
        ["<module ", &name, " (built-in)>"].concat()
    } else {
        ["<module ", &name, ">"].concat()
    };
    Ok(gil.new_str(&text))
}

fn get_annotate(gil: &mut Gil, m: &Value) -> Result {
    let dict = module_dict(gil, m);
    if let Some(v) = namespace_get(gil, &dict, "__annotate__") {
        return Ok(v);
    }
    namespace_set(gil, &dict, "__annotate__", Value::NONE);
    Ok(Value::NONE)
}

fn set_annotate(gil: &mut Gil, m: &Value, value: Option<&Value>) -> Result<()> {
    let Some(v) = value else { return Err(gil.type_error("cannot delete __annotate__ attribute")) };
    if !v.is_none() && !molt_call::objects::is_callable(gil, v) {
        return Err(gil.type_error("__annotate__ must be callable or None"));
    }
    let dict = module_dict(gil, m);
    namespace_set(gil, &dict, "__annotate__", v.clone());
    if !v.is_none() {
        let key = gil.name(N::Annotations).clone();
        molt_call::mapping::remove(gil, &dict, &key)?;
    }
    Ok(())
}

/// `__annotations__`: made when they are asked for, and kept when the module is complete.
fn get_annotations(gil: &mut Gil, m: &Value) -> Result {
    let dict = module_dict(gil, m);
    if let Some(v) = namespace_get(gil, &dict, "__annotations__") {
        return Ok(v);
    }
    let annotate = namespace_get(gil, &dict, "__annotate__").unwrap_or(Value::NONE);
    let made = crate::descriptor::function::evaluate_annotations(gil, &annotate)?;
    // The main module is never thought of as being imported.
    let name = namespace_get(gil, &dict, "__name__");
    if name.is_some_and(|name| gil.is_text(&name, "__main__")) || !is_initializing(gil, m) {
        namespace_set(gil, &dict, "__annotations__", made.clone());
    }
    Ok(made)
}

fn set_annotations(gil: &mut Gil, m: &Value, value: Option<&Value>) -> Result<()> {
    let dict = module_dict(gil, m);
    match value {
        Some(v) => namespace_set(gil, &dict, "__annotations__", v.clone()),
        None => {
            let key = gil.name(N::Annotations).clone();
            if molt_call::mapping::remove(gil, &dict, &key)?.is_none() {
                return Err(gil.raise_text(Exc::AttributeError, "__annotations__"));
            }
        }
    }
    let key = gil.name(N::Annotate).clone();
    molt_call::mapping::remove(gil, &dict, &key)?;
    Ok(())
}

fn get_dict(gil: &mut Gil, m: &Value) -> Result {
    Ok(module_dict(gil, m))
}

fn keep_dict(gil: &mut Gil, _m: &Value, _value: Option<&Value>) -> Result<()> {
    Err(gil.raise_text(Exc::AttributeError, "readonly attribute"))
}

fn module_dir(gil: &mut Gil, m: &Value) -> Result {
    let dict = module_dict(gil, m);
    let hook = gil.name(N::Dir).clone();
    if let Some(f) = find_in_dict(gil, &dict, &hook) {
        return call(gil, &f, &[]);
    }
    let names = gil.get::<Dict>(&dict).map_or(Default::default(), |d| d.iter().map(|e| e.key.clone()).collect());
    Ok(gil.new_list(names))
}

/// `module`
pub static MODULE: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Create a module object.",
    slots: TypeSlots {
        new: Some(module_new),
        init: Some(module_init),
        getattr: Some(module_getattr),
        repr: Some(module_repr),
        ..TypeSlots::NONE
    },
    methods: &[method("__dir__", molt_provenance::Native::fixed1(module_dir), "()", "__dir__() -> list")],
    getset: &[
        GetSetSpec { name: "__dict__", get: get_dict, set: Some(keep_dict), doc: "" },
        GetSetSpec { name: "__annotate__", get: get_annotate, set: Some(set_annotate), doc: "" },
        GetSetSpec { name: "__annotations__", get: get_annotations, set: Some(set_annotations), doc: "" },
    ],
    ..TypeSpec::new(T::Module, VTable::of::<Module>())
};
