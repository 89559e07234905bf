//! The operators that compiled code calls when its own short cuts for small ints and floats do not apply.

use molt_call::operators;
use molt_object::{BinaryOp, CompareOp, Complex, Int, IntRef, Known, Numbers, Strings, T, UnaryOp};
use molt_provenance::{Gil, Result, Value};

use super::float::compare_floats;
use super::float_ops::{float_op, float_pow, operand};
use super::int_ops::{int_op, small_op, wide_difference, wide_product, wide_sum};

/// Whether a value is an int that no class can have changed the operators of.
#[inline]
fn is_plain_int(gil: &Gil, v: &Value) -> bool {
    v.is_small_int() || gil.is_exactly(v, gil.ty(T::Int))
}

#[inline]
fn is_plain_number(gil: &Gil, v: &Value) -> bool {
    v.is_float() || is_plain_int(gil, v)
}

/// Any binary operator: small ints, then floats, then big ints, then whatever the types say.
#[inline]
fn arithmetic(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if let (Some(x), Some(y)) = (a.as_small_int(), b.as_small_int()) {
        let answer = small_op(gil, op, x, y);
        return finish(gil, op, a, b, answer);
    }
    if matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul)
        && let (Some(x), Some(y)) = (wide_int(gil, a), wide_int(gil, b))
    {
        return Ok(match op {
            BinaryOp::Add => wide_sum(gil, x, y),
            BinaryOp::Sub => wide_difference(gil, x, y),
            _ => wide_product(gil, x, y),
        });
    }
    if matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul)
        && let (Some((a, b)), Some((c, d))) = (plain_complex(gil, a), plain_complex(gil, b))
    {
        let (re, im) = match op {
            BinaryOp::Add => (a + c, b + d),
            BinaryOp::Sub => (a - c, b - d),
            _ => (a * c - b * d, a * d + b * c),
        };
        return Ok(gil.new_complex(re, im));
    }
    slow(gil, op, a, b)
}

/// Real and imaginary part of a complex number that no class can have changed the operators of.
#[inline]
fn plain_complex(gil: &Gil, v: &Value) -> Option<(f64, f64)> {
    if !gil.is_exactly(v, gil.ty(T::Complex)) {
        return None;
    }
    gil.get::<Complex>(v).map(|c| (c.re, c.im))
}

/// An int of up to 128 bits that no class can have changed the operators of.
#[inline]
fn wide_int(gil: &Gil, v: &Value) -> Option<i128> {
    if let Some(i) = v.as_small_int() {
        return Some(i as i128);
    }
    if !gil.is_exactly(v, gil.ty(T::Int)) {
        return None;
    }
    match gil.get::<Int>(v)?.get() {
        IntRef::Wide(i) => Some(i),
        _ => None,
    }
}

#[inline(never)]
fn slow(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if is_plain_number(gil, a) && is_plain_number(gil, b) {
        let answer = if a.is_float() || b.is_float() {
            match (operand(gil, a), operand(gil, b)) {
                (Some(x), Some(y)) => x.and_then(|x| y.and_then(|y| float_op(gil, op, x, y))),
                _ => Ok(Value::NOT_IMPLEMENTED),
            }
        } else {
            match (gil.int(a), gil.int(b)) {
                (Some(x), Some(y)) => int_op(gil, op, x, y),
                _ => Ok(Value::NOT_IMPLEMENTED),
            }
        };
        return finish(gil, op, a, b, answer);
    }
    operators::binary(gil, op, a, b)
}

#[inline]
fn finish(
    gil: &mut Gil,
    op: BinaryOp,
    a: &Value,
    b: &Value,
    answer: core::result::Result<Value, super::fault::Fault>,
) -> Result {
    match answer {
        Ok(v) if v.is_not_implemented() => operators::binary(gil, op, a, b),
        Ok(v) => Ok(v),
        Err(fault) => Err(fault.raise(gil)),
    }
}

