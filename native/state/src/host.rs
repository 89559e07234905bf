//! What the core asks of JavaScript: one typed function per host call of `wit/molt-runtime.wit` (interface `host`). The numbers in
//! [`op`] are the order of the calls there; a test of `packages/wasm-host` compares them.

use molt_object::{Exc, Exception, Numbers, Objects, Raise, Strings};
use molt_provenance::{Gil, Raised, Value};

use crate::wire::{Malformed, Reader, Writer};

/// Numbers of the host calls.
#[allow(missing_docs)]
pub mod op {
    pub const WRITE: u32 = 1;
    pub const FLUSH: u32 = 2;
    pub const READ_LINE: u32 = 3;
    pub const READ: u32 = 4;
    pub const FIND_MODULE: u32 = 5;
    pub const COMPILE: u32 = 6;
    pub const RANDOM: u32 = 7;
    pub const SLEEP: u32 = 8;
    pub const SOURCE_LINE: u32 = 9;
    pub const GET_ENV: u32 = 10;
    pub const READ_FILE: u32 = 11;
    pub const WRITE_FILE: u32 = 12;
    pub const JS_CALL: u32 = 13;
    pub const JS_GET: u32 = 14;
    pub const JS_SET: u32 = 15;
    pub const JS_GET_ITEM: u32 = 16;
    pub const JS_SET_ITEM: u32 = 17;
    pub const JS_ITER: u32 = 18;
    pub const JS_NEXT: u32 = 19;
    pub const JS_TEXT: u32 = 20;
    pub const JS_LEN: u32 = 21;
    pub const JS_HAS: u32 = 22;
    pub const JS_KEYS: u32 = 23;
    pub const JS_NEW: u32 = 24;
    pub const JS_RELEASE: u32 = 25;
    pub const PANIC: u32 = 26;
    pub const POLL: u32 = 27;
    pub const STAT: u32 = 28;
    pub const RESOLVE: u32 = 29;
    pub const WAKE: u32 = 30;
    pub const PARSE: u32 = 31;
}

/// Why a host call failed.
#[derive(Clone, PartialEq, Debug)]
pub enum HostError {
    /// A built-in exception by its name, with a message.
    Exception {
        /// Class, such as `PermissionError`.
        class: String,
        /// Message.
        message: String,
    },
    /// An exception of the operating system's kind.
    Os {
        /// `errno`
        errno: i32,
        /// `strerror`
        message: String,
        /// `filename`, empty for none.
        filename: String,
    },
    /// The source does not compile.
    Syntax(Box<SyntaxDetails>),
    /// JavaScript threw, or a Python exception passed through it: the bytes are `wasm-host`'s to decode.
    Thrown(Vec<u8>),
}

/// What `SyntaxError` shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub struct SyntaxDetails {
    /// `SyntaxError`, `IndentationError`, …
    pub class: String,
    pub message: String,
    pub filename: String,
    /// The lines count from 1, the offsets too, in characters; 0 when there is no place. The end is -1 where CPython has no idea of it.
    pub line: u32,
    pub offset: u32,
    pub end_line: u32,
    pub end_offset: i32,
    /// The line's text with its line break, when there is one.
    pub text: Option<String>,
}

/// The answer of a host call.
pub type Answer<T> = Result<T, HostError>;

const KIND_EXCEPTION: u8 = 0;
const KIND_OS: u8 = 1;
const KIND_SYNTAX: u8 = 2;

impl From<Malformed> for HostError {
    fn from(_: Malformed) -> Self {
        HostError::Exception { class: "SystemError".to_owned(), message: "the host sent a malformed answer".to_owned() }
    }
}

impl HostError {
    /// Reads what the host sent.
    pub fn decode(bytes: &[u8]) -> HostError {
        Self::read(bytes).unwrap_or_else(HostError::from)
    }

