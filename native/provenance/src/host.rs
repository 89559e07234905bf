//! Host imports: the few functions that the core needs from JavaScript, behind safe signatures.

use core::cell::{Cell, UnsafeCell};

#[cfg(target_family = "wasm")]
use crate::arena::address;
use crate::gil::Gil;
use crate::tail::TextData;
use crate::value::Value;

/// Bytes that the host fills or reads by their address, between two calls. It keeps its memory for the next use.
#[derive(Default)]
pub struct HostBuffer {
    bytes: Vec<u8>,
}

/// Values that go through the area in one call at most.
pub const AREA_VALUES: usize = 7;
/// Bytes of text that go through the area, and of the longest one.
const AREA_TEXT: usize = 2048;
const SHORT_TEXT: usize = 256;

/// A place that host and core both know, for calls with a few simple values: they need no message. Who fills it calls at once, and who is
/// called takes everything out before anything else runs, so one is enough however calls nest.
#[repr(C)]
pub struct HostArea {
    /// Numbers, or for a text, where it is and how long.
    numbers: [Cell<f64>; AREA_VALUES + 1],
    text: UnsafeCell<[u8; AREA_TEXT]>,
}

impl HostArea {
    /// An empty one, which stays where it is.
    pub fn new() -> Box<HostArea> {
        Box::new(HostArea { numbers: Default::default(), text: UnsafeCell::new([0; AREA_TEXT]) })
    }

    /// Where the host finds it: numbers first, then the bytes of texts.
    pub fn address(&self) -> u32 {
        crate::arena::address(self)
    }

    /// A number.
    #[inline]
    pub fn number(&self, index: usize) -> f64 {
        self.numbers[index].get()
    }

    /// Sets a number.
    #[inline]
    pub fn set_number(&self, index: usize, n: f64) {
        self.numbers[index].set(n);
    }

    /// Where the text at an index is, and how long: its number is the offset times the room for texts, plus the length. None when that is not so.
    #[inline]
    fn place(&self, index: usize) -> Option<(*const u8, usize)> {
        let place = self.number(index) as usize;
        let (from, len) = (place / AREA_TEXT, place % AREA_TEXT);
        // SAFETY: the offset is within the bytes.
        (from + len <= AREA_TEXT).then(|| (unsafe { self.text.get().cast::<u8>().add(from) }.cast_const(), len))
    }

    /// The text at an index, of narrow code points, as a string of the type.
    #[inline]
    pub fn narrow(&self, gil: &Gil, ty: &Value, index: usize) -> Option<Value> {
        let (from, len) = self.place(index)?;
        Some(gil.make_narrow(ty, len, |to| {
            // SAFETY: `place` says that so many bytes are there, and the string is another place.
            unsafe { crate::copy::copy_bytes(from, to.as_mut_ptr(), len) };
        }))
    }

    /// The code points of the text at an index, which is in UTF-16; lone surrogates stay.
    pub fn wide(&self, index: usize) -> Option<Vec<u32>> {
        let (from, len) = self.place(index)?;
        let mut chars: Vec<u32> = Vec::with_capacity(len / 2);
        for at in 0..len / 2 {
            // SAFETY: `place` says that so many bytes are there.
            let unit = u16::from_le_bytes(unsafe { from.cast::<[u8; 2]>().add(at).read() }) as u32;
            match chars.last_mut() {
                Some(high @ 0xD800..0xDC00) if (0xDC00..0xE000).contains(&unit) => {
                    *high = 0x1_0000 + ((*high - 0xD800) << 10) + (unit - 0xDC00);
                }
                _ => chars.push(unit),
            }
        }
        Some(chars)
    }

    /// Puts the text of a string as the value at an index, behind the `used` bytes that are there; answers the end and whether a code point takes two
    /// bytes. None when it is too long, or needs more.
    #[inline]
    pub fn put_text(&self, index: usize, used: usize, text: TextData<'_>) -> Option<(usize, bool)> {
        // UTF-16 begins at an even place.
        let from = (used + 1) & !1;
        let (source, len, wide) = match text {
            TextData::One(d) => (d.as_ptr(), d.len(), false),
            TextData::Two(d) => (d.as_ptr().cast(), d.len() * 2, true),
            TextData::Four(_) => return None,
        };
        if len > SHORT_TEXT || from + len > AREA_TEXT {
            return None;
        }
        // SAFETY: the text fits behind `from`, and nobody holds a reference to the bytes: reading copies them.
        unsafe { crate::copy::copy_bytes(source, self.text.get().cast::<u8>().add(from), len) };
        self.set_number(index, (from * AREA_TEXT + len) as f64);
        Some((from + len, wide))
    }
}

