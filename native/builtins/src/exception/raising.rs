//! `raise`, `except` and what compiled code needs around them.

use super::instance::makes_plainly;
use molt_call::call;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, Raised, Result, Value};

/// An exception instance from what `raise` was given: an instance, or a class that is called.
fn instance(gil: &mut Gil, v: &Value) -> Result {
    if is_exception(gil, v) {
        return Ok(v.clone());
    }
    if is_exception_class(gil, v) {
        if gil.is_exactly(v, gil.ty(T::Type))
            && type_data(gil, v).is_some_and(|d| makes_plainly(d) || v.is(gil.exc(Exc::StopIteration)))
        {
            let exception = Exception::with_all(gil, &[]);
            return Ok(gil.alloc(v, exception));
        }
        let exc = call(gil, v, &[])?;
        if is_exception(gil, &exc) {
            return Ok(exc);
        }
        let message = format!(
            "calling {} should have returned an instance of BaseException, not {}",
            molt_call::repr_string(gil, v)?,
            molt_call::repr_string(gil, &own_type(gil, &exc))?
        );
        return Err(gil.type_error(message));
    }
    Err(gil.type_error("exceptions must derive from BaseException"))
}

/// `raise exc from cause`; unbound for what is not given. The running frame gets into the traceback, unless an exception is raised again.
pub fn raise(gil: &mut Gil, exc: &Value, cause: &Value) {
    if exc.is_unbound() {
        let handled = gil.handled();
        if !handled.is_unbound() {
            let _pending = gil.raise(handled);
            return;
        }
        let _pending = gil.runtime_error("No active exception to reraise");
    } else if cause.is_unbound() && is_exception(gil, exc) {
        let _pending = gil.raise_instance(exc.clone());
    } else {
        let _pending = raise_from(gil, exc, cause);
    }
    traceback(gil);
}

/// `raise callee(arg)`, or `raise callee()` when `arg` is unbound; `position` is where the raise stands.
pub fn raise_new(gil: &mut Gil, callee: &Value, arg: &Value, position: u32) {
    let args = if arg.is_unbound() { &[] } else { core::slice::from_ref(arg) };
    if gil.is_exactly(callee, gil.ty(T::Type))
        && type_data(gil, callee).is_some_and(makes_plainly)
        && let Some(function) = gil.current_function()
    {
        let mut exception = Exception::with_all(gil, args);
        exception.function = function;
        exception.position = position;
        let exc = gil.alloc(callee, exception);
        let _pending = gil.raise_instance(exc);
        return;
    }
    match call(gil, callee, args) {
        Ok(exc) => {
            gil.set_position(position);
            raise(gil, &exc, &Value::UNBOUND);
        }
        Err(_raised) => traceback(gil),
    }
}

/// `raise exc from cause`; the cause is unbound when there is none.
fn raise_from(gil: &mut Gil, exc: &Value, cause: &Value) -> Raised {
    let exc = match instance(gil, exc) {
        Ok(e) => e,
        Err(raised) => return raised,
    };
    if !cause.is_unbound() {
        let cause = if cause.is_none() {
            Value::NONE
        } else if is_exception_class(gil, cause) || is_exception(gil, cause) {
            match instance(gil, cause) {
                Ok(c) => c,
                Err(raised) => return raised,
            }
        } else {
            return gil.type_error("exception causes must derive from BaseException");
        };
        if let Some(e) = gil.get_mut::<Exception>(&exc) {
            e.suppress_context = true;
            let old = core::mem::replace(&mut e.cause, cause);
            drop(old);
        }
    }
    gil.raise_instance(exc)
}

/// Makes an instance pending again.
pub fn rethrow(gil: &mut Gil, exc: Value) {
    let _pending = gil.raise(exc);
}

/// Takes the pending exception.
pub fn catch(gil: &mut Gil) -> Value {
    gil.take_pending().unwrap_or(Value::NONE)
}

/// Adds the running frame to the traceback of the pending exception.
pub fn traceback(gil: &mut Gil) {
    if let (Some(exc), Some((function, position))) = (gil.pending(), gil.frame_at(0)) {
        gil.add_traceback(&exc, function, position);
    }
}

/// Makes an exception the handled one; answers the one before.
pub fn push_exc(gil: &mut Gil, exc: &Value) -> Value {
    gil.swap_handled(exc.clone())
}

/// Restores the handled exception.
pub fn pop_exc(gil: &mut Gil, saved: Value) {
    drop(gil.swap_handled(saved));
}

/// Whether an exception matches an except clause.
pub fn matches(gil: &mut Gil, exc: &Value, class: &Value) -> Result<bool> {
    if let Some(classes) = gil.tuple(class) {
        if !classes.iter().all(|c| is_exception_class(gil, c)) {
            return Err(no_class(gil));
        }
        let ty = type_of(gil, exc);
        return Ok(classes.iter().any(|c| is_subtype(gil, &ty, c)));
    }
    if !is_exception_class(gil, class) {
        return Err(no_class(gil));
    }
    Ok(is_subtype(gil, &type_of(gil, exc), class))
}

fn no_class(gil: &mut Gil) -> Raised {
    gil.type_error("catching classes that do not inherit from BaseException is not allowed")
}

/// The class AssertionError, whatever the name is bound to.
pub fn assertion_error(gil: &mut Gil) -> Value {
    gil.exc(Exc::AssertionError).clone()
}

/// Raises NameError for a name, with `name` set.
pub fn name_error(gil: &mut Gil, name: &Value) -> Raised {
    let text = format!("name '{}' is not defined", gil.to_rust(name));
    named(gil, Exc::NameError, &text, name)
}

/// Raises UnboundLocalError or NameError with `name` set.
pub fn named(gil: &mut Gil, class: Exc, text: &str, name: &Value) -> Raised {
    let message = gil.new_str(text);
    let exc = gil.new_exception(class, vec![message]);
    // CPython leaves the name out of UnboundLocalError, which so gets no suggestion.
    if class == Exc::NameError
        && let Some(e) = gil.get_mut::<Exception>(&exc)
    {
        e.fields[0] = name.clone();
    }
    gil.raise_instance(exc)
}
