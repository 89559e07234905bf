//! The payloads of objects that are mostly fields: lists, functions, methods, cells, code, modules, slices and the like.

use molt_provenance::{CodeEntry, Gil, HeapVec, Payload, Tracer, Value};

use crate::types::MethodSpec;

/// Declares a payload with fields, some of which are values that it owns.
macro_rules! payload {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty,)* } traces $($traced:ident),*) => {
        $(#[$doc])*
        #[repr(C)]
        pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }
        impl Payload for $name {
            #[allow(unused_variables)]
            fn trace(&self, visit: &mut Tracer) {
                $( crate::payloads::Trace::trace_values(&self.$traced, visit); )*
            }
            #[allow(unused_variables)]
            fn clear(&mut self, taken: &mut Vec<Value>) {
                $( crate::payloads::Trace::take_values(&mut self.$traced, taken); )*
            }
        }
    };
}
pub(crate) use payload;

/// Something that owns values.
pub(crate) trait Trace {
    fn trace_values(&self, visit: &mut Tracer);
    fn take_values(&mut self, taken: &mut Vec<Value>);
}
impl Trace for Value {
    fn trace_values(&self, visit: &mut Tracer) {
        visit.see(self);
    }
    fn take_values(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(self));
    }
}
impl Trace for HeapVec<Value> {
    fn trace_values(&self, visit: &mut Tracer) {
        visit.see_all(self);
    }
    fn take_values(&mut self, taken: &mut Vec<Value>) {
        taken.extend(core::mem::take(self));
    }
}
impl Trace for Vec<Value> {
    fn trace_values(&self, visit: &mut Tracer) {
        visit.see_all(self);
    }
    fn take_values(&mut self, taken: &mut Vec<Value>) {
        taken.append(self);
    }
}

payload! {
    /// A list. Compiled code reads address and length of the items.
    List {
        /// The items.
        items: HeapVec<Value>,
    } traces items
}

payload! {
    /// A cell: a variable that closures share. Compiled code reads and writes it.
    Cell {
        /// Its value, or unbound.
        value: Value,
    } traces value
}

payload! {
    /// A bound method.
    Method {
        /// The function.
        func: Value,
        /// The object.
        object: Value,
    } traces func, object
}

payload! {
    /// A Python function. Compiled code reads the fields before `fill`.
    Function {
        /// Parameters of the direct entry, or `CALL_KEY_NONE`.
        call_key: u32,
        /// Table index of the direct entry.
        table: u32,
        /// Captured cells.
        closure: HeapVec<Value>,
        /// Numbers of positional arguments that defaults complete, as bits.
        fits: u32,
        /// Where parameters find their defaults.
        fill_base: u32,
        /// Number of parameters of the direct entry.
        params: u32,
        /// What functions have in common that bind alike, or 0.
        binding: u32,
        /// Numbers of positional, of named and of positional-only parameters, and the stars (see `FUNC_POSITIONAL`).
        counts: [u8; 4],
        /// Where the names of the parameters are.
        names: u32,
        /// The defaults that the function was made with, positional and keyword ones in the order of the parameters, or None. They live as
        /// long as the function, whatever becomes of `__defaults__`: calls under way borrow them.
        fill: Value,
        /// The code object.
        code: Value,
        /// The module's namespace.
        globals: Value,
        /// `__name__`
        name: Value,
        /// `__qualname__`
        qualname: Value,
        /// A tuple of defaults, or None.
        defaults: Value,
        /// A dict of keyword-only defaults, or None.
        kwdefaults: Value,
        /// `__doc__`
        doc: Value,
        /// `__module__`
        module: Value,
        /// What computes the annotations, or None.
        annotate: Value,
        /// `__annotations__` once computed or set, or unbound.
        annotations: Value,
        /// `__type_params__`
        type_params: Value,
    } traces closure, fill, code, globals, name, qualname, defaults, kwdefaults, doc, module, annotate, annotations, type_params
}

payload! {
    /// A built-in function, or a method of a built-in type (unbound). Compiled code reads the fields before `spec`.
    Builtin {
        /// Parameters of the direct entry, or `CALL_KEY_NONE`.
        call_key: u32,
        /// Table index of the direct entry.
        table: u32,
        /// The fewest arguments that need only be filled up; `CALL_KEY_NONE` until the signature was read.
        least: u32,
        /// The most of them.
        most: u32,
        /// Parameters of the code.
        arity: u32,
        /// What it is.
        spec: &'static MethodSpec,
        /// The type that it is a method of, or unbound. Functions of modules: the module's name.
        owner: Value,
        /// What it is bound to (a class or module), or unbound.
        bound: Value,
        /// The parsed signature, once it was needed.
        signature: Option<Box<crate::signature::Signature>>,
    } traces owner, bound
}

