//! Bound methods.

use molt_call::attributes::{getattr, object_getattr};
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, Result, VTable, Value};

fn method_new(gil: &mut Gil, _cls: &Value, args: Args<'_>) -> Result {
    let [func, object] = args.positional() else {
        return Err(gil.type_error(format!("method expected 2 arguments, got {}", args.values.len())));
    };
    if !molt_call::objects::is_callable(gil, func) {
        return Err(gil.type_error("first argument must be callable"));
    }
    if object.is_none() {
        return Err(gil.type_error("instance must not be None"));
    }
    Ok(gil.alloc(gil.ty(T::Method), Method { func: func.clone(), object: object.clone() }))
}

fn parts(gil: &Gil, m: &Value) -> (Value, Value) {
    gil.get::<Method>(m).map_or((Value::NONE, Value::NONE), |x| (x.func.clone(), x.object.clone()))
}

/// Attributes that a method does not have itself are the function's.
fn method_getattr(gil: &mut Gil, m: &Value, name: &Value) -> Result {
    if lookup(gil, gil.ty(T::Method), name).is_some() {
        return object_getattr(gil, m, name);
    }
    let (func, _) = parts(gil, m);
    getattr(gil, &func, name)
}

fn method_repr(gil: &mut Gil, m: &Value) -> Result {
    let (func, object) = parts(gil, m);
    if gil.get::<crate::class::wrappers::SlotWrapper>(&func).is_some() {
        let name = gil.name(N::Name).clone();
        let name = getattr(gil, &func, &name)?;
        let text = format!(
            "<method-wrapper '{}' of {} object at {:#x}>",
            gil.to_rust(&name),
            type_name(gil, &object),
            object.identity()
        );
        return Ok(gil.new_str(&text));
    }
    let name = gil.name(N::QualName).clone();
    let name = molt_call::getattr_opt(gil, &func, &name)?.map_or("?".to_owned(), |n| gil.to_rust(&n));
    let object = molt_call::repr_string(gil, &object)?;
    Ok(gil.new_str(&format!("<bound method {name} of {object}>")))
}

fn method_compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if gil.get::<Method>(b).is_none() || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let ((f, x), (g, y)) = (parts(gil, a), parts(gil, b));
    let same = x.is(&y) && molt_call::same_or_equal(gil, &f, &g)?;
    Ok(Value::bool(same == (op == CompareOp::Eq)))
}

fn method_hash(gil: &mut Gil, m: &Value) -> Result<i64> {
    let (f, x) = parts(gil, m);
    Ok((x.identity() as i64 >> 4) ^ molt_call::hash(gil, &f)?)
}

fn get_func(gil: &mut Gil, m: &Value) -> Result {
    Ok(parts(gil, m).0)
}
fn get_self(gil: &mut Gil, m: &Value) -> Result {
    Ok(parts(gil, m).1)
}
fn get_doc(gil: &mut Gil, m: &Value) -> Result {
    let (func, _) = parts(gil, m);
    let name = gil.name(N::Doc).clone();
    getattr(gil, &func, &name)
}

/// `method-wrapper`: a special method of a built-in type, bound to an object.
pub static METHOD_WRAPPER: TypeSpec = TypeSpec {
    slots: TypeSlots { new: None, ..METHOD_SLOTS },
    getset: &[getter("__self__", get_self, "the instance to which a method is bound"), getter("__doc__", get_doc, "")],
    ..TypeSpec::new(T::MethodWrapper, VTable::of::<Method>())
};

const METHOD_SLOTS: TypeSlots = TypeSlots {
    new: Some(method_new),
    repr: Some(method_repr),
    call: Some(molt_call::call_with),
    getattr: Some(method_getattr),
    compare: Some(method_compare),
    hash: Some(method_hash),
    ..TypeSlots::NONE
};

/// `method`
pub static METHOD: TypeSpec = TypeSpec {
    slots: METHOD_SLOTS,
    getset: &[
        getter("__func__", get_func, "the function (or other callable) implementing a method"),
        getter("__self__", get_self, "the instance to which a method is bound"),
        getter("__doc__", get_doc, ""),
    ],
    ..TypeSpec::new(T::Method, VTable::of::<Method>())
};
