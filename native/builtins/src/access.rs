//! Attribute access and calls of compiled code: the slow paths, which also teach the inline caches.

use molt_abi::layout::{BIND_SELF, BIND_STARS};
use molt_call::attributes::*;
use molt_call::invoke::{Callable, call, call_with, method_of, with_first};
use molt_call::types::*;
use molt_object::shape::DICT_SHAPE;
use molt_object::*;
use molt_provenance::{Args, At, Gil, Result, RootSlot, Slots, Value};

use crate::class::lookup::{
    cache_callable, cache_from_class, cache_method, cache_own, cache_setter, cache_super, member_slot,
};
use crate::class::wrappers;
use crate::descriptor::superclass;

fn generic(gil: &Gil, obj: &Value) -> bool {
    slot(gil, obj, |s| s.getattr).is_some_and(|f| core::ptr::fn_addr_eq(f, object_getattr as Binary))
}

/// `obj.name`
pub fn get_attribute(gil: &mut Gil, cache: At, obj: &Value, name: &Value) -> Result {
    if let Some(s) = gil.get::<Slots>(obj)
        && s.shape() != DICT_SHAPE
    {
        let shape = s.shape();
        let slot = gil.root::<ObjectRoot>(RootSlot::Object).shapes.slot(shape, name);
        if let Some(slot) = slot
            && generic(gil, obj)
            && !shadowed_by_data_descriptor(gil, obj, name)
        {
            cache.cache_load(gil, obj, name, slot);
            if let Some(v) = instance_attribute(gil, obj, name) {
                return Ok(v);
            }
        }
        if slot.is_none() && generic(gil, obj) {
            cache_from_class(gil, cache, obj, name);
        }
    } else if obj.is_pointer() && (is_type(gil, obj) || gil.get::<Module>(obj).is_some()) {
        cache_own(gil, cache, obj, name, false);
    }
    getattr(gil, obj, name)
}

fn shadowed_by_data_descriptor(gil: &Gil, obj: &Value, name: &Value) -> bool {
    lookup(gil, &type_of(gil, obj), name).is_some_and(|d| slot(gil, &d, |s| s.set.is_some()))
}

/// Whether attributes of an object are set in the generic way.
fn stores_plainly(gil: &Gil, obj: &Value) -> bool {
    slot(gil, obj, |s| s.setattr).is_some_and(|f| {
        core::ptr::fn_addr_eq(f, object_setattr as fn(&mut Gil, &Value, &Value, Option<&Value>) -> Result<()>)
    })
}

/// `obj.name = value`
pub fn set_attribute(gil: &mut Gil, cache: At, obj: &Value, name: &Value, value: &Value) -> Result<()> {
    if let Some(s) = gil.get::<Slots>(obj)
        && s.shape() != DICT_SHAPE
        && slot(gil, obj, |s| s.setattr).is_some_and(|f| {
            core::ptr::fn_addr_eq(f, object_setattr as fn(&mut Gil, &Value, &Value, Option<&Value>) -> Result<()>)
        })
        && !shadowed_by_data_descriptor(gil, obj, name)
        && has_instance_attributes(gil, obj)
    {
        let shape = s.shape();
        let shapes = &mut gil.root_mut::<ObjectRoot>(RootSlot::Object).shapes;
        let (at, next) = match shapes.slot(shape, name) {
            Some(at) => (at, shape),
            None => (shapes.names(shape).len() as u32, shapes.add(shape, name)),
        };
        // Remembered before the store, which moves the instance on to its next shape.
        cache.cache_store(gil, obj, name, at, next);
        if set_instance_attribute(gil, obj, name, value.clone()) {
            return Ok(());
        }
    } else if let Some(s) = gil.get::<Slots>(obj)
        && slot(gil, obj, |s| s.setattr).is_some_and(|f| {
            core::ptr::fn_addr_eq(f, object_setattr as fn(&mut Gil, &Value, &Value, Option<&Value>) -> Result<()>)
        })
        && let Some(at) = member_slot(gil, obj, name)
    {
        let shape = s.shape();
        if shape != DICT_SHAPE {
            cache.cache_store(gil, obj, name, at, shape);
        }
    } else if stores_plainly(gil, obj) {
        cache_setter(gil, cache, obj, name);
    }
    setattr(gil, obj, name, value)
}

/// `del obj.name`
pub fn delete_attribute(gil: &mut Gil, obj: &Value, name: &Value) -> Result<()> {
    delattr(gil, obj, name)
}

