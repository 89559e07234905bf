//! Tuples with named items: `sys.version_info`, `time.struct_time` and the like.

use molt_call::attributes::store_name;
use molt_call::{name_of_type, own_type, type_data, type_of};
use molt_object::{GetSetSpec, Known, N, Numbers, Objects, Strings, T, TypeSlots};
use molt_provenance::{Gil, Result, Tuple, TypeHead, Value};

use crate::class::make;

/// Reads the item at an index: what the attributes of such a type are made of.
pub fn item<const I: usize>(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.tuple(v).and_then(|items| items.get(I)).cloned().unwrap_or(Value::NONE))
}

/// Describes the attributes of a type: names in the order of the items.
macro_rules! struct_fields {
    (@at [$($done:tt)*] $i:expr;) => { &[$($done)*] };
    (@at [$($done:tt)*] $i:expr; $name:literal $(, $rest:literal)*) => {
        $crate::module::struct_seq::struct_fields!(@at [$($done)* molt_object::getter($name, $crate::module::struct_seq::item::<{ $i }>, ""),] $i + 1; $($rest),*)
    };
    ($($name:literal),* $(,)?) => { $crate::module::struct_seq::struct_fields!(@at [] 0; $($name),*) };
}
pub(crate) use struct_fields;

/// A new type of such tuples. The module's name is part of its `repr`.
pub fn new_type(gil: &mut Gil, module: &'static str, name: &str, fields: &'static [GetSetSpec]) -> Value {
    let base = gil.ty(T::Tuple).clone();
    let meta = gil.ty(T::Type).clone();
    let head = TypeHead::new(Tuple::VTABLE);
    let slots = TypeSlots { repr: Some(repr), ..TypeSlots::NONE };
    let mut data = make::blank(type_data(gil, &base), Some(&base), slots);
    data.subclassable = false;
    let ty = gil.alloc_type(Some(&meta), head, data);
    make::name_type(gil, &ty, module, name);
    complete(gil, &ty, fields);
    ty
}

/// Puts what every such type has into its namespace.
pub fn complete(gil: &mut Gil, ty: &Value, fields: &'static [GetSetSpec]) {
    make::fill(gil, ty, &TypeSlots { repr: Some(repr), ..TypeSlots::NONE }, &[], fields);
    let names: Vec<Value> = fields.iter().map(|f| gil.new_str(f.name)).collect();
    let names = gil.new_tuple(names);
    let count = gil.new_int(fields.len() as i64);
    let Some(dict) = type_data(gil, ty).map(|d| d.dict.clone()) else { return };
    let match_args = gil.name(N::MatchArgs).clone();
    store_name(gil, &dict, &match_args, names);
    for (name, value) in
        [("n_fields", count.clone()), ("n_sequence_fields", count), ("n_unnamed_fields", Value::int32(0))]
    {
        let name = gil.intern(name);
        store_name(gil, &dict, &name, value);
    }
}

/// An instance of such a type.
pub fn new(gil: &Gil, ty: &Value, items: Vec<Value>) -> Value {
    gil.alloc_tuple(ty, items)
}

/// `module.name(field=value, …)`
pub fn repr(gil: &mut Gil, v: &Value) -> Result {
    let ty = own_type(gil, v);
    let module = type_data(gil, &type_of(gil, v)).map_or("", |d| d.module);
    let names = molt_call::attributes::getattr_str(gil, &ty, "__match_args__")?;
    let names: Vec<String> = gil.tuple(&names).unwrap_or(&[]).iter().map(|n| gil.to_rust(n)).collect();
    let items = gil.tuple(v).unwrap_or(&[]).to_vec();
    let mut text = if module == "builtins" { String::new() } else { [module, "."].concat() };
    text.push_str(&name_of_type(gil, &ty));
    text.push('(');
    for (i, (name, item)) in names.iter().zip(&items).enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        text.push_str(name);
        text.push('=');
        text.push_str(&molt_call::repr_string(gil, item)?);
    }
    text.push(')');
    Ok(gil.new_str(&text))
}