/// What kind of code it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum CodeKind {
    /// A module body.
    Module,
    /// A class body.
    Class,
    /// A function.
    Function,
    /// A lambda.
    Lambda,
    /// A generator expression or a comprehension that was not inlined.
    Comprehension,
}

/// A source range for tracebacks. Columns are UTF-8 byte offsets.
#[derive(Clone, Copy, Default, Debug)]
#[allow(missing_docs)]
pub struct CodePosition {
    pub line: u32,
    pub end_line: u32,
    pub col: u32,
    pub end_col: u32,
    /// First line, first column, last line, last column of what gets `^` while the rest gets `~`.
    pub anchor: Option<(u32, u32, u32, u32)>,
}

payload! {
    /// A code object.
    #[derive(Clone)]
    Code {
        /// `co_name`
        name: Value,
        /// `co_qualname`
        qualname: Value,
        /// `co_filename`
        filename: Value,
        /// Name of the module that it was compiled as.
        module: Value,
        /// Names of the locals, parameters first: strings.
        locals: Vec<Value>,
        /// Names of the own cells.
        cells: Vec<Value>,
        /// The parameter that each own cell starts with.
        cell_params: Vec<Option<u32>>,
        /// Names of the free variables.
        free: Vec<Value>,
        /// The docstring or None.
        doc: Value,
        /// Attribute names that instances of the class body will have.
        instance_names: Vec<Value>,
        /// What kind of code it is.
        kind: CodeKind,
        /// `co_firstlineno`
        first_line: u32,
        /// Positional-only parameters.
        posonly: u32,
        /// Positional-or-keyword parameters.
        regular: u32,
        /// Keyword-only parameters.
        kwonly: u32,
        /// Flags of the ABI.
        flags: u32,
        /// Its number among all code objects: what its functions have as `binding`.
        number: u32,
        /// Where the code is.
        entry: CodeEntry,
        /// Where the generator's body is.
        body: CodeEntry,
        /// Slots of a generator's frame.
        slots: u32,
        /// Of the start of a generator's body and of each resume point: its position, and the slot of what it delegates to plus one.
        points: HeapVec<(u32, u32)>,
        /// Positions by number.
        positions: Vec<CodePosition>,
        /// The encoded positions, until somebody needs them.
        encoded_positions: Vec<u8>,
    } traces name, qualname, filename, module, locals, cells, free, doc, instance_names
}

/// A generator, coroutine or asynchronous generator, by its type. Compiled code reads the fields before `kind`.
#[repr(C)]
pub struct Generator {
    /// Resume point.
    pub state: u32,
    /// Saved locals; meaningless while the body runs, which has them in its own.
    pub slots: HeapVec<Value>,
    /// `GEN_CLOSES_AT_ONCE` and the others.
    pub flags: u32,
    /// The return value.
    pub result: Value,
    /// Address of the function object, for compiled code; `function` keeps it alive.
    pub func: u32,
    /// Table index of the body.
    pub body: u32,
    /// Whether an asynchronous generator is suspended in an `await`.
    pub awaits: u32,
    /// `GEN_KIND_GENERATOR` and the others.
    pub kind: u32,
    /// The function.
    pub function: Value,
    /// `__name__`
    pub name: Value,
    /// `__qualname__`
    pub qualname: Value,
    /// Of a coroutine, where it was made, or unbound; of an asynchronous generator, the finalizer of `sys.set_asyncgen_hooks`.
    pub origin: Value,
}

impl Generator {
    /// Whether it stands at a `yield` or `await`.
    pub fn is_suspended(&self) -> bool {
        self.state != 0 && self.state < molt_abi::layout::GEN_RUNNING
    }
}

impl Payload for Generator {
    fn trace(&self, visit: &mut Tracer) {
        if self.state != molt_abi::layout::GEN_RUNNING {
            visit.see_all(&self.slots);
        }
        for v in [&self.result, &self.function, &self.name, &self.qualname, &self.origin] {
            visit.see(v);
        }
    }

