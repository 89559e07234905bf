//! Generators: resuming their body, throwing into it, closing it, and `yield from`. Coroutines and asynchronous generators have bodies of the same
//! kind and share all that.

pub mod async_generator;
pub mod coroutine;
pub mod hooks;
pub mod introspection;

use molt_abi::layout::{GEN_CLOSES_AT_ONCE, GEN_DONE, GEN_KIND_ASYNC, GEN_KIND_COROUTINE, GEN_RUNNING};
use molt_call::generators::{finish, kind_name, raised_inside};
use molt_call::iteration::{raise_stop_iteration, take_stop_iteration};
use molt_call::types::*;
use molt_call::{call_method_named, getattr_opt};
use molt_object::*;
use molt_provenance::{Args, CodeEntry, Gil, HeapVec, Native, Raised, Result, VTable, Value};

use crate::container::support::CLASS_GETITEM;

/// Makes a generator, coroutine or asynchronous generator for the call under way; compiled code fills its slots.
pub fn make_generator(gil: &mut Gil, func: u32, body: u32, slots: u32, kind: u32) -> Result {
    let Some(function) = gil.current_function() else { return Err(gil.runtime_error("no running function")) };
    let Some(f) = gil.get::<Function>(&function) else { return Err(gil.runtime_error("no running function")) };
    let (name, qualname) = (f.name.clone(), f.qualname.clone());
    let slots: HeapVec<Value> = HeapVec::filled(slots as usize, || Value::UNBOUND);
    let (ty, origin) = match kind {
        GEN_KIND_COROUTINE => (T::Coroutine, hooks::origin(gil)),
        GEN_KIND_ASYNC => (T::AsyncGenerator, Value::UNBOUND),
        _ => (T::Generator, Value::UNBOUND),
    };
    let generator = Generator {
        state: 0,
        slots,
        flags: 0,
        result: Value::UNBOUND,
        func,
        body,
        awaits: 0,
        kind,
        function,
        name,
        qualname,
        origin,
    };
    Ok(gil.alloc(gil.ty(ty), generator))
}

/// What resuming gave.
pub enum Step {
    /// It yielded, or awaits something.
    Yielded(Value),
    /// It returned.
    Returned(Value),
}

impl Step {
    /// As an iterator answers it.
    fn into_item(self, gil: &mut Gil) -> Option<Value> {
        match self {
            Step::Yielded(v) => Some(v),
            Step::Returned(v) => {
                gil.set_stop_value(v);
                None
            }
        }
    }

    /// As a method answers it, which raises StopIteration.
    fn into_result(self, gil: &mut Gil) -> Result {
        match self {
            Step::Yielded(v) => Ok(v),
            Step::Returned(v) => Err(raise_stop_iteration(gil, v)),
        }
    }
}

/// Runs the body until it yields, returns or raises. `sent` is none when the pending exception is thrown in.
fn resume(gil: &mut Gil, g: &Value, sent: Option<&Value>) -> Result<Step> {
    let Some(x) = gil.get::<Generator>(g) else { return Err(gil.type_error("not a generator")) };
    let body = CodeEntry::at(x.body);
    match body.resume(gil, g, sent) {
        Ok(v) if v.is_stop() => {
            let result = gil.get_mut::<Generator>(g).map(|x| core::mem::take(&mut x.result));
            finish(gil, g);
            Ok(Step::Returned(result.filter(|r| !r.is_unbound()).unwrap_or(Value::NONE)))
        }
        Ok(v) => Ok(Step::Yielded(v)),
        Err(raised) => Err(raised_inside(gil, g, raised)),
    }
}

/// Compiled code called a body itself, and it raised.
pub fn generator_raised(gil: &mut Gil, g: &Value) {
    let Some(exc) = gil.take_pending() else { return };
    let raised = gil.raise(exc);
    let _ = raised_inside(gil, g, raised);
}

