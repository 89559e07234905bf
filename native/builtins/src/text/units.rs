//! Text of three widths as one thing: a trait over the width, macros that choose it, and a buffer that widens itself as it grows.

use molt_object::{Known, Raise, Strings, T};
use molt_provenance::tail::MAX_LEN;
use molt_provenance::vec::has_memory;
use molt_provenance::{Gil, Result, TextData, Value, copy_short};

/// A unit of text: a code point of one of the widths.
pub trait Unit: Copy + Ord + 'static {
    /// The code point.
    fn code(self) -> u32;
    /// The unit of a code point that fits.
    fn of(code: u32) -> Self;
    /// A slice as text.
    fn data(units: &[Self]) -> TextData<'_>;
    /// The first place of a needle that is not empty.
    fn find(hay: &[Self], needle: &[Self]) -> Option<usize>;
    /// Calls `each` with the places of a needle that is not empty, without overlap, until it answers false.
    fn each_match(hay: &[Self], needle: &[Self], each: &mut dyn FnMut(usize) -> bool) {
        let mut at = 0;
        while let Some(next) = super::search::find_units(&hay[at..], needle) {
            if !each(at + next) {
                return;
            }
            at += next + needle.len();
        }
    }
    /// The first place of a unit.
    fn find_unit(hay: &[Self], unit: Self) -> Option<usize> {
        hay.iter().position(|u| *u == unit)
    }
}

impl Unit for u8 {
    #[inline]
    fn code(self) -> u32 {
        self as u32
    }
    #[inline]
    fn of(code: u32) -> u8 {
        code as u8
    }
    #[inline]
    fn data(units: &[u8]) -> TextData<'_> {
        TextData::One(units)
    }
    fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
        find_by_first(hay, needle)
    }
    fn each_match(hay: &[u8], needle: &[u8], each: &mut dyn FnMut(usize) -> bool) {
        match needle {
            [one] => {
                memchr::memchr_iter(*one, hay).all(each);
            }
            _ => {
                memchr::memmem::find_iter(hay, needle).all(each);
            }
        }
    }
    #[inline]
    fn find_unit(hay: &[u8], unit: u8) -> Option<usize> {
        if hay.len() <= 16 {
            return hay.iter().position(|c| *c == unit);
        }
        memchr::memchr(unit, hay)
    }
}

/// The first place of a needle that is not empty, by its first byte. When that is found too often in vain, a search that takes longer to
/// prepare goes on.
fn find_by_first(hay: &[u8], needle: &[u8]) -> Option<usize> {
    /// So many times in vain, with so much left to search.
    const MISSES: u32 = 8;
    const LEFT: usize = 64;
    let (first, rest) = needle.split_first()?;
    let last = hay.len().checked_sub(needle.len())?;
    let (mut at, mut misses) = (0, 0);
    while at <= last {
        at += <u8 as Unit>::find_unit(&hay[at..=last], *first)?;
        if hay[at + 1..at + needle.len()] == *rest {
            return Some(at);
        }
        at += 1;
        misses += 1;
        if misses >= MISSES && last.saturating_sub(at) > LEFT {
            return memchr::memmem::find(&hay[at..], needle).map(|found| at + found);
        }
    }
    None
}

impl Unit for u16 {
    #[inline]
    fn code(self) -> u32 {
        self as u32
    }
    #[inline]
    fn of(code: u32) -> u16 {
        code as u16
    }
    #[inline]
    fn data(units: &[u16]) -> TextData<'_> {
        TextData::Two(units)
    }
    fn find(hay: &[u16], needle: &[u16]) -> Option<usize> {
        super::search::find_wide(hay, needle)
    }
}
impl Unit for u32 {
    #[inline]
    fn code(self) -> u32 {
        self
    }
    #[inline]
    fn of(code: u32) -> u32 {
        code
    }
    #[inline]
    fn data(units: &[u32]) -> TextData<'_> {
        TextData::Four(units)
    }
    fn find(hay: &[u32], needle: &[u32]) -> Option<usize> {
        super::search::find_wide(hay, needle)
    }
}

