//! Taking strings apart: `split`, `rsplit`, `splitlines`, `partition`, `strip` and their kin.

use core::ops::Range;

use molt_object::{Known, N, Objects, Raise, Strings, T};
use molt_provenance::vec::has_memory;
use molt_provenance::{Gil, HeapVec, Result, Text, TextData, Value, patiently, strained};

use super::bounds::size;
use super::search;
use super::unicode::{is_line_break, is_space};
use super::units::{Unit, bad_argument, data, not_a, with_same_units, with_units};

/// A part of a string: the string itself when it is all of it.
pub fn part(gil: &Gil, v: &Value, from: usize, to: usize) -> Value {
    let text = data(gil, v);
    if from == 0 && to == text.len() && gil.is_exactly(v, gil.ty(T::Str)) {
        return v.clone();
    }
    match gil.get::<Text>(v).and_then(|t| gil.narrow_part(gil.ty(T::Str), t, from..to)) {
        Some(part) => part,
        None => gil.new_str_from_data(text.slice(from..to)),
    }
}

/// As `part`; short ones are not made anew.
pub fn small_part(gil: &Gil, v: &Value, from: usize, to: usize) -> Value {
    match to - from {
        0 => gil.name(N::Empty).clone(),
        1 => super::str_type::character(gil, data(gil, v).at(from)),
        _ => match gil.get::<Text>(v) {
            Some(text) if text.width() == 1 && to - from < text.len() => made_piece(gil, text, from..to),
            _ => part(gil, v, from, to),
        },
    }
}

/// As `small_part`, of narrow text.
#[inline]
fn piece(gil: &Gil, text: &Text, range: Range<usize>) -> Value {
    let part = text.as_narrow().and_then(|units| units.get(range.clone()));
    match part {
        None | Some([]) => gil.name(N::Empty).clone(),
        Some([one]) => gil.character(*one).clone(),
        Some(_) => made_piece(gil, text, range),
    }
}

#[inline(never)]
fn made_piece(gil: &Gil, text: &Text, range: Range<usize>) -> Value {
    gil.narrow_part(gil.ty(T::Str), text, range).unwrap_or_else(|| gil.name(N::Empty).clone())
}

/// The ranges between places of a separator, at most `limit` splits from the left.
pub fn ranges(text: TextData<'_>, sep: TextData<'_>, limit: usize) -> Vec<(usize, usize)> {
    with_same_units!(text, sep, |units, sep| ranges_of(units, sep, limit), else vec![(0, text.len())])
}

fn ranges_of<U: Unit>(units: &[U], sep: &[U], limit: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = 0;
    if limit > 0 {
        U::each_match(units, sep, &mut |at| {
            out.push((from, at));
            from = at + sep.len();
            out.len() < limit
        });
    }
    out.push((from, units.len()));
    out
}

/// As `ranges`, from the right; in order.
pub fn ranges_right(text: TextData<'_>, sep: TextData<'_>, limit: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut to = text.len();
    while out.len() < limit
        && let Some(at) = search::rfind(text.slice(0..to), sep)
    {
        out.push((at + sep.len(), to));
        to = at;
    }
    out.push((0, to));
    out.reverse();
    out
}

/// The ranges of words, at most `limit` splits from the left; the last has all that is left.
pub fn words(text: TextData<'_>, limit: usize, space: impl Fn(u32) -> bool + Copy) -> Vec<(usize, usize)> {
    with_units!(text, units => words_of(units, limit, space))
}

fn words_of<U: Unit>(units: &[U], limit: usize, space: impl Fn(u32) -> bool) -> Vec<(usize, usize)> {
    let (mut out, mut at, n) = (Vec::new(), 0, units.len());
    loop {
        while at < n && space(units[at].code()) {
            at += 1;
        }
        if at == n {
            return out;
        }
        let from = at;
        if out.len() == limit {
            out.push((from, n));
            return out;
        }
        while at < n && !space(units[at].code()) {
            at += 1;
        }
        out.push((from, at));
    }
}

/// As `words`, from the right; in order.
pub fn words_right(text: TextData<'_>, limit: usize, space: fn(u32) -> bool) -> Vec<(usize, usize)> {
    let (mut out, mut at) = (Vec::new(), text.len());
    loop {
        while at > 0 && space(text.at(at - 1)) {
            at -= 1;
        }
        if at == 0 {
            break;
        }
        let to = at;
        if out.len() == limit {
            out.push((0, to));
            break;
        }
        while at > 0 && !space(text.at(at - 1)) {
            at -= 1;
        }
        out.push((at, to));
    }
    out.reverse();
    out
}

/// The ranges of lines, with or without what ends them.
pub fn lines(text: TextData<'_>, keep: bool, breaks: impl Fn(u32) -> bool + Copy) -> Vec<(usize, usize)> {
    with_units!(text, units => lines_of(units, keep, breaks))
}

