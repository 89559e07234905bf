// Generated from the Rust crate native/abi by `cargo run -p molt-abi --bin generate`. Do not edit.

// Values
/** Shifted right by this, what is no float gives its kind. */
export const TAG_SHIFT = 0x0000000000000030n;
/** Top 16 bits of an inline int. They are those of the bitwise or of two ints too, and of no other two values. */
export const TAG_INT = 0x0001000000000000n;
/** Top 16 bits of a pointer; the low 32 bits are the address of an object's header. */
export const TAG_POINTER = 0x0002000000000000n;
/** Top 16 bits of a singleton. */
export const TAG_SINGLETON = 0x0003000000000000n;
/** Added to by signals other than NULL (never visible to Python code). */
export const TAG_SIGNAL = 0x0003000000000100n;
/** Shifted right by this, a float is not zero, and everything else is. (The lowest float is the negative NaN that some machines
 * make of an invalid operation.) */
export const FLOAT_SHIFT = 0x0000000000000032n;
/** The one NaN, as IEEE bits. */
export const CANONICAL_NAN = 0x7ff8000000000000n;
/** The inline int 0. An inline int is this plus its number, so ints compare as their bits do, and a sum or difference that leaves
 * the 48 bits leaves the tag. */
export const INT_ZERO = 0x0001800000000000n;
/** `None`. */
export const NONE = 0x0003000000000000n;
/** `False`; `FALSE | 1 == TRUE`, so a comparison's 0 or 1 becomes a bool by one `or`. */
export const FALSE = 0x0003000000000002n;
/** `True`. */
export const TRUE = 0x0003000000000003n;
/** `NotImplemented`. */
export const NOT_IMPLEMENTED = 0x0003000000000004n;
/** `Ellipsis`. */
export const ELLIPSIS = 0x0003000000000005n;
/** What a poll returns when it is not ready. */
export const PENDING = 0x0003000000000006n;
/** An unbound local or an empty cell; also "absent" where a helper takes an optional value. */
export const UNBOUND = 0x0003000000000007n;
/** "An exception is pending in the thread state." */
export const NULL = 0x0000000000000000n;
/** "The iterator is exhausted": `iter_next` and generator bodies answer this instead of raising StopIteration. */
export const STOP = 0x0003000000000101n;
/** "The asynchronous iterator is exhausted", where `STOP` says that the awaited item is there. */
export const END = 0x0003000000000103n;
/** Smallest inline int. */
export const INT_MIN = -140737488355328n;
/** Largest inline int. */
export const INT_MAX = 140737488355327n;

// Layout
/** Pages of memory are so large, and begin at multiples of that. The first word of a page is the number of the list that blocks in it
 * go to when they are free. */
export const HEAP_PAGE = 32768;
/** Number of the list of raw blocks of 16 bytes; those of 32, 48 … 256 bytes follow. */
export const RAW_LISTS = 0;
/** Number of the list of objects of 16 bytes, header included; those of 32, 48 … 256 bytes follow. */
export const OBJECT_LISTS = 112;
/** Object header: reference count (u32). */
export const OBJ_REFCOUNT = 0;
/** Object header: address of the type object (u32). */
export const OBJ_TYPE = 4;
/** Size of the header; payloads start here. */
export const OBJ_HEADER = 8;
/** Functions and built-in functions: number of arguments that the code at `FUNC_TABLE` takes when called directly, or
 * `CALL_KEY_NONE` when it cannot be called without binding. */
export const FUNC_CALL_KEY = 8;
/** Functions and built-in functions: table index of `(callee: i32, a1 … an: i64) -> i64`. */
export const FUNC_TABLE = 12;
/** Built-in functions: the fewest and the most arguments of a call by position that needs nothing but absent ones filled in with
 * `UNBOUND` (u32 each); no number is between them as long as that is not known. */
export const BUILTIN_LEAST = 16;
/** See `BUILTIN_LEAST`. */
export const BUILTIN_MOST = 20;
/** Built-in functions: how many parameters the code at `FUNC_TABLE` has, when `BUILTIN_LEAST` and `BUILTIN_MOST` are known (u32). */
export const BUILTIN_ARITY = 24;
/** Built-in functions with more parameters are not called that way. */
export const MAX_PADDED = 5;
/** Functions: address of the array of captured cells (values, 8 bytes each). */
export const FUNC_CLOSURE = 16;
/** Functions: bit n, up to 31, is set when n positional arguments are enough and not too many: parameters that lack one are filled from
 * `FUNC_FILL`, and `*` and `**` parameters get what is left. Once defaults or code were replaced, only the bit of `FUNC_CALL_KEY`; none when
 * parameters are in memory (u32). */
export const FUNC_FITS = 32;
/** Functions: `FUNC_FILL + 8 * i` is the address of the default of parameter i. Means something only for parameters that have one, and only
 * while `FUNC_BINDING` is not 0 (u32). */
export const FUNC_FILL = 36;
/** Functions: number of parameters of the direct entry, `*` and `**` included (u32). */
export const FUNC_PARAMS = 40;
/** Functions: a number that functions have in common when arguments are bound to their parameters alike: that of the `def`. 0 once defaults,
 * keyword defaults or code were replaced or could have been (u32). */
