//! Frames and tracebacks as objects. A frame of compiled code is two words on a stack: the function and where it is. An object is made when
//! somebody asks; it follows its frame while that is on the stack, and then keeps what was seen last.

use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, Native, Payload, Result, Tracer, VTable, Value};
use molt_state::{State, positions};

use crate::generator::introspection;

/// A frame.
pub struct Frame {
    function: Value,
    /// Where it was when it was looked at last.
    position: u32,
    /// Its number from the bottom of the stack; 0 when it is known from a traceback alone.
    depth: u32,
    /// Its variables, where the function let itself be asked for them; unbound elsewhere.
    locals: Value,
    /// The generator or coroutine whose frame it is, where it was asked for by that; else unbound.
    generator: Value,
}

impl Payload for Frame {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.function);
        visit.see(&self.locals);
        visit.see(&self.generator);
    }
}

fn function_of(gil: &Gil, f: &Value) -> Value {
    gil.get::<Frame>(f).map_or(Value::NONE, |f| f.function.clone())
}

fn code_of(gil: &Gil, f: &Value) -> Value {
    let function = function_of(gil, f);
    gil.get::<Function>(&function).map_or(Value::NONE, |f| f.code.clone())
}

/// The frame of a generator or coroutine that is not done.
pub fn of_generator(gil: &mut Gil, generator: &Value, function: Value) -> Value {
    let mut depth = 0;
    if introspection::position(gil, generator).is_none() {
        let mut up = 0;
        while let Some((running, _)) = gil.frame_at(up) {
            if running.is(&function) {
                depth = gil.frame_depth() - up;
                break;
            }
            up += 1;
        }
    }
    let frame = Frame { function, position: 0, depth, locals: Value::UNBOUND, generator: generator.clone() };
    gil.alloc(gil.ty(T::Frame), frame)
}

fn generator_of(gil: &Gil, f: &Value) -> Option<Value> {
    gil.get::<Frame>(f).and_then(|f| f.generator.bound().cloned())
}

/// How many levels up a frame is, when it is on the stack still. Its position is brought up to date.
fn level(gil: &mut Gil, f: &Value) -> Option<u32> {
    if let Some(generator) = generator_of(gil, f)
        && let Some(position) = introspection::position(gil, &generator)
    {
        if let Some(f) = gil.get_mut::<Frame>(f) {
            f.position = position;
        }
        return None;
    }
    let (function, depth) = gil.get::<Frame>(f).map(|f| (f.function.clone(), f.depth))?;
    let up = gil.frame_depth().checked_sub(depth).filter(|_| depth > 0)?;
    let (running, position) = gil.frame_at(up)?;
    if !running.is(&function) {
        return None;
    }
    if let Some(f) = gil.get_mut::<Frame>(f) {
        f.position = position;
    }
    Some(up)
}

/// The frame `up` levels above the innermost.
pub fn frame_at(gil: &mut Gil, up: u32) -> Option<Value> {
    let (function, position) = gil.frame_at(up)?;
    let depth = gil.frame_depth() - up;
    Some(gil.alloc(
        gil.ty(T::Frame),
        Frame { function, position, depth, locals: Value::UNBOUND, generator: Value::UNBOUND },
    ))
}

fn frame_code(gil: &mut Gil, f: &Value) -> Result {
    Ok(code_of(gil, f))
}

fn frame_globals(gil: &mut Gil, f: &Value) -> Result {
    let function = function_of(gil, f);
    Ok(gil.get::<Function>(&function).map_or(Value::NONE, |f| f.globals.clone()))
}

fn frame_builtins(gil: &mut Gil, _f: &Value) -> Result {
    Ok(gil.state().builtins.clone())
}

fn frame_locals(gil: &mut Gil, f: &Value) -> Result {
    if let Some(locals) = gil.get::<Frame>(f).and_then(|f| f.locals.bound().cloned()) {
        return Ok(locals);
    }
    if let Some(generator) = generator_of(gil, f)
        && introspection::position(gil, &generator).is_some()
    {
        let dict = gil.new_dict(Dict::new());
        for (name, v) in introspection::variables(gil, &generator) {
            molt_call::attributes::store_name(gil, &dict, &name, v);
        }
        return Ok(dict);
    }
    let code = code_of(gil, f);
    if gil.get::<Code>(&code).is_some_and(|c| c.kind == CodeKind::Module) {
        return frame_globals(gil, f);
    }
    Err(gil.unsupported("f_locals of a function that does not ask for its own frame"))
}

