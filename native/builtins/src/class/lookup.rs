//! Where a method's value slot is, for caches.

use molt_call::types::{is_subtype, is_type, lookup, lookup_place, slot, type_data, type_of};
use molt_object::dict::Entry;
use molt_object::shape::DICT_SHAPE;
use molt_object::{Binary, Dict, Function, Known, Member, Module, ObjectRoot, Probe, Strings, T};
use molt_provenance::{At, Gil, HeapVec, RootSlot, Slots, Value};

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
        None => gil.head_of(obj).is_some_and(|h| h.without_attributes()) && molt_call::type_data(gil, obj).is_none(),
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
    } else if gil.is_exactly(&value, gil.ty(T::Property))
        || gil.get::<Function>(&value).is_some() && cacheable(gil, obj, name)
    {
        cache.cache_property(obj, name, entry(gil, &dict, at));
    } else if slot(gil, &value, |s| s.get.is_none() && s.set.is_none()) && cacheable(gil, obj, name) {
        cache.cache_class_attribute(gil, obj, name, &dict, |gil, owner| {
            let dict = gil.get::<Dict>(owner)?;
            Some((dict.entries(), &dict.entry(at)?.value))
        });
    }
}

/// Remembers in an attribute cache the property that stores an attribute of objects like `obj`.
pub fn cache_setter(gil: &mut Gil, cache: At, obj: &Value, name: &Value) {
    let Some((dict, at)) = find_any(gil, obj, name) else { return };
    if gil.get::<Slots>(obj).is_some_and(|s| s.shape() != DICT_SHAPE)
        && entry(gil, &dict, at).is_some_and(|(_, v)| gil.is_exactly(v, gil.ty(T::Property)))
    {
        cache.cache_property(obj, name, entry(gil, &dict, at));
    }
}

/// Remembers in a method cache where a static or class method of objects like `obj` is, or what a class or module has under a name: what is called
/// when it is no method that the object is handed to.
pub fn cache_callable(gil: &mut Gil, cache: At, obj: &Value, name: &Value) {
    if cache.is_none() {
        return;
    }
    if gil.get::<Slots>(obj).is_none() {
        return cache_own(gil, cache, obj, name, true);
    }
    if !cacheable(gil, obj, name) || !reads_with(gil, obj, molt_call::attributes::object_getattr) {
        return;
    }
    let Some((owner, at)) = find_any(gil, obj, name) else { return };
    if entry(gil, &owner, at).is_some_and(|(_, v)| wraps(gil, v)) {
        cache.cache_method(gil, obj, name, &owner, |gil, owner| entry(gil, owner, at));
    }
}

/// Whether attributes of an object are read with this function.
fn reads_with(gil: &Gil, obj: &Value, getattr: Binary) -> bool {
    slot(gil, obj, |s| s.getattr).is_some_and(|f| core::ptr::fn_addr_eq(f, getattr))
}

/// Whether a value is a `staticmethod` or `classmethod`.
fn wraps(gil: &Gil, v: &Value) -> bool {
    gil.is_exactly(v, gil.ty(T::StaticMethod)) || gil.is_exactly(v, gil.ty(T::ClassMethod))
}

/// Remembers what a class or module itself has under a name, when it takes no more than looking into its namespace, for a class in those of its
/// bases: what is found there is no descriptor, or a function, or with `call` something that wraps one.
pub fn cache_own(gil: &mut Gil, cache: At, obj: &Value, name: &Value, call: bool) {
    if cache.is_none() || lookup(gil, &type_of(gil, obj), name).is_some_and(|d| slot(gil, &d, |s| s.set.is_some())) {
        return;
    }
    let place = if gil.is_exactly(obj, gil.ty(T::Module)) {
        gil.get::<Module>(obj).and_then(|m| Some((m.dict.clone(), find(gil, &m.dict, name)?)))
    } else if is_type(gil, obj) && reads_with(gil, obj, super::type_object::type_getattr) {
        lookup_place(gil, obj, name).map(|(dict, at)| (dict.clone(), at))
    } else {
        None
    };
    let Some((dict, at)) = place else { return };
    let Some((_, value)) = entry(gil, &dict, at) else { return };
    let plain = slot(gil, value, |s| s.get.is_none())
        || gil.get::<Function>(value).is_some()
        || gil.is_exactly(value, gil.ty(T::MethodDescriptor));
    if plain || is_module_value(gil, obj) || call && wraps(gil, value) {
        cache.cache_own(obj, entry(gil, &dict, at));
    }
}

/// Values in modules are never bound.
fn is_module_value(gil: &Gil, obj: &Value) -> bool {
    gil.get::<Module>(obj).is_some()
}

/// Remembers what `super(class, obj).name` finds when that is a function to be called with the object.
pub fn cache_super(gil: &mut Gil, cache: At, obj: &Value, class: &Value, name: &Value) {
    let ty = type_of(gil, obj);
    let Some(data) = type_data(gil, &ty) else { return };
    let after =
        if class.is(&ty) { 0 } else { data.mro.iter().position(|b| b.is(class)).map_or(data.mro.len(), |i| i + 1) };
    let found = data.mro[after..].iter().find_map(|b| {
        let dict = &type_data(gil, b)?.dict;
        Some((dict, find(gil, dict, name)?))
    });
    let Some((dict, at)) = found else { return };
    if entry(gil, dict, at).is_some_and(|(_, v)| gil.get::<Function>(v).is_some()) {
        cache.cache_super(obj, class, entry(gil, dict, at));
    }
}

fn find(gil: &Gil, dict: &Value, name: &Value) -> Option<usize> {
    match gil.get::<Dict>(dict)?.find_str(gil, name, gil.hash_str(name)) {
        Probe::Found(at) => Some(at),
        _ => None,
    }
}

/// The entries of a namespace and the value in one of them.
fn entry<'a>(gil: &'a Gil, dict: &'a Value, at: usize) -> Option<(&'a HeapVec<Entry>, &'a Value)> {
    let dict = gil.get::<Dict>(dict)?;
    Some((dict.entries(), &dict.entry(at)?.value))
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
