//! The type `bytearray`: what can be changed about bytes.

use molt_object::{BinaryOp, ByteArray, Exc, Known, MethodSpec, Numbers, Raise, T, TypeSlots, TypeSpec, method};
use molt_provenance::tail::{MAX_LEN, fits};
use molt_provenance::vec::has_memory;
use molt_provenance::{Args, Gil, Native, Result, VTable, Value};

use super::bounds;
use super::bytes::{self, byte, bytes_of, construct, from_object, new_bytearray, own};
use super::bytes_methods::SHARED;
use super::{iter, repr};

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let data = construct(gil, args, "bytearray")?;
    Ok(gil.alloc(cls, ByteArray::new(data)))
}

/// Runs `change` on the bytes.
fn edit<R: Default>(gil: &mut Gil, v: &Value, change: impl FnOnce(&mut Vec<u8>) -> R) -> R {
    gil.get_mut::<ByteArray>(v).map_or_else(R::default, |b| change(&mut b.data))
}

fn position(gil: &mut Gil, v: &Value, index: &Value, message: &str) -> Result<usize> {
    let i = molt_call::index_i64(gil, index, Exc::IndexError)?;
    let n = own(gil, v).len() as i64;
    let at = if i < 0 { i + n } else { i };
    if (0..n).contains(&at) { Ok(at as usize) } else { Err(gil.index_error(message)) }
}

fn not_an_index(gil: &mut Gil, index: &Value) -> molt_provenance::Raised {
    molt_call::type_error_of(gil, "bytearray indices must be integers or slices, not %T", index)
}

fn getitem(gil: &mut Gil, v: &Value, index: &Value) -> Result {
    if gil.is_exactly(index, gil.ty(T::Slice)) {
        let data = bytes::sliced(gil, v, index)?;
        return Ok(new_bytearray(gil, data));
    }
    if !bounds::is_index(gil, index) {
        return Err(not_an_index(gil, index));
    }
    let at = position(gil, v, index, "bytearray index out of range")?;
    Ok(Value::int32(own(gil, v)[at] as i32))
}

fn setitem(gil: &mut Gil, v: &Value, index: &Value, value: Option<&Value>) -> Result<()> {
    if gil.is_exactly(index, gil.ty(T::Slice)) {
        return set_slice(gil, v, index, value);
    }
    if !bounds::is_index(gil, index) {
        return Err(not_an_index(gil, index));
    }
    let at = position(gil, v, index, "bytearray index out of range")?;
    match value {
        Some(value) => {
            let b = byte(gil, value, "byte")?;
            // The value's `__index__` may have made the bytearray shorter.
            let written = edit(gil, v, |d| d.get_mut(at).map(|place| *place = b));
            if written.is_none() {
                return Err(gil.index_error("bytearray index out of range"));
            }
        }
        None => {
            grow_check(gil, v, 0)?;
            edit(gil, v, |d| {
                if at < d.len() {
                    d.remove(at);
                }
            });
        }
    }
    Ok(())
}

