//! The type `bytes`, and what it shares with `bytearray`: access to the bytes, construction, items, comparison.

use molt_object::{
    BinaryOp, ByteArray, CompareOp, Exc, Known, MethodSpec, Numbers, Objects, Raise, T, TypeSlots, TypeSpec, method,
};
use molt_provenance::vec::has_memory;
use molt_provenance::{Args, Bytes, Gil, Native, Result, TextData, Value};

use super::bounds;
use super::bytes_methods::SHARED;
use super::codecs;
use super::str_type::{bind_new, text_argument};
use super::units::check_len;
use super::{iter, percent, repr};

/// The bytes of a bytes object, a bytearray, an instance of a subclass, or a view of bytes in a row.
#[inline]
pub fn bytes_of<'a>(gil: &'a Gil, v: &'a Value) -> Option<&'a [u8]> {
    match gil.get::<Bytes>(v) {
        Some(b) => Some(b.data()),
        None => match gil.get::<ByteArray>(v) {
            Some(b) => Some(&b.data[..]),
            None => super::memoryview::contiguous_bytes(gil, v),
        },
    }
}

/// The bytes of a receiver of methods.
#[inline]
pub fn own<'a>(gil: &'a Gil, v: &'a Value) -> &'a [u8] {
    bytes_of(gil, v).unwrap_or(&[])
}

/// Bytes as a new object of the kind of another one.
pub fn like(gil: &Gil, v: &Value, bytes: &[u8]) -> Value {
    if gil.get::<ByteArray>(v).is_some() { new_bytearray(gil, bytes.to_vec()) } else { gil.new_bytes(bytes) }
}

/// A bytearray.
pub fn new_bytearray(gil: &Gil, data: Vec<u8>) -> Value {
    gil.alloc(gil.ty(T::ByteArray), ByteArray::new(data))
}

/// A copy of the bytes of an argument, or TypeError.
pub fn bytes_argument(gil: &mut Gil, v: &Value) -> Result<Vec<u8>> {
    match bytes_of(gil, v) {
        Some(b) => Ok(b.to_vec()),
        None => Err(molt_call::type_error_of(gil, "a bytes-like object is required, not '%T'", v)),
    }
}

/// An int that is a byte; `what` begins the error.
pub fn byte(gil: &mut Gil, v: &Value, what: &str) -> Result<u8> {
    if let Some(i) = v.as_small_int()
        && let Ok(b) = u8::try_from(i)
    {
        return Ok(b);
    }
    let i = molt_call::index(gil, v)?;
    match gil.int(&i).and_then(|i| i.to_i64()).and_then(|i| u8::try_from(i).ok()) {
        Some(b) => Ok(b),
        None => Err(gil.value_error(format!("{what} must be in range(0, 256)"))),
    }
}

/// The bytes that `bytes(source, encoding, errors)` and `bytearray(…)` are made of.
pub fn construct(gil: &mut Gil, args: Args<'_>, name: &str) -> Result<Vec<u8>> {
    let [source, encoding, errors] = bind_new(gil, args, name, ["source", "encoding", "errors"])?;
    let has_codec = !encoding.is_unbound() || !errors.is_unbound();
    if molt_object::Strings::is_str(gil, &source) {
        if encoding.is_unbound() {
            let without = "string argument without an encoding";
            return Err(gil.type_error(without));
        }
        let encoding = text_argument(gil, &encoding, name, "encoding", "utf-8")?;
        let errors = text_argument(gil, &errors, name, "errors", "strict")?;
        let codec = codecs::codec(gil, &encoding)?;
        return codecs::encode(gil, &source, codec, &errors);
    }
    if has_codec {
        let what = if encoding.is_unbound() { "errors" } else { "encoding" };
        return Err(gil.type_error(format!("{what} without a string argument")));
    }
    if source.is_unbound() {
        return Ok(Vec::new());
    }
    from_object(gil, &source, name)
}

