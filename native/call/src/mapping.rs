//! Dicts with keys of any kind: finding one may need the `__eq__` of Python code.

use molt_object::{Dict, Probe, Raise, Strings};
use molt_provenance::{Gil, Result, Value};

use crate::compare::same_or_equal;
use crate::objects::hash;

/// The entry of a key.
pub fn find(gil: &mut Gil, dict: &Value, key: &Value, hash: i64) -> Result<Option<usize>> {
    let mut from = 0;
    loop {
        let Some(d) = gil.get::<Dict>(dict) else { return Ok(None) };
        match d.probe(gil, key, hash, from) {
            Probe::Found(at) => return Ok(Some(at)),
            Probe::Missing => return Ok(None),
            Probe::Ask { entry, next } => {
                let (other, version) = match d.entry(entry) {
                    Some(e) => (e.key.clone(), d.version()),
                    None => (Value::UNBOUND, d.version()),
                };
                let equal = same_or_equal(gil, &other, key)?;
                let unchanged = gil.get::<Dict>(dict).is_some_and(|d| d.version() == version);
                if !unchanged {
                    // The comparison changed the dict: begin again.
                    from = 0;
                    continue;
                }
                if equal {
                    return Ok(Some(entry));
                }
                from = next;
            }
        }
    }
}

/// `dict.get(key)`
pub fn get(gil: &mut Gil, dict: &Value, key: &Value) -> Result<Option<Value>> {
    let h = hash(gil, key)?;
    let at = find(gil, dict, key, h)?;
    Ok(at.and_then(|at| gil.get::<Dict>(dict)?.entry(at).map(|e| e.value.clone())))
}

/// `dict[key] = value`
pub fn set(gil: &mut Gil, dict: &Value, key: &Value, value: Value) -> Result<()> {
    let h = hash(gil, key)?;
    set_hashed(gil, dict, key, h, value)
}

/// `dict[key] = value` with a known hash.
pub fn set_hashed(gil: &mut Gil, dict: &Value, key: &Value, h: i64, value: Value) -> Result<()> {
    let at = find(gil, dict, key, h)?;
    let old = match (at, gil.get_mut::<Dict>(dict)) {
        (Some(at), Some(d)) => Some(d.replace(at, value)),
        (None, Some(d)) if !d.has_room() => return Err(gil.memory_error()),
        (None, Some(d)) => {
            d.insert_new(h, key.clone(), value);
            None
        }
        _ => None,
    };
    drop(old);
    Ok(())
}

/// Removes a key; answers its value.
pub fn remove(gil: &mut Gil, dict: &Value, key: &Value) -> Result<Option<Value>> {
    let h = hash(gil, key)?;
    let Some(at) = find(gil, dict, key, h)? else { return Ok(None) };
    let removed = gil.get_mut::<Dict>(dict).map(|d| d.remove(at));
    Ok(removed.map(|(_, value)| value))
}

/// `dict.get("text")` for a Rust name.
pub fn get_str(gil: &mut Gil, dict: &Value, name: &str) -> Option<Value> {
    let name = gil.intern(name);
    crate::types::find_in_dict(gil, dict, &name)
}

/// `dict["text"] = value` for a Rust name.
pub fn set_str(gil: &mut Gil, dict: &Value, name: &str, value: Value) {
    let name = gil.intern(name);
    crate::attributes::store_name(gil, dict, &name, value);
}
