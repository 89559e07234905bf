//! The type `type`: calling a class, attributes of classes, and what a class tells about itself.

use molt_call::attributes::*;
use molt_call::retire::retire;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{AddressMap, Args, CodeEntry, Gil, HeapVec, Native, Result, Slots, Value};

use crate::exception::instance::makes_plainly;

use super::{build, python_slots};

/// `cls(…)`
pub fn type_call(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let Some(data) = type_data(gil, cls) else { return Err(gil.type_error("not a type")) };
    if cls.is(gil.ty(T::Type)) && !matches!(args.positional().len(), 1 | 3) {
        return Err(gil.type_error("type() takes 1 or 3 arguments"));
    }
    if args.keywords == 0 && makes_plainly(data) {
        let exception = Exception::with_all(gil, args.values);
        return Ok(gil.alloc(cls, exception));
    }
    let (new, init, root_shape) = (data.slots.new, data.slots.init, data.root_shape);
    let (init_function, built_in) = (data.init_function.clone(), !data.is_python);
    let Some(new) = new else {
        let message = format!("cannot create '{}' instances", full_name(gil, cls));
        return Err(gil.type_error(message));
    };
    if cls.is(gil.ty(T::Type)) && args.values.len() == 1 && args.keywords == 0 {
        return Ok(own_type(gil, &args.values[0]));
    }
    let plain_new = core::ptr::fn_addr_eq(new, super::object::object_new as fn(&mut Gil, &Value, Args<'_>) -> Result);
    let v = if plain_new && root_shape != 0 && !init_function.is_unbound() && !data.is_abstract && data.fixed_slots == 0
    {
        gil.alloc_slots(cls, root_shape)
    } else {
        new(gil, cls, args)?
    };
    if !init_function.is_unbound() {
        if !is_subtype(gil, &type_of(gil, &v), cls) {
            return Ok(v);
        }
        let r = match gil.get::<Function>(&init_function) {
            Some(f) if args.keywords == 0 && f.call_key as usize == args.values.len() + 1 && args.values.len() < 8 => {
                let entry = CodeEntry::at(f.table);
                let mut all = [const { Value::UNBOUND }; 9];
                all[0] = v.clone();
                all[1..=args.values.len()].clone_from_slice(args.values);
                entry.call(gil, &init_function, &all[..=args.values.len()])?
            }
            _ => {
                molt_call::invoke::with_first(args, v.clone(), |args| molt_call::call_with(gil, &init_function, args))?
            }
        };
        python_slots::check_init(gil, &r)?;
        return Ok(v);
    }
    let Some(init) = init else { return Ok(v) };
    // `object.__init__` has nothing to say to a built-in class that makes its instances itself.
    let idle = core::ptr::fn_addr_eq(init, super::object::object_init as fn(&mut Gil, &Value, Args<'_>) -> Result<()>);
    if idle && built_in && !plain_new && type_of(gil, &v).is(cls) {
        return Ok(v);
    }
    if is_subtype(gil, &type_of(gil, &v), cls) {
        // The type of what was made may be a subclass with an `__init__` of its own.
        let own = slot(gil, &v, |s| s.init).unwrap_or(init);
        own(gil, &v, args)?;
    }
    Ok(v)
}

fn type_init(gil: &mut Gil, _cls: &Value, args: Args<'_>) -> Result<()> {
    if args.keywords == 0 && args.values.len() != 1 && args.values.len() != 3 {
        return Err(gil.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(())
}

/// Attributes of classes: data descriptors of the metaclass, then the class and its bases, then the rest of the metaclass.
pub fn type_getattr(gil: &mut Gil, cls: &Value, name: &Value) -> Result {
    let meta = own_type(gil, cls);
    let found = lookup(gil, &meta, name);
    if let Some(descr) = &found {
        let (get, set) = slot(gil, descr, |s| (s.get, s.set));
        if let (Some(get), Some(_)) = (get, set) {
            return get(gil, descr, Some(cls), &meta);
        }
    }
    if let Some(v) = lookup(gil, cls, name) {
        if gil.get::<Function>(&v).is_some() {
            return Ok(v);
        }
        return match slot(gil, &v, |s| s.get) {
            Some(get) => get(gil, &v, None, cls),
            None => Ok(v),
        };
    }
    match found {
        Some(descr) => bind(gil, descr, cls),
        None => Err(no_attribute(gil, cls, name)),
    }
}

fn type_setattr(gil: &mut Gil, cls: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    let Some(data) = type_data(gil, cls) else { return Err(gil.type_error("not a type")) };
    if !data.is_python || !data.module.is_empty() {
        let text = gil.to_rust(name);
        let message = format!("cannot set '{text}' attribute of immutable type '{}'", full_name(gil, cls));
        return Err(gil.type_error(message));
    }
    let dict = data.dict.clone();
    let meta = own_type(gil, cls);
    if let Some(descr) = lookup(gil, &meta, name)
        && let Some(set) = slot(gil, &descr, |s| s.set)
    {
        return set(gil, &descr, cls, value);
    }
    let old = find_in_dict(gil, &dict, name);
    match value {
        Some(v) => {
            // Caches point at the value's place, so replacing one plain value by another needs nothing; a name that may hide
            // a base's, and a descriptor that takes part in attribute access, do.
            let has_set = |gil: &Gil, v: &Value| slot(gil, v, |s| s.set.is_some() || s.get.is_some());
            if old.is_none() || has_set(gil, v) || old.as_ref().is_some_and(|o| has_set(gil, o)) {
                gil.clear_caches();
            }
            store_name(gil, &dict, name, v.clone());
        }
        None => {
            let hash = gil.hash_str(name);
            match gil.get::<Dict>(&dict).map(|d| d.find_str(gil, name, hash)) {
                Some(Probe::Found(at)) => drop(gil.get_mut::<Dict>(&dict).map(|d| d.remove(at))),
                _ => return Err(no_attribute(gil, cls, name)),
            }
        }
    }
    if let Some(old) = old.filter(|old| gil.get::<Function>(old).is_some()) {
        retire(gil, old);
    }
    let text = gil.get::<molt_provenance::Text>(name).and_then(molt_provenance::Text::as_narrow);
    if text.is_some_and(|text| text.starts_with(b"__") && text.ends_with(b"__")) {
        python_slots::fix(gil, cls);
    }
    Ok(())
}

/// `module.qualname`, without the module for built-ins.
pub fn full_name(gil: &Gil, cls: &Value) -> String {
    let Some(data) = type_data(gil, cls) else { return "?".to_owned() };
    let qualname = gil.to_rust(&data.qualname);
    let module = if data.module.is_empty() {
        find_in_dict(gil, &data.dict, gil.name(N::ModuleName)).map_or(String::new(), |m| gil.to_rust(&m))
    } else {
        data.module.to_owned()
    };
    if module.is_empty() || module == "builtins" { qualname } else { format!("{module}.{qualname}") }
}

fn type_repr(gil: &mut Gil, cls: &Value) -> Result {
    let text = format!("<class '{}'>", full_name(gil, cls));
    Ok(gil.new_str(&text))
}

/// Adds the names in a class and its bases.
pub fn names_of_type(gil: &Gil, cls: &Value, names: &mut Vec<Value>) {
    let Some(data) = type_data(gil, cls) else { return };
    let dicts = core::iter::once(&data.dict).chain(data.mro.iter().filter_map(|b| Some(&type_data(gil, b)?.dict)));
    let mut seen = AddressMap::new();
    for name in names.iter() {
        seen.add(name.identity());
    }
    for dict in dicts {
        if let Some(d) = gil.get::<Dict>(dict) {
            for e in d.iter() {
                if seen.add(e.key.identity()) {
                    names.push(e.key.clone());
                }
            }
        }
    }
}

fn type_dir(gil: &mut Gil, cls: &Value) -> Result {
    let mut names = Vec::new();
    names_of_type(gil, cls, &mut names);
    let list: HeapVec<Value> = names.into_iter().collect();
    Ok(gil.new_list(list))
}

fn type_mro(gil: &mut Gil, cls: &Value) -> Result {
    let all: HeapVec<Value> = core::iter::once(cls.clone()).chain(order(gil, cls)).collect();
    Ok(gil.new_list(all))
}

fn order(gil: &Gil, cls: &Value) -> Vec<Value> {
    type_data(gil, cls).map_or(Vec::new(), |d| d.mro.to_vec())
}

fn type_subclasses(gil: &mut Gil, cls: &Value) -> Result {
    let mut all = crate::module::weakly::subclasses(gil, cls);
    all.retain(|class| !crate::ahead::is_hidden(gil, class));
    Ok(gil.new_list(all.into_iter().collect()))
}

fn type_prepare(gil: &mut Gil, _args: Args<'_>) -> Result {
    Ok(gil.new_dict(Dict::new()))
}

/// `isinstance` by real type or by `__class__`.
pub fn instance_check(gil: &mut Gil, cls: &Value, v: &Value) -> Result {
    if is_subtype(gil, &type_of(gil, v), cls) {
        return Ok(Value::TRUE);
    }
    if !type_data(gil, &type_of(gil, v)).is_some_and(|d| d.is_python) {
        return Ok(Value::FALSE);
    }
    let name = gil.name(N::ClassName).clone();
    let claimed = getattr_opt(gil, v, &name)?;
    Ok(Value::bool(claimed.is_some_and(|c| is_type(gil, &c) && is_subtype(gil, &c, cls))))
}

fn subclass_check(gil: &mut Gil, cls: &Value, sub: &Value) -> Result {
    if !is_type(gil, sub) {
        return Err(gil.type_error("issubclass() arg 1 must be a class"));
    }
    Ok(Value::bool(is_subtype(gil, sub, cls)))
}

fn type_or(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    let ok = |gil: &Gil, v: &Value| {
        is_type(gil, v) || v.is_none() || gil.get::<super::super::descriptor::union::Union>(v).is_some()
    };
    if op != BinaryOp::Or || !ok(gil, a) || !ok(gil, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    crate::descriptor::union::new_union(gil, a, b)
}

fn get_name(gil: &mut Gil, cls: &Value) -> Result {
    Ok(type_data(gil, cls).map_or(Value::NONE, |d| d.name.clone()))
}

fn set_name(gil: &mut Gil, cls: &Value, value: Option<&Value>) -> Result<()> {
    let name = mutable_string(gil, cls, value, "__name__")?;
    if let Some(t) = gil.get_mut::<Type>(cls) {
        t.data.name = name;
    }
    Ok(())
}

fn get_qualname(gil: &mut Gil, cls: &Value) -> Result {
    Ok(type_data(gil, cls).map_or(Value::NONE, |d| d.qualname.clone()))
}

fn set_qualname(gil: &mut Gil, cls: &Value, value: Option<&Value>) -> Result<()> {
    let name = mutable_string(gil, cls, value, "__qualname__")?;
    if let Some(t) = gil.get_mut::<Type>(cls) {
        t.data.qualname = name;
    }
    Ok(())
}

fn mutable_string(gil: &mut Gil, cls: &Value, value: Option<&Value>, what: &str) -> Result {
    let text = full_name(gil, cls);
    if !type_data(gil, cls).is_some_and(|d| d.is_python) {
        return Err(gil.type_error(format!("cannot set '{what}' attribute of immutable type '{text}'")));
    }
    match value {
        None => Err(gil.type_error(format!("cannot delete '{what}' attribute of immutable type '{text}'"))),
        Some(v) if gil.is_str(v) => Ok(v.clone()),
        Some(v) => {
            let message = format!("can only assign string to {text}.{what}, not '{}'", type_name(gil, v));
            Err(gil.type_error(message))
        }
    }
}

fn get_module(gil: &mut Gil, cls: &Value) -> Result {
    let Some(data) = type_data(gil, cls) else { return Ok(Value::NONE) };
    if !data.module.is_empty() {
        let text = data.module;
        return Ok(gil.new_str(text));
    }
    match find_in_dict(gil, &data.dict, gil.name(N::ModuleName)) {
        Some(v) => Ok(v),
        None => Ok(gil.new_str("builtins")),
    }
}

fn set_module(gil: &mut Gil, cls: &Value, value: Option<&Value>) -> Result<()> {
    let (Some(v), Some(dict)) = (value, type_data(gil, cls).filter(|d| d.is_python).map(|d| d.dict.clone())) else {
        let message = format!("cannot set '__module__' attribute of immutable type '{}'", full_name(gil, cls));
        return Err(gil.type_error(message));
    };
    let name = gil.name(N::ModuleName).clone();
    replace(gil, &dict, &name, v);
    Ok(())
}

fn get_bases(gil: &mut Gil, cls: &Value) -> Result {
    let bases = type_data(gil, cls).map_or(Vec::new(), |d| d.bases.to_vec());
    Ok(gil.new_tuple(bases))
}

fn get_base(gil: &mut Gil, cls: &Value) -> Result {
    let bases = type_data(gil, cls).map_or(Vec::new(), |d| d.bases.to_vec());
    let solid = bases.iter().find(|b| gil.get::<Type>(b).is_some_and(|t| !t.head().vtable().same(Slots::VTABLE)));
    Ok(solid.or(bases.first()).cloned().unwrap_or(Value::NONE))
}

fn get_mro(gil: &mut Gil, cls: &Value) -> Result {
    let all = core::iter::once(cls.clone()).chain(order(gil, cls)).collect();
    Ok(gil.new_tuple(all))
}

fn get_dict(gil: &mut Gil, cls: &Value) -> Result {
    let mapping = type_data(gil, cls).map_or(Value::NONE, |d| d.dict.clone());
    Ok(gil.alloc(gil.ty(T::MappingProxy), MappingProxy { mapping }))
}

/// `__doc__` of a class.
pub fn doc_of(gil: &mut Gil, cls: &Value) -> Result {
    let Some(data) = type_data(gil, cls) else { return Ok(Value::NONE) };
    if data.is_python {
        let found = find_in_dict(gil, &data.dict, gil.name(N::Doc));
        return match found {
            Some(v) => match slot(gil, &v, |s| s.get) {
                Some(get) if gil.get::<Function>(&v).is_none() => get(gil, &v, None, cls),
                _ => Ok(v),
            },
            None => Ok(Value::NONE),
        };
    }
    let doc = data.doc;
    Ok(if doc.is_empty() { Value::NONE } else { gil.new_str(doc) })
}

/// Replaces what a class has under a name that no slot depends on.
fn replace(gil: &mut Gil, dict: &Value, name: &Value, v: &Value) {
    if let Some(old) = find_in_dict(gil, dict, name) {
        retire(gil, old);
    }
    store_name(gil, dict, name, v.clone());
}

fn set_doc(gil: &mut Gil, cls: &Value, value: Option<&Value>) -> Result<()> {
    let (Some(v), Some(dict)) = (value, type_data(gil, cls).filter(|d| d.is_python).map(|d| d.dict.clone())) else {
        let message = format!("cannot set '__doc__' attribute of immutable type '{}'", full_name(gil, cls));
        return Err(gil.type_error(message));
    };
    let name = gil.name(N::Doc).clone();
    replace(gil, &dict, &name, v);
    Ok(())
}

fn get_abstract(gil: &mut Gil, cls: &Value) -> Result {
    let name = gil.name(N::AbstractMethods).clone();
    let dict = type_data(gil, cls).map(|d| d.dict.clone());
    match dict.and_then(|d| find_in_dict(gil, &d, &name)) {
        Some(v) => Ok(v),
        None => Err(gil.raise_text(Exc::AttributeError, "__abstractmethods__")),
    }
}

fn set_abstract(gil: &mut Gil, cls: &Value, value: Option<&Value>) -> Result<()> {
    let name = gil.name(N::AbstractMethods).clone();
    if let (Some(v), Some(dict)) = (value, type_data(gil, cls).map(|d| d.dict.clone())) {
        store_name(gil, &dict, &name, v.clone());
        return build::set_abstract(gil, cls, v);
    }
    Ok(())
}

/// The namespace of a class in Python, whose annotations may be looked at; those of built-in types have none.
fn annotated(gil: &mut Gil, cls: &Value, name: &str) -> Result {
    match type_data(gil, cls).filter(|d| d.is_python).map(|d| d.dict.clone()) {
        Some(dict) => Ok(dict),
        None => {
            let text = ["type object '", &full_name(gil, cls), "' has no attribute '", name, "'"].concat();
            Err(gil.raise_text(Exc::AttributeError, &text))
        }
    }
}

/// The namespace of a class whose annotations may be set.
fn annotatable(gil: &mut Gil, cls: &Value, name: &str) -> Result {
    match type_data(gil, cls).filter(|d| d.is_python && d.module.is_empty()).map(|d| d.dict.clone()) {
        Some(dict) => Ok(dict),
        None => {
            let text = ["cannot set '", name, "' attribute of immutable type '", &full_name(gil, cls), "'"].concat();
            Err(gil.type_error(text))
        }
    }
}

/// Takes a name out of a namespace; whether it was there.
fn forget(gil: &mut Gil, dict: &Value, name: &Value) -> bool {
    let hash = gil.hash_str(name);
    match gil.get::<Dict>(dict).map(|d| d.find_str(gil, name, hash)) {
        Some(Probe::Found(at)) => {
            if let Some((_, old)) = gil.get_mut::<Dict>(dict).map(|d| d.remove(at)) {
                retire(gil, old);
            }
            true
        }
        _ => false,
    }
}

fn get_annotate(gil: &mut Gil, cls: &Value) -> Result {
    let dict = annotated(gil, cls, "__annotate__")?;
    for name in [N::Annotate, N::AnnotateFunc] {
        let name = gil.name(name).clone();
        if let Some(found) = find_in_dict(gil, &dict, &name) {
            return match slot(gil, &found, |s| s.get) {
                Some(get) => get(gil, &found, None, cls),
                None => Ok(found),
            };
        }
    }
    let name = gil.name(N::AnnotateFunc).clone();
    store_name(gil, &dict, &name, Value::NONE);
    Ok(Value::NONE)
}

fn set_annotate(gil: &mut Gil, cls: &Value, value: Option<&Value>) -> Result<()> {
    let Some(v) = value else { return Err(gil.type_error("cannot delete __annotate__ attribute")) };
    let dict = annotatable(gil, cls, "__annotate__")?;
    if !v.is_none() && !molt_call::objects::is_callable(gil, v) {
        return Err(gil.type_error("__annotate__ must be callable or None"));
    }
    let name = gil.name(N::AnnotateFunc).clone();
    replace(gil, &dict, &name, v);
    if !v.is_none() {
        let cache = gil.intern(ANNOTATIONS_CACHE);
        forget(gil, &dict, &cache);
    }
    Ok(())
}

/// Where a class keeps its annotations once they have been evaluated.
const ANNOTATIONS_CACHE: &str = "__annotations_cache__";

fn get_annotations(gil: &mut Gil, cls: &Value) -> Result {
    let dict = annotated(gil, cls, "__annotations__")?;
    let cache = gil.intern(ANNOTATIONS_CACHE);
    for name in [gil.name(N::Annotations).clone(), cache.clone()] {
        if let Some(found) = find_in_dict(gil, &dict, &name) {
            return match slot(gil, &found, |s| s.get) {
                Some(get) => get(gil, &found, None, cls),
                None => Ok(found),
            };
        }
    }
    let annotate = get_annotate(gil, cls)?;
    let made = crate::descriptor::function::evaluate_annotations(gil, &annotate)?;
    store_name(gil, &dict, &cache, made.clone());
    Ok(made)
}

fn set_annotations(gil: &mut Gil, cls: &Value, value: Option<&Value>) -> Result<()> {
    let dict = annotatable(gil, cls, "__annotations__")?;
    let own = gil.name(N::Annotations).clone();
    let cache = gil.intern(ANNOTATIONS_CACHE);
    match value {
        Some(v) if find_in_dict(gil, &dict, &own).is_some() => replace(gil, &dict, &own, v),
        Some(v) => replace(gil, &dict, &cache, v),
        None => {
            if !forget(gil, &dict, &own) && !forget(gil, &dict, &cache) {
                return Err(gil.raise_text(Exc::AttributeError, "__annotations__"));
            }
        }
    }
    for name in [N::Annotate, N::AnnotateFunc] {
        let name = gil.name(name).clone();
        forget(gil, &dict, &name);
    }
    Ok(())
}

/// `type`
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    slots: TypeSlots {
        repr: Some(type_repr),
        call: Some(type_call),
        getattr: Some(type_getattr),
        setattr: Some(type_setattr),
        binary: Some(type_or),
        new: Some(build::type_new),
        init: Some(type_init),
        ..TypeSlots::NONE
    },
    methods: &[
        method("mro", Native::fixed1(type_mro), "()", "Return a type's method resolution order."),
        method("__subclasses__", Native::fixed1(type_subclasses), "()", "Return a list of immediate subclasses."),
        method(
            "__instancecheck__",
            Native::fixed2(instance_check),
            "(instance, /)",
            "Check if an object is an instance.",
        ),
        method("__subclasscheck__", Native::fixed2(subclass_check), "(subclass, /)", "Check if a class is a subclass."),
        method("__dir__", Native::fixed1(type_dir), "()", "Specialized __dir__ implementation for types."),
        class_method(
            "__prepare__",
            Native::Variadic(type_prepare),
            "(name, bases, /, **kwds)",
            "Create the namespace for the class statement",
        ),
    ],
    getset: &[
        GetSetSpec { name: "__name__", get: get_name, set: Some(set_name), doc: "" },
        GetSetSpec { name: "__qualname__", get: get_qualname, set: Some(set_qualname), doc: "" },
        GetSetSpec { name: "__module__", get: get_module, set: Some(set_module), doc: "" },
        GetSetSpec { name: "__doc__", get: doc_of, set: Some(set_doc), doc: "" },
        GetSetSpec { name: "__abstractmethods__", get: get_abstract, set: Some(set_abstract), doc: "" },
        GetSetSpec { name: "__annotate__", get: get_annotate, set: Some(set_annotate), doc: "" },
        GetSetSpec { name: "__annotations__", get: get_annotations, set: Some(set_annotations), doc: "" },
        getter("__bases__", get_bases, ""),
        getter("__base__", get_base, ""),
        getter("__mro__", get_mro, ""),
        getter("__dict__", get_dict, ""),
    ],
    ..TypeSpec::new(T::Type, molt_provenance::VTable::of::<Nothing>())
};
