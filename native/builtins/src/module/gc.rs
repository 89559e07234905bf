//! The module `gc`, and what a collection has to do besides finding garbage: call what weak references to it call, run finalizers, look again.

use molt_call::mapping::set_str;
use molt_call::{call, call_method_named, index_i64};
use molt_object::{
    Dict, Exc, Function, Generator, Known, MethodSpec, N, Numbers, Objects, Raise, Strings, T, function,
};
use molt_provenance::{Args, Gil, Native, Result, Slots, Value};

use super::ModuleSpec;
use crate::exception::display::unraisable;
use crate::init::root_mut;

/// The module.
pub static MODULE: ModuleSpec = ModuleSpec {
    name: "gc",
    doc: "This module provides access to the garbage collector for reference cycles.",
    functions: FUNCTIONS,
    fill,
};

static FUNCTIONS: &[MethodSpec] = &[
    function("enable", Native::fixed0(|gil| turn(gil, true)), "()", "Enable automatic garbage collection."),
    function("disable", Native::fixed0(|gil| turn(gil, false)), "()", "Disable automatic garbage collection."),
    function(
        "isenabled",
        Native::fixed0(|gil| Ok(Value::bool(gil.collector().0))),
        "()",
        "Returns true if automatic garbage collection is enabled.",
    ),
    function("collect", Native::fixed1(collect_function), "(generation=2)", "Run the garbage collector."),
    function(
        "set_threshold",
        Native::Variadic(set_threshold),
        "(threshold0, threshold1=None, threshold2=None, /)",
        "Set the collection thresholds (the collection frequency).",
    ),
    function("get_threshold", Native::fixed0(get_threshold), "()", "Return the current collection thresholds."),
    function("get_count", Native::fixed0(get_count), "()", "Return a three-tuple of the current collection counts."),
    function(
        "get_stats",
        Native::fixed0(get_stats),
        "()",
        "Return a list of dictionaries containing per-generation statistics.",
    ),
    function("set_debug", Native::fixed1(set_debug), "(flags, /)", "Set the garbage collection debugging flags."),
    function("get_debug", Native::fixed0(get_debug), "()", "Get the garbage collection debugging flags."),
    function(
        "get_objects",
        Native::fixed1(get_objects),
        "(generation=None)",
        "Return a list of objects tracked by the collector (excluding the list returned).",
    ),
    function(
        "get_referrers",
        Native::Variadic(get_referrers),
        "(*objs)",
        "Return the list of objects that directly refer to any of 'objs'.",
    ),
    function(
        "get_referents",
        Native::Variadic(get_referents),
        "(*objs)",
        "Return the list of objects that are directly referred to by 'objs'.",
    ),
    function(
        "is_tracked",
        Native::fixed1(|gil, v| Ok(Value::bool(is_tracked(gil, v)))),
        "(obj, /)",
        "Returns true if the object is tracked by the garbage collector.",
    ),
    function(
        "is_finalized",
        Native::fixed1(|gil, v| Ok(Value::bool(gil.was_finalized(v)))),
        "(obj, /)",
        "Returns true if the object has been already finalized by the GC.",
    ),
    function(
        "freeze",
        Native::fixed0(|gil| freeze(gil, true)),
        "()",
        "Freeze all current tracked objects and ignore them for future collections.",
    ),
    function(
        "unfreeze",
        Native::fixed0(|gil| freeze(gil, false)),
        "()",
        "Unfreeze all objects in the permanent generation.",
    ),
    function(
        "get_freeze_count",
        Native::fixed0(|gil| Ok(gil.new_int(gil.frozen_objects() as i64))),
        "()",
        "Return the number of objects in the permanent generation.",
    ),
];

const STATS: i64 = 1;
const COLLECTABLE: i64 = 2;
const SAVE_ALL: i64 = 32;
const FLAGS: &[(&str, i32)] = &[
    ("DEBUG_STATS", 1),
    ("DEBUG_COLLECTABLE", 2),
    ("DEBUG_UNCOLLECTABLE", 4),
    ("DEBUG_SAVEALL", 32),
    ("DEBUG_LEAK", 38),
];

