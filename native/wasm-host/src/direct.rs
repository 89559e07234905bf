//! Calls with a few simple values, which go through an area that both sides know: no message is written or read. What is not simple goes
//! as a message, here for results only. `packages/object/src/direct.ts` is the other end.

use molt_object::{Int, Known, Numbers, Strings, T};
use molt_provenance::{AREA_VALUES, Gil, Handle, Result, Text, Value, export};

use crate::codec::{Decoder, Encoder};
use crate::errors::{self, Refusal};
use crate::ops;
use crate::proxy::{self, HostProxy};
use crate::root::{host, host_mut, init};

/// Kinds of values, 4 bits each.
#[allow(missing_docs)]
pub mod kind {
    pub const NONE: u32 = 0;
    pub const FALSE: u32 = 1;
    pub const TRUE: u32 = 2;
    /// A float, or an int when it is a safe integer and not -0.
    pub const NUMBER: u32 = 3;
    /// Text of code points below 256, one byte each.
    pub const NARROW: u32 = 4;
    /// Text in UTF-16.
    pub const WIDE: u32 = 5;
    /// The number of a JavaScript object.
    pub const HOST: u32 = 6;
    /// A handle.
    pub const PYTHON: u32 = 7;
    /// The end of an iterator.
    pub const STOP: u32 = 8;
    /// A message; its length is the number.
    pub const MESSAGE: u32 = 9;
    /// The request failed; the length of the message that says why is the number.
    pub const FAILED: u32 = 10;
    /// The request was not carried out: it has to come as a message.
    pub const REFUSED: u32 = 11;
}

/// Ints beyond this are no numbers of JavaScript.
const SAFE: f64 = 9_007_199_254_740_991.0;
/// Bits of a kind, and of the count in front of the kinds.
const BITS: u32 = 4;
const KIND: u32 = (1 << BITS) - 1;

export! {
    "host_area" fn host_area() -> u32 = crate::direct::area;
    "host_direct" fn host_direct(op: word, slot: word, generation: word, shape: word) -> u32 = crate::direct::operate;
}

/// Where the area is.
pub fn area(gil: &mut Gil) -> u32 {
    init(gil);
    host(gil).area.address()
}

/// Carries out a request on the thread's stack. `shape` is the number of values in its lowest bits, then their kinds. Answers the kind of the result.
pub fn operate(gil: &mut Gil, op: u32, slot: u32, generation: u32, shape: u32) -> u32 {
    if gil.wants_large_stack() {
        return kind::REFUSED;
    }
    release_sent(gil);
    gil.on_stack(true, |gil| {
        let answer = carry_out(gil, op, Handle::of(slot, generation), shape);
        let answer = match answer {
            Ok(value) => give(gil, &value).map_err(Refusal::from),
            Err(refusal) => Err(refusal),
        };
        let (kind, bytes) = match answer {
            Ok(Given::Simple(kind)) => (kind, None),
            Ok(Given::Message(bytes)) => (kind::MESSAGE, Some(bytes)),
            Err(refusal) => (kind::FAILED, Some(refusal.encode(gil))),
        };
        // What this lets go of may run code of JavaScript, but none of Python.
        proxy::release_dropped(gil);
        if let Some(bytes) = bytes {
            let host = host_mut(gil);
            host.area.set_number(0, bytes.len() as f64);
            host.reply.put(bytes);
        }
        kind
    })
}

/// What the last reply named was read: it was held for that only.
pub fn release_sent(gil: &mut Gil) {
    if !host(gil).sent.is_empty() {
        drop(core::mem::take(&mut host_mut(gil).sent));
    }
}

fn carry_out(gil: &mut Gil, op: u32, handle: Handle, shape: u32) -> core::result::Result<Value, Refusal> {
    let object = host(gil).handles.resolve(handle)?;
    let mut values = [const { Value::UNBOUND }; AREA_VALUES];
    let count = (shape & KIND) as usize;
    let values = values.get_mut(..count).ok_or(Refusal::Malformed)?;
    let mut kinds = shape >> BITS;
    for (index, value) in values.iter_mut().enumerate() {
        *value = take(gil, index, kinds & KIND)?;
        kinds >>= BITS;
    }
    let none = |()| Value::NONE;
    Ok(match (op, &*values) {
        (ops::op::CALL, values) => molt_call::call(gil, &object, values)?,
        (ops::op::GET_ATTRIBUTE, [name]) => {
            let name = gil.intern_value(name);
            molt_call::attributes::getattr(gil, &object, &name)?
        }
        (ops::op::SET_ATTRIBUTE, [name, value]) => {
            let name = gil.intern_value(name);
            molt_call::setattr(gil, &object, &name, value).map(none)?
        }
        (ops::op::GET_ITEM, [key]) => molt_call::items::getitem(gil, &object, key)?,
        (ops::op::SET_ITEM, [key, value]) => molt_call::items::setitem(gil, &object, key, value).map(none)?,
        (ops::op::NEXT, []) => molt_call::next(gil, &object)?.unwrap_or(Value::STOP),
        _ => return Err(Refusal::Malformed),
    })
}

