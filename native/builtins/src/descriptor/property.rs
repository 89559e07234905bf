//! `property`.

use molt_call::attributes::attribute_error;
use molt_call::types::*;
use molt_call::{call, getattr_opt};
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Result, VTable, Value};

fn property_new(gil: &mut Gil, cls: &Value, _args: Args<'_>) -> Result {
    let blank =
        Property { get: Value::NONE, set: Value::NONE, del: Value::NONE, doc: Value::NONE, name: Value::UNBOUND };
    Ok(gil.alloc(cls, blank))
}

fn property_init(gil: &mut Gil, p: &Value, args: Args<'_>) -> Result<()> {
    let mut parts = [const { Value::UNBOUND }; 4];
    let given = args.positional();
    if given.len() > 4 {
        return Err(gil.type_error(format!("property() takes at most 4 arguments ({} given)", given.len())));
    }
    parts[..given.len()].clone_from_slice(given);
    let names = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]).to_vec();
    for (name, value) in names.iter().zip(args.keyword_values()) {
        let text = gil.to_rust(name);
        match ["fget", "fset", "fdel", "doc"].iter().position(|n| *n == text) {
            Some(at) => parts[at] = value.clone(),
            None => return Err(gil.type_error(format!("property() got an unexpected keyword argument '{text}'"))),
        }
    }
    let [get, set, del, doc] = parts.map(|v| if v.is_unbound() { Value::NONE } else { v });
    let mut doc = doc;
    if doc.is_none() && !get.is_none() {
        let name = gil.name(N::Doc).clone();
        doc = getattr_opt(gil, &get, &name)?.unwrap_or(Value::NONE);
    }
    if let Some(x) = gil.get_mut::<Property>(p) {
        (x.get, x.set, x.del, x.doc) = (get, set, del, doc);
    }
    Ok(())
}

/// How messages call the property: `property 'x' of 'C' object`.
fn describe(gil: &mut Gil, p: &Value, object: &Value) -> Result<String> {
    let name = property_name(gil, p)?;
    let class = own_type(gil, object);
    let class = crate::class::type_object::full_name(gil, &class);
    let class = class.strip_prefix("__main__.").unwrap_or(&class).to_owned();
    Ok(match name {
        Some(n) => format!("property {} of '{class}' object", molt_call::repr_string(gil, &n)?),
        None => format!("property of '{class}' object"),
    })
}

fn property_name(gil: &mut Gil, p: &Value) -> Result<Option<Value>> {
    let Some(x) = gil.get::<Property>(p) else { return Ok(None) };
    if let Some(n) = x.name.bound() {
        return Ok(Some(n.clone()));
    }
    let get = x.get.clone();
    if get.is_none() {
        return Ok(None);
    }
    let name = gil.name(N::Name).clone();
    getattr_opt(gil, &get, &name)
}

fn property_get(gil: &mut Gil, p: &Value, object: Option<&Value>, _owner: &Value) -> Result {
    let Some(object) = object else { return Ok(p.clone()) };
    let get = gil.get::<Property>(p).map_or(Value::NONE, |x| x.get.clone());
    if get.is_none() {
        let text = format!("{} has no getter", describe(gil, p, object)?);
        return Err(gil.raise_text(Exc::AttributeError, &text));
    }
    call(gil, &get, core::slice::from_ref(object))
}

fn property_set(gil: &mut Gil, p: &Value, object: &Value, value: Option<&Value>) -> Result<()> {
    let Some(x) = gil.get::<Property>(p) else { return Ok(()) };
    let (set, del) = (x.set.clone(), x.del.clone());
    match value {
        Some(v) if !set.is_none() => call(gil, &set, &[object.clone(), v.clone()]).map(drop),
        None if !del.is_none() => call(gil, &del, core::slice::from_ref(object)).map(drop),
        _ => {
            let what = if value.is_some() { "setter" } else { "deleter" };
            let text = format!("{} has no {what}", describe(gil, p, object)?);
            Err(gil.raise_text(Exc::AttributeError, &text))
        }
    }
}

