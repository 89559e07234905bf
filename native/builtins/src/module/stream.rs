//! Standard streams: text over the host's file descriptors 0, 1 and 2, buffered here so that a line of output costs no call of the host.

use molt_call::find_in_dict;
use molt_object::{
    Exc, GetSetSpec, Known, MethodSpec, N, Numbers, Raise, Strings, T, TypeSlots, TypeSpec, getter, method,
};
use molt_provenance::{Gil, HeapVec, Native, Payload, Raised, Result, TextData, Tracer, VTable, Value};
use molt_state::{State, host};

/// A standard stream.
pub struct TextFile {
    /// 0, 1 or 2.
    pub fd: u8,
    /// `write` was called, the host was not.
    pub pending: Vec<u8>,
    /// Whether every line is handed on at once.
    pub line_buffered: bool,
    /// Whether `close` was called.
    pub closed: bool,
    /// `buffer`, or unbound.
    pub buffer: Value,
}
impl Payload for TextFile {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.buffer);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.buffer));
    }
}

/// Output is handed on at the latest when this much of it waits.
const LARGE: usize = 1 << 13;

/// `io.TextIOWrapper` as far as the standard streams are one.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "A standard text stream.",
    slots: TypeSlots { repr: Some(repr), iter: Some(iter), next: Some(next), ..TypeSlots::NONE },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::new(T::TextFile, VTable::of::<TextFile>())
};

static METHODS: &[MethodSpec] = &[
    method("write", Native::fixed2(write), "(text, /)", "Write string s to stream."),
    method("writelines", Native::fixed2(write_lines), "(lines, /)", "Write a list of lines to stream."),
    method("flush", Native::fixed1(flush_method), "()", "Flush write buffers, if applicable."),
    method("read", Native::fixed2(read), "(size=-1, /)", "Read at most size characters from stream."),
    method("readline", Native::fixed2(read_line), "(size=-1, /)", "Read until newline or EOF."),
    method("readlines", Native::fixed2(read_lines), "(hint=-1, /)", "Return a list of lines from the stream."),
    method("isatty", Native::fixed1(is_terminal), "()", "Return whether this is an interactive stream."),
    method("fileno", Native::fixed1(fileno), "()", "Return underlying file descriptor if one exists."),
    method("readable", Native::fixed1(readable), "()", "Return whether the stream supports reading."),
    method("writable", Native::fixed1(writable), "()", "Return whether the stream supports writing."),
    method("seekable", Native::fixed1(seekable), "()", "Return whether the stream supports seeking."),
    method("close", Native::fixed1(close), "()", "Flush and close the stream."),
    method(
        "reconfigure",
        Native::Variadic(reconfigure),
        "(*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
        "Reconfigure the text stream with new parameters.",
    ),
    method("__enter__", Native::fixed1(enter), "()", ""),
    method("__exit__", Native::fixed4(exit), "(type=None, value=None, traceback=None, /)", ""),
];

static GETSET: &[GetSetSpec] = &[
    getter("name", |gil, v| Ok(gil.new_str(name_of(fd(gil, v)))), ""),
    getter("mode", |gil, v| Ok(gil.new_str(if fd(gil, v) == 0 { "r" } else { "w" })), ""),
    getter("encoding", |gil, _| Ok(gil.new_str("utf-8")), ""),
    getter("errors", |gil, v| Ok(gil.new_str(if fd(gil, v) == 2 { "backslashreplace" } else { "strict" })), ""),
    getter("buffer", buffer, "the bytes under the stream"),
    getter("newlines", |_, _| Ok(Value::NONE), ""),
    getter("line_buffering", |gil, v| Ok(Value::bool(gil.get::<TextFile>(v).is_some_and(|f| f.line_buffered))), ""),
    getter("closed", |gil, v| Ok(Value::bool(gil.get::<TextFile>(v).is_some_and(|f| f.closed))), ""),
];

fn buffer(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.get::<TextFile>(v).and_then(|f| f.buffer.bound().cloned()).unwrap_or(Value::NONE))
}

/// Gives a stream its `buffer`, of a type that `binary_stream` made.
pub(super) fn set_buffer(gil: &mut Gil, file: &Value, ty: &Value) {
    let binary = gil.alloc(ty, super::binary_stream::BinaryFile { text: file.clone() });
    if let Some(f) = gil.get_mut::<TextFile>(file) {
        f.buffer = binary;
    }
}

fn name_of(fd: u8) -> &'static str {
    ["<stdin>", "<stdout>", "<stderr>"][(fd as usize).min(2)]
}

fn fd(gil: &Gil, v: &Value) -> u8 {
    gil.get::<TextFile>(v).map_or(0, |f| f.fd)
}

