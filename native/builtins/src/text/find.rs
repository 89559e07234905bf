//! Searching and replacing: `find`, `index`, `count`, `replace`, `startswith`, `endswith`.

use molt_object::{Known, Objects, Raise, Strings, T};
use molt_provenance::tail::fits;
use molt_provenance::{Gil, Raised, Result, TextData, Value, given_up, strained};

use super::bounds::{bounds, size};
use super::parts::{has_affix, part};
use super::search;
use super::units::{Buffer, Filler, Unit, bad_argument, check_len, data, with_same_units};

/// TypeError for an argument that is no string.
pub fn argument_error(gil: &mut Gil, method: &str, number: u32, v: &Value) -> Raised {
    bad_argument(gil, &format!("{method}() argument {number} must be str, not "), v)
}

/// Where a string is in a range of another, by its first or last place.
fn place(gil: &mut Gil, args: [&Value; 4], method: &str, last: bool) -> Result<Option<usize>> {
    let [v, sub, start, end] = args;
    if gil.text(sub).is_none() {
        return Err(argument_error(gil, method, 1, sub));
    }
    let len = data(gil, v).len();
    let Some((from, to)) = bounds(gil, start, end, len)? else { return Ok(None) };
    let (hay, needle) = (data(gil, v).slice(from..to), data(gil, sub));
    let found = if last { search::rfind(hay, needle) } else { search::find(hay, needle) };
    gil.keep_going()?;
    Ok(found.map(|at| at + from))
}

fn or_minus_one(at: Option<usize>) -> Result {
    Ok(at.map_or(Value::int32(-1), |at| Value::int32(at as i32)))
}

fn or_error(gil: &mut Gil, at: Option<usize>) -> Result {
    match at {
        Some(at) => Ok(Value::int32(at as i32)),
        None => Err(gil.value_error("substring not found")),
    }
}

/// `str.find(sub, start, end)`
pub fn find(gil: &mut Gil, v: &Value, sub: &Value, start: &Value, end: &Value) -> Result {
    or_minus_one(place(gil, [v, sub, start, end], "find", false)?)
}
/// `str.rfind(sub, start, end)`
pub fn rfind(gil: &mut Gil, v: &Value, sub: &Value, start: &Value, end: &Value) -> Result {
    or_minus_one(place(gil, [v, sub, start, end], "rfind", true)?)
}
/// `str.index(sub, start, end)`
pub fn index(gil: &mut Gil, v: &Value, sub: &Value, start: &Value, end: &Value) -> Result {
    let at = place(gil, [v, sub, start, end], "index", false)?;
    or_error(gil, at)
}
/// `str.rindex(sub, start, end)`
pub fn rindex(gil: &mut Gil, v: &Value, sub: &Value, start: &Value, end: &Value) -> Result {
    let at = place(gil, [v, sub, start, end], "rindex", true)?;
    or_error(gil, at)
}

/// `str.count(sub, start, end)`
pub fn count(gil: &mut Gil, v: &Value, sub: &Value, start: &Value, end: &Value) -> Result {
    if gil.text(sub).is_none() {
        return Err(argument_error(gil, "count", 1, sub));
    }
    let len = data(gil, v).len();
    gil.spend_on(len)?;
    let n = match bounds(gil, start, end, len)? {
        Some((from, to)) => search::count(data(gil, v).slice(from..to), data(gil, sub)),
        None => 0,
    };
    gil.keep_going()?;
    Ok(Value::int32(n as i32))
}

fn affixed(gil: &mut Gil, args: [&Value; 4], name: &str, at_end: bool) -> Result {
    let [v, affix, start, end] = args;
    let len = data(gil, v).len();
    let range = bounds(gil, start, end, len)?;
    let matches = |gil: &Gil, affix: TextData<'_>| {
        range.is_some_and(|(from, to)| has_affix(data(gil, v).slice(from..to), affix, at_end))
    };
    if let Some(a) = gil.text(affix) {
        return Ok(Value::bool(matches(gil, a)));
    }
    let Some(choices) = gil.tuple(affix) else {
        let message =
            format!("{name} first arg must be str or a tuple of str, not {}", molt_call::type_name(gil, affix));
        return Err(gil.type_error(message));
    };
    for choice in choices {
        match gil.text(choice) {
            Some(a) if matches(gil, a) => return Ok(Value::TRUE),
            Some(_) => {}
            None => {
                let message =
                    format!("tuple for {name} must only contain str, not {}", molt_call::type_name(gil, choice));
                return Err(gil.type_error(message));
            }
        }
    }
    Ok(Value::FALSE)
}

