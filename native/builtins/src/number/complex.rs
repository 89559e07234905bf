//! `complex`.

use molt_call::{call_special, slot, type_name};
use molt_object::number::hash_float;
use molt_object::{
    BinaryOp, CompareOp, Complex, GetSetSpec, Known, MethodSpec, N, Numbers, Objects, Raise, Strings, T, TypeSlots,
    TypeSpec, UnaryOp, class_method, getter, method,
};
use molt_provenance::{Args, Gil, Native, Result, VTable, Value};

use super::complex_text::{complex_repr, parse_complex};
use super::fault::Fault;
use super::float_ops::operand;

/// The type `complex`.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Create a complex number from a string or numbers.",
    slots: TypeSlots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        bool: Some(truth),
        binary: Some(binary),
        unary: Some(unary),
        new: Some(new),
        ..TypeSlots::NONE
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::new(T::Complex, VTable::of::<Complex>())
};

static METHODS: &[MethodSpec] = &[
    method(
        "conjugate",
        Native::fixed1(conjugate),
        "()",
        "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.",
    ),
    method("__complex__", Native::fixed1(plain), "()", "Convert this value to exact type complex."),
    method("__getnewargs__", Native::fixed1(new_args), "()", ""),
    method(
        "__format__",
        Native::fixed2(crate::text::complex_format),
        "(format_spec, /)",
        "Convert to a string according to format_spec.",
    ),
    class_method(
        "from_number",
        Native::fixed2(from_number),
        "(number, /)",
        "Convert number to a complex floating-point number.",
    ),
];

static GETSET: &[GetSetSpec] = &[
    getter("real", |gil, v| Ok(Value::float(parts(gil, v).0)), "the real part of a complex number"),
    getter("imag", |gil, v| Ok(Value::float(parts(gil, v).1)), "the imaginary part of a complex number"),
];

fn parts(gil: &Gil, v: &Value) -> (f64, f64) {
    gil.get::<Complex>(v).map_or((0.0, 0.0), |c| (c.re, c.im))
}

fn repr(gil: &mut Gil, v: &Value) -> Result {
    let (re, im) = parts(gil, v);
    Ok(gil.new_str(&complex_repr(re, im)))
}

fn hash(gil: &mut Gil, v: &Value) -> Result<i64> {
    let (re, im) = parts(gil, v);
    let h = hash_float(re, v.identity()).wrapping_add(hash_float(im, v.identity()).wrapping_mul(1_000_003));
    Ok(if h == -1 { -2 } else { h })
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (re, im) = parts(gil, a);
    let equal = if let Some(c) = gil.get::<Complex>(b) {
        re == c.re && im == c.im
    } else if let Some(f) = gil.float(b) {
        im == 0.0 && re == f
    } else if let Some(i) = gil.int(b) {
        im == 0.0 && super::int_ops::compare_int_float(&i, re).is_some_and(|o| o.is_eq())
    } else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

fn truth(gil: &mut Gil, v: &Value) -> Result<bool> {
    let (re, im) = parts(gil, v);
    Ok(re != 0.0 || im != 0.0)
}

/// An operand: a complex number, or a real one, of which there is no imaginary part.
enum Operand {
    Complex(f64, f64),
    Real(f64),
}

fn operand_of(gil: &Gil, v: &Value) -> Option<core::result::Result<Operand, Fault>> {
    if let Some(c) = gil.get::<Complex>(v) {
        return Some(Ok(Operand::Complex(c.re, c.im)));
    }
    operand(gil, v).map(|f| f.map(Operand::Real))
}

fn binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let (x, y) = match (operand_of(gil, a), operand_of(gil, b)) {
        (Some(x), Some(y)) => (x, y),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    if !matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::TrueDiv | BinaryOp::Pow) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match x.and_then(|x| y.and_then(|y| arithmetic(op, x, y))) {
        Ok((re, im)) => Ok(gil.new_complex(re, im)),
        Err(fault) => Err(fault.raise(gil)),
    }
}

