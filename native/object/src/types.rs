//! Type objects: what a type knows, and how a built-in type is described, once, in a table.

use molt_provenance::{Args, Gil, HeapVec, Native, Payload, Result, Tracer, TypeObject, VTable, Value};

use crate::known::T;

/// A binary operator, in the order of the ABI's `inplace` helper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    /// `divmod()`; no operator of its own.
    DivMod,
}

impl BinaryOp {
    /// All operators, in order.
    pub const ALL: [BinaryOp; 14] = {
        use BinaryOp::*;
        [Add, Sub, Mul, MatMul, TrueDiv, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor, DivMod]
    };

    /// How error messages write it.
    pub const fn symbol(self) -> &'static str {
        ["+", "-", "*", "@", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "divmod()"][self as usize]
    }
}

/// A unary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
    Abs,
}

/// A comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CompareOp {
    /// The operator as written.
    pub const fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    /// The operator that gives the same answer with the operands exchanged.
    pub const fn reflected(self) -> CompareOp {
        use CompareOp::*;
        [Gt, Ge, Eq, Ne, Lt, Le][self as usize]
    }

    /// The answer for two things that compare like this.
    pub fn of(self, ordering: core::cmp::Ordering) -> bool {
        match self {
            CompareOp::Lt => ordering.is_lt(),
            CompareOp::Le => ordering.is_le(),
            CompareOp::Eq => ordering.is_eq(),
            CompareOp::Ne => ordering.is_ne(),
            CompareOp::Gt => ordering.is_gt(),
            CompareOp::Ge => ordering.is_ge(),
        }
    }
}

/// One argument, a value as the answer.
pub type Unary = fn(&mut Gil, &Value) -> Result<Value>;
/// Two arguments, a value as the answer.
pub type Binary = fn(&mut Gil, &Value, &Value) -> Result<Value>;

