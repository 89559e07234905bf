//! Sorting: by numbers where the keys allow it (`sort_keys`), else by an adaptive, stable merge sort whose comparisons may raise.

use core::cmp::Ordering;

use molt_call::{call, compare_bool, truth};
use molt_object::*;
use molt_provenance::{Args, Gil, HeapVec, Result, TextData, Value};

use super::sort_keys;

/// Runs shorter than this are extended by insertion.
const MIN_RUN: usize = 32;

/// Sorts numbers of items by a comparison that can fail; what is there after an error is still a permutation.
pub fn merge_sort<E>(
    order: &mut [u32],
    less: &mut dyn FnMut(u32, u32) -> core::result::Result<bool, E>,
) -> core::result::Result<(), E> {
    let n = order.len();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut buffer = Vec::new();
    let min_run = min_run(n);
    let mut start = 0;
    while start < n {
        let mut end = run_end(order, start, less)?;
        if end - start < min_run {
            let extended = (start + min_run).min(n);
            insert_sorted(&mut order[start..extended], end - start, less)?;
            end = extended;
        }
        runs.push((start, end));
        start = end;
        while let Some(at) = next_merge(&runs) {
            let ((lo, mid), (_, hi)) = (runs[at], runs.remove(at + 1));
            runs[at].1 = hi;
            merge(order, lo, mid, hi, &mut buffer, less)?;
        }
    }
    while runs.len() > 1 {
        let mut at = runs.len() - 2;
        if at > 0 && length(runs[at - 1]) < length(runs[at + 1]) {
            at -= 1;
        }
        let ((lo, mid), (_, hi)) = (runs[at], runs.remove(at + 1));
        runs[at].1 = hi;
        merge(order, lo, mid, hi, &mut buffer, less)?;
    }
    Ok(())
}

fn length(run: (usize, usize)) -> usize {
    run.1 - run.0
}

/// A length for runs so that their number is a power of two or just below.
fn min_run(mut n: usize) -> usize {
    let mut odd = 0;
    while n >= 2 * MIN_RUN {
        odd |= n & 1;
        n >>= 1;
    }
    n + odd
}

/// Which of the last runs to merge with the one after it, to keep their lengths balanced.
fn next_merge(runs: &[(usize, usize)]) -> Option<usize> {
    let n = runs.len();
    if n < 2 {
        return None;
    }
    let len = |i: usize| length(runs[i]);
    let unbalanced =
        (n > 2 && len(n - 3) <= len(n - 2) + len(n - 1)) || (n > 3 && len(n - 4) <= len(n - 3) + len(n - 2));
    if unbalanced {
        Some(if len(n - 3) < len(n - 1) { n - 3 } else { n - 2 })
    } else if len(n - 2) <= len(n - 1) {
        Some(n - 2)
    } else {
        None
    }
}

/// The end of the run that begins at `start`; a descending one is turned around.
fn run_end<E>(
    order: &mut [u32],
    start: usize,
    less: &mut dyn FnMut(u32, u32) -> core::result::Result<bool, E>,
) -> core::result::Result<usize, E> {
    let n = order.len();
    let mut end = start + 1;
    if end == n {
        return Ok(n);
    }
    let descending = less(order[end], order[end - 1])?;
    end += 1;
    while end < n && less(order[end], order[end - 1])? == descending {
        end += 1;
    }
    if descending {
        order[start..end].reverse();
    }
    Ok(end)
}

