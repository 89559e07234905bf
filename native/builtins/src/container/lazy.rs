//! `enumerate`, `zip`, `map`, `filter`: iterators over iterators.

use molt_call::{call, index, truth};
use molt_object::*;
use molt_provenance::{Args, Gil, HeapVec, Payload, Result, Tracer, VTable, Value};

use super::ints;
use super::iterators::{next, plain_next};
use super::support::*;

fn itself(_gil: &mut Gil, it: &Value) -> Result {
    Ok(it.clone())
}

/// The payload of `enumerate` and `filter`: an iterator, and a number or function.
#[repr(C)]
pub struct Pair {
    iterator: Value,
    other: Value,
}

impl Payload for Pair {
    fn trace(&self, visit: &mut Tracer) {
        visit.see(&self.iterator);
        visit.see(&self.other);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.push(core::mem::take(&mut self.iterator));
        taken.push(core::mem::take(&mut self.other));
    }
}

/// The payload of `zip` and `map`.
#[repr(C)]
pub struct Several {
    /// Iterators; none when exhausted for good.
    iterators: HeapVec<Value>,
    /// Whether all must end together, as 0 or 1.
    strict: u32,
    /// What `map` calls.
    function: Value,
}

#[cfg(target_pointer_width = "32")]
const _: () = {
    use molt_abi::layout::*;
    assert!(core::mem::offset_of!(Pair, iterator) as u32 + OBJ_HEADER == ENUMERATE_ITERATOR);
    assert!(core::mem::offset_of!(Pair, other) as u32 + OBJ_HEADER == ENUMERATE_NUMBER);
    assert!(core::mem::offset_of!(Several, iterators) as u32 + OBJ_HEADER == ZIP_ITERATORS);
    assert!(core::mem::offset_of!(Several, iterators) as u32 + 4 + OBJ_HEADER == ZIP_COUNT);
    assert!(core::mem::offset_of!(Several, function) as u32 + OBJ_HEADER == MAP_FUNCTION);
    assert!(core::mem::offset_of!(Several, strict) as u32 + OBJ_HEADER == ZIP_STRICT);
};

impl Payload for Several {
    fn trace(&self, visit: &mut Tracer) {
        visit.see_all(&self.iterators);
        visit.see(&self.function);
    }
    fn clear(&mut self, taken: &mut Vec<Value>) {
        taken.extend(core::mem::take(&mut self.iterators));
        taken.push(core::mem::take(&mut self.function));
    }
}

/// `enumerate`
pub static ENUMERATE: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.",
    slots: TypeSlots { new: Some(new_enumerate), iter: Some(itself), next: Some(next_enumerate), ..TypeSlots::NONE },
    methods: &[CLASS_GETITEM],
    ..TypeSpec::new(T::Enumerate, VTable::of::<Pair>())
};

/// `filter`
pub static FILTER: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
    slots: TypeSlots { new: Some(new_filter), iter: Some(itself), next: Some(next_filter), ..TypeSlots::NONE },
    ..TypeSpec::new(T::Filter, VTable::of::<Pair>())
};

/// `zip`
pub static ZIP: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
    slots: TypeSlots { new: Some(new_zip), iter: Some(itself), next: Some(next_zip), ..TypeSlots::NONE },
    ..TypeSpec::new(T::Zip, VTable::of::<Several>())
};

/// `map`
pub static MAP: TypeSpec = TypeSpec {
    subclassable: true,
    doc: "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
    slots: TypeSlots { new: Some(new_map), iter: Some(itself), next: Some(next_map), ..TypeSlots::NONE },
    ..TypeSpec::new(T::Map, VTable::of::<Several>())
};

/// The keyword arguments of a call by name.
fn keywords(gil: &Gil, args: Args<'_>) -> Vec<(String, Value)> {
    let names = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]);
    names.iter().zip(args.keyword_values()).map(|(n, v)| (gil.to_rust(n), v.clone())).collect()
}

fn new_enumerate(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let given = args.positional();
    if given.len() + args.keywords > 2 {
        let message = format!("enumerate() takes at most 2 arguments ({} given)", given.len() + args.keywords);
        return Err(gil.type_error(message));
    }
    let (mut iterable, mut start) = (given.first().cloned(), given.get(1).cloned());
    for (name, value) in keywords(gil, args) {
        match name.as_str() {
            "iterable" if iterable.is_none() => iterable = Some(value),
            "start" if start.is_none() => start = Some(value),
            _ => return Err(gil.type_error(format!("'{name}' is an invalid keyword argument for enumerate()"))),
        }
    }
    let Some(iterable) = iterable else {
        return Err(gil.type_error("enumerate() missing required argument 'iterable'"));
    };
    let other = match start {
        Some(v) => index(gil, &v)?,
        None => Value::int32(0),
    };
    let iterator = molt_call::iter(gil, &iterable)?;
    Ok(gil.alloc(cls, Pair { iterator, other }))
}

fn next_enumerate(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    let Some(p) = gil.get::<Pair>(it) else { return Ok(None) };
    let item = match plain_next(gil, &p.iterator) {
        Some(found) => found,
        None => {
            let iterator = p.iterator.clone();
            molt_call::iteration::step(gil, &iterator)?
        }
    };
    let Some(item) = item else { return Ok(None) };
    let Some(p) = gil.get_mut::<Pair>(it) else { return Ok(None) };
    if let Some(number) = p.other.as_small_int()
        && let Some(following) = Value::small_int(number + 1)
    {
        let number = core::mem::replace(&mut p.other, following);
        return Ok(Some(gil.alloc_tuple(gil.ty(T::Tuple), [number, item])));
    }
    let number = p.other.clone();
    let following = ints::add(gil, &number, &Value::int32(1))?;
    if let Some(p) = gil.get_mut::<Pair>(it) {
        p.other = following;
    }
    Ok(Some(gil.alloc_tuple(gil.ty(T::Tuple), [number, item])))
}