/// Looks up a method; when that fails, the frame is where the attribute is and not at the call.
#[inline]
fn find_method(gil: &mut Gil, obj: &Value, name: &Value) -> Result<Callable> {
    let found = method_of(gil, obj, name);
    if found.is_err() {
        gil.advance_position();
    }
    found
}

/// `obj.name(…)`: `args` begin with the object.
fn call_method_cached(gil: &mut Gil, cache: At, name: &Value, args: &[Value]) -> Result {
    let obj = &args[0];
    match find_method(gil, obj, name)? {
        Callable::Unbound(f) => {
            cache_method(gil, cache, obj, name);
            call(gil, &f, args)
        }
        Callable::Bound(f) => {
            cache_callable(gil, cache, obj, name);
            call(gil, &f, &args[1..])
        }
    }
}

/// `obj.name()`
pub fn method0(gil: &mut Gil, cache: At, obj: &Value, name: &Value) -> Result {
    call_method_cached(gil, cache, name, core::slice::from_ref(obj))
}
/// `obj.name(a)`
pub fn method1(gil: &mut Gil, cache: At, obj: &Value, name: &Value, a: &Value) -> Result {
    call_method_cached(gil, cache, name, &[obj.clone(), a.clone()])
}
/// `obj.name(a, b)`
pub fn method2(gil: &mut Gil, cache: At, obj: &Value, name: &Value, a: &Value, b: &Value) -> Result {
    call_method_cached(gil, cache, name, &[obj.clone(), a.clone(), b.clone()])
}
/// `obj.name(a, b, c)`
pub fn method3(gil: &mut Gil, cache: At, obj: &Value, name: &Value, a: &Value, b: &Value, c: &Value) -> Result {
    call_method_cached(gil, cache, name, &[obj.clone(), a.clone(), b.clone(), c.clone()])
}
/// `obj.name(…)` with arguments in memory, the object first.
pub fn method_n(gil: &mut Gil, cache: At, name: &Value, at: At, count: u32) -> Result {
    at.lend(gil, count, |gil, args| call_method_cached(gil, cache, name, args))
}
/// As `method_n`, with keywords. The cache of their binding follows the method's.
pub fn method_kw(gil: &mut Gil, cache: At, name: &Value, at: At, count: u32, names: &Value) -> Result {
    at.lend(gil, count, |gil, args| {
        let (f, args) = match find_method(gil, &args[0], name)? {
            Callable::Unbound(f) => {
                cache_method(gil, cache, &args[0], name);
                remember_binding(gil, cache.following(), &f, Args::new(gil, args, names), BIND_SELF);
                (f, args)
            }
            Callable::Bound(f) => (f, &args[1..]),
        };
        let args = Args::new(gil, args, names);
        call_with(gil, &f, args)
    })
}

/// What `obj.name(…)` will call, looked up before its arguments are evaluated: the address of what the class has, as an int, or what is to be
/// called without the object. The address is only compared (see `call_found`), so nothing has to be counted.
pub fn method_before_arguments(gil: &mut Gil, cache: At, obj: &Value, name: &Value) -> Result {
    match method_of(gil, obj, name)? {
        Callable::Unbound(f) => {
            cache_method(gil, cache, obj, name);
            Ok(Value::small_int((f.identity() & 0xFFFF_FFFF) as i64).unwrap_or(f))
        }
        Callable::Bound(f) => {
            cache_callable(gil, cache, obj, name);
            Ok(f)
        }
    }
}

/// `obj.name(…)` of which `method_before_arguments` gave `found`. When it means something else by now, what it meant is called, which its class
/// still has or has lost just now.
pub fn call_found(gil: &mut Gil, cache: At, name: &Value, at: At, count: u32, names: &Value, found: &Value) -> Result {
    let Some(address) = found.as_small_int() else {
        return at.lend(gil, count, |gil, args| call_named(gil, found, &args[1..], names));
    };
    at.lend(gil, count, |gil, args| {
        let meant = method_found(gil, &args[0], name, address as u64);
        match meant {
            Some(f) => {
                cache_method(gil, cache, &args[0], name);
                call_named(gil, &f, args, names)
            }
            None => match find_method(gil, &args[0], name)? {
                Callable::Unbound(f) => call_named(gil, &f, args, names),
                Callable::Bound(f) => call_named(gil, &f, &args[1..], names),
            },
        }
    })
}

fn call_named(gil: &mut Gil, f: &Value, args: &[Value], names: &Value) -> Result {
    if names.is_unbound() {
        return call(gil, f, args);
    }
    let args = Args::new(gil, args, names);
    call_with(gil, f, args)
}