/// Runs an expression with the units of a text under a name, whatever their width.
macro_rules! with_units {
    ($data:expr, $units:ident => $body:expr) => {
        match $data {
            TextData::One($units) => $body,
            TextData::Two($units) => $body,
            TextData::Four($units) => $body,
        }
    };
}
pub(crate) use with_units;

/// Runs an expression with two texts in the width of the first; `else` when the second has code points that the first cannot have.
macro_rules! with_same_units {
    ($a:expr, $b:expr, |$x:ident, $y:ident| $body:expr, else $none:expr) => {
        match ($a, $b) {
            (TextData::One($x), TextData::One($y)) => $body,
            (TextData::Two($x), TextData::Two($y)) => $body,
            (TextData::Four($x), TextData::Four($y)) => $body,
            (TextData::Two($x), TextData::One(narrow)) => {
                let wide: Vec<u16> = narrow.iter().map(|c| *c as u16).collect();
                let $y = &wide[..];
                $body
            }
            (TextData::Four($x), narrow) => {
                let wide: Vec<u32> = narrow.chars().collect();
                let $y = &wide[..];
                $body
            }
            _ => $none,
        }
    };
}
pub(crate) use with_same_units;

/// The text of a string; empty for what is none.
#[inline]
pub fn data<'a>(gil: &'a Gil, v: &'a Value) -> TextData<'a> {
    gil.text(v).unwrap_or(TextData::One(&[]))
}

/// The greatest code point of a text, roughly: at least it, and in the same width.
pub fn greatest(data: TextData<'_>) -> u32 {
    match data {
        TextData::One(_) => 0xFF,
        TextData::Two(d) => d.iter().copied().max().unwrap_or(0) as u32,
        TextData::Four(d) => d.iter().copied().max().unwrap_or(0),
    }
}

/// Text under construction, always in the narrowest width that holds it.
pub enum Buffer {
    /// Below 256.
    One(Vec<u8>),
    /// Below 65536.
    Two(Vec<u16>),
    /// Any.
    Four(Vec<u32>),
}

impl Default for Buffer {
    fn default() -> Self {
        Buffer::new()
    }
}

impl Buffer {
    /// An empty one.
    pub const fn new() -> Buffer {
        Buffer::One(Vec::new())
    }

    /// An empty one with room for narrow text.
    pub fn with_capacity(n: usize) -> Buffer {
        Buffer::One(Vec::with_capacity(n))
    }

    /// A copy of text.
    pub fn from_data(data: TextData<'_>) -> Buffer {
        let mut b = Buffer::new();
        b.push_data(data);
        b
    }

    /// Text of a Rust string.
    pub fn from_text(s: &str) -> Buffer {
        let mut b = Buffer::with_capacity(s.len());
        b.push_str(s);
        b
    }

    /// Number of code points.
    pub fn len(&self) -> usize {
        self.data().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text so far.
    #[inline]
    pub fn data(&self) -> TextData<'_> {
        match self {
            Buffer::One(v) => TextData::One(v),
            Buffer::Two(v) => TextData::Two(v),
            Buffer::Four(v) => TextData::Four(v),
        }
    }

    /// Widens so that a code point fits.
    #[cold]
    fn widen(&mut self, code: u32) {
        if code > 0xFFFF {
            *self = Buffer::Four(self.data().chars().collect());
        } else if let Buffer::One(v) = self {
            *self = Buffer::Two(v.iter().map(|c| *c as u16).collect());
        }
    }

    #[inline]
    fn make_room(&mut self, code: u32) {
        match self {
            Buffer::One(_) if code > 0xFF => self.widen(code),
            Buffer::Two(_) if code > 0xFFFF => self.widen(code),
            _ => {}
        }
    }

    /// Appends a code point.
    #[inline]
    pub fn push(&mut self, code: u32) {
        self.make_room(code);
        match self {
            Buffer::One(v) => v.push(code as u8),
            Buffer::Two(v) => v.push(code as u16),
            Buffer::Four(v) => v.push(code),
        }
    }

    /// Appends a Rust string.
    pub fn push_str(&mut self, s: &str) {
        match self {
            Buffer::One(v) if s.is_ascii() => v.extend_from_slice(s.as_bytes()),
            _ => s.chars().for_each(|c| self.push(c as u32)),
        }
    }

