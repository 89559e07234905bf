//! Modules as objects and the import statement: what is loaded, native modules, and what the host finds.

use molt_call::attributes::{attribute_error, getattr_opt, object_getattr, store_name};
use molt_call::call;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, Raised, Result, VTable, Value};
use molt_state::runtime::{namespace_get, namespace_set, new_module, register_module, registered_module};
use molt_state::{State, host, loader};

use crate::module::MODULES;
use crate::namespace::current_globals;

/// The namespace of a module.
pub fn module_dict(gil: &Gil, m: &Value) -> Value {
    gil.get::<Module>(m).map_or(Value::NONE, |m| m.dict.clone())
}

/// `import name`: the module that the statement binds (with `fromlist`, the innermost one).
pub fn import_name(gil: &mut Gil, name: &Value, fromlist: &Value, level: u32) -> Result {
    let text = gil.to_rust(name);
    let builtins = gil.state().builtins.clone();
    let hook = namespace_get(gil, &builtins, "__import__");
    let native = hook.as_ref().is_none_or(|h| gil.get::<Builtin>(h).is_some());
    if let (Some(hook), false) = (hook, native) {
        // Somebody replaced `__import__`.
        let globals = current_globals(gil);
        let args = [name.clone(), globals, Value::NONE, fromlist.clone(), gil.new_int(level as i64)];
        return call(gil, &hook, &args);
    }
    let absolute = if level == 0 { text.clone() } else { resolve_relative(gil, &text, level)? };
    let items = gil.tuple(fromlist).map(<[Value]>::to_vec);
    import_absolute(gil, &absolute, &text, level, items)
}

