//! What all containers share: arguments of constructors, the guard of recursive `repr`, hashing of keys, slices as machine numbers, and
//! building text.

use core::cell::Cell;

use molt_call::{index_clamped, slot, type_name};
use molt_object::{Exc, GetSetSpec, Known, MethodSpec, Numbers, Raise, Slice, Strings, T, Unary, class_method};
use molt_provenance::{Args, Gil, Native, Result, TextData, Value};

/// More items than this do not fit into memory.
pub const MAX_ITEMS: usize = 1 << 27;

/// Refuses keyword arguments.
pub fn no_keywords(gil: &mut Gil, name: &str, args: Args<'_>) -> Result<()> {
    if args.keywords == 0 {
        return Ok(());
    }
    Err(gil.type_error(format!("{name}() takes no keyword arguments")))
}

/// Refuses too few or too many positional arguments.
pub fn check_count(gil: &mut Gil, name: &str, given: usize, least: usize, most: usize) -> Result<()> {
    if given >= least && given <= most {
        return Ok(());
    }
    let (bound, n) = if least == most {
        ("", most)
    } else if given < least {
        ("at least ", least)
    } else {
        ("at most ", most)
    };
    let s = if n == 1 { "" } else { "s" };
    Err(gil.type_error(format!("{name} expected {bound}{n} argument{s}, got {given}")))
}

thread_local! {
    static IN_REPR: Cell<Vec<u64>> = const { Cell::new(Vec::new()) };
}

/// Runs `body` unless the object's `repr` is running already, in which case the answer is `None`.
pub fn guarded_repr(gil: &mut Gil, v: &Value, body: impl FnOnce(&mut Gil) -> Result) -> Result<Option<Value>> {
    let id = v.identity();
    let mut active = IN_REPR.take();
    if active.contains(&id) {
        IN_REPR.set(active);
        return Ok(None);
    }
    active.push(id);
    IN_REPR.set(active);
    let result = body(gil);
    let mut active = IN_REPR.take();
    active.retain(|i| *i != id);
    IN_REPR.set(active);
    result.map(Some)
}

/// Whether two values are of types that define the same hash: used to word the error of an unhashable key.
fn reword(gil: &mut Gil, key: &Value, what: &str) {
    let Some(exc) = gil.pending() else { return };
    if !gil.is_exactly(&exc, gil.exc(Exc::TypeError)) {
        return;
    }
    drop(gil.take_pending());
    let key_type = type_name(gil, key);
    match molt_call::str_string(gil, &exc) {
        Ok(text) => {
            gil.type_error(format!("cannot use '{key_type}' as a {what} ({text})"));
        }
        Err(_) => {
            drop(gil.take_pending());
            gil.raise(exc);
        }
    }
}

/// The hash of a value of a type whose hash needs no Python code: ints, strings, and tuples of such.
#[inline]
pub fn plain_hash(gil: &Gil, v: &Value) -> Option<i64> {
    if let Some(i) = v.as_small_int() {
        return Some(molt_object::number::hash_i64(i));
    }
    if gil.is_exactly(v, gil.ty(T::Str)) {
        return Some(gil.hash_str(v));
    }
    super::tuple::plain_hash(gil, v, super::tuple::PLAIN_DEPTH)
}

/// The hash of a dict's key.
#[inline]
pub fn hash_key(gil: &mut Gil, key: &Value) -> Result<i64> {
    match plain_hash(gil, key) {
        Some(h) => Ok(h),
        None => hash_any(gil, key, "dict key"),
    }
}

/// The hash of a set's element.
#[inline]
pub fn hash_element(gil: &mut Gil, key: &Value) -> Result<i64> {
    match plain_hash(gil, key) {
        Some(h) => Ok(h),
        None => hash_any(gil, key, "set element"),
    }
}

#[inline(never)]
fn hash_any(gil: &mut Gil, key: &Value, what: &str) -> Result<i64> {
    let h = molt_call::hash(gil, key);
    if h.is_err() {
        reword(gil, key, what);
    }
    h
}

/// The `hash` slot of types without a hash.
pub fn unhashable(gil: &mut Gil, v: &Value) -> Result<i64> {
    Err(molt_call::type_error_of(gil, "unhashable type: '%T'", v))
}

/// `list[int]` and the like.
pub const CLASS_GETITEM: MethodSpec =
    class_method("__class_getitem__", Native::fixed2(class_getitem), "(object, /)", "See PEP 585");

fn class_getitem(gil: &mut Gil, cls: &Value, item: &Value) -> Result {
    crate::descriptor::alias::new_alias(gil, cls, item)
}

/// A field of an object that Python code can read.
pub const fn member(name: &'static str, get: Unary) -> GetSetSpec {
    GetSetSpec { name, get, set: Some(read_only), doc: "" }
}

fn read_only(gil: &mut Gil, _v: &Value, _value: Option<&Value>) -> Result<()> {
    Err(gil.raise_text(Exc::AttributeError, "readonly attribute"))
}

/// Whether a value can be an index.
pub fn has_index(gil: &Gil, v: &Value) -> bool {
    v.is_small_int() || gil.int(v).is_some() || slot(gil, v, |s| s.index.is_some())
}

