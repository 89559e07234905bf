//! Objects: header, type head, typed payloads, reference counts and the end of an object.

use core::any::TypeId;
use core::cell::Cell;

use molt_abi::layout::*;
use molt_abi::values::{TAG_POINTER, TAG_SHIFT};

use crate::addresses::AddressMap;
use crate::arena::{pointer, runtime};
use crate::collect::Tracer;
use crate::gil::Gil;
use crate::heap::Kind;
use crate::thread::mark_finalizers_due;
use crate::value::Value;
use crate::vec::HeapVec;

/// What a type of payload promises: how to see the values it owns.
///
/// Payloads must not be aligned to more than 8 bytes. Their `Drop` cannot touch other objects, since that needs the token.
pub trait Payload: Sized + 'static {
    /// Shows every value that the payload owns, each once. What is not shown can be part of no cycle that is found.
    fn trace(&self, visit: &mut Tracer) {
        let _ = visit;
    }

    /// Whether the finalizer of the type has something to do for this object.
    fn needs_finalizer(&self) -> bool {
        true
    }

    /// Takes out every value that the payload owns and that can be part of a cycle.
    fn clear(&mut self, taken: &mut Vec<Value>) {
        let _ = taken;
    }
}

/// How objects of one payload type are handled without knowing the type.
pub struct VTable {
    type_id: TypeId,
    /// Drops the payload in place; none when there is nothing to drop.
    drop: Option<unsafe fn(*mut u8)>,
    pub(crate) trace: unsafe fn(*const u8, &mut Tracer),
    pub(crate) clear: unsafe fn(*mut u8, &mut Vec<Value>),
    needs_finalizer: unsafe fn(*const u8) -> bool,
    /// Bytes of the payload, tail included.
    size: unsafe fn(*const u8) -> u32,
    /// Whether the payload is a type object's.
    is_type: bool,
}

/// How large a payload is when it has a tail: implemented by the tail types of this crate only.
pub(crate) trait Sizing {
    fn payload_size(&self) -> u32;
}

impl VTable {
    /// The table for payloads without a tail.
    pub const fn of<T: Payload>() -> &'static VTable {
        const { assert!(align_of::<T>() <= 8) };
        const {
            &VTable {
                type_id: TypeId::of::<T>(),
                drop: drop_of::<T>(),
                trace: trace_payload::<T>,
                clear: clear_payload::<T>,
                needs_finalizer: needs_finalizer::<T>,
                size: |_| size_of::<T>() as u32,
                is_type: false,
            }
        }
    }

    pub(crate) const fn tailed<T: Payload + Sizing>() -> &'static VTable {
        const {
            &VTable {
                type_id: TypeId::of::<T>(),
                drop: drop_of::<T>(),
                trace: trace_payload::<T>,
                clear: clear_payload::<T>,
                needs_finalizer: needs_finalizer::<T>,
                size: size_of_tailed::<T>,
                is_type: false,
            }
        }
    }

    const fn of_type<D: Payload>() -> &'static VTable {
        const { assert!(align_of::<TypeObject<D>>() <= 8) };
        const {
            &VTable {
                type_id: TypeId::of::<TypeObject<D>>(),
                drop: drop_of::<TypeObject<D>>(),
                trace: trace_payload::<TypeObject<D>>,
                clear: clear_payload::<TypeObject<D>>,
                needs_finalizer: needs_finalizer::<TypeObject<D>>,
                size: |_| size_of::<TypeObject<D>>() as u32,
                is_type: true,
            }
        }
    }

    /// Whether objects of this table hold a `T`.
    #[inline(always)]
    pub fn holds<T: Payload>(&self) -> bool {
        self.type_id == TypeId::of::<T>()
    }

    /// Whether two tables describe the same payload.
    #[inline]
    pub fn same(&self, other: &VTable) -> bool {
        core::ptr::eq(self, other) || self.type_id == other.type_id
    }
}

