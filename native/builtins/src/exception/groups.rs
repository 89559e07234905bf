//! Exception groups: splitting them by type or condition, and what `except*` does with them.

use molt_call::invoke::{call, call_method};
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, HeapVec, Native, Result, Value};

use super::instance::group_new;

fn is_group(gil: &Gil, v: &Value) -> bool {
    is_subtype(gil, &type_of(gil, v), gil.exc(Exc::BaseExceptionGroup))
}

/// The members of a group.
fn members(gil: &Gil, group: &Value) -> Vec<Value> {
    let members = gil.get::<Exception>(group).map_or(Value::NONE, |e| e.fields[1].clone());
    gil.tuple(&members).unwrap_or(&[]).to_vec()
}

/// What decides which exceptions of a group are taken.
enum Condition {
    Classes(Vec<Value>),
    Callable(Value),
    /// These very objects.
    Leaves(Vec<Value>),
}

impl Condition {
    fn new(gil: &mut Gil, v: &Value) -> Result<Condition> {
        if is_exception_class(gil, v) {
            return Ok(Condition::Classes(vec![v.clone()]));
        }
        if let Some(items) = gil.tuple(v)
            && !items.is_empty()
            && items.iter().all(|c| is_exception_class(gil, c))
        {
            return Ok(Condition::Classes(items.to_vec()));
        }
        if !is_type(gil, v) && molt_call::objects::is_callable(gil, v) {
            return Ok(Condition::Callable(v.clone()));
        }
        Err(gil
            .type_error("expected an exception type, a tuple of exception types, or a callable (other than a class)"))
    }

    fn takes(&self, gil: &mut Gil, exc: &Value) -> Result<bool> {
        match self {
            Condition::Classes(classes) => {
                let ty = own_type(gil, exc);
                Ok(classes.iter().any(|c| is_subtype(gil, &ty, c)))
            }
            Condition::Callable(f) => {
                let answer = call(gil, f, core::slice::from_ref(exc))?;
                molt_call::truth(gil, &answer)
            }
            Condition::Leaves(leaves) => Ok(leaves.iter().any(|l| l.is(exc))),
        }
    }
}

/// Parts an exception into what the condition takes and the rest; the rest only when it is wanted.
fn part(gil: &mut Gil, exc: &Value, condition: &Condition, with_rest: bool) -> Result<(Option<Value>, Option<Value>)> {
    if condition.takes(gil, exc)? {
        return Ok((Some(exc.clone()), None));
    }
    if !is_group(gil, exc) {
        return Ok((None, with_rest.then(|| exc.clone())));
    }
    gil.enter_recursion(" in exceptiongroup_split_recursive")?;
    let result = part_members(gil, exc, condition, with_rest);
    gil.leave_native();
    let (taken, rest) = result?;
    Ok((subset(gil, exc, taken)?, if with_rest { subset(gil, exc, rest)? } else { None }))
}

fn part_members(
    gil: &mut Gil,
    group: &Value,
    condition: &Condition,
    with_rest: bool,
) -> Result<(Vec<Value>, Vec<Value>)> {
    let (mut taken, mut rest) = (Vec::new(), Vec::new());
    for member in members(gil, group) {
        let (yes, no) = part(gil, &member, condition, with_rest)?;
        taken.extend(yes);
        rest.extend(no);
    }
    Ok((taken, rest))
}