/// The method at this address that the object's class has or had.
fn method_found(gil: &mut Gil, obj: &Value, name: &Value, address: u64) -> Option<Value> {
    let plain = |gil: &Gil, f: &Value| {
        f.identity() == address && (gil.get::<Function>(f).is_some() || gil.is_exactly(f, gil.ty(T::MethodDescriptor)))
    };
    if let Some(f) = lookup(gil, &type_of(gil, obj), name)
        && plain(gil, &f)
    {
        return Some(f);
    }
    let retired = gil.root::<ObjectRoot>(RootSlot::Object).retired.clone();
    retired.into_iter().find_map(|v| {
        let f = if is_type(gil, &v) { lookup(gil, &v, name)? } else { v };
        plain(gil, &f).then_some(f)
    })
}

/// Lets compiled code bind arguments like these to the parameters of this function itself.
fn remember_binding(gil: &mut Gil, cache: At, f: &Value, args: Args<'_>, flag: u32) {
    if !cache.is_none()
        && let Some(plan) = molt_call::bind::plan(gil, f, args)
    {
        cache.cache_binding(plan.binding | flag, plan.places, plan.stars);
    }
}

/// Puts what a call has for `*` and `**` parameters behind its arguments.
pub fn gather(gil: &mut Gil, cache: At, at: At, count: u32, names: &Value) {
    let stars = cache.word(BIND_STARS);
    let (rest, keywords) = at.lend(gil, count, |gil, args| molt_call::bind::gather(gil, stars, args, names));
    at.put(count, rest);
    at.put(count + 1, keywords);
}

/// `callee()`
pub fn call0(gil: &mut Gil, f: &Value) -> Result {
    call(gil, f, &[])
}
/// `callee(a)`
pub fn call1(gil: &mut Gil, f: &Value, a: &Value) -> Result {
    if f.is(gil.ty(T::Str)) {
        return crate::text::format::to_text(gil, a);
    }
    let quick = if f.is(gil.ty(T::Int)) {
        crate::number::int::quick(gil, a)
    } else if f.is(gil.ty(T::Float)) {
        crate::number::float::quick(gil, a)
    } else {
        None
    };
    if let Some(number) = quick {
        return Ok(number);
    }
    if f.is(gil.ty(T::Bool)) {
        return Ok(Value::bool(molt_call::truth(gil, a)?));
    }
    if f.is(gil.ty(T::List)) {
        let items = molt_call::iteration::collect_list(gil, a)?;
        return Ok(gil.new_list(items));
    }
    if f.is(gil.ty(T::Tuple)) {
        return crate::container::tuple::from_iterable(gil, a);
    }
    call(gil, f, core::slice::from_ref(a))
}
/// `callee(a, b)`
pub fn call2(gil: &mut Gil, f: &Value, a: &Value, b: &Value) -> Result {
    call(gil, f, &[a.clone(), b.clone()])
}
/// `callee(a, b, c)`
pub fn call3(gil: &mut Gil, f: &Value, a: &Value, b: &Value, c: &Value) -> Result {
    call(gil, f, &[a.clone(), b.clone(), c.clone()])
}
/// `callee(a, b, c, d)`
pub fn call4(gil: &mut Gil, f: &Value, a: &Value, b: &Value, c: &Value, d: &Value) -> Result {
    call(gil, f, &[a.clone(), b.clone(), c.clone(), d.clone()])
}
/// `callee(…)` with arguments in memory.
pub fn call_n(gil: &mut Gil, f: &Value, at: At, count: u32) -> Result {
    at.lend(gil, count, |gil, args| call(gil, f, args))
}
/// `callee(…)` with keywords.
pub fn call_kw(gil: &mut Gil, cache: At, f: &Value, at: At, count: u32, names: &Value) -> Result {
    at.lend(gil, count, |gil, args| {
        let args = Args::new(gil, args, names);
        if gil.get::<Function>(f).is_some() {
            remember_binding(gil, cache, f, args, 0);
        } else if let Some(m) = gil.get::<Method>(f) {
            let (func, object) = (m.func.clone(), m.object.clone());
            with_first(args, object, |args| remember_binding(gil, cache, &func, args, BIND_SELF));
        } else if let Some(init) = type_data(gil, f).map(|d| d.init_function.clone()) {
            with_first(args, Value::NONE, |args| remember_binding(gil, cache, &init, args, BIND_SELF));
        }
        call_with(gil, f, args)
    })
}

