//! The special methods of built-in types (`int.__add__`, `list.__len__`), made from their slots.

use molt_call::attributes::store_name;
use molt_call::operators::{FORWARD, REFLECTED};
use molt_call::types::{is_subtype, type_data, type_name, type_of};
use molt_object::*;
use molt_provenance::{Args, Gil, Result, Tracer, Value};

/// How one special method calls a slot of the type that it belongs to. The object is the first argument.
pub struct WrapperSpec {
    /// Its name.
    pub name: N,
    /// Arguments after the object: least and most.
    args: (u8, u8),
    /// Whether the type has the slot.
    present: fn(&TypeSlots) -> bool,
    /// Calls the slot of the type that is given first.
    call: fn(&mut Gil, &Value, &Value, Args<'_>) -> Result,
}

fn missing(gil: &mut Gil) -> molt_provenance::Raised {
    gil.type_error("the type does not have this method")
}

macro_rules! unary {
    ($name:ident, $slot:ident) => {
        WrapperSpec {
            name: N::$name,
            args: (0, 0),
            present: |s| s.$slot.is_some(),
            call: |gil, owner, this, _| match type_data(gil, owner).and_then(|d| d.slots.$slot) {
                Some(f) => f(gil, this),
                None => Err(missing(gil)),
            },
        }
    };
}

macro_rules! with_slot {
    ($name:ident, $slot:ident, $args:expr, |$gil:ident, $f:ident, $this:ident, $a:ident| $body:expr) => {
        WrapperSpec {
            name: N::$name,
            args: $args,
            present: |s| s.$slot.is_some(),
            call: |$gil, owner, $this, $a| match type_data($gil, owner).and_then(|d| d.slots.$slot) {
                Some($f) => $body,
                None => Err(missing($gil)),
            },
        }
    };
}

macro_rules! compare {
    ($name:ident) => {
        with_slot!($name, compare, (1, 1), |gil, f, this, a| f(gil, this, &a.values[0], CompareOp::$name))
    };
}

macro_rules! unary_op {
    ($name:ident, $op:ident) => {
        with_slot!($name, unary, (0, 0), |gil, f, this, _a| f(gil, UnaryOp::$op, this))
    };
}

static WRAPPERS: &[WrapperSpec] = &[
    unary!(Repr, repr),
    unary!(StrName, str),
    unary!(Iter, iter),
    unary!(Index, index),
    unary!(IntName, int),
    unary!(FloatName, float),
    with_slot!(Hash, hash, (0, 0), |gil, f, this, _a| f(gil, this).map(|h| gil.new_int(h))),
    with_slot!(BoolName, bool, (0, 0), |gil, f, this, _a| f(gil, this).map(Value::bool)),
    with_slot!(Len, len, (0, 0), |gil, f, this, _a| f(gil, this).map(|n| gil.new_int(n as i64))),
    with_slot!(Next, next, (0, 0), |gil, f, this, _a| match f(gil, this)? {
        Some(v) => Ok(v),
        None => {
            let value = gil.take_stop_value();
            Err(molt_call::iteration::raise_stop_iteration(gil, value))
        }
    }),
    compare!(Lt),
    compare!(Le),
    compare!(Eq),
    compare!(Ne),
    compare!(Gt),
    compare!(Ge),
    with_slot!(GetAttribute, getattr, (1, 1), |gil, f, this, a| {
        let name = gil.intern_value(&a.values[0]);
        f(gil, this, &name)
    }),
    with_slot!(SetAttr, setattr, (2, 2), |gil, f, this, a| {
        let name = gil.intern_value(&a.values[0]);
        f(gil, this, &name, Some(&a.values[1])).map(|()| Value::NONE)
    }),
    with_slot!(DelAttr, setattr, (1, 1), |gil, f, this, a| {
        let name = gil.intern_value(&a.values[0]);
        f(gil, this, &name, None).map(|()| Value::NONE)
    }),
    with_slot!(Call, call, (0, 255), |gil, f, this, a| f(gil, this, a)),
    with_slot!(GetItem, getitem, (1, 1), |gil, f, this, a| f(gil, this, &a.values[0])),
    with_slot!(SetItem, setitem, (2, 2), |gil, f, this, a| f(gil, this, &a.values[0], Some(&a.values[1]))
        .map(|()| Value::NONE)),
    with_slot!(DelItem, setitem, (1, 1), |gil, f, this, a| f(gil, this, &a.values[0], None).map(|()| Value::NONE)),
    with_slot!(Contains, contains, (1, 1), |gil, f, this, a| f(gil, this, &a.values[0]).map(Value::bool)),
    unary_op!(Neg, Neg),
    unary_op!(Pos, Pos),
    unary_op!(Invert, Invert),
    unary_op!(Abs, Abs),
    with_slot!(Get, get, (1, 2), |gil, f, this, a| {
        let object = if a.values[0].is_none() { None } else { Some(&a.values[0]) };
        let owner = match a.values.get(1) {
            Some(o) => o.clone(),
            None => molt_call::own_type(gil, &a.values[0]),
        };
        f(gil, this, object, &owner)
    }),
    with_slot!(SetDescr, set, (2, 2), |gil, f, this, a| f(gil, this, &a.values[0], Some(&a.values[1]))
        .map(|()| Value::NONE)),
    with_slot!(DeleteDescr, set, (1, 1), |gil, f, this, a| f(gil, this, &a.values[0], None).map(|()| Value::NONE)),
    with_slot!(Init, init, (0, 255), |gil, f, this, a| f(gil, this, a).map(|()| Value::NONE)),
];

/// Index beyond the table: operators are encoded as `OPERATORS + 2 * op` (and one more when reflected), sequence operators and the rest after.
const OPERATORS: u32 = 1000;
const CONCAT: u32 = 2000;
const REPEAT: u32 = 2001;
const REPEAT_REFLECTED: u32 = 2002;
const INPLACE: u32 = 3000;
const NEW: u32 = 4000;

/// A special method of a built-in type.
pub struct SlotWrapper {
    /// The type that it belongs to.
    pub owner: Value,
    /// Its name.
    pub name: Value,
    which: u32,
}

impl molt_provenance::Payload for SlotWrapper {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.owner);
        visit.see(&self.name);
    }
}

