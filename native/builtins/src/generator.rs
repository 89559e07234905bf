//! Generators: resuming their body, throwing into it, closing it, and `yield from`.

use molt_abi::layout::{GEN_CLOSES_AT_ONCE, GEN_DONE, GEN_RUNNING};
use molt_call::generators::{finish, raised_inside};
use molt_call::iteration::{raise_stop_iteration, take_stop_iteration};
use molt_call::types::*;
use molt_call::{call_method_named, getattr_opt};
use molt_object::*;
use molt_provenance::{Args, CodeEntry, Gil, HeapVec, Native, Result, VTable, Value};

/// Makes a generator for the call of a generator function under way; compiled code fills its slots.
pub fn make_generator(gil: &mut Gil, func: u32, body: u32, slots: u32) -> Result {
    let Some(function) = gil.current_function() else { return Err(gil.runtime_error("no running function")) };
    let Some(f) = gil.get::<Function>(&function) else { return Err(gil.runtime_error("no running function")) };
    let (name, qualname) = (f.name.clone(), f.qualname.clone());
    let slots: HeapVec<Value> = (0..slots).map(|_| Value::float(0.0)).collect();
    let generator = Generator {
        state: 0,
        slots,
        plain: 0,
        result: Value::UNBOUND,
        func,
        body,
        function,
        name,
        qualname,
        delegate: Value::UNBOUND,
        handled: Value::UNBOUND,
    };
    Ok(gil.alloc(gil.ty(T::Generator), generator))
}

/// What resuming a generator gave.
enum Step {
    Yielded(Value),
    Returned(Value),
}

/// Runs the body until it yields, returns or raises. `sent` is none when the pending exception is thrown in.
fn resume(gil: &mut Gil, g: &Value, sent: Option<&Value>) -> Result<Step> {
    let Some(x) = gil.get::<Generator>(g) else { return Err(gil.type_error("not a generator")) };
    let body = CodeEntry::at(x.body);
    if x.plain != 0 && sent.is_some() {
        let result = body.resume(gil, g, sent);
        return outcome(gil, g, result);
    }
    // What the generator was handling when it yielded is handled again while it runs.
    let handled = x.handled.clone();
    let outer = if handled.is_unbound() { None } else { Some(gil.swap_handled(handled)) };
    let before = gil.handled();
    let result = body.resume(gil, g, sent);
    let inner = gil.handled();
    let restored = outer.unwrap_or_else(|| before.clone());
    let yielded_handling = matches!(&result, Ok(v) if !v.is_stop()) && !inner.is(&restored);
    drop(gil.swap_handled(restored));
    if let Some(x) = gil.get_mut::<Generator>(g) {
        let old = core::mem::replace(&mut x.handled, if yielded_handling { inner } else { Value::UNBOUND });
        drop(old);
    }
    outcome(gil, g, result)
}

