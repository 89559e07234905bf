//! `isinstance` and `issubclass`, with tuples, unions, `__instancecheck__` and `__subclasscheck__`.

use molt_call::{attributes, call, is_subtype, is_type, lookup_special, truth, type_data, type_of};
use molt_object::{Known, N, Objects, Raise, T};
use molt_provenance::{Gil, Result, Value, Weak};

/// Whether an object is an instance of a class, of one of a tuple of classes, or of a member of a union.
pub fn is_instance(gil: &mut Gil, obj: &Value, cls: &Value) -> Result<bool> {
    if type_of(gil, obj).is(cls) {
        return Ok(true);
    }
    if gil.is_exactly(cls, gil.ty(T::Type)) {
        return default_instance(gil, obj, cls);
    }
    if let Some(members) = members(gil, cls)? {
        gil.enter_recursion(" in __instancecheck__")?;
        let mut found = Ok(false);
        for member in members {
            found = is_instance(gil, obj, &member);
            if !matches!(found, Ok(false)) {
                break;
            }
        }
        gil.leave_native();
        return found;
    }
    if let Some(check) = lookup_special(gil, cls, N::InstanceCheck) {
        let check = attributes::bind(gil, check, cls)?;
        let answer = call(gil, &check, core::slice::from_ref(obj))?;
        return truth(gil, &answer);
    }
    default_instance(gil, obj, cls)
}

/// The classes of a tuple or union.
fn members(gil: &mut Gil, cls: &Value) -> Result<Option<Vec<Value>>> {
    if let Some(items) = gil.tuple(cls) {
        return Ok(Some(items.to_vec()));
    }
    if gil.is_exactly(cls, gil.ty(T::Union)) {
        let args = attributes::getattr_str(gil, cls, "__args__")?;
        let none = gil.ty(T::NoneType).clone();
        let items = gil.tuple(&args).unwrap_or(&[]);
        return Ok(Some(items.iter().map(|m| if m.is_none() { none.clone() } else { m.clone() }).collect()));
    }
    Ok(None)
}

/// By the type, or else by what `__class__` claims.
fn default_instance(gil: &mut Gil, obj: &Value, cls: &Value) -> Result<bool> {
    if !is_type(gil, cls) {
        if gil.is_exactly(cls, gil.ty(T::GenericAlias)) {
            return Err(gil.type_error("isinstance() argument 2 cannot be a parameterized generic"));
        }
        return Err(gil.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
    }
    if is_subtype(gil, &type_of(gil, obj), cls) {
        return Ok(true);
    }
    let claims = type_data(gil, &type_of(gil, obj)).is_some_and(|d| d.is_python) || gil.get::<Weak>(obj).is_some();
    if !claims {
        return Ok(false);
    }
    let name = gil.name(N::ClassName).clone();
    let claimed = attributes::getattr_opt(gil, obj, &name)?;
    Ok(claimed.is_some_and(|c| !type_of(gil, obj).is(&c) && is_type(gil, &c) && is_subtype(gil, &c, cls)))
}

/// Whether a class derives from a class, from one of a tuple of classes, or from a member of a union.
pub fn is_subclass(gil: &mut Gil, sub: &Value, cls: &Value) -> Result<bool> {
    if gil.is_exactly(cls, gil.ty(T::Type)) {
        if sub.is(cls) {
            return Ok(true);
        }
        return default_subclass(gil, sub, cls);
    }
    if let Some(members) = members(gil, cls)? {
        gil.enter_recursion(" in __subclasscheck__")?;
        let mut found = Ok(false);
        for member in members {
            found = is_subclass(gil, sub, &member);
            if !matches!(found, Ok(false)) {
                break;
            }
        }
        gil.leave_native();
        return found;
    }
    if let Some(check) = lookup_special(gil, cls, N::SubclassCheck) {
        let check = attributes::bind(gil, check, cls)?;
        let answer = call(gil, &check, core::slice::from_ref(sub))?;
        return truth(gil, &answer);
    }
    default_subclass(gil, sub, cls)
}

fn default_subclass(gil: &mut Gil, sub: &Value, cls: &Value) -> Result<bool> {
    if !is_type(gil, sub) {
        return Err(gil.type_error("issubclass() arg 1 must be a class"));
    }
    if !is_type(gil, cls) {
        if gil.is_exactly(cls, gil.ty(T::GenericAlias)) {
            return Err(gil.type_error("issubclass() argument 2 cannot be a parameterized generic"));
        }
        return Err(gil.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
    }
    Ok(is_subtype(gil, sub, cls))
}

pub(super) fn isinstance(gil: &mut Gil, obj: &Value, cls: &Value) -> Result {
    is_instance(gil, obj, cls).map(Value::bool)
}

pub(super) fn issubclass(gil: &mut Gil, sub: &Value, cls: &Value) -> Result {
    is_subclass(gil, sub, cls).map(Value::bool)
}
