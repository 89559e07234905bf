//! The built-in text types: `str`, `bytes`, `bytearray`, their iterators, and everything that formats values.

mod bounds;
pub mod bytearray;
pub mod bytes;
mod bytes_methods;
mod case;
pub mod codec_errors;
pub mod codecs;
pub mod concat;
pub mod exports;
mod find;
pub mod float_text;
pub mod format;
pub mod format_spec;
mod functions;
mod iter;
pub mod memoryview;
pub mod number_format;
mod pad;
mod parts;
mod percent;
pub mod repr;
mod search;
pub mod str_type;
mod template;
mod translate;
pub mod unicode;
pub mod units;

use molt_object::{MethodSpec, TypeSpec};

pub use bytes::{bytes_of, new_bytearray};
pub use codecs::Codec;
pub use concat::{concat_in_place, inplace_add_local};
pub use format::{complex_format, float_format, format_value, int_format};
pub use parts::small_part;
pub use percent::str_percent as percent;
pub use repr::ascii;

/// Types described here.
pub static TYPES: &[&TypeSpec] = &[
    &str_type::SPEC,
    &bytes::SPEC,
    &bytearray::SPEC,
    &memoryview::SPEC,
    &iter::STR,
    &iter::ASCII,
    &iter::BYTES,
    &iter::BYTEARRAY,
];

/// Functions of the module `builtins` that belong here.
pub static FUNCTIONS: &[MethodSpec] = functions::FUNCTIONS;