export const FUNC_BINDING = 44;
/** Functions: number of positional parameters (u8). This and the next four mean nothing when parameters are in memory. */
export const FUNC_POSITIONAL = 48;
/** Functions: number of parameters before `*` and `**`, keyword-only ones included (u8). */
export const FUNC_NAMED = 49;
/** Functions: number of positional-only parameters (u8). */
export const FUNC_POSONLY = 50;
/** Functions: `STAR_REST` and `STAR_KEYWORDS` (u8). */
export const FUNC_STARS = 51;
/** Functions: address of the names of the parameters (values) (u32). */
export const FUNC_NAMES = 52;
/** In `FUNC_STARS`: there is a `*` parameter. */
export const STAR_REST = 1;
/** In `FUNC_STARS`: there is a `**` parameter. */
export const STAR_KEYWORDS = 2;
/** No direct entry. */
export const CALL_KEY_NONE = 4294967295;
/** Functions with more parameters than this take `(callee: i32, args: i32) -> i64`, an address of the argument values. */
export const MAX_DIRECT_PARAMS = 8;
/** No operation lays more values than this at `TS_STACK`. */
export const MAX_STACK_ARGS = 128;
/** Bound methods: the function (value). */
export const METHOD_FUNC = 8;
/** Bound methods: the object it is bound to (value). */
export const METHOD_SELF = 16;
/** `staticmethod` and `classmethod`: what they wrap (value). */
export const WRAPPER_CALLABLE = 8;
/** `property`: the getter, or None (value). */
export const PROPERTY_GET = 8;
/** `property`: the setter, or None (value). */
export const PROPERTY_SET = 16;
/** Types: address of the function `__init__` when making an instance takes no more than `new_instance` and a call of it; else 0 (u32). */
export const TYPE_INIT = 28;
/** Types: the shape of fresh instances (u32). */
export const TYPE_SHAPE = 32;
/** Cells: the value, or `UNBOUND`. */
export const CELL_VALUE = 8;
/** Lists: address of the items (values). */
export const LIST_ITEMS = 8;
/** Lists: number of items. */
export const LIST_LEN = 12;
/** Lists: capacity in items. */
export const LIST_CAP = 16;
/** Strings: the cached hash, 0 when there is none (i64). */
export const TEXT_HASH = 8;
/** Strings: number of code points (u32). */
export const TEXT_LEN = 16;
/** Strings: bytes a code point takes (u8). */
export const TEXT_WIDTH = 20;
/** Strings: 1 for the one interned string of its text (u8). */
export const TEXT_INTERNED = 22;
/** Strings: the code points. */
export const TEXT_DATA = 24;
/** Lists: 1 when caches hold addresses of items (u8). */
export const LIST_WATCHED = 20;
/** Iterators by index: what is iterated (value), `UNBOUND` when exhausted. */
export const INDEX_ITER_SOURCE = 8;
/** Iterators by index: the next index (u32). */
export const INDEX_ITER_INDEX = 16;
/** Tuples: number of items. */
export const TUPLE_LEN = 8;
/** Tuples: the items (values) themselves. */
export const TUPLE_ITEMS = 16;
/** Dicts: address of the entries, in the order of insertion. */
export const DICT_ENTRIES = 8;
/** Dicts: number of entries, removed ones included. */
export const DICT_END = 12;
/** Dicts: room for so many entries. */
export const DICT_CAP = 16;
/** Dicts: 1 when caches hold places of values (u8). */
export const DICT_WATCHED = 20;
/** Dicts: address of the index: numbers of entries by hash (u32). */
export const DICT_INDEX = 24;
/** Dicts: size of the index, a power of two, or 0 while there are so few entries that all are looked at. */
export const DICT_INDEX_LEN = 28;
/** Dicts: number of keys. */
export const DICT_LEN = 40;
/** Dicts: places of the index that are not free: a third of them at least is. */
export const DICT_FILLED = 44;
/** Dicts: 1 when caches hold places of values, so that compiled code adds no key (u8). */
export const DICT_NAMESPACE = 48;
/** Dicts: counts changes of the set of keys (u32). */
export const DICT_VERSION = 52;
/** Dicts: up to so many entries need no index. */
export const DICT_SCAN = 8;
/** Entries of dicts: hash of the key (i64). */
export const ENTRY_HASH = 0;
/** Entries of dicts: the key (value), `UNBOUND` in a removed one. */
export const ENTRY_KEY = 8;
/** Entries of dicts: the value. */
export const ENTRY_VALUE = 16;
/** Size of an entry. */
export const ENTRY_SIZE = 24;
/** A free place of a dict's index. A search begins at `hash ^ hash >> 32`, modulo the size, and goes on by steps of 1, 2, 3 and so on. */
export const INDEX_EMPTY = 4294967295;
/** A place of a dict's index whose entry was removed. */
export const INDEX_REMOVED = 4294967294;
/** Sets: address of the slots. */
export const SET_SLOTS = 8;
/** Sets: number of slots, 0 or a power of two. */
export const SET_SIZE = 12;
/** Sets: slots that are not free: fewer than three fifths of the mask. */
export const SET_FILL = 24;
/** Sets: number of elements. */
export const SET_LEN = 28;
/** Sets: counts changes of the elements (u32). */
export const SET_VERSION = 36;
/** Sets: 1 as soon as an element is an object in memory (u32). */
export const SET_OBJECTS = 40;
/** Slots of sets: hash of the element (i64): 0 in a free one, -1 in one whose element was removed. */
export const SLOT_HASH = 0;
/** Slots of sets: the element (value), `UNBOUND` when there is none. */
export const SLOT_KEY = 8;
/** Size of a slot. */
export const SLOT_SIZE = 16;
/** Slots that follow the first one and are looked at before a search jumps, if the table has so many more. */
export const SET_PROBES = 9;
/** Iterators over lists and tuples: what is iterated (value). */
export const CURSOR_SOURCE = 8;
/** Iterators over lists and tuples: next index (u32), all ones once the end was met. */
export const CURSOR_INDEX = 16;
/** Iterators over ranges: the next number (i64). */
export const RANGE_ITER_NEXT = 8;
/** Iterators over ranges: the step (i64). */
export const RANGE_ITER_STEP = 16;
/** Iterators over ranges: how many are left (i64); 0 also when the numbers are too large to be inline. */
export const RANGE_ITER_LEFT = 24;
/** Iterators over dicts: the dict (value), `UNBOUND` when exhausted. */
export const DICT_ITER_DICT = 8;
/** Iterators over dicts: next entry (u32). */
export const DICT_ITER_AT = 16;
/** Iterators over dicts: number of keys when it was made (u32). */
export const DICT_ITER_EXPECTED = 20;
/** Iterators over dicts: keys that are still to come (u32). */
export const DICT_ITER_LEFT = 24;
/** Iterators over sets: the set (value), `UNBOUND` when exhausted. */
export const SET_ITER_SET = 8;
/** Iterators over sets: next slot (u32). */
export const SET_ITER_AT = 16;
/** Iterators over sets: number of elements when it was made (u32). */
export const SET_ITER_EXPECTED = 20;
/** Iterators over sets: elements that are still to come (u32). */
export const SET_ITER_LEFT = 24;
/** `enumerate`: the iterator (value). */
export const ENUMERATE_ITERATOR = 8;
/** `enumerate`: the next number (value). */
export const ENUMERATE_NUMBER = 16;
/** `zip` and `map`: address of the iterators (values). */
export const ZIP_ITERATORS = 8;
/** `zip` and `map`: number of iterators. */
export const ZIP_COUNT = 12;
/** `zip`: whether all must have the same length (u32). */
export const ZIP_STRICT = 24;
/** `map`: the function (value). */
export const MAP_FUNCTION = 32;
/** Types: address of the table of special methods (values), 0 when there is none: only Python classes have one. At each place is a
 * plain Python function; or `UNBOUND` when no class in the resolution order but `object` has the method and instances are plain; or
 * anything else (`SPECIAL_OTHER`) when the core has to find out. */