/// An instance of a class for whose instances that is all it takes (see `TYPE_INIT`).
pub fn new_instance(gil: &mut Gil, cls: &Value) -> Value {
    let v = gil.alloc_instance(cls);
    let fixed = type_data(gil, cls).map_or(0, |d| d.fixed_slots as usize);
    if fixed > 0
        && let Some(s) = gil.get_mut::<Slots>(&v)
    {
        s.slots_mut()[..fixed].fill(Some(Value::UNBOUND));
    }
    v
}

/// A function of a class, bound to an instance.
pub fn bind_method(gil: &mut Gil, f: &Value, obj: &Value) -> Value {
    gil.alloc(gil.ty(T::Method), Method { func: f.clone(), object: obj.clone() })
}

/// What `__init__` returned is not None.
pub fn init_result(gil: &mut Gil, r: &Value) -> Result {
    crate::class::python_slots::check_init(gil, r).map(|()| Value::NONE)
}
/// `callee(*args, **kwargs)`
pub fn call_ex(gil: &mut Gil, f: &Value, args: &Value, kwargs: &Value) -> Result {
    if !kwargs.is_unbound() && gil.get::<Dict>(kwargs).is_none() {
        let dict = gil.new_dict(Dict::new());
        crate::container::dict_update::call_merge(gil, &dict, kwargs, f)?;
        return molt_call::invoke::call_ex(gil, f, args, Some(&dict));
    }
    molt_call::invoke::call_ex(gil, f, args, kwargs.bound())
}

fn is_super(gil: &Gil, callee: &Value) -> bool {
    callee.is(gil.ty(T::Super))
}

/// `super(cls, self).name`; when `callee` is not the built-in, it is called.
pub fn super_attr(gil: &mut Gil, callee: &Value, cls: &Value, this: &Value, name: &Value) -> Result {
    if is_super(gil, callee) {
        return superclass::attribute(gil, cls, this, name);
    }
    let object = call(gil, callee, &[cls.clone(), this.clone()])?;
    getattr(gil, &object, name)
}

/// `super(cls, self).name(…)`; the arguments in memory are without the object.
#[expect(clippy::too_many_arguments, reason = "the ABI's helper has as many")]
pub fn call_super(
    gil: &mut Gil,
    cache: At,
    callee: &Value,
    cls: &Value,
    this: &Value,
    name: &Value,
    at: At,
    count: u32,
    names: &Value,
) -> Result {
    at.lend(gil, count, |gil, args| {
        if is_super(gil, callee) {
            let object_type = superclass::check(gil, cls, this)?;
            if !this.is(&object_type)
                && let Some(f) = superclass::find(gil, cls, &object_type, name)
            {
                if gil.get::<Function>(&f).is_some() {
                    let args = Args::new(gil, args, names);
                    return with_first(args, this.clone(), |args| {
                        cache_super(gil, cache, this, cls, name);
                        if args.keywords > 0 {
                            remember_binding(gil, cache.following(), &f, args, BIND_SELF);
                        }
                        call_with(gil, &f, args)
                    });
                }
                // A method of a built-in base, made of its slot.
                if gil.is_exactly(&f, gil.ty(T::SlotWrapper)) {
                    let args = Args::new(gil, args, names);
                    return wrappers::call_bound(gil, &f, this, args);
                }
            }
        }
        let f = super_attr(gil, callee, cls, this, name).inspect_err(|_| gil.advance_position())?;
        let args = Args::new(gil, args, names);
        call_with(gil, &f, args)
    })
}

/// What to say about an object that is no manager for this kind of `with`, but is one for the other.
fn other_protocol(gil: &mut Gil, obj: &Value, name: &Value) -> &'static str {
    let sync = gil.name(N::Enter).is(name) || gil.name(N::Exit).is(name);
    let others = if sync { ["__aenter__", "__aexit__"] } else { ["__enter__", "__exit__"] };
    let has_all = others.iter().all(|other| {
        let other = gil.intern(other);
        lookup(gil, &type_of(gil, obj), &other).is_some()
    });
    match (has_all, sync) {
        (false, _) => "",
        (_, true) => " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?",
        (_, false) => " but it supports the context manager protocol. Did you mean to use 'with'?",
    }
}

/// A special method of the type, bound to the object.
pub fn load_special(gil: &mut Gil, obj: &Value, name: &Value, error: &Value) -> Result {
    match lookup(gil, &type_of(gil, obj), name) {
        Some(f) => bind(gil, f, obj),
        None => {
            let mut message = gil.to_rust(error);
            message.push_str(other_protocol(gil, obj, name));
            Err(type_error_of(gil, &message, obj))
        }
    }
}
