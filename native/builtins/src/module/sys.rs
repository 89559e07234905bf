//! The module `sys`.

use molt_call::mapping::set_str;
use molt_call::type_name;
use molt_object::{Exc, Exception, Numbers, Objects, Raise, Strings, function};
use molt_provenance::{Gil, HeapVec, Native, Result, Value};
use molt_state::State;

use super::{ModuleSpec, stream};

/// The module.
pub static MODULE: ModuleSpec = ModuleSpec {
    name: "sys",
    doc: "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
    functions: &[
        function(
            "exit",
            Native::fixed1(exit),
            "(status=None, /)",
            "Exit the interpreter by raising SystemExit(status).",
        ),
        function(
            "exc_info",
            Native::fixed0(exc_info),
            "()",
            "Return current exception information: (type, value, traceback).",
        ),
        function("exception", Native::fixed0(exception), "()", "Return the current exception."),
        function(
            "getrecursionlimit",
            Native::fixed0(get_recursion_limit),
            "()",
            "Return the current value of the recursion limit.",
        ),
        function(
            "setrecursionlimit",
            Native::fixed1(set_recursion_limit),
            "(limit, /)",
            "Set the maximum depth of the Python interpreter stack to n.",
        ),
        function("getrefcount", Native::fixed1(get_refcount), "(object, /)", "Return the reference count of object."),
        function("intern", Native::fixed1(intern), "(string, /)", "``Intern'' the given string."),
    ],
    fill,
};

/// Puts what is not a function into the namespace of `sys`, and remembers the namespace.
pub fn fill(gil: &mut Gil, dict: &Value) -> Result<()> {
    gil.state_mut().sys = dict.clone();
    let config = gil.state().config.clone();
    set_argv(gil, config.argv);
    set_path(gil, config.path);
    let modules = gil.state().modules.clone();
    if !modules.is_unbound() {
        set_str(gil, dict, "modules", modules);
    }
    for (fd, names) in [["stdin", "__stdin__"], ["stdout", "__stdout__"], ["stderr", "__stderr__"]].iter().enumerate() {
        let file = stream::new_stream(gil, fd as u8);
        for name in names {
            set_str(gil, dict, name, file.clone());
        }
    }
    Ok(())
}

fn set_list(gil: &mut Gil, name: &str, texts: Vec<String>) {
    let items: HeapVec<Value> = texts.iter().map(|t| gil.new_str(t)).collect();
    let list = gil.new_list(items);
    let sys = gil.state().sys.clone();
    set_str(gil, &sys, name, list);
}

/// Sets `sys.argv`.
pub fn set_argv(gil: &mut Gil, argv: Vec<String>) {
    set_list(gil, "argv", argv);
}

/// Sets `sys.path`.
pub fn set_path(gil: &mut Gil, path: Vec<String>) {
    set_list(gil, "path", path);
}

fn exit(gil: &mut Gil, status: &Value) -> Result {
    let args = match status.bound() {
        None => Vec::new(),
        Some(status) if status.is_none() => Vec::new(),
        Some(status) => match gil.tuple(status) {
            Some(items) => items.to_vec(),
            None => vec![status.clone()],
        },
    };
    let code = match args.as_slice() {
        [] => Value::NONE,
        [one] => one.clone(),
        _ => gil.new_tuple(args.clone()),
    };
    let exc = gil.new_exception(Exc::SystemExit, args);
    if let Some(e) = gil.get_mut::<Exception>(&exc) {
        e.fields[0] = code;
    }
    Err(gil.raise_instance(exc))
}

fn exception(gil: &mut Gil) -> Result {
    let exc = gil.handled();
    Ok(if exc.is_unbound() { Value::NONE } else { exc })
}

fn exc_info(gil: &mut Gil) -> Result {
    let exc = exception(gil)?;
    if exc.is_none() {
        return Ok(gil.new_tuple(vec![Value::NONE, Value::NONE, Value::NONE]));
    }
    let traceback = gil.get::<Exception>(&exc).map_or(Value::NONE, |e| e.traceback.clone());
    let class = molt_call::own_type(gil, &exc);
    Ok(gil.new_tuple(vec![class, exc, traceback]))
}

fn get_recursion_limit(gil: &mut Gil) -> Result {
    Ok(gil.new_int(gil.recursion_limit() as i64))
}

fn set_recursion_limit(gil: &mut Gil, limit: &Value) -> Result {
    let n = molt_call::index_i64(gil, limit, Exc::OverflowError)?;
    if n < 1 {
        return Err(gil.value_error("recursion limit must be greater or equal than 1"));
    }
    let wanted = u32::try_from(n).unwrap_or(u32::MAX);
    if !gil.set_recursion_limit(wanted) {
        return Err(gil.value_error(format!("the recursion limit {n} exceeds what the stack of the host carries")));
    }
    Ok(Value::NONE)
}

fn get_refcount(gil: &mut Gil, v: &Value) -> Result {
    let count = if v.is_pointer() { v.refcount() as i64 } else { u32::MAX as i64 };
    Ok(gil.new_int(count))
}

fn intern(gil: &mut Gil, text: &Value) -> Result {
    if !gil.is_str(text) {
        let message = format!("intern() argument must be str, not {}", type_name(gil, text));
        return Err(gil.type_error(message));
    }
    Ok(gil.intern_value(text))
}
