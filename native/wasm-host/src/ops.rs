//! What JavaScript can ask of a runtime, by the numbers of the interface file (`guest`).

use molt_object::{Dict, Module, Strings, Type};
use molt_provenance::{Gil, Handle, Handles, Value};
use molt_state::runtime::{new_module, register_module, registered_module};
use molt_state::wire::{Reader, Writer};
use molt_state::{Config, HostError, LoadError, State, loader};

use crate::codec::{Decoder, Encoder};
use crate::errors::{self, Refusal};
use crate::protocol;
use crate::root::{host, host_mut};

/// Numbers of the requests.
#[allow(missing_docs)]
pub mod op {
    pub const CONFIGURE: u32 = 1;
    pub const LOAD: u32 = 2;
    pub const LINK: u32 = 3;
    pub const RUN_MODULE: u32 = 4;
    pub const RUN_IN: u32 = 5;
    pub const NEW_NAMESPACE: u32 = 6;
    pub const NAMESPACE_OF: u32 = 7;
    pub const IMPORT_MODULE: u32 = 8;
    pub const CALL: u32 = 9;
    pub const GET_ATTRIBUTE: u32 = 10;
    pub const SET_ATTRIBUTE: u32 = 11;
    pub const DELETE_ATTRIBUTE: u32 = 12;
    pub const GET_ITEM: u32 = 13;
    pub const SET_ITEM: u32 = 14;
    pub const DELETE_ITEM: u32 = 15;
    pub const CONTAINS: u32 = 16;
    pub const LENGTH: u32 = 17;
    pub const ITERATE: u32 = 18;
    pub const NEXT: u32 = 19;
    pub const TEXT: u32 = 20;
    pub const CONVERT: u32 = 21;
    pub const RELEASE: u32 = 22;
    pub const FINISH: u32 = 23;
    pub const METRICS: u32 = 24;
    pub const DUPLICATE: u32 = 25;
    pub const RAISE: u32 = 26;
    pub const FLUSH: u32 = 27;
    pub const CENSUS: u32 = 28;
    pub const RUN_NAMED: u32 = 29;
    pub const AHEAD: u32 = 30;
}

type Answer<T = Vec<u8>> = Result<T, Refusal>;

