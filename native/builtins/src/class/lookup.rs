//! Where a method's value slot is, for caches.

use molt_call::types::{type_data, type_of};
use molt_object::shape::DICT_SHAPE;
use molt_object::{Dict, Function, Known, ObjectRoot, Probe, Strings, T};
use molt_provenance::{At, Gil, RootSlot, Slots, Value};

/// Remembers in a method cache where the method of objects like `obj` is, when that is safe: the type's attribute access is the
/// generic one and the instance has nothing of that name and cannot get it unnoticed.
pub fn cache_method(gil: &mut Gil, cache: At, obj: &Value, name: &Value) {
    if cache.is_none() || !cacheable(gil, obj, name) {
        return;
    }
    let Some((owner, at)) = find_entry(gil, obj, name) else { return };
    cache.cache_method(gil, obj, &owner, |gil, owner| {
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