/// What a body that was left says.
fn outcome(gil: &mut Gil, g: &Value, result: Result) -> Result<Step> {
    match result {
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

fn state(gil: &Gil, g: &Value) -> u32 {
    gil.get::<Generator>(g).map_or(GEN_DONE, |x| x.state)
}

fn refuse_running(gil: &mut Gil, g: &Value) -> Result<()> {
    if state(gil, g) == GEN_RUNNING {
        return Err(gil.value_error("generator already executing"));
    }
    Ok(())
}

fn generator_next(gil: &mut Gil, g: &Value) -> Result<Option<Value>> {
    refuse_running(gil, g)?;
    if state(gil, g) == GEN_DONE {
        gil.set_stop_value(Value::UNBOUND);
        return Ok(None);
    }
    match resume(gil, g, Some(&Value::NONE))? {
        Step::Yielded(v) => Ok(Some(v)),
        Step::Returned(v) => {
            gil.set_stop_value(v);
            Ok(None)
        }
    }
}

fn send(gil: &mut Gil, g: &Value, v: &Value) -> Result {
    refuse_running(gil, g)?;
    if state(gil, g) == 0 && !v.is_none() {
        return Err(gil.type_error("can't send non-None value to a just-started generator"));
    }
    if state(gil, g) == GEN_DONE {
        return Err(raise_stop_iteration(gil, Value::NONE));
    }
    match resume(gil, g, Some(v))? {
        Step::Yielded(v) => Ok(v),
        Step::Returned(v) => Err(raise_stop_iteration(gil, v)),
    }
}

fn throw(gil: &mut Gil, args: Args<'_>) -> Result {
    let g = &args.values[0];
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
    let instance = if is_exception_class(gil, &exc) {
        if is_exception(gil, &value) {
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
    refuse_running(gil, g)?;
    match throw_instance(gil, g, instance)? {
        Step::Yielded(v) => Ok(v),
        Step::Returned(v) => Err(raise_stop_iteration(gil, v)),
    }
}

fn throw_instance(gil: &mut Gil, g: &Value, exc: Value) -> Result<Step> {
    if state(gil, g) == GEN_DONE || state(gil, g) == 0 {
        finish(gil, g);
        return Err(gil.raise(exc));
    }
    // Its context is what the generator itself is handling; what its caller does counts for nothing.
    let handled = gil.get::<Generator>(g).map_or(Value::UNBOUND, |x| x.handled.clone());
    if handled.is_unbound() {
        let _ = gil.raise(exc);
    } else {
        let outer = gil.swap_handled(handled);
        let _ = gil.raise_instance(exc);
        drop(gil.swap_handled(outer));
    }
    resume(gil, g, None)
}

fn close(gil: &mut Gil, g: &Value) -> Result {
    refuse_running(gil, g)?;
    if state(gil, g) == GEN_DONE {
        return Ok(Value::NONE);
    }
    let at_once = gil.get::<Generator>(g).is_some_and(|x| x.plain & GEN_CLOSES_AT_ONCE != 0);
    if state(gil, g) == 0 || at_once {
        finish(gil, g);
        return Ok(Value::NONE);
    }
    let exit = gil.new_exception(Exc::GeneratorExit, Vec::new());
    match throw_instance(gil, g, exit) {
        Ok(Step::Yielded(_)) => Err(gil.runtime_error("generator ignored GeneratorExit")),
        Ok(Step::Returned(v)) => Ok(v),
        Err(raised) => {
            let quiet = gil.pending().is_some_and(|e| {
                let ty = type_of(gil, &e);
                is_subtype(gil, &ty, gil.exc(Exc::GeneratorExit)) || is_subtype(gil, &ty, gil.exc(Exc::StopIteration))
            });
            if !quiet {
                return Err(raised);
            }
            drop(gil.take_pending());
            Ok(Value::NONE)
        }
    }
}

/// One step of `yield from`, with a value sent or the pending exception thrown: what the iterator yields, `STOP` with its result in the thread's stop value, or an error.
pub fn delegate(gil: &mut Gil, it: &Value, sent: Option<&Value>) -> Result {
    let is_generator = gil.get::<Generator>(it).is_some();
    let Some(sent) = sent else {
        let Some(exc) = gil.take_pending() else { return Err(gil.runtime_error("nothing was thrown")) };
        return throw_into(gil, it, exc, is_generator);
    };
    if is_generator {
        refuse_running(gil, it)?;
        if state(gil, it) == GEN_DONE {
            gil.set_stop_value(Value::NONE);
            return Ok(Value::STOP);
        }
        return match resume(gil, it, Some(sent))? {
            Step::Yielded(v) => Ok(v),
            Step::Returned(v) => {
                gil.set_stop_value(v);
                Ok(Value::STOP)
            }
        };
    }
    if sent.is_none() {
        return Ok(molt_call::next(gil, it)?.unwrap_or(Value::STOP));
    }
    match call_method_named(gil, it, N::Send, core::slice::from_ref(sent)) {
        Ok(v) => Ok(v),
        Err(raised) => stopped(gil, raised),
    }
}

fn stopped(gil: &mut Gil, raised: molt_provenance::Raised) -> Result {
    match take_stop_iteration(gil) {
        Some(v) => {
            gil.set_stop_value(v);
            Ok(Value::STOP)
        }
        None => Err(raised),
    }
}

fn throw_into(gil: &mut Gil, it: &Value, exc: Value, is_generator: bool) -> Result {
    let exits = is_subtype(gil, &type_of(gil, &exc), gil.exc(Exc::GeneratorExit));
    if exits {
        if is_generator {
            close(gil, it)?;
        } else {
            let name = gil.name(N::Close).clone();
            if let Some(f) = getattr_opt(gil, it, &name)? {
                molt_call::call(gil, &f, &[])?;
            }
        }
        return Err(gil.raise(exc));
    }
    if is_generator {
        return match throw_instance(gil, it, exc)? {
            Step::Yielded(v) => Ok(v),
            Step::Returned(v) => {
                gil.set_stop_value(v);
                Ok(Value::STOP)
            }
        };
    }
    let name = gil.name(N::Throw).clone();
    match getattr_opt(gil, it, &name)? {
        Some(f) => match molt_call::call(gil, &f, &[exc]) {
            Ok(v) => Ok(v),
            Err(raised) => stopped(gil, raised),
        },
        None => Err(gil.raise(exc)),
    }
}

fn iter_self(_gil: &mut Gil, g: &Value) -> Result {
    Ok(g.clone())
}

fn generator_repr(gil: &mut Gil, g: &Value) -> Result {
    let text = match gil.get::<Generator>(g) {
        Some(x) => format!("<generator object {} at {:#x}>", gil.to_rust(&x.qualname), g.identity()),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

fn get_name(gil: &mut Gil, g: &Value) -> Result {
    Ok(gil.get::<Generator>(g).map_or(Value::NONE, |x| x.name.clone()))
}
fn set_name(gil: &mut Gil, g: &Value, value: Option<&Value>) -> Result<()> {
    match value {
        Some(v) if gil.is_str(v) => {
            if let Some(x) = gil.get_mut::<Generator>(g) {
                x.name = v.clone();
            }
            Ok(())
        }
        _ => Err(gil.type_error("__name__ must be set to a string object")),
    }
}
fn get_qualname(gil: &mut Gil, g: &Value) -> Result {
    Ok(gil.get::<Generator>(g).map_or(Value::NONE, |x| x.qualname.clone()))
}
fn get_running(gil: &mut Gil, g: &Value) -> Result {
    Ok(Value::bool(state(gil, g) == GEN_RUNNING))
}
fn get_suspended(gil: &mut Gil, g: &Value) -> Result {
    let s = state(gil, g);
    Ok(Value::bool(s != 0 && s != GEN_DONE && s != GEN_RUNNING))
}
fn get_code(gil: &mut Gil, g: &Value) -> Result {
    let f = gil.get::<Generator>(g).map_or(Value::NONE, |x| x.function.clone());
    Ok(gil.get::<Function>(&f).map_or(Value::NONE, |f| f.code.clone()))
}

/// `generator`
pub static SPEC: TypeSpec = TypeSpec {
    slots: TypeSlots {
        iter: Some(iter_self),
        next: Some(generator_next),
        repr: Some(generator_repr),
        ..TypeSlots::NONE
    },
    methods: &[
        crate::container::support::CLASS_GETITEM,
        method(
            "send",
            Native::fixed2(send),
            "(arg, /)",
            "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration.",
        ),
        method(
            "throw",
            Native::Variadic(throw),
            "(typ, val=None, tb=None, /)",
            "Raise exception in generator, return next yielded value or raise StopIteration.",
        ),
        method("close", Native::fixed1(close), "()", "close() -> raise GeneratorExit inside generator."),
    ],
    getset: &[
        GetSetSpec { name: "__name__", get: get_name, set: Some(set_name), doc: "" },
        getter("__qualname__", get_qualname, ""),
        getter("gi_running", get_running, ""),
        getter("gi_suspended", get_suspended, ""),
        getter("gi_code", get_code, ""),
    ],
    ..TypeSpec::new(T::Generator, VTable::of::<Generator>())
};

/// A generator that nobody will resume is closed, so that its `finally` blocks run.
pub fn finalize(gil: &mut Gil, g: &Value) {
    let pending = gil.take_pending();
    if close(gil, g).is_err() {
        crate::exception::display::unraisable(gil, "deallocator", g);
    }
    if let Some(exc) = pending {
        let _ = gil.raise(exc);
    }
}
