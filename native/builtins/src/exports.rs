//! The helpers that compiled code imports for names, attributes, calls, definitions, exceptions, generators and imports.

use molt_object::{Exc, Numbers, Raise};
use molt_provenance::{Gil, Result, Value, export};

export! {
    "init" fn wire_init() -> Result<()> = crate::init::init;
    "stack_check" fn wire_stack_check() -> Result<()> = stack_check;
    "safe_point" fn wire_safe_point() -> Result<()> = safe_point;
    "load_global" fn wire_load_global(cache: at, name: lent) -> Result = crate::namespace::load_global;
    "store_global" fn wire_store_global(cache: at, name: lent, v: taken) -> Result<()> = crate::namespace::store_global;
    "delete_global" fn wire_delete_global(name: lent) -> Result<()> = crate::namespace::delete_global;
    "load_name" fn wire_load_name(ns: lent, name: lent) -> Result = crate::namespace::load_name;
    "store_name" fn wire_store_name(ns: lent, name: lent, v: lent) -> Result<()> = crate::namespace::store_in_namespace;
    "delete_name" fn wire_delete_name(ns: lent, name: lent) -> Result<()> = crate::namespace::delete_name;
    "load_class_cell" fn wire_load_class_cell(ns: lent, name: lent, cell: word) -> Result = crate::namespace::load_class_cell;
    "make_cell" fn wire_make_cell(v: taken) -> Value = crate::namespace::make_cell;
    "unbound_local" fn wire_unbound_local(index: word) -> Result<()> = crate::namespace::unbound_local;
    "unbound_cell" fn wire_unbound_cell(index: word) -> Result<()> = crate::namespace::unbound_cell;
    "getattr" fn wire_getattr(cache: at, v: lent, name: lent) -> Result = crate::access::get_attribute;
    "setattr" fn wire_setattr(cache: at, v: lent, name: lent, x: lent) -> Result<()> = crate::access::set_attribute;
    "delattr" fn wire_delattr(v: lent, name: lent) -> Result<()> = crate::access::delete_attribute;
    "load_special" fn wire_load_special(v: lent, name: lent, error: lent) -> Result = crate::access::load_special;
    "binary_rest" fn wire_binary_rest(op: word, a: lent, b: lent) -> Result = molt_call::specials::binary_rest;
    "compare_rest" fn wire_compare_rest(op: word, a: lent, b: lent) -> Result = molt_call::compare::compare_rest;
    "next_raised" fn wire_next_raised() -> Result = next_raised;
    "check_len" fn wire_check_len(r: lent) -> Result = check_len;
    "check_bool" fn wire_check_bool(r: lent) -> Result<bool> = molt_call::specials::check_bool;
    "super_attr" fn wire_super_attr(f: lent, cls: lent, this: lent, name: lent) -> Result = crate::access::super_attr;
    "call0" fn wire_call0(f: lent) -> Result = crate::access::call0;
    "call1" fn wire_call1(f: lent, a: lent) -> Result = crate::access::call1;
    "call2" fn wire_call2(f: lent, a: lent, b: lent) -> Result = crate::access::call2;
    "call3" fn wire_call3(f: lent, a: lent, b: lent, c: lent) -> Result = crate::access::call3;
    "call4" fn wire_call4(f: lent, a: lent, b: lent, c: lent, d: lent) -> Result = crate::access::call4;
    "call_n" fn wire_call_n(f: lent, args: at, count: word) -> Result = crate::access::call_n;
    "call_kw" fn wire_call_kw(cache: at, f: lent, args: at, count: word, names: lent) -> Result = crate::access::call_kw;
    "new_instance" fn wire_new_instance(cls: lent) -> Value = crate::access::new_instance;
    "bind_method" fn wire_bind_method(f: lent, v: lent) -> Value = crate::access::bind_method;
    "init_result" fn wire_init_result(r: lent) -> Result = crate::access::init_result;
    "gather" fn wire_gather(cache: at, args: at, count: word, names: lent) -> () = crate::access::gather;
    "call_ex" fn wire_call_ex(f: lent, args: lent, kwargs: lent) -> Result = crate::access::call_ex;
    "method0" fn wire_method0(cache: at, v: lent, name: lent) -> Result = crate::access::method0;
    "method1" fn wire_method1(cache: at, v: lent, name: lent, a: lent) -> Result = crate::access::method1;
    "method2" fn wire_method2(cache: at, v: lent, name: lent, a: lent, b: lent) -> Result = crate::access::method2;
    "method3" fn wire_method3(cache: at, v: lent, name: lent, a: lent, b: lent, c: lent) -> Result = crate::access::method3;
    "method_n" fn wire_method_n(cache: at, name: lent, args: at, count: word) -> Result = crate::access::method_n;
    "intrinsic" fn wire_intrinsic(name: lent, args: at, count: word) -> Result = crate::import::intrinsic;
    "find_method" fn wire_find_method(cache: at, v: lent, name: lent) -> Result = crate::access::method_before_arguments;
    "call_found" fn wire_call_found(cache: at, name: lent, args: at, count: word, names: lent, found: lent) -> Result = crate::access::call_found;
    "method_kw" fn wire_method_kw(cache: at, name: lent, args: at, count: word, names: lent) -> Result = crate::access::method_kw;
    "call_super" fn wire_call_super(cache: at, f: lent, cls: lent, this: lent, name: lent, args: at, count: word, names: lent) -> Result = crate::access::call_super;
    "make_function" fn wire_make_function(code: lent, cells: at, count: word, defaults: lent, kwdefaults: lent, annotate: lent) -> Result = crate::definition::make_function;
    "build_class" fn wire_build_class(body: lent, args: at, count: word, names: lent) -> Result = crate::definition::build_class;
    "match_class" fn wire_match_class(subject: lent, class: lent, count: word, names: lent) -> Result = crate::definition::match_class;
    "raise" fn wire_raise(exc: lent, cause: lent) -> () = crate::exception::raising::raise;
    "raise_new" fn wire_raise_new(callee: lent, arg: lent, position: word) -> () = crate::exception::raising::raise_new;
    "rethrow" fn wire_rethrow(exc: taken) -> () = crate::exception::raising::rethrow;
    "catch" fn wire_catch() -> Value = crate::exception::raising::catch;
    "traceback" fn wire_traceback() -> () = crate::exception::raising::traceback;
    "push_exc" fn wire_push_exc(exc: lent) -> Value = crate::exception::raising::push_exc;
    "pop_exc" fn wire_pop_exc(saved: taken) -> () = crate::exception::raising::pop_exc;
    "exc_match" fn wire_exc_match(exc: lent, class: lent) -> Result<bool> = crate::exception::raising::matches;
    "assertion_error" fn wire_assertion_error() -> Value = crate::exception::raising::assertion_error;
    "make_generator" fn wire_make_generator(func: word, body: word, slots: word, kind: word) -> Result = crate::generator::make_generator;
    "generator_returned" fn wire_generator_returned(g: lent) -> () = crate::generator::generator_returned;
    "generator_raised" fn wire_generator_raised(g: lent) -> () = crate::generator::generator_raised;
    "chain_thrown" fn wire_chain_thrown() -> () = crate::generator::chain_thrown;
    "get_awaitable" fn wire_get_awaitable(v: lent, from: word) -> Result = crate::generator::coroutine::awaitable_of;
    "get_aiter" fn wire_get_aiter(v: lent) -> Result = crate::generator::async_generator::get_aiter;
    "async_begin" fn wire_async_begin(it: lent) -> Result = crate::generator::async_generator::async_begin;
    "async_delegate" fn wire_async_delegate(it: lent, sent: nullable) -> Result = crate::generator::async_generator::async_delegate;
    "delegate" fn wire_delegate(it: lent, sent: nullable) -> Result = crate::generator::delegate;
    "import_name" fn wire_import_name(name: lent, from: lent, level: word) -> Result = crate::import::import_name;
    "import_from" fn wire_import_from(module: lent, name: lent) -> Result = crate::import::import_from;
    "import_star" fn wire_import_star(module: lent) -> Result<()> = crate::import::import_star;
}

