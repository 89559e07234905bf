//! The type `str`: its description and what is not in a file of its own.

use molt_object::{BinaryOp, CompareOp, Known, MethodSpec, Raise, Strings, T, TypeSlots, TypeSpec, function, method};
use molt_provenance::{Args, Gil, Native, Result, Text, TextData, Value, patiently};

use super::bounds;
use super::bytes::bytes_of;
use super::codecs;
use super::units::{Buffer, bad_argument, data, with_units};
use super::{case, concat, find, format, iter, pad, parts, percent, repr, template, translate};

fn len(gil: &mut Gil, v: &Value) -> Result<usize> {
    Ok(data(gil, v).len())
}

fn hash(gil: &mut Gil, v: &Value) -> Result<i64> {
    Ok(gil.hash_str(v))
}

fn str(gil: &mut Gil, v: &Value) -> Result {
    if gil.is_exactly(v, gil.ty(T::Str)) {
        return Ok(v.clone());
    }
    Ok(gil.new_str_from_data(data(gil, v)))
}

fn compare(gil: &mut Gil, a: &Value, b: &Value, op: CompareOp) -> Result {
    let (Some(x), Some(y)) = (gil.text(a), gil.text(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(match op {
        CompareOp::Eq => gil.same_text(a, b),
        CompareOp::Ne => !gil.same_text(a, b),
        _ => op.of(match (x, y) {
            (TextData::One(x), TextData::One(y)) => x.cmp(y),
            _ => x.chars().cmp(y.chars()),
        }),
    }))
}

/// `text[index]` and `text[a:b:c]`
fn getitem(gil: &mut Gil, v: &Value, index: &Value) -> Result {
    let text = data(gil, v);
    if let Some(i) = index.as_small_int() {
        let n = text.len() as i64;
        let at = if i < 0 { i + n } else { i };
        if at < 0 || at >= n {
            return Err(gil.index_error("string index out of range"));
        }
        let code = text.at(at as usize);
        return Ok(character(gil, code));
    }
    let n = text.len();
    if gil.is_exactly(index, gil.ty(T::Slice)) {
        let (start, step, count) = bounds::slice(gil, index, |_| n)?;
        if step == 1 {
            return Ok(parts::small_part(gil, v, start, start + count));
        }
        let text = data(gil, v);
        let mut out = Buffer::with_capacity(count);
        let mut at = start as i64;
        for _ in patiently(0..count) {
            out.push(text.at(at as usize));
            at += step;
        }
        return Ok(out.finish(gil));
    }
    if !bounds::is_index(gil, index) {
        return Err(molt_call::type_error_of(gil, "string indices must be integers, not '%T'", index));
    }
    let at = bounds::index(gil, index, n, "string")?;
    let code = data(gil, v).at(at);
    Ok(character(gil, code))
}

/// A string of one code point. There is one each of the narrow ones.
#[inline]
pub fn character(gil: &Gil, code: u32) -> Value {
    match u8::try_from(code) {
        Ok(narrow) => gil.character(narrow).clone(),
        Err(_) => wide_character(gil, code),
    }
}

#[cold]
#[inline(never)]
fn wide_character(gil: &Gil, code: u32) -> Value {
    let ty = gil.ty(T::Str);
    match u16::try_from(code) {
        Ok(narrow) => gil.alloc_text(ty, TextData::Two(&[narrow]), 0),
        Err(_) => gil.alloc_text(ty, TextData::Four(&[code]), 0),
    }
}

/// Makes the strings of one narrow code point. They are interned, without being in the table of interned strings.
pub fn make_characters(gil: &mut Gil) {
    for code in 0..=u8::MAX {
        let v = gil.make_narrow(gil.ty(T::Str), 1, |out| out[0] = code);
        gil.mark_interned(&v);
        gil.set_character(code, v);
    }
}

fn binary(gil: &mut Gil, op: BinaryOp, a: &Value, b: &Value) -> Result {
    if op != BinaryOp::Mod || gil.text(a).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    percent::str_percent(gil, a, b)
}

/// An optional argument that must be a string, as a Rust string.
pub fn text_argument(gil: &mut Gil, v: &Value, function: &str, name: &str, default: &str) -> Result<String> {
    if v.is_unbound() {
        return Ok(default.to_owned());
    }
    if gil.is_str(v) {
        return Ok(gil.to_rust(v));
    }
    Err(bad_argument(gil, &format!("{function}() argument '{name}' must be str, not "), v))
}

/// Binds the arguments of `str`, `bytes` and `bytearray`: up to three, by position or by one of the names.
pub fn bind_new(gil: &mut Gil, args: Args<'_>, function: &str, names: [&str; 3]) -> Result<[Value; 3]> {
    let mut bound = [const { Value::UNBOUND }; 3];
    let given = args.positional();
    if given.len() + args.keywords > 3 {
        let n = given.len() + args.keywords;
        return Err(gil.type_error(match function {
            "str" => format!("str expected at most 3 arguments, got {n}"),
            _ => format!("{function}() takes at most 3 arguments ({n} given)"),
        }));
    }
    bound[..given.len()].clone_from_slice(given);
    let keywords: Vec<Value> = args.names.and_then(|n| molt_object::Objects::tuple(gil, n)).unwrap_or(&[]).to_vec();
    for (name, value) in keywords.iter().zip(args.keyword_values()) {
        let text = gil.to_rust(name);
        match names.iter().position(|n| *n == text) {
            Some(at) if bound[at].is_unbound() => bound[at] = value.clone(),
            Some(at) => {
                let message = format!("argument for {function}() given by name ('{text}') and position ({})", at + 1);
                return Err(gil.type_error(message));
            }
            None => {
                let message = format!("{function}() got an unexpected keyword argument '{text}'");
                return Err(gil.type_error(message));
            }
        }
    }
    Ok(bound)
}

/// `str(object, encoding, errors)`
fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let plain = cls.is(gil.ty(T::Str));
    if let [v] = args.values
        && args.keywords == 0
        && plain
    {
        return molt_call::str(gil, v);
    }
    let [object, encoding, errors] = bind_new(gil, args, "str", ["object", "encoding", "errors"])?;
    let text = if encoding.is_unbound() && errors.is_unbound() {
        if object.is_unbound() { gil.new_str("") } else { molt_call::str(gil, &object)? }
    } else {
        let encoding = text_argument(gil, &encoding, "str", "encoding", "utf-8")?;
        let errors = text_argument(gil, &errors, "str", "errors", "strict")?;
        if gil.is_str(&object) {
            return Err(gil.type_error("decoding str is not supported"));
        }
        let Some(bytes) = bytes_of(gil, &object).map(<[u8]>::to_vec) else {
            if object.is_unbound() {
                return Ok(gil.new_str(""));
            }
            return Err(molt_call::type_error_of(gil, "decoding to str: need a bytes-like object, %T found", &object));
        };
        match codecs::Codec::named(&encoding) {
            Some(codec) => codecs::decode(gil, &bytes, codec, &errors)?,
            None => codecs::registered(gil, "decode", &object, &encoding, &errors)?,
        }
    };
    if plain {
        return Ok(text);
    }
    Ok(gil.alloc_text(cls, data(gil, &text), 0))
}

