//! Sorting where it is not hot: one function for all types, where the standard library makes code of two kilobytes for each.

/// Sorts, stable: `before(a, b)` says whether one item has to come before another.
pub fn sort_by<T>(items: &mut Vec<T>, before: impl Fn(&T, &T) -> bool) {
    let places = merged(items.len(), &|a, b| before(&items[a], &items[b]));
    let mut old: Vec<Option<T>> = core::mem::take(items).into_iter().map(Some).collect();
    items.extend(places.into_iter().filter_map(|at| old[at].take()));
}

/// Sorts what has an order.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, |a, b| a < b);
}

/// The order of items: runs of one, two, four … are merged.
fn merged(count: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut next = Vec::with_capacity(count);
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some((a, rest_left)), Some((b, rest_right))) = (left.split_first(), right.split_first()) {
                if before(*b, *a) {
                    next.push(*b);
                    right = rest_right;
                } else {
                    next.push(*a);
                    left = rest_left;
                }
            }
            next.extend_from_slice(left);
            next.extend_from_slice(right);
        }
        order = next;
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_like_the_library() {
        for count in 0..70u32 {
            let mut ours: Vec<(u32, u32)> = (0..count).map(|i| (i * 37 % 11, i)).collect();
            let mut expected = ours.clone();
            expected.sort_by_key(|item| item.0);
            sort_by(&mut ours, |a, b| a.0 < b.0);
            assert_eq!(ours, expected);
        }
    }
}
