//! What is found in classes and bound on the way out: functions, methods, properties, slots, `super`.

pub mod alias;
pub mod attribute;
pub mod builtin;
pub mod code;
pub mod function;
pub mod method;
pub mod property;
pub mod superclass;
pub mod union;
pub mod wrapper;
