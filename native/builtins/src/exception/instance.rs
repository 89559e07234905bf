//! What exception instances do: construction, text, attributes, notes.

use molt_call::attributes::{getattr_opt, instance_attributes};
use molt_call::types::*;
use molt_call::{objects, repr_string, str_string};
use molt_object::*;
use molt_provenance::{Args, Gil, HeapVec, Native, Raised, Result, Value};

fn new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let exception = Exception::with_all(gil, args.positional());
    Ok(gil.alloc(cls, exception))
}

fn init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    if args.keywords > 0 {
        let name = type_name(gil, v);
        return Err(gil.type_error(format!("{name}() takes no keyword arguments")));
    }
    set_arguments(gil, v, args.values);
    Ok(())
}

/// Gives an exception other arguments.
fn set_arguments(gil: &mut Gil, v: &Value, args: &[Value]) {
    if same_arguments(gil.exception_items(v), args) {
        return;
    }
    let mut other = Exception::with_all(gil, args);
    if let Some(e) = gil.get_mut::<Exception>(v) {
        e.swap_args(&mut other);
    }
}

/// Whether they are the same objects: `__new__` has set them already.
fn same_arguments(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.is(y))
}

/// Whether calling an exception class does no more than keep the arguments.
pub fn makes_plainly(data: &TypeData) -> bool {
    let slots = &data.slots;
    data.is_exception
        && data.init_function.is_unbound()
        && slots.new.is_some_and(|f| core::ptr::fn_addr_eq(f, new as fn(&mut Gil, &Value, Args<'_>) -> Result))
        && slots.init.is_some_and(|f| core::ptr::fn_addr_eq(f, init as Init))
}

/// The arguments of an exception.
pub fn args_of(gil: &Gil, v: &Value) -> Vec<Value> {
    gil.exception_items(v).to_vec()
}

fn field(gil: &Gil, v: &Value, at: usize) -> Value {
    match gil.get::<Exception>(v) {
        Some(e) => e.fields[at].bound().cloned().unwrap_or(Value::NONE),
        None => Value::NONE,
    }
}

fn set_field(gil: &mut Gil, v: &Value, at: usize, value: Value) {
    if let Some(e) = gil.get_mut::<Exception>(v) {
        let old = core::mem::replace(&mut e.fields[at], value);
        drop(old);
    }
}

fn base_str(gil: &mut Gil, v: &Value) -> Result {
    match args_of(gil, v).as_slice() {
        [] => Ok(gil.new_str("")),
        [one] => objects::str(gil, one),
        many => {
            let tuple = gil.tuple_of(many);
            objects::repr(gil, &tuple)
        }
    }
}

fn base_repr(gil: &mut Gil, v: &Value) -> Result {
    let name = type_name(gil, v);
    let args = args_of(gil, v);
    let inner = match args.as_slice() {
        [one] => format!("({})", repr_string(gil, one)?),
        many => {
            let tuple = gil.tuple_of(many);
            repr_string(gil, &tuple)?
        }
    };
    Ok(gil.new_str(&format!("{name}{inner}")))
}

/// Slots of `BaseException`.
pub const BASE: TypeSlots =
    TypeSlots { new: Some(new), init: Some(init), str: Some(base_str), repr: Some(base_repr), ..TypeSlots::NONE };

/// `str(KeyError(key))` is the repr of the key.
pub fn key_error_str(gil: &mut Gil, v: &Value) -> Result {
    match args_of(gil, v).as_slice() {
        [one] => objects::repr(gil, one),
        _ => base_str(gil, v),
    }
}

/// `StopIteration.value`, `SystemExit.code`: the first argument.
pub fn value_init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    init(gil, v, args)?;
    let value = match args.values {
        [] => Value::NONE,
        [one] => one.clone(),
        many if is_subtype(gil, &type_of(gil, v), gil.exc(Exc::SystemExit)) => gil.tuple_of(many),
        many => many[0].clone(),
    };
    if !value.is_none() || !field(gil, v, 0).is_none() {
        set_field(gil, v, 0, value);
    }
    Ok(())
}

/// Takes the keyword arguments of some exceptions into their fields.
fn keyword_fields(gil: &mut Gil, v: &Value, args: Args<'_>, names: &[&str]) -> Result<()> {
    init(gil, v, Args::positional_only(args.positional()))?;
    let given = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]).to_vec();
    for (name, value) in given.iter().zip(args.keyword_values()) {
        let text = gil.to_rust(name);
        match names.iter().position(|n| *n == text) {
            Some(at) => set_field(gil, v, at, value.clone()),
            None => {
                let class = type_name(gil, v);
                return Err(gil.type_error(format!("{class}() got an unexpected keyword argument '{text}'")));
            }
        }
    }
    Ok(())
}

