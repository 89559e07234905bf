//! A list of constants that also knows itself: `constants!` defines them and a `table()` of their names, values and
//! documentation, from which the TypeScript package of the same name is generated.

/// The value of one constant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// An offset, a size, a flag, a count: a `number` in TypeScript.
    Number(u32),
    /// The bits of a value: a `bigint` in TypeScript.
    Bits(u64),
    /// A signed 64-bit integer: a `bigint` in TypeScript.
    Signed(i64),
    /// Text.
    Text(&'static str),
    /// Bytes.
    Bytes(&'static [u8]),
}

impl From<u8> for Value {
    fn from(value: u8) -> Self {
        Value::Number(value.into())
    }
}
impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Value::Number(value)
    }
}
impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Value::Bits(value)
    }
}
impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Value::Signed(value)
    }
}
impl From<&'static str> for Value {
    fn from(value: &'static str) -> Self {
        Value::Text(value)
    }
}
impl<const N: usize> From<&'static [u8; N]> for Value {
    fn from(value: &'static [u8; N]) -> Self {
        Value::Bytes(value)
    }
}

/// One constant of a module of this crate.
#[derive(Clone, Debug)]
pub struct Constant {
    /// Its name, here and in TypeScript.
    pub name: &'static str,
    /// What it is.
    pub value: Value,
    /// Its documentation, one string a line.
    pub doc: &'static [&'static str],
}

/// Defines constants and `table()`, the list of them in the order of the source.
macro_rules! constants {
    ($($(#[doc = $doc:literal])* pub const $name:ident: $kind:ty = $value:expr;)*) => {
        $($(#[doc = $doc])* pub const $name: $kind = $value;)*

        /// The constants of this module, in the order of the source.
        #[must_use]
        pub fn table() -> Vec<$crate::Constant> {
            vec![$($crate::Constant { name: stringify!($name), value: $crate::Value::from($name), doc: &[$($doc),*] },)*]
        }
    };
}
pub(crate) use constants;
