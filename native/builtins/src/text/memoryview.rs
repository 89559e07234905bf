//! The type `memoryview`: a window on the bytes of a bytes object or a bytearray, of one dimension.

use std::sync::Arc;

use molt_object::{
    ByteArray, CompareOp, Exc, GetSetSpec, Known, MethodSpec, Numbers, Objects, Raise, Strings, T, TypeSlots, TypeSpec,
    getter, method,
};
use molt_provenance::{Args, Gil, HeapVec, Native, Payload, Result, Tracer, VTable, Value};

use super::bounds;
use super::bytes::{bytes_argument, bytes_of};

/// What a view shows of which bytes.
pub struct View {
    /// The bytes object or bytearray; unbound when released.
    source: Value,
    /// The first byte of the first item.
    start: usize,
    /// Bytes from one item to the next.
    step: i64,
    /// Number of items.
    count: usize,
    /// How an item is read, a letter of the module `struct`.
    format: u8,
    readonly: bool,
    /// What keeps a bytearray from changing its size.
    hold: Option<Arc<()>>,
}

impl Payload for View {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.source);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.source));
    }
}

impl View {
    fn copy(&self) -> View {
        View { source: self.source.clone(), hold: self.hold.clone(), ..*self }
    }

    fn item_size(&self) -> usize {
        item_size(self.format).unwrap_or(1)
    }

    /// Where an item's bytes are in the source.
    fn place(&self, index: usize) -> core::ops::Range<usize> {
        let at = (self.start as i64 + index as i64 * self.step) as usize;
        at..at + self.item_size()
    }

    fn is_contiguous(&self) -> bool {
        self.count < 2 || self.step == self.item_size() as i64
    }
}

fn item_size(format: u8) -> Option<usize> {
    Some(match format {
        b'b' | b'B' | b'c' | b'?' => 1,
        b'h' | b'H' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' => 8,
        _ => return None,
    })
}

/// The bytes that a view shows, when they are in a row.
pub fn contiguous_bytes<'a>(gil: &'a Gil, v: &'a Value) -> Option<&'a [u8]> {
    let view = gil.get::<View>(v)?;
    if view.source.is_unbound() || !view.is_contiguous() {
        return None;
    }
    bytes_of(gil, &view.source)?.get(view.start..view.start + view.count * view.item_size())
}

/// The view, or ValueError when it was released.
fn alive<'a>(gil: &'a mut Gil, v: &'a Value) -> Result<&'a View> {
    if gil.get::<View>(v).is_none_or(|view| view.source.is_unbound()) {
        return Err(gil.value_error("operation forbidden on released memoryview object"));
    }
    match gil.get::<View>(v) {
        Some(view) => Ok(view),
        None => unreachable!("a memoryview holds a view"),
    }
}

fn make(gil: &Gil, view: View) -> Value {
    gil.alloc(gil.ty(T::MemoryView), view)
}

fn new(gil: &mut Gil, _cls: &Value, args: Args<'_>) -> Result {
    let [object] = args.values else {
        let n = args.values.len();
        return Err(gil.type_error(match n {
            0 => "memoryview() missing required argument 'object' (pos 1)".to_owned(),
            _ => format!("memoryview() takes at most 1 argument ({n} given)"),
        }));
    };
    if gil.get::<View>(object).is_some() {
        let copy = alive(gil, object)?.copy();
        return Ok(make(gil, copy));
    }
    let Some(count) = bytes_of(gil, object).map(<[u8]>::len) else {
        let name = molt_call::type_name(gil, object);
        return Err(gil.type_error(format!("memoryview: a bytes-like object is required, not '{name}'")));
    };
    let hold = gil.get_mut::<ByteArray>(object).map(|b| b.exports.get_or_insert_with(Arc::default).clone());
    let readonly = hold.is_none();
    Ok(make(gil, View { source: object.clone(), start: 0, step: 1, count, format: b'B', readonly, hold }))
}

