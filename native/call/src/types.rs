//! From values to types: which type a value has, what it can do, what is found along its resolution order.

use molt_object::lookup_cache::Place;
use molt_object::{Dict, Exception, Known, ObjectRoot, Probe, Raise, Strings, T, Type, TypeData, TypeSlots};
use molt_provenance::{Gil, Lent, Raised, RootSlot, Text, Value};

/// The type of any value.
#[inline]
pub fn type_of<'a>(gil: &'a Gil, v: &'a Value) -> Lent<'a> {
    match gil.type_of_pointer(v) {
        Some(ty) => ty,
        None => Lent::from(gil.ty(immediate_type(v))),
    }
}

pub(crate) fn immediate_type(v: &Value) -> T {
    if v.is_small_int() {
        T::Int
    } else if v.is_float() {
        T::Float
    } else if v.as_bool().is_some() {
        T::Bool
    } else if v.is_not_implemented() {
        T::NotImplementedType
    } else if v.is(&Value::ELLIPSIS) {
        T::EllipsisType
    } else {
        T::NoneType
    }
}

/// The type of any value, counted.
pub fn own_type(gil: &Gil, v: &Value) -> Value {
    Value::clone(&type_of(gil, v))
}

/// What a type object holds; `None` for what is no type.
#[inline]
pub fn type_data<'a>(gil: &'a Gil, ty: &'a Value) -> Option<&'a TypeData> {
    gil.get::<Type>(ty).map(|t| &t.data)
}

/// What the type of a value can do.
#[inline]
pub fn slots<'a>(gil: &'a Gil, v: &'a Value) -> TypeSlots {
    match gil.type_of_pointer(v) {
        Some(ty) => gil.get::<Type>(&ty).map_or(TypeSlots::NONE, |t| t.data.slots),
        None => type_data(gil, gil.ty(immediate_type(v))).map_or(TypeSlots::NONE, |d| d.slots),
    }
}

/// One slot of the type of a value.
#[inline]
pub fn slot<S>(gil: &Gil, v: &Value, pick: impl FnOnce(&TypeSlots) -> S) -> S {
    let data = match gil.type_object::<TypeData>(v) {
        Some(t) => Some(&t.data),
        None => type_data(gil, gil.ty(immediate_type(v))),
    };
    match data {
        Some(d) => pick(&d.slots),
        None => pick(&TypeSlots::NONE),
    }
}

/// `__name__` of the type of a value, for error messages.
pub fn type_name(gil: &Gil, v: &Value) -> String {
    name_of_type(gil, &type_of(gil, v))
}

/// What is before the first place of a mark in a text, and behind it. The standard library's search makes three kilobytes of code.
pub fn cut<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let at = text.as_bytes().windows(mark.len()).position(|part| part == mark.as_bytes())?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// `TypeError` with a message that names the type of a value where it says `%T`.
#[cold]
#[inline(never)]
pub fn type_error_of(gil: &mut Gil, message: &str, v: &Value) -> Raised {
    let (start, end) = cut(message, "%T").unwrap_or((message, ""));
    let text = [start, &type_name(gil, v), end].concat();
    gil.type_error(text)
}

/// The same of two values, in order.
#[cold]
#[inline(never)]
pub fn type_error_of_two(gil: &mut Gil, message: &str, a: &Value, b: &Value) -> Raised {
    let (start, rest) = cut(message, "%T").unwrap_or((message, ""));
    let (middle, end) = cut(rest, "%T").unwrap_or((rest, ""));
    let text = [start, &type_name(gil, a), middle, &type_name(gil, b), end].concat();
    gil.type_error(text)
}

/// `__name__` of a type.
pub fn name_of_type(gil: &Gil, ty: &Value) -> String {
    let Some(data) = type_data(gil, ty) else { return "?".to_owned() };
    let name = gil.to_rust(&data.name);
    // Classes in Python have no module here; it is a part of the name of other types only.
    if data.module.is_empty() || data.module == "builtins" { name } else { [data.module, ".", &name].concat() }
}

