//! Coroutines, and what can be awaited.

use molt_abi::blob::FLAG_ITERABLE_COROUTINE;
use molt_abi::layout::{GEN_KIND_COROUTINE, GEN_KIND_GENERATOR};
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Payload, Result, Tracer, VTable, Value};

use super::{CLOSE, DEL, SEND, THROW, close, introspection, iter_self, repr, send_step, throw_step, thrown};
use crate::container::support::CLASS_GETITEM;

/// `coroutine`
pub static SPEC: TypeSpec = TypeSpec {
    slots: TypeSlots { repr: Some(repr), ..TypeSlots::NONE },
    methods: &[
        SEND,
        THROW,
        CLOSE,
        DEL,
        CLASS_GETITEM,
        method("__await__", Native::fixed1(await_), "()", "Return an iterator to be used in await expression."),
    ],
    getset: introspection::COROUTINE,
    ..TypeSpec::new(T::Coroutine, VTable::of::<Generator>())
};

/// What `__await__` of a coroutine answers: an iterator over it.
pub struct Wrapper(Value);

impl Payload for Wrapper {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.0);
    }
}

fn await_(gil: &mut Gil, c: &Value) -> Result {
    Ok(gil.alloc(gil.ty(T::CoroutineWrapper), Wrapper(c.clone())))
}

fn inner(gil: &Gil, w: &Value) -> Value {
    gil.get::<Wrapper>(w).map_or(Value::NONE, |w| w.0.clone())
}

fn wrapper_next(gil: &mut Gil, w: &Value) -> Result<Option<Value>> {
    let c = inner(gil, w);
    let step = send_step(gil, &c, &Value::NONE)?;
    Ok(step.into_item(gil))
}

fn wrapper_send(gil: &mut Gil, w: &Value, v: &Value) -> Result {
    let c = inner(gil, w);
    let step = send_step(gil, &c, v)?;
    step.into_result(gil)
}

fn wrapper_throw(gil: &mut Gil, args: Args<'_>) -> Result {
    let instance = thrown(gil, args)?;
    let c = inner(gil, &args.values[0]);
    let step = throw_step(gil, &c, instance)?;
    step.into_result(gil)
}

fn wrapper_close(gil: &mut Gil, w: &Value) -> Result {
    let c = inner(gil, w);
    close(gil, &c)
}

/// `coroutine_wrapper`
pub static WRAPPER: TypeSpec = TypeSpec {
    slots: TypeSlots { iter: Some(iter_self), next: Some(wrapper_next), ..TypeSlots::NONE },
    methods: &[
        method("send", Native::fixed2(wrapper_send), "(arg, /)", ""),
        method("throw", Native::Variadic(wrapper_throw), "(typ, val=None, tb=None, /)", ""),
        method("close", Native::fixed1(wrapper_close), "()", ""),
    ],
    ..TypeSpec::new(T::CoroutineWrapper, VTable::of::<Wrapper>())
};

/// Whether something is a coroutine, of an `async def` or of a generator that may be awaited.
fn is_coroutine(gil: &Gil, v: &Value) -> bool {
    gil.get::<Generator>(v).is_some_and(|x| match x.kind {
        GEN_KIND_COROUTINE => true,
        GEN_KIND_GENERATOR => {
            let code = gil.get::<Function>(&x.function).and_then(|f| gil.get::<Code>(&f.code));
            code.is_some_and(|c| c.flags & FLAG_ITERABLE_COROUTINE != 0)
        }
        _ => false,
    })
}

/// The iterator that awaiting `v` delegates to.
pub fn awaitable(gil: &mut Gil, v: &Value) -> Result {
    awaitable_of(gil, v, 0)
}

/// As `awaitable`; `from` is 1 for what `__aenter__` answered, 2 for `__aexit__`, else 0.
pub fn awaitable_of(gil: &mut Gil, v: &Value, from: u32) -> Result {
    if is_coroutine(gil, v) {
        let x = gil.get::<Generator>(v);
        if x.is_some_and(|x| x.kind == GEN_KIND_COROUTINE && x.is_suspended()) {
            return Err(gil.runtime_error("coroutine is being awaited already"));
        }
        return Ok(v.clone());
    }
    let Some(it) = molt_call::call_special(gil, v, N::Await, &[])? else {
        let message = match from {
            1 => "'async with' received an object from __aenter__ that does not implement __await__: %T",
            2 => "'async with' received an object from __aexit__ that does not implement __await__: %T",
            _ => "'%T' object can't be awaited",
        };
        return Err(type_error_of(gil, message, v));
    };
    if is_coroutine(gil, &it) {
        return Err(gil.type_error("__await__() returned a coroutine"));
    }
    if slot(gil, &it, |s| s.next).is_none() {
        return Err(type_error_of(gil, "__await__() returned non-iterator of type '%T'", &it));
    }
    Ok(it)
}
