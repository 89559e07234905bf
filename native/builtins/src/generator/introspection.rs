//! What generators, coroutines and asynchronous generators tell about themselves.

use molt_abi::layout::{GEN_ASKED, GEN_DONE, GEN_KIND_ASYNC, GEN_RUNNING};
use molt_object::*;
use molt_provenance::{Gil, Result, Value};

fn get_name(gil: &mut Gil, g: &Value) -> Result {
    Ok(gil.get::<Generator>(g).map_or(Value::NONE, |x| x.name.clone()))
}

fn get_qualname(gil: &mut Gil, g: &Value) -> Result {
    Ok(gil.get::<Generator>(g).map_or(Value::NONE, |x| x.qualname.clone()))
}

/// The value of an attribute that is set, if that is a string.
fn text<'a>(gil: &mut Gil, value: Option<&'a Value>, message: &str) -> Result<&'a Value> {
    value.filter(|v| gil.is_str(v)).ok_or(()).map_err(|()| gil.type_error(message))
}

fn set_name(gil: &mut Gil, g: &Value, value: Option<&Value>) -> Result<()> {
    let name = text(gil, value, "__name__ must be set to a string object")?.clone();
    if let Some(x) = gil.get_mut::<Generator>(g) {
        x.name = name;
    }
    Ok(())
}

fn set_qualname(gil: &mut Gil, g: &Value, value: Option<&Value>) -> Result<()> {
    let name = text(gil, value, "__qualname__ must be set to a string object")?.clone();
    if let Some(x) = gil.get_mut::<Generator>(g) {
        x.qualname = name;
    }
    Ok(())
}

fn running(gil: &mut Gil, g: &Value) -> Result {
    let answer = gil.get::<Generator>(g).is_some_and(|x| match x.kind {
        GEN_KIND_ASYNC => x.flags & GEN_ASKED != 0,
        _ => x.state == GEN_RUNNING,
    });
    Ok(Value::bool(answer))
}

fn suspended(gil: &mut Gil, g: &Value) -> Result {
    Ok(Value::bool(gil.get::<Generator>(g).is_some_and(Generator::is_suspended)))
}

fn code(gil: &mut Gil, g: &Value) -> Result {
    let f = gil.get::<Generator>(g).map_or(Value::NONE, |x| x.function.clone());
    Ok(gil.get::<Function>(&f).map_or(Value::NONE, |f| f.code.clone()))
}

/// The position and the slot plus one of the point at which it stands; none while it runs, and once it is done.
fn point(gil: &mut Gil, g: &Value) -> Option<(u32, u32)> {
    let index = gil.get::<Generator>(g).filter(|x| x.state < GEN_RUNNING)?.state;
    let code = code(gil, g).ok()?;
    gil.get::<Code>(&code)?.points.get(index as usize).copied()
}

/// Where it stands, unless it runs or is done.
pub fn position(gil: &mut Gil, g: &Value) -> Option<u32> {
    point(gil, g).map(|(position, _)| position)
}

/// What it delegates to, or None.
pub fn delegate(gil: &mut Gil, g: &Value) -> Result {
    let slot = point(gil, g).and_then(|(_, slot)| slot.checked_sub(1));
    let Some(slot) = slot else { return Ok(Value::NONE) };
    let it = gil.get::<Generator>(g).and_then(|x| x.slots.get(slot as usize)).map_or(Value::NONE, Value::clone);
    // `async for` needs no object for the next item of an asynchronous generator, unless somebody looks at it.
    if gil.is_exactly(&it, gil.ty(T::AsyncGenerator)) {
        return Ok(super::async_generator::asking(gil, &it));
    }
    Ok(it)
}

/// The frame; None once it is done.
fn frame(gil: &mut Gil, g: &Value) -> Result {
    let function = gil.get::<Generator>(g).filter(|x| x.state != GEN_DONE).map(|x| x.function.clone());
    Ok(match function {
        Some(function) => crate::frame::of_generator(gil, g, function),
        None => Value::NONE,
    })
}

/// The variables of a generator that does not run: names and values.
pub fn variables(gil: &mut Gil, g: &Value) -> Vec<(Value, Value)> {
    let Ok(code) = code(gil, g) else { return Vec::new() };
    let (Some(x), Some(c)) = (gil.get::<Generator>(g), gil.get::<Code>(&code)) else { return Vec::new() };
    if x.state >= GEN_RUNNING {
        return Vec::new();
    }
    let mut found: Vec<(Value, Value)> = Vec::new();
    for (index, name) in c.locals.iter().chain(&c.cells).enumerate() {
        // A parameter that is captured lives in its cell.
        let own = c.cells.iter().position(|cell| cell.is(name)).filter(|_| x.state != 0);
        let Some(v) = x.slots.get(own.map_or(index, |at| c.locals.len() + at)) else { continue };
        let v = if own.is_some() { gil.get::<Cell>(v).map(|cell| &cell.value) } else { Some(v) };
        if let Some(v) = v.filter(|v| !v.is_unbound())
            && !found.iter().any(|(known, _)| known.is(name))
        {
            found.push((name.clone(), v.clone()));
        }
    }
    if let Some(f) = gil.get::<Function>(&x.function) {
        for (name, cell) in c.free.iter().zip(f.closure.iter()) {
            if let Some(cell) = gil.get::<Cell>(cell)
                && !cell.value.is_unbound()
            {
                found.push((name.clone(), cell.value.clone()));
            }
        }
    }
    found
}

fn origin(gil: &mut Gil, g: &Value) -> Result {
    Ok(gil.get::<Generator>(g).map(|x| x.origin.clone()).filter(|o| !o.is_unbound()).unwrap_or(Value::NONE))
}

const NAME: GetSetSpec =
    GetSetSpec { name: "__name__", get: get_name, set: Some(set_name), doc: "name of the generator" };
const QUALNAME: GetSetSpec = GetSetSpec {
    name: "__qualname__",
    get: get_qualname,
    set: Some(set_qualname),
    doc: "qualified name of the generator",
};

/// Attributes of generators.
pub const GENERATOR: &[GetSetSpec] = &[
    NAME,
    QUALNAME,
    getter("gi_frame", frame, ""),
    getter("gi_running", running, ""),
    getter("gi_suspended", suspended, ""),
    getter("gi_yieldfrom", delegate, "object being iterated by yield from, or None"),
    getter("gi_code", code, ""),
];

/// Attributes of coroutines.
pub const COROUTINE: &[GetSetSpec] = &[
    NAME,
    QUALNAME,
    getter("cr_frame", frame, ""),
    getter("cr_running", running, ""),
    getter("cr_suspended", suspended, ""),
    getter("cr_await", delegate, "object being awaited on, or None"),
    getter("cr_code", code, ""),
    getter("cr_origin", origin, ""),
];

/// Attributes of asynchronous generators.
pub const ASYNC_GENERATOR: &[GetSetSpec] = &[
    NAME,
    QUALNAME,
    getter("ag_frame", frame, ""),
    getter("ag_running", running, ""),
    getter("ag_suspended", suspended, ""),
    getter("ag_await", delegate, "object being awaited on, or None"),
    getter("ag_code", code, ""),
];