    /// One that is done has nothing to clean up; one that has not begun says so if it is a coroutine, or if a hook wants to know.
    fn needs_finalizer(&self) -> bool {
        use molt_abi::layout::*;
        if self.state == GEN_DONE {
            return false;
        }
        match self.kind {
            GEN_KIND_COROUTINE if self.state == 0 => true,
            GEN_KIND_ASYNC if !self.origin.is_unbound() => self.flags & GEN_CLOSED == 0,
            _ => self.state != 0 && self.flags & GEN_CLOSES_AT_ONCE == 0,
        }
    }

    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.extend(core::mem::take(&mut self.slots));
    }
}

payload! {
    /// A module.
    Module {
        /// Its namespace.
        dict: Value,
    } traces dict
}

payload! {
    /// A slice.
    Slice {
        /// `start`
        start: Value,
        /// `stop`
        stop: Value,
        /// `step`
        step: Value,
    } traces start, stop, step
}

payload! {
    /// A range; the fields are ints of any size.
    Range {
        /// `start`
        start: Value,
        /// `stop`
        stop: Value,
        /// `step`, not zero
        step: Value,
        /// Number of items, an int.
        length: Value,
    } traces start, stop, step, length
}

payload! {
    /// A bytearray.
    ByteArray {
        /// The bytes.
        data: Vec<u8>,
        /// Shared with every view of the bytes: while one exists, their number must not change. Made for the first view.
        exports: Option<std::sync::Arc<()>>,
    } traces
}

impl ByteArray {
    /// A bytearray that nobody views.
    pub const fn new(data: Vec<u8>) -> ByteArray {
        ByteArray { data, exports: None }
    }

    /// Whether views of the bytes exist.
    pub fn is_exported(&self) -> bool {
        self.exports.as_ref().is_some_and(|e| std::sync::Arc::strong_count(e) > 1)
    }
}

payload! {
    /// A property.
    Property {
        /// Getter or None.
        get: Value,
        /// Setter or None.
        set: Value,
        /// Deleter or None.
        del: Value,
        /// Documentation.
        doc: Value,
        /// Name, or unbound.
        name: Value,
    } traces get, set, del, doc, name
}

payload! {
    /// A class method or static method: a callable.
    Wrapper {
        /// The callable.
        callable: Value,
    } traces callable
}

payload! {
    /// A super object.
    Super {
        /// The class after which to look.
        class: Value,
        /// The object, or none.
        object: Value,
        /// The type whose resolution order is followed.
        object_type: Value,
    } traces class, object, object_type
}

payload! {
    /// A slot of `__slots__`.
    Member {
        /// Its name.
        name: Value,
        /// The class that declares it.
        owner: Value,
        /// Number of the slot.
        slot: u32,
    } traces name, owner
}

payload! {
    /// One entry of a traceback.
    Traceback {
        /// The entry further in, or None.
        next: Value,
        /// The function that ran.
        function: Value,
        /// Where, as an index into the positions of its code.
        position: u32,
    } traces next, function
}

payload! {
    /// A read-only view of a dict.
    MappingProxy {
        /// The mapping.
        mapping: Value,
    } traces mapping
}

payload! {
    /// An iterator over something by index or by steps: sequences, lists, tuples, strings, bytes.
    IndexIter {
        /// What is iterated; unbound when exhausted.
        source: Value,
        /// Next index.
        index: usize,
    } traces source
}

/// A payload without anything (singletons' types).
pub struct Nothing;
impl Payload for Nothing {}

/// Construction of the most common objects.
pub trait Objects {
    /// A list.
    fn new_list(&self, items: HeapVec<Value>) -> Value;
    /// A tuple.
    fn new_tuple(&self, items: Vec<Value>) -> Value;
    /// A tuple of clones.
    fn tuple_of(&self, items: &[Value]) -> Value;
    /// A dict.
    fn new_dict(&self, dict: crate::dict::Dict) -> Value;
    /// A bytes object.
    fn new_bytes(&self, data: &[u8]) -> Value;
    /// A slice.
    fn new_slice(&self, start: Value, stop: Value, step: Value) -> Value;
    /// A cell.
    fn new_cell(&self, value: Value) -> Value;
    /// The items of a tuple (or an instance of a subclass).
    fn tuple<'a>(&'a self, v: &'a Value) -> Option<&'a [Value]>;
    /// The items of a list (or an instance of a subclass).
    fn list<'a>(&'a self, v: &'a Value) -> Option<&'a [Value]>;
}

