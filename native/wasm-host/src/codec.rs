//! The form in which values cross between Python and JavaScript: one tag byte and a payload, nested, in one message.
//!
//! None, bools, ints, floats, strings, bytes, lists, tuples, dicts and sets cross as copies. Everything else crosses as what it is:
//! a Python object as a handle, a JavaScript object as its number. Strings that are interned (names, keys) are sent once per message
//! and referred to afterwards. `packages/object/src/codec.ts` is the other end.

use molt_object::{BigInt, ByteArray, Dict, Int, Known, List, Numbers, Objects, Raise, Sign, Strings, T};
use molt_provenance::{AddressMap, Bytes, Gil, Handle, HeapVec, Result, Text, Value};
use molt_state::wire::{Malformed, Reader, Writer, decode_wtf8, push_wtf8};

use crate::errors::Refusal;
use crate::protocol;
use crate::proxy::{self, HostProxy};
use crate::root::{host, host_mut};

#[allow(missing_docs)]
pub mod tag {
    pub const NONE: u8 = 0;
    pub const FALSE: u8 = 1;
    pub const TRUE: u8 = 2;
    /// Signed LEB128, within ±(2^53 - 1).
    pub const INT: u8 = 3;
    /// 0 or 1 for negative, length, magnitude (little-endian).
    pub const BIG_INT: u8 = 4;
    pub const FLOAT: u8 = 5;
    /// Text of ASCII characters only.
    pub const ASCII: u8 = 6;
    /// Text in UTF-8; lone surrogates have three bytes.
    pub const STR: u8 = 7;
    /// As ASCII or STR, and later `STR_REF`s of this message mean it: they count from 0.
    pub const ASCII_DEF: u8 = 8;
    pub const STR_DEF: u8 = 9;
    pub const STR_REF: u8 = 10;
    pub const BYTES: u8 = 11;
    pub const LIST: u8 = 12;
    pub const TUPLE: u8 = 13;
    pub const DICT: u8 = 14;
    pub const SET: u8 = 15;
    pub const FROZENSET: u8 = 16;
    /// A Python object: kind (bits: 1 callable, 2 iterable, 4 iterator, 8 sized or subscriptable, 16 exception, 32 module), type name, handle.
    pub const PYTHON: u8 = 17;
    /// A JavaScript object: its number.
    pub const HOST: u8 = 18;
    /// The end of an iterator.
    pub const STOP: u8 = 19;
    /// A bytearray, as its bytes.
    pub const BYTEARRAY: u8 = 20;
    /// A list or tuple whose items are alike: their number, and a column (see `columns`).
    pub const ITEMS: u8 = 21;
    /// A list or tuple of dicts that have the same keys in the same order: their number, how many keys, the keys, and a column for each.
    pub const RECORDS: u8 = 22;
}

/// How deep containers may nest in a message.
pub(crate) const MAX_DEPTH: u32 = 500;
/// Ints beyond this are sent as big ints.
const SAFE: i64 = (1 << 53) - 1;

/// Writes values into a message.
pub struct Encoder {
    /// The message.
    pub out: Writer,
    strings: AddressMap,
    pub(crate) depth: u32,
    /// Objects of JavaScript in the message: their numbers mean something as long as Python holds them.
    held: Vec<Value>,
    /// Containers stay objects.
    pub keep: bool,
    /// Instances of subclasses of containers, strings and numbers are converted too.
    pub subclasses: bool,
}

impl Encoder {
    /// An empty message.
    pub fn new(keep: bool) -> Self {
        Encoder { out: Writer::new(), strings: AddressMap::new(), depth: 0, held: Vec::new(), keep, subclasses: false }
    }

    fn is(&self, gil: &Gil, v: &Value, t: T) -> bool {
        gil.is_exactly(v, gil.ty(t))
    }

