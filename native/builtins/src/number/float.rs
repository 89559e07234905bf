//! `float`: its slots and its construction. The arithmetic itself is in `float_ops`.

use molt_call::slot;
use molt_object::number::hash_float;
use molt_object::{BinaryOp, CompareOp, FloatObject, Known, Numbers, Raise, T, TypeSlots, TypeSpec, UnaryOp};
use molt_provenance::{Args, Gil, Result, Text, VTable, Value, copy_short};

use super::float_ops::{float_op, operand};
use super::float_text::{float_text, parse_float, short_literal};
use super::int_ops::{compare_int_float, int_to_float};

/// The type `float`.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Convert a string or number to a floating-point number, if possible.",
    slots: TypeSlots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        bool: Some(truth),
        binary: Some(binary),
        unary: Some(unary),
        int: Some(as_int),
        float: Some(plain),
        new: Some(new),
        ..TypeSlots::NONE
    },
    methods: super::float_methods::METHODS,
    getset: super::float_methods::GETSET,
    ..TypeSpec::new(T::Float, VTable::of::<FloatObject>())
};

fn repr(gil: &mut Gil, v: &Value) -> Result {
    Ok(text(gil, gil.float(v).unwrap_or(0.0)))
}

/// The shortest text of a float.
pub fn text(gil: &Gil, f: f64) -> Value {
    let text = float_text(f);
    let text = text.as_bytes();
    gil.make_narrow(gil.ty(T::Str), text.len(), |out| copy_short(out, text))
}

/// `float(v)` of an inline number, or of a short plain literal.
#[inline]
pub fn quick(gil: &Gil, v: &Value) -> Option<Value> {
    if v.is_float() {
        return Some(v.clone());
    }
    if let Some(i) = v.as_small_int() {
        return Some(Value::float(i as f64));
    }
    if !gil.is_exactly(v, gil.ty(T::Str)) {
        return None;
    }
    let text = gil.get::<Text>(v).and_then(Text::as_narrow)?;
    short_literal(text).map(Value::float)
}

fn hash(gil: &mut Gil, v: &Value) -> Result<i64> {
    Ok(hash_float(gil.float(v).unwrap_or(0.0), v.identity()))
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let Some(x) = gil.float(a) else { return Ok(Value::NOT_IMPLEMENTED) };
    if let Some(y) = gil.float(b) {
        return Ok(Value::bool(compare_floats(x, y, op)));
    }
    Ok(match gil.int(b) {
        Some(y) => Value::bool(match compare_int_float(&y, x) {
            Some(order) => op.of(order.reverse()),
            None => op == CompareOp::Ne,
        }),
        None => Value::NOT_IMPLEMENTED,
    })
}

/// A comparison of floats; all but `!=` are false for NaN.
#[inline]
pub fn compare_floats(x: f64, y: f64, op: CompareOp) -> bool {
    match op {
        CompareOp::Lt => x < y,
        CompareOp::Le => x <= y,
        CompareOp::Eq => x == y,
        CompareOp::Ne => x != y,
        CompareOp::Gt => x > y,
        CompareOp::Ge => x >= y,
    }
}

fn truth(gil: &mut Gil, v: &Value) -> Result<bool> {
    Ok(gil.float(v).unwrap_or(0.0) != 0.0)
}

/// Binary operators with a float on either side.
pub fn binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let (x, y) = match (operand(gil, a), operand(gil, b)) {
        (Some(x), Some(y)) => (x, y),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    if matches!(
        op,
        BinaryOp::LShift | BinaryOp::RShift | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::MatMul
    ) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let answer = x.and_then(|x| y.and_then(|y| float_op(gil, op, x, y)));
    answer.map_err(|fault| fault.raise(gil))
}

fn unary(gil: &mut Gil, op: UnaryOp, v: &Value) -> Result {
    let f = gil.float(v).unwrap_or(0.0);
    Ok(match op {
        UnaryOp::Neg => Value::float(-f),
        UnaryOp::Pos => Value::float(f),
        UnaryOp::Abs => Value::float(f.abs()),
        UnaryOp::Invert => Value::NOT_IMPLEMENTED,
    })
}

fn as_int(gil: &mut Gil, v: &Value) -> Result {
    let f = gil.float(v).unwrap_or(0.0);
    super::int::from_float(gil, f)
}

/// The float itself, as an exact `float`.
pub fn plain(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::float(gil.float(v).unwrap_or(0.0)))
}

/// A real number as a float: a float, an int, or what has `__float__` or `__index__`. Other values raise `must be real number, not …`.
pub fn real(gil: &mut Gil, v: &Value) -> Result<f64> {
    if let Some(f) = v.as_float() {
        return Ok(f);
    }
    if let Some(i) = v.as_small_int() {
        return Ok(i as f64);
    }
    match convert(gil, v)? {
        Some(f) => Ok(f),
        None => Err(molt_call::type_error_of(gil, "must be real number, not %T", v)),
    }
}

/// A number as a float; `None` for what is no real number.
pub fn convert(gil: &mut Gil, v: &Value) -> Result<Option<f64>> {
    if gil.is_exactly(v, gil.ty(T::Float)) {
        return Ok(gil.float(v));
    }
    let (as_float, as_index) = slot(gil, v, |s| (s.float, s.index));
    if let Some(f) = as_float {
        let r = f(gil, v)?;
        if let Some(f) = gil.float(&r) {
            return Ok(Some(f));
        }
        return Err(molt_call::type_error_of_two(gil, "%T.__float__ returned non-float (type %T)", v, &r));
    }
    if as_index.is_some() {
        let i = molt_call::index(gil, v)?;
        return match gil.int(&i).map(|i| int_to_float(&i)) {
            Some(Ok(f)) => Ok(Some(f)),
            Some(Err(fault)) => Err(fault.raise(gil)),
            None => Ok(None),
        };
    }
    Ok(None)
}

/// `float(v)`
pub fn from_value(gil: &mut Gil, v: &Value) -> Result<f64> {
    if let Some(text) = super::int::literal(gil, v) {
        if let Some(f) = parse_float(&text) {
            return Ok(f);
        }
        let shown = molt_call::repr_string(gil, v)?;
        return Err(gil.value_error(format!("could not convert string to float: {shown}")));
    }
    match convert(gil, v)? {
        Some(f) => Ok(f),
        None => Err(molt_call::type_error_of(gil, "float() argument must be a string or a real number, not '%T'", v)),
    }
}

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    if args.keywords > 0 && cls.is(gil.ty(T::Float)) {
        return Err(gil.type_error("float() takes no keyword arguments"));
    }
    let f = match args.positional() {
        [] => 0.0,
        [v] if cls.is(gil.ty(T::Float)) && gil.is_exactly(v, cls) => return Ok(v.clone()),
        [v] => from_value(gil, v)?,
        more => {
            let message = format!("float expected at most 1 argument, got {}", more.len());
            return Err(gil.type_error(message));
        }
    };
    Ok(as_instance(gil, cls, f))
}

/// A float as an instance of a class. A NaN becomes an object even where a float needs none: programs tell one `float("nan")` from
/// another by identity.
pub fn as_instance(gil: &Gil, cls: &Value, f: f64) -> Value {
    if cls.is(gil.ty(T::Float)) && !f.is_nan() { Value::float(f) } else { gil.alloc(cls, FloatObject { value: f }) }
}
