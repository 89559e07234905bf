//! Between the import statement, which is native, and the import system that programs can look into and change, which is written in Python. The
//! native way is taken as long as `sys.meta_path`, `sys.path_hooks` and `sys.path_importer_cache` are as they were at first.

use molt_call::call;
use molt_call::mapping::{get_str, set_str};
use molt_object::*;
use molt_provenance::{Gil, Native, Raised, Result, Value};
use molt_state::runtime::{namespace_get, registered_module};
use molt_state::{State, host, loader};

use super::{import_module, load_native, module_dict, spec};
use crate::module::{MODULES, ModuleSpec};

/// The two modules that are the import system.
const OWN: &str = "_frozen_importlib";
const EXTERNAL: &str = "_frozen_importlib_external";

/// Loads the import system in Python; false when that was done before. It enters into `sys` what only it needs, and completes its classes.
pub fn wake(gil: &mut Gil) -> Result<bool> {
    if registered_module(gil, EXTERNAL).is_some() {
        return Ok(false);
    }
    load_native(gil, EXTERNAL)?;
    Ok(true)
}

/// Attributes of `sys` that are made by Python code when one of them is asked for.
const LATE: &[&str] = &[
    "meta_path",
    "path_hooks",
    "path_importer_cache",
    "stdlib_module_names",
    "settrace",
    "setprofile",
    "call_tracing",
    "monitoring",
    "_clear_type_descriptors",
    "audit",
    "addaudithook",
    "abiflags",
    "setswitchinterval",
    "getallocatedblocks",
    "getunicodeinternedsize",
    "breakpointhook",
    "__breakpointhook__",
    "unraisablehook",
    "__unraisablehook__",
    "_current_frames",
    "_current_exceptions",
    "_clear_internal_caches",
    "_clear_type_cache",
    "_is_interned",
    "_is_immortal",
    "_git",
    "_framework",
    "activate_stack_trampoline",
    "deactivate_stack_trampoline",
    "is_stack_trampoline_active",
    "is_remote_debug_enabled",
    "remote_exec",
    "getdlopenflags",
    "setdlopenflags",
];

/// An attribute of a built-in module that is made when it is asked for.
pub fn late_attribute(gil: &mut Gil, module: &Value, dict: &Value, name: &Value) -> Result<Option<Value>> {
    let (own, text) = (namespace_get(gil, dict, "__name__"), gil.to_rust(name));
    let Some(own) = own.filter(|n| gil.is_str(n)).map(|n| gil.to_rust(&n)) else { return Ok(None) };
    let late = match text.as_str() {
        "__spec__" | "__loader__" => is_builtin(&own),
        _ if own == "sys" => LATE.contains(&text.as_str()),
        _ => false,
    };
    if !late || !dict.is(&module_dict(gil, module)) {
        return Ok(None);
    }
    wake(gil)?;
    if own == "sys" && namespace_get(gil, dict, &text).is_none() {
        import_module(gil, "_molt_sys")?;
    }
    if text == "__spec__" || text == "__loader__" {
        python(gil, "_describe_builtin", core::slice::from_ref(module))?;
    }
    Ok(namespace_get(gil, dict, &text))
}

fn is_builtin(name: &str) -> bool {
    name == "builtins" || builtin(name).is_some()
}

fn builtin(name: &str) -> Option<&'static ModuleSpec> {
    MODULES.iter().copied().find(|m| m.name == name)
}

