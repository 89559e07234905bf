//! The birth of a runtime: built-in types, names, exceptions, the module `builtins`, in that order.

use molt_abi::layout::*;
use molt_call::type_data;
use molt_object::*;
use molt_provenance::{Gil, Result, RootSlot, Slots, TypeHead, Value};
use molt_state::State;
use molt_state::runtime::{namespace_set, register_module};

use crate::class::{self, make};
use crate::dynamic::Dynamic;
use crate::exception::{classes, display, groups};
use crate::module::ModuleSpec;
use crate::{
    container, descriptor, dynamic as dynamic_code, frame, function, generator, import, module, number, shutdown,
    singleton, text,
};

/// What this layer keeps for a runtime.
#[derive(Default)]
pub struct BuiltinsRoot {
    /// Code made at run time.
    pub dynamic: Dynamic,
    /// Memory for text under construction, kept from one time to the next.
    scratch: Vec<u8>,
    /// What `atexit` was told to run.
    pub at_exit: Vec<module::atexit::ExitCall>,
    /// The namespaces of the runtime's own modules, and what was in them at first.
    pub own: Vec<(Value, Dict)>,
    /// The classes of `__spec__` and `__loader__`, once there are any.
    pub import_classes: Vec<Value>,
    /// What programs want to know of coroutines and asynchronous generators.
    pub hooks: generator::hooks::AsyncHooks,
    /// The collector's part that Python sees.
    pub gc: module::gc::GcState,
}

/// An empty vector, mostly one with memory.
pub fn take_scratch(gil: &mut Gil) -> Vec<u8> {
    core::mem::take(&mut root_mut(gil).scratch)
}

/// Keeps the memory of a vector for the next who needs it.
pub fn return_scratch(gil: &mut Gil, mut scratch: Vec<u8>) {
    /// More than this is not kept.
    const MOST: usize = 1 << 14;
    scratch.clear();
    if scratch.capacity() <= MOST {
        root_mut(gil).scratch = scratch;
    }
}

/// This layer's state.
pub fn root_mut(gil: &mut Gil) -> &mut BuiltinsRoot {
    gil.root_mut(RootSlot::Builtins)
}

/// Types of this layer's own; bases come before what derives from them.
static TYPES: &[&TypeSpec] = &[
    &singleton::NONE,
    &singleton::NOT_IMPLEMENTED,
    &singleton::ELLIPSIS,
    &singleton::OVERFLOW,
    &singleton::MAPPING_PROXY,
    &frame::TRACEBACK,
    &frame::FRAME,
    &class::wrappers::SLOT_WRAPPER,
    &descriptor::attribute::GETSET,
    &descriptor::attribute::MEMBER,
    &descriptor::builtin::BUILTIN,
    &class::wrappers::NEW_WRAPPER,
    &descriptor::builtin::METHOD_DESCRIPTOR,
    &descriptor::builtin::CLASS_METHOD_DESCRIPTOR,
    &descriptor::function::FUNCTION,
    &descriptor::function::CELL,
    &descriptor::function::CODE,
    &descriptor::method::METHOD,
    &descriptor::method::METHOD_WRAPPER,
    &descriptor::property::SPEC,
    &descriptor::wrapper::CLASS_METHOD,
    &descriptor::wrapper::STATIC_METHOD,
    &descriptor::superclass::SPEC,
    &descriptor::union::UNION,
    &descriptor::alias::GENERIC_ALIAS,
    &generator::SPEC,
    &import::module_type::MODULE,
    &generator::coroutine::SPEC,
    &generator::coroutine::WRAPPER,
    &generator::async_generator::SPEC,
    &generator::async_generator::SEND,
    &generator::async_generator::THROW,
    &generator::async_generator::ANEXT,
];

fn all_types() -> impl Iterator<Item = &'static TypeSpec> {
    [number::TYPES, text::TYPES, container::TYPES, module::TYPES, TYPES].into_iter().flatten().copied()
}

