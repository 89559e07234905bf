//! Exceptions: the built-in classes, what instances do, raising and catching, and how an uncaught one is displayed.

pub mod classes;
pub mod display;
pub mod groups;
pub mod instance;
pub mod raising;
mod width;
