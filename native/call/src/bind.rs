//! Argument binding: from what a call gives to what a function declares, with CPython's errors.

use molt_abi::blob::{FLAG_VARARGS, FLAG_VARKW};
use molt_abi::layout::{BIND_DEFAULT, BIND_HAS_KEYWORDS, BIND_HAS_REST, MAX_PADDED};
use molt_object::{Builtin, Code, Dict, Function, MethodKind, Objects, ParamKind, Raise, Signature, Strings};
use molt_provenance::{Args, Gil, Raised, Result, Value};

use crate::types::*;

/// How arguments like these are bound to the parameters of a function.
pub struct Plan {
    /// See `FUNC_BINDING`.
    pub binding: u32,
    /// See `BIND_PLAN`.
    pub places: [u8; 8],
    /// See `BIND_STARS`.
    pub stars: u32,
}

/// How compiled code can bind arguments like these to the parameters of a function. `None` when it cannot.
pub fn plan(gil: &Gil, callee: &Value, args: Args<'_>) -> Option<Plan> {
    let f = gil.get::<Function>(callee)?;
    let code = gil.get::<Code>(&f.code)?;
    let (positional, given) = ((code.posonly + code.regular) as usize, args.positional().len());
    let (varargs, varkw) = (code.flags & FLAG_VARARGS != 0, code.flags & FLAG_VARKW != 0);
    let named = positional + code.kwonly as usize;
    if f.binding == 0 || args.values.len() > 16 || args.keywords > 8 || (given > positional && !varargs) {
        return None;
    }
    let (mut places, mut stars) = ([BIND_DEFAULT as u8; 8], 0);
    let (taken, behind) = (given.min(positional), args.values.len() as u8 * 8);
    for (i, place) in places[..taken].iter_mut().enumerate() {
        *place = i as u8 * 8;
    }
    if varargs {
        places[named] = behind;
        stars = BIND_HAS_REST | taken as u32 | ((given - taken) as u32) << 8;
    }
    if varkw {
        places[named + usize::from(varargs)] = behind + 8;
        stars |= BIND_HAS_KEYWORDS;
    }
    let posonly = code.posonly as usize;
    let names = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]);
    for (i, name) in names.iter().enumerate() {
        match code.locals[posonly..named].iter().position(|p| p.is(name)) {
            Some(at) if places[posonly + at] == BIND_DEFAULT as u8 => places[posonly + at] = (given + i) as u8 * 8,
            None if varkw => stars |= 1 << (16 + i),
            _ => return None,
        }
    }
    let fill = gil.tuple(&f.fill).unwrap_or(&[]);
    let complete = places[..named].iter().enumerate().all(|(i, place)| {
        *place != BIND_DEFAULT as u8 || (i + fill.len()).checked_sub(named).is_some_and(|at| !fill[at].is_unbound())
    });
    complete.then_some(Plan { binding: f.binding, places, stars })
}

/// What a call has for the `*` and `**` parameters of a function, or unbound, as a binding cache says (see `BIND_STARS`).
pub fn gather(gil: &mut Gil, stars: u32, args: &[Value], names: &Value) -> (Value, Value) {
    let (mut rest, mut keywords) = (Value::UNBOUND, Value::UNBOUND);
    if stars & BIND_HAS_REST != 0 {
        let first = (stars & 0xFF) as usize;
        rest = gil.tuple_of(&args[first..first + (stars >> 8 & 0xFF) as usize]);
    }
    if stars & BIND_HAS_KEYWORDS != 0 {
        let left = stars >> 16 & 0xFF;
        let mut dict = Dict::with_capacity(left.count_ones() as usize);
        let names = gil.tuple(names).unwrap_or(&[]);
        let values = &args[args.len() - names.len()..];
        for (i, (name, value)) in names.iter().zip(values).enumerate() {
            if left >> i & 1 != 0 {
                dict.insert_new(gil.hash_str(name), name.clone(), value.clone());
            }
        }
        keywords = gil.new_dict(dict);
    }
    (rest, keywords)
}

/// How many values `bind_function` needs room for, when it is a function.
pub fn room(gil: &Gil, callee: &Value) -> Option<usize> {
    let code = gil.get::<Code>(&gil.get::<Function>(callee)?.code)?;
    Some((code.posonly + code.regular + code.kwonly + (code.flags & (FLAG_VARARGS | FLAG_VARKW)).count_ones()) as usize)
}