/// Binary insertion: the first `sorted` are in order already.
fn insert_sorted<E>(
    order: &mut [u32],
    sorted: usize,
    less: &mut dyn FnMut(u32, u32) -> core::result::Result<bool, E>,
) -> core::result::Result<(), E> {
    for i in sorted..order.len() {
        let pivot = order[i];
        let (mut lo, mut hi) = (0, i);
        while lo < hi {
            let mid = (lo + hi) / 2;
            if less(pivot, order[mid])? {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        order.copy_within(lo..i, lo + 1);
        order[lo] = pivot;
    }
    Ok(())
}

/// How many of the first items go before what `stays` says no to: steps that double, then halves.
fn gallop<E>(
    n: usize,
    mut before: impl FnMut(usize) -> core::result::Result<bool, E>,
) -> core::result::Result<usize, E> {
    let (mut low, mut step) = (0, 1);
    while low + step <= n && before(low + step - 1)? {
        low += step;
        step *= 2;
    }
    let mut high = (low + step).min(n + 1) - 1;
    while low < high {
        let mid = (low + high) / 2;
        if before(mid)? {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    Ok(low)
}

fn merge<E>(
    order: &mut [u32],
    mut lo: usize,
    mid: usize,
    mut hi: usize,
    buffer: &mut Vec<u32>,
    less: &mut dyn FnMut(u32, u32) -> core::result::Result<bool, E>,
) -> core::result::Result<(), E> {
    // What is in place already at both ends stays.
    let first = order[mid];
    lo += gallop(mid - lo, |i| Ok(!less(first, order[lo + i])?))?;
    if lo == mid {
        return Ok(());
    }
    let last = order[mid - 1];
    hi -= gallop(hi - mid, |i| Ok(!less(order[hi - 1 - i], last)?))?;
    buffer.clear();
    buffer.extend_from_slice(&order[lo..mid]);
    let (mut i, mut j, mut to) = (0, mid, lo);
    let mut result = Ok(());
    while i < buffer.len() && j < hi {
        match less(order[j], buffer[i]) {
            Ok(true) => {
                order[to] = order[j];
                j += 1;
            }
            Ok(false) => {
                order[to] = buffer[i];
                i += 1;
            }
            Err(e) => {
                result = Err(e);
                break;
            }
        }
        to += 1;
    }
    let rest = &buffer[i..];
    order[to..to + rest.len()].copy_from_slice(rest);
    result
}

/// The order of two texts, by code points.
pub fn compare_texts(a: TextData<'_>, b: TextData<'_>) -> Ordering {
    match (a, b) {
        (TextData::One(x), TextData::One(y)) => x.cmp(y),
        (TextData::Two(x), TextData::Two(y)) => x.cmp(y),
        (TextData::Four(x), TextData::Four(y)) => x.cmp(y),
        _ => a.chars().cmp(b.chars()),
    }
}

/// What is done about keys whose numbers are equal.
enum Ties {
    /// The keys are equal.
    Equal,
    /// Texts that begin alike are compared.
    Texts,
    /// Tuples whose first items are equal are compared.
    Tuples,
}

/// Numbers in the order of the keys, when they are all of one kind that allows it.
fn numbers(gil: &Gil, keys: &[Value], ties: Ties) -> Option<(Vec<u64>, Ties)> {
    let mut numbers = Vec::with_capacity(keys.len());
    let first = keys.first()?;
    if first.is_small_int() {
        for k in keys {
            numbers.push(sort_keys::of_int(k.as_small_int()?));
        }
        return Some((numbers, ties));
    }
    if first.is_float() {
        for k in keys {
            // NaN has no place in an order: it goes the long way.
            numbers.push(sort_keys::of_float(k.as_float().filter(|f| !f.is_nan())?));
        }
        return Some((numbers, ties));
    }
    let str_type = gil.ty(T::Str);
    if !keys.iter().all(|k| gil.is_exactly(k, str_type)) {
        return None;
    }
    let (skip, narrow) = common_start(gil, keys)?;
    for k in keys {
        numbers.push(sort_keys::of_text(gil.text(k)?, skip, narrow));
    }
    Some((numbers, if matches!(ties, Ties::Equal) { Ties::Texts } else { ties }))
}

/// How many code points all texts begin with, and whether all texts are narrow.
fn common_start(gil: &Gil, keys: &[Value]) -> Option<(usize, bool)> {
    let first = gil.text(keys.first()?)?;
    let (mut skip, mut narrow) = (first.len(), true);
    for k in keys {
        let text = gil.text(k)?;
        narrow &= matches!(text, TextData::One(_));
        skip = skip.min(text.len());
        skip = match (first, text) {
            (TextData::One(a), TextData::One(b)) => (0..skip).find(|i| a[*i] != b[*i]).unwrap_or(skip),
            _ => (0..skip).find(|i| first.at(*i) != text.at(*i)).unwrap_or(skip),
        };
    }
    Some((skip, narrow))
}

/// The items at one index of keys that are all exactly tuples.
fn column(gil: &Gil, keys: &[Value], index: usize) -> Option<HeapVec<Value>> {
    let tuple = gil.ty(T::Tuple);
    let mut items = HeapVec::with_capacity(keys.len());
    for k in keys {
        if !gil.is_exactly(k, tuple) {
            return None;
        }
        items.push(gil.tuple(k)?.get(index)?.clone());
    }
    Some(items)
}

/// Longer tuples are not sorted index by index.
const MAX_COLUMNS: usize = 6;

/// The order of tuples of one length whose items are ints or floats, the same at each index: the last index is sorted by
/// first.
fn order_of_tuples(gil: &Gil, keys: &[Value], reverse: bool) -> Option<Vec<u32>> {
    let width = gil.tuple(keys.first()?).filter(|t| t.len() <= MAX_COLUMNS)?.len();
    if !keys.iter().all(|k| gil.tuple(k).is_some_and(|t| t.len() == width)) {
        return None;
    }
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    for index in (0..width).rev() {
        let (by, Ties::Equal) = numbers(gil, &column(gil, keys, index)?, Ties::Equal)? else { return None };
        let mut sorted = Vec::with_capacity(by.len());
        for i in &order {
            let n = by[*i as usize];
            sorted.push(if reverse { !n } else { n });
        }
        sort_keys::sort(&mut sorted, &mut order);
    }
    Some(order)
}

/// As `numbers`; tuples are ordered by their first items as far as those go.
fn numbers_of_keys(gil: &Gil, keys: &[Value]) -> Option<(Vec<u64>, Ties)> {
    let tuple = gil.ty(T::Tuple);
    if !gil.is_exactly(keys.first()?, tuple) {
        return numbers(gil, keys, Ties::Equal);
    }
    numbers(gil, &column(gil, keys, 0)?, Ties::Tuples)
}

/// So few tuples are compared.
const FEW_TUPLES: usize = 8;
/// So many ints are sorted where they are.
const FEW: usize = 16;

/// Sorts a few ints in place; answers whether they were.
fn sort_few(items: &mut [Value], reverse: bool) -> bool {
    if items.len() > FEW || !items.iter().all(Value::is_small_int) {
        return false;
    }
    for i in 1..items.len() {
        let mut j = i;
        while j > 0 {
            let (before, item) = (items[j - 1].as_small_int(), items[j].as_small_int());
            if if reverse { before >= item } else { before <= item } {
                break;
            }
            items.swap(j - 1, j);
            j -= 1;
        }
    }
    true
}

/// Sorts items by keys (the items themselves when there are none).
fn sort_by_keys(
    gil: &mut Gil,
    mut items: HeapVec<Value>,
    keys: Option<HeapVec<Value>>,
    reverse: bool,
) -> (HeapVec<Value>, Result<()>) {
    if keys.is_none() && sort_few(&mut items, reverse) {
        return (items, Ok(()));
    }
    let by: &[Value] = keys.as_deref().unwrap_or(&items);
    if items.len() <= FEW_TUPLES && gil.is_exactly(&by[0], gil.ty(T::Tuple)) {
        return sort_by_comparing(gil, items, keys, reverse);
    }
    if gil.is_exactly(&by[0], gil.ty(T::Tuple))
        && let Some(order) = order_of_tuples(gil, by, reverse)
    {
        return (reordered(items, &order), Ok(()));
    }
    let Some((mut numbers, ties)) = numbers_of_keys(gil, by) else {
        return sort_by_comparing(gil, items, keys, reverse);
    };
    if reverse {
        numbers.iter_mut().for_each(|n| *n = !*n);
    }
    if keys.is_none() && items[0].is_small_int() {
        sort_keys::sort(&mut numbers, &mut Vec::new());
        for (place, n) in items.iter_mut().zip(numbers) {
            let i = sort_keys::of_int((if reverse { !n } else { n }) as i64) as i64;
            *place = Value::small_int(i).unwrap_or(Value::NONE);
        }
        return (items, Ok(()));
    }
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    sort_keys::sort(&mut numbers, &mut order);
    let result = break_ties(gil, by, &numbers, &mut order, ties, reverse);
    (reordered(items, &order), result)
}

/// The items in another order.
fn reordered(mut items: HeapVec<Value>, order: &[u32]) -> HeapVec<Value> {
    let mut sorted = HeapVec::with_capacity(items.len());
    for i in order {
        sorted.push(core::mem::take(&mut items[*i as usize]));
    }
    sorted
}

/// Sorts what has equal numbers.
fn break_ties(
    gil: &mut Gil,
    by: &[Value],
    numbers: &[u64],
    order: &mut [u32],
    ties: Ties,
    reverse: bool,
) -> Result<()> {
    if matches!(ties, Ties::Equal) {
        return Ok(());
    }
    let mut start = 0;
    while start < numbers.len() {
        let mut end = start + 1;
        while end < numbers.len() && numbers[end] == numbers[start] {
            end += 1;
        }
        if end - start > 1 {
            sort_order(gil, by, &mut order[start..end], reverse)?;
        }
        start = end;
    }
    Ok(())
}

/// Sorts numbers of items by comparing the items.
fn sort_order(gil: &mut Gil, by: &[Value], order: &mut [u32], reverse: bool) -> Result<()> {
    // Turned around before and after, equal items keep their order.
    if reverse {
        order.reverse();
    }
    let result = merge_sort(order, &mut |a, b| less(gil, &by[a as usize], &by[b as usize]));
    if reverse {
        order.reverse();
    }
    result
}

/// `a < b`, without Python code where the types say what it is.
fn less(gil: &mut Gil, a: &Value, b: &Value) -> Result<bool> {
    if let (Some(x), Some(y)) = (a.as_small_int(), b.as_small_int()) {
        return Ok(x < y);
    }
    if let (Some(x), Some(y)) = (a.as_float(), b.as_float()) {
        return Ok(x < y);
    }
    if gil.same_type(a, b) {
        if gil.is_exactly(a, gil.ty(T::Str))
            && let (Some(x), Some(y)) = (gil.text(a), gil.text(b))
        {
            return Ok(compare_texts(x, y).is_lt());
        }
        if gil.is_exactly(a, gil.ty(T::Tuple)) {
            return tuple_less(gil, a, b);
        }
    }
    compare_bool(gil, a, b, CompareOp::Lt)
}

fn tuple_less(gil: &mut Gil, a: &Value, b: &Value) -> Result<bool> {
    gil.enter_recursion(" in comparison")?;
    let mut i = 0;
    let result = loop {
        let (xs, ys) = (gil.tuple(a).unwrap_or(&[]), gil.tuple(b).unwrap_or(&[]));
        let (Some(x), Some(y)) = (xs.get(i), ys.get(i)) else { break Ok(xs.len() < ys.len()) };
        let (x, y) = (x.clone(), y.clone());
        match molt_call::same_or_equal(gil, &x, &y) {
            Ok(true) => i += 1,
            Ok(false) => break less(gil, &x, &y),
            Err(raised) => break Err(raised),
        }
    };
    gil.leave_native();
    result
}

fn sort_by_comparing(
    gil: &mut Gil,
    items: HeapVec<Value>,
    keys: Option<HeapVec<Value>>,
    reverse: bool,
) -> (HeapVec<Value>, Result<()>) {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    let by: &[Value] = keys.as_deref().unwrap_or(&items);
    let result = sort_order(gil, by, &mut order, reverse);
    (reordered(items, &order), result)
}

fn keys_of(gil: &mut Gil, items: &[Value], key: &Value) -> Result<HeapVec<Value>> {
    let mut keys = HeapVec::with_capacity(items.len());
    for item in items {
        keys.push(call(gil, key, core::slice::from_ref(item))?);
    }
    Ok(keys)
}

/// Sorts items. After an error they come back in some order.
pub fn sort_items(
    gil: &mut Gil,
    items: HeapVec<Value>,
    key: Option<&Value>,
    reverse: bool,
) -> (HeapVec<Value>, Result<()>) {
    let keys = match key.filter(|k| !k.is_none()) {
        None => None,
        Some(key) => match keys_of(gil, &items, key) {
            Ok(keys) => Some(keys),
            Err(raised) => return (items, Err(raised)),
        },
    };
    if items.len() < 2 {
        return (items, Ok(()));
    }
    sort_by_keys(gil, items, keys, reverse)
}

/// `list.sort(key=None, reverse=False)`
pub fn list_sort(gil: &mut Gil, list: &Value, key: &Value, reverse: &Value) -> Result {
    let reverse = match reverse.bound() {
        Some(v) => truth(gil, v)?,
        None => false,
    };
    let items = super::list::replace_items(gil, list, HeapVec::new());
    let (items, result) = sort_items(gil, items, key.bound(), reverse);
    let meanwhile = super::list::replace_items(gil, list, items);
    let modified = meanwhile.capacity() > 0;
    drop(meanwhile);
    result?;
    if modified {
        return Err(gil.value_error("list modified during sort"));
    }
    Ok(Value::NONE)
}

/// `sorted(iterable, key=None, reverse=False)`
pub fn sorted(gil: &mut Gil, args: Args<'_>) -> Result {
    super::support::check_count(gil, "sorted", args.positional().len(), 1, 1)?;
    let (mut key, mut reverse) = (Value::UNBOUND, Value::UNBOUND);
    if let Some(names) = args.names {
        let names = gil.tuple(names).unwrap_or(&[]).to_vec();
        for (name, value) in names.iter().zip(args.keyword_values()) {
            if gil.is_text(name, "key") {
                key = value.clone();
            } else if gil.is_text(name, "reverse") {
                reverse = value.clone();
            } else {
                let message = format!("sort() got an unexpected keyword argument '{}'", gil.to_rust(name));
                return Err(gil.type_error(message));
            }
        }
    }
    let items = molt_call::iteration::collect_list(gil, &args.values[0])?;
    let reverse = match reverse.bound() {
        Some(v) => truth(gil, v)?,
        None => false,
    };
    let (items, result) = sort_items(gil, items, key.bound(), reverse);
    result?;
    Ok(gil.new_list(items))
}

#[cfg(test)]
mod tests {
    use super::merge_sort;

    fn check(data: &[u32]) {
        let mut order: Vec<u32> = (0..data.len() as u32).collect();
        let done: Result<(), ()> = merge_sort(&mut order, &mut |a, b| Ok(data[a as usize] < data[b as usize]));
        assert!(done.is_ok());
        let mut expected: Vec<u32> = (0..data.len() as u32).collect();
        expected.sort_by_key(|i| data[*i as usize]);
        assert_eq!(order, expected);
    }

    #[test]
    fn sorts_stably() {
        let mut seed = 12345u32;
        for n in [0, 1, 2, 3, 31, 32, 33, 64, 100, 1000, 4097] {
            for spread in [2, 10, 100_000] {
                let data: Vec<u32> = (0..n)
                    .map(|_| {
                        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        (seed >> 8) % spread
                    })
                    .collect();
                check(&data);
            }
            check(&(0..n).collect::<Vec<_>>());
            check(&(0..n).rev().collect::<Vec<_>>());
            check(&(0..n).map(|i| i % 50).collect::<Vec<_>>());
        }
    }

    #[test]
    fn errors_leave_a_permutation() {
        let data: Vec<u32> = (0..500).map(|i| i * 7919 % 503).collect();
        for limit in [0, 1, 10, 300, 2000] {
            let mut order: Vec<u32> = (0..500).collect();
            let mut left = limit;
            let _ = merge_sort(&mut order, &mut |a, b| {
                if left == 0 {
                    return Err(());
                }
                left -= 1;
                Ok(data[a as usize] < data[b as usize])
            });
            order.sort_unstable();
            assert_eq!(order, (0..500).collect::<Vec<_>>());
        }
    }
}
