//! `list[int]`: parametrized classes. What has to do with type parameters is in the library's module `_generic`.

use molt_call::attributes::{getattr, getattr_opt, object_getattr, object_setattr, setattr};
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Payload, Result, Tracer, VTable, Value};

use super::union::new_union_of;

/// A parametrized class.
pub struct GenericAlias {
    /// The class.
    pub origin: Value,
    /// Its parameters, a tuple.
    pub args: Value,
    /// Whether it stands for its items, as in `*tuple[int, str]`.
    pub starred: bool,
}
impl Payload for GenericAlias {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.origin);
        visit.see(&self.args);
    }
}

/// Calls a function of the library's module for type parameters.
pub fn helper(gil: &mut Gil, name: &str, args: &[Value]) -> Result {
    crate::import::in_python(gil, "_generic", name, args)
}

/// `class[parameters]`
pub fn new_alias(gil: &mut Gil, origin: &Value, item: &Value) -> Result {
    let ty = gil.ty(T::GenericAlias).clone();
    Ok(make(gil, &ty, origin, item, false))
}

fn make(gil: &mut Gil, ty: &Value, origin: &Value, item: &Value, starred: bool) -> Value {
    let args = if gil.tuple(item).is_some() { item.clone() } else { gil.tuple_of(core::slice::from_ref(item)) };
    gil.alloc(ty, GenericAlias { origin: origin.clone(), args, starred })
}

fn parts(gil: &Gil, a: &Value) -> (Value, Value, bool) {
    gil.get::<GenericAlias>(a)
        .map_or((Value::NONE, Value::NONE, false), |x| (x.origin.clone(), x.args.clone(), x.starred))
}

/// How a type reads as a parameter.
pub fn type_text(gil: &mut Gil, v: &Value) -> Result<String> {
    if v.is(gil.ty(T::NoneType)) {
        return Ok("None".to_owned());
    }
    if v.is(&Value::ELLIPSIS) {
        return Ok("...".to_owned());
    }
    if gil.get::<GenericAlias>(v).is_none() {
        let mut texts = Vec::new();
        for name in [N::QualName, N::ModuleName] {
            let name = gil.name(name).clone();
            let found = if v.is_pointer() { getattr_opt(gil, v, &name)? } else { None };
            texts.extend(found.filter(|t| gil.is_str(t)).map(|t| gil.to_rust(&t)));
        }
        let origin = gil.intern("__origin__");
        let plain = v.is_pointer() && getattr_opt(gil, v, &origin)?.is_none();
        if let (true, [name, module]) = (plain || is_type(gil, v), &texts[..]) {
            return Ok(if module == "builtins" { name.clone() } else { [module, ".", name].concat() });
        }
    }
    molt_call::repr_string(gil, v)
}

fn repr(gil: &mut Gil, a: &Value) -> Result {
    let (origin, args, starred) = parts(gil, a);
    let mut text = if starred { "*".to_owned() } else { String::new() };
    text += &type_text(gil, &origin)?;
    text += "[";
    let items = gil.tuple(&args).unwrap_or(&[]).to_vec();
    if items.is_empty() {
        text += "()";
    }
    for (i, item) in items.iter().enumerate() {
        text += if i > 0 { ", " } else { "" };
        text += &item_text(gil, item)?;
    }
    text += "]";
    Ok(gil.new_str(&text))
}