/// Carries out one request.
pub fn run(gil: &mut Gil, op: u32, request: &[u8]) -> Answer {
    let mut d = Decoder::new(request);
    match op {
        op::CONFIGURE => configure(gil, &mut d.input),
        op::LOAD => load(gil, request),
        op::LINK => {
            let (id, base) = (d.input.u32()?, d.input.u32()?);
            if loader::link(gil, id, base) {
                Ok(Vec::new())
            } else {
                Err(Refusal::Refused("no module of this number waits to be linked".to_owned()))
            }
        }
        op::RUN_MODULE => run_module(gil, &mut d.input),
        op::RUN_IN => {
            let id = d.input.u32()?;
            let namespace = d.handle(gil)?;
            let keep = d.input.u8()? != 0;
            let value = run_body(gil, id, &namespace)?;
            reply(gil, &value, keep)
        }
        op::NEW_NAMESPACE => {
            let name = d.input.text()?;
            let module = new_module(gil, &name, None);
            namespace(gil, &module)
        }
        op::NAMESPACE_OF => {
            let name = d.input.text()?;
            let module = match registered_module(gil, &name) {
                Some(module) => module,
                None => {
                    let module = new_module(gil, &name, None);
                    register_module(gil, &name, &module);
                    module
                }
            };
            namespace(gil, &module)
        }
        op::IMPORT_MODULE => import_module(gil, &mut d.input),
        op::CALL => call(gil, &mut d),
        op::GET_ATTRIBUTE => {
            let object = d.handle(gil)?;
            let keep = d.input.u8()? != 0;
            let name = d.input.text()?;
            let value = molt_call::getattr_str(gil, &object, &name)?;
            reply(gil, &value, keep)
        }
        op::SET_ATTRIBUTE => {
            let object = d.handle(gil)?;
            let name = d.input.text()?;
            let value = d.value(gil)?;
            protocol::set_attribute(gil, &object, &name, Some(&value))?;
            Ok(Vec::new())
        }
        op::DELETE_ATTRIBUTE => {
            let object = d.handle(gil)?;
            let name = d.input.text()?;
            protocol::set_attribute(gil, &object, &name, None)?;
            Ok(Vec::new())
        }
        op::GET_ITEM => {
            let object = d.handle(gil)?;
            let keep = d.input.u8()? != 0;
            let key = d.value(gil)?;
            let value = molt_call::items::getitem(gil, &object, &key)?;
            reply(gil, &value, keep)
        }
        op::SET_ITEM => {
            let object = d.handle(gil)?;
            let (key, value) = (d.value(gil)?, d.value(gil)?);
            molt_call::items::setitem(gil, &object, &key, &value)?;
            Ok(Vec::new())
        }
        op::DELETE_ITEM => {
            let object = d.handle(gil)?;
            let key = d.value(gil)?;
            molt_call::items::delitem(gil, &object, &key)?;
            Ok(Vec::new())
        }
        op::CONTAINS => {
            let object = d.handle(gil)?;
            let item = d.value(gil)?;
            Ok(vec![molt_call::items::contains(gil, &object, &item)? as u8])
        }
        op::LENGTH => {
            let object = d.handle(gil)?;
            let mut w = Writer::new();
            w.uint(molt_call::len(gil, &object)? as u64);
            Ok(w.bytes)
        }
        op::ITERATE => {
            let object = d.handle(gil)?;
            let iterator = molt_call::iter(gil, &object)?;
            reply(gil, &iterator, true)
        }
        op::NEXT => {
            let iterator = d.handle(gil)?;
            let item = molt_call::next(gil, &iterator)?.unwrap_or(Value::STOP);
            reply(gil, &item, false)
        }
        op::TEXT => {
            let object = d.handle(gil)?;
            let debug = d.input.u8()? != 0;
            let text = if debug { molt_call::repr(gil, &object)? } else { molt_call::str(gil, &object)? };
            reply(gil, &text, false)
        }
        op::CONVERT => {
            let object = d.handle(gil)?;
            let mut e = Encoder::new(false);
            e.subclasses = true;
            e.value(gil, &object)?;
            Ok(e.reply(gil))
        }
        op::DUPLICATE => {
            let object = d.handle(gil)?;
            let mut e = Encoder::new(true);
            e.python(gil, &object);
            Ok(e.reply(gil))
        }
        op::RAISE => {
            let error = HostError::decode(request);
            Err(errors::raise(gil, error).into())
        }
        op::FLUSH => {
            if let Some(flush) = gil.state().hooks.flush {
                flush(gil)?;
            }
            Ok(Vec::new())
        }
        op::RELEASE => release(gil, &mut d.input),
        op::FINISH => finish(gil, d.input.u8()? != 0),
        op::METRICS => {
            gil.init_state();
            let stats = gil.heap_stats();
            let mut w = Writer::new();
            w.uint(stats.live_objects as u64).uint(stats.live_bytes).uint(host(gil).handles.len() as u64);
            w.uint(stats.allocations).uint(stats.reserved_bytes).uint(gil.state().loaded.len() as u64);
            let counts = gil.state().hooks.collections.map_or([0; 4], |counts| counts(gil));
            for count in counts {
                w.uint(count as u64);
            }
            Ok(w.bytes)
        }
        op::CENSUS => Ok(census(gil)),
        op::RUN_NAMED => {
            let name = d.input.text()?;
            let Some(run) = gil.state().hooks.run_named else {
                return Err(Refusal::Refused("this runtime has no import system".to_owned()));
            };
            let value = run(gil, &name)?;
            reply(gil, &value, false)
        }
        op::AHEAD => {
            let names = if d.input.u8()? == 0 { None } else { Some(d.input.texts()?) };
            let done = gil.state().hooks.ahead.is_some_and(|ahead| ahead(gil, names.as_deref()));
            Ok(vec![done as u8])
        }
        _ => Err(Refusal::Refused(format!("there is no request {op}"))),
    }
}