/// Reads an item.
fn unpack(gil: &Gil, format: u8, bytes: &[u8]) -> Value {
    let mut wide = [0u8; 8];
    wide[..bytes.len()].copy_from_slice(bytes);
    let (word, unused) = (u64::from_le_bytes(wide), 64 - 8 * bytes.len() as u32);
    match format {
        b'c' => gil.new_bytes(bytes),
        b'?' => Value::bool(word != 0),
        b'f' => Value::float(f32::from_bits(word as u32) as f64),
        b'd' => Value::float(f64::from_bits(word)),
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => gil.new_int(((word << unused) as i64) >> unused),
        _ => match i64::try_from(word) {
            Ok(i) => gil.new_int(i),
            Err(_) => gil.new_big(word.into()),
        },
    }
}

/// Writes an item; an error says what does not fit.
fn pack(gil: &mut Gil, format: u8, value: &Value) -> Result<Vec<u8>> {
    let size = item_size(format).unwrap_or(1);
    let shown = format as char;
    if matches!(format, b'f' | b'd') {
        let f = match gil.float(value) {
            Some(f) => Some(f),
            None => gil.int(value).and_then(|i| i.to_i64()).map(|i| i as f64),
        };
        return match f {
            Some(f) if format == b'f' => Ok((f as f32).to_le_bytes().to_vec()),
            Some(f) => Ok(f.to_le_bytes().to_vec()),
            None => Err(gil.type_error(format!("memoryview: invalid type for format '{shown}'"))),
        };
    }
    if format == b'c' {
        return match bytes_of(gil, value) {
            Some([one]) => Ok(vec![*one]),
            Some(_) => Err(gil.value_error("memoryview: invalid value for format 'c'")),
            None => Err(gil.type_error("memoryview: invalid type for format 'c'")),
        };
    }
    if format == b'?' {
        return Ok(vec![molt_call::truth(gil, value)? as u8]);
    }
    if !bounds::is_index(gil, value) {
        return Err(gil.type_error(format!("memoryview: invalid type for format '{shown}'")));
    }
    let i = molt_call::index(gil, value)?;
    let bits = 8 * size as u32;
    let signed = format.is_ascii_lowercase();
    let (low, high) =
        if signed { (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1) } else { (0, (1i128 << bits) - 1) };
    let number = gil.int(&i).and_then(|i| i.to_i128());
    match number.filter(|n| (low..=high).contains(n)) {
        Some(n) => Ok(n.to_le_bytes()[..size].to_vec()),
        None => Err(gil.value_error(format!("memoryview: invalid value for format '{shown}'"))),
    }
}

fn item(gil: &Gil, view: &View, index: usize) -> Value {
    match bytes_of(gil, &view.source).and_then(|b| b.get(view.place(index))) {
        Some(bytes) => unpack(gil, view.format, bytes),
        None => Value::NONE,
    }
}

/// All bytes that a view shows.
fn all_bytes(gil: &Gil, view: &View) -> Vec<u8> {
    let source = bytes_of(gil, &view.source).unwrap_or(&[]);
    (0..view.count).flat_map(|i| source.get(view.place(i)).unwrap_or(&[])).copied().collect()
}

fn len(gil: &mut Gil, v: &Value) -> Result<usize> {
    Ok(alive(gil, v)?.count)
}

fn position(gil: &mut Gil, index: &Value, count: usize) -> Result<usize> {
    if !bounds::is_index(gil, index) {
        return Err(gil.type_error("memoryview: invalid slice key"));
    }
    let i = molt_call::index_i64(gil, index, Exc::IndexError)?;
    let at = if i < 0 { i + count as i64 } else { i };
    if (0..count as i64).contains(&at) {
        return Ok(at as usize);
    }
    Err(gil.index_error("index out of bounds on dimension 1"))
}

