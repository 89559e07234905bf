//! The thread state: what compiled code reads at fixed offsets, the stack of frames and the stack of arguments.

use molt_abi::layout::*;

use crate::arena::{address, pointer, runtime};
use crate::gil::{Gil, Raised};
use crate::value::Value;

/// Deepest stack of frames that the reserved memory carries.
pub const MAX_FRAMES: u32 = 60_000;
/// Frames beyond the recursion limit in which an exception can still be handled.
const FRAME_RESERVE: u32 = 64;
/// Room for argument arrays, in values.
const STACK_VALUES: u32 = 1 << 17;
/// Bytes of that room that are kept: a recursion whose arrays take the rest is too deep.
const ARRAY_RESERVE: u32 = 1 << 17;

/// Who knows of interrupts: fails when there is one.
pub type InterruptHook = fn(&mut Gil) -> Result<(), Raised>;

/// How many types are published from `TS_TYPE_SET` on.
const LATER_TYPES: usize = ((TS_PENDING - TS_TYPE_SET) / 4) as usize;

/// The first fields are read by compiled code; `layout` has their offsets.
#[repr(C)]
pub(crate) struct ThreadState {
    pub frame: u32,
    pub frame_limit: u32,
    /// Work that may be done until `look`.
    budget: u32,
    pub stack: u32,
    pub stop_value: Value,
    pub types: [u32; 10],
    pub shared_cache: u32,
    pub characters: u32,
    pub container_types: [u32; LATER_TYPES],
    pub pending: Value,
    pub handled: Value,
    pub free_lists: u32,
    // Private from here on.
    frame_base: u32,
    frame_end: u32,
    stack_end: u32,
    recursion_limit: u32,
    /// Deepest recursion that the machine's stack carries, whatever the program asks for.
    capacity: u32,
    native_depth: u32,
    native_limit: u32,
    /// What runs is on the thread's stack, whose size is not known: it is looked at now and then.
    shallow: bool,
    /// Up to this frame there was room for when it was looked at last.
    verified_frame: u32,
    /// Up to this depth of native functions, likewise.
    verified_native: u32,
    /// What is to be run on a stack of its own.
    deeper: Option<*mut (dyn FnMut() + 'static)>,
    pub overflow: Option<fn(&mut Gil) -> Raised>,
    pub finalize: Option<fn(&mut Gil)>,
    pub finalizers_due: bool,
    pub interrupts: Option<InterruptHook>,
    pub memory_error: Option<fn(&mut Gil) -> Raised>,
    /// The spare memory is being used.
    exhausted: bool,
    /// An interrupt came during a computation that could not raise it: the exception is pending.
    given_up: bool,
    /// What `budget` is set to.
    allowance: u32,
    /// When `look` ran last, and when it asked last: seconds.
    looked: f64,
    asked: f64,
}

const _: () = assert!(core::mem::offset_of!(ThreadState, frame) == TS_FRAME as usize);
const _: () = assert!(core::mem::offset_of!(ThreadState, frame_limit) == TS_FRAME_LIMIT as usize);
const _: () = assert!(core::mem::offset_of!(ThreadState, stack) == TS_STACK as usize);
const _: () = assert!(core::mem::offset_of!(ThreadState, stop_value) == TS_STOP_VALUE as usize);
const _: () = assert!(core::mem::offset_of!(ThreadState, shared_cache) == TS_SHARED_CACHE as usize);
const _: () = assert!(core::mem::offset_of!(ThreadState, characters) == TS_CHARACTERS as usize);
const _: () = assert!(core::mem::offset_of!(ThreadState, pending) == TS_PENDING as usize);
const _: () = assert!(core::mem::offset_of!(ThreadState, handled) == TS_HANDLED as usize);
const _: () = assert!(core::mem::offset_of!(ThreadState, free_lists) == TS_FREE_LISTS as usize);
const _: () = assert!(core::mem::offset_of!(ThreadState, types) == TS_TYPE_FUNCTION as usize);
const _: () = assert!(core::mem::offset_of!(ThreadState, container_types) == TS_TYPE_SET as usize);

impl ThreadState {
    pub(crate) const fn new() -> Self {
        ThreadState {
            frame: 0,
            frame_limit: 0,
            budget: 0,
            stack: 0,
            stop_value: Value::UNBOUND,
            types: [0; 10],
            shared_cache: 0,
            characters: 0,
            container_types: [0; LATER_TYPES],
            pending: Value::UNBOUND,
            handled: Value::UNBOUND,
            free_lists: 0,
            frame_base: 0,
            frame_end: 0,
            stack_end: 0,
            recursion_limit: 1000,
            capacity: MAX_FRAMES,
            native_depth: 0,
            native_limit: SMALL_NATIVE_DEPTH,
            shallow: false,
            verified_frame: 0,
            verified_native: 0,
            deeper: None,
            overflow: None,
            finalize: None,
            finalizers_due: false,
            interrupts: None,
            memory_error: None,
            exhausted: false,
            given_up: false,
            allowance: 1,
            looked: 0.0,
            asked: 0.0,
        }
    }
}

#[inline(always)]
fn state() -> &'static mut ThreadState {
    // SAFETY: only this module's functions call this, each lets go of the reference before it returns, and none of them
    // calls out while it holds it.
    unsafe { &mut (*runtime()).thread }
}