impl Objects for Gil {
    #[inline]
    fn new_list(&self, items: HeapVec<Value>) -> Value {
        use crate::known::{Known, T};
        self.alloc(self.ty(T::List), List { items })
    }
    fn new_tuple(&self, items: Vec<Value>) -> Value {
        use crate::known::{Known, T};
        self.alloc_tuple(self.ty(T::Tuple), items)
    }
    fn tuple_of(&self, items: &[Value]) -> Value {
        use crate::known::{Known, T};
        self.alloc_tuple(self.ty(T::Tuple), items.iter().cloned())
    }
    fn new_dict(&self, dict: crate::dict::Dict) -> Value {
        use crate::known::{Known, T};
        self.alloc(self.ty(T::Dict), dict)
    }
    fn new_bytes(&self, data: &[u8]) -> Value {
        use crate::known::{Known, T};
        self.alloc_bytes(self.ty(T::Bytes), data)
    }
    fn new_slice(&self, start: Value, stop: Value, step: Value) -> Value {
        use crate::known::{Known, T};
        self.alloc(self.ty(T::Slice), Slice { start, stop, step })
    }
    fn new_cell(&self, value: Value) -> Value {
        use crate::known::{Known, T};
        self.alloc(self.ty(T::Cell), Cell { value })
    }
    #[inline]
    fn tuple<'a>(&'a self, v: &'a Value) -> Option<&'a [Value]> {
        self.get::<molt_provenance::Tuple>(v).map(|t| t.items())
    }
    #[inline]
    fn list<'a>(&'a self, v: &'a Value) -> Option<&'a [Value]> {
        self.get::<List>(v).map(|l| &l.items[..])
    }
}

/// Compiled code reads these fields: their places are the ABI's.
#[cfg(target_pointer_width = "32")]
mod layout {
    use super::*;
    use core::mem::offset_of;
    use molt_abi::layout::*;

    const fn at(offset: usize, abi: u32) {
        assert!(offset as u32 + OBJ_HEADER == abi);
    }
    const _: () = {
        at(offset_of!(List, items), LIST_ITEMS);
        at(offset_of!(Cell, value), CELL_VALUE);
        at(offset_of!(Method, func), METHOD_FUNC);
        at(offset_of!(Method, object), METHOD_SELF);
        at(offset_of!(Function, call_key), FUNC_CALL_KEY);
        at(offset_of!(Function, table), FUNC_TABLE);
        at(offset_of!(Function, closure), FUNC_CLOSURE);
        at(offset_of!(Function, fits), FUNC_FITS);
        at(offset_of!(Function, fill_base), FUNC_FILL);
        at(offset_of!(Function, params), FUNC_PARAMS);
        at(offset_of!(Function, binding), FUNC_BINDING);
        at(offset_of!(Function, counts), FUNC_POSITIONAL);
        at(offset_of!(Function, names), FUNC_NAMES);
        at(offset_of!(Wrapper, callable), WRAPPER_CALLABLE);
        at(offset_of!(Property, get), PROPERTY_GET);
        at(offset_of!(Property, set), PROPERTY_SET);
        at(offset_of!(Builtin, call_key), FUNC_CALL_KEY);
        at(offset_of!(IndexIter, source), INDEX_ITER_SOURCE);
        at(offset_of!(IndexIter, index), INDEX_ITER_INDEX);
        at(offset_of!(Builtin, least), BUILTIN_LEAST);
        at(offset_of!(Builtin, most), BUILTIN_MOST);
        at(offset_of!(Builtin, arity), BUILTIN_ARITY);
        at(offset_of!(Builtin, table), FUNC_TABLE);
        at(offset_of!(Generator, state), GEN_STATE);
        at(offset_of!(Generator, slots), GEN_SLOTS);
        at(offset_of!(Generator, flags), GEN_FLAGS);
        at(offset_of!(Generator, result), GEN_RESULT);
        at(offset_of!(Generator, func), GEN_FUNC);
        at(offset_of!(Generator, body), GEN_BODY);
        at(offset_of!(Generator, awaits), GEN_AWAITS);
    };
}

payload! {
    /// A computed attribute of a built-in type.
    GetSet {
        /// What it does.
        spec: &'static crate::types::GetSetSpec,
        /// The type that has it.
        owner: Value,
    } traces owner
}
