//! `int | str`: unions of types.

use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, Native, Payload, Result, Tracer, VTable, Value};

use super::alias::{GenericAlias, helper, type_text};

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
            let mut known = false;
            for m in &members {
                known = known || molt_call::same_or_equal(gil, m, &p)?;
            }
            if !known {
                members.push(p);
            }
        }
    }
    if members.len() == 1 {
        return Ok(members.remove(0));
    }
    Ok(gil.alloc(gil.ty(T::Union), Union { members }))
}

fn union_repr(gil: &mut Gil, u: &Value) -> Result {
    let members = gil.get::<Union>(u).map_or(Vec::new(), |u| u.members.clone());
    let mut names = Vec::new();
    for m in &members {
        names.push(type_text(gil, m)?);
    }
    Ok(gil.new_str(&names.join(" | ")))
}

/// `a | b` of what may be in a union.
pub fn new_union_of(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
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
    let (x, y) = (x.members.clone(), y.members.clone());
    let mut same = x.len() == y.len();
    for m in &x {
        let mut found = false;
        for n in &y {
            found = found || molt_call::same_or_equal(gil, m, n)?;
        }
        same = same && found;
    }
    Ok(match op {
        CompareOp::Eq => Value::bool(same),
        CompareOp::Ne => Value::bool(!same),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn union_hash(gil: &mut Gil, u: &Value) -> Result<i64> {
    let members = gil.get::<Union>(u).map_or(Vec::new(), |u| u.members.clone());
    let mut hash = 17;
    for m in &members {
        hash ^= molt_call::hash(gil, m)?;
    }
    Ok(hash)
}

fn union_args(gil: &mut Gil, u: &Value) -> Result {
    let members = gil.get::<Union>(u).map_or(Vec::new(), |u| u.members.clone());
    Ok(gil.new_tuple(members))
}

fn union_origin(gil: &mut Gil, _u: &Value) -> Result {
    Ok(gil.ty(T::Union).clone())
}

fn union_parameters(gil: &mut Gil, u: &Value) -> Result {
    let args = union_args(gil, u)?;
    helper(gil, "parameters", &[args])
}

fn union_getitem(gil: &mut Gil, u: &Value, item: &Value) -> Result {
    helper(gil, "subscript_union", &[u.clone(), item.clone()])
}

fn union_class_getitem(gil: &mut Gil, cls: &Value, item: &Value) -> Result {
    helper(gil, "union_of", &[cls.clone(), item.clone()])
}

fn union_name(gil: &mut Gil, _u: &Value) -> Result {
    Ok(gil.new_str("Union"))
}

fn union_mro_entries(gil: &mut Gil, u: &Value, _bases: &Value) -> Result {
    let text = molt_call::repr_string(gil, u)?;
    Err(gil.type_error(["Cannot subclass ", &text].concat()))
}

/// `typing.Union`
pub static UNION: TypeSpec = TypeSpec {
    doc: "Represent a union type\n\nE.g. for int | str",
    slots: TypeSlots {
        repr: Some(union_repr),
        binary: Some(new_union_of),
        compare: Some(union_compare),
        hash: Some(union_hash),
        getitem: Some(union_getitem),
        ..TypeSlots::NONE
    },
    methods: &[
        method("__mro_entries__", Native::fixed2(union_mro_entries), "(bases, /)", ""),
        class_method("__class_getitem__", Native::fixed2(union_class_getitem), "(params, /)", ""),
    ],
    getset: &[
        getter("__args__", union_args, ""),
        getter("__parameters__", union_parameters, ""),
        getter("__origin__", union_origin, ""),
        getter("__name__", union_name, ""),
        getter("__qualname__", union_name, ""),
    ],
    ..TypeSpec::new(T::Union, VTable::of::<Union>())
};
