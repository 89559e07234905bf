//! Python functions as objects, with their code and cells.

use molt_abi::blob::*;
use molt_abi::layout::{CALL_KEY_NONE, MAX_DIRECT_PARAMS, STAR_KEYWORDS, STAR_REST, TUPLE_ITEMS};
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, HeapVec, Result, VTable, Value};

/// Makes a function from code, in the given globals.
pub struct FunctionParts {
    /// The code object.
    pub code: Value,
    /// The namespace of its module.
    pub globals: Value,
    /// Captured cells.
    pub closure: HeapVec<Value>,
    /// Tuple or None.
    pub defaults: Value,
    /// Dict or None.
    pub kwdefaults: Value,
    /// Function or None.
    pub annotate: Value,
}

/// Makes a function object.
pub fn new_function(gil: &mut Gil, parts: FunctionParts) -> Result {
    let Some(code) = gil.get::<Code>(&parts.code) else { return Err(gil.type_error("a function needs a code object")) };
    let call_key = call_key(code);
    let binding = Binding::new(gil, code, &parts);
    let (table, name, qualname, doc) = (code.entry.index(), code.name.clone(), code.qualname.clone(), code.doc.clone());
    let module = find_in_dict(gil, &parts.globals, gil.name(N::Name)).unwrap_or(Value::NONE);
    let function = Function {
        call_key,
        table,
        closure: parts.closure,
        fits: binding.fits,
        fill_base: binding.fill_base,
        params: binding.params,
        binding: binding.number,
        counts: binding.counts,
        names: binding.names,
        fill: binding.fill,
        code: parts.code,
        globals: parts.globals,
        name,
        qualname,
        defaults: parts.defaults,
        kwdefaults: parts.kwdefaults,
        doc,
        module,
        annotate: parts.annotate,
        annotations: Value::UNBOUND,
        type_params: Value::UNBOUND,
    };
    Ok(gil.alloc(gil.ty(T::Function), function))
}

/// Number of arguments that need no binding, or `CALL_KEY_NONE`.
fn call_key(code: &Code) -> u32 {
    if code.flags & FLAG_NAMESPACE != 0 {
        return 1;
    }
    let plain = code.kwonly == 0 && code.flags & (FLAG_VARARGS | FLAG_VARKW | FLAG_MEMORY_ARGS) == 0;
    if plain { code.posonly + code.regular } else { CALL_KEY_NONE }
}

/// What compiled code has to know to bind arguments itself.
struct Binding {
    fits: u32,
    fill_base: u32,
    params: u32,
    number: u32,
    counts: [u8; 4],
    names: u32,
    fill: Value,
}

impl Binding {
    fn new(gil: &Gil, code: &Code, parts: &FunctionParts) -> Binding {
        let stars = code.flags & (FLAG_VARARGS | FLAG_VARKW);
        let (positional, key) = (code.posonly + code.regular, call_key(code));
        let named = positional + code.kwonly;
        let mut binding = Binding {
            fits: fits_key(key),
            fill_base: 0,
            params: if code.flags & FLAG_NAMESPACE != 0 { 1 } else { named + stars.count_ones() },
            number: code.number,
            counts: [0; 4],
            names: code.locals.as_ptr() as usize as u32,
            fill: parts.defaults.clone(),
        };
        if code.flags & (FLAG_MEMORY_ARGS | FLAG_NAMESPACE) != 0 {
            binding.number = 0;
            return binding;
        }
        let rest = if stars & FLAG_VARARGS != 0 { STAR_REST } else { 0 };
        let keywords = if stars & FLAG_VARKW != 0 { STAR_KEYWORDS } else { 0 };
        binding.counts = [positional as u8, named as u8, code.posonly as u8, (rest | keywords) as u8];
        let mut complete = true;
        if code.kwonly > 0 {
            let mut fill = gil.tuple(&parts.defaults).unwrap_or(&[]).to_vec();
            for name in &code.locals[positional as usize..named as usize] {
                let default = find_in_dict(gil, &parts.kwdefaults, name);
                complete &= default.is_some();
                fill.push(default.unwrap_or(Value::UNBOUND));
            }
            binding.fill = gil.new_tuple(fill);
        }
        let count = gil.tuple(&binding.fill).map_or(0, |items| items.len() as u32);
        if count > 0 {
            let first = binding.fill.identity() as u32 + TUPLE_ITEMS;
            binding.fill_base = first.wrapping_sub(named.wrapping_sub(count).wrapping_mul(8));
        }
        if complete {
            let least = positional.saturating_sub(count - code.kwonly);
            let above = if rest != 0 { u32::MAX } else { (2 << positional) - 1 };
            binding.fits = above & (u32::MAX << least);
        }
        binding
    }
}

