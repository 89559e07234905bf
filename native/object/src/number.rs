//! Numbers as objects: ints beyond 48 bits, and ints and floats of Python subclasses. Their construction, equality and hash.

use molt_provenance::{Gil, Payload, Value};

use crate::big::BigInt;
use crate::known::{Known, T};

/// The payload of an int object: beyond the inline range, or an instance of a subclass of `int` of any size.
pub struct Int {
    number: Number,
}
impl Payload for Int {}

/// An int has one form only: 128 bits whenever they suffice, in halves that need no more alignment than other payloads.
enum Number {
    Wide { low: u64, high: i64 },
    Big(BigInt),
}

impl Int {
    /// A payload of any number.
    pub fn new(b: BigInt) -> Int {
        // The least number of 128 bits needs all of them.
        if b.bits() <= 128
            && let Some(i) = b.to_i128()
        {
            return Int::wide(i);
        }
        Int { number: Number::Big(b) }
    }

    /// A payload of a number of 128 bits.
    #[inline]
    pub fn wide(i: i128) -> Int {
        Int { number: Number::Wide { low: i as u64, high: (i >> 64) as i64 } }
    }

    /// The number.
    #[inline]
    pub fn get(&self) -> IntRef<'_> {
        match &self.number {
            Number::Wide { low, high } => IntRef::Wide((*high as i128) << 64 | *low as i128),
            Number::Big(b) => IntRef::Big(b),
        }
    }
}

/// The payload of an instance of a subclass of `float`.
pub struct FloatObject {
    /// The number.
    pub value: f64,
}
impl Payload for FloatObject {}

/// The payload of a complex number.
pub struct Complex {
    /// Real part.
    pub re: f64,
    /// Imaginary part.
    pub im: f64,
}
impl Payload for Complex {}

/// An int, read without copying it. What it holds says nothing about its size but that `Small` and `Wide` are as wide as they are.
#[derive(Clone, Copy)]
pub enum IntRef<'a> {
    /// It is inline, or a bool.
    Small(i64),
    /// An object of up to 128 bits.
    Wide(i128),
    /// A longer one.
    Big(&'a BigInt),
}

impl IntRef<'_> {
    /// As a big int of its own.
    pub fn to_big(&self) -> BigInt {
        match self {
            IntRef::Small(i) => BigInt::from(*i),
            IntRef::Wide(i) => BigInt::from(*i),
            IntRef::Big(b) => (*b).clone(),
        }
    }

    /// As a 64-bit int, when it fits.
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            IntRef::Small(i) => Some(*i),
            IntRef::Wide(i) => i64::try_from(*i).ok(),
            IntRef::Big(b) => b.to_i64(),
        }
    }

    /// As a 128-bit int, when it fits.
    #[inline]
    pub fn to_i128(&self) -> Option<i128> {
        match self {
            IntRef::Small(i) => Some(*i as i128),
            IntRef::Wide(i) => Some(*i),
            IntRef::Big(b) => b.to_i128(),
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        match self {
            IntRef::Small(i) => *i < 0,
            IntRef::Wide(i) => *i < 0,
            IntRef::Big(b) => b.is_negative(),
        }
    }
}

/// Access to numbers.
pub trait Numbers {
    /// An int of 64 bits.
    fn new_int(&self, i: i64) -> Value;
    /// An int of 128 bits.
    fn new_wide(&self, i: i128) -> Value;
    /// An int of any size; it becomes an inline one when it fits.
    fn new_big(&self, b: BigInt) -> Value;
    /// The int, when the value is one (or a bool, or of a subclass).
    fn int<'a>(&'a self, v: &'a Value) -> Option<IntRef<'a>>;
    /// The float, when the value is one (or of a subclass).
    fn float(&self, v: &Value) -> Option<f64>;
    /// A complex number.
    fn new_complex(&self, re: f64, im: f64) -> Value;
}

impl Numbers for Gil {
    #[inline]
    fn new_int(&self, i: i64) -> Value {
        match Value::small_int(i) {
            Some(v) => v,
            None => self.alloc(self.ty(T::Int), Int::wide(i as i128)),
        }
    }

    #[inline]
    fn new_wide(&self, i: i128) -> Value {
        match i64::try_from(i).ok().and_then(Value::small_int) {
            Some(v) => v,
            None => self.alloc(self.ty(T::Int), Int::wide(i)),
        }
    }

    fn new_big(&self, b: BigInt) -> Value {
        if b.bits() < 128
            && let Some(i) = b.to_i128()
        {
            return self.new_wide(i);
        }
        self.alloc(self.ty(T::Int), Int::new(b))
    }

    #[inline]
    fn int<'a>(&'a self, v: &'a Value) -> Option<IntRef<'a>> {
        if let Some(i) = v.as_small_int() {
            return Some(IntRef::Small(i));
        }
        if let Some(b) = v.as_bool() {
            return Some(IntRef::Small(b as i64));
        }
        self.get::<Int>(v).map(Int::get)
    }

