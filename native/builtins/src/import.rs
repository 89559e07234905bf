//! The import statement: what is loaded, native modules, and what the host finds. Programs that change how modules are found are served by
//! the import system in Python, see `machinery`.

pub mod machinery;
pub mod module_type;
pub mod spec;

use molt_call::attributes::{getattr_opt, store_name};
use molt_call::call;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{At, Gil, Raised, Result, Value};
use molt_state::runtime::{
    bare_module, namespace_get, namespace_set, register_module, registered_module, set_builtins,
};
use molt_state::{State, host, loader};

use crate::module::MODULES;
use crate::namespace::current_globals;

/// `sys.implementation.cache_tag`
pub const CACHE_TAG: &str = "molt-314";

/// The namespace of a module.
pub fn module_dict(gil: &Gil, m: &Value) -> Value {
    gil.get::<Module>(m).map_or(Value::NONE, |m| m.dict.clone())
}

/// `import name`: the module that the statement binds (with `fromlist`, the innermost one).
pub fn import_name(gil: &mut Gil, name: &Value, fromlist: &Value, level: u32) -> Result {
    let text = gil.to_rust(name);
    let builtins = gil.state().builtins.clone();
    let hook = namespace_get(gil, &builtins, "__import__");
    let Some(hook) = hook else { return Err(gil.raise_text(Exc::ImportError, "__import__ not found")) };
    let native = gil.get::<Builtin>(&hook).is_some();
    let globals = current_globals(gil);
    if !native {
        // Somebody replaced `__import__`.
        let locals = match gil.current_function().map(|f| crate::dynamic::is_module_body(gil, &f)) {
            Some(true) => globals.clone(),
            _ => Value::NONE,
        };
        let args = [name.clone(), globals, locals, fromlist.clone(), gil.new_int(level as i64)];
        return call(gil, &hook, &args);
    }
    let absolute = if level == 0 { text.clone() } else { resolve_relative(gil, &globals, &text, level)? };
    let items = gil.tuple(fromlist).map(<[Value]>::to_vec);
    import_absolute(gil, &absolute, &text, level, items)
}

fn import_absolute(gil: &mut Gil, absolute: &str, text: &str, level: u32, fromlist: Option<Vec<Value>>) -> Result {
    let module = import_module(gil, absolute)?;
    match fromlist {
        Some(items) if !items.is_empty() => {
            let path = gil.name(N::Path).clone();
            if getattr_opt(gil, &module, &path)?.is_some() {
                import_submodules(gil, &module, &items, false)?;
            }
            Ok(module)
        }
        _ if level == 0 => {
            let top = text.split('.').next().unwrap_or(text);
            if top == absolute { Ok(module) } else { import_module(gil, top) }
        }
        _ => {
            // `__import__` with a level and no names gives the first part of what was asked for.
            match text.split_once('.') {
                Some((_, rest)) => {
                    import_module(gil, absolute.get(..absolute.len() - rest.len() - 1).unwrap_or_default())
                }
                None => Ok(module),
            }
        }
    }
}

/// Names in a `from` import that are submodules not loaded yet; with `all`, they are the names of an `__all__`.
fn import_submodules(gil: &mut Gil, module: &Value, items: &[Value], all: bool) -> Result<()> {
    for item in items {
        if !gil.is_str(item) {
            let whose = if all {
                let own = molt_call::getattr_str(gil, module, "__name__")?;
                let own = molt_call::str_string(gil, &own)?;
                own + ".__all__"
            } else {
                "``from list''".to_owned()
            };
            let found = type_name(gil, item);
            return Err(gil.type_error(["Item in ", &whose, " must be str, not ", &found].concat()));
        }
        if gil.is_text(item, "*") {
            let key = gil.name(N::All).clone();
            if !all && let Some(names) = getattr_opt(gil, module, &key)? {
                let names: Vec<Value> = molt_call::collect(gil, &names)?.into_iter().collect();
                import_submodules(gil, module, &names, true)?;
            }
        } else if getattr_opt(gil, module, item)?.is_none() {
            let own = molt_call::getattr_str(gil, module, "__name__")?;
            let full = [&molt_call::str_string(gil, &own)?, ".", &gil.to_rust(item)].concat();
            if let Err(raised) = import_module(gil, &full) {
                // What is `None` in `sys.modules` is not there either, but was asked for.
                if !is_missing(gil, &full) || registered_module(gil, &full).is_some() {
                    return Err(raised);
                }
                drop(gil.take_pending());
            }
        }
    }
    Ok(())
}