    fn read(bytes: &[u8]) -> Result<HostError, Malformed> {
        let mut r = Reader::new(bytes);
        Ok(match r.u8()? {
            KIND_EXCEPTION => HostError::Exception { class: r.text()?, message: r.text()? },
            KIND_OS => HostError::Os { errno: r.u32()? as i32, message: r.text()?, filename: r.text()? },
            KIND_SYNTAX => HostError::Syntax(Box::new(SyntaxDetails {
                class: r.text()?,
                message: r.text()?,
                filename: r.text()?,
                line: r.u32()?,
                offset: r.u32()?,
                end_line: r.u32()?,
                end_offset: r.u32()? as i32 - 1,
                text: if r.u8()? == 0 { None } else { Some(r.text()?) },
            })),
            _ => HostError::Thrown(bytes.to_vec()),
        })
    }

    /// Makes the matching Python exception pending.
    pub fn raise(self, gil: &mut Gil) -> Raised {
        match self {
            HostError::Exception { class, message } if message.is_empty() => {
                gil.raise_args(class_named(&class), Vec::new())
            }
            HostError::Exception { class, message } => gil.raise_text(class_named(&class), &message),
            HostError::Os { errno, message, filename } => {
                let mut args = vec![gil.new_int(errno as i64), gil.new_str(&message)];
                if !filename.is_empty() {
                    args.push(gil.new_str(&filename));
                }
                // `args` keeps the first two only; the file name is a field.
                let exc = gil.new_exception(class_of_errno(errno), args[..2].to_vec());
                if let Some(e) = gil.get_mut::<Exception>(&exc) {
                    for (field, value) in e.fields.iter_mut().zip(args) {
                        *field = value;
                    }
                }
                gil.raise_instance(exc)
            }
            HostError::Syntax(details) => {
                let exc = details.exception(gil);
                gil.raise_instance(exc)
            }
            HostError::Thrown(_) => gil.raise_text(Exc::RuntimeError, "a host function failed"),
        }
    }
}

impl SyntaxDetails {
    /// The exception instance: `args` is (message, (filename, line, offset, text, end line, end offset)), and the fields are those of
    /// the inner tuple in that order.
    pub fn exception(&self, gil: &mut Gil) -> Value {
        // An empty text has its error in line 0.
        let nowhere = self.line == 0 && self.text.is_none();
        let number = |gil: &Gil, n: u32| if n == 0 && nowhere { Value::NONE } else { gil.new_int(n as i32 as i64) };
        let text = self.text.as_ref().map_or(Value::NONE, |t| gil.new_str(t));
        let fields = [
            gil.new_str(&self.filename),
            number(gil, self.line),
            number(gil, self.offset),
            text,
            number(gil, self.end_line),
            number(gil, self.end_offset as u32),
        ];
        let details = gil.tuple_of(&fields);
        let message = gil.new_str(&self.message);
        let args = if nowhere { vec![message] } else { vec![message, details] };
        let exc = gil.new_exception(class_named(&self.class), args);
        if let Some(e) = gil.get_mut::<Exception>(&exc) {
            e.fields.clone_from_slice(&fields);
        }
        exc
    }
}

/// The built-in exception class of a name; `RuntimeError` for an unknown one.
pub fn class_named(name: &str) -> Exc {
    Exc::ALL.iter().copied().find(|e| e.name() == name).unwrap_or(Exc::RuntimeError)
}

/// The subclass of `OSError` that an error number stands for (Linux numbers).
pub fn class_of_errno(errno: i32) -> Exc {
    match errno {
        1 | 13 => Exc::PermissionError,
        2 => Exc::FileNotFoundError,
        3 => Exc::ProcessLookupError,
        4 => Exc::InterruptedError,
        10 => Exc::ChildProcessError,
        11 | 114 | 115 => Exc::BlockingIOError,
        17 => Exc::FileExistsError,
        20 => Exc::NotADirectoryError,
        21 => Exc::IsADirectoryError,
        32 | 108 => Exc::BrokenPipeError,
        103 => Exc::ConnectionAbortedError,
        104 => Exc::ConnectionResetError,
        110 => Exc::TimeoutError,
        111 => Exc::ConnectionRefusedError,
        _ => Exc::OSError,
    }
}

/// Any host call.
pub fn request(gil: &mut Gil, op: u32, message: &[u8]) -> Answer<Vec<u8>> {
    gil.host_request(op, message).map_err(|bytes| HostError::decode(&bytes))
}

