//! `int | str` and `list[int]`: unions of types and parametrized classes, as far as isinstance and printing need them.

use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, Payload, Result, Tracer, VTable, Value};

/// A union of types.
pub struct Union {
    /// Its members, without repetition.
    pub members: Vec<Value>,
}
impl Payload for Union {
    fn trace(&self, visit: &mut Tracer) {
        visit.see_all(&self.members);
    }
}

/// A parametrized class.
pub struct GenericAlias {
    /// The class.
    pub origin: Value,
    /// Its parameters, a tuple.
    pub args: Value,
}
impl Payload for GenericAlias {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.origin);
        visit.see(&self.args);
    }
}

/// The union of two types or unions.
pub fn new_union(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    let mut members: Vec<Value> = Vec::new();
    for v in [a, b] {
        let parts = match gil.get::<Union>(v) {
            Some(u) => u.members.clone(),
            None if v.is_none() => vec![gil.ty(T::NoneType).clone()],
            None => vec![v.clone()],
        };
        for p in parts {
            if !members.iter().any(|m| m.is(&p)) {
                members.push(p);
            }
        }
    }
    if members.len() == 1 {
        return Ok(members.remove(0));
    }
    Ok(gil.alloc(gil.ty(T::Union), Union { members }))
}

/// `class[parameters]`
pub fn new_alias(gil: &mut Gil, origin: &Value, item: &Value) -> Result {
    let args = if gil.tuple(item).is_some() { item.clone() } else { gil.tuple_of(core::slice::from_ref(item)) };
    Ok(gil.alloc(gil.ty(T::GenericAlias), GenericAlias { origin: origin.clone(), args }))
}

fn part_name(gil: &mut Gil, v: &Value) -> Result<String> {
    if v.is(gil.ty(T::NoneType)) {
        return Ok("None".to_owned());
    }
    if v.is(&Value::ELLIPSIS) {
        return Ok("...".to_owned());
    }
    if is_type(gil, v) {
        return Ok(crate::class::type_object::full_name(gil, v));
    }
    molt_call::repr_string(gil, v)
}

fn union_repr(gil: &mut Gil, u: &Value) -> Result {
    let members = gil.get::<Union>(u).map_or(Vec::new(), |u| u.members.clone());
    let mut names = Vec::new();
    for m in &members {
        names.push(part_name(gil, m)?);
    }
    Ok(gil.new_str(&names.join(" | ")))
}

fn union_or(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let ok = |gil: &Gil, v: &Value| {
        v.is_none() || is_type(gil, v) || gil.get::<Union>(v).is_some() || gil.get::<GenericAlias>(v).is_some()
    };
    if op != BinaryOp::Or || !ok(gil, a) || !ok(gil, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    new_union(gil, a, b)
}

fn union_compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let (Some(x), Some(y)) = (gil.get::<Union>(a), gil.get::<Union>(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let same = x.members.len() == y.members.len() && x.members.iter().all(|m| y.members.iter().any(|n| n.is(m)));
    Ok(match op {
        CompareOp::Eq => Value::bool(same),
        CompareOp::Ne => Value::bool(!same),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn union_hash(gil: &mut Gil, u: &Value) -> Result<i64> {
    Ok(gil.get::<Union>(u).map_or(0, |u| u.members.iter().fold(17, |h, m| h ^ m.identity() as i64)))
}

fn union_args(gil: &mut Gil, u: &Value) -> Result {
    let members = gil.get::<Union>(u).map_or(Vec::new(), |u| u.members.clone());
    Ok(gil.new_tuple(members))
}

/// `typing.Union`
pub static UNION: TypeSpec = TypeSpec {
    slots: TypeSlots {
        repr: Some(union_repr),
        binary: Some(union_or),
        compare: Some(union_compare),
        hash: Some(union_hash),
        ..TypeSlots::NONE
    },
    getset: &[getter("__args__", union_args, "")],
    ..TypeSpec::new(T::Union, VTable::of::<Union>())
};

fn alias_repr(gil: &mut Gil, a: &Value) -> Result {
    let Some(x) = gil.get::<GenericAlias>(a) else { return Ok(Value::NONE) };
    let (origin, args) = (x.origin.clone(), gil.tuple(&x.args).unwrap_or(&[]).to_vec());
    let mut names = Vec::new();
    for v in &args {
        names.push(part_name(gil, v)?);
    }
    let text = format!("{}[{}]", part_name(gil, &origin)?, names.join(", "));
    Ok(gil.new_str(&text))
}

fn alias_call(gil: &mut Gil, a: &Value, args: Args<'_>) -> Result {
    let origin = gil.get::<GenericAlias>(a).map_or(Value::NONE, |x| x.origin.clone());
    molt_call::call_with(gil, &origin, args)
}

fn alias_origin(gil: &mut Gil, a: &Value) -> Result {
    Ok(gil.get::<GenericAlias>(a).map_or(Value::NONE, |x| x.origin.clone()))
}

fn alias_args(gil: &mut Gil, a: &Value) -> Result {
    Ok(gil.get::<GenericAlias>(a).map_or(Value::NONE, |x| x.args.clone()))
}

fn alias_mro_entries(gil: &mut Gil, a: &Value, _bases: &Value) -> Result {
    let origin = alias_origin(gil, a)?;
    Ok(gil.new_tuple(vec![origin]))
}

/// `types.GenericAlias`
pub static GENERIC_ALIAS: TypeSpec = TypeSpec {
    slots: TypeSlots { repr: Some(alias_repr), call: Some(alias_call), binary: Some(union_or), ..TypeSlots::NONE },
    methods: &[method("__mro_entries__", molt_provenance::Native::fixed2(alias_mro_entries), "(bases, /)", "")],
    getset: &[getter("__origin__", alias_origin, ""), getter("__args__", alias_args, "")],
    ..TypeSpec::new(T::GenericAlias, VTable::of::<GenericAlias>())
};