fn lines_of<U: Unit>(units: &[U], keep: bool, breaks: impl Fn(u32) -> bool) -> Vec<(usize, usize)> {
    let (mut out, mut from, n) = (Vec::new(), 0, units.len());
    while from < n {
        let at = patiently(units[from..].iter()).position(|u| breaks(u.code())).map_or(n, |at| from + at);
        let pair = at + 1 < n && units[at].code() == 13 && units[at + 1].code() == 10;
        let next = (at + 1 + usize::from(pair)).min(n);
        out.push((from, if keep { next } else { at }));
        from = next;
        if out.len() & 0xFFFF == 0 && strained(1 << 16) {
            break;
        }
    }
    out
}

fn list(gil: &mut Gil, v: &Value, ranges: &[(usize, usize)]) -> Value {
    let items: HeapVec<Value> = ranges.iter().map(|(from, to)| small_part(gil, v, *from, *to)).collect();
    gil.new_list(items)
}

/// The number of splits that `maxsplit` allows.
pub fn limit(gil: &mut Gil, v: &Value) -> Result<usize> {
    Ok(usize::try_from(size(gil, v, -1)?).unwrap_or(usize::MAX))
}

/// The words of narrow text; the last one has all that is left behind `limit` splits.
fn narrow_words(gil: &Gil, source: &Text, limit: usize) -> HeapVec<Value> {
    let text = source.as_narrow().unwrap_or(&[]);
    let mut out = HeapVec::with_capacity((text.len() / 6 + 4).min(256));
    let (mut at, n) = (0, text.len());
    loop {
        while at < n && is_space(text[at] as u32) {
            at += 1;
        }
        if at == n {
            return out;
        }
        let from = at;
        if out.len() == limit {
            out.push(piece(gil, source, from..n));
            return out;
        }
        while at < n && !is_space(text[at] as u32) {
            at += 1;
        }
        out.push(piece(gil, source, from..at));
    }
}

/// What is between the places of a separator in narrow text, after at most `limit` splits.
fn narrow_split(gil: &Gil, source: &Text, sep: &[u8], limit: usize) -> HeapVec<Value> {
    let text = source.as_narrow().unwrap_or(&[]);
    let mut out = HeapVec::with_capacity((text.len() / 8 + 4).min(256));
    let mut at = 0;
    while out.len() < limit
        && let Some(found) = search::find_units(&text[at..], sep)
    {
        out.push(piece(gil, source, at..at + found));
        at += found + sep.len();
    }
    out.push(piece(gil, source, at..text.len()));
    out
}

/// Splits narrow text from the left; none when it is not that.
fn split_narrow(gil: &Gil, v: &Value, sep: &Value, limit: usize) -> Option<HeapVec<Value>> {
    let text = gil.get::<Text>(v).filter(|t| t.width() == 1)?;
    if sep.is_none() || sep.is_unbound() {
        return Some(narrow_words(gil, text, limit));
    }
    match gil.text(sep) {
        Some(TextData::One(sep)) if !sep.is_empty() => Some(narrow_split(gil, text, sep, limit)),
        _ => None,
    }
}

fn split_by(gil: &mut Gil, v: &Value, sep: &Value, maxsplit: &Value, right: bool) -> Result {
    let limit = limit(gil, maxsplit)?;
    // Many small strings are made at once.
    let len = data(gil, v).len();
    gil.spend_on(len)?;
    if len > 1 << 16 {
        let pieces = match gil.text(sep) {
            Some(s) if !s.is_empty() => search::count(data(gil, v), s) + 1,
            _ => len / 2,
        };
        gil.keep_going()?;
        if !has_memory(&[pieces.saturating_mul(2 * size_of::<Value>()), pieces.saturating_mul(32)]) {
            return Err(gil.memory_error());
        }
    }
    if !right && let Some(items) = split_narrow(gil, v, sep, limit) {
        return Ok(gil.new_list(items));
    }
    let text = data(gil, v);
    let found = if sep.is_none() || sep.is_unbound() {
        if right { words_right(text, limit, is_space) } else { words(text, limit, is_space) }
    } else {
        match gil.text(sep) {
            Some(s) if s.is_empty() => return Err(gil.value_error("empty separator")),
            Some(s) if right => ranges_right(text, s, limit),
            Some(s) => ranges(text, s, limit),
            None => return Err(not_a(gil, "must be str or None, not ", sep)),
        }
    };
    Ok(list(gil, v, &found))
}

/// `str.split(sep, maxsplit)`
pub fn split(gil: &mut Gil, v: &Value, sep: &Value, maxsplit: &Value) -> Result {
    split_by(gil, v, sep, maxsplit, false)
}

/// `str.rsplit(sep, maxsplit)`
pub fn rsplit(gil: &mut Gil, v: &Value, sep: &Value, maxsplit: &Value) -> Result {
    split_by(gil, v, sep, maxsplit, true)
}

/// `str.splitlines(keepends)`
pub fn splitlines(gil: &mut Gil, v: &Value, keepends: &Value) -> Result {
    let keep = match keepends.bound() {
        Some(k) => molt_call::truth(gil, k)?,
        None => false,
    };
    let found = lines(data(gil, v), keep, is_line_break);
    Ok(list(gil, v, &found))
}

