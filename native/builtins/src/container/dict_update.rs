//! Filling a dict from other things: mappings, pairs, keyword arguments, `**` in displays and calls.

use molt_call::invoke::callee_text;
use molt_call::mapping::{find, set_hashed};
use molt_call::{call_method_named, hash, lookup, own_type, type_name};
use molt_object::*;
use molt_provenance::{Args, Gil, Raised, Result, Value};

use super::dict::setitem;
use super::support::*;

/// `dict(…)` and `dict.update(…)`
pub fn from_arguments(gil: &mut Gil, dict: &Value, name: &str, given: &[Value], args: Args<'_>) -> Result<()> {
    check_count(gil, name, given.len(), 0, 1)?;
    if let Some(source) = given.first() {
        update_from(gil, dict, source)?;
    }
    if let Some(names) = args.names {
        let names = gil.tuple(names).unwrap_or(&[]).to_vec();
        for (name, value) in names.iter().zip(args.keyword_values()) {
            let h = gil.hash_str(name);
            set_hashed(gil, dict, name, h, value.clone())?;
        }
    }
    Ok(())
}

/// Whether iterating a dict gives its keys as they are stored.
fn iterates_plainly(gil: &Gil, v: &Value) -> bool {
    gil.get::<Dict>(v).is_some()
        && (gil.is_exactly(v, gil.ty(T::Dict))
            || molt_call::slot(gil, v, |s| s.iter)
                .is_some_and(|f| core::ptr::fn_addr_eq(f, super::dict_view::iter_keys as Unary)))
}

/// `dict.update(source)`
pub fn update_from(gil: &mut Gil, dict: &Value, source: &Value) -> Result<()> {
    if iterates_plainly(gil, source) {
        return merge(gil, dict, source, None);
    }
    if has_keys(gil, source)? {
        return merge_mapping(gil, dict, source, None);
    }
    merge_pairs(gil, dict, source)
}

/// Whether a value is a mapping in the sense of `update`.
fn has_keys(gil: &mut Gil, v: &Value) -> Result<bool> {
    if lookup(gil, &own_type(gil, v), gil.name(N::Keys)).is_some() {
        return Ok(true);
    }
    let name = gil.name(N::Keys).clone();
    Ok(molt_call::getattr_opt(gil, v, &name)?.is_some())
}

/// Copies the entries of one dict into another. With a callee, a key that is there already is an error.
fn merge(gil: &mut Gil, dict: &Value, source: &Value, callee: Option<&Value>) -> Result<()> {
    if dict.is(source) {
        return Ok(());
    }
    let Some(s) = gil.get::<Dict>(source) else { return Ok(()) };
    let (version, count) = (s.version(), s.len());
    if gil.get::<Dict>(dict).is_some_and(|d| d.is_empty() && !d.is_namespace()) {
        let copy = s.copy();
        let old = gil.get_mut::<Dict>(dict).map(|d| d.become_copy(copy));
        drop(old);
        return Ok(());
    }
    if let Some(d) = gil.get_mut::<Dict>(dict) {
        d.reserve(count);
    }
    let mut from = 0;
    while let Some(at) = gil.get::<Dict>(source).and_then(|d| d.next_entry(from)) {
        from = at + 1;
        let Some(e) = gil.get::<Dict>(source).and_then(|d| d.entry(at)) else { continue };
        let (hash, key, value) = (e.hash, e.key.clone(), e.value.clone());
        store(gil, dict, &key, hash, value, callee)?;
        if gil.get::<Dict>(source).is_none_or(|d| d.version() != version) {
            return Err(gil.runtime_error("dict mutated during update"));
        }
    }
    Ok(())
}

fn store(gil: &mut Gil, dict: &Value, key: &Value, hash: i64, value: Value, callee: Option<&Value>) -> Result<()> {
    if let Some(callee) = callee
        && find(gil, dict, key, hash)?.is_some()
    {
        let message = if gil.is_str(key) {
            format!("{} got multiple values for keyword argument '{}'", callee_text(gil, callee), gil.to_rust(key))
        } else {
            "keywords must be strings".to_owned()
        };
        return Err(gil.type_error(message));
    }
    set_hashed(gil, dict, key, hash, value)
}

fn merge_mapping(gil: &mut Gil, dict: &Value, source: &Value, callee: Option<&Value>) -> Result<()> {
    let keys = call_method_named(gil, source, N::Keys, &[])?;
    if !super::list::is_iterable(gil, &keys) {
        let (owner, given) = (type_name(gil, source), type_name(gil, &keys));
        return Err(gil.type_error(format!("{owner}.keys() returned a non-iterable (type {given})")));
    }
    molt_call::for_each(gil, &keys, |gil, key| {
        let value = molt_call::items::getitem(gil, source, &key)?;
        let h = if callee.is_some() { hash(gil, &key)? } else { hash_key(gil, &key)? };
        store(gil, dict, &key, h, value, callee)?;
        Ok(true)
    })
}

fn merge_pairs(gil: &mut Gil, dict: &Value, source: &Value) -> Result<()> {
    let mut number = 0;
    molt_call::for_each(gil, source, |gil, pair| {
        let (key, value) = match gil.tuple(&pair).or_else(|| gil.list(&pair)) {
            Some([key, value]) => (key.clone(), value.clone()),
            _ => {
                if !super::list::is_iterable(gil, &pair) {
                    return Err(not_a_pair(gil, number));
                }
                let items = molt_call::collect(gil, &pair)?;
                let [key, value] = &items[..] else {
                    let message = format!(
                        "dictionary update sequence element #{number} has length {}; 2 is required",
                        items.len()
                    );
                    return Err(gil.value_error(message));
                };
                (key.clone(), value.clone())
            }
        };
        number += 1;
        setitem(gil, dict, &key, Some(&value))?;
        Ok(true)
    })
}

fn not_a_pair(gil: &mut Gil, number: usize) -> Raised {
    let raised = gil.type_error("object is not iterable");
    let Some(exc) = gil.take_pending() else { return raised };
    let note = gil.new_str(&format!("Cannot convert dictionary update sequence element #{number} to a sequence"));
    let name = gil.intern("add_note");
    match molt_call::call_method(gil, &exc, &name, &[note]) {
        Ok(_) => gil.raise(exc),
        Err(raised) => raised,
    }
}

/// `{**source}`: the helper `dict_update`.
pub fn display_update(gil: &mut Gil, dict: &Value, source: &Value) -> Result<()> {
    if iterates_plainly(gil, source) {
        return merge(gil, dict, source, None);
    }
    if !has_keys(gil, source)? {
        return Err(molt_call::type_error_of(gil, "'%T' object is not a mapping", source));
    }
    merge_mapping(gil, dict, source, None)
}

/// `f(**source)`: the helper `dict_merge`.
pub fn call_merge(gil: &mut Gil, dict: &Value, source: &Value, callee: &Value) -> Result<()> {
    if iterates_plainly(gil, source) {
        return merge(gil, dict, source, Some(callee));
    }
    if !has_keys(gil, source)? {
        let message =
            format!("{} argument after ** must be a mapping, not {}", callee_text(gil, callee), type_name(gil, source));
        return Err(gil.type_error(message));
    }
    merge_mapping(gil, dict, source, Some(callee))
}
