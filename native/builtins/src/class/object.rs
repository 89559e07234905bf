//! The type `object`.

use molt_call::attributes::*;
use molt_call::types::*;
use molt_call::{call_special, getattr_opt, objects};
use molt_object::*;
use molt_provenance::{Args, Gil, Native, Result, Slots, Value};

type New = fn(&mut Gil, &Value, Args<'_>) -> Result;

/// `object()` and instances of Python classes.
pub fn object_new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let Some(data) = type_data(gil, cls) else {
        return Err(gil.type_error("object.__new__(X): X is not a type object"));
    };
    if !gil.get::<Type>(cls).is_some_and(|t| t.head().vtable().holds::<Slots>()) {
        let own_new = data.slots.new.is_some_and(|f| !core::ptr::fn_addr_eq(f, object_new as New));
        let name = name_of_type(gil, cls);
        if !own_new {
            // A built-in type whose objects only the core makes.
            return Err(gil.type_error(format!("cannot create '{name}' instances")));
        }
        let native =
            core::iter::once(cls).chain(&data.mro[..]).find(|b| type_data(gil, b).is_some_and(|d| !d.is_python));
        let native = native.map_or(String::new(), |b| name_of_type(gil, b));
        return Err(gil.type_error(format!("object.__new__({name}) is not safe, use {native}.__new__()")));
    }
    if !args.values.is_empty() {
        let object_init = type_data(gil, gil.ty(T::Object)).and_then(|d| d.slots.init);
        let own_init = data.slots.init.map(|f| f as usize) != object_init.map(|f| f as usize);
        let own_new = lookup_with_owner(gil, cls, gil.name(N::New)).is_some_and(|(_, o)| !o.is(gil.ty(T::Object)));
        if own_new {
            return Err(gil.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if !own_init {
            let message = format!("{}() takes no arguments", name_of_type(gil, cls));
            return Err(gil.type_error(message));
        }
    }
    if data.is_abstract {
        return Err(abstract_error(gil, cls));
    }
    let shape = data.root_shape;
    let fixed = data.fixed_slots;
    let v = gil.alloc_slots(cls, shape);
    if fixed > 0
        && let Some(s) = gil.get_mut::<Slots>(&v)
    {
        s.slots_mut()[..fixed as usize].fill(Some(Value::UNBOUND));
    }
    Ok(v)
}

fn abstract_error(gil: &mut Gil, cls: &Value) -> molt_provenance::Raised {
    let name = gil.name(N::AbstractMethods).clone();
    let mut names: Vec<String> = Vec::new();
    if let Some(set) = lookup(gil, cls, &name)
        && let Ok(items) = molt_call::collect(gil, &set)
    {
        names = items.iter().map(|n| format!("'{}'", gil.to_rust(n))).collect();
    }
    molt_object::order::sort(&mut names);
    let s = if names.len() == 1 { "" } else { "s" };
    let message = format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{s} {}",
        name_of_type(gil, cls),
        names.join(", ")
    );
    gil.type_error(message)
}

/// `object.__init__`: nothing but a check of the arguments.
pub fn object_init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    if args.values.is_empty() {
        return Ok(());
    }
    let ty = own_type(gil, v);
    let own_init = lookup_with_owner(gil, &ty, gil.name(N::Init)).is_some_and(|(_, o)| !o.is(gil.ty(T::Object)));
    if own_init {
        return Err(gil.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
    }
    let own_new = lookup_with_owner(gil, &ty, gil.name(N::New)).is_some_and(|(_, o)| !o.is(gil.ty(T::Object)));
    if own_new {
        return Ok(());
    }
    let message =
        format!("{}.__init__() takes exactly one argument (the instance to initialize)", name_of_type(gil, &ty));
    Err(gil.type_error(message))
}

/// `<module.Class object at 0x…>`
pub fn object_repr(gil: &mut Gil, v: &Value) -> Result {
    let ty = own_type(gil, v);
    let text = format!("<{} object at {:#x}>", super::type_object::full_name(gil, &ty), v.identity());
    Ok(gil.new_str(&text))
}

fn object_compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    match op {
        CompareOp::Eq if a.is(b) => Ok(Value::TRUE),
        // `!=` is the opposite of what the class has for `==`.
        CompareOp::Ne => {
            let Some(compare) = slot(gil, a, |s| s.compare) else { return Ok(Value::NOT_IMPLEMENTED) };
            let equal = compare(gil, a, b, CompareOp::Eq)?;
            if equal.is_not_implemented() {
                return Ok(equal);
            }
            Ok(Value::bool(!molt_call::truth(gil, &equal)?))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn object_format(gil: &mut Gil, v: &Value, spec: &Value) -> Result {
    if gil.text(spec).is_some_and(|t| !t.is_empty()) {
        return Err(type_error_of(gil, "unsupported format string passed to %T.__format__", v));
    }
    objects::str(gil, v)
}

fn object_dir(gil: &mut Gil, v: &Value) -> Result {
    let mut names: Vec<Value> = instance_attributes(gil, v).into_iter().map(|(n, _)| n).collect();
    // Slots of `__slots__` have no names here; those are in the class.
    names.retain(|name| gil.is_str(name));
    let ty = own_type(gil, v);
    super::type_object::names_of_type(gil, &ty, &mut names);
    let list: molt_provenance::HeapVec<Value> = names.into_iter().collect();
    Ok(gil.new_list(list))
}

fn object_init_subclass(_gil: &mut Gil, _cls: &Value) -> Result {
    Ok(Value::NONE)
}

fn object_sizeof(gil: &mut Gil, _v: &Value) -> Result {
    Ok(gil.new_int(16))
}

fn object_reduce(gil: &mut Gil, v: &Value) -> Result {
    crate::import::in_python(gil, "_reduce", "reduce", core::slice::from_ref(v))
}

fn object_reduce_ex(gil: &mut Gil, v: &Value, protocol: &Value) -> Result {
    crate::import::in_python(gil, "_reduce", "reduce_ex", &[v.clone(), protocol.clone()])
}

fn object_getstate(gil: &mut Gil, v: &Value) -> Result {
    crate::import::in_python(gil, "_reduce", "getstate", core::slice::from_ref(v))
}

fn get_class(gil: &mut Gil, v: &Value) -> Result {
    Ok(own_type(gil, v))
}

fn set_class(gil: &mut Gil, v: &Value, value: Option<&Value>) -> Result<()> {
    let Some(new) = value else { return Err(gil.type_error("can't delete __class__ attribute")) };
    if !is_type(gil, new) {
        return Err(type_error_of(gil, "__class__ must be set to a class, not '%T' object", new));
    }
    let old = own_type(gil, v);
    let python = |gil: &Gil, t: &Value| type_data(gil, t).is_some_and(|d| d.is_python);
    let modules = [&old, new].iter().all(|t| is_subtype(gil, t, gil.ty(T::Module)));
    if !modules && (!python(gil, &old) || !python(gil, new)) {
        return Err(gil.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    }
    let fixed = |gil: &Gil, t: &Value| type_data(gil, t).map_or(0, |d| d.fixed_slots);
    let fits = fixed(gil, &old) >= fixed(gil, new);
    // The attributes move to a dict, so that the new class need not know the shapes of the old one.
    let _ = instance_dict(gil, v);
    if !fits || !gil.set_type(v, new) {
        let message = format!(
            "__class__ assignment: '{}' object layout differs from '{}'",
            name_of_type(gil, new),
            name_of_type(gil, &old)
        );
        return Err(gil.type_error(message));
    }
    molt_call::retire::retire(gil, old);
    Ok(())
}

fn set_doc(gil: &mut Gil, v: &Value, value: Option<&Value>) -> Result<()> {
    let name = gil.name(N::Doc).clone();
    if let Some(module) = gil.get::<Module>(v).map(|m| m.dict.clone()) {
        molt_call::attributes::store_name(gil, &module, &name, value.cloned().unwrap_or(Value::NONE));
        return Ok(());
    }
    let done = match value {
        Some(value) => molt_call::attributes::set_instance_attribute(gil, v, &name, value.clone()),
        None => molt_call::attributes::delete_instance_attribute(gil, v, &name),
    };
    if done {
        return Ok(());
    }
    let message = molt_call::type_name(gil, v);
    let message = format!("'{message}' object attribute '__doc__' is read-only");
    Err(molt_call::attributes::attribute_error(gil, &message, v, &name))
}

fn get_doc(gil: &mut Gil, v: &Value) -> Result {
    let name = gil.name(N::Doc).clone();
    if let Some(own) = molt_call::attributes::instance_attribute(gil, v, &name) {
        return Ok(own);
    }
    let ty = own_type(gil, v);
    super::type_object::doc_of(gil, &ty)
}

/// `__dict__` of instances; a descriptor in the namespace of the first class whose instances have one.
pub fn get_dict(gil: &mut Gil, v: &Value) -> Result {
    match instance_dict(gil, v) {
        Some(d) => Ok(d),
        None => {
            let name = gil.name(N::DictName).clone();
            Err(no_attribute(gil, v, &name))
        }
    }
}

/// Replaces the `__dict__` of an instance.
pub fn set_dict(gil: &mut Gil, v: &Value, value: Option<&Value>) -> Result<()> {
    let Some(new) = value.filter(|d| gil.get::<Dict>(d).is_some()) else {
        let message = format!(
            "__dict__ must be set to a dictionary, not a '{}'",
            value.map_or("NULL".to_owned(), |d| type_name(gil, d))
        );
        return Err(gil.type_error(message));
    };
    if instance_dict(gil, v).is_none() {
        return Err(gil.type_error("this object has no __dict__"));
    }
    if let Some(s) = gil.get_mut::<Slots>(v) {
        s.set_extra(new.clone());
    } else {
        gil.set_object_dict(v, new.clone());
    }
    Ok(())
}

/// The descriptor of `__dict__`.
pub static DICT: GetSetSpec = GetSetSpec { name: "__dict__", get: get_dict, set: Some(set_dict), doc: "" };

/// `object`
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "The base class of the class hierarchy.",
    slots: TypeSlots {
        repr: Some(object_repr),
        str: Some(objects::repr),
        hash: Some(objects::hash_identity),
        compare: Some(object_compare),
        getattr: Some(object_getattr),
        setattr: Some(object_setattr),
        new: Some(object_new),
        init: Some(object_init),
        ..TypeSlots::NONE
    },
    methods: &[
        method("__format__", Native::fixed2(object_format), "(format_spec, /)", "Default object formatter."),
        method("__dir__", Native::fixed1(object_dir), "()", "Default dir() implementation."),
        method("__sizeof__", Native::fixed1(object_sizeof), "()", "Size of object in memory, in bytes."),
        method("__reduce__", Native::fixed1(object_reduce), "()", "Helper for pickle."),
        method("__reduce_ex__", Native::fixed2(object_reduce_ex), "(protocol, /)", "Helper for pickle."),
        method("__getstate__", Native::fixed1(object_getstate), "()", "Helper for pickle."),
        class_method(
            "__init_subclass__",
            Native::Variadic(init_subclass_any),
            "(*args, **kwargs)",
            "This method is called when a class is subclassed.",
        ),
        class_method(
            "__subclasshook__",
            Native::fixed2(subclass_hook),
            "(cls, /)",
            "Abstract classes can override this to customize issubclass().",
        ),
    ],
    getset: &[
        GetSetSpec { name: "__class__", get: get_class, set: Some(set_class), doc: "the object's class" },
        GetSetSpec { name: "__doc__", get: get_doc, set: Some(set_doc), doc: "" },
    ],
    ..TypeSpec::new(T::Object, Slots::VTABLE)
};

fn init_subclass_any(gil: &mut Gil, args: Args<'_>) -> Result {
    if args.values.len() > 1 {
        let name = name_of_type(gil, &args.values[0]);
        return Err(gil.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    object_init_subclass(gil, &args.values[0])
}

fn subclass_hook(_gil: &mut Gil, _cls: &Value, _other: &Value) -> Result {
    Ok(Value::NOT_IMPLEMENTED)
}

/// `type(v).name` called for `v`, for `__dir__` and the like, through the instance when it has it.
pub fn call_optional(gil: &mut Gil, v: &Value, name: N) -> Result<Option<Value>> {
    if let Some(r) = call_special(gil, v, name, &[])? {
        return Ok(Some(r));
    }
    let name = gil.name(name).clone();
    getattr_opt(gil, v, &name)
}
