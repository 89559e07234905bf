//! What `sys` says about the interpreter: versions, limits, flags.

use molt_call::mapping::set_str;
use molt_object::{GetSetSpec, Numbers, Objects, Strings};
use molt_provenance::{Gil, Value};

use super::{simple_namespace, struct_seq};
use crate::module::struct_seq::struct_fields;
use crate::number::int_text;

/// The version of the language and of CPython whose behavior is followed.
const VERSION: (i64, i64, i64) = (3, 14, 2);

static VERSION_INFO: &[GetSetSpec] = struct_fields!("major", "minor", "micro", "releaselevel", "serial");
static FLOAT_INFO: &[GetSetSpec] = struct_fields!(
    "max",
    "max_exp",
    "max_10_exp",
    "min",
    "min_exp",
    "min_10_exp",
    "dig",
    "mant_dig",
    "epsilon",
    "radix",
    "rounds"
);
static INT_INFO: &[GetSetSpec] =
    struct_fields!("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold");
static HASH_INFO: &[GetSetSpec] =
    struct_fields!("width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff");
static THREAD_INFO: &[GetSetSpec] = struct_fields!("name", "lock", "version");
static FLAGS: &[GetSetSpec] = struct_fields!(
    "debug",
    "inspect",
    "interactive",
    "optimize",
    "dont_write_bytecode",
    "no_user_site",
    "no_site",
    "ignore_environment",
    "verbose",
    "bytes_warning",
    "quiet",
    "hash_randomization",
    "isolated",
    "dev_mode",
    "utf8_mode",
    "warn_default_encoding",
    "safe_path",
    "int_max_str_digits"
);

/// Enters a tuple with named items under its type's name.
fn enter(gil: &mut Gil, dict: &Value, name: &str, fields: &'static [GetSetSpec], items: Vec<Value>) -> Value {
    let ty = struct_seq::new_type(gil, "sys", name, fields);
    let v = struct_seq::new(gil, &ty, items);
    set_str(gil, dict, name, v.clone());
    v
}

/// Puts all of it into the namespace of `sys`.
pub(super) fn fill(gil: &mut Gil, dict: &Value) {
    let int = |i: i64| Value::small_int(i).unwrap_or(Value::NONE);
    let (major, minor, micro) = VERSION;
    let level = gil.new_str("final");
    let version =
        enter(gil, dict, "version_info", VERSION_INFO, vec![int(major), int(minor), int(micro), level, int(0)]);
    let hex = int(major << 24 | minor << 16 | micro << 8 | 0xF0);
    set_str(gil, dict, "hexversion", hex.clone());
    for (name, text) in [
        ("version", format!("{major}.{minor}.{micro} (Molt)")),
        ("byteorder", "little".to_owned()),
        ("float_repr_style", "short".to_owned()),
        ("copyright", "Copyright (c) the Molt authors.".to_owned()),
        ("platlibdir", "lib".to_owned()),
        ("prefix", String::new()),
        ("base_prefix", String::new()),
        ("exec_prefix", String::new()),
        ("base_exec_prefix", String::new()),
    ] {
        let text = gil.new_str(&text);
        set_str(gil, dict, name, text);
    }
    let max_size = gil.new_int(i64::MAX);
    for (name, value) in [
        ("maxsize", max_size),
        ("maxunicode", int(0x10FFFF)),
        ("api_version", int(1013)),
        ("dont_write_bytecode", Value::TRUE),
        ("pycache_prefix", Value::NONE),
    ] {
        set_str(gil, dict, name, value);
    }
    let (name, tag) = (gil.new_str("molt"), gil.new_str(crate::import::CACHE_TAG));
    let implementation =
        simple_namespace::make(gil, &[("name", name), ("cache_tag", tag), ("version", version), ("hexversion", hex)]);
    set_str(gil, dict, "implementation", implementation);
    let float = [
        Value::float(f64::MAX),
        int(1024),
        int(308),
        Value::float(f64::MIN_POSITIVE),
        int(-1021),
        int(-307),
        int(15),
        int(53),
        Value::float(f64::EPSILON),
        int(2),
        int(1),
    ];
    enter(gil, dict, "float_info", FLOAT_INFO, float.to_vec());
    enter(gil, dict, "int_info", INT_INFO, vec![int(30), int(4), int(4300), int(int_text::LEAST_LIMIT as i64)]);
    let modulus = gil.new_int((1 << 61) - 1);
    let algorithm = gil.new_str("multiply-fold");
    enter(
        gil,
        dict,
        "hash_info",
        HASH_INFO,
        vec![int(64), modulus, int(314159), int(0), int(1000003), algorithm, int(64), int(0), int(0)],
    );
    let threads = gil.new_str("none");
    enter(gil, dict, "thread_info", THREAD_INFO, vec![threads, Value::NONE, Value::NONE]);
    let mut flags = vec![int(0); FLAGS.len()];
    flags[4] = int(1);
    for named in [13, 16] {
        flags[named] = Value::FALSE;
    }
    flags[14] = int(1);
    flags[17] = int(int_text::max_digits() as i64);
    let flags = enter(gil, dict, "flags", FLAGS, flags);
    let ty = molt_call::own_type(gil, &flags);
    if let Some(dict) = molt_call::type_data(gil, &ty).map(|d| d.dict.clone()) {
        // Beyond the items, these have names only.
        for (name, value) in [("gil", 1), ("thread_inherit_context", 0), ("context_aware_warnings", 0)] {
            set_str(gil, &dict, name, int(value));
        }
    }
    for name in ["warnoptions", "orig_argv"] {
        let list = gil.new_list(Default::default());
        set_str(gil, dict, name, list);
    }
    let empty = gil.new_dict(Default::default());
    set_str(gil, dict, "_xoptions", empty);
    let mut names: Vec<&str> =
        super::MODULES.iter().map(|m| m.name).chain(["builtins", "errno", "itertools", "posix"]).collect();
    molt_object::order::sort(&mut names);
    let names = names.iter().map(|n| gil.new_str(n)).collect();
    let names = gil.new_tuple(names);
    set_str(gil, dict, "builtin_module_names", names);
}
