//! Exceptions: the payload of every instance, and raising from Rust.

use molt_provenance::{Gil, Payload, Raised, Value};

use crate::known::{Exc, Known};
use crate::payloads::{Objects, payload};
use crate::text::Strings;

payload! {
    /// An exception instance, of a built-in class or of one derived from it. Attributes live in its `__dict__`.
    Exception {
        /// `args`, a tuple.
        args: Value,
        /// `__cause__` or None.
        cause: Value,
        /// `__context__` or None.
        context: Value,
        /// `__traceback__` or None.
        traceback: Value,
        /// `__suppress_context__`
        suppress_context: bool,
        /// Fields of some classes: `StopIteration.value`, `AttributeError.name` and `obj`, `OSError`'s, `SyntaxError`'s; unbound ones read as None.
        fields: [Value; 6],
    } traces args, cause, context, traceback, fields
}

impl crate::payloads::Trace for [Value; 6] {
    fn trace_values(&self, visit: &mut dyn FnMut(&Value)) {
        self.iter().for_each(visit);
    }
    fn take_values(&mut self, taken: &mut Vec<Value>) {
        taken.extend(self.iter_mut().map(core::mem::take));
    }
}

impl Exception {
    /// An exception with these arguments (a tuple).
    pub fn new(args: Value) -> Self {
        Exception {
            args,
            cause: Value::NONE,
            context: Value::NONE,
            traceback: Value::NONE,
            suppress_context: false,
            fields: [const { Value::UNBOUND }; 6],
        }
    }
}

/// Raising from Rust. Each makes an instance of a built-in class, sets its context to the exception being handled and makes it pending.
pub trait Raise {
    /// A built-in exception with a message.
    fn raise_text(&mut self, class: Exc, message: &str) -> Raised;
    /// A built-in exception with arguments.
    fn raise_args(&mut self, class: Exc, args: Vec<Value>) -> Raised;
    /// An exception instance; its context is set.
    fn raise_instance(&mut self, exc: Value) -> Raised;
    /// A new instance of a built-in exception.
    fn new_exception(&self, class: Exc, args: Vec<Value>) -> Value;
    /// `TypeError`
    fn type_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_text(Exc::TypeError, message.as_ref())
    }
    /// `ValueError`
    fn value_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_text(Exc::ValueError, message.as_ref())
    }
    /// `IndexError`
    fn index_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_text(Exc::IndexError, message.as_ref())
    }
    /// `OverflowError`
    fn overflow_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_text(Exc::OverflowError, message.as_ref())
    }
    /// `ZeroDivisionError`
    fn zero_division(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_text(Exc::ZeroDivisionError, message.as_ref())
    }
    /// `RuntimeError`
    fn runtime_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_text(Exc::RuntimeError, message.as_ref())
    }
    /// `MemoryError`
    fn memory_error(&mut self) -> Raised {
        self.raise_args(Exc::MemoryError, Vec::new())
    }
    /// `KeyError` of a key
    fn key_error(&mut self, key: &Value) -> Raised {
        self.raise_args(Exc::KeyError, vec![key.clone()])
    }
    /// `NotImplementedError` for what Molt does not do yet.
    fn unsupported(&mut self, what: &str) -> Raised {
        self.raise_text(Exc::NotImplementedError, &format!("{what} is not supported by Molt yet"))
    }
    /// Counts a level of native recursion; pair it with `leave_native`.
    fn enter_recursion(&mut self, what: &str) -> Result<(), Raised>;
}

impl Raise for Gil {
    fn raise_text(&mut self, class: Exc, message: &str) -> Raised {
        let text = self.new_str(message);
        self.raise_args(class, vec![text])
    }

    fn raise_args(&mut self, class: Exc, args: Vec<Value>) -> Raised {
        let exc = self.new_exception(class, args);
        self.raise_instance(exc)
    }

    fn raise_instance(&mut self, exc: Value) -> Raised {
        let handled = self.handled();
        if !handled.is_unbound() && !handled.is(&exc) {
            break_context_cycle(self, &handled, &exc);
            if let Some(e) = self.get_mut::<Exception>(&exc) {
                let old = core::mem::replace(&mut e.context, handled);
                drop(old);
            }
        }
        self.raise(exc)
    }

    fn new_exception(&self, class: Exc, args: Vec<Value>) -> Value {
        let value = match class {
            Exc::StopIteration | Exc::SystemExit => args.first().cloned(),
            _ => None,
        };
        let args = self.new_tuple(args);
        let mut exception = Exception::new(args);
        if let Some(value) = value {
            exception.fields[0] = value;
        }
        self.alloc(self.exc(class), exception)
    }

    fn enter_recursion(&mut self, what: &str) -> Result<(), Raised> {
        if self.enter_native() {
            return Ok(());
        }
        Err(self.raise_text(Exc::RecursionError, &format!("maximum recursion depth exceeded{what}")))
    }
}

/// If `exc` is somewhere in the context chain of `handled`, cuts the chain before it: it is about to become the head.
fn break_context_cycle(gil: &mut Gil, handled: &Value, exc: &Value) {
    let mut at = handled.clone();
    loop {
        let next = match gil.get::<Exception>(&at) {
            Some(e) if !e.context.is_none() => e.context.clone(),
            _ => return,
        };
        if next.is(exc) {
            if let Some(e) = gil.get_mut::<Exception>(&at) {
                e.context = Value::NONE;
            }
            return;
        }
        if next.is(handled) {
            return;
        }
        at = next;
    }
}