/// Whether the pending exception says that this very module does not exist.
fn is_missing(gil: &Gil, name: &str) -> bool {
    gil.pending().is_some_and(|e| {
        is_subtype(gil, &type_of(gil, &e), gil.exc(Exc::ModuleNotFoundError))
            && gil.get::<Exception>(&e).is_some_and(|x| gil.is_text(&x.fields[0], name))
    })
}

/// The absolute name of a relative import.
fn resolve_relative(gil: &mut Gil, globals: &Value, name: &str, level: u32) -> Result<String> {
    let mut given = |name: N| namespace_get(gil, globals, name.name()).filter(|v| !v.is_none());
    let (package, spec, own) = (given(N::Package), given(N::Spec), given(N::Name));
    let (package, what) = match (package, spec) {
        (Some(package), _) => (package, "package must be a string"),
        (None, Some(spec)) => (molt_call::getattr_str(gil, &spec, "parent")?, "__spec__.parent must be a string"),
        (None, None) => match own {
            Some(own) if gil.is_str(&own) => {
                let text = gil.to_rust(&own);
                let parent = match text.rsplit_once('.') {
                    _ if namespace_get(gil, globals, "__path__").is_some() => own,
                    Some((parent, _)) => gil.new_str(parent),
                    None => gil.new_str(""),
                };
                (parent, "")
            }
            Some(_) => return Err(gil.type_error("__name__ must be a string")),
            None => return Err(gil.raise_text(Exc::KeyError, "'__name__' not in globals")),
        },
    };
    if !gil.is_str(&package) {
        return Err(gil.type_error(what));
    }
    let package = gil.to_rust(&package);
    if package.is_empty() {
        return Err(gil.raise_text(Exc::ImportError, "attempted relative import with no known parent package"));
    }
    let mut base = package.as_str();
    for _ in 1..level {
        base = match base.rsplit_once('.') {
            Some((b, _)) => b,
            None => return Err(gil.raise_text(Exc::ImportError, "attempted relative import beyond top-level package")),
        };
    }
    Ok(if name.is_empty() { base.to_owned() } else { [base, ".", name].concat() })
}

/// A module by its full name, loaded if need be, its packages first.
pub fn import_module(gil: &mut Gil, name: &str) -> Result {
    if let Some(m) = registered_module(gil, name) {
        if m.is_none() {
            return Err(not_found(gil, &["import of ", name, " halted; None in sys.modules"].concat(), name));
        }
        return Ok(m);
    }
    if machinery::is_changed(gil) { machinery::find_and_load(gil, name) } else { load_native(gil, name) }
}

/// Imports a module that is not in `sys.modules`, as the host finds it.
fn load_native(gil: &mut Gil, name: &str) -> Result {
    let (parent_name, short) = match name.rsplit_once('.') {
        Some((parent, short)) if !parent.is_empty() => (parent, short),
        _ => return load(gil, name, None),
    };
    let parent = match registered_module(gil, parent_name) {
        Some(parent) => parent,
        None => import_module(gil, parent_name)?,
    };
    // The package may have imported it, or have changed how modules are found.
    if registered_module(gil, name).is_some() || machinery::is_changed(gil) {
        return import_module(gil, name);
    }
    let module = load(gil, name, Some(&parent))?;
    let short = gil.intern(short);
    if let Err(raised) = molt_call::setattr(gil, &parent, &short, &module) {
        match gil.pending() {
            Some(e) if is_subtype(gil, &type_of(gil, &e), gil.exc(Exc::AttributeError)) => drop(gil.take_pending()),
            _ => return Err(raised),
        }
    }
    Ok(module)
}

/// Calls a function of the library by its module and name.
pub fn intrinsic(gil: &mut Gil, name: &Value, at: At, count: u32) -> Result {
    at.lend(gil, count, |gil, args| {
        let text = gil.to_rust(name);
        let (module, function) = molt_call::types::cut(&text, ".").unwrap_or(("builtins", &text));
        in_python(gil, module, function, args)
    })
}