/// A slice with its parts as machine numbers, not yet fitted to a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// First index.
    pub start: i64,
    /// The index to stop before.
    pub stop: i64,
    /// The step, not zero.
    pub step: i64,
}

fn slice_part(gil: &mut Gil, v: &Value) -> Result<i64> {
    if let Some(i) = v.as_small_int() {
        return Ok(i);
    }
    if !has_index(gil, v) {
        return Err(gil.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    index_clamped(gil, v)
}

impl Bounds {
    /// Reads a slice object. May run Python code.
    pub fn of(gil: &mut Gil, slice: &Value) -> Result<Bounds> {
        let Some(s) = gil.get::<Slice>(slice) else { return Err(gil.type_error("expected a slice")) };
        let (start, stop, step) = (s.start.clone(), s.stop.clone(), s.step.clone());
        let step = if step.is_none() { 1 } else { slice_part(gil, &step)?.max(-i64::MAX) };
        if step == 0 {
            return Err(gil.value_error("slice step cannot be zero"));
        }
        let start = match start.is_none() {
            true => {
                if step < 0 {
                    i64::MAX
                } else {
                    0
                }
            }
            false => slice_part(gil, &start)?,
        };
        let stop = match stop.is_none() {
            true => {
                if step < 0 {
                    i64::MIN
                } else {
                    i64::MAX
                }
            }
            false => slice_part(gil, &stop)?,
        };
        Ok(Bounds { start, stop, step })
    }

    /// Fits it to a length: the number of items, with start and stop in range.
    pub fn fit(self, len: usize) -> (Bounds, usize) {
        let len = len as i64;
        let clamp = |i: i64| {
            let (low, high) = if self.step < 0 { (-1, len - 1) } else { (0, len) };
            if i < 0 { i.saturating_add(len).max(low) } else { i.min(high) }
        };
        let (start, stop) = (clamp(self.start), clamp(self.stop));
        let count = if self.step < 0 {
            if stop < start { (start - stop - 1) / -self.step + 1 } else { 0 }
        } else if start < stop {
            (stop - start - 1) / self.step + 1
        } else {
            0
        };
        (Bounds { start, stop, step: self.step }, count as usize)
    }
}

/// The items that a fitted slice names, as clones.
pub fn pick(items: &[Value], b: Bounds, count: usize) -> impl ExactSizeIterator<Item = Value> + '_ {
    (0..count).map(move |i| items[(b.start + i as i64 * b.step) as usize].clone())
}

/// The index of an item, counted from the end when negative; `None` when out of range.
#[inline]
pub fn place(index: i64, len: usize) -> Option<usize> {
    let i = if index < 0 { index + len as i64 } else { index };
    if i >= 0 && i < len as i64 { Some(i as usize) } else { None }
}

/// Text under construction: bytes as long as every code point fits, then 32-bit units.
#[derive(Default)]
pub struct TextBuilder {
    narrow: Vec<u8>,
    wide: Vec<u32>,
}

impl TextBuilder {
    /// Appends ASCII text.
    pub fn ascii(&mut self, s: &str) {
        if self.wide.is_empty() {
            self.narrow.extend_from_slice(s.as_bytes());
        } else {
            self.wide.extend(s.bytes().map(u32::from));
        }
    }

    /// Appends a string object's text.
    pub fn text(&mut self, gil: &Gil, v: &Value) {
        match gil.text(v) {
            Some(TextData::One(d)) if self.wide.is_empty() => self.narrow.extend_from_slice(d),
            Some(d) => {
                if self.wide.is_empty() {
                    self.wide.extend(core::mem::take(&mut self.narrow).into_iter().map(u32::from));
                }
                self.wide.extend(d.chars());
            }
            None => {}
        }
    }

    /// Appends `repr(v)`.
    pub fn repr(&mut self, gil: &mut Gil, v: &Value) -> Result<()> {
        let text = molt_call::repr(gil, v)?;
        self.text(gil, &text);
        Ok(())
    }

    /// The string.
    pub fn finish(self, gil: &Gil) -> Value {
        if self.wide.is_empty() {
            gil.alloc_text(gil.ty(T::Str), TextData::One(&self.narrow), 0)
        } else {
            gil.new_str_from_chars(&self.wide)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(start: i64, stop: i64, step: i64, len: usize) -> (i64, i64, usize) {
        let (b, n) = Bounds { start, stop, step }.fit(len);
        (b.start, b.stop, n)
    }

    #[test]
    fn slices_fit_their_length() {
        assert_eq!(fit(0, i64::MAX, 1, 5), (0, 5, 5));
        assert_eq!(fit(-2, i64::MAX, 1, 5), (3, 5, 2));
        assert_eq!(fit(i64::MAX, i64::MIN, -1, 5), (4, -1, 5));
        assert_eq!(fit(4, 0, -2, 5), (4, 0, 2));
        assert_eq!(fit(3, 1, 1, 5), (3, 1, 0));
        assert_eq!(fit(-100, 100, 3, 7), (0, 7, 3));
    }
}
