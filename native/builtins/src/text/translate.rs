//! `str.maketrans` and `str.translate`.

use molt_object::{Dict, Exc, Known, Numbers, Objects, Raise, Strings, T};
use molt_provenance::{Gil, Result, TextData, Value, patiently};

use super::units::{Buffer, check_len, data};

/// `str.maketrans(x, y, z)`
pub fn maketrans(gil: &mut Gil, x: &Value, y: &Value, z: &Value) -> Result {
    let table = gil.new_dict(Dict::new());
    if y.is_unbound() {
        let Some(d) = gil.get::<Dict>(x) else {
            return Err(gil.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        let items: Vec<(Value, Value)> = d.iter().map(|e| (e.key.clone(), e.value.clone())).collect();
        for (key, value) in items {
            let key = match gil.text(&key) {
                Some(t) if t.len() == 1 => Value::int32(t.at(0) as i32),
                Some(_) => return Err(gil.value_error("string keys in translate table must be of length 1")),
                None if gil.int(&key).is_some() => key,
                None => return Err(gil.type_error("keys in translate table must be strings or integers")),
            };
            molt_call::mapping::set(gil, &table, &key, value)?;
        }
        return Ok(table);
    }
    if gil.text(x).is_none() {
        return Err(gil.type_error("first maketrans argument must be a string if there is a second argument"));
    }
    for (i, arg) in [(2, y), (3, z)] {
        if !arg.is_unbound() && gil.text(arg).is_none() {
            return Err(super::find::argument_error(gil, "maketrans", i, arg));
        }
    }
    let (from, to): (Vec<u32>, Vec<u32>) = (data(gil, x).chars().collect(), data(gil, y).chars().collect());
    if from.len() != to.len() {
        return Err(gil.value_error("the first two maketrans arguments must have equal length"));
    }
    for (a, b) in from.iter().zip(to) {
        molt_call::mapping::set(gil, &table, &Value::int32(*a as i32), Value::int32(b as i32))?;
    }
    let dropped: Vec<u32> = data(gil, z).chars().collect();
    for c in dropped {
        molt_call::mapping::set(gil, &table, &Value::int32(c as i32), Value::NONE)?;
    }
    Ok(table)
}

/// What a table says of a code point.
enum Mapped {
    Same,
    Drop,
    Code(u32),
    Text(Value),
}

fn look_up(gil: &mut Gil, table: &Value, code: u32) -> Result<Mapped> {
    let key = Value::int32(code as i32);
    let found = if gil.is_exactly(table, gil.ty(T::Dict)) {
        molt_call::mapping::get(gil, table, &key)?
    } else {
        match molt_call::items::getitem(gil, table, &key) {
            Ok(v) => Some(v),
            Err(raised) => {
                let is_lookup = gil.pending().is_some_and(|e| {
                    molt_call::is_subtype(gil, &molt_call::type_of(gil, &e), gil.exc(Exc::LookupError))
                });
                if !is_lookup {
                    return Err(raised);
                }
                drop(gil.take_pending());
                None
            }
        }
    };
    let Some(found) = found else { return Ok(Mapped::Same) };
    if found.is_none() {
        return Ok(Mapped::Drop);
    }
    if gil.text(&found).is_some() {
        return Ok(Mapped::Text(found));
    }
    match gil.int(&found).map(|i| i.to_i64().and_then(|i| u32::try_from(i).ok()).filter(|c| *c < 0x11_0000)) {
        Some(Some(c)) => Ok(Mapped::Code(c)),
        Some(None) => Err(gil.value_error("character mapping must be in range(0x110000)")),
        None => Err(gil.type_error("character mapping must return integer, None or str")),
    }
}

/// `str.translate(table)`
pub fn translate(gil: &mut Gil, v: &Value, table: &Value) -> Result {
    let len = data(gil, v).len();
    let mut out = Buffer::with_capacity(len);
    // What the table says of ASCII is asked once: 0 not yet, 1 drop, otherwise the code point and 2.
    let mut known = [0u32; 128];
    for i in patiently(0..len) {
        let c = data(gil, v).at(i);
        let cached = known.get(c as usize).copied().unwrap_or(0);
        match cached {
            0 => {}
            1 => continue,
            _ => {
                out.push(cached - 2);
                continue;
            }
        }
        let mapped = look_up(gil, table, c)?;
        let entry = match &mapped {
            Mapped::Same => c + 2,
            Mapped::Drop => 1,
            Mapped::Code(c) => c + 2,
            Mapped::Text(_) => 0,
        };
        if let Some(place) = known.get_mut(c as usize) {
            *place = entry;
        }
        match (mapped, entry) {
            (Mapped::Text(t), _) => {
                let longer = out.len() + data(gil, &t).len();
                check_len(gil, longer, 4)?;
                let text: TextData<'_> = data(gil, &t);
                out.push_data(text);
            }
            (_, 1) => {}
            _ => out.push(entry - 2),
        }
    }
    Ok(out.finish(gil))
}
