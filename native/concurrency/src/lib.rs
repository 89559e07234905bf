//! Who holds the token that object access is checked against: the GIL, its guards and depth, lock order, thread states.
#![forbid(unsafe_code)]