/// The value at an index of the area.
#[inline]
fn take(gil: &mut Gil, index: usize, kind: u32) -> core::result::Result<Value, Refusal> {
    let area = &host(gil).area;
    Ok(match kind {
        kind::NUMBER => number(gil, area.number(index)),
        kind::NONE => Value::NONE,
        kind::FALSE => Value::FALSE,
        kind::TRUE => Value::TRUE,
        kind::NARROW => area.narrow(gil, gil.ty(T::Str), index).ok_or(Refusal::Malformed)?,
        kind::WIDE => {
            let chars = area.wide(index).ok_or(Refusal::Malformed)?;
            gil.new_str_from_chars(&chars)
        }
        kind::HOST => {
            let id = area.number(index) as u32;
            proxy::make(gil, id)
        }
        kind::PYTHON => host(gil).handles.resolve(Handle(area.number(index) as u64))?,
        kind::STOP => Value::STOP,
        _ => return Err(Refusal::Malformed),
    })
}

/// A number of JavaScript as Python has it.
#[inline]
pub(crate) fn number(gil: &Gil, n: f64) -> Value {
    let i = n as i64;
    if i as f64 == n && (-SAFE..=SAFE).contains(&n) && (i != 0 || n.is_sign_positive()) {
        return gil.new_int(i);
    }
    Value::float(n)
}

/// What became of a value.
enum Given {
    /// It is in the area.
    Simple(u32),
    /// It has to go as a message.
    Message(Vec<u8>),
}

fn give(gil: &mut Gil, v: &Value) -> Result<Given> {
    if let Some(kind) = put(gil, v, 0, &mut 0) {
        if kind == kind::HOST {
            host_mut(gil).sent.push(v.clone());
        }
        return Ok(Given::Simple(kind));
    }
    let mut e = Encoder::new(false);
    e.value(gil, v)?;
    Ok(Given::Message(e.reply(gil)))
}

/// Puts a value to an index of the area; answers its kind. None when it is not simple, or a text for which the area, used up to `used`, has no
/// room.
#[inline]
fn put(gil: &Gil, v: &Value, index: usize, used: &mut usize) -> Option<u32> {
    let n = if let Some(i) = v.as_small_int() {
        i as f64
    } else if let Some(f) = v.as_float() {
        f
    } else if v.is_pointer() {
        return put_object(gil, v, index, used);
    } else {
        return match () {
            () if v.is_none() => Some(kind::NONE),
            () if v.is_stop() => Some(kind::STOP),
            () => v.as_bool().map(|b| if b { kind::TRUE } else { kind::FALSE }),
        };
    };
    host(gil).area.set_number(index, n);
    Some(kind::NUMBER)
}

fn put_object(gil: &Gil, v: &Value, index: usize, used: &mut usize) -> Option<u32> {
    let area = &host(gil).area;
    if gil.is_exactly(v, gil.ty(T::Str)) {
        let (end, wide) = area.put_text(index, *used, gil.get::<Text>(v)?.data())?;
        *used = end;
        return Some(if wide { kind::WIDE } else { kind::NARROW });
    }
    let (n, kind) = if let Some(proxy) = gil.get::<HostProxy>(v) {
        (f64::from(proxy.id), kind::HOST)
    } else if gil.is_exactly(v, gil.ty(T::Int)) {
        let i = gil.get::<Int>(v)?.get().to_i64()?;
        if !(-SAFE..=SAFE).contains(&(i as f64)) {
            return None;
        }
        (i as f64, kind::NUMBER)
    } else {
        return None;
    };
    area.set_number(index, n);
    Some(kind)
}

/// Asks an object of JavaScript for something, with simple values. None when they are not simple: nothing was asked then.
pub fn ask(gil: &mut Gil, op: u32, object: u32, values: &[Value]) -> Option<Result<Value>> {
    if values.len() >= AREA_VALUES {
        return None;
    }
    let (mut shape, mut used) = (values.len() as u32, 0);
    for (index, value) in values.iter().enumerate() {
        shape |= put(gil, value, index, &mut used)? << (BITS * (index as u32 + 1));
    }
    let kind = gil.host_direct(op, object, shape) as u32;
    Some(answer(gil, kind))
}

/// What JavaScript answered.
fn answer(gil: &mut Gil, kind: u32) -> Result<Value> {
    if kind < kind::MESSAGE {
        return take(gil, 0, kind).map_err(|refusal| refusal.raise(gil));
    }
    let size = host(gil).area.number(0) as usize;
    let reply = gil.host_reply(size);
    if kind == kind::MESSAGE {
        let value = Decoder::new(&reply).value(gil);
        return value.map_err(|refusal| refusal.raise(gil));
    }
    Err(errors::raise(gil, molt_state::HostError::decode(&reply)))
}