fn item_text(gil: &mut Gil, item: &Value) -> Result<String> {
    let Some(inner) = gil.get::<List>(item).map(|l| l.items.to_vec()) else { return type_text(gil, item) };
    let mut names = Vec::new();
    for v in &inner {
        names.push(type_text(gil, v)?);
    }
    Ok(["[", &names.join(", "), "]"].concat())
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    if gil.get::<GenericAlias>(b).is_none()
        || gil.get::<GenericAlias>(a).is_none()
        || !matches!(op, CompareOp::Eq | CompareOp::Ne)
    {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (parts(gil, a), parts(gil, b));
    let same = x.2 == y.2 && molt_call::same_or_equal(gil, &x.0, &y.0)? && molt_call::same_or_equal(gil, &x.1, &y.1)?;
    Ok(Value::bool(same == (op == CompareOp::Eq)))
}

fn hash(gil: &mut Gil, a: &Value) -> Result<i64> {
    let (origin, args, _) = parts(gil, a);
    Ok(molt_call::hash(gil, &origin)? ^ molt_call::hash(gil, &args)?)
}

fn call(gil: &mut Gil, a: &Value, args: Args<'_>) -> Result {
    let (origin, ..) = parts(gil, a);
    let made = molt_call::call_with(gil, &origin, args)?;
    let name = gil.intern("__orig_class__");
    if let Err(raised) = setattr(gil, &made, &name, a) {
        let refused = gil.pending().is_some_and(|e| {
            let ty = type_of(gil, &e);
            is_subtype(gil, &ty, gil.exc(Exc::AttributeError)) || is_subtype(gil, &ty, gil.exc(Exc::TypeError))
        });
        if !refused {
            return Err(raised);
        }
        drop(gil.take_pending());
    }
    Ok(made)
}

/// Attributes that are the alias's own; others are those of its class.
const OWN: [&str; 12] = [
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
    "__bases__",
];

fn getattribute(gil: &mut Gil, a: &Value, name: &Value) -> Result {
    let text = gil.to_rust(name);
    if OWN.contains(&&text[..]) {
        return object_getattr(gil, a, name);
    }
    let (origin, ..) = parts(gil, a);
    getattr(gil, &origin, name)
}

fn setattribute(gil: &mut Gil, a: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    object_setattr(gil, a, name, value)
}

fn getitem(gil: &mut Gil, a: &Value, item: &Value) -> Result {
    let (origin, args, starred) = parts(gil, a);
    let args = helper(gil, "subscript", &[a.clone(), args, item.clone()])?;
    let ty = gil.ty(T::GenericAlias).clone();
    Ok(make(gil, &ty, &origin, &args, starred))
}

fn iter(gil: &mut Gil, a: &Value) -> Result {
    let (origin, args, _) = parts(gil, a);
    let ty = gil.ty(T::GenericAlias).clone();
    let star = make(gil, &ty, &origin, &args, true);
    let list = gil.new_list([star].into_iter().collect());
    molt_call::iter(gil, &list)
}

fn or(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    new_union_of(gil, op, a, b)
}

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    crate::container::support::no_keywords(gil, "GenericAlias", args)?;
    let [origin, item] = args.positional() else {
        let message = format!("GenericAlias expected 2 arguments, got {}", args.positional().len());
        return Err(gil.type_error(message));
    };
    Ok(make(gil, cls, origin, item, false))
}

fn get_origin(gil: &mut Gil, a: &Value) -> Result {
    Ok(parts(gil, a).0)
}

fn get_args(gil: &mut Gil, a: &Value) -> Result {
    Ok(parts(gil, a).1)
}

fn get_unpacked(gil: &mut Gil, a: &Value) -> Result {
    Ok(Value::bool(parts(gil, a).2))
}

fn get_parameters(gil: &mut Gil, a: &Value) -> Result {
    let args = get_args(gil, a)?;
    helper(gil, "parameters", &[args])
}

fn get_unpacked_args(gil: &mut Gil, a: &Value) -> Result {
    let (origin, args, starred) = parts(gil, a);
    Ok(if starred && origin.is(gil.ty(T::Tuple)) { args } else { Value::NONE })
}

fn mro_entries(gil: &mut Gil, a: &Value, _bases: &Value) -> Result {
    let origin = get_origin(gil, a)?;
    Ok(gil.new_tuple(vec![origin]))
}

fn reduce(gil: &mut Gil, a: &Value) -> Result {
    let (origin, args, starred) = parts(gil, a);
    if starred {
        let ty = gil.ty(T::GenericAlias).clone();
        let plain = make(gil, &ty, &origin, &args, false);
        let iterator = iter(gil, &plain)?;
        let builtins = crate::import::import_module(gil, "builtins")?;
        let name = gil.intern("next");
        let next = getattr(gil, &builtins, &name)?;
        let given = gil.new_tuple(vec![iterator]);
        return Ok(gil.new_tuple(vec![next, given]));
    }
    let given = gil.new_tuple(vec![origin, args]);
    Ok(gil.new_tuple(vec![own_type(gil, a), given]))
}

fn no_instance_check(gil: &mut Gil, _a: &Value, _v: &Value) -> Result {
    Err(gil.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

fn no_subclass_check(gil: &mut Gil, _a: &Value, _v: &Value) -> Result {
    Err(gil.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

/// `types.GenericAlias`
pub static GENERIC_ALIAS: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    slots: TypeSlots {
        repr: Some(repr),
        call: Some(call),
        binary: Some(or),
        compare: Some(compare),
        hash: Some(hash),
        getattr: Some(getattribute),
        setattr: Some(setattribute),
        getitem: Some(getitem),
        iter: Some(iter),
        new: Some(new),
        ..TypeSlots::NONE
    },
    methods: &[
        method("__mro_entries__", Native::fixed2(mro_entries), "(bases, /)", ""),
        method("__instancecheck__", Native::fixed2(no_instance_check), "(instance, /)", ""),
        method("__subclasscheck__", Native::fixed2(no_subclass_check), "(cls, /)", ""),
        method("__reduce__", Native::fixed1(reduce), "()", ""),
    ],
    getset: &[
        getter("__origin__", get_origin, ""),
        getter("__args__", get_args, ""),
        getter("__unpacked__", get_unpacked, ""),
        getter("__parameters__", get_parameters, "Type variables in the GenericAlias."),
        getter("__typing_unpacked_tuple_args__", get_unpacked_args, ""),
    ],
    ..TypeSpec::new(T::GenericAlias, VTable::of::<GenericAlias>())
};
