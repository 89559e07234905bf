//! Types as objects: how built-in types are made from their descriptions and Python classes from their bodies, and what `type` and
//! `object` do.

pub mod build;
pub mod lookup;
pub mod make;
pub mod mro;
pub mod object;
pub mod python_slots;
pub mod type_object;
pub mod wrappers;
