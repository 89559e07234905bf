//! How requests and replies between the core and JavaScript look in bytes: unsigned numbers as LEB128, text and bytes with
//! their length in front, floats as eight bytes. `packages/provenance/src/wire.ts` is the other end.

/// Writes a message.
#[derive(Default)]
pub struct Writer {
    /// What was written so far.
    pub bytes: Vec<u8>,
}

impl Writer {
    /// An empty message.
    pub fn new() -> Self {
        Writer::default()
    }

    /// One byte.
    pub fn u8(&mut self, b: u8) -> &mut Self {
        self.bytes.push(b);
        self
    }

    /// An unsigned number.
    pub fn uint(&mut self, mut n: u64) -> &mut Self {
        while n >= 0x80 {
            self.bytes.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.bytes.push(n as u8);
        self
    }

    /// A float.
    pub fn f64(&mut self, f: f64) -> &mut Self {
        self.bytes.extend_from_slice(&f.to_le_bytes());
        self
    }

    /// Bytes.
    pub fn data(&mut self, data: &[u8]) -> &mut Self {
        self.uint(data.len() as u64);
        self.bytes.extend_from_slice(data);
        self
    }

    /// Text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.data(text.as_bytes())
    }

    /// A list of texts.
    pub fn texts<S: AsRef<str>>(&mut self, texts: &[S]) -> &mut Self {
        self.uint(texts.len() as u64);
        for text in texts {
            self.text(text.as_ref());
        }
        self
    }
}

/// The message ended early, or holds what it may not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Malformed;

/// Reads a message.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// From the start.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes, at: 0 }
    }

    /// How many bytes were read.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Goes to a place.
    pub fn seek(&mut self, to: usize) {
        self.at = to.min(self.bytes.len());
    }

    /// What is left, which stays there.
    pub fn ahead(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// Whether everything was read.
    pub fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    /// The rest.
    pub fn rest(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        self.at = self.bytes.len();
        rest
    }

    /// One byte.
    #[inline]
    pub fn u8(&mut self) -> Result<u8, Malformed> {
        let b = *self.bytes.get(self.at).ok_or(Malformed)?;
        self.at += 1;
        Ok(b)
    }

    /// An unsigned number.
    #[inline]
    pub fn uint(&mut self) -> Result<u64, Malformed> {
        let (mut n, mut shift) = (0u64, 0);
        loop {
            let b = self.u8()?;
            n |= ((b & 0x7F) as u64).checked_shl(shift).ok_or(Malformed)?;
            if b < 0x80 {
                return Ok(n);
            }
            shift += 7;
        }
    }

    /// An unsigned number of 32 bits.
    #[inline]
    pub fn u32(&mut self) -> Result<u32, Malformed> {
        u32::try_from(self.uint()?).map_err(|_| Malformed)
    }

    /// A signed number (signed LEB128).
    pub fn sint(&mut self) -> Result<i64, Malformed> {
        let (mut n, mut shift) = (0i64, 0);
        loop {
            let b = self.u8()?;
            if shift > 63 {
                return Err(Malformed);
            }
            n |= ((b & 0x7F) as i64) << shift;
            shift += 7;
            if b < 0x80 {
                return Ok(if shift < 64 && b & 0x40 != 0 { n | -1 << shift } else { n });
            }
        }
    }

    /// That many bytes.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let end = self.at.checked_add(count).ok_or(Malformed)?;
        let taken = self.bytes.get(self.at..end).ok_or(Malformed)?;
        self.at = end;
        Ok(taken)
    }

    /// A float.
    pub fn f64(&mut self) -> Result<f64, Malformed> {
        let bytes = self.take(8)?;
        Ok(f64::from_le_bytes(bytes.try_into().map_err(|_| Malformed)?))
    }

    /// Bytes with their length in front.
    pub fn data(&mut self) -> Result<&'a [u8], Malformed> {
        let len = self.u32()? as usize;
        self.take(len)
    }

    /// Text; lone surrogates become U+FFFD.
    pub fn text(&mut self) -> Result<String, Malformed> {
        Ok(String::from_utf8_lossy(self.data()?).into_owned())
    }

    /// A list of texts.
    pub fn texts(&mut self) -> Result<Vec<String>, Malformed> {
        (0..self.u32()?).map(|_| self.text()).collect()
    }
}

/// Code points of UTF-8 in which lone surrogates may occur (WTF-8).
pub fn decode_wtf8(bytes: &[u8]) -> Result<Vec<u32>, Malformed> {
    let mut chars = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let b = bytes[at] as u32;
        let (len, first) = match b {
            0..0x80 => (1, b),
            0xC2..0xE0 => (2, b & 0x1F),
            0xE0..0xF0 => (3, b & 0x0F),
            0xF0..0xF5 => (4, b & 0x07),
            _ => return Err(Malformed),
        };
        let rest = bytes.get(at + 1..at + len).ok_or(Malformed)?;
        let mut c = first;
        for b in rest {
            if b & 0xC0 != 0x80 {
                return Err(Malformed);
            }
            c = c << 6 | (*b & 0x3F) as u32;
        }
        chars.push(c);
        at += len;
    }
    Ok(chars)
}

/// Appends a code point as UTF-8; lone surrogates get three bytes too.
pub fn push_wtf8(out: &mut Vec<u8>, c: u32) {
    match c {
        0..0x80 => out.push(c as u8),
        0x80..0x800 => out.extend([0xC0 | (c >> 6) as u8, 0x80 | (c & 0x3F) as u8]),
        0x800..0x1_0000 => out.extend([0xE0 | (c >> 12) as u8, 0x80 | (c >> 6 & 0x3F) as u8, 0x80 | (c & 0x3F) as u8]),
        _ => out.extend([
            0xF0 | (c >> 18) as u8,
            0x80 | (c >> 12 & 0x3F) as u8,
            0x80 | (c >> 6 & 0x3F) as u8,
            0x80 | (c & 0x3F) as u8,
        ]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote() {
        let mut w = Writer::new();
        w.u8(7).uint(300).uint(u64::MAX).f64(-0.5).text("é").texts(&["a", ""]);
        let mut r = Reader::new(&w.bytes);
        assert_eq!((r.u8(), r.uint(), r.uint(), r.f64()), (Ok(7), Ok(300), Ok(u64::MAX), Ok(-0.5)));
        assert_eq!((r.text(), r.texts()), (Ok("é".to_owned()), Ok(vec!["a".to_owned(), String::new()])));
        assert!(r.is_at_end());
        assert_eq!(r.u8(), Err(Malformed));
    }

    #[test]
    fn reads_signed_numbers_and_refuses_endless_ones() {
        assert_eq!(Reader::new(&[0x7F]).sint(), Ok(-1));
        assert_eq!(Reader::new(&[0x80, 0x7F]).sint(), Ok(-128));
        assert_eq!(Reader::new(&[0x3F]).sint(), Ok(63));
        assert_eq!(Reader::new(&[0xFF; 12]).sint(), Err(Malformed));
        assert_eq!(Reader::new(&[0xFF; 12]).uint(), Err(Malformed));
    }

    #[test]
    fn surrogates_survive() {
        let mut out = Vec::new();
        for c in [0x41, 0xE9, 0xD800, 0x1F600] {
            push_wtf8(&mut out, c);
        }
        assert_eq!(decode_wtf8(&out), Ok(vec![0x41, 0xE9, 0xD800, 0x1F600]));
        assert_eq!(decode_wtf8(&[0xC3]), Err(Malformed));
    }
}
