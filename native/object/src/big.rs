//! Ints of any length: sign and magnitude, in digits of 32 bits, the lowest first. Written for small code: each operation exists once, on slices
//! of digits, and the operators of owned and borrowed numbers only forward to it.

mod digits;
mod division;
mod modular;
mod signed;
mod unsigned;

pub use signed::{BigInt, Sign};
pub use unsigned::BigUint;

/// Implements operators for every mixture of owned and borrowed operands by that for borrowed ones.
macro_rules! forward {
    ($type:ident: $($operator:ident $method:ident $assign:ident $assign_method:ident;)*) => {
        $(
            impl core::ops::$operator for $type {
                type Output = $type;
                #[inline(always)]
                fn $method(self, other: $type) -> $type {
                    core::ops::$operator::$method(&self, &other)
                }
            }
            impl core::ops::$operator<&$type> for $type {
                type Output = $type;
                #[inline(always)]
                fn $method(self, other: &$type) -> $type {
                    core::ops::$operator::$method(&self, other)
                }
            }
            impl core::ops::$operator<$type> for &$type {
                type Output = $type;
                #[inline(always)]
                fn $method(self, other: $type) -> $type {
                    core::ops::$operator::$method(self, &other)
                }
            }
            impl core::ops::$assign for $type {
                #[inline(always)]
                fn $assign_method(&mut self, other: $type) {
                    *self = core::ops::$operator::$method(&*self, &other);
                }
            }
            impl core::ops::$assign<&$type> for $type {
                #[inline(always)]
                fn $assign_method(&mut self, other: &$type) {
                    *self = core::ops::$operator::$method(&*self, other);
                }
            }
        )*
    };
}
use forward;

#[cfg(test)]
mod tests;
