//! Asynchronous generators: what `asend`, `athrow` and `aclose` answer, `async for` without those objects, `aiter` and `anext`.

use molt_abi::layout::{GEN_ASKED, GEN_CLOSED, GEN_HOOKED, GEN_KIND_ASYNC};
use molt_call::iteration::raise_stop_iteration;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Payload, Result, Tracer, VTable, Value};

use super::coroutine::awaitable;
use super::{
    DEL, Step, hooks, introspection, iter_self, pending_is, repr, send_into, send_step, state, throw_into, throw_step,
    thrown,
};
use crate::container::support::CLASS_GETITEM;

/// What an asynchronous generator is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    Send,
    Throw,
    Close,
}

impl Ask {
    fn name(self) -> &'static str {
        match self {
            Ask::Send => "asend",
            Ask::Throw => "athrow",
            Ask::Close => "aclose",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    New,
    Begun,
    Done,
}

/// An awaitable that takes an asynchronous generator one step further.
pub struct Asking {
    generator: Value,
    ask: Ask,
    /// What is sent, or a tuple of the arguments of `throw`.
    what: Value,
    progress: Progress,
}

impl Payload for Asking {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.generator);
        visit.see(&self.what);
    }

    fn needs_finalizer(&self) -> bool {
        self.progress == Progress::New
    }
}

fn new_asking(gil: &mut Gil, g: &Value, ask: Ask, what: Value, progress: Progress) -> Value {
    let ty = if ask == Ask::Send { T::AsyncGenSend } else { T::AsyncGenThrow };
    gil.alloc(gil.ty(ty), Asking { generator: g.clone(), ask, what, progress })
}

/// The object that stands for an item of a generator that is asked for it already.
pub fn asking(gil: &mut Gil, g: &Value) -> Value {
    new_asking(gil, g, Ask::Send, Value::NONE, Progress::Begun)
}

fn flags(gil: &Gil, g: &Value) -> u32 {
    gil.get::<Generator>(g).map_or(0, |x| x.flags)
}

fn change_flags(gil: &mut Gil, g: &Value, on: u32, off: u32) {
    if let Some(x) = gil.get_mut::<Generator>(g) {
        x.flags = (x.flags | on) & !off;
    }
}

/// Tells the hooks of a generator when it is asked for the first time.
fn tell_hooks(gil: &mut Gil, g: &Value) -> Result<()> {
    if flags(gil, g) & GEN_HOOKED != 0 {
        return Ok(());
    }
    change_flags(gil, g, GEN_HOOKED, 0);
    let (first, finalizer) = hooks::of_async_generators(gil);
    if let Some(x) = gil.get_mut::<Generator>(g) {
        x.origin = finalizer;
    }
    if !first.is_unbound() {
        molt_call::call(gil, &first, core::slice::from_ref(g))?;
    }
    Ok(())
}

fn ask(gil: &mut Gil, g: &Value, ask: Ask, what: Value) -> Result {
    tell_hooks(gil, g)?;
    Ok(new_asking(gil, g, ask, what, Progress::New))
}

fn asend(gil: &mut Gil, g: &Value, v: &Value) -> Result {
    ask(gil, g, Ask::Send, v.clone())
}

fn anext_method(gil: &mut Gil, g: &Value) -> Result {
    ask(gil, g, Ask::Send, Value::NONE)
}

fn athrow(gil: &mut Gil, args: Args<'_>) -> Result {
    let g = args.values[0].clone();
    let what = gil.new_tuple(args.positional()[1..].to_vec());
    ask(gil, &g, Ask::Throw, what)
}

fn aclose(gil: &mut Gil, g: &Value) -> Result {
    ask(gil, g, Ask::Close, Value::UNBOUND)
}