fn import_absolute(gil: &mut Gil, absolute: &str, text: &str, level: u32, fromlist: Option<Vec<Value>>) -> Result {
    let module = import_module(gil, absolute)?;
    match fromlist {
        Some(items) if !items.is_empty() => {
            import_submodules(gil, &module, absolute, &items)?;
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

/// Names in a `from` import that are submodules not loaded yet.
fn import_submodules(gil: &mut Gil, module: &Value, absolute: &str, items: &[Value]) -> Result<()> {
    let dict = module_dict(gil, module);
    if namespace_get(gil, &dict, "__path__").is_none() {
        return Ok(());
    }
    for item in items {
        let mut names = vec![gil.to_rust(item)];
        if names[0] == "*" {
            let all = namespace_get(gil, &dict, "__all__");
            names = match all {
                Some(all) => molt_call::collect(gil, &all)?.iter().map(|n| gil.to_rust(n)).collect(),
                None => Vec::new(),
            };
        }
        for name in names {
            if namespace_get(gil, &dict, &name).is_none() {
                let full = format!("{absolute}.{name}");
                if let Err(raised) = import_module(gil, &full) {
                    if !is_missing(gil, &full) {
                        return Err(raised);
                    }
                    drop(gil.take_pending());
                }
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
fn resolve_relative(gil: &mut Gil, name: &str, level: u32) -> Result<String> {
    let globals = current_globals(gil);
    let text = |gil: &Gil, v: Option<Value>| v.filter(|v| gil.is_str(v)).map(|v| gil.to_rust(&v));
    let package = namespace_get(gil, &globals, "__package__");
    let package = match text(gil, package) {
        Some(p) => p,
        None => {
            let own = namespace_get(gil, &globals, "__name__");
            let own = text(gil, own).unwrap_or_default();
            if namespace_get(gil, &globals, "__path__").is_some() {
                own
            } else {
                own.rsplit_once('.').map_or(String::new(), |(p, _)| p.to_owned())
            }
        }
    };
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
    Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
}

/// A module by its full name, loaded if need be, its packages first.
pub fn import_module(gil: &mut Gil, name: &str) -> Result {
    if let Some(m) = registered_module(gil, name) {
        if m.is_none() {
            return Err(not_found(gil, &format!("import of {name} halted; None in sys.modules"), name));
        }
        return Ok(m);
    }
    let parent = match name.rsplit_once('.') {
        Some((parent, _)) => Some(import_module(gil, parent)?),
        None => None,
    };
    if let Some(m) = registered_module(gil, name) {
        return Ok(m);
    }
    let module = load(gil, name, parent.as_ref())?;
    if let (Some(parent), Some((_, short))) = (parent, name.rsplit_once('.')) {
        let dict = module_dict(gil, &parent);
        namespace_set(gil, &dict, short, module.clone());
    }
    Ok(module)
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
    let path = search_path(gil, name, parent)?;
    let found = match host::find_module(gil, name, &path) {
        Ok(f) => f,
        Err(e) => return Err(e.raise(gil)),
    };
    let Some(found) = found else {
        let message = match parent {
            Some(p) if namespace_get_of(gil, p, "__path__").is_none() => {
                let package = name.rsplit_once('.').map_or("", |(p, _)| p);
                format!("No module named '{name}'; '{package}' is not a package")
            }
            _ => format!("No module named '{name}'"),
        };
        return Err(not_found(gil, &message, name));
    };
    run_found(gil, name, found)
}

fn namespace_get_of(gil: &mut Gil, module: &Value, name: &str) -> Option<Value> {
    let dict = module_dict(gil, module);
    namespace_get(gil, &dict, name)
}

/// Where to look: the package's `__path__`, or `sys.path`.
fn search_path(gil: &mut Gil, name: &str, parent: Option<&Value>) -> Result<Vec<String>> {
    let list = match parent {
        Some(p) => match namespace_get_of(gil, p, "__path__") {
            Some(l) => l,
            None => {
                let package = name.rsplit_once('.').map_or("", |(p, _)| p);
                let message = format!("No module named '{name}'; '{package}' is not a package");
                return Err(not_found(gil, &message, name));
            }
        },
        None => match registered_module(gil, "sys").and_then(|sys| namespace_get_of(gil, &sys, "path")) {
            Some(l) => l,
            None => return Ok(gil.state().config.path.clone()),
        },
    };
    let items = molt_call::collect(gil, &list)?;
    Ok(items.iter().map(|p| gil.to_rust(p)).collect())
}

/// Makes the module that the host found, and runs its body.
fn run_found(gil: &mut Gil, name: &str, found: host::Found) -> Result {
    let (id, file, package_path) = match found {
        host::Found::Module { id, filename, path } => (Some(id), Some(filename), path),
        host::Found::Namespace { path } => (None, None, Some(path)),
    };
    let module = new_module(gil, name, file.as_deref());
    let dict = module_dict(gil, &module);
    let package = match &package_path {
        Some(_) => name,
        None => name.rsplit_once('.').map_or("", |(p, _)| p),
    };
    let package = gil.new_str(package);
    namespace_set(gil, &dict, "__package__", package);
    if let Some(path) = package_path {
        let items = path.iter().map(|p| gil.new_str(p)).collect();
        let list = gil.new_list(items);
        namespace_set(gil, &dict, "__path__", list);
    }
    register_module(gil, name, &module);
    let Some(id) = id else { return Ok(module) };
    let Some(body) = loader::body(gil, id, &dict) else {
        return Err(gil.raise_text(Exc::ImportError, &format!("module '{name}' was not loaded")));
    };
    if let Err(raised) = call(gil, &body, &[]) {
        // A module that failed is not there.
        let modules = gil.state().modules.clone();
        let key = gil.intern(name);
        let exc = gil.take_pending();
        let _ = molt_call::mapping::remove(gil, &modules, &key);
        return Err(match exc {
            Some(e) => gil.raise(e),
            None => raised,
        });
    }
    // The body may have put something else in its place.
    Ok(registered_module(gil, name).unwrap_or(module))
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
    let file_key = gil.name(N::File).clone();
    let file = getattr_opt(gil, module, &file_key)?.filter(|f| gil.is_str(f)).map(|f| gil.to_rust(&f));
    let initializing = is_initializing(gil, module);
    let place = file.clone().unwrap_or_else(|| "unknown location".to_owned());
    let message = if initializing {
        format!(
            "cannot import name '{text}' from partially initialized module '{own}' (most likely due to a circular import) ({place})"
        )
    } else {
        format!("cannot import name '{text}' from '{own}' ({place})")
    };
    let message = gil.new_str(&message);
    let exc = gil.new_exception(Exc::ImportError, vec![message.clone()]);
    let own = gil.new_str(&own);
    let path = file.map_or(Value::NONE, |f| gil.new_str(&f));
    if let Some(e) = gil.get_mut::<Exception>(&exc) {
        e.fields[0] = own;
        e.fields[1] = path;
        e.fields[2] = name.clone();
        e.fields[3] = message;
    }
    Err(gil.raise_instance(exc))
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
    let dict_key = gil.name(N::DictName).clone();
    let names: Vec<Value> = match getattr_opt(gil, module, &all_key)? {
        Some(all) => molt_call::collect(gil, &all)?.into_iter().collect(),
        None => {
            let dict = match gil.get::<Module>(module) {
                Some(m) => m.dict.clone(),
                None => molt_call::getattr(gil, module, &dict_key)?,
            };
            let names: Vec<Value> =
                gil.get::<Dict>(&dict).map_or(Vec::new(), |d| d.iter().map(|e| e.key.clone()).collect());
            names.into_iter().filter(|n| !gil.to_rust(n).starts_with('_')).collect()
        }
    };
    for name in names {
        if !gil.is_str(&name) {
            return Err(type_error_of(gil, "Item in __all__ must be str, not %T", &name));
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
        return Err(type_error_of(gil, "__import__() argument 1 must be str, not %T", name));
    }
    let _ = globals;
    let level = level.as_small_int().unwrap_or(0);
    if level < 0 {
        return Err(gil.value_error("level must be >= 0"));
    }
    let text = gil.to_rust(name);
    if text.is_empty() && level == 0 {
        return Err(gil.value_error("Empty module name"));
    }
    let absolute = if level == 0 { text.clone() } else { resolve_relative(gil, &text, level as u32)? };
    let items = match fromlist.bound().filter(|f| !f.is_none()) {
        Some(f) => Some(molt_call::collect(gil, f)?.into_iter().collect()),
        None => None,
    };
    import_absolute(gil, &absolute, &text, level as u32, items)
}

fn module_new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let _ = args;
    let dict = molt_state::runtime::new_namespace(gil);
    Ok(gil.alloc(cls, Module { dict }))
}

fn module_init(gil: &mut Gil, m: &Value, args: Args<'_>) -> Result<()> {
    let dict = module_dict(gil, m);
    let Some(name) = args.values.first().filter(|n| gil.is_str(n)).cloned() else {
        return Err(gil.type_error("module() missing required argument 'name' (pos 1)"));
    };
    let doc = args.values.get(1).cloned().unwrap_or(Value::NONE);
    namespace_set(gil, &dict, "__name__", name);
    namespace_set(gil, &dict, "__doc__", doc);
    for absent in ["__package__", "__loader__", "__spec__"] {
        namespace_set(gil, &dict, absent, Value::NONE);
    }
    Ok(())
}

fn module_getattr(gil: &mut Gil, m: &Value, name: &Value) -> Result {
    let dict = module_dict(gil, m);
    if let Some(v) = find_in_dict(gil, &dict, name) {
        return Ok(v);
    }
    if lookup(gil, &type_of(gil, m), name).is_some() {
        return object_getattr(gil, m, name);
    }
    let hook = gil.name(N::GetAttr).clone();
    if let Some(f) = find_in_dict(gil, &dict, &hook) {
        return call(gil, &f, core::slice::from_ref(name));
    }
    let name_key = gil.name(N::Name).clone();
    let text = gil.to_rust(name);
    let message = match find_in_dict(gil, &dict, &name_key).filter(|n| gil.is_str(n)) {
        Some(n) if is_initializing(gil, m) => format!(
            "partially initialized module '{}' has no attribute '{text}' (most likely due to a circular import)",
            gil.to_rust(&n)
        ),
        Some(n) => format!("module '{}' has no attribute '{text}'", gil.to_rust(&n)),
        None => format!("module has no attribute '{text}'"),
    };
    Err(attribute_error(gil, &message, m, name))
}

fn module_setattr(gil: &mut Gil, m: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    let dict = module_dict(gil, m);
    match value {
        Some(v) => store_name(gil, &dict, name, v.clone()),
        None => {
            let hash = gil.hash_str(name);
            match gil.get::<Dict>(&dict).map(|d| d.find_str(gil, name, hash)) {
                Some(Probe::Found(at)) => drop(gil.get_mut::<Dict>(&dict).map(|d| d.remove(at))),
                _ => return Err(molt_call::attributes::no_attribute(gil, m, name)),
            }
        }
    }
    Ok(())
}

fn module_repr(gil: &mut Gil, m: &Value) -> Result {
    let dict = module_dict(gil, m);
    let name = namespace_get(gil, &dict, "__name__").map_or("?".to_owned(), |n| gil.to_rust(&n));
    let file = namespace_get(gil, &dict, "__file__").filter(|f| gil.is_str(f)).map(|f| gil.to_rust(&f));
    let text = match file {
        Some(f) => format!("<module '{name}' from '{f}'>"),
        None if MODULES.iter().any(|m| m.name == name) || name == "builtins" => format!("<module '{name}' (built-in)>"),
        None => format!("<module '{name}'>"),
    };
    Ok(gil.new_str(&text))
}

fn get_dict(gil: &mut Gil, m: &Value) -> Result {
    Ok(module_dict(gil, m))
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
        setattr: Some(module_setattr),
        repr: Some(module_repr),
        ..TypeSlots::NONE
    },
    methods: &[method("__dir__", molt_provenance::Native::fixed1(module_dir), "()", "__dir__() -> list")],
    getset: &[getter("__dict__", get_dict, "")],
    ..TypeSpec::new(T::Module, VTable::of::<Module>())
};