const fn drop_of<T>() -> Option<unsafe fn(*mut u8)> {
    if core::mem::needs_drop::<T>() { Some(drop_payload::<T>) } else { None }
}
unsafe fn drop_payload<T>(payload: *mut u8) {
    // SAFETY: the caller passes the payload of an object that holds a `T` and is not used afterwards.
    unsafe { payload.cast::<T>().drop_in_place() }
}
unsafe fn trace_payload<T: Payload>(payload: *const u8, visit: &mut Tracer) {
    // SAFETY: the caller passes the payload of a live object that holds a `T`.
    unsafe { (*payload.cast::<T>()).trace(visit) }
}
unsafe fn clear_payload<T: Payload>(payload: *mut u8, taken: &mut Vec<Value>) {
    // SAFETY: as above, and no other reference to it is alive.
    unsafe { (*payload.cast::<T>()).clear(taken) }
}
unsafe fn needs_finalizer<T: Payload>(payload: *const u8) -> bool {
    // SAFETY: the caller passes the payload of a live object that holds a `T`.
    unsafe { (*payload.cast::<T>()).needs_finalizer() }
}
unsafe fn size_of_tailed<T: Sizing>(payload: *const u8) -> u32 {
    // SAFETY: the caller passes the payload of a live object that holds a `T`.
    unsafe { (*payload.cast::<T>()).payload_size() }
}

/// What is compared to learn which payload an object holds: 27 bits of the payload's `TypeId`, so one load and one comparison
/// with a constant of four bytes instead of a second indirection and two of each. `TypeHead::new` refuses a payload whose tag another
/// payload of the runtime has: with seventy payloads one build in fifty thousand would start no runtime.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag(u32);

impl Tag {
    /// The tag of a payload: a constant, once the optimizer is through.
    #[inline(always)]
    pub(crate) fn of<T: 'static>() -> Tag {
        Tag::from_id(TypeId::of::<T>())
    }

    #[inline(always)]
    fn from_id(id: TypeId) -> Tag {
        /// Keeps the one word that the id hashes.
        struct Word(u64);
        impl core::hash::Hasher for Word {
            #[inline(always)]
            fn write(&mut self, bytes: &[u8]) {
                for byte in bytes {
                    self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
                }
            }
            #[inline(always)]
            fn write_u64(&mut self, word: u64) {
                self.0 ^= word;
            }
            #[inline(always)]
            fn finish(&self) -> u64 {
                self.0
            }
        }
        let mut word = Word(0);
        core::hash::Hash::hash(&id, &mut word);
        Tag((word.0 >> 37) as u32)
    }
}

/// Objects have a finalizer: the type's, or one that Python code defined.
const FINALIZER: u8 = 1;
/// There may be weak references to objects.
const WEAK: u8 = 2;

/// What provenance itself has to know of a type.
#[repr(C)]
pub struct TypeHead {
    vtable: &'static VTable,
    /// The special methods of a Python class, in the order of `molt_abi::layout`; empty for other types. Compiled code reads it.
    pub(crate) specials: HeapVec<Value>,
    /// Address of the `__init__` of plain instances that compiled code may make and initialize itself, or 0.
    init: u32,
    /// The shape that such instances start with.
    pub(crate) shape: u32,
    /// First address of the bases in resolution order, which compiled code compares with, and the one behind them.
    order: [u32; 2],
    /// What dying objects need: `FINALIZER`, `WEAK`. Compiled code frees none of which the type has any.
    last_rites: Cell<u8>,
    /// Objects carry one more value after their payload: their `__dict__`.
    pub has_dict: bool,
    /// The type is never freed, so its objects hold no count of it.
    pub is_static: bool,
    /// Payloads need no dropping.
    is_leaf: bool,
    /// Which payload objects hold.
    tag: Tag,
    /// Slots that plain instances have in line; every instance of the type has as many.
    pub(crate) slots: u32,
    /// Where compiled code finds blocks for plain instances: see `TYPE_LIST`.
    list: u32,
    /// Objects are types.
    holds_types: bool,
    /// Some object that carries a `__dict__` has had one: before, what the type has cannot be hidden by what an object has.
    attributed: Cell<bool>,
}

