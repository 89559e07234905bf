//! What compiled code calls of the text types.

use molt_provenance::entry::At;
use molt_provenance::{Gil, Result, Value};

use super::{concat, format};

fn join_str(gil: &mut Gil, parts: At, count: u32) -> Result {
    parts.consume(gil, count, concat::join_str)
}

fn format_value(gil: &mut Gil, value: &Value, conversion: u32, spec: &Value) -> Result {
    format::convert_and_format(gil, value, conversion, spec)
}

molt_provenance::export! {
    "join_str" fn wire_join_str(parts: at, count: word) -> Result = join_str;
    "str_concat" fn wire_str_concat(a: lent, b: lent) -> Result = concat::concat;
    "format_value" fn wire_format_value(value: lent, conversion: word, spec: lent) -> Result = format_value;
    "inplace_add_local" fn wire_inplace_add_local(a: lent, b: lent) -> Result = concat::inplace_add_local;
}