/// `str.startswith(prefix, start, end)`
pub fn startswith(gil: &mut Gil, v: &Value, prefix: &Value, start: &Value, end: &Value) -> Result {
    affixed(gil, [v, prefix, start, end], "startswith", false)
}
/// `str.endswith(suffix, start, end)`
pub fn endswith(gil: &mut Gil, v: &Value, suffix: &Value, start: &Value, end: &Value) -> Result {
    affixed(gil, [v, suffix, start, end], "endswith", true)
}

/// What became of a text in which something was to be replaced.
enum Replaced {
    All(Value),
    Nothing,
    TooLong,
}

/// Replaces in narrow text, up to `limit` times; `old` is not empty.
fn replace_narrow(gil: &Gil, text: &[u8], old: &[u8], new: &[u8], limit: usize) -> Replaced {
    let ty = gil.ty(T::Str);
    if let ([a], [b]) = (old, new)
        && limit >= text.len()
    {
        if <u8 as Unit>::find_unit(text, *a).is_none() {
            return Replaced::Nothing;
        }
        return Replaced::All(gil.make_narrow(ty, text.len(), |out| {
            for (to, c) in out.iter_mut().zip(text) {
                *to = if c == a { *b } else { *c };
            }
        }));
    }
    // The first places are remembered, the others looked for again when the length is known.
    let (mut places, mut n, mut at) = ([0usize; 8], 0, 0);
    while n < limit
        && let Some(found) = search::find_units(&text[at..], old)
    {
        if let Some(place) = places.get_mut(n) {
            *place = at + found;
        }
        at += found + old.len();
        n += 1;
        if n & 0xFFFF == 0 && strained(0xFFFF) {
            break;
        }
    }
    if n == 0 || given_up() {
        return Replaced::Nothing;
    }
    let kept = text.len() - n * old.len();
    let Some(len) = n.checked_mul(new.len()).map(|added| added.saturating_add(kept)).filter(|n| fits(*n)) else {
        return Replaced::TooLong;
    };
    Replaced::All(gil.make_narrow(ty, len, |out| {
        let mut out = Filler::new(out);
        let mut at = 0;
        for i in 0..n {
            let next = match places.get(i) {
                Some(place) => *place,
                None => at + search::find_units(&text[at..], old).unwrap_or(0),
            };
            out.put(&text[at..next]);
            out.put(new);
            at = next + old.len();
        }
        out.put(&text[at..]);
    }))
}

/// `str.replace(old, new, count)`
pub fn replace(gil: &mut Gil, v: &Value, old: &Value, new: &Value, count: &Value) -> Result {
    for (i, arg) in [old, new].into_iter().enumerate() {
        if gil.text(arg).is_none() {
            return Err(argument_error(gil, "replace", i as u32 + 1, arg));
        }
    }
    let limit = usize::try_from(size(gil, count, -1)?).unwrap_or(usize::MAX);
    gil.spend_on(data(gil, v).len())?;
    let (text, from, to) = (data(gil, v), data(gil, old), data(gil, new));
    let len = text.len();
    if limit == 0 || from.len() > len || (from.is_empty() && to.is_empty()) {
        return Ok(part(gil, v, 0, len));
    }
    if let (TextData::One(t), TextData::One(a), TextData::One(b)) = (text, from, to)
        && !a.is_empty()
    {
        let replaced = replace_narrow(gil, t, a, b, limit);
        gil.keep_going()?;
        return match replaced {
            Replaced::All(text) => Ok(text),
            Replaced::Nothing => Ok(part(gil, v, 0, len)),
            Replaced::TooLong => Err(gil.memory_error()),
        };
    }
    if to.len() > from.len() {
        let n = if from.is_empty() { len + 1 } else { search::count(text, from) }.min(limit);
        let (total, width) =
            (n.saturating_mul(to.len() - from.len()).saturating_add(len), text.width().max(to.width()));
        check_len(gil, total, width)?;
    }
    let (text, from, to) = (data(gil, v), data(gil, old), data(gil, new));
    let mut out = Buffer::with_capacity(len);
    if from.is_empty() {
        for i in 0..len {
            if i < limit {
                out.push_data(to);
            }
            out.push(text.at(i));
        }
        if len < limit {
            out.push_data(to);
        }
        return Ok(out.finish(gil));
    }
    let (mut at, mut n) = (0, 0);
    with_same_units!(text, from, |hay, needle| Unit::each_match(hay, needle, &mut |next| {
        out.push_data(text.slice(at..next));
        out.push_data(to);
        at = next + needle.len();
        n += 1;
        n < limit
    }), else {});
    if n == 0 {
        return Ok(part(gil, v, 0, len));
    }
    out.push_data(text.slice(at..len));
    Ok(out.finish(gil))
}