/// How deep native functions may nest on the stack that engines give by default, about a megabyte. Measured on V8: a level of
/// Python that native code calls takes up to 2.4 KB of it in baseline code, a level of Python alone 200 bytes.
const SMALL_NATIVE_DEPTH: u32 = 300;
/// The same on a large stack. There the core's own stack in the linear memory is the limit, which is looked at besides.
const LARGE_NATIVE_DEPTH: u32 = 40_000;
/// A host that carries this many frames has a large stack.
const LARGE_CAPACITY: u32 = 20_000;
/// On the thread's stack: bytes of frames, and levels of native functions, after which its room is looked at again. What so many can take
/// is what the host has to find free.
const UNVERIFIED_FRAMES: u32 = 64 * FRAME_SIZE;
const UNVERIFIED_NATIVE: u32 = 32;
/// A program that raised its recursion limit above this wants more than a thread's stack.
const THREAD_STACK_LIMIT: u32 = 1000;
/// Bytes of the core's stack that are kept for what a native function does between two checks.
const STACK_RESERVE: u32 = 192 << 10;

/// Whether the core's stack, which grows down to address 0, is nearly used up.
#[inline]
fn stack_low() -> bool {
    let here = 0u8;
    cfg!(target_family = "wasm") && address(&raw const here) < STACK_RESERVE
}

/// Time between two looks at the clock: what they cost does not count then.
const LOOK_SECONDS: f64 = 0.000_5;
/// Time between two questions whether there is an interrupt.
const ASK_SECONDS: f64 = 0.02;
/// Most work between two looks at the clock. A unit of work can take a nanosecond, or a microsecond.
const MAX_ALLOWANCE: u32 = 1 << 16;

/// Memory is used up: the next look for interrupts, at the next call of compiled code at the latest, raises MemoryError.
pub(crate) fn note_exhausted() {
    let ts = state();
    ts.exhausted = true;
    ts.budget = 0;
    ts.frame_limit = 0;
}

/// Whether the spare memory is being used.
#[inline]
pub(crate) fn is_exhausted() -> bool {
    state().exhausted
}

/// A MemoryError is going to be raised: there is no need for another one.
pub(crate) fn forget_exhausted() {
    state().exhausted = false;
}

/// As `Gil::spend`, for long computations that have no token and run no Python code. True says that an interrupt came: the result is not
/// wanted any more, whatever it is, and whoever started the computation asks `Gil::keep_going`.
#[inline]
pub fn strained(work: u32) -> bool {
    let ts = state();
    match ts.budget.checked_sub(work) {
        Some(left) if !ts.given_up => {
            ts.budget = left;
            false
        }
        _ => strain(),
    }
}

#[cold]
#[inline(never)]
fn strain() -> bool {
    if !state().given_up && Gil::of_entry().look().is_err() {
        let ts = state();
        ts.given_up = true;
        // The entry that ends next looks at this, see `Gil::leave_given_up`.
        ts.finalizers_due = true;
        ts.budget = 0;
    }
    state().given_up
}

/// The items of something long, which ends when an interrupt came (see `strained`).
pub fn patiently<I: Iterator>(items: I) -> impl Iterator<Item = I::Item> {
    items.enumerate().map_while(|(i, item)| if i & 0xFFFF == 0xFFFF && strained(1 << 16) { None } else { Some(item) })
}

