//! Functions of native code: of modules, methods of built-in types, and those bound to an object.

use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, Result, VTable, Value};

fn descriptor_get(gil: &mut Gil, d: &Value, object: Option<&Value>, _owner: &Value) -> Result {
    match object {
        Some(o) => {
            let Some(b) = gil.get::<Builtin>(d) else { return Ok(d.clone()) };
            let owner = b.owner.clone();
            if !is_subtype(gil, &type_of(gil, o), &owner) {
                let message = format!(
                    "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                    b.spec.name,
                    name_of_type(gil, &owner),
                    type_name(gil, o)
                );
                return Err(gil.type_error(message));
            }
            Ok(bound_to(gil, d, o.clone()))
        }
        None => Ok(d.clone()),
    }
}

fn class_method_get(gil: &mut Gil, d: &Value, _object: Option<&Value>, owner: &Value) -> Result {
    Ok(bound_to(gil, d, owner.clone()))
}

/// The function bound to an object or a class.
fn bound_to(gil: &mut Gil, d: &Value, to: Value) -> Value {
    match gil.get::<Builtin>(d) {
        Some(b) => {
            let (spec, owner) = (b.spec, b.owner.clone());
            crate::class::make::new_builtin(gil, T::Builtin, spec, owner, to)
        }
        None => Value::NONE,
    }
}

fn builtin_repr(gil: &mut Gil, v: &Value) -> Result {
    let text = match gil.get::<Builtin>(v) {
        Some(b) if !b.bound.is_unbound() => {
            let what = if is_type(gil, &b.bound) { "type".to_owned() } else { type_name(gil, &b.bound) };
            format!("<built-in method {} of {what} object at {:#x}>", b.spec.name, b.bound.identity())
        }
        Some(b) => format!("<built-in function {}>", b.spec.name),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

fn method_repr(gil: &mut Gil, v: &Value) -> Result {
    let text = match gil.get::<Builtin>(v) {
        Some(b) => format!("<method '{}' of '{}' objects>", b.spec.name, name_of_type(gil, &b.owner)),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

fn get_name(gil: &mut Gil, v: &Value) -> Result {
    let name = gil.get::<Builtin>(v).map_or("", |b| b.spec.name);
    Ok(gil.intern(name))
}

fn get_qualname(gil: &mut Gil, v: &Value) -> Result {
    let text = match gil.get::<Builtin>(v) {
        Some(b) if is_type(gil, &b.owner) => format!("{}.{}", name_of_type(gil, &b.owner), b.spec.name),
        Some(b) => b.spec.name.to_owned(),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

fn get_module(gil: &mut Gil, v: &Value) -> Result {
    Ok(match gil.get::<Builtin>(v) {
        Some(b) if gil.is_str(&b.owner) => b.owner.clone(),
        _ => Value::NONE,
    })
}

fn get_doc(gil: &mut Gil, v: &Value) -> Result {
    let doc = gil.get::<Builtin>(v).map_or("", |b| b.spec.doc);
    Ok(if doc.is_empty() { Value::NONE } else { gil.new_str(doc) })
}

fn get_signature(gil: &mut Gil, v: &Value) -> Result {
    let Some(b) = gil.get::<Builtin>(v) else { return Ok(Value::NONE) };
    let inner = b.spec.signature.trim_start_matches('(');
    let text = if b.spec.kind == MethodKind::Instance && b.bound.is_unbound() {
        format!("($self{}{inner}", if inner.starts_with(')') { "" } else { ", " })
    } else {
        b.spec.signature.to_owned()
    };
    Ok(gil.new_str(&text))
}

fn get_self(gil: &mut Gil, f: &Value) -> Result {
    let Some((bound, owner)) = gil.get::<Builtin>(f).map(|b| (b.bound.clone(), b.owner.clone())) else {
        return Ok(Value::NONE);
    };
    if !bound.is_unbound() {
        return Ok(bound);
    }
    // A function of a module belongs to the module.
    if !gil.is_str(&owner) {
        return Ok(Value::NONE);
    }
    let name = gil.to_rust(&owner);
    Ok(molt_state::runtime::registered_module(gil, &name).unwrap_or(Value::NONE))
}

fn get_owner(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.get::<Builtin>(v).map_or(Value::NONE, |b| b.owner.clone()))
}

fn builtin_compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let (Some(x), Some(y)) = (gil.get::<Builtin>(a), gil.get::<Builtin>(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let same = core::ptr::eq(x.spec, y.spec) && x.bound.is(&y.bound);
    Ok(match op {
        CompareOp::Eq => Value::bool(same),
        CompareOp::Ne => Value::bool(!same),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn builtin_hash(gil: &mut Gil, v: &Value) -> Result<i64> {
    Ok(gil.get::<Builtin>(v).map_or(0, |b| {
        let spec: *const MethodSpec = b.spec;
        (spec.addr() as i64 >> 4) ^ b.bound.identity() as i64
    }))
}

/// `builtin_function_or_method`
pub static BUILTIN: TypeSpec = TypeSpec {
    slots: TypeSlots {
        repr: Some(builtin_repr),
        call: Some(molt_call::call_with),
        compare: Some(builtin_compare),
        hash: Some(builtin_hash),
        ..TypeSlots::NONE
    },
    getset: &[
        getter("__name__", get_name, ""),
        getter("__qualname__", get_qualname, ""),
        getter("__module__", get_module, ""),
        getter("__doc__", get_doc, ""),
        getter("__text_signature__", get_signature, ""),
        getter("__self__", get_self, ""),
    ],
    ..TypeSpec::new(T::Builtin, VTable::of::<Builtin>())
};

const DESCRIPTOR_ATTRIBUTES: &[GetSetSpec] = &[
    getter("__name__", get_name, ""),
    getter("__qualname__", get_qualname, ""),
    getter("__doc__", get_doc, ""),
    getter("__text_signature__", get_signature, ""),
    getter("__objclass__", get_owner, ""),
];

/// `method_descriptor`
pub static METHOD_DESCRIPTOR: TypeSpec = TypeSpec {
    slots: TypeSlots {
        repr: Some(method_repr),
        call: Some(molt_call::call_with),
        get: Some(descriptor_get),
        ..TypeSlots::NONE
    },
    getset: DESCRIPTOR_ATTRIBUTES,
    ..TypeSpec::new(T::MethodDescriptor, VTable::of::<Builtin>())
};

/// `classmethod_descriptor`
pub static CLASS_METHOD_DESCRIPTOR: TypeSpec = TypeSpec {
    slots: TypeSlots {
        repr: Some(method_repr),
        call: Some(molt_call::call_with),
        get: Some(class_method_get),
        ..TypeSlots::NONE
    },
    getset: DESCRIPTOR_ATTRIBUTES,
    ..TypeSpec::new(T::ClassMethodDescriptor, VTable::of::<Builtin>())
};
