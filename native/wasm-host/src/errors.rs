//! Failures that cross: Python exceptions to JavaScript, what JavaScript throws to Python, and requests that are refused.

use molt_object::{Exc, Exception, Exceptions, Known, Numbers, Objects, Raise, Strings, T, Type};
use molt_provenance::{Gil, Handle, Raised, StaleHandle, Value};
use molt_state::wire::{Malformed, Reader, Writer};
use molt_state::{HostError, State};

use crate::codec::Encoder;
use crate::protocol;
use crate::proxy::{self, HostProxy};
use crate::root::{host, host_mut};

/// Why a request was not carried out.
#[derive(Debug)]
pub enum Refusal {
    /// Python raised; the exception is pending.
    Raised(Raised),
    /// A handle names nothing.
    Stale,
    /// The module was compiled for another ABI.
    AbiVersion(String),
    /// The module is damaged.
    Load(String),
    /// Anything else that the caller did wrong.
    Refused(String),
    /// The message makes no sense.
    Malformed,
}

impl From<Raised> for Refusal {
    fn from(raised: Raised) -> Self {
        Refusal::Raised(raised)
    }
}
impl From<StaleHandle> for Refusal {
    fn from(_: StaleHandle) -> Self {
        Refusal::Stale
    }
}
impl From<Malformed> for Refusal {
    fn from(_: Malformed) -> Self {
        Refusal::Malformed
    }
}

/// Tags of refusals, in the order of the interface file's `guest-error`.
const PYTHON: u8 = 0;
const STALE: u8 = 1;
const ABI_VERSION: u8 = 2;
const LOAD: u8 = 3;
const REFUSED: u8 = 4;

impl Refusal {
    /// As a Python exception, where the request came from Python.
    pub fn raise(self, gil: &mut Gil) -> Raised {
        match self {
            Refusal::Raised(raised) => raised,
            Refusal::Stale => {
                gil.raise_text(Exc::ReferenceError, "JavaScript passed a Python object that was released")
            }
            Refusal::AbiVersion(m) | Refusal::Load(m) => gil.raise_text(Exc::ImportError, &m),
            Refusal::Refused(m) => gil.raise_text(Exc::ValueError, &m),
            Refusal::Malformed => gil.raise_text(Exc::SystemError, "JavaScript sent a malformed message"),
        }
    }

    /// The message for JavaScript.
    pub fn encode(self, gil: &mut Gil) -> Vec<u8> {
        let mut w = Writer::new();
        match self {
            Refusal::Raised(_) => {
                let Some(exc) = gil.take_pending() else {
                    w.u8(REFUSED).text("an exception was announced, but none is pending");
                    return w.bytes;
                };
                w.u8(PYTHON);
                write_exception(gil, &mut w, &exc, 0);
            }
            Refusal::Stale => drop(w.u8(STALE)),
            Refusal::AbiVersion(m) => drop(w.u8(ABI_VERSION).text(&m)),
            Refusal::Load(m) => drop(w.u8(LOAD).text(&m)),
            Refusal::Refused(m) => drop(w.u8(REFUSED).text(&m)),
            Refusal::Malformed => drop(w.u8(REFUSED).text("the core could not read the request")),
        }
        w.bytes
    }
}

/// How many causes of causes are told.
const MAX_CAUSES: u32 = 16;

/// Type name, module of the type, message, formatted traceback, handle, number of the JavaScript error plus one, exit code,
/// whether a cause follows, and the cause.
fn write_exception(gil: &mut Gil, w: &mut Writer, exc: &Value, depth: u32) {
    let name = molt_call::type_name(gil, exc);
    let ty = molt_call::own_type(gil, exc);
    let module = match gil.get::<Type>(&ty).map(|t| (t.data.is_python, t.data.module)) {
        Some((false, module)) => module.to_owned(),
        _ => match molt_call::getattr_str(gil, &ty, "__module__") {
            Ok(module) => gil.to_rust(&module),
            Err(_) => swallow(gil),
        },
    };
    let message = match molt_call::str_string(gil, exc) {
        Ok(text) => text,
        Err(_) => {
            swallow(gil);
            "<exception str() failed>".to_owned()
        }
    };
    let formatted = match gil.state().hooks.format_exception {
        Some(format) if depth == 0 => format(gil, exc),
        _ => String::new(),
    };
    let handle = host_mut(gil).handles.register(exc.clone());
    w.text(&name).text(&module).text(&message).text(&formatted).uint(handle.0);
    let thrown = thrown_by(gil, exc);
    w.uint(thrown);
    let exit = exit_code(gil, exc);
    let mut e = Encoder::new(false);
    if e.value(gil, &exit).is_err() {
        swallow(gil);
        e = Encoder::new(false);
        e.python(gil, &exit);
    }
    w.bytes.extend_from_slice(&e.out.bytes);
    match cause_of(gil, exc).filter(|_| depth < MAX_CAUSES) {
        Some(cause) => {
            w.u8(1);
            write_exception(gil, w, &cause, depth + 1);
        }
        None => drop(w.u8(0)),
    }
}

