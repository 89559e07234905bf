//! Scheduler, poll protocol, sleep queue, cancellation and channels.
#![forbid(unsafe_code)]
