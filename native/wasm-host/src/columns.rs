//! Lists whose items are alike, in bulk: numbers, texts, and records, which are dicts with the same keys in the same order. Their values go by
//! columns, each in the form that fits all of it, so neither side looks at the kind of every single value.

use molt_object::dict::Entry;
use molt_object::{Dict, Known, Objects, Strings, T};
use molt_provenance::{Gil, HeapVec, Result, Text, TextData, Value};
use molt_state::wire::Reader;

use crate::codec::{Decoder, Encoder, MAX_DEPTH, items_of, tag};
use crate::direct;
use crate::errors::Refusal;

/// Forms of columns.
#[allow(missing_docs)]
pub mod column {
    /// Any values.
    pub const ANY: u8 = 0;
    /// Ints of 32 bits.
    pub const INTS: u8 = 1;
    /// Floats; those that are safe integers, but not -0, are ints in Python.
    pub const NUMBERS: u8 = 2;
    /// ASCII texts: the lengths of all, then the characters of all.
    pub const TEXTS: u8 = 3;
}

/// Lists with fewer items are written item by item.
const FEW: usize = 8;
/// Records with more keys are no records.
const MAX_KEYS: usize = 64;

/// Where the values of a column are.
enum Source<'v> {
    /// The items of a list or tuple.
    Items(&'v Value),
    /// The entries at this place of the dicts in a list or tuple.
    Field(&'v Value, usize),
}

impl Source<'_> {
    #[inline]
    fn at<'a>(&'a self, gil: &'a Gil, index: usize) -> Option<&'a Value> {
        match self {
            Source::Items(v) => items_of(gil, v).get(index),
            Source::Field(v, field) => {
                let record = items_of(gil, v).get(index)?;
                gil.get::<Dict>(record)?.entries().get(*field).map(|e| &e.value)
            }
        }
    }
}

impl Encoder {
    /// Writes a list or tuple by columns, when its items are alike; else it answers false and writes nothing.
    pub(crate) fn columns(&mut self, gil: &mut Gil, v: &Value) -> Result<bool> {
        let count = items_of(gil, v).len();
        if count < FEW {
            return Ok(false);
        }
        let before = self.out.bytes.len();
        if let Some(fields) = self.fields(gil, v) {
            self.out.u8(tag::RECORDS).uint(count as u64).uint(fields as u64);
            for field in 0..fields {
                let key = items_of(gil, v).first().and_then(|first| gil.get::<Dict>(first)?.entry(field));
                let key = key.map_or(Value::NONE, |e| e.key.clone());
                self.value(gil, &key)?;
            }
            self.depth += 1;
            for field in 0..fields {
                let source = Source::Field(v, field);
                if !self.column(gil, count, &source) {
                    self.out.u8(column::ANY);
                    for index in 0..count {
                        let value = source.at(gil, index).cloned().unwrap_or(Value::NONE);
                        self.value(gil, &value)?;
                    }
                }
            }
            self.depth -= 1;
            return Ok(true);
        }
        self.out.u8(tag::ITEMS).uint(count as u64);
        let alike = self.column(gil, count, &Source::Items(v));
        if !alike {
            self.out.bytes.truncate(before);
        }
        Ok(alike)
    }

    /// How many keys the dicts have that all items are; none when they are no such dicts, or their keys differ.
    fn fields(&self, gil: &Gil, v: &Value) -> Option<usize> {
        let items = items_of(gil, v);
        let is_dict = |v: &Value| gil.is_exactly(v, gil.ty(T::Dict));
        let first = items.first().filter(|v| is_dict(v)).and_then(|v| gil.get::<Dict>(v))?;
        let (keys, text) = (first.entries(), gil.ty(T::Str));
        let fits = (1..=MAX_KEYS).contains(&keys.len()) && first.len() == keys.len() && self.depth + 1 < MAX_DEPTH;
        if !fits || !keys.iter().all(|e| gil.is_exactly(&e.key, text)) {
            return None;
        }
        let same = |item: &Value| {
            let Some(dict) = gil.get::<Dict>(item).filter(|_| is_dict(item)) else { return false };
            let others = dict.entries();
            // The keys may be different strings with one text; that of a removed entry is none.
            dict.len() == keys.len()
                && others.len() == keys.len()
                && others
                    .iter()
                    .zip(keys.iter())
                    .all(|(a, b)| a.key.is(&b.key) || (gil.is_exactly(&a.key, text) && gil.same_text(&a.key, &b.key)))
        };
        items[1..].iter().all(same).then_some(keys.len())
    }

    /// Writes a column whose values are alike; else it answers false and writes nothing.
    fn column(&mut self, gil: &Gil, count: usize, source: &Source<'_>) -> bool {
        let before = self.out.bytes.len();
        let written = self.ints(gil, count, source)
            || self.restart(before).numbers(gil, count, source)
            || self.restart(before).texts(gil, count, source);
        if !written {
            self.restart(before);
        }
        written
    }

    fn restart(&mut self, at: usize) -> &mut Self {
        self.out.bytes.truncate(at);
        self
    }

    fn ints(&mut self, gil: &Gil, count: usize, source: &Source<'_>) -> bool {
        self.out.u8(column::INTS);
        self.out.bytes.reserve(count * 4);
        (0..count).all(|index| {
            let int = source.at(gil, index).and_then(Value::as_small_int).and_then(|i| i32::try_from(i).ok());
            int.map(|i| self.out.bytes.extend_from_slice(&i.to_le_bytes())).is_some()
        })
    }

