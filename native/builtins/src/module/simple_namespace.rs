//! `types.SimpleNamespace`: an object with just attributes.

use molt_call::attributes::{instance_attributes, store_name};
use molt_call::{compare_bool, own_type, repr_string};
use molt_object::{CompareOp, Dict, Known, Nothing, Objects, Raise, Strings, T, TypeSlots, TypeSpec};
use molt_provenance::{Args, Gil, Result, VTable, Value};

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "A simple attribute-based namespace.",
    slots: TypeSlots { repr: Some(repr), compare: Some(compare), new: Some(new), init: Some(init), ..TypeSlots::NONE },
    ..TypeSpec::new(T::SimpleNamespace, VTable::of::<Nothing>())
};

/// A namespace with these attributes.
pub fn make(gil: &mut Gil, attributes: &[(&str, Value)]) -> Value {
    let dict = gil.new_dict(Dict::new());
    for (name, value) in attributes {
        let name = gil.intern(name);
        store_name(gil, &dict, &name, value.clone());
    }
    let object = gil.alloc(gil.ty(T::SimpleNamespace), Nothing);
    gil.set_object_dict(&object, dict);
    object
}

fn new(gil: &mut Gil, cls: &Value, _args: Args<'_>) -> Result {
    Ok(gil.alloc(cls, Nothing))
}

fn init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    if args.positional().len() > 1 {
        let message = format!("SimpleNamespace expected at most 1 argument, got {}", args.positional().len());
        return Err(gil.type_error(message));
    }
    let Some(dict) = molt_call::attributes::instance_dict(gil, v) else { return Ok(()) };
    if let Some(source) = args.positional().first() {
        let Some(entries) =
            gil.get::<Dict>(source).map(|d| d.iter().map(|e| (e.key.clone(), e.value.clone())).collect::<Vec<_>>())
        else {
            return Err(gil.unsupported("a SimpleNamespace made from something else than a dict"));
        };
        for (key, value) in entries {
            if !gil.is_str(&key) {
                return Err(gil.type_error("keywords must be strings"));
            }
            let key = gil.intern_value(&key);
            store_name(gil, &dict, &key, value);
        }
    }
    let names: Vec<Value> = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]).to_vec();
    for (name, value) in names.iter().zip(args.keyword_values()) {
        let name = gil.intern_value(name);
        store_name(gil, &dict, &name, value.clone());
    }
    Ok(())
}

fn repr(gil: &mut Gil, v: &Value) -> Result {
    let ty = own_type(gil, v);
    let name =
        if ty.is(gil.ty(T::SimpleNamespace)) { "namespace".to_owned() } else { molt_call::name_of_type(gil, &ty) };
    let mut parts = Vec::new();
    for (key, value) in instance_attributes(gil, v) {
        let key = gil.to_rust(&key);
        parts.push(format!("{key}={}", repr_string(gil, &value)?));
    }
    Ok(gil.new_str(&format!("{name}({})", parts.join(", "))))
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if gil.get::<Nothing>(b).is_none() || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (molt_call::attributes::instance_dict(gil, a), molt_call::attributes::instance_dict(gil, b));
    match (x, y) {
        (Some(x), Some(y)) => compare_bool(gil, &x, &y, op).map(Value::bool),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}