macro_rules! binary {
    ($($(#[$doc:meta])* $name:ident $op:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $name(gil: &mut Gil, a: &Value, b: &Value) -> Result {
                arithmetic(gil, BinaryOp::$op, a, b)
            }
        )*
    };
}

binary! {
    /// `a + b`
    add Add;
    /// `a - b`
    sub Sub;
    /// `a * b`
    mul Mul;
    /// `a @ b`
    matmul MatMul;
    /// `a / b`
    truediv TrueDiv;
    /// `a // b`
    floordiv FloorDiv;
    /// `a ** b`
    pow Pow;
    /// `a << b`
    lshift LShift;
    /// `a >> b`
    rshift RShift;
    /// `a & b`
    and And;
    /// `a | b`
    or Or;
    /// `a ^ b`
    xor Xor;
}

/// `a % b`
pub fn modulo(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    // Only a class of Python code can have an operator of its own for what stands behind a string.
    if gil.is_exactly(a, gil.ty(T::Str)) && !operators::is_python_type(gil, b) {
        return crate::text::percent(gil, a, b);
    }
    arithmetic(gil, BinaryOp::Mod, a, b)
}

/// `a op= b`, the operator by its index.
pub fn inplace(gil: &mut Gil, op: u32, a: &Value, b: &Value) -> Result {
    let op = BinaryOp::ALL[(op as usize).min(BinaryOp::ALL.len() - 1)];
    if is_plain_number(gil, a) && is_plain_number(gil, b) {
        let answer = match (a.as_small_int(), b.as_small_int()) {
            (Some(x), Some(y)) => small_op(gil, op, x, y),
            _ if a.is_float() || b.is_float() => match (operand(gil, a), operand(gil, b)) {
                (Some(x), Some(y)) => x.and_then(|x| y.and_then(|y| float_op(gil, op, x, y))),
                _ => Ok(Value::NOT_IMPLEMENTED),
            },
            _ => match (gil.int(a), gil.int(b)) {
                (Some(x), Some(y)) => int_op(gil, op, x, y),
                _ => Ok(Value::NOT_IMPLEMENTED),
            },
        };
        match answer {
            Ok(v) if v.is_not_implemented() => {}
            Ok(v) => return Ok(v),
            Err(fault) => return Err(fault.raise(gil)),
        }
    }
    operators::inplace(gil, op, a, b)
}

fn unary(gil: &mut Gil, op: UnaryOp, a: &Value) -> Result {
    if let Some(i) = a.as_small_int() {
        return Ok(gil.new_int(match op {
            UnaryOp::Neg => -i,
            UnaryOp::Invert => !i,
            UnaryOp::Pos => i,
            UnaryOp::Abs => i.abs(),
        }));
    }
    if let Some(f) = a.as_float()
        && op == UnaryOp::Neg
    {
        return Ok(Value::float(-f));
    }
    operators::unary(gil, op, a)
}

/// `-a`
pub fn neg(gil: &mut Gil, a: &Value) -> Result {
    unary(gil, UnaryOp::Neg, a)
}

/// `+a`
pub fn pos(gil: &mut Gil, a: &Value) -> Result {
    unary(gil, UnaryOp::Pos, a)
}

/// `~a`
pub fn invert(gil: &mut Gil, a: &Value) -> Result {
    unary(gil, UnaryOp::Invert, a)
}

/// A comparison: numbers and strings first.
#[inline]
fn comparison(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if let (Some(x), Some(y)) = (a.as_small_int(), b.as_small_int()) {
        return Ok(Value::bool(op.of(x.cmp(&y))));
    }
    if let (Some(x), Some(y)) = (inline_float(a), inline_float(b)) {
        return Ok(Value::bool(compare_floats(x, y, op)));
    }
    if matches!(op, CompareOp::Eq | CompareOp::Ne) {
        let text = gil.ty(T::Str);
        if gil.is_exactly(a, text) && gil.is_exactly(b, text) {
            return Ok(Value::bool(gil.same_text(a, b) == (op == CompareOp::Eq)));
        }
        if !a.is_pointer() && !b.is_pointer() {
            let equal = molt_object::number::immediates_equal(a, b);
            return Ok(Value::bool(equal == (op == CompareOp::Eq)));
        }
    }
    molt_call::compare(gil, a, b, op)
}