/// Whether `strained` said so since somebody asked `Gil::keep_going`.
#[inline]
pub fn given_up() -> bool {
    state().given_up
}

impl ThreadState {
    /// The limit that counts: what the program asked for, as far as the stack goes.
    fn effective_limit(&self) -> u32 {
        self.recursion_limit.min(self.capacity)
    }

    fn apply_limits(&mut self) {
        self.frame_limit = self.frame_base + (self.effective_limit() + 1) * FRAME_SIZE;
        // A stack that is looked at needs no guess.
        let guessed = self.capacity < LARGE_CAPACITY && !self.shallow;
        self.native_limit = if guessed { SMALL_NATIVE_DEPTH } else { LARGE_NATIVE_DEPTH };
        if self.shallow {
            self.frame_limit = self.frame_limit.min(self.verified_frame);
            self.native_limit = self.native_limit.min(self.verified_native);
        }
    }

    /// There is room from here on.
    fn verify(&mut self) {
        self.verified_frame = self.frame + UNVERIFIED_FRAMES;
        self.verified_native = self.native_depth + UNVERIFIED_NATIVE;
        self.apply_limits();
    }
}

impl Gil {
    /// Reserves the stacks. Called once, before any compiled code runs.
    pub fn init_stacks(&mut self) {
        if cfg!(target_family = "wasm") {
            // SAFETY: the first thing that happens in an instance: no reference to a well-known value exists.
            unsafe { (*runtime()).fill_known() };
        }
        state().shared_cache = crate::cache::reserve_shared();
        state().characters = crate::narrow::characters_address();
        // SAFETY: no reference to the heap is held here.
        state().free_lists = unsafe { (*crate::arena::runtime()).heap.lists_address() };
        let frames = (MAX_FRAMES + FRAME_RESERVE + 2) * FRAME_SIZE;
        // SAFETY: the block is written to zeros before anything reads it, and is never freed.
        let base = unsafe {
            let block = (*runtime()).heap.allocate(frames + STACK_VALUES * 8, crate::heap::Kind::Raw);
            block.expect("the first allocation succeeds")
        };
        let ts = state();
        ts.frame_base = base;
        ts.frame = base;
        ts.frame_end = base + frames;
        ts.stack = ts.frame_end;
        ts.stack_end = ts.frame_end + STACK_VALUES * 8;
        ts.apply_limits();
        // SAFETY: the first frame lies in the block just reserved.
        unsafe { pointer(base).cast::<[u32; 2]>().write([0, 0]) };
    }

    /// Address of the thread state, for the import of compiled modules.
    pub fn thread_state_address(&self) -> u32 {
        address(state())
    }

    /// Publishes a well-known type to compiled code: `offset` is one of `TS_TYPE_*`.
    pub fn publish_type(&mut self, offset: u32, ty: &Value) {
        assert!(offset.is_multiple_of(4) && ty.is_pointer());
        if (TS_TYPE_SET..TS_PENDING).contains(&offset) {
            state().container_types[((offset - TS_TYPE_SET) / 4) as usize] = ty.address();
        } else {
            state().types[((offset - TS_TYPE_FUNCTION) / 4) as usize] = ty.address();
        }
    }

    /// Whether a value's type is the one published at `offset`.
    #[inline]
    pub fn has_published_type(&self, v: &Value, offset: u32) -> bool {
        v.is_pointer()
            && crate::object::type_address(v.address()) == state().types[((offset - TS_TYPE_FUNCTION) / 4) as usize]
    }

    /// Number of frames on the stack.
    pub fn frame_depth(&self) -> u32 {
        let ts = state();
        (ts.frame - ts.frame_base) / FRAME_SIZE
    }

    /// The function object and the position of the frame `depth` levels up (0 is the innermost).
    pub fn frame_at(&self, depth: u32) -> Option<(Value, u32)> {
        let ts = state();
        let frame = ts.frame.checked_sub(depth.checked_mul(FRAME_SIZE)?)?;
        if frame <= ts.frame_base {
            return None;
        }
        // SAFETY: frames between the base and the top were pushed by compiled code; each holds a live function object, which
        // the caller of that function keeps alive.
        let (func, pos) = unsafe {
            let words = pointer(frame).cast::<[u32; 2]>().read();
            crate::object::retain(words[0]);
            (Value::from_address(words[0]), words[1])
        };
        Some((func, pos))
    }