/// What a type can do. A slot that is not set is inherited; Python classes fill theirs with functions that look up the
/// method of that name. Operators answer `NotImplemented` for operands that are not theirs.
#[derive(Clone, Copy, Default)]
pub struct TypeSlots {
    /// `repr()`
    pub repr: Option<Unary>,
    /// `str()`
    pub str: Option<Unary>,
    /// `hash()`
    pub hash: Option<fn(&mut Gil, &Value) -> Result<i64>>,
    /// Comparisons; may answer `NotImplemented`.
    pub compare: Option<fn(&mut Gil, &Value, &Value, CompareOp) -> Result<Value>>,
    /// `iter()`
    pub iter: Option<Unary>,
    /// `next()`: `None` when exhausted (a result, if any, goes to the thread's stop value).
    pub next: Option<fn(&mut Gil, &Value) -> Result<Option<Value>>>,
    /// Attribute read: object, name.
    pub getattr: Option<Binary>,
    /// Attribute write, or deletion with no value: object, name, value.
    pub setattr: Option<fn(&mut Gil, &Value, &Value, Option<&Value>) -> Result<()>>,
    /// Call.
    pub call: Option<fn(&mut Gil, &Value, Args<'_>) -> Result<Value>>,
    /// Truth.
    pub bool: Option<fn(&mut Gil, &Value) -> Result<bool>>,
    /// `len()`
    pub len: Option<fn(&mut Gil, &Value) -> Result<usize>>,
    /// `object[index]`
    pub getitem: Option<Binary>,
    /// `object[index] = value`, or `del` with no value.
    pub setitem: Option<fn(&mut Gil, &Value, &Value, Option<&Value>) -> Result<()>>,
    /// `item in object`: object, item.
    pub contains: Option<fn(&mut Gil, &Value, &Value) -> Result<bool>>,
    /// Binary operators of numbers and the like, this type on either side.
    pub binary: Option<fn(&mut Gil, BinaryOp, &Value, &Value) -> Result<Value>>,
    /// Augmented assignment; may answer `NotImplemented` to fall back to `binary`.
    pub inplace: Option<fn(&mut Gil, BinaryOp, &Value, &Value) -> Result<Value>>,
    /// `sequence + other`, tried after `binary` of both sides.
    pub concat: Option<Binary>,
    /// `sequence * count` (the count is any value with an index), tried after `binary` of both sides.
    pub repeat: Option<Binary>,
    /// Unary operators and `abs()`.
    pub unary: Option<fn(&mut Gil, UnaryOp, &Value) -> Result<Value>>,
    /// `operator.index()`
    pub index: Option<Unary>,
    /// `int()` of a number
    pub int: Option<Unary>,
    /// `float()` of a number
    pub float: Option<Unary>,
    /// `descriptor.__get__(object or none, owner)`
    pub get: Option<fn(&mut Gil, &Value, Option<&Value>, &Value) -> Result<Value>>,
    /// `descriptor.__set__(object, value)`, or `__delete__` with no value.
    pub set: Option<fn(&mut Gil, &Value, &Value, Option<&Value>) -> Result<()>>,
    /// `cls.__new__(cls, …)`: the class comes first and is not among the arguments.
    pub new: Option<fn(&mut Gil, &Value, Args<'_>) -> Result<Value>>,
    /// `object.__init__(…)`
    pub init: Option<fn(&mut Gil, &Value, Args<'_>) -> Result<()>>,
}

impl TypeSlots {
    /// No slot set.
    pub const NONE: TypeSlots = TypeSlots {
        repr: None,
        str: None,
        hash: None,
        compare: None,
        iter: None,
        next: None,
        getattr: None,
        setattr: None,
        call: None,
        bool: None,
        len: None,
        getitem: None,
        setitem: None,
        contains: None,
        binary: None,
        inplace: None,
        concat: None,
        repeat: None,
        unary: None,
        index: None,
        int: None,
        float: None,
        get: None,
        set: None,
        new: None,
        init: None,
    };
}

/// How a native method is bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MethodKind {
    /// The object comes first.
    Instance,
    /// The class comes first.
    Class,
    /// Nothing comes first.
    Static,
}

/// A native method or function.
#[derive(Clone, Copy)]
pub struct MethodSpec {
    /// Python name.
    pub name: &'static str,
    /// The code. For methods the object (or class) is its first parameter.
    pub code: Native,
    /// The signature as Python writes it, without the object: `(sub, start=None, end=None, /)`. With code of a fixed arity, binding
    /// follows it and absent optional arguments arrive unbound; variadic code binds its own arguments.
    pub signature: &'static str,
    /// First line of the documentation.
    pub doc: &'static str,
    /// How it is bound.
    pub kind: MethodKind,
}

/// A method of objects.
pub const fn method(name: &'static str, code: Native, signature: &'static str, doc: &'static str) -> MethodSpec {
    MethodSpec { name, code, signature, doc, kind: MethodKind::Instance }
}

/// A class method.
pub const fn class_method(name: &'static str, code: Native, signature: &'static str, doc: &'static str) -> MethodSpec {
    MethodSpec { name, code, signature, doc, kind: MethodKind::Class }
}

/// A static method, or a function of a module.
pub const fn function(name: &'static str, code: Native, signature: &'static str, doc: &'static str) -> MethodSpec {
    MethodSpec { name, code, signature, doc, kind: MethodKind::Static }
}

/// A computed attribute.
#[derive(Clone, Copy)]
pub struct GetSetSpec {
    /// Python name.
    pub name: &'static str,
    /// Reads it.
    pub get: Unary,
    /// Writes it, or deletes it with no value; read-only when absent.
    pub set: Option<fn(&mut Gil, &Value, Option<&Value>) -> Result<()>>,
    /// First line of the documentation.
    pub doc: &'static str,
}

/// A read-only attribute.
pub const fn getter(name: &'static str, get: Unary, doc: &'static str) -> GetSetSpec {
    GetSetSpec { name, get, set: None, doc }
}

/// The description of a built-in type: from it come the type object, its dispatch, `dir()` and its documentation.
pub struct TypeSpec {
    /// Which well-known type this is.
    pub id: T,
    /// Base, `T::Object` for most.
    pub base: T,
    /// How its objects look in memory.
    pub vtable: &'static VTable,
    /// Whether Python classes may derive from it.
    pub subclassable: bool,
    /// Documentation.
    pub doc: &'static str,
    /// What it can do.
    pub slots: TypeSlots,
    /// Methods.
    pub methods: &'static [MethodSpec],
    /// Computed attributes.
    pub getset: &'static [GetSetSpec],
}

impl TypeSpec {
    /// A description with nothing but the essentials; the rest by `..TypeSpec::new(…)`.
    pub const fn new(id: T, vtable: &'static VTable) -> TypeSpec {
        TypeSpec {
            id,
            base: T::Object,
            vtable,
            subclassable: false,
            doc: "",
            slots: TypeSlots::NONE,
            methods: &[],
            getset: &[],
        }
    }
}

/// What a type object holds.
pub struct TypeData {
    /// `__name__`, a string.
    pub name: Value,
    /// `__qualname__`, a string.
    pub qualname: Value,
    /// `__module__` of built-in types; Python classes keep it in their namespace.
    pub module: &'static str,
    /// The namespace, a dict.
    pub dict: Value,
    /// Direct bases.
    pub bases: HeapVec<Value>,
    /// Method resolution order, this type (as a weak identity: it is not counted) left out.
    pub mro: HeapVec<Value>,
    /// What it can do.
    pub slots: TypeSlots,
    /// Whether Python code defined it.
    pub is_python: bool,
    /// Whether it may be derived from.
    pub subclassable: bool,
    /// Whether it derives from `BaseException`.
    pub is_exception: bool,
    /// The shape that fresh instances have; 0 when instances have no shapes.
    pub root_shape: u32,
    /// Instances have a `__dict__` (by shapes or a real one).
    pub instances_have_dict: bool,
    /// Number of slots taken by `__slots__` descriptors.
    pub fixed_slots: u32,
    /// Names of abstract methods are set.
    pub is_abstract: bool,
    /// Flags of pattern matching: 1 sequence, 2 mapping, 4 positional pattern matches the subject itself.
    pub match_flags: u8,
    /// There may be weak references to instances.
    pub has_weak: bool,
    /// Direct subclasses: weak references to them.
    pub subclasses: Vec<Value>,
    /// `__init__`, when it is a Python function: creating an instance calls it directly. Else unbound.
    pub init_function: Value,
    /// Documentation of built-in types.
    pub doc: &'static str,
}

impl Payload for TypeData {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.name);
        visit.see(&self.qualname);
        visit.see(&self.dict);
        visit.see_all(&self.bases);
        visit.see_all(&self.mro);
        visit.see_all(&self.subclasses);
        visit.see(&self.init_function);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.dict));
        taken.extend(core::mem::take(&mut self.bases));
        taken.extend(core::mem::take(&mut self.mro));
        taken.append(&mut self.subclasses);
        taken.push(core::mem::take(&mut self.init_function));
    }
}

/// The payload of type objects.
pub type Type = TypeObject<TypeData>;

/// Pattern matching: instances match sequence patterns.
pub const MATCH_SEQUENCE: u8 = 1;
/// Pattern matching: instances match mapping patterns.
pub const MATCH_MAPPING: u8 = 2;
/// Pattern matching: one positional sub-pattern matches the subject itself.
pub const MATCH_SELF: u8 = 4;
