//! Offsets, in bytes, that compiled code and the core agree on. All addresses are 32-bit.

crate::constants::constants! {
/// Pages of memory are so large, and begin at multiples of that. The first word of a page is the number of the list that blocks in it
/// go to when they are free.
pub const HEAP_PAGE: u32 = 1 << 15;
/// Number of the list of raw blocks of 16 bytes; those of 32, 48 … 256 bytes follow.
pub const RAW_LISTS: u32 = 0;
/// Number of the list of objects of 16 bytes, header included; those of 32, 48 … 256 bytes follow.
pub const OBJECT_LISTS: u32 = 112;

/// Object header: reference count (u32).
pub const OBJ_REFCOUNT: u32 = 0;
/// Object header: address of the type object (u32).
pub const OBJ_TYPE: u32 = 4;
/// Size of the header; payloads start here.
pub const OBJ_HEADER: u32 = 8;

/// Functions and built-in functions: number of arguments that the code at `FUNC_TABLE` takes when called directly, or
/// `CALL_KEY_NONE` when it cannot be called without binding.
pub const FUNC_CALL_KEY: u32 = 8;
/// Functions and built-in functions: table index of `(callee: i32, a1 … an: i64) -> i64`.
pub const FUNC_TABLE: u32 = 12;
/// Built-in functions: the fewest and the most arguments of a call by position that needs nothing but absent ones filled in with
/// `UNBOUND` (u32 each); no number is between them as long as that is not known.
pub const BUILTIN_LEAST: u32 = 16;
/// See `BUILTIN_LEAST`.
pub const BUILTIN_MOST: u32 = 20;
/// Built-in functions: how many parameters the code at `FUNC_TABLE` has, when `BUILTIN_LEAST` and `BUILTIN_MOST` are known (u32).
pub const BUILTIN_ARITY: u32 = 24;
/// Built-in functions with more parameters are not called that way.
pub const MAX_PADDED: u32 = 5;
/// Functions: address of the array of captured cells (values, 8 bytes each).
pub const FUNC_CLOSURE: u32 = 16;
/// Functions: bit n, up to 31, is set when n positional arguments are enough and not too many: parameters that lack one are filled from
/// `FUNC_FILL`, and `*` and `**` parameters get what is left. Once defaults or code were replaced, only the bit of `FUNC_CALL_KEY`; none when
/// parameters are in memory (u32).
pub const FUNC_FITS: u32 = 32;
/// Functions: `FUNC_FILL + 8 * i` is the address of the default of parameter i. Means something only for parameters that have one, and only
/// while `FUNC_BINDING` is not 0 (u32).
pub const FUNC_FILL: u32 = 36;
/// Functions: number of parameters of the direct entry, `*` and `**` included (u32).
pub const FUNC_PARAMS: u32 = 40;
/// Functions: a number that functions have in common when arguments are bound to their parameters alike: that of the `def`. 0 once defaults,
/// keyword defaults or code were replaced or could have been (u32).
pub const FUNC_BINDING: u32 = 44;
/// Functions: number of positional parameters (u8). This and the next four mean nothing when parameters are in memory.
pub const FUNC_POSITIONAL: u32 = 48;
/// Functions: number of parameters before `*` and `**`, keyword-only ones included (u8).
pub const FUNC_NAMED: u32 = 49;
/// Functions: number of positional-only parameters (u8).
pub const FUNC_POSONLY: u32 = 50;
/// Functions: `STAR_REST` and `STAR_KEYWORDS` (u8).
pub const FUNC_STARS: u32 = 51;
/// Functions: address of the names of the parameters (values) (u32).
pub const FUNC_NAMES: u32 = 52;
/// In `FUNC_STARS`: there is a `*` parameter.
pub const STAR_REST: u32 = 1;
/// In `FUNC_STARS`: there is a `**` parameter.
pub const STAR_KEYWORDS: u32 = 2;
/// No direct entry.
pub const CALL_KEY_NONE: u32 = 0xFFFF_FFFF;
/// Functions with more parameters than this take `(callee: i32, args: i32) -> i64`, an address of the argument values.
pub const MAX_DIRECT_PARAMS: u32 = 8;

/// No operation lays more values than this at `TS_STACK`.
pub const MAX_STACK_ARGS: u32 = 128;

/// Bound methods: the function (value).
pub const METHOD_FUNC: u32 = 8;
/// Bound methods: the object it is bound to (value).
pub const METHOD_SELF: u32 = 16;

/// `staticmethod` and `classmethod`: what they wrap (value).
pub const WRAPPER_CALLABLE: u32 = 8;
/// `property`: the getter, or None (value).
pub const PROPERTY_GET: u32 = 8;
/// `property`: the setter, or None (value).
pub const PROPERTY_SET: u32 = 16;

/// Types: address of the function `__init__` when making an instance takes no more than `new_instance` and a call of it; else 0 (u32).
pub const TYPE_INIT: u32 = 28;
/// Types: the shape of fresh instances (u32).
pub const TYPE_SHAPE: u32 = 32;

/// Cells: the value, or `UNBOUND`.
pub const CELL_VALUE: u32 = 8;

/// Lists: address of the items (values).
pub const LIST_ITEMS: u32 = 8;
/// Lists: number of items.
pub const LIST_LEN: u32 = 12;
/// Lists: capacity in items.
pub const LIST_CAP: u32 = 16;

/// Strings: the cached hash, 0 when there is none (i64).
pub const TEXT_HASH: u32 = 8;
/// Strings: number of code points (u32).
pub const TEXT_LEN: u32 = 16;
/// Strings: bytes a code point takes (u8).
pub const TEXT_WIDTH: u32 = 20;
/// Strings: 1 for the one interned string of its text (u8).
pub const TEXT_INTERNED: u32 = 22;
/// Strings: the code points.
pub const TEXT_DATA: u32 = 24;

/// Lists: 1 when caches hold addresses of items (u8).
pub const LIST_WATCHED: u32 = 20;

/// Iterators by index: what is iterated (value), `UNBOUND` when exhausted.
pub const INDEX_ITER_SOURCE: u32 = 8;
/// Iterators by index: the next index (u32).
pub const INDEX_ITER_INDEX: u32 = 16;

/// Tuples: number of items.
pub const TUPLE_LEN: u32 = 8;
/// Tuples: the items (values) themselves.
pub const TUPLE_ITEMS: u32 = 16;

/// Dicts: address of the entries, in the order of insertion.
pub const DICT_ENTRIES: u32 = 8;
/// Dicts: number of entries, removed ones included.
pub const DICT_END: u32 = 12;
/// Dicts: room for so many entries.
pub const DICT_CAP: u32 = 16;
/// Dicts: 1 when caches hold places of values (u8).
pub const DICT_WATCHED: u32 = 20;
/// Dicts: address of the index: numbers of entries by hash (u32).
pub const DICT_INDEX: u32 = 24;
/// Dicts: size of the index, a power of two, or 0 while there are so few entries that all are looked at.
pub const DICT_INDEX_LEN: u32 = 28;
/// Dicts: number of keys.
pub const DICT_LEN: u32 = 40;
/// Dicts: places of the index that are not free: a third of them at least is.
pub const DICT_FILLED: u32 = 44;
/// Dicts: 1 when caches hold places of values, so that compiled code adds no key (u8).
pub const DICT_NAMESPACE: u32 = 48;
/// Dicts: counts changes of the set of keys (u32).
pub const DICT_VERSION: u32 = 52;
/// Dicts: up to so many entries need no index.
pub const DICT_SCAN: u32 = 8;
/// Entries of dicts: hash of the key (i64).
pub const ENTRY_HASH: u32 = 0;
/// Entries of dicts: the key (value), `UNBOUND` in a removed one.
pub const ENTRY_KEY: u32 = 8;
/// Entries of dicts: the value.
pub const ENTRY_VALUE: u32 = 16;
/// Size of an entry.
pub const ENTRY_SIZE: u32 = 24;
/// A free place of a dict's index. A search begins at `hash ^ hash >> 32`, modulo the size, and goes on by steps of 1, 2, 3 and so on.
pub const INDEX_EMPTY: u32 = 0xFFFF_FFFF;
/// A place of a dict's index whose entry was removed.
pub const INDEX_REMOVED: u32 = 0xFFFF_FFFE;

/// Sets: address of the slots.
pub const SET_SLOTS: u32 = 8;
/// Sets: number of slots, 0 or a power of two.
pub const SET_SIZE: u32 = 12;
/// Sets: slots that are not free: fewer than three fifths of the mask.
pub const SET_FILL: u32 = 24;
/// Sets: number of elements.
pub const SET_LEN: u32 = 28;
/// Sets: counts changes of the elements (u32).
pub const SET_VERSION: u32 = 36;
/// Sets: 1 as soon as an element is an object in memory (u32).
pub const SET_OBJECTS: u32 = 40;
/// Slots of sets: hash of the element (i64): 0 in a free one, -1 in one whose element was removed.
pub const SLOT_HASH: u32 = 0;
/// Slots of sets: the element (value), `UNBOUND` when there is none.
pub const SLOT_KEY: u32 = 8;
/// Size of a slot.
pub const SLOT_SIZE: u32 = 16;
/// Slots that follow the first one and are looked at before a search jumps, if the table has so many more.
pub const SET_PROBES: u32 = 9;

/// Iterators over lists and tuples: what is iterated (value).
pub const CURSOR_SOURCE: u32 = 8;
/// Iterators over lists and tuples: next index (u32), all ones once the end was met.
pub const CURSOR_INDEX: u32 = 16;

/// Iterators over ranges: the next number (i64).
pub const RANGE_ITER_NEXT: u32 = 8;
/// Iterators over ranges: the step (i64).
pub const RANGE_ITER_STEP: u32 = 16;
/// Iterators over ranges: how many are left (i64); 0 also when the numbers are too large to be inline.
pub const RANGE_ITER_LEFT: u32 = 24;

/// Iterators over dicts: the dict (value), `UNBOUND` when exhausted.
pub const DICT_ITER_DICT: u32 = 8;
/// Iterators over dicts: next entry (u32).
pub const DICT_ITER_AT: u32 = 16;
/// Iterators over dicts: number of keys when it was made (u32).
pub const DICT_ITER_EXPECTED: u32 = 20;
/// Iterators over dicts: keys that are still to come (u32).
pub const DICT_ITER_LEFT: u32 = 24;

/// Iterators over sets: the set (value), `UNBOUND` when exhausted.
pub const SET_ITER_SET: u32 = 8;
/// Iterators over sets: next slot (u32).
pub const SET_ITER_AT: u32 = 16;
/// Iterators over sets: number of elements when it was made (u32).
pub const SET_ITER_EXPECTED: u32 = 20;
/// Iterators over sets: elements that are still to come (u32).
pub const SET_ITER_LEFT: u32 = 24;

/// `enumerate`: the iterator (value).
pub const ENUMERATE_ITERATOR: u32 = 8;
/// `enumerate`: the next number (value).
pub const ENUMERATE_NUMBER: u32 = 16;

/// `zip` and `map`: address of the iterators (values).
pub const ZIP_ITERATORS: u32 = 8;
/// `zip` and `map`: number of iterators.
pub const ZIP_COUNT: u32 = 12;
/// `zip`: whether all must have the same length (u32).
pub const ZIP_STRICT: u32 = 24;
/// `map`: the function (value).
pub const MAP_FUNCTION: u32 = 32;
/// Types: address of the table of special methods (values), 0 when there is none: only Python classes have one. At each place is a
/// plain Python function; or `UNBOUND` when no class in the resolution order but `object` has the method and instances are plain; or
/// anything else (`SPECIAL_OTHER`) when the core has to find out.
pub const TYPE_SPECIALS: u32 = 12;
/// Special methods: the mark of what the core has to find out, a float.
pub const SPECIAL_OTHER: u32 = 0;
/// Special methods: first of the 13 binary operators, in the order of `inplace`.
pub const SPECIAL_BINARY: u32 = 0;
/// Special methods: first of the reflected operators.
pub const SPECIAL_REFLECTED: u32 = 13;
/// Special methods: first of the augmented assignments.
pub const SPECIAL_INPLACE: u32 = 26;
/// Special methods: first of the comparisons `lt le eq ne gt ge`.
pub const SPECIAL_COMPARE: u32 = 39;
/// Special methods: first of `neg pos invert abs`.
pub const SPECIAL_UNARY: u32 = 45;
/// Special methods: `__getitem__`.
pub const SPECIAL_GETITEM: u32 = 49;
/// Special methods: `__setitem__`.
pub const SPECIAL_SETITEM: u32 = 50;
/// Special methods: `__delitem__`.
pub const SPECIAL_DELITEM: u32 = 51;
/// Special methods: `__contains__`.
pub const SPECIAL_CONTAINS: u32 = 52;
/// Special methods: `__len__`.
pub const SPECIAL_LEN: u32 = 53;
/// Special methods: `__bool__`.
pub const SPECIAL_BOOL: u32 = 54;
/// Special methods: `__hash__`.
pub const SPECIAL_HASH: u32 = 55;
/// Special methods: `__iter__`.
pub const SPECIAL_ITER: u32 = 56;
/// Special methods: `__next__`.
pub const SPECIAL_NEXT: u32 = 57;
/// Special methods: `__call__`.
pub const SPECIAL_CALL: u32 = 58;
/// Special methods: `__enter__`.
pub const SPECIAL_ENTER: u32 = 59;
/// Special methods: `__exit__`.
pub const SPECIAL_EXIT: u32 = 60;
/// Special methods: `__repr__`.
pub const SPECIAL_REPR: u32 = 61;
/// Special methods: `__str__`.
pub const SPECIAL_STR: u32 = 62;
/// Special methods: `__class__`, never a function: `UNBOUND` when instances of this class, plain or not, say what their type is.
pub const SPECIAL_CLASS: u32 = 63;
/// Number of special methods in the table.
pub const SPECIAL_COUNT: u32 = 64;
/// Types: address of what describes the payload of objects: the same for types whose objects have the same one (mostly).
pub const TYPE_PAYLOAD: u32 = 8;
/// Types: address of the bases in resolution order (values), the type itself left out; 0 when they are not to be seen.
pub const TYPE_ORDER: u32 = 36;
/// Types: address behind those.
pub const TYPE_ORDER_END: u32 = 40;
/// Types of plain instances: offset in the array at `TS_FREE_LISTS` of the list with blocks for them; 0 for other types, and when they take
/// more than 256 bytes. One more when the first slots begin unbound (u32).
pub const TYPE_LIST: u32 = 56;
/// Types: four flags of a byte each, as one u32.
pub const TYPE_FLAGS: u32 = 44;
/// `TYPE_FLAGS` of types whose objects are freed without looking into them.
pub const TYPE_FLAGS_PLAIN: u32 = 0x0101_0000;

/// Instances: address of the shape.
pub const INSTANCE_SHAPE: u32 = 8;
/// Instances: address of what holds the attributes that the slots do not, or 0 (u32).
pub const INSTANCE_EXTRA: u32 = 12;
/// Instances: the inline slots (values; `UNBOUND` never, unused ones are 0).
pub const INSTANCE_SLOTS: u32 = 16;

/// Generators: resume point (u32): 0 not started, `GEN_DONE` finished, `GEN_RUNNING` while on the stack.
pub const GEN_STATE: u32 = 8;
/// Generators: address of the saved locals (values). They own what they hold while the generator is suspended or has not started;
/// while its body runs they mean nothing, and once it has finished every slot is 0.
pub const GEN_SLOTS: u32 = 12;
/// Generators: flags (u32).
pub const GEN_FLAGS: u32 = 28;
/// `GEN_FLAGS`: nothing runs in the body when it is closed.
pub const GEN_CLOSES_AT_ONCE: u32 = 1;
/// `GEN_FLAGS`: somebody waits for the next item of an asynchronous generator.
pub const GEN_ASKED: u32 = 2;
/// `GEN_FLAGS`: an asynchronous generator was asked for an item before, so that the hooks know of it.
pub const GEN_HOOKED: u32 = 4;
/// `GEN_FLAGS`: an asynchronous generator has ended, or was told to.
pub const GEN_CLOSED: u32 = 8;
/// Generators: the return value once the body answered `STOP` (value).
pub const GEN_RESULT: u32 = 32;
/// Generators: address of the function object.
pub const GEN_FUNC: u32 = 40;
/// Generators: table index of the body.
pub const GEN_BODY: u32 = 44;
/// Asynchronous generators: 0 when what the body answered last is an item, 1 when it is what something awaited inside asks for (u32).
pub const GEN_AWAITS: u32 = 48;
/// What a body is of: a generator.
pub const GEN_KIND_GENERATOR: u32 = 0;
/// What a body is of: a coroutine.
pub const GEN_KIND_COROUTINE: u32 = 1;
/// What a body is of: an asynchronous generator.
pub const GEN_KIND_ASYNC: u32 = 2;
/// `GEN_STATE` of a finished generator.
pub const GEN_DONE: u32 = 0xFFFF_FFFF;
/// `GEN_STATE` while its body runs.
pub const GEN_RUNNING: u32 = 0xFFFF_FFFE;

/// Inline cache: `type | shape << 32` of the receiver, to be compared with the 8 bytes at `OBJ_TYPE`.
pub const IC_KEY: u32 = 0;
/// Inline cache: a key that is the bits of a value instead is for that one object, a class or a module; then the slot holds what its namespace
/// has, which is not bound to the object. `super` caches: `type | class << 32`. With this bit changed in a key of type and shape, the slot
/// holds a property or function that computes the attribute.
pub const IC_COMPUTED: u64 = 1 << 63;
/// Inline cache: which bits of those 8 bytes matter (types without shapes compare the low 32 only).
pub const IC_MASK: u32 = 8;
/// Attribute cache: byte offset of the value within the instance (u32). A key is only ever set together with it.
pub const IC_OFFSET: u32 = 16;
/// Attribute load cache: all ones when `IC_OFFSET` counts from the object, 0 when it is an address of its own: the place of a
/// class attribute (u32).
pub const IC_BASE: u32 = 20;
/// Attribute store cache: shape that the instance has afterwards (u32).
pub const IC_NEW_SHAPE: u32 = 20;
/// Method cache: address of a value slot in a class's namespace that holds the callable (u32); 0 when there is none.
pub const IC_SLOT: u32 = 16;
/// Binding cache: `FUNC_BINDING` of the function whose binding of this call's arguments it holds, with `BIND_SELF` when an object comes
/// before them (u32).
pub const BIND_KEY: u32 = 0;
/// Set in `BIND_KEY` when the object of a method call, or a new instance, is the first argument.
pub const BIND_SELF: u32 = 0x8000_0000;
/// Binding cache: for each parameter one byte, the offset of its argument from the first, or `BIND_DEFAULT`.
pub const BIND_PLAN: u32 = 8;
/// In `BIND_PLAN`: the parameter's default.
pub const BIND_DEFAULT: u32 = 255;
/// Binding cache: 0, or how the function's `*` and `**` parameters are made up: `BIND_HAS_REST` with the place of the first positional argument
/// that is left in bits 0 to 7 and their number in bits 8 to 15; `BIND_HAS_KEYWORDS` with a bit for each keyword argument that is left in bits 16
/// to 23. In `BIND_PLAN` they are the two arguments after the last one (u32).
pub const BIND_STARS: u32 = 16;
/// See `BIND_STARS`.
pub const BIND_HAS_REST: u32 = 1 << 30;
/// See `BIND_STARS`.
pub const BIND_HAS_KEYWORDS: u32 = 1 << 31;
/// Inline cache: how often its place found something in the shared cache instead (u32).
pub const IC_MISSES: u32 = 24;
/// Size of one inline cache. Zeroed caches match nothing.
pub const IC_SIZE: u32 = 32;
/// Shared cache: `IC_MASK`'s first word holds the name's address plus what the entry is for (u32); everything else is as in an
/// inline cache. Only instances of Python classes are in it.
pub const SHARED_TAG: u32 = 8;
/// Shared cache: the entry is for loading an attribute.
pub const SHARED_LOAD: u32 = 0;
/// Shared cache: the entry is for storing one.
pub const SHARED_STORE: u32 = 1;
/// Shared cache: the entry is for calling a method.
pub const SHARED_METHOD: u32 = 2;
/// Shared cache: the entry is for an attribute that a property of the class computes, or a function that it has.
pub const SHARED_PROPERTY: u32 = 3;
/// Number of entries of the shared cache, a power of two. An entry is at the index that the top bits of
/// `(key + (tag << SHARED_SHIFT)) * SHARED_MIX` make, as u64, or at that index with its lowest bit changed.
pub const SHARED_ENTRIES: u32 = 1024;
/// See `SHARED_ENTRIES`.
pub const SHARED_SHIFT: u32 = 21;
/// See `SHARED_ENTRIES`.
pub const SHARED_MIX: u64 = 0x9E37_79B9_7F4A_7C15;
/// Global caches are one u32: the address of a value slot in a namespace, or 0.
pub const GLOBAL_CACHE_SIZE: u32 = 4;

/// Shadow stack of frames: the function object being run (u32).
pub const FRAME_FUNC: u32 = 0;
/// Position of the operation under way (u32).
pub const FRAME_POS: u32 = 4;
/// Size of one frame.
pub const FRAME_SIZE: u32 = 8;

/// Thread state: address of the innermost frame (u32).
pub const TS_FRAME: u32 = 0;
/// Thread state: a frame at or above this address must not be pushed without calling `stack_check` (u32).
pub const TS_FRAME_LIMIT: u32 = 4;
/// Thread state: first free address of the value stack, where argument arrays are laid (u32). Room for `MAX_STACK_ARGS`
/// values follows it whenever compiled code runs.
pub const TS_STACK: u32 = 12;
/// Thread state: the result of a delegated iterator that stopped (value); who sees `delegate` answer `STOP` takes it and leaves
/// `NONE` in its place.
pub const TS_STOP_VALUE: u32 = 16;
/// Thread state: address of the type `function` (u32). The others likewise.
pub const TS_TYPE_FUNCTION: u32 = 24;
/// `builtin_function_or_method`.
pub const TS_TYPE_BUILTIN: u32 = 28;
/// `method_descriptor` (methods of built-in types; laid out as a built-in function, `self` is its first argument).
pub const TS_TYPE_METHOD_DESCRIPTOR: u32 = 32;
/// `method` (bound method of a Python function).
pub const TS_TYPE_METHOD: u32 = 36;
/// `list`.
pub const TS_TYPE_LIST: u32 = 40;
/// `tuple`.
pub const TS_TYPE_TUPLE: u32 = 44;
/// `generator`.
pub const TS_TYPE_GENERATOR: u32 = 48;
/// `dict`.
pub const TS_TYPE_DICT: u32 = 52;
/// `str`.
pub const TS_TYPE_STR: u32 = 56;
/// `range`, the type: what the global name `range` evaluates to when nobody replaced it.
pub const TS_TYPE_RANGE: u32 = 60;
/// Address of the shared cache: what inline caches of places that see several types look into next (u32).
pub const TS_SHARED_CACHE: u32 = 64;
/// Address of the 256 strings of one narrow code point (values; `UNBOUND` where one was not needed yet) (u32).
pub const TS_CHARACTERS: u32 = 68;
/// `set`, the first of the types of containers and iterators; the others follow.
pub const TS_TYPE_SET: u32 = 72;
/// `frozenset`.
pub const TS_TYPE_FROZENSET: u32 = 76;
/// `list_iterator`.
pub const TS_TYPE_LIST_ITER: u32 = 80;
/// `tuple_iterator`.
pub const TS_TYPE_TUPLE_ITER: u32 = 84;
/// `range_iterator`.
pub const TS_TYPE_RANGE_ITER: u32 = 88;
/// `dict_keyiterator`.
pub const TS_TYPE_DICT_KEY_ITER: u32 = 92;
/// `dict_itemiterator`.
pub const TS_TYPE_DICT_ITEM_ITER: u32 = 96;
/// `enumerate`.
pub const TS_TYPE_ENUMERATE: u32 = 100;
/// `zip`.
pub const TS_TYPE_ZIP: u32 = 104;
/// `str_ascii_iterator`.
pub const TS_TYPE_STR_ITER: u32 = 108;
/// `type`.
pub const TS_TYPE_TYPE: u32 = 112;
/// `staticmethod`.
pub const TS_TYPE_STATIC_METHOD: u32 = 116;
/// `classmethod`.
pub const TS_TYPE_CLASS_METHOD: u32 = 120;
/// `property`.
pub const TS_TYPE_PROPERTY: u32 = 124;
/// `super`, the type: what the global name `super` evaluates to when nobody replaced it.
pub const TS_TYPE_SUPER: u32 = 128;
/// `dict_valueiterator`.
pub const TS_TYPE_DICT_VALUE_ITER: u32 = 132;
/// `set_iterator`.
pub const TS_TYPE_SET_ITER: u32 = 136;
/// `list_reverseiterator`.
pub const TS_TYPE_LIST_REV_ITER: u32 = 140;
/// `map`.
pub const TS_TYPE_MAP: u32 = 144;
/// `int`.
pub const TS_TYPE_INT: u32 = 148;
/// `float`.
pub const TS_TYPE_FLOAT: u32 = 152;
/// `bool`.
pub const TS_TYPE_BOOL: u32 = 156;
/// `NoneType`.
pub const TS_TYPE_NONE: u32 = 160;
/// Address of the built-in function `len`, which lives as long as the runtime (u32).
pub const TS_LEN: u32 = 164;
/// Address of the built-in function `isinstance` (u32).
pub const TS_ISINSTANCE: u32 = 168;
/// Address of the built-in function `ord` (u32).
pub const TS_ORD: u32 = 172;
/// Address of the built-in function `chr` (u32).
pub const TS_CHR: u32 = 176;
/// `coroutine`.
pub const TS_TYPE_COROUTINE: u32 = 180;
/// `async_generator`.
pub const TS_TYPE_ASYNC_GENERATOR: u32 = 184;
/// The pending exception, or `UNBOUND` (value).
pub const TS_PENDING: u32 = 192;
/// The exception being handled, or `UNBOUND` (value).
pub const TS_HANDLED: u32 = 200;
/// Address of the array of lists of free blocks (u32), or 0 when compiled code may not use them. Each list is the address of its first
/// block or 0; a free block's second word is the next one, and its first word is 0.
pub const TS_FREE_LISTS: u32 = 208;
/// Size of the part of the thread state that compiled code may read.
pub const TS_SIZE: u32 = 216;
}