    #[inline]
    fn float(&self, v: &Value) -> Option<f64> {
        v.as_float().or_else(|| self.get::<FloatObject>(v).map(|f| f.value))
    }

    fn new_complex(&self, re: f64, im: f64) -> Value {
        self.alloc(self.ty(T::Complex), Complex { re, im })
    }
}

/// Whether two int objects are equal; `None` when they are not both exactly that (a subclass may define its own equality).
pub fn ints_equal(gil: &Gil, a: &Value, b: &Value) -> Option<bool> {
    let int = gil.ty(T::Int);
    if !gil.is_exactly(a, int) || !gil.is_exactly(b, int) {
        return None;
    }
    Some(match (gil.get::<Int>(a)?.get(), gil.get::<Int>(b)?.get()) {
        (IntRef::Wide(x), IntRef::Wide(y)) => x == y,
        (IntRef::Big(x), IntRef::Big(y)) => x == y,
        _ => false,
    })
}

/// Whether two immediate values are equal as dict keys: numbers by value, the rest by identity.
pub fn immediates_equal(a: &Value, b: &Value) -> bool {
    if a.is(b) {
        return true;
    }
    match (immediate_number(a), immediate_number(b)) {
        (Some(x), Some(y)) => x == y,
        _ => false,
    }
}

/// An inline number as a float; inline ints have 48 bits, so this is exact.
fn immediate_number(v: &Value) -> Option<f64> {
    v.as_float().or_else(|| v.as_small_int().map(|i| i as f64)).or_else(|| v.as_bool().map(|b| b as u8 as f64))
}

/// CPython's modulus of numeric hashes.
const MODULUS: u64 = (1 << 61) - 1;

/// The hash of an int.
#[inline]
pub fn hash_i64(i: i64) -> i64 {
    if i.unsigned_abs() < MODULUS && i != -1 {
        return i;
    }
    let h = (i.unsigned_abs() % MODULUS) as i64;
    let h = if i < 0 { -h } else { h };
    if h == -1 { -2 } else { h }
}

/// The hash of an int of 128 bits.
pub fn hash_wide(i: i128) -> i64 {
    // 2**61 is 1 modulo the modulus: parts of 61 bits are added.
    let n = i.unsigned_abs();
    let part = |shift: u32| (n >> shift) as u64 & MODULUS;
    let h = ((part(0) + part(61) + part(122)) % MODULUS) as i64;
    let h = if i < 0 { -h } else { h };
    if h == -1 { -2 } else { h }
}

/// The hash of an int of any size.
pub fn hash_big(b: &BigInt) -> i64 {
    // 2**61 is 1 modulo the modulus, so a shift is a rotation of 61 bits.
    let mut h = 0u64;
    for digit in b.digits().iter().rev() {
        h = (h << 32 & MODULUS | h >> 29) + *digit as u64;
        if h >= MODULUS {
            h -= MODULUS;
        }
    }
    let h = if b.is_negative() { -(h as i64) } else { h as i64 };
    if h == -1 { -2 } else { h }
}

/// The hash of a float: that of the equal int or fraction, by CPython's rule (reduction modulo 2**61 - 1).
pub fn hash_float(f: f64, identity: u64) -> i64 {
    if !f.is_finite() {
        if f.is_nan() {
            return hash_i64((identity >> 4) as i64);
        }
        return if f > 0.0 { 314_159 } else { -314_159 };
    }
    if f == f.trunc() && f.abs() < 9e15 {
        return hash_i64(f as i64);
    }
    let (mut m, mut e) = frexp(f.abs());
    let mut x: u64 = 0;
    while m != 0.0 {
        x = ((x << 28) & MODULUS) | (x >> (61 - 28));
        m *= 268_435_456.0;
        e -= 28;
        let y = m as u64;
        m -= y as f64;
        x += y;
        if x >= MODULUS {
            x -= MODULUS;
        }
    }
    let e = e.rem_euclid(61) as u32;
    let x = if e == 0 { x } else { ((x << e) & MODULUS) | (x >> (61 - e)) };
    let h = if f < 0.0 { -(x as i64) } else { x as i64 };
    if h == -1 { -2 } else { h }
}

/// Mantissa in [0.5, 1) and exponent of a positive finite number.
pub fn frexp(f: f64) -> (f64, i32) {
    if f == 0.0 || !f.is_finite() {
        return (f, 0);
    }
    let bits = f.to_bits();
    let exponent = ((bits >> 52) & 0x7FF) as i32;
    if exponent == 0 {
        let (m, e) = frexp(f * 18_446_744_073_709_551_616.0);
        return (m, e - 64);
    }
    (f64::from_bits((bits & !(0x7FF << 52)) | (1022 << 52)), exponent - 1022)
}