/// What `request` answers whose reply is not there yet.
#[cfg(target_family = "wasm")]
const WAIT: i32 = i32::MIN;

/// What is kept between uses; larger ones are given back.
const KEEP: usize = 2 << 20;

impl HostBuffer {
    /// An empty one.
    pub const fn new() -> Self {
        HostBuffer { bytes: Vec::new() }
    }

    /// Makes room for `len` bytes that the host is about to write; answers where.
    pub fn prepare(&mut self, len: usize) -> u32 {
        // What is there already is overwritten; zeroing it takes as long as copying.
        if self.bytes.len() < len {
            self.bytes.resize(len, 0);
        }
        self.address()
    }

    /// Where the bytes are.
    pub fn address(&self) -> u32 {
        crate::arena::address(self.bytes.as_ptr())
    }

    /// Takes the bytes out; the buffer is empty afterwards.
    pub fn take(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.bytes)
    }

    /// Replaces the bytes, for the host to read.
    pub fn put(&mut self, bytes: Vec<u8>) {
        self.bytes = bytes;
    }

    /// Gives memory back for the next use, unless there is some already.
    pub fn recycle(&mut self, bytes: Vec<u8>) {
        if self.bytes.capacity() < bytes.capacity() && bytes.capacity() <= KEEP {
            self.bytes = bytes;
        }
    }
}

#[cfg(target_family = "wasm")]
mod imports {
    #[link(wasm_import_module = "host")]
    unsafe extern "C" {
        /// Hands a request to the host: what is asked for, and its bytes. Answers the length of the reply, or -1 - n for an
        /// error with a message of n bytes.
        pub fn request(op: u32, data: u32, len: u32) -> i32;
        /// Where in the function table a function is, `() -> i32`, that waits for the reply of the last request, which answered `WAIT`, and then
        /// answers as `request` does. The host runs meanwhile. It is no import: engines take long to prepare one that waits, and few programs wait.
        pub fn waiter() -> usize;
        /// Copies the reply of the last request to an address.
        pub fn reply(to: u32);
        /// A call on an object of the host whose values are in the area, see `HostArea`: what is asked for, the object's number, and the
        /// kinds of the values. Answers the kind of the result, whose value is in the area, too.
        pub fn direct(op: u32, object: u32, shape: u32) -> i32;
        /// Whether the thread's stack has much room left.
        pub fn room() -> i32;
        /// Calls the export `host_deeper` on a stack of its own; does nothing where the engine has none.
        pub fn deeper();
        /// Clocks in seconds: 0 monotonic, 1 wall, 2 processor time.
        pub fn clock(which: u32) -> f64;
    }
}

/// Text of a bounded length; what does not fit is cut off.
#[cfg(target_family = "wasm")]
struct Line {
    bytes: [u8; 512],
    len: usize,
}

#[cfg(target_family = "wasm")]
impl core::fmt::Write for Line {
    fn write_str(&mut self, s: &str) -> core::fmt::Result {
        let room = self.bytes.len() - self.len;
        let part = &s.as_bytes()[..s.len().min(room)];
        self.bytes[self.len..self.len + part.len()].copy_from_slice(part);
        self.len += part.len();
        Ok(())
    }
}

/// The request that reports a panic, once it is known.
#[cfg(target_family = "wasm")]
static REPORT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

/// Tells the host that Rust's own allocations found no memory: what follows may be an abort, which has no message.
#[cfg(target_family = "wasm")]
#[cold]
pub(crate) fn report_exhausted() {
    let op = REPORT.load(std::sync::atomic::Ordering::Relaxed);
    let text = "out of memory";
    if op != 0 {
        // SAFETY: the host reads the bytes during the call only.
        unsafe { imports::request(op, address(text.as_ptr()), text.len() as u32) };
    }
}

/// Sends the message of every panic to the host, as the request `op`, before it becomes a trap.
pub fn report_panics(op: u32) {
    #[cfg(target_family = "wasm")]
    REPORT.store(op, std::sync::atomic::Ordering::Relaxed);
    #[cfg(target_family = "wasm")]
    std::panic::set_hook(Box::new(move |info| {
        // There may be no memory left to allocate.
        let mut line = Line { bytes: [0; 512], len: 0 };
        let _ = core::fmt::Write::write_fmt(&mut line, format_args!("{info}"));
        // SAFETY: the host reads the bytes during the call only.
        unsafe { imports::request(op, address(line.bytes.as_ptr()), line.len as u32) };
    }));
    #[cfg(not(target_family = "wasm"))]
    let _ = op;
}