    /// Moves the innermost frame on to the position after the one that it stored: a method call has two, the second for
    /// the lookup of the method.
    pub fn advance_position(&mut self) {
        let ts = state();
        if ts.frame > ts.frame_base {
            // SAFETY: a frame between the base and the top, as in `frame_at`.
            unsafe { (*pointer(ts.frame).cast::<[u32; 2]>())[1] += 1 };
        }
    }

    /// Sets the position of the innermost frame.
    pub fn set_position(&mut self, position: u32) {
        let ts = state();
        if ts.frame > ts.frame_base {
            // SAFETY: a frame between the base and the top, as in `frame_at`.
            unsafe { (*pointer(ts.frame).cast::<[u32; 2]>())[1] = position };
        }
    }

    /// The function object of the innermost frame.
    #[inline]
    pub fn current_function(&self) -> Option<Value> {
        self.frame_at(0).map(|(f, _)| f)
    }

    /// `sys.getrecursionlimit()`.
    pub fn recursion_limit(&self) -> u32 {
        state().recursion_limit
    }

    /// Sets the recursion limit. Beyond what the host's stack carries it has no effect: recursion ends there.
    pub fn set_recursion_limit(&mut self, limit: u32) {
        let ts = state();
        ts.recursion_limit = limit;
        ts.apply_limits();
    }

    /// Says how many frames the host's stack carries; 0 for not known.
    pub fn set_recursion_capacity(&mut self, frames: u32) {
        let ts = state();
        ts.capacity = if frames == 0 { MAX_FRAMES } else { frames.min(MAX_FRAMES) };
        ts.apply_limits();
    }

    /// Sets the function that raises RecursionError.
    pub fn set_overflow_hook(&mut self, hook: fn(&mut Gil) -> Raised) {
        state().overflow = Some(hook);
    }

    /// Whether the innermost frame has passed the recursion limit.
    pub fn past_recursion_limit(&self) -> bool {
        let ts = state();
        ts.frame + FRAME_SIZE >= ts.frame_base + (ts.effective_limit() + 1) * FRAME_SIZE
            || ts.stack > ts.stack_end - ARRAY_RESERVE
    }

    /// Whether the stack has room for more frames: the thread's stack is looked at for that.
    pub fn has_stack_room(&mut self) -> bool {
        let ts = state();
        if !ts.shallow || ts.frame + FRAME_SIZE < ts.verified_frame {
            return true;
        }
        let room = crate::host::has_room();
        if room {
            state().verify();
        }
        room
    }

    /// Runs `body` as an entry from the host: on the thread's stack, which had room a moment ago, or on a large one.
    #[inline]
    pub fn on_stack<R>(&mut self, shallow: bool, body: impl FnOnce(&mut Gil) -> R) -> R {
        let ts = state();
        let before = (ts.shallow, ts.verified_frame, ts.verified_native);
        ts.shallow = shallow;
        ts.verify();
        let result = body(self);
        let ts = state();
        (ts.shallow, ts.verified_frame, ts.verified_native) = before;
        ts.apply_limits();
        result
    }

    /// Whether the program wants more than a thread's stack, and the host has larger ones.
    #[inline]
    pub fn wants_large_stack(&self) -> bool {
        let ts = state();
        ts.recursion_limit > THREAD_STACK_LIMIT && ts.capacity >= LARGE_CAPACITY
    }

    /// Counts one more level of native recursion; answers false (and counts nothing) when it is one too many.
    #[inline]
    pub fn enter_native(&mut self) -> bool {
        let ts = state();
        if ts.native_depth >= ts.native_limit || stack_low() {
            return Self::enter_native_unverified();
        }
        ts.native_depth += 1;
        true
    }

    /// The same where the thread's stack has to be looked at first.
    #[cold]
    #[inline(never)]
    fn enter_native_unverified() -> bool {
        let ts = state();
        if !ts.shallow || ts.native_depth < ts.verified_native || stack_low() || !crate::host::has_room() {
            return false;
        }
        let ts = state();
        ts.verify();
        let entered = ts.native_depth < ts.native_limit;
        ts.native_depth += u32::from(entered);
        entered
    }

