//! Comparisons, with reflection and the identity shortcut of containers.

use molt_object::{CompareOp, Raise};
use molt_provenance::{Gil, Result, Value};

use crate::objects::truth;
use crate::specials::{place_of_comparison, special1};
use crate::types::*;

/// `a op b`, any value as the answer.
pub fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if let Some(result) = by_special(gil, a, b, op) {
        return result;
    }
    gil.enter_recursion(" in comparison")?;
    let result = compare_inner(gil, a, b, op);
    gil.leave_native();
    result
}

/// Asks the left operand's method when it is a plain function of a Python class and the right one need not be asked first; when nobody
/// defines equality, instances are equal to themselves. `None` for everything else.
#[inline]
fn by_special(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Option<Result> {
    let place = place_of_comparison(op);
    let nobody = gil.special(a, place)?.is_unbound();
    let right = gil.special(b, place_of_comparison(op.reflected()));
    let asked = right.is_some_and(|f| !f.is_unbound());
    if asked && !gil.same_type(a, b) && (nobody || is_subtype(gil, &type_of(gil, b), &type_of(gil, a))) {
        return None;
    }
    if nobody {
        return (op == CompareOp::Eq && right.is_some()).then(|| Ok(Value::bool(a.is(b))));
    }
    let result = special1(gil, a, place, b)?;
    Some(match result {
        Ok(r) if r.is_not_implemented() => compare_rest(gil, op as u32, a, b),
        result => result,
    })
}

fn compare_inner(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let (left, right) = (slot(gil, a, |s| s.compare), slot(gil, b, |s| s.compare));
    let mut reflected_done = false;
    if !same_type(gil, a, b)
        && let Some(f) = right
        && is_subtype(gil, &type_of(gil, b), &type_of(gil, a))
    {
        reflected_done = true;
        let r = f(gil, b, a, op.reflected())?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    if let Some(f) = left {
        let r = f(gil, a, b, op)?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    if !reflected_done && let Some(f) = right {
        let r = f(gil, b, a, op.reflected())?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    by_identity(gil, a, b, op)
}

/// `a op b` when `a` was asked first and answered NotImplemented; `op` is the operator's index.
pub fn compare_rest(gil: &mut Gil, op: u32, a: &Value, b: &Value) -> Result {
    use CompareOp::*;
    let op = [Lt, Le, Eq, Ne, Gt, Ge][op as usize];
    if let Some(f) = slot(gil, b, |s| s.compare) {
        gil.enter_recursion(" in comparison")?;
        let result = f(gil, b, a, op.reflected());
        gil.leave_native();
        let r = result?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    by_identity(gil, a, b, op)
}

/// What remains when neither operand wants to compare.
fn by_identity(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    match op {
        CompareOp::Eq => Ok(Value::bool(a.is(b))),
        CompareOp::Ne => Ok(Value::bool(!a.is(b))),
        _ => {
            let message = format!(
                "'{}' not supported between instances of '{}' and '{}'",
                op.symbol(),
                type_name(gil, a),
                type_name(gil, b)
            );
            Err(gil.type_error(message))
        }
    }
}

/// Whether two values have the same type.
#[inline]
pub fn same_type(gil: &Gil, a: &Value, b: &Value) -> bool {
    match (a.is_pointer(), b.is_pointer()) {
        (true, true) => gil.same_type(a, b),
        (false, false) => crate::types::immediate_type(a) == immediate_type(b),
        _ => type_of(gil, a).is(&type_of(gil, b)),
    }
}

/// The truth of `a op b`.
pub fn compare_bool(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result<bool> {
    if a.is(b) && !a.is_float() {
        match op {
            // Containers take identity for equality; NaN, the one value that differs from itself, is a float.
            CompareOp::Eq => return Ok(true),
            CompareOp::Ne => return Ok(false),
            _ => {}
        }
    }
    if let (Some(x), Some(y)) = (a.as_small_int(), b.as_small_int()) {
        return Ok(op.of(x.cmp(&y)));
    }
    let r = compare(gil, a, b, op)?;
    truth(gil, &r)
}

/// Equality as containers see it: the same object, or equal.
#[inline]
pub fn same_or_equal(gil: &mut Gil, a: &Value, b: &Value) -> Result<bool> {
    if a.is(b) {
        return Ok(true);
    }
    let r = match by_special(gil, a, b, CompareOp::Eq) {
        Some(r) => r?,
        None => match molt_object::dict::keys_equal(gil, a, b) {
            Some(equal) => return Ok(equal),
            None => compare(gil, a, b, CompareOp::Eq)?,
        },
    };
    truth(gil, &r)
}

/// The answer of a comparison of two things that have an order.
pub fn ordered(op: CompareOp, ordering: core::cmp::Ordering) -> Value {
    Value::bool(op.of(ordering))
}
