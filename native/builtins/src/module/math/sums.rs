//! Functions over iterables of numbers: `fsum`, `prod`, `sumprod`, `hypot`, `dist`.

use molt_call::{collect, for_each, operators};
use molt_object::{BinaryOp, Objects, Raise};
use molt_provenance::{Args, Gil, Result, Value};

use super::exact::{Exact, norm, two_product};
use crate::number::float::real;

pub(super) fn fsum(gil: &mut Gil, items: &Value) -> Result {
    let mut sum = Exact::default();
    // Infinities and NaNs are added apart: they decide if there are any.
    let (mut special, mut infinities) = (0.0, 0.0);
    for_each(gil, items, |gil, item| {
        let x = real(gil, &item)?;
        if !x.is_finite() {
            if x.is_infinite() {
                infinities += x;
            }
            special += x;
        } else if !sum.add(x) {
            return Err(gil.overflow_error("intermediate overflow in fsum"));
        }
        Ok(true)
    })?;
    if special != 0.0 || special.is_nan() {
        if infinities.is_nan() {
            return Err(gil.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::float(special));
    }
    Ok(Value::float(sum.round()))
}

pub(super) fn prod(gil: &mut Gil, items: &Value, start: &Value) -> Result {
    let mut product = start.bound().cloned().unwrap_or(Value::int32(1));
    for_each(gil, items, |gil, item| {
        product = match (product.as_float(), item.as_float()) {
            (Some(x), Some(y)) => Value::float(x * y),
            _ => operators::binary(gil, BinaryOp::Mul, &product, &item)?,
        };
        Ok(true)
    })?;
    Ok(product)
}

pub(super) fn sumprod(gil: &mut Gil, p: &Value, q: &Value) -> Result {
    let p = collect(gil, p)?;
    let q = collect(gil, q)?;
    if p.len() != q.len() {
        return Err(gil.value_error("Inputs are not the same length"));
    }
    let number = |v: &Value| v.as_float().or_else(|| v.as_small_int().map(|i| i as f64));
    let floats = p.iter().chain(q.iter()).any(Value::is_float) && p.iter().chain(q.iter()).all(|v| number(v).is_some());
    if floats {
        let mut sum = Exact::default();
        let mut finite = true;
        for (x, y) in p.iter().zip(q.iter()) {
            let (high, low) = two_product(number(x).unwrap_or(0.0), number(y).unwrap_or(0.0));
            finite &= high.is_finite() && sum.add(high) && sum.add(low);
        }
        if finite {
            return Ok(Value::float(sum.round()));
        }
    }
    let mut total = Value::int32(0);
    for (x, y) in p.iter().zip(q.iter()) {
        let product = operators::binary(gil, BinaryOp::Mul, x, y)?;
        total = operators::binary(gil, BinaryOp::Add, &total, &product)?;
    }
    Ok(total)
}

pub(super) fn hypot(gil: &mut Gil, args: Args<'_>) -> Result {
    if args.keywords > 0 {
        return Err(gil.type_error("math.hypot() takes no keyword arguments"));
    }
    let mut values = Vec::with_capacity(args.values.len());
    for v in args.values {
        values.push(real(gil, v)?);
    }
    Ok(Value::float(norm(&values)))
}

pub(super) fn dist(gil: &mut Gil, p: &Value, q: &Value) -> Result {
    let (p, q) = (point(gil, p)?, point(gil, q)?);
    if p.len() != q.len() {
        return Err(gil.value_error("both points must have the same number of dimensions"));
    }
    let mut differences = Vec::with_capacity(p.len());
    for (x, y) in p.iter().zip(&q) {
        let (x, y) = (real(gil, x)?, real(gil, y)?);
        differences.push(x - y);
    }
    Ok(Value::float(norm(&differences)))
}

fn point(gil: &mut Gil, v: &Value) -> Result<Vec<Value>> {
    if let Some(items) = gil.tuple(v) {
        return Ok(items.to_vec());
    }
    Ok(collect(gil, v)?.iter().cloned().collect())
}