export const TYPE_SPECIALS = 12;
/** Special methods: the mark of what the core has to find out, a float. */
export const SPECIAL_OTHER = 0;
/** Special methods: first of the 13 binary operators, in the order of `inplace`. */
export const SPECIAL_BINARY = 0;
/** Special methods: first of the reflected operators. */
export const SPECIAL_REFLECTED = 13;
/** Special methods: first of the augmented assignments. */
export const SPECIAL_INPLACE = 26;
/** Special methods: first of the comparisons `lt le eq ne gt ge`. */
export const SPECIAL_COMPARE = 39;
/** Special methods: first of `neg pos invert abs`. */
export const SPECIAL_UNARY = 45;
/** Special methods: `__getitem__`. */
export const SPECIAL_GETITEM = 49;
/** Special methods: `__setitem__`. */
export const SPECIAL_SETITEM = 50;
/** Special methods: `__delitem__`. */
export const SPECIAL_DELITEM = 51;
/** Special methods: `__contains__`. */
export const SPECIAL_CONTAINS = 52;
/** Special methods: `__len__`. */
export const SPECIAL_LEN = 53;
/** Special methods: `__bool__`. */
export const SPECIAL_BOOL = 54;
/** Special methods: `__hash__`. */
export const SPECIAL_HASH = 55;
/** Special methods: `__iter__`. */
export const SPECIAL_ITER = 56;
/** Special methods: `__next__`. */
export const SPECIAL_NEXT = 57;
/** Special methods: `__call__`. */
export const SPECIAL_CALL = 58;
/** Special methods: `__enter__`. */
export const SPECIAL_ENTER = 59;
/** Special methods: `__exit__`. */
export const SPECIAL_EXIT = 60;
/** Special methods: `__repr__`. */
export const SPECIAL_REPR = 61;
/** Special methods: `__str__`. */
export const SPECIAL_STR = 62;
/** Special methods: `__class__`, never a function: `UNBOUND` when instances of this class, plain or not, say what their type is. */
export const SPECIAL_CLASS = 63;
/** Number of special methods in the table. */
export const SPECIAL_COUNT = 64;
/** Types: address of what describes the payload of objects: the same for types whose objects have the same one (mostly). */
export const TYPE_PAYLOAD = 8;
/** Types: address of the bases in resolution order (values), the type itself left out; 0 when they are not to be seen. */
export const TYPE_ORDER = 36;
/** Types: address behind those. */
export const TYPE_ORDER_END = 40;
/** Types of plain instances: offset in the array at `TS_FREE_LISTS` of the list with blocks for them; 0 for other types, and when they take
 * more than 256 bytes. One more when the first slots begin unbound (u32). */
export const TYPE_LIST = 56;
/** Types: four flags of a byte each, as one u32. */
export const TYPE_FLAGS = 44;
/** `TYPE_FLAGS` of types whose objects are freed without looking into them. */
export const TYPE_FLAGS_PLAIN = 16842752;
/** Instances: address of the shape. */
export const INSTANCE_SHAPE = 8;
/** Instances: address of what holds the attributes that the slots do not, or 0 (u32). */
export const INSTANCE_EXTRA = 12;
/** Instances: the inline slots (values; `UNBOUND` never, unused ones are 0). */
export const INSTANCE_SLOTS = 16;
/** Generators: resume point (u32): 0 not started, `GEN_DONE` finished, `GEN_RUNNING` while on the stack. */
export const GEN_STATE = 8;
/** Generators: address of the saved locals (values). They own what they hold while the generator is suspended or has not started;
 * while its body runs they mean nothing, and once it has finished every slot is 0. */