/// `async_generator`
pub static SPEC: TypeSpec = TypeSpec {
    slots: TypeSlots { repr: Some(repr), ..TypeSlots::NONE },
    methods: &[
        method(
            "__aiter__",
            Native::fixed1(iter_self),
            "()",
            "Return an awaitable, that resolves in asynchronous iterator.",
        ),
        method("__anext__", Native::fixed1(anext_method), "()", "Return a value or raise StopAsyncIteration."),
        method("asend", Native::fixed2(asend), "(value, /)", "asend(v) -> send 'v' in generator."),
        method(
            "athrow",
            Native::Variadic(athrow),
            "(typ, val=None, tb=None, /)",
            "athrow(value) -> raise exception in generator.",
        ),
        method("aclose", Native::fixed1(aclose), "()", "aclose() -> raise GeneratorExit inside generator."),
        DEL,
        CLASS_GETITEM,
    ],
    getset: introspection::ASYNC_GENERATOR,
    ..TypeSpec::new(T::AsyncGenerator, VTable::of::<Generator>())
};

/// What a step of the body means to who awaits the item: an item ends the waiting.
fn outcome(gil: &mut Gil, g: &Value, step: Result<Step>) -> Result<Step> {
    match step {
        Ok(Step::Yielded(v)) if gil.get::<Generator>(g).is_some_and(|x| x.awaits != 0) => Ok(Step::Yielded(v)),
        Ok(Step::Yielded(v)) => {
            change_flags(gil, g, 0, GEN_ASKED);
            Ok(Step::Returned(v))
        }
        Ok(Step::Returned(_)) => {
            change_flags(gil, g, GEN_CLOSED, GEN_ASKED);
            Err(gil.raise_args(Exc::StopAsyncIteration, Vec::new()))
        }
        Err(raised) => {
            let ended = pending_is(gil, Exc::StopAsyncIteration) || pending_is(gil, Exc::GeneratorExit);
            change_flags(gil, g, if ended { GEN_CLOSED } else { 0 }, GEN_ASKED);
            Err(raised)
        }
    }
}

/// What is put into an awaitable.
enum Input<'a> {
    Value(&'a Value),
    Exception(Value),
}

/// One step of an awaitable of a generator.
fn step(gil: &mut Gil, o: &Value, input: Input<'_>) -> Result<Step> {
    let Some(x) = gil.get::<Asking>(o) else { return Err(gil.type_error("not an awaitable")) };
    let (g, ask, progress) = (x.generator.clone(), x.ask, x.progress);
    if progress == Progress::Done {
        let methods = if ask == Ask::Send { "__anext__()/asend()" } else { "aclose()/athrow()" };
        return Err(gil.runtime_error(["cannot reuse already awaited ", methods].concat()));
    }
    let result = advance(gil, o, &g, ask, progress, input);
    if !matches!(result, Ok(Step::Yielded(_))) {
        note(gil, o, Progress::Done);
    }
    result
}

fn note(gil: &mut Gil, o: &Value, progress: Progress) {
    if let Some(x) = gil.get_mut::<Asking>(o) {
        x.progress = progress;
    }
}