/// Drops a pending exception that came up while telling of another.
fn swallow(gil: &mut Gil) -> String {
    drop(gil.take_pending());
    String::new()
}

fn cause_of(gil: &Gil, exc: &Value) -> Option<Value> {
    let e = gil.get::<Exception>(exc)?;
    let shown = if !e.cause.is_none() {
        &e.cause
    } else if e.suppress_context {
        return None;
    } else {
        &e.context
    };
    (!shown.is_none() && !shown.is_unbound()).then(|| shown.clone())
}

/// `SystemExit.code`; `None` for other exceptions.
fn exit_code(gil: &mut Gil, exc: &Value) -> Value {
    let ty = molt_call::own_type(gil, exc);
    if !molt_call::is_subtype(gil, &ty, gil.exc(Exc::SystemExit)) {
        return Value::NONE;
    }
    let code = match molt_call::getattr_str(gil, exc, "code") {
        Ok(code) => code,
        Err(_) => {
            swallow(gil);
            gil.exception_items(exc).first().cloned().unwrap_or(Value::NONE)
        }
    };
    if code.is_none() || code.as_bool().is_some() || gil.int(&code).is_some() {
        return code;
    }
    // Anything else is a message.
    match molt_call::str_string(gil, &code) {
        Ok(text) => gil.new_str(&text),
        Err(_) => {
            swallow(gil);
            Value::NONE
        }
    }
}

/// The number of the JavaScript error that an exception stands for, plus one; 0 for none.
fn thrown_by(gil: &mut Gil, exc: &Value) -> u64 {
    let class = host(gil).js_error.clone();
    if class.is_unbound() || !molt_call::own_type(gil, exc).is(&class) {
        return 0;
    }
    let error = molt_call::getattr_str(gil, exc, "error");
    match error {
        Ok(error) => gil.get::<HostProxy>(&error).map_or(0, |p| p.id as u64 + 1),
        Err(_) => {
            swallow(gil);
            0
        }
    }
}

const THROWN_PYTHON: u8 = 3;
const THROWN_JS: u8 = 4;

/// Raises what a host call failed with.
pub fn raise(gil: &mut Gil, error: HostError) -> Raised {
    let HostError::Thrown(bytes) = error else { return error.raise(gil) };
    match raise_thrown(gil, &bytes) {
        Ok(raised) => raised,
        Err(refusal) => refusal.raise(gil),
    }
}

fn raise_thrown(gil: &mut Gil, bytes: &[u8]) -> Result<Raised, Refusal> {
    let mut r = Reader::new(bytes);
    match r.u8()? {
        THROWN_PYTHON => {
            let exc = host(gil).handles.resolve(Handle(r.uint()?))?;
            // It goes on with the traceback that it has.
            Ok(gil.raise(exc))
        }
        THROWN_JS => {
            let (id, name, message) = (r.u32()?, r.text()?, r.text()?);
            let error = proxy::make(gil, id);
            let text = if message.is_empty() { name } else { format!("{name}: {message}") };
            let class = js_error_class(gil)?;
            let text = gil.new_str(&text);
            let exc = protocol::call(gil, &class, &[text], &[])?;
            protocol::set_attribute(gil, &exc, "error", Some(&error))?;
            Ok(gil.raise_instance(exc))
        }
        _ => Err(Refusal::Malformed),
    }
}

/// `JsError`, a subclass of `Exception`, made when the first one is needed.
fn js_error_class(gil: &mut Gil) -> Result<Value, Refusal> {
    let class = host(gil).js_error.clone();
    if !class.is_unbound() {
        return Ok(class);
    }
    let name = gil.intern("JsError");
    let base = gil.exc(Exc::Exception).clone();
    let bases = gil.new_tuple(vec![base]);
    let namespace = gil.new_dict(molt_object::Dict::new());
    let module = gil.intern("molt");
    molt_state::runtime::namespace_set(gil, &namespace, "__module__", module);
    let ty = gil.ty(T::Type).clone();
    let class = protocol::call(gil, &ty, &[name, bases, namespace], &[])?;
    host_mut(gil).js_error = class.clone();
    Ok(class)
}
