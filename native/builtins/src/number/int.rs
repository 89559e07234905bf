//! `int`: its slots and its construction. The arithmetic itself is in `int_ops`.

use molt_call::{call_special, index, type_name};
use molt_object::number::{hash_big, hash_i64, hash_wide};
use molt_object::{
    BigInt, BinaryOp, ByteArray, CompareOp, Complex, Int, IntRef, Known, N, Numbers, Objects, Raise, Strings, T,
    TypeSlots, TypeSpec, UnaryOp,
};
use molt_provenance::{Args, Bytes, Gil, Raised, Result, Text, VTable, Value};

use super::digits;
use super::int_ops::{compare_ints, int_op, int_to_float, mod_pow, mod_pow_word};
use super::int_text::{self, ParseFault};

/// The type `int`.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments are given.",
    slots: TypeSlots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        bool: Some(truth),
        binary: Some(binary),
        unary: Some(unary),
        index: Some(plain),
        int: Some(plain),
        float: Some(as_float),
        new: Some(new),
        ..TypeSlots::NONE
    },
    methods: super::int_methods::METHODS,
    getset: super::int_methods::GETSET,
    ..TypeSpec::new(T::Int, VTable::of::<Int>())
};

/// The decimal text of an int; raises when it is longer than the limit.
pub fn decimal(gil: &mut Gil, v: &Value) -> Result<String> {
    let text = match gil.int(v) {
        Some(IntRef::Small(i)) => Some(i.to_string()),
        Some(IntRef::Wide(i)) => Some(i.to_string()),
        Some(IntRef::Big(b)) => int_text::to_decimal(b),
        None => Some(String::new()),
    };
    gil.keep_going()?;
    match text {
        Some(text) => Ok(text),
        None => {
            let limit = int_text::max_digits();
            Err(gil.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
            )))
        }
    }
}

fn repr(gil: &mut Gil, v: &Value) -> Result {
    if let Some(i) = v.as_small_int() {
        return Ok(small_text(gil, i));
    }
    let text = decimal(gil, v)?;
    Ok(gil.new_str(&text))
}

/// The text of a small int.
pub fn small_text(gil: &Gil, i: i64) -> Value {
    if let Some(digit) = u8::try_from(i).ok().filter(|d| *d < 10) {
        return gil.character(b'0' + digit).clone();
    }
    gil.make_narrow(gil.ty(T::Str), digits::text_len(i), |out| digits::write_int(i, out))
}

/// Writes the text of an int at the end of the buffer; answers where it begins.
pub fn write_digits(i: i64, out: &mut [u8; 20]) -> usize {
    let at = out.len() - digits::text_len(i);
    digits::write_int(i, &mut out[at..]);
    at
}