/// The bytes that an object other than a string gives.
pub fn from_object(gil: &mut Gil, source: &Value, name: &str) -> Result<Vec<u8>> {
    if let Some(b) = bytes_of(gil, source) {
        return Ok(b.to_vec());
    }
    if name == "bytes"
        && let Some(r) = molt_call::call_special(gil, source, molt_object::N::BytesName, &[])?
    {
        return match bytes_of(gil, &r).map(<[u8]>::to_vec) {
            Some(b) => Ok(b),
            None => Err(molt_call::type_error_of(gil, "__bytes__ returned non-bytes (type %T)", &r)),
        };
    }
    if bounds::is_index(gil, source) {
        let n = molt_call::index_i64(gil, source, Exc::OverflowError)?;
        if n < 0 {
            return Err(gil.value_error("negative count"));
        }
        let Ok(n) = usize::try_from(n) else { return Err(gil.memory_error()) };
        check_len(gil, n, 1)?;
        return Ok(vec![0; n]);
    }
    if molt_call::slot(gil, source, |s| s.iter.is_none() && s.getitem.is_none()) {
        let message = format!("cannot convert '{}' object to {name}", molt_call::type_name(gil, source));
        return Err(gil.type_error(message));
    }
    items(gil, source, if name == "bytes" { "bytes" } else { "byte" })
}

/// The bytes that an iterable of ints gives.
pub fn items(gil: &mut Gil, source: &Value, what: &str) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    molt_call::for_each(gil, source, |gil, item| {
        let item = byte(gil, &item, what)?;
        if out.len() == out.capacity() && !has_memory(&[out.len() * 2]) {
            return Err(gil.memory_error());
        }
        out.push(item);
        Ok(true)
    })?;
    Ok(out)
}

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    if let [v] = args.values
        && cls.is(gil.ty(T::Bytes))
        && gil.is_exactly(v, cls)
    {
        return Ok(v.clone());
    }
    let bytes = construct(gil, args, "bytes")?;
    Ok(gil.alloc_bytes(cls, &bytes))
}

/// `len()`
pub fn len(gil: &mut Gil, v: &Value) -> Result<usize> {
    Ok(own(gil, v).len())
}

