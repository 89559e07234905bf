//! What stands for a JavaScript object in Python: it can be called, and its properties, items and iteration are the object's own.

use std::cell::RefCell;
use std::rc::Rc;

use molt_object::{Known, Strings, T, TypeSlots, TypeSpec};
use molt_provenance::{Args, Gil, Payload, Result, Text, VTable, Value};
use molt_state::State;
use molt_state::host::{self as calls, op};
use molt_state::wire::{Reader, Writer};

use crate::codec::{Decoder, Encoder};
use crate::errors;
use crate::root::host;

/// The payload: the object's number at JavaScript's side.
pub struct HostProxy {
    /// The number.
    pub id: u32,
    /// Where the number goes when the last reference is dropped: dropping has no token to tell JavaScript itself.
    dropped: Rc<RefCell<Vec<u32>>>,
}

impl Payload for HostProxy {}

impl Drop for HostProxy {
    fn drop(&mut self) {
        self.dropped.borrow_mut().push(self.id);
    }
}

/// A proxy for a number that JavaScript just counted for us.
pub fn make(gil: &mut Gil, id: u32) -> Value {
    if !gil.ty(T::HostProxy).is_pointer()
        && let Some(make_type) = gil.state().hooks.make_type
    {
        make_type(gil, &HOST_PROXY);
    }
    let dropped = host(gil).dropped.clone();
    gil.alloc(gil.ty(T::HostProxy), HostProxy { id, dropped })
}

/// Tells JavaScript which objects Python let go of.
pub fn release_dropped(gil: &mut Gil) {
    let dropped = core::mem::take(&mut *host(gil).dropped.borrow_mut());
    if dropped.is_empty() {
        return;
    }
    let mut w = Writer::new();
    w.uint(dropped.len() as u64);
    for id in dropped {
        w.uint(id as u64);
    }
    // The call has no answer, and nothing could be done about a failure.
    let _ = gil.host_request(op::JS_RELEASE, &w.bytes);
}

/// The type of these objects.
pub static HOST_PROXY: TypeSpec = TypeSpec {
    doc: "A JavaScript object.",
    slots: TypeSlots {
        repr: Some(|gil, v| text(gil, v, true)),
        str: Some(|gil, v| text(gil, v, false)),
        hash: Some(|gil, v| Ok(molt_object::number::hash_i64(id(gil, v) as i64))),
        compare: Some(compare),
        iter: Some(|gil, v| {
            let e = about(gil, v);
            ask(gil, op::JS_ITER, &e)
        }),
        next: Some(next),
        getattr: Some(get_attribute),
        setattr: Some(set_attribute),
        call: Some(call),
        bool: Some(|_, _| Ok(true)),
        len: Some(length),
        getitem: Some(|gil, v, key| ask_with(gil, op::JS_GET_ITEM, v, key)),
        setitem: Some(set_item),
        contains: Some(contains),
        ..TypeSlots::NONE
    },
    ..TypeSpec::new(T::HostProxy, VTable::of::<HostProxy>())
};

/// How many objects may wait to be given back.
const MANY_DROPPED: usize = 64;

fn id(gil: &Gil, v: &Value) -> u32 {
    gil.get::<HostProxy>(v).map_or(0, |p| p.id)
}

/// The beginning of a request about an object.
fn about(gil: &Gil, v: &Value) -> Encoder {
    let mut e = Encoder::new(false);
    e.out.uint(id(gil, v) as u64);
    e
}

/// Sends a request and gives the bytes of the answer; what JavaScript threw is raised.
fn request(gil: &mut Gil, op: u32, e: &Encoder) -> Result<Vec<u8>> {
    // A program that runs for long must not hold what it dropped until its end.
    if host(gil).dropped.borrow().len() >= MANY_DROPPED {
        release_dropped(gil);
    }
    match calls::request(gil, op, &e.out.bytes) {
        Ok(reply) => Ok(reply),
        Err(error) => Err(errors::raise(gil, error)),
    }
}

/// Asks with simple values; none when they are not simple.
fn direct(gil: &mut Gil, op: u32, v: &Value, values: &[Value]) -> Option<Result<Value>> {
    if host(gil).dropped.borrow().len() >= MANY_DROPPED {
        release_dropped(gil);
    }
    let id = id(gil, v);
    crate::direct::ask(gil, op, id, values)
}

/// As `request`, for calls that answer a value.
fn ask(gil: &mut Gil, op: u32, e: &Encoder) -> Result<Value> {
    let reply = request(gil, op, e)?;
    let value = Decoder::new(&reply).value(gil);
    value.map_err(|refusal| refusal.raise(gil))
}

