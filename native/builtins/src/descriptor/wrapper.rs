//! `classmethod` and `staticmethod`.

use molt_call::attributes::{getattr_opt, set_instance_attribute};
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, Result, VTable, Value};

fn wrapper_new(gil: &mut Gil, cls: &Value, _args: Args<'_>) -> Result {
    Ok(gil.alloc(cls, Wrapper { callable: Value::NONE }))
}

fn wrapper_init(gil: &mut Gil, w: &Value, args: Args<'_>) -> Result<()> {
    let name = type_name(gil, w);
    if args.keywords > 0 {
        return Err(gil.type_error(format!("{name}() takes no keyword arguments")));
    }
    let [f] = args.values else {
        return Err(gil.type_error(format!("{name} expected 1 argument, got {}", args.values.len())));
    };
    if let Some(x) = gil.get_mut::<Wrapper>(w) {
        x.callable = f.clone();
    }
    // The wrapper looks like what it wraps.
    for n in [N::ModuleName, N::Name, N::QualName, N::Doc] {
        let n = gil.name(n).clone();
        if let Some(v) = getattr_opt(gil, f, &n)? {
            set_instance_attribute(gil, w, &n, v);
        }
    }
    Ok(())
}

fn callable(gil: &Gil, w: &Value) -> Value {
    gil.get::<Wrapper>(w).map_or(Value::NONE, |x| x.callable.clone())
}

fn class_get(gil: &mut Gil, w: &Value, _object: Option<&Value>, owner: &Value) -> Result {
    let func = callable(gil, w);
    Ok(gil.alloc(gil.ty(T::Method), Method { func, object: owner.clone() }))
}

fn static_get(gil: &mut Gil, w: &Value, _object: Option<&Value>, _owner: &Value) -> Result {
    Ok(callable(gil, w))
}

fn static_call(gil: &mut Gil, w: &Value, args: Args<'_>) -> Result {
    let f = callable(gil, w);
    molt_call::call_with(gil, &f, args)
}

fn wrapper_repr(gil: &mut Gil, w: &Value) -> Result {
    let f = callable(gil, w);
    let text = format!("<{}({})>", type_name(gil, w), molt_call::repr_string(gil, &f)?);
    Ok(gil.new_str(&text))
}

fn get_func(gil: &mut Gil, w: &Value) -> Result {
    Ok(callable(gil, w))
}

fn get_abstract(gil: &mut Gil, w: &Value) -> Result {
    let f = callable(gil, w);
    let name = gil.name(N::IsAbstract).clone();
    match getattr_opt(gil, &f, &name)? {
        Some(v) => Ok(Value::bool(molt_call::truth(gil, &v)?)),
        None => Ok(Value::FALSE),
    }
}

const ATTRIBUTES: &[GetSetSpec] = &[
    getter("__func__", get_func, ""),
    getter("__wrapped__", get_func, ""),
    getter("__isabstractmethod__", get_abstract, ""),
    GetSetSpec {
        name: "__dict__",
        get: crate::class::object::get_dict,
        set: Some(crate::class::object::set_dict),
        doc: "",
    },
];

/// `classmethod`
pub static CLASS_METHOD: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Convert a function to be a class method.",
    slots: TypeSlots {
        new: Some(wrapper_new),
        init: Some(wrapper_init),
        get: Some(class_get),
        repr: Some(wrapper_repr),
        ..TypeSlots::NONE
    },
    methods: &[crate::container::support::CLASS_GETITEM],
    getset: ATTRIBUTES,
    ..TypeSpec::new(T::ClassMethod, VTable::of::<Wrapper>())
};

/// `staticmethod`
pub static STATIC_METHOD: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Convert a function to be a static method.",
    slots: TypeSlots {
        new: Some(wrapper_new),
        init: Some(wrapper_init),
        get: Some(static_get),
        call: Some(static_call),
        repr: Some(wrapper_repr),
        ..TypeSlots::NONE
    },
    methods: &[crate::container::support::CLASS_GETITEM],
    getset: ATTRIBUTES,
    ..TypeSpec::new(T::StaticMethod, VTable::of::<Wrapper>())
};