/// Binds the arguments of a call to the parameters of a Python function: one value for each, in the order of its locals. `bound` has as many
/// values as `room` says, all unbound.
pub fn bind_function(gil: &mut Gil, callee: &Value, args: Args<'_>, bound: &mut [Value]) -> Result<()> {
    let Some(f) = gil.get::<Function>(callee) else { return Err(gil.type_error("not a function")) };
    let Some(code) = gil.get::<Code>(&f.code) else { return Err(gil.type_error("function without code")) };
    let (posonly, positional, kwonly) =
        (code.posonly as usize, (code.posonly + code.regular) as usize, code.kwonly as usize);
    let (varargs, varkw) = (code.flags & FLAG_VARARGS != 0, code.flags & FLAG_VARKW != 0);
    let named = positional + kwonly;
    let given = args.positional();
    let taken = given.len().min(positional);
    bound[..taken].clone_from_slice(&given[..taken]);
    let mut extra = Dict::new();
    if let Some(names) = args.names.and_then(|n| gil.tuple(n)) {
        for (name, value) in names.iter().zip(args.keyword_values()) {
            let allowed = &code.locals[posonly..named];
            // Both are interned almost always, so identity decides.
            let at = allowed.iter().position(|p| p.is(name));
            let at = at.or_else(|| allowed.iter().position(|p| gil.same_text(p, name))).map(|i| i + posonly);
            match at {
                Some(at) if bound[at].is_unbound() => bound[at] = value.clone(),
                Some(_) => {
                    let message = format!(
                        "{}() got multiple values for argument '{}'",
                        gil.to_rust(&f.qualname),
                        gil.to_rust(name)
                    );
                    return Err(gil.type_error(message));
                }
                None if varkw => extra.insert_new(gil.hash_str(name), name.clone(), value.clone()),
                None => return Err(unexpected_keyword(gil, callee, args, posonly, named)),
            }
        }
    }
    if given.len() > positional && !varargs {
        return Err(too_many(gil, callee, given.len(), &bound[..named]));
    }
    complete(gil, callee, given, extra, bound)
}

/// As `bind_function`, with the keywords of a dict. `false` when something is wrong with them: then nothing was bound to the end.
pub fn bind_dict(
    gil: &mut Gil,
    callee: &Value,
    given: &[Value],
    keywords: &Value,
    bound: &mut [Value],
) -> Result<bool> {
    let Some(f) = gil.get::<Function>(callee) else { return Ok(false) };
    let (Some(code), Some(dict)) = (gil.get::<Code>(&f.code), gil.get::<Dict>(keywords)) else { return Ok(false) };
    let (posonly, positional) = (code.posonly as usize, (code.posonly + code.regular) as usize);
    let named = positional + code.kwonly as usize;
    if given.len() > positional && code.flags & FLAG_VARARGS == 0 {
        return Ok(false);
    }
    let taken = given.len().min(positional);
    bound[..taken].clone_from_slice(&given[..taken]);
    let allowed = &code.locals[posonly..named];
    let mut extra = Dict::new();
    for e in dict.iter() {
        let at = allowed.iter().position(|p| p.is(&e.key));
        match at.or_else(|| allowed.iter().position(|p| gil.same_text(p, &e.key))) {
            Some(at) if bound[posonly + at].is_unbound() => bound[posonly + at] = e.value.clone(),
            None if code.flags & FLAG_VARKW != 0 && gil.is_str(&e.key) => {
                extra.insert_new(e.hash, e.key.clone(), e.value.clone());
            }
            _ => return Ok(false),
        }
    }
    complete(gil, callee, given, extra, bound)?;
    Ok(true)
}