fn not_found(gil: &mut Gil, message: &str, name: &str) -> Raised {
    let text = gil.new_str(message);
    let exc = gil.new_exception(Exc::ModuleNotFoundError, vec![text.clone()]);
    let name = gil.new_str(name);
    if let Some(e) = gil.get_mut::<Exception>(&exc) {
        e.fields[0] = name;
        e.fields[3] = text;
    }
    gil.raise_instance(exc)
}

fn load(gil: &mut Gil, name: &str, parent: Option<&Value>) -> Result {
    if let Some(spec) = MODULES.iter().find(|m| m.name == name) {
        return crate::init::native_module(gil, spec);
    }
    if matches!(name, "genericpath" | "posixpath") {
        // They and `os` import each other, and it has to come first. CPython imports it at its start.
        import_module(gil, "os")?;
        if let Some(m) = registered_module(gil, name) {
            return Ok(m);
        }
    }
    let path = search_path(gil, name, parent)?;
    let found = match host::find_module(gil, name, &path, host::Source::Any) {
        Ok(f) => f,
        Err(e) => return Err(host_failure(gil, name, e)),
    };
    match found {
        None => {
            let message = ["No module named ", &spec::quoted(gil, name)?].concat();
            Err(not_found(gil, &message, name))
        }
        // Its `__path__` follows changes of what it was found by, which is written in Python.
        Some(host::Found::Namespace { .. }) => machinery::find_and_load(gil, name),
        Some(host::Found::Module { id, filename, path }) => run_found(gil, name, id, &filename, path),
        Some(host::Found::Ready) => match registered_module(gil, name) {
            Some(module) => Ok(module),
            None => Err(gil.raise_text(Exc::ImportError, "the module was removed while it was imported")),
        },
    }
}

/// The host could not say whether there is a module, or could not load it.
fn host_failure(gil: &mut Gil, name: &str, error: host::HostError) -> Raised {
    let (host::HostError::Thrown(_), Some(raise)) = (&error, gil.state().hooks.raise_host) else {
        return error.raise(gil);
    };
    let raised = raise(gil, error);
    let Some(cause) = gil.take_pending() else { return raised };
    let message = gil.new_str(&["cannot load module '", name, "'"].concat());
    let exc = gil.new_exception(Exc::ImportError, vec![message.clone()]);
    let name = gil.new_str(name);
    if let Some(e) = gil.get_mut::<Exception>(&exc) {
        e.fields[0] = name;
        e.fields[3] = message;
        e.cause = cause;
        e.suppress_context = true;
    }
    gil.raise_instance(exc)
}

/// Where to look: the package's `__path__`, or `sys.path`.
fn search_path(gil: &mut Gil, name: &str, parent: Option<&Value>) -> Result<Vec<String>> {
    let list = match parent {
        Some(p) => {
            let key = gil.name(N::Path).clone();
            match getattr_opt(gil, p, &key)? {
                Some(l) => l,
                None => {
                    let package = name.rsplit_once('.').map_or("", |(p, _)| p);
                    let (name_text, package) = (spec::quoted(gil, name)?, spec::quoted(gil, package)?);
                    let message = ["No module named ", &name_text, "; ", &package, " is not a package"].concat();
                    let raised = not_found(gil, &message, name);
                    let Some(exc) = gil.take_pending() else { return Err(raised) };
                    if let Some(e) = gil.get_mut::<Exception>(&exc) {
                        e.suppress_context = true;
                    }
                    return Err(gil.raise(exc));
                }
            }
        }
        None => {
            let sys = gil.state().sys.clone();
            match namespace_get(gil, &sys, "path") {
                Some(l) => l,
                None => return Ok(gil.state().config.path.clone()),
            }
        }
    };
    let items = molt_call::collect(gil, &list)?;
    Ok(items.iter().filter(|p| gil.is_str(p)).map(|p| gil.to_rust(p)).collect())
}

