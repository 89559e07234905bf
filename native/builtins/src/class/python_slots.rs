//! The slots of Python classes: each looks up the special method of that name and calls it. [`fix`] decides, for a class, which of
//! its slots are these and which come from a built-in base.

use crate::module::weakly::subclasses;
use molt_abi::layout::{
    SPECIAL_BOOL, SPECIAL_CONTAINS, SPECIAL_GETITEM, SPECIAL_HASH, SPECIAL_INPLACE, SPECIAL_ITER, SPECIAL_LEN,
    SPECIAL_NEXT, SPECIAL_REPR, SPECIAL_STR, SPECIAL_UNARY,
};
use molt_call::attributes::{generic_getattr, object_getattr, object_setattr};
use molt_call::invoke::{call_special, call_with};
use molt_call::operators::{FORWARD, INPLACE, REFLECTED, forward_by_name};
use molt_call::specials::*;
use molt_call::types::*;
use molt_call::{call, call_special as special, truth};
use molt_object::*;
use molt_provenance::{Args, Gil, HeapVec, Result, Slots, Value};

const COMPARE: [N; 6] = [N::Lt, N::Le, N::Eq, N::Ne, N::Gt, N::Ge];

/// Calls a special method that the class has (it did when the slot was set; it may have been deleted since).
fn must(gil: &mut Gil, v: &Value, name: N, args: &[Value]) -> Result {
    match special(gil, v, name, args)? {
        Some(r) => Ok(r),
        None => {
            let text = gil.name(name).clone();
            Err(molt_call::attributes::no_attribute(gil, v, &text))
        }
    }
}

/// As `must` without arguments, for a method of the table.
fn must0(gil: &mut Gil, v: &Value, place: u32) -> Result {
    match special0(gil, v, place) {
        Some(r) => r,
        None => must(gil, v, NAMES[place as usize], &[]),
    }
}

/// As `must` with one argument, for a method of the table.
fn must1(gil: &mut Gil, v: &Value, place: u32, a: &Value) -> Result {
    match special1(gil, v, place, a) {
        Some(r) => r,
        None => must(gil, v, NAMES[place as usize], core::slice::from_ref(a)),
    }
}

