//! Attributes: the generic protocol of `object`, the attributes of instances (by shape or dict), and the entry points that
//! every attribute access goes through.

use molt_object::shape::DICT_SHAPE;
use molt_object::{Dict, Exc, Function, Known, List, Method, Module, N, ObjectRoot, Objects, Probe, Raise, Strings, T};
use molt_provenance::{Gil, HeapVec, Result, RootSlot, Slots, Value};

use crate::types::*;

/// More attributes than this, and an instance keeps them in a dict.
const MAX_SHAPED: usize = 64;

/// `obj.name`; `name` is an interned string.
#[inline]
pub fn getattr(gil: &mut Gil, obj: &Value, name: &Value) -> Result {
    match slot(gil, obj, |s| s.getattr) {
        Some(f) => f(gil, obj, name),
        None => Err(no_attribute(gil, obj, name)),
    }
}

/// `obj.name` for a Rust name.
pub fn getattr_str(gil: &mut Gil, obj: &Value, name: &str) -> Result {
    let name = gil.intern(name);
    getattr(gil, obj, &name)
}

/// `getattr(obj, name, None-like)`: absent attributes are `None` and cost no exception where that can be avoided.
pub fn getattr_opt(gil: &mut Gil, obj: &Value, name: &Value) -> Result<Option<Value>> {
    let Some(f) = slot(gil, obj, |s| s.getattr) else { return Ok(None) };
    let found = if core::ptr::fn_addr_eq(f, object_getattr as molt_object::Binary) {
        generic_getattr(gil, obj, name)
    } else {
        f(gil, obj, name).map(Some)
    };
    match found {
        Ok(v) => Ok(v),
        Err(raised) => {
            let is_attribute_error =
                gil.pending().is_some_and(|e| is_subtype(gil, &type_of(gil, &e), gil.exc(Exc::AttributeError)));
            if !is_attribute_error {
                return Err(raised);
            }
            drop(gil.take_pending());
            Ok(None)
        }
    }
}

/// `obj.name = value`; `name` is an interned string.
#[inline]
pub fn setattr(gil: &mut Gil, obj: &Value, name: &Value, value: &Value) -> Result<()> {
    change(gil, obj, name, Some(value))
}

/// `del obj.name`
pub fn delattr(gil: &mut Gil, obj: &Value, name: &Value) -> Result<()> {
    change(gil, obj, name, None)
}

fn change(gil: &mut Gil, obj: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    match slot(gil, obj, |s| s.setattr) {
        Some(f) => f(gil, obj, name, value),
        None => Err(no_attribute(gil, obj, name)),
    }
}

/// The AttributeError of an object without an attribute, with `name` and `obj` set.
pub fn no_attribute(gil: &mut Gil, obj: &Value, name: &Value) -> molt_provenance::Raised {
    let name_text = gil.to_rust(name);
    let message = if is_type(gil, obj) {
        format!("type object '{}' has no attribute '{name_text}'", name_of_type(gil, obj))
    } else {
        format!("'{}' object has no attribute '{name_text}'", type_name(gil, obj))
    };
    attribute_error(gil, &message, obj, name)
}

/// An AttributeError with `name` and `obj` set.
pub fn attribute_error(gil: &mut Gil, message: &str, obj: &Value, name: &Value) -> molt_provenance::Raised {
    let text = gil.new_str(message);
    let exc = gil.new_exception(Exc::AttributeError, vec![text]);
    if let Some(e) = gil.get_mut::<molt_object::Exception>(&exc) {
        e.fields[0] = name.clone();
        e.fields[1] = obj.clone();
    }
    gil.raise_instance(exc)
}

/// `object.__getattribute__`
pub fn object_getattr(gil: &mut Gil, obj: &Value, name: &Value) -> Result {
    match generic_getattr(gil, obj, name)? {
        Some(v) => Ok(v),
        None => Err(no_attribute(gil, obj, name)),
    }
}

/// The generic protocol: data descriptors of the type, then the instance, then the rest of the type.
pub fn generic_getattr(gil: &mut Gil, obj: &Value, name: &Value) -> Result<Option<Value>> {
    let ty = type_of(gil, obj);
    let found = lookup(gil, &ty, name);
    if let Some(descr) = &found {
        let (get, set) = slot(gil, descr, |s| (s.get, s.set));
        if let (Some(get), Some(_)) = (get, set) {
            let owner = own_type(gil, obj);
            return get(gil, descr, Some(obj), &owner).map(Some);
        }
    }
    if let Some(v) = instance_attribute(gil, obj, name) {
        return Ok(Some(v));
    }
    match found {
        Some(descr) => bind(gil, descr, obj).map(Some),
        None => Ok(None),
    }
}

