//! The module `sys`.

use molt_call::mapping::set_str;
use molt_object::{Exc, Exception, Exceptions, Known, N, Numbers, Objects, Raise, Strings, function};
use molt_provenance::{Gil, HeapVec, Native, Result, Value};
use molt_state::State;

use super::{ModuleSpec, binary_stream, stream};
use crate::generator::hooks;
use crate::number::int_text;

/// The module.
pub static MODULE: ModuleSpec = ModuleSpec {
    name: "sys",
    doc: "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
    functions: &[
        crate::frame::GET_FRAME,
        crate::frame::GET_FRAME_MODULE,
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
            "_getframemodulename",
            Native::fixed1(frame_module),
            "(depth=0)",
            "Return the name of the module for a calling frame.",
        ),
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
        function(
            "getsizeof",
            Native::fixed2(get_size),
            "(object, default=None)",
            "Return the size of object in bytes.",
        ),
        function(
            "getdefaultencoding",
            Native::fixed0(default_encoding),
            "()",
            "Return the current default encoding used by the Unicode implementation.",
        ),
        function(
            "getfilesystemencoding",
            Native::fixed0(default_encoding),
            "()",
            "Return the encoding used to convert Unicode filenames to OS filenames.",
        ),
        function(
            "getfilesystemencodeerrors",
            Native::fixed0(encode_errors),
            "()",
            "Return the error mode used for Unicode to OS filename conversion.",
        ),
        function(
            "get_int_max_str_digits",
            Native::fixed0(get_max_digits),
            "()",
            "Return the maximum string digits limit for non-binary int<->str conversions.",
        ),
        function(
            "set_int_max_str_digits",
            Native::fixed1(set_max_digits),
            "(maxdigits)",
            "Set the maximum string digits limit for non-binary int<->str conversions.",
        ),
        function(
            "getswitchinterval",
            Native::fixed0(|_| Ok(Value::float(0.005))),
            "()",
            "Return the current thread switch interval.",
        ),
        function(
            "get_asyncgen_hooks",
            Native::fixed0(hooks::get),
            "()",
            "Return the installed asynchronous generators hooks.",
        ),
        function(
            "set_asyncgen_hooks",
            Native::fixed2(hooks::set),
            "(firstiter=None, finalizer=None)",
            "Set a finalizer for async generators objects.",
        ),
        function(
            "get_coroutine_origin_tracking_depth",
            Native::fixed0(hooks::get_depth),
            "()",
            "Check status of origin tracking for coroutine objects in this thread.",
        ),
        function(
            "set_coroutine_origin_tracking_depth",
            Native::fixed1(hooks::set_depth),
            "(depth)",
            "Enable or disable origin tracking for coroutine objects in this thread.",
        ),
        function("is_finalizing", Native::fixed0(|_| Ok(Value::FALSE)), "()", "Return True if Python is exiting."),
        function(
            "gettrace",
            Native::fixed0(|_| Ok(Value::NONE)),
            "()",
            "Return the global debug tracing function set with sys.settrace.",
        ),
        function(
            "getprofile",
            Native::fixed0(|_| Ok(Value::NONE)),
            "()",
            "Return the profiling function set with sys.setprofile.",
        ),
        function(
            "_is_gil_enabled",
            Native::fixed0(|_| Ok(Value::TRUE)),
            "()",
            "Return True if the GIL is currently enabled and False if the GIL is disabled.",
        ),
        function(
            "displayhook",
            Native::fixed1(display_hook),
            "(object, /)",
            "Print an object to sys.stdout and also save it in builtins._",
        ),
        function(
            "excepthook",
            Native::fixed3(except_hook),
            "(exctype, value, traceback, /)",
            "Handle an exception by displaying it with a traceback on sys.stderr.",
        ),
    ],
    fill,
};

/// Puts what is not a function into the namespace of `sys`, and remembers the namespace.
pub fn fill(gil: &mut Gil, dict: &Value) -> Result<()> {
    gil.state_mut().sys = dict.clone();
    configure(gil);
    super::sys_info::fill(gil, dict);
    for (name, alias) in [("displayhook", "__displayhook__"), ("excepthook", "__excepthook__")] {
        if let Some(hook) = molt_call::mapping::get_str(gil, dict, name) {
            set_str(gil, dict, alias, hook);
        }
    }
    let modules = gil.state().modules.clone();
    if !modules.is_unbound() {
        set_str(gil, dict, "modules", modules);
    }
    let reader = binary_stream::new_type(gil, "BufferedReader");
    let writer = binary_stream::new_type(gil, "BufferedWriter");
    for (fd, names) in [["stdin", "__stdin__"], ["stdout", "__stdout__"], ["stderr", "__stderr__"]].iter().enumerate() {
        let file = stream::new_stream(gil, fd as u8);
        stream::set_buffer(gil, &file, if fd == 0 { &reader } else { &writer });
        for name in names {
            set_str(gil, dict, name, file.clone());
        }
    }
    Ok(())
}