/// See `FUNC_FITS`: the bit of a function's own number of parameters.
fn fits_key(key: u32) -> u32 {
    if key <= MAX_DIRECT_PARAMS { 1 << key } else { 0 }
}

/// The function's defaults or code are replaced, or could be without anyone noticing: compiled code must not bind arguments any more.
fn unbind(gil: &mut Gil, f: &Value) {
    if let Some(x) = gil.get_mut::<Function>(f) {
        (x.fits, x.binding) = (fits_key(x.call_key), 0);
    }
}

fn function_get(gil: &mut Gil, f: &Value, object: Option<&Value>, _owner: &Value) -> Result {
    Ok(match object {
        Some(o) => gil.alloc(gil.ty(T::Method), Method { func: f.clone(), object: o.clone() }),
        None => f.clone(),
    })
}

fn function_repr(gil: &mut Gil, f: &Value) -> Result {
    let text = match gil.get::<Function>(f) {
        Some(x) => format!("<function {} at {:#x}>", gil.to_rust(&x.qualname), f.identity()),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

macro_rules! field {
    ($get:ident, $set:ident, $field:ident, $what:literal, |$gil:ident, $v:ident| $ok:expr, $must:literal) => {
        fn $get(gil: &mut Gil, f: &Value) -> Result {
            Ok(gil.get::<Function>(f).map_or(Value::NONE, |x| x.$field.clone()))
        }
        fn $set(gil: &mut Gil, f: &Value, value: Option<&Value>) -> Result<()> {
            let new = value.cloned().unwrap_or(Value::NONE);
            let ok = {
                let ($gil, $v) = (&*gil, &new);
                $ok
            };
            if !ok {
                return Err(gil.type_error($must));
            }
            if let Some(x) = gil.get_mut::<Function>(f) {
                let old = core::mem::replace(&mut x.$field, new);
                drop(old);
            }
            Ok(())
        }
    };
}

field!(get_name, set_name, name, "__name__", |gil, v| gil.is_str(v), "__name__ must be set to a string object");
field!(
    get_qualname,
    set_qualname,
    qualname,
    "__qualname__",
    |gil, v| gil.is_str(v),
    "__qualname__ must be set to a string object"
);
field!(get_doc, set_doc, doc, "__doc__", |_gil, _v| true, "");
field!(get_module, set_module, module, "__module__", |_gil, _v| true, "");
field!(
    get_defaults,
    set_defaults,
    defaults,
    "__defaults__",
    |gil, v| v.is_none() || gil.tuple(v).is_some(),
    "__defaults__ must be set to a tuple object"
);
field!(
    get_kwdefaults,
    set_kwdefaults,
    kwdefaults,
    "__kwdefaults__",
    |gil, v| v.is_none() || gil.get::<Dict>(v).is_some(),
    "__kwdefaults__ must be set to a dict object"
);
field!(
    get_annotate,
    set_annotate_field,
    annotate,
    "__annotate__",
    |gil, v| v.is_none() || molt_call::objects::is_callable(gil, v),
    "__annotate__ must be callable or None"
);

fn replace_defaults(gil: &mut Gil, f: &Value, value: Option<&Value>) -> Result<()> {
    unbind(gil, f);
    set_defaults(gil, f, value)
}

fn replace_kwdefaults(gil: &mut Gil, f: &Value, value: Option<&Value>) -> Result<()> {
    unbind(gil, f);
    set_kwdefaults(gil, f, value)
}

/// Who gets hold of the dict may change it.
fn reveal_kwdefaults(gil: &mut Gil, f: &Value) -> Result {
    if gil.get::<Function>(f).is_some_and(|x| !x.kwdefaults.is_none()) {
        unbind(gil, f);
    }
    get_kwdefaults(gil, f)
}

fn get_code(gil: &mut Gil, f: &Value) -> Result {
    Ok(gil.get::<Function>(f).map_or(Value::NONE, |x| x.code.clone()))
}

fn set_code(gil: &mut Gil, f: &Value, value: Option<&Value>) -> Result<()> {
    let Some(new) = value.filter(|v| gil.get::<Code>(v).is_some()) else {
        return Err(gil.type_error("__code__ must be set to a code object"));
    };
    let (Some(x), Some(c)) = (gil.get::<Function>(f), gil.get::<Code>(new)) else { return Ok(()) };
    if c.free.len() != x.closure.len() {
        let message = format!(
            "{}() requires a code object with {} free vars, not {}",
            gil.to_rust(&x.name),
            x.closure.len(),
            c.free.len()
        );
        return Err(gil.value_error(message));
    }
    let (key, table) = (call_key(c), c.entry.index());
    if let Some(x) = gil.get_mut::<Function>(f) {
        (x.fits, x.binding) = (fits_key(key), 0);
        (x.call_key, x.params) = (key, key);
        x.table = table;
        let old = core::mem::replace(&mut x.code, new.clone());
        drop(old);
    }
    Ok(())
}

fn get_globals(gil: &mut Gil, f: &Value) -> Result {
    Ok(gil.get::<Function>(f).map_or(Value::NONE, |x| x.globals.clone()))
}

fn get_builtins(gil: &mut Gil, _f: &Value) -> Result {
    Ok(crate::namespace::builtins_dict(gil))
}

fn get_closure(gil: &mut Gil, f: &Value) -> Result {
    let cells = gil.get::<Function>(f).map_or(Vec::new(), |x| x.closure.to_vec());
    Ok(if cells.is_empty() { Value::NONE } else { gil.new_tuple(cells) })
}

field!(
    get_type_params_field,
    set_type_params,
    type_params,
    "__type_params__",
    |gil, v| gil.tuple(v).is_some(),
    "__type_params__ must be set to a tuple"
);

fn get_type_params(gil: &mut Gil, f: &Value) -> Result {
    let params = get_type_params_field(gil, f)?;
    Ok(if params.is_unbound() { gil.new_tuple(Vec::new()) } else { params })
}

fn get_annotations(gil: &mut Gil, f: &Value) -> Result {
    let Some(x) = gil.get::<Function>(f) else { return Ok(Value::NONE) };
    if !x.annotations.is_unbound() {
        return Ok(x.annotations.clone());
    }
    let annotate = x.annotate.clone();
    let v = evaluate_annotations(gil, &annotate)?;
    if let Some(x) = gil.get_mut::<Function>(f) {
        x.annotations = v.clone();
    }
    Ok(v)
}

/// What an `__annotate__` gives; nothing is annotated where it cannot be called.
pub fn evaluate_annotations(gil: &mut Gil, annotate: &Value) -> Result {
    if !molt_call::objects::is_callable(gil, annotate) {
        return Ok(gil.new_dict(Dict::new()));
    }
    let made = molt_call::call(gil, annotate, &[Value::int32(1)])?;
    if gil.get::<Dict>(&made).is_none() {
        return Err(molt_call::type_error_of(gil, "__annotate__ returned non-dict of type '%T'", &made));
    }
    Ok(made)
}

fn set_annotations(gil: &mut Gil, f: &Value, value: Option<&Value>) -> Result<()> {
    let new = match value {
        Some(v) if gil.get::<Dict>(v).is_some() => v.clone(),
        None => gil.new_dict(Dict::new()),
        Some(v) if v.is_none() => gil.new_dict(Dict::new()),
        _ => return Err(gil.type_error("__annotations__ must be set to a dict object")),
    };
    if let Some(x) = gil.get_mut::<Function>(f) {
        x.annotations = new;
        x.annotate = Value::NONE;
    }
    Ok(())
}

fn set_annotate(gil: &mut Gil, f: &Value, value: Option<&Value>) -> Result<()> {
    let Some(v) = value else { return Err(gil.type_error("__annotate__ cannot be deleted")) };
    set_annotate_field(gil, f, value)?;
    if !v.is_none()
        && let Some(x) = gil.get_mut::<Function>(f)
    {
        x.annotations = Value::UNBOUND;
    }
    Ok(())
}

/// `function`
pub static FUNCTION: TypeSpec = TypeSpec {
    slots: TypeSlots {
        repr: Some(function_repr),
        call: Some(molt_call::invoke::call_function),
        get: Some(function_get),
        ..TypeSlots::NONE
    },
    getset: &[
        GetSetSpec { name: "__name__", get: get_name, set: Some(set_name), doc: "" },
        GetSetSpec { name: "__qualname__", get: get_qualname, set: Some(set_qualname), doc: "" },
        GetSetSpec { name: "__doc__", get: get_doc, set: Some(set_doc), doc: "" },
        GetSetSpec { name: "__module__", get: get_module, set: Some(set_module), doc: "" },
        GetSetSpec { name: "__defaults__", get: get_defaults, set: Some(replace_defaults), doc: "" },
        GetSetSpec { name: "__kwdefaults__", get: reveal_kwdefaults, set: Some(replace_kwdefaults), doc: "" },
        GetSetSpec { name: "__code__", get: get_code, set: Some(set_code), doc: "" },
        GetSetSpec { name: "__annotations__", get: get_annotations, set: Some(set_annotations), doc: "" },
        GetSetSpec { name: "__annotate__", get: get_annotate, set: Some(set_annotate), doc: "" },
        GetSetSpec {
            name: "__dict__",
            get: crate::class::object::get_dict,
            set: Some(crate::class::object::set_dict),
            doc: "",
        },
        GetSetSpec { name: "__type_params__", get: get_type_params, set: Some(set_type_params), doc: "" },
        getter("__globals__", get_globals, ""),
        getter("__builtins__", get_builtins, ""),
        getter("__closure__", get_closure, ""),
    ],
    ..TypeSpec::new(T::Function, VTable::of::<Function>())
};

fn cell_get(gil: &mut Gil, c: &Value) -> Result {
    match gil.get::<Cell>(c) {
        Some(x) if !x.value.is_unbound() => Ok(x.value.clone()),
        _ => Err(gil.value_error("cell is empty")),
    }
}

fn cell_set(gil: &mut Gil, c: &Value, value: Option<&Value>) -> Result<()> {
    let new = value.cloned().unwrap_or(Value::UNBOUND);
    if let Some(x) = gil.get_mut::<Cell>(c) {
        let old = core::mem::replace(&mut x.value, new);
        drop(old);
    }
    Ok(())
}

fn cell_repr(gil: &mut Gil, c: &Value) -> Result {
    let text = match gil.get::<Cell>(c) {
        Some(x) if !x.value.is_unbound() => {
            format!("<cell at {:#x}: {} object at {:#x}>", c.identity(), type_name(gil, &x.value), x.value.identity())
        }
        _ => format!("<cell at {:#x}: empty>", c.identity()),
    };
    Ok(gil.new_str(&text))
}

/// `cell`
pub static CELL: TypeSpec = TypeSpec {
    slots: TypeSlots { repr: Some(cell_repr), ..TypeSlots::NONE },
    getset: &[GetSetSpec { name: "cell_contents", get: cell_get, set: Some(cell_set), doc: "" }],
    ..TypeSpec::new(T::Cell, VTable::of::<Cell>())
};

macro_rules! code_field {
    ($($name:ident, |$gil:ident, $c:ident| $value:expr;)*) => {
        $(fn $name(gil: &mut Gil, v: &Value) -> Result {
            let $gil = gil;
            Ok(match $gil.get::<Code>(v) {
                Some($c) => $value,
                None => Value::NONE,
            })
        })*
    };
}

code_field! {
    code_name, |gil, c| c.name.clone();
    code_qualname, |gil, c| c.qualname.clone();
    code_filename, |gil, c| c.filename.clone();
    code_first_line, |gil, c| gil.new_int(c.first_line as i64);
    code_argcount, |gil, c| gil.new_int((c.posonly + c.regular) as i64);
    code_posonly, |gil, c| gil.new_int(c.posonly as i64);
    code_kwonly, |gil, c| gil.new_int(c.kwonly as i64);
    code_nlocals, |gil, c| gil.new_int(c.locals.len() as i64);
    code_varnames, |gil, c| gil.tuple_of(&c.locals);
    code_cellvars, |gil, c| gil.tuple_of(&c.cells);
    code_freevars, |gil, c| gil.tuple_of(&c.free);
    code_flags, |gil, c| gil.new_int(flags_of(c));
}

/// `co_flags` as CPython numbers them.
fn flags_of(c: &Code) -> i64 {
    let mut flags = 0;
    if matches!(c.kind, CodeKind::Function | CodeKind::Lambda | CodeKind::Comprehension) {
        flags |= 0x3;
    }
    for (ours, theirs) in [(FLAG_VARARGS, 0x4), (FLAG_VARKW, 0x8), (FLAG_ITERABLE_COROUTINE, 0x100)] {
        if c.flags & ours != 0 {
            flags |= theirs;
        }
    }
    flags
        | match (c.flags & FLAG_GENERATOR != 0, c.flags & FLAG_COROUTINE != 0) {
            (true, true) => 0x200,
            (true, false) => 0x20,
            (false, true) => 0x80,
            (false, false) => 0,
        }
}

fn code_repr(gil: &mut Gil, v: &Value) -> Result {
    let text = match gil.get::<Code>(v) {
        Some(c) => format!(
            "<code object {} at {:#x}, file \"{}\", line {}>",
            gil.to_rust(&c.name),
            v.identity(),
            gil.to_rust(&c.filename),
            c.first_line
        ),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

/// `code`
pub static CODE: TypeSpec = TypeSpec {
    slots: TypeSlots { repr: Some(code_repr), ..TypeSlots::NONE },
    getset: &[
        getter("co_name", code_name, ""),
        getter("co_qualname", code_qualname, ""),
        getter("co_filename", code_filename, ""),
        getter("co_firstlineno", code_first_line, ""),
        getter("co_argcount", code_argcount, ""),
        getter("co_posonlyargcount", code_posonly, ""),
        getter("co_kwonlyargcount", code_kwonly, ""),
        getter("co_nlocals", code_nlocals, ""),
        getter("co_varnames", code_varnames, ""),
        getter("co_cellvars", code_cellvars, ""),
        getter("co_freevars", code_freevars, ""),
        getter("co_flags", code_flags, ""),
        getter("co_consts", super::code::co_consts, ""),
    ],
    methods: &[
        method("co_positions", molt_provenance::Native::fixed1(super::code::co_positions), "($self, /)", ""),
        method("co_lines", molt_provenance::Native::fixed1(super::code::co_lines), "($self, /)", ""),
        method(
            "replace",
            molt_provenance::Native::Variadic(super::code::replace),
            "($self, /, **changes)",
            "Return a copy of the code object with new values for the specified fields.",
        ),
        method(
            "__replace__",
            molt_provenance::Native::Variadic(super::code::replace),
            "($self, /, **changes)",
            "The same as replace().",
        ),
    ],
    ..TypeSpec::new(T::Code, VTable::of::<Code>())
};