/// `str.encode(encoding, errors)`
fn encode(gil: &mut Gil, v: &Value, encoding: &Value, errors: &Value) -> Result {
    let encoding = text_argument(gil, encoding, "encode", "encoding", "utf-8")?;
    let errors = text_argument(gil, errors, "encode", "errors", "strict")?;
    let Some(codec) = codecs::Codec::named(&encoding) else {
        return codecs::registered(gil, "encode", v, &encoding, &errors);
    };
    let bytes = codecs::encode(gil, v, codec, &errors)?;
    Ok(molt_object::Objects::new_bytes(gil, &bytes))
}

fn getnewargs(gil: &mut Gil, v: &Value) -> Result {
    let text = gil.new_str_from_data(data(gil, v));
    Ok(molt_object::Objects::new_tuple(gil, vec![text]))
}

fn sizeof(gil: &mut Gil, v: &Value) -> Result {
    let n = with_units!(data(gil, v), d => core::mem::size_of_val(d));
    Ok(Value::int32((n + 41) as i32))
}

static METHODS: &[MethodSpec] = &[
    method("capitalize", Native::fixed1(case::capitalize), "()", "Return a capitalized version of the string."),
    method(
        "casefold",
        Native::fixed1(case::casefold),
        "()",
        "Return a version of the string suitable for caseless comparisons.",
    ),
    method(
        "center",
        Native::fixed3(pad::center),
        "(width, fillchar=' ', /)",
        "Return a centered string of length width.",
    ),
    method(
        "count",
        Native::fixed4(find::count),
        "(sub, start=None, end=None, /)",
        "Return the number of non-overlapping occurrences of substring sub in string S[start:end].",
    ),
    method(
        "encode",
        Native::fixed3(encode),
        "(encoding='utf-8', errors='strict')",
        "Encode the string using the codec registered for encoding.",
    ),
    method(
        "endswith",
        Native::fixed4(find::endswith),
        "(suffix, start=None, end=None, /)",
        "Return True if the string ends with the specified suffix, False otherwise.",
    ),
    method(
        "expandtabs",
        Native::fixed2(pad::expandtabs),
        "(tabsize=8)",
        "Return a copy where all tab characters are expanded using spaces.",
    ),
    method(
        "find",
        Native::fixed4(find::find),
        "(sub, start=None, end=None, /)",
        "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].",
    ),
    method(
        "format",
        Native::Variadic(template::format),
        "(*args, **kwargs)",
        "Return a formatted version of the string, using substitutions from args and kwargs.",
    ),
    method(
        "format_map",
        Native::fixed2(template::format_map),
        "(mapping, /)",
        "Return a formatted version of the string, using substitutions from mapping.",
    ),
    method(
        "index",
        Native::fixed4(find::index),
        "(sub, start=None, end=None, /)",
        "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].",
    ),
    method(
        "isalnum",
        Native::fixed1(case::isalnum),
        "()",
        "Return True if the string is an alpha-numeric string, False otherwise.",
    ),
    method(
        "isalpha",
        Native::fixed1(case::isalpha),
        "()",
        "Return True if the string is an alphabetic string, False otherwise.",
    ),
    method(
        "isascii",
        Native::fixed1(case::isascii),
        "()",
        "Return True if all characters in the string are ASCII, False otherwise.",
    ),
    method(
        "isdecimal",
        Native::fixed1(case::isdecimal),
        "()",
        "Return True if the string is a decimal string, False otherwise.",
    ),
    method(
        "isdigit",
        Native::fixed1(case::isdigit),
        "()",
        "Return True if the string is a digit string, False otherwise.",
    ),
    method(
        "isidentifier",
        Native::fixed1(case::isidentifier),
        "()",
        "Return True if the string is a valid Python identifier, False otherwise.",
    ),
    method(
        "islower",
        Native::fixed1(case::islower),
        "()",
        "Return True if the string is a lowercase string, False otherwise.",
    ),
    method(
        "isnumeric",
        Native::fixed1(case::isnumeric),
        "()",
        "Return True if the string is a numeric string, False otherwise.",
    ),
    method(
        "isprintable",
        Native::fixed1(case::isprintable),
        "()",
        "Return True if all characters in the string are printable, False otherwise.",
    ),
    method(
        "isspace",
        Native::fixed1(case::isspace),
        "()",
        "Return True if the string is a whitespace string, False otherwise.",
    ),
    method(
        "istitle",
        Native::fixed1(case::istitle),
        "()",
        "Return True if the string is a title-cased string, False otherwise.",
    ),
    method(
        "isupper",
        Native::fixed1(case::isupper),
        "()",
        "Return True if the string is an uppercase string, False otherwise.",
    ),
    method("join", Native::fixed2(concat::join), "(iterable, /)", "Concatenate any number of strings."),
    method(
        "ljust",
        Native::fixed3(pad::ljust),
        "(width, fillchar=' ', /)",
        "Return a left-justified string of length width.",
    ),
    method("lower", Native::fixed1(case::lower), "()", "Return a copy of the string converted to lowercase."),
    method(
        "lstrip",
        Native::fixed2(parts::lstrip),
        "(chars=None, /)",
        "Return a copy of the string with leading whitespace removed.",
    ),
    function(
        "maketrans",
        Native::fixed3(translate::maketrans),
        "(x, y=<unrepresentable>, z=<unrepresentable>, /)",
        "Return a translation table usable for str.translate().",
    ),
    method(
        "partition",
        Native::fixed2(parts::partition),
        "(sep, /)",
        "Partition the string into three parts using the given separator.",
    ),
    method(
        "removeprefix",
        Native::fixed2(parts::removeprefix),
        "(prefix, /)",
        "Return a str with the given prefix string removed if present.",
    ),
    method(
        "removesuffix",
        Native::fixed2(parts::removesuffix),
        "(suffix, /)",
        "Return a str with the given suffix string removed if present.",
    ),
    method(
        "replace",
        Native::fixed4(find::replace),
        "(old, new, /, count=-1)",
        "Return a copy with all occurrences of substring old replaced by new.",
    ),
    method(
        "rfind",
        Native::fixed4(find::rfind),
        "(sub, start=None, end=None, /)",
        "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].",
    ),
    method(
        "rindex",
        Native::fixed4(find::rindex),
        "(sub, start=None, end=None, /)",
        "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].",
    ),
    method(
        "rjust",
        Native::fixed3(pad::rjust),
        "(width, fillchar=' ', /)",
        "Return a right-justified string of length width.",
    ),
    method(
        "rpartition",
        Native::fixed2(parts::rpartition),
        "(sep, /)",
        "Partition the string into three parts using the given separator.",
    ),
    method(
        "rsplit",
        Native::fixed3(parts::rsplit),
        "(sep=None, maxsplit=-1)",
        "Return a list of the substrings in the string, using sep as the separator string.",
    ),
    method(
        "rstrip",
        Native::fixed2(parts::rstrip),
        "(chars=None, /)",
        "Return a copy of the string with trailing whitespace removed.",
    ),
    method(
        "split",
        Native::fixed3(parts::split),
        "(sep=None, maxsplit=-1)",
        "Return a list of the substrings in the string, using sep as the separator string.",
    ),
    method(
        "splitlines",
        Native::fixed2(parts::splitlines),
        "(keepends=False)",
        "Return a list of the lines in the string, breaking at line boundaries.",
    ),
    method(
        "startswith",
        Native::fixed4(find::startswith),
        "(prefix, start=None, end=None, /)",
        "Return True if the string starts with the specified prefix, False otherwise.",
    ),
    method(
        "strip",
        Native::fixed2(parts::strip),
        "(chars=None, /)",
        "Return a copy of the string with leading and trailing whitespace removed.",
    ),
    method(
        "swapcase",
        Native::fixed1(case::swapcase),
        "()",
        "Convert uppercase characters to lowercase and lowercase characters to uppercase.",
    ),
    method("title", Native::fixed1(case::title), "()", "Return a version of the string where each word is titlecased."),
    method(
        "translate",
        Native::fixed2(translate::translate),
        "(table, /)",
        "Replace each character in the string using the given translation table.",
    ),
    method("upper", Native::fixed1(case::upper), "()", "Return a copy of the string converted to uppercase."),
    method(
        "zfill",
        Native::fixed2(pad::zfill),
        "(width, /)",
        "Pad a numeric string with zeros on the left, to fill a field of the given width.",
    ),
    method(
        "__format__",
        Native::fixed2(format::str_format),
        "(format_spec, /)",
        "Return a formatted version of the string as described by format_spec.",
    ),
    method("__getnewargs__", Native::fixed1(getnewargs), "()", ""),
    method("__sizeof__", Native::fixed1(sizeof), "()", "Return the size of the string in memory, in bytes."),
];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object.",
    slots: TypeSlots {
        repr: Some(repr::str_repr),
        str: Some(str),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(iter::str_iter),
        len: Some(len),
        getitem: Some(getitem),
        contains: Some(concat::contains),
        binary: Some(binary),
        concat: Some(concat::concat),
        repeat: Some(concat::repeat),
        new: Some(new),
        ..TypeSlots::NONE
    },
    methods: METHODS,
    ..TypeSpec::new(T::Str, Text::VTABLE)
};