// On the 64-bit machines of the Rust tests no compiled code runs.
#[cfg(target_pointer_width = "32")]
const _: () = assert!(core::mem::offset_of!(TypeHead, specials) + OBJ_HEADER as usize == TYPE_SPECIALS as usize);
#[cfg(target_pointer_width = "32")]
const _: () = assert!(core::mem::offset_of!(TypeHead, vtable) as u32 + OBJ_HEADER == TYPE_PAYLOAD);
#[cfg(target_pointer_width = "32")]
const _: () = assert!(
    core::mem::offset_of!(TypeHead, order) as u32 + OBJ_HEADER == TYPE_ORDER && TYPE_ORDER_END == TYPE_ORDER + 4
);
#[cfg(target_pointer_width = "32")]
const _: () = {
    assert!(core::mem::offset_of!(TypeHead, last_rites) as u32 + OBJ_HEADER == TYPE_FLAGS);
    assert!(core::mem::offset_of!(TypeHead, has_dict) as u32 + OBJ_HEADER == TYPE_FLAGS + 1);
    assert!(core::mem::offset_of!(TypeHead, is_static) as u32 + OBJ_HEADER == TYPE_FLAGS + 2);
    assert!(core::mem::offset_of!(TypeHead, is_leaf) as u32 + OBJ_HEADER == TYPE_FLAGS + 3);
    assert!(TYPE_FLAGS_PLAIN == u32::from_le_bytes([0, 0, 1, 1]));
};
#[cfg(target_pointer_width = "32")]
const _: () = assert!(core::mem::offset_of!(TypeHead, init) as u32 + OBJ_HEADER == TYPE_INIT);
#[cfg(target_pointer_width = "32")]
const _: () = assert!(core::mem::offset_of!(TypeHead, shape) as u32 + OBJ_HEADER == TYPE_SHAPE);
#[cfg(target_pointer_width = "32")]
const _: () = assert!(core::mem::offset_of!(TypeHead, list) as u32 + OBJ_HEADER == TYPE_LIST);

impl TypeHead {
    /// Whether what objects of the type have themselves may be looked for in the type alone.
    pub fn without_attributes(&self) -> bool {
        !self.has_dict || !self.attributed.get()
    }

    /// An object is about to have attributes of its own: caches took for granted that none has.
    fn note_attributes(&self) {
        if !self.attributed.replace(true) {
            crate::cache::clear();
        }
    }

    /// A head for objects whose payload `vtable` describes.
    pub fn new(vtable: &'static VTable) -> Self {
        let tag = Tag::from_id(vtable.type_id);
        note_tag(tag, vtable.type_id);
        TypeHead {
            vtable,
            specials: HeapVec::new(),
            last_rites: Cell::new(0),
            has_dict: false,
            is_static: false,
            is_leaf: vtable.drop.is_none(),
            holds_types: vtable.is_type,
            tag,
            slots: 0,
            list: 0,
            init: 0,
            shape: 0,
            order: [0, 0],
            attributed: Cell::new(false),
        }
    }

    /// A head for plain instances with a number of slots.
    pub fn with_slots(slots: u32) -> Self {
        TypeHead { slots, ..TypeHead::new(crate::tail::Slots::VTABLE) }
    }

    /// Slots that plain instances have in line.
    pub fn slots(&self) -> u32 {
        self.slots
    }

    /// Whether objects are types.
    pub(crate) fn is_class(&self) -> bool {
        self.vtable.is_type
    }

