//! Payloads with a tail: text, bytes, tuples and the slots of instances. Compiled code reads tuples and slots directly.

use core::cell::Cell;

use molt_abi::layout::*;

use crate::arena::{address, pointer, runtime};
use crate::collect::Tracer;
use crate::copy::{copy_bytes, zero_words};
use crate::entry::At;
use crate::gil::Gil;
use crate::object::{self, Payload, Sizing, VTable};
use crate::value::Value;
use crate::vec::HeapVec;

/// The code points of a string, in the narrowest form that holds them all.
#[derive(Clone, Copy, Debug)]
pub enum TextData<'a> {
    /// Every code point is below 256.
    One(&'a [u8]),
    /// Every code point is below 65536, and one is not below 256.
    Two(&'a [u16]),
    /// One code point is beyond.
    Four(&'a [u32]),
}

impl TextData<'_> {
    /// Bytes a code point takes.
    pub fn width(&self) -> usize {
        match self {
            TextData::One(_) => 1,
            TextData::Two(_) => 2,
            TextData::Four(_) => 4,
        }
    }

    /// Number of code points.
    pub fn len(&self) -> usize {
        match self {
            TextData::One(d) => d.len(),
            TextData::Two(d) => d.len(),
            TextData::Four(d) => d.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code point at an index; panics out of bounds.
    #[inline]
    pub fn at(&self, index: usize) -> u32 {
        match self {
            TextData::One(d) => d[index] as u32,
            TextData::Two(d) => d[index] as u32,
            TextData::Four(d) => d[index],
        }
    }

    /// A part of it (not necessarily in the narrowest form).
    pub fn slice(&self, range: core::ops::Range<usize>) -> Self {
        match self {
            TextData::One(d) => TextData::One(&d[range]),
            TextData::Two(d) => TextData::Two(&d[range]),
            TextData::Four(d) => TextData::Four(&d[range]),
        }
    }

    /// The code points one by one. There are no more of them once an interrupt came (see `strained`).
    pub fn chars(&self) -> Chars<'_> {
        Chars { data: *self, at: 0, pause: self.len().min(Chars::PIECE), end: self.len() }
    }
}

/// The code points of a text; now and then it looks for an interrupt.
#[derive(Clone)]
pub struct Chars<'a> {
    data: TextData<'a>,
    at: usize,
    /// Where it looks the next time, and where it ends.
    pause: usize,
    end: usize,
}

impl Chars<'_> {
    /// Code points between two looks.
    const PIECE: usize = 1 << 17;

    #[cold]
    #[inline(never)]
    fn go_on(&mut self) -> bool {
        if self.at == self.end || crate::thread::strained(1 << 16) {
            self.end = self.at;
        }
        self.pause = self.end.min(self.at + Self::PIECE);
        self.at < self.end
    }
}

impl Iterator for Chars<'_> {
    type Item = u32;
    #[inline]
    fn next(&mut self) -> Option<u32> {
        if self.at == self.pause && !self.go_on() {
            return None;
        }
        self.at += 1;
        Some(self.data.at(self.at - 1))
    }
    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.at, Some(self.end - self.at))
    }
}

impl DoubleEndedIterator for Chars<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u32> {
        if self.at == self.end {
            return None;
        }
        self.end -= 1;
        self.pause = self.pause.min(self.end);
        Some(self.data.at(self.end))
    }
}

impl ExactSizeIterator for Chars<'_> {}

/// The payload of a string.
#[repr(C)]
pub struct Text {
    pub(crate) hash: Cell<i64>,
    pub(crate) len: u32,
    pub(crate) width: u8,
    pub(crate) ascii: bool,
    pub(crate) interned: bool,
}

const TEXT_BYTES: u32 = size_of::<Text>() as u32;
const _: () = assert!(TEXT_BYTES + OBJ_HEADER == TEXT_DATA);
const _: () = assert!(core::mem::offset_of!(Text, hash) as u32 + OBJ_HEADER == TEXT_HASH);
const _: () = assert!(core::mem::offset_of!(Text, len) as u32 + OBJ_HEADER == TEXT_LEN);
const _: () = assert!(core::mem::offset_of!(Text, width) as u32 + OBJ_HEADER == TEXT_WIDTH);
const _: () = assert!(core::mem::offset_of!(Text, interned) as u32 + OBJ_HEADER == TEXT_INTERNED);