/// Takes over what the host configured: arguments, search path, names of the platform and the executable. May be called again when the
/// configuration came later than the module.
pub fn configure(gil: &mut Gil) {
    let config = gil.state().config.clone();
    set_argv(gil, config.argv);
    set_path(gil, config.path);
    let platform = if config.platform.is_empty() { "wasm".to_owned() } else { config.platform };
    let sys = gil.state().sys.clone();
    for (name, text) in [("platform", platform), ("executable", config.executable)] {
        let text = gil.new_str(&text);
        set_str(gil, &sys, name, text);
    }
    for name in [N::Stdin, N::Stdout, N::Stderr] {
        if let Some(file) = stream::standard(gil, name) {
            stream::configure(gil, &file);
        }
    }
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
    let traceback = gil.exception_traceback(&exc);
    let class = molt_call::own_type(gil, &exc);
    Ok(gil.new_tuple(vec![class, exc, traceback]))
}

fn frame_module(gil: &mut Gil, depth: &Value) -> Result {
    let depth = match depth.bound() {
        Some(depth) => molt_call::index_clamped(gil, depth)?,
        None => 0,
    };
    let Some((function, _)) = u32::try_from(depth).ok().and_then(|depth| gil.frame_at(depth)) else {
        return Ok(Value::NONE);
    };
    let name = gil.name(N::ModuleName).clone();
    molt_call::getattr(gil, &function, &name)
}

fn get_recursion_limit(gil: &mut Gil) -> Result {
    Ok(gil.new_int(gil.recursion_limit() as i64))
}

fn set_recursion_limit(gil: &mut Gil, limit: &Value) -> Result {
    let n = molt_call::index_i64(gil, limit, Exc::OverflowError)?;
    if n < 1 {
        return Err(gil.value_error("recursion limit must be greater or equal than 1"));
    }
    let Ok(wanted) = i32::try_from(n).map(|n| n as u32) else {
        return Err(gil.overflow_error("Python int too large to convert to C int"));
    };
    gil.set_recursion_limit(wanted);
    Ok(Value::NONE)
}

fn get_refcount(gil: &mut Gil, v: &Value) -> Result {
    let count = if v.is_pointer() { v.refcount() as i64 } else { u32::MAX as i64 };
    Ok(gil.new_int(count))
}

fn intern(gil: &mut Gil, text: &Value) -> Result {
    if !gil.is_str(text) {
        return Err(molt_call::type_error_of(gil, "intern() argument must be str, not %T", text));
    }
    Ok(gil.intern_value(text))
}

/// Size of an object's own memory, by its `__sizeof__` where there is one.
fn get_size(gil: &mut Gil, v: &Value, default: &Value) -> Result {
    match molt_call::call_special(gil, v, N::SizeOf, &[])? {
        Some(size) if gil.int(&size).is_some_and(|s| s.is_negative()) => {
            Err(gil.value_error("__sizeof__() should return >= 0"))
        }
        Some(size) if gil.int(&size).is_some() => Ok(size),
        _ if default.bound().is_some() => Ok(default.clone()),
        _ => Err(molt_call::type_error_of(gil, "Type %T doesn't define __sizeof__", v)),
    }
}

fn default_encoding(gil: &mut Gil) -> Result {
    Ok(gil.new_str("utf-8"))
}

fn encode_errors(gil: &mut Gil) -> Result {
    Ok(gil.new_str("surrogateescape"))
}

fn get_max_digits(gil: &mut Gil) -> Result {
    Ok(gil.new_int(int_text::max_digits() as i64))
}

fn set_max_digits(gil: &mut Gil, limit: &Value) -> Result {
    let limit = molt_call::index_i64(gil, limit, Exc::OverflowError)?;
    match u32::try_from(limit) {
        Ok(n) if n == 0 || n >= int_text::LEAST_LIMIT => {
            int_text::set_max_digits(n);
            Ok(Value::NONE)
        }
        _ => Err(gil.value_error(format!("maxdigits must be >= {} or 0 for unlimited", int_text::LEAST_LIMIT))),
    }
}

fn display_hook(gil: &mut Gil, v: &Value) -> Result {
    if v.is_none() {
        return Ok(Value::NONE);
    }
    let builtins = gil.state().builtins.clone();
    set_str(gil, &builtins, "_", Value::NONE);
    let text = molt_call::repr_string(gil, v)?;
    let Some(out) = stream::standard(gil, N::Stdout).filter(|out| !out.is_none()) else {
        return Err(gil.runtime_error("lost sys.stdout"));
    };
    let line = gil.new_str(&format!("{text}\n"));
    molt_call::call_method_named(gil, &out, N::Write, &[line])?;
    set_str(gil, &builtins, "_", v.clone());
    Ok(Value::NONE)
}

fn except_hook(gil: &mut Gil, _class: &Value, exc: &Value, _traceback: &Value) -> Result {
    let text = match gil.state().hooks.format_exception {
        Some(format) => format(gil, exc),
        None => return Err(gil.unsupported("sys.excepthook")),
    };
    let Some(err) = stream::standard(gil, N::Stderr).filter(|err| !err.is_none()) else { return Ok(Value::NONE) };
    let text = gil.new_str(&text);
    molt_call::call_method_named(gil, &err, N::Write, &[text])?;
    Ok(Value::NONE)
}