/// Whether a value is a type.
#[inline]
pub fn is_type(gil: &Gil, v: &Value) -> bool {
    gil.get::<Type>(v).is_some()
}

/// Whether a type is another or derives from it, by the resolution order alone.
#[inline]
pub fn is_subtype(gil: &Gil, ty: &Value, base: &Value) -> bool {
    ty.is(base) || type_data(gil, ty).is_some_and(|d| d.mro.iter().any(|b| b.is(base)))
}

/// Whether a value's type is a built-in type or derives from it.
#[inline]
pub fn is_instance_of(gil: &Gil, v: &Value, t: T) -> bool {
    is_subtype(gil, &type_of(gil, v), gil.ty(t))
}

/// Whether a value is an exception instance.
pub fn is_exception(gil: &Gil, v: &Value) -> bool {
    gil.get::<Exception>(v).is_some()
}

/// Whether a value is an exception class.
pub fn is_exception_class(gil: &Gil, v: &Value) -> bool {
    type_data(gil, v).is_some_and(|d| d.is_exception)
}

/// Finds a name (an interned string) in a namespace dict.
#[inline]
pub fn find_in_dict(gil: &Gil, dict: &Value, name: &Value) -> Option<Value> {
    let d = gil.get::<Dict>(dict)?;
    match d.find_str(gil, name, gil.hash_str(name)) {
        Probe::Found(at) => d.entry(at).map(|e| e.value.clone()),
        _ => None,
    }
}

/// Finds a name (an interned string) in a type and its bases, in resolution order.
#[inline]
pub fn lookup(gil: &Gil, ty: &Value, name: &Value) -> Option<Value> {
    let (dict, at) = lookup_place(gil, ty, name)?;
    gil.get::<Dict>(dict)?.entry(at).map(|e| e.value.clone())
}

/// The namespace and the entry where a name is found.
#[inline]
pub fn lookup_place<'a>(gil: &'a Gil, ty: &'a Value, name: &Value) -> Option<(&'a Value, usize)> {
    let data = type_data(gil, ty)?;
    let epoch = gil.cache_epoch();
    let cache = &gil.root::<ObjectRoot>(RootSlot::Object).lookups;
    let place = match cache.get(ty, name, epoch) {
        Some(place) => place,
        None => {
            let place = search(gil, data, name);
            if gil.get::<Text>(name).is_some_and(Text::is_interned) {
                cache.put(ty, name, epoch, place);
            }
            place
        }
    };
    match place {
        Place::Missing => None,
        Place::At(0, at) => Some((&data.dict, at)),
        Place::At(class, at) => Some((&type_data(gil, &data.mro[class - 1])?.dict, at)),
    }
}

fn search(gil: &Gil, data: &TypeData, name: &Value) -> Place {
    let hash = gil.hash_str(name);
    let at = |dict: &Value| match gil.get::<Dict>(dict).map(|d| d.find_str(gil, name, hash)) {
        Some(Probe::Found(at)) => Some(at),
        _ => None,
    };
    if let Some(at) = at(&data.dict) {
        return Place::At(0, at);
    }
    let found = data.mro.iter().enumerate().find_map(|(i, base)| Some((i + 1, at(&type_data(gil, base)?.dict)?)));
    found.map_or(Place::Missing, |(class, at)| Place::At(class, at))
}

/// As `lookup`, and in which class's namespace it was found.
pub fn lookup_with_owner(gil: &Gil, ty: &Value, name: &Value) -> Option<(Value, Value)> {
    let data = type_data(gil, ty)?;
    if let Some(v) = find_in_dict(gil, &data.dict, name) {
        return Some((v, ty.clone()));
    }
    data.mro.iter().find_map(|base| Some((find_in_dict(gil, &type_data(gil, base)?.dict, name)?, base.clone())))
}

/// Finds a method of the type of a value by name.
#[inline]
pub fn lookup_special(gil: &Gil, v: &Value, name: molt_object::N) -> Option<Value> {
    lookup(gil, &type_of(gil, v), gil.name(name))
}