fn hash(gil: &mut Gil, v: &Value) -> Result<i64> {
    Ok(match gil.int(v) {
        Some(IntRef::Small(i)) => hash_i64(i),
        Some(IntRef::Wide(i)) => hash_wide(i),
        Some(IntRef::Big(b)) => hash_big(b),
        None => 0,
    })
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    Ok(match (gil.int(a), gil.int(b)) {
        (Some(x), Some(y)) => Value::bool(op.of(compare_ints(&x, &y))),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn truth(gil: &mut Gil, v: &Value) -> Result<bool> {
    Ok(match gil.int(v) {
        Some(IntRef::Small(i)) => i != 0,
        Some(IntRef::Wide(i)) => i != 0,
        Some(IntRef::Big(b)) => !b.is_zero(),
        None => false,
    })
}

/// Binary operators of ints and bools.
pub fn binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let answer = match (gil.int(a), gil.int(b)) {
        (Some(x), Some(y)) => int_op(gil, op, x, y),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    answer.map_err(|fault| fault.raise(gil))
}

fn unary(gil: &mut Gil, op: UnaryOp, v: &Value) -> Result {
    Ok(match gil.int(v) {
        Some(IntRef::Small(i)) => gil.new_int(match op {
            UnaryOp::Neg => -i,
            UnaryOp::Pos => i,
            UnaryOp::Invert => !i,
            UnaryOp::Abs => i.abs(),
        }),
        Some(IntRef::Wide(i)) if i != i128::MIN => gil.new_wide(match op {
            UnaryOp::Neg => -i,
            UnaryOp::Pos => i,
            UnaryOp::Invert => !i,
            UnaryOp::Abs => i.abs(),
        }),
        Some(IntRef::Wide(i)) => gil.new_big(match op {
            UnaryOp::Neg | UnaryOp::Abs => -BigInt::from(i),
            UnaryOp::Pos => BigInt::from(i),
            UnaryOp::Invert => !&BigInt::from(i),
        }),
        Some(IntRef::Big(b)) => {
            if gil.is_exactly(v, gil.ty(T::Int)) && (op == UnaryOp::Pos || op == UnaryOp::Abs && !b.is_negative()) {
                return Ok(v.clone());
            }
            let big = match op {
                UnaryOp::Neg => -b.clone(),
                UnaryOp::Pos => b.clone(),
                UnaryOp::Invert => !b,
                UnaryOp::Abs => b.abs(),
            };
            gil.new_big(big)
        }
        None => Value::NOT_IMPLEMENTED,
    })
}

/// The int itself, as an exact `int`.
pub fn plain(gil: &mut Gil, v: &Value) -> Result {
    if v.is_small_int() || gil.is_exactly(v, gil.ty(T::Int)) {
        return Ok(v.clone());
    }
    let value = match gil.int(v) {
        Some(i) => i.to_big(),
        None => return Err(gil.type_error("an int was expected")),
    };
    Ok(gil.new_big(value))
}

fn as_float(gil: &mut Gil, v: &Value) -> Result {
    match gil.int(v).map(|i| int_to_float(&i)) {
        Some(Ok(f)) => Ok(Value::float(f)),
        Some(Err(fault)) => Err(fault.raise(gil)),
        None => Err(gil.type_error("an int was expected")),
    }
}

/// The int nearest to zero from a float.
pub fn from_float(gil: &mut Gil, f: f64) -> Result {
    if f.abs() < 1e14 {
        return Ok(gil.new_int(f as i64));
    }
    match BigInt::from_f64(f) {
        Some(b) => Ok(gil.new_big(b)),
        None if f.is_nan() => Err(gil.value_error("cannot convert float NaN to integer")),
        None => Err(gil.overflow_error("cannot convert float infinity to integer")),
    }
}

/// `int(v)` of one argument.
pub fn from_value(gil: &mut Gil, v: &Value) -> Result {
    if v.is_small_int() || gil.is_exactly(v, gil.ty(T::Int)) {
        return Ok(v.clone());
    }
    if let Some(f) = v.as_float() {
        return from_float(gil, f);
    }
    let (as_int, as_index) = molt_call::slot(gil, v, |s| (s.int, s.index));
    if let Some(f) = as_int {
        let i = f(gil, v)?;
        if !i.is_small_int() && gil.int(&i).is_none() {
            return Err(molt_call::type_error_of(gil, "__int__ returned non-int (type %T)", &i));
        }
        return plain(gil, &i);
    }
    if as_index.is_some() {
        let i = index(gil, v)?;
        return plain(gil, &i);
    }
    match literal(gil, v) {
        Some(text) => parse(gil, v, &text, 10),
        None => Err(molt_call::type_error_of(
            gil,
            "int() argument must be a string, a bytes-like object or a real number, not '%T'",
            v,
        )),
    }
}

/// The text of a string or bytes argument; decimal digits of any script become ASCII.
pub fn literal(gil: &Gil, v: &Value) -> Option<String> {
    if let Some(text) = gil.text(v) {
        return Some(text.chars().map(|c| ascii_digit(c).unwrap_or('\u{FFFD}')).collect());
    }
    let bytes = match gil.get::<Bytes>(v) {
        Some(b) => b.data(),
        None => &gil.get::<ByteArray>(v)?.data[..],
    };
    Some(bytes.iter().map(|b| if b.is_ascii() { *b as char } else { '\u{FFFD}' }).collect())
}

/// A character as number literals see it: digits of any script count, other characters stay.
fn ascii_digit(c: u32) -> Option<char> {
    if c < 0x80 {
        return char::from_u32(c);
    }
    match crate::text::unicode::decimal_value(c) {
        Some(digit) => char::from_digit(digit, 10),
        None => char::from_u32(c),
    }
}

fn parse(gil: &mut Gil, v: &Value, text: &str, base: u32) -> Result {
    let parsed = int_text::parse(text, base);
    gil.keep_going()?;
    match parsed {
        Ok(i) => Ok(gil.new_big(i)),
        Err(ParseFault::Invalid) => {
            let shown = molt_call::repr_string(gil, v)?;
            let shown: String = shown.chars().take(200).collect();
            Err(gil.value_error(format!("invalid literal for int() with base {base}: {shown}")))
        }
        Err(ParseFault::TooLong(digits)) => {
            let limit = int_text::max_digits();
            Err(gil.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit"
            )))
        }
    }
}

/// `int(v)` of an inline number, or of a short plain literal.
#[inline]
pub fn quick(gil: &Gil, v: &Value) -> Option<Value> {
    if v.is_small_int() {
        return Some(v.clone());
    }
    if let Some(f) = v.as_float() {
        return if f.abs() < 1e14 { Value::small_int(f as i64) } else { None };
    }
    if !gil.is_exactly(v, gil.ty(T::Str)) {
        return None;
    }
    let text = gil.get::<Text>(v).and_then(Text::as_narrow)?;
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if !(1..15).contains(&digits.len()) {
        return None;
    }
    let mut n = 0i64;
    for c in digits {
        if !c.is_ascii_digit() {
            return None;
        }
        n = n * 10 + (c - b'0') as i64;
    }
    Value::small_int(if negative { -n } else { n })
}

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let (value, base) = arguments(gil, args)?;
    let plain = match (value, base) {
        (None, None) => Value::int32(0),
        (None, Some(_)) => return Err(gil.type_error("int() missing string argument")),
        (Some(v), None) => from_value(gil, &v)?,
        (Some(v), Some(base)) => {
            let base = molt_call::index_clamped(gil, &base)?;
            if base != 0 && !(2..=36).contains(&base) {
                return Err(gil.value_error("int() base must be >= 2 and <= 36, or 0"));
            }
            match literal(gil, &v) {
                Some(text) => parse(gil, &v, &text, base as u32)?,
                None => return Err(gil.type_error("int() can't convert non-string with explicit base")),
            }
        }
    };
    as_instance(gil, cls, plain)
}

