//! Special methods of Python classes that are plain functions: found in the type's table, called with their arguments where they are.

use molt_abi::layout::*;
use molt_object::{BinaryOp, CompareOp, Function, Numbers, Raise};
use molt_provenance::{CodeEntry, Gil, Result, Value};

use crate::operators::{FORWARD, INPLACE, REFLECTED, is_python_type, reflected_by_name, unsupported};
use crate::types::*;

/// The names of the special methods in the order of the table.
pub const NAMES: [molt_object::N; SPECIAL_COUNT as usize] = {
    use molt_object::N;
    let rest = [
        N::Lt,
        N::Le,
        N::Eq,
        N::Ne,
        N::Gt,
        N::Ge,
        N::Neg,
        N::Pos,
        N::Invert,
        N::Abs,
        N::GetItem,
        N::SetItem,
        N::DelItem,
        N::Contains,
        N::Len,
        N::BoolName,
        N::Hash,
        N::Iter,
        N::Next,
        N::Call,
        N::Enter,
        N::Exit,
        N::Repr,
        N::StrName,
        N::ClassName,
    ];
    let mut all = [N::Empty; SPECIAL_COUNT as usize];
    let mut i = 0;
    while i < all.len() {
        all[i] = match i {
            0..13 => FORWARD[i],
            13..26 => REFLECTED[i - 13],
            26..39 => INPLACE[i - 26],
            _ => rest[i - 39],
        };
        i += 1;
    }
    all
};

/// The place of a binary operator's method; `divmod` has none.
pub const fn place_of(op: BinaryOp) -> Option<u32> {
    if matches!(op, BinaryOp::DivMod) { None } else { Some(SPECIAL_BINARY + op as u32) }
}

/// The place of a comparison's method.
pub const fn place_of_comparison(op: CompareOp) -> u32 {
    SPECIAL_COMPARE + op as u32
}

/// The function at a place, with its code when it takes just `count` arguments.
#[inline(always)]
fn find(gil: &Gil, v: &Value, place: u32, count: u32) -> Option<(Value, CodeEntry)> {
    let f = gil.special(v, place)?;
    let function = gil.get::<Function>(f)?;
    (function.call_key == count).then(|| (f.clone(), CodeEntry::at(function.table)))
}

/// Calls `type(v).method(v)` when that is a plain function of one parameter; else `None`: the caller does it the general way.
#[inline]
pub fn special0(gil: &mut Gil, v: &Value, place: u32) -> Option<Result> {
    let (f, entry) = find(gil, v, place, 1)?;
    Some(entry.call1(gil, &f, v))
}

/// As `special0`, with one more argument.
#[inline]
pub fn special1(gil: &mut Gil, v: &Value, place: u32, a: &Value) -> Option<Result> {
    let (f, entry) = find(gil, v, place, 2)?;
    Some(entry.call2(gil, &f, v, a))
}

/// Whether no class but `object` defines the method at a place for this plain instance.
#[inline]
pub fn is_default(gil: &Gil, v: &Value, place: u32) -> bool {
    gil.special(v, place).is_some_and(Value::is_unbound)
}

/// The table of a Python class: what its resolution order has for each name.
pub fn method_table(gil: &Gil, ty: &Value, plain: bool) -> molt_provenance::HeapVec<Value> {
    use molt_object::{Known, T};
    let other = || Value::float(f64::from(SPECIAL_OTHER));
    let object = gil.ty(T::Object);
    let own = |name: &Value| match (search_all(gil, ty, name), search_all(gil, object, name)) {
        (Some(a), Some(b)) => a.is(&b),
        _ => false,
    };
    let honest = own(gil.name(molt_object::N::ClassName)) && own(gil.name(molt_object::N::GetAttribute));
    NAMES
        .iter()
        .enumerate()
        .map(|(place, name)| {
            if place == SPECIAL_CLASS as usize {
                return if honest { Value::UNBOUND } else { other() };
            }
            let name = gil.name(*name);
            let found = search_all(gil, ty, name);
            match found {
                Some(f) if gil.get::<Function>(&f).is_some() => f,
                Some(f) if !plain || search_all(gil, object, name).is_none_or(|own| !own.is(&f)) => other(),
                None if !plain => other(),
                _ => Value::UNBOUND,
            }
        })
        .collect()
}

/// As `lookup`, past its cache: a class that is being made asks for everything once.
fn search_all(gil: &Gil, ty: &Value, name: &Value) -> Option<Value> {
    lookup_with_owner(gil, ty, name).map(|(v, _)| v)
}

/// `a op b` when the operand that is asked first answered NotImplemented. `op` is the operator's index, plus 16 when it is written `op=`.
pub fn binary_rest(gil: &mut Gil, op: u32, a: &Value, b: &Value) -> Result {
    let (inplace, op) = (op & 16 != 0, BinaryOp::ALL[op as usize & 15]);
    // A number that comes first is only asked in vain, so then it was the other one that answered.
    if a.is_pointer() {
        let r = ask_right(gil, op, a, b)?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    let mut symbol = op.symbol().to_owned();
    if inplace {
        symbol = if op == BinaryOp::Pow { "**=".to_owned() } else { symbol + "=" };
    }
    Err(unsupported(gil, &symbol, a, b))
}

fn ask_right(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let (right, right_repeat) = slot(gil, b, |s| (s.binary, s.repeat));
    if let Some(f) = right
        && !crate::compare::same_type(gil, a, b)
    {
        let r = if is_python_type(gil, b) { reflected_by_name(gil, op, a, b)? } else { f(gil, op, a, b)? };
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    // The left one's own method stands for what a built-in base does with sequences.
    match right_repeat {
        Some(f) if op == BinaryOp::Mul => f(gil, b, a),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// What `len()` makes of what `__len__` answered.
pub fn check_len(gil: &mut Gil, r: &Value) -> Result<usize> {
    let i = crate::index(gil, r)?;
    match gil.int(&i) {
        Some(i) if i.is_negative() => Err(gil.value_error("__len__() should return >= 0")),
        Some(i) => match i.to_i64() {
            Some(n) => Ok(n as usize),
            None => Err(gil.overflow_error("cannot fit 'int' into an index-sized integer")),
        },
        None => Ok(0),
    }
}

/// What truth makes of what `__bool__` answered.
pub fn check_bool(gil: &mut Gil, r: &Value) -> Result<bool> {
    match r.as_bool() {
        Some(b) => Ok(b),
        None => Err(type_error_of(gil, "__bool__ should return bool, returned %T", r)),
    }
}