export const GEN_SLOTS = 12;
/** Generators: flags (u32). */
export const GEN_FLAGS = 28;
/** `GEN_FLAGS`: nothing runs in the body when it is closed. */
export const GEN_CLOSES_AT_ONCE = 1;
/** `GEN_FLAGS`: somebody waits for the next item of an asynchronous generator. */
export const GEN_ASKED = 2;
/** `GEN_FLAGS`: an asynchronous generator was asked for an item before, so that the hooks know of it. */
export const GEN_HOOKED = 4;
/** `GEN_FLAGS`: an asynchronous generator has ended, or was told to. */
export const GEN_CLOSED = 8;
/** Generators: the return value once the body answered `STOP` (value). */
export const GEN_RESULT = 32;
/** Generators: address of the function object. */
export const GEN_FUNC = 40;
/** Generators: table index of the body. */
export const GEN_BODY = 44;
/** Asynchronous generators: 0 when what the body answered last is an item, 1 when it is what something awaited inside asks for (u32). */
export const GEN_AWAITS = 48;
/** What a body is of: a generator. */
export const GEN_KIND_GENERATOR = 0;
/** What a body is of: a coroutine. */
export const GEN_KIND_COROUTINE = 1;
/** What a body is of: an asynchronous generator. */
export const GEN_KIND_ASYNC = 2;
/** `GEN_STATE` of a finished generator. */
export const GEN_DONE = 4294967295;
/** `GEN_STATE` while its body runs. */
export const GEN_RUNNING = 4294967294;
/** Inline cache: `type | shape << 32` of the receiver, to be compared with the 8 bytes at `OBJ_TYPE`. */
export const IC_KEY = 0;
/** Inline cache: a key that is the bits of a value instead is for that one object, a class or a module; then the slot holds what its namespace
 * has, which is not bound to the object. `super` caches: `type | class << 32`. With this bit changed in a key of type and shape, the slot
 * holds a property or function that computes the attribute. */
export const IC_COMPUTED = 0x8000000000000000n;
/** Inline cache: which bits of those 8 bytes matter (types without shapes compare the low 32 only). */
export const IC_MASK = 8;
/** Attribute cache: byte offset of the value within the instance (u32). A key is only ever set together with it. */
export const IC_OFFSET = 16;
/** Attribute load cache: all ones when `IC_OFFSET` counts from the object, 0 when it is an address of its own: the place of a
 * class attribute (u32). */
export const IC_BASE = 20;
/** Attribute store cache: shape that the instance has afterwards (u32). */
export const IC_NEW_SHAPE = 20;
/** Method cache: address of a value slot in a class's namespace that holds the callable (u32); 0 when there is none. */
export const IC_SLOT = 16;
/** Binding cache: `FUNC_BINDING` of the function whose binding of this call's arguments it holds, with `BIND_SELF` when an object comes
 * before them (u32). */
export const BIND_KEY = 0;
/** Set in `BIND_KEY` when the object of a method call, or a new instance, is the first argument. */
export const BIND_SELF = 2147483648;
/** Binding cache: for each parameter one byte, the offset of its argument from the first, or `BIND_DEFAULT`. */
export const BIND_PLAN = 8;
/** In `BIND_PLAN`: the parameter's default. */
export const BIND_DEFAULT = 255;
/** Binding cache: 0, or how the function's `*` and `**` parameters are made up: `BIND_HAS_REST` with the place of the first positional argument
 * that is left in bits 0 to 7 and their number in bits 8 to 15; `BIND_HAS_KEYWORDS` with a bit for each keyword argument that is left in bits 16
 * to 23. In `BIND_PLAN` they are the two arguments after the last one (u32). */
export const BIND_STARS = 16;
/** See `BIND_STARS`. */
export const BIND_HAS_REST = 1073741824;
/** See `BIND_STARS`. */
export const BIND_HAS_KEYWORDS = 2147483648;
/** Inline cache: how often its place found something in the shared cache instead (u32). */
export const IC_MISSES = 24;
/** Size of one inline cache. Zeroed caches match nothing. */
export const IC_SIZE = 32;
/** Shared cache: `IC_MASK`'s first word holds the name's address plus what the entry is for (u32); everything else is as in an
 * inline cache. Only instances of Python classes are in it. */
export const SHARED_TAG = 8;
/** Shared cache: the entry is for loading an attribute. */
export const SHARED_LOAD = 0;
/** Shared cache: the entry is for storing one. */
export const SHARED_STORE = 1;
/** Shared cache: the entry is for calling a method. */
export const SHARED_METHOD = 2;
/** Shared cache: the entry is for an attribute that a property of the class computes, or a function that it has. */
export const SHARED_PROPERTY = 3;
/** Number of entries of the shared cache, a power of two. An entry is at the index that the top bits of
 * `(key + (tag << SHARED_SHIFT)) * SHARED_MIX` make, as u64, or at that index with its lowest bit changed. */
export const SHARED_ENTRIES = 1024;
/** See `SHARED_ENTRIES`. */
export const SHARED_SHIFT = 21;
/** See `SHARED_ENTRIES`. */
export const SHARED_MIX = 0x9e3779b97f4a7c15n;
/** Global caches are one u32: the address of a value slot in a namespace, or 0. */
export const GLOBAL_CACHE_SIZE = 4;
/** Shadow stack of frames: the function object being run (u32). */
export const FRAME_FUNC = 0;
/** Position of the operation under way (u32). */
export const FRAME_POS = 4;
/** Size of one frame. */
export const FRAME_SIZE = 8;
/** Thread state: address of the innermost frame (u32). */
export const TS_FRAME = 0;
/** Thread state: a frame at or above this address must not be pushed without calling `stack_check` (u32). */
export const TS_FRAME_LIMIT = 4;
/** Thread state: first free address of the value stack, where argument arrays are laid (u32). Room for `MAX_STACK_ARGS`
 * values follows it whenever compiled code runs. */