/// Comparison with anything that holds bytes.
pub fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let (Some(x), Some(y)) = (bytes_of(gil, a), bytes_of(gil, b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    // Bytes have no order among views; bytearrays do.
    let ordered = !matches!(op, CompareOp::Eq | CompareOp::Ne);
    if ordered && gil.get::<Bytes>(a).is_some() && gil.is_exactly(b, gil.ty(T::MemoryView)) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(Value::bool(op.of(x.cmp(y))))
}

fn hash(gil: &mut Gil, v: &Value) -> Result<i64> {
    let Some(b) = gil.get::<Bytes>(v) else { return Ok(0) };
    if b.cached_hash() == 0 {
        b.cache_hash(molt_object::text::hash_text(TextData::One(b.data())));
    }
    Ok(b.cached_hash())
}

/// The bytes that a slice chooses.
pub fn sliced(gil: &mut Gil, v: &Value, slice: &Value) -> Result<Vec<u8>> {
    let (start, step, count) = bounds::slice(gil, slice, |gil| own(gil, v).len())?;
    let bytes = own(gil, v);
    Ok(match step {
        1 => bytes[start..start + count].to_vec(),
        _ => (0..count as i64).map(|i| bytes[(start as i64 + i * step) as usize]).collect(),
    })
}

fn getitem(gil: &mut Gil, v: &Value, index: &Value) -> Result {
    if gil.is_exactly(index, gil.ty(T::Slice)) {
        let bytes = sliced(gil, v, index)?;
        if bytes.len() == own(gil, v).len() && gil.is_exactly(v, gil.ty(T::Bytes)) && bytes == own(gil, v) {
            return Ok(v.clone());
        }
        return Ok(gil.new_bytes(&bytes));
    }
    if !bounds::is_index(gil, index) {
        return Err(molt_call::type_error_of(gil, "byte indices must be integers or slices, not %T", index));
    }
    let n = own(gil, v).len();
    let i = molt_call::index_i64(gil, index, Exc::IndexError)?;
    let at = if i < 0 { i + n as i64 } else { i };
    match own(gil, v).get(at as usize).filter(|_| at >= 0) {
        Some(b) => Ok(Value::int32(*b as i32)),
        None => Err(gil.index_error("index out of range")),
    }
}

/// `item in bytes`: a byte or a part.
pub fn contains(gil: &mut Gil, v: &Value, item: &Value) -> Result<bool> {
    if let Some(part) = bytes_of(gil, item) {
        let found = super::search::find_units(own(gil, v), part).is_some();
        gil.keep_going()?;
        return Ok(found);
    }
    if bounds::is_index(gil, item) {
        let b = byte(gil, item, "byte")?;
        return Ok(memchr::memchr(b, own(gil, v)).is_some());
    }
    Err(molt_call::type_error_of(gil, "a bytes-like object is required, not '%T'", item))
}

/// `bytes + bytes`, of the left one's kind.
pub fn concat(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    let (Some(x), Some(y)) = (bytes_of(gil, a), bytes_of(gil, b)) else {
        return Err(molt_call::type_error_of_two(gil, "can't concat %T to %T", b, a));
    };
    let (n, sum) = (x.len() + y.len(), [x, y]);
    if n > molt_provenance::tail::MAX_LEN || !has_memory(&[n, n]) {
        return Err(gil.memory_error());
    }
    Ok(like(gil, a, &sum.concat()))
}

/// `bytes * count`
pub fn repeat(gil: &mut Gil, v: &Value, count: &Value) -> Result {
    let n = bounds::repetitions(gil, count)?;
    let len = own(gil, v).len();
    if n == 1 && gil.is_exactly(v, gil.ty(T::Bytes)) {
        return Ok(v.clone());
    }
    check_len(gil, len, n)?;
    let bytes = own(gil, v).repeat(if len == 0 { 0 } else { n });
    Ok(like(gil, v, &bytes))
}

/// `template % values`
pub fn binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let template = match bytes_of(gil, a) {
        Some(t) if op == BinaryOp::Mod => t.to_vec(),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let bytes = percent::bytes_percent(gil, &template, b)?;
    Ok(like(gil, a, &bytes))
}

fn dunder_bytes(gil: &mut Gil, v: &Value) -> Result {
    if gil.is_exactly(v, gil.ty(T::Bytes)) {
        return Ok(v.clone());
    }
    Ok(gil.new_bytes(own(gil, v)))
}

fn getnewargs(gil: &mut Gil, v: &Value) -> Result {
    let bytes = gil.new_bytes(own(gil, v));
    Ok(gil.new_tuple(vec![bytes]))
}

static METHODS: &[MethodSpec] = &{
    let mut all = [SHARED[0]; SHARED.len() + 2];
    let mut i = 0;
    while i < SHARED.len() {
        all[i] = SHARED[i];
        i += 1;
    }
    all[i] = method("__bytes__", Native::fixed1(dunder_bytes), "()", "Convert this value to exact type bytes.");
    all[i + 1] = method("__getnewargs__", Native::fixed1(getnewargs), "()", "");
    all
};

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer",
    slots: TypeSlots {
        repr: Some(repr::bytes_repr),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(iter::bytes_iter),
        len: Some(len),
        getitem: Some(getitem),
        contains: Some(contains),
        binary: Some(binary),
        concat: Some(concat),
        repeat: Some(repeat),
        new: Some(new),
        ..TypeSlots::NONE
    },
    methods: METHODS,
    ..TypeSpec::new(T::Bytes, Bytes::VTABLE)
};