    /// Writes a value.
    pub fn value(&mut self, gil: &mut Gil, v: &Value) -> Result<()> {
        if let Some(i) = v.as_small_int() {
            self.out.u8(tag::INT);
            self.signed(i);
        } else if let Some(f) = v.as_float() {
            self.out.u8(tag::FLOAT).f64(f);
        } else if let Some(b) = v.as_bool() {
            self.out.u8(if b { tag::TRUE } else { tag::FALSE });
        } else if v.is_none() {
            self.out.u8(tag::NONE);
        } else if v.is_stop() {
            self.out.u8(tag::STOP);
        } else if v.is_pointer() {
            return self.object(gil, v);
        } else {
            self.python(gil, v);
        }
        Ok(())
    }

    fn signed(&mut self, mut i: i64) {
        loop {
            let byte = i as u8 & 0x7F;
            i >>= 7;
            if (i == 0 && byte & 0x40 == 0) || (i == -1 && byte & 0x40 != 0) {
                self.out.u8(byte);
                return;
            }
            self.out.u8(byte | 0x80);
        }
    }

    fn object(&mut self, gil: &mut Gil, v: &Value) -> Result<()> {
        let any = self.subclasses;
        if (any || self.is(gil, v, T::Str)) && gil.get::<Text>(v).is_some() {
            self.string(gil, v);
            return Ok(());
        }
        if let Some(proxy) = gil.get::<HostProxy>(v) {
            self.out.u8(tag::HOST).uint(proxy.id as u64);
            self.held.push(v.clone());
            return Ok(());
        }
        if (any || self.is(gil, v, T::Int))
            && let Some(int) = gil.get::<Int>(v).map(Int::get)
        {
            let small = int.to_i64().filter(|i| (-SAFE..=SAFE).contains(i));
            let (sign, magnitude) = int.to_big().to_bytes_le();
            match small {
                Some(i) => {
                    self.out.u8(tag::INT);
                    self.signed(i);
                }
                None => {
                    self.out.u8(tag::BIG_INT).u8((sign == Sign::Minus) as u8).data(&magnitude);
                }
            }
            return Ok(());
        }
        if (any || self.is(gil, v, T::Float))
            && let Some(f) = gil.float(v)
        {
            self.out.u8(tag::FLOAT).f64(f);
            return Ok(());
        }
        if self.is(gil, v, T::Bytes)
            && let Some(bytes) = gil.get::<Bytes>(v)
        {
            self.out.u8(tag::BYTES).data(bytes.data());
            return Ok(());
        }
        if self.is(gil, v, T::ByteArray)
            && let Some(bytes) = gil.get::<ByteArray>(v)
        {
            self.out.u8(tag::BYTEARRAY).data(&bytes.data);
            return Ok(());
        }
        if self.keep {
            self.python(gil, v);
            return Ok(());
        }
        let list = gil.get::<List>(v).is_some() && (any || self.is(gil, v, T::List));
        let tuple = !list && gil.tuple(v).is_some() && (any || self.is(gil, v, T::Tuple));
        let set = self.is(gil, v, T::Set) || self.is(gil, v, T::FrozenSet);
        let dict = !set && gil.get::<Dict>(v).is_some() && (any || self.is(gil, v, T::Dict));
        if !(list || tuple || set || dict) {
            self.python(gil, v);
            return Ok(());
        }
        if self.depth >= MAX_DEPTH {
            return Err(gil.value_error("the value is nested too deeply to be converted, or contains itself"));
        }
        self.depth += 1;
        let done = match () {
            () if list || tuple => self.items(gil, v),
            () if dict => self.dict(gil, v),
            () => self.set(gil, v),
        };
        self.depth -= 1;
        done
    }

    fn string(&mut self, gil: &Gil, v: &Value) {
        let Some(text) = gil.get::<Text>(v) else { return };
        let define = text.is_interned();
        if define {
            if let Some(index) = self.strings.get(v.identity()) {
                self.out.u8(tag::STR_REF).uint(index as u64);
                return;
            }
            let index = self.strings.len() as u32;
            self.strings.set(v.identity(), index);
        }
        match text.as_ascii() {
            Some(ascii) => {
                self.out.u8(if define { tag::ASCII_DEF } else { tag::ASCII }).text(ascii);
            }
            None => {
                let mut bytes = Vec::with_capacity(text.len() * 2);
                text.data().chars().for_each(|c| push_wtf8(&mut bytes, c));
                self.out.u8(if define { tag::STR_DEF } else { tag::STR }).data(&bytes);
            }
        }
    }