fn py_repr(gil: &mut Gil, v: &Value) -> Result {
    must0(gil, v, SPECIAL_REPR)
}
fn py_str(gil: &mut Gil, v: &Value) -> Result {
    must0(gil, v, SPECIAL_STR)
}
fn py_hash(gil: &mut Gil, v: &Value) -> Result<i64> {
    let r = must0(gil, v, SPECIAL_HASH)?;
    match gil.int(&r) {
        Some(IntRef::Small(i)) => Ok(if i == -1 { -2 } else { i }),
        Some(long) => Ok(match long.to_i64() {
            Some(-1) => -2,
            Some(i) => i,
            None => number::hash_big(&long.to_big()),
        }),
        None => Err(gil.type_error("__hash__ method should return an integer")),
    }
}
fn unhashable(gil: &mut Gil, v: &Value) -> Result<i64> {
    Err(type_error_of(gil, "unhashable type: '%T'", v))
}
fn py_compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if let Some(r) = special1(gil, a, place_of_comparison(op), b) {
        return r;
    }
    match special(gil, a, COMPARE[op as usize], core::slice::from_ref(b))? {
        Some(r) => Ok(r),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
fn py_iter(gil: &mut Gil, v: &Value) -> Result {
    if let Some(r) = special0(gil, v, SPECIAL_ITER) {
        return r;
    }
    if lookup_special(gil, v, N::Iter).is_some_and(|m| m.is_none()) {
        return Err(type_error_of(gil, "'%T' object is not iterable", v));
    }
    must(gil, v, N::Iter, &[])
}
fn py_next(gil: &mut Gil, v: &Value) -> Result<Option<Value>> {
    match must0(gil, v, SPECIAL_NEXT) {
        Ok(x) => Ok(Some(x)),
        Err(raised) => match molt_call::iteration::take_stop_iteration(gil) {
            Some(value) => {
                gil.set_stop_value(value);
                Ok(None)
            }
            None => Err(raised),
        },
    }
}
fn py_getattr(gil: &mut Gil, v: &Value, name: &Value) -> Result {
    let found = match lookup_special(gil, v, N::GetAttribute) {
        Some(m) if gil.get::<Function>(&m).is_some() => call(gil, &m, &[v.clone(), name.clone()]),
        Some(m) if !is_type_slot(gil, &m) => must(gil, v, N::GetAttribute, core::slice::from_ref(name)),
        _ => match native_getattr(gil, v, name)? {
            Some(x) => return Ok(x),
            None if lookup_special(gil, v, N::GetAttr).is_some() => {
                return must(gil, v, N::GetAttr, core::slice::from_ref(name));
            }
            None => return Err(molt_call::attributes::no_attribute(gil, v, name)),
        },
    };
    match found {
        Ok(x) => Ok(x),
        Err(raised) => {
            let is_attribute_error =
                gil.pending().is_some_and(|e| is_subtype(gil, &type_of(gil, &e), gil.exc(Exc::AttributeError)));
            if !is_attribute_error || lookup_special(gil, v, N::GetAttr).is_none() {
                return Err(raised);
            }
            drop(gil.take_pending());
            must(gil, v, N::GetAttr, core::slice::from_ref(name))
        }
    }
}

/// The attribute access of the built-in base below a Python class with `__getattr__`, absent attributes without an exception.
fn native_getattr(gil: &mut Gil, v: &Value, name: &Value) -> Result<Option<Value>> {
    let base = native_slots(gil, &type_of(gil, v)).getattr;
    match base {
        Some(f) if !core::ptr::fn_addr_eq(f, object_getattr as Binary) => match f(gil, v, name) {
            Ok(x) => Ok(Some(x)),
            Err(raised) => {
                let absent =
                    gil.pending().is_some_and(|e| is_subtype(gil, &type_of(gil, &e), gil.exc(Exc::AttributeError)));
                if absent && lookup_special(gil, v, N::GetAttr).is_some() {
                    drop(gil.take_pending());
                    return Ok(None);
                }
                Err(raised)
            }
        },
        _ => match generic_getattr(gil, v, name) {
            Ok(found) => Ok(found),
            Err(raised) => {
                // A property that raised AttributeError: `__getattr__` gets its turn.
                let absent =
                    gil.pending().is_some_and(|e| is_subtype(gil, &type_of(gil, &e), gil.exc(Exc::AttributeError)));
                if absent && lookup_special(gil, v, N::GetAttr).is_some() {
                    drop(gil.take_pending());
                    return Ok(None);
                }
                Err(raised)
            }
        },
    }
}

fn is_type_slot(gil: &Gil, m: &Value) -> bool {
    gil.is_exactly(m, gil.ty(T::SlotWrapper))
}

fn py_setattr(gil: &mut Gil, v: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    match value {
        Some(x) => match lookup_special(gil, v, N::SetAttr) {
            Some(m) if !is_type_slot(gil, &m) => must(gil, v, N::SetAttr, &[name.clone(), x.clone()]).map(drop),
            _ => native_setattr(gil, v, name, value),
        },
        None => match lookup_special(gil, v, N::DelAttr) {
            Some(m) if !is_type_slot(gil, &m) => must(gil, v, N::DelAttr, core::slice::from_ref(name)).map(drop),
            _ => native_setattr(gil, v, name, value),
        },
    }
}

fn native_setattr(gil: &mut Gil, v: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    match native_slots(gil, &type_of(gil, v)).setattr {
        Some(f) => f(gil, v, name, value),
        None => object_setattr(gil, v, name, value),
    }
}

fn py_call(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result {
    let Some(m) = lookup_special(gil, v, N::Call) else {
        return Err(type_error_of(gil, "'%T' object is not callable", v));
    };
    if gil.get::<Function>(&m).is_some() {
        return molt_call::invoke::with_first(args, v.clone(), |args| call_with(gil, &m, args));
    }
    let bound = molt_call::attributes::bind(gil, m, v)?;
    call_with(gil, &bound, args)
}
fn py_bool(gil: &mut Gil, v: &Value) -> Result<bool> {
    if let Some(r) = special0(gil, v, SPECIAL_BOOL) {
        let r = r?;
        return check_bool(gil, &r);
    }
    if lookup_special(gil, v, N::BoolName).is_none() {
        return Ok(py_len(gil, v)? != 0);
    }
    let r = must(gil, v, N::BoolName, &[])?;
    check_bool(gil, &r)
}
fn py_len(gil: &mut Gil, v: &Value) -> Result<usize> {
    let r = must0(gil, v, SPECIAL_LEN)?;
    check_len(gil, &r)
}
fn py_getitem(gil: &mut Gil, v: &Value, i: &Value) -> Result {
    must1(gil, v, SPECIAL_GETITEM, i)
}
fn py_setitem(gil: &mut Gil, v: &Value, i: &Value, value: Option<&Value>) -> Result<()> {
    let (name, missing) = match value {
        Some(_) => (N::SetItem, "item assignment"),
        None => (N::DelItem, "item deletion"),
    };
    let args: Vec<Value> = core::iter::once(i).chain(value).cloned().collect();
    match special(gil, v, name, &args)? {
        Some(_) => Ok(()),
        None => {
            let verb = if value.is_some() { "does not support" } else { "doesn't support" };
            let message = format!("'{}' object {verb} {missing}", type_name(gil, v));
            Err(gil.type_error(message))
        }
    }
}
fn py_contains(gil: &mut Gil, v: &Value, x: &Value) -> Result<bool> {
    if let Some(r) = special1(gil, v, SPECIAL_CONTAINS, x) {
        let r = r?;
        return truth(gil, &r);
    }
    if lookup_special(gil, v, N::Contains).is_some_and(|m| m.is_none()) {
        return Err(type_error_of(gil, "'%T' object is not a container", v));
    }
    let r = must(gil, v, N::Contains, core::slice::from_ref(x))?;
    truth(gil, &r)
}
fn py_binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if let Some(place) = place_of(op)
        && let Some(r) = special1(gil, a, place, b)
    {
        return r;
    }
    forward_by_name(gil, op, a, b)
}
fn py_inplace(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if op == BinaryOp::DivMod {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if let Some(r) = special1(gil, a, SPECIAL_INPLACE + op as u32, b) {
        return r;
    }
    Ok(special(gil, a, INPLACE[op as usize], core::slice::from_ref(b))?.unwrap_or(Value::NOT_IMPLEMENTED))
}
fn py_unary(gil: &mut Gil, op: UnaryOp, a: &Value) -> Result {
    if let Some(r) = special0(gil, a, SPECIAL_UNARY + op as u32) {
        return r;
    }
    let name = [N::Neg, N::Pos, N::Invert, N::Abs][op as usize];
    Ok(special(gil, a, name, &[])?.unwrap_or(Value::NOT_IMPLEMENTED))
}
fn py_index(gil: &mut Gil, v: &Value) -> Result {
    must(gil, v, N::Index, &[])
}
fn py_int(gil: &mut Gil, v: &Value) -> Result {
    must(gil, v, N::IntName, &[])
}
fn py_float(gil: &mut Gil, v: &Value) -> Result {
    must(gil, v, N::FloatName, &[])
}
fn py_get(gil: &mut Gil, d: &Value, object: Option<&Value>, owner: &Value) -> Result {
    let object = object.cloned().unwrap_or(Value::NONE);
    match special(gil, d, N::Get, &[object, owner.clone()])? {
        Some(v) => Ok(v),
        None => Ok(d.clone()),
    }
}
fn py_set(gil: &mut Gil, d: &Value, object: &Value, value: Option<&Value>) -> Result<()> {
    match value {
        Some(v) => match special(gil, d, N::SetDescr, &[object.clone(), v.clone()])? {
            Some(_) => Ok(()),
            None => Err(no_method(gil, N::SetDescr)),
        },
        None => match special(gil, d, N::DeleteDescr, core::slice::from_ref(object))? {
            Some(_) => Ok(()),
            None => Err(no_method(gil, N::DeleteDescr)),
        },
    }
}
fn no_method(gil: &mut Gil, name: N) -> molt_provenance::Raised {
    gil.raise_text(Exc::AttributeError, name.name())
}
fn py_new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let Some(new) = lookup(gil, cls, gil.name(N::New)) else {
        return Err(gil.type_error("no __new__"));
    };
    let new = match gil.get::<Wrapper>(&new) {
        Some(w) => w.callable.clone(),
        None => new,
    };
    molt_call::invoke::with_first(args, cls.clone(), |args| call_with(gil, &new, args))
}
fn py_init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    let Some(init) = lookup_special(gil, v, N::Init) else { return Ok(()) };
    let r = if gil.get::<Function>(&init).is_some() {
        molt_call::invoke::with_first(args, v.clone(), |args| call_with(gil, &init, args))?
    } else {
        let bound = molt_call::attributes::bind(gil, init, v)?;
        call_with(gil, &bound, args)?
    };
    check_init(gil, &r)
}

