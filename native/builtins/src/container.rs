//! The built-in container types: lists, tuples, dicts, sets, ranges, slices, the iterators over them and the lazy combinations of iterators.

mod dict;
pub(crate) mod dict_update;
mod dict_view;
pub mod exports;
mod ints;
pub mod iterators;
mod lazy;
mod list;
mod list_methods;
mod range;
mod sequence;
mod set;
pub mod set_ops;
mod slice;
mod sort;
mod sort_keys;
pub(crate) mod support;
pub(crate) mod tuple;
mod unpack;

use molt_object::{MethodSpec, TypeSpec, function};
use molt_provenance::Native;

pub use iterators::call_iter;
pub use sequence::items;

/// Types described here.
pub static TYPES: &[&TypeSpec] = &[
    &list::SPEC,
    &tuple::SPEC,
    &dict::SPEC,
    &set::SET,
    &set::FROZENSET,
    &dict_view::KEYS,
    &dict_view::VALUES,
    &dict_view::ITEMS,
    &dict_view::KEY_ITER,
    &dict_view::VALUE_ITER,
    &dict_view::ITEM_ITER,
    &dict_view::REV_KEY_ITER,
    &dict_view::REV_VALUE_ITER,
    &dict_view::REV_ITEM_ITER,
    &set::ITER,
    &iterators::LIST,
    &iterators::LIST_REV,
    &iterators::TUPLE,
    &iterators::SEQ,
    &iterators::CALL,
    &iterators::REVERSED,
    &range::SPEC,
    &range::ITER,
    &slice::SPEC,
    &lazy::ENUMERATE,
    &lazy::ZIP,
    &lazy::MAP,
    &lazy::FILTER,
];

/// Functions of the module `builtins` that belong here.
pub static FUNCTIONS: &[MethodSpec] = &[function(
    "sorted",
    Native::Variadic(sort::sorted),
    "(iterable, /, *, key=None, reverse=False)",
    "Return a new list containing all items from the iterable in ascending order.",
)];
