//! Code made at run time: `compile`, `exec`, `eval`. The host compiles; what it loads is run here in a namespace.

use std::rc::Rc;

use molt_abi::blob::FLAG_NAMESPACE;
use molt_call::call;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, HeapVec, Native, Result, Value};
use molt_state::host::{CompileMode, Form, Unit};
use molt_state::runtime::{namespace_get, namespace_set, registered_module};
use molt_state::{State, host, loader};

use crate::descriptor::function::{FunctionParts, new_function};
use crate::module::stream::surrogate_error;
use crate::namespace::current_globals;

/// A unit that was compiled to a code object. Compiled code remembers where the names of one namespace are, so running it
/// in another one takes another instance, made from the unit again.
struct Compiled {
    code: Value,
    unit: Rc<Unit>,
    /// The namespace that it ran in; unbound before.
    globals: Value,
}

/// The body of a text that was run in a module's namespace, to be run there again.
struct Known {
    unit: Rc<Unit>,
    namespace: bool,
    globals: Value,
    body: Value,
}

/// How many texts are remembered.
const MAX_KNOWN: usize = 64;

/// What this module keeps for a runtime.
#[derive(Default)]
pub struct Dynamic {
    compiled: Vec<Compiled>,
    /// The latest last.
    known: Vec<Known>,
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

fn compile_unit(gil: &mut Gil, unit: &Unit, namespace: bool) -> Result<u32> {
    host::compile(gil, unit, namespace).map_err(|e| e.raise(gil))
}

fn is_text(gil: &Gil, v: &Value) -> bool {
    gil.is_str(v) || gil.get::<molt_provenance::Bytes>(v).is_some() || gil.get::<ByteArray>(v).is_some()
}

/// The form of a source: bytes are decoded as they say.
fn form(gil: &Gil, source: &Value) -> Form {
    if gil.is_str(source) { Form::Text } else { Form::Bytes }
}

fn mode_named(gil: &Gil, mode: &Value) -> Option<CompileMode> {
    match gil.to_rust(mode).as_str() {
        "exec" => Some(CompileMode::Exec),
        "eval" => Some(CompileMode::Eval),
        "single" => Some(CompileMode::Single),
        _ => None,
    }
}

/// `compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)`; flags and trees are `_ast`'s business.
#[expect(clippy::too_many_arguments, reason = "these are the parameters of Python's function")]
fn compile(
    gil: &mut Gil,
    source: &Value,
    filename: &Value,
    mode: &Value,
    flags: &Value,
    _inherit: &Value,
    optimize: &Value,
    _version: &Value,
) -> Result {
    let flags = if flags.as_small_int().is_none() { gil.new_int(0) } else { flags.clone() };
    let plain = flags.as_small_int() == Some(0);
    let optimize = if optimize.as_small_int().is_none() { gil.new_int(-1) } else { optimize.clone() };
    let level = optimize.as_small_int().filter(|n| (-1..=2).contains(n));
    if let (true, Some(level), true, Some(mode)) = (plain, level, is_text(gil, source), mode_named(gil, mode))
        && gil.is_str(filename)
    {
        let source_form = form(gil, source);
        let source = source_bytes(gil, source, "compile")?;
        let filename = gil.to_rust(filename);
        return make_code(gil, Unit { source, form: source_form, filename, mode, options: level.max(0) as u8 });
    }
    let own = crate::import::import_module(gil, "_ast")?;
    let name = gil.intern("_compile");
    let function = molt_call::getattr(gil, &own, &name)?;
    call(gil, &function, &[source.clone(), filename.clone(), mode.clone(), flags, optimize])
}

fn make_code(gil: &mut Gil, unit: Unit) -> Result {
    let id = compile_unit(gil, &unit, false)?;
    let Some(code) = loader::code(gil, id) else { return Err(gil.runtime_error("the compiled code was not loaded")) };
    let entry = Compiled { code: code.clone(), unit: Rc::new(unit), globals: Value::UNBOUND };
    dynamic(gil).compiled.push(entry);
    Ok(code)
}

/// `_molt_ast.compile(data, form, filename, mode, options)`: 0 text, 1 bytes, 2 a tree.
fn compile_form(gil: &mut Gil, data: &Value, what: &Value, filename: &Value, mode: &Value, options: &Value) -> Result {
    let form = match what.as_small_int() {
        Some(0) => Form::Text,
        Some(1) => Form::Bytes,
        _ => Form::Tree,
    };
    let source = source_bytes(gil, data, "compile")?;
    let Some(mode) = mode_named(gil, mode) else {
        return Err(gil.value_error("compile() mode must be 'exec', 'eval' or 'single'"));
    };
    let filename = gil.to_rust(filename);
    make_code(gil, Unit { source, form, filename, mode, options: options.as_small_int().unwrap_or(0) as u8 })
}

/// `_molt_ast.parse(source, filename, mode)`
fn parse(gil: &mut Gil, source: &Value, filename: &Value, mode: &Value) -> Result {
    let source_form = form(gil, source);
    let bytes = source_bytes(gil, source, "compile")?;
    let mode = mode_named(gil, mode).unwrap_or(CompileMode::Exec);
    let unit = Unit { source: bytes, form: source_form, filename: gil.to_rust(filename), mode, options: 0 };
    let tree = host::parse(gil, &unit).map_err(|e| e.raise(gil))?;
    Ok(gil.new_bytes(&tree))
}

/// What the module `_ast` needs of the compiler.
pub static AST: crate::module::ModuleSpec = crate::module::ModuleSpec {
    name: "_molt_ast",
    doc: "Trees from and to the compiler.",
    functions: &[
        function("parse", Native::fixed3(parse), "(source, filename, mode, /)", ""),
        function("compile", Native::fixed5(compile_form), "(data, form, filename, mode, options, /)", ""),
    ],
    fill: |_, _| Ok(()),
};

fn dynamic(gil: &mut Gil) -> &mut Dynamic {
    &mut crate::init::root_mut(gil).dynamic
}

/// The namespaces for `exec` and `eval`: what was given, or those of the caller.
fn namespaces(gil: &mut Gil, globals: &Value, locals: &Value, what: &str) -> Result<(Value, Option<Value>)> {
    let given = |v: &Value| v.bound().filter(|v| !v.is_none()).cloned();
    let g = match given(globals) {
        Some(g) if gil.get::<Dict>(&g).is_some() => g,
        Some(g) => {
            if what == "eval" {
                let hint = if slot(gil, &g, |s| s.getitem.is_some()) {
                    "globals must be a real dict; try eval(code, {}, mapping)"
                } else {
                    "globals must be a dict"
                };
                return Err(gil.type_error(hint));
            }
            let message = format!("{what}() globals must be a dict, not {}", type_name(gil, &g));
            return Err(gil.type_error(message));
        }
        None => current_globals(gil),
    };
    let l = given(locals).filter(|l| !l.is(&g));
    if let Some(l) = &l
        && slot(gil, l, |s| s.getitem.is_none())
    {
        if what == "eval" {
            return Err(gil.type_error("locals must be a mapping"));
        }
        let message = format!("locals must be a mapping or None, not {}", type_name(gil, l));
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
    if let Some(c) = gil.get::<Code>(source) {
        if !c.free.is_empty() {
            let message = format!("code object passed to {what}() may not contain free variables");
            return Err(gil.type_error(message));
        }
        return run_code(gil, source, globals, locals, HeapVec::new());
    }
    let source_form = form(gil, source);
    let mut bytes = source_bytes(gil, source, what)?;
    if mode == CompileMode::Eval {
        let skip = bytes.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        bytes.drain(..skip);
    }
    let namespace = locals.is_some();
    let place = dynamic(gil).known.iter().rposition(|k| {
        k.namespace == namespace && k.globals.is(&globals) && k.unit.mode == mode && k.unit.source == bytes
    });
    if let Some(at) = place {
        let known = dynamic(gil).known.remove(at);
        let body = known.body.clone();
        dynamic(gil).known.push(known);
        return run_body(gil, &body, &globals, locals);
    }
    let unit = Unit { source: bytes, form: source_form, filename: "<string>".to_owned(), mode, options: 0 };
    let body = load(gil, &unit, &globals, namespace)?;
    // Other namespaces would be kept alive by this.
    let name = namespace_get(gil, &globals, "__name__").filter(|n| gil.is_str(n)).map(|n| gil.to_rust(&n));
    let module = name.and_then(|name| registered_module(gil, &name));
    if module.is_some_and(|m| crate::import::module_dict(gil, &m).is(&globals)) {
        let known = Known { unit: Rc::new(unit), namespace, globals: globals.clone(), body: body.clone() };
        let list = &mut dynamic(gil).known;
        let oldest = (list.len() >= MAX_KNOWN).then(|| list.remove(0));
        list.push(known);
        drop(oldest);
    }
    run_body(gil, &body, &globals, locals)
}

/// Compiles a unit for a namespace; its body.
fn load(gil: &mut Gil, unit: &Unit, globals: &Value, namespace: bool) -> Result {
    let id = compile_unit(gil, unit, namespace)?;
    match loader::body(gil, id, globals) {
        Some(body) => Ok(body),
        None => Err(gil.runtime_error("the compiled code was not loaded")),
    }
}

fn run_body(gil: &mut Gil, body: &Value, globals: &Value, locals: Option<Value>) -> Result {
    let takes_namespace =
        gil.get::<Function>(body).and_then(|f| gil.get::<Code>(&f.code)).is_some_and(|c| c.flags & FLAG_NAMESPACE != 0);
    if takes_namespace { call(gil, body, &[locals.unwrap_or_else(|| globals.clone())]) } else { call(gil, body, &[]) }
}

fn run_code(gil: &mut Gil, code: &Value, globals: Value, locals: Option<Value>, closure: HeapVec<Value>) -> Result {
    let found = dynamic(gil).compiled.iter().rposition(|c| c.code.is(code));
    if let Some(at) = found {
        let entry = &mut dynamic(gil).compiled[at];
        if locals.is_none() && (entry.globals.is_unbound() || entry.globals.is(&globals)) {
            entry.globals = globals.clone();
        } else {
            let unit = entry.unit.clone();
            let body = load(gil, &unit, &globals, locals.is_some())?;
            return run_body(gil, &body, &globals, locals);
        }
    }
    let parts = FunctionParts {
        code: code.clone(),
        globals: globals.clone(),
        closure,
        defaults: Value::NONE,
        kwdefaults: Value::NONE,
        annotate: Value::NONE,
    };
    let body = new_function(gil, parts)?;
    run_body(gil, &body, &globals, locals)
}

/// `eval(source, globals=None, locals=None)`
fn eval(gil: &mut Gil, source: &Value, globals: &Value, locals: &Value) -> Result {
    run(gil, source, globals, locals, CompileMode::Eval, "eval")
}

/// `exec(source, globals=None, locals=None, *, closure=None)`
fn exec(gil: &mut Gil, source: &Value, globals: &Value, locals: &Value, closure: &Value) -> Result {
    let free = gil.get::<Code>(source).map(|c| c.free.len());
    let none = Value::NONE;
    let closure = closure.bound().unwrap_or(&none);
    match free {
        None if !closure.is_none() => {
            return Err(gil.type_error("closure can only be used when source is a code object"));
        }
        Some(0) if !closure.is_none() => {
            return Err(gil.type_error("cannot use a closure with this code object"));
        }
        Some(count) if count > 0 => {
            let cells = gil.tuple(closure).map(<[Value]>::to_vec).unwrap_or_default();
            if cells.len() != count || !cells.iter().all(|c| gil.get::<Cell>(c).is_some()) {
                let message = format!("code object requires a closure of exactly length {count}");
                return Err(gil.type_error(message));
            }
            let (globals, locals) = namespaces(gil, globals, locals, "exec")?;
            run_code(gil, source, globals, locals, cells.into_iter().collect())?;
        }
        _ => drop(run(gil, source, globals, locals, CompileMode::Exec, "exec")?),
    }
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
        Native::fixed7(compile),
        "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
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
        Native::fixed4(exec),
        "(source, /, globals=None, locals=None, *, closure=None)",
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