export const TS_STACK = 12;
/** Thread state: the result of a delegated iterator that stopped (value); who sees `delegate` answer `STOP` takes it and leaves
 * `NONE` in its place. */
export const TS_STOP_VALUE = 16;
/** Thread state: address of the type `function` (u32). The others likewise. */
export const TS_TYPE_FUNCTION = 24;
/** `builtin_function_or_method`. */
export const TS_TYPE_BUILTIN = 28;
/** `method_descriptor` (methods of built-in types; laid out as a built-in function, `self` is its first argument). */
export const TS_TYPE_METHOD_DESCRIPTOR = 32;
/** `method` (bound method of a Python function). */
export const TS_TYPE_METHOD = 36;
/** `list`. */
export const TS_TYPE_LIST = 40;
/** `tuple`. */
export const TS_TYPE_TUPLE = 44;
/** `generator`. */
export const TS_TYPE_GENERATOR = 48;
/** `dict`. */
export const TS_TYPE_DICT = 52;
/** `str`. */
export const TS_TYPE_STR = 56;
/** `range`, the type: what the global name `range` evaluates to when nobody replaced it. */
export const TS_TYPE_RANGE = 60;
/** Address of the shared cache: what inline caches of places that see several types look into next (u32). */
export const TS_SHARED_CACHE = 64;
/** Address of the 256 strings of one narrow code point (values; `UNBOUND` where one was not needed yet) (u32). */
export const TS_CHARACTERS = 68;
/** `set`, the first of the types of containers and iterators; the others follow. */
export const TS_TYPE_SET = 72;
/** `frozenset`. */
export const TS_TYPE_FROZENSET = 76;
/** `list_iterator`. */
export const TS_TYPE_LIST_ITER = 80;
/** `tuple_iterator`. */
export const TS_TYPE_TUPLE_ITER = 84;
/** `range_iterator`. */
export const TS_TYPE_RANGE_ITER = 88;
/** `dict_keyiterator`. */
export const TS_TYPE_DICT_KEY_ITER = 92;
/** `dict_itemiterator`. */
export const TS_TYPE_DICT_ITEM_ITER = 96;
/** `enumerate`. */
export const TS_TYPE_ENUMERATE = 100;
/** `zip`. */
export const TS_TYPE_ZIP = 104;
/** `str_ascii_iterator`. */
export const TS_TYPE_STR_ITER = 108;
/** `type`. */
export const TS_TYPE_TYPE = 112;
/** `staticmethod`. */
export const TS_TYPE_STATIC_METHOD = 116;
/** `classmethod`. */
export const TS_TYPE_CLASS_METHOD = 120;
/** `property`. */
export const TS_TYPE_PROPERTY = 124;
/** `super`, the type: what the global name `super` evaluates to when nobody replaced it. */
export const TS_TYPE_SUPER = 128;
/** `dict_valueiterator`. */
export const TS_TYPE_DICT_VALUE_ITER = 132;
/** `set_iterator`. */
export const TS_TYPE_SET_ITER = 136;
/** `list_reverseiterator`. */
export const TS_TYPE_LIST_REV_ITER = 140;
/** `map`. */
export const TS_TYPE_MAP = 144;
/** `int`. */
export const TS_TYPE_INT = 148;
/** `float`. */
export const TS_TYPE_FLOAT = 152;
/** `bool`. */
export const TS_TYPE_BOOL = 156;
/** `NoneType`. */
export const TS_TYPE_NONE = 160;
/** Address of the built-in function `len`, which lives as long as the runtime (u32). */
export const TS_LEN = 164;
/** Address of the built-in function `isinstance` (u32). */
export const TS_ISINSTANCE = 168;
/** Address of the built-in function `ord` (u32). */
export const TS_ORD = 172;
/** Address of the built-in function `chr` (u32). */
export const TS_CHR = 176;
/** `coroutine`. */
export const TS_TYPE_COROUTINE = 180;
/** `async_generator`. */
export const TS_TYPE_ASYNC_GENERATOR = 184;
/** The pending exception, or `UNBOUND` (value). */
export const TS_PENDING = 192;
/** The exception being handled, or `UNBOUND` (value). */
export const TS_HANDLED = 200;
/** Address of the array of lists of free blocks (u32), or 0 when compiled code may not use them. Each list is the address of its first
 * block or 0; a free block's second word is the next one, and its first word is 0. */
export const TS_FREE_LISTS = 208;
/** Size of the part of the thread state that compiled code may read. */
export const TS_SIZE = 216;

// Data blob
/** First bytes of the section. */
export const MAGIC: readonly number[] = [77, 79, 76, 84];
/** Name of the custom section. */
export const SECTION = "molt";
/** Changes with every incompatible change of this crate. */
export const ABI_VERSION = 4;
/** The language version compiled for. */
export const PYTHON_VERSION = "3.14";
/** Int: signed LEB128 (any inline int). */
export const CONST_INT = 1;
/** Big int: 0 or 1 for negative, length, magnitude bytes (little-endian). */
export const CONST_BIG_INT = 2;
/** Float: 8 bytes, little-endian. */
export const CONST_FLOAT = 3;
/** Complex: 16 bytes, real then imaginary. */
export const CONST_COMPLEX = 4;
/** Interned string: length, UTF-8 (surrogates encoded as in WTF-8). */
export const CONST_STR = 5;
/** Bytes: length, bytes. */
export const CONST_BYTES = 6;
/** Tuple: count, constant indices. */
export const CONST_TUPLE = 7;
/** Frozenset: count, constant indices. */
export const CONST_FROZENSET = 8;
/** Code object, see above. */
export const CONST_CODE = 9;
/** Immediate value: 8 bytes, little-endian, its bits (None, True, …). */
export const CONST_IMMEDIATE = 10;
/** The code has `*args`. */
export const FLAG_VARARGS = 1;
/** The code has `**kwargs`. */
export const FLAG_VARKW = 2;
/** Calling makes a generator. */
export const FLAG_GENERATOR = 4;
/** Calling makes a coroutine. */
export const FLAG_COROUTINE = 8;
/** The entry takes `(callee, args)` because it has more than `MAX_DIRECT_PARAMS` parameters. */
export const FLAG_MEMORY_ARGS = 16;
/** The function runs with a namespace of its own (class bodies, `exec` with locals): its one parameter. */
export const FLAG_NAMESPACE = 32;
/** The generators can be awaited (`types.coroutine`). Compiled code never has it. */
export const FLAG_ITERABLE_COROUTINE = 64;