fn reply(gil: &mut Gil, value: &Value, keep: bool) -> Answer {
    let mut e = Encoder::new(keep);
    e.value(gil, value)?;
    Ok(e.reply(gil))
}

fn configure(gil: &mut Gil, r: &mut Reader<'_>) -> Answer {
    gil.init_state();
    let config = Config {
        argv: r.texts()?,
        path: r.texts()?,
        executable: r.text()?,
        platform: r.text()?,
        max_recursion: r.u32()?,
        terminals: r.u8()?,
        seed: r.u32()?,
        max_pages: r.u32()?,
        fault: r.u8()?,
    };
    let resumed = r.u8()? != 0;
    // A runtime that comes from an image has no handle of whoever made that, but those that it is told of.
    let old = core::mem::replace(&mut host_mut(gil).handles, Handles::new(config.seed));
    let mut e = Encoder::new(true);
    for _ in 0..r.u32()? {
        let kept = old.resolve(Handle(r.uint()?))?;
        e.python(gil, &kept);
    }
    drop(old);
    gil.set_recursion_capacity(config.max_recursion);
    gil.set_memory_limit(u64::from(config.max_pages) << 16);
    if !resumed {
        gil.state_mut().config = config;
        if let Some(configured) = gil.state().hooks.configured {
            configured(gil);
        }
    }
    Ok(e.reply(gil))
}

fn load(gil: &mut Gil, section: &[u8]) -> Answer {
    let placed = loader::load(gil, section).map_err(|error| {
        let message = error.message();
        match error {
            LoadError::AbiVersion(_) | LoadError::PythonVersion(_) => Refusal::AbiVersion(message),
            _ => Refusal::Load(message),
        }
    })?;
    let mut w = Writer::new();
    w.uint(placed.id as u64)
        .uint(placed.data_base as u64)
        .uint(placed.table_size as u64)
        .uint(gil.thread_state_address() as u64);
    Ok(w.bytes)
}

/// Runs a module's body in a namespace.
fn run_body(gil: &mut Gil, id: u32, namespace: &Value) -> Answer<Value> {
    if gil.get::<Dict>(namespace).is_none() {
        return Err(Refusal::Refused("a namespace has to be a dict".to_owned()));
    }
    let Some(body) = loader::body(gil, id, namespace) else {
        return Err(Refusal::Refused("no module of this number is linked".to_owned()));
    };
    let args: &[Value] = if loader::takes_namespace(gil, id) { core::slice::from_ref(namespace) } else { &[] };
    Ok(protocol::call(gil, &body, args, &[])?)
}

fn run_module(gil: &mut Gil, r: &mut Reader<'_>) -> Answer {
    let id = r.u32()?;
    let name = r.text()?;
    let filename = if r.u8()? == 0 { None } else { Some(r.text()?) };
    let keep = r.u8()? != 0;
    let module = new_module(gil, &name, filename.as_deref());
    register_module(gil, &name, &module);
    let dict = dict_of(gil, &module);
    if let (Some(file), Some(describe)) = (&filename, gil.state().hooks.describe_main) {
        describe(gil, &dict, file)?;
    }
    let value = run_body(gil, id, &dict)?;
    reply(gil, &value, keep)
}

fn dict_of(gil: &Gil, module: &Value) -> Value {
    gil.get::<Module>(module).map_or(Value::NONE, |m| m.dict.clone())
}

/// The namespace of a module, as a proxy.
fn namespace(gil: &mut Gil, module: &Value) -> Answer {
    let dict = dict_of(gil, module);
    let mut e = Encoder::new(true);
    e.python(gil, &dict);
    Ok(e.reply(gil))
}

