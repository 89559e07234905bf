//! The token. Whoever holds it may touch the runtime; how it is borrowed says what may be touched.

use core::marker::PhantomData;
use core::mem::ManuallyDrop;

use crate::arena::runtime;
use crate::object::{self, Payload, TypeHead};
use crate::value::Value;

/// The right to use the runtime. `&Gil` allows reading objects, `&mut Gil` changing them and running Python code.
///
/// There is one per entry into the core; it cannot be made, copied or sent elsewhere.
///
/// # What the compiler refuses
///
/// Looking into an object borrows the token and the value:
///
/// ```
/// use molt_provenance::{Gil, Tuple, Value};
/// fn length(gil: &Gil, v: &Value) -> usize {
///     gil.get::<Tuple>(v).map_or(0, |t| t.items().len())
/// }
/// assert_eq!(Gil::for_test(|gil| length(gil, &Value::NONE)), 0);
/// ```
///
/// No Python code runs, and no payload changes, while somebody looks into an object: both take `&mut Gil`.
///
/// ```compile_fail,E0502
/// use molt_provenance::{Gil, Tuple, Value};
/// fn run_python(_: &mut Gil) {}
/// fn wrong(gil: &mut Gil, v: &Value) -> usize {
///     let items = gil.get::<Tuple>(v).unwrap().items();
///     run_python(gil);
///     items.len()
/// }
/// ```
///
/// What is looked at outlives neither the token
///
/// ```compile_fail,E0621
/// use molt_provenance::{Gil, Tuple, Value};
/// fn wrong<'a>(gil: &Gil, v: &'a Value) -> &'a [Value] {
///     gil.get::<Tuple>(v).unwrap().items()
/// }
/// ```
///
/// nor the value that keeps the object alive.
///
/// ```compile_fail,E0505
/// use molt_provenance::{Gil, Tuple, Value};
/// fn wrong(gil: &Gil, v: Value) -> usize {
///     let items = gil.get::<Tuple>(&v).unwrap().items();
///     drop(v);
///     items.len()
/// }
/// ```
///
/// Two payloads are not changed at a time: they could be the same one.
///
/// ```compile_fail,E0499
/// use molt_provenance::{Bytes, Gil, Value};
/// fn wrong(gil: &mut Gil, a: &Value, b: &Value) {
///     let (x, y) = (gil.get_mut::<Bytes>(a), gil.get_mut::<Bytes>(b));
///     drop((x, y));
/// }
/// ```
///
/// A value that was given away is gone.
///
/// ```compile_fail,E0382
/// use molt_provenance::{Gil, Value};
/// fn wrong(gil: &mut Gil, exception: Value) -> bool {
///     let _raised = gil.raise(exception);
///     exception.is_none()
/// }
/// ```
///
/// A second token cannot be made,
///
/// ```compile_fail,E0451
/// use molt_provenance::Gil;
/// let gil = Gil { _not_send: std::marker::PhantomData };
/// ```
///
/// taken out of the first,
///
/// ```compile_fail,E0507
/// use molt_provenance::Gil;
/// fn wrong(gil: &mut Gil) -> Gil {
///     *gil
/// }
/// ```
///
/// or used by another thread.
///
/// ```compile_fail,E0277
/// use molt_provenance::Gil;
/// fn wrong(gil: &mut Gil) {
///     std::thread::scope(|s| {
///         s.spawn(|| gil.frame_depth());
///     });
/// }
/// ```
pub struct Gil {
    _not_send: PhantomData<*mut ()>,
}

/// A value that is lent: it is used as `&Value` and counts nothing.
pub struct Lent<'a> {
    value: ManuallyDrop<Value>,
    _life: PhantomData<&'a Value>,
}

impl<'a> Lent<'a> {
    /// Lends a value on.
    #[inline(always)]
    pub fn from(v: &'a Value) -> Lent<'a> {
        Lent { value: v.copied(), _life: PhantomData }
    }
}

impl core::ops::Deref for Lent<'_> {
    type Target = Value;
    #[inline(always)]
    fn deref(&self) -> &Value {
        &self.value
    }
}

/// Proof that an exception is pending in the thread state.
#[derive(Debug)]
pub struct Raised(pub(crate) ());

/// What an operation that can raise answers.
pub type Result<T = Value> = core::result::Result<T, Raised>;

impl Gil {
    #[cfg(not(target_family = "wasm"))]
    const fn new() -> Self {
        Gil { _not_send: PhantomData }
    }

    /// The token of a fresh entry from compiled code. It takes no room, so it needs no place on the stack, which hundreds of
    /// functions would make for it.
    #[inline(always)]
    pub(crate) fn of_entry<'a>() -> &'a mut Gil {
        const { assert!(size_of::<Gil>() == 0) };
        // SAFETY: a reference to a type without size is valid at every address that is aligned and not null, and reads and writes nothing.
        unsafe { core::ptr::NonNull::dangling().as_mut() }
    }

    /// Runs `body` with the token of a fresh entry. For tests and for the exported entry points.
    ///
    /// Entering again while a token exists further down the stack is sound only because that one is then lent to the call
    /// through which the entry came; the exported entry points are the only callers in WebAssembly.
    #[cfg(not(target_family = "wasm"))]
    pub fn for_test<R>(body: impl FnOnce(&mut Gil) -> R) -> R {
        body(&mut Gil::new())
    }

    /// Makes an exception instance pending.
    pub fn raise(&mut self, exc: Value) -> Raised {
        self.put_pending(exc);
        Raised(())
    }