    /// The payload's table.
    pub fn vtable(&self) -> &'static VTable {
        self.vtable
    }

    /// Whether objects can be freed without looking into them.
    #[inline(always)]
    fn is_plain(&self) -> bool {
        self.is_leaf & self.is_static & (self.last_rites.get() == 0) & !self.has_dict
    }

    /// Whether there may be weak references to objects.
    pub(crate) fn has_weak(&self) -> bool {
        self.last_rites.get() & WEAK != 0
    }

    fn set_rites(&self, rites: u8, on: bool) {
        let others = self.last_rites.get() & !rites;
        self.last_rites.set(if on { others | rites } else { others });
    }
}

/// Remembers which payload a tag stands for; panics when it stands for two.
fn note_tag(tag: Tag, id: TypeId) {
    // SAFETY: no reference to the list is held across a call.
    let known = unsafe { &mut (*runtime()).payload_tags };
    match known.iter().find(|(t, _)| *t == tag.0) {
        Some((_, other)) => assert!(*other == id, "two payloads have the same tag"),
        None => known.push((tag.0, id)),
    }
}

/// The payload of a type object: the head, then what the upper layer keeps.
#[repr(C)]
pub struct TypeObject<D> {
    head: TypeHead,
    /// The upper layer's part.
    pub data: D,
}

impl<D> TypeObject<D> {
    /// The head.
    pub fn head(&self) -> &TypeHead {
        &self.head
    }

    /// Shows compiled code the bases in resolution order, which do not change any more: it reads them where they are.
    pub fn show_order(&mut self, order: impl FnOnce(&D) -> &HeapVec<Value>) {
        self.head.order = order(&self.data).extent().into();
    }

    /// Sets the special methods: one value for each place that `molt_abi::layout` names, functions or the two marks. Answers the ones
    /// before, to be dropped when nothing refers to the type.
    pub fn set_specials(&mut self, specials: HeapVec<Value>) -> HeapVec<Value> {
        assert!(specials.len() == SPECIAL_COUNT as usize);
        core::mem::replace(&mut self.head.specials, specials)
    }

    /// Lets compiled code make instances of this shape and call `init` on them (a function that the upper layer keeps alive), or no longer.
    /// The first `fixed` slots begin unbound, which is the core's work.
    pub fn set_init(&mut self, init: Option<&Value>, shape: u32, fixed: u32) {
        self.head.init = init.filter(|f| f.is_pointer()).map_or(0, Value::address);
        self.head.shape = shape;
        let plain = self.head.vtable.same(crate::tail::Slots::VTABLE) && !self.head.has_dict && !self.head.is_static;
        let size = INSTANCE_SLOTS + self.head.slots * 8;
        self.head.list =
            if plain && size <= 256 { (OBJECT_LISTS + size.div_ceil(16) - 1) * 4 + u32::from(fixed > 0) } else { 0 };
    }

    /// Says whether objects have a finalizer.
    pub fn set_finalizer(&mut self, on: bool) {
        self.head.set_rites(FINALIZER, on);
    }
}

impl<D: Payload> Payload for TypeObject<D> {
    fn trace(&self, visit: &mut Tracer) {
        visit.see_all(&self.head.specials);
        self.data.trace(visit);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.extend(core::mem::take(&mut self.head.specials));
        self.data.clear(taken);
    }
}

/// Objects that could not be destroyed at once.
pub(crate) struct Graveyard {
    depth: u32,
    /// Dead objects whose turn comes when the stack is flat again.
    deferred: Vec<u32>,
    /// Dead objects whose finalizer has to run first, and weak references whose callback is due; each entry owns a count.
    due: Vec<Value>,
    /// Addresses of objects whose finalizer ran.
    finalized: AddressMap,
}

impl Graveyard {
    pub(crate) const fn new() -> Self {
        Graveyard { depth: 0, deferred: Vec::new(), due: Vec::new(), finalized: AddressMap::new() }
    }
}

/// Lets an object wait for its finalizer or callback.
pub(crate) fn make_due(v: Value) {
    // SAFETY: as in `bury`.
    unsafe { (&mut (*runtime()).graveyard.due).push(v) };
    mark_finalizers_due();
}