/// Whether imports have to go through what programs put into `sys`.
pub fn is_changed(gil: &mut Gil) -> bool {
    let Some(external) = registered_module(gil, EXTERNAL) else { return false };
    let dict = module_dict(gil, &external);
    let Some(first) = namespace_get(gil, &dict, "_unchanged") else { return false };
    let Some([meta_path, finders, path_hooks, hooks, cache]) = gil.tuple(&first) else { return true };
    let expected = [meta_path, finders, path_hooks, hooks, cache].map(Value::clone);
    let sys = gil.state().sys.clone();
    let mut same = |name: &str, list: &Value, items: &Value| {
        get_str(gil, &sys, name).is_some_and(|now| now.is(list))
            && gil.get::<List>(list).is_some_and(|list| {
                let items = gil.tuple(items).unwrap_or(&[]);
                list.items.len() == items.len() && list.items.iter().zip(items).all(|(a, b)| a.is(b))
            })
    };
    let [meta_path, finders, path_hooks, hooks, cache] = &expected;
    let same = same("meta_path", meta_path, finders) && same("path_hooks", path_hooks, hooks);
    let empty = get_str(gil, &sys, "path_importer_cache")
        .is_some_and(|now| now.is(cache) && gil.get::<Dict>(cache).is_some_and(|d| d.is_empty()));
    !(same && empty)
}

/// Calls a function of the import system.
fn python(gil: &mut Gil, name: &str, args: &[Value]) -> Result {
    wake(gil)?;
    let function = match registered_module(gil, OWN) {
        Some(own) => {
            let dict = module_dict(gil, &own);
            namespace_get(gil, &dict, name)
        }
        None => None,
    };
    match function {
        Some(function) => call(gil, &function, args),
        None => Err(gil.raise_text(Exc::ImportError, "the import system was removed from sys.modules")),
    }
}

/// Imports a module as `sys.meta_path` says.
pub fn find_and_load(gil: &mut Gil, name: &str) -> Result {
    let name = gil.new_str(name);
    python(gil, "_find_and_load", &[name]).map_err(|raised| without_own_frames(gil, raised))
}

/// The text of a module, by the import system.
pub fn module_repr(gil: &mut Gil, module: &Value) -> Result {
    python(gil, "_module_repr", core::slice::from_ref(module))
}

/// Whether there is more to say of modules than their namespaces tell.
pub fn is_awake(gil: &mut Gil) -> bool {
    registered_module(gil, OWN).is_some()
}

/// Runs a module of a name as the main module, as `python -m` does.
pub fn run_named(gil: &mut Gil, name: &str) -> Result {
    let runner = import_module(gil, "_molt_runpy")?;
    let main = molt_state::runtime::new_module(gil, "__main__", None);
    molt_state::runtime::register_module(gil, "__main__", &main);
    let run = molt_call::getattr_str(gil, &runner, "_run_module_as_main")?;
    let name = gil.new_str(name);
    call(gil, &run, &[name])
}

/// Takes the frames of the import system out of the traceback of the pending exception: all of them for an `ImportError`, for others those
/// that called the code of a module.
fn without_own_frames(gil: &mut Gil, raised: Raised) -> Raised {
    let Some(exc) = gil.take_pending() else { return raised };
    let always = molt_call::is_subtype(gil, &molt_call::type_of(gil, &exc), gil.exc(Exc::ImportError));
    let mut kept: Vec<Value> = Vec::new();
    // Where the frames of the import system begin that are the last ones seen.
    let mut own: Option<usize> = None;
    let mut at = gil.exception_traceback(&exc);
    while let Some(entry) = gil.get::<Traceback>(&at) {
        let (next, function) = (entry.next.clone(), entry.function.clone());
        let code = gil.get::<Function>(&function).and_then(|f| gil.get::<Code>(&f.code));
        let own_frame = code.is_some_and(|c| gil.to_rust(&c.filename).starts_with("<molt>/_frozen_importlib"));
        let calls_out = code.is_some_and(|c| gil.is_text(&c.name, "_call_with_frames_removed"));
        kept.push(at);
        match (own_frame, own) {
            (true, None) => own = Some(kept.len() - 1),
            (false, _) => own = None,
            _ => {}
        }
        if let Some(first) = own
            && (always || calls_out)
        {
            kept.truncate(first);
            own = None;
        }
        at = next;
    }
    let mut next = Value::NONE;
    for entry in kept.into_iter().rev() {
        if let Some(t) = gil.get_mut::<Traceback>(&entry) {
            let old = core::mem::replace(&mut t.next, next);
            drop(old);
        }
        next = entry;
    }
    if let Some(e) = gil.get_mut::<Exception>(&exc) {
        e.set_traceback(next);
    }
    gil.raise(exc)
}

