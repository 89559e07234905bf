//! Iterators over strings, bytes and bytearrays.

use molt_object::{IndexIter, Known, MethodSpec, Numbers, Strings, T, TypeSlots, TypeSpec, method};
use molt_provenance::{Gil, Native, Result, Text, VTable, Value};

use super::bytes::bytes_of;

fn make(gil: &Gil, ty: T, source: &Value) -> Value {
    gil.alloc(gil.ty(ty), IndexIter { source: source.clone(), index: 0 })
}

/// `iter(str)`
pub fn str_iter(gil: &mut Gil, v: &Value) -> Result {
    let ascii = gil.get::<Text>(v).is_some_and(Text::is_ascii);
    Ok(make(gil, if ascii { T::StrAsciiIter } else { T::StrIter }, v))
}
/// `iter(bytes)`
pub fn bytes_iter(gil: &mut Gil, v: &Value) -> Result {
    Ok(make(gil, T::BytesIter, v))
}
/// `iter(bytearray)`
pub fn bytearray_iter(gil: &mut Gil, v: &Value) -> Result {
    Ok(make(gil, T::ByteArrayIter, v))
}

fn itself(_gil: &mut Gil, v: &Value) -> Result {
    Ok(v.clone())
}

/// The item at the iterator's place; exhausted iterators let go of what they iterate.
#[inline]
fn advance(gil: &mut Gil, it: &Value, item: fn(&Gil, &Value, usize) -> Option<u32>) -> Option<u32> {
    let i = gil.get::<IndexIter>(it)?;
    let found = if i.source.is_unbound() { None } else { item(gil, &i.source, i.index) };
    if let Some(i) = gil.get_mut::<IndexIter>(it) {
        match found {
            Some(_) => i.index += 1,
            None => drop(core::mem::take(&mut i.source)),
        }
    }
    found
}

fn code_point(gil: &Gil, source: &Value, at: usize) -> Option<u32> {
    let text = gil.text(source)?;
    (at < text.len()).then(|| text.at(at))
}

fn one_byte(gil: &Gil, source: &Value, at: usize) -> Option<u32> {
    bytes_of(gil, source)?.get(at).map(|b| *b as u32)
}

fn next_str(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    Ok(advance(gil, it, code_point).map(|c| super::str_type::character(gil, c)))
}
fn next_byte(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    Ok(advance(gil, it, one_byte).map(|b| Value::int32(b as i32)))
}

fn length_hint(gil: &mut Gil, it: &Value) -> Result {
    let Some(i) = gil.get::<IndexIter>(it) else { return Ok(Value::int32(0)) };
    let len = gil.text(&i.source).map_or_else(|| bytes_of(gil, &i.source).map_or(0, <[u8]>::len), |t| t.len());
    Ok(gil.new_int(len.saturating_sub(i.index) as i64))
}

static METHODS: &[MethodSpec] = &[method(
    "__length_hint__",
    Native::fixed1(length_hint),
    "()",
    "Private method returning an estimate of len(list(it)).",
)];

const SLOTS: TypeSlots = TypeSlots { iter: Some(itself), next: Some(next_byte), ..TypeSlots::NONE };

/// `str_iterator`
pub static STR: TypeSpec = TypeSpec {
    slots: TypeSlots { next: Some(next_str), ..SLOTS },
    methods: METHODS,
    ..TypeSpec::new(T::StrIter, VTable::of::<IndexIter>())
};
/// `str_ascii_iterator`
pub static ASCII: TypeSpec = TypeSpec {
    slots: TypeSlots { next: Some(next_str), ..SLOTS },
    methods: METHODS,
    ..TypeSpec::new(T::StrAsciiIter, VTable::of::<IndexIter>())
};
/// `bytes_iterator`
pub static BYTES: TypeSpec =
    TypeSpec { slots: SLOTS, methods: METHODS, ..TypeSpec::new(T::BytesIter, VTable::of::<IndexIter>()) };
/// `bytearray_iterator`
pub static BYTEARRAY: TypeSpec =
    TypeSpec { slots: SLOTS, methods: METHODS, ..TypeSpec::new(T::ByteArrayIter, VTable::of::<IndexIter>()) };
