//! Strings as the core makes and compares them: construction from Rust, interning, hashing, equality.

use molt_provenance::{Gil, RootSlot, Text, TextData, Value, copy_short};

use crate::known::{Known, N, T};
use crate::root::ObjectRoot;

/// Access to strings.
pub trait Strings {
    /// The code points, when the value is a string (or of a subclass).
    fn text<'a>(&'a self, v: &'a Value) -> Option<TextData<'a>>;
    /// Whether the value is a string.
    fn is_str(&self, v: &Value) -> bool;
    /// A new string.
    fn new_str(&self, s: &str) -> Value;
    /// A new string from code points in any form; the narrowest is chosen. Surrogates are allowed.
    fn new_str_from_chars(&self, chars: &[u32]) -> Value;
    /// A new string from a part of another's code points.
    fn new_str_from_data(&self, data: TextData<'_>) -> Value;
    /// The interned string of a text.
    fn intern(&mut self, s: &str) -> Value;
    /// The interned string equal to a value, which must be a string.
    fn intern_value(&mut self, v: &Value) -> Value;
    /// A Rust string; lone surrogates become U+FFFD. Empty for what is no string.
    fn to_rust(&self, v: &Value) -> String;
    /// The hash of a string.
    fn hash_str(&self, v: &Value) -> i64;
    /// Whether two strings have the same text.
    fn same_text(&self, a: &Value, b: &Value) -> bool;
    /// Whether a value is a string with this text.
    fn is_text(&self, v: &Value, s: &str) -> bool;
}

/// Whether two texts are equal.
#[inline]
pub fn texts_equal(a: TextData<'_>, b: TextData<'_>) -> bool {
    match (a, b) {
        (TextData::One(x), TextData::One(y)) => x == y,
        (TextData::Two(x), TextData::Two(y)) => x == y,
        (TextData::Four(x), TextData::Four(y)) => x == y,
        _ => a.len() == b.len() && a.chars().eq(b.chars()),
    }
}

/// Mixes another word into a hash.
#[inline]
fn mix(h: u64, word: u64) -> u64 {
    let product = (h ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ product >> 32
}

/// The hash of a text: the same for the same code points whatever their width (wide forms are never used for narrow text, so each
/// width hashes its own bytes). A multiply-and-fold over 8 bytes at a time; the last 8 may overlap those before them.
pub fn hash_text(data: TextData<'_>) -> i64 {
    let mut h = (data.len() as u64).wrapping_mul(0xA076_1D64_78BD_642F);
    match data {
        TextData::One(d) => {
            if let Some(last) = d.last_chunk::<8>() {
                let (words, rest) = d.as_chunks::<8>();
                for w in words {
                    h = mix(h, u64::from_le_bytes(*w));
                }
                if !rest.is_empty() {
                    h = mix(h, u64::from_le_bytes(*last));
                }
            } else {
                h = mix(h, short_word(d));
            }
        }
        TextData::Two(d) => d.iter().for_each(|c| h = mix(h, *c as u64)),
        TextData::Four(d) => d.iter().for_each(|c| h = mix(h, *c as u64)),
    }
    let h = h.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let h = (h ^ (h >> 29)) as i64;
    // -1 is no hash in Python, 0 means "not computed" in the cache.
    if h == -1 || h == 0 { -2 } else { h }
}

/// Fewer than 8 bytes in one word, different ones in different words for each length.
#[inline]
fn short_word(d: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (d.first_chunk::<4>(), d.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
    }
    match d {
        [] => 0,
        [first, ..] => u64::from(*first) | u64::from(d[d.len() / 2]) << 8 | u64::from(d[d.len() - 1]) << 16,
    }
}

impl Strings for Gil {
    #[inline]
    fn text<'a>(&'a self, v: &'a Value) -> Option<TextData<'a>> {
        self.get::<Text>(v).map(Text::data)
    }

    #[inline]
    fn is_str(&self, v: &Value) -> bool {
        self.is_exactly(v, self.ty(T::Str)) || self.get::<Text>(v).is_some()
    }

    fn new_str(&self, s: &str) -> Value {
        if s.is_empty() && self.name(N::Empty).is_pointer() {
            return self.name(N::Empty).clone();
        }
        if s.is_ascii() {
            return self.new_str_from_data(TextData::One(s.as_bytes()));
        }
        let chars: Vec<u32> = s.chars().map(u32::from).collect();
        self.new_str_from_chars(&chars)
    }

    fn new_str_from_chars(&self, chars: &[u32]) -> Value {
        let ty = self.ty(T::Str);
        match chars.iter().copied().max().unwrap_or(0) {
            0..0x100 => {
                let narrow: Vec<u8> = chars.iter().map(|c| *c as u8).collect();
                self.alloc_text(ty, TextData::One(&narrow), 0)
            }
            0x100..0x1_0000 => {
                let narrow: Vec<u16> = chars.iter().map(|c| *c as u16).collect();
                self.alloc_text(ty, TextData::Two(&narrow), 0)
            }
            _ => self.alloc_text(ty, TextData::Four(chars), 0),
        }
    }

    fn new_str_from_data(&self, data: TextData<'_>) -> Value {
        let ty = self.ty(T::Str);
        match data {
            TextData::One(d) => self.make_narrow(ty, d.len(), |out| copy_short(out, d)),
            TextData::Two(d) if d.iter().any(|c| *c > 0xFF) => self.alloc_text(ty, data, 0),
            TextData::Four(d) if d.iter().any(|c| *c > 0xFFFF) => self.alloc_text(ty, data, 0),
            _ => {
                let chars: Vec<u32> = data.chars().collect();
                self.new_str_from_chars(&chars)
            }
        }
    }

    fn intern(&mut self, s: &str) -> Value {
        let v = self.new_str(s);
        self.intern_value(&v)
    }

    fn intern_value(&mut self, v: &Value) -> Value {
        match self.get::<Text>(v) {
            Some(t) if t.is_interned() => {
                self.hash_str(v);
                return v.clone();
            }
            Some(_) => {}
            None => return v.clone(),
        }
        let single = match self.text(v) {
            Some(TextData::One([code])) => Some(*code),
            _ => None,
        };
        if let Some(code) = single {
            // What is interned has its hash, which compiled code reads.
            let one = self.character(code).clone();
            self.hash_str(&one);
            return one;
        }
        let hash = self.hash_str(v);
        if let Some(found) = self.root::<ObjectRoot>(RootSlot::Object).interned.find(self, v, hash) {
            return found;
        }
        // A subclass instance must not become the one string of its text.
        let own = if self.is_exactly(v, self.ty(T::Str)) {
            v.clone()
        } else {
            let copy = self.text(v).map(|d| self.new_str_from_data(d));
            copy.unwrap_or_else(|| v.clone())
        };
        self.mark_interned(&own);
        self.root_mut::<ObjectRoot>(RootSlot::Object).interned.insert(own.clone(), hash);
        own
    }

    fn to_rust(&self, v: &Value) -> String {
        match self.get::<Text>(v) {
            Some(t) => match t.as_ascii() {
                Some(s) => s.to_owned(),
                None => t.data().chars().map(|c| char::from_u32(c).unwrap_or('\u{FFFD}')).collect(),
            },
            None => String::new(),
        }
    }

    #[inline]
    fn hash_str(&self, v: &Value) -> i64 {
        let Some(t) = self.get::<Text>(v) else { return 0 };
        let cached = t.cached_hash();
        if cached != 0 {
            return cached;
        }
        let hash = hash_text(t.data());
        t.cache_hash(hash);
        hash
    }

    #[inline]
    fn same_text(&self, a: &Value, b: &Value) -> bool {
        if a.is(b) {
            return true;
        }
        match (self.get::<Text>(a), self.get::<Text>(b)) {
            (Some(x), Some(y)) => !(x.is_interned() && y.is_interned()) && texts_equal(x.data(), y.data()),
            _ => false,
        }
    }

    fn is_text(&self, v: &Value, s: &str) -> bool {
        match self.get::<Text>(v) {
            Some(t) => match t.as_ascii() {
                Some(a) => a == s,
                None => t.data().chars().eq(s.chars().map(u32::from)),
            },
            None => false,
        }
    }
}