/// `__init__` must return None.
pub fn check_init(gil: &mut Gil, r: &Value) -> Result<()> {
    if r.is_none() {
        return Ok(());
    }
    Err(type_error_of(gil, "__init__() should return None, not '%T'", r))
}

/// The slots of the nearest built-in type in a class's resolution order.
pub fn native_slots(gil: &Gil, ty: &Value) -> TypeSlots {
    let Some(data) = type_data(gil, ty) else { return TypeSlots::NONE };
    if !data.is_python {
        return data.slots;
    }
    let native = data.mro.iter().find_map(|b| type_data(gil, b).filter(|d| !d.is_python));
    native.map_or(TypeSlots::NONE, |d| d.slots)
}

/// Who defines one of the names first: a Python class, a built-in type (whose slots are given), or nobody.
#[expect(clippy::large_enum_variant, reason = "it lives for a moment on the stack")]
enum Definer {
    Python,
    Native(TypeSlots),
    None,
}

fn definer(gil: &Gil, ty: &Value, names: &[N]) -> Definer {
    let Some(data) = type_data(gil, ty) else { return Definer::None };
    let own = core::iter::once((&data.dict, data)).chain(data.mro.iter().filter_map(|b| {
        let d = type_data(gil, b)?;
        Some((&d.dict, d))
    }));
    for (dict, owner) in own {
        for name in names {
            if let Some(v) = find_in_dict(gil, dict, gil.name(*name)) {
                // `__hash__ = None` and a re-exported slot wrapper are no Python definitions.
                if owner.is_python && !gil.is_exactly(&v, gil.ty(T::SlotWrapper)) {
                    return Definer::Python;
                }
                if !owner.is_python {
                    return Definer::Native(owner.slots);
                }
                if let Some(w) = gil.get::<super::wrappers::SlotWrapper>(&v) {
                    if !w.name.is(gil.name(*name)) {
                        // Another method under this name, such as `__str__ = int.__repr__`.
                        return Definer::Python;
                    }
                    return Definer::Native(type_data(gil, &w.owner).map_or(TypeSlots::NONE, |d| d.slots));
                }
            }
        }
    }
    Definer::None
}

