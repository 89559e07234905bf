//! Why an arithmetic operation failed: found while operands are only borrowed, raised afterwards.

use molt_object::{Exc, Numbers, Raise, Strings};
use molt_provenance::{Gil, Raised};

/// A failed operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Division by zero.
    Zero,
    /// ZeroDivisionError with another text.
    ZeroText(&'static str),
    /// OverflowError.
    Overflow(&'static str),
    /// OverflowError of the C library's mathematics.
    Range,
    /// ValueError.
    Value(&'static str),
    /// MemoryError.
    Memory,
    /// An interrupt came meanwhile; its exception is pending.
    Interrupted,
}

impl Fault {
    /// Makes the exception pending.
    #[cold]
    pub fn raise(self, gil: &mut Gil) -> Raised {
        match self {
            Fault::Zero => gil.zero_division("division by zero"),
            Fault::ZeroText(text) => gil.zero_division(text),
            Fault::Overflow(text) => gil.overflow_error(text),
            Fault::Value(text) => gil.value_error(text),
            Fault::Memory => gil.memory_error(),
            Fault::Interrupted => gil.keep_going().err().unwrap_or_else(|| gil.memory_error()),
            Fault::Range => {
                let args = vec![gil.new_int(34), gil.new_str("Numerical result out of range")];
                gil.raise_args(Exc::OverflowError, args)
            }
        }
    }
}

/// An int that no float can hold.
pub const INT_TOO_LARGE: Fault = Fault::Overflow("int too large to convert to float");
