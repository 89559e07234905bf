//! Calls: one entry for every callable.

use molt_abi::layout::{CALL_KEY_NONE, MAX_DIRECT_PARAMS};
use molt_object::{Builtin, Function, Known, Method, N, Objects, Raise, Strings, T};
use molt_provenance::vec::has_memory;
use molt_provenance::{Args, CodeEntry, Gil, Result, Value};

use crate::bind;
use crate::types::*;

/// `callee(*args)`
#[inline]
pub fn call(gil: &mut Gil, callee: &Value, args: &[Value]) -> Result {
    if let Some(f) = gil.get::<Function>(callee)
        && f.call_key as usize == args.len()
    {
        let entry = CodeEntry::at(f.table);
        return entry.call(gil, callee, args);
    }
    call_with(gil, callee, Args::positional_only(args))
}

/// `callee(*args, **keywords)`
pub fn call_with(gil: &mut Gil, callee: &Value, args: Args<'_>) -> Result {
    if gil.get::<Function>(callee).is_some() {
        return call_function(gil, callee, args);
    }
    if let Some(b) = gil.get::<Builtin>(callee) {
        let (spec, bound) = (b.spec, b.bound.clone());
        if bound.is_unbound() || spec.kind == molt_object::MethodKind::Static {
            return call_native(gil, callee, args);
        }
        return with_first(args, bound, |args| call_native(gil, callee, args));
    }
    if let Some(m) = gil.get::<Method>(callee) {
        let (func, object) = (m.func.clone(), m.object.clone());
        return with_first(args, object, |args| call_with(gil, &func, args));
    }
    match slot(gil, callee, |s| s.call) {
        Some(f) => {
            gil.enter_recursion("")?;
            let result = f(gil, callee, args);
            gil.leave_native();
            result
        }
        None => Err(type_error_of(gil, "'%T' object is not callable", callee)),
    }
}

/// Runs `body` with one more argument in front.
pub fn with_first<R>(args: Args<'_>, first: Value, body: impl FnOnce(Args<'_>) -> R) -> R {
    if let Some(few) = args.values.len().checked_add(1).filter(|n| *n <= 8) {
        let mut values = [const { Value::UNBOUND }; 8];
        values[0] = first;
        values[1..few].clone_from_slice(args.values);
        return body(Args { values: &values[..few], names: args.names, keywords: args.keywords });
    }
    let mut values = Vec::with_capacity(args.values.len() + 1);
    values.push(first);
    values.extend_from_slice(args.values);
    body(Args { values: &values, names: args.names, keywords: args.keywords })
}

/// Calls a Python function with any arguments.
pub fn call_function(gil: &mut Gil, callee: &Value, args: Args<'_>) -> Result {
    let Some(f) = gil.get::<Function>(callee) else { return Err(gil.type_error("not a function")) };
    let entry = CodeEntry::at(f.table);
    if args.keywords == 0 && f.call_key as usize == args.values.len() {
        return entry.call(gil, callee, args.values);
    }
    let room = bind::room(gil, callee).unwrap_or(0);
    if room <= MAX_DIRECT_PARAMS as usize {
        let mut bound = [const { Value::UNBOUND }; MAX_DIRECT_PARAMS as usize];
        bind::bind_function(gil, callee, args, &mut bound[..room])?;
        return entry.call(gil, callee, &bound[..room]);
    }
    let mut bound = vec![Value::UNBOUND; room];
    bind::bind_function(gil, callee, args, &mut bound)?;
    entry.call_memory(gil, callee, &bound)
}

fn call_native(gil: &mut Gil, callee: &Value, args: Args<'_>) -> Result {
    let Some(b) = gil.get::<Builtin>(callee) else { return Err(gil.type_error("not a built-in function")) };
    let (code, direct) = (b.spec.code, b.call_key);
    let is_method = gil.is_exactly(callee, gil.ty(T::MethodDescriptor));
    if is_method {
        bind::check_receiver(gil, callee, args)?;
    }
    if code.arity().is_none() || (direct != CALL_KEY_NONE && args.keywords == 0 && args.values.len() == direct as usize)
    {
        return code.call(gil, args);
    }
    if let Some((bound, count)) = bind::fill_native(gil, callee, args) {
        return code.call(gil, Args::positional_only(&bound[..count]));
    }
    let bound = bind::bind_native(gil, callee, args)?;
    code.call(gil, Args::positional_only(&bound))
}

/// `obj.name(*args)`
pub fn call_method(gil: &mut Gil, obj: &Value, name: &Value, args: &[Value]) -> Result {
    let found = method_of(gil, obj, name)?;
    match found {
        Callable::Unbound(f) => with_first(Args::positional_only(args), obj.clone(), |args| call_with(gil, &f, args)),
        Callable::Bound(f) => call(gil, &f, args),
    }
}

/// `obj.name(*args)` for a well-known name.
pub fn call_method_named(gil: &mut Gil, obj: &Value, name: N, args: &[Value]) -> Result {
    let name = gil.name(name).clone();
    call_method(gil, obj, &name, args)
}

/// `type(obj).name(obj, *args)`: a special method, or `None` when the type has none.
pub fn call_special(gil: &mut Gil, obj: &Value, name: N, args: &[Value]) -> Result<Option<Value>> {
    let Some(method) = lookup_special(gil, obj, name) else { return Ok(None) };
    if gil.get::<Function>(&method).is_some() || gil.is_exactly(&method, gil.ty(T::MethodDescriptor)) {
        return with_first(Args::positional_only(args), obj.clone(), |args| call_with(gil, &method, args)).map(Some);
    }
    let bound = crate::attributes::bind(gil, method, obj)?;
    call(gil, &bound, args).map(Some)
}