fn line(gil: &mut Gil, function: &Value, position: u32) -> Value {
    let code = gil.get::<Function>(function).map_or(Value::NONE, |f| f.code.clone());
    let line = positions::position(gil, &code, position).map_or(0, |p| p.line);
    gil.new_int(line as i64)
}

fn frame_line(gil: &mut Gil, f: &Value) -> Result {
    level(gil, f);
    let (function, position) = gil.get::<Frame>(f).map_or((Value::NONE, 0), |f| (f.function.clone(), f.position));
    Ok(line(gil, &function, position))
}

/// Positions are numbered; instructions are two bytes, as in CPython.
fn offset(gil: &mut Gil, position: u32) -> Value {
    gil.new_int(position as i64 * 2)
}

fn frame_last(gil: &mut Gil, f: &Value) -> Result {
    level(gil, f);
    let position = gil.get::<Frame>(f).map_or(0, |f| f.position);
    Ok(offset(gil, position))
}

fn frame_back(gil: &mut Gil, f: &Value) -> Result {
    let Some(up) = level(gil, f) else { return Ok(Value::NONE) };
    Ok(frame_at(gil, up + 1).unwrap_or(Value::NONE))
}

fn frame_clear(gil: &mut Gil, f: &Value) -> Result {
    if level(gil, f).is_some() {
        return Err(gil.runtime_error("cannot clear an executing frame"));
    }
    if let Some(f) = gil.get_mut::<Frame>(f) {
        let old = core::mem::replace(&mut f.locals, Value::UNBOUND);
        drop(old);
    }
    Ok(Value::NONE)
}

fn frame_generator(gil: &mut Gil, f: &Value) -> Result {
    Ok(generator_of(gil, f).unwrap_or(Value::NONE))
}

fn none(_gil: &mut Gil, _f: &Value) -> Result {
    Ok(Value::NONE)
}

fn frame_repr(gil: &mut Gil, f: &Value) -> Result {
    let line = frame_line(gil, f)?;
    let (line, code) = (molt_call::repr_string(gil, &line)?, code_of(gil, f));
    let (file, name) = match gil.get::<Code>(&code) {
        Some(c) => (c.filename.clone(), gil.to_rust(&c.name)),
        None => (Value::NONE, String::new()),
    };
    let file = molt_call::repr_string(gil, &file)?;
    Ok(gil.new_str(&format!("<frame at {:#x}, file {file}, line {line}, code {name}>", f.identity())))
}