fn advance(gil: &mut Gil, o: &Value, g: &Value, ask: Ask, progress: Progress, input: Input<'_>) -> Result<Step> {
    let done = state(gil, g) == molt_abi::layout::GEN_DONE;
    let is_value = matches!(input, Input::Value(_));
    if ask != Ask::Send && done && is_value {
        return Ok(Step::Returned(Value::NONE));
    }
    let mut first = None;
    if progress == Progress::New {
        if flags(gil, g) & GEN_ASKED != 0 {
            let who = if ask == Ask::Send { "anext" } else { ask.name() };
            return Err(gil.runtime_error([who, "(): asynchronous generator is already running"].concat()));
        }
        if let (true, Input::Value(v)) = (ask != Ask::Send, &input) {
            if flags(gil, g) & GEN_CLOSED != 0 {
                return Err(gil.raise_args(Exc::StopAsyncIteration, Vec::new()));
            }
            if !v.is_none() {
                return Err(gil.runtime_error("can't send non-None value to a just-started coroutine"));
            }
        }
        note(gil, o, Progress::Begun);
        first = gil.get::<Asking>(o).map(|x| x.what.clone());
    }
    change_flags(gil, g, GEN_ASKED, 0);
    let step = match (input, first) {
        (Input::Exception(exc), _) => throw_step(gil, g, exc),
        (Input::Value(v), Some(what)) if ask == Ask::Send => {
            let sent = if v.is_none() { what } else { v.clone() };
            send_step(gil, g, &sent)
        }
        (Input::Value(_), Some(what)) if ask == Ask::Throw => {
            let mut all = vec![g.clone()];
            all.extend(gil.tuple(&what).unwrap_or(&[]).iter().cloned());
            let exc = thrown(gil, Args::positional_only(&all));
            exc.and_then(|exc| throw_step(gil, g, exc))
        }
        (Input::Value(_), Some(_)) => {
            change_flags(gil, g, GEN_CLOSED, 0);
            let exit = gil.new_exception(Exc::GeneratorExit, Vec::new());
            throw_step(gil, g, exit)
        }
        (Input::Value(v), None) => send_step(gil, g, v),
    };
    if ask != Ask::Close {
        return outcome(gil, g, step);
    }
    let awaits = gil.get::<Generator>(g).is_some_and(|x| x.awaits != 0);
    match step {
        Ok(Step::Yielded(v)) if awaits => Ok(Step::Yielded(v)),
        Ok(Step::Yielded(_)) => {
            change_flags(gil, g, 0, GEN_ASKED);
            Err(gil.runtime_error("async generator ignored GeneratorExit"))
        }
        Ok(Step::Returned(_)) => {
            change_flags(gil, g, 0, GEN_ASKED);
            Ok(Step::Returned(Value::NONE))
        }
        Err(raised) => {
            change_flags(gil, g, 0, GEN_ASKED);
            if !pending_is(gil, Exc::StopAsyncIteration) && !pending_is(gil, Exc::GeneratorExit) {
                return Err(raised);
            }
            drop(gil.take_pending());
            Ok(Step::Returned(Value::NONE))
        }
    }
}

fn asking_next(gil: &mut Gil, o: &Value) -> Result<Option<Value>> {
    let step = step(gil, o, Input::Value(&Value::NONE))?;
    Ok(step.into_item(gil))
}

fn asking_send(gil: &mut Gil, o: &Value, v: &Value) -> Result {
    let step = step(gil, o, Input::Value(v))?;
    step.into_result(gil)
}

fn asking_throw(gil: &mut Gil, args: Args<'_>) -> Result {
    let exc = thrown(gil, args)?;
    let step = step(gil, &args.values[0], Input::Exception(exc))?;
    step.into_result(gil)
}

fn asking_close(gil: &mut Gil, o: &Value) -> Result {
    if gil.get::<Asking>(o).is_some_and(|x| x.progress == Progress::Done) {
        return Ok(Value::NONE);
    }
    let exit = gil.new_exception(Exc::GeneratorExit, Vec::new());
    match step(gil, o, Input::Exception(exit)) {
        Ok(Step::Yielded(_)) => Err(gil.runtime_error("coroutine ignored GeneratorExit")),
        Ok(Step::Returned(_)) => Ok(Value::NONE),
        Err(raised) => {
            if !pending_is(gil, Exc::StopAsyncIteration) && !pending_is(gil, Exc::GeneratorExit) {
                return Err(raised);
            }
            drop(gil.take_pending());
            Ok(Value::NONE)
        }
    }
}

/// An object that nobody awaited gives a warning.
pub fn finalize(gil: &mut Gil, o: &Value) {
    let Some(x) = gil.get::<Asking>(o) else { return crate::class::python_slots::finalize(gil, o) };
    if x.progress != Progress::New {
        return;
    }
    let (g, ask) = (x.generator.clone(), x.ask);
    if hooks::warn_method(gil, &g, ask.name()).is_err() {
        let what = molt_call::repr_string(gil, o).unwrap_or_default();
        crate::exception::display::ignored(gil, &["while finalizing ", &what]);
    }
}

