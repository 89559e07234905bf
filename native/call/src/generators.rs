//! Resuming generators: what iterates them from Rust calls the body, as compiled code does.

use molt_abi::layout::{GEN_CLOSED, GEN_DONE, GEN_KIND_ASYNC, GEN_KIND_COROUTINE, GEN_RUNNING};
use molt_object::{Exc, Exception, Generator, Known, Raise, Strings, T};
use molt_provenance::{CodeEntry, Gil, Raised, Result, Value};

use crate::types::{is_subtype, type_of};

/// The next item of exactly a generator that is suspended or has not begun; `None` for anything else.
#[inline]
pub fn resume_plain(gil: &mut Gil, it: &Value) -> Option<Result<Option<Value>>> {
    if !gil.is_exactly(it, gil.ty(T::Generator)) {
        return None;
    }
    let g = gil.get::<Generator>(it)?;
    if g.state >= GEN_RUNNING {
        return None;
    }
    let body = CodeEntry::at(g.body);
    Some(match body.resume(gil, it, Some(&Value::NONE)) {
        Ok(v) if v.is_stop() => Ok(None),
        Ok(v) => Ok(Some(v)),
        Err(raised) => Err(raised_inside(gil, it, raised)),
    })
}

/// What a body is of, for messages.
pub fn kind_name(kind: u32) -> &'static str {
    match kind {
        GEN_KIND_COROUTINE => "coroutine",
        GEN_KIND_ASYNC => "async generator",
        _ => "generator",
    }
}

/// A body raised: the generator is finished, and what would say that it ended becomes RuntimeError.
#[cold]
#[inline(never)]
pub fn raised_inside(gil: &mut Gil, g: &Value, raised: Raised) -> Raised {
    finish(gil, g);
    let kind = gil.get::<Generator>(g).map_or(0, |x| x.kind);
    let Some(exc) = gil.pending() else { return raised };
    let stops = |gil: &Gil, class: Exc| is_subtype(gil, &type_of(gil, &exc), gil.exc(class));
    let what = if stops(gil, Exc::StopIteration) {
        " raised StopIteration"
    } else if kind == GEN_KIND_ASYNC && stops(gil, Exc::StopAsyncIteration) {
        " raised StopAsyncIteration"
    } else {
        return raised;
    };
    drop(gil.take_pending());
    let text = gil.new_str(&[kind_name(kind), what].concat());
    let error = gil.new_exception(Exc::RuntimeError, vec![text]);
    if let Some(e) = gil.get_mut::<Exception>(&error) {
        e.cause = exc.clone();
        e.context = exc;
        e.suppress_context = true;
    }
    gil.raise(error)
}

/// A finished generator lets go of everything.
pub fn finish(gil: &mut Gil, g: &Value) {
    let slots = gil.get_mut::<Generator>(g).map(|x| {
        x.state = GEN_DONE;
        x.flags |= GEN_CLOSED;
        core::mem::take(&mut x.slots)
    });
    drop(slots);
}