/// Weak references to an object exist from now on.
pub(crate) fn mark_weak(address: u32) {
    head(type_address(address)).set_rites(WEAK, true);
}

#[inline(always)]
pub(crate) fn header(address: u32) -> *mut [u32; 2] {
    pointer(address).cast()
}

#[inline(always)]
pub(crate) fn refcount(address: u32) -> u32 {
    // SAFETY: callers hold a value of the object.
    unsafe { (*header(address))[0] }
}

#[inline(always)]
pub(crate) fn retain(address: u32) {
    // SAFETY: callers hold a value of the object. Counts cannot overflow: each takes 8 bytes of a 4 GiB memory.
    unsafe { (*header(address))[0] += 1 }
}

#[inline]
pub(crate) fn release(address: u32) {
    // SAFETY: callers give one count away that they owned.
    let left = unsafe {
        let count = &mut (*header(address))[0];
        *count -= 1;
        *count
    };
    if left == 0 {
        bury(address);
    }
}

#[inline(always)]
pub(crate) fn type_address(address: u32) -> u32 {
    // SAFETY: callers hold a value of the object.
    unsafe { (*header(address))[1] }
}

/// The head of a type object at a known address.
#[inline(always)]
pub(crate) fn head(ty: u32) -> &'static TypeHead {
    // SAFETY: only type objects are ever stored as an object's type, a type lives as long as its objects, and callers do
    // not keep the reference beyond that.
    unsafe { &*pointer(ty + OBJ_HEADER).cast::<TypeHead>() }
}

#[inline(always)]
pub(crate) fn payload_of<T: Payload>(v: &Value) -> Option<*mut T> {
    let payload = tagged_payload(v.bits(), Tag::of::<T>());
    if payload.is_null() { None } else { Some(payload.cast()) }
}

/// The payload of what is an object in memory with a payload of this tag, else null. Called from a thousand places: engines inline it
/// where it is hot.
#[inline(never)]
fn tagged_payload(bits: u64, tag: Tag) -> *mut u8 {
    if bits >> TAG_SHIFT != TAG_POINTER >> TAG_SHIFT {
        return core::ptr::null_mut();
    }
    let address = bits as u32;
    if head(type_address(address)).tag == tag { pointer(address + OBJ_HEADER) } else { core::ptr::null_mut() }
}

/// Deepest recursion of destructors before the rest is deferred.
const MAX_DEPTH: u32 = 40;

/// The count of the object at `address` has reached zero.
#[inline(never)]
pub(crate) fn bury(address: u32) {
    if head(type_address(address)).is_plain() {
        // SAFETY: the object is dead and owns nothing: its payload needs no dropping, its type holds no count.
        unsafe { (*runtime()).heap.free(address) };
        return;
    }
    // SAFETY: no reference to the graveyard is held across a call that might come back here.
    unsafe {
        let yard = &raw mut (*runtime()).graveyard;
        if (*yard).depth >= MAX_DEPTH {
            (&mut (*yard).deferred).push(address);
            return;
        }
        (*yard).depth += 1;
        destroy(address);
        if (*yard).depth == 1 {
            while let Some(next) = (&mut (*yard).deferred).pop() {
                destroy(next);
            }
        }
        (*yard).depth -= 1;
    }
}

fn destroy(address: u32) {
    let ty = type_address(address);
    let type_head = head(ty);
    let payload = pointer(address + OBJ_HEADER);
    let rites = type_head.last_rites.get();
    if rites != 0 {
        if rites & FINALIZER != 0 && resurrected(address, type_head) {
            return;
        }
        if rites & WEAK != 0 {
            crate::weak::forget(address, |_| true);
        }
    }
    let is_static = type_head.is_static;
    if type_head.holds_types {
        // Caches may name the type that dies.
        crate::cache::clear();
    }
    // SAFETY: the object is dead: its payload is dropped once and not used again; the dict value after it likewise.
    unsafe {
        let dict = if type_head.has_dict { Some(dict_slot(type_head, address).read()) } else { None };
        // What the object itself was given goes before what its type is made of.
        drop(dict);
        if let Some(drop) = type_head.vtable.drop {
            drop(payload);
        }
        (*runtime()).heap.free(address);
    }
    if !is_static {
        release(ty);
    }
}

