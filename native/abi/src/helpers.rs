//! The core functions that compiled code may import, with their types: the one list, from which the TypeScript is generated
//! and against which the exports of the built core are checked.
//!
//! Conventions: `V` is a value (i64), `I` an address, count or flag (i32). Value arguments are borrowed unless the comment says *takes*;
//! results are owned; `NULL` means that an exception is pending. A result of type `I` from a function that can raise is 0 for
//! success (or the answer 0/1) and -1 for "raised". "args at A" is an array of values in memory, normally at the thread state's
//! `TS_STACK`; a helper that runs code while it still needs them reserves them itself.

/// The type of a parameter or result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// i32: an address, a count, a flag.
    I,
    /// i64: a value.
    V,
}
use Kind::{I, V};

/// One importable core function.
#[derive(Clone, Copy, Debug)]
pub struct Helper {
    /// Export name.
    pub name: &'static str,
    /// Parameter types.
    pub params: &'static [Kind],
    /// Result type, if any.
    pub result: Option<Kind>,
    /// What it does.
    pub doc: &'static str,
}

const fn h(name: &'static str, params: &'static [Kind], result: Option<Kind>, doc: &'static str) -> Helper {
    Helper { name, params, result, doc }
}
const OV: Option<Kind> = Some(V);
const OI: Option<Kind> = Some(I);

