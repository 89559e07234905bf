//! `bool`: an int with names, whose bitwise operators stay in it.

use molt_call::truth;
use molt_object::{BinaryOp, Raise, Strings, T, TypeSlots, TypeSpec};
use molt_provenance::{Args, Gil, Result, VTable, Value};

use super::int;

/// The type `bool`.
pub static SPEC: TypeSpec = TypeSpec {
    base: T::Int,
    doc: "Returns True when the argument is true, False otherwise.",
    slots: TypeSlots { repr: Some(repr), binary: Some(binary), new: Some(new), ..TypeSlots::NONE },
    ..TypeSpec::new(T::Bool, VTable::of::<molt_object::Int>())
};

fn repr(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.intern(if v.is(&Value::TRUE) { "True" } else { "False" }))
}

fn binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if let (Some(x), Some(y)) = (a.as_bool(), b.as_bool()) {
        match op {
            BinaryOp::And => return Ok(Value::bool(x & y)),
            BinaryOp::Or => return Ok(Value::bool(x | y)),
            BinaryOp::Xor => return Ok(Value::bool(x ^ y)),
            _ => {}
        }
    }
    int::binary(gil, op, a, b)
}

fn new(gil: &mut Gil, _cls: &Value, args: Args<'_>) -> Result {
    if args.keywords > 0 {
        return Err(gil.type_error("bool() takes no keyword arguments"));
    }
    match args.values {
        [] => Ok(Value::FALSE),
        [v] => truth(gil, v).map(Value::bool),
        more => {
            let message = format!("bool expected at most 1 argument, got {}", more.len());
            Err(gil.type_error(message))
        }
    }
}