impl Payload for Text {}
impl Sizing for Text {
    fn payload_size(&self) -> u32 {
        TEXT_BYTES + self.len * self.width as u32
    }
}

/// The start of what follows a payload of `header` bytes.
#[inline]
fn tail<P, T>(payload: &P, header: u32) -> *mut T {
    pointer(address(payload) + header).cast()
}

impl Text {
    /// Bytes of the payload before the code points.
    pub(crate) const HEADER: u32 = TEXT_BYTES;
    /// The table for types whose objects are strings.
    pub const VTABLE: &'static VTable = VTable::tailed::<Text>();

    /// Number of code points.
    #[inline]
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether every code point is below 128.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Whether this is the one interned string of its text.
    #[inline]
    pub fn is_interned(&self) -> bool {
        self.interned
    }

    /// The cached hash, 0 when there is none yet.
    #[inline]
    pub fn cached_hash(&self) -> i64 {
        self.hash.get()
    }

    /// Remembers the hash.
    pub fn cache_hash(&self, hash: i64) {
        self.hash.set(hash);
    }

    /// The code points.
    #[inline]
    pub fn data(&self) -> TextData<'_> {
        let n = self.len as usize;
        // SAFETY: allocation wrote `len` code points of this width behind the header, and they live as long as it does.
        unsafe {
            match self.width {
                1 => TextData::One(core::slice::from_raw_parts(tail(self, TEXT_BYTES), n)),
                2 => TextData::Two(core::slice::from_raw_parts(tail(self, TEXT_BYTES), n)),
                _ => TextData::Four(core::slice::from_raw_parts(tail(self, TEXT_BYTES), n)),
            }
        }
    }

    /// The text as `&str`, when it is ASCII.
    #[inline]
    pub fn as_ascii(&self) -> Option<&str> {
        match self.data() {
            // SAFETY: the flag says that every byte is below 128, so the bytes are UTF-8.
            TextData::One(d) if self.ascii => Some(unsafe { core::str::from_utf8_unchecked(d) }),
            _ => None,
        }
    }
}

/// The payload of `bytes`.
#[repr(C)]
pub struct Bytes {
    hash: Cell<i64>,
    len: u32,
}

impl Payload for Bytes {}
impl Sizing for Bytes {
    fn payload_size(&self) -> u32 {
        size_of::<Bytes>() as u32 + self.len
    }
}

impl Bytes {
    /// The table for types whose objects are bytes.
    pub const VTABLE: &'static VTable = VTable::tailed::<Bytes>();

    /// The bytes.
    #[inline]
    pub fn data(&self) -> &[u8] {
        // SAFETY: allocation wrote `len` bytes behind the header.
        unsafe { core::slice::from_raw_parts(tail(self, size_of::<Bytes>() as u32), self.len as usize) }
    }

    /// The cached hash, 0 when there is none yet.
    pub fn cached_hash(&self) -> i64 {
        self.hash.get()
    }

    /// Remembers the hash.
    pub fn cache_hash(&self, hash: i64) {
        self.hash.set(hash);
    }
}

/// The payload of a tuple.
#[repr(C, align(8))]
pub struct Tuple {
    len: u32,
}

const TUPLE_HEADER: u32 = TUPLE_ITEMS - OBJ_HEADER;
const _: () = assert!(size_of::<Tuple>() == TUPLE_HEADER as usize && TUPLE_LEN == OBJ_HEADER);

impl Tuple {
    /// The table for types whose objects are tuples.
    pub const VTABLE: &'static VTable = VTable::tailed::<Tuple>();

    /// The items.
    #[inline]
    pub fn items(&self) -> &[Value] {
        // SAFETY: `len` counts the items written behind the header.
        unsafe { core::slice::from_raw_parts(tail(self, TUPLE_HEADER), self.len as usize) }
    }
}

