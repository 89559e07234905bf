//! `__spec__` and `__loader__` of modules from source files. Their classes are Python classes that begin with their attributes only: the methods
//! are written in Python, and loaded when the first of them is asked for, as most programs never do.

use molt_call::attributes::{getattr, no_attribute, set_instance_attribute};
use molt_call::call;
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Result, Value};
use molt_state::runtime::namespace_set;

use super::machinery;
use crate::class::{make, object};

/// Where the classes say that they are defined.
const OWN: &str = "_frozen_importlib";
const EXTERNAL: &str = "_frozen_importlib_external";

/// A class by its name, its module, and its bases among those before it; and whether attributes that are missing bring the methods.
struct Outline {
    name: &'static str,
    module: &'static str,
    bases: &'static [usize],
    wakes: bool,
}

const MODULE_SPEC: usize = 0;
const SOURCE_FILE_LOADER: usize = 4;

/// The classes, in the order in which Python takes them over.
static CLASSES: [Outline; 5] = [
    Outline { name: "ModuleSpec", module: OWN, bases: &[], wakes: true },
    Outline { name: "_LoaderBasics", module: EXTERNAL, bases: &[], wakes: true },
    Outline { name: "FileLoader", module: EXTERNAL, bases: &[], wakes: true },
    Outline { name: "SourceLoader", module: EXTERNAL, bases: &[1], wakes: false },
    Outline { name: "SourceFileLoader", module: EXTERNAL, bases: &[2, 3], wakes: false },
];

static WAKING: [MethodSpec; 2] = [
    method("__getattr__", Native::fixed2(missing_attribute), "(name, /)", ""),
    method("__repr__", Native::fixed1(represent), "()", ""),
];

/// Brings the methods, and tries again.
fn missing_attribute(gil: &mut Gil, v: &Value, name: &Value) -> Result {
    // While they are being loaded, a missing attribute is just that.
    if machinery::wake(gil)? { getattr(gil, v, name) } else { Err(no_attribute(gil, v, name)) }
}

fn represent(gil: &mut Gil, v: &Value) -> Result {
    if machinery::wake(gil)? { molt_call::repr(gil, v) } else { object::object_repr(gil, v) }
}

/// The classes, made when the first module needs them.
pub fn classes(gil: &mut Gil) -> Result<Vec<Value>> {
    let known = &crate::init::root_mut(gil).import_classes;
    if !known.is_empty() {
        return Ok(known.clone());
    }
    let mut made: Vec<Value> = Vec::new();
    for outline in &CLASSES {
        let name = gil.intern(outline.name);
        let bases: Vec<Value> = outline.bases.iter().map(|i| made[*i].clone()).collect();
        let bases = gil.new_tuple(bases);
        let dict = gil.new_dict(Dict::new());
        let module = gil.intern(outline.module);
        namespace_set(gil, &dict, "__module__", module);
        if outline.wakes {
            let object = gil.ty(T::Object).clone();
            // Loaders show themselves as any object does.
            let count = if made.is_empty() { 2 } else { 1 };
            for spec in &WAKING[..count] {
                let stub = make::new_builtin(gil, T::MethodDescriptor, spec, object.clone(), Value::UNBOUND);
                namespace_set(gil, &dict, spec.name, stub);
            }
        }
        let class = gil.ty(T::Type).clone();
        made.push(call(gil, &class, &[name, bases, dict])?);
    }
    crate::init::root_mut(gil).import_classes = made.clone();
    Ok(made)
}

fn instance(gil: &mut Gil, class: &Value, attributes: &[(&str, Value)]) -> Result {
    let v = object::object_new(gil, class, Args { values: &[], names: None, keywords: 0 })?;
    for (name, value) in attributes {
        let name = gil.intern(name);
        set_instance_attribute(gil, &v, &name, value.clone());
    }
    Ok(v)
}

/// The loader of a source file.
pub fn source_loader(gil: &mut Gil, name: &Value, file: &Value) -> Result {
    let class = classes(gil)?.swap_remove(SOURCE_FILE_LOADER);
    instance(gil, &class, &[("name", name.clone()), ("path", file.clone())])
}

/// The main module has a loader, and no spec.
pub fn describe_main(gil: &mut Gil, dict: &Value, file: &str) -> Result<()> {
    let (name, file) = (gil.intern("__main__"), gil.new_str(file));
    let loader = source_loader(gil, &name, &file)?;
    namespace_set(gil, dict, "__loader__", loader);
    Ok(())
}

/// Enters into a namespace what says where a module came from: `__loader__`, `__spec__`, `__path__`, `__file__`, `__cached__`. Answers the
/// spec.
pub fn describe(gil: &mut Gil, dict: &Value, name: &str, filename: &str, path: Option<Vec<String>>) -> Result {
    let name = gil.intern(name);
    let file = gil.new_str(filename);
    let loader = source_loader(gil, &name, &file)?;
    let cached = gil.new_str(&cached_name(filename));
    let locations = match path {
        Some(path) => {
            let items = path.iter().map(|p| gil.new_str(p)).collect();
            gil.new_list(items)
        }
        None => Value::NONE,
    };
    let class = classes(gil)?.swap_remove(MODULE_SPEC);
    let uninitialized = gil.new_list(Default::default());
    let attributes = [
        ("name", name),
        ("loader", loader.clone()),
        ("origin", file.clone()),
        ("loader_state", Value::NONE),
        ("submodule_search_locations", locations.clone()),
        ("_uninitialized_submodules", uninitialized),
        ("_set_fileattr", Value::TRUE),
        ("_cached", cached.clone()),
    ];
    let spec = instance(gil, &class, &attributes)?;
    namespace_set(gil, dict, "__loader__", loader);
    namespace_set(gil, dict, "__spec__", spec.clone());
    if !locations.is_none() {
        namespace_set(gil, dict, "__path__", locations);
    }
    namespace_set(gil, dict, "__file__", file);
    namespace_set(gil, dict, "__cached__", cached);
    Ok(spec)
}

/// Says in a spec whether the module's body is running.
pub fn set_initializing(gil: &mut Gil, spec: &Value, running: bool) {
    let name = gil.intern("_initializing");
    set_instance_attribute(gil, spec, &name, Value::bool(running));
}

/// What `importlib.util.cache_from_source` answers: where CPython would keep the compiled file.
fn cached_name(filename: &str) -> String {
    let (folder, slash, file) = match filename.rsplit_once('/') {
        Some((folder, file)) => (folder, "/", file),
        None => ("", "", filename),
    };
    let stem = file.strip_suffix(".py").unwrap_or(file);
    [folder, slash, "__pycache__/", stem, ".", super::CACHE_TAG, ".pyc"].concat()
}

/// `repr(module.__spec__.origin)` and the like: a text as Python quotes it.
pub fn quoted(gil: &mut Gil, text: &str) -> Result<String> {
    let text = gil.new_str(text);
    molt_call::repr_string(gil, &text)
}