/// Gives parameters without an argument their defaults, and the starred ones the rest.
fn complete(gil: &mut Gil, callee: &Value, given: &[Value], extra: Dict, bound: &mut [Value]) -> Result<()> {
    let Some(f) = gil.get::<Function>(callee) else { return Err(gil.type_error("not a function")) };
    let Some(code) = gil.get::<Code>(&f.code) else { return Err(gil.type_error("function without code")) };
    let (positional, kwonly) = ((code.posonly + code.regular) as usize, code.kwonly as usize);
    let (varargs, varkw) = (code.flags & FLAG_VARARGS != 0, code.flags & FLAG_VARKW != 0);
    let named = positional + kwonly;
    let taken = given.len().min(positional);
    let (bound, stars) = bound.split_at_mut(named);
    let defaults = gil.tuple(&f.defaults).unwrap_or(&[]);
    let first_default = positional.saturating_sub(defaults.len());
    for (i, place) in bound[..positional].iter_mut().enumerate() {
        if place.is_unbound() && i >= first_default {
            *place = defaults[i - first_default].clone();
        }
    }
    if bound[..positional].iter().any(Value::is_unbound) {
        return Err(missing(gil, callee, bound, 0..positional, "positional"));
    }
    if kwonly > 0 {
        for (i, place) in bound[positional..].iter_mut().enumerate() {
            if place.is_unbound()
                && let Some(v) = find_in_dict(gil, &f.kwdefaults, &code.locals[positional + i])
            {
                *place = v;
            }
        }
        if bound[positional..].iter().any(Value::is_unbound) {
            return Err(missing(gil, callee, bound, positional..named, "keyword-only"));
        }
    }
    if varargs {
        stars[0] = gil.tuple_of(&given[taken..]);
    }
    if varkw {
        stars[usize::from(varargs)] = gil.new_dict(extra);
    }
    Ok(())
}

/// Names of parameters and the function's name, for messages.
fn names_of(gil: &Gil, callee: &Value) -> (String, Vec<String>) {
    let Some(f) = gil.get::<Function>(callee) else { return Default::default() };
    let locals = gil.get::<Code>(&f.code).map_or(Vec::new(), |c| c.locals.iter().map(|n| gil.to_rust(n)).collect());
    (gil.to_rust(&f.qualname), locals)
}

fn unexpected_keyword(gil: &mut Gil, callee: &Value, args: Args<'_>, posonly: usize, named: usize) -> Raised {
    let (function, params) = names_of(gil, callee);
    let given: Vec<String> =
        args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]).iter().map(|n| gil.to_rust(n)).collect();
    let wrong: Vec<&String> = params[..posonly].iter().filter(|p| given.contains(p)).collect();
    if !wrong.is_empty() {
        let list = wrong.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(", ");
        return gil.type_error(format!(
            "{function}() got some positional-only arguments passed as keyword arguments: '{list}'"
        ));
    }
    let allowed = &params[posonly..named];
    let name = given.iter().find(|n| !allowed.contains(n)).cloned().unwrap_or_default();
    let hint = match crate::suggest::closest(&name, allowed.iter().map(String::as_str)) {
        Some(s) => format!(". Did you mean '{s}'?"),
        None => String::new(),
    };
    gil.type_error(format!("{function}() got an unexpected keyword argument '{name}'{hint}"))
}

fn too_many(gil: &mut Gil, callee: &Value, given: usize, bound: &[Value]) -> Raised {
    let Some(f) = gil.get::<Function>(callee) else { return gil.type_error("not a function") };
    let Some(code) = gil.get::<Code>(&f.code) else { return gil.type_error("function without code") };
    let positional = (code.posonly + code.regular) as usize;
    let defaults = gil.tuple(&f.defaults).map_or(0, <[Value]>::len);
    let given_kwonly = bound[positional..].iter().filter(|v| !v.is_unbound()).count();
    let (takes, plural) = if defaults > 0 {
        (format!("from {} to {positional}", positional - defaults), true)
    } else {
        (positional.to_string(), positional != 1)
    };
    let s = |many: bool| if many { "s" } else { "" };
    let extra = if given_kwonly > 0 {
        format!(
            " positional argument{} (and {given_kwonly} keyword-only argument{})",
            s(given != 1),
            s(given_kwonly != 1)
        )
    } else {
        String::new()
    };
    let was = if given == 1 && given_kwonly == 0 { "was" } else { "were" };
    let message = format!(
        "{}() takes {takes} positional argument{} but {given}{extra} {was} given",
        gil.to_rust(&f.qualname),
        s(plural)
    );
    gil.type_error(message)
}

fn missing(gil: &mut Gil, callee: &Value, bound: &[Value], range: core::ops::Range<usize>, kind: &str) -> Raised {
    let (function, params) = names_of(gil, callee);
    let names: Vec<String> = range.filter(|i| bound[*i].is_unbound()).map(|i| format!("'{}'", params[i])).collect();
    let list = match names.as_slice() {
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
        [] => String::new(),
    };
    let (count, s) = (names.len(), if names.len() == 1 { "" } else { "s" });
    gil.type_error(format!("{function}() missing {count} required {kind} argument{s}: {list}"))
}