/// Decides all slots of a Python class from what it and its bases define.
pub fn fix(gil: &mut Gil, ty: &Value) {
    let native = native_slots(gil, ty);
    let mut s = native;
    macro_rules! choose {
        ($($field:ident = $python:expr, [$($name:expr),*];)*) => {
            $(
                s.$field = match definer(gil, ty, &[$($name),*]) {
                    Definer::Python => Some($python),
                    Definer::Native(slots) => slots.$field.or(native.$field),
                    Definer::None => native.$field,
                };
            )*
        };
    }
    choose! {
        repr = py_repr, [N::Repr];
        str = py_str, [N::StrName];
        iter = py_iter, [N::Iter];
        next = py_next, [N::Next];
        getattr = py_getattr, [N::GetAttribute, N::GetAttr];
        setattr = py_setattr, [N::SetAttr, N::DelAttr];
        call = py_call, [N::Call];
        bool = py_bool, [N::BoolName];
        len = py_len, [N::Len];
        getitem = py_getitem, [N::GetItem];
        setitem = py_setitem, [N::SetItem, N::DelItem];
        contains = py_contains, [N::Contains];
        unary = py_unary, [N::Neg, N::Pos, N::Invert, N::Abs];
        index = py_index, [N::Index];
        int = py_int, [N::IntName];
        float = py_float, [N::FloatName];
        get = py_get, [N::Get];
        set = py_set, [N::SetDescr, N::DeleteDescr];
        new = py_new, [N::New];
        init = py_init, [N::Init];
        compare = py_compare, [COMPARE[0], COMPARE[1], COMPARE[2], COMPARE[3], COMPARE[4], COMPARE[5]];
    }
    // `__repr__` overridden below an `__str__` that calls it: object's str does, so nothing to do. Hash may be None.
    let hash = lookup(gil, ty, gil.name(N::Hash));
    s.hash = match hash {
        Some(h) if h.is_none() => Some(unhashable),
        _ => match definer(gil, ty, &[N::Hash]) {
            Definer::Python => Some(py_hash),
            Definer::Native(slots) => slots.hash,
            Definer::None => native.hash,
        },
    };
    if let Definer::Python = definer(gil, ty, &FORWARD) {
        s.binary = Some(py_binary);
    } else if let Definer::Python = definer(gil, ty, &REFLECTED) {
        s.binary = Some(py_binary);
    }
    if any_python(gil, ty, &FORWARD) || any_python(gil, ty, &REFLECTED) {
        s.binary = Some(py_binary);
    }
    if any_python(gil, ty, &INPLACE) {
        s.inplace = Some(py_inplace);
    }
    if any_python(gil, ty, &[N::Len]) && !any_python(gil, ty, &[N::BoolName]) {
        s.bool = if native.bool.is_some() { native.bool } else { None };
    }
    if any_python(gil, ty, &[N::Neg, N::Pos, N::Invert, N::Abs]) {
        s.unary = Some(py_unary);
    }
    if any_python(gil, ty, &COMPARE) {
        s.compare = Some(py_compare);
    }
    let init = lookup(gil, ty, gil.name(N::Init)).filter(|f| gil.get::<Function>(f).is_some());
    let finalizer = any_python(gil, ty, &[N::Del]);
    let plain = gil.get::<Type>(ty).is_some_and(|t| t.head().vtable().same(Slots::VTABLE));
    let methods = method_table(gil, ty, plain);
    let mut before = HeapVec::new();
    if let Some(t) = gil.get_mut::<Type>(ty) {
        before = t.set_specials(methods);
        t.show_order(|data| &data.mro);
        t.data.slots = s;
        t.data.init_function = init.unwrap_or(Value::UNBOUND);
        t.set_finalizer(finalizer);
    }
    drop(before);
    offer_init(gil, ty);
    if is_subtype(gil, ty, gil.ty(T::Type)) {
        offer_again(gil, ty);
    }
    for sub in subclasses(gil, ty) {
        fix(gil, &sub);
    }
}