/// As of Python 3.14 a real operand is not widened: its missing imaginary part has no sign and no NaN.
fn arithmetic(op: BinaryOp, x: Operand, y: Operand) -> core::result::Result<(f64, f64), Fault> {
    use Operand::{Complex, Real};
    Ok(match (op, x, y) {
        (BinaryOp::Add, Complex(a, b), Complex(c, d)) => (a + c, b + d),
        (BinaryOp::Add, Complex(a, b), Real(c)) | (BinaryOp::Add, Real(c), Complex(a, b)) => (a + c, b),
        (BinaryOp::Sub, Complex(a, b), Complex(c, d)) => (a - c, b - d),
        (BinaryOp::Sub, Complex(a, b), Real(c)) => (a - c, b),
        (BinaryOp::Sub, Real(a), Complex(c, d)) => (a - c, -d),
        (BinaryOp::Mul, Complex(a, b), Complex(c, d)) => (a * c - b * d, a * d + b * c),
        (BinaryOp::Mul, Complex(a, b), Real(c)) | (BinaryOp::Mul, Real(c), Complex(a, b)) => (a * c, b * c),
        (BinaryOp::TrueDiv, Complex(..) | Real(_), Real(0.0)) => return Err(Fault::Zero),
        (BinaryOp::TrueDiv, Complex(a, b), Real(c)) => (a / c, b / c),
        (BinaryOp::TrueDiv, x, y) => quotient(pair(x), pair(y))?,
        (BinaryOp::Pow, x, y) => power(pair(x), pair(y))?,
        (_, x, y) => {
            let ((a, b), (c, d)) = (pair(x), pair(y));
            (a + c, b + d)
        }
    })
}

fn pair(x: Operand) -> (f64, f64) {
    match x {
        Operand::Complex(re, im) => (re, im),
        Operand::Real(re) => (re, 0.0),
    }
}

fn product((a, b): (f64, f64), (c, d): (f64, f64)) -> (f64, f64) {
    (a * c - b * d, a * d + b * c)
}

/// Smith's method: scales by the larger part of the divisor.
fn quotient((a, b): (f64, f64), (c, d): (f64, f64)) -> core::result::Result<(f64, f64), Fault> {
    if c.abs() >= d.abs() {
        if c == 0.0 && d == 0.0 {
            return Err(Fault::Zero);
        }
        let ratio = d / c;
        let denominator = c + d * ratio;
        return Ok(((a + b * ratio) / denominator, (b - a * ratio) / denominator));
    }
    if d.abs() >= c.abs() {
        let ratio = c / d;
        let denominator = c * ratio + d;
        return Ok(((a * ratio + b) / denominator, (b * ratio - a) / denominator));
    }
    Ok((f64::NAN, f64::NAN))
}

/// `x ** y`
pub fn power(x: (f64, f64), y: (f64, f64)) -> core::result::Result<(f64, f64), Fault> {
    let result = if y.1 == 0.0 && y.0 == y.0.floor() && y.0.abs() <= 100.0 {
        let n = y.0 as i32;
        if n < 0 && x == (0.0, 0.0) {
            return Err(Fault::ZeroText("zero to a negative or complex power"));
        }
        let power = whole_power(x, n.unsigned_abs());
        if n < 0 { quotient((1.0, 0.0), power)? } else { power }
    } else {
        general_power(x, y)?
    };
    if result.0.is_finite() && result.1.is_finite() || ![x.0, x.1, y.0, y.1].iter().all(|f| f.is_finite()) {
        return Ok(result);
    }
    Err(Fault::Overflow("complex exponentiation"))
}

fn whole_power(x: (f64, f64), n: u32) -> (f64, f64) {
    let (mut result, mut base, mut rest) = ((1.0, 0.0), x, n);
    while rest > 0 {
        if rest & 1 == 1 {
            result = product(result, base);
        }
        rest >>= 1;
        if rest > 0 {
            base = product(base, base);
        }
    }
    result
}

fn general_power(x: (f64, f64), y: (f64, f64)) -> core::result::Result<(f64, f64), Fault> {
    if y == (0.0, 0.0) {
        return Ok((1.0, 0.0));
    }
    if x == (0.0, 0.0) {
        if y.1 != 0.0 || y.0 < 0.0 {
            return Err(Fault::ZeroText("zero to a negative or complex power"));
        }
        return Ok((0.0, 0.0));
    }
    let size = x.0.hypot(x.1);
    let angle = x.1.atan2(x.0);
    let mut length = match super::float_ops::float_pow(size, y.0) {
        super::float_ops::Power::Real(f) => f,
        _ => f64::INFINITY,
    };
    let mut phase = angle * y.0;
    if y.1 != 0.0 {
        length *= super::precise::exp(-angle * y.1);
        phase += y.1 * super::precise::ln(size);
    }
    Ok((length * phase.cos(), length * phase.sin()))
}

fn unary(gil: &mut Gil, op: UnaryOp, v: &Value) -> Result {
    let (re, im) = parts(gil, v);
    Ok(match op {
        UnaryOp::Neg => gil.new_complex(-re, -im),
        UnaryOp::Pos => gil.new_complex(re, im),
        UnaryOp::Abs => {
            let size = re.hypot(im);
            if size.is_infinite() && re.is_finite() && im.is_finite() {
                return Err(gil.overflow_error("absolute value too large"));
            }
            Value::float(size)
        }
        UnaryOp::Invert => Value::NOT_IMPLEMENTED,
    })
}