/// What a method lookup found.
pub enum Callable {
    /// A function of the type: the object has to be passed as its first argument.
    Unbound(Value),
    /// Anything else: to be called as it is.
    Bound(Value),
}

/// Looks up a method without making a bound method of a plain function.
pub fn method_of(gil: &mut Gil, obj: &Value, name: &Value) -> Result<Callable> {
    let getattr = slot(gil, obj, |s| s.getattr);
    let generic =
        getattr.is_some_and(|f| core::ptr::fn_addr_eq(f, crate::attributes::object_getattr as molt_object::Binary));
    if generic
        && let Some(f) = lookup(gil, &type_of(gil, obj), name)
        && (gil.get::<Function>(&f).is_some() || gil.is_exactly(&f, gil.ty(T::MethodDescriptor)))
    {
        return Ok(match crate::attributes::instance_attribute(gil, obj, name) {
            Some(own) => Callable::Bound(own),
            None => Callable::Unbound(f),
        });
    }
    Ok(Callable::Bound(crate::attributes::getattr(gil, obj, name)?))
}

/// The arguments that `*args` gives.
fn star_arguments(gil: &mut Gil, callee: &Value, args: &Value) -> Result<Vec<Value>> {
    if slot(gil, args, |s| s.iter.is_none() && s.getitem.is_none()) {
        let message =
            format!("{} argument after * must be an iterable, not {}", callee_text(gil, callee), type_name(gil, args));
        return Err(gil.type_error(message));
    }
    Ok(crate::collect(gil, args)?.into_iter().collect())
}

/// How errors name a callee: `module.f()`, or its text when it has no name.
pub fn callee_text(gil: &mut Gil, callee: &Value) -> String {
    let qualname = gil.name(N::QualName).clone();
    let Ok(Some(name)) = crate::getattr_opt(gil, callee, &qualname) else {
        drop(gil.take_pending());
        return crate::str_string(gil, callee).unwrap_or_default();
    };
    let name = gil.to_rust(&name);
    let module = gil.name(N::ModuleName).clone();
    match crate::getattr_opt(gil, callee, &module) {
        Ok(Some(m)) if gil.is_str(&m) && !gil.is_text(&m, "builtins") => format!("{}.{name}()", gil.to_rust(&m)),
        Ok(_) => format!("{name}()"),
        Err(_) => {
            drop(gil.take_pending());
            format!("{name}()")
        }
    }
}

/// Calls with a tuple (or anything iterable) of positional arguments and a dict of keyword ones.
pub fn call_ex(gil: &mut Gil, callee: &Value, args: &Value, kwargs: Option<&Value>) -> Result {
    match gil.tuple(args) {
        Some(items) if items.len() <= FEW => {
            let (mut few, count) = ([const { Value::UNBOUND }; FEW], items.len());
            few[..count].clone_from_slice(items);
            call_dict(gil, callee, &few[..count], kwargs)
        }
        Some(items) if !has_memory(&[size_of_val(items), size_of_val(items)]) => Err(gil.memory_error()),
        Some(items) => {
            let items = items.to_vec();
            call_dict(gil, callee, &items, kwargs)
        }
        None => {
            let items = star_arguments(gil, callee, args)?;
            call_dict(gil, callee, &items, kwargs)
        }
    }
}

/// So many arguments are copied to the stack.
const FEW: usize = 8;

/// Calls with positional arguments and a dict of keyword ones.
fn call_dict(gil: &mut Gil, callee: &Value, given: &[Value], kwargs: Option<&Value>) -> Result {
    let keywords = kwargs.filter(|k| gil.get::<molt_object::Dict>(k).is_some_and(|d| !d.is_empty()));
    let Some(keywords) = keywords else { return call(gil, callee, given) };
    let room = bind::room(gil, callee).filter(|n| *n <= MAX_DIRECT_PARAMS as usize);
    if let (Some(room), Some(f)) = (room, gil.get::<Function>(callee)) {
        let entry = CodeEntry::at(f.table);
        let mut bound = [const { Value::UNBOUND }; MAX_DIRECT_PARAMS as usize];
        if bind::bind_dict(gil, callee, given, keywords, &mut bound[..room])? {
            return entry.call(gil, callee, &bound[..room]);
        }
    }
    let (mut values, mut names) = (given.to_vec(), Vec::new());
    if let Some(d) = gil.get::<molt_object::Dict>(keywords) {
        for e in d.iter() {
            names.push(e.key.clone());
            values.push(e.value.clone());
        }
    }
    if names.iter().any(|n| !gil.is_str(n)) {
        return Err(gil.type_error("keywords must be strings"));
    }
    for name in names.iter_mut() {
        *name = gil.intern_value(name);
    }
    let keywords = names.len();
    let names = gil.new_tuple(names);
    call_with(gil, callee, Args { values: &values, names: Some(&names), keywords })
}

/// Keyword arguments with Rust names.
pub fn call_keywords(gil: &mut Gil, callee: &Value, args: &[Value], keywords: &[(&str, Value)]) -> Result {
    let mut values = args.to_vec();
    let mut names = Vec::new();
    for (name, value) in keywords {
        names.push(gil.intern(name));
        values.push(value.clone());
    }
    let count = names.len();
    let names = gil.new_tuple(names);
    call_with(gil, callee, Args { values: &values, names: Some(&names), keywords: count })
}