/// `AttributeError(…, name=, obj=)`
pub fn attribute_error_init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    keyword_fields(gil, v, args, &["name", "obj"])
}
/// `NameError(…, name=)`
pub fn name_error_init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    keyword_fields(gil, v, args, &["name"])
}
/// `ImportError(…, name=, path=, name_from=)`
pub fn import_error_init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    keyword_fields(gil, v, args, &["name", "path", "name_from"])?;
    if let [one] = args.positional() {
        set_field(gil, v, 3, one.clone());
    }
    Ok(())
}
/// `str(ImportError)` is its message.
pub fn import_error_str(gil: &mut Gil, v: &Value) -> Result {
    let message = field(gil, v, 3);
    if gil.is_exactly(&message, gil.ty(T::Str)) { Ok(message) } else { base_str(gil, v) }
}

/// `OSError(errno, strerror, filename)`: the class follows the number.
pub fn os_error_new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let given = args.positional().to_vec();
    let mut class = cls.clone();
    if cls.is(gil.exc(Exc::OSError))
        && given.len() >= 2
        && let Some(n) = given[0].as_small_int()
    {
        class = gil.exc(molt_state::host::class_of_errno(n as i32)).clone();
    }
    let none = gil.tuple_of(&[]);
    let v = gil.alloc(&class, Exception::new(none));
    // A class with an `__init__` of its own decides there what arguments the exception has.
    let native_init = type_data(gil, &class).and_then(|d| d.slots.init);
    if native_init.is_some_and(|f| core::ptr::fn_addr_eq(f, os_error_init as Init)) {
        fill_os_error(gil, &v, &given);
    } else {
        fill_os_error(gil, &v, &[]);
    }
    Ok(v)
}

type Init = fn(&mut Gil, &Value, Args<'_>) -> Result<()>;

/// `OSError.__init__`
pub fn os_error_init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    if args.keywords > 0 {
        let name = type_name(gil, v);
        return Err(gil.type_error(format!("{name}() takes no keyword arguments")));
    }
    fill_os_error(gil, v, args.values);
    Ok(())
}

fn fill_os_error(gil: &mut Gil, v: &Value, given: &[Value]) {
    let kept = if (3..=5).contains(&given.len()) { &given[..2] } else { given };
    set_arguments(gil, v, kept);
    if given.len() >= 2 {
        for (at, value) in given.iter().take(3).enumerate() {
            set_field(gil, v, at, value.clone());
        }
    }
}

/// `[Errno 2] No such file or directory: 'x'`
pub fn os_error_str(gil: &mut Gil, v: &Value) -> Result {
    let (errno, text, filename) = (field(gil, v, 0), field(gil, v, 1), field(gil, v, 2));
    if errno.is_none() && text.is_none() {
        return base_str(gil, v);
    }
    let mut message = format!("[Errno {}] {}", str_string(gil, &errno)?, str_string(gil, &text)?);
    if !filename.is_none() {
        message.push_str(": ");
        message.push_str(&repr_string(gil, &filename)?);
    }
    Ok(gil.new_str(&message))
}

/// `SyntaxError(message, (filename, line, offset, text, end line, end offset))`
pub fn syntax_error_init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    init(gil, v, args)?;
    if let [_, details] = args.values
        && let Some(parts) = gil.tuple(details).map(<[Value]>::to_vec)
    {
        for (at, part) in parts.into_iter().take(6).enumerate() {
            set_field(gil, v, at, part);
        }
    }
    Ok(())
}

