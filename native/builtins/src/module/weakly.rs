//! The module `_weakref`: weak references and proxies. What is built of them is Python's, the module `weakref`.

use molt_call::attributes::delattr;
use molt_call::mapping::set_str;
use molt_call::{compare, items, name_of_type, own_type, type_data, type_name};
use molt_object::{
    CompareOp, Exc, GetSetSpec, Known, MethodSpec, N, Numbers, Objects, Raise, Strings, T, Type, TypeSlots, TypeSpec,
    Unary, function, getter,
};
use molt_provenance::{Args, Gil, Native, Result, VTable, Value, Weak};

use super::ModuleSpec;
use crate::container::support::CLASS_GETITEM;

/// The module.
pub static MODULE: ModuleSpec =
    ModuleSpec { name: "_weakref", doc: "Weak-reference support module.", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodSpec] = &[
    function(
        "getweakrefcount",
        Native::fixed1(|gil, v| {
            let count = gil.weak_references(v).len();
            Ok(gil.new_int(count as i64))
        }),
        "(object, /)",
        "Return the number of weak references to 'object'.",
    ),
    function(
        "getweakrefs",
        Native::fixed1(|gil, v| {
            let all = gil.weak_references(v);
            Ok(gil.new_list(all.into_iter().collect()))
        }),
        "(object, /)",
        "Return a list of all weak reference objects pointing to 'object'.",
    ),
    function(
        "proxy",
        Native::fixed2(proxy),
        "(object, callback=None, /)",
        "Create a proxy object that weakly references 'object'.",
    ),
];

fn fill(gil: &mut Gil, dict: &Value) -> Result<()> {
    for (name, t) in [
        ("ref", T::WeakRef),
        ("ReferenceType", T::WeakRef),
        ("ProxyType", T::WeakProxy),
        ("CallableProxyType", T::WeakCallableProxy),
    ] {
        let ty = gil.ty(t).clone();
        set_str(gil, dict, name, ty);
    }
    Ok(())
}

/// `weakref.ref`
pub static REF: TypeSpec = TypeSpec {
    subclassable: true,
    slots: TypeSlots {
        new: Some(new),
        init: Some(init),
        call: Some(call),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare_refs),
        ..TypeSlots::NONE
    },
    methods: &[CLASS_GETITEM],
    getset: GETSET,
    ..TypeSpec::new(T::WeakRef, VTable::of::<Weak>())
};

static GETSET: &[GetSetSpec] = &[getter(
    "__callback__",
    |gil, v| Ok(gil.get::<Weak>(v).and_then(Weak::callback).cloned().unwrap_or(Value::NONE)),
    "",
)];

/// `weakref.ProxyType`
pub static PROXY: TypeSpec = TypeSpec { slots: PROXY_SLOTS, ..TypeSpec::new(T::WeakProxy, VTable::of::<Weak>()) };

/// `weakref.CallableProxyType`
pub static CALLABLE_PROXY: TypeSpec = TypeSpec {
    slots: TypeSlots {
        call: Some(|gil, v, args| {
            let target = alive(gil, v)?;
            molt_call::call_with(gil, &target, args)
        }),
        ..PROXY_SLOTS
    },
    ..TypeSpec::new(T::WeakCallableProxy, VTable::of::<Weak>())
};

/// What an object has to be for there to be weak references to it.
fn check(gil: &mut Gil, v: &Value) -> Result<()> {
    let ty = own_type(gil, v);
    if v.is_pointer() && type_data(gil, &ty).is_some_and(|d| d.has_weak) {
        return Ok(());
    }
    let message = ["cannot create weak reference to '", &name_of_type(gil, &ty), "' object"].concat();
    Err(gil.type_error(message))
}

/// A reference of a type; the one there is when it calls nothing.
fn reference(gil: &mut Gil, ty: &Value, target: &Value, callback: Option<&Value>) -> Result {
    check(gil, target)?;
    let callback = callback.filter(|c| !c.is_none() && !c.is_unbound());
    if callback.is_none() && !type_data(gil, ty).is_some_and(|d| d.is_python) {
        let plain = |r: &Value| gil.is_exactly(r, ty) && gil.get::<Weak>(r).is_some_and(|w| w.callback().is_none());
        if let Some(found) = gil.weak_references(target).into_iter().find(plain) {
            return Ok(found);
        }
    }
    Ok(gil.new_weak(ty, target, callback.cloned().unwrap_or_default()))
}

