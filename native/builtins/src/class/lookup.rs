//! Where a method's value slot is, for caches.

use molt_call::types::{is_subtype, slot, type_data, type_of};
use molt_object::shape::DICT_SHAPE;
use molt_object::{Dict, Function, Known, Member, ObjectRoot, Probe, Strings, T};
use molt_provenance::{At, Gil, RootSlot, Slots, Value};

/// Remembers in a method cache where the method of objects like `obj` is, when that is safe: the type's attribute access is the
/// generic one and the instance has nothing of that name and cannot get it unnoticed.
pub fn cache_method(gil: &mut Gil, cache: At, obj: &Value, name: &Value) {
    if cache.is_none() || !cacheable(gil, obj, name) {
        return;
    }
    let Some((owner, at)) = find_entry(gil, obj, name) else { return };
    cache.cache_method(gil, obj, name, &owner, |gil, owner| {
        let dict = gil.get::<Dict>(owner)?;
        Some((dict.entries(), &dict.entry(at)?.value))
    });
}

fn cacheable(gil: &Gil, obj: &Value, name: &Value) -> bool {
    match gil.get::<Slots>(obj) {
        Some(s) => {
            s.shape() != DICT_SHAPE && gil.root::<ObjectRoot>(RootSlot::Object).shapes.slot(s.shape(), name).is_none()
        }
        None => gil.head_of(obj).is_some_and(|h| !h.has_dict) && molt_call::type_data(gil, obj).is_none(),
    }
}

/// Remembers in an attribute cache what `obj.name` is when the class has it: a slot of `__slots__`, or the place of a plain value that
/// the instance does not have itself. The type's attribute access is known to be the generic one.
pub fn cache_from_class(gil: &mut Gil, cache: At, obj: &Value, name: &Value) {
    if cache.is_none() || gil.get::<Slots>(obj).is_none_or(|s| s.shape() == DICT_SHAPE) {
        return;
    }
    let Some((dict, at)) = find_any(gil, obj, name) else { return };
    let Some(value) = gil.get::<Dict>(&dict).and_then(|d| Some(d.entry(at)?.value.clone())) else { return };
    if gil.get::<Member>(&value).is_some() {
        if let Some(at) = member_slot(gil, obj, name) {
            cache.cache_load(gil, obj, name, at);
        }
    } else if slot(gil, &value, |s| s.get.is_none() && s.set.is_none()) && cacheable(gil, obj, name) {
        cache.cache_class_attribute(gil, obj, name, &dict, |gil, owner| {
            let dict = gil.get::<Dict>(owner)?;
            Some((dict.entries(), &dict.entry(at)?.value))
        });
    }
}

/// The slot of `__slots__` that a name of an instance's class stands for.
pub fn member_slot(gil: &Gil, obj: &Value, name: &Value) -> Option<u32> {
    let (dict, at) = find_any(gil, obj, name)?;
    let value = &gil.get::<Dict>(&dict)?.entry(at)?.value;
    let member = gil.get::<Member>(value)?;
    is_subtype(gil, &type_of(gil, obj), &member.owner).then_some(member.slot)
}

/// The namespace dict and the entry of a name in an object's class and its bases.
fn find_any(gil: &Gil, obj: &Value, name: &Value) -> Option<(Value, usize)> {
    let ty = type_of(gil, obj);
    let data = type_data(gil, &ty)?;
    let hash = gil.hash_str(name);
    let dicts = core::iter::once(&data.dict).chain(data.mro.iter().filter_map(|b| Some(&type_data(gil, b)?.dict)));
    for dict in dicts {
        if let Probe::Found(at) = gil.get::<Dict>(dict)?.find_str(gil, name, hash) {
            return Some((dict.clone(), at));
        }
    }
    None
}

/// The namespace dict and the entry in which a method is found that can be called with the object as first argument.
fn find_entry(gil: &Gil, obj: &Value, name: &Value) -> Option<(Value, usize)> {
    let ty = type_of(gil, obj);
    let data = type_data(gil, &ty)?;
    let hash = gil.hash_str(name);
    let dicts = core::iter::once(&data.dict).chain(data.mro.iter().filter_map(|b| Some(&type_data(gil, b)?.dict)));
    for dict in dicts {
        let d = gil.get::<Dict>(dict)?;
        if let Probe::Found(at) = d.find_str(gil, name, hash) {
            let v = &d.entry(at)?.value;
            let plain = gil.get::<Function>(v).is_some() || gil.is_exactly(v, gil.ty(T::MethodDescriptor));
            return plain.then(|| (dict.clone(), at));
        }
    }
    None
}
