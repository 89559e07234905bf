//! Resuming generators whose bodies handle no exceptions: what iterates them from Rust calls the body, as compiled code does.

use molt_abi::layout::{GEN_DONE, GEN_RUNNING};
use molt_object::{Exc, Exception, Generator, Known, Raise, Strings, T};
use molt_provenance::{CodeEntry, Gil, Raised, Result, Value};

use crate::types::{is_subtype, type_of};

/// The next item of exactly a generator that is suspended or has not begun, and whose body handles no exceptions; `None` for anything else.
#[inline]
pub fn resume_plain(gil: &mut Gil, it: &Value) -> Option<Result<Option<Value>>> {
    if !gil.is_exactly(it, gil.ty(T::Generator)) {
        return None;
    }
    let g = gil.get::<Generator>(it)?;
    if g.plain == 0 || g.state >= GEN_RUNNING {
        return None;
    }
    let body = CodeEntry::at(g.body);
    Some(match body.resume(gil, it, Some(&Value::NONE)) {
        Ok(v) if v.is_stop() => Ok(None),
        Ok(v) => Ok(Some(v)),
        Err(raised) => Err(raised_inside(gil, it, raised)),
    })
}

/// A body raised: the generator is finished, and StopIteration becomes RuntimeError.
#[cold]
#[inline(never)]
pub fn raised_inside(gil: &mut Gil, g: &Value, raised: Raised) -> Raised {
    finish(gil, g);
    let stop = gil.pending().filter(|e| is_subtype(gil, &type_of(gil, e), gil.exc(Exc::StopIteration)));
    let Some(stop) = stop else { return raised };
    drop(gil.take_pending());
    let text = gil.new_str("generator raised StopIteration");
    let exc = gil.new_exception(Exc::RuntimeError, vec![text]);
    if let Some(e) = gil.get_mut::<Exception>(&exc) {
        e.cause = stop.clone();
        e.context = stop;
        e.suppress_context = true;
    }
    gil.raise(exc)
}

/// A finished generator lets go of everything.
pub fn finish(gil: &mut Gil, g: &Value) {
    let slots = gil.get_mut::<Generator>(g).map(|x| {
        x.state = GEN_DONE;
        core::mem::take(&mut x.slots)
    });
    drop(slots);
}