impl Payload for Tuple {
    fn trace(&self, visit: &mut Tracer) {
        visit.see_all(self.items());
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        let _ = taken;
    }
}

impl Sizing for Tuple {
    fn payload_size(&self) -> u32 {
        TUPLE_HEADER + self.len * 8
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        let len = self.len as usize;
        let first = tail::<_, Value>(self, TUPLE_HEADER);
        for i in (0..len).rev() {
            // SAFETY: the items are dropped once, when the tuple dies; the last goes first, as in CPython.
            unsafe { first.add(i).drop_in_place() };
        }
    }
}

/// The payload of an instance of a Python class: a shape, something for what does not fit, and slots.
#[repr(C)]
pub struct Slots {
    shape: u32,
    extra: u32,
}

const SLOTS_HEADER: u32 = INSTANCE_SLOTS - OBJ_HEADER;
const _: () = assert!(size_of::<Slots>() == SLOTS_HEADER as usize && INSTANCE_SHAPE == OBJ_HEADER);

impl Slots {
    /// The table for types whose objects are plain instances.
    pub const VTABLE: &'static VTable = VTable::tailed::<Slots>();

    /// The number of the instance's shape.
    #[inline]
    pub fn shape(&self) -> u32 {
        self.shape
    }

    /// Changes the shape. A wrong one gives wrong attributes, nothing worse.
    #[inline]
    pub fn set_shape(&mut self, shape: u32) {
        self.shape = shape;
    }

    #[inline]
    fn capacity(&self) -> usize {
        let block = address(self) - OBJ_HEADER;
        // SAFETY: the payload lies in a block of the heap, which allocation zeroed to its end.
        (unsafe { (*runtime()).heap.block_size(block) } - INSTANCE_SLOTS) as usize / 8
    }

    /// All slots; those that the shape does not name hold nothing, or anything.
    #[inline]
    pub fn slots(&self) -> &[Option<Value>] {
        // SAFETY: every slot up to the block's end is initialized, if only by the zeros of allocation, which are `None`.
        unsafe { core::slice::from_raw_parts(tail(self, SLOTS_HEADER), self.capacity()) }
    }

    /// All slots, to change them.
    #[inline]
    pub fn slots_mut(&mut self) -> &mut [Option<Value>] {
        // SAFETY: as above, borrowed mutably.
        unsafe { core::slice::from_raw_parts_mut(tail(self, SLOTS_HEADER), self.capacity()) }
    }

    /// The object that holds what does not fit into the slots, if there is one.
    pub fn extra(&self) -> Option<Value> {
        if self.extra == 0 {
            return None;
        }
        object::retain(self.extra);
        Some(Value::from_address(self.extra))
    }

    /// Whether the attributes are in a dict, so that it does not matter how many slots there are.
    pub(crate) fn is_elsewhere(&self) -> bool {
        self.shape == 0 && self.extra != 0
    }

    /// Sets that object; panics when it is no object in memory.
    pub fn set_extra(&mut self, extra: Value) {
        assert!(extra.is_pointer());
        let old = core::mem::replace(&mut self.extra, extra.into_bits() as u32);
        if old != 0 {
            object::release(old);
        }
    }
}

impl Payload for Slots {
    fn trace(&self, visit: &mut Tracer) {
        self.slots().iter().flatten().for_each(|v| visit.see(v));
        if self.extra != 0 {
            let extra = core::mem::ManuallyDrop::new(Value::from_address(self.extra));
            visit.see(&extra);
        }
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        for slot in self.slots_mut() {
            taken.extend(slot.take());
        }
        if self.extra != 0 {
            taken.push(Value::from_address(core::mem::take(&mut self.extra)));
        }
        self.shape = 0;
    }
}

impl Sizing for Slots {
    fn payload_size(&self) -> u32 {
        SLOTS_HEADER + self.capacity() as u32 * 8
    }
}

impl Drop for Slots {
    fn drop(&mut self) {
        let capacity = self.capacity();
        // SAFETY: the slots are dropped once, when the instance dies.
        unsafe {
            core::ptr::slice_from_raw_parts_mut(tail::<_, Option<Value>>(self, SLOTS_HEADER), capacity).drop_in_place()
        };
        if self.extra != 0 {
            object::release(self.extra);
        }
    }
}