/// Asks about a key or an item.
fn ask_with(gil: &mut Gil, op: u32, v: &Value, key: &Value) -> Result<Value> {
    if let Some(answer) = direct(gil, op, v, core::slice::from_ref(key)) {
        return answer;
    }
    let mut e = about(gil, v);
    e.value(gil, key)?;
    ask(gil, op, &e)
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: molt_object::CompareOp) -> Result<Value> {
    use molt_object::CompareOp::{Eq, Ne};
    let both = gil.get::<HostProxy>(a).is_some() && gil.get::<HostProxy>(b).is_some();
    // JavaScript gives the same object the same number as long as it is held.
    let same = both && id(gil, a) == id(gil, b);
    Ok(match op {
        Eq if both => Value::bool(same),
        Ne if both => Value::bool(!same),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn text(gil: &mut Gil, v: &Value, debug: bool) -> Result<Value> {
    let mut e = about(gil, v);
    e.out.u8(debug as u8);
    let reply = request(gil, op::JS_TEXT, &e)?;
    let text = Reader::new(&reply).text().unwrap_or_default();
    Ok(gil.new_str(&text))
}

fn next(gil: &mut Gil, v: &Value) -> Result<Option<Value>> {
    // Nothing is not simple about no values.
    let item = direct(gil, op::JS_NEXT, v, &[]).unwrap_or(Ok(Value::STOP))?;
    Ok(if item.is_stop() { None } else { Some(item) })
}

fn get_attribute(gil: &mut Gil, v: &Value, name: &Value) -> Result<Value> {
    use molt_object::Raise;
    let special = |n: &str| n.starts_with("__") && n.ends_with("__");
    if gil.get::<Text>(name).and_then(Text::as_ascii).is_some_and(special) {
        let text = gil.to_rust(name);
        if text == "__class__" {
            return Ok(gil.ty(T::HostProxy).clone());
        }
        return Err(
            gil.raise_text(molt_object::Exc::AttributeError, &format!("'JsProxy' object has no attribute '{text}'"))
        );
    }
    if let Some(answer) = direct(gil, op::JS_GET, v, core::slice::from_ref(name)) {
        return answer;
    }
    let mut e = about(gil, v);
    e.out.text(&gil.to_rust(name));
    ask(gil, op::JS_GET, &e)
}

fn set_attribute(gil: &mut Gil, v: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    let text = gil.to_rust(name);
    let Some(value) = value else {
        use molt_object::Raise;
        return Err(gil.type_error("attributes of JavaScript objects cannot be deleted"));
    };
    let mut e = about(gil, v);
    e.out.text(&text);
    e.value(gil, value)?;
    request(gil, op::JS_SET, &e).map(drop)
}

fn set_item(gil: &mut Gil, v: &Value, key: &Value, value: Option<&Value>) -> Result<()> {
    let Some(value) = value else {
        use molt_object::Raise;
        return Err(gil.type_error("items of JavaScript objects cannot be deleted"));
    };
    let mut e = about(gil, v);
    e.value(gil, key)?;
    e.value(gil, value)?;
    request(gil, op::JS_SET_ITEM, &e).map(drop)
}

fn length(gil: &mut Gil, v: &Value) -> Result<usize> {
    let e = about(gil, v);
    let reply = request(gil, op::JS_LEN, &e)?;
    Ok(Reader::new(&reply).u32().unwrap_or(0) as usize)
}

fn contains(gil: &mut Gil, v: &Value, item: &Value) -> Result<bool> {
    let mut e = about(gil, v);
    e.value(gil, item)?;
    let reply = request(gil, op::JS_HAS, &e)?;
    Ok(reply.first() == Some(&1))
}

fn call(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<Value> {
    if args.keywords == 0
        && let Some(result) = direct(gil, op::JS_CALL, v, args.values)
    {
        return result;
    }
    let mut e = about(gil, v);
    e.out.uint(args.positional().len() as u64);
    for arg in args.positional() {
        e.value(gil, arg)?;
    }
    e.out.uint(args.keywords as u64);
    for (index, value) in args.keyword_values().iter().enumerate() {
        use molt_object::Objects;
        let name = args.names.and_then(|names| gil.tuple(names)?.get(index).cloned()).unwrap_or(Value::NONE);
        e.out.text(&gil.to_rust(&name));
        e.value(gil, value)?;
    }
    ask(gil, op::JS_CALL, &e)
}
