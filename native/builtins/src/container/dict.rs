//! `dict`: its slots and methods.

use molt_call::call_special;
use molt_call::mapping::{find, set_hashed};
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Result, VTable, Value};

use super::support::*;
use super::{dict_update, dict_view};

/// The type `dict`.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
    slots: TypeSlots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        hash: Some(unhashable),
        compare: Some(compare),
        iter: Some(dict_view::iter_keys),
        len: Some(len),
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(contains),
        binary: Some(binary),
        inplace: Some(inplace),
        ..TypeSlots::NONE
    },
    methods: METHODS,
    ..TypeSpec::new(T::Dict, VTable::of::<Dict>())
};

const METHODS: &[MethodSpec] = &[
    super::support::CLASS_GETITEM,
    method(
        "__reversed__",
        Native::fixed1(dict_view::reversed_keys),
        "()",
        "Return a reverse iterator over the dict keys.",
    ),
    method("__sizeof__", Native::fixed1(sizeof), "()", "Return the size of the dict in memory."),
    method("clear", Native::fixed1(clear), "()", "Remove all items from the dict."),
    method("copy", Native::fixed1(copy), "()", "Return a shallow copy of the dict."),
    class_method(
        "fromkeys",
        Native::fixed3(fromkeys),
        "(iterable, value=None, /)",
        "Create a new dictionary with keys from iterable and values set to value.",
    ),
    method(
        "get",
        Native::fixed3(get),
        "(key, default=None, /)",
        "Return the value for key if key is in the dictionary, else default.",
    ),
    method(
        "items",
        Native::fixed1(dict_view::items),
        "()",
        "Return a set-like object providing a view on the dict's items.",
    ),
    method(
        "keys",
        Native::fixed1(dict_view::keys),
        "()",
        "Return a set-like object providing a view on the dict's keys.",
    ),
    method(
        "pop",
        Native::fixed3(pop),
        "(key, default=<unrepresentable>, /)",
        "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.",
    ),
    method("popitem", Native::fixed1(popitem), "()", "Remove and return a (key, value) pair as a 2-tuple."),
    method(
        "setdefault",
        Native::fixed3(setdefault),
        "(key, default=None, /)",
        "Insert key with a value of default if key is not in the dictionary.",
    ),
    method(
        "update",
        Native::Variadic(update),
        "($self, /, *args, **kwargs)",
        "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.",
    ),
    method(
        "values",
        Native::fixed1(dict_view::values),
        "()",
        "Return an object providing a view on the dict's values.",
    ),
];

fn new(gil: &mut Gil, cls: &Value, _args: Args<'_>) -> Result {
    Ok(gil.alloc(cls, Dict::new()))
}

fn init(gil: &mut Gil, dict: &Value, args: Args<'_>) -> Result<()> {
    dict_update::from_arguments(gil, dict, "dict", args.positional(), args)
}

fn update(gil: &mut Gil, args: Args<'_>) -> Result {
    let Some((dict, given)) = args.positional().split_first() else {
        return Err(gil.type_error("unbound method dict.update() needs an argument"));
    };
    dict_update::from_arguments(gil, dict, "update", given, args)?;
    Ok(Value::NONE)
}

/// A key and its value at an entry, if it is there.
#[inline]
pub fn entry(gil: &Gil, dict: &Value, at: usize) -> Option<(Value, Value)> {
    gil.get::<Dict>(dict)?.entry(at).map(|e| (e.key.clone(), e.value.clone()))
}

/// The value at an entry.
#[inline]
pub fn value_at(gil: &Gil, dict: &Value, at: usize) -> Option<Value> {
    gil.get::<Dict>(dict)?.entry(at).map(|e| e.value.clone())
}

/// The value of a key, when it is there.
#[inline]
pub fn lookup(gil: &mut Gil, dict: &Value, key: &Value) -> Result<Option<Value>> {
    let h = hash_key(gil, key)?;
    let Some(d) = gil.get::<Dict>(dict) else { return Ok(None) };
    match d.probe(gil, key, h, 0) {
        Probe::Found(at) => Ok(d.entry(at).map(|e| e.value.clone())),
        Probe::Missing => Ok(None),
        Probe::Ask { .. } => Ok(find(gil, dict, key, h)?.and_then(|at| value_at(gil, dict, at))),
    }
}

