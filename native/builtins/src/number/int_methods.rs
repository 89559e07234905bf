//! Methods and attributes of `int`.

use molt_call::{index, is_instance_of};
use molt_object::{
    BigInt, ByteArray, Exc, GetSetSpec, IntRef, Known, MethodSpec, Numbers, Objects, Raise, Sign, Strings, T,
    class_method, getter, method,
};
use molt_provenance::{Bytes, Gil, Native, Result, Value};

use super::int::plain;
use super::ratio::round_int;

/// Methods of `int`.
pub static METHODS: &[MethodSpec] = &[
    method("bit_length", Native::fixed1(bit_length), "()", "Number of bits necessary to represent self in binary."),
    method(
        "bit_count",
        Native::fixed1(bit_count),
        "()",
        "Number of ones in the binary representation of the absolute value of self.",
    ),
    method(
        "to_bytes",
        Native::fixed4(to_bytes),
        "(length=1, byteorder='big', *, signed=False)",
        "Return an array of bytes representing an integer.",
    ),
    class_method(
        "from_bytes",
        Native::fixed4(from_bytes),
        "(bytes, byteorder='big', *, signed=False)",
        "Return the integer represented by the given array of bytes.",
    ),
    method(
        "as_integer_ratio",
        Native::fixed1(as_integer_ratio),
        "()",
        "Return a pair of integers, whose ratio is equal to the original int.",
    ),
    method(
        "is_integer",
        Native::fixed1(is_integer),
        "()",
        "Returns True. Exists for duck type compatibility with float.is_integer.",
    ),
    method("conjugate", Native::fixed1(plain), "()", "Returns self, the complex conjugate of any int."),
    method("__round__", Native::fixed2(round), "(ndigits=None, /)", "Rounding an Integral returns itself."),
    method("__trunc__", Native::fixed1(plain), "()", "Truncating an Integral returns itself."),
    method("__floor__", Native::fixed1(plain), "()", "Flooring an Integral returns itself."),
    method("__ceil__", Native::fixed1(plain), "()", "Ceiling of an Integral returns itself."),
    method(
        "__format__",
        Native::fixed2(crate::text::int_format),
        "(format_spec, /)",
        "Convert to a string according to format_spec.",
    ),
    method("__getnewargs__", Native::fixed1(new_args), "()", ""),
    method("__sizeof__", Native::fixed1(size_of), "()", "Returns size in memory, in bytes."),
];

/// Attributes of `int`.
pub static GETSET: &[GetSetSpec] = &[
    getter("real", plain, "the real part of a complex number"),
    getter("imag", |_, _| Ok(Value::int32(0)), "the imaginary part of a complex number"),
    getter("numerator", plain, "the numerator of a rational number in lowest terms"),
    getter("denominator", |_, _| Ok(Value::int32(1)), "the denominator of a rational number in lowest terms"),
];

/// Number of bits of the magnitude.
pub fn bits(i: &IntRef<'_>) -> u64 {
    match i {
        IntRef::Small(i) => 64 - i.unsigned_abs().leading_zeros() as u64,
        IntRef::Wide(i) => 128 - i.unsigned_abs().leading_zeros() as u64,
        IntRef::Big(b) => b.bits(),
    }
}

fn bit_length(gil: &mut Gil, v: &Value) -> Result {
    let bits = gil.int(v).map_or(0, |i| bits(&i));
    Ok(gil.new_int(bits as i64))
}

fn bit_count(gil: &mut Gil, v: &Value) -> Result {
    let count = match gil.int(v) {
        Some(IntRef::Small(i)) => i.unsigned_abs().count_ones() as u64,
        Some(IntRef::Wide(i)) => i.unsigned_abs().count_ones() as u64,
        Some(IntRef::Big(b)) => b.digits().iter().map(|d| d.count_ones() as u64).sum(),
        None => 0,
    };
    Ok(gil.new_int(count as i64))
}

fn as_integer_ratio(gil: &mut Gil, v: &Value) -> Result {
    let n = plain(gil, v)?;
    Ok(gil.new_tuple(vec![n, Value::int32(1)]))
}

fn is_integer(_gil: &mut Gil, _v: &Value) -> Result {
    Ok(Value::TRUE)
}

fn new_args(gil: &mut Gil, v: &Value) -> Result {
    let n = plain(gil, v)?;
    Ok(gil.new_tuple(vec![n]))
}

fn size_of(gil: &mut Gil, v: &Value) -> Result {
    let digits = gil.int(v).map_or(0, |i| bits(&i).div_ceil(30).max(1));
    Ok(gil.new_int(24 + 4 * digits as i64))
}