/// Writes to a standard stream (1 output, 2 error). The host buffers.
pub fn write(gil: &mut Gil, fd: u8, data: &[u8]) -> Answer<()> {
    let mut message = Vec::with_capacity(data.len() + 1);
    message.push(fd);
    message.extend_from_slice(data);
    request(gil, op::WRITE, &message).map(drop)
}

/// Writes out what is buffered for a standard stream.
pub fn flush(gil: &mut Gil, fd: u8) -> Answer<()> {
    request(gil, op::FLUSH, &[fd]).map(drop)
}

/// A line of standard input with its line break; empty at the end. `limit` bounds the number of bytes.
pub fn read_line(gil: &mut Gil, fd: u8, limit: Option<u32>) -> Answer<Vec<u8>> {
    let mut w = Writer::new();
    w.u8(fd).uint(limit.map_or(0, |n| n as u64 + 1));
    request(gil, op::READ_LINE, &w.bytes)
}

/// Bytes of standard input: up to `limit`, or everything.
pub fn read(gil: &mut Gil, fd: u8, limit: Option<u32>) -> Answer<Vec<u8>> {
    let mut w = Writer::new();
    w.u8(fd).uint(limit.map_or(0, |n| n as u64 + 1));
    request(gil, op::READ, &w.bytes)
}

/// A module that the host found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// Loaded and linked under this number.
    Module {
        /// Its number.
        id: u32,
        /// `__file__`
        filename: String,
        /// For a package: its `__path__`.
        path: Option<Vec<String>>,
    },
    /// A folder without `__init__.py`.
    Namespace {
        /// Its `__path__`.
        path: Vec<String>,
    },
    /// A module that was imported ahead; it is in `sys.modules` now.
    Ready,
}

/// Where modules are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Source {
    /// Everywhere: what the host has by name, then the folders, then the library.
    Any = 0,
    /// What the host has by name.
    Named = 1,
    /// The library.
    Library = 2,
}

/// Looks for a module of a full dotted name in a list of folders; compiles, loads and links it when it is there.
pub fn find_module(gil: &mut Gil, name: &str, path: &[String], source: Source) -> Answer<Option<Found>> {
    let mut w = Writer::new();
    w.text(name).texts(path).u8(source as u8);
    let reply = request(gil, op::FIND_MODULE, &w.bytes)?;
    let mut r = Reader::new(&reply);
    Ok(match r.u8()? {
        0 => None,
        1 => Some(Found::Module {
            id: r.u32()?,
            filename: r.text()?,
            path: if r.u8()? == 0 { None } else { Some(r.texts()?) },
        }),
        2 => Some(Found::Namespace { path: r.texts()? }),
        _ => Some(Found::Ready),
    })
}

/// What is at a path: 0 nothing, 1 a file, 2 a folder.
pub fn stat(gil: &mut Gil, path: &str) -> Answer<u8> {
    let mut w = Writer::new();
    w.text(path);
    let reply = request(gil, op::STAT, &w.bytes)?;
    Ok(Reader::new(&reply).u8()?)
}

/// The absolute path, with symbolic links followed.
pub fn resolve(gil: &mut Gil, path: &str) -> Answer<String> {
    let mut w = Writer::new();
    w.text(path);
    let reply = request(gil, op::RESOLVE, &w.bytes)?;
    Ok(Reader::new(&reply).text()?)
}

/// Whether the library has a module of a name.
pub fn has_library(gil: &mut Gil, name: &str) -> bool {
    let mut path = "<molt>/".to_owned();
    path.push_str(name);
    matches!(stat(gil, &path), Ok(kind) if kind != 0) || {
        path.push_str(".py");
        matches!(stat(gil, &path), Ok(kind) if kind != 0)
    }
}

/// What `compile` makes of a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum CompileMode {
    /// Statements.
    Exec = 0,
    /// One expression, whose value the body returns.
    Eval = 1,
    /// One interactive statement.
    Single = 2,
}

/// What a source is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Form {
    /// Text (WTF-8).
    Text = 0,
    /// Bytes that say in which encoding they are.
    Bytes = 1,
    /// A tree as the module `_ast` writes it.
    Tree = 2,
}

