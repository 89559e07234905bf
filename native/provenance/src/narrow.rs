//! Narrow strings, whose code points are all below 256: the shared ones of one code point, and making them in place.

use core::cell::Cell;

use molt_abi::layout::OBJ_HEADER;

use crate::arena::{address, pointer, runtime};
use crate::copy::copy_bytes;
use crate::gil::Gil;
use crate::object;
use crate::tail::{MAX_LEN, Text, TextData};
use crate::value::Value;

/// Where the strings of one narrow code point are kept among the well-known values, behind the names.
const CHARACTERS: usize = 640;

/// Whether all bytes are below 128.
#[inline]
fn all_ascii(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk::<8>() {
        let (words, _) = bytes.as_chunks::<8>();
        let all = words.iter().fold(u64::from_le_bytes(*last), |all, w| all | u64::from_le_bytes(*w));
        return all & 0x8080_8080_8080_8080 == 0;
    }
    let all = match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>(), bytes) {
        (Some(first), Some(last), _) => u32::from_le_bytes(*first) | u32::from_le_bytes(*last),
        (_, _, [first, .., last]) => u32::from(*first | bytes[1] | *last),
        (_, _, [one]) => u32::from(*one),
        _ => 0,
    };
    all & 0x8080_8080 == 0
}

impl Gil {
    /// A string of `len` narrow code points, which `fill` writes all of: what it leaves is whatever was there before.
    #[inline]
    pub fn make_narrow(&self, ty: &Value, len: usize, fill: impl FnOnce(&mut [u8])) -> Value {
        self.make_narrow_with(ty, len, 0, fill)
    }

    /// As `make_narrow`, with `spare` bytes kept free behind the text.
    #[inline]
    pub fn make_narrow_with(&self, ty: &Value, len: usize, spare: usize, fill: impl FnOnce(&mut [u8])) -> Value {
        assert!(object::is_type_for(ty, object::Tag::of::<Text>()), "type and payload do not fit");
        assert!(len <= MAX_LEN && spare <= MAX_LEN - len, "out of memory");
        // SAFETY: the type's table is that of `Text`; header and code points fill the space asked for. The heap's memory holds
        // some bytes at all times, so it may be lent before it is written.
        unsafe {
            object::allocate(ty, Text::HEADER + (len + spare) as u32, |place| {
                let text = core::slice::from_raw_parts_mut(place.add(Text::HEADER as usize), len);
                fill(text);
                place.cast::<Text>().write(Text::narrow(len as u32, all_ascii(text)));
            })
        }
        .expect("out of memory")
    }

    /// A part of a narrow string, as a string of the type; none when the string is not narrow. Panics out of bounds.
    #[inline]
    pub fn narrow_part(&self, ty: &Value, text: &Text, range: core::ops::Range<usize>) -> Option<Value> {
        assert!(object::is_type_for(ty, object::Tag::of::<Text>()), "type and payload do not fit");
        let from = &text.as_narrow()?[range];
        let ascii = text.ascii || all_ascii(from);
        let len = from.len() as u32;
        // SAFETY: the type's table is that of `Text`; header and code points fill the space asked for, which is no part of
        // the string that they are copied from.
        let made = unsafe {
            object::allocate(ty, Text::HEADER + len, |place| {
                place.cast::<Text>().write(Text::narrow(len, ascii));
                copy_bytes(from.as_ptr(), place.add(Text::HEADER as usize), from.len());
            })
        };
        Some(made.expect("out of memory"))
    }

    /// Appends one narrow string to another in place, when its block has room; answers whether it did. Only for strings that nobody else
    /// can see.
    #[inline]
    pub fn append_narrow(&mut self, text: &Value, more: &Value) -> bool {
        let (Some(to), Some(from)) = (object::payload_of::<Text>(text), object::payload_of::<Text>(more)) else {
            return false;
        };
        if text.is(more) || object::head(object::type_address(text.address())).has_dict {
            return false;
        }
        // SAFETY: both are alive and different objects. The token is borrowed mutably, so no other reference into them exists; what
        // is written lies behind the text and within the block.
        unsafe {
            let (to, from) = (&mut *to, &*from);
            let room = (*runtime()).heap.block_size(text.address()) - (OBJ_HEADER + Text::HEADER);
            if to.width != 1 || from.width != 1 || to.interned || from.len > room - to.len {
                return false;
            }
            let end = pointer(text.address() + OBJ_HEADER + Text::HEADER + to.len);
            copy_bytes(pointer(more.address() + OBJ_HEADER + Text::HEADER), end, from.len as usize);
            to.len += from.len;
            to.hash.set(0);
            to.ascii &= from.ascii;
        }
        true
    }

    /// The one string of a narrow code point; unbound until it is set.
    #[inline]
    pub fn character(&self, code: u8) -> &Value {
        self.known(CHARACTERS + code as usize)
    }

    /// Sets the one string of a narrow code point.
    pub fn set_character(&mut self, code: u8, v: Value) {
        self.set_known(CHARACTERS + code as usize, v);
    }
}

/// Where compiled code finds the strings of one code point. Only in WebAssembly is the runtime itself in the memory.
pub(crate) fn characters_address() -> u32 {
    if !cfg!(target_family = "wasm") {
        return 0;
    }
    // SAFETY: the place of a field of the runtime, which never moves.
    unsafe { address(&raw const (*runtime()).known[CHARACTERS]) }
}

const _: () = assert!(Text::HEADER + OBJ_HEADER == molt_abi::layout::TEXT_DATA);

impl Text {
    /// Bytes a code point takes.
    #[inline]
    pub fn width(&self) -> usize {
        self.width as usize
    }

    /// The code points, when they take a byte each.
    #[inline]
    pub fn as_narrow(&self) -> Option<&[u8]> {
        match self.data() {
            TextData::One(d) => Some(d),
            _ => None,
        }
    }

    /// The payload of a narrow string that was not hashed yet.
    #[inline]
    fn narrow(len: u32, ascii: bool) -> Text {
        Text { hash: Cell::new(0), len, width: 1, ascii, interned: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wide_byte_is_seen_anywhere() {
        for len in 1..40 {
            for at in 0..len {
                let mut bytes = vec![0x7Fu8; len];
                assert!(all_ascii(&bytes));
                bytes[at] = 0x80;
                assert!(!all_ascii(&bytes));
            }
        }
    }
}
