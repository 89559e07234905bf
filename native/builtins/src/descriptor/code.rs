//! What code objects tell beyond their names: positions, the code objects in them, copies with other names.

use molt_abi::blob::FLAG_ITERABLE_COROUTINE;
use molt_call::iteration::iter;
use molt_object::*;
use molt_provenance::{Args, Gil, HeapVec, Result, Value};
use molt_state::{loader, positions};

/// All positions: there is one for each place that can fail, and `tb_lasti` is twice its number.
fn all_positions(gil: &mut Gil, code: &Value) -> Vec<CodePosition> {
    let _ = positions::position(gil, code, 0);
    gil.get::<Code>(code).map(|c| c.positions.clone()).unwrap_or_default()
}

/// `co_positions()`: line, end line, column, end column of each place.
pub fn co_positions(gil: &mut Gil, code: &Value) -> Result {
    let all = all_positions(gil, code);
    let items: HeapVec<Value> = all
        .iter()
        .map(|p| {
            let numbers = [p.line, p.end_line, p.col, p.end_col].map(|n| gil.new_int(n as i64));
            gil.tuple_of(&numbers)
        })
        .collect();
    let list = gil.new_list(items);
    iter(gil, &list)
}

/// `co_lines()`: from, to and the line of places in a row.
pub fn co_lines(gil: &mut Gil, code: &Value) -> Result {
    let mut runs: Vec<(i64, i64, i64)> = Vec::new();
    for (index, p) in all_positions(gil, code).iter().enumerate() {
        let (from, line) = (index as i64 * 2, p.line as i64);
        match runs.last_mut() {
            Some(run) if run.2 == line => run.1 = from + 2,
            _ => runs.push((from, from + 2, line)),
        }
    }
    let items: HeapVec<Value> = runs
        .into_iter()
        .map(|(from, to, line)| {
            let numbers = [from, to, line].map(|n| gil.new_int(n));
            gil.tuple_of(&numbers)
        })
        .collect();
    let list = gil.new_list(items);
    iter(gil, &list)
}

/// `co_consts`: the docstring or None, and the code objects of what is defined directly in this one. Other constants are part of the
/// compiled code.
pub fn co_consts(gil: &mut Gil, code: &Value) -> Result {
    let Some(c) = gil.get::<Code>(code) else { return Ok(Value::NONE) };
    let (doc, name, kind) = (c.doc.clone(), gil.to_rust(&c.qualname), c.kind);
    let prefix = match kind {
        CodeKind::Module => String::new(),
        CodeKind::Class => name + ".",
        _ => name + ".<locals>.",
    };
    let mut items = vec![doc];
    for other in loader::codes_beside(gil, code) {
        let Some(c) = gil.get::<Code>(&other) else { continue };
        let own = gil.to_rust(&c.qualname);
        if !other.is(code) && own.strip_prefix(prefix.as_str()).is_some_and(|rest| !rest.contains('.')) {
            items.push(other);
        }
    }
    Ok(gil.tuple_of(&items))
}

/// `replace(**changes)`: names, file, first line and whether generators can be awaited may be changed; other attributes have to be what they are.
pub fn replace(gil: &mut Gil, args: Args<'_>) -> Result {
    let code = args.values[0].clone();
    if args.positional().len() > 1 {
        return Err(gil.type_error("replace() takes no positional arguments"));
    }
    let Some(c) = gil.get::<Code>(&code) else { return Ok(Value::NONE) };
    let mut copy = c.clone();
    let names: Vec<Value> = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]).to_vec();
    for (name, value) in names.into_iter().zip(args.keyword_values().to_vec()) {
        let text = gil.to_rust(&name);
        match text.as_str() {
            "co_name" | "co_qualname" | "co_filename" if !gil.is_str(&value) => {
                let message = ["replace() argument '", &text, "' must be str, not %T"].concat();
                return Err(molt_call::types::type_error_of(gil, &message, &value));
            }
            "co_name" => copy.name = value,
            "co_qualname" => copy.qualname = value,
            "co_filename" => copy.filename = value,
            // Whether a generator's function makes what can be awaited.
            "co_flags" => {
                let flags = molt_call::index_i64(gil, &value, Exc::OverflowError)?;
                copy.flags &= !FLAG_ITERABLE_COROUTINE;
                if flags & 0x100 != 0 {
                    copy.flags |= FLAG_ITERABLE_COROUTINE;
                }
            }
            "co_firstlineno" if value.as_small_int().is_some() => {
                copy.positions = all_positions(gil, &code);
                copy.encoded_positions = Vec::new();
                copy.first_line = value.as_small_int().unwrap_or(1) as u32;
            }
            _ => {
                let now = molt_call::getattr(gil, &code, &name)?;
                if !molt_call::compare::same_or_equal(gil, &now, &value)? {
                    let message = format!(
                        "code.replace() with another {text} is not supported by Molt: compiled code cannot be changed"
                    );
                    return Err(gil.raise_text(Exc::NotImplementedError, &message));
                }
            }
        }
    }
    Ok(gil.alloc(gil.ty(T::Code), copy))
}