/// A plain reference, as bases have of their classes.
pub fn plain(gil: &mut Gil, target: &Value) -> Value {
    let ty = gil.ty(T::WeakRef).clone();
    gil.new_weak(&ty, target, Value::UNBOUND)
}

/// Lets go of references of built-in types to subclasses that died.
pub fn forget_classes(gil: &mut Gil) {
    let all = T::ALL.iter().map(|t| t.index()).chain(Exc::ALL.iter().map(|e| e.index()));
    for index in all {
        let ty = gil.known(index).clone();
        let dead = |gil: &Gil, r: &Value| target(gil, r).is_none();
        let kept: Vec<Value> = match type_data(gil, &ty) {
            Some(d) if d.subclasses.iter().any(|r| dead(gil, r)) => {
                d.subclasses.iter().filter(|r| !dead(gil, r)).cloned().collect()
            }
            _ => continue,
        };
        if let Some(t) = gil.get_mut::<Type>(&ty) {
            drop(core::mem::replace(&mut t.data.subclasses, kept));
        }
    }
}

/// The direct subclasses that are alive.
pub fn subclasses(gil: &Gil, ty: &Value) -> Vec<Value> {
    let Some(data) = type_data(gil, ty) else { return Vec::new() };
    data.subclasses.iter().filter_map(|r| gil.get::<Weak>(r)?.target()).collect()
}

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let values = args.positional();
    crate::container::support::check_count(gil, "__new__", values.len(), 1, 2)?;
    reference(gil, cls, &values[0], values.get(1))
}

fn init(gil: &mut Gil, _v: &Value, args: Args<'_>) -> Result<()> {
    crate::container::support::no_keywords(gil, "ref", args)?;
    crate::container::support::check_count(gil, "__init__", args.values.len(), 1, 2)
}

fn target(gil: &Gil, v: &Value) -> Option<Value> {
    gil.get::<Weak>(v)?.target()
}

