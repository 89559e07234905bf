//! Decimal digits of machine words, written right where they are wanted.

/// The pairs of digits from 00 to 99.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut i = 0;
    while i < 100 {
        pairs[i] = [b'0' + (i / 10) as u8, b'0' + (i % 10) as u8];
        i += 1;
    }
    pairs
};

/// How many decimal digits a number has.
#[inline]
pub fn count(n: u64) -> usize {
    if n < 10 {
        return 1;
    }
    if n < 100_000 {
        return 2 + usize::from(n >= 100) + usize::from(n >= 1000) + usize::from(n >= 10_000);
    }
    long_count(n)
}

#[inline(never)]
fn long_count(n: u64) -> usize {
    let (mut count, mut limit) = (6, 1_000_000u64);
    while n >= limit {
        count += 1;
        match limit.checked_mul(10) {
            Some(next) => limit = next,
            None => break,
        }
    }
    count
}

/// Writes the last digits of a number over the whole of `out`, with zeros in front where it has fewer.
#[inline]
pub fn write(n: u64, out: &mut [u8]) {
    match u32::try_from(n) {
        Ok(n) => write_word(n, out),
        Err(_) => write_long(n, out),
    }
}

#[inline(never)]
fn write_long(mut n: u64, mut out: &mut [u8]) {
    // Eight digits at a time, so that most divisions are of 32 bits.
    while out.len() > 8 && n > u32::MAX as u64 {
        let (head, tail) = out.split_at_mut(out.len() - 8);
        write_word((n % 100_000_000) as u32, tail);
        n /= 100_000_000;
        out = head;
    }
    write_word(n as u32, out);
}

#[inline]
fn write_word(mut n: u32, out: &mut [u8]) {
    let (first, pairs) = out.as_rchunks_mut::<2>();
    for pair in pairs.iter_mut().rev() {
        *pair = PAIRS[(n % 100) as usize];
        n /= 100;
    }
    if let [first] = first {
        *first = b'0' + (n % 10) as u8;
    }
}

/// How many characters the text of an int has.
#[inline]
pub fn text_len(i: i64) -> usize {
    count(i.unsigned_abs()) + usize::from(i < 0)
}

/// Writes the text of an int, which has as many characters as `out`.
#[inline]
pub fn write_int(i: i64, out: &mut [u8]) {
    match out {
        [sign, rest @ ..] if i < 0 => {
            *sign = b'-';
            write(i.unsigned_abs(), rest);
        }
        _ => write(i.unsigned_abs(), out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_rust_writes() {
        let mut n: u64 = 0;
        let mut cases =
            vec![0, 9, 10, 99, 100, 999, 1000, u32::MAX as u64, u32::MAX as u64 + 1, u64::MAX, 1 << 47, 10_000_000_000];
        for i in 0..400u64 {
            n = n.wrapping_mul(3).wrapping_add(i);
            cases.push(n);
        }
        for n in cases {
            let mut out = vec![b'?'; count(n)];
            write(n, &mut out);
            assert_eq!(String::from_utf8(out).ok(), Some(n.to_string()));
        }
        for i in [-1i64, -10, -123456789, i64::MIN, 0, 7] {
            let mut out = vec![b'?'; text_len(i)];
            write_int(i, &mut out);
            assert_eq!(String::from_utf8(out).ok(), Some(i.to_string()));
        }
    }
}