    /// Lets one look at an object's payload, when it is of type `T`.
    #[inline(always)]
    pub fn get<'a, T: Payload>(&'a self, v: &'a Value) -> Option<&'a T> {
        let payload = object::payload_of::<T>(v)?;
        // SAFETY: `payload_of` checked that the object holds a `T`; it lives as long as `v`, and changing any payload needs
        // the token mutably, which is borrowed for `'a`.
        Some(unsafe { &*payload })
    }

    /// Lets one change an object's payload, when it is of type `T`.
    #[inline(always)]
    pub fn get_mut<'a, T: Payload>(&'a mut self, v: &'a Value) -> Option<&'a mut T> {
        let payload = object::payload_of::<T>(v)?;
        // SAFETY: as in `get`; the token is borrowed mutably, so this is the only reference into any object.
        Some(unsafe { &mut *payload })
    }

    /// The type object of a value that is an object in memory, lent as long as the object lives.
    #[inline(always)]
    pub fn type_of_pointer<'a>(&'a self, v: &'a Value) -> Option<Lent<'a>> {
        if !v.is_pointer() {
            return None;
        }
        let ty = object::type_address(v.address());
        Some(Lent { value: ManuallyDrop::new(Value::from_address(ty)), _life: PhantomData })
    }

    /// Whether the value is an object in memory of exactly this type.
    #[inline(always)]
    pub fn is_exactly(&self, v: &Value, ty: &Value) -> bool {
        v.is_pointer() && ty.is_pointer() && object::type_address(v.address()) == ty.address()
    }

    /// Whether two objects in memory are of the same type.
    #[inline(always)]
    pub fn same_type(&self, a: &Value, b: &Value) -> bool {
        a.is_pointer() && b.is_pointer() && object::type_address(a.address()) == object::type_address(b.address())
    }

    /// Replaces the type of an object by one whose objects hold the same payload (`obj.__class__ = other`).
    pub fn set_type(&mut self, v: &Value, ty: &Value) -> bool {
        object::set_type(v, ty)
    }

    /// The head of the type object of an object in memory: what provenance itself knows of a type.
    #[inline(always)]
    pub fn head_of(&self, v: &Value) -> Option<&TypeHead> {
        if v.is_pointer() { Some(object::head(object::type_address(v.address()))) } else { None }
    }

    /// Hangs something of an upper layer into the runtime; each slot is set once.
    pub fn set_root<T: 'static>(&mut self, slot: RootSlot, root: T) {
        // SAFETY: no reference to a root is alive, as they borrow the token.
        unsafe { (&mut (*runtime()).roots)[slot as usize] = Some(crate::arena::alloc_any::Root::new(root)) };
    }

    /// What was set as a root. Panics when it was not, or is of another type: a defect of the caller.
    #[inline]
    pub fn root<T: 'static>(&self, slot: RootSlot) -> &T {
        // SAFETY: roots are replaced only with the token borrowed mutably.
        let root = unsafe { (&(*runtime()).roots)[slot as usize].as_ref() };
        root.and_then(|r| r.get()).expect("the root was set at init")
    }

    /// As `root`, to change it.
    #[inline]
    pub fn root_mut<T: 'static>(&mut self, slot: RootSlot) -> &mut T {
        // SAFETY: the token is borrowed mutably, so this is the only reference to any root.
        let root = unsafe { (&mut (*runtime()).roots)[slot as usize].as_mut() };
        root.and_then(|r| r.get_mut()).expect("the root was set at init")
    }

    /// Whether a root was set.
    pub fn has_root(&self, slot: RootSlot) -> bool {
        // SAFETY: as in `root`.
        unsafe { (&(*runtime()).roots)[slot as usize].is_some() }
    }

    /// The well-known value at an index (a type, an exception class, a name); unbound before it is set.
    #[inline(always)]
    pub fn known(&self, index: usize) -> &Value {
        // SAFETY: well-known values are set with the token borrowed mutably, so none changes while this reference lives. All of
        // them have been written: the host's first call is `init`, which begins with `init_stacks`.
        unsafe { (&(*runtime()).known)[index].assume_init_ref() }
    }

    /// Sets a well-known value.
    pub fn set_known(&mut self, index: usize, v: Value) {
        // SAFETY: the token is borrowed mutably, so no reference to a well-known value is alive; written as above.
        let old = unsafe { core::mem::replace((&mut (*runtime()).known)[index].assume_init_mut(), v) };
        drop(old);
    }

    /// Overwrites memory that is in no use with zeros, so that an image of the memory is small.
    pub fn scrub(&mut self) {
        // SAFETY: as in `heap_stats`.
        unsafe { (*runtime()).heap.scrub() };
    }

    /// The address behind all memory that was ever used.
    pub fn used_end(&self) -> u32 {
        // SAFETY: as in `heap_stats`.
        unsafe { (*runtime()).heap.used_end() }
    }

    /// Counters of the allocator.
    pub fn heap_stats(&self) -> crate::heap::HeapStats {
        // SAFETY: the token is held, nobody else is in the allocator.
        unsafe { (*runtime()).heap.stats() }
    }
}

/// Who owns which root.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum RootSlot {
    /// The well-known types and exceptions.
    Object = 0,
    /// The runtime's state: modules, interned strings, metrics.
    State = 1,
    /// The built-ins' own state.
    Builtins = 2,
    /// The handles of the host.
    Host = 3,
}
