//! Functions over iterables: `all`, `any`, `max`, `min`, `sum`.

use molt_call::iteration::Walk;
use molt_call::{call, compare_bool, for_each, is_instance_of, operators, truth};
use molt_object::{BinaryOp, CompareOp, Known, Numbers, Objects, Raise, Strings, T};
use molt_provenance::{Args, Gil, Result, Value};

/// The items of exactly a list or tuple, else none: they are looked at first, as far as no code has to run.
fn plain_items<'a>(gil: &'a Gil, v: &'a Value) -> &'a [Value] {
    if gil.is_exactly(v, gil.ty(T::List)) || gil.is_exactly(v, gil.ty(T::Tuple)) {
        crate::container::items(gil, v)
    } else {
        &[]
    }
}

/// Calls `body` with the items from an index on; 0 for what is no list or tuple.
fn for_each_from(
    gil: &mut Gil,
    v: &Value,
    from: usize,
    mut body: impl FnMut(&mut Gil, Value) -> Result<bool>,
) -> Result<()> {
    let mut walk = Walk::begin(gil, v)?;
    if let Walk::List(_, at) | Walk::Tuple(_, at) = &mut walk {
        *at = from;
    }
    while let Some(x) = walk.next(gil)? {
        if !body(gil, x)? {
            break;
        }
    }
    Ok(())
}

/// The truth of what is no object in memory.
#[inline]
fn plain_truth(v: &Value) -> Option<bool> {
    match (v.as_bool(), v.as_small_int(), v.as_float()) {
        (Some(b), _, _) => Some(b),
        (_, Some(i), _) => Some(i != 0),
        (_, _, Some(f)) => Some(f != 0.0),
        _ => v.is_none().then_some(false),
    }
}

/// Whether one of the items has this truth.
fn has_truth(gil: &mut Gil, items: &Value, wanted: bool) -> Result<bool> {
    let first = plain_items(gil, items);
    let done = first.iter().position(|x| plain_truth(x) != Some(!wanted)).unwrap_or(first.len());
    let mut found = false;
    for_each_from(gil, items, done, |gil, item| {
        found = truth(gil, &item)? == wanted;
        Ok(!found)
    })?;
    Ok(found)
}

pub(super) fn all(gil: &mut Gil, items: &Value) -> Result {
    Ok(Value::bool(!has_truth(gil, items, false)?))
}

pub(super) fn any(gil: &mut Gil, items: &Value) -> Result {
    Ok(Value::bool(has_truth(gil, items, true)?))
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

    /// Adds the first of some items, as far as that needs no code; answers how many.
    fn add_first(&mut self, items: &[Value]) -> usize {
        let mut done = 0;
        if let Total::Int(sum) = self {
            for item in items {
                let Some(next) = item.as_small_int().and_then(|i| sum.checked_add(i)) else { break };
                *sum = next;
                done += 1;
            }
        }
        done + items[done..].iter().take_while(|item| self.add(item)).count()
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
    let done = total.add_first(plain_items(gil, items));
    for_each_from(gil, items, done, |gil, item| {
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

/// The best of some ints, or of some floats; none when there are others among them, or a NaN.
fn best_number(items: &[Value], op: CompareOp) -> Option<Value> {
    let (first, rest) = items.split_first()?;
    if let Some(mut best) = first.as_small_int() {
        for item in rest {
            let i = item.as_small_int()?;
            best = if op == CompareOp::Gt { best.max(i) } else { best.min(i) };
        }
        return Value::small_int(best);
    }
    let mut best = first.as_float()?;
    for item in rest {
        let f = item.as_float()?;
        if f.is_nan() || best.is_nan() {
            return None;
        }
        if if op == CompareOp::Gt { f > best } else { f < best } {
            best = f;
        }
    }
    Some(Value::float(best))
}

fn choose(gil: &mut Gil, args: Args<'_>, choice: Choice) -> Result {
    if args.keywords == 0 {
        let items = match args.values {
            [items] => plain_items(gil, items),
            several => several,
        };
        if let Some(best) = best_number(items, choice.op) {
            return Ok(best);
        }
    }
    choose_any(gil, args, choice)
}

fn choose_any(gil: &mut Gil, args: Args<'_>, choice: Choice) -> Result {
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
    let mut best = Best { item: Value::UNBOUND, rank: Value::UNBOUND, key, op: choice.op };
    match given {
        [] => return Err(gil.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [items] => for_each(gil, items, |gil, item| best.consider(gil, item).map(|()| true))?,
        several => {
            if default.is_some() {
                return Err(
                    gil.type_error(format!("Cannot specify a default for {name}() with multiple positional arguments"))
                );
            }
            for item in several {
                best.consider(gil, item.clone())?;
            }
        }
    }
    match (best.item.is_unbound(), default) {
        (false, _) => Ok(best.item),
        (true, Some(default)) => Ok(default),
        (true, None) => Err(gil.value_error(format!("{name}() iterable argument is empty"))),
    }
}

/// The best item so far, unbound before the first, and what it is compared by.
struct Best {
    item: Value,
    /// Unbound when there is no key function: the item itself.
    rank: Value,
    key: Option<Value>,
    op: CompareOp,
}

impl Best {
    #[inline]
    fn consider(&mut self, gil: &mut Gil, item: Value) -> Result<()> {
        if let Some(key) = &self.key {
            let rank = call(gil, key, core::slice::from_ref(&item))?;
            if self.item.is_unbound() || better(gil, &rank, &self.rank, self.op)? {
                self.item = item;
                self.rank = rank;
            }
        } else if self.item.is_unbound() || better(gil, &item, &self.item, self.op)? {
            self.item = item;
        }
        Ok(())
    }
}

#[inline]
fn better(gil: &mut Gil, item: &Value, best: &Value, op: CompareOp) -> Result<bool> {
    if let (Some(x), Some(y)) = (item.as_float(), best.as_float()) {
        return Ok(crate::number::float::compare_floats(x, y, op));
    }
    compare_bool(gil, item, best, op)
}