/// A standard stream.
pub fn new_stream(gil: &mut Gil, fd: u8) -> Value {
    let terminal = gil.state().config.terminals & (1 << fd) != 0;
    let file =
        TextFile { fd, pending: Vec::new(), line_buffered: terminal || fd == 2, closed: false, buffer: Value::UNBOUND };
    gil.alloc(gil.ty(T::TextFile), file)
}

/// Takes over what the host says about terminals.
pub(super) fn configure(gil: &mut Gil, file: &Value) {
    let terminals = gil.state().config.terminals;
    if let Some(f) = gil.get_mut::<TextFile>(file) {
        f.line_buffered = f.fd == 2 || terminals & (1 << f.fd) != 0;
    }
}

/// What `sys.stdin`, `sys.stdout` or `sys.stderr` is; `None` when the name was deleted.
pub fn standard(gil: &Gil, name: N) -> Option<Value> {
    find_in_dict(gil, &gil.state().sys, gil.name(name))
}

/// Whether a value is an open native stream for output.
#[inline]
pub fn is_native(gil: &Gil, file: &Value) -> bool {
    gil.get::<TextFile>(file).is_some_and(|f| f.fd != 0 && !f.closed)
}

/// Appends bytes to what waits. `settle` has to follow.
#[inline]
pub fn append(gil: &mut Gil, file: &Value, bytes: &[u8]) {
    if let Some(f) = gil.get_mut::<TextFile>(file) {
        f.pending.extend_from_slice(bytes);
    }
}

/// Appends a string as UTF-8. A lone surrogate is an error on standard output and an escape on standard error.
pub fn append_text(gil: &mut Gil, file: &Value, text: &Value) -> Result<()> {
    // The bytes are moved out of the stream while the string is looked at.
    let Some(f) = gil.get_mut::<TextFile>(file) else { return Ok(()) };
    let escapes = f.fd == 2;
    let mut bytes = core::mem::take(&mut f.pending);
    let before = bytes.len();
    let failed = match gil.text(text) {
        Some(data) => encode(data, escapes, &mut bytes),
        None => None,
    };
    if failed.is_some() {
        bytes.truncate(before);
    }
    if let Some(f) = gil.get_mut::<TextFile>(file) {
        f.pending = bytes;
    }
    match failed {
        None => Ok(()),
        Some(at) => Err(surrogate_error(gil, text, at)),
    }
}

/// Appends UTF-8; answers the index of the first character that has none, unless it is escaped.
fn encode(data: TextData<'_>, escapes: bool, bytes: &mut Vec<u8>) -> Option<usize> {
    if let TextData::One(d) = data
        && d.is_ascii()
    {
        bytes.extend_from_slice(d);
        return None;
    }
    let mut buffer = [0; 4];
    for (at, c) in data.chars().enumerate() {
        match char::from_u32(c) {
            Some(c) => bytes.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes()),
            None if escapes => bytes.extend_from_slice(format!("\\u{c:04x}").as_bytes()),
            None => return Some(at),
        }
    }
    None
}

/// The error for a string that UTF-8 does not have, from the code point at `at` on.
pub(crate) fn surrogate_error(gil: &mut Gil, text: &Value, at: usize) -> Raised {
    let end =
        gil.text(text).map_or(at + 1, |t| at + t.chars().skip(at).take_while(|c| (0xD800..0xE000).contains(c)).count());
    let class = Exc::UnicodeEncodeError;
    crate::text::codec_errors::raise(gil, class, "utf-8", text.clone(), (at, end), "surrogates not allowed")
}

/// Hands on what should not wait: everything when asked for or when there is much, complete lines of a line-buffered stream.
pub fn settle(gil: &mut Gil, file: &Value, flush: bool) -> Result<()> {
    let Some(f) = gil.get::<TextFile>(file) else { return Ok(()) };
    if flush {
        return flush_stream(gil, file);
    }
    if f.pending.len() >= LARGE || (f.line_buffered && f.pending.contains(&b'\n')) {
        hand_on(gil, file)?;
    }
    Ok(())
}

fn hand_on(gil: &mut Gil, file: &Value) -> Result<()> {
    let Some(f) = gil.get_mut::<TextFile>(file) else { return Ok(()) };
    if f.pending.is_empty() {
        return Ok(());
    }
    let (fd, mut bytes) = (f.fd, core::mem::take(&mut f.pending));
    let written = host::write(gil, fd, &bytes);
    // The memory serves the next lines, unless the host printed something meanwhile.
    bytes.clear();
    if let Some(f) = gil.get_mut::<TextFile>(file)
        && f.pending.is_empty()
    {
        f.pending = bytes;
    }
    written.map_err(|e| e.raise(gil))
}