/// A group like `group` of some of its members, by its method `derive`.
fn subset(gil: &mut Gil, group: &Value, chosen: Vec<Value>) -> Result<Option<Value>> {
    if chosen.is_empty() {
        return Ok(None);
    }
    let list = gil.new_list(chosen.into_iter().collect());
    let name = gil.intern("derive");
    let derived = call_method(gil, group, &name, &[list])?;
    if !is_group(gil, &derived) {
        return Err(gil.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    let traceback = gil.exception_traceback(group);
    let parts = gil.get::<Exception>(group).map(|e| (e.context.clone(), e.cause.clone()));
    if let (Some((context, cause)), Some(e)) = (parts, gil.get_mut::<Exception>(&derived)) {
        e.set_traceback(traceback);
        (e.context, e.cause) = (context, cause);
    }
    let notes = gil.name(N::Notes).clone();
    if let Some(list) = molt_call::getattr_opt(gil, group, &notes)?
        && let Some(items) = gil.list(&list)
    {
        let items: HeapVec<Value> = items.iter().cloned().collect();
        let copy = gil.new_list(items);
        molt_call::setattr(gil, &derived, &notes, &copy)?;
    }
    Ok(Some(derived))
}

fn split(gil: &mut Gil, group: &Value, condition: &Value) -> Result {
    let condition = Condition::new(gil, condition)?;
    let (taken, rest) = part(gil, group, &condition, true)?;
    Ok(gil.new_tuple(vec![taken.unwrap_or(Value::NONE), rest.unwrap_or(Value::NONE)]))
}

fn subgroup(gil: &mut Gil, group: &Value, condition: &Value) -> Result {
    let condition = Condition::new(gil, condition)?;
    Ok(part(gil, group, &condition, false)?.0.unwrap_or(Value::NONE))
}

fn derive(gil: &mut Gil, group: &Value, members: &Value) -> Result {
    let message = gil.get::<Exception>(group).map_or(Value::NONE, |e| e.fields[0].clone());
    new_group(gil, message, members.clone())
}

fn new_group(gil: &mut Gil, message: Value, members: Value) -> Result {
    let class = gil.exc(Exc::BaseExceptionGroup).clone();
    group_new(gil, &class, Args::positional_only(&[message, members]))
}

/// Methods of `BaseExceptionGroup`.
pub const METHODS: &[MethodSpec] = &[
    crate::container::support::CLASS_GETITEM,
    method("split", Native::fixed2(split), "(matcher_value, /)", ""),
    method("subgroup", Native::fixed2(subgroup), "(matcher_value, /)", ""),
    method("derive", Native::fixed2(derive), "(excs, /)", ""),
];

/// Takes what one `except*` handler is for out of the state: the exception, what is left of it, and what handlers raised.
fn take_matching(gil: &mut Gil, state: &Value, class: &Value) -> Result {
    let classes = gil.tuple(class).map_or(vec![class.clone()], <[Value]>::to_vec);
    for c in &classes {
        if !is_exception_class(gil, c) {
            return Err(gil.type_error("catching classes that do not inherit from BaseException is not allowed"));
        }
        if is_subtype(gil, c, gil.exc(Exc::BaseExceptionGroup)) {
            return Err(gil.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
        }
    }
    let left = gil.list(state).and_then(|s| s.get(1).cloned()).unwrap_or(Value::NONE);
    if left.is_none() {
        return Ok(Value::NONE);
    }
    let (taken, rest) = part(gil, &left, &Condition::Classes(classes), true)?;
    let Some(mut taken) = taken else { return Ok(Value::NONE) };
    if !is_group(gil, &taken) {
        // A naked exception comes in a group of its own, with its traceback.
        let traceback = gil.exception_traceback(&taken);
        let (message, members) = (gil.new_str(""), gil.new_tuple(vec![taken]));
        taken = new_group(gil, message, members)?;
        if let Some(e) = gil.get_mut::<Exception>(&taken) {
            e.set_traceback(traceback);
        }
    }
    if let Some(s) = gil.get_mut::<List>(state) {
        s.items[1] = rest.unwrap_or(Value::NONE);
    }
    Ok(taken)
}

/// What is to be raised after all `except*` handlers: None, what is left, what they raised, or a group of both.
fn rejoin(gil: &mut Gil, state: &Value) -> Result {
    let items: Vec<Value> = gil.list(state).unwrap_or(&[]).to_vec();
    let [original, left, raised @ ..] = &items[..] else { return Ok(Value::NONE) };
    let all: Vec<Value> = raised.iter().chain([left]).filter(|e| !e.is_none()).cloned().collect();
    if all.is_empty() {
        return Ok(Value::NONE);
    }
    if !is_group(gil, original) {
        return Ok(all[0].clone());
    }
    let (mut new, mut kept) = (Vec::new(), Vec::new());
    for exc in all {
        if same_origin(gil, &exc, original) {
            collect_leaves(gil, &exc, &mut kept);
        } else {
            new.push(exc);
        }
    }
    let kept = if kept.is_empty() { None } else { part(gil, original, &Condition::Leaves(kept), false)?.0 };
    new.extend(kept);
    if new.len() == 1 {
        return Ok(new[0].clone());
    }
    let (message, list) = (gil.new_str(""), gil.new_list(new.into_iter().collect()));
    new_group(gil, message, list)
}

/// Whether an exception is a part of a group that was raised again, and nothing new.
fn same_origin(gil: &mut Gil, exc: &Value, original: &Value) -> bool {
    let (longer, trace) = (gil.exception_traceback(exc), gil.exception_traceback(original));
    match (gil.get::<Exception>(exc), gil.get::<Exception>(original)) {
        (Some(a), Some(b)) => {
            is_group(gil, exc) && a.context.is(&b.context) && a.cause.is(&b.cause) && same_trace(gil, &longer, &trace)
        }
        _ => false,
    }
}

/// Whether one traceback is the other, or begins with entries that raising it again put before it.
fn same_trace(gil: &Gil, longer: &Value, trace: &Value) -> bool {
    let mut at = longer.clone();
    loop {
        if at.is(trace) {
            return true;
        }
        match gil.get::<Traceback>(&at) {
            Some(entry) => at = entry.next.clone(),
            None => return false,
        }
    }
}

fn collect_leaves(gil: &Gil, exc: &Value, leaves: &mut Vec<Value>) {
    if !is_group(gil, exc) {
        leaves.push(exc.clone());
        return;
    }
    for member in members(gil, exc) {
        collect_leaves(gil, &member, leaves);
    }
}

/// The built-in functions that compiled `except*` calls.
pub static FUNCTIONS: &[MethodSpec] = &[
    function("__split_group__", Native::fixed2(take_matching), "(state, type, /)", ""),
    function("__rejoin_group__", Native::fixed1(rejoin), "(state, /)", ""),
];