/// An exact int as an instance of a class.
pub fn as_instance(gil: &mut Gil, cls: &Value, plain: Value) -> Result {
    if cls.is(gil.ty(T::Int)) {
        return Ok(plain);
    }
    let value = gil.int(&plain).map(|i| i.to_big()).unwrap_or_default();
    Ok(gil.alloc(cls, Int::new(value)))
}

fn arguments(gil: &mut Gil, args: Args<'_>) -> Result<(Option<Value>, Option<Value>)> {
    let given = args.positional();
    if given.len() > 2 {
        let message = format!("int expected at most 2 arguments, got {}", args.values.len());
        return Err(gil.type_error(message));
    }
    let mut base = given.get(1).cloned();
    let names: Vec<Value> = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]).to_vec();
    for (name, value) in names.iter().zip(args.keyword_values()) {
        if !gil.is_text(name, "base") {
            let message = format!("int() got an unexpected keyword argument '{}'", gil.to_rust(name));
            return Err(gil.type_error(message));
        }
        if base.is_some() {
            return Err(gil.type_error("argument for int() given by name ('base') and position (2)"));
        }
        base = Some(value.clone());
    }
    Ok((given.first().cloned(), base))
}

/// `pow(base, exp, modulus)`
pub fn pow3(gil: &mut Gil, base: &Value, exp: &Value, modulus: &Value) -> Result {
    if modulus.is_none() {
        return molt_call::operators::binary(gil, BinaryOp::Pow, base, exp);
    }
    if let (Some(x), Some(y), Some(m)) = (base.as_small_int(), exp.as_small_int(), modulus.as_small_int())
        && y >= 0
        && m > 0
        && m <= u32::MAX as i64
    {
        return Ok(gil.new_int(mod_pow_word(x.rem_euclid(m) as u64, y as u64, m as u64) as i64));
    }
    let numbers = match (gil.int(base), gil.int(exp), gil.int(modulus)) {
        (Some(x), Some(y), Some(m)) => Some((x.to_big(), y.to_big(), m.to_big())),
        _ => None,
    };
    if let Some((x, y, m)) = numbers {
        let power = mod_pow(&x, &y, &m);
        gil.keep_going()?;
        return match power {
            Ok(power) => Ok(gil.new_big(power)),
            Err(fault) => Err(fault.raise(gil)),
        };
    }
    if [base, exp, modulus].iter().any(|v| gil.get::<Complex>(v).is_some()) {
        return Err(gil.value_error("complex modulo"));
    }
    if [base, exp, modulus].iter().any(|v| gil.float(v).is_some()) {
        return Err(gil.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    if is_python(gil, base)
        && let Some(answer) = call_special(gil, base, N::Pow, &[exp.clone(), modulus.clone()])?
        && !answer.is_not_implemented()
    {
        return Ok(answer);
    }
    if is_python(gil, exp)
        && let Some(answer) = call_special(gil, exp, N::RPow, &[base.clone(), modulus.clone()])?
        && !answer.is_not_implemented()
    {
        return Ok(answer);
    }
    Err(no_power(gil, base, exp, modulus))
}

/// Whether Python code defined the type: the others have no ternary power but that of ints.
fn is_python(gil: &Gil, v: &Value) -> bool {
    molt_call::type_data(gil, &molt_call::type_of(gil, v)).is_some_and(|d| d.is_python)
}

fn no_power(gil: &mut Gil, base: &Value, exp: &Value, modulus: &Value) -> Raised {
    let message = format!(
        "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
        type_name(gil, base),
        type_name(gil, exp),
        type_name(gil, modulus)
    );
    gil.type_error(message)
}
