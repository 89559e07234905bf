//! The method resolution order: C3 linearization.

use molt_call::{name_of_type, type_data};
use molt_object::Raise;
use molt_provenance::{Gil, HeapVec, Result, Value};

/// The resolution order of a new class with these bases, the class itself left out.
pub fn linearize(gil: &mut Gil, bases: &[Value]) -> Result<HeapVec<Value>> {
    let mut sequences: Vec<Vec<Value>> = Vec::with_capacity(bases.len() + 1);
    for base in bases {
        let mut order = vec![base.clone()];
        if let Some(d) = type_data(gil, base) {
            order.extend_from_slice(&d.mro);
        }
        sequences.push(order);
    }
    sequences.push(bases.to_vec());
    let mut result = HeapVec::new();
    loop {
        sequences.retain(|s| !s.is_empty());
        if sequences.is_empty() {
            return Ok(result);
        }
        let next =
            sequences.iter().map(|s| s[0].clone()).find(|c| !sequences.iter().any(|s| s[1..].iter().any(|x| x.is(c))));
        let Some(next) = next else {
            let mut names: Vec<String> = Vec::new();
            for s in &sequences {
                let name = name_of_type(gil, &s[0]);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let message =
                format!("Cannot create a consistent method resolution order (MRO) for bases {}", names.join(", "));
            return Err(gil.type_error(message));
        };
        for s in sequences.iter_mut() {
            if s[0].is(&next) {
                s.remove(0);
            }
        }
        result.push(next);
    }
}
