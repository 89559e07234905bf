//! The attributes of named tuples: descriptors that read an item of a tuple.

use molt_call::type_error_of;
use molt_object::*;
use molt_provenance::{Args, Gil, Payload, Result, Tracer, VTable, Value};

use crate::container::support::{check_count, no_keywords};

/// Which item, and what is said about it.
struct Field {
    index: usize,
    doc: Value,
}

impl Payload for Field {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.doc);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.doc));
    }
}

/// `_tuplegetter`
pub static SPEC: TypeSpec = TypeSpec {
    slots: TypeSlots { new: Some(new), get: Some(get), set: Some(set), repr: Some(repr), ..TypeSlots::NONE },
    getset: &[GetSetSpec {
        name: "__doc__",
        get: |gil, d| Ok(gil.get::<Field>(d).map_or(Value::NONE, |f| f.doc.clone())),
        set: Some(|gil, d, value| {
            let value = value.cloned().unwrap_or(Value::NONE);
            let old = gil.get_mut::<Field>(d).map(|f| core::mem::replace(&mut f.doc, value));
            drop(old);
            Ok(())
        }),
        doc: "",
    }],
    ..TypeSpec::new(T::TupleField, VTable::of::<Field>())
};

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    no_keywords(gil, "_tuplegetter", args)?;
    check_count(gil, "_tuplegetter", args.values.len(), 2, 2)?;
    let index = molt_call::index_i64(gil, &args.values[0], Exc::OverflowError)?;
    Ok(gil.alloc(cls, Field { index: index.max(0) as usize, doc: args.values[1].clone() }))
}

fn get(gil: &mut Gil, d: &Value, object: Option<&Value>, _owner: &Value) -> Result {
    let Some(object) = object else { return Ok(d.clone()) };
    let index = gil.get::<Field>(d).map_or(0, |f| f.index);
    match gil.tuple(object) {
        Some(items) => match items.get(index) {
            Some(item) => Ok(item.clone()),
            None => Err(gil.index_error("tuple index out of range")),
        },
        None if object.is_none() => Ok(d.clone()),
        None => Err(type_error_of(gil, "descriptor for index '%T' for tuple subclasses doesn't apply", object)),
    }
}

fn set(gil: &mut Gil, _d: &Value, _object: &Value, value: Option<&Value>) -> Result<()> {
    let message = if value.is_some() { "can't set attribute" } else { "can't delete attribute" };
    Err(gil.raise_text(Exc::AttributeError, message))
}

fn repr(gil: &mut Gil, d: &Value) -> Result {
    let Some(f) = gil.get::<Field>(d) else { return Ok(Value::NONE) };
    let (index, doc) = (f.index, f.doc.clone());
    let doc = molt_call::repr_string(gil, &doc)?;
    Ok(gil.new_str(&format!("_tuplegetter({index}, {doc})")))
}