/// Compiled code sent a value to a body, and it returned.
pub fn generator_returned(gil: &mut Gil, g: &Value) {
    let result = gil.get_mut::<Generator>(g).map(|x| core::mem::take(&mut x.result));
    finish(gil, g);
    let _ = raise_stop_iteration(gil, result.filter(|r| !r.is_unbound()).unwrap_or(Value::NONE));
}

/// An exception is thrown into a handler: what is handled there becomes its context.
pub fn chain_thrown(gil: &mut Gil) {
    if let Some(exc) = gil.take_pending() {
        let _ = gil.raise_instance(exc);
    }
}

fn state(gil: &Gil, g: &Value) -> u32 {
    gil.get::<Generator>(g).map_or(GEN_DONE, |x| x.state)
}

fn kind(gil: &Gil, g: &Value) -> u32 {
    gil.get::<Generator>(g).map_or(0, |x| x.kind)
}

fn refuse_running(gil: &mut Gil, g: &Value) -> Result<()> {
    if state(gil, g) == GEN_RUNNING {
        let message = [kind_name(kind(gil, g)), " already executing"].concat();
        return Err(gil.value_error(message));
    }
    Ok(())
}

fn refuse_finished_coroutine(gil: &mut Gil, g: &Value) -> Result<()> {
    if kind(gil, g) == GEN_KIND_COROUTINE && state(gil, g) == GEN_DONE {
        return Err(gil.runtime_error("cannot reuse already awaited coroutine"));
    }
    Ok(())
}

/// Sends a value into a generator, coroutine or asynchronous generator.
pub fn send_step(gil: &mut Gil, g: &Value, v: &Value) -> Result<Step> {
    refuse_running(gil, g)?;
    refuse_finished_coroutine(gil, g)?;
    match state(gil, g) {
        GEN_DONE => Ok(Step::Returned(Value::NONE)),
        0 if !v.is_none() => {
            let message = ["can't send non-None value to a just-started ", kind_name(kind(gil, g))].concat();
            Err(gil.type_error(message))
        }
        _ => resume(gil, g, Some(v)),
    }
}

/// Throws an exception instance into one.
pub fn throw_step(gil: &mut Gil, g: &Value, exc: Value) -> Result<Step> {
    refuse_running(gil, g)?;
    refuse_finished_coroutine(gil, g)?;
    // Its context is what is handled inside; what its caller handles counts for nothing.
    let raised = gil.raise(exc);
    if state(gil, g) == GEN_DONE {
        return Err(raised);
    }
    if state(gil, g) == 0 {
        // It does not get so far as to take StopIteration for its end.
        let Some(body) = gil.get::<Generator>(g).map(|x| CodeEntry::at(x.body)) else { return Err(raised) };
        return body.resume(gil, g, None).map(Step::Yielded).inspect_err(|_| finish(gil, g));
    }
    resume(gil, g, None)
}

fn generator_next(gil: &mut Gil, g: &Value) -> Result<Option<Value>> {
    if state(gil, g) == GEN_DONE {
        gil.set_stop_value(Value::UNBOUND);
        return Ok(None);
    }
    let step = send_step(gil, g, &Value::NONE)?;
    Ok(step.into_item(gil))
}

fn send(gil: &mut Gil, g: &Value, v: &Value) -> Result {
    let step = send_step(gil, g, v)?;
    step.into_result(gil)
}

