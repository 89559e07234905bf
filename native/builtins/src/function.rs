//! The functions of the module `builtins`.

use molt_object::{MethodSpec, function};
use molt_provenance::Native;

use crate::generator::async_generator;

pub mod aggregate;
pub mod attributes;
pub mod inspect;
pub mod instance;
pub mod numeric;
pub mod print;

pub use instance::{is_instance, is_subclass};

/// Functions described here.
pub static FUNCTIONS: &[MethodSpec] = &[
    function("abs", Native::fixed1(numeric::abs), "(number, /)", "Return the absolute value of the argument."),
    function(
        "all",
        Native::fixed1(aggregate::all),
        "(iterable, /)",
        "Return True if bool(x) is True for all values x in the iterable.",
    ),
    function(
        "any",
        Native::fixed1(aggregate::any),
        "(iterable, /)",
        "Return True if bool(x) is True for any x in the iterable.",
    ),
    function("bin", Native::fixed1(numeric::bin), "(number, /)", "Return the binary representation of an integer."),
    function(
        "callable",
        Native::fixed1(inspect::callable),
        "(obj, /)",
        "Return whether the object is callable (i.e., some kind of function).",
    ),
    function(
        "delattr",
        Native::fixed2(attributes::delattr),
        "(obj, name, /)",
        "Deletes the named attribute from the given object.",
    ),
    function("dir", Native::fixed1(attributes::dir), "(object=None, /)", "Show attributes of an object."),
    function(
        "divmod",
        Native::fixed2(numeric::divmod),
        "(x, y, /)",
        "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.",
    ),
    function(
        "getattr",
        Native::fixed3(attributes::getattr),
        "(object, name, default=None, /)",
        "Get a named attribute from an object.",
    ),
    function(
        "globals",
        Native::fixed0(attributes::globals),
        "()",
        "Return the dictionary containing the current scope's global variables.",
    ),
    function(
        "hasattr",
        Native::fixed2(attributes::hasattr),
        "(obj, name, /)",
        "Return whether the object has an attribute with the given name.",
    ),
    function("hash", Native::fixed1(inspect::hash), "(obj, /)", "Return the hash value for the given object."),
    function(
        "hex",
        Native::fixed1(numeric::hex),
        "(number, /)",
        "Return the hexadecimal representation of an integer.",
    ),
    function("id", Native::fixed1(inspect::id), "(obj, /)", "Return the identity of an object."),
    function(
        "input",
        Native::fixed1(print::input),
        "(prompt='', /)",
        "Read a string from standard input.  The trailing newline is stripped.",
    ),
    function(
        "isinstance",
        Native::fixed2(instance::isinstance),
        "(obj, class_or_tuple, /)",
        "Return whether an object is an instance of a class or of a subclass thereof.",
    ),
    function(
        "issubclass",
        Native::fixed2(instance::issubclass),
        "(cls, class_or_tuple, /)",
        "Return whether 'cls' is derived from another class or is the same class.",
    ),
    function(
        "aiter",
        Native::fixed1(async_generator::aiter),
        "(async_iterable, /)",
        "Return an AsyncIterator for an AsyncIterable object.",
    ),
    function(
        "anext",
        Native::fixed2(async_generator::anext),
        "(aiterator, default=None, /)",
        "Return the next item from the async iterator.",
    ),
    function("iter", Native::fixed2(inspect::iter), "(object, sentinel=None, /)", "Get an iterator from an object."),
    function("len", Native::fixed1(inspect::len), "(obj, /)", "Return the number of items in a container."),
    function(
        "max",
        Native::Variadic(aggregate::max),
        "(*args, *, key=None)",
        "With a single iterable argument, return its biggest item.",
    ),
    function(
        "min",
        Native::Variadic(aggregate::min),
        "(*args, *, key=None)",
        "With a single iterable argument, return its smallest item.",
    ),
    function(
        "next",
        Native::fixed2(inspect::next),
        "(iterator, default=None, /)",
        "Return the next item from the iterator.",
    ),
    function("oct", Native::fixed1(numeric::oct), "(number, /)", "Return the octal representation of an integer."),
    function("open", Native::Variadic(print::open), "(file, mode='r')", "Open file and return a stream."),
    function(
        "pow",
        Native::fixed3(numeric::pow),
        "(base, exp, mod=None)",
        "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.",
    ),
    function(
        "print",
        Native::Variadic(print::print),
        "(*args, sep=' ', end='\\n', file=None, flush=False)",
        "Prints the values to a stream, or to sys.stdout by default.",
    ),
    function(
        "repr",
        Native::fixed1(inspect::repr),
        "(obj, /)",
        "Return the canonical string representation of the object.",
    ),
    function(
        "round",
        Native::fixed2(numeric::round),
        "(number, ndigits=None)",
        "Round a number to a given precision in decimal digits.",
    ),
    function(
        "setattr",
        Native::fixed3(attributes::setattr),
        "(obj, name, value, /)",
        "Sets the named attribute on the given object to the specified value.",
    ),
    function(
        "sum",
        Native::fixed2(aggregate::sum),
        "(iterable, /, start=0)",
        "Return the sum of a 'start' value (default: 0) plus an iterable of numbers",
    ),
    function("vars", Native::fixed1(attributes::vars), "(object=None, /)", "Show vars."),
];