    fn numbers(&mut self, gil: &Gil, count: usize, source: &Source<'_>) -> bool {
        self.out.u8(column::NUMBERS);
        (0..count).all(|index| {
            // Ints of 48 bits are floats without loss.
            let number =
                source.at(gil, index).and_then(|v| v.as_float().or_else(|| v.as_small_int().map(|i| i as f64)));
            number.map(|n| self.out.bytes.extend_from_slice(&n.to_le_bytes())).is_some()
        })
    }

    fn texts(&mut self, gil: &Gil, count: usize, source: &Source<'_>) -> bool {
        let ty = gil.ty(T::Str);
        let text = |index| {
            let v = source.at(gil, index)?;
            if gil.is_exactly(v, ty) { gil.get::<Text>(v)?.as_ascii() } else { None }
        };
        self.out.u8(column::TEXTS);
        let mut total = 0;
        for index in 0..count {
            let Some(text) = text(index) else { return false };
            self.out.uint(text.len() as u64);
            total += text.len();
        }
        self.out.bytes.reserve(total);
        for index in 0..count {
            self.out.bytes.extend_from_slice(text(index).unwrap_or_default().as_bytes());
        }
        true
    }
}

/// A column that is being read.
enum Column<'a> {
    Any(std::vec::IntoIter<Value>),
    Ints(core::slice::Iter<'a, [u8; 4]>),
    Numbers(core::slice::Iter<'a, [u8; 8]>),
    Texts { lengths: Reader<'a>, text: Reader<'a> },
}

impl Column<'_> {
    /// The next value; none when the message does not hold it.
    #[inline]
    fn next(&mut self, gil: &Gil) -> Option<Value> {
        match self {
            Column::Ints(ints) => ints.next().map(|b| Value::int32(i32::from_le_bytes(*b))),
            Column::Numbers(numbers) => numbers.next().map(|b| direct::number(gil, f64::from_le_bytes(*b))),
            Column::Any(values) => values.next(),
            Column::Texts { lengths, text } => Some(match text.take(lengths.u32().ok()? as usize).ok()? {
                [] => gil.new_str(""),
                text => gil.new_str_from_data(TextData::One(text)),
            }),
        }
    }
}

impl<'a> Decoder<'a> {
    /// Reads past a column of so many values, which are then taken one by one.
    fn column(&mut self, gil: &mut Gil, count: usize) -> core::result::Result<Column<'a>, Refusal> {
        Ok(match self.input.u8()? {
            column::ANY => {
                let mut values = Vec::with_capacity(count);
                for _ in 0..count {
                    values.push(self.value(gil)?);
                }
                Column::Any(values.into_iter())
            }
            column::INTS => Column::Ints(self.input.take(count.saturating_mul(4))?.as_chunks().0.iter()),
            column::NUMBERS => Column::Numbers(self.input.take(count.saturating_mul(8))?.as_chunks().0.iter()),
            column::TEXTS => {
                let lengths = Reader::new(self.input.ahead());
                let mut total = 0usize;
                for _ in 0..count {
                    total = total.saturating_add(self.input.u32()? as usize);
                }
                Column::Texts { lengths, text: Reader::new(self.input.take(total)?) }
            }
            _ => return Err(Refusal::Malformed),
        })
    }

    /// How many items a list has. Each takes a byte of the message at least, so what it says is not believed beyond that.
    fn count(&mut self) -> core::result::Result<usize, Refusal> {
        let count = self.input.u32()? as usize;
        if count > self.input.ahead().len() { Err(Refusal::Malformed) } else { Ok(count) }
    }

    /// Reads items that are alike.
    pub(crate) fn alike(&mut self, gil: &mut Gil) -> core::result::Result<HeapVec<Value>, Refusal> {
        let count = self.count()?;
        let mut column = self.column(gil, count)?;
        let mut items = HeapVec::with_capacity(count);
        for _ in 0..count {
            items.push(column.next(gil).ok_or(Refusal::Malformed)?);
        }
        Ok(items)
    }

    /// Reads dicts.
    pub(crate) fn records(&mut self, gil: &mut Gil) -> core::result::Result<HeapVec<Value>, Refusal> {
        let (count, fields) = (self.count()?, self.count()?);
        if !(1..=MAX_KEYS).contains(&fields) {
            return Err(Refusal::Malformed);
        }
        let mut keys: Vec<(Value, i64)> = Vec::with_capacity(fields);
        for _ in 0..fields {
            let key = self.value(gil)?;
            if !gil.is_exactly(&key, gil.ty(T::Str)) || keys.iter().any(|(other, _)| gil.same_text(other, &key)) {
                return Err(Refusal::Malformed);
            }
            let hash = gil.hash_str(&key);
            keys.push((key, hash));
        }
        let mut columns = Vec::with_capacity(fields);
        for _ in 0..fields {
            columns.push(self.column(gil, count)?);
        }
        let mut records = HeapVec::with_capacity(count);
        for _ in 0..count {
            // One by one, as what belongs together then lies together.
            let mut entries = HeapVec::with_capacity(fields);
            for ((key, hash), column) in keys.iter().zip(&mut columns) {
                let value = column.next(gil).ok_or(Refusal::Malformed)?;
                entries.push(Entry { hash: *hash, key: key.clone(), value });
            }
            records.push(gil.new_dict(Dict::of_distinct(entries)));
        }
        Ok(records)
    }
}
