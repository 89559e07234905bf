//! Where control crosses: exported functions, native functions that compiled code calls through the table, and compiled
//! functions that the core calls.
//!
//! Values on the wire are [`Raw`], addresses of argument arrays are [`At`]. Neither can be made by safe code: they come from
//! compiled code, which the linker of modules has checked to be ours, so their bits are what `abi` says.

use core::mem::ManuallyDrop;

use molt_abi::values;

use crate::arena::{address, pointer};
use crate::gil::{Gil, Raised, Result};
use crate::tail::Tuple;
use crate::value::Value;
use crate::vec::HeapVec;

/// A value on the wire. Safe code cannot make one out of a number:
///
/// ```compile_fail,E0423
/// let forged = molt_provenance::Raw(0x1234);
/// ```
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Raw(u64);

/// The address of an array of values on the wire.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct At(u32);

impl Raw {
    /// Lends the value for the duration of a call, as compiled code promises.
    #[inline(always)]
    pub fn lent(self) -> ManuallyDrop<Value> {
        ManuallyDrop::new(self.taken())
    }

    /// As `lent`, where NULL may be passed.
    #[inline(always)]
    pub fn lent_or_null(self) -> Option<ManuallyDrop<Value>> {
        Value::from_bits(self.0).map(ManuallyDrop::new)
    }

    /// Takes the value over.
    ///
    /// Only the entry macro calls it, for parameters of which the table of helpers says so.
    #[inline(always)]
    pub fn taken(self) -> Value {
        debug_assert!(self.0 != values::NULL, "compiled code passed NULL for a value");
        // SAFETY: compiled code passes values, and NULL only for parameters that are said to take it.
        unsafe { Value::from_value_bits(self.0) }
    }
}

impl At {
    /// Lends an array of values while `body` runs, and keeps it from being overwritten.
    #[inline]
    pub fn lend<R>(self, gil: &mut Gil, count: u32, body: impl FnOnce(&mut Gil, &[Value]) -> R) -> R {
        gil.reserving(self.0 + count * 8, |gil| {
            // SAFETY: compiled code laid `count` values there and keeps them alive for the call.
            let items = unsafe { core::slice::from_raw_parts(pointer(self.0).cast::<Value>(), count as usize) };
            body(gil, items)
        })
    }

    /// Takes an array of values over for as long as `body` runs; then those that are left there are dropped.
    #[inline]
    pub fn consume<R>(self, gil: &mut Gil, count: u32, body: impl FnOnce(&mut Gil, &mut [Value]) -> R) -> R {
        gil.reserving(self.0 + count * 8, |gil| {
            // SAFETY: compiled code laid `count` owned values there, which nobody else uses any more.
            let items = unsafe { core::slice::from_raw_parts_mut(pointer(self.0).cast::<Value>(), count as usize) };
            let result = body(gil, items);
            // SAFETY: each is dropped once, and compiled code does not look at them again.
            unsafe { core::ptr::drop_in_place(items) };
            result
        })
    }

    /// Takes an array of values over.
    #[inline]
    pub fn take(self, count: u32) -> HeapVec<Value> {
        HeapVec::from_moved(self.0, count)
    }

    /// Writes an owned value at an index, for compiled code to take.
    #[inline]
    pub fn put(self, index: u32, v: Value) {
        // SAFETY: compiled code gave the address of enough room for what it asked for.
        unsafe { pointer(self.0 + index * 8).cast::<Value>().write(v) };
    }

    /// Reads a cache word at a byte offset.
    #[inline]
    pub fn word(self, offset: u32) -> u32 {
        // SAFETY: compiled code gave the address of a cache, which is zeroed memory of that size.
        unsafe { pointer(self.0 + offset).cast::<u32>().read() }
    }

    /// Writes a cache word.
    #[inline]
    pub(crate) fn set_word(self, offset: u32, word: u32) {
        // SAFETY: as above.
        unsafe { pointer(self.0 + offset).cast::<u32>().write(word) };
    }

    /// The cache behind this one, if there is one at all.
    pub fn following(self) -> At {
        if self.is_none() { self } else { At(self.0 + molt_abi::layout::IC_SIZE) }
    }

    /// Whether there is a cache at all (compiled code passes 0 for none).
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn address(self) -> u32 {
        self.0
    }
}

/// What a result looks like on the wire.
pub trait Wire {
    /// The machine type.
    type Form;
    /// Turns the result into it.
    fn wire(self) -> Self::Form;
    /// Turns the result into it, at the end of an entry.
    #[inline(always)]
    fn leave(self, gil: &mut Gil) -> Self::Form
    where
        Self: Sized,
    {
        let result = self.wire();
        gil.run_due_finalizers();
        result
    }
}