/// `message (file, line n)`
pub fn syntax_error_str(gil: &mut Gil, v: &Value) -> Result {
    let message = args_of(gil, v).first().cloned().unwrap_or(Value::NONE);
    let text = str_string(gil, &message)?;
    let (file, line) = (field(gil, v, 0), field(gil, v, 1));
    let file = gil.is_str(&file).then(|| gil.to_rust(&file).rsplit('/').next().unwrap_or("").to_owned());
    let full = match (file, line.as_small_int()) {
        (Some(f), Some(n)) => format!("{text} ({f}, line {n})"),
        (Some(f), None) => format!("{text} ({f})"),
        (None, Some(n)) => format!("{text} (line {n})"),
        (None, None) => text,
    };
    Ok(gil.new_str(&full))
}

/// `UnicodeDecodeError(encoding, object, start, end, reason)`; `UnicodeTranslateError` has no encoding.
pub fn unicode_error_init(gil: &mut Gil, v: &Value, args: Args<'_>) -> Result<()> {
    let is = |gil: &Gil, e: Exc| is_subtype(gil, &type_of(gil, v), gil.exc(e));
    let first = usize::from(is(gil, Exc::UnicodeTranslateError));
    if args.values.len() != 5 - first {
        let message = format!("function takes exactly {} arguments ({} given)", 5 - first, args.values.len());
        return Err(gil.type_error(message));
    }
    let decoding = is(gil, Exc::UnicodeDecodeError);
    crate::text::codec_errors::check_arguments(gil, args.values, first, decoding)?;
    init(gil, v, args)?;
    for (at, value) in args.values.iter().enumerate() {
        set_field(gil, v, at + first, value.clone());
    }
    Ok(())
}

/// `'utf-8' codec can't decode byte 0xff in position 0: invalid start byte`
pub fn unicode_error_str(gil: &mut Gil, v: &Value) -> Result {
    let message = crate::text::codec_errors::message(gil, v)?;
    Ok(message.unwrap_or_else(|| gil.new_str("")))
}