fn new_filter(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    no_keywords(gil, "filter", args)?;
    check_count(gil, "filter", args.values.len(), 2, 2)?;
    let iterator = molt_call::iter(gil, &args.values[1])?;
    Ok(gil.alloc(cls, Pair { iterator, other: args.values[0].clone() }))
}

fn next_filter(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    let Some(p) = gil.get::<Pair>(it) else { return Ok(None) };
    let (iterator, function) = (p.iterator.clone(), p.other.clone());
    let by_truth = function.is_none() || function.is(gil.ty(T::Bool));
    while let Some(item) = next(gil, &iterator)? {
        gil.spend(1)?;
        let good = if by_truth {
            truth(gil, &item)?
        } else {
            let answer = call(gil, &function, core::slice::from_ref(&item))?;
            truth(gil, &answer)?
        };
        if good {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// The `strict` argument, the only one by keyword.
fn strict_argument(gil: &mut Gil, name: &str, args: Args<'_>) -> Result<bool> {
    let mut strict = false;
    for (keyword, value) in keywords(gil, args) {
        if keyword != "strict" {
            return Err(gil.type_error(format!("{name}() got an unexpected keyword argument '{keyword}'")));
        }
        strict = truth(gil, &value)?;
    }
    Ok(strict)
}

fn iterators(gil: &mut Gil, iterables: &[Value]) -> Result<HeapVec<Value>> {
    let mut all = HeapVec::with_capacity(iterables.len());
    for v in iterables {
        all.push(molt_call::iter(gil, v)?);
    }
    Ok(all)
}

fn new_zip(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let strict = strict_argument(gil, "zip", args)?;
    let given = args.positional();
    let iterators = iterators(gil, given)?;
    Ok(gil.alloc(cls, Several { iterators, function: Value::NONE, strict: strict as u32 }))
}

fn new_map(gil: &mut Gil, cls: &Value, args: Args<'_>) -> Result {
    let strict = strict_argument(gil, "map", args)?;
    let Some((function, iterables)) = args.positional().split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return Err(gil.type_error("map() must have at least two arguments."));
    };
    let iterators = iterators(gil, iterables)?;
    Ok(gil.alloc(cls, Several { iterators, function: function.clone(), strict: strict as u32 }))
}

/// The next item of each iterator; `None` when one is exhausted.
fn next_items(gil: &mut Gil, it: &Value, name: &str) -> Result<Option<Vec<Value>>> {
    let count = gil.get::<Several>(it).map_or(0, |s| s.iterators.len());
    if count == 0 {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(count);
    for i in 0..count {
        let Some(iterator) = gil.get::<Several>(it).and_then(|s| s.iterators.get(i).cloned()) else { return Ok(None) };
        match next(gil, &iterator)? {
            Some(x) => items.push(x),
            None => {
                ended(gil, it, name, i)?;
                return Ok(None);
            }
        }
    }
    Ok(Some(items))
}

/// One iterator ended: in strict mode all must.
fn ended(gil: &mut Gil, it: &Value, name: &str, at: usize) -> Result<()> {
    let Some(s) = gil.get::<Several>(it) else { return Ok(()) };
    if s.strict == 0 {
        return Ok(());
    }
    let count = s.iterators.len();
    let others = |n: usize| if n == 1 { "argument 1".to_owned() } else { format!("arguments 1-{n}") };
    if at > 0 {
        return Err(gil.value_error(format!("{name}() argument {} is shorter than {}", at + 1, others(at))));
    }
    for i in 1..count {
        let Some(iterator) = gil.get::<Several>(it).and_then(|s| s.iterators.get(i).cloned()) else { return Ok(()) };
        if next(gil, &iterator)?.is_some() {
            return Err(gil.value_error(format!("{name}() argument {} is longer than {}", i + 1, others(i))));
        }
    }
    Ok(())
}

fn next_zip(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    if let Some(s) = gil.get::<Several>(it)
        && let [a, b] = &s.iterators[..]
    {
        // The usual case, without a vector, and without counting for what runs no Python code.
        if s.strict == 0
            && let Some(x) = plain_next(gil, a)
        {
            let Some(x) = x else { return Ok(None) };
            let b = b.clone();
            let Some(y) = next(gil, &b)? else { return Ok(None) };
            return Ok(Some(gil.alloc_tuple(gil.ty(T::Tuple), [x, y])));
        }
        let (a, b) = (a.clone(), b.clone());
        let Some(x) = next(gil, &a)? else {
            ended(gil, it, "zip", 0)?;
            return Ok(None);
        };
        let Some(y) = next(gil, &b)? else {
            ended(gil, it, "zip", 1)?;
            return Ok(None);
        };
        return Ok(Some(gil.alloc_tuple(gil.ty(T::Tuple), [x, y])));
    }
    Ok(next_items(gil, it, "zip")?.map(|items| gil.new_tuple(items)))
}

fn next_map(gil: &mut Gil, it: &Value) -> Result<Option<Value>> {
    let Some(s) = gil.get::<Several>(it) else { return Ok(None) };
    let function = s.function.clone();
    if let [only] = &s.iterators[..] {
        let item = match plain_next(gil, only) {
            Some(found) => found,
            None => {
                let only = only.clone();
                molt_call::iteration::step(gil, &only)?
            }
        };
        return match item {
            Some(x) => call(gil, &function, &[x]).map(Some),
            None => Ok(None),
        };
    }
    match next_items(gil, it, "map")? {
        Some(items) => call(gil, &function, &items).map(Some),
        None => Ok(None),
    }
}