/// Types whose objects have a `__dict__` of their own although they are built in.
const WITH_DICT: &[T] = &[T::Function, T::ClassMethod, T::StaticMethod, T::SimpleNamespace, T::Module];

/// Makes everything that a runtime needs before it can load a module. Does nothing when it was done.
pub fn init(gil: &mut Gil) -> Result<()> {
    if gil.has_root(RootSlot::Builtins) {
        return Ok(());
    }
    gil.init_stacks();
    gil.set_root(RootSlot::Object, ObjectRoot::default());
    gil.set_root(RootSlot::Builtins, BuiltinsRoot::default());
    gil.init_state();
    step(gil, 1)?;
    first_types(gil);
    step(gil, 2)?;
    for spec in all_types() {
        make::allocate(gil, spec, WITH_DICT.contains(&spec.id));
    }
    classes::allocate(gil);
    text::str_type::make_characters(gil);
    step(gil, 3)?;
    for n in N::ALL.iter().copied() {
        let name = gil.intern(n.name());
        gil.set_known(n.index(), name);
    }
    make::complete(gil, &class::object::SPEC);
    make::complete(gil, &class::type_object::SPEC);
    for spec in all_types() {
        make::complete(gil, spec);
    }
    classes::complete(gil);
    step(gil, 4)?;
    publish(gil);
    for t in [T::Generator, T::Coroutine, T::AsyncGenerator, T::AsyncGenSend, T::AsyncGenThrow] {
        let ty = gil.ty(t).clone();
        if let Some(t) = gil.get_mut::<Type>(&ty) {
            t.set_finalizer(true);
        }
    }
    gil.set_finalize_hook(module::gc::run_due);
    gil.set_memory_hook(|gil| gil.memory_error());
    gil.set_overflow_hook(|gil| gil.raise_text(Exc::RecursionError, "maximum recursion depth exceeded"));
    step(gil, 5)?;
    builtins_module(gil)?;
    publish_functions(gil);
    let hooks = &mut gil.state_mut().hooks;
    hooks.format_exception = Some(display::format_exception);
    hooks.finish = Some(shutdown::finish);
    hooks.clear = Some(shutdown::clear);
    hooks.release = Some(shutdown::release);
    hooks.collections = Some(module::gc::counts);
    hooks.describe_main = Some(import::spec::describe_main);
    hooks.run_named = Some(import::machinery::run_named);
    hooks.configured = Some(shutdown::configure);
    hooks.alias = Some(descriptor::alias::new_alias);
    hooks.frozenset = Some(frozenset);
    hooks.make_type = Some(make_type);
    hooks.ahead = Some(crate::ahead::exchange);
    hooks.flush = Some(module::stream::flush_all);
    step(gil, 6)?;
    native_module(gil, &module::sys::MODULE)?;
    module::gc::start(gil);
    shutdown::note_floor(gil);
    Ok(())
}

/// Fails where a test wants the initialization to fail; nobody has called Python yet, so there is no exception to say more.
fn step(gil: &mut Gil, number: u8) -> Result<()> {
    if gil.state().config.fault == number { Err(gil.raise(Value::NONE)) } else { Ok(()) }
}

/// `type` and `object`, each of which needs the other.
fn first_types(gil: &mut Gil) {
    let mut head = Gil::type_head::<TypeData>();
    head.is_static = true;
    let mut data = make::blank(None, None, class::type_object::SPEC.slots);
    data.subclassable = true;
    data.has_weak = true;
    let ty = gil.alloc_type(None, head, data);
    gil.set_known(T::Type.index(), ty.clone());
    let mut head = TypeHead::new(Slots::VTABLE);
    head.is_static = true;
    let data = make::blank(None, None, class::object::SPEC.slots);
    let object = gil.alloc_type(Some(&ty), head, data);
    gil.set_known(T::Object.index(), object.clone());
    let shape = gil.root_mut::<ObjectRoot>(RootSlot::Object).shapes.root(0);
    if let Some(t) = gil.get_mut::<Type>(&object) {
        t.data.root_shape = shape;
        t.data.doc = class::object::SPEC.doc;
    }
    let slots = type_data(gil, &object).map_or(TypeSlots::NONE, |d| d.slots);
    if let Some(t) = gil.get_mut::<Type>(&ty) {
        t.data.slots = make::inherit(t.data.slots, &slots);
        // Types compare by identity, so they hash so too.
        t.data.bases = [object.clone()].into_iter().collect();
        t.data.mro = [object].into_iter().collect();
        t.data.doc = class::type_object::SPEC.doc;
    }
}

