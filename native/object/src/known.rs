//! Values that the core refers to all the time: built-in types, exception classes and names, each at a fixed place.

use molt_provenance::{Gil, Value};

macro_rules! known {
    ($(#[$doc:meta])* $name:ident from $base:expr => $($variant:ident $text:literal,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        #[allow(non_camel_case_types)]
        pub enum $name { $(#[doc = concat!("`", $text, "`")] $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The name in Python.
            pub fn name(self) -> &'static str {
                // One table; of a constant, each place that names it may get a copy.
                static NAMES: &[&str] = &[$($text,)*];
                NAMES[self as usize]
            }

            /// Its place among the well-known values.
            #[inline(always)]
            pub const fn index(self) -> usize {
                $base + self as usize
            }
        }
    };
}

known! {
    /// The built-in types.
    T from 0 =>
    Object "object", Type "type", Int "int", Bool "bool", Float "float", Complex "complex", Str "str", Bytes "bytes",
    ByteArray "bytearray", MemoryView "memoryview", List "list", Tuple "tuple", Dict "dict", Set "set", FrozenSet "frozenset", Range "range", Slice "slice",
    NoneType "NoneType", NotImplementedType "NotImplementedType", EllipsisType "ellipsis",
    Function "function", Builtin "builtin_function_or_method", MethodDescriptor "method_descriptor",
    ClassMethodDescriptor "classmethod_descriptor", SlotWrapper "wrapper_descriptor", MethodWrapper "method-wrapper", NewWrapper "builtin_function_or_method", GetSet "getset_descriptor", Member "member_descriptor",
    Method "method", Property "property", ClassMethod "classmethod", StaticMethod "staticmethod", Super "super",
    Code "code", Cell "cell", Frame "frame", Traceback "traceback", Generator "generator", Coroutine "coroutine", CoroutineWrapper "coroutine_wrapper", AsyncGenerator "async_generator", AsyncGenSend "async_generator_asend", AsyncGenThrow "async_generator_athrow", AnextAwaitable "anext_awaitable", Module "module", MappingProxy "mappingproxy", SimpleNamespace "types.SimpleNamespace",
    SeqIter "iterator", CallIter "callable_iterator", ListIter "list_iterator", ListRevIter "list_reverseiterator", TupleIter "tuple_iterator",
    StrIter "str_iterator", BytesIter "bytes_iterator", ByteArrayIter "bytearray_iterator", RangeIter "range_iterator", SetIter "set_iterator",
    DictKeys "dict_keys", DictValues "dict_values", DictItems "dict_items",
    DictKeyIter "dict_keyiterator", DictValueIter "dict_valueiterator", DictItemIter "dict_itemiterator",
    DictRevKeyIter "dict_reversekeyiterator", DictRevValueIter "dict_reversevalueiterator", DictRevItemIter "dict_reverseitemiterator",
    Enumerate "enumerate", Zip "zip", Map "map", Filter "filter", Reversed "reversed",
    InstanceDict "instance_dict", Overflow "overflow", HostProxy "JsProxy", GenericAlias "types.GenericAlias", Union "typing.Union",
    TextFile "_io.TextIOWrapper", StructTime "time.struct_time", ModuleSpec "ModuleSpec", Template "template", StrAsciiIter "str_ascii_iterator",
    WeakRef "weakref.ReferenceType", WeakProxy "weakref.ProxyType", WeakCallableProxy "weakref.CallableProxyType",
    Deque "collections.deque", DequeIter "collections._deque_iterator", DequeRevIter "collections._deque_reverse_iterator", TupleField "collections._tuplegetter", Random "_random.Random",
}

known! {
    /// The built-in exception classes.
    Exc from 128 =>
    BaseException "BaseException", BaseExceptionGroup "BaseExceptionGroup", ExceptionGroup "ExceptionGroup", GeneratorExit "GeneratorExit", KeyboardInterrupt "KeyboardInterrupt", SystemExit "SystemExit",
    Exception "Exception", ArithmeticError "ArithmeticError", FloatingPointError "FloatingPointError", OverflowError "OverflowError",
    ZeroDivisionError "ZeroDivisionError", AssertionError "AssertionError", AttributeError "AttributeError", BufferError "BufferError",
    EOFError "EOFError", ImportError "ImportError", ModuleNotFoundError "ModuleNotFoundError", LookupError "LookupError", IndexError "IndexError", KeyError "KeyError",
    MemoryError "MemoryError", NameError "NameError", UnboundLocalError "UnboundLocalError", OSError "OSError",
    BlockingIOError "BlockingIOError", ChildProcessError "ChildProcessError", ConnectionError "ConnectionError", BrokenPipeError "BrokenPipeError",
    ConnectionAbortedError "ConnectionAbortedError", ConnectionRefusedError "ConnectionRefusedError", ConnectionResetError "ConnectionResetError",
    FileExistsError "FileExistsError", FileNotFoundError "FileNotFoundError", InterruptedError "InterruptedError", IsADirectoryError "IsADirectoryError",
    NotADirectoryError "NotADirectoryError", PermissionError "PermissionError", ProcessLookupError "ProcessLookupError", TimeoutError "TimeoutError",
    ReferenceError "ReferenceError", RuntimeError "RuntimeError", NotImplementedError "NotImplementedError", PythonFinalizationError "PythonFinalizationError", RecursionError "RecursionError",
    StopAsyncIteration "StopAsyncIteration", StopIteration "StopIteration", SyntaxError "SyntaxError", IncompleteInputError "_IncompleteInputError", IndentationError "IndentationError", TabError "TabError",
    SystemError "SystemError", TypeError "TypeError", ValueError "ValueError", UnicodeError "UnicodeError",
    UnicodeDecodeError "UnicodeDecodeError", UnicodeEncodeError "UnicodeEncodeError", UnicodeTranslateError "UnicodeTranslateError",
    Warning "Warning", BytesWarning "BytesWarning", DeprecationWarning "DeprecationWarning", EncodingWarning "EncodingWarning", FutureWarning "FutureWarning",
    ImportWarning "ImportWarning", PendingDeprecationWarning "PendingDeprecationWarning", ResourceWarning "ResourceWarning",
    RuntimeWarning "RuntimeWarning", SyntaxWarning "SyntaxWarning", UnicodeWarning "UnicodeWarning", UserWarning "UserWarning",
}

known! {
    /// Interned names.
    N from 256 =>
    Empty "", Init "__init__", New "__new__", Del "__del__", Repr "__repr__", StrName "__str__", BytesName "__bytes__", Format "__format__", Hash "__hash__", BoolName "__bool__",
    Lt "__lt__", Le "__le__", Eq "__eq__", Ne "__ne__", Gt "__gt__", Ge "__ge__",
    GetAttr "__getattr__", GetAttribute "__getattribute__", SetAttr "__setattr__", DelAttr "__delattr__", Dir "__dir__",
    Get "__get__", SetName "__set_name__", SetDescr "__set__", DeleteDescr "__delete__", Slots "__slots__", InitSubclass "__init_subclass__", ClassGetItem "__class_getitem__", MroEntries "__mro_entries__",
    Prepare "__prepare__", ClassCell "__classcell__", ClassName "__class__", DictName "__dict__", Doc "__doc__", Name "__name__", QualName "__qualname__", ModuleName "__module__",
    Bases "__bases__", Base "__base__", Mro "__mro__", MroMethod "mro", Subclasses "__subclasses__", InstanceCheck "__instancecheck__", SubclassCheck "__subclasscheck__",
    Call "__call__", Len "__len__", LengthHint "__length_hint__", GetItem "__getitem__", SetItem "__setitem__", DelItem "__delitem__", Missing "__missing__", Iter "__iter__", Next "__next__", Reversed "__reversed__", Contains "__contains__",
    Add "__add__", Sub "__sub__", Mul "__mul__", MatMul "__matmul__", TrueDiv "__truediv__", FloorDiv "__floordiv__", Mod "__mod__", Pow "__pow__", LShift "__lshift__", RShift "__rshift__", And "__and__", Or "__or__", Xor "__xor__", DivMod "__divmod__",
    RAdd "__radd__", RSub "__rsub__", RMul "__rmul__", RMatMul "__rmatmul__", RTrueDiv "__rtruediv__", RFloorDiv "__rfloordiv__", RMod "__rmod__", RPow "__rpow__", RLShift "__rlshift__", RRShift "__rrshift__", RAnd "__rand__", ROr "__ror__", RXor "__rxor__", RDivMod "__rdivmod__",
    IAdd "__iadd__", ISub "__isub__", IMul "__imul__", IMatMul "__imatmul__", ITrueDiv "__itruediv__", IFloorDiv "__ifloordiv__", IMod "__imod__", IPow "__ipow__", ILShift "__ilshift__", IRShift "__irshift__", IAnd "__iand__", IOr "__ior__", IXor "__ixor__",
    Neg "__neg__", Pos "__pos__", Invert "__invert__", Abs "__abs__", IntName "__int__", FloatName "__float__", ComplexName "__complex__", Index "__index__", Round "__round__", Trunc "__trunc__", Floor "__floor__", Ceil "__ceil__",
    Enter "__enter__", Exit "__exit__", Await "__await__", AIter "__aiter__", ANext "__anext__",
    All "__all__", Builtins "__builtins__", Main "__main__", File "__file__", Path "__path__", Package "__package__", Loader "__loader__", Spec "__spec__", Annotations "__annotations__", Annotate "__annotate__", TypeParams "__type_params__",
    MatchArgs "__match_args__", Cause "__cause__", Context "__context__", Traceback "__traceback__", SuppressContext "__suppress_context__", Notes "__notes__",
    Defaults "__defaults__", KwDefaults "__kwdefaults__", Code "__code__", Globals "__globals__", Closure "__closure__", Func "__func__", SelfName "__self__", Wrapped "__wrapped__", TextSignature "__text_signature__", IsAbstract "__isabstractmethod__", AbstractMethods "__abstractmethods__",
    Args "args", Keys "keys", Values "values", Items "items", Send "send", Throw "throw", Close "close", Write "write", Flush "flush", Key "key", Default "default", Sep "sep", End "end", FileArg "file", StartArg "start", StepArg "step", StopArg "stop", NameArg "name", ObjArg "obj", ValueArg "value", MsgArg "msg", PathArg "path", Metaclass "metaclass", Read "read", ReadLine "readline",
    Stdout "stdout", Stderr "stderr", Stdin "stdin", Reverse "reverse", Strict "strict", FirstLine "__firstlineno__", StaticAttributes "__static_attributes__", BuildClass "__build_class__", Import "__import__", Modules "modules", Getstate "__getstate__", Reduce "__reduce__", ReduceEx "__reduce_ex__", SizeOf "__sizeof__", Fspath "__fspath__", Debug "__debug__", Weakref "__weakref__", Module_ "<module>", Lambda "<lambda>", AnnotateFunc "__annotate_func__", ReplaceDunder "__replace__", TypeParamsDup "__parameters__",
}

/// Well-known values through the token.
pub trait Known {
    /// A built-in type.
    fn ty(&self, t: T) -> &Value;
    /// A built-in exception class.
    fn exc(&self, e: Exc) -> &Value;
    /// An interned name.
    fn name(&self, n: N) -> &Value;
}

impl Known for Gil {
    #[inline(always)]
    fn ty(&self, t: T) -> &Value {
        self.known(t.index())
    }
    #[inline(always)]
    fn exc(&self, e: Exc) -> &Value {
        self.known(e.index())
    }
    #[inline(always)]
    fn name(&self, n: N) -> &Value {
        self.known(n.index())
    }
}

const _: () = assert!(T::ALL.len() <= 128 && Exc::ALL.len() <= 128 && N::ALL.len() <= 384);