/// The exception that the arguments of a `throw` name.
fn thrown(gil: &mut Gil, args: Args<'_>) -> Result {
    let (exc, value, tb) = match &args.positional()[1..] {
        [e] => (e.clone(), Value::NONE, Value::NONE),
        [e, v] => (e.clone(), v.clone(), Value::NONE),
        [e, v, t] => (e.clone(), v.clone(), t.clone()),
        [] => return Err(gil.type_error("throw expected at least 1 argument, got 0")),
        more => {
            let message = format!("throw expected at most 3 arguments, got {}", more.len());
            return Err(gil.type_error(message));
        }
    };
    if !tb.is_none() && gil.get::<Traceback>(&tb).is_none() {
        return Err(gil.type_error("throw() third argument must be a traceback object"));
    }
    let instance = if is_exception_class(gil, &exc) {
        if is_exception(gil, &value) && is_subtype(gil, &type_of(gil, &value), &exc) {
            value
        } else if value.is_none() {
            molt_call::call(gil, &exc, &[])?
        } else {
            let items = gil.tuple(&value).map_or(vec![value.clone()], <[Value]>::to_vec);
            molt_call::call(gil, &exc, &items)?
        }
    } else if is_exception(gil, &exc) {
        if !value.is_none() {
            return Err(gil.type_error("instance exception may not have a separate value"));
        }
        exc
    } else {
        return Err(type_error_of(
            gil,
            "exceptions must be classes or instances deriving from BaseException, not %T",
            &exc,
        ));
    };
    if !tb.is_none()
        && let Some(e) = gil.get_mut::<Exception>(&instance)
    {
        e.set_traceback(tb);
    }
    Ok(instance)
}

fn throw(gil: &mut Gil, args: Args<'_>) -> Result {
    let instance = thrown(gil, args)?;
    let step = throw_step(gil, &args.values[0], instance)?;
    step.into_result(gil)
}

/// Whether the pending exception is of a class.
fn pending_is(gil: &Gil, class: Exc) -> bool {
    gil.pending().is_some_and(|e| is_subtype(gil, &type_of(gil, &e), gil.exc(class)))
}

fn close(gil: &mut Gil, g: &Value) -> Result {
    refuse_running(gil, g)?;
    if state(gil, g) == GEN_DONE {
        return Ok(Value::NONE);
    }
    let at_once = gil.get::<Generator>(g).is_some_and(|x| x.flags & GEN_CLOSES_AT_ONCE != 0);
    if state(gil, g) == 0 || at_once {
        finish(gil, g);
        return Ok(Value::NONE);
    }
    let exit = gil.new_exception(Exc::GeneratorExit, Vec::new());
    match throw_step(gil, g, exit) {
        Ok(Step::Yielded(_)) => {
            let message = [kind_name(kind(gil, g)), " ignored GeneratorExit"].concat();
            Err(gil.runtime_error(message))
        }
        Ok(Step::Returned(v)) => Ok(v),
        Err(raised) => {
            if !pending_is(gil, Exc::GeneratorExit) {
                return Err(raised);
            }
            drop(gil.take_pending());
            Ok(Value::NONE)
        }
    }
}

/// One step of `yield from` or `await`, with a value sent or the pending exception thrown: what the iterator yields, `STOP` with its result in the
/// thread's stop value, or an error.
pub fn delegate(gil: &mut Gil, it: &Value, sent: Option<&Value>) -> Result {
    let step = match sent {
        Some(sent) => send_into(gil, it, sent)?,
        None => {
            let Some(exc) = gil.take_pending() else { return Err(gil.runtime_error("nothing was thrown")) };
            throw_into(gil, it, exc)?
        }
    };
    Ok(step.into_item(gil).unwrap_or(Value::STOP))
}

/// Whether something is delegated to without looking up its methods.
fn is_body(gil: &Gil, it: &Value) -> bool {
    gil.get::<Generator>(it).is_some_and(|x| x.kind != GEN_KIND_ASYNC)
}

/// Sends a value to any iterator.
fn send_into(gil: &mut Gil, it: &Value, sent: &Value) -> Result<Step> {
    if is_body(gil, it) {
        return send_step(gil, it, sent);
    }
    if sent.is_none() && slot(gil, it, |s| s.next).is_some() {
        return Ok(match molt_call::next(gil, it)? {
            Some(v) => Step::Yielded(v),
            None => Step::Returned(gil.take_stop_value()),
        });
    }
    let answer = call_method_named(gil, it, N::Send, core::slice::from_ref(sent));
    stopped(gil, answer)
}

/// What a method answered that raises StopIteration when it is done.
fn stopped(gil: &mut Gil, answer: Result) -> Result<Step> {
    match answer {
        Ok(v) => Ok(Step::Yielded(v)),
        Err(raised) => take_stop_iteration(gil).map(Step::Returned).ok_or(raised),
    }
}