/// Hands everything on and has the host write it out.
pub fn flush_stream(gil: &mut Gil, file: &Value) -> Result<()> {
    let Some(f) = gil.get::<TextFile>(file) else { return Ok(()) };
    let fd = f.fd;
    if fd == 0 {
        return Ok(());
    }
    hand_on(gil, file)?;
    host::flush(gil, fd).map_err(|e| e.raise(gil))
}

/// Writes out everything that waits in the standard streams, the ones that `sys` began with included.
pub fn flush_all(gil: &mut Gil) -> Result<()> {
    let sys = gil.state().sys.clone();
    for name in ["__stdout__", "__stderr__"] {
        if let Some(file) = molt_call::mapping::get_str(gil, &sys, name) {
            flush_stream(gil, &file)?;
        }
    }
    for name in [N::Stdout, N::Stderr] {
        match standard(gil, name) {
            Some(file) if gil.get::<TextFile>(&file).is_some() => flush_stream(gil, &file)?,
            Some(file) if !file.is_none() => {
                molt_call::call_method_named(gil, &file, N::Flush, &[])?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Writes a text to standard error (1: output), whatever `sys` holds; for messages of the runtime itself.
pub fn write_raw(gil: &mut Gil, fd: u8, text: &str) -> Result<()> {
    host::write(gil, fd, text.as_bytes()).map_err(|e| e.raise(gil))
}

fn repr(gil: &mut Gil, v: &Value) -> Result {
    let fd = fd(gil, v);
    let mode = if fd == 0 { "r" } else { "w" };
    Ok(gil.new_str(&format!("<_io.TextIOWrapper name='{}' mode='{mode}' encoding='utf-8'>", name_of(fd))))
}

fn check_open(gil: &mut Gil, v: &Value) -> Result<()> {
    match gil.get::<TextFile>(v) {
        Some(f) if f.closed => Err(gil.value_error("I/O operation on closed file.")),
        _ => Ok(()),
    }
}

fn write(gil: &mut Gil, v: &Value, text: &Value) -> Result {
    if !gil.is_str(text) {
        return Err(molt_call::type_error_of(gil, "write() argument must be str, not %T", text));
    }
    check_open(gil, v)?;
    if fd(gil, v) == 0 {
        return Err(unsupported_operation(gil, "not writable"));
    }
    append_text(gil, v, text)?;
    settle(gil, v, false)?;
    let count = gil.text(text).map_or(0, |t| t.len());
    Ok(gil.new_int(count as i64))
}

/// `io.UnsupportedOperation` is both an `OSError` and a `ValueError`; there is no module `io` that would export it.
fn unsupported_operation(gil: &mut Gil, text: &str) -> Raised {
    gil.raise_text(Exc::OSError, text)
}

fn write_lines(gil: &mut Gil, v: &Value, lines: &Value) -> Result {
    molt_call::for_each(gil, lines, |gil, line| write(gil, v, &line).map(|_| true))?;
    Ok(Value::NONE)
}

fn flush_method(gil: &mut Gil, v: &Value) -> Result {
    check_open(gil, v)?;
    flush_stream(gil, v)?;
    Ok(Value::NONE)
}

fn check_readable(gil: &mut Gil, v: &Value) -> Result<()> {
    check_open(gil, v)?;
    if fd(gil, v) != 0 { Err(unsupported_operation(gil, "not readable")) } else { Ok(()) }
}

pub(super) fn limit(gil: &mut Gil, size: &Value) -> Result<Option<u32>> {
    match size.bound() {
        Some(n) if !n.is_none() => Ok(u32::try_from(molt_call::index_i64(gil, n, Exc::OverflowError)?).ok()),
        _ => Ok(None),
    }
}

/// Decodes input: UTF-8, line breaks as they are.
fn decode(gil: &mut Gil, bytes: Vec<u8>) -> Result {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(gil.new_str(&text)),
        Err(e) => {
            // Undecodable bytes become lone surrogates, as with the error handler of standard input.
            let mut chars = Vec::new();
            for chunk in e.as_bytes().utf8_chunks() {
                chars.extend(chunk.valid().chars().map(u32::from));
                chars.extend(chunk.invalid().iter().map(|b| 0xDC00 + *b as u32));
            }
            Ok(gil.new_str_from_chars(&chars))
        }
    }
}

fn read(gil: &mut Gil, v: &Value, size: &Value) -> Result {
    check_readable(gil, v)?;
    let limit = limit(gil, size)?;
    match host::read(gil, 0, limit) {
        Ok(mut bytes) => {
            complete_character(gil, &mut bytes, limit.is_some())?;
            decode(gil, bytes)
        }
        Err(e) => Err(e.raise(gil)),
    }
}

/// A limit counts bytes at the host: fetches the rest of a character that was cut.
fn complete_character(gil: &mut Gil, bytes: &mut Vec<u8>, limited: bool) -> Result<()> {
    let needed = if limited { missing_bytes(bytes) } else { 0 };
    for _ in 0..needed {
        match host::read(gil, 0, Some(1)) {
            Ok(more) if more.is_empty() => break,
            Ok(more) => bytes.extend(more),
            Err(e) => return Err(e.raise(gil)),
        }
    }
    Ok(())
}

/// How many bytes of the last character are missing.
fn missing_bytes(bytes: &[u8]) -> usize {
    for (back, b) in bytes.iter().rev().take(4).enumerate() {
        let length = match b {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            0x80..=0xBF => continue,
            _ => return 0,
        };
        return (length as usize).saturating_sub(back + 1);
    }
    0
}

fn one_line(gil: &mut Gil, limit: Option<u32>) -> Result {
    match host::read_line(gil, 0, limit) {
        Ok(mut bytes) => {
            complete_character(gil, &mut bytes, limit.is_some())?;
            decode(gil, bytes)
        }
        Err(e) => Err(e.raise(gil)),
    }
}

fn read_line(gil: &mut Gil, v: &Value, size: &Value) -> Result {
    check_readable(gil, v)?;
    let limit = limit(gil, size)?;
    one_line(gil, limit)
}

fn read_lines(gil: &mut Gil, v: &Value, _hint: &Value) -> Result {
    use molt_object::Objects;
    check_readable(gil, v)?;
    let mut lines = HeapVec::new();
    loop {
        let line = one_line(gil, None)?;
        if gil.text(&line).is_none_or(|t| t.is_empty()) {
            return Ok(gil.new_list(lines));
        }
        lines.push(line);
    }
}

fn iter(gil: &mut Gil, v: &Value) -> Result {
    check_open(gil, v)?;
    Ok(v.clone())
}

fn next(gil: &mut Gil, v: &Value) -> Result<Option<Value>> {
    check_readable(gil, v)?;
    let line = one_line(gil, None)?;
    Ok(if gil.text(&line).is_none_or(|t| t.is_empty()) { None } else { Some(line) })
}

pub(super) fn is_terminal(gil: &mut Gil, v: &Value) -> Result {
    check_open(gil, v)?;
    let fd = fd(gil, v);
    Ok(Value::bool(gil.state().config.terminals & (1 << fd) != 0))
}

fn fileno(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::int32(fd(gil, v) as i32))
}

fn readable(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(fd(gil, v) == 0))
}

fn writable(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(fd(gil, v) != 0))
}