/// New objects that make a collection due, as long as nothing else is said.
const THRESHOLD: u32 = 2000;

/// What the module keeps.
#[derive(Default)]
pub struct GcState {
    /// `gc.garbage` and `gc.callbacks`; unbound until the module is imported.
    garbage: Value,
    callbacks: Value,
    debug: i64,
    /// The second threshold, which is only remembered.
    second: i64,
    /// Collections and objects found, of the young, in steps through all, and of all at one go.
    stats: [(i64, i64); 3],
}

/// Turns the collector on: nothing that exists by now can be garbage soon.
pub fn start(gil: &mut Gil) {
    gil.set_collector(true, THRESHOLD);
    root_mut(gil).gc.second = 10;
}

/// The last collection in which finalizers run; what is in `gc.callbacks` is not called any more. Answers how many objects it found.
pub fn collect_last(gil: &mut Gil) -> i64 {
    let state = &mut root_mut(gil).gc;
    state.debug = 0;
    let gone = (core::mem::take(&mut state.garbage), core::mem::take(&mut state.callbacks));
    drop(gone);
    collect(gil, 2)
}

/// Frees what nothing holds when no Python code can run any more.
pub fn sweep(gil: &mut Gil) {
    let mut found = 1;
    while found > 0 && gil.begin_collection() {
        let garbage = gil.find_garbage(true);
        garbage.iter().for_each(|v| gil.clear_object(v));
        found = garbage.len();
        drop(garbage);
        // Whose finalizer is due dies without it.
        let mut due = gil.take_due();
        while !due.is_empty() {
            found += due.len();
            drop(due);
            due = gil.take_due();
        }
        gil.end_collection();
    }
}

fn fill(gil: &mut Gil, dict: &Value) -> Result<()> {
    for (name, flag) in FLAGS {
        set_str(gil, dict, name, Value::int32(*flag));
    }
    let (garbage, callbacks) = (gil.new_list(Default::default()), gil.new_list(Default::default()));
    set_str(gil, dict, "garbage", garbage.clone());
    set_str(gil, dict, "callbacks", callbacks.clone());
    let state = &mut root_mut(gil).gc;
    (state.garbage, state.callbacks) = (garbage, callbacks);
    Ok(())
}

/// Collects garbage among the young objects, or all; answers how many objects it was.
pub fn collect(gil: &mut Gil, generation: u32) -> i64 {
    run(gil, generation, |gil| {
        if generation > 0 {
            molt_call::retire::sweep(gil);
        }
        gil.find_garbage(generation > 0)
    })
}

/// Runs a collection of what `find` finds, with all that the program sees of it; answers how many objects were collected.
fn run(gil: &mut Gil, generation: u32, find: impl FnOnce(&mut Gil) -> Vec<Value>) -> i64 {
    if !gil.begin_collection() {
        return 0;
    }
    notify(gil, "start", generation, 0);
    let began = (root_mut(gil).gc.debug & STATS != 0).then(|| show_beginning(gil, generation));
    let garbage = find(gil);
    let count = dispose(gil, garbage);
    if let Some(began) = began {
        show_end(gil, count, began);
    }
    let stats = &mut root_mut(gil).gc.stats[generation as usize];
    stats.0 += 1;
    stats.1 += count;
    notify(gil, "stop", generation, count);
    gil.end_collection();
    count
}

/// Says on standard error that a collection begins, and of how many objects; answers the time.
#[cold]
fn show_beginning(gil: &mut Gil, generation: u32) -> f64 {
    let young = i64::from(gil.young_objects());
    let (all, frozen) = (gil.container_count() as i64, gil.frozen_objects() as i64);
    let mut text = String::from("gc: collecting generation ");
    push_number(&mut text, i64::from(generation));
    text.push_str("...\ngc: objects in each generation: ");
    push_number(&mut text, young);
    text.push(' ');
    push_number(&mut text, all - young - frozen);
    text.push_str(" 0\ngc: objects in permanent generation: ");
    push_number(&mut text, frozen);
    text.push('\n');
    show(gil, &text);
    gil.host_clock(0)
}