/// Objects for one frame are equal.
fn frame_compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let (Some(x), Some(y)) = (gil.get::<Frame>(a), gil.get::<Frame>(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let same = a.is(b) || (x.depth > 0 && x.depth == y.depth && x.function.is(&y.function));
    Ok(match op {
        CompareOp::Eq => Value::bool(same),
        CompareOp::Ne => Value::bool(!same),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn frame_hash(gil: &mut Gil, f: &Value) -> Result<i64> {
    Ok(gil.get::<Frame>(f).map_or(0, |f| f.function.identity() as i64 ^ i64::from(f.depth)))
}

/// `frame`
pub static FRAME: TypeSpec = TypeSpec {
    slots: TypeSlots {
        repr: Some(frame_repr),
        compare: Some(frame_compare),
        hash: Some(frame_hash),
        ..TypeSlots::NONE
    },
    methods: &[method("clear", Native::fixed1(frame_clear), "()", "Clear all references held by the frame.")],
    getset: &[
        getter("f_code", frame_code, ""),
        getter("f_globals", frame_globals, ""),
        getter("f_builtins", frame_builtins, ""),
        getter("f_locals", frame_locals, ""),
        getter("f_lineno", frame_line, ""),
        getter("f_lasti", frame_last, ""),
        getter("f_back", frame_back, ""),
        getter("f_trace", none, ""),
        getter("f_generator", frame_generator, ""),
    ],
    ..TypeSpec::new(T::Frame, VTable::of::<Frame>())
};

fn tb_next(gil: &mut Gil, t: &Value) -> Result {
    Ok(gil.get::<Traceback>(t).map_or(Value::NONE, |t| t.next.clone()))
}

fn set_tb_next(gil: &mut Gil, t: &Value, value: Option<&Value>) -> Result<()> {
    let Some(next) = value else { return Err(gil.type_error("can't delete tb_next attribute")) };
    let mut at = next.clone();
    while let Some(entry) = gil.get::<Traceback>(&at) {
        if at.is(t) {
            return Err(gil.value_error("traceback loop detected"));
        }
        at = entry.next.clone();
    }
    if !at.is_none() {
        return Err(type_error_of(gil, "expected traceback object, got '%T'", next));
    }
    if let Some(t) = gil.get_mut::<Traceback>(t) {
        let old = core::mem::replace(&mut t.next, next.clone());
        drop(old);
    }
    Ok(())
}

fn place(gil: &Gil, t: &Value) -> (Value, u32) {
    gil.get::<Traceback>(t).map_or((Value::NONE, 0), |t| (t.function.clone(), t.position))
}

fn tb_line(gil: &mut Gil, t: &Value) -> Result {
    let (function, position) = place(gil, t);
    Ok(line(gil, &function, position))
}

fn tb_last(gil: &mut Gil, t: &Value) -> Result {
    let (_, position) = place(gil, t);
    Ok(offset(gil, position))
}

/// The frame of a traceback's entry: the one on the stack when the function is running still.
fn tb_frame(gil: &mut Gil, t: &Value) -> Result {
    let (function, position) = place(gil, t);
    let mut up = 0;
    while let Some((running, now)) = gil.frame_at(up) {
        if running.is(&function) && now >= position {
            let depth = gil.frame_depth() - up;
            return Ok(gil.alloc(
                gil.ty(T::Frame),
                Frame { function, position, depth, locals: Value::UNBOUND, generator: Value::UNBOUND },
            ));
        }
        up += 1;
    }
    Ok(gil.alloc(
        gil.ty(T::Frame),
        Frame { function, position, depth: 0, locals: Value::UNBOUND, generator: Value::UNBOUND },
    ))
}

/// `traceback`
pub static TRACEBACK: TypeSpec = TypeSpec {
    getset: &[
        GetSetSpec { name: "tb_next", get: tb_next, set: Some(set_tb_next), doc: "" },
        getter("tb_lineno", tb_line, ""),
        getter("tb_lasti", tb_last, ""),
        getter("tb_frame", tb_frame, ""),
    ],
    ..TypeSpec::new(T::Traceback, VTable::of::<Traceback>())
};

/// `sys._getframe(depth=0)`
fn get_frame(gil: &mut Gil, depth: &Value) -> Result {
    let up = match depth.bound() {
        Some(d) => molt_call::index_i64(gil, d, Exc::OverflowError)?.max(0),
        None => 0,
    };
    match u32::try_from(up).ok().and_then(|up| frame_at(gil, up)) {
        Some(frame) => Ok(frame),
        None => Err(gil.value_error("call stack is not deep enough")),
    }
}

/// `sys._getframemodulename(depth=0)`
fn get_frame_module(gil: &mut Gil, depth: &Value) -> Result {
    let up = match depth.bound() {
        Some(d) => molt_call::index_i64(gil, d, Exc::OverflowError)?.max(0),
        None => 0,
    };
    let function = u32::try_from(up).ok().and_then(|up| gil.frame_at(up));
    Ok(match function {
        Some((f, _)) => gil.get::<Function>(&f).map_or(Value::NONE, |f| f.module.clone()),
        None => Value::NONE,
    })
}

/// What a function that asks for its own frame says of its variables: `frame` as it is.
fn note_locals(gil: &mut Gil, frame: &Value, locals: &Value) -> Result {
    if level(gil, frame) == Some(0)
        && let Some(f) = gil.get_mut::<Frame>(frame)
    {
        let old = core::mem::replace(&mut f.locals, locals.clone());
        drop(old);
    }
    Ok(frame.clone())
}

/// Functions of `sys`.
pub const GET_FRAME: MethodSpec =
    function("_getframe", Native::fixed1(get_frame), "(depth=0, /)", "Return a frame object from the call stack.");
/// As above.
pub const GET_FRAME_MODULE: MethodSpec = function(
    "_getframemodulename",
    Native::fixed1(get_frame_module),
    "(depth=0)",
    "Return the name of the module for a calling frame.",
);

/// What compiled code calls by its name.
pub static FUNCTIONS: &[MethodSpec] =
    &[function("__note_locals__", Native::fixed2(note_locals), "(frame, locals, /)", "")];
