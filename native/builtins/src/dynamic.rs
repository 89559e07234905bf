//! Code made at run time: `compile`, `exec`, `eval`. The host compiles; what it loads is run here in a namespace.

use molt_abi::blob::FLAG_NAMESPACE;
use molt_call::call;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, HeapVec, Native, Result, Value};
use molt_state::host::CompileMode;
use molt_state::runtime::{namespace_get, namespace_set};
use molt_state::{State, host, loader};

use crate::descriptor::function::{FunctionParts, new_function};
use crate::module::stream::surrogate_error;
use crate::namespace::current_globals;

/// Source that was compiled to a code object. Compiled code remembers where the names of one namespace are, so running it
/// in another one takes another instance, made from the source again.
#[derive(Clone)]
struct Compiled {
    code: Value,
    source: Vec<u8>,
    filename: String,
    mode: CompileMode,
    /// The namespace that it ran in; unbound before.
    globals: Value,
}

/// What this module keeps for a runtime.
#[derive(Default)]
pub struct Dynamic {
    compiled: Vec<Compiled>,
}

fn source_bytes(gil: &mut Gil, source: &Value, what: &str) -> Result<Vec<u8>> {
    if let Some(t) = gil.text(source) {
        let mut bytes = Vec::with_capacity(t.len());
        let bad = t.chars().position(|c| char::from_u32(c).is_none());
        for c in t.chars().filter_map(char::from_u32) {
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        return bad.map_or(Ok(bytes), |at| Err(surrogate_error(gil, source, at)));
    }
    if let Some(b) = gil.get::<molt_provenance::Bytes>(source) {
        return Ok(b.data().to_vec());
    }
    if let Some(b) = gil.get::<ByteArray>(source) {
        return Ok(b.data.clone());
    }
    let message = format!("{what}() arg 1 must be a string, bytes or code object");
    Err(gil.type_error(message))
}

fn compile_source(gil: &mut Gil, source: &[u8], filename: &str, mode: CompileMode, namespace: bool) -> Result<u32> {
    host::compile(gil, source, filename, mode, namespace).map_err(|e| e.raise(gil))
}

/// `compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)`
fn compile(
    gil: &mut Gil,
    source: &Value,
    filename: &Value,
    mode: &Value,
    _flags: &Value,
    _inherit: &Value,
    _optimize: &Value,
) -> Result {
    if gil.get::<Code>(source).is_some() {
        return Ok(source.clone());
    }
    let bytes = source_bytes(gil, source, "compile")?;
    let mode = match gil.to_rust(mode).as_str() {
        "exec" => CompileMode::Exec,
        "eval" => CompileMode::Eval,
        "single" => CompileMode::Single,
        _ => return Err(gil.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let filename = gil.to_rust(filename);
    let id = compile_source(gil, &bytes, &filename, mode, false)?;
    let Some(code) = loader::code(gil, id) else { return Err(gil.runtime_error("the compiled code was not loaded")) };
    let entry = Compiled { code: code.clone(), source: bytes, filename, mode, globals: Value::UNBOUND };
    dynamic(gil).compiled.push(entry);
    Ok(code)
}

fn dynamic(gil: &mut Gil) -> &mut Dynamic {
    &mut crate::init::root_mut(gil).dynamic
}

/// The namespaces for `exec` and `eval`: what was given, or those of the caller.
fn namespaces(gil: &mut Gil, globals: &Value, locals: &Value, what: &str) -> Result<(Value, Option<Value>)> {
    let given = |v: &Value| v.bound().filter(|v| !v.is_none()).cloned();
    let g = match given(globals) {
        Some(g) if gil.get::<Dict>(&g).is_some() => g,
        Some(g) => {
            let message = format!("{what}() globals must be a dict, not {}", type_name(gil, &g));
            return Err(gil.type_error(message));
        }
        None => current_globals(gil),
    };
    let l = given(locals).filter(|l| !l.is(&g));
    if let Some(l) = &l
        && slot(gil, l, |s| s.getitem.is_none())
    {
        let message = format!("{what}() locals must be a mapping, not {}", type_name(gil, l));
        return Err(gil.type_error(message));
    }
    if namespace_get(gil, &g, "__builtins__").is_none() {
        let builtins = gil.state().builtins.clone();
        namespace_set(gil, &g, "__builtins__", builtins);
    }
    // Compiled code caches places in it from now on.
    if let Some(d) = gil.get_mut::<Dict>(&g) {
        d.set_namespace();
    }
    Ok((g, l))
}

fn run(gil: &mut Gil, source: &Value, globals: &Value, locals: &Value, mode: CompileMode, what: &str) -> Result {
    let (globals, locals) = namespaces(gil, globals, locals, what)?;
    if gil.get::<Code>(source).is_some() {
        return run_code(gil, source, globals, locals);
    }
    let mut bytes = source_bytes(gil, source, what)?;
    if mode == CompileMode::Eval {
        let skip = bytes.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        bytes.drain(..skip);
    }
    run_source(gil, &bytes, "<string>", mode, &globals, locals)
}

fn run_source(
    gil: &mut Gil,
    source: &[u8],
    filename: &str,
    mode: CompileMode,
    globals: &Value,
    locals: Option<Value>,
) -> Result {
    let id = compile_source(gil, source, filename, mode, locals.is_some())?;
    let Some(body) = loader::body(gil, id, globals) else {
        return Err(gil.runtime_error("the compiled code was not loaded"));
    };
    let takes_namespace = gil
        .get::<Function>(&body)
        .and_then(|f| gil.get::<Code>(&f.code))
        .is_some_and(|c| c.flags & FLAG_NAMESPACE != 0);
    if takes_namespace { call(gil, &body, &[locals.unwrap_or_else(|| globals.clone())]) } else { call(gil, &body, &[]) }
}

fn run_code(gil: &mut Gil, code: &Value, globals: Value, locals: Option<Value>) -> Result {
    let found = dynamic(gil).compiled.iter().position(|c| c.code.is(code));
    if let Some(at) = found {
        let entry = dynamic(gil).compiled[at].clone();
        let first = entry.globals.is_unbound();
        if locals.is_none() && (first || entry.globals.is(&globals)) {
            dynamic(gil).compiled[at].globals = globals.clone();
        } else {
            return run_source(gil, &entry.source, &entry.filename, entry.mode, &globals, locals);
        }
    }
    let Some(c) = gil.get::<Code>(code) else { return Ok(Value::NONE) };
    if !c.free.is_empty() {
        return Err(gil.type_error("code object passed to exec() may not contain free variables"));
    }
    let takes_namespace = c.flags & FLAG_NAMESPACE != 0;
    let parts = FunctionParts {
        code: code.clone(),
        globals: globals.clone(),
        closure: HeapVec::new(),
        defaults: Value::NONE,
        kwdefaults: Value::NONE,
        annotate: Value::NONE,
    };
    let body = new_function(gil, parts)?;
    if takes_namespace { call(gil, &body, &[locals.unwrap_or(globals)]) } else { call(gil, &body, &[]) }
}

/// `eval(source, globals=None, locals=None)`
fn eval(gil: &mut Gil, source: &Value, globals: &Value, locals: &Value) -> Result {
    run(gil, source, globals, locals, CompileMode::Eval, "eval")
}

/// `exec(source, globals=None, locals=None)`
fn exec(gil: &mut Gil, source: &Value, globals: &Value, locals: &Value) -> Result {
    run(gil, source, globals, locals, CompileMode::Exec, "exec")?;
    Ok(Value::NONE)
}

/// Whether a function is the body of a module.
pub fn is_module_body(gil: &Gil, function: &Value) -> bool {
    let code = gil.get::<Function>(function).and_then(|f| gil.get::<Code>(&f.code));
    code.is_some_and(|c| c.kind == CodeKind::Module)
}

/// `locals()` at module level; functions and classes compile it themselves.
fn locals(gil: &mut Gil) -> Result {
    let kind = gil.current_function().and_then(|f| {
        let f = gil.get::<Function>(&f)?;
        gil.get::<Code>(&f.code).map(|c| c.kind)
    });
    match kind {
        Some(CodeKind::Module) | None => Ok(current_globals(gil)),
        Some(_) => Err(gil.unsupported("locals() of a function that is called indirectly")),
    }
}

/// The functions described here.
pub static FUNCTIONS: &[MethodSpec] = &[
    function(
        "compile",
        Native::fixed6(compile),
        "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)",
        "Compile source into a code object that can be executed by exec() or eval().",
    ),
    function(
        "eval",
        Native::fixed3(eval),
        "(source, /, globals=None, locals=None)",
        "Evaluate the given source in the context of globals and locals.",
    ),
    function(
        "exec",
        Native::fixed3(exec),
        "(source, /, globals=None, locals=None)",
        "Execute the given source in the context of globals and locals.",
    ),
    function(
        "locals",
        Native::fixed0(locals),
        "()",
        "Return a dictionary containing the current scope's local variables.",
    ),
    function(
        "__build_class__",
        Native::Variadic(crate::definition::build_class_function),
        "(func, name, /, *bases, [metaclass], **kwds)",
        "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class",
    ),
    function(
        "__import__",
        Native::fixed5(crate::import::import_function),
        "(name, globals=None, locals=None, fromlist=(), level=0)",
        "Import a module.",
    ),
];