fn classes(gil: &mut Gil) -> Result {
    let classes = spec::classes(gil)?;
    Ok(gil.new_tuple(classes))
}

fn import_named(gil: &mut Gil, name: &Value) -> Result {
    let name = gil.to_rust(name);
    import_module(gil, &name)
}

fn is_builtin_name(gil: &mut Gil, name: &Value) -> Result {
    Ok(Value::bool(is_builtin(&gil.to_rust(name))))
}

fn create_builtin(gil: &mut Gil, name: &Value) -> Result {
    let name = gil.to_rust(name);
    let there = if name == "sys" || name == "builtins" { registered_module(gil, &name) } else { None };
    match (there, builtin(&name)) {
        (Some(module), _) => Ok(module),
        (None, Some(spec)) => crate::init::native_module(gil, spec),
        (None, None) => Ok(Value::NONE),
    }
}

fn stat(gil: &mut Gil, path: &Value) -> Result {
    let path = gil.to_rust(path);
    match host::stat(gil, &path) {
        Ok(kind) => Ok(gil.new_int(kind as i64)),
        Err(e) => Err(e.raise(gil)),
    }
}

fn absolute(gil: &mut Gil, path: &Value) -> Result {
    let path = gil.to_rust(path);
    match host::resolve(gil, &path) {
        Ok(path) => Ok(gil.new_str(&path)),
        Err(e) => Err(e.raise(gil)),
    }
}

fn read(gil: &mut Gil, path: &Value) -> Result {
    let path = gil.to_rust(path);
    match host::read_file(gil, &path) {
        Ok(bytes) => Ok(gil.new_bytes(&bytes)),
        Err(e) => Err(e.raise(gil)),
    }
}

/// A module that the host has by its name alone: (number, file name, `__path__` or None), or None.
fn find(gil: &mut Gil, name: &Value, library: &Value) -> Result {
    let name = gil.to_rust(name);
    let which = if library.is(&Value::TRUE) { host::Source::Library } else { host::Source::Named };
    match host::find_module(gil, &name, &[], which) {
        Err(e) => Err(super::host_failure(gil, &name, e)),
        Ok(Some(host::Found::Module { id, filename, path })) => {
            let path = match path {
                Some(path) => {
                    let items = path.iter().map(|p| gil.new_str(p)).collect();
                    gil.new_list(items)
                }
                None => Value::NONE,
            };
            let parts = [gil.new_int(id as i64), gil.new_str(&filename), path];
            Ok(gil.tuple_of(&parts))
        }
        Ok(_) => Ok(Value::NONE),
    }
}

/// Runs what was found in a namespace.
fn run(gil: &mut Gil, id: &Value, dict: &Value) -> Result {
    let id = id.as_small_int().and_then(|id| u32::try_from(id).ok());
    let body = if gil.get::<Dict>(dict).is_some() { id.and_then(|id| loader::body(gil, id, dict)) } else { None };
    match body {
        Some(body) => call(gil, &body, &[]),
        None => Err(gil.raise_text(Exc::ImportError, "the module was not loaded")),
    }
}

/// The native part of the import system.
pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_molt_import",
    doc: "What the import system needs of the host.",
    functions: &[
        function("classes", Native::fixed0(classes), "()", ""),
        function("import_module", Native::fixed1(import_named), "(name, /)", ""),
        function("is_builtin", Native::fixed1(is_builtin_name), "(name, /)", ""),
        function("create_builtin", Native::fixed1(create_builtin), "(name, /)", ""),
        function("stat", Native::fixed1(stat), "(path, /)", ""),
        function("absolute", Native::fixed1(absolute), "(path, /)", ""),
        function("read", Native::fixed1(read), "(path, /)", ""),
        function("find", Native::fixed2(find), "(name, library, /)", ""),
        function("run", Native::fixed2(run), "(number, namespace, /)", ""),
    ],
    fill: |gil, dict| {
        let tag = gil.new_str(super::CACHE_TAG);
        set_str(gil, dict, "cache_tag", tag);
        Ok(())
    },
};