impl Wire for Result<Value> {
    type Form = Raw;
    #[inline(always)]
    fn wire(self) -> Raw {
        match self {
            Ok(v) => Raw(v.into_bits()),
            Err(Raised(())) => Raw(values::NULL),
        }
    }
    // One function for all that compiled code calls; it finds the result where it was left.
    #[inline(never)]
    fn leave(self, gil: &mut Gil) -> Raw {
        let result = if gil.leave_given_up() { self.and(Result::<Value>::Err(Raised(()))).wire() } else { self.wire() };
        gil.run_due_finalizers();
        result
    }
}
impl Wire for Value {
    type Form = Raw;
    #[inline(always)]
    fn wire(self) -> Raw {
        Raw(self.into_bits())
    }
}
impl Wire for Result<()> {
    type Form = i32;
    #[inline(always)]
    fn wire(self) -> i32 {
        if self.is_ok() { 0 } else { -1 }
    }
}
impl Wire for Result<bool> {
    type Form = i32;
    #[inline(always)]
    fn wire(self) -> i32 {
        match self {
            Ok(b) => b as i32,
            Err(_) => -1,
        }
    }
}
impl Wire for () {
    type Form = ();
    #[inline(always)]
    fn wire(self) {}
}
impl Wire for u32 {
    type Form = u32;
    #[inline(always)]
    fn wire(self) -> u32 {
        self
    }
}
impl Wire for f64 {
    type Form = f64;
    #[inline(always)]
    fn wire(self) -> f64 {
        self
    }
}

/// Runs the body of an exported function. For the `export!` macro only.
#[inline(always)]
pub fn enter<R: Wire>(body: impl FnOnce(&mut Gil) -> R) -> R::Form {
    let gil = Gil::of_entry();
    body(gil).leave(gil)
}

/// Export `dealloc`: compiled code gave back the last count of an object.
#[unsafe(export_name = "dealloc")]
pub extern "C" fn wire_dealloc(object: At) {
    crate::object::bury(object.0);
    Gil::of_entry().run_due_finalizers();
}

/// Export `host_deeper`: the host made a stack for what found no room on its own.
#[unsafe(export_name = "host_deeper")]
pub extern "C" fn wire_host_deeper() {
    Gil::of_entry().run_deeper();
}

/// Exports safe functions under the names that compiled code and the host import.
///
/// `export! { "name" fn wire_name(a: lent, b: taken, c: word, d: at) = path::to::function; }` calls
/// `function(&mut Gil, &Value, Value, u32, At)`. It takes a path, never an expression, so nothing else can slip into the unsafe attribute.
#[macro_export]
macro_rules! export {
    ($($name:literal fn $wire:ident ( $($arg:ident : $kind:ident),* ) -> $result:ty = $path:path ;)*) => {
        $(
            #[doc = concat!("Export `", $name, "`.")]
            #[unsafe(export_name = $name)]
            pub extern "C" fn $wire($($arg: $crate::wire_type!($kind)),*) -> <$result as $crate::entry::Wire>::Form {
                $crate::entry::enter::<$result>(|gil| $path(gil, $($crate::wire_arg!($kind $arg)),*))
            }
        )*
    };
}

/// The machine type of a kind of parameter; part of `export!`.
#[doc(hidden)]
#[macro_export]
macro_rules! wire_type {
    (lent) => {
        $crate::entry::Raw
    };
    (nullable) => {
        $crate::entry::Raw
    };
    (taken) => {
        $crate::entry::Raw
    };
    (word) => {
        u32
    };
    (real) => {
        f64
    };
    (at) => {
        $crate::entry::At
    };
}

/// How a parameter is handed on; part of `export!`.
#[doc(hidden)]
#[macro_export]
macro_rules! wire_arg {
    (lent $a:ident) => {
        &$a.lent()
    };
    (nullable $a:ident) => {
        $a.lent_or_null().as_deref()
    };
    (taken $a:ident) => {
        $a.taken()
    };
    (word $a:ident) => {
        $a
    };
    (real $a:ident) => {
        $a
    };
    (at $a:ident) => {
        $a
    };
}

/// The arguments of a native function that binds its own.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    /// All values, positional ones first.
    pub values: &'a [Value],
    /// Names of the last ones, when they were given by keyword: a tuple of strings.
    pub names: Option<&'a Value>,
    /// How many were given by keyword.
    pub keywords: usize,
}

impl<'a> Args<'a> {
    /// Positional arguments only.
    pub const fn positional_only(values: &'a [Value]) -> Self {
        Args { values, names: None, keywords: 0 }
    }

