//! Python's protocols as this layer needs them, by text names and for requests of JavaScript.

use molt_object::Strings;
use molt_provenance::{Args, Gil, Result, Value};

/// `object.name = value`, or `del` without one.
pub fn set_attribute(gil: &mut Gil, v: &Value, name: &str, value: Option<&Value>) -> Result<()> {
    let name = gil.intern(name);
    match value {
        Some(value) => molt_call::setattr(gil, v, &name, value),
        None => molt_call::attributes::delattr(gil, v, &name),
    }
}

/// Calls with arguments of which the last ones are keywords of these names.
pub fn call(gil: &mut Gil, callee: &Value, args: &[Value], keywords: &[Value]) -> Result<Value> {
    use molt_object::Objects;
    if keywords.is_empty() {
        return molt_call::call(gil, callee, args);
    }
    let names = gil.tuple_of(keywords);
    let args = Args { values: args, names: Some(&names), keywords: keywords.len() };
    molt_call::call_with(gil, callee, args)
}