    /// A list or a tuple.
    fn items(&mut self, gil: &mut Gil, v: &Value) -> Result<()> {
        if self.columns(gil, v)? {
            return Ok(());
        }
        let tag = if gil.list(v).is_some() { tag::LIST } else { tag::TUPLE };
        let len = items_of(gil, v).len();
        self.out.u8(tag).uint(len as u64);
        for index in 0..len {
            let item = items_of(gil, v).get(index).cloned().unwrap_or(Value::NONE);
            self.value(gil, &item)?;
        }
        Ok(())
    }

    fn dict(&mut self, gil: &mut Gil, v: &Value) -> Result<()> {
        let len = gil.get::<Dict>(v).map_or(0, Dict::len);
        self.out.u8(tag::DICT).uint(len as u64);
        let mut from = 0;
        for _ in 0..len {
            // Encoding runs no Python code but iteration of sets, which cannot change this dict; a missing entry would be None.
            let entry = gil.get::<Dict>(v).and_then(|d| {
                d.next_entry(from).and_then(|at| d.entry(at).map(|e| (at, e.key.clone(), e.value.clone())))
            });
            let (at, key, value) = entry.unwrap_or((from, Value::NONE, Value::NONE));
            from = at + 1;
            self.value(gil, &key)?;
            self.value(gil, &value)?;
        }
        Ok(())
    }

    fn set(&mut self, gil: &mut Gil, v: &Value) -> Result<()> {
        let frozen = self.is(gil, v, T::FrozenSet);
        let mut items = Vec::new();
        let iterator = molt_call::iter(gil, v)?;
        while let Some(item) = molt_call::next(gil, &iterator)? {
            items.push(item);
        }
        self.out.u8(if frozen { tag::FROZENSET } else { tag::SET }).uint(items.len() as u64);
        for item in &items {
            self.value(gil, item)?;
        }
        Ok(())
    }

    /// The message as a reply: what it names is held until JavaScript has read it.
    pub fn reply(self, gil: &mut Gil) -> Vec<u8> {
        if !self.held.is_empty() {
            host_mut(gil).sent.extend(self.held);
        }
        self.out.bytes
    }

    /// Writes a handle of a value, whatever it is.
    pub fn python(&mut self, gil: &mut Gil, v: &Value) {
        let slots = molt_call::slots(gil, v);
        let exception = gil.get::<molt_object::Exception>(v).is_some();
        let module = gil.is_exactly(v, gil.ty(T::Module));
        let kind = u8::from(slots.call.is_some())
            | u8::from(slots.iter.is_some()) << 1
            | u8::from(slots.next.is_some()) << 2
            | u8::from(slots.getitem.is_some() || slots.len.is_some()) << 3
            | u8::from(exception) << 4
            | u8::from(module) << 5;
        let name = molt_call::type_name(gil, v);
        let handle = host_mut(gil).handles.register(v.clone());
        self.out.u8(tag::PYTHON).u8(kind).text(&name).uint(handle.0);
    }
}

/// Reads values from a message.
pub struct Decoder<'a> {
    /// The message.
    pub input: Reader<'a>,
    strings: Vec<Value>,
    depth: u32,
}

impl<'a> Decoder<'a> {
    /// From the start of a message.
    pub fn new(bytes: &'a [u8]) -> Self {
        Decoder { input: Reader::new(bytes), strings: Vec::new(), depth: 0 }
    }

    /// Resolves the handle that comes next.
    pub fn handle(&mut self, gil: &Gil) -> core::result::Result<Value, Refusal> {
        let handle = Handle(self.input.uint()?);
        Ok(host(gil).handles.resolve(handle)?)
    }