/// A float or an inline int, which a float holds exactly.
#[inline]
fn inline_float(v: &Value) -> Option<f64> {
    v.as_float().or_else(|| v.as_small_int().map(|i| i as f64))
}

macro_rules! comparisons {
    ($($(#[$doc:meta])* $name:ident $op:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $name(gil: &mut Gil, a: &Value, b: &Value) -> Result {
                comparison(gil, a, b, CompareOp::$op)
            }
        )*
    };
}

comparisons! {
    /// `a < b`
    lt Lt;
    /// `a <= b`
    le Le;
    /// `a == b`
    eq Eq;
    /// `a != b`
    ne Ne;
    /// `a > b`
    gt Gt;
    /// `a >= b`
    ge Ge;
}

/// `item in container`
pub fn contains(gil: &mut Gil, item: &Value, container: &Value) -> Result<bool> {
    molt_call::items::contains(gil, container, item)
}

/// Truth.
pub fn truth(gil: &mut Gil, v: &Value) -> Result<bool> {
    molt_call::truth(gil, v)
}

/// `a ** b` of two floats.
pub fn power_of_floats(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    if let (Some(x), Some(y)) = (a.as_float(), b.as_float())
        && let super::float_ops::Power::Real(f) = float_pow(x, y)
    {
        return Ok(Value::float(f));
    }
    arithmetic(gil, BinaryOp::Pow, a, b)
}

/// `len(v)`
pub fn len(gil: &mut Gil, v: &Value) -> Result {
    let n = molt_call::len(gil, v)?;
    Ok(gil.new_int(n as i64))
}

molt_provenance::export! {
    "add" fn wire_add(a: lent, b: lent) -> Result = add;
    "sub" fn wire_sub(a: lent, b: lent) -> Result = sub;
    "mul" fn wire_mul(a: lent, b: lent) -> Result = mul;
    "matmul" fn wire_matmul(a: lent, b: lent) -> Result = matmul;
    "truediv" fn wire_truediv(a: lent, b: lent) -> Result = truediv;
    "floordiv" fn wire_floordiv(a: lent, b: lent) -> Result = floordiv;
    "mod" fn wire_mod(a: lent, b: lent) -> Result = modulo;
    "power" fn wire_pow(a: lent, b: lent) -> Result = pow;
    "lshift" fn wire_lshift(a: lent, b: lent) -> Result = lshift;
    "rshift" fn wire_rshift(a: lent, b: lent) -> Result = rshift;
    "and" fn wire_and(a: lent, b: lent) -> Result = and;
    "or" fn wire_or(a: lent, b: lent) -> Result = or;
    "xor" fn wire_xor(a: lent, b: lent) -> Result = xor;
    "inplace" fn wire_inplace(op: word, a: lent, b: lent) -> Result = inplace;
    "neg" fn wire_neg(a: lent) -> Result = neg;
    "pos" fn wire_pos(a: lent) -> Result = pos;
    "invert" fn wire_invert(a: lent) -> Result = invert;
    "lt" fn wire_lt(a: lent, b: lent) -> Result = lt;
    "le" fn wire_le(a: lent, b: lent) -> Result = le;
    "eq" fn wire_eq(a: lent, b: lent) -> Result = eq;
    "ne" fn wire_ne(a: lent, b: lent) -> Result = ne;
    "gt" fn wire_gt(a: lent, b: lent) -> Result = gt;
    "ge" fn wire_ge(a: lent, b: lent) -> Result = ge;
    "contains" fn wire_contains(item: lent, container: lent) -> Result<bool> = contains;
    "truth" fn wire_truth(v: lent) -> Result<bool> = truth;
    "float_pow" fn wire_float_pow(a: lent, b: lent) -> Result = power_of_floats;
    "len" fn wire_len(v: lent) -> Result = len;
}