const ASKING_SLOTS: TypeSlots = TypeSlots { iter: Some(iter_self), next: Some(asking_next), ..TypeSlots::NONE };
const ASKING_METHODS: &[MethodSpec] = &[
    method("__await__", Native::fixed1(iter_self), "()", "Return an iterator to be used in await expression."),
    method("send", Native::fixed2(asking_send), "(arg, /)", ""),
    method("throw", Native::Variadic(asking_throw), "(typ, val=None, tb=None, /)", ""),
    method("close", Native::fixed1(asking_close), "()", ""),
    DEL,
];

/// `async_generator_asend`
pub static SEND: TypeSpec =
    TypeSpec { slots: ASKING_SLOTS, methods: ASKING_METHODS, ..TypeSpec::new(T::AsyncGenSend, VTable::of::<Asking>()) };

/// `async_generator_athrow`
pub static THROW: TypeSpec = TypeSpec {
    slots: ASKING_SLOTS,
    methods: ASKING_METHODS,
    ..TypeSpec::new(T::AsyncGenThrow, VTable::of::<Asking>())
};

// `async for`

/// `aiter(v)` as `async for` does it.
pub fn get_aiter(gil: &mut Gil, v: &Value) -> Result {
    if gil.is_exactly(v, gil.ty(T::AsyncGenerator)) {
        return Ok(v.clone());
    }
    let Some(it) = molt_call::call_special(gil, v, N::AIter, &[])? else {
        return Err(type_error_of(gil, "'async for' requires an object with __aiter__ method, got %T", v));
    };
    if lookup_special(gil, &it, N::ANext).is_none() {
        let message = "'async for' received an object from __aiter__ that does not implement __anext__: %T";
        return Err(type_error_of(gil, message, &it));
    }
    Ok(it)
}

/// What the next item is awaited from: an asynchronous generator itself, which is then asked, an iterator to delegate to, or `END` when there is
/// none.
pub fn async_begin(gil: &mut Gil, it: &Value) -> Result {
    if gil.is_exactly(it, gil.ty(T::AsyncGenerator)) {
        tell_hooks(gil, it)?;
        if flags(gil, it) & GEN_ASKED != 0 {
            return Err(gil.runtime_error("anext(): asynchronous generator is already running"));
        }
        change_flags(gil, it, GEN_ASKED, 0);
        return Ok(it.clone());
    }
    let item = match molt_call::call_special(gil, it, N::ANext, &[]) {
        Ok(Some(item)) => item,
        Ok(None) => {
            return Err(type_error_of(gil, "'async for' requires an iterator with __anext__ method, got %T", it));
        }
        Err(_) if pending_is(gil, Exc::StopAsyncIteration) => {
            drop(gil.take_pending());
            return Ok(Value::END);
        }
        Err(raised) => return Err(raised),
    };
    awaitable(gil, &item).map_err(|_| {
        let cause = gil.take_pending().unwrap_or(Value::NONE);
        let raised = type_error_of(gil, "'async for' received an invalid object from __anext__: %T", &item);
        if let Some(error) = gil.pending()
            && let Some(e) = gil.get_mut::<Exception>(&error)
        {
            e.cause = cause.clone();
            e.context = cause;
            e.suppress_context = true;
        }
        raised
    })
}

/// One step of awaiting an item: what is passed outward, `STOP` with the item in the thread's stop value, or `END`.
pub fn async_delegate(gil: &mut Gil, it: &Value, sent: Option<&Value>) -> Result {
    if it.is_end() {
        return Ok(Value::END);
    }
    let step = if gil.get::<Generator>(it).is_some_and(|x| x.kind == GEN_KIND_ASYNC) {
        match sent {
            Some(sent) => match send_step(gil, it, sent) {
                Ok(Step::Returned(_)) => {
                    change_flags(gil, it, GEN_CLOSED, GEN_ASKED);
                    return Ok(Value::END);
                }
                step => outcome(gil, it, step),
            },
            None => {
                let Some(exc) = gil.take_pending() else { return Err(gil.runtime_error("nothing was thrown")) };
                let o = asking(gil, it);
                throw_into(gil, &o, exc)
            }
        }
    } else {
        match sent {
            Some(sent) => send_into(gil, it, sent),
            None => {
                let Some(exc) = gil.take_pending() else { return Err(gil.runtime_error("nothing was thrown")) };
                throw_into(gil, it, exc)
            }
        }
    };
    match step {
        Ok(step) => Ok(step.into_item(gil).unwrap_or(Value::STOP)),
        Err(_) if pending_is(gil, Exc::StopAsyncIteration) => {
            drop(gil.take_pending());
            Ok(Value::END)
        }
        Err(raised) => Err(raised),
    }
}

