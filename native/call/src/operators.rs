//! Operators: which operand is asked first, and what happens when neither wants to.

use molt_object::{BinaryOp, Known, N, Numbers, Raise, T, UnaryOp};
use molt_provenance::{Gil, Result, Value};

use crate::invoke::call_special;
use crate::types::*;

/// `a op b`
pub fn binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let r = binary_or_not_implemented(gil, op, a, b)?;
    if !r.is_not_implemented() {
        return Ok(r);
    }
    Err(unsupported(gil, op.symbol(), a, b))
}

#[inline]
fn binary_or_not_implemented(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if crate::compare::same_type(gil, a, b) { of_one_type(gil, op, a, b) } else { of_two_types(gil, op, a, b) }
}

/// Operands of one type: only the left one is asked.
fn of_one_type(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let (binary, concat) = slot(gil, a, |s| (s.binary, s.concat));
    if op == BinaryOp::Add
        && binary.is_none()
        && let Some(f) = concat
    {
        return f(gil, a, b);
    }
    if let Some(f) = binary {
        let r = f(gil, op, a, b)?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    match (op, concat, slot(gil, a, |s| s.repeat)) {
        (BinaryOp::Add, Some(f), _) => f(gil, a, b),
        (BinaryOp::Mul, _, Some(f)) => f(gil, a, b),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn of_two_types(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let (left, left_concat, left_repeat) = slot(gil, a, |s| (s.binary, s.concat, s.repeat));
    let (right, right_repeat) = slot(gil, b, |s| (s.binary, s.repeat));
    // The right operand goes first when its type derives from the left one's and has an operator of its own.
    let right_first = right.is_some() && is_subtype(gil, &type_of(gil, b), &type_of(gil, a)) && differs(gil, op, a, b);
    if right_first && let Some(f) = right {
        let r = reflected(gil, f, op, a, b)?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    if let Some(f) = left {
        let r = f(gil, op, a, b)?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    if !right_first && let Some(f) = right {
        let skip = left.is_some_and(|l| core::ptr::fn_addr_eq(l, f)) && !is_python_type(gil, b);
        if !skip {
            let r = reflected(gil, f, op, a, b)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
    }
    match op {
        BinaryOp::Add => {
            if let Some(f) = left_concat {
                return f(gil, a, b);
            }
        }
        BinaryOp::Mul => {
            if let Some(f) = left_repeat {
                return f(gil, a, b);
            }
            if let Some(f) = right_repeat {
                return f(gil, b, a);
            }
        }
        _ => {}
    }
    Ok(Value::NOT_IMPLEMENTED)
}

/// Asks the right operand. Python classes have a slot for their own side only, so theirs is looked up by name.
fn reflected(
    gil: &mut Gil,
    f: fn(&mut Gil, BinaryOp, &Value, &Value) -> Result,
    op: BinaryOp,
    a: &Value,
    b: &Value,
) -> Result {
    if is_python_type(gil, b) { reflected_by_name(gil, op, a, b) } else { f(gil, op, a, b) }
}

/// Calls `type(b).__rop__(b, a)`, if there is one.
pub fn reflected_by_name(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let r = call_special(gil, b, REFLECTED[op as usize], core::slice::from_ref(a))?;
    Ok(r.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// Calls `type(a).__op__(a, b)`, if there is one.
pub fn forward_by_name(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let r = call_special(gil, a, FORWARD[op as usize], core::slice::from_ref(b))?;
    Ok(r.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// Whether the reflected method of `b`'s type is another than that of `a`'s type.
fn differs(gil: &Gil, op: BinaryOp, a: &Value, b: &Value) -> bool {
    match (lookup_special(gil, a, REFLECTED[op as usize]), lookup_special(gil, b, REFLECTED[op as usize])) {
        (Some(x), Some(y)) => !x.is(&y),
        (None, Some(_)) => true,
        _ => false,
    }
}

/// Whether the type of a value is a Python class.
pub fn is_python_type(gil: &Gil, v: &Value) -> bool {
    type_data(gil, &type_of(gil, v)).is_some_and(|d| d.is_python)
}

/// Method names of the operators, in their order.
pub const FORWARD: [N; 14] = {
    use N::*;
    [Add, Sub, Mul, MatMul, TrueDiv, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor, DivMod]
};
/// Method names of the reflected operators.
pub const REFLECTED: [N; 14] = {
    use N::*;
    [RAdd, RSub, RMul, RMatMul, RTrueDiv, RFloorDiv, RMod, RPow, RLShift, RRShift, RAnd, ROr, RXor, RDivMod]
};
/// Method names of the augmented assignments (`divmod` has none).
pub const INPLACE: [N; 13] = {
    use N::*;
    [IAdd, ISub, IMul, IMatMul, ITrueDiv, IFloorDiv, IMod, IPow, ILShift, IRShift, IAnd, IOr, IXor]
};

/// `a op= b`
pub fn inplace(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    // A built-in sequence takes the right operand in only after that had the chance to be a number.
    if matches!(op, BinaryOp::Add | BinaryOp::Mul)
        && is_python_type(gil, b)
        && !is_python_type(gil, a)
        && slot(gil, a, |s| s.concat.is_some())
        && let Some(f) = slot(gil, b, |s| s.binary)
    {
        let r = reflected(gil, f, op, a, b)?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    if let Some(f) = slot(gil, a, |s| s.inplace) {
        let r = f(gil, op, a, b)?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    let r = binary_or_not_implemented(gil, op, a, b)?;
    if !r.is_not_implemented() {
        return Ok(r);
    }
    let symbol = if op == BinaryOp::Pow { "**=".to_owned() } else { format!("{}=", op.symbol()) };
    Err(unsupported(gil, &symbol, a, b))
}

/// `op a`
pub fn unary(gil: &mut Gil, op: UnaryOp, a: &Value) -> Result {
    if let Some(f) = slot(gil, a, |s| s.unary) {
        let r = f(gil, op, a)?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    let what = match op {
        UnaryOp::Neg => "unary -",
        UnaryOp::Pos => "unary +",
        UnaryOp::Invert => "unary ~",
        UnaryOp::Abs => "abs()",
    };
    let message = format!("bad operand type for {what}: '{}'", type_name(gil, a));
    Err(gil.type_error(message))
}

/// The TypeError of an operator that neither operand wants.
pub fn unsupported(gil: &mut Gil, symbol: &str, a: &Value, b: &Value) -> molt_provenance::Raised {
    let message =
        format!("unsupported operand type(s) for {symbol}: '{}' and '{}'", type_name(gil, a), type_name(gil, b));
    gil.type_error(message)
}

/// Whether both operands are plain numbers, for which the operators of `int` and `float` can be used directly.
pub fn both_ints(gil: &Gil, a: &Value, b: &Value) -> bool {
    let int = gil.ty(T::Int);
    (a.is_small_int() || gil.is_exactly(a, int)) && (b.is_small_int() || gil.is_exactly(b, int)) && gil.int(a).is_some()
}