#[inline]
fn check_type<T: Payload>(ty: &Value) {
    assert!(object::is_type_for(ty, object::Tag::of::<T>()), "type and payload do not fit");
}

/// Bytes that a string or bytes object may have.
pub const MAX_LEN: usize = 1 << 30;

/// Whether a string or bytes of so many bytes can be, and whether there is memory for it now.
#[inline]
pub fn fits(bytes: usize) -> bool {
    bytes <= MAX_LEN && crate::vec::has_memory(&[bytes])
}

impl Gil {
    /// A string with the given code points. `data` must be in its narrowest form; `spare` bytes are kept free behind it.
    pub fn alloc_text(&self, ty: &Value, data: TextData<'_>, spare: usize) -> Value {
        check_type::<Text>(ty);
        let bytes = data.len() * data.width();
        assert!(bytes + spare <= MAX_LEN, "out of memory");
        let ascii = matches!(data, TextData::One(d) if d.is_ascii());
        let header =
            Text { hash: Cell::new(0), len: data.len() as u32, width: data.width() as u8, ascii, interned: false };
        let source: *const u8 = match data {
            TextData::One(d) => d.as_ptr(),
            TextData::Two(d) => d.as_ptr().cast(),
            TextData::Four(d) => d.as_ptr().cast(),
        };
        // SAFETY: the type's table is that of `Text`; header and code points fill the space asked for. The source cannot
        // overlap a block that was free a moment ago.
        unsafe {
            object::allocate(ty, TEXT_BYTES + (bytes + spare) as u32, |place| {
                place.cast::<Text>().write(header);
                copy_bytes(source, place.add(TEXT_BYTES as usize), bytes);
            })
        }
        .expect("out of memory")
    }

    /// Appends to a string in place, when its width is that of `data` and its block has room; answers whether it did. Only for
    /// strings that nobody else can see.
    pub fn append_text(&mut self, text: &Value, data: TextData<'_>) -> bool {
        let Some(payload) = object::payload_of::<Text>(text) else { return false };
        if object::head(object::type_address(text.address())).has_dict {
            return false;
        }
        // SAFETY: the object is alive; the token is borrowed mutably, so no reference into it exists, `data` included: it
        // may point into this very object only if the caller held the token shared, which the borrow checker refuses.
        unsafe {
            let (len, width) = ((*payload).len as usize, (*payload).width as usize);
            let more = data.len() * width;
            let room = (*runtime()).heap.block_size(text.address()) as usize - (OBJ_HEADER + TEXT_BYTES) as usize;
            if data.width() > width || len * width + more > room || (*payload).interned {
                return false;
            }
            let end = pointer(text.address() + OBJ_HEADER + TEXT_BYTES).add(len * width);
            match (width, data) {
                (1, TextData::One(d)) => copy_bytes(d.as_ptr(), end, d.len()),
                (2, TextData::Two(d)) => copy_bytes(d.as_ptr().cast(), end, d.len() * 2),
                (4, TextData::Four(d)) => copy_bytes(d.as_ptr().cast(), end, d.len() * 4),
                (2, _) => data.chars().enumerate().for_each(|(i, c)| end.cast::<u16>().add(i).write(c as u16)),
                _ => data.chars().enumerate().for_each(|(i, c)| end.cast::<u32>().add(i).write(c)),
            }
            (*payload).len += data.len() as u32;
            (*payload).hash.set(0);
            (*payload).ascii &= matches!(data, TextData::One(d) if d.is_ascii());
        }
        true
    }

    /// Appends another string in place, under the conditions of `append_text`. A string is not appended to itself.
    pub fn append_text_of(&mut self, text: &Value, other: &Value) -> bool {
        let Some(source) = object::payload_of::<Text>(other) else { return false };
        if text.is(other) {
            return false;
        }
        // SAFETY: `other` is alive during the call, and only `text`, which is another object, is changed in it.
        let data = unsafe { (*source).data() };
        self.append_text(text, data)
    }