/// A part of a view.
fn sliced(gil: &mut Gil, v: &Value, slice: &Value) -> Result<View> {
    let whole = alive(gil, v)?.copy();
    let (start, step, count) = bounds::slice(gil, slice, |_| whole.count)?;
    let first = if count == 0 { whole.start } else { whole.place(start).start };
    Ok(View { start: first, step: whole.step * step, count, ..whole })
}

fn getitem(gil: &mut Gil, v: &Value, index: &Value) -> Result {
    if gil.is_exactly(index, gil.ty(T::Slice)) {
        let part = sliced(gil, v, index)?;
        return Ok(make(gil, part));
    }
    let view = alive(gil, v)?.copy();
    let at = position(gil, index, view.count)?;
    Ok(item(gil, &view, at))
}

fn setitem(gil: &mut Gil, v: &Value, index: &Value, value: Option<&Value>) -> Result<()> {
    let view = alive(gil, v)?.copy();
    if view.readonly {
        return Err(gil.type_error("cannot modify read-only memory"));
    }
    let Some(value) = value else { return Err(gil.type_error("cannot delete memory")) };
    if gil.is_exactly(index, gil.ty(T::Slice)) {
        let part = sliced(gil, v, index)?;
        let new = match gil.get::<View>(value) {
            Some(other) => all_bytes(gil, other),
            None => bytes_argument(gil, value)?,
        };
        if new.len() != part.count * part.item_size() {
            return Err(gil.value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        let size = part.item_size();
        for (i, bytes) in new.chunks(size).enumerate() {
            write(gil, &part, i, bytes);
        }
        return Ok(());
    }
    let at = position(gil, index, view.count)?;
    let bytes = pack(gil, view.format, value)?;
    alive(gil, v)?;
    write(gil, &view, at, &bytes);
    Ok(())
}

fn write(gil: &mut Gil, view: &View, index: usize, bytes: &[u8]) {
    if let Some(place) = gil.get_mut::<ByteArray>(&view.source).and_then(|b| b.data.get_mut(view.place(index))) {
        place.copy_from_slice(bytes);
    }
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let released = |gil: &Gil, v: &Value| gil.get::<View>(v).is_some_and(|v| v.source.is_unbound());
    if released(gil, a) || released(gil, b) {
        return Ok(Value::bool(a.is(b) == (op == CompareOp::Eq)));
    }
    let shown = |gil: &Gil, v: &Value| match gil.get::<View>(v) {
        Some(view) if matches!(view.format, b'B' | b'b' | b'c') => {
            Some(all_bytes(gil, view).iter().map(|b| unpack(gil, view.format, &[*b])).collect())
        }
        Some(view) => Some((0..view.count).map(|i| item(gil, view, i)).collect::<Vec<Value>>()),
        None => bytes_of(gil, v).map(|b| b.iter().map(|b| Value::int32(*b as i32)).collect()),
    };
    let (Some(x), Some(y)) = (shown(gil, a), shown(gil, b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let mut equal = x.len() == y.len();
    for (p, q) in x.iter().zip(&y) {
        equal = equal && molt_call::compare_bool(gil, p, q, CompareOp::Eq)?;
    }
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

fn hash(gil: &mut Gil, v: &Value) -> Result<i64> {
    let view = alive(gil, v)?.copy();
    if !view.readonly {
        return Err(gil.value_error("cannot hash writable memoryview object"));
    }
    let bytes = gil.new_bytes(&all_bytes(gil, &view));
    molt_call::hash(gil, &bytes)
}

fn repr(gil: &mut Gil, v: &Value) -> Result {
    let released = gil.get::<View>(v).is_none_or(|v| v.source.is_unbound());
    let text = format!("<{}memory at {:#018x}>", if released { "released " } else { "" }, v.identity());
    Ok(gil.new_str(&text))
}

fn tobytes(gil: &mut Gil, v: &Value, _order: &Value) -> Result {
    let view = alive(gil, v)?.copy();
    Ok(gil.new_bytes(&all_bytes(gil, &view)))
}

fn tolist(gil: &mut Gil, v: &Value) -> Result {
    let view = alive(gil, v)?.copy();
    let items: HeapVec<Value> = (0..view.count).map(|i| item(gil, &view, i)).collect();
    Ok(gil.new_list(items))
}

fn hex(gil: &mut Gil, v: &Value, sep: &Value, every: &Value) -> Result {
    let bytes = tobytes(gil, v, &Value::UNBOUND)?;
    super::bytes_methods::hex(gil, &bytes, sep, every)
}

fn count(gil: &mut Gil, v: &Value, wanted: &Value) -> Result {
    let items = tolist(gil, v)?;
    let items: Vec<Value> = gil.list(&items).unwrap_or(&[]).to_vec();
    let mut n = 0;
    for x in &items {
        n += molt_call::same_or_equal(gil, x, wanted)? as i32;
    }
    Ok(Value::int32(n))
}

fn index(gil: &mut Gil, v: &Value, wanted: &Value, start: &Value, stop: &Value) -> Result {
    let items = tolist(gil, v)?;
    let items: Vec<Value> = gil.list(&items).unwrap_or(&[]).to_vec();
    if let Some((from, to)) = bounds::bounds(gil, start, stop, items.len())? {
        for (i, x) in items[from..to].iter().enumerate() {
            if molt_call::same_or_equal(gil, x, wanted)? {
                return Ok(Value::int32((from + i) as i32));
            }
        }
    }
    Err(gil.value_error("memoryview.index(x): x not found"))
}

fn release(gil: &mut Gil, v: &Value) -> Result {
    if let Some(view) = gil.get_mut::<View>(v) {
        view.hold = None;
        drop(core::mem::take(&mut view.source));
    }
    Ok(Value::NONE)
}

fn enter(gil: &mut Gil, v: &Value) -> Result {
    alive(gil, v)?;
    Ok(v.clone())
}

fn exit(gil: &mut Gil, args: Args<'_>) -> Result {
    match args.values.first() {
        Some(v) => release(gil, v),
        None => Ok(Value::NONE),
    }
}

fn toreadonly(gil: &mut Gil, v: &Value) -> Result {
    let view = alive(gil, v)?.copy();
    Ok(make(gil, View { readonly: true, ..view }))
}

fn cast(gil: &mut Gil, v: &Value, format: &Value, shape: &Value) -> Result {
    let view = alive(gil, v)?.copy();
    if !gil.is_str(format) {
        let name = molt_call::type_name(gil, format);
        return Err(gil.type_error(format!("memoryview: format argument must be a string, not {name}")));
    }
    let text = gil.to_rust(format);
    let (Some(size), Some(letter)) = (
        text.trim_start_matches('@')
            .bytes()
            .next()
            .and_then(item_size)
            .filter(|_| text.trim_start_matches('@').len() == 1),
        text.trim_start_matches('@').bytes().next(),
    ) else {
        let message =
            "memoryview: destination format must be a native single character format prefixed with an optional '@'";
        return Err(gil.value_error(message));
    };
    if !view.is_contiguous() {
        return Err(gil.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    if view.item_size() != 1 && size != 1 {
        return Err(gil.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    if !shape.is_unbound() {
        return Err(gil.unsupported("a memoryview of another shape"));
    }
    let bytes = view.count * view.item_size();
    if !bytes.is_multiple_of(size) {
        return Err(gil.type_error("memoryview: length is not a multiple of itemsize"));
    }
    Ok(make(gil, View { format: letter, count: bytes / size, step: size as i64, ..view }))
}

static METHODS: &[MethodSpec] = &[
    crate::container::support::CLASS_GETITEM,
    method(
        "cast",
        Native::fixed3(cast),
        "(format, shape=<unrepresentable>)",
        "Cast a memoryview to a new format or shape.",
    ),
    method("count", Native::fixed2(count), "(value, /)", "Count the number of occurrences of a value."),
    method(
        "hex",
        Native::fixed3(hex),
        "(sep=<unrepresentable>, bytes_per_sep=1)",
        "Return the data in the buffer as a str of hexadecimal numbers.",
    ),
    method(
        "index",
        Native::fixed4(index),
        "(value, start=0, stop=9223372036854775807, /)",
        "Return the index of the first occurrence of a value.",
    ),
    method("release", Native::fixed1(release), "()", "Release the underlying buffer exposed by the memoryview object."),
    method("tobytes", Native::fixed2(tobytes), "(order='C')", "Return the data in the buffer as a byte string."),
    method("tolist", Native::fixed1(tolist), "()", "Return the data in the buffer as a list of elements."),
    method("toreadonly", Native::fixed1(toreadonly), "()", "Return a readonly version of the memoryview."),
    method("__enter__", Native::fixed1(enter), "()", ""),
    method("__exit__", Native::Variadic(exit), "(*args)", ""),
];

static GETSET: &[GetSetSpec] = &[
    getter("obj", |gil, v| Ok(alive(gil, v)?.source.clone()), "The underlying object of the memoryview."),
    getter(
        "nbytes",
        |gil, v| alive(gil, v).map(|m| Value::int32((m.count * m.item_size()) as i32)),
        "The amount of space in bytes that the array would use in a contiguous representation.",
    ),
    getter(
        "readonly",
        |gil, v| alive(gil, v).map(|m| Value::bool(m.readonly)),
        "A bool indicating whether the memory is read only.",
    ),
    getter(
        "itemsize",
        |gil, v| alive(gil, v).map(|m| Value::int32(m.item_size() as i32)),
        "The size in bytes of each element of the memoryview.",
    ),
    getter(
        "ndim",
        |gil, v| alive(gil, v).map(|_| Value::int32(1)),
        "An integer indicating how many dimensions of a multi-dimensional array the memory represents.",
    ),
    getter(
        "format",
        get_format,
        "A string containing the format (in struct module style) for each element in the view.",
    ),
    getter(
        "shape",
        |gil, v| one(gil, v, |m| m.count as i32),
        "A tuple of ndim integers giving the shape of the memory as an N-dimensional array.",
    ),
    getter(
        "strides",
        |gil, v| one(gil, v, |m| m.step as i32),
        "A tuple of ndim integers giving the size in bytes to access each element for each dimension of the array.",
    ),
    getter("suboffsets", no_offsets, "A tuple of integers used internally for PIL-style arrays."),
    getter("c_contiguous", is_contiguous, "A bool indicating whether the memory is C contiguous."),
    getter("f_contiguous", is_contiguous, "A bool indicating whether the memory is Fortran contiguous."),
    getter("contiguous", is_contiguous, "A bool indicating whether the memory is contiguous."),
];

fn get_format(gil: &mut Gil, v: &Value) -> Result {
    let letter = alive(gil, v)?.format;
    Ok(super::str_type::character(gil, letter as u32))
}

fn one(gil: &mut Gil, v: &Value, pick: fn(&View) -> i32) -> Result {
    let n = pick(alive(gil, v)?);
    Ok(gil.new_tuple(vec![Value::int32(n)]))
}

fn no_offsets(gil: &mut Gil, v: &Value) -> Result {
    alive(gil, v)?;
    Ok(gil.new_tuple(Vec::new()))
}

fn is_contiguous(gil: &mut Gil, v: &Value) -> Result {
    alive(gil, v).map(|m| Value::bool(m.is_contiguous()))
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Create a new memoryview object which references the given object.",
    slots: TypeSlots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(len),
        getitem: Some(getitem),
        setitem: Some(setitem),
        new: Some(new),
        ..TypeSlots::NONE
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::new(T::MemoryView, VTable::of::<View>())
};
