//! Matching of regular expressions: what CPython's module `re` compiles patterns to is run here. The classes of patterns and matches are Python's
//! (`packages/stdlib/src/python/_sre.py`).

use molt_call::index_clamped;
use molt_object::*;
use molt_provenance::{Bytes, Gil, HeapVec, Native, Result, TextData, Value};

use self::machine::{Machine, Outcome, Start};

mod charset;
mod code;
mod machine;

/// `_molt.regex_pack`
pub const PACK: MethodSpec = function(
    "regex_pack",
    Native::fixed2(pack),
    "(code, groups, /)",
    "The number of groups and the code of a pattern, as bytes.",
);

/// `_molt.regex_match`
pub const MATCH: MethodSpec = function(
    "regex_match",
    Native::fixed5(match_once),
    "(code, text, start, end, mode, /)",
    "The last group and the places of all groups, or None. Modes: 0 anywhere, 1 at the start, 2 the whole; 4 more: not empty at the start.",
);

/// `_molt.regex_scan`
pub const SCAN: MethodSpec = function(
    "regex_scan",
    Native::fixed5(scan),
    "(code, text, start, end, limit, /)",
    "The same for all matches, one behind the other in a list; no more than the limit if that is not 0.",
);

fn pack(gil: &mut Gil, code: &Value, groups: &Value) -> Result {
    let groups = index_clamped(gil, groups)?;
    let items = molt_call::collect(gil, code)?;
    let mut bytes = Vec::with_capacity(items.len() * 4 + 4);
    for word in core::iter::once(Some(groups)).chain(items.iter().map(|i| gil.int(i).and_then(|i| i.to_i64()))) {
        match word.and_then(|w| u32::try_from(w).ok()) {
            Some(word) => bytes.extend_from_slice(&word.to_le_bytes()),
            None => return Err(gil.raise_text(Exc::OverflowError, "regular expression code size limit exceeded")),
        }
    }
    if groups >= MAX_GROUPS || !bytes.ends_with(&code::op::SUCCESS.to_le_bytes()) {
        return Err(gil.raise_text(Exc::RuntimeError, "invalid SRE code"));
    }
    Ok(gil.new_bytes(&bytes))
}

/// Groups that a pattern can have.
const MAX_GROUPS: i64 = 1 << 24;

/// The words of a packed code.
fn unpack(gil: &mut Gil, code: &Value) -> Result<(usize, Vec<u32>)> {
    let Some(data) = gil.get::<Bytes>(code).map(Bytes::data).filter(|d| d.len() >= 4) else {
        return Err(gil.type_error("expected the code of a pattern"));
    };
    let mut words = data.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]));
    let groups = words.next().unwrap_or(0) as usize;
    Ok((groups.min(MAX_GROUPS as usize), words.collect()))
}

/// The characters that are searched.
fn subject<'a>(gil: &'a Gil, v: &'a Value) -> Option<TextData<'a>> {
    match gil.get::<Bytes>(v) {
        Some(b) => Some(TextData::One(b.data())),
        None => gil.text(v),
    }
}

/// A start or end within a text.
fn bound(gil: &mut Gil, v: &Value, len: usize) -> Result<usize> {
    Ok(index_clamped(gil, v)?.clamp(0, len as i64) as usize)
}

fn machine(gil: &mut Gil, code: &Value, text: &Value, start: &Value, end: &Value) -> Result<Machine> {
    let (groups, words) = unpack(gil, code)?;
    let Some(len) = subject(gil, text).map(|t| t.len()) else {
        return Err(molt_call::type_error_of(gil, "expected string or bytes-like object, got '%T'", text));
    };
    let end = bound(gil, end, len)?;
    let start = bound(gil, start, len)?;
    Ok(Machine::new(words, groups, start, end))
}

/// Runs a machine to the end, with looks for an interrupt.
fn run(gil: &mut Gil, machine: &mut Machine, text: &Value) -> Result<bool> {
    loop {
        let Some(data) = subject(gil, text) else { return Ok(false) };
        match machine.run(&data) {
            Outcome::Found => return Ok(true),
            Outcome::Missing => return Ok(false),
            Outcome::Paused => gil.spend(machine::FUEL)?,
            Outcome::TooMuch => return Err(gil.memory_error()),
        }
    }
}

fn match_once(gil: &mut Gil, code: &Value, text: &Value, start: &Value, end: &Value, mode: &Value) -> Result {
    let mode = mode.as_small_int().unwrap_or(0);
    let mut machine = machine(gil, code, text, start, end)?;
    machine.begin(match mode & 3 {
        0 => Start::Anywhere,
        1 => Start::Here,
        _ => Start::Whole,
    });
    machine.must_advance = mode & 4 != 0;
    if !run(gil, &mut machine, text)? {
        return Ok(Value::NONE);
    }
    let items = machine.places().map(Value::int32).collect();
    Ok(gil.new_tuple(items))
}

fn scan(gil: &mut Gil, code: &Value, text: &Value, start: &Value, end: &Value, limit: &Value) -> Result {
    let mut limit = index_clamped(gil, limit)?.max(0);
    if limit == 0 {
        limit = i64::MAX;
    }
    let mut machine = machine(gil, code, text, start, end)?;
    let mut found = HeapVec::new();
    while limit > 0 && machine.start <= machine.end {
        machine.begin(Start::Anywhere);
        if !run(gil, &mut machine, text)? {
            break;
        }
        for place in machine.places() {
            if !found.try_push(Value::int32(place)) {
                return Err(gil.memory_error());
            }
        }
        machine.follow();
        limit -= 1;
    }
    Ok(gil.new_list(found))
}