/// Says on standard error how a collection ended.
#[cold]
fn show_end(gil: &mut Gil, found: i64, began: f64) {
    let taken = ((gil.host_clock(0) - began) * 1e4) as i64;
    let mut text = String::from("gc: done, ");
    push_number(&mut text, found);
    text.push_str(" unreachable, 0 uncollectable, ");
    push_number(&mut text, taken / 10_000);
    text.push('.');
    let mut place = 1000;
    while place > 0 {
        push_number(&mut text, taken / place % 10);
        place /= 10;
    }
    text.push_str("s elapsed\n");
    show(gil, &text);
}

/// Names an object that was found.
#[cold]
fn show_collectable(gil: &mut Gil, v: &Value) {
    let mut text = String::from("gc: collectable <");
    text.push_str(&molt_call::type_name(gil, v));
    text.push_str(" 0x");
    let digit = |at: u32| char::from_digit((v.identity() >> (at * 4)) as u32 & 15, 16).unwrap_or('0');
    text.extend((0..8).rev().map(digit));
    text.push_str(">\n");
    show(gil, &text);
}

fn push_number(text: &mut String, n: i64) {
    if n >= 10 {
        push_number(text, n / 10);
    }
    text.push((b'0' + (n % 10).unsigned_abs() as u8) as char);
}

/// Writes to `sys.stderr`, whatever that is.
fn show(gil: &mut Gil, text: &str) {
    let Some(stream) = super::stream::standard(gil, N::Stderr) else { return };
    keeping_pending(gil, |gil| {
        let text = gil.new_str(text);
        if call_method_named(gil, &stream, N::Write, &[text]).is_err() {
            gil.take_pending();
        }
    });
}

/// Finalizes garbage, and takes apart what then still is garbage; answers how many objects that was.
fn dispose(gil: &mut Gil, mut garbage: Vec<Value>) -> i64 {
    if root_mut(gil).gc.debug & COLLECTABLE != 0 {
        garbage.iter().for_each(|v| show_collectable(gil, v));
    }
    // What weak references to it call, before any finalizer runs.
    run_due(gil);
    let mut ran = false;
    for v in &garbage {
        if gil.begin_finalizer(v) || is_suspended(gil, v) {
            run_finalizer(gil, v);
            ran = true;
        }
    }
    if ran {
        garbage = gil.still_garbage(&garbage);
        // A generator that was closed may have been what held itself.
        let mut before = usize::MAX;
        while before != garbage.len() {
            before = garbage.len();
            garbage.retain(|v| v.refcount() > 1);
        }
    }
    let count = garbage.iter().map(|v| objects(gil, v)).sum::<i64>();
    let state = &mut root_mut(gil).gc;
    if state.debug & SAVE_ALL != 0 {
        let list = state.garbage.clone();
        if let Some(list) = gil.get_mut::<molt_object::List>(&list) {
            list.items.extend(garbage);
        }
    } else {
        for v in &garbage {
            gil.forget_weakly(v);
        }
        for v in &garbage {
            gil.clear_object(v);
        }
        drop(garbage);
    }
    count
}

/// How many objects of Python an object is: what holds the attributes that an instance has no slots for is part of the instance, the tuple of
/// a function's cells and that of a class's bases are no objects here, and CPython's empty tuple is a single one.
fn objects(gil: &Gil, v: &Value) -> i64 {
    if gil.is_exactly(v, gil.ty(T::Overflow)) || gil.tuple(v).is_some_and(<[Value]>::is_empty) {
        0
    } else if gil.get::<Function>(v).is_some_and(|f| !f.closure.is_empty()) || molt_call::is_type(gil, v) {
        2
    } else {
        1
    }
}

/// Calls the functions in `gc.callbacks`.
fn notify(gil: &mut Gil, phase: &str, generation: u32, collected: i64) {
    let callbacks = root_mut(gil).gc.callbacks.clone();
    let callbacks = gil.list(&callbacks).unwrap_or_default().to_vec();
    if callbacks.is_empty() {
        return;
    }
    let info = gil.new_dict(Dict::new());
    for (name, value) in [("generation", i64::from(generation)), ("collected", collected), ("uncollectable", 0)] {
        let value = gil.new_int(value);
        set_str(gil, &info, name, value);
    }
    keeping_pending(gil, |gil| {
        for callback in callbacks {
            let phase = gil.new_str(phase);
            if call(gil, &callback, &[phase, info.clone()]).is_err() {
                unraisable(gil, "GC callback", &callback);
            }
        }
    });
}