fn set_slice(gil: &mut Gil, v: &Value, slice: &Value, value: Option<&Value>) -> Result<()> {
    let new = match value {
        None => Vec::new(),
        Some(b) if gil.int(b).is_some() || molt_object::Strings::is_str(gil, b) => {
            return Err(gil.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
        }
        Some(b) => from_object(gil, b, "bytearray")?,
    };
    let (start, step, count) = bounds::slice(gil, slice, |gil| own(gil, v).len())?;
    let n = own(gil, v).len();
    if step == 1 {
        if new.len() != count {
            grow_check(gil, v, new.len())?;
        }
        edit(gil, v, |d| drop(d.splice(start..start + count, new)));
        return Ok(());
    }
    let places = (0..count as i64).map(move |i| (start as i64 + i * step) as usize);
    if value.is_none() {
        grow_check(gil, v, 0)?;
        let (first, last) = (places.clone().min().unwrap_or(n), places.max().unwrap_or(0));
        let step = step.unsigned_abs() as usize;
        edit(gil, v, |d| {
            let mut at = 0;
            d.retain(|_| {
                at += 1;
                let here = at - 1;
                here < first || here > last || !(here - first).is_multiple_of(step)
            });
        });
        return Ok(());
    }
    if new.len() != count {
        let message = format!("attempt to assign bytes of size {} to extended slice of size {count}", new.len());
        return Err(gil.value_error(message));
    }
    edit(gil, v, |d| places.zip(new).for_each(|(at, b)| d[at] = b));
    Ok(())
}

/// Whether so many bytes more can be. Their array may double for it.
fn bytearray_fits(len: usize, more: usize) -> bool {
    len + more <= MAX_LEN && (more == 0 || has_memory(&[(len + more).max(len * 2), more]))
}

/// Checks that the number of bytes may change, by so many more.
fn grow_check(gil: &mut Gil, v: &Value, more: usize) -> Result<()> {
    if gil.get::<ByteArray>(v).is_some_and(ByteArray::is_exported) {
        return Err(gil.raise_text(Exc::BufferError, "Existing exports of data: object cannot be re-sized"));
    }
    if !bytearray_fits(own(gil, v).len(), more) { Err(gil.memory_error()) } else { Ok(()) }
}

fn append(gil: &mut Gil, v: &Value, item: &Value) -> Result {
    let b = byte(gil, item, "byte")?;
    grow_check(gil, v, 1)?;
    edit(gil, v, |d| d.push(b));
    Ok(Value::NONE)
}

fn extend(gil: &mut Gil, v: &Value, items: &Value) -> Result {
    let new = match bytes_of(gil, items) {
        Some(b) => b.to_vec(),
        None if molt_object::Strings::is_str(gil, items) => {
            return Err(gil.type_error("expected iterable of integers; got: 'str'"));
        }
        None if molt_call::slot(gil, items, |s| s.iter.is_none() && s.getitem.is_none()) => {
            return Err(molt_call::type_error_of(gil, "can't extend bytearray with %T", items));
        }
        None => bytes::items(gil, items, "byte")?,
    };
    grow_check(gil, v, new.len())?;
    edit(gil, v, |d| d.extend(new));
    Ok(Value::NONE)
}

fn insert(gil: &mut Gil, v: &Value, index: &Value, item: &Value) -> Result {
    let i = molt_call::index_i64(gil, index, Exc::OverflowError)?;
    let b = byte(gil, item, "byte")?;
    grow_check(gil, v, 1)?;
    edit(gil, v, |d| {
        let n = d.len() as i64;
        let at = if i < 0 { (i + n).max(0) } else { i.min(n) };
        d.insert(at as usize, b);
    });
    Ok(Value::NONE)
}

fn pop(gil: &mut Gil, v: &Value, index: &Value) -> Result {
    if own(gil, v).is_empty() {
        return Err(gil.index_error("pop from empty bytearray"));
    }
    let last = Value::int32(-1);
    let at = position(gil, v, index.bound().unwrap_or(&last), "pop index out of range")?;
    grow_check(gil, v, 0)?;
    Ok(Value::int32(edit(gil, v, |d| d.remove(at)) as i32))
}

fn remove(gil: &mut Gil, v: &Value, item: &Value) -> Result {
    let b = byte(gil, item, "byte")?;
    match memchr::memchr(b, own(gil, v)) {
        Some(at) => {
            grow_check(gil, v, 0)?;
            edit(gil, v, |d| d.remove(at));
            Ok(Value::NONE)
        }
        None => Err(gil.value_error("value not found in bytearray")),
    }
}

fn reverse(gil: &mut Gil, v: &Value) -> Result {
    edit(gil, v, |d| d.reverse());
    Ok(Value::NONE)
}

fn clear(gil: &mut Gil, v: &Value) -> Result {
    grow_check(gil, v, 0)?;
    edit(gil, v, Vec::clear);
    Ok(Value::NONE)
}

fn copy(gil: &mut Gil, v: &Value) -> Result {
    let data = own(gil, v).to_vec();
    Ok(new_bytearray(gil, data))
}

fn resize(gil: &mut Gil, v: &Value, size: &Value) -> Result {
    let n = molt_call::index_i64(gil, size, Exc::OverflowError)?;
    let Ok(n) = usize::try_from(n) else {
        return Err(gil.value_error(format!("Can only resize to positive sizes, got {n}")));
    };
    if !fits(n) {
        return Err(gil.memory_error());
    }
    grow_check(gil, v, 0)?;
    edit(gil, v, |d| d.resize(n, 0));
    Ok(Value::NONE)
}

fn inplace(gil: &mut Gil, op: BinaryOp, v: &Value, other: &Value) -> Result {
    match op {
        BinaryOp::Add => {
            let size = bytes_of(gil, other).map_or(0, <[u8]>::len);
            grow_check(gil, v, size)?;
            let Some(more) = bytes_of(gil, other).map(<[u8]>::to_vec) else {
                let (other, own) = (molt_call::type_name(gil, other), molt_call::type_name(gil, v));
                return Err(gil.type_error(format!("can't concat {other} to {own}")));
            };
            edit(gil, v, |d| d.extend(more));
            Ok(v.clone())
        }
        BinaryOp::Mul => {
            if !bounds::is_index(gil, other) {
                return Ok(Value::NOT_IMPLEMENTED);
            }
            let n = bounds::repetitions(gil, other)?;
            let len = own(gil, v).len();
            super::units::check_len(gil, len, n)?;
            grow_check(gil, v, 0)?;
            edit(gil, v, |d| *d = d.repeat(if d.is_empty() { 0 } else { n }));
            Ok(v.clone())
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

const OWN: [MethodSpec; 9] = [
    method("append", Native::fixed2(append), "(item, /)", "Append a single item to the end of the bytearray."),
    method("clear", Native::fixed1(clear), "()", "Remove all items from the bytearray."),
    method("copy", Native::fixed1(copy), "()", "Return a copy of B."),
    method(
        "extend",
        Native::fixed2(extend),
        "(iterable_of_ints, /)",
        "Append all the items from the iterator or sequence to the end of the bytearray.",
    ),
    method(
        "insert",
        Native::fixed3(insert),
        "(index, item, /)",
        "Insert a single item into the bytearray before the given index.",
    ),
    method("pop", Native::fixed2(pop), "(index=-1, /)", "Remove and return a single item from B."),
    method("remove", Native::fixed2(remove), "(value, /)", "Remove the first occurrence of a value in the bytearray."),
    method("resize", Native::fixed2(resize), "(size, /)", "Resize the internal buffer of bytearray to len."),
    method("reverse", Native::fixed1(reverse), "()", "Reverse the order of the values in B in place."),
];

static METHODS: &[MethodSpec] = &{
    let mut all = [SHARED[0]; SHARED.len() + OWN.len()];
    let mut i = 0;
    while i < all.len() {
        all[i] = if i < SHARED.len() { SHARED[i] } else { OWN[i - SHARED.len()] };
        i += 1;
    }
    all
};

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer",
    slots: TypeSlots {
        repr: Some(repr::bytearray_repr),
        compare: Some(bytes::compare),
        iter: Some(iter::bytearray_iter),
        len: Some(bytes::len),
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(bytes::contains),
        binary: Some(bytes::binary),
        inplace: Some(inplace),
        concat: Some(bytes::concat),
        repeat: Some(bytes::repeat),
        new: Some(new),
        ..TypeSlots::NONE
    },
    methods: METHODS,
    ..TypeSpec::new(T::ByteArray, VTable::of::<ByteArray>())
};