/// Makes a type that a layer beside this one describes.
fn make_type(gil: &mut Gil, spec: &'static TypeSpec) {
    shutdown::as_own(gil, |gil| {
        make::allocate(gil, spec, false);
        make::complete(gil, spec);
    });
}

/// Where compiled code finds the types that it compares with.
static PUBLISHED: &[(u32, T)] = &[
    (TS_TYPE_FUNCTION, T::Function),
    (TS_TYPE_BUILTIN, T::Builtin),
    (TS_TYPE_METHOD_DESCRIPTOR, T::MethodDescriptor),
    (TS_TYPE_METHOD, T::Method),
    (TS_TYPE_LIST, T::List),
    (TS_TYPE_TUPLE, T::Tuple),
    (TS_TYPE_GENERATOR, T::Generator),
    (TS_TYPE_COROUTINE, T::Coroutine),
    (TS_TYPE_ASYNC_GENERATOR, T::AsyncGenerator),
    (TS_TYPE_DICT, T::Dict),
    (TS_TYPE_STR, T::Str),
    (TS_TYPE_RANGE, T::Range),
    (TS_TYPE_SET, T::Set),
    (TS_TYPE_FROZENSET, T::FrozenSet),
    (TS_TYPE_LIST_ITER, T::ListIter),
    (TS_TYPE_TUPLE_ITER, T::TupleIter),
    (TS_TYPE_RANGE_ITER, T::RangeIter),
    (TS_TYPE_DICT_KEY_ITER, T::DictKeyIter),
    (TS_TYPE_DICT_ITEM_ITER, T::DictItemIter),
    (TS_TYPE_ENUMERATE, T::Enumerate),
    (TS_TYPE_ZIP, T::Zip),
    (TS_TYPE_DICT_VALUE_ITER, T::DictValueIter),
    (TS_TYPE_SET_ITER, T::SetIter),
    (TS_TYPE_LIST_REV_ITER, T::ListRevIter),
    (TS_TYPE_MAP, T::Map),
    (TS_TYPE_STR_ITER, T::StrAsciiIter),
    (TS_TYPE_TYPE, T::Type),
    (TS_TYPE_STATIC_METHOD, T::StaticMethod),
    (TS_TYPE_CLASS_METHOD, T::ClassMethod),
    (TS_TYPE_PROPERTY, T::Property),
    (TS_TYPE_SUPER, T::Super),
    (TS_TYPE_INT, T::Int),
    (TS_TYPE_FLOAT, T::Float),
    (TS_TYPE_BOOL, T::Bool),
    (TS_TYPE_NONE, T::NoneType),
];

/// Tells compiled code where these types are.
fn publish(gil: &mut Gil) {
    for (offset, t) in PUBLISHED {
        let ty = gil.ty(*t).clone();
        gil.publish_type(*offset, &ty);
    }
    // Proxies claim to be of other classes, so those who ask find out.
    for t in T::ALL.iter().filter(|t| !matches!(t, T::WeakProxy | T::WeakCallableProxy)) {
        let ty = gil.ty(*t).clone();
        show_order(gil, &ty);
    }
    for e in Exc::ALL {
        let ty = gil.exc(*e).clone();
        show_order(gil, &ty);
    }
}

fn show_order(gil: &mut Gil, ty: &Value) {
    if let Some(t) = gil.get_mut::<Type>(ty) {
        t.show_order(|data| &data.mro);
    }
}