fn turn(gil: &mut Gil, on: bool) -> Result {
    let (_, threshold) = gil.collector();
    gil.set_collector(on, threshold);
    Ok(Value::NONE)
}

fn collect_function(gil: &mut Gil, generation: &Value) -> Result {
    let generation = match generation.bound() {
        None => 2,
        Some(v) => match c_int(gil, v)? {
            n @ 0..=2 => n as u32,
            _ => return Err(gil.value_error("invalid generation")),
        },
    };
    let count = collect(gil, generation);
    Ok(gil.new_int(count))
}

/// An int of C.
fn c_int(gil: &mut Gil, v: &Value) -> Result<i32> {
    let v = molt_call::index(gil, v)?;
    let small = v.as_small_int().and_then(|i| i32::try_from(i).ok());
    small.ok_or_else(|| gil.raise_text(Exc::OverflowError, "Python int too large to convert to C int"))
}

fn set_threshold(gil: &mut Gil, args: Args<'_>) -> Result {
    let values = args.values;
    let (1..=3, 0) = (values.len(), args.keywords) else {
        return Err(gil.type_error("set_threshold() takes 1 to 3 positional arguments"));
    };
    let first = index_i64(gil, &values[0], Exc::OverflowError)?;
    if let Some(second) = values.get(1) {
        root_mut(gil).gc.second = index_i64(gil, second, Exc::OverflowError)?;
    }
    let (enabled, _) = gil.collector();
    gil.set_collector(enabled, first.clamp(0, i64::from(i32::MAX)) as u32);
    Ok(Value::NONE)
}

fn three(gil: &mut Gil, numbers: [i64; 3]) -> Result {
    let items = numbers.map(|n| gil.new_int(n));
    Ok(gil.new_tuple(items.into()))
}

fn get_threshold(gil: &mut Gil) -> Result {
    let (first, second) = (gil.collector().1, root_mut(gil).gc.second);
    three(gil, [i64::from(first), second, 0])
}

fn get_count(gil: &mut Gil) -> Result {
    let young = gil.young_objects();
    three(gil, [i64::from(young), 0, 0])
}

/// How often young objects and older ones were collected, and how many were found.
pub fn counts(gil: &Gil) -> [i64; 4] {
    let [young, steps, all] = gil.root::<crate::init::BuiltinsRoot>(molt_provenance::RootSlot::Builtins).gc.stats;
    [young.0, young.1, steps.0 + all.0, steps.1 + all.1]
}

fn get_stats(gil: &mut Gil) -> Result {
    let mut items = Vec::new();
    for (collections, collected) in root_mut(gil).gc.stats {
        let dict = gil.new_dict(Dict::new());
        for (name, value) in [("collections", collections), ("collected", collected), ("uncollectable", 0)] {
            let value = gil.new_int(value);
            set_str(gil, &dict, name, value);
        }
        items.push(dict);
    }
    Ok(gil.new_list(items.into_iter().collect()))
}

fn set_debug(gil: &mut Gil, flags: &Value) -> Result {
    root_mut(gil).gc.debug = index_i64(gil, flags, Exc::OverflowError)?;
    Ok(Value::NONE)
}

fn get_debug(gil: &mut Gil) -> Result {
    let flags = root_mut(gil).gc.debug;
    Ok(gil.new_int(flags))
}

fn freeze(gil: &mut Gil, on: bool) -> Result {
    gil.freeze(on);
    Ok(Value::NONE)
}

/// Whether Python sees the collector look at an object: not at what holds nothing in fact, and not at the runtime's own types.
fn is_tracked(gil: &Gil, v: &Value) -> bool {
    gil.is_container(v)
        && gil.int(v).is_none()
        && !gil.tuple(v).is_some_and(<[Value]>::is_empty)
        && molt_call::type_data(gil, v).is_none_or(|t| t.is_python)
        && ![T::Object, T::Range, T::Overflow].iter().any(|t| gil.is_exactly(v, gil.ty(*t)))
}

