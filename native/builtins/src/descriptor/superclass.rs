//! `super`.

use molt_call::attributes::object_getattr;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, Result, VTable, Value};

/// Looks an attribute up after `class` in the resolution order of `object_type`. Answers what was found, unbound.
pub fn find(gil: &Gil, class: &Value, object_type: &Value, name: &Value) -> Option<Value> {
    let data = type_data(gil, object_type)?;
    let after = if class.is(object_type) { 0 } else { data.mro.iter().position(|b| b.is(class))? + 1 };
    let rest = &data.mro[after..];
    // What follows is the order of the next class itself, unless classes are mixed in between: then there is a cache to ask.
    let next = rest.first()?;
    if type_data(gil, next).is_some_and(|d| d.mro.len() + 1 == rest.len()) {
        return lookup(gil, next, name);
    }
    rest.iter().find_map(|b| find_in_dict(gil, &type_data(gil, b)?.dict, name))
}

/// The type in whose resolution order `super(class, object)` looks: the object's, or the object itself when it is a class.
pub fn check(gil: &mut Gil, class: &Value, object: &Value) -> Result {
    if !is_type(gil, class) {
        return Err(type_error_of(gil, "super() argument 1 must be a type, not %T", class));
    }
    if is_type(gil, object) && is_subtype(gil, object, class) {
        return Ok(object.clone());
    }
    let ty = own_type(gil, object);
    if is_subtype(gil, &ty, class) {
        return Ok(ty);
    }
    let name = gil.name(N::ClassName).clone();
    if let Some(claimed) = molt_call::getattr_opt(gil, object, &name)?
        && is_type(gil, &claimed)
        && is_subtype(gil, &claimed, class)
    {
        return Ok(claimed);
    }
    let what = if is_type(gil, object) { "type" } else { "instance" };
    let message = format!(
        "super(type, obj): obj ({what} of {}) is not an instance or subtype of type ({}).",
        if is_type(gil, object) { name_of_type(gil, object) } else { type_name(gil, object) },
        name_of_type(gil, class)
    );
    Err(gil.type_error(message))
}

/// `super(class, object).name`
pub fn attribute(gil: &mut Gil, class: &Value, object: &Value, name: &Value) -> Result {
    let object_type = check(gil, class, object)?;
    match find(gil, class, &object_type, name) {
        Some(found) => bind_found(gil, found, object, &object_type),
        None => {
            let text = format!("'super' object has no attribute '{}'", gil.to_rust(name));
            Err(molt_call::attributes::attribute_error(gil, &text, object, name))
        }
    }
}

fn bind_found(gil: &mut Gil, found: Value, object: &Value, object_type: &Value) -> Result {
    match slot(gil, &found, |s| s.get) {
        // For a class method the "object" is the class itself.
        Some(get) => get(gil, &found, if object.is(object_type) { None } else { Some(object) }, object_type),
        None => Ok(found),
    }
}

fn super_new(gil: &mut Gil, cls: &Value, _args: Args<'_>) -> Result {
    Ok(gil.alloc(cls, Super { class: Value::NONE, object: Value::NONE, object_type: Value::NONE }))
}

fn super_init(gil: &mut Gil, s: &Value, args: Args<'_>) -> Result<()> {
    let (class, object, object_type) = match args.positional() {
        [] => return Err(gil.runtime_error("super(): no arguments")),
        [class] => (class.clone(), Value::NONE, Value::NONE),
        [class, object] if object.is_none() => (class.clone(), Value::NONE, Value::NONE),
        [class, object] => {
            let ty = check(gil, class, object)?;
            (class.clone(), object.clone(), ty)
        }
        more => {
            let message = format!("super() expected at most 2 arguments, got {}", more.len());
            return Err(gil.type_error(message));
        }
    };
    if !is_type(gil, &class) {
        return Err(type_error_of(gil, "super() argument 1 must be a type, not %T", &class));
    }
    if let Some(x) = gil.get_mut::<Super>(s) {
        (x.class, x.object, x.object_type) = (class, object, object_type);
    }
    Ok(())
}

fn super_getattr(gil: &mut Gil, s: &Value, name: &Value) -> Result {
    let Some(x) = gil.get::<Super>(s) else { return Err(gil.type_error("not a super object")) };
    let (class, object, object_type) = (x.class.clone(), x.object.clone(), x.object_type.clone());
    if !object_type.is_none()
        && !name.is(gil.name(N::ClassName))
        && let Some(found) = find(gil, &class, &object_type, name)
    {
        return bind_found(gil, found, &object, &object_type);
    }
    object_getattr(gil, s, name)
}

fn super_repr(gil: &mut Gil, s: &Value) -> Result {
    let text = match gil.get::<Super>(s) {
        Some(x) if !x.object_type.is_none() => {
            format!(
                "<super: <class '{}'>, <{} object>>",
                name_of_type(gil, &x.class),
                name_of_type(gil, &x.object_type)
            )
        }
        Some(x) => format!("<super: <class '{}'>, NULL>", name_of_type(gil, &x.class)),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

fn get_thisclass(gil: &mut Gil, s: &Value) -> Result {
    Ok(gil.get::<Super>(s).map_or(Value::NONE, |x| x.class.clone()))
}
fn get_self(gil: &mut Gil, s: &Value) -> Result {
    Ok(gil.get::<Super>(s).map_or(Value::NONE, |x| x.object.clone()))
}
fn get_self_class(gil: &mut Gil, s: &Value) -> Result {
    Ok(gil.get::<Super>(s).map_or(Value::NONE, |x| x.object_type.clone()))
}

/// `super`
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "super() -> same as super(__class__, <first argument>)",
    slots: TypeSlots {
        new: Some(super_new),
        init: Some(super_init),
        getattr: Some(super_getattr),
        repr: Some(super_repr),
        ..TypeSlots::NONE
    },
    getset: &[
        getter("__thisclass__", get_thisclass, "the class invoking super()"),
        getter("__self__", get_self, "the instance invoking super(); may be None"),
        getter("__self_class__", get_self_class, "the type of the instance invoking super(); may be None"),
    ],
    ..TypeSpec::new(T::Super, VTable::of::<Super>())
};