/// Throws an exception into any iterator, and closes it when that is GeneratorExit.
fn throw_into(gil: &mut Gil, it: &Value, exc: Value) -> Result<Step> {
    let is_body = is_body(gil, it);
    if is_subtype(gil, &type_of(gil, &exc), gil.exc(Exc::GeneratorExit)) {
        if is_body {
            close(gil, it)?;
        } else {
            let name = gil.name(N::Close).clone();
            if let Some(f) = getattr_opt(gil, it, &name)? {
                molt_call::call(gil, &f, &[])?;
            }
        }
        return Err(gil.raise(exc));
    }
    if is_body {
        return throw_step(gil, it, exc);
    }
    let name = gil.name(N::Throw).clone();
    match getattr_opt(gil, it, &name)? {
        Some(f) => {
            let answer = molt_call::call(gil, &f, &[exc]);
            stopped(gil, answer)
        }
        None => Err(gil.raise(exc)),
    }
}

fn iter_self(_gil: &mut Gil, g: &Value) -> Result {
    Ok(g.clone())
}

fn repr(gil: &mut Gil, g: &Value) -> Result {
    let text = match gil.get::<Generator>(g) {
        Some(x) => format!("<{} object {} at {:#x}>", type_name(gil, g), gil.to_rust(&x.qualname), g.identity()),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

/// `send`
const SEND: MethodSpec = method(
    "send",
    Native::fixed2(send),
    "(arg, /)",
    "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration.",
);
/// `throw`
const THROW: MethodSpec = method(
    "throw",
    Native::Variadic(throw),
    "(typ, val=None, tb=None, /)",
    "Raise exception in generator, return next yielded value or raise StopIteration.",
);
/// `close`
const CLOSE: MethodSpec =
    method("close", Native::fixed1(close), "()", "close() -> raise GeneratorExit inside generator.");

/// `__del__`: what happens when nobody holds the object any more.
const DEL: MethodSpec =
    method("__del__", Native::fixed1(delete), "()", "Called when the instance is about to be destroyed.");

fn delete(gil: &mut Gil, v: &Value) -> Result {
    finalize(gil, v);
    Ok(Value::NONE)
}

/// `generator`
pub static SPEC: TypeSpec = TypeSpec {
    slots: TypeSlots { iter: Some(iter_self), next: Some(generator_next), repr: Some(repr), ..TypeSlots::NONE },
    methods: &[SEND, THROW, CLOSE, DEL, CLASS_GETITEM],
    getset: introspection::GENERATOR,
    ..TypeSpec::new(T::Generator, VTable::of::<Generator>())
};

/// An object that nobody will resume is closed, so that its `finally` blocks run; one that nobody ever awaited gives a warning.
pub fn finalize(gil: &mut Gil, v: &Value) {
    let pending = gil.take_pending();
    if let Some(x) = gil.get::<Generator>(v) {
        let (kind, state, origin) = (x.kind, x.state, x.origin.clone());
        let result = match kind {
            GEN_KIND_COROUTINE if state == 0 => hooks::warn_unawaited(gil, v),
            GEN_KIND_ASYNC if !origin.is_unbound() => molt_call::call(gil, &origin, core::slice::from_ref(v)).map(drop),
            _ => close(gil, v).map(drop),
        };
        report(gil, v, result);
    } else {
        async_generator::finalize(gil, v);
    }
    if let Some(exc) = pending {
        let _ = gil.raise(exc);
    }
}

fn report(gil: &mut Gil, v: &Value, result: core::result::Result<(), Raised>) {
    if result.is_err() {
        if gil.pending().is_some_and(|e| gil.exception_traceback(&e).is_none()) {
            crate::exception::raising::traceback(gil);
        }
        let what = molt_call::repr_string(gil, v).unwrap_or_default();
        crate::exception::display::ignored(gil, &["while closing generator ", &what]);
    }
}
