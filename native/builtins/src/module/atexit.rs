//! The module `atexit`: functions that run when the runtime ends, the last one registered first.

use molt_call::compare_bool;
use molt_object::{CompareOp, MethodSpec, Objects, Raise, function};
use molt_provenance::{Args, Gil, Native, Result, Value};

use super::ModuleSpec;
use crate::exception::display;
use crate::init::root_mut;

/// The module.
pub static MODULE: ModuleSpec = ModuleSpec {
    name: "atexit",
    doc: "allow programmer to define multiple exit functions to be executed\nupon normal program termination.",
    functions: FUNCTIONS,
    fill: |_, _| Ok(()),
};

static FUNCTIONS: &[MethodSpec] = &[
    function(
        "register",
        Native::Variadic(register),
        "(func, /, *args, **kwargs)",
        "Register a function to be executed upon normal program termination",
    ),
    function(
        "unregister",
        Native::fixed1(unregister),
        "(func, /)",
        "Unregister an exit function which was previously registered using\natexit.register",
    ),
    function("_clear", Native::fixed0(clear), "()", "Clear the list of previously registered exit functions."),
    function("_run_exitfuncs", Native::fixed0(run_all), "()", "Run all registered exit functions."),
    function(
        "_ncallbacks",
        Native::fixed0(|gil| Ok(Value::int32(root_mut(gil).at_exit.len() as i32))),
        "()",
        "Return the number of registered exit functions.",
    ),
];

/// A function with what it is called with.
pub struct ExitCall {
    function: Value,
    args: Vec<Value>,
    names: Option<Value>,
}

fn register(gil: &mut Gil, args: Args<'_>) -> Result {
    let Some((function, rest)) = args.values.split_first().filter(|_| !args.positional().is_empty()) else {
        return Err(gil.type_error("register() takes at least 1 argument (0 given)"));
    };
    if molt_call::slots(gil, function).call.is_none() {
        return Err(gil.type_error("the first argument must be callable"));
    }
    let call = ExitCall { function: function.clone(), args: rest.to_vec(), names: args.names.cloned() };
    root_mut(gil).at_exit.push(call);
    Ok(function.clone())
}

fn unregister(gil: &mut Gil, function: &Value) -> Result {
    let mut at = root_mut(gil).at_exit.len();
    while at > 0 {
        at -= 1;
        // Comparing may run Python code, which may change the list.
        let Some(known) = root_mut(gil).at_exit.get(at).map(|c| c.function.clone()) else { continue };
        if (known.is(function) || compare_bool(gil, &known, function, CompareOp::Eq)?)
            && at < root_mut(gil).at_exit.len()
        {
            drop(root_mut(gil).at_exit.remove(at));
        }
    }
    Ok(Value::NONE)
}

fn clear(gil: &mut Gil) -> Result {
    drop(core::mem::take(&mut root_mut(gil).at_exit));
    Ok(Value::NONE)
}

fn run_all(gil: &mut Gil) -> Result {
    run(gil);
    Ok(Value::NONE)
}

/// Runs what was registered; what it raises is reported, and the next one runs. What these functions register in turn is forgotten.
pub fn run(gil: &mut Gil) {
    let calls = core::mem::take(&mut root_mut(gil).at_exit);
    for call in calls.into_iter().rev() {
        let keywords = call.names.as_ref().and_then(|n| gil.tuple(n)).map_or(0, <[Value]>::len);
        let args = Args { values: &call.args, names: call.names.as_ref(), keywords };
        if molt_call::call_with(gil, &call.function, args).is_err() {
            let what = molt_call::repr_string(gil, &call.function).unwrap_or_default();
            display::ignored(gil, &["in atexit callback ", &what]);
        }
    }
    drop(core::mem::take(&mut root_mut(gil).at_exit));
}
