//! The only unsafe code: values, allocation, reference counts, the pointer registry, handles, raw memory, exported entry points and host imports, all behind functions that are safe for every input.