    /// Marks a string as interned.
    pub fn mark_interned(&mut self, text: &Value) {
        if let Some(t) = self.get_mut::<Text>(text) {
            t.interned = true;
        }
    }

    /// A bytes object.
    pub fn alloc_bytes(&self, ty: &Value, data: &[u8]) -> Value {
        check_type::<Bytes>(ty);
        assert!(data.len() <= MAX_LEN, "out of memory");
        let header = Bytes { hash: Cell::new(0), len: data.len() as u32 };
        let size = size_of::<Bytes>();
        // SAFETY: as in `alloc_text`.
        unsafe {
            object::allocate(ty, (size + data.len()) as u32, |place| {
                place.cast::<Bytes>().write(header);
                copy_bytes(data.as_ptr(), place.add(size), data.len());
            })
        }
        .expect("out of memory")
    }

    /// A tuple of these items.
    pub fn alloc_tuple<I>(&self, ty: &Value, items: I) -> Value
    where
        I: IntoIterator<Item = Value>,
        I::IntoIter: ExactSizeIterator,
    {
        check_type::<Tuple>(ty);
        let items = items.into_iter();
        let count = items.len();
        assert!(count < MAX_LEN / 8, "out of memory");
        // SAFETY: the type's table is that of `Tuple`; `len` counts the items as they are written, and no more of them are
        // written than there is room for.
        unsafe {
            object::allocate(ty, TUPLE_HEADER + count as u32 * 8, |place| {
                let tuple = place.cast::<Tuple>();
                tuple.write(Tuple { len: 0 });
                let first = place.add(TUPLE_HEADER as usize).cast::<Value>();
                for item in items.take(count) {
                    first.add((*tuple).len as usize).write(item);
                    (*tuple).len += 1;
                }
            })
        }
        .expect("out of memory")
    }

    /// A tuple that takes over values that compiled code laid out in memory.
    pub fn alloc_tuple_at(&self, ty: &Value, items: At, count: u32) -> Value {
        check_type::<Tuple>(ty);
        assert!((count as usize) < MAX_LEN / 8, "out of memory");
        // SAFETY: the type's table is that of `Tuple`; compiled code gave `count` owned values, which nobody uses afterwards.
        unsafe {
            object::allocate(ty, TUPLE_HEADER + count * 8, |place| {
                place.cast::<Tuple>().write(Tuple { len: count });
                let first = place.add(TUPLE_HEADER as usize).cast::<Value>();
                copy_bytes(pointer(items.address()), first.cast(), count as usize * 8);
            })
        }
        .expect("out of memory")
    }

    /// A tuple that takes over the items of a vector.
    pub fn alloc_tuple_from(&self, ty: &Value, items: HeapVec<Value>) -> Value {
        self.alloc_tuple(ty, VecItems(items.into_iter()))
    }

    /// A plain instance, with as many slots as its type says.
    #[inline]
    pub fn alloc_slots(&self, ty: &Value, shape: u32) -> Value {
        check_type::<Slots>(ty);
        let size = SLOTS_HEADER + object::head(ty.address()).slots * 8;
        // SAFETY: the type's table is that of `Slots`; everything up to the end of the block is initialized, zero bits
        // being a float.
        unsafe {
            object::allocate(ty, size, |place| {
                place.cast::<Slots>().write(Slots { shape, extra: 0 });
                let block = address(place) - OBJ_HEADER;
                let end = (*runtime()).heap.block_size(block) - INSTANCE_SLOTS;
                zero_words(place.add(SLOTS_HEADER as usize).cast(), end as usize / 8);
            })
        }
        .expect("out of memory")
    }
}

impl Gil {
    /// A plain instance with the shape that its type gives fresh ones.
    #[inline]
    pub fn alloc_instance(&self, ty: &Value) -> Value {
        self.alloc_slots(ty, object::head(ty.address()).shape)
    }
}

struct VecItems(crate::vec::IntoIter<Value>);
impl Iterator for VecItems {
    type Item = Value;
    fn next(&mut self) -> Option<Value> {
        self.0.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}
impl ExactSizeIterator for VecItems {}