/// Makes the module that the host found, and runs its body.
fn run_found(gil: &mut Gil, name: &str, id: u32, filename: &str, path: Option<Vec<String>>) -> Result {
    let module = bare_module(gil, name);
    let dict = module_dict(gil, &module);
    let package = if path.is_some() { name } else { name.rsplit_once('.').map_or("", |(p, _)| p) };
    let package = gil.new_str(package);
    namespace_set(gil, &dict, "__package__", package);
    let spec = spec::describe(gil, &dict, name, filename, path)?;
    set_builtins(gil, &dict, name);
    register_module(gil, name, &module);
    let Some(body) = loader::body(gil, id, &dict) else {
        return Err(gil.raise_text(Exc::ImportError, &["module '", name, "' was not loaded"].concat()));
    };
    let modules = gil.state().modules.clone();
    let key = gil.intern(name);
    spec::set_initializing(gil, &spec, true);
    let result = call(gil, &body, &[]);
    spec::set_initializing(gil, &spec, false);
    if let Err(raised) = result {
        // A module that failed is not there.
        let exc = gil.take_pending();
        let _ = molt_call::mapping::remove(gil, &modules, &key);
        return Err(match exc {
            Some(e) => gil.raise(e),
            None => raised,
        });
    }
    // The body may have put something else in its place, or nothing. What was imported last comes last.
    match molt_call::mapping::remove(gil, &modules, &key)? {
        Some(module) => {
            register_module(gil, name, &module);
            Ok(module)
        }
        None => Err(gil.raise_one(Exc::KeyError, key)),
    }
}

/// Calls a function of a module of the library: what is rarely used is written in Python.
pub fn in_python(gil: &mut Gil, module: &str, name: &str, args: &[Value]) -> Result {
    let module = import_module(gil, module)?;
    let f = molt_call::getattr_str(gil, &module, name)?;
    call(gil, &f, args)
}

/// `from module import name`
pub fn import_from(gil: &mut Gil, module: &Value, name: &Value) -> Result {
    if let Some(v) = getattr_opt(gil, module, name)? {
        return Ok(v);
    }
    let name_key = gil.name(N::Name).clone();
    let module_name = getattr_opt(gil, module, &name_key)?.filter(|n| gil.is_str(n));
    let text = gil.to_rust(name);
    let own = module_name.as_ref().map_or("<unknown module name>".to_owned(), |n| gil.to_rust(n));
    if module_name.is_some()
        && let Some(m) = registered_module(gil, &format!("{own}.{text}"))
    {
        return Ok(m);
    }
    let spec_key = gil.name(N::Spec).clone();
    let spec = getattr_opt(gil, module, &spec_key)?.filter(|s| !s.is_none());
    let mut file = match &spec {
        Some(spec) => origin(gil, spec),
        None => None,
    };
    let (shown, own_shown) = (spec::quoted(gil, &text)?, spec::quoted(gil, &own)?);
    let shadowing = match &file {
        Some(file) => is_shadowing(gil, &own, file),
        None => false,
    };
    if file.is_none() && gil.get::<Module>(module).is_some() {
        let file_key = gil.name(N::File).clone();
        file = getattr_opt(gil, module, &file_key)?.filter(|f| gil.is_str(f)).map(|f| gil.to_rust(&f));
    }
    let place = file.clone().unwrap_or_else(|| "unknown location".to_owned());
    let message = if shadowing {
        ["cannot import name ", &shown, " from ", &own_shown, &shadowing_hint(gil, &own, &place)?].concat()
    } else if is_initializing(gil, module) {
        let hint = " (most likely due to a circular import) (";
        ["cannot import name ", &shown, " from partially initialized module ", &own_shown, hint, &place, ")"].concat()
    } else {
        ["cannot import name ", &shown, " from ", &own_shown, " (", &place, ")"].concat()
    };
    let message = gil.new_str(&message);
    let exc = gil.new_exception(Exc::ImportError, vec![message.clone()]);
    let own = if module_name.is_some() { gil.new_str(&own) } else { Value::NONE };
    let path = file.map_or(Value::NONE, |f| gil.new_str(&f));
    if let Some(e) = gil.get_mut::<Exception>(&exc) {
        e.fields[0] = own;
        e.fields[1] = path;
        e.fields[2] = name.clone();
        e.fields[3] = message;
    }
    Err(gil.raise_instance(exc))
}

/// Where a module's source is, by its spec.
fn origin(gil: &mut Gil, spec: &Value) -> Option<String> {
    let mut text = |name: &str| {
        let name = gil.intern(name);
        molt_call::attributes::instance_attribute(gil, spec, &name)
    };
    let (has_location, origin) = (text("_set_fileattr")?, text("origin")?);
    (has_location.is(&Value::TRUE) && gil.is_str(&origin)).then(|| gil.to_rust(&origin))
}