/// Binds what was found in the type to the object.
#[inline]
pub fn bind(gil: &mut Gil, descr: Value, obj: &Value) -> Result {
    if gil.get::<Function>(&descr).is_some() {
        return Ok(gil.alloc(gil.ty(T::Method), Method { func: descr, object: obj.clone() }));
    }
    match slot(gil, &descr, |s| s.get) {
        Some(get) => {
            let owner = own_type(gil, obj);
            get(gil, &descr, Some(obj), &owner)
        }
        None => Ok(descr),
    }
}

/// `object.__setattr__` and `__delattr__`
pub fn object_setattr(gil: &mut Gil, obj: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    let found = lookup(gil, &type_of(gil, obj), name);
    if let Some(descr) = &found
        && let Some(set) = slot(gil, descr, |s| s.set)
    {
        return set(gil, descr, obj, value);
    }
    let done = match value {
        Some(v) => set_instance_attribute(gil, obj, name, v.clone()),
        None => delete_instance_attribute(gil, obj, name),
    };
    if done {
        return Ok(());
    }
    let (type_text, name_text) = (type_name(gil, obj), gil.to_rust(name));
    let message = if value.is_none() && has_instance_attributes(gil, obj) {
        format!("'{type_text}' object has no attribute '{name_text}'")
    } else if found.is_some() {
        format!("'{type_text}' object attribute '{name_text}' is read-only")
    } else if has_instance_attributes(gil, obj) {
        format!("'{type_text}' object has no attribute '{name_text}'")
    } else {
        format!("'{type_text}' object has no attribute '{name_text}' and no __dict__ for setting new attributes")
    };
    Err(attribute_error(gil, &message, obj, name))
}

/// The dict of an object that is not made of slots: unbound when there could be one, `None` when it can have none.
fn own_dict(gil: &Gil, obj: &Value) -> Option<Value> {
    match gil.get::<Module>(obj) {
        Some(m) => Some(m.dict.clone()),
        None => gil.object_dict(obj),
    }
}

/// Whether instances like this one can have attributes of their own.
pub fn has_instance_attributes(gil: &Gil, obj: &Value) -> bool {
    if gil.get::<Slots>(obj).is_some() {
        return type_data(gil, &type_of(gil, obj)).is_some_and(|d| d.instances_have_dict);
    }
    own_dict(gil, obj).is_some()
}

/// An attribute of the instance itself.
#[inline]
pub fn instance_attribute(gil: &Gil, obj: &Value, name: &Value) -> Option<Value> {
    if let Some(s) = gil.get::<Slots>(obj) {
        if s.shape() == DICT_SHAPE {
            return s.extra().and_then(|d| find_in_dict(gil, &d, name));
        }
        let slot = gil.root::<ObjectRoot>(RootSlot::Object).shapes.slot(s.shape(), name)? as usize;
        return match s.slots().get(slot) {
            Some(v) => v.clone(),
            None => gil.list(&s.extra()?)?.get(slot - s.slots().len()).cloned(),
        };
    }
    let dict = own_dict(gil, obj)?;
    if dict.is_unbound() { None } else { find_in_dict(gil, &dict, name) }
}

/// Sets an attribute of the instance itself; answers whether it can have any.
pub fn set_instance_attribute(gil: &mut Gil, obj: &Value, name: &Value, value: Value) -> bool {
    let Some(s) = gil.get::<Slots>(obj) else {
        return match own_dict(gil, obj) {
            None => false,
            Some(dict) => {
                let dict = if dict.is_unbound() {
                    // Who gets one attribute gets more.
                    let fresh = gil.new_dict(Dict::with_capacity(4));
                    gil.set_object_dict(obj, fresh.clone());
                    fresh
                } else {
                    dict
                };
                store_name(gil, &dict, name, value);
                true
            }
        };
    };
    let shape = s.shape();
    if shape == DICT_SHAPE {
        let Some(dict) = s.extra() else {
            return has_instance_attributes(gil, obj) && {
                let _ = instance_dict(gil, obj);
                set_instance_attribute(gil, obj, name, value)
            };
        };
        store_name(gil, &dict, name, value);
        return true;
    }
    let capacity = s.slots().len();
    let shapes = &gil.root::<ObjectRoot>(RootSlot::Object).shapes;
    let (slot, next) = match shapes.slot(shape, name) {
        Some(slot) => (slot as usize, shape),
        None => {
            if !has_instance_attributes(gil, obj) {
                return false;
            }
            let count = shapes.names(shape).len();
            if count >= MAX_SHAPED {
                let dict = instance_dict(gil, obj);
                if let Some(dict) = dict {
                    store_name(gil, &dict, name, value);
                }
                return true;
            }
            (count, gil.root_mut::<ObjectRoot>(RootSlot::Object).shapes.add(shape, name))
        }
    };
    if slot < capacity {
        let old = gil.get_mut::<Slots>(obj).map(|s| {
            s.set_shape(next);
            s.slots_mut()[slot].replace(value)
        });
        drop(old);
        return true;
    }
    let overflow = match gil.get::<Slots>(obj).and_then(Slots::extra) {
        Some(list) => list,
        None => {
            let list = gil.alloc(gil.ty(T::Overflow), List { items: HeapVec::new() });
            if let Some(s) = gil.get_mut::<Slots>(obj) {
                s.set_extra(list.clone());
            }
            list
        }
    };
    if let Some(s) = gil.get_mut::<Slots>(obj) {
        s.set_shape(next);
    }
    let mut old = Value::UNBOUND;
    if let Some(list) = gil.get_mut::<List>(&overflow) {
        match list.items.get_mut(slot - capacity) {
            Some(place) => old = core::mem::replace(place, value),
            None => list.items.push(value),
        }
    }
    drop(old);
    true
}