fn conjugate(gil: &mut Gil, v: &Value) -> Result {
    let (re, im) = parts(gil, v);
    Ok(gil.new_complex(re, -im))
}

fn plain(gil: &mut Gil, v: &Value) -> Result {
    let (re, im) = parts(gil, v);
    Ok(gil.new_complex(re, im))
}

fn new_args(gil: &mut Gil, v: &Value) -> Result {
    let (re, im) = parts(gil, v);
    Ok(gil.new_tuple(vec![Value::float(re), Value::float(im)]))
}

fn from_number(gil: &mut Gil, cls: &Value, number: &Value) -> Result {
    match number_parts(gil, number)? {
        Some((re, im)) => Ok(instance(gil, cls, re, im)),
        None => Err(molt_call::type_error_of(gil, "must be real number, not %T", number)),
    }
}

fn instance(gil: &Gil, cls: &Value, re: f64, im: f64) -> Value {
    gil.alloc(cls, Complex { re, im })
}

/// The parts of a number, `__complex__` included; `None` for what is no number.
pub fn number_parts(gil: &mut Gil, v: &Value) -> Result<Option<(f64, f64)>> {
    if let Some(c) = gil.get::<Complex>(v) {
        return Ok(Some((c.re, c.im)));
    }
    if v.is_pointer()
        && let Some(r) = call_special(gil, v, N::ComplexName, &[])?
    {
        if let Some(c) = gil.get::<Complex>(&r) {
            return Ok(Some((c.re, c.im)));
        }
        return Err(molt_call::type_error_of_two(gil, "%T.__complex__() must return a complex, not %T", v, &r));
    }
    Ok(super::float::convert(gil, v)?.map(|f| (f, 0.0)))
}

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let (real, imag) = arguments(gil, args)?;
    let Some(real) = real else {
        let im = match imag {
            Some(v) => component(gil, &v, "imag")?,
            None => (0.0, 0.0),
        };
        return Ok(instance(gil, cls, 0.0 - im.1, im.0));
    };
    let Some(imag) = imag else {
        if gil.is_exactly(&real, gil.ty(T::Complex)) && cls.is(gil.ty(T::Complex)) {
            return Ok(real);
        }
        if gil.is_str(&real) {
            let text = super::int::literal(gil, &real).unwrap_or_default();
            return match parse_complex(&text) {
                Some((re, im)) => Ok(instance(gil, cls, re, im)),
                None => Err(gil.value_error("complex() arg is a malformed string")),
            };
        }
        return match number_parts(gil, &real)? {
            Some((re, im)) => Ok(instance(gil, cls, re, im)),
            None => {
                Err(molt_call::type_error_of(gil, "complex() argument must be a string or a number, not %T", &real))
            }
        };
    };
    let (a, b) = component(gil, &real, "real")?;
    let (c, d) = component(gil, &imag, "imag")?;
    // Parts that are complex themselves count as such.
    let re = if gil.get::<Complex>(&imag).is_some() { a - d } else { a };
    let im = if gil.get::<Complex>(&real).is_some() { c + b } else { c };
    Ok(instance(gil, cls, re, im))
}

fn component(gil: &mut Gil, v: &Value, name: &str) -> Result<(f64, f64)> {
    let number = slot(gil, v, |s| s.float.is_some() || s.index.is_some()) || gil.get::<Complex>(v).is_some();
    if number && let Some(parts) = number_parts(gil, v)? {
        return Ok(parts);
    }
    let message = format!("complex() argument '{name}' must be a real number, not {}", type_name(gil, v));
    Err(gil.type_error(message))
}

fn arguments(gil: &mut Gil, args: Args<'_>) -> Result<(Option<Value>, Option<Value>)> {
    let given = args.positional();
    if args.values.len() > 2 {
        let message = format!("complex() takes at most 2 arguments ({} given)", args.values.len());
        return Err(gil.type_error(message));
    }
    let (mut real, mut imag) = (given.first().cloned(), given.get(1).cloned());
    let names: Vec<Value> = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]).to_vec();
    for (name, value) in names.iter().zip(args.keyword_values()) {
        let place = match gil.to_rust(name).as_str() {
            "real" => &mut real,
            "imag" => &mut imag,
            other => {
                let message = format!("complex() got an unexpected keyword argument '{other}'");
                return Err(gil.type_error(message));
            }
        };
        if place.is_some() {
            let text = gil.to_rust(name);
            let at = if text == "real" { 1 } else { 2 };
            return Err(gil.type_error(format!("argument for complex() given by name ('{text}') and position ({at})")));
        }
        *place = Some(value.clone());
    }
    Ok((real, imag))
}
