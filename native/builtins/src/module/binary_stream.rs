//! `sys.stdin.buffer` and its like: the bytes under a standard stream. What is written goes into the text stream's own buffer, so that text
//! and bytes come out in the order of the calls.

use molt_call::type_data;
use molt_object::{ByteArray, Exc, Known, MethodSpec, Numbers, Objects, Raise, T, TypeSlots, method};
use molt_provenance::{Bytes, Gil, HeapVec, Native, Payload, Result, Tracer, TypeHead, VTable, Value};
use molt_state::host;

use super::stream::{self, TextFile};
use crate::class::make;

/// The bytes under a standard stream.
pub struct BinaryFile {
    /// The text stream.
    pub text: Value,
}

impl Payload for BinaryFile {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.text);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.text));
    }
}

const SLOTS: TypeSlots = TypeSlots { iter: Some(iter), next: Some(next), ..TypeSlots::NONE };

static METHODS: &[MethodSpec] = &[
    method("write", Native::fixed2(write), "(buffer, /)", "Write the given buffer to the IO stream."),
    method("flush", Native::fixed1(flush), "()", "Flush write buffers, if applicable."),
    method("read", Native::fixed2(read), "(size=-1, /)", "Read and return up to size bytes."),
    method("readline", Native::fixed2(read_line), "(size=-1, /)", "Read and return one line from the stream."),
    method("readlines", Native::fixed2(read_lines), "(hint=-1, /)", "Return a list of lines from the stream."),
    method("fileno", Native::fixed1(fileno), "()", "Return underlying file descriptor if one exists."),
    method("isatty", Native::fixed1(is_terminal), "()", "Return whether this is an interactive stream."),
];

/// The types of the three streams' bytes: one that reads and one that writes.
pub(super) fn new_type(gil: &mut Gil, name: &str) -> Value {
    let base = gil.ty(T::Object).clone();
    let meta = gil.ty(T::Type).clone();
    let head = TypeHead::new(VTable::of::<BinaryFile>());
    let mut data = make::blank(type_data(gil, &base), Some(&base), SLOTS);
    data.subclassable = false;
    let ty = gil.alloc_type(Some(&meta), head, data);
    make::name_type(gil, &ty, "_io", name);
    make::fill(gil, &ty, &SLOTS, METHODS, &[]);
    ty
}

fn text_of(gil: &Gil, v: &Value) -> Value {
    gil.get::<BinaryFile>(v).map_or(Value::NONE, |b| b.text.clone())
}

fn fd(gil: &Gil, v: &Value) -> u8 {
    gil.get::<TextFile>(&text_of(gil, v)).map_or(0, |f| f.fd)
}

fn write(gil: &mut Gil, v: &Value, data: &Value) -> Result {
    let bytes = match (gil.get::<Bytes>(data), gil.get::<ByteArray>(data)) {
        (Some(b), _) => b.data().to_vec(),
        (_, Some(b)) => b.data.clone(),
        _ => {
            return Err(molt_call::type_error_of(gil, "a bytes-like object is required, not '%T'", data));
        }
    };
    if fd(gil, v) == 0 {
        return Err(gil.raise_text(Exc::OSError, "write"));
    }
    let text = text_of(gil, v);
    stream::append(gil, &text, &bytes);
    stream::settle(gil, &text, false)?;
    Ok(gil.new_int(bytes.len() as i64))
}

fn flush(gil: &mut Gil, v: &Value) -> Result {
    let text = text_of(gil, v);
    stream::flush_stream(gil, &text)?;
    Ok(Value::NONE)
}

fn input(gil: &mut Gil, v: &Value, size: &Value, line: bool) -> Result<Vec<u8>> {
    if fd(gil, v) != 0 {
        return Err(gil.raise_text(Exc::OSError, "read"));
    }
    let limit = stream::limit(gil, size)?;
    let answer = if line { host::read_line(gil, 0, limit) } else { host::read(gil, 0, limit) };
    answer.map_err(|e| e.raise(gil))
}

fn read(gil: &mut Gil, v: &Value, size: &Value) -> Result {
    let bytes = input(gil, v, size, false)?;
    Ok(gil.new_bytes(&bytes))
}

fn read_line(gil: &mut Gil, v: &Value, size: &Value) -> Result {
    let bytes = input(gil, v, size, true)?;
    Ok(gil.new_bytes(&bytes))
}

fn read_lines(gil: &mut Gil, v: &Value, _hint: &Value) -> Result {
    let mut lines = HeapVec::new();
    loop {
        let bytes = input(gil, v, &Value::UNBOUND, true)?;
        if bytes.is_empty() {
            return Ok(gil.new_list(lines));
        }
        lines.push(gil.new_bytes(&bytes));
    }
}

fn iter(_gil: &mut Gil, v: &Value) -> Result {
    Ok(v.clone())
}

fn next(gil: &mut Gil, v: &Value) -> Result<Option<Value>> {
    let bytes = input(gil, v, &Value::UNBOUND, true)?;
    Ok(if bytes.is_empty() { None } else { Some(gil.new_bytes(&bytes)) })
}

fn fileno(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::int32(fd(gil, v) as i32))
}

fn is_terminal(gil: &mut Gil, v: &Value) -> Result {
    let text = text_of(gil, v);
    stream::is_terminal(gil, &text)
}