/// `ExceptionGroup(message, exceptions)`
pub fn group_new(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let [message, members] = args.positional() else {
        let count = args.positional().len();
        return Err(gil.type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({count} given)")));
    };
    if !gil.is_str(message) {
        return Err(type_error_of(gil, "BaseExceptionGroup.__new__() argument 1 must be str, not %T", message));
    }
    if slot(gil, members, |s| s.getitem.is_none()) {
        return Err(gil.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = molt_call::collect(gil, members)?;
    if items.is_empty() {
        return Err(gil.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut only_exceptions = true;
    for (i, item) in items.iter().enumerate() {
        if !is_exception(gil, item) {
            return Err(gil.value_error(format!("Item {i} of second argument (exceptions) is not an exception")));
        }
        only_exceptions &= is_subtype(gil, &type_of(gil, item), gil.exc(Exc::Exception));
    }
    let mut class = cls.clone();
    if only_exceptions && cls.is(gil.exc(Exc::BaseExceptionGroup)) {
        class = gil.exc(Exc::ExceptionGroup).clone();
    } else if !only_exceptions && is_subtype(gil, cls, gil.exc(Exc::Exception)) {
        let text = if cls.is(gil.exc(Exc::ExceptionGroup)) {
            "Cannot nest BaseExceptions in an ExceptionGroup".to_owned()
        } else {
            format!("Cannot nest BaseExceptions in '{}'", name_of_type(gil, cls))
        };
        return Err(gil.type_error(text));
    }
    let tuple = gil.tuple_of(args.positional());
    let v = gil.alloc(&class, Exception::new(tuple));
    let members = gil.new_tuple(items.into_iter().collect());
    set_field(gil, &v, 0, message.clone());
    set_field(gil, &v, 1, members);
    Ok(v)
}

/// `message (2 sub-exceptions)`
pub fn group_str(gil: &mut Gil, v: &Value) -> Result {
    let (message, members) = (field(gil, v, 0), field(gil, v, 1));
    let count = gil.tuple(&members).map_or(0, <[Value]>::len);
    let text = format!("{} ({count} sub-exception{})", gil.to_rust(&message), if count == 1 { "" } else { "s" });
    Ok(gil.new_str(&text))
}

fn with_traceback(gil: &mut Gil, v: &Value, tb: &Value) -> Result {
    set_traceback(gil, v, Some(tb))?;
    Ok(v.clone())
}

fn add_note(gil: &mut Gil, v: &Value, note: &Value) -> Result {
    if !gil.is_str(note) {
        return Err(type_error_of(gil, "add_note() argument must be str, not %T", note));
    }
    let name = gil.name(N::Notes).clone();
    let list = match getattr_opt(gil, v, &name)? {
        Some(l) => l,
        None => {
            let l = gil.new_list(HeapVec::new());
            molt_call::setattr(gil, v, &name, &l)?;
            l
        }
    };
    match gil.get_mut::<List>(&list) {
        Some(l) => l.items.push(note.clone()),
        None => return Err(gil.type_error("Cannot add note: __notes__ is not a list")),
    }
    Ok(Value::NONE)
}

/// Adds a note to the exception that is pending.
pub fn add_note_to_pending(gil: &mut Gil, note: &str) -> Raised {
    let Some(exc) = gil.take_pending() else { return gil.runtime_error(note) };
    let text = gil.new_str(note);
    let _ = add_note(gil, &exc, &text);
    gil.raise(exc)
}

fn set_state(gil: &mut Gil, _v: &Value, _state: &Value) -> Result {
    Err(gil.unsupported("BaseException.__setstate__"))
}

/// Methods that a class has of its own.
pub fn methods_of(e: Exc) -> &'static [MethodSpec] {
    match e {
        Exc::BaseException => {
            const {
                &[
                    method(
                        "with_traceback",
                        Native::fixed2(with_traceback),
                        "(object, /)",
                        "Set self.__traceback__ to tb and return self.",
                    ),
                    method("add_note", Native::fixed2(add_note), "(object, /)", "Add a note to the exception"),
                    method("__setstate__", Native::fixed2(set_state), "(object, /)", ""),
                ]
            }
        }
        Exc::BaseExceptionGroup => super::groups::METHODS,
        _ => &[],
    }
}

fn get_args(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.exception_args(v))
}
fn set_args(gil: &mut Gil, v: &Value, value: Option<&Value>) -> Result<()> {
    let Some(value) = value else { return Err(gil.type_error("args may not be deleted")) };
    let items = molt_call::collect(gil, value)?;
    let tuple = gil.new_tuple(items.into_iter().collect());
    let mut other = Exception::new(tuple);
    if let Some(e) = gil.get_mut::<Exception>(v) {
        e.swap_args(&mut other);
    }
    Ok(())
}
fn get_cause(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.get::<Exception>(v).map_or(Value::NONE, |e| e.cause.clone()))
}
fn set_cause(gil: &mut Gil, v: &Value, value: Option<&Value>) -> Result<()> {
    let new = linked(gil, value, "cause")?;
    if let Some(e) = gil.get_mut::<Exception>(v) {
        e.cause = new;
        e.suppress_context = true;
    }
    Ok(())
}
fn get_context(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.get::<Exception>(v).map_or(Value::NONE, |e| e.context.clone()))
}
fn set_context(gil: &mut Gil, v: &Value, value: Option<&Value>) -> Result<()> {
    let new = linked(gil, value, "context")?;
    if let Some(e) = gil.get_mut::<Exception>(v) {
        e.context = new;
    }
    Ok(())
}
fn linked(gil: &mut Gil, value: Option<&Value>, what: &str) -> Result {
    match value {
        None => Err(gil.type_error(format!("__{what}__ may not be deleted"))),
        Some(v) if v.is_none() || is_exception(gil, v) => Ok(v.clone()),
        Some(_) => Err(gil.type_error(format!("exception {what} must be None or derive from BaseException"))),
    }
}
fn get_traceback(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.exception_traceback(v))
}
fn set_traceback(gil: &mut Gil, v: &Value, value: Option<&Value>) -> Result<()> {
    match value {
        Some(tb) if tb.is_none() || gil.get::<Traceback>(tb).is_some() => {
            if let Some(e) = gil.get_mut::<Exception>(v) {
                e.set_traceback(tb.clone());
            }
            Ok(())
        }
        Some(_) => Err(gil.type_error("__traceback__ must be a traceback or None")),
        None => Err(gil.type_error("__traceback__ may not be deleted")),
    }
}
fn get_suppress(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(gil.get::<Exception>(v).is_some_and(|e| e.suppress_context)))
}
fn set_suppress(gil: &mut Gil, v: &Value, value: Option<&Value>) -> Result<()> {
    let on = match value {
        Some(x) => molt_call::truth(gil, x)?,
        None => return Err(gil.type_error("can't delete numeric/char attribute")),
    };
    if let Some(e) = gil.get_mut::<Exception>(v) {
        e.suppress_context = on;
    }
    Ok(())
}