/// What a count of calls or back-edges that ran out stands for.
const WORK: u32 = 1000;

/// A frame is past the limit: because recursion is too deep, or because calls lowered the limit, which is how they are counted.
fn stack_check(gil: &mut Gil) -> Result<()> {
    let too_deep = gil.past_recursion_limit() || !gil.has_stack_room();
    gil.restore_frame_limit();
    if too_deep {
        return Err(gil.raise_text(Exc::RecursionError, "maximum recursion depth exceeded"));
    }
    safe_point(gil)
}

/// A loop has run for long, or calls have, or a collection is due.
fn safe_point(gil: &mut Gil) -> Result<()> {
    crate::module::gc::collect_due(gil);
    gil.spend(WORK)
}

/// What `len()` makes of what `__len__` answered.
fn check_len(gil: &mut Gil, r: &Value) -> Result {
    let n = molt_call::specials::check_len(gil, r)?;
    Ok(gil.new_int(n as i64))
}

/// What a `__next__` raised: the end of the iteration, or something else, which stays pending.
fn next_raised(gil: &mut Gil) -> Result {
    if let Some(value) = molt_call::iteration::take_stop_iteration(gil) {
        gil.set_stop_value(value);
        return Ok(Value::STOP);
    }
    let pending = gil.take_pending().unwrap_or(Value::NONE);
    Err(gil.raise(pending))
}
