//! Exceptions: the payload of every instance, and raising from Rust.

use molt_provenance::{Gil, Payload, Raised, Tracer, Value};

use crate::known::{Exc, Known, T};
use crate::payloads::{Objects, Traceback, payload};
use crate::text::Strings;

payload! {
    /// An exception instance, of a built-in class or of one derived from it. Attributes live in its `__dict__`. What most exceptions never
    /// show is made when it is asked for: the tuple of one argument, and the traceback's newest entry.
    Exception {
        /// `args`: a tuple, or the one argument when `single` says so.
        args: Value,
        /// `__cause__` or None.
        cause: Value,
        /// `__context__` or None.
        context: Value,
        /// `__traceback__` or None, without the newest entries when `function` is bound.
        traceback: Value,
        /// The newest entry of the traceback: the function that ran, or unbound.
        function: Value,
        /// The entry before it, or unbound.
        inner: Value,
        /// The newest entry of the traceback: where, as an index into the positions of its code.
        position: u32,
        /// The same of the entry before it.
        inner_position: u32,
        /// Whether `args` is the one argument itself.
        single: bool,
        /// `__suppress_context__`
        suppress_context: bool,
        /// Fields of some classes: `StopIteration.value`, `AttributeError.name` and `obj`, `OSError`'s, `SyntaxError`'s; unbound ones read as None.
        fields: Fields,
    } traces args, cause, context, traceback, function, inner, fields
}

/// Number of fields that exceptions have.
const FIELDS: usize = 6;

/// The fields of an exception, which take memory once one is set.
#[derive(Clone, Default)]
pub struct Fields(Option<Box<[Value; FIELDS]>>);

impl core::ops::Deref for Fields {
    type Target = [Value];
    fn deref(&self) -> &[Value] {
        const ABSENT: &[Value] = &[const { Value::UNBOUND }; FIELDS];
        self.0.as_deref().map_or(ABSENT, |fields| fields.as_slice())
    }
}

impl core::ops::DerefMut for Fields {
    fn deref_mut(&mut self) -> &mut [Value] {
        self.0.get_or_insert_with(|| Box::new([const { Value::UNBOUND }; FIELDS])).as_mut_slice()
    }
}

impl crate::payloads::Trace for Fields {
    fn trace_values(&self, visit: &mut Tracer) {
        visit.see_all(self);
    }
    fn take_values(&mut self, taken: &mut Vec<Value>) {
        if let Some(fields) = self.0.take() {
            taken.extend(*fields);
        }
    }
}

impl Exception {
    /// An exception with these arguments (a tuple).
    #[inline]
    pub fn new(args: Value) -> Self {
        Exception {
            args,
            cause: Value::NONE,
            context: Value::NONE,
            traceback: Value::NONE,
            function: Value::UNBOUND,
            inner: Value::UNBOUND,
            position: 0,
            inner_position: 0,
            single: false,
            suppress_context: false,
            fields: Fields(None),
        }
    }

    /// An exception with one argument.
    #[inline]
    pub fn with_one(arg: Value) -> Self {
        Exception { single: true, ..Exception::new(arg) }
    }

    /// An exception with any number of arguments.
    #[inline]
    pub fn with_all(gil: &Gil, args: &[Value]) -> Self {
        match args {
            [one] => Exception::with_one(one.clone()),
            _ => Exception::new(gil.tuple_of(args)),
        }
    }

    /// Replaces `args` by those of another exception, which gets the ones before.
    pub fn swap_args(&mut self, other: &mut Exception) {
        core::mem::swap(&mut self.args, &mut other.args);
        core::mem::swap(&mut self.single, &mut other.single);
    }

    /// Replaces the traceback by another or None.
    pub fn set_traceback(&mut self, traceback: Value) {
        self.traceback = traceback;
        self.function = Value::UNBOUND;
        self.inner = Value::UNBOUND;
    }
}

/// The parts of exceptions that are made when they are asked for.
pub trait Exceptions {
    /// The arguments of an exception; none of what is no exception.
    fn exception_items<'a>(&'a self, exc: &'a Value) -> &'a [Value];
    /// `args`, a tuple.
    fn exception_args(&mut self, exc: &Value) -> Value;
    /// `__traceback__` or None.
    fn exception_traceback(&mut self, exc: &Value) -> Value;
    /// Adds an entry to the traceback.
    fn add_traceback(&mut self, exc: &Value, function: Value, position: u32);
}

impl Exceptions for Gil {
    fn exception_items<'a>(&'a self, exc: &'a Value) -> &'a [Value] {
        match self.get::<Exception>(exc) {
            Some(e) if e.single => core::slice::from_ref(&e.args),
            Some(e) => self.tuple(&e.args).unwrap_or(&[]),
            None => &[],
        }
    }

    fn exception_args(&mut self, exc: &Value) -> Value {
        let tuple = match self.get::<Exception>(exc) {
            Some(e) if e.single => self.tuple_of(core::slice::from_ref(&e.args)),
            Some(e) => return e.args.clone(),
            None => return Value::NONE,
        };
        if let Some(e) = self.get_mut::<Exception>(exc) {
            e.args = tuple.clone();
            e.single = false;
        }
        tuple
    }

    fn exception_traceback(&mut self, exc: &Value) -> Value {
        let entries = match self.get::<Exception>(exc) {
            Some(e) if e.function.is_unbound() => return e.traceback.clone(),
            Some(e) => [(e.inner.clone(), e.inner_position), (e.function.clone(), e.position)],
            None => return Value::NONE,
        };
        let mut next = self.get::<Exception>(exc).map_or(Value::NONE, |e| e.traceback.clone());
        for (function, position) in entries {
            if !function.is_unbound() {
                next = self.alloc(self.ty(T::Traceback), Traceback { next, function, position });
            }
        }
        if let Some(e) = self.get_mut::<Exception>(exc) {
            e.set_traceback(next.clone());
        }
        next
    }

    fn add_traceback(&mut self, exc: &Value, function: Value, position: u32) {
        if self.get::<Exception>(exc).is_some_and(|e| !e.inner.is_unbound()) {
            self.exception_traceback(exc);
        }
        if let Some(e) = self.get_mut::<Exception>(exc) {
            e.inner = core::mem::replace(&mut e.function, function);
            e.inner_position = core::mem::replace(&mut e.position, position);
        }
    }
}

/// Raising from Rust. Each makes an instance of a built-in class, sets its context to the exception being handled and makes it pending.
pub trait Raise {
    /// A built-in exception with a message.
    fn raise_text(&mut self, class: Exc, message: &str) -> Raised;
    /// A built-in exception with one argument.
    fn raise_one(&mut self, class: Exc, arg: Value) -> Raised;
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
        self.raise_one(Exc::KeyError, key.clone())
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
        self.raise_one(class, text)
    }

    fn raise_one(&mut self, class: Exc, arg: Value) -> Raised {
        let exc = match class {
            Exc::StopIteration | Exc::SystemExit => self.new_exception(class, vec![arg]),
            _ => self.alloc(self.exc(class), Exception::with_one(arg)),
        };
        self.raise_instance(exc)
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
        let mut exception = Exception::with_all(self, &args);
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