/// `dict[key] = value`
#[inline]
pub fn store(gil: &mut Gil, dict: &Value, key: &Value, value: Value) -> Result<()> {
    let h = hash_key(gil, key)?;
    let probe = gil.get::<Dict>(dict).map(|d| d.probe(gil, key, h, 0));
    match (probe, gil.get_mut::<Dict>(dict)) {
        (Some(Probe::Found(at)), Some(d)) => {
            let old = d.replace(at, value);
            drop(old);
            Ok(())
        }
        (Some(Probe::Missing), Some(d)) if d.has_room() => {
            d.insert_new(h, key.clone(), value);
            Ok(())
        }
        _ => set_hashed(gil, dict, key, h, value),
    }
}

fn repr(gil: &mut Gil, dict: &Value) -> Result {
    if gil.get::<Dict>(dict).is_some_and(Dict::is_empty) {
        return Ok(gil.new_str("{}"));
    }
    let text = guarded_repr(gil, dict, |gil| {
        let mut out = TextBuilder::default();
        out.ascii("{");
        let (mut at, mut first) = (0, true);
        while let Some(found) = gil.get::<Dict>(dict).and_then(|d| d.next_entry(at)) {
            at = found + 1;
            let Some((key, value)) = entry(gil, dict, found) else { continue };
            if !first {
                out.ascii(", ");
            }
            first = false;
            out.repr(gil, &key)?;
            out.ascii(": ");
            out.repr(gil, &value)?;
        }
        out.ascii("}");
        Ok(out.finish(gil))
    })?;
    Ok(text.unwrap_or_else(|| gil.new_str("{...}")))
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let (Some(x), Some(y)) = (gil.get::<Dict>(a), gil.get::<Dict>(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = x.len() == y.len() && all_in(gil, a, b)?;
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

/// Whether every item of `a` is in `b`.
fn all_in(gil: &mut Gil, a: &Value, b: &Value) -> Result<bool> {
    let mut from = 0;
    while let Some(at) = gil.get::<Dict>(a).and_then(|d| d.next_entry(from)) {
        from = at + 1;
        let Some(e) = gil.get::<Dict>(a).and_then(|d| d.entry(at)) else { continue };
        let (hash, key, value) = (e.hash, e.key.clone(), e.value.clone());
        let Some(other) = find(gil, b, &key, hash)?.and_then(|at| value_at(gil, b, at)) else { return Ok(false) };
        if !molt_call::same_or_equal(gil, &value, &other)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn len(gil: &mut Gil, dict: &Value) -> Result<usize> {
    Ok(gil.get::<Dict>(dict).map_or(0, Dict::len))
}

/// `dict[key]`
pub fn getitem(gil: &mut Gil, dict: &Value, key: &Value) -> Result {
    if let Some(v) = lookup(gil, dict, key)? {
        return Ok(v);
    }
    if !gil.is_exactly(dict, gil.ty(T::Dict))
        && let Some(v) = call_special(gil, dict, N::Missing, core::slice::from_ref(key))?
    {
        return Ok(v);
    }
    Err(gil.key_error(key))
}

/// `dict[key] = value`, or `del dict[key]`.
pub fn setitem(gil: &mut Gil, dict: &Value, key: &Value, value: Option<&Value>) -> Result<()> {
    if let Some(v) = value {
        return store(gil, dict, key, v.clone());
    }
    let h = hash_key(gil, key)?;
    match take(gil, dict, key, h)? {
        Some(_) => Ok(()),
        None => Err(gil.key_error(key)),
    }
}

/// Removes a key; gives back its value.
fn take(gil: &mut Gil, dict: &Value, key: &Value, hash: i64) -> Result<Option<Value>> {
    let Some(at) = find(gil, dict, key, hash)? else { return Ok(None) };
    let removed = gil.get_mut::<Dict>(dict).map(|d| d.remove(at));
    Ok(removed.map(|(_, value)| value))
}

fn contains(gil: &mut Gil, dict: &Value, key: &Value) -> Result<bool> {
    let h = hash_key(gil, key)?;
    Ok(find(gil, dict, key, h)?.is_some())
}

fn binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if op != BinaryOp::Or || gil.get::<Dict>(a).is_none() || gil.get::<Dict>(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let merged = copy(gil, a)?;
    dict_update::update_from(gil, &merged, b)?;
    Ok(merged)
}

fn inplace(gil: &mut Gil, op: BinaryOp, dict: &Value, other: &Value) -> Result {
    if op != BinaryOp::Or {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    dict_update::update_from(gil, dict, other)?;
    Ok(dict.clone())
}

fn clear(gil: &mut Gil, dict: &Value) -> Result {
    let old = gil.get_mut::<Dict>(dict).map(Dict::take_all);
    drop(old);
    Ok(Value::NONE)
}

/// `dict.copy()`
pub fn copy(gil: &mut Gil, dict: &Value) -> Result {
    let copy = gil.get::<Dict>(dict).map_or_else(Dict::new, Dict::copy);
    Ok(gil.new_dict(copy))
}

fn sizeof(gil: &mut Gil, dict: &Value) -> Result {
    let entries = gil.get::<Dict>(dict).map_or(0, Dict::end);
    Ok(gil.new_int(64 + 24 * entries as i64))
}

fn fromkeys(gil: &mut Gil, cls: &Value, iterable: &Value, value: &Value) -> Result {
    let none = Value::NONE;
    let value = value.bound().unwrap_or(&none);
    let dict = molt_call::call(gil, cls, &[])?;
    let plain = gil.is_exactly(&dict, gil.ty(T::Dict));
    molt_call::for_each(gil, iterable, |gil, key| {
        if plain {
            setitem(gil, &dict, &key, Some(value))?;
        } else {
            molt_call::items::setitem(gil, &dict, &key, value)?;
        }
        Ok(true)
    })?;
    Ok(dict)
}

fn get(gil: &mut Gil, dict: &Value, key: &Value, default: &Value) -> Result {
    match lookup(gil, dict, key)? {
        Some(v) => Ok(v),
        None => Ok(default.bound().cloned().unwrap_or(Value::NONE)),
    }
}

fn pop(gil: &mut Gil, dict: &Value, key: &Value, default: &Value) -> Result {
    if gil.get::<Dict>(dict).is_some_and(Dict::is_empty) {
        // An empty dict does not look at the key.
        return match default.bound() {
            Some(v) => Ok(v.clone()),
            None => Err(gil.key_error(key)),
        };
    }
    let h = hash_key(gil, key)?;
    match (take(gil, dict, key, h)?, default.bound()) {
        (Some(v), _) => Ok(v),
        (None, Some(v)) => Ok(v.clone()),
        (None, None) => Err(gil.key_error(key)),
    }
}

fn popitem(gil: &mut Gil, dict: &Value) -> Result {
    let popped = gil.get_mut::<Dict>(dict).and_then(|d| {
        let at = d.previous_entry(usize::MAX)?;
        Some(d.remove(at))
    });
    match popped {
        Some((key, value)) => Ok(gil.new_tuple(vec![key, value])),
        None => {
            let text = gil.new_str("popitem(): dictionary is empty");
            Err(gil.key_error(&text))
        }
    }
}

fn setdefault(gil: &mut Gil, dict: &Value, key: &Value, default: &Value) -> Result {
    let h = hash_key(gil, key)?;
    if let Some(v) = find(gil, dict, key, h)?.and_then(|at| value_at(gil, dict, at)) {
        return Ok(v);
    }
    let value = default.bound().cloned().unwrap_or(Value::NONE);
    match gil.get_mut::<Dict>(dict) {
        Some(d) if !d.has_room() => return Err(gil.memory_error()),
        Some(d) => d.insert_new(h, key.clone(), value.clone()),
        None => {}
    }
    Ok(value)
}
