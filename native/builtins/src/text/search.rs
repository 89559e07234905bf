//! Finding text in text, for every width. Long text is searched piece by piece, with a look for an interrupt in between: when one came, the answer
//! means nothing, and whoever asked has `Gil::keep_going` say so.

use molt_provenance::{TextData, strained};

use super::units::{Unit, with_same_units};

/// Text that is searched in one piece, and the work that this is: enough for a look at the clock.
const PIECE: usize = 1 << 20;
const WORK: u32 = 1 << 16;

/// The first place of a needle in long text.
#[cold]
fn find_long<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    let step = PIECE.max(8 * needle.len());
    let mut at = 0;
    while !strained(WORK) {
        let end = hay.len().min(at + step + needle.len() - 1);
        if let Some(found) = find_short(&hay[at..end], needle) {
            return Some(at + found);
        }
        if end == hay.len() {
            break;
        }
        at += step;
    }
    None
}

/// The first place of a needle, which is not empty, in text of wide code points: Sunday's variant of Boyer and Moore's search, with a
/// bit set of the needle's code points to know which can be jumped over.
pub fn find_wide<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    let (n, m) = (hay.len(), needle.len());
    if m == 1 {
        return U::find_unit(hay, needle[0]);
    }
    if m > n {
        return None;
    }
    let bit = |u: U| 1u64 << (u.code() & 63);
    let seen = needle.iter().fold(0u64, |set, u| set | bit(*u));
    let last = needle[m - 1];
    let skip = needle[..m - 1].iter().rev().position(|u| *u == last).map_or(m, |back| back + 1);
    let mut at = 0;
    while at + m <= n {
        let jump_all = hay.get(at + m).is_some_and(|u| seen & bit(*u) == 0);
        if hay[at + m - 1] == last {
            if hay[at..at + m - 1] == needle[..m - 1] {
                return Some(at);
            }
            at += if jump_all { m + 1 } else { skip };
        } else {
            at += if jump_all { m + 1 } else { 1 };
        }
    }
    None
}

/// The first place of a needle, empty ones at the start.
#[inline]
pub fn find_units<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    if hay.len() > PIECE && !needle.is_empty() { find_long(hay, needle) } else { find_short(hay, needle) }
}

#[inline]
fn find_short<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    match needle {
        [] => Some(0),
        [one] => U::find_unit(hay, *one),
        _ if needle.len() > hay.len() => None,
        _ => U::find(hay, needle),
    }
}

/// The last place of a needle, empty ones at the end.
pub fn rfind_units<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    let m = needle.len();
    let Some(last) = needle.last() else { return Some(hay.len()) };
    let mut end = hay.len();
    while end >= m {
        let from = (m - 1).max(end.saturating_sub(PIECE));
        let Some(at) = hay[from..end].iter().rposition(|u| u == last).map(|at| at + from) else {
            if from == m - 1 || strained(WORK) {
                return None;
            }
            end = from;
            continue;
        };
        if hay[at + 1 - m..at] == needle[..m - 1] {
            return Some(at + 1 - m);
        }
        end = at;
    }
    None
}

/// How often a needle occurs without overlap, up to a limit.
pub fn count_units<U: Unit>(hay: &[U], needle: &[U], limit: usize) -> usize {
    match needle {
        [] => (hay.len() + 1).min(limit),
        [one] if limit >= hay.len() => {
            let pieces = hay.chunks(PIECE).take_while(|piece| piece.len() < PIECE || !strained(WORK));
            pieces.map(|piece| piece.iter().filter(|u| *u == one).count()).sum()
        }
        _ if limit == 0 => 0,
        _ => {
            let (mut n, mut seen) = (0, 0);
            U::each_match(hay, needle, &mut |at| {
                n += 1;
                let look = at - seen >= PIECE;
                if look {
                    seen = at;
                }
                n < limit && !(look && strained(WORK))
            });
            n.min(limit)
        }
    }
}

/// The first place of a needle.
pub fn find(hay: TextData<'_>, needle: TextData<'_>) -> Option<usize> {
    with_same_units!(hay, needle, |h, n| find_units(h, n), else None)
}

/// The last place of a needle.
pub fn rfind(hay: TextData<'_>, needle: TextData<'_>) -> Option<usize> {
    with_same_units!(hay, needle, |h, n| rfind_units(h, n), else None)
}

/// How often a needle occurs without overlap.
pub fn count(hay: TextData<'_>, needle: TextData<'_>) -> usize {
    with_same_units!(hay, needle, |h, n| count_units(h, n, usize::MAX), else 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_search_finds_what_narrow_search_finds() {
        let hay = b"abracadabra abraham brabra";
        let wide: Vec<u16> = hay.iter().map(|c| *c as u16).collect();
        for from in 0..hay.len() {
            for to in from..=hay.len() {
                let (narrow, needle) = (&hay[from..to], &wide[from..to]);
                assert_eq!(find_units(hay, narrow), find_units(&wide, needle), "{from}..{to}");
                assert_eq!(rfind_units(hay, narrow), rfind_units(&wide, needle), "{from}..{to}");
                if !narrow.is_empty() {
                    let all = (0..hay.len()).filter(|i| hay[*i..].starts_with(narrow));
                    assert_eq!(rfind_units(hay, narrow), all.max());
                }
            }
        }
        assert_eq!(find_wide(&wide, &[1, 2]), None);
        assert_eq!(count_units(&wide, &[b'a' as u16, b'b' as u16], usize::MAX), 4);
    }
}