    /// Runs `body` on a stack of its own, as the thread's has no room left; not at all when there is none.
    #[cold]
    #[inline(never)]
    fn nested_deeper(&mut self, body: &mut dyn FnMut()) {
        if !state().shallow || stack_low() {
            return;
        }
        let body: *mut (dyn FnMut() + '_) = body;
        // SAFETY: only the lifetime is changed. The pointer is used during the call only: it is forgotten below.
        let body = unsafe { core::mem::transmute::<*mut (dyn FnMut() + '_), *mut (dyn FnMut() + 'static)>(body) };
        state().deeper = Some(body);
        crate::host::call_deeper();
        assert!(state().deeper.take().is_some(), "what was called on another stack did not come back");
    }

    /// Runs what `nested_deeper` left, on another stack.
    pub(crate) fn run_deeper(&mut self) {
        if let Some(body) = state().deeper.take() {
            self.on_stack(false, |gil| {
                // SAFETY: `nested_deeper` is waiting for this call, and what it left lives there.
                let run = unsafe { &mut *body };
                if gil.enter_native() {
                    run();
                    gil.leave_native();
                }
            });
            // The sign that it came back.
            state().deeper = Some(body);
        }
    }

    /// Calls compiled code as one more level of native recursion.
    #[inline]
    pub(crate) fn nested<R>(&mut self, body: impl FnOnce() -> R) -> Result<R, Raised> {
        if !self.enter_native() {
            let (mut body, mut result) = (Some(body), None);
            self.nested_deeper(&mut || result = body.take().map(|body| body()));
            return result.ok_or_else(|| self.overflow());
        }
        let result = body();
        self.leave_native();
        Ok(result)
    }

    #[cold]
    fn overflow(&mut self) -> Raised {
        match state().overflow {
            Some(hook) => hook(self),
            None => panic!("a recursion without end before the runtime is complete"),
        }
    }

    /// Leaves a level that `enter_native` counted.
    #[inline]
    pub fn leave_native(&mut self) {
        state().native_depth -= 1;
    }

    /// Counts work that may take long, in units of about one step of a loop. Now and then it looks for an interrupt, which is an
    /// exception like any other.
    #[inline]
    pub fn spend(&mut self, work: u32) -> Result<(), Raised> {
        let ts = state();
        match ts.budget.checked_sub(work) {
            Some(left) => {
                ts.budget = left;
                Ok(())
            }
            None => self.look(),
        }
    }

    /// As `spend`, for what is done at once to so many items or characters.
    pub fn spend_on(&mut self, items: usize) -> Result<(), Raised> {
        if items < 1 << 12 { Ok(()) } else { self.spend((items >> 3) as u32) }
    }

    /// Looks at the clock, and when enough time went by asks whoever knows of interrupts.
    #[cold]
    #[inline(never)]
    fn look(&mut self) -> Result<(), Raised> {
        self.keep_going()?;
        if core::mem::take(&mut state().exhausted)
            && let Some(memory_error) = state().memory_error
        {
            return Err(memory_error(self));
        }
        let now = self.host_clock(0);
        let ts = state();
        let since = (now - ts.looked).abs();
        ts.looked = now;
        if since < LOOK_SECONDS {
            ts.allowance = (ts.allowance * 2).min(MAX_ALLOWANCE);
        } else if since > 4.0 * LOOK_SECONDS {
            ts.allowance = (ts.allowance / 4).max(1);
        }
        ts.budget = ts.allowance;
        // A runtime that comes from an image may find a clock that is behind.
        if (now - ts.asked).abs() < ASK_SECONDS {
            return Ok(());
        }
        ts.asked = now;
        ts.interrupts.map_or(Ok(()), |ask| ask(self))
    }

    /// Fails when an interrupt came during a computation that could not raise it, see `strained`.
    #[inline]
    pub fn keep_going(&mut self) -> Result<(), Raised> {
        if core::mem::take(&mut state().given_up) { Err(Raised(())) } else { Ok(()) }
    }

    /// Sets the function that raises MemoryError.
    pub fn set_memory_hook(&mut self, hook: fn(&mut Gil) -> Raised) {
        state().memory_error = Some(hook);
    }

    /// Says how many bytes the runtime's memory may have.
    pub fn set_memory_limit(&mut self, bytes: u64) {
        // SAFETY: the allocator is not running.
        unsafe { (*runtime()).heap.set_limit(bytes) };
    }

    /// Sets who knows of interrupts. It runs every few hundredths of a second while Python does, and fails when there is one.
    pub fn set_interrupt_hook(&mut self, hook: InterruptHook) {
        state().interrupts = Some(hook);
    }

    /// Sets the limit of frames anew: each call of compiled code lowers it a little, see `stack_check`.
    pub fn restore_frame_limit(&mut self) {
        state().apply_limits();
    }

    /// Takes the exception that is pending.
    pub fn take_pending(&mut self) -> Option<Value> {
        let exc = core::mem::replace(&mut state().pending, Value::UNBOUND);
        if exc.is_unbound() { None } else { Some(exc) }
    }

    /// The exception that is pending, another count of it.
    pub fn pending(&self) -> Option<Value> {
        let ts = state();
        if ts.pending.is_unbound() { None } else { Some(ts.pending.clone()) }
    }

    pub(crate) fn put_pending(&mut self, exc: Value) {
        let old = core::mem::replace(&mut state().pending, exc);
        drop(old);
    }

    /// The exception being handled (`sys.exception()`), or unbound.
    pub fn handled(&self) -> Value {
        state().handled.clone()
    }

    /// Replaces the exception being handled; answers the one before.
    pub fn swap_handled(&mut self, exc: Value) -> Value {
        core::mem::replace(&mut state().handled, exc)
    }

    /// Stores the result of an iterator that answered `STOP`.
    pub fn set_stop_value(&mut self, v: Value) {
        let old = core::mem::replace(&mut state().stop_value, v);
        drop(old);
    }

    /// Takes the result of the iterator that answered `STOP` last; `None` when it gave none.
    pub fn take_stop_value(&mut self) -> Value {
        let v = core::mem::replace(&mut state().stop_value, Value::UNBOUND);
        if v.is_unbound() { Value::NONE } else { v }
    }

    /// Sets the function that runs finalizers which became due.
    pub fn set_finalize_hook(&mut self, hook: fn(&mut Gil)) {
        state().finalize = Some(hook);
    }

    /// Runs finalizers that became due, if any.
    #[inline(always)]
    pub fn run_due_finalizers(&mut self) {
        if state().finalizers_due {
            self.run_finalizers();
        }
    }

    /// Whether an entry ends after an interrupt that nobody raised: then its result means nothing. The flag for finalizers says so, too, so
    /// that other entries need not ask.
    #[inline(always)]
    pub(crate) fn leave_given_up(&mut self) -> bool {
        state().finalizers_due && core::mem::take(&mut state().given_up)
    }

    #[cold]
    #[inline(never)]
    fn run_finalizers(&mut self) {
        let ts = state();
        ts.finalizers_due = false;
        if let Some(hook) = ts.finalize {
            hook(self);
        }
    }

    /// Keeps the first `count` values at the stack's top from being overwritten while `body` runs.
    pub(crate) fn reserving<R>(&mut self, end: u32, body: impl FnOnce(&mut Gil) -> R) -> R {
        let ts = state();
        let before = ts.stack;
        if end > before && end <= ts.stack_end {
            ts.stack = end;
            if end > ts.stack_end - ARRAY_RESERVE {
                // The next call of compiled code finds that this is too deep.
                ts.frame_limit = 0;
            }
        }
        let result = body(self);
        state().stack = before;
        result
    }

    /// Whether the argument stack has room for `count` more values.
    pub fn stack_room(&self, count: u32) -> bool {
        let ts = state();
        (ts.stack_end - ts.stack) / 8 >= count
    }
}

/// The lowest place of a frame and the innermost frame.
pub(crate) fn frames() -> (u32, u32) {
    (state().frame_base, state().frame)
}

/// A collection is due: the next call of compiled code comes to `stack_check`. It does not run where memory was asked for, but where any Python
/// code may run.
pub(crate) fn mark_collection_due() {
    state().frame_limit = 0;
}

pub(crate) fn mark_finalizers_due() {
    state().finalizers_due = true;
}