// Helpers
/** The type of a helper's parameter or result: `i64` is a value, `i32` an address, a count or a flag. */
export type HelperKind = "i32" | "i64";
/** The type of one importable core function. */
export interface Helper {
  readonly params: readonly HelperKind[];
  readonly result: HelperKind | null;
}
/** Every function of the core that compiled code may import, by export name. */
export const HELPERS = {
  /** Frees the object at this address: its count has reached zero. May run finalizers. */
  dealloc: { params: ["i32"], result: null },
  /** Called when a frame would pass the limit: 0 to go on, -1 when RecursionError was raised. */
  stack_check: { params: [], result: "i32" },
  /** Looks for an interrupt, now and then at a loop's back-edge. */
  safe_point: { params: [], result: "i32" },
  /** a + b */
  add: { params: ["i64", "i64"], result: "i64" },
  /** a - b */
  sub: { params: ["i64", "i64"], result: "i64" },
  /** a * b */
  mul: { params: ["i64", "i64"], result: "i64" },
  /** a @ b */
  matmul: { params: ["i64", "i64"], result: "i64" },
  /** a / b */
  truediv: { params: ["i64", "i64"], result: "i64" },
  /** a // b */
  floordiv: { params: ["i64", "i64"], result: "i64" },
  /** a % b */
  mod: { params: ["i64", "i64"], result: "i64" },
  /** a ** b. Not `pow`: that symbol is the C library's. */
  power: { params: ["i64", "i64"], result: "i64" },
  /** a << b */
  lshift: { params: ["i64", "i64"], result: "i64" },
  /** a >> b */
  rshift: { params: ["i64", "i64"], result: "i64" },
  /** a & b */
  and: { params: ["i64", "i64"], result: "i64" },
  /** a | b */
  or: { params: ["i64", "i64"], result: "i64" },
  /** a ^ b */
  xor: { params: ["i64", "i64"], result: "i64" },
  /** a op= b; the operator's index in the order of the above. */
  inplace: { params: ["i32", "i64", "i64"], result: "i64" },
  /** a += b where a is a local's value and the local is rebound to the result at once: a string that nobody else holds grows in place. */
  inplace_add_local: { params: ["i64", "i64"], result: "i64" },
  /** -a */
  neg: { params: ["i64"], result: "i64" },
  /** +a */
  pos: { params: ["i64"], result: "i64" },
  /** ~a */
  invert: { params: ["i64"], result: "i64" },
  /** a < b */
  lt: { params: ["i64", "i64"], result: "i64" },
  /** a <= b */
  le: { params: ["i64", "i64"], result: "i64" },
  /** a == b */
  eq: { params: ["i64", "i64"], result: "i64" },
  /** a != b */
  ne: { params: ["i64", "i64"], result: "i64" },
  /** a > b */
  gt: { params: ["i64", "i64"], result: "i64" },
  /** a >= b */
  ge: { params: ["i64", "i64"], result: "i64" },
  /** a in b */
  contains: { params: ["i64", "i64"], result: "i32" },
  /** Truth of a value: 0, 1, or -1. */
  truth: { params: ["i64"], result: "i32" },
  /** a ** b of two floats. */
  float_pow: { params: ["i64", "i64"], result: "i64" },
  /** a op b when the operand that is asked first answered NotImplemented; the operator's index, plus 16 for `op=`. */
  binary_rest: { params: ["i32", "i64", "i64"], result: "i64" },
  /** a op b when a was asked first and answered NotImplemented; the operator's index in the order lt le eq ne gt ge. */
  compare_rest: { params: ["i32", "i64", "i64"], result: "i64" },
  /** What a `__next__` raised that compiled code called itself: STOP for StopIteration, NULL for the rest. */
  next_raised: { params: [], result: "i64" },
  /** What len() makes of what `__len__` answered. */
  check_len: { params: ["i64"], result: "i64" },
  /** What truth makes of what `__bool__` answered that is no bool: always -1. */
  check_bool: { params: ["i64"], result: "i32" },
  /** Global or built-in by name for the running frame; fills the global cache at the address when it can. */
  load_global: { params: ["i32", "i64"], result: "i64" },
  /** cache, name, value (takes value). Fills the cache when it can. */
  store_global: { params: ["i32", "i64", "i64"], result: "i32" },
  /** Deletes a global name. */
  delete_global: { params: ["i64"], result: "i32" },
  /** namespace, name: namespace, then globals, then built-ins. */
  load_name: { params: ["i64", "i64"], result: "i64" },
  /** namespace, name, value. */
  store_name: { params: ["i64", "i64", "i64"], result: "i32" },
  /** namespace, name. */
  delete_name: { params: ["i64", "i64"], result: "i32" },
  /** namespace, name, index of the cell in the running function: namespace first, then the cell. */
  load_class_cell: { params: ["i64", "i64", "i32"], result: "i64" },
  /** A new cell (takes the value; UNBOUND for an empty one). */
  make_cell: { params: ["i64"], result: "i64" },
  /** Raises UnboundLocalError for a local of the running function. Always -1. */
  unbound_local: { params: ["i32"], result: "i32" },
  /** Raises UnboundLocalError (own cell) or NameError (free variable). Always -1. */
  unbound_cell: { params: ["i32"], result: "i32" },
  /** inline cache, object, name. */
  getattr: { params: ["i32", "i64", "i64"], result: "i64" },
  /** inline cache, object, name, value. */
  setattr: { params: ["i32", "i64", "i64", "i64"], result: "i32" },
  /** object, name. */
  delattr: { params: ["i64", "i64"], result: "i32" },
  /** object[index] */
  getitem: { params: ["i64", "i64"], result: "i64" },
  /** object[start:stop] */
  get_slice: { params: ["i64", "i64", "i64"], result: "i64" },
  /** object[index] = value */
  setitem: { params: ["i64", "i64", "i64"], result: "i32" },
  /** del object[index] */
  delitem: { params: ["i64", "i64"], result: "i32" },
  /** object, name, error text: the method of the type, bound. */
  load_special: { params: ["i64", "i64", "i64"], result: "i64" },
  /** callee, class, self, name: super(class, self).name */
  super_attr: { params: ["i64", "i64", "i64", "i64"], result: "i64" },
  /** callee() */
  call0: { params: ["i64"], result: "i64" },
  /** callee(a) */
  call1: { params: ["i64", "i64"], result: "i64" },
  /** callee(a, b) */
  call2: { params: ["i64", "i64", "i64"], result: "i64" },
  /** callee(a, b, c) */
  call3: { params: ["i64", "i64", "i64", "i64"], result: "i64" },
  /** callee(a, b, c, d) */
  call4: { params: ["i64", "i64", "i64", "i64", "i64"], result: "i64" },
  /** callee, args at, count. */
  call_n: { params: ["i64", "i32", "i32"], result: "i64" },
  /** binding cache or 0, callee, args at, count (with the keyword values, which come last), tuple of keyword names. */
  call_kw: { params: ["i32", "i64", "i32", "i32", "i64"], result: "i64" },
  /** class whose `TYPE_INIT` is not 0: an instance, on which that has not been called yet. */
  new_instance: { params: ["i64"], result: "i64" },
  /** Python function, object: a bound method. */
  bind_method: { params: ["i64", "i64"], result: "i64" },
  /** What `__init__` returned: NULL and TypeError unless that is None. */
  init_result: { params: ["i64"], result: "i64" },
  /** binding cache, args at, count, tuple of keyword names: makes the tuple and the dict that `BIND_STARS` says, or UNBOUND, and puts them behind the arguments (owned). */
  gather: { params: ["i32", "i32", "i32", "i64"], result: null },
  /** callee, tuple, dict or UNBOUND. */
  call_ex: { params: ["i64", "i64", "i64"], result: "i64" },
  /** method cache, object, name: object.name() */
  method0: { params: ["i32", "i64", "i64"], result: "i64" },
  /** object.name(a) */
  method1: { params: ["i32", "i64", "i64", "i64"], result: "i64" },
  /** object.name(a, b) */
  method2: { params: ["i32", "i64", "i64", "i64", "i64"], result: "i64" },
  /** object.name(a, b, c) */
  method3: { params: ["i32", "i64", "i64", "i64", "i64", "i64"], result: "i64" },
  /** method cache, name, args at, count: the first argument is the object itself. */
  method_n: { params: ["i32", "i64", "i32", "i32"], result: "i64" },
  /** module.name, args at, count: calls a function of the library that the language itself needs. */
  intrinsic: { params: ["i64", "i32", "i32"], result: "i64" },
  /** method cache, object, name: what a call of object.name will call, looked up before its arguments are evaluated: the address, as an int, of what the class has, or (owned) what is called without the object. */
  find_method: { params: ["i32", "i64", "i64"], result: "i64" },
  /** method cache, name, args at, count, keyword names or UNBOUND, what find_method gave: the call; the first argument is the object itself. */
  call_found: { params: ["i32", "i64", "i32", "i32", "i64", "i64"], result: "i64" },
  /** As method_n, with a tuple of keyword names; a binding cache follows the method cache. */
  method_kw: { params: ["i32", "i64", "i32", "i32", "i64"], result: "i64" },
  /** method cache, followed by a binding cache when there are keywords, or 0; callee, class, self, name, args at, count, keyword names (empty tuple for none): super(class, self).name(args). */
  call_super: { params: ["i32", "i64", "i64", "i64", "i64", "i32", "i32", "i64"], result: "i64" },
  /** args at, count (takes them). */
  build_tuple: { params: ["i32", "i32"], result: "i64" },
  /** args at, count (takes them). */
  build_list: { params: ["i32", "i32"], result: "i64" },
  /** args at, count (takes them). */
  build_set: { params: ["i32", "i32"], result: "i64" },
  /** keys and values alternating at, number of pairs (takes them). */
  build_dict: { params: ["i32", "i32"], result: "i64" },
  /** An empty dict with room for this many keys. */
  new_dict: { params: ["i32"], result: "i64" },
  /** start, stop, step. */
  build_slice: { params: ["i64", "i64", "i64"], result: "i64" },
  /** list, item (takes item). */
  list_append: { params: ["i64", "i64"], result: "i32" },
  /** list, iterable. */
  list_extend: { params: ["i64", "i64"], result: "i32" },
  /** A tuple of the list's items. */
  list_to_tuple: { params: ["i64"], result: "i64" },
  /** set, item (takes item). */
  set_add: { params: ["i64", "i64"], result: "i32" },
  /** set, iterable. */
  set_update: { params: ["i64", "i64"], result: "i32" },
  /** Computes the hash of a string and leaves it in the string. */
  hash_text: { params: ["i64"], result: null },
  /** dict, key, value (takes both). */
  dict_set: { params: ["i64", "i64", "i64"], result: "i32" },
  /** dict, mapping: a display's `**`. */
  dict_update: { params: ["i64", "i64"], result: "i32" },
  /** dict, mapping, callee: a call's `**`. */
  dict_merge: { params: ["i64", "i64", "i64"], result: "i32" },
  /** strings, inline ints and floats at, count (takes them): their texts in a row. */
  join_str: { params: ["i32", "i32"], result: "i64" },
  /** a + b of exactly strings. */
  str_concat: { params: ["i64", "i64"], result: "i64" },
  /** value, conversion (0, or the ASCII code of r, s, a), spec or UNBOUND. */
  format_value: { params: ["i64", "i32", "i64"], result: "i64" },
  /** iterable, count, address that receives the owned items. */
  unpack: { params: ["i64", "i32", "i32"], result: "i32" },
  /** iterable, count before the star, count after it, address that receives before + list + after. */
  unpack_star: { params: ["i64", "i32", "i32", "i32"], result: "i32" },
  /** code, captured cells at, count, defaults or UNBOUND, keyword defaults or UNBOUND, annotate function or UNBOUND. */
  make_function: { params: ["i64", "i32", "i32", "i64", "i64", "i64"], result: "i64" },
  /** body function, args at (name, bases, keyword values), count, tuple of keyword names. */
  build_class: { params: ["i64", "i32", "i32", "i64"], result: "i64" },
  /** iter(a) */
  get_iter: { params: ["i64"], result: "i64" },
  /** Next item, STOP or NULL. */
  iter_next: { params: ["i64"], result: "i64" },
  /** len(a) without looking up the name. */
  len: { params: ["i64"], result: "i64" },
  /** exception or class, cause or UNBOUND. Adds the running frame to the traceback, except when an exception is raised again: with UNBOUND as the exception (bare raise). */
  raise: { params: ["i64", "i64"], result: null },
  /** callee, argument or UNBOUND, position of the raise: `raise callee(argument)` as `raise` does it. The frame's position is that of the call. */
  raise_new: { params: ["i64", "i64", "i32"], result: null },
  /** Makes the instance pending again (takes it). */
  rethrow: { params: ["i64"], result: null },
  /** Takes the pending exception. */
  catch: { params: [], result: "i64" },
  /** Adds the running frame to the pending exception's traceback. */
  traceback: { params: [], result: null },
  /** Makes the exception the handled one; answers the one before (or UNBOUND). */
  push_exc: { params: ["i64"], result: "i64" },
  /** Restores what push_exc answered (takes it). */
  pop_exc: { params: ["i64"], result: null },
  /** exception, class or tuple of classes. */
  exc_match: { params: ["i64", "i64"], result: "i32" },
  /** The built-in AssertionError, whatever the name is bound to. */
  assertion_error: { params: [], result: "i64" },
  /** function object's address, table index of the body, number of slots, what it is of (`GEN_KIND_*`). */
  make_generator: { params: ["i32", "i32", "i32", "i32"], result: "i64" },
  /** A generator's body that compiled code called itself raised: StopIteration becomes RuntimeError. */
  generator_raised: { params: ["i64"], result: null },
  /** A generator's body that compiled code sent a value to returned: StopIteration with the result. */
  generator_returned: { params: ["i64"], result: null },
  /** An exception is thrown into a handler: the handled exception becomes its context. */
  chain_thrown: { params: [], result: null },
  /** The iterator to delegate to for an awaitable; 1 when it is what `__aenter__` answered, 2 for `__aexit__`, else 0. */
  get_awaitable: { params: ["i64", "i32"], result: "i64" },
  /** aiter(a) as `async for` does it. */
  get_aiter: { params: ["i64"], result: "i64" },
  /** What the next item of an asynchronous iterator is awaited from: the iterator itself when that is an asynchronous generator, which is then asked, an iterator to delegate to, or END. */
  async_begin: { params: ["i64"], result: "i64" },
  /** What `async_begin` answered, value sent (NULL: the pending exception is thrown into it): what it asks for, STOP with the item in TS_STOP_VALUE, END, or NULL. */
  async_delegate: { params: ["i64", "i64"], result: "i64" },
  /** iterator of a `yield from`, value sent (NULL: the pending exception is thrown into it): what it yields, STOP with the result in TS_STOP_VALUE, or NULL. */
  delegate: { params: ["i64", "i64"], result: "i64" },
  /** name, tuple of names or None, level. */
  import_name: { params: ["i64", "i64", "i32"], result: "i64" },
  /** module, name. */
  import_from: { params: ["i64", "i64"], result: "i64" },
  /** module: binds its public names in the running frame's globals. */
  import_star: { params: ["i64"], result: "i32" },
  /** 1 when the subject matches sequence patterns. */
  match_sequence: { params: ["i64"], result: "i32" },
  /** 1 when the subject matches mapping patterns. */
  match_mapping: { params: ["i64"], result: "i32" },
  /** subject, tuple of keys: tuple of values or None. */
  match_keys: { params: ["i64", "i64"], result: "i64" },
  /** subject, class, number of positional patterns, tuple of keyword names: tuple of values or None. */
  match_class: { params: ["i64", "i64", "i32", "i64"], result: "i64" },
} as const satisfies Readonly<Record<string, Helper>>;
/** The name of a helper. */
export type HelperName = keyof typeof HELPERS;