/// Adds the special methods of a type's own slots to its namespace.
pub fn add(gil: &mut Gil, ty: &Value, dict: &Value, slots: &TypeSlots) {
    for (i, spec) in WRAPPERS.iter().enumerate() {
        if (spec.present)(slots) {
            put(gil, ty, dict, spec.name, i as u32);
        }
    }
    if slots.binary.is_some() {
        let id = T::ALL.iter().find(|t| gil.ty(**t).is(ty)).copied();
        for op in BinaryOp::ALL {
            if has_operator(id, op) {
                put(gil, ty, dict, FORWARD[op as usize], OPERATORS + 2 * op as u32);
                put(gil, ty, dict, REFLECTED[op as usize], OPERATORS + 2 * op as u32 + 1);
            }
        }
    }
    if slots.concat.is_some() {
        put(gil, ty, dict, N::Add, CONCAT);
    }
    if slots.repeat.is_some() {
        put(gil, ty, dict, N::Mul, REPEAT);
        put(gil, ty, dict, N::RMul, REPEAT_REFLECTED);
    }
    if slots.inplace.is_some() {
        let id = T::ALL.iter().find(|t| gil.ty(**t).is(ty)).copied();
        for (op, name) in BinaryOp::ALL.iter().zip(molt_call::operators::INPLACE) {
            if has_inplace(id, *op) {
                put(gil, ty, dict, name, INPLACE + *op as u32);
            }
        }
    }
    if slots.new.is_some() {
        let name = gil.name(N::New).clone();
        let new = gil.alloc(gil.ty(T::NewWrapper), SlotWrapper { owner: ty.clone(), name: name.clone(), which: NEW });
        store_name(gil, dict, &name, new);
    }
}

fn put(gil: &mut Gil, ty: &Value, dict: &Value, name: N, which: u32) {
    let name = gil.name(name).clone();
    let wrapper = gil.alloc(gil.ty(T::SlotWrapper), SlotWrapper { owner: ty.clone(), name: name.clone(), which });
    store_name(gil, dict, &name, wrapper);
}