// `aiter` and `anext`

/// `aiter(v)`
pub fn aiter(gil: &mut Gil, v: &Value) -> Result {
    let Some(it) = molt_call::call_special(gil, v, N::AIter, &[])? else {
        return Err(type_error_of(gil, "'%T' object is not an async iterable", v));
    };
    if lookup_special(gil, &it, N::ANext).is_none() {
        return Err(type_error_of(gil, "aiter() returned not an async iterator of type '%T'", &it));
    }
    Ok(it)
}

/// `anext(v, default)`
pub fn anext(gil: &mut Gil, v: &Value, default: &Value) -> Result {
    let Some(item) = molt_call::call_special(gil, v, N::ANext, &[])? else {
        return Err(type_error_of(gil, "'%T' object is not an async iterator", v));
    };
    match default.bound() {
        None => Ok(item),
        Some(default) => {
            let default = default.clone();
            Ok(gil.alloc(gil.ty(T::AnextAwaitable), WithDefault { item, default }))
        }
    }
}

/// An item, or a default when there is none.
pub struct WithDefault {
    item: Value,
    default: Value,
}

impl Payload for WithDefault {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.item);
        visit.see(&self.default);
    }
}

/// The iterator of the item, and the default.
fn parts(gil: &mut Gil, a: &Value) -> Result<(Value, Value)> {
    let Some(x) = gil.get::<WithDefault>(a) else { return Err(gil.type_error("not an awaitable")) };
    let (item, default) = (x.item.clone(), x.default.clone());
    Ok((awaitable(gil, &item)?, default))
}

fn or_default(gil: &mut Gil, step: Result<Step>, default: Value) -> Result<Step> {
    if step.is_err() && pending_is(gil, Exc::StopAsyncIteration) {
        drop(gil.take_pending());
        return Ok(Step::Returned(default));
    }
    step
}

fn default_next(gil: &mut Gil, a: &Value) -> Result<Option<Value>> {
    let (it, default) = parts(gil, a)?;
    let step = send_into(gil, &it, &Value::NONE);
    let step = or_default(gil, step, default)?;
    Ok(step.into_item(gil))
}

fn default_send(gil: &mut Gil, a: &Value, v: &Value) -> Result {
    let (it, default) = parts(gil, a)?;
    let step = send_into(gil, &it, v);
    or_default(gil, step, default)?.into_result(gil)
}

fn default_throw(gil: &mut Gil, args: Args<'_>) -> Result {
    let (it, default) = parts(gil, &args.values[0])?;
    let exc = thrown(gil, args)?;
    let step = throw_into(gil, &it, exc);
    or_default(gil, step, default)?.into_result(gil)
}

fn default_close(gil: &mut Gil, a: &Value) -> Result {
    let (it, default) = parts(gil, a)?;
    let close = molt_call::call_method_named(gil, &it, N::Close, &[]);
    if close.is_err() && pending_is(gil, Exc::StopAsyncIteration) {
        drop(gil.take_pending());
        return Err(raise_stop_iteration(gil, default));
    }
    close
}

/// `anext_awaitable`
pub static ANEXT: TypeSpec = TypeSpec {
    slots: TypeSlots { iter: Some(iter_self), next: Some(default_next), ..TypeSlots::NONE },
    methods: &[
        method("__await__", Native::fixed1(iter_self), "()", "Return an iterator to be used in await expression."),
        method("send", Native::fixed2(default_send), "(arg, /)", ""),
        method("throw", Native::Variadic(default_throw), "(typ, val=None, tb=None, /)", ""),
        method("close", Native::fixed1(default_close), "()", ""),
    ],
    ..TypeSpec::new(T::AnextAwaitable, VTable::of::<WithDefault>())
};
