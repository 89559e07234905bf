//! The hierarchy of built-in exception classes.

use molt_call::attributes::store_name;
use molt_call::type_data;
use molt_object::*;
use molt_provenance::{Gil, TypeHead, VTable};

use super::instance;
use crate::class::make;

/// The base of a built-in exception class.
fn base_of(e: Exc) -> Option<Exc> {
    use Exc::*;
    Some(match e {
        BaseException => return None,
        BaseExceptionGroup | GeneratorExit | KeyboardInterrupt | SystemExit | Exception => BaseException,
        ExceptionGroup => BaseExceptionGroup,
        FloatingPointError | OverflowError | ZeroDivisionError => ArithmeticError,
        ModuleNotFoundError => ImportError,
        IndexError | KeyError => LookupError,
        UnboundLocalError => NameError,
        BlockingIOError | ChildProcessError | ConnectionError | FileExistsError | FileNotFoundError
        | InterruptedError | IsADirectoryError | NotADirectoryError | PermissionError | ProcessLookupError
        | TimeoutError => OSError,
        BrokenPipeError | ConnectionAbortedError | ConnectionRefusedError | ConnectionResetError => ConnectionError,
        NotImplementedError | PythonFinalizationError | RecursionError => RuntimeError,
        IndentationError | IncompleteInputError => SyntaxError,
        TabError => IndentationError,
        UnicodeError => ValueError,
        UnicodeDecodeError | UnicodeEncodeError | UnicodeTranslateError => UnicodeError,
        BytesWarning
        | DeprecationWarning
        | EncodingWarning
        | FutureWarning
        | ImportWarning
        | PendingDeprecationWarning
        | ResourceWarning
        | RuntimeWarning
        | SyntaxWarning
        | UnicodeWarning
        | UserWarning => Warning,
        _ => Exception,
    })
}

/// Slots that a class has of its own.
fn slots_of(e: Exc) -> TypeSlots {
    match e {
        Exc::BaseException => instance::BASE,
        Exc::KeyError => TypeSlots { str: Some(instance::key_error_str), ..TypeSlots::NONE },
        Exc::OSError => TypeSlots {
            new: Some(instance::os_error_new),
            init: Some(instance::os_error_init),
            str: Some(instance::os_error_str),
            ..TypeSlots::NONE
        },
        Exc::SyntaxError => TypeSlots {
            init: Some(instance::syntax_error_init),
            str: Some(instance::syntax_error_str),
            ..TypeSlots::NONE
        },
        Exc::StopIteration | Exc::SystemExit => TypeSlots { init: Some(instance::value_init), ..TypeSlots::NONE },
        Exc::AttributeError => TypeSlots { init: Some(instance::attribute_error_init), ..TypeSlots::NONE },
        Exc::NameError => TypeSlots { init: Some(instance::name_error_init), ..TypeSlots::NONE },
        Exc::ImportError => TypeSlots {
            init: Some(instance::import_error_init),
            str: Some(instance::import_error_str),
            ..TypeSlots::NONE
        },
        Exc::UnicodeDecodeError | Exc::UnicodeEncodeError | Exc::UnicodeTranslateError => TypeSlots {
            init: Some(instance::unicode_error_init),
            str: Some(instance::unicode_error_str),
            ..TypeSlots::NONE
        },
        Exc::BaseExceptionGroup => {
            TypeSlots { new: Some(instance::group_new), str: Some(instance::group_str), ..TypeSlots::NONE }
        }
        _ => TypeSlots::NONE,
    }
}

/// Makes the type objects, bases first, without names.
pub fn allocate(gil: &mut Gil) {
    for e in in_order() {
        let mut head = TypeHead::new(VTable::of::<Exception>());
        head.has_dict = true;
        head.is_static = true;
        let base = match base_of(e) {
            Some(b) => gil.exc(b).clone(),
            None => gil.ty(T::Object).clone(),
        };
        let Some(base_data) = type_data(gil, &base) else { continue };
        let mut data = make::blank(Some(base_data), Some(&base), slots_of(e));
        data.is_exception = true;
        data.instances_have_dict = true;
        let meta = gil.ty(T::Type).clone();
        if e == Exc::ExceptionGroup {
            let second = gil.exc(Exc::Exception).clone();
            let at = data.mro.iter().position(|b| b.is(gil.exc(Exc::BaseException))).unwrap_or(1);
            data.mro.insert(at, second.clone());
            data.bases.push(second);
        }
        let ty = gil.alloc_type(Some(&meta), head, data);
        gil.set_known(e.index(), ty);
    }
}

/// All classes, each after its bases.
fn in_order() -> Vec<Exc> {
    let depth = |e: Exc| {
        let mut n = 0;
        let mut at = e;
        while let Some(b) = base_of(at) {
            n += 1;
            at = b;
        }
        // The exception group also derives from Exception.
        if e == Exc::ExceptionGroup { n + 1 } else { n }
    };
    let mut all = Exc::ALL.to_vec();
    molt_object::order::sort_by(&mut all, |a, b| depth(*a) < depth(*b));
    all
}

/// Names and namespaces.
pub fn complete(gil: &mut Gil) {
    for e in Exc::ALL.iter().copied() {
        let ty = gil.exc(e).clone();
        make::name_type(gil, &ty, "builtins", e.name());
        make::fill(gil, &ty, &slots_of(e), instance::methods_of(e), instance::attributes_of(e));
        if e == Exc::BaseException {
            let dict = type_data(gil, &ty).map(|d| d.dict.clone());
            let name = gil.name(N::DictName).clone();
            let descr = gil.alloc(gil.ty(T::GetSet), GetSet { spec: &crate::class::object::DICT, owner: ty.clone() });
            if let Some(dict) = dict {
                store_name(gil, &dict, &name, descr);
            }
        }
    }
}