/// Deletes an attribute of the instance itself; answers whether it had it.
pub fn delete_instance_attribute(gil: &mut Gil, obj: &Value, name: &Value) -> bool {
    if instance_attribute(gil, obj, name).is_none() {
        return false;
    }
    let Some(dict) = instance_dict(gil, obj) else { return false };
    let hash = gil.hash_str(name);
    let at = gil.get::<Dict>(&dict).map(|d| d.find_str(gil, name, hash));
    if let Some(Probe::Found(at)) = at {
        let removed = gil.get_mut::<Dict>(&dict).map(|d| d.remove(at));
        return removed.is_some();
    }
    false
}

/// The `__dict__` of an instance, made on demand: from then on the instance keeps its attributes there.
pub fn instance_dict(gil: &mut Gil, obj: &Value) -> Option<Value> {
    if gil.get::<Slots>(obj).is_none() {
        let dict = own_dict(gil, obj)?;
        if !dict.is_unbound() {
            return Some(dict);
        }
        let fresh = gil.new_dict(Dict::new());
        gil.set_object_dict(obj, fresh.clone());
        return Some(fresh);
    }
    if !has_instance_attributes(gil, obj) {
        return None;
    }
    let s = gil.get::<Slots>(obj)?;
    if s.shape() == DICT_SHAPE
        && let Some(dict) = s.extra()
    {
        return Some(dict);
    }
    let fixed = type_data(gil, &type_of(gil, obj)).map_or(0, |d| d.fixed_slots as usize);
    let names = gil.root::<ObjectRoot>(RootSlot::Object).shapes.names(s.shape()).to_vec();
    let mut dict = Dict::with_capacity(names.len());
    for name in names.iter().skip(fixed) {
        if let Some(v) = instance_attribute(gil, obj, name) {
            dict.insert_new(gil.hash_str(name), name.clone(), v);
        }
    }
    let dict = gil.new_dict(dict);
    let mut old = Vec::new();
    if let Some(s) = gil.get_mut::<Slots>(obj) {
        s.set_shape(DICT_SHAPE);
        s.set_extra(dict.clone());
        for slot in s.slots_mut().iter_mut().skip(fixed) {
            old.extend(slot.take());
        }
    }
    Some(dict)
}

/// Stores under an interned name into a namespace dict.
pub fn store_name(gil: &mut Gil, dict: &Value, name: &Value, value: Value) {
    let hash = gil.hash_str(name);
    let at = gil.get::<Dict>(dict).map(|d| d.find_str(gil, name, hash));
    let old = match at {
        Some(Probe::Found(at)) => gil.get_mut::<Dict>(dict).map(|d| d.replace(at, value)),
        _ => {
            if let Some(d) = gil.get_mut::<Dict>(dict) {
                d.insert_new(hash, name.clone(), value);
            }
            None
        }
    };
    drop(old);
}

/// The attributes of the instance itself, by name, in order.
pub fn instance_attributes(gil: &Gil, obj: &Value) -> Vec<(Value, Value)> {
    let dict = match gil.get::<Slots>(obj) {
        Some(s) if s.shape() != DICT_SHAPE => {
            let names = gil.root::<ObjectRoot>(RootSlot::Object).shapes.names(s.shape());
            return names.iter().filter_map(|n| Some((n.clone(), instance_attribute(gil, obj, n)?))).collect();
        }
        Some(s) => s.extra(),
        None => own_dict(gil, obj),
    };
    dict.and_then(|d| gil.get::<Dict>(&d).map(|d| d.iter().map(|e| (e.key.clone(), e.value.clone())).collect()))
        .unwrap_or_default()
}

/// Whether an object has an attribute.
pub fn hasattr(gil: &mut Gil, obj: &Value, name: N) -> Result<bool> {
    let name = gil.name(name).clone();
    Ok(getattr_opt(gil, obj, &name)?.is_some())
}