/// Brings a dead object back to life when its finalizer has something to do that it has not done; answers whether it did.
#[cold]
fn resurrected(address: u32, type_head: &TypeHead) -> bool {
    // SAFETY: the payload is alive, the header still valid: nothing of the object was freed; the graveyard as in `bury`. The finalizer is
    // forgotten in any case: the next object at the address is another one.
    unsafe {
        if (*runtime()).graveyard.finalized.remove(address.into()).is_some()
            || !(type_head.vtable.needs_finalizer)(pointer(address + OBJ_HEADER))
        {
            return false;
        }
        // It is destroyed when the finalizer leaves it without owners.
        (*header(address))[0] = 1;
        (*runtime()).graveyard.finalized.set(address.into(), 1);
    }
    make_due(Value::from_address(address));
    true
}

/// The place of the `__dict__` of an object whose type has one.
pub(crate) fn dict_slot(head: &TypeHead, address: u32) -> *mut Value {
    let payload = pointer(address + OBJ_HEADER);
    // SAFETY: the payload is alive; allocation reserved the slot after it.
    let size = unsafe { (head.vtable.size)(payload) }.next_multiple_of(8);
    pointer(address + OBJ_HEADER + size).cast()
}

/// Takes a block for an object of `ty` with `size` bytes of payload, and a count of the type; answers its address. The payload, and the dict
/// after it, are not set yet.
///
/// # Safety
/// The caller makes the payload that the type's table describes and, when objects have one, the dict before anybody sees the object.
#[inline(never)]
unsafe fn block(ty: &Value, size: u32) -> Option<u32> {
    let type_head = head(ty.address());
    let dict = if type_head.has_dict { 8 } else { 0 };
    let total = OBJ_HEADER.checked_add(size.checked_next_multiple_of(8)?)?.checked_add(dict)?;
    let kind = if type_head.is_plain() { Kind::Leaf } else { Kind::Object };
    // SAFETY: the allocator is not re-entered.
    let address = unsafe { (*runtime()).heap.allocate(total, kind)? };
    // SAFETY: the block is ours and large enough for header, payload and dict.
    unsafe { header(address).write([1, ty.address()]) };
    if !type_head.is_static {
        retain(ty.address());
    }
    Some(address)
}

/// Allocates an object of `ty` with `size` bytes of payload and gives it to `fill` before anybody sees it.
///
/// # Safety
/// `fill` makes the payload that the type's table describes, at the place it is given, and touches no more than `size` bytes.
#[inline]
pub(crate) unsafe fn allocate(ty: &Value, size: u32, fill: impl FnOnce(*mut u8)) -> Option<Value> {
    // SAFETY: the payload and the dict are made here; the block is large enough for both.
    unsafe {
        let address = block(ty, size)?;
        fill(pointer(address + OBJ_HEADER));
        if head(ty.address()).has_dict {
            dict_slot(head(ty.address()), address).write(Value::UNBOUND);
        }
        Some(Value::from_address(address))
    }
}

/// Takes a block for an object whose payload has `size` bytes and the tag `tag`. Panics when `ty` is no type for such objects.
///
/// # Safety
/// The caller makes the payload, without a tail, before anybody sees the object.
#[inline(never)]
unsafe fn fixed_block(ty: &Value, size: u32, tag: Tag) -> u32 {
    assert!(is_type_for(ty, tag), "type and payload do not fit");
    // SAFETY: the dict is set here, behind a payload that takes `size` bytes; the caller makes that.
    unsafe {
        let address = block(ty, size).expect("out of memory");
        if head(ty.address()).has_dict {
            pointer(address + OBJ_HEADER + size.next_multiple_of(8)).cast::<Value>().write(Value::UNBOUND);
        }
        address
    }
}