fn round(gil: &mut Gil, v: &Value, digits: &Value) -> Result {
    let Some(digits) = digits.bound().filter(|d| !d.is_none()) else { return plain(gil, v) };
    let digits = index(gil, digits)?;
    let Some(negative) = gil.int(&digits).map(|d| d.is_negative()) else { return plain(gil, v) };
    if !negative {
        return plain(gil, v);
    }
    let places = gil.int(&digits).and_then(|d| d.to_i64()).and_then(|d| u32::try_from(-d).ok()).unwrap_or(u32::MAX);
    let n = gil.int(v).map(|i| i.to_big()).unwrap_or_default();
    Ok(gil.new_big(round_int(&n, places)))
}

fn is_little(gil: &mut Gil, order: &Value) -> Result<bool> {
    let Some(order) = order.bound() else { return Ok(false) };
    if !gil.is_str(order) {
        return Err(molt_call::type_error_of(gil, "argument 'byteorder' must be str, not %T", order));
    }
    match gil.to_rust(order).as_str() {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(gil.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn is_true(gil: &mut Gil, v: &Value) -> Result<bool> {
    match v.bound() {
        Some(v) => molt_call::truth(gil, v),
        None => Ok(false),
    }
}

fn to_bytes(gil: &mut Gil, v: &Value, length: &Value, order: &Value, signed: &Value) -> Result {
    let length = match length.bound() {
        Some(length) => molt_call::index_i64(gil, length, Exc::OverflowError)?,
        None => 1,
    };
    let little = is_little(gil, order)?;
    let signed = is_true(gil, signed)?;
    let Ok(length) = usize::try_from(length) else {
        return Err(gil.value_error("length argument must be non-negative"));
    };
    let n = gil.int(v).map(|i| i.to_big()).unwrap_or_default();
    if n.is_negative() && !signed {
        return Err(gil.overflow_error("can't convert negative int to unsigned"));
    }
    let room = length as u64 * 8;
    // Two's complement: -2**(room - 1) still fits.
    let needed = match (signed, n.is_negative()) {
        (false, _) => n.bits(),
        (true, false) => {
            if n.is_zero() {
                0
            } else {
                n.bits() + 1
            }
        }
        (true, true) => (!&n).bits() + 1,
    };
    if needed > room {
        return Err(gil.overflow_error("int too big to convert"));
    }
    if length > 1 << 30 {
        return Err(gil.memory_error());
    }
    let fill = if n.is_negative() { 0xFF } else { 0 };
    let mut bytes = n.to_signed_bytes_le();
    bytes.resize(length, fill);
    if !little {
        bytes.reverse();
    }
    Ok(gil.new_bytes(&bytes))
}

fn from_bytes(gil: &mut Gil, cls: &Value, source: &Value, order: &Value, signed: &Value) -> Result {
    let little = is_little(gil, order)?;
    let signed = is_true(gil, signed)?;
    let mut bytes = byte_values(gil, source)?;
    if !little {
        bytes.reverse();
    }
    let negative = signed && bytes.last().is_some_and(|b| b & 0x80 != 0);
    let mut n = BigInt::from_bytes_le(Sign::Plus, &bytes);
    if negative {
        n -= &BigInt::one() << (bytes.len() as u64 * 8);
    }
    let n = gil.new_big(n);
    if cls.is(gil.ty(T::Int)) { Ok(n) } else { molt_call::call(gil, cls, &[n]) }
}

/// The bytes of a bytes-like object, or of an iterable of ints.
fn byte_values(gil: &mut Gil, v: &Value) -> Result<Vec<u8>> {
    if let Some(b) = gil.get::<Bytes>(v) {
        return Ok(b.data().to_vec());
    }
    if let Some(b) = gil.get::<ByteArray>(v) {
        return Ok(b.data.clone());
    }
    let iterable = molt_call::slot(gil, v, |s| s.iter.is_some() || s.getitem.is_some());
    if !iterable || is_instance_of(gil, v, T::Str) {
        return Err(molt_call::type_error_of(gil, "cannot convert '%T' object to bytes", v));
    }
    let mut bytes = Vec::new();
    molt_call::for_each(gil, v, |gil, item| {
        let i = molt_call::index_clamped(gil, &item)?;
        match u8::try_from(i) {
            Ok(b) => bytes.push(b),
            Err(_) => return Err(gil.value_error("bytes must be in range(0, 256)")),
        }
        Ok(true)
    })?;
    Ok(bytes)
}
