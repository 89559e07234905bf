//! Types with little to them: None and its like, read-only mappings, and those that only exist inside.

use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, Native, Result, VTable, Value};

fn text(gil: &mut Gil, s: &'static str) -> Result {
    Ok(gil.intern(s))
}
fn none_repr(gil: &mut Gil, _v: &Value) -> Result {
    text(gil, "None")
}
fn not_implemented_repr(gil: &mut Gil, _v: &Value) -> Result {
    text(gil, "NotImplemented")
}
fn ellipsis_repr(gil: &mut Gil, _v: &Value) -> Result {
    text(gil, "Ellipsis")
}
fn falsy(_gil: &mut Gil, _v: &Value) -> Result<bool> {
    Ok(false)
}
fn no_truth(gil: &mut Gil, _v: &Value) -> Result<bool> {
    Err(gil.type_error("NotImplemented should not be used in a boolean context"))
}
fn immediate_hash(_gil: &mut Gil, v: &Value) -> Result<i64> {
    Ok((v.identity() & 0xFFFF_FFFF) as i64 ^ 0x5f3_759d)
}
/// The number that CPython fixed, since sets show it.
fn none_hash(_gil: &mut Gil, _v: &Value) -> Result<i64> {
    Ok(0xFCA8_6420)
}
fn none_new(_gil: &mut Gil, _cls: &Value, _args: molt_provenance::Args<'_>) -> Result {
    Ok(Value::NONE)
}

/// `NoneType`
pub static NONE: TypeSpec = TypeSpec {
    doc: "The type of the None singleton.",
    slots: TypeSlots {
        repr: Some(none_repr),
        bool: Some(falsy),
        hash: Some(none_hash),
        binary: Some(none_or),
        new: Some(none_new),
        ..TypeSlots::NONE
    },
    ..TypeSpec::new(T::NoneType, VTable::of::<Nothing>())
};

fn none_or(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if op != BinaryOp::Or || !(is_type(gil, a) || is_type(gil, b)) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    crate::descriptor::union::new_union(gil, a, b)
}

/// `NotImplementedType`
pub static NOT_IMPLEMENTED: TypeSpec = TypeSpec {
    slots: TypeSlots {
        repr: Some(not_implemented_repr),
        bool: Some(no_truth),
        hash: Some(immediate_hash),
        ..TypeSlots::NONE
    },
    ..TypeSpec::new(T::NotImplementedType, VTable::of::<Nothing>())
};

/// `ellipsis`
pub static ELLIPSIS: TypeSpec = TypeSpec {
    slots: TypeSlots { repr: Some(ellipsis_repr), hash: Some(immediate_hash), ..TypeSlots::NONE },
    ..TypeSpec::new(T::EllipsisType, VTable::of::<Nothing>())
};

/// The attributes of an instance that do not fit into its slots.
pub static OVERFLOW: TypeSpec = TypeSpec::new(T::Overflow, VTable::of::<List>());

fn mapping(gil: &Gil, p: &Value) -> Value {
    gil.get::<MappingProxy>(p).map_or(Value::NONE, |m| m.mapping.clone())
}
fn proxy_new(gil: &mut Gil, cls: &Value, args: molt_provenance::Args<'_>) -> Result {
    let [m] = args.values else { return Err(gil.type_error("mappingproxy() takes exactly one argument")) };
    Ok(gil.alloc(cls, MappingProxy { mapping: m.clone() }))
}
fn proxy_str(gil: &mut Gil, p: &Value) -> Result {
    let m = mapping(gil, p);
    molt_call::str(gil, &m)
}
fn proxy_repr(gil: &mut Gil, p: &Value) -> Result {
    let m = mapping(gil, p);
    let inner = molt_call::repr_string(gil, &m)?;
    Ok(gil.new_str(&format!("mappingproxy({inner})")))
}
fn proxy_len(gil: &mut Gil, p: &Value) -> Result<usize> {
    let m = mapping(gil, p);
    molt_call::len(gil, &m)
}
fn proxy_iter(gil: &mut Gil, p: &Value) -> Result {
    let m = mapping(gil, p);
    molt_call::iter(gil, &m)
}
fn proxy_getitem(gil: &mut Gil, p: &Value, k: &Value) -> Result {
    let m = mapping(gil, p);
    molt_call::items::getitem(gil, &m, k)
}
fn proxy_contains(gil: &mut Gil, p: &Value, k: &Value) -> Result<bool> {
    let m = mapping(gil, p);
    molt_call::items::contains(gil, &m, k)
}
fn proxy_compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let m = mapping(gil, a);
    let other = if gil.get::<MappingProxy>(b).is_some() { mapping(gil, b) } else { b.clone() };
    molt_call::compare(gil, &m, &other, op)
}
fn forward(gil: &mut Gil, p: &Value, name: N) -> Result {
    let m = mapping(gil, p);
    molt_call::call_method_named(gil, &m, name, &[])
}
fn proxy_keys(gil: &mut Gil, p: &Value) -> Result {
    forward(gil, p, N::Keys)
}
fn proxy_values(gil: &mut Gil, p: &Value) -> Result {
    forward(gil, p, N::Values)
}
fn proxy_items(gil: &mut Gil, p: &Value) -> Result {
    forward(gil, p, N::Items)
}
fn proxy_get(gil: &mut Gil, p: &Value, key: &Value, default: &Value) -> Result {
    let m = mapping(gil, p);
    let default = default.bound().cloned().unwrap_or(Value::NONE);
    let name = gil.intern("get");
    molt_call::call_method(gil, &m, &name, &[key.clone(), default])
}
fn proxy_copy(gil: &mut Gil, p: &Value) -> Result {
    let m = mapping(gil, p);
    let name = gil.intern("copy");
    molt_call::call_method(gil, &m, &name, &[])
}

/// `mappingproxy`
pub static MAPPING_PROXY: TypeSpec = TypeSpec {
    slots: TypeSlots {
        new: Some(proxy_new),
        repr: Some(proxy_repr),
        str: Some(proxy_str),
        len: Some(proxy_len),
        iter: Some(proxy_iter),
        getitem: Some(proxy_getitem),
        contains: Some(proxy_contains),
        compare: Some(proxy_compare),
        ..TypeSlots::NONE
    },
    methods: &[
        method("keys", Native::fixed1(proxy_keys), "()", "a set-like object providing a view on D's keys"),
        method("values", Native::fixed1(proxy_values), "()", "an object providing a view on D's values"),
        method("items", Native::fixed1(proxy_items), "()", "a set-like object providing a view on D's items"),
        method(
            "get",
            Native::fixed3(proxy_get),
            "(key, default=None, /)",
            "Return the value for key if key is in the mapping, else default.",
        ),
        method("copy", Native::fixed1(proxy_copy), "()", "a shallow copy of D"),
        crate::container::support::CLASS_GETITEM,
    ],
    ..TypeSpec::new(T::MappingProxy, VTable::of::<MappingProxy>())
};
