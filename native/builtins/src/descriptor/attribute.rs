//! Computed attributes of built-in types, and the members that `__slots__` makes.

use molt_call::attributes::attribute_error;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, Result, Slots, VTable, Value};

fn check(gil: &mut Gil, owner: &Value, name: &str, object: &Value) -> Result<()> {
    if is_subtype(gil, &type_of(gil, object), owner) {
        return Ok(());
    }
    let message = format!(
        "descriptor '{name}' for '{}' objects doesn't apply to a '{}' object",
        name_of_type(gil, owner),
        type_name(gil, object)
    );
    Err(gil.type_error(message))
}

fn getset_get(gil: &mut Gil, d: &Value, object: Option<&Value>, _owner: &Value) -> Result {
    let Some(object) = object else { return Ok(d.clone()) };
    let Some(g) = gil.get::<GetSet>(d) else { return Ok(d.clone()) };
    let (spec, owner) = (g.spec, g.owner.clone());
    check(gil, &owner, spec.name, object)?;
    (spec.get)(gil, object)
}

fn getset_set(gil: &mut Gil, d: &Value, object: &Value, value: Option<&Value>) -> Result<()> {
    let Some(g) = gil.get::<GetSet>(d) else { return Ok(()) };
    let (spec, owner) = (g.spec, g.owner.clone());
    check(gil, &owner, spec.name, object)?;
    match spec.set {
        Some(f) => f(gil, object, value),
        None => {
            let message =
                format!("attribute '{}' of '{}' objects is not writable", spec.name, name_of_type(gil, &owner));
            let name = gil.intern(spec.name);
            Err(attribute_error(gil, &message, object, &name))
        }
    }
}

fn getset_repr(gil: &mut Gil, d: &Value) -> Result {
    let text = match gil.get::<GetSet>(d) {
        Some(g) => format!("<attribute '{}' of '{}' objects>", g.spec.name, name_of_type(gil, &g.owner)),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

fn getset_name(gil: &mut Gil, d: &Value) -> Result {
    let name = gil.get::<GetSet>(d).map_or("", |g| g.spec.name);
    Ok(gil.intern(name))
}

fn getset_doc(gil: &mut Gil, d: &Value) -> Result {
    let doc = gil.get::<GetSet>(d).map_or("", |g| g.spec.doc);
    Ok(if doc.is_empty() { Value::NONE } else { gil.new_str(doc) })
}

fn getset_owner(gil: &mut Gil, d: &Value) -> Result {
    Ok(gil.get::<GetSet>(d).map_or(Value::NONE, |g| g.owner.clone()))
}

/// `getset_descriptor`
pub static GETSET: TypeSpec = TypeSpec {
    slots: TypeSlots { get: Some(getset_get), set: Some(getset_set), repr: Some(getset_repr), ..TypeSlots::NONE },
    getset: &[
        getter("__name__", getset_name, ""),
        getter("__doc__", getset_doc, ""),
        getter("__objclass__", getset_owner, ""),
    ],
    ..TypeSpec::new(T::GetSet, VTable::of::<GetSet>())
};

fn member_get(gil: &mut Gil, d: &Value, object: Option<&Value>, _owner: &Value) -> Result {
    let Some(object) = object else { return Ok(d.clone()) };
    let Some(m) = gil.get::<Member>(d) else { return Ok(d.clone()) };
    let (name, owner, slot) = (m.name.clone(), m.owner.clone(), m.slot as usize);
    let text = gil.to_rust(&name);
    check(gil, &owner, &text, object)?;
    match gil.get::<Slots>(object).and_then(|s| s.slots().get(slot)?.as_ref()) {
        Some(v) if !v.is_unbound() => Ok(v.clone()),
        _ => {
            let message = format!("'{}' object has no attribute '{text}'", type_name(gil, object));
            Err(attribute_error(gil, &message, object, &name))
        }
    }
}

fn member_set(gil: &mut Gil, d: &Value, object: &Value, value: Option<&Value>) -> Result<()> {
    let Some(m) = gil.get::<Member>(d) else { return Ok(()) };
    let (name, owner, slot) = (m.name.clone(), m.owner.clone(), m.slot as usize);
    let text = gil.to_rust(&name);
    check(gil, &owner, &text, object)?;
    let new = value.cloned().unwrap_or(Value::UNBOUND);
    let old = gil.get_mut::<Slots>(object).and_then(|s| s.slots_mut().get_mut(slot)?.replace(new));
    if value.is_none() && old.as_ref().is_none_or(Value::is_unbound) {
        let message = format!("'{}' object has no attribute '{text}'", type_name(gil, object));
        return Err(attribute_error(gil, &message, object, &name));
    }
    Ok(())
}

fn member_repr(gil: &mut Gil, d: &Value) -> Result {
    let text = match gil.get::<Member>(d) {
        Some(m) => format!("<member '{}' of '{}' objects>", gil.to_rust(&m.name), name_of_type(gil, &m.owner)),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

fn member_name(gil: &mut Gil, d: &Value) -> Result {
    Ok(gil.get::<Member>(d).map_or(Value::NONE, |m| m.name.clone()))
}

fn member_owner(gil: &mut Gil, d: &Value) -> Result {
    Ok(gil.get::<Member>(d).map_or(Value::NONE, |m| m.owner.clone()))
}

/// `member_descriptor`
pub static MEMBER: TypeSpec = TypeSpec {
    slots: TypeSlots { get: Some(member_get), set: Some(member_set), repr: Some(member_repr), ..TypeSlots::NONE },
    getset: &[getter("__name__", member_name, ""), getter("__objclass__", member_owner, "")],
    ..TypeSpec::new(T::Member, VTable::of::<Member>())
};