/// Which operators a built-in type has, among those that its one slot could answer.
fn has_operator(id: Option<T>, op: BinaryOp) -> bool {
    use BinaryOp::*;
    match id {
        Some(T::Int | T::Bool) => op != MatMul,
        Some(T::Float) => matches!(op, Add | Sub | Mul | TrueDiv | FloorDiv | Mod | Pow | DivMod),
        Some(T::Complex) => matches!(op, Add | Sub | Mul | TrueDiv | Pow),
        Some(T::Str | T::Bytes | T::ByteArray) => op == Mod,
        Some(T::Set | T::FrozenSet | T::DictKeys | T::DictItems) => matches!(op, Sub | And | Or | Xor),
        Some(T::Dict | T::Type | T::GenericAlias | T::Union | T::NoneType) => op == Or,
        _ => true,
    }
}

fn has_inplace(id: Option<T>, op: BinaryOp) -> bool {
    use BinaryOp::*;
    match id {
        Some(T::List | T::ByteArray) => matches!(op, Add | Mul),
        Some(T::Set) => matches!(op, Sub | And | Or | Xor),
        Some(T::Dict) => op == Or,
        _ => false,
    }
}

/// Calls a special method: the object is the first argument.
pub fn call(gil: &mut Gil, callee: &Value, args: Args<'_>) -> Result {
    let Some(w) = gil.get::<SlotWrapper>(callee) else { return Err(missing(gil)) };
    if w.which == NEW {
        let owner = w.owner.clone();
        let slots = type_data(gil, &owner).map_or(TypeSlots::NONE, |d| d.slots);
        return call_new(gil, &owner, &slots, args);
    }
    let Some((this, _)) = args.positional().split_first() else {
        let (name, owner) = (gil.to_rust(&w.name), molt_call::name_of_type(gil, &w.owner));
        return Err(gil.type_error(format!("descriptor '{name}' of '{owner}' object needs an argument")));
    };
    let after = Args { values: &args.values[1..], names: args.names, keywords: args.keywords };
    call_bound(gil, callee, this, after)
}

/// Calls a slot wrapper (not that of `__new__`) with its object beside the arguments.
pub fn call_bound(gil: &mut Gil, callee: &Value, this: &Value, args: Args<'_>) -> Result {
    let Some(w) = gil.get::<SlotWrapper>(callee) else { return Err(missing(gil)) };
    let (owner, which, name) = (w.owner.clone(), w.which, w.name.clone());
    let rest = args.positional();
    if !is_subtype(gil, &type_of(gil, this), &owner) {
        let message = format!(
            "descriptor '{}' requires a '{}' object but received a '{}'",
            gil.to_rust(&name),
            molt_call::name_of_type(gil, &owner),
            type_name(gil, this)
        );
        return Err(gil.type_error(message));
    }
    let spec = WRAPPERS.get(which as usize);
    let (least, most) = spec.map_or((1, if which == OPERATORS + 2 * BinaryOp::Pow as u32 { 2 } else { 1 }), |s| s.args);
    if most != 255 && (args.keywords > 0 || rest.len() < least as usize || rest.len() > most as usize) {
        return Err(wrong_arguments(gil, &name, args, (least, most)));
    }
    if let Some(spec) = spec {
        return (spec.call)(gil, &owner, this, args);
    }
    let slots = type_data(gil, &owner).map_or(TypeSlots::NONE, |d| d.slots);
    match which {
        CONCAT => match slots.concat {
            Some(f) => f(gil, this, &rest[0]),
            None => Err(missing(gil)),
        },
        REPEAT | REPEAT_REFLECTED => match slots.repeat {
            Some(f) => f(gil, this, &rest[0]),
            None => Err(missing(gil)),
        },
        _ if which >= INPLACE => match slots.inplace {
            Some(f) => f(gil, BinaryOp::ALL[(which - INPLACE) as usize], this, &rest[0]),
            None => Err(missing(gil)),
        },
        _ => {
            let op = BinaryOp::ALL[((which - OPERATORS) / 2) as usize];
            let reflected = (which - OPERATORS) % 2 == 1;
            match slots.binary {
                Some(_) if op == BinaryOp::Pow && rest.len() == 2 && !rest[1].is_none() => {
                    crate::number::pow3(gil, this, &rest[0], &rest[1])
                }
                Some(f) if reflected => f(gil, op, &rest[0], this),
                Some(f) => f(gil, op, this, &rest[0]),
                None => Err(missing(gil)),
            }
        }
    }
}

