//! `print` and `input`, through the native streams when `sys.stdout` and `sys.stdin` are those.

use molt_call::{call_method_named, is_instance_of, truth, type_name};
use molt_object::{Exc, N, Objects, Raise, Strings, T};
use molt_provenance::{Args, Gil, Result, Value};

use crate::module::stream;

/// What `print` was asked for beside the values.
struct Options {
    sep: Option<Value>,
    end: Option<Value>,
    file: Option<Value>,
    flush: bool,
}

fn options(gil: &mut Gil, args: Args<'_>) -> Result<Options> {
    let mut o = Options { sep: None, end: None, file: None, flush: false };
    let Some(names) = args.names else { return Ok(o) };
    let names: Vec<Value> = gil.tuple(names).unwrap_or(&[]).to_vec();
    for (name, value) in names.iter().zip(args.keyword_values()) {
        match gil.to_rust(name).as_str() {
            "sep" => o.sep = text_option(gil, value, "sep")?,
            "end" => o.end = text_option(gil, value, "end")?,
            "file" => o.file = Some(value.clone()).filter(|f| !f.is_none()),
            "flush" => o.flush = truth(gil, value)?,
            other => return Err(gil.type_error(format!("print() got an unexpected keyword argument '{other}'"))),
        }
    }
    Ok(o)
}

fn text_option(gil: &mut Gil, value: &Value, name: &str) -> Result<Option<Value>> {
    if value.is_none() {
        return Ok(None);
    }
    if !gil.is_str(value) {
        let message = format!("{name} must be None or a string, not {}", type_name(gil, value));
        return Err(gil.type_error(message));
    }
    Ok(Some(value.clone()))
}

pub(super) fn print(gil: &mut Gil, args: Args<'_>) -> Result {
    let o = options(gil, args)?;
    let file = match &o.file {
        Some(file) => file.clone(),
        None => match stream::standard(gil, N::Stdout) {
            Some(file) if file.is_none() => return Ok(Value::NONE),
            Some(file) => file,
            None => return Err(gil.runtime_error("lost sys.stdout")),
        },
    };
    if stream::is_native(gil, &file) {
        return print_native(gil, args.positional(), &o, &file);
    }
    for (i, value) in args.positional().iter().enumerate() {
        if i > 0 {
            let sep = o.sep.clone().unwrap_or_else(|| gil.new_str(" "));
            call_method_named(gil, &file, N::Write, &[sep])?;
        }
        let text = molt_call::str(gil, value)?;
        call_method_named(gil, &file, N::Write, &[text])?;
    }
    let end = o.end.clone().unwrap_or_else(|| gil.new_str("\n"));
    call_method_named(gil, &file, N::Write, &[end])?;
    if o.flush {
        call_method_named(gil, &file, N::Flush, &[])?;
    }
    Ok(Value::NONE)
}

fn print_native(gil: &mut Gil, values: &[Value], o: &Options, file: &Value) -> Result {
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            match &o.sep {
                None => stream::append(gil, file, b" "),
                Some(sep) => stream::append_text(gil, file, sep)?,
            }
        }
        if let Some(int) = value.as_small_int() {
            let mut digits = [0u8; 20];
            let at = crate::number::int::write_digits(int, &mut digits);
            stream::append(gil, file, &digits[at..]);
        } else if let Some(float) = value.as_float() {
            stream::append(gil, file, crate::number::float_text::float_text(float).as_bytes());
        } else {
            let text = molt_call::str(gil, value)?;
            stream::append_text(gil, file, &text)?;
        }
    }
    match &o.end {
        None => stream::append(gil, file, b"\n"),
        Some(end) => stream::append_text(gil, file, end)?,
    }
    stream::settle(gil, file, o.flush)?;
    Ok(Value::NONE)
}

pub(super) fn input(gil: &mut Gil, prompt: &Value) -> Result {
    let (Some(stdin), Some(stdout)) = (stream::standard(gil, N::Stdin), stream::standard(gil, N::Stdout)) else {
        return Err(gil.runtime_error("input(): lost sys.stdin or sys.stdout"));
    };
    if stdin.is_none() || stdout.is_none() {
        let which = if stdin.is_none() { "stdin" } else { "stdout" };
        return Err(gil.runtime_error(format!("input(): lost sys.{which}")));
    }
    if let Some(prompt) = prompt.bound() {
        let text = molt_call::str(gil, prompt)?;
        call_method_named(gil, &stdout, N::Write, &[text])?;
    }
    call_method_named(gil, &stdout, N::Flush, &[])?;
    let line = call_method_named(gil, &stdin, N::ReadLine, &[])?;
    if !is_instance_of(gil, &line, T::Str) {
        return Err(molt_call::type_error_of(gil, "object.readline() returned non-string (type %T)", &line));
    }
    let mut chars: Vec<u32> = gil.text(&line).map(|t| t.chars().collect()).unwrap_or_default();
    if chars.is_empty() {
        return Err(gil.raise_text(Exc::EOFError, "EOF when reading a line"));
    }
    if chars.last() == Some(&10) {
        chars.pop();
    }
    Ok(gil.new_str_from_chars(&chars))
}

pub(super) fn open(gil: &mut Gil, _args: Args<'_>) -> Result {
    Err(gil.raise_text(Exc::NotImplementedError, "files are not supported by Molt yet"))
}