/// The name of a built-in for messages: methods of types come with the type where CPython writes it.
fn native_name(gil: &Gil, callee: &Value, qualified: bool) -> String {
    let Some(b) = gil.get::<Builtin>(callee) else { return String::new() };
    if qualified && is_type(gil, &b.owner) {
        return format!("{}.{}", name_of_type(gil, &b.owner), b.spec.name);
    }
    if qualified && gil.is_str(&b.owner) && !gil.is_text(&b.owner, "builtins") {
        return format!("{}.{}", gil.to_rust(&b.owner), b.spec.name);
    }
    b.spec.name.to_owned()
}

/// A method of a built-in type needs an object of that type as its first argument.
#[inline]
pub fn check_receiver(gil: &mut Gil, callee: &Value, args: Args<'_>) -> Result<()> {
    let Some(b) = gil.get::<Builtin>(callee) else { return Ok(()) };
    if args.keywords < args.values.len() && is_subtype(gil, &type_of(gil, &args.values[0]), &b.owner) {
        return Ok(());
    }
    Err(wrong_receiver(gil, callee, args))
}

#[cold]
fn wrong_receiver(gil: &mut Gil, callee: &Value, args: Args<'_>) -> Raised {
    let Some(b) = gil.get::<Builtin>(callee) else { return gil.type_error("not a built-in function") };
    let (name, owner_name) = (b.spec.name, name_of_type(gil, &b.owner));
    let message = match args.positional().first() {
        Some(first) => {
            let given = type_name(gil, first);
            format!("descriptor '{name}' for '{owner_name}' objects doesn't apply to a '{given}' object")
        }
        None => format!("unbound method {owner_name}.{name}() needs an argument"),
    };
    gil.type_error(message)
}

/// As `bind_native`, for calls with positional arguments only of functions that were called before: the values and how many they are.
/// `None` when it takes more than this to bind them, or to say what is wrong.
#[inline]
pub fn fill_native(gil: &Gil, callee: &Value, args: Args<'_>) -> Option<([Value; 6], usize)> {
    let b = gil.get::<Builtin>(callee)?;
    let signature = b.signature.as_deref()?;
    let receiver = usize::from(b.spec.kind != MethodKind::Static);
    let given = args.values.len().checked_sub(receiver)?;
    let arity = signature.params.len() + receiver;
    if args.keywords > 0 || arity > 6 || given > signature.params.len() {
        return None;
    }
    let fits = signature.params[..given].iter().all(|p| p.kind != ParamKind::KeywordOnly)
        && signature.params[given..].iter().all(|p| p.optional);
    if !fits {
        return None;
    }
    let mut bound = [const { Value::UNBOUND }; 6];
    bound[..args.values.len()].clone_from_slice(args.values);
    Some((bound, arity))
}