fn import_module(gil: &mut Gil, r: &mut Reader<'_>) -> Answer {
    let name = r.text()?;
    let builtins = gil.state().builtins.clone();
    let Some(import) = molt_state::runtime::namespace_get(gil, &builtins, "__import__") else {
        return Err(Refusal::Refused("this runtime has no import system".to_owned()));
    };
    let text = gil.intern(&name);
    let imported = protocol::call(gil, &import, &[text], &[])?;
    // For a dotted name `__import__` gives the package.
    let module = registered_module(gil, &name).unwrap_or(imported);
    reply(gil, &module, true)
}

fn call(gil: &mut Gil, d: &mut Decoder<'_>) -> Answer {
    let callee = d.handle(gil)?;
    let keep = d.input.u8()? != 0;
    let mut args = Vec::new();
    for _ in 0..d.input.u32()? {
        args.push(d.value(gil)?);
    }
    let mut names = Vec::new();
    for _ in 0..d.input.u32()? {
        let name = d.input.text()?;
        names.push(gil.intern(&name));
        args.push(d.value(gil)?);
    }
    let value = protocol::call(gil, &callee, &args, &names)?;
    reply(gil, &value, keep)
}

fn release(gil: &mut Gil, r: &mut Reader<'_>) -> Answer {
    let mut stale = false;
    for _ in 0..r.u32()? {
        let handle = Handle(r.uint()?);
        match host_mut(gil).handles.release(handle) {
            Ok(last) => drop(last),
            Err(_) => stale = true,
        }
    }
    if stale { Err(Refusal::Stale) } else { Ok(Vec::new()) }
}

/// The end. Answers how many objects of the program are alive although everything that is known to hold some let go of them, and if there are
/// any, what is alive by type, the runtime's own objects included. Without `count` what would be let go of for the count alone stays: it
/// goes with the memory.
fn finish(gil: &mut Gil, count: bool) -> Answer {
    let hooks = gil.state().hooks;
    let result = hooks.finish.map_or(Ok(()), |finish| finish(gil));
    // The exception outlives what is let go of now: it is the answer.
    let pending = gil.take_pending();
    let class = core::mem::replace(&mut host_mut(gil).js_error, Value::UNBOUND);
    drop((class, host_mut(gil).handles.release_all()));
    let cleared = hooks.clear.map_or(Ok(()), |clear| clear(gil));
    let pending = pending.or_else(|| gil.take_pending());
    let result = result.and(cleared);
    let left = if count && pending.is_none() { hooks.release.map_or(0, |release| release(gil)) } else { 0 };
    if let Some(exc) = pending {
        gil.raise(exc);
    }
    result?;
    let mut w = Writer::new();
    w.uint(left as u64);
    if left > 0 {
        w.bytes.extend(census(gil));
    }
    Ok(w.bytes)
}

/// Objects alive and the bytes of their blocks, by type.
fn census(gil: &mut Gil) -> Vec<u8> {
    let mut types: Vec<(Value, u64, u64)> = Vec::new();
    for v in gil.objects(true) {
        let ty = molt_call::own_type(gil, &v);
        let bytes = gil.object_bytes(&v) as u64;
        match types.binary_search_by_key(&ty.identity(), |(t, ..)| t.identity()) {
            Ok(at) => {
                types[at].1 += 1;
                types[at].2 += bytes;
            }
            Err(at) => types.insert(at, (ty, 1, bytes)),
        }
    }
    let mut w = Writer::new();
    w.uint(types.len() as u64);
    for (ty, count, bytes) in types {
        let name = gil.get::<Type>(&ty).map_or(Value::NONE, |t| t.data.name.clone());
        let name = gil.to_rust(&name);
        w.text(&name).uint(count).uint(bytes);
    }
    w.bytes
}