macro_rules! fields {
    ($($get:ident $set:ident $at:literal;)*) => {
        $(
            fn $get(gil: &mut Gil, v: &Value) -> Result {
                Ok(field(gil, v, $at))
            }
            fn $set(gil: &mut Gil, v: &Value, value: Option<&Value>) -> Result<()> {
                set_field(gil, v, $at, value.cloned().unwrap_or(Value::NONE));
                Ok(())
            }
        )*
    };
}
fields! {
    get0 set0 0;
    get1 set1 1;
    get2 set2 2;
    get3 set3 3;
    get4 set4 4;
    get5 set5 5;
}

const fn attribute(
    name: &'static str,
    get: Unary,
    set: fn(&mut Gil, &Value, Option<&Value>) -> Result<()>,
) -> GetSetSpec {
    GetSetSpec { name, get, set: Some(set), doc: "" }
}

fn get_syntax_msg(gil: &mut Gil, v: &Value) -> Result {
    Ok(args_of(gil, v).first().cloned().unwrap_or(Value::NONE))
}

/// Attributes that a class has of its own.
pub fn attributes_of(e: Exc) -> &'static [GetSetSpec] {
    match e {
        Exc::BaseException => {
            const {
                &[
                    attribute("args", get_args, set_args),
                    attribute("__cause__", get_cause, set_cause),
                    attribute("__context__", get_context, set_context),
                    attribute("__traceback__", get_traceback, set_traceback),
                    attribute("__suppress_context__", get_suppress, set_suppress),
                ]
            }
        }
        Exc::StopIteration => const { &[attribute("value", get0, set0)] },
        Exc::SystemExit => const { &[attribute("code", get0, set0)] },
        Exc::AttributeError => const { &[attribute("name", get0, set0), attribute("obj", get1, set1)] },
        Exc::NameError => const { &[attribute("name", get0, set0)] },
        Exc::ImportError => {
            const {
                &[
                    attribute("name", get0, set0),
                    attribute("path", get1, set1),
                    attribute("name_from", get2, set2),
                    attribute("msg", get3, set3),
                ]
            }
        }
        Exc::OSError => {
            const {
                &[
                    attribute("errno", get0, set0),
                    attribute("strerror", get1, set1),
                    attribute("filename", get2, set2),
                    attribute("filename2", get4, set4),
                ]
            }
        }
        Exc::SyntaxError => {
            const {
                &[
                    getter("msg", get_syntax_msg, ""),
                    attribute("filename", get0, set0),
                    attribute("lineno", get1, set1),
                    attribute("offset", get2, set2),
                    attribute("text", get3, set3),
                    attribute("end_lineno", get4, set4),
                    attribute("end_offset", get5, set5),
                ]
            }
        }
        Exc::UnicodeDecodeError | Exc::UnicodeEncodeError => {
            const {
                &[
                    attribute("encoding", get0, set0),
                    attribute("object", get1, set1),
                    attribute("start", get2, set2),
                    attribute("end", get3, set3),
                    attribute("reason", get4, set4),
                ]
            }
        }
        Exc::UnicodeTranslateError => {
            const {
                &[
                    attribute("object", get1, set1),
                    attribute("start", get2, set2),
                    attribute("end", get3, set3),
                    attribute("reason", get4, set4),
                ]
            }
        }
        Exc::BaseExceptionGroup => const { &[getter("message", get0, ""), getter("exceptions", get1, "")] },
        _ => &[],
    }
}

/// The notes of an exception, as strings.
pub fn notes(gil: &mut Gil, v: &Value) -> Vec<String> {
    let name = gil.name(N::Notes).clone();
    let list = instance_attributes(gil, v).into_iter().find(|(n, _)| n.is(&name)).map(|(_, l)| l);
    let items = list.and_then(|l| gil.list(&l).map(<[Value]>::to_vec)).unwrap_or_default();
    items.iter().filter_map(|n| str_string(gil, n).ok()).collect()
}