fn with(gil: &mut Gil, p: &Value, which: usize, f: &Value) -> Result {
    let Some(x) = gil.get::<Property>(p) else { return Ok(Value::NONE) };
    let (mut parts, doc, name) = ([x.get.clone(), x.set.clone(), x.del.clone()], x.doc.clone(), x.name.clone());
    parts[which] = f.clone();
    let doc = if which == 0 { Value::NONE } else { doc };
    let cls = own_type(gil, p);
    let [get, set, del] = parts;
    let new = call(gil, &cls, &[get, set, del, doc])?;
    if let Some(x) = gil.get_mut::<Property>(&new) {
        x.name = name;
    }
    Ok(new)
}

fn getter_method(gil: &mut Gil, p: &Value, f: &Value) -> Result {
    with(gil, p, 0, f)
}
fn setter_method(gil: &mut Gil, p: &Value, f: &Value) -> Result {
    with(gil, p, 1, f)
}
fn deleter_method(gil: &mut Gil, p: &Value, f: &Value) -> Result {
    with(gil, p, 2, f)
}
fn set_name_method(gil: &mut Gil, p: &Value, _owner: &Value, name: &Value) -> Result {
    if let Some(x) = gil.get_mut::<Property>(p) {
        x.name = name.clone();
    }
    Ok(Value::NONE)
}

fn get_fget(gil: &mut Gil, p: &Value) -> Result {
    Ok(gil.get::<Property>(p).map_or(Value::NONE, |x| x.get.clone()))
}
fn get_fset(gil: &mut Gil, p: &Value) -> Result {
    Ok(gil.get::<Property>(p).map_or(Value::NONE, |x| x.set.clone()))
}
fn get_fdel(gil: &mut Gil, p: &Value) -> Result {
    Ok(gil.get::<Property>(p).map_or(Value::NONE, |x| x.del.clone()))
}
fn get_doc(gil: &mut Gil, p: &Value) -> Result {
    Ok(gil.get::<Property>(p).map_or(Value::NONE, |x| x.doc.clone()))
}
fn set_doc(gil: &mut Gil, p: &Value, value: Option<&Value>) -> Result<()> {
    if let Some(x) = gil.get_mut::<Property>(p) {
        x.doc = value.cloned().unwrap_or(Value::NONE);
    }
    Ok(())
}
fn get_name(gil: &mut Gil, p: &Value) -> Result {
    match property_name(gil, p)? {
        Some(n) => Ok(n),
        None => {
            let name = gil.name(N::Name).clone();
            Err(attribute_error(gil, "'property' object has no attribute '__name__'", p, &name))
        }
    }
}
fn get_abstract(gil: &mut Gil, p: &Value) -> Result {
    let Some(x) = gil.get::<Property>(p) else { return Ok(Value::FALSE) };
    let name = gil.name(N::IsAbstract).clone();
    for f in [x.get.clone(), x.set.clone(), x.del.clone()] {
        if !f.is_none()
            && let Some(v) = getattr_opt(gil, &f, &name)?
            && molt_call::truth(gil, &v)?
        {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// `property`
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Property attribute.",
    slots: TypeSlots {
        new: Some(property_new),
        init: Some(property_init),
        get: Some(property_get),
        set: Some(property_set),
        ..TypeSlots::NONE
    },
    methods: &[
        method(
            "getter",
            Native::fixed2(getter_method),
            "(fget, /)",
            "Descriptor to obtain a copy of the property with a different getter.",
        ),
        method(
            "setter",
            Native::fixed2(setter_method),
            "(fset, /)",
            "Descriptor to obtain a copy of the property with a different setter.",
        ),
        method(
            "deleter",
            Native::fixed2(deleter_method),
            "(fdel, /)",
            "Descriptor to obtain a copy of the property with a different deleter.",
        ),
        method(
            "__set_name__",
            Native::fixed3(set_name_method),
            "(owner, name, /)",
            "Method to set name of a property.",
        ),
    ],
    getset: &[
        getter("fget", get_fget, ""),
        getter("fset", get_fset, ""),
        getter("fdel", get_fdel, ""),
        getter("__name__", get_name, ""),
        getter("__isabstractmethod__", get_abstract, ""),
        GetSetSpec { name: "__doc__", get: get_doc, set: Some(set_doc), doc: "" },
    ],
    ..TypeSpec::new(T::Property, VTable::of::<Property>())
};