/// The same for every class of a metaclass that has changed.
fn offer_again(gil: &mut Gil, meta: &Value) {
    let mut left = vec![gil.ty(T::Object).clone()];
    while let Some(base) = left.pop() {
        for class in subclasses(gil, &base) {
            if is_subtype(gil, &type_of(gil, &class), meta) {
                offer_init(gil, &class);
            }
            left.push(class);
        }
    }
}

/// Tells compiled code whether it can make instances of a class itself: when the metaclass has no `__call__`, `__new__` that of `object` and
/// `__init__` a Python function.
pub fn offer_init(gil: &mut Gil, ty: &Value) {
    let plain_meta = slot(gil, ty, |s| s.call).is_some_and(|f| {
        core::ptr::fn_addr_eq(f, super::type_object::type_call as fn(&mut Gil, &Value, Args<'_>) -> Result)
    });
    let Some(t) = gil.get_mut::<Type>(ty) else { return };
    let d = &t.data;
    let plain_new = d.slots.new.is_some_and(|f| {
        core::ptr::fn_addr_eq(f, super::object::object_new as fn(&mut Gil, &Value, Args<'_>) -> Result)
    });
    let offered = plain_meta && plain_new && d.root_shape != 0 && !d.is_abstract;
    let (init, shape, fixed) = (d.init_function.clone(), d.root_shape, d.fixed_slots);
    t.set_init(Some(&init).filter(|_| offered), shape, fixed);
}

/// Whether a Python class in the resolution order defines one of the names.
fn any_python(gil: &Gil, ty: &Value, names: &[N]) -> bool {
    let Some(data) = type_data(gil, ty) else { return false };
    let has = |d: &TypeData| d.is_python && names.iter().any(|n| find_in_dict(gil, &d.dict, gil.name(*n)).is_some());
    has(data) || data.mro.iter().any(|b| type_data(gil, b).is_some_and(has))
}

/// Whether a name is a special method on which slots depend.
pub fn is_special(gil: &Gil, name: &Value) -> bool {
    let text = gil.to_rust(name);
    text.starts_with("__") && text.ends_with("__")
}

/// Runs `__del__` of an object.
pub fn finalize(gil: &mut Gil, v: &Value) {
    let pending = gil.take_pending();
    if let Err(_raised) = call_special(gil, v, N::Del, &[]) {
        let method = molt_call::lookup_special(gil, v, N::Del).unwrap_or(Value::NONE);
        crate::exception::display::unraisable(gil, "deallocator", &method);
    }
    if let Some(exc) = pending {
        let _ = gil.raise(exc);
    }
}