/// Whether a module beside the program hides one of the standard library.
fn is_shadowing(gil: &mut Gil, name: &str, file: &str) -> bool {
    let folder = file.strip_suffix("/__init__.py").unwrap_or(file);
    let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = gil.state().config.path.first().is_some_and(|first| first == folder);
    beside && (MODULES.iter().any(|m| m.name == name) || host::has_library(gil, name))
}

fn shadowing_hint(gil: &mut Gil, name: &str, file: &str) -> Result<String> {
    let (name, file) = (spec::quoted(gil, name)?, spec::quoted(gil, file)?);
    let middle = " since it has the same name as the standard library module named ";
    let end = " and prevents importing that standard library module)";
    Ok([" (consider renaming ", &file, middle, &name, end].concat())
}

/// Whether a module's body is on the stack.
fn is_initializing(gil: &Gil, module: &Value) -> bool {
    let dict = module_dict(gil, module);
    let mut depth = 0;
    while let Some((f, _)) = gil.frame_at(depth) {
        if let Some(f) = gil.get::<Function>(&f)
            && f.globals.is(&dict)
            && gil.get::<Code>(&f.code).is_some_and(|c| c.kind == CodeKind::Module)
        {
            return true;
        }
        depth += 1;
    }
    false
}

/// `from module import *`
pub fn import_star(gil: &mut Gil, module: &Value) -> Result<()> {
    let globals = current_globals(gil);
    let all_key = gil.name(N::All).clone();
    let (names, all) = match getattr_opt(gil, module, &all_key)? {
        Some(all) => {
            if slot(gil, &all, |s| s.getitem.is_none()) {
                return Err(type_error_of(gil, "'%T' object does not support indexing", &all));
            }
            (molt_call::collect(gil, &all)?.into_iter().collect::<Vec<Value>>(), true)
        }
        None => {
            let dict_key = gil.name(N::DictName).clone();
            let Some(dict) = getattr_opt(gil, module, &dict_key)? else {
                let message = "from-import-* object has no __dict__ and no __all__";
                return Err(gil.raise_text(Exc::ImportError, message));
            };
            let keys = molt_call::call_method_named(gil, &dict, N::Keys, &[])?;
            (molt_call::collect(gil, &keys)?.into_iter().collect(), false)
        }
    };
    for name in names {
        if !gil.is_str(&name) {
            let own = molt_call::getattr_str(gil, module, "__name__")?;
            if !gil.is_str(&own) {
                return Err(type_error_of(gil, "module __name__ must be a string, not %T", &own));
            }
            let (own, found) = (gil.to_rust(&own), type_name(gil, &name));
            let what = if all { ("Item", "__all__") } else { ("Key", "__dict__") };
            return Err(gil.type_error([what.0, " in ", &own, ".", what.1, " must be str, not ", &found].concat()));
        }
        if !all && gil.to_rust(&name).starts_with('_') {
            continue;
        }
        let name = gil.intern_value(&name);
        let v = molt_call::getattr(gil, module, &name)?;
        store_name(gil, &globals, &name, v);
    }
    Ok(())
}

/// The built-in `__import__(name, globals, locals, fromlist, level)`.
pub fn import_function(
    gil: &mut Gil,
    name: &Value,
    globals: &Value,
    _locals: &Value,
    fromlist: &Value,
    level: &Value,
) -> Result {
    if !gil.is_str(name) {
        return Err(gil.type_error("module name must be a string"));
    }
    let level = level.as_small_int().unwrap_or(0);
    if level < 0 {
        return Err(gil.value_error("level must be >= 0"));
    }
    let text = gil.to_rust(name);
    if text.is_empty() && level == 0 {
        return Err(gil.value_error("Empty module name"));
    }
    let absolute = if level == 0 {
        text.clone()
    } else {
        let globals = match globals.bound().filter(|g| !g.is_none()) {
            Some(g) if gil.get::<Dict>(g).is_some() => g.clone(),
            Some(_) => return Err(gil.type_error("globals must be a dict")),
            None => return Err(gil.raise_text(Exc::KeyError, "'__name__' not in globals")),
        };
        resolve_relative(gil, &globals, &text, level as u32)?
    };
    let items = match fromlist.bound().filter(|f| !f.is_none()) {
        Some(f) => Some(molt_call::collect(gil, f)?.into_iter().collect()),
        None => None,
    };
    import_absolute(gil, &absolute, &text, level as u32, items)
}