/// What is compiled, and how.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The source.
    pub source: Vec<u8>,
    /// What it is.
    pub form: Form,
    /// As tracebacks show it.
    pub filename: String,
    /// Which part of a program it is.
    pub mode: CompileMode,
    /// In the lowest two bits what is left out: 1 asserts, 2 docstrings too; 4 for annotations that stay text.
    pub options: u8,
}

/// Compiles a unit, loads and links it; answers its number. With `namespace` the body takes a namespace for its names (`exec` with
/// locals).
pub fn compile(gil: &mut Gil, unit: &Unit, namespace: bool) -> Answer<u32> {
    let mut w = unit_message(unit);
    w.u8(namespace as u8).u8(unit.options);
    let reply = request(gil, op::COMPILE, &w.bytes)?;
    Ok(Reader::new(&reply).u32()?)
}

/// Parses a unit; answers its tree for the module `_ast`.
pub fn parse(gil: &mut Gil, unit: &Unit) -> Answer<Vec<u8>> {
    request(gil, op::PARSE, &unit_message(unit).bytes)
}

fn unit_message(unit: &Unit) -> Writer {
    let mut w = Writer::new();
    w.u8(unit.form as u8).data(&unit.source).text(&unit.filename).u8(unit.mode as u8);
    w
}

/// Random bytes.
pub fn random(gil: &mut Gil, count: u32) -> Answer<Vec<u8>> {
    let mut w = Writer::new();
    w.uint(count as u64);
    request(gil, op::RANDOM, &w.bytes)
}

/// Waits.
pub fn sleep(gil: &mut Gil, seconds: f64) -> Answer<()> {
    request(gil, op::SLEEP, &seconds.to_le_bytes()).map(drop)
}

/// Asks whether there is an interrupt, which is a failure. The host may do other things meanwhile.
pub fn poll(gil: &mut Gil) -> Answer<()> {
    request(gil, op::POLL, &[]).map(drop)
}

/// Instantiates the code of all modules that the image holds.
pub fn wake(gil: &mut Gil) -> Answer<()> {
    request(gil, op::WAKE, &[]).map(drop)
}

/// A line of a source file, without its line break; `None` when there is no such file or line.
pub fn source_line(gil: &mut Gil, filename: &str, line: u32) -> Option<String> {
    let mut w = Writer::new();
    w.text(filename).uint(line as u64);
    let reply = request(gil, op::SOURCE_LINE, &w.bytes).ok()?;
    let mut r = Reader::new(&reply);
    if r.u8().ok()? == 0 { None } else { r.text().ok() }
}

/// An environment variable that the host grants.
pub fn get_env(gil: &mut Gil, name: &str) -> Answer<Option<String>> {
    let mut w = Writer::new();
    w.text(name);
    let reply = request(gil, op::GET_ENV, &w.bytes)?;
    let mut r = Reader::new(&reply);
    Ok(if r.u8()? == 0 { None } else { Some(r.text()?) })
}

/// A file's bytes.
pub fn read_file(gil: &mut Gil, path: &str) -> Answer<Vec<u8>> {
    let mut w = Writer::new();
    w.text(path);
    request(gil, op::READ_FILE, &w.bytes)
}

/// How a file is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum WriteMode {
    /// Replaces what is there.
    Truncate = 0,
    /// Adds to the end.
    Append = 1,
    /// Fails when it is there.
    Create = 2,
}

/// Writes a file.
pub fn write_file(gil: &mut Gil, path: &str, data: &[u8], mode: WriteMode) -> Answer<()> {
    let mut w = Writer::new();
    w.text(path).u8(mode as u8).data(data);
    request(gil, op::WRITE_FILE, &w.bytes).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_kind_of_error() {
        let mut w = Writer::new();
        w.u8(KIND_OS).uint(2).text("No such file or directory").text("x.py");
        let read = HostError::decode(&w.bytes);
        assert_eq!(
            read,
            HostError::Os { errno: 2, message: "No such file or directory".into(), filename: "x.py".into() }
        );
        assert!(matches!(HostError::decode(&[]), HostError::Exception { class, .. } if class == "SystemError"));
        assert!(matches!(HostError::decode(&[9, 1]), HostError::Thrown(_)));
        assert_eq!(class_of_errno(2), Exc::FileNotFoundError);
        assert_eq!(class_named("KeyError"), Exc::KeyError);
    }
}