/// Whether the thread's stack has room left for what may be done between two questions.
#[cold]
pub(crate) fn has_room() -> bool {
    // SAFETY: the import has no preconditions.
    #[cfg(target_family = "wasm")]
    return unsafe { imports::room() } != 0;
    #[cfg(not(target_family = "wasm"))]
    true
}

/// Has the host call `host_deeper` on a stack of its own, if it can.
pub(crate) fn call_deeper() {
    // SAFETY: the import has no preconditions.
    #[cfg(target_family = "wasm")]
    unsafe {
        imports::deeper()
    };
}

impl Gil {
    /// Asks the host for something: `Ok` is its reply, `Err` its error text. Python code may run meanwhile (the host may call
    /// back), which is why it takes the token mutably.
    #[cfg(target_family = "wasm")]
    pub fn host_request(&mut self, op: u32, data: &[u8]) -> core::result::Result<Vec<u8>, Vec<u8>> {
        // SAFETY: the host reads `data` during the call only, and writes as many bytes as it announced.
        unsafe {
            let mut len = imports::request(op, address(data.as_ptr()), data.len() as u32);
            if len == WAIT {
                // SAFETY: the host answers the index of a function of this type in the table that function pointers of this module are indices of.
                let wait = core::mem::transmute::<usize, extern "C" fn() -> i32>(imports::waiter());
                len = wait();
            }
            let size = if len < 0 { -1 - len } else { len } as usize;
            let mut buffer = vec![0u8; size];
            if size > 0 {
                imports::reply(address(buffer.as_mut_ptr()));
            }
            if len < 0 { Err(buffer) } else { Ok(buffer) }
        }
    }

    /// Host tests have no host.
    #[cfg(not(target_family = "wasm"))]
    pub fn host_request(&mut self, _op: u32, _data: &[u8]) -> core::result::Result<Vec<u8>, Vec<u8>> {
        Err(b"there is no host".to_vec())
    }

    /// Asks the host for something whose values are in the area; Python code may run meanwhile.
    #[cfg(target_family = "wasm")]
    #[inline]
    pub fn host_direct(&mut self, op: u32, object: u32, shape: u32) -> i32 {
        // SAFETY: the host writes to the area only, of which nobody holds a reference.
        unsafe { imports::direct(op, object, shape) }
    }

    /// Host tests have no host.
    #[cfg(not(target_family = "wasm"))]
    pub fn host_direct(&mut self, _op: u32, _object: u32, _shape: u32) -> i32 {
        -1
    }

    /// Takes over the reply of the last call, whose length the host said.
    pub fn host_reply(&mut self, size: usize) -> Vec<u8> {
        #[cfg_attr(not(target_family = "wasm"), allow(unused_mut))]
        let mut buffer = vec![0u8; size];
        #[cfg(target_family = "wasm")]
        if size > 0 {
            // SAFETY: the host writes as many bytes as it announced.
            unsafe { imports::reply(address(buffer.as_mut_ptr())) };
        }
        buffer
    }

    /// A clock of the host, in seconds: 0 monotonic, 1 wall, 2 processor time.
    pub fn host_clock(&self, which: u32) -> f64 {
        // SAFETY: the import has no preconditions.
        #[cfg(target_family = "wasm")]
        return unsafe { imports::clock(which) };
        #[cfg(not(target_family = "wasm"))]
        {
            let _ = which;
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_takes_texts_that_fit_and_no_others() {
        let area = HostArea::new();
        let (end, wide) = area.put_text(0, 0, TextData::One(b"abc")).unwrap();
        assert_eq!((end, wide), (3, false));
        assert_eq!(area.put_text(1, end, TextData::Two(&[0xD800, 0x20AC])), Some((8, true)));
        assert_eq!(area.wide(1), Some(vec![0xD800, 0x20AC]));
        area.put_text(1, end, TextData::Two(&[0xDE00, 0xD83D, 0xDE00, 0xDE00]));
        assert_eq!(area.wide(1), Some(vec![0xDE00, 0x1_F600, 0xDE00]));
        assert_eq!(area.place(0).map(|(_, len)| len), Some(3));
        assert_eq!(area.put_text(2, 0, TextData::Four(&[0x1F600])), None);
        assert_eq!(area.put_text(2, 0, TextData::One(&[0; SHORT_TEXT + 1])), None);
        assert_eq!(area.put_text(2, AREA_TEXT - 2, TextData::One(b"abc")), None);
        // What the host may write there: any number at all.
        for number in
            [-1.0, f64::NAN, f64::INFINITY, (AREA_TEXT * AREA_TEXT) as f64, (AREA_TEXT * AREA_TEXT - 1) as f64]
        {
            area.set_number(3, number);
            assert!(area.wide(3).is_none_or(|units| units.len() <= AREA_TEXT / 2), "{number}");
        }
    }
}
