//! From the description of a built-in type to its type object.

use molt_abi::layout::CALL_KEY_NONE;
use molt_call::attributes::store_name;
use molt_call::type_data;
use molt_object::*;
use molt_provenance::{Gil, HeapVec, Native, Result, TypeHead, Value};

use super::wrappers;

/// Data of a type that has just its description; names and namespace come later, when strings and dicts exist.
pub fn blank(base: Option<&TypeData>, base_value: Option<&Value>, slots: TypeSlots) -> TypeData {
    let mut bases = HeapVec::new();
    let mut mro = HeapVec::new();
    if let (Some(base), Some(value)) = (base, base_value) {
        bases.push(value.clone());
        mro.push(value.clone());
        mro.extend_from_slice(&base.mro);
    }
    TypeData {
        name: Value::UNBOUND,
        qualname: Value::UNBOUND,
        module: "builtins",
        dict: Value::UNBOUND,
        bases,
        mro,
        slots: match base {
            Some(b) => inherit(slots, &b.slots),
            None => slots,
        },
        is_python: false,
        subclassable: true,
        is_exception: base.is_some_and(|b| b.is_exception),
        root_shape: 0,
        instances_have_dict: false,
        fixed_slots: 0,
        is_abstract: false,
        match_flags: base.map_or(0, |b| b.match_flags),
        has_weak: false,
        subclasses: Vec::new(),
        init_function: Value::UNBOUND,
        doc: "",
    }
}

/// Fills slots that are not set from a base.
pub fn inherit(own: TypeSlots, base: &TypeSlots) -> TypeSlots {
    macro_rules! each {
        ($($field:ident)*) => { TypeSlots { $($field: own.$field.or(base.$field),)* } };
    }
    // A type that compares by value does not inherit hashing by identity.
    let hash = if own.hash.is_none() && own.compare.is_some() { None } else { own.hash.or(base.hash) };
    let mut all = each!(repr str hash compare iter next getattr setattr call bool len getitem setitem contains binary inplace concat repeat unary index int float get set new init);
    all.hash = hash;
    all
}

/// Makes the type object of a description, without names and namespace.
pub fn allocate(gil: &mut Gil, spec: &TypeSpec, with_dict: bool) {
    let mut head = TypeHead::new(spec.vtable);
    head.is_static = true;
    head.has_dict = with_dict;
    let meta = gil.ty(T::Type).clone();
    let base = if spec.id == T::Object { Value::UNBOUND } else { gil.ty(spec.base).clone() };
    let mut data = match type_data(gil, &base) {
        Some(b) => blank(Some(b), Some(&base), spec.slots),
        None => blank(None, None, spec.slots),
    };
    data.subclassable = spec.subclassable;
    data.instances_have_dict = with_dict;
    data.doc = spec.doc;
    data.match_flags |= match_flags(spec.id);
    data.has_weak = HAVE_WEAK.contains(&spec.id);
    let ty = gil.alloc_type(Some(&meta), head, data);
    gil.set_known(spec.id.index(), ty);
}

/// Built-in types to whose objects there may be weak references.
const HAVE_WEAK: &[T] = &[
    T::Type,
    T::Set,
    T::FrozenSet,
    T::Function,
    T::Builtin,
    T::Method,
    T::Code,
    T::Generator,
    T::Coroutine,
    T::AsyncGenerator,
    T::Module,
    T::MemoryView,
    T::GenericAlias,
    T::Union,
    T::TextFile,
];

fn match_flags(id: T) -> u8 {
    match id {
        T::List | T::Tuple => MATCH_SEQUENCE | MATCH_SELF,
        T::Range | T::MemoryView => MATCH_SEQUENCE,
        T::Dict => MATCH_MAPPING | MATCH_SELF,
        T::MappingProxy => MATCH_MAPPING,
        T::Bool | T::ByteArray | T::Bytes | T::Float | T::FrozenSet | T::Int | T::Set | T::Str => MATCH_SELF,
        _ => 0,
    }
}

/// Gives a type its names, its namespace, methods and attributes.
pub fn complete(gil: &mut Gil, spec: &TypeSpec) {
    let ty = gil.ty(spec.id).clone();
    let (module, short) = spec.id.name().rsplit_once('.').unwrap_or(("builtins", spec.id.name()));
    name_type(gil, &ty, module, short);
    fill(gil, &ty, &spec.slots, spec.methods, spec.getset);
}

/// Sets name and module of a type and makes its namespace.
pub fn name_type(gil: &mut Gil, ty: &Value, module: &'static str, name: &str) {
    let name = gil.intern(name);
    let mut dict = Dict::new();
    dict.set_namespace();
    let dict = gil.new_dict(dict);
    if let Some(t) = gil.get_mut::<Type>(ty) {
        t.data.name = name.clone();
        t.data.qualname = name;
        t.data.module = module;
        t.data.dict = dict;
    }
}

/// Puts wrappers of the slots, methods and attributes into a type's namespace.
pub fn fill(
    gil: &mut Gil,
    ty: &Value,
    slots: &TypeSlots,
    methods: &'static [MethodSpec],
    getset: &'static [GetSetSpec],
) {
    let Some(dict) = type_data(gil, ty).map(|d| d.dict.clone()) else { return };
    wrappers::add(gil, ty, &dict, slots);
    for spec in methods {
        let name = gil.intern(spec.name);
        let descr = match spec.kind {
            MethodKind::Instance => new_builtin(gil, T::MethodDescriptor, spec, ty.clone(), Value::UNBOUND),
            MethodKind::Class => new_builtin(gil, T::ClassMethodDescriptor, spec, ty.clone(), Value::UNBOUND),
            MethodKind::Static => {
                let f = new_builtin(gil, T::Builtin, spec, ty.clone(), Value::UNBOUND);
                gil.alloc(gil.ty(T::StaticMethod), Wrapper { callable: f })
            }
        };
        store_name(gil, &dict, &name, descr);
    }
    for spec in getset {
        let name = gil.intern(spec.name);
        let descr = gil.alloc(gil.ty(T::GetSet), GetSet { spec, owner: ty.clone() });
        store_name(gil, &dict, &name, descr);
    }
    let unhashable = crate::container::support::unhashable as fn(&mut Gil, &Value) -> Result<i64>;
    if slots.hash.map_or(slots.compare.is_some(), |hash| core::ptr::fn_addr_eq(hash, unhashable)) {
        let name = gil.name(N::Hash).clone();
        store_name(gil, &dict, &name, Value::NONE);
    }
}

/// A function object of native code.
pub fn new_builtin(gil: &Gil, t: T, spec: &'static MethodSpec, owner: Value, bound: Value) -> Value {
    let direct = bound.is_unbound() && direct_call(spec);
    let (call_key, table) =
        if direct { (spec.code.arity().unwrap_or(0) as u32, spec.code.table_index()) } else { (CALL_KEY_NONE, 0) };
    let (least, most, arity) = (CALL_KEY_NONE, 0, 0);
    gil.alloc(gil.ty(t), Builtin { call_key, table, least, most, arity, spec, owner, bound, signature: None })
}

/// Whether a call with as many positional arguments as the code has parameters needs no binding.
fn direct_call(spec: &MethodSpec) -> bool {
    !matches!(spec.code, Native::Variadic(_)) && spec.kind != MethodKind::Class && !spec.signature.contains('*')
}
