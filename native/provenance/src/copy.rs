//! Copying and zeroing short stretches of memory in line.
//!
//! `memory.copy` and `memory.fill` are calls out of WebAssembly in V8 and cost some 10 ns however little they move, which is more
//! than most strings and tuples take. The stores are volatile so that the optimizer does not turn the loops into those again.

use core::mem::MaybeUninit;

/// Eight bytes, of which some may be padding.
type Word = MaybeUninit<u64>;

/// Longest stretch, in bytes, that is moved in line.
const SHORT: usize = 128;

/// Copies `len` bytes.
///
/// # Safety
/// As `core::ptr::copy_nonoverlapping` for bytes.
#[inline(never)]
pub(crate) unsafe fn copy_bytes(from: *const u8, to: *mut u8, len: usize) {
    // SAFETY: every access is within the `len` bytes that the caller vouches for.
    unsafe {
        if len > SHORT {
            core::ptr::copy_nonoverlapping(from, to, len);
            return;
        }
        if len < 8 {
            // The first and the last few, which overlap unless there are just enough.
            if len >= 4 {
                let first = from.cast::<MaybeUninit<u32>>().read_unaligned();
                let last = from.add(len - 4).cast::<MaybeUninit<u32>>().read_unaligned();
                to.cast::<MaybeUninit<u32>>().write_unaligned(first);
                to.add(len - 4).cast::<MaybeUninit<u32>>().write_unaligned(last);
            } else if len >= 2 {
                let first = from.cast::<MaybeUninit<u16>>().read_unaligned();
                let last = from.add(len - 2).cast::<MaybeUninit<u16>>().read_unaligned();
                to.cast::<MaybeUninit<u16>>().write_unaligned(first);
                to.add(len - 2).cast::<MaybeUninit<u16>>().write_unaligned(last);
            } else if len == 1 {
                to.cast::<MaybeUninit<u8>>().write(from.cast::<MaybeUninit<u8>>().read());
            }
            return;
        }
        // The last word overlaps the one before it where the length is no multiple of a word.
        let last = from.add(len - 8).cast::<Word>().read_unaligned();
        let mut at = 0;
        while at + 8 < len {
            let word = from.add(at).cast::<Word>().read_unaligned();
            write_word(to.add(at), word);
            at += 8;
        }
        write_word(to.add(len - 8), last);
    }
}

/// Sets `words` words to zero.
///
/// # Safety
/// `to` is aligned to 8 bytes and `words` words there are the caller's to write.
#[inline]
pub(crate) unsafe fn zero_words(to: *mut u64, words: usize) {
    // SAFETY: within what the caller vouches for.
    unsafe {
        if words * 8 > SHORT {
            core::ptr::write_bytes(to, 0, words);
            return;
        }
        for at in 0..words {
            to.add(at).write_volatile(0);
        }
    }
}

/// # Safety
/// 8 bytes at `to` are the caller's to write.
#[inline(always)]
unsafe fn write_word(to: *mut u8, word: Word) {
    /// A word wherever it lies.
    #[repr(C, packed)]
    struct Unaligned(#[allow(dead_code, reason = "it is only written")] Word);
    // SAFETY: the caller's contract; the packed type asks for no alignment.
    unsafe { to.cast::<Unaligned>().write_volatile(Unaligned(word)) }
}

/// Copies a slice into another of the same length; panics when the lengths differ. Like `copy_from_slice`, but quick for the few
/// bytes that strings mostly have.
#[inline]
pub fn copy_short<T: Copy>(to: &mut [T], from: &[T]) {
    assert!(to.len() == from.len(), "slices of different lengths");
    // SAFETY: both slices have the length, one is borrowed mutably, so they do not overlap; `T` is plain data.
    unsafe { copy_bytes(from.as_ptr().cast(), to.as_mut_ptr().cast(), size_of_val(from)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_every_length_and_nothing_else() {
        let from: Vec<u8> = (0..300u32).map(|i| i as u8 ^ 0x5A).collect();
        for len in (0..200).step_by(if cfg!(any(miri, slow)) { 13 } else { 1 }) {
            for shift in 0..9 {
                let mut to = [0xEEu8; 220];
                copy_short(&mut to[shift..shift + len], &from[shift..shift + len]);
                assert_eq!(to[shift..shift + len], from[shift..shift + len]);
                assert!(to[..shift].iter().chain(&to[shift + len..]).all(|b| *b == 0xEE));
            }
        }
    }

    #[test]
    #[should_panic(expected = "different lengths")]
    fn refuses_other_lengths() {
        copy_short(&mut [0u8; 2], &[0u8; 3]);
    }
}