    /// Arguments whose last ones are named by a tuple.
    pub fn new(gil: &Gil, values: &'a [Value], names: &'a Value) -> Self {
        let keywords = gil.get::<Tuple>(names).map_or(0, |t| t.items().len());
        if keywords == 0 { Args::positional_only(values) } else { Args { values, names: Some(names), keywords } }
    }

    /// The positional ones.
    #[inline]
    pub fn positional(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.keywords]
    }

    /// The values of the keyword ones.
    pub fn keyword_values(&self) -> &'a [Value] {
        &self.values[self.values.len() - self.keywords..]
    }
}

macro_rules! fixed {
    ($($variant:ident $make:ident ($($a:ident),*);)*) => {
        /// The code of a native function: a fixed number of positional parameters, which compiled code can call through the table,
        /// or one that gets all arguments as they come.
        #[derive(Clone, Copy)]
        pub enum Native {
            $(
                #[doc = concat!("Takes ", stringify!($($a)*), ".")]
                $variant(extern "C" fn(u32 $(, fixed!(@raw $a))*) -> Raw),
            )*
            /// Takes everything.
            Variadic(fn(&mut Gil, Args<'_>) -> Result<Value>),
        }

        impl Native {
            $(
                /// Native code with this many parameters.
                pub const fn $make<F>(_code: F) -> Native
                where
                    F: Fn(&mut Gil $(, fixed!(@val $a))*) -> Result<Value> + Copy,
                {
                    const { assert!(size_of::<F>() == 0, "native code is a function item, not a closure with state") };
                    extern "C" fn entry<F>(_callee: u32 $(, $a: Raw)*) -> Raw
                    where
                        F: Fn(&mut Gil $(, fixed!(@val $a))*) -> Result<Value> + Copy,
                    {
                        // SAFETY: `F` has no size and is `Copy`, and one existed when this entry was made.
                        let code: F = unsafe { core::mem::zeroed() };
                        enter(|gil| code(gil $(, &$a.lent())*))
                    }
                    Native::$variant(entry::<F>)
                }
            )*

            /// Number of parameters, when it is fixed.
            pub fn arity(&self) -> Option<usize> {
                match self {
                    $( Native::$variant(_) => Some(fixed!(@count $($a)*)), )*
                    Native::Variadic(_) => None,
                }
            }

            /// The table index, for compiled code, when the number of parameters is fixed.
            pub fn table_index(&self) -> u32 {
                match self {
                    $( Native::$variant(f) => *f as usize as u32, )*
                    Native::Variadic(_) => 0,
                }
            }

            /// Calls it. The number of values must fit a fixed arity (checked).
            pub fn call(&self, gil: &mut Gil, args: Args<'_>) -> Result<Value> {
                match self {
                    $(
                        Native::$variant(f) => {
                            let [$($a),*] = args.values else { panic!("wrong number of native arguments") };
                            from_raw(gil, f(0 $(, Raw($a.bits()))*))
                        }
                    )*
                    Native::Variadic(f) => f(gil, args),
                }
            }
        }
    };
    (@raw $a:ident) => { Raw };
    (@val $a:ident) => { &Value };
    (@count) => { 0 };
    (@count $x:ident $($rest:ident)*) => { 1 + fixed!(@count $($rest)*) };
}

fixed! {
    F0 fixed0();
    F1 fixed1(a);
    F2 fixed2(a, b);
    F3 fixed3(a, b, c);
    F4 fixed4(a, b, c, d);
    F5 fixed5(a, b, c, d, e);
    F6 fixed6(a, b, c, d, e, f6);
    F7 fixed7(a, b, c, d, e, f6, g);
}

#[inline(always)]
fn from_raw(_gil: &mut Gil, raw: Raw) -> Result<Value> {
    Value::from_bits(raw.0).ok_or(Raised(()))
}

/// Where compiled code of a function is: an index into the table that the linker of modules handed out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CodeEntry(u32);

impl CodeEntry {
    /// No code.
    pub const NONE: CodeEntry = CodeEntry(0);

    /// An entry by its table index. A wrong index traps when it is called (the engine checks the function's type); it
    /// reaches no memory that the core does not own.
    pub const fn at(index: u32) -> CodeEntry {
        CodeEntry(index)
    }

    /// The table index.
    pub const fn index(self) -> u32 {
        self.0
    }

    /// Calls a compiled function with exactly the parameters that it declares.
    #[inline]
    pub fn call(self, gil: &mut Gil, callee: &Value, args: &[Value]) -> Result<Value> {
        let raw = gil.nested(|| self.invoke(callee.address(), args))?;
        from_raw(gil, raw)
    }

    /// As `call`, with one argument that stays where it is.
    #[inline]
    pub fn call1(self, gil: &mut Gil, callee: &Value, a: &Value) -> Result<Value> {
        let raw = gil.nested(|| self.invoke1(callee.address(), a))?;
        from_raw(gil, raw)
    }

    /// As `call`, with two arguments that stay where they are.
    #[inline]
    pub fn call2(self, gil: &mut Gil, callee: &Value, a: &Value, b: &Value) -> Result<Value> {
        let raw = gil.nested(|| self.invoke2(callee.address(), a, b))?;
        from_raw(gil, raw)
    }

    /// Calls a function that takes the address of its arguments.
    pub fn call_memory(self, gil: &mut Gil, callee: &Value, args: &[Value]) -> Result<Value> {
        // Rust's stack is in the linear memory too, so wherever the slice is, it has an address.
        let at = address(args.as_ptr());
        let raw = gil.nested(|| self.invoke_words(callee.address(), at))?;
        from_raw(gil, raw)
    }

    /// Resumes a generator's body: the yielded value, `STOP`, or an error. `sent` is none when the pending exception is to be
    /// thrown at the resume point.
    pub fn resume(self, gil: &mut Gil, generator: &Value, sent: Option<&Value>) -> Result<Value> {
        let bits = sent.map_or(values::NULL, Value::bits);
        let raw = gil.nested(|| self.invoke_resume(generator.address(), bits))?;
        from_raw(gil, raw)
    }

    #[cfg(target_family = "wasm")]
    fn invoke(self, callee: u32, args: &[Value]) -> Raw {
        macro_rules! go {
            ($($i:literal)*) => {{
                // SAFETY: in WebAssembly a function pointer is a table index; a call through it checks the function's type and
                // traps when it differs.
                let f: extern "C" fn(u32 $(, go!(@raw $i))*) -> Raw = unsafe { core::mem::transmute(self.0 as usize) };
                f(callee $(, Raw(args[$i].bits()))*)
            }};
            (@raw $i:literal) => { Raw };
        }
        match args.len() {
            0 => go!(),
            1 => go!(0),
            2 => go!(0 1),
            3 => go!(0 1 2),
            4 => go!(0 1 2 3),
            5 => go!(0 1 2 3 4),
            6 => go!(0 1 2 3 4 5),
            7 => go!(0 1 2 3 4 5 6),
            8 => go!(0 1 2 3 4 5 6 7),
            n => panic!("{n} parameters are passed in memory"),
        }
    }

    #[cfg(target_family = "wasm")]
    #[inline]
    fn invoke1(self, callee: u32, a: &Value) -> Raw {
        // SAFETY: as in `invoke`.
        let f: extern "C" fn(u32, Raw) -> Raw = unsafe { core::mem::transmute(self.0 as usize) };
        f(callee, Raw(a.bits()))
    }

    #[cfg(target_family = "wasm")]
    #[inline]
    fn invoke2(self, callee: u32, a: &Value, b: &Value) -> Raw {
        // SAFETY: as in `invoke`.
        let f: extern "C" fn(u32, Raw, Raw) -> Raw = unsafe { core::mem::transmute(self.0 as usize) };
        f(callee, Raw(a.bits()), Raw(b.bits()))
    }

    #[cfg(target_family = "wasm")]
    fn invoke_words(self, callee: u32, args: u32) -> Raw {
        // SAFETY: as in `invoke`.
        let f: extern "C" fn(u32, u32) -> Raw = unsafe { core::mem::transmute(self.0 as usize) };
        f(callee, args)
    }

    #[cfg(target_family = "wasm")]
    fn invoke_resume(self, generator: u32, sent: u64) -> Raw {
        // SAFETY: as in `invoke`.
        let f: extern "C" fn(u32, Raw) -> Raw = unsafe { core::mem::transmute(self.0 as usize) };
        f(generator, Raw(sent))
    }

    #[cfg(not(target_family = "wasm"))]
    fn invoke(self, _callee: u32, _args: &[Value]) -> Raw {
        panic!("compiled code runs in WebAssembly only")
    }
    #[cfg(not(target_family = "wasm"))]
    fn invoke1(self, _callee: u32, _a: &Value) -> Raw {
        panic!("compiled code runs in WebAssembly only")
    }
    #[cfg(not(target_family = "wasm"))]
    fn invoke2(self, _callee: u32, _a: &Value, _b: &Value) -> Raw {
        panic!("compiled code runs in WebAssembly only")
    }
    #[cfg(not(target_family = "wasm"))]
    fn invoke_words(self, _callee: u32, _args: u32) -> Raw {
        panic!("compiled code runs in WebAssembly only")
    }
    #[cfg(not(target_family = "wasm"))]
    fn invoke_resume(self, _generator: u32, _sent: u64) -> Raw {
        panic!("compiled code runs in WebAssembly only")
    }
}