fn get_objects(gil: &mut Gil, generation: &Value) -> Result {
    crate::ahead::wake(gil);
    let generation = match generation.bound().filter(|v| !v.is_none()) {
        None => -1,
        Some(v) if gil.int(v).is_none() && molt_call::lookup_special(gil, v, N::Index).is_none() => {
            let message = ["argument should be integer or None, not '", &molt_call::type_name(gil, v), "'"].concat();
            return Err(gil.type_error(&message));
        }
        Some(v) => match index_i64(gil, v, Exc::OverflowError)? {
            n @ 0..=2 => n,
            n if n < 0 => return Err(gil.value_error("generation parameter cannot be negative")),
            _ => {
                return Err(
                    gil.value_error("generation parameter must be less than the number of available generations (3)")
                );
            }
        },
    };
    let mut found = match generation {
        -1 => gil.objects(false),
        0 => gil.young(),
        1 => gil.old(),
        _ => Vec::new(),
    };
    found.retain(|v| is_tracked(gil, v));
    Ok(gil.new_list(found.into_iter().collect()))
}

fn get_referrers(gil: &mut Gil, args: Args<'_>) -> Result {
    crate::ahead::wake(gil);
    let mut all = gil.objects(false);
    all.retain(|holder| {
        let held = gil.referents(holder);
        is_tracked(gil, holder) && args.values.iter().any(|v| v.is_pointer() && held.iter().any(|h| h.is(v)))
    });
    Ok(gil.new_list(all.into_iter().collect()))
}

fn get_referents(gil: &mut Gil, args: Args<'_>) -> Result {
    let mut found = Vec::new();
    for holder in args.values.iter().filter(|v| gil.is_container(v)) {
        // Slots that an instance does not use hold numbers.
        let slots = gil.get::<Slots>(holder).is_some();
        found.extend(gil.referents(holder).into_iter().filter(|v| v.is_pointer() || !(slots || v.is_unbound())));
    }
    Ok(gil.new_list(found.into_iter().collect()))
}

/// Collects garbage when that is due: at a safe point.
pub fn collect_due(gil: &mut Gil) {
    if let Some(full) = gil.collection_due() {
        collect(gil, if full { 2 } else { 0 });
        if gil.step_due() {
            run(gil, 1, |gil| {
                let (garbage, last) = gil.find_in_step(None);
                if last {
                    molt_call::retire::sweep(gil);
                }
                garbage
            });
        }
    }
}

/// Runs finalizers and what weak references call.
pub fn run_due(gil: &mut Gil) {
    // What becomes due as one thing dies comes before the next thing.
    let mut batches = vec![gil.take_due().into_iter()];
    while let Some(batch) = batches.last_mut() {
        let Some(v) = batch.next() else {
            batches.pop();
            continue;
        };
        match gil.take_weak_callback(&v) {
            Some(callback) => keeping_pending(gil, |gil| {
                if call(gil, &callback, core::slice::from_ref(&v)).is_err() {
                    unraisable(gil, "weakref callback", &callback);
                }
            }),
            None => run_finalizer(gil, &v),
        }
        drop(v);
        let more = gil.take_due();
        if !more.is_empty() {
            batches.push(more.into_iter());
        }
    }
}

/// Whether an object is a generator that has begun and not ended, in which CPython counts on closing it even where nothing runs then.
fn is_suspended(gil: &Gil, v: &Value) -> bool {
    gil.get::<Generator>(v).is_some_and(Generator::is_suspended)
}

/// Closes a generator, calls `__del__` of anything else.
fn run_finalizer(gil: &mut Gil, v: &Value) {
    crate::generator::finalize(gil, v);
}

/// Runs something that is in nobody's way: the exception that is pending stays it.
fn keeping_pending(gil: &mut Gil, body: impl FnOnce(&mut Gil)) {
    let pending = gil.take_pending();
    body(gil);
    if let Some(exc) = pending {
        let _ = gil.raise(exc);
    }
}