fn seekable(_gil: &mut Gil, _v: &Value) -> Result {
    Ok(Value::FALSE)
}

fn close(gil: &mut Gil, v: &Value) -> Result {
    flush_stream(gil, v)?;
    if let Some(f) = gil.get_mut::<TextFile>(v) {
        f.closed = true;
    }
    Ok(Value::NONE)
}

fn reconfigure(gil: &mut Gil, args: molt_provenance::Args<'_>) -> Result {
    use molt_object::Objects;
    let Some(stream) = args.values.first() else { return Ok(Value::NONE) };
    let names: Vec<Value> = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]).to_vec();
    for (name, value) in names.iter().zip(args.keyword_values()) {
        match gil.to_rust(name).as_str() {
            "line_buffering" if !value.is_none() => {
                let on = molt_call::truth(gil, value)?;
                if let Some(f) = gil.get_mut::<TextFile>(stream) {
                    f.line_buffered = on;
                }
            }
            "encoding" if !value.is_none() => {
                let wanted = gil.to_rust(value).to_ascii_lowercase();
                if wanted != "utf-8" && wanted != "utf8" {
                    return Err(gil.unsupported("a standard stream in another encoding than UTF-8"));
                }
            }
            "line_buffering" | "encoding" | "errors" | "newline" | "write_through" => {}
            other => {
                let message = format!("TextIOWrapper.reconfigure() got an unexpected keyword argument '{other}'");
                return Err(gil.type_error(message));
            }
        }
    }
    Ok(Value::NONE)
}

fn enter(gil: &mut Gil, v: &Value) -> Result {
    check_open(gil, v)?;
    Ok(v.clone())
}

fn exit(gil: &mut Gil, v: &Value, _type: &Value, _value: &Value, _traceback: &Value) -> Result {
    close(gil, v)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_is_missing_of_a_character() {
        assert_eq!(missing_bytes(b"abc"), 0);
        assert_eq!(missing_bytes("é".as_bytes()), 0);
        assert_eq!(missing_bytes(&"é".as_bytes()[..1]), 1);
        assert_eq!(missing_bytes(&"€".as_bytes()[..1]), 2);
        assert_eq!(missing_bytes(&"😀".as_bytes()[..3]), 1);
    }
}