fn call(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result {
    crate::container::support::check_count(gil, "__call__", args.values.len(), 0, 0)?;
    Ok(target(gil, v).unwrap_or(Value::NONE))
}

/// Where an object is, as texts show it.
fn place(gil: &Gil, v: &Value) -> String {
    format!("'{}' at {:#x}", type_name(gil, v), v.identity())
}

fn repr(gil: &mut Gil, v: &Value) -> Result {
    let mut text = format!("<weakref at {:#x}; ", v.identity());
    match target(gil, v) {
        None => text.push_str("dead"),
        Some(target) => {
            text.push_str("to ");
            text.push_str(&place(gil, &target));
            let name = gil.name(N::Name).clone();
            if let Some(name) = molt_call::getattr_opt(gil, &target, &name)?.filter(|n| gil.is_str(n)) {
                text.push_str(&[" (", &gil.to_rust(&name), ")"].concat());
            }
        }
    }
    text.push('>');
    Ok(gil.new_str(&text))
}

fn hash(gil: &mut Gil, v: &Value) -> Result<i64> {
    let Some(weak) = gil.get::<Weak>(v) else { return Ok(0) };
    if let Some(hash) = weak.hash().get() {
        return Ok(hash);
    }
    let Some(target) = weak.target() else { return Err(gil.type_error("weak object has gone away")) };
    let hash = molt_call::hash(gil, &target)?;
    if let Some(weak) = gil.get::<Weak>(v) {
        weak.hash().set(Some(hash));
    }
    Ok(hash)
}

fn compare_refs(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let both = gil.get::<Weak>(b).is_some();
    if !both || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (target(gil, a), target(gil, b)) {
        (Some(a), Some(b)) => compare(gil, &a, &b, op),
        _ => Ok(Value::bool(a.is(b) == (op == CompareOp::Eq))),
    }
}

fn proxy(gil: &mut Gil, v: &Value, callback: &Value) -> Result {
    let callable = molt_call::objects::is_callable(gil, v);
    let ty = gil.ty(if callable { T::WeakCallableProxy } else { T::WeakProxy }).clone();
    reference(gil, &ty, v, Some(callback))
}

/// What a proxy stands for.
fn alive(gil: &mut Gil, v: &Value) -> Result {
    match target(gil, v) {
        Some(target) => Ok(target),
        None => Err(gil.raise_text(Exc::ReferenceError, "weakly-referenced object no longer exists")),
    }
}

/// What an operand stands for: itself, or what it is a proxy of.
fn operand(gil: &mut Gil, v: &Value) -> Result {
    let proxy = [T::WeakProxy, T::WeakCallableProxy].iter().any(|t| gil.is_exactly(v, gil.ty(*t)));
    if proxy { alive(gil, v) } else { Ok(v.clone()) }
}

/// A slot with one operand that asks what the proxy stands for.
macro_rules! pass {
    ($f:path) => {
        Some(|gil, v| {
            let target = alive(gil, v)?;
            $f(gil, &target)
        })
    };
}

const PROXY_SLOTS: TypeSlots = TypeSlots {
    repr: Some(|gil, v| {
        let target = alive(gil, v)?;
        let text = format!("<weakproxy at {:#x}; to {}>", v.identity(), place(gil, &target));
        Ok(gil.new_str(&text))
    }),
    str: pass!(molt_call::str),
    bool: pass!(molt_call::truth),
    len: pass!(molt_call::len),
    iter: pass!(molt_call::iter),
    next: pass!(molt_call::next),
    index: pass!(molt_call::index),
    int: Some(|gil, v| by_name(gil, v, T::Int)),
    float: Some(|gil, v| by_name(gil, v, T::Float)),
    hash: Some(|gil, v| {
        let ty = own_type(gil, v);
        let message = ["unhashable type: '", &name_of_type(gil, &ty), "'"].concat();
        Err(gil.type_error(message))
    }),
    compare: Some(|gil, a, b, op| {
        let (a, b) = (operand(gil, a)?, operand(gil, b)?);
        compare(gil, &a, &b, op)
    }),
    getattr: Some(|gil, v, name| {
        let target = alive(gil, v)?;
        molt_call::getattr(gil, &target, name)
    }),
    setattr: Some(|gil, v, name, value| {
        let target = alive(gil, v)?;
        match value {
            Some(value) => molt_call::setattr(gil, &target, name, value),
            None => delattr(gil, &target, name),
        }
    }),
    getitem: Some(|gil, v, key| {
        let target = alive(gil, v)?;
        items::getitem(gil, &target, key)
    }),
    setitem: Some(|gil, v, key, value| {
        let target = alive(gil, v)?;
        match value {
            Some(value) => items::setitem(gil, &target, key, value),
            None => items::delitem(gil, &target, key),
        }
    }),
    contains: Some(|gil, v, item| {
        let target = alive(gil, v)?;
        items::contains(gil, &target, item)
    }),
    binary: Some(|gil, op, a, b| {
        let (a, b) = (operand(gil, a)?, operand(gil, b)?);
        molt_call::operators::binary(gil, op, &a, &b)
    }),
    inplace: Some(|gil, op, a, b| {
        let (a, b) = (operand(gil, a)?, operand(gil, b)?);
        molt_call::operators::inplace(gil, op, &a, &b)
    }),
    unary: Some(|gil, op, v| {
        let target = alive(gil, v)?;
        molt_call::operators::unary(gil, op, &target)
    }),
    ..TypeSlots::NONE
};

/// `int(proxy)`, `float(proxy)`
fn by_name(gil: &mut Gil, v: &Value, t: T) -> Result {
    let (target, ty) = (alive(gil, v)?, gil.ty(t).clone());
    molt_call::call(gil, &ty, &[target])
}

/// `__weakref__` of instances of Python classes: the newest reference, or None.
pub static ATTRIBUTE: GetSetSpec = getter("__weakref__", WEAKREF, "list of weak references to the object");
const WEAKREF: Unary = |gil, v| Ok(gil.weak_references(v).into_iter().next().unwrap_or(Value::NONE));
