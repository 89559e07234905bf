//! "Did you mean …?": the closest of a set of names, by CPython's weighted edit distance.

const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
/// Longest name that is compared, and how many candidates.
const MAX_LEN: usize = 40;
const MAX_CANDIDATES: usize = 750;

fn substitution(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The edit distance, or something above `limit`. Levenshtein's algorithm with one row; the common ends are cut off first.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let prefix = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > MAX_LEN || b.len() > MAX_LEN || a.len().abs_diff(b.len()) * MOVE_COST > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE_COST).collect();
    let mut result = 0;
    for (j, y) in b.iter().enumerate() {
        let mut diagonal = j * MOVE_COST;
        result = (j + 1) * MOVE_COST;
        let mut least = usize::MAX;
        for (i, x) in a.iter().enumerate() {
            let substitute = diagonal + substitution(*x, *y);
            diagonal = row[i];
            result = substitute.min(result.min(diagonal) + MOVE_COST);
            row[i] = result;
            least = least.min(result);
        }
        if least > limit {
            return limit + 1;
        }
    }
    result
}

/// The name closest to a wrong one, if any is close enough.
pub fn closest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(&str, usize)> = None;
    for name in names.take(MAX_CANDIDATES) {
        if name == wrong {
            continue;
        }
        // No more than a third of the letters may be involved.
        let mut limit = (name.chars().count() + wrong.chars().count() + 3) * MOVE_COST / 6;
        if let Some((_, d)) = best {
            limit = limit.min(d - 1);
        }
        let d = distance(wrong, name, limit);
        if d <= limit && best.is_none_or(|(_, b)| d < b) {
            best = Some((name, d));
            if d == 0 {
                break;
            }
        }
    }
    best.map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_is_close() {
        assert_eq!(closest("blech", ["noise", "bleach", "pancake"].into_iter()), Some("bleach"));
        assert_eq!(closest("xyz", ["abc", "something"].into_iter()), None);
        assert_eq!(closest("Foo", ["foo", "fooo"].into_iter()), Some("foo"));
    }
}