/// Tells compiled code where the built-in functions are whose calls it looks at.
fn publish_functions(gil: &mut Gil) {
    let builtins = gil.state_mut().builtins.clone();
    for (offset, name) in [(TS_LEN, "len"), (TS_ISINSTANCE, "isinstance"), (TS_ORD, "ord"), (TS_CHR, "chr")] {
        let name = gil.intern(name);
        if let Some(f) = molt_call::find_in_dict(gil, &builtins, &name) {
            gil.publish_type(offset, &f);
            // Compiled code knows it by its address, which nothing else may get.
            core::mem::forget(f);
        }
    }
}

/// Types that are names in `builtins`.
const NAMED: &[T] = &[
    T::Object,
    T::Type,
    T::Int,
    T::Bool,
    T::Float,
    T::Complex,
    T::Str,
    T::Bytes,
    T::ByteArray,
    T::MemoryView,
    T::List,
    T::Tuple,
    T::Dict,
    T::Set,
    T::FrozenSet,
    T::Range,
    T::Slice,
    T::Property,
    T::ClassMethod,
    T::StaticMethod,
    T::Super,
    T::Enumerate,
    T::Zip,
    T::Map,
    T::Filter,
    T::Reversed,
];

fn builtins_module(gil: &mut Gil) -> Result<()> {
    let modules = gil.new_dict(Dict::new());
    gil.state_mut().modules = modules;
    let module = import::module_type::builtin(gil, "builtins");
    let dict = import::module_dict(gil, &module);
    gil.state_mut().builtins = dict.clone();
    for specs in [
        number::FUNCTIONS,
        text::FUNCTIONS,
        container::FUNCTIONS,
        function::FUNCTIONS,
        dynamic_code::FUNCTIONS,
        groups::FUNCTIONS,
        frame::FUNCTIONS,
    ] {
        add_functions(gil, &dict, "builtins", specs);
    }
    for t in NAMED {
        let ty = gil.ty(*t).clone();
        namespace_set(gil, &dict, t.name(), ty);
    }
    for e in Exc::ALL.iter().filter(|e| !e.name().starts_with('_')) {
        let ty = gil.exc(*e).clone();
        namespace_set(gil, &dict, e.name(), ty);
    }
    for alias in ["IOError", "EnvironmentError"] {
        let ty = gil.exc(Exc::OSError).clone();
        namespace_set(gil, &dict, alias, ty);
    }
    for (name, v) in [
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("__debug__", Value::TRUE),
    ] {
        namespace_set(gil, &dict, name, v);
    }
    register_module(gil, "builtins", &module);
    Ok(())
}

/// Puts native functions into a namespace.
pub fn add_functions(gil: &mut Gil, dict: &Value, module: &str, specs: &'static [MethodSpec]) {
    let owner = gil.intern(module);
    for spec in specs {
        let f = make::new_builtin(gil, T::Builtin, spec, owner.clone(), Value::UNBOUND);
        namespace_set(gil, dict, spec.name, f);
    }
}

/// Makes a native module and enters it into `sys.modules`.
pub fn native_module(gil: &mut Gil, spec: &'static ModuleSpec) -> Result {
    if let Some(module) = crate::ahead::take(gil, spec.name) {
        return Ok(module);
    }
    let module = import::module_type::builtin(gil, spec.name);
    let dict = import::module_dict(gil, &module);
    let doc = gil.new_str(spec.doc);
    namespace_set(gil, &dict, "__doc__", doc);
    add_functions(gil, &dict, spec.name, spec.functions);
    (spec.fill)(gil, &dict)?;
    register_module(gil, spec.name, &module);
    Ok(module)
}

/// A frozenset of constants: made twice, the second time in the order of the first, as CPython's compiler does. Both the
/// order in which it iterates and that of the sets made from it show it.
fn frozenset(gil: &mut Gil, items: Vec<Value>) -> Result {
    let mut items = gil.new_list(items.into_iter().collect());
    let first = container::set_ops::make(gil, T::FrozenSet, Some(&items))?;
    let again = molt_call::collect(gil, &first)?;
    items = gil.new_list(again);
    container::set_ops::make(gil, T::FrozenSet, Some(&items))
}