/// Whether a value is a type object whose objects hold the payload of this tag.
#[inline]
pub(crate) fn is_type_for(ty: &Value, tag: Tag) -> bool {
    ty.is_pointer() && head(type_address(ty.address())).holds_types && head(ty.address()).tag == tag
}

pub(crate) fn set_type(v: &Value, ty: &Value) -> bool {
    if !v.is_pointer() || !ty.is_pointer() {
        return false;
    }
    let old = type_address(v.address());
    if !head(type_address(ty.address())).holds_types {
        return false;
    }
    let (from, to) = (head(old), head(ty.address()));
    // SAFETY: the payload is alive, and no reference to it is kept.
    let elsewhere = payload_of::<crate::tail::Slots>(v).is_some_and(|s| unsafe { (*s).is_elsewhere() });
    if !from.vtable.same(to.vtable) || from.has_dict != to.has_dict || (from.slots < to.slots && !elsewhere) {
        return false;
    }
    if !to.is_static {
        retain(ty.address());
    }
    to.set_rites(WEAK, from.has_weak() || to.has_weak());
    if from.attributed.get() {
        to.note_attributes();
    }
    // SAFETY: the object is alive and its payload fits the new type, as just checked.
    unsafe { (*header(v.address()))[1] = ty.address() };
    if !from.is_static {
        release(old);
    }
    true
}

impl Gil {
    /// Allocates an object. Panics when `ty` is no type for objects with a payload `T` (a defect of the caller); memory that is
    /// used up is a trap.
    #[inline]
    pub fn alloc<T: Payload>(&self, ty: &Value, payload: T) -> Value {
        // SAFETY: the type's table is that of `T`, and a `T` is written.
        unsafe {
            let address = fixed_block(ty, size_of::<T>() as u32, Tag::of::<T>());
            pointer(address + OBJ_HEADER).cast::<T>().write(payload);
            Value::from_address(address)
        }
    }

    /// Makes a type object; `meta` is its own type, or none for the first one, which becomes its own type.
    pub fn alloc_type<D: Payload>(&self, meta: Option<&Value>, head: TypeHead, data: D) -> Value {
        let size = size_of::<TypeObject<D>>() as u32;
        let object = TypeObject { head, data };
        // SAFETY: no reference to the field exists.
        unsafe {
            let known = &raw mut (*runtime()).type_table;
            let table: *const VTable = VTable::of_type::<D>();
            *known = if (*known).is_null() || *known == table { table } else { core::ptr::without_provenance(1) };
        }
        match meta {
            Some(meta) => {
                assert!(is_type_for(meta, Tag::of::<TypeObject<D>>()), "metatype and payload do not fit");
                // SAFETY: the metatype's table is that of `TypeObject<D>`, which is written.
                unsafe { allocate(meta, size, |place| place.cast::<TypeObject<D>>().write(object)) }
                    .expect("out of memory")
            }
            None => {
                // SAFETY: the allocator is not re-entered; the block is large enough for header and payload.
                unsafe {
                    let address = (*runtime()).heap.allocate(OBJ_HEADER + size, Kind::Object).expect("out of memory");
                    header(address).write([1, address]);
                    pointer(address + OBJ_HEADER).cast::<TypeObject<D>>().write(object);
                    Value::from_address(address)
                }
            }
        }
    }