fn checked_separator(gil: &mut Gil, sep: &Value) -> Result<usize> {
    match gil.text(sep).map(|s| s.len()) {
        Some(0) => Err(gil.value_error("empty separator")),
        Some(n) => Ok(n),
        None => Err(not_a(gil, "must be str, not ", sep)),
    }
}

fn three(gil: &Gil, v: &Value, at: usize, sep: &Value, n: usize) -> Value {
    let len = data(gil, v).len();
    let sep = if gil.is_exactly(sep, gil.ty(T::Str)) { sep.clone() } else { part(gil, v, at, at + n) };
    gil.alloc_tuple(gil.ty(T::Tuple), [small_part(gil, v, 0, at), sep, small_part(gil, v, at + n, len)])
}

/// `str.partition(sep)`
pub fn partition(gil: &mut Gil, v: &Value, sep: &Value) -> Result {
    let n = checked_separator(gil, sep)?;
    let (text, empty) = (data(gil, v), gil.name(N::Empty).clone());
    let found = search::find(text, data(gil, sep));
    gil.keep_going()?;
    let text = data(gil, v);
    Ok(match found {
        Some(at) => three(gil, v, at, sep, n),
        None => gil.alloc_tuple(gil.ty(T::Tuple), [part(gil, v, 0, text.len()), empty.clone(), empty]),
    })
}

/// `str.rpartition(sep)`
pub fn rpartition(gil: &mut Gil, v: &Value, sep: &Value) -> Result {
    let n = checked_separator(gil, sep)?;
    let (text, empty) = (data(gil, v), gil.name(N::Empty).clone());
    let found = search::rfind(text, data(gil, sep));
    gil.keep_going()?;
    let text = data(gil, v);
    Ok(match found {
        Some(at) => three(gil, v, at, sep, n),
        None => gil.alloc_tuple(gil.ty(T::Tuple), [empty.clone(), empty, part(gil, v, 0, text.len())]),
    })
}

/// As `stripped`, of units.
#[inline]
fn stripped_units<U: Unit>(units: &[U], left: bool, right: bool, drop: impl Fn(U) -> bool) -> (usize, usize) {
    let (mut from, mut to) = (0, units.len());
    while left && from < to && drop(units[from]) {
        from += 1;
    }
    while right && to > from && drop(units[to - 1]) {
        to -= 1;
    }
    (from, to)
}

/// The range that is left when code points of a kind are taken off the ends.
pub fn stripped(text: TextData<'_>, left: bool, right: bool, drop: impl Fn(u32) -> bool) -> (usize, usize) {
    with_units!(text, units => stripped_units(units, left, right, |c| drop(c.code())))
}

fn strip_by(gil: &mut Gil, v: &Value, chars: &Value, (left, right): (bool, bool), name: &str) -> Result {
    let text = data(gil, v);
    let (from, to) = if chars.is_none() || chars.is_unbound() {
        with_units!(text, units => stripped_units(units, left, right, |c| is_space(c.code())))
    } else {
        match gil.text(chars) {
            Some(set) => stripped(text, left, right, |c| set.chars().any(|s| s == c)),
            None => return Err(gil.type_error(format!("{name} arg must be None or str"))),
        }
    };
    Ok(part(gil, v, from, to))
}

/// `str.strip(chars)`
pub fn strip(gil: &mut Gil, v: &Value, chars: &Value) -> Result {
    strip_by(gil, v, chars, (true, true), "strip")
}
/// `str.lstrip(chars)`
pub fn lstrip(gil: &mut Gil, v: &Value, chars: &Value) -> Result {
    strip_by(gil, v, chars, (true, false), "lstrip")
}
/// `str.rstrip(chars)`
pub fn rstrip(gil: &mut Gil, v: &Value, chars: &Value) -> Result {
    strip_by(gil, v, chars, (false, true), "rstrip")
}

/// Whether a text begins (or ends) with another.
pub fn has_affix(text: TextData<'_>, affix: TextData<'_>, at_end: bool) -> bool {
    if affix.len() > text.len() {
        return false;
    }
    let from = if at_end { text.len() - affix.len() } else { 0 };
    molt_object::text::texts_equal(text.slice(from..from + affix.len()), affix)
}

/// `str.removeprefix(prefix)`
pub fn removeprefix(gil: &mut Gil, v: &Value, prefix: &Value) -> Result {
    let Some(p) = gil.text(prefix) else {
        return Err(bad_argument(gil, "removeprefix() argument must be str, not ", prefix));
    };
    let text = data(gil, v);
    let from = if has_affix(text, p, false) { p.len() } else { 0 };
    Ok(part(gil, v, from, text.len()))
}

/// `str.removesuffix(suffix)`
pub fn removesuffix(gil: &mut Gil, v: &Value, suffix: &Value) -> Result {
    let Some(s) = gil.text(suffix) else {
        return Err(bad_argument(gil, "removesuffix() argument must be str, not ", suffix));
    };
    let text = data(gil, v);
    let to = text.len() - if has_affix(text, s, true) { s.len() } else { 0 };
    Ok(part(gil, v, 0, to))
}