/// Binds the arguments of a call to a native function of fixed arity; optional parameters that are absent are unbound.
pub fn bind_native(gil: &mut Gil, callee: &Value, args: Args<'_>) -> Result<Vec<Value>> {
    let Some(b) = gil.get::<Builtin>(callee) else { return Err(gil.type_error("not a built-in function")) };
    let spec = b.spec;
    let receiver = usize::from(spec.kind != MethodKind::Static);
    if b.signature.is_none() {
        let parsed = Box::new(Signature::parse(spec.signature));
        if let Some(b) = gil.get_mut::<Builtin>(callee) {
            note_arity(b, &parsed, receiver);
            b.signature = Some(parsed);
        }
    }
    let signature = match gil.get::<Builtin>(callee).and_then(|b| b.signature.as_deref()) {
        Some(s) => s.clone(),
        None => Signature::default(),
    };
    let arity = spec.code.arity().unwrap_or(0);
    assert!(signature.params.len() + receiver == arity, "signature and arity of {} differ", spec.name);
    let mut bound = vec![Value::UNBOUND; arity];
    let given = args.positional();
    if given.len() < receiver {
        return Err(gil.type_error(format!("unbound method {}() needs an argument", native_name(gil, callee, true))));
    }
    let positional = signature.positional();
    if given.len() - receiver > positional || (args.keywords == 0 && given.len() - receiver < signature.required()) {
        return Err(wrong_count(gil, callee, &signature, given.len() - receiver, args.keywords));
    }
    bound[..given.len()].clone_from_slice(given);
    if let Some(names) = args.names.and_then(|n| gil.tuple(n)) {
        let accepts = signature.params.iter().any(|p| p.kind != ParamKind::PositionalOnly);
        if !accepts {
            let message = format!("{}() takes no keyword arguments", native_name(gil, callee, true));
            return Err(gil.type_error(message));
        }
        for (name, value) in names.iter().zip(args.keyword_values()) {
            let text = gil.to_rust(name);
            let at = signature.params.iter().position(|p| p.kind != ParamKind::PositionalOnly && p.name == text);
            match at {
                Some(at) if bound[receiver + at].is_unbound() => bound[receiver + at] = value.clone(),
                Some(at) => {
                    let message = format!(
                        "argument for {}() given by name ('{text}') and position ({})",
                        native_name(gil, callee, false),
                        at + 1
                    );
                    return Err(gil.type_error(message));
                }
                None => {
                    let name = native_name(gil, callee, false);
                    return Err(gil.type_error(format!("{name}() got an unexpected keyword argument '{text}'")));
                }
            }
        }
    }
    for (i, p) in signature.params.iter().enumerate() {
        if !p.optional && bound[receiver + i].is_unbound() {
            let name = native_name(gil, callee, false);
            let message = if p.kind == ParamKind::KeywordOnly {
                format!("{name}() missing required keyword-only argument '{}'", p.name)
            } else {
                format!("{name}() missing required argument '{}' (pos {})", p.name, i + 1)
            };
            return Err(gil.type_error(message));
        }
    }
    Ok(bound)
}

/// Tells compiled code how many positional arguments need nothing but the absent ones filled in.
fn note_arity(b: &mut Builtin, signature: &Signature, receiver: usize) {
    let arity = signature.params.len() + receiver;
    let required = signature.params.iter().any(|p| p.kind == ParamKind::KeywordOnly && !p.optional);
    if b.spec.kind == MethodKind::Class || !b.bound.is_unbound() || required || arity > MAX_PADDED as usize {
        return;
    }
    b.table = b.spec.code.table_index();
    b.least = (signature.required() + receiver) as u32;
    b.most = (signature.positional() + receiver) as u32;
    b.arity = arity as u32;
}

fn wrong_count(gil: &mut Gil, callee: &Value, signature: &Signature, given: usize, keywords: usize) -> Raised {
    let (least, most) = (signature.required(), signature.positional());
    let only_positional = signature.params.iter().all(|p| p.kind == ParamKind::PositionalOnly);
    let s = |n: usize| if n == 1 { "" } else { "s" };
    let message = if most == 0 && only_positional {
        format!("{}() takes no arguments ({given} given)", native_name(gil, callee, true))
    } else if only_positional && least == 1 && most == 1 {
        format!("{}() takes exactly one argument ({given} given)", native_name(gil, callee, true))
    } else if only_positional {
        let name = native_name(gil, callee, false);
        let (bound, n) = if least == most {
            ("", most)
        } else if given < least {
            ("at least ", least)
        } else {
            ("at most ", most)
        };
        format!("{name} expected {bound}{n} argument{}, got {given}", s(n))
    } else if given > most {
        let name = native_name(gil, callee, false);
        let all = signature.params.len();
        let given_all = given + keywords;
        if most == 0 {
            format!("{name}() takes no positional arguments")
        } else if all == most {
            let kind = if least == most { "exactly" } else { "at most" };
            format!("{name}() takes {kind} {most} argument{} ({given_all} given)", s(most))
        } else {
            let kind = if least == most { "exactly" } else { "at most" };
            format!("{name}() takes {kind} {most} positional argument{} ({given} given)", s(most))
        }
    } else {
        let name = native_name(gil, callee, false);
        let by_position =
            signature.params.iter().filter(|p| p.kind == ParamKind::PositionalOnly && !p.optional).count();
        if given < by_position {
            let kind = if by_position < most { "at least" } else { "exactly" };
            let message =
                format!("{name}() takes {kind} {by_position} positional argument{} ({given} given)", s(by_position));
            return gil.type_error(message);
        }
        let missing = signature.params.iter().position(|p| !p.optional).map_or(0, |_| given);
        format!("{name}() missing required argument '{}' (pos {})", signature.params[missing].name, missing + 1)
    };
    gil.type_error(message)
}