    /// The type object of an object in memory, when type objects hold a `D`.
    #[inline]
    pub fn type_object<'a, D: Payload>(&'a self, v: &'a Value) -> Option<&'a TypeObject<D>> {
        if !v.is_pointer() {
            return None;
        }
        let ty = type_address(v.address());
        // SAFETY: reading a field that changes only while types are made.
        let one_table = core::ptr::eq(unsafe { (*runtime()).type_table }, VTable::of_type::<D>());
        if !one_table && head(type_address(ty)).tag != Tag::of::<TypeObject<D>>() {
            return None;
        }
        // SAFETY: an object's type is a type object. It holds a `D`: either all of them do, as the table that was noted when
        // each was made says, or its own type just said so. It lives as long as the object, and changing it or the object's
        // type needs the token mutably.
        Some(unsafe { &*pointer(ty + OBJ_HEADER).cast::<TypeObject<D>>() })
    }

    /// What the type of an object has at one of the places of special methods: a function, or one of the marks; `None` when the type
    /// keeps no such table (it is no Python class).
    #[inline]
    pub fn special<'a>(&'a self, v: &'a Value, place: u32) -> Option<&'a Value> {
        if !v.is_pointer() {
            return None;
        }
        // The type lives as long as the object, and changing its table needs the token mutably.
        head(type_address(v.address())).specials.get(place as usize)
    }

    /// The head for type objects themselves.
    pub fn type_head<D: Payload>() -> TypeHead {
        TypeHead::new(VTable::of_type::<D>())
    }

    /// The `__dict__` value of an object whose type has one: unbound until it is set.
    pub fn object_dict(&self, v: &Value) -> Option<Value> {
        let head = self.head_of(v).filter(|head| head.has_dict)?;
        // SAFETY: the object is alive and its type has the slot.
        Some(unsafe { (*dict_slot(head, v.address())).clone() })
    }

    /// Sets the `__dict__` value of an object whose type has one; answers whether it has.
    pub fn set_object_dict(&mut self, v: &Value, dict: Value) -> bool {
        let Some(head) = self.head_of(v).filter(|head| head.has_dict) else { return false };
        head.note_attributes();
        // SAFETY: as above; the token is borrowed mutably, so nobody looks at the slot.
        let old = unsafe { core::mem::replace(&mut *dict_slot(head, v.address()), dict) };
        drop(old);
        true
    }

    /// Objects whose finalizer is due and weak references whose callback is, in the order in which that came. Running them is up to the caller,
    /// who takes all at once: what becomes due meanwhile runs inside, the rest in its turn.
    pub fn take_due(&mut self) -> Vec<Value> {
        // SAFETY: no reference to the graveyard is held.
        core::mem::take(unsafe { &mut (*runtime()).graveyard.due })
    }

    /// Whether an object has a finalizer that has something to do and did not run. It is taken for having run from now on.
    pub fn begin_finalizer(&mut self, v: &Value) -> bool {
        let Some(head) = self.head_of(v).filter(|head| head.last_rites.get() & FINALIZER != 0) else { return false };
        // SAFETY: the payload is alive; the graveyard as in `bury`.
        unsafe {
            let finalized = &mut (*runtime()).graveyard.finalized;
            let due = finalized.get(v.address().into()).is_none()
                && (head.vtable.needs_finalizer)(pointer(v.address() + OBJ_HEADER));
            if due {
                finalized.set(v.address().into(), 1);
            }
            due
        }
    }

    /// Whether the finalizer of an object ran.
    pub fn was_finalized(&self, v: &Value) -> bool {
        // SAFETY: as in `bury`.
        v.is_pointer() && unsafe { (*runtime()).graveyard.finalized.get(v.address().into()).is_some() }
    }

    /// Bytes of the block that an object lies in; what it keeps elsewhere is not counted.
    pub fn object_bytes(&self, v: &Value) -> u32 {
        // SAFETY: an object lies in a block of the heap.
        if v.is_pointer() { unsafe { (*runtime()).heap.block_size(v.address()) } } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "two payloads have the same tag")]
    fn a_tag_stands_for_one_payload() {
        note_tag(Tag(7), TypeId::of::<u8>());
        note_tag(Tag(7), TypeId::of::<u8>());
        note_tag(Tag(7), TypeId::of::<u16>());
    }
}
