//! From 32-bit addresses to pointers, and the one place where a runtime's own static state lives.

use core::any::TypeId;
use core::cell::UnsafeCell;
use core::mem::MaybeUninit;

use crate::addresses::AddressMap;
use crate::cache::Caches;
use crate::collect::Collector;
use crate::heap::Heap;
use crate::object::{Graveyard, VTable};
use crate::thread::ThreadState;
use crate::value::Value;

/// How many well-known values the layers above may keep at fixed places.
pub const KNOWN: usize = 896;

/// Everything that belongs to one runtime and is not a Python object.
pub(crate) struct Runtime {
    pub thread: ThreadState,
    pub heap: Heap,
    pub graveyard: Graveyard,
    pub caches: Caches,
    pub collector: Collector,
    /// The newest weak reference to each object that has any: the address of its payload.
    pub weak: AddressMap,
    pub roots: [Option<alloc_any::Root>; 4],
    /// Set from the first entry on, by `fill_known`: static values would take their room in the module too.
    pub known: [MaybeUninit<Value>; KNOWN],
    /// The table of type objects, as long as all of them have the same; null before the first one, 1 when they differ.
    pub type_table: *const VTable,
    /// Which payload each tag stands for.
    pub payload_tags: Vec<(u32, TypeId)>,
}

pub(crate) mod alloc_any {
    //! The type of a root: what the layers above hang into the runtime.
    use std::any::{Any, TypeId};

    /// A root with its type beside it, so that finding it takes one comparison and no call.
    pub(crate) struct Root {
        id: TypeId,
        value: Box<dyn Any>,
    }

    impl Root {
        pub(crate) fn new<T: 'static>(value: T) -> Self {
            Root { id: TypeId::of::<T>(), value: Box::new(value) }
        }
        #[inline]
        pub(crate) fn get<T: 'static>(&self) -> Option<&T> {
            if self.id != TypeId::of::<T>() {
                return None;
            }
            // SAFETY: the box holds a value of the type whose id is beside it, set by the only constructor.
            Some(unsafe { &*(&raw const *self.value).cast::<T>() })
        }
        #[inline]
        pub(crate) fn get_mut<T: 'static>(&mut self) -> Option<&mut T> {
            if self.id != TypeId::of::<T>() {
                return None;
            }
            // SAFETY: as in `get`, borrowed mutably.
            Some(unsafe { &mut *(&raw mut *self.value).cast::<T>() })
        }
    }
}

impl Runtime {
    const fn new() -> Self {
        Runtime {
            thread: ThreadState::new(),
            heap: Heap::new(),
            graveyard: Graveyard::new(),
            caches: Caches::new(),
            collector: Collector::new(),
            weak: AddressMap::new(),
            roots: [const { None }; 4],
            known: [const { MaybeUninit::zeroed() }; KNOWN],
            type_table: core::ptr::null(),
            payload_tags: Vec::new(),
        }
    }

    /// Sets every well-known value to the unbound marker.
    pub(crate) fn fill_known(&mut self) {
        for place in &mut self.known {
            place.write(Value::UNBOUND);
        }
    }
}

#[cfg(target_family = "wasm")]
mod place {
    use super::*;

    struct Cell(UnsafeCell<Runtime>);
    // SAFETY: a runtime is one instance with one memory, and only the thread that holds the GIL enters it.
    unsafe impl Sync for Cell {}
    static RUNTIME: Cell = Cell(UnsafeCell::new(Runtime::new()));

    #[inline(always)]
    pub(crate) fn runtime() -> *mut Runtime {
        RUNTIME.0.get()
    }

    /// The pointer for an address.
    #[inline(always)]
    pub(crate) fn pointer(address: u32) -> *mut u8 {
        core::ptr::with_exposed_provenance_mut(address as usize)
    }

    /// The address of a pointer into the memory.
    #[inline(always)]
    pub(crate) fn address<T>(pointer: *const T) -> u32 {
        pointer.expose_provenance() as u32
    }
}

#[cfg(not(target_family = "wasm"))]
mod place {
    use super::*;

    /// Size of the simulated linear memory of one thread's runtime; the host's lazy paging makes it cheap.
    pub(crate) const ARENA: usize = if cfg!(miri) { 1 << 23 } else { 1 << 28 };

    thread_local! {
        // Leaked, as in WebAssembly: what is dropped with a runtime would ask for the runtime while it ends.
        static RUNTIME: &'static UnsafeCell<Runtime> = {
            let mut runtime = Runtime::new();
            runtime.fill_known();
            Box::leak(Box::new(UnsafeCell::new(runtime)))
        };
        static BASE: *mut u8 = {
            let layout = std::alloc::Layout::from_size_align(ARENA, 1 << 16).expect("a valid layout");
            // SAFETY: the layout has a size that is not zero.
            let base = unsafe { std::alloc::alloc_zeroed(layout) };
            assert!(!base.is_null(), "no memory for the test arena");
            base
        };
    }

    pub(crate) fn runtime() -> *mut Runtime {
        RUNTIME.with(|cell| cell.get())
    }

    #[inline]
    pub(crate) fn pointer(address: u32) -> *mut u8 {
        assert!((address as usize) < ARENA, "address outside the arena");
        // SAFETY: in bounds of the one allocation, by the assertion.
        BASE.with(|base| unsafe { base.add(address as usize) })
    }

    #[inline]
    pub(crate) fn address<T>(pointer: *const T) -> u32 {
        BASE.with(|base| pointer.addr() - base.addr()) as u32
    }
}

pub(crate) use place::*;