    /// Reads a value.
    pub fn value(&mut self, gil: &mut Gil) -> core::result::Result<Value, Refusal> {
        Ok(match self.input.u8()? {
            tag::NONE => Value::NONE,
            tag::FALSE => Value::FALSE,
            tag::TRUE => Value::TRUE,
            tag::INT => gil.new_int(self.input.sint()?),
            tag::BIG_INT => {
                let sign = if self.input.u8()? == 0 { Sign::Plus } else { Sign::Minus };
                gil.new_big(BigInt::from_bytes_le(sign, self.input.data()?))
            }
            tag::FLOAT => Value::float(self.input.f64()?),
            tag::ASCII | tag::STR => {
                let bytes = self.input.data()?;
                string(gil, bytes)?
            }
            tag::ASCII_DEF | tag::STR_DEF => {
                let bytes = self.input.data()?;
                let text = string(gil, bytes)?;
                let text = gil.intern_value(&text);
                self.strings.push(text.clone());
                text
            }
            tag::STR_REF => {
                let index = self.input.u32()? as usize;
                self.strings.get(index).cloned().ok_or(Refusal::Malformed)?
            }
            tag::BYTES => gil.new_bytes(self.input.data()?),
            tag::BYTEARRAY => {
                let data = self.input.data()?.to_vec();
                gil.alloc(gil.ty(T::ByteArray), ByteArray::new(data))
            }
            tag::PYTHON => {
                self.input.u8()?;
                self.input.data()?;
                self.handle(gil)?
            }
            tag::HOST => {
                let id = self.input.u32()?;
                proxy::make(gil, id)
            }
            tag::STOP => Value::STOP,
            tag::ITEMS => {
                self.enter(1)?;
                let items = self.alike(gil)?;
                self.depth -= 1;
                gil.new_list(items)
            }
            tag::RECORDS => {
                self.enter(2)?;
                let records = self.records(gil)?;
                self.depth -= 2;
                gil.new_list(records)
            }
            container => {
                self.enter(1)?;
                let made = self.container(gil, container)?;
                self.depth -= 1;
                made
            }
        })
    }

    /// Goes so many levels deeper. Whoever comes back from there says so; a failure ends the reading.
    fn enter(&mut self, levels: u32) -> core::result::Result<(), Refusal> {
        self.depth += levels;
        if self.depth > MAX_DEPTH {
            return Err(Refusal::Refused("the value is nested too deeply to be converted".to_owned()));
        }
        Ok(())
    }

    fn container(&mut self, gil: &mut Gil, kind: u8) -> core::result::Result<Value, Refusal> {
        let count = self.input.u32()? as usize;
        // A count is believed only as far as the message can hold that many values.
        let room = count.min(1 << 16);
        match kind {
            tag::LIST => {
                let mut items = HeapVec::with_capacity(room);
                for _ in 0..count {
                    items.push(self.value(gil)?);
                }
                Ok(gil.new_list(items))
            }
            tag::TUPLE => {
                let mut items = Vec::with_capacity(room);
                for _ in 0..count {
                    items.push(self.value(gil)?);
                }
                Ok(gil.new_tuple(items))
            }
            tag::DICT => {
                let dict = gil.new_dict(Dict::with_capacity(room));
                for _ in 0..count {
                    let (key, value) = (self.value(gil)?, self.value(gil)?);
                    molt_call::mapping::set(gil, &dict, &key, value)?;
                }
                Ok(dict)
            }
            tag::SET | tag::FROZENSET => {
                let mut items = HeapVec::with_capacity(room);
                for _ in 0..count {
                    items.push(self.value(gil)?);
                }
                let items = gil.new_list(items);
                let class = gil.ty(if kind == tag::SET { T::Set } else { T::FrozenSet }).clone();
                Ok(protocol::call(gil, &class, &[items], &[])?)
            }
            _ => Err(Refusal::Malformed),
        }
    }
}

/// The items of a list or a tuple.
#[inline]
pub(crate) fn items_of<'a>(gil: &'a Gil, v: &'a Value) -> &'a [Value] {
    gil.list(v).or_else(|| gil.tuple(v)).unwrap_or_default()
}

fn string(gil: &mut Gil, bytes: &[u8]) -> core::result::Result<Value, Malformed> {
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(gil.new_str(text)),
        Err(_) => Ok(gil.new_str_from_chars(&decode_wtf8(bytes)?)),
    }
}