#[cold]
fn wrong_arguments(gil: &mut Gil, name: &Value, args: Args<'_>, (least, most): (u8, u8)) -> molt_provenance::Raised {
    let name = gil.to_rust(name);
    if args.keywords > 0 {
        return gil.type_error(format!("wrapper {name}() takes no keyword arguments"));
    }
    let count = args.values.len();
    let message = if least == most {
        format!("expected {least} argument{}, got {count}", if least == 1 { "" } else { "s" })
    } else if count < least as usize {
        format!("{name} expected at least {least} argument, got {count}")
    } else {
        format!("{name} expected at most {most} arguments, got {count}")
    };
    gil.type_error(message)
}

/// `T.__new__(cls, …)`
fn call_new(gil: &mut Gil, owner: &Value, slots: &TypeSlots, args: Args<'_>) -> Result {
    let Some((cls, _)) = args.positional().split_first() else {
        let owner_name = molt_call::name_of_type(gil, owner);
        return Err(gil.type_error(format!("{owner_name}.__new__(): not enough arguments")));
    };
    if type_data(gil, cls).is_none() {
        let owner_name = molt_call::name_of_type(gil, owner);
        let message = format!("{owner_name}.__new__(X): X is not a type object ({})", type_name(gil, cls));
        return Err(gil.type_error(message));
    }
    if !is_subtype(gil, cls, owner) {
        let (name, owner_name) = (molt_call::name_of_type(gil, cls), molt_call::name_of_type(gil, owner));
        let message = format!("{owner_name}.__new__({name}): {name} is not a subtype of {owner_name}");
        return Err(gil.type_error(message));
    }
    let after = Args { values: &args.values[1..], names: args.names, keywords: args.keywords };
    match slots.new {
        Some(f) => f(gil, cls, after),
        None => Err(missing(gil)),
    }
}

fn wrapper_get(gil: &mut Gil, descr: &Value, object: Option<&Value>, _owner: &Value) -> Result {
    match object {
        Some(o) => Ok(gil.alloc(gil.ty(T::MethodWrapper), Method { func: descr.clone(), object: o.clone() })),
        None => Ok(descr.clone()),
    }
}

fn wrapper_repr(gil: &mut Gil, v: &Value) -> Result {
    let text = match gil.get::<SlotWrapper>(v) {
        Some(w) if w.which == NEW => "<built-in method __new__ of type object>".to_owned(),
        Some(w) => {
            format!("<slot wrapper '{}' of '{}' objects>", gil.to_rust(&w.name), molt_call::name_of_type(gil, &w.owner))
        }
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

fn wrapper_name(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.get::<SlotWrapper>(v).map_or(Value::NONE, |w| w.name.clone()))
}

fn wrapper_qualname(gil: &mut Gil, v: &Value) -> Result {
    let text = match gil.get::<SlotWrapper>(v) {
        Some(w) => format!("{}.{}", molt_call::name_of_type(gil, &w.owner), gil.to_rust(&w.name)),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

fn wrapper_owner(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.get::<SlotWrapper>(v).map_or(Value::NONE, |w| w.owner.clone()))
}

fn wrapper_doc(_gil: &mut Gil, _v: &Value) -> Result {
    Ok(Value::NONE)
}

static GETSET: &[GetSetSpec] = &[
    getter("__name__", wrapper_name, ""),
    getter("__qualname__", wrapper_qualname, ""),
    getter("__objclass__", wrapper_owner, ""),
    getter("__doc__", wrapper_doc, ""),
];

/// `wrapper_descriptor`
pub static SLOT_WRAPPER: TypeSpec = TypeSpec {
    slots: TypeSlots { call: Some(call), get: Some(wrapper_get), repr: Some(wrapper_repr), ..TypeSlots::NONE },
    getset: GETSET,
    ..TypeSpec::new(T::SlotWrapper, molt_provenance::VTable::of::<SlotWrapper>())
};

/// `__new__` of built-in types: it is not bound to objects.
pub static NEW_WRAPPER: TypeSpec = TypeSpec {
    slots: TypeSlots { call: Some(call), repr: Some(wrapper_repr), ..TypeSlots::NONE },
    getset: GETSET,
    // Whoever asks takes it for a built-in function.
    base: T::Builtin,
    ..TypeSpec::new(T::NewWrapper, molt_provenance::VTable::of::<SlotWrapper>())
};