    /// Appends text.
    pub fn push_data(&mut self, data: TextData<'_>) {
        match (&mut *self, data) {
            // The engine's own copying takes longer than a few bytes do one by one.
            (Buffer::One(v), TextData::One(d)) if d.len() <= 12 => return d.iter().for_each(|c| v.push(*c)),
            (Buffer::One(v), TextData::One(d)) => return v.extend_from_slice(d),
            (Buffer::One(_), _) | (Buffer::Two(_), TextData::Four(_)) => self.make_room(greatest(data)),
            _ => {}
        }
        match self {
            Buffer::One(v) => v.extend(data.chars().map(|c| c as u8)),
            Buffer::Two(v) => match data {
                TextData::Two(d) => v.extend_from_slice(d),
                _ => v.extend(data.chars().map(|c| c as u16)),
            },
            Buffer::Four(v) => match data {
                TextData::Four(d) => v.extend_from_slice(d),
                _ => v.extend(data.chars()),
            },
        }
    }

    /// Appends a code point many times. The caller has checked the length.
    pub fn fill(&mut self, code: u32, count: usize) {
        self.make_room(code);
        match self {
            Buffer::One(v) if count <= 12 => (0..count).for_each(|_| v.push(code as u8)),
            Buffer::One(v) => v.resize(v.len() + count, code as u8),
            Buffer::Two(v) => v.resize(v.len() + count, code as u16),
            Buffer::Four(v) => v.resize(v.len() + count, code),
        }
    }

    /// The string.
    pub fn finish(&self, gil: &Gil) -> Value {
        gil.alloc_text(gil.ty(T::Str), self.data(), 0)
    }
}

/// Narrow text that is written from its beginning to its end.
pub struct Filler<'a> {
    rest: &'a mut [u8],
}

impl<'a> Filler<'a> {
    /// Fills these bytes.
    #[inline]
    pub fn new(out: &'a mut [u8]) -> Filler<'a> {
        Filler { rest: out }
    }

    /// The next bytes.
    #[inline]
    pub fn next(&mut self, count: usize) -> &'a mut [u8] {
        let (next, rest) = core::mem::take(&mut self.rest).split_at_mut(count);
        self.rest = rest;
        next
    }

    /// Writes text.
    #[inline]
    pub fn put(&mut self, text: &[u8]) {
        let next = self.next(text.len());
        match text {
            [] => {}
            [one] => next[0] = *one,
            _ => copy_short(next, text),
        }
    }
}

/// Where text is written to.
pub trait Sink {
    /// Writes narrow text.
    fn put_narrow(&mut self, text: &[u8]);
    /// Writes a code point many times.
    fn put_many(&mut self, code: u32, count: usize);
}

impl Sink for Filler<'_> {
    #[inline]
    fn put_narrow(&mut self, text: &[u8]) {
        self.put(text);
    }
    #[inline]
    fn put_many(&mut self, code: u32, count: usize) {
        for place in self.next(count) {
            *place = code as u8;
        }
    }
}

impl Sink for Buffer {
    fn put_narrow(&mut self, text: &[u8]) {
        self.push_data(TextData::One(text));
    }
    fn put_many(&mut self, code: u32, count: usize) {
        self.fill(code, count);
    }
}

/// MemoryError when a string of so many code points could not be.
pub fn check_len(gil: &mut Gil, len: usize, width: usize) -> Result<()> {
    match len.checked_mul(width) {
        Some(bytes) if bytes <= MAX_LEN && has_memory(&[bytes, bytes]) => Ok(()),
        _ => Err(gil.memory_error()),
    }
}

/// TypeError for an argument of the wrong type, in the words of CPython's argument parser: what comes before the type's name is given,
/// and `None` is called by its name.
pub fn bad_argument(gil: &mut Gil, before: &str, v: &Value) -> molt_provenance::Raised {
    if v.is_none() {
        return gil.type_error(format!("{before}None"));
    }
    not_a(gil, before, v)
}

/// TypeError for a value of the wrong type: the type's name comes behind the given words.
pub fn not_a(gil: &mut Gil, before: &str, v: &Value) -> molt_provenance::Raised {
    let message = format!("{before}{}", molt_call::type_name(gil, v));
    gil.type_error(message)
}
