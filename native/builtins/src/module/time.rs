//! The module `time`. The host's clocks are the only source of time; local time is UTC, as the host names no time zone.

use molt_call::mapping::set_str;
use molt_object::{BigInt, MethodSpec, Numbers, Objects, Raise, Strings, function};
use molt_provenance::{Gil, Native, Result, Value};
use molt_state::host;

use super::{ModuleSpec, calendar, simple_namespace};

/// The module.
pub static MODULE: ModuleSpec = ModuleSpec {
    name: "time",
    doc: "This module provides various functions to manipulate time values.",
    functions: FUNCTIONS,
    fill,
};

static FUNCTIONS: &[MethodSpec] = &[
    function("time", Native::fixed0(time), "()", "Return the current time in seconds since the Epoch."),
    function("time_ns", Native::fixed0(time_ns), "()", "Return the current time in nanoseconds since the Epoch."),
    function("monotonic", Native::fixed0(monotonic), "()", "Monotonic clock, cannot go backward."),
    function(
        "monotonic_ns",
        Native::fixed0(monotonic_ns),
        "()",
        "Monotonic clock, cannot go backward, as nanoseconds.",
    ),
    function("perf_counter", Native::fixed0(monotonic), "()", "Performance counter for benchmarking."),
    function(
        "perf_counter_ns",
        Native::fixed0(monotonic_ns),
        "()",
        "Performance counter for benchmarking as nanoseconds.",
    ),
    function(
        "process_time",
        Native::fixed0(process_time),
        "()",
        "Process time for profiling: sum of the kernel and user-space CPU time.",
    ),
    function("process_time_ns", Native::fixed0(process_time_ns), "()", "Process time for profiling as nanoseconds."),
    function("thread_time", Native::fixed0(process_time), "()", "Thread time for profiling."),
    function("thread_time_ns", Native::fixed0(process_time_ns), "()", "Thread time for profiling as nanoseconds."),
    function("sleep", Native::fixed1(sleep), "(seconds, /)", "Delay execution for a given number of seconds."),
    function(
        "gmtime",
        Native::fixed1(calendar::gmtime),
        "(seconds=None, /)",
        "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT).",
    ),
    function(
        "localtime",
        Native::fixed1(calendar::localtime),
        "(seconds=None, /)",
        "Convert seconds since the Epoch to a time tuple expressing local time.",
    ),
    function(
        "mktime",
        Native::fixed1(calendar::mktime),
        "(tuple, /)",
        "Convert a time tuple in local time to seconds since the Epoch.",
    ),
    function(
        "asctime",
        Native::fixed1(calendar::asctime),
        "(tuple=None, /)",
        "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.",
    ),
    function(
        "ctime",
        Native::fixed1(calendar::ctime),
        "(seconds=None, /)",
        "Convert a time in seconds since the Epoch to a string in local time.",
    ),
    function(
        "strftime",
        Native::fixed2(calendar::strftime),
        "(format, tuple=None, /)",
        "Convert a time tuple to a string according to a format specification.",
    ),
    function("get_clock_info", Native::fixed1(clock_info), "(name, /)", "Get information of the specified clock."),
];

const MONOTONIC: u32 = 0;
const WALL: u32 = 1;
const PROCESS: u32 = 2;

fn fill(gil: &mut Gil, dict: &Value) -> Result<()> {
    for (name, value) in [("timezone", 0), ("altzone", 0), ("daylight", 0)] {
        set_str(gil, dict, name, Value::int32(value));
    }
    let utc = gil.new_str("UTC");
    let names = gil.new_tuple(vec![utc.clone(), utc]);
    set_str(gil, dict, "tzname", names);
    let ty = calendar::struct_time(gil);
    set_str(gil, dict, "struct_time", ty);
    Ok(())
}

/// Seconds since the epoch.
pub fn now(gil: &Gil) -> f64 {
    gil.host_clock(WALL)
}

fn nanoseconds(gil: &mut Gil, seconds: f64) -> Result {
    // Whole seconds and the rest apart: their product with 1e9 is exact for longer.
    let whole = seconds.floor();
    let rest = ((seconds - whole) * 1e9).round();
    let total = &(&BigInt::from_f64(whole).unwrap_or_default() * 1_000_000_000) + rest as i64;
    Ok(gil.new_big(total))
}

fn time(gil: &mut Gil) -> Result {
    Ok(Value::float(gil.host_clock(WALL)))
}

fn time_ns(gil: &mut Gil) -> Result {
    let t = gil.host_clock(WALL);
    nanoseconds(gil, t)
}

fn monotonic(gil: &mut Gil) -> Result {
    Ok(Value::float(gil.host_clock(MONOTONIC)))
}

fn monotonic_ns(gil: &mut Gil) -> Result {
    let t = gil.host_clock(MONOTONIC);
    nanoseconds(gil, t)
}

fn process_time(gil: &mut Gil) -> Result {
    Ok(Value::float(gil.host_clock(PROCESS)))
}

fn process_time_ns(gil: &mut Gil) -> Result {
    let t = gil.host_clock(PROCESS);
    nanoseconds(gil, t)
}

fn sleep(gil: &mut Gil, seconds: &Value) -> Result {
    let number = molt_call::slot(gil, seconds, |s| s.float.is_some() || s.index.is_some());
    if !number {
        return Err(molt_call::type_error_of(gil, "'%T' object cannot be interpreted as an integer or float", seconds));
    }
    let seconds = crate::number::float::real(gil, seconds)?;
    if seconds.is_nan() {
        return Err(gil.value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(gil.value_error("sleep length must be non-negative"));
    }
    match host::sleep(gil, seconds) {
        Ok(()) => Ok(Value::NONE),
        Err(e) => Err(e.raise(gil)),
    }
}

fn clock_info(gil: &mut Gil, name: &Value) -> Result {
    let (monotonic, adjustable) = match gil.to_rust(name).as_str() {
        "time" => (false, true),
        "monotonic" | "perf_counter" | "process_time" | "thread_time" => (true, false),
        _ => return Err(gil.value_error("unknown clock")),
    };
    let implementation = gil.new_str("the host's clock");
    let attributes = [
        ("implementation", implementation),
        ("monotonic", Value::bool(monotonic)),
        ("adjustable", Value::bool(adjustable)),
        ("resolution", Value::float(1e-6)),
    ];
    Ok(simple_namespace::make(gil, &attributes))
}
