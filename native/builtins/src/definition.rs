//! `def` and `class`: functions and classes from compiled code.

use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, At, Gil, Result, Value};

use crate::descriptor::function::{FunctionParts, new_function};
use crate::namespace::current_globals;

fn or_none(v: &Value) -> Value {
    v.bound().cloned().unwrap_or(Value::NONE)
}

/// Makes a function with captured cells from memory.
pub fn make_function(
    gil: &mut Gil,
    code: &Value,
    at: At,
    count: u32,
    defaults: &Value,
    kwdefaults: &Value,
    annotate: &Value,
) -> Result {
    let closure = at.lend(gil, count, |_, cells| cells.iter().cloned().collect());
    let globals = current_globals(gil);
    let parts = FunctionParts {
        code: code.clone(),
        globals,
        closure,
        defaults: or_none(defaults),
        kwdefaults: or_none(kwdefaults),
        annotate: or_none(annotate),
    };
    new_function(gil, parts)
}

/// Makes a class: `body` is its function, the arguments in memory are its name, its bases and the values of keywords.
pub fn build_class(gil: &mut Gil, body: &Value, at: At, count: u32, names: &Value) -> Result {
    at.lend(gil, count, |gil, args| {
        let name = args[0].clone();
        let args = Args::new(gil, &args[1..], names);
        crate::class::build::build_class(gil, body, name, args)
    })
}

/// The built-in `__build_class__(body, name, *bases, **keywords)`.
pub fn build_class_function(gil: &mut Gil, args: Args<'_>) -> Result {
    let [body, name, ..] = args.positional() else {
        return Err(gil.type_error("__build_class__: not enough arguments"));
    };
    let rest = Args { values: &args.values[2..], names: args.names, keywords: args.keywords };
    crate::class::build::build_class(gil, body, name.clone(), rest)
}

/// Values that a class pattern takes from a subject: a tuple, or None when it does not match.
pub fn match_class(gil: &mut Gil, subject: &Value, class: &Value, count: u32, names: &Value) -> Result {
    if !is_type(gil, class) {
        return Err(gil.type_error("called match pattern must be a class"));
    }
    if !crate::function::is_instance(gil, subject, class)? {
        return Ok(Value::NONE);
    }
    let mut values = Vec::new();
    let mut seen: Vec<Value> = Vec::new();
    let count = count as usize;
    if count > 0 {
        let match_args = gil.name(N::MatchArgs).clone();
        let declared = molt_call::getattr_opt(gil, class, &match_args)?;
        let names: Vec<Value> = match &declared {
            Some(d) => match gil.tuple(d) {
                Some(items) => items.to_vec(),
                None => {
                    let message = format!(
                        "{}.__match_args__ must be a tuple (got {})",
                        name_of_type(gil, class),
                        type_name(gil, d)
                    );
                    return Err(gil.type_error(message));
                }
            },
            None => Vec::new(),
        };
        let matches_self = declared.is_none() && type_data(gil, class).is_some_and(|d| d.match_flags & MATCH_SELF != 0);
        let allowed = if matches_self { 1 } else { names.len() };
        if count > allowed {
            let s = if allowed == 1 { "" } else { "s" };
            let message =
                format!("{}() accepts {allowed} positional sub-pattern{s} ({count} given)", name_of_type(gil, class));
            return Err(gil.type_error(message));
        }
        if matches_self {
            values.push(subject.clone());
        } else {
            for name in names.iter().take(count) {
                if !gil.is_str(name) {
                    return Err(type_error_of(gil, "__match_args__ elements must be strings (got %T)", name));
                }
                let name = gil.intern_value(name);
                if seen.iter().any(|s| s.is(&name)) {
                    return Err(duplicate(gil, class, &name));
                }
                match molt_call::getattr_opt(gil, subject, &name)? {
                    Some(v) => values.push(v),
                    None => return Ok(Value::NONE),
                }
                seen.push(name);
            }
        }
    }
    for name in gil.tuple(names).unwrap_or(&[]).to_vec() {
        if seen.iter().any(|s| s.is(&name)) {
            return Err(duplicate(gil, class, &name));
        }
        match molt_call::getattr_opt(gil, subject, &name)? {
            Some(v) => values.push(v),
            None => return Ok(Value::NONE),
        }
        seen.push(name);
    }
    Ok(gil.new_tuple(values))
}

fn duplicate(gil: &mut Gil, class: &Value, name: &Value) -> molt_provenance::Raised {
    let message =
        format!("{}() got multiple sub-patterns for attribute '{}'", name_of_type(gil, class), gil.to_rust(name));
    gil.type_error(message)
}
