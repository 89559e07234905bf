//! Functions over iterables: `all`, `any`, `max`, `min`, `sum`.

use molt_call::{call, compare_bool, for_each, is_instance_of, operators, truth};
use molt_object::{BinaryOp, CompareOp, Numbers, Objects, Raise, Strings, T};
use molt_provenance::{Args, Gil, Result, Value};

pub(super) fn all(gil: &mut Gil, items: &Value) -> Result {
    let mut result = true;
    for_each(gil, items, |gil, item| {
        result = truth(gil, &item)?;
        Ok(result)
    })?;
    Ok(Value::bool(result))
}

pub(super) fn any(gil: &mut Gil, items: &Value) -> Result {
    let mut result = false;
    for_each(gil, items, |gil, item| {
        result = truth(gil, &item)?;
        Ok(!result)
    })?;
    Ok(Value::bool(result))
}

/// What has been added up so far: kept outside of objects as long as the items allow.
enum Total {
    Int(i64),
    /// Sum and what rounding took from it.
    Float(f64, f64),
    Any(Value),
}

impl Total {
    fn of(v: &Value) -> Total {
        match (v.as_small_int(), v.as_float()) {
            (Some(i), _) => Total::Int(i),
            (_, Some(f)) => Total::Float(f, 0.0),
            _ => Total::Any(v.clone()),
        }
    }

    fn value(&self, gil: &Gil) -> Value {
        match self {
            Total::Int(i) => gil.new_int(*i),
            Total::Float(sum, lost) if *lost != 0.0 && lost.is_finite() => Value::float(sum + lost),
            Total::Float(sum, _) => Value::float(*sum),
            Total::Any(v) => v.clone(),
        }
    }

    /// Adds an item without running any code; answers whether that was possible.
    fn add(&mut self, item: &Value) -> bool {
        match self {
            Total::Int(sum) => {
                if let Some(i) = item.as_small_int().or_else(|| item.as_bool().map(|b| b as i64))
                    && let Some(next) = sum.checked_add(i)
                {
                    *sum = next;
                    return true;
                }
                if let Some(f) = item.as_float()
                    && sum.unsigned_abs() <= 1 << 53
                {
                    *self = Total::Float(*sum as f64 + f, 0.0);
                    return true;
                }
                false
            }
            Total::Float(sum, lost) => {
                if let Some(f) = item.as_float() {
                    // Neumaier's compensated summation.
                    let next = *sum + f;
                    *lost += if sum.abs() >= f.abs() { (*sum - next) + f } else { (f - next) + *sum };
                    *sum = next;
                    return true;
                }
                if let Some(i) = item.as_small_int().or_else(|| item.as_bool().map(|b| b as i64)) {
                    return self.add(&Value::float(i as f64));
                }
                false
            }
            Total::Any(_) => false,
        }
    }
}

pub(super) fn sum(gil: &mut Gil, items: &Value, start: &Value) -> Result {
    let mut total = match start.bound() {
        None => Total::Int(0),
        Some(start) => {
            let refused = [
                (T::Str, "strings [use ''.join(seq) instead]"),
                (T::Bytes, "bytes [use b''.join(seq) instead]"),
                (T::ByteArray, "bytearray [use b''.join(seq) instead]"),
            ];
            for (ty, text) in refused {
                if is_instance_of(gil, start, ty) {
                    return Err(gil.type_error(format!("sum() can't sum {text}")));
                }
            }
            Total::of(start)
        }
    };
    for_each(gil, items, |gil, item| {
        if !total.add(&item) {
            let before = total.value(gil);
            let next = operators::binary(gil, BinaryOp::Add, &before, &item)?;
            // Ints beyond the inline range stay objects: the sum may come back.
            total = Total::of(&next);
        }
        Ok(true)
    })?;
    Ok(total.value(gil))
}

struct Choice {
    name: &'static str,
    op: CompareOp,
}

pub(super) fn max(gil: &mut Gil, args: Args<'_>) -> Result {
    choose(gil, args, Choice { name: "max", op: CompareOp::Gt })
}

pub(super) fn min(gil: &mut Gil, args: Args<'_>) -> Result {
    choose(gil, args, Choice { name: "min", op: CompareOp::Lt })
}

fn choose(gil: &mut Gil, args: Args<'_>, choice: Choice) -> Result {
    let name = choice.name;
    let (mut key, mut default) = (None, None);
    if let Some(names) = args.names {
        let names: Vec<Value> = gil.tuple(names).unwrap_or(&[]).to_vec();
        for (keyword, value) in names.iter().zip(args.keyword_values()) {
            match gil.to_rust(keyword).as_str() {
                "key" => key = Some(value.clone()).filter(|k| !k.is_none()),
                "default" => default = Some(value.clone()),
                other => return Err(gil.type_error(format!("{name}() got an unexpected keyword argument '{other}'"))),
            }
        }
    }
    let given = args.positional();
    let mut best: Option<(Value, Value)> = None;
    let mut consider = |gil: &mut Gil, item: Value| -> Result<()> {
        let rank = match &key {
            Some(key) => call(gil, key, core::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let better = match &best {
            None => true,
            Some((_, best)) => better(gil, &rank, best, choice.op)?,
        };
        if better {
            best = Some((item, rank));
        }
        Ok(())
    };
    match given {
        [] => return Err(gil.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [items] => for_each(gil, items, |gil, item| consider(gil, item).map(|()| true))?,
        several => {
            if default.is_some() {
                return Err(
                    gil.type_error(format!("Cannot specify a default for {name}() with multiple positional arguments"))
                );
            }
            for item in several {
                consider(gil, item.clone())?;
            }
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(gil.value_error(format!("{name}() iterable argument is empty"))),
    }
}

#[inline]
fn better(gil: &mut Gil, item: &Value, best: &Value, op: CompareOp) -> Result<bool> {
    if let (Some(x), Some(y)) = (item.as_float(), best.as_float()) {
        return Ok(crate::number::float::compare_floats(x, y, op));
    }
    compare_bool(gil, item, best, op)
}
