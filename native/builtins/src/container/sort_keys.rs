//! Sorting by 64-bit numbers: an insertion sort for a few, a radix sort for more. Both are stable, and one copy of each serves
//! all kinds of keys, which are mapped to numbers of the same order.

use molt_provenance::TextData;

/// So many are sorted by insertion.
const FEW: usize = 40;
/// From so many on, digits have eleven bits instead of eight.
const MANY: usize = 1024;

/// The number for an int.
#[inline]
pub fn of_int(i: i64) -> u64 {
    i as u64 ^ (1 << 63)
}

/// The number for a float that is not NaN; both zeros have the same.
#[inline]
pub fn of_float(f: f64) -> u64 {
    let bits = (f + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits ^ (1 << 63) }
}

/// The number for the code points from `skip` on, as far as they fit: texts with different numbers are ordered as these are.
pub fn of_text(text: TextData<'_>, skip: usize, narrow: bool) -> u64 {
    match text {
        TextData::One(d) if narrow => {
            let mut bytes = [0; 8];
            for (to, from) in bytes.iter_mut().zip(d.get(skip..).unwrap_or(&[])) {
                *to = *from;
            }
            u64::from_be_bytes(bytes)
        }
        _ => (0..3).fold(0, |n, i| {
            let code = if skip + i < text.len() { text.at(skip + i) } else { 0 };
            n << 21 | code as u64
        }),
    }
}

/// Sorts the keys, and beside them the numbers in `order`, if there are any.
pub fn sort(keys: &mut Vec<u64>, order: &mut Vec<u32>) {
    let n = keys.len();
    if keys.is_sorted() {
        return;
    }
    if keys.windows(2).all(|w| w[0] > w[1]) {
        keys.reverse();
        order.reverse();
        return;
    }
    if n <= FEW {
        insertion(keys, order);
        return;
    }
    let first = keys[0];
    let varying = keys.iter().fold(0, |bits, k| bits | (k ^ first));
    let width = if n < MANY { 8 } else { 11 };
    let mut counts = vec![0u32; 1 << width];
    let mut other_keys = vec![0u64; n];
    let mut other_order = vec![0u32; order.len()];
    let mut shift = 0;
    while shift < 64 && varying >> shift != 0 {
        if (varying >> shift) & ((1 << width) - 1) != 0 {
            pass(keys, order, &mut other_keys, &mut other_order, &mut counts, shift);
            core::mem::swap(keys, &mut other_keys);
            core::mem::swap(order, &mut other_order);
        }
        shift += width;
    }
}

/// Moves everything to the place that one digit of the key says.
fn pass(keys: &[u64], order: &[u32], to_keys: &mut [u64], to_order: &mut [u32], counts: &mut [u32], shift: u32) {
    let mask = counts.len() - 1;
    counts.fill(0);
    for k in keys {
        counts[(*k >> shift) as usize & mask] += 1;
    }
    let mut start = 0;
    for count in counts.iter_mut() {
        start += core::mem::replace(count, start);
    }
    if order.is_empty() {
        for k in keys {
            let place = &mut counts[(*k >> shift) as usize & mask];
            to_keys[*place as usize] = *k;
            *place += 1;
        }
        return;
    }
    for (k, number) in keys.iter().zip(order) {
        let place = &mut counts[(*k >> shift) as usize & mask];
        to_keys[*place as usize] = *k;
        to_order[*place as usize] = *number;
        *place += 1;
    }
}

fn insertion(keys: &mut [u64], order: &mut [u32]) {
    for i in 1..keys.len() {
        let key = keys[i];
        let mut j = i;
        while j > 0 && keys[j - 1] > key {
            keys[j] = keys[j - 1];
            j -= 1;
        }
        if j == i {
            continue;
        }
        keys[j] = key;
        if !order.is_empty() {
            order[j..=i].rotate_right(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_stably() {
        let mut seed = 99u64;
        for n in [0usize, 1, 2, 3, 39, 40, 41, 500, 1023, 1024, 5000] {
            for spread in [3u64, 300, 1 << 20, u64::MAX] {
                let keys: Vec<u64> = (0..n)
                    .map(|_| {
                        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                        (seed >> 3) % spread
                    })
                    .collect();
                let mut expected: Vec<u32> = (0..n as u32).collect();
                expected.sort_by_key(|i| keys[*i as usize]);
                let (mut sorted, mut order) = (keys.clone(), (0..n as u32).collect());
                sort(&mut sorted, &mut order);
                assert_eq!(order, expected);
                assert!(sorted.is_sorted());
                let mut alone = keys.clone();
                sort(&mut alone, &mut Vec::new());
                assert_eq!(alone, sorted);
            }
        }
    }

    #[test]
    fn numbers_keep_the_order() {
        let floats = [f64::NEG_INFINITY, -1.5, -1.0, -0.0, f64::MIN_POSITIVE, 1.0, f64::INFINITY];
        assert!(floats.windows(2).all(|w| of_float(w[0]) < of_float(w[1])));
        assert_eq!(of_float(0.0), of_float(-0.0));
        assert!(of_int(-1) < of_int(0) && of_int(i64::MIN) < of_int(-1) && of_int(0) < of_int(i64::MAX));
        assert!(of_text(TextData::One(b"abc"), 1, true) < of_text(TextData::One(b"abd"), 1, true));
        assert!(of_text(TextData::One(b"zz"), 0, false) < of_text(TextData::Two(&[0x400]), 0, false));
    }
}