/// Every helper.
#[rustfmt::skip]
pub const HELPERS: &[Helper] = &[
    // Memory and safe points
    h("dealloc", &[I], None, "Frees the object at this address: its count has reached zero. May run finalizers."),
    h("stack_check", &[], OI, "Called when a frame would pass the limit: 0 to go on, -1 when RecursionError was raised."),
    h("safe_point", &[], OI, "Looks for an interrupt, now and then at a loop's back-edge."),
    // Operators
    h("add", &[V, V], OV, "a + b"),
    h("sub", &[V, V], OV, "a - b"),
    h("mul", &[V, V], OV, "a * b"),
    h("matmul", &[V, V], OV, "a @ b"),
    h("truediv", &[V, V], OV, "a / b"),
    h("floordiv", &[V, V], OV, "a // b"),
    h("mod", &[V, V], OV, "a % b"),
    h("power", &[V, V], OV, "a ** b. Not `pow`: that symbol is the C library's."),
    h("lshift", &[V, V], OV, "a << b"),
    h("rshift", &[V, V], OV, "a >> b"),
    h("and", &[V, V], OV, "a & b"),
    h("or", &[V, V], OV, "a | b"),
    h("xor", &[V, V], OV, "a ^ b"),
    h("inplace", &[I, V, V], OV, "a op= b; the operator's index in the order of the above."),
    h("inplace_add_local", &[V, V], OV, "a += b where a is a local's value and the local is rebound to the result at once: a string that nobody else holds grows in place."),
    h("neg", &[V], OV, "-a"),
    h("pos", &[V], OV, "+a"),
    h("invert", &[V], OV, "~a"),
    h("lt", &[V, V], OV, "a < b"),
    h("le", &[V, V], OV, "a <= b"),
    h("eq", &[V, V], OV, "a == b"),
    h("ne", &[V, V], OV, "a != b"),
    h("gt", &[V, V], OV, "a > b"),
    h("ge", &[V, V], OV, "a >= b"),
    h("contains", &[V, V], OI, "a in b"),
    h("truth", &[V], OI, "Truth of a value: 0, 1, or -1."),
    h("float_pow", &[V, V], OV, "a ** b of two floats."),
    h("binary_rest", &[I, V, V], OV, "a op b when the operand that is asked first answered NotImplemented; the operator's index, plus 16 for `op=`."),
    h("compare_rest", &[I, V, V], OV, "a op b when a was asked first and answered NotImplemented; the operator's index in the order lt le eq ne gt ge."),
    h("next_raised", &[], OV, "What a `__next__` raised that compiled code called itself: STOP for StopIteration, NULL for the rest."),
    h("check_len", &[V], OV, "What len() makes of what `__len__` answered."),
    h("check_bool", &[V], OI, "What truth makes of what `__bool__` answered that is no bool: always -1."),
    // Names
    h("load_global", &[I, V], OV, "Global or built-in by name for the running frame; fills the global cache at the address when it can."),
    h("store_global", &[I, V, V], OI, "cache, name, value (takes value). Fills the cache when it can."),
    h("delete_global", &[V], OI, "Deletes a global name."),
    h("load_name", &[V, V], OV, "namespace, name: namespace, then globals, then built-ins."),
    h("store_name", &[V, V, V], OI, "namespace, name, value."),
    h("delete_name", &[V, V], OI, "namespace, name."),
    h("load_class_cell", &[V, V, I], OV, "namespace, name, index of the cell in the running function: namespace first, then the cell."),
    h("make_cell", &[V], OV, "A new cell (takes the value; UNBOUND for an empty one)."),
    h("unbound_local", &[I], OI, "Raises UnboundLocalError for a local of the running function. Always -1."),
    h("unbound_cell", &[I], OI, "Raises UnboundLocalError (own cell) or NameError (free variable). Always -1."),
    // Attributes and items
    h("getattr", &[I, V, V], OV, "inline cache, object, name."),
    h("setattr", &[I, V, V, V], OI, "inline cache, object, name, value."),
    h("delattr", &[V, V], OI, "object, name."),
    h("getitem", &[V, V], OV, "object[index]"),
    h("get_slice", &[V, V, V], OV, "object[start:stop]"),
    h("setitem", &[V, V, V], OI, "object[index] = value"),
    h("delitem", &[V, V], OI, "del object[index]"),
    h("load_special", &[V, V, V], OV, "object, name, error text: the method of the type, bound."),
    h("super_attr", &[V, V, V, V], OV, "callee, class, self, name: super(class, self).name"),
    // Calls
    h("call0", &[V], OV, "callee()"),
    h("call1", &[V, V], OV, "callee(a)"),
    h("call2", &[V, V, V], OV, "callee(a, b)"),
    h("call3", &[V, V, V, V], OV, "callee(a, b, c)"),
    h("call4", &[V, V, V, V, V], OV, "callee(a, b, c, d)"),
    h("call_n", &[V, I, I], OV, "callee, args at, count."),
    h("call_kw", &[I, V, I, I, V], OV, "binding cache or 0, callee, args at, count (with the keyword values, which come last), tuple of keyword names."),
    h("new_instance", &[V], OV, "class whose `TYPE_INIT` is not 0: an instance, on which that has not been called yet."),
    h("bind_method", &[V, V], OV, "Python function, object: a bound method."),
    h("init_result", &[V], OV, "What `__init__` returned: NULL and TypeError unless that is None."),
    h("gather", &[I, I, I, V], None, "binding cache, args at, count, tuple of keyword names: makes the tuple and the dict that `BIND_STARS` says, or UNBOUND, and puts them behind the arguments (owned)."),
    h("call_ex", &[V, V, V], OV, "callee, tuple, dict or UNBOUND."),
    h("method0", &[I, V, V], OV, "method cache, object, name: object.name()"),
    h("method1", &[I, V, V, V], OV, "object.name(a)"),
    h("method2", &[I, V, V, V, V], OV, "object.name(a, b)"),
    h("method3", &[I, V, V, V, V, V], OV, "object.name(a, b, c)"),
    h("method_n", &[I, V, I, I], OV, "method cache, name, args at, count: the first argument is the object itself."),
    h("intrinsic", &[V, I, I], OV, "module.name, args at, count: calls a function of the library that the language itself needs."),
    h("find_method", &[I, V, V], OV, "method cache, object, name: what a call of object.name will call, looked up before its arguments are evaluated: the address, as an int, of what the class has, or (owned) what is called without the object."),
    h("call_found", &[I, V, I, I, V, V], OV, "method cache, name, args at, count, keyword names or UNBOUND, what find_method gave: the call; the first argument is the object itself."),
    h("method_kw", &[I, V, I, I, V], OV, "As method_n, with a tuple of keyword names; a binding cache follows the method cache."),
    h("call_super", &[I, V, V, V, V, I, I, V], OV, "method cache, followed by a binding cache when there are keywords, or 0; callee, class, self, name, args at, count, keyword names (empty tuple for none): super(class, self).name(args)."),
    // Building values
    h("build_tuple", &[I, I], OV, "args at, count (takes them)."),
    h("build_list", &[I, I], OV, "args at, count (takes them)."),
    h("build_set", &[I, I], OV, "args at, count (takes them)."),
    h("build_dict", &[I, I], OV, "keys and values alternating at, number of pairs (takes them)."),
    h("new_dict", &[I], OV, "An empty dict with room for this many keys."),
    h("build_slice", &[V, V, V], OV, "start, stop, step."),
    h("list_append", &[V, V], OI, "list, item (takes item)."),
    h("list_extend", &[V, V], OI, "list, iterable."),
    h("list_to_tuple", &[V], OV, "A tuple of the list's items."),
    h("set_add", &[V, V], OI, "set, item (takes item)."),
    h("set_update", &[V, V], OI, "set, iterable."),
    h("hash_text", &[V], None, "Computes the hash of a string and leaves it in the string."),
    h("dict_set", &[V, V, V], OI, "dict, key, value (takes both)."),
    h("dict_update", &[V, V], OI, "dict, mapping: a display's `**`."),
    h("dict_merge", &[V, V, V], OI, "dict, mapping, callee: a call's `**`."),
    h("join_str", &[I, I], OV, "strings, inline ints and floats at, count (takes them): their texts in a row."),
    h("str_concat", &[V, V], OV, "a + b of exactly strings."),
    h("format_value", &[V, I, V], OV, "value, conversion (0, or the ASCII code of r, s, a), spec or UNBOUND."),
    h("unpack", &[V, I, I], OI, "iterable, count, address that receives the owned items."),
    h("unpack_star", &[V, I, I, I], OI, "iterable, count before the star, count after it, address that receives before + list + after."),
    // Functions and classes
    h("make_function", &[V, I, I, V, V, V], OV, "code, captured cells at, count, defaults or UNBOUND, keyword defaults or UNBOUND, annotate function or UNBOUND."),
    h("build_class", &[V, I, I, V], OV, "body function, args at (name, bases, keyword values), count, tuple of keyword names."),
    // Iteration
    h("get_iter", &[V], OV, "iter(a)"),
    h("iter_next", &[V], OV, "Next item, STOP or NULL."),
    h("len", &[V], OV, "len(a) without looking up the name."),
    // Exceptions
    h("raise", &[V, V], None, "exception or class, cause or UNBOUND. Adds the running frame to the traceback, except when an exception is raised again: with UNBOUND as the exception (bare raise)."),
    h("raise_new", &[V, V, I], None, "callee, argument or UNBOUND, position of the raise: `raise callee(argument)` as `raise` does it. The frame's position is that of the call."),
    h("rethrow", &[V], None, "Makes the instance pending again (takes it)."),
    h("catch", &[], OV, "Takes the pending exception."),
    h("traceback", &[], None, "Adds the running frame to the pending exception's traceback."),
    h("push_exc", &[V], OV, "Makes the exception the handled one; answers the one before (or UNBOUND)."),
    h("pop_exc", &[V], None, "Restores what push_exc answered (takes it)."),
    h("exc_match", &[V, V], OI, "exception, class or tuple of classes."),
    h("assertion_error", &[], OV, "The built-in AssertionError, whatever the name is bound to."),
    // Generators
    h("make_generator", &[I, I, I, I], OV, "function object's address, table index of the body, number of slots, what it is of (`GEN_KIND_*`)."),
    h("generator_raised", &[V], None, "A generator's body that compiled code called itself raised: StopIteration becomes RuntimeError."),
    h("generator_returned", &[V], None, "A generator's body that compiled code sent a value to returned: StopIteration with the result."),
    h("chain_thrown", &[], None, "An exception is thrown into a handler: the handled exception becomes its context."),
    h("get_awaitable", &[V, I], OV, "The iterator to delegate to for an awaitable; 1 when it is what `__aenter__` answered, 2 for `__aexit__`, else 0."),
    h("get_aiter", &[V], OV, "aiter(a) as `async for` does it."),
    h("async_begin", &[V], OV, "What the next item of an asynchronous iterator is awaited from: the iterator itself when that is an asynchronous generator, which is then asked, an iterator to delegate to, or END."),
    h("async_delegate", &[V, V], OV, "What `async_begin` answered, value sent (NULL: the pending exception is thrown into it): what it asks for, STOP with the item in TS_STOP_VALUE, END, or NULL."),
    h("delegate", &[V, V], OV, "iterator of a `yield from`, value sent (NULL: the pending exception is thrown into it): what it yields, STOP with the result in TS_STOP_VALUE, or NULL."),
    // Imports
    h("import_name", &[V, V, I], OV, "name, tuple of names or None, level."),
    h("import_from", &[V, V], OV, "module, name."),
    h("import_star", &[V], OI, "module: binds its public names in the running frame's globals."),
    // Pattern matching
    h("match_sequence", &[V], OI, "1 when the subject matches sequence patterns."),
    h("match_mapping", &[V], OI, "1 when the subject matches mapping patterns."),
    h("match_keys", &[V, V], OV, "subject, tuple of keys: tuple of values or None."),
    h("match_class", &[V, V, I, V], OV, "subject, class, number of positional patterns, tuple of keyword names: tuple of values or None."),
];
