//! Python classes: `type.__new__`, and what a class statement does around it.

use molt_call::attributes::{getattr_opt, store_name};
use molt_call::invoke::{call, call_with};
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Args, Gil, HeapVec, Result, Slots, TypeHead, Value, Weak};

use super::{mro, python_slots};

/// What a class statement evaluates to: finds the metaclass, prepares the namespace, runs the body, calls the metaclass.
pub fn build_class(gil: &mut Gil, body: &Value, name: Value, args: Args<'_>) -> Result {
    let original = args.positional().to_vec();
    let bases = resolve_bases(gil, &original)?;
    let mut names: Vec<Value> = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]).to_vec();
    let mut values: Vec<Value> = args.keyword_values().to_vec();
    let metaclass_name = gil.name(N::Metaclass).clone();
    let mut meta = match names.iter().position(|n| gil.same_text(n, &metaclass_name)) {
        Some(at) => {
            names.remove(at);
            values.remove(at)
        }
        None => match bases.first() {
            Some(b) => own_type(gil, b),
            None => gil.ty(T::Type).clone(),
        },
    };
    if is_type(gil, &meta) {
        meta = winner(gil, meta, &bases)?;
    }
    let keywords = names.len();
    let names = gil.new_tuple(names);
    let bases_tuple = gil.tuple_of(&bases);
    let prepare_name = gil.name(N::Prepare).clone();
    let namespace = if meta.is(gil.ty(T::Type)) {
        gil.new_dict(Dict::new())
    } else {
        match getattr_opt(gil, &meta, &prepare_name)? {
            Some(prepare) => {
                let mut all = vec![name.clone(), bases_tuple.clone()];
                all.extend_from_slice(&values);
                call_with(gil, &prepare, Args { values: &all, names: Some(&names), keywords })?
            }
            None => gil.new_dict(Dict::new()),
        }
    };
    if slot(gil, &namespace, |s| s.setitem.is_none()) {
        let message = format!(
            "{}.__prepare__() must return a mapping, not {}",
            name_or_type(gil, &meta),
            type_name(gil, &namespace)
        );
        return Err(gil.type_error(message));
    }
    let cell = call(gil, body, core::slice::from_ref(&namespace))?;
    if original.len() != bases.len() || original.iter().zip(&bases).any(|(a, b)| !a.is(b)) {
        let original = gil.new_tuple(original);
        let key = gil.intern("__orig_bases__");
        molt_call::items::setitem(gil, &namespace, &key, &original)?;
    }
    let mut all = vec![name.clone(), bases_tuple, namespace];
    all.extend_from_slice(&values);
    let class = call_with(gil, &meta, Args { values: &all, names: Some(&names), keywords })?;
    check_class_cell(gil, &name, &class, &cell)?;
    Ok(class)
}

/// Whether the body's cell for `__class__` holds the class that the metaclass made of it.
fn check_class_cell(gil: &mut Gil, name: &Value, class: &Value, cell: &Value) -> Result<()> {
    let Some(held) = gil.get::<Cell>(cell).map(|c| c.value.clone()).filter(|v| is_type(gil, class) && !v.is(class))
    else {
        return Ok(());
    };
    let (name, class) = (molt_call::repr_string(gil, name)?, molt_call::repr_string(gil, class)?);
    if held.is_unbound() {
        let text =
            ["__class__ not set defining ", &name, " as ", &class, ". Was __classcell__ propagated to type.__new__?"];
        return Err(gil.raise_text(Exc::RuntimeError, &text.concat()));
    }
    let held = molt_call::repr_string(gil, &held)?;
    Err(gil.type_error(["__class__ set to ", &held, " defining ", &name, " as ", &class].concat()))
}

fn name_or_type(gil: &Gil, meta: &Value) -> String {
    if is_type(gil, meta) { name_of_type(gil, meta) } else { "<metaclass>".to_owned() }
}

/// Replaces bases that are no classes by what their `__mro_entries__` gives.
fn resolve_bases(gil: &mut Gil, original: &[Value]) -> Result<Vec<Value>> {
    let mut bases = Vec::with_capacity(original.len());
    for base in original {
        if is_type(gil, base) {
            bases.push(base.clone());
            continue;
        }
        let name = gil.name(N::MroEntries).clone();
        match getattr_opt(gil, base, &name)? {
            Some(method) => {
                let all = gil.tuple_of(original);
                let entries = call(gil, &method, &[all])?;
                match gil.tuple(&entries) {
                    Some(items) => bases.extend_from_slice(items),
                    None => return Err(gil.type_error("__mro_entries__ must return a tuple")),
                }
            }
            None => bases.push(base.clone()),
        }
    }
    Ok(bases)
}

/// The most derived metaclass.
fn winner(gil: &mut Gil, mut meta: Value, bases: &[Value]) -> Result {
    for base in bases {
        let other = own_type(gil, base);
        if is_subtype(gil, &meta, &other) {
            continue;
        }
        if is_subtype(gil, &other, &meta) {
            meta = other;
            continue;
        }
        return Err(gil.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
        ));
    }
    Ok(meta)
}

/// `type.__new__(meta, name, bases, namespace, **keywords)`
pub fn type_new(gil: &mut Gil, meta: &Value, args: Args<'_>) -> Result {
    let given = args.positional();
    let [name, bases, namespace] = given else {
        return Err(gil.type_error(format!("type.__new__() takes exactly 3 arguments ({} given)", given.len())));
    };
    if !gil.is_str(name) {
        return Err(type_error_of(gil, "type.__new__() argument 1 must be str, not %T", name));
    }
    let Some(bases) = gil.tuple(bases).map(<[Value]>::to_vec) else {
        return Err(type_error_of(gil, "type.__new__() argument 2 must be tuple, not %T", bases));
    };
    let Some(source) = gil.get::<Dict>(namespace) else {
        return Err(type_error_of(gil, "type.__new__() argument 3 must be dict, not %T", namespace));
    };
    let mut dict = source.copy();
    dict.set_namespace();
    let mut bases = bases;
    for base in &bases {
        if !is_type(gil, base) {
            let own = own_type(gil, base);
            let name = gil.name(N::MroEntries).clone();
            let message = if lookup(gil, &own, &name).is_some() {
                "type() doesn't support MRO entry resolution; use types.new_class()".to_owned()
            } else {
                "bases must be types".to_owned()
            };
            return Err(gil.type_error(message));
        }
    }
    let most_derived = winner(gil, meta.clone(), &bases)?;
    if !most_derived.is(meta)
        && let Some(new) = type_data(gil, &most_derived).and_then(|d| d.slots.new)
        && !core::ptr::fn_addr_eq(new, type_new as fn(&mut Gil, &Value, Args<'_>) -> Result)
    {
        return new(gil, &most_derived, args);
    }
    let meta = most_derived;
    if bases.is_empty() {
        bases.push(gil.ty(T::Object).clone());
    }
    for (i, base) in bases.iter().enumerate() {
        if bases[..i].iter().any(|b| b.is(base)) {
            let message = format!("duplicate base class {}", name_of_type(gil, base));
            return Err(gil.type_error(message));
        }
        if !type_data(gil, base).is_some_and(|d| d.subclassable) {
            let message = format!("type '{}' is not an acceptable base type", name_of_type(gil, base));
            return Err(gil.type_error(message));
        }
    }
    let solid = solid_base(gil, &bases)?;
    let order = mro::linearize(gil, &bases)?;
    let slot_names = declared_slots(gil, &dict)?;
    // Objects of some built-in types have all their room taken.
    let full = [T::Int, T::Tuple, T::Bytes, T::Type].iter().any(|t| is_subtype(gil, &solid, gil.ty(*t)));
    if full && slot_names.as_ref().is_some_and(|names| !names.is_empty()) {
        let message = format!("nonempty __slots__ not supported for subtype of '{}'", name_of_type(gil, &bases[0]));
        return Err(gil.type_error(message));
    }
    let slots_named = |gil: &Gil, wanted: &str| slot_names.iter().flatten().filter(|n| gil.is_text(n, wanted)).count();
    let base_dict = bases.iter().any(|b| type_data(gil, b).is_some_and(|d| d.instances_have_dict));
    if slots_named(gil, "__dict__") > usize::from(!base_dict) {
        return Err(gil.type_error("__dict__ slot disallowed: we already got one"));
    }
    let base_weak = bases.iter().any(|b| type_data(gil, b).is_some_and(|d| d.has_weak));
    let wants_weak = slots_named(gil, "__weakref__");
    if wants_weak > usize::from(!base_weak) {
        return Err(gil.type_error("__weakref__ slot disallowed: we already got one"));
    }
    let adds_weak = !base_weak && (wants_weak > 0 || slot_names.is_none() && !full);
    let layout = Layout::choose(gil, &solid, &bases, &dict, slot_names.as_deref())?;
    let class = make(gil, &meta, name, bases, order, dict, &solid, &layout);
    if let Some(t) = gil.get_mut::<Type>(&class) {
        t.data.has_weak = base_weak || adds_weak;
    }
    if let Some(names) = &slot_names {
        add_members(gil, &class, names, layout.first_slot);
    }
    finish_namespace(gil, &class, &layout, adds_weak)?;
    python_slots::fix(gil, &class);
    register(gil, &class);
    set_names(gil, &class)?;
    init_subclass(gil, &class, args)?;
    Ok(class)
}

/// How instances of a new class look.
struct Layout {
    /// Slots that plain instances have in line.
    inline: u32,
    /// Slots of `__slots__`, those of bases included.
    fixed: u32,
    /// Where this class's own begin.
    first_slot: u32,
    /// Instances can have any attribute.
    dict: bool,
    /// The class is the first one in its line whose instances can.
    adds_dict: bool,
}

/// Room for attributes when nothing is known about them.
const DEFAULT_SLOTS: u32 = 4;
/// More than this are not reserved in every instance.
const MOST_SLOTS: u32 = 24;

impl Layout {
    fn choose(gil: &mut Gil, solid: &Value, bases: &[Value], dict: &Dict, slots: Option<&[Value]>) -> Result<Layout> {
        // Classes keep their attributes in their namespace, so those of a metaclass get no other dict.
        if is_subtype(gil, solid, gil.ty(T::Type)) {
            return Ok(Layout { inline: 0, fixed: 0, first_slot: 0, dict: false, adds_dict: false });
        }
        let base_data = type_data(gil, solid);
        let base_fixed = base_data.map_or(0, |d| d.fixed_slots);
        let base_dict = bases.iter().any(|b| type_data(gil, b).is_some_and(|d| d.instances_have_dict));
        let own = slots.map_or(0, |names| names.iter().filter(|n| !is_special_slot(gil, n)).count()) as u32;
        let wants_dict = slots.is_none_or(|names| names.iter().any(|n| gil.is_text(n, "__dict__")));
        let hint = find_hint(gil, dict);
        let base_inline = gil.get::<Type>(solid).map_or(0, |t| t.head().slots());
        let has_dict = base_dict || wants_dict;
        let fixed = base_fixed + own;
        let named = base_inline.saturating_sub(base_fixed);
        let free = if has_dict {
            (named + hint).clamp(if named + hint == 0 { DEFAULT_SLOTS } else { 1 }, MOST_SLOTS)
        } else {
            0
        };
        Ok(Layout {
            inline: fixed + free,
            fixed,
            first_slot: base_fixed,
            dict: has_dict,
            adds_dict: has_dict && !base_dict,
        })
    }
}

/// How many attributes the class's methods set on instances: `__static_attributes__`, which the compiler collected.
fn find_hint(gil: &Gil, dict: &Dict) -> u32 {
    let name = gil.name(N::StaticAttributes);
    match dict.find_str(gil, name, gil.hash_str(name)) {
        Probe::Found(at) => dict.entry(at).and_then(|e| gil.tuple(&e.value)).map_or(0, |t| t.len() as u32),
        _ => 0,
    }
}

/// The base whose instances have the layout that all others can live with.
fn solid_base(gil: &mut Gil, bases: &[Value]) -> Result {
    let object = gil.ty(T::Object).clone();
    let mut best = object.clone();
    for base in bases {
        let candidate = base.clone();
        let (is_plain, fixed) = plainness(gil, &candidate);
        let (best_plain, best_fixed) = plainness(gil, &best);
        let better = match (best_plain, is_plain) {
            (true, false) => best_fixed == 0,
            (true, true) => fixed > best_fixed || (best.is(&object)),
            (false, false) => {
                let same = match (gil.get::<Type>(&best), gil.get::<Type>(&candidate)) {
                    (Some(a), Some(b)) => a.head().vtable().same(b.head().vtable()),
                    _ => false,
                };
                if !same {
                    return Err(gil.type_error("multiple bases have instance lay-out conflict"));
                }
                is_subtype(gil, &candidate, &best)
            }
            (false, true) if fixed > 0 => return Err(gil.type_error("multiple bases have instance lay-out conflict")),
            (false, true) => false,
        };
        if better {
            if best_fixed > 0 && !is_subtype(gil, &candidate, &origin_of_slots(gil, &best)) && (fixed > 0 || !is_plain)
            {
                return Err(gil.type_error("multiple bases have instance lay-out conflict"));
            }
            best = candidate;
        } else if fixed > 0 && !is_subtype(gil, &best, &origin_of_slots(gil, &candidate)) {
            return Err(gil.type_error("multiple bases have instance lay-out conflict"));
        }
    }
    Ok(best)
}

/// The class that the slots of a class come from: it, or a base where it adds none.
fn origin_of_slots(gil: &Gil, class: &Value) -> Value {
    let (_, fixed) = plainness(gil, class);
    let order = type_data(gil, class).map_or(&[][..], |d| &d.mro[..]);
    order.iter().rfind(|t| plainness(gil, t).1 == fixed).unwrap_or(class).clone()
}

/// Whether instances of a class are plain (slots only), and how many of those slots are taken by `__slots__`.
fn plainness(gil: &Gil, ty: &Value) -> (bool, u32) {
    match gil.get::<Type>(ty) {
        Some(t) => (t.head().vtable().same(Slots::VTABLE), t.data.fixed_slots),
        None => (true, 0),
    }
}

/// Whether a name in `__slots__` is for something that all objects may have, and takes no slot.
fn is_special_slot(gil: &Gil, name: &Value) -> bool {
    gil.is_text(name, "__dict__") || gil.is_text(name, "__weakref__")
}

/// The names of `__slots__`, mangled, those that take no slot last; or none when the class has no `__slots__`.
fn declared_slots(gil: &mut Gil, dict: &Dict) -> Result<Option<Vec<Value>>> {
    let name = gil.name(N::Slots).clone();
    let Probe::Found(at) = dict.find_str(gil, &name, gil.hash_str(&name)) else { return Ok(None) };
    let Some(value) = dict.entry(at).map(|e| e.value.clone()) else { return Ok(None) };
    let items: Vec<Value> =
        if gil.is_str(&value) { vec![value] } else { molt_call::collect(gil, &value)?.into_iter().collect() };
    let (mut names, mut special) = (Vec::new(), Vec::new());
    for item in items {
        if !gil.is_str(&item) {
            return Err(type_error_of(gil, "__slots__ items must be strings, not '%T'", &item));
        }
        let text = gil.to_rust(&item);
        let mut letters = text.chars().map(u32::from);
        let starts_well = letters.next().is_some_and(crate::text::unicode::is_id_start);
        if !starts_well || !letters.all(crate::text::unicode::is_id_continue) {
            return Err(gil.type_error("__slots__ must be identifiers"));
        }
        if is_special_slot(gil, &item) {
            special.push(item);
            continue;
        }
        let hash = gil.hash_str(&item);
        if let Probe::Found(_) = dict.find_str(gil, &item, hash) {
            let message = format!("{} in __slots__ conflicts with class variable", molt_call::repr_string(gil, &item)?);
            return Err(gil.value_error(message));
        }
        let interned = gil.intern_value(&item);
        names.push(interned);
    }
    names.append(&mut special);
    Ok(Some(names))
}

#[expect(clippy::too_many_arguments, reason = "one call site; the parts of a class have nothing in common")]
fn make(
    gil: &mut Gil,
    meta: &Value,
    name: &Value,
    bases: Vec<Value>,
    order: HeapVec<Value>,
    dict: Dict,
    solid: &Value,
    layout: &Layout,
) -> Value {
    let (plain, _) = plainness(gil, solid);
    let vtable = gil.get::<Type>(solid).map_or(Slots::VTABLE, |t| t.head().vtable());
    let head = if plain {
        TypeHead::with_slots(layout.inline)
    } else {
        let mut head = TypeHead::new(vtable);
        head.has_dict = layout.dict;
        head
    };
    let is_exception = bases.iter().any(|b| type_data(gil, b).is_some_and(|d| d.is_exception));
    let match_flags = bases.iter().fold(0, |f, b| f | type_data(gil, b).map_or(0, |d| d.match_flags));
    let shape =
        if plain { gil.root_mut::<ObjectRoot>(molt_provenance::RootSlot::Object).shapes.root(layout.fixed) } else { 0 };
    let name = gil.intern_value(name);
    let dict = gil.new_dict(dict);
    let data = TypeData {
        name: name.clone(),
        qualname: name,
        module: "",
        dict,
        bases: bases.into_iter().collect(),
        mro: order,
        slots: TypeSlots::NONE,
        is_python: true,
        subclassable: true,
        is_exception,
        root_shape: shape,
        instances_have_dict: layout.dict,
        fixed_slots: if plain { layout.fixed } else { 0 },
        is_abstract: false,
        match_flags,
        has_weak: false,
        subclasses: Vec::new(),
        init_function: Value::UNBOUND,
        doc: "",
    };
    let meta_is_plain_type = meta.clone();
    gil.alloc_type(Some(&meta_is_plain_type), head, data)
}

/// Descriptors for the names of `__slots__`.
fn add_members(gil: &mut Gil, class: &Value, names: &[Value], first: u32) {
    let Some(dict) = type_data(gil, class).map(|d| d.dict.clone()) else { return };
    for (i, name) in names.iter().enumerate() {
        if is_special_slot(gil, name) {
            continue;
        }
        let class_name = type_data(gil, class).map_or(Value::NONE, |d| d.name.clone());
        let mangled = mangle(gil, &class_name, name);
        let member = gil
            .alloc(gil.ty(T::Member), Member { name: mangled.clone(), owner: class.clone(), slot: first + i as u32 });
        store_name(gil, &dict, &mangled, member);
    }
}

/// Private names of a class (`__x`) are stored as `_Class__x`.
fn mangle(gil: &mut Gil, class: &Value, name: &Value) -> Value {
    let text = gil.to_rust(name);
    if !text.starts_with("__") || text.ends_with("__") {
        return name.clone();
    }
    let class = gil.to_rust(class);
    let class = class.trim_start_matches('_');
    if class.is_empty() { name.clone() } else { gil.intern(&format!("_{class}{text}")) }
}

/// Entries that every class has or that are not kept.
fn finish_namespace(gil: &mut Gil, class: &Value, layout: &Layout, adds_weak: bool) -> Result<()> {
    let Some(dict) = type_data(gil, class).map(|d| d.dict.clone()) else { return Ok(()) };
    let take = |gil: &mut Gil, name: &Value| -> Option<Value> {
        let hash = gil.hash_str(name);
        match gil.get::<Dict>(&dict).map(|d| d.find_str(gil, name, hash)) {
            Some(Probe::Found(at)) => gil.get_mut::<Dict>(&dict).map(|d| d.remove(at).1),
            _ => None,
        }
    };
    let names = [gil.name(N::QualName).clone(), gil.name(N::ClassCell).clone(), gil.intern("__classdictcell__")];
    if let Some(qualname) = take(gil, &names[0])
        && let Some(t) = gil.get_mut::<Type>(class)
    {
        t.data.qualname = qualname;
    }
    // What methods reach as `__class__`, and what annotations look names up in.
    for (name, value) in [(&names[1], class), (&names[2], &dict)] {
        let Some(cell) = take(gil, name) else { continue };
        match gil.get_mut::<Cell>(&cell) {
            Some(c) => drop(core::mem::replace(&mut c.value, value.clone())),
            None => {
                let ty = own_type(gil, &cell);
                let text =
                    [&gil.to_rust(name), " must be a nonlocal cell, not ", &molt_call::repr_string(gil, &ty)?].concat();
                return Err(gil.type_error(text));
            }
        }
    }
    let module = gil.name(N::ModuleName).clone();
    if find_in_dict(gil, &dict, &module).is_none() {
        let name_key = gil.name(N::Name).clone();
        let current = gil.current_function().and_then(|f| {
            let globals = gil.get::<Function>(&f)?.globals.clone();
            find_in_dict(gil, &globals, &name_key)
        });
        if let Some(m) = current {
            store_name(gil, &dict, &module, m);
        }
    }
    let doc = gil.name(N::Doc).clone();
    if find_in_dict(gil, &dict, &doc).is_none() {
        store_name(gil, &dict, &doc, Value::NONE);
    }
    // These two are class methods even when they are written as plain functions; `__new__` is a static one.
    for name in [N::InitSubclass, N::ClassGetItem] {
        wrap(gil, &dict, name, T::ClassMethod);
    }
    wrap(gil, &dict, N::New, T::StaticMethod);
    let eq = gil.name(N::Eq).clone();
    let hash = gil.name(N::Hash).clone();
    if find_in_dict(gil, &dict, &eq).is_some() && find_in_dict(gil, &dict, &hash).is_none() {
        store_name(gil, &dict, &hash, Value::NONE);
    }
    let own: [(bool, N, &'static GetSetSpec); 2] = [
        (layout.adds_dict, N::DictName, &super::object::DICT),
        (adds_weak, N::Weakref, &crate::module::weakly::ATTRIBUTE),
    ];
    for (_, name, spec) in own.into_iter().filter(|entry| entry.0) {
        let name = gil.name(name).clone();
        let descr = gil.alloc(gil.ty(T::GetSet), GetSet { spec, owner: class.clone() });
        store_name(gil, &dict, &name, descr);
    }
    Ok(())
}

fn wrap(gil: &mut Gil, dict: &Value, name: N, with: T) {
    let name = gil.name(name).clone();
    let Some(f) = find_in_dict(gil, dict, &name) else { return };
    if gil.get::<Function>(&f).is_some() {
        let wrapped = gil.alloc(gil.ty(with), Wrapper { callable: f });
        store_name(gil, dict, &name, wrapped);
    }
}

/// Tells the bases about their new subclass.
fn register(gil: &mut Gil, class: &Value) {
    let bases = type_data(gil, class).map_or(Vec::new(), |d| d.bases.to_vec());
    let reference = crate::module::weakly::plain(gil, class);
    for base in bases {
        // The references to those that died go.
        let mut all = core::mem::take(match gil.get_mut::<Type>(&base) {
            Some(t) => &mut t.data.subclasses,
            None => continue,
        });
        all.retain(|r| gil.get::<Weak>(r).is_some_and(|w| w.target().is_some()));
        all.push(reference.clone());
        if let Some(t) = gil.get_mut::<Type>(&base) {
            t.data.subclasses = all;
        }
    }
}

/// Calls `__set_name__` of what the namespace holds.
fn set_names(gil: &mut Gil, class: &Value) -> Result<()> {
    let Some(dict) = type_data(gil, class).map(|d| d.dict.clone()) else { return Ok(()) };
    let entries: Vec<(Value, Value)> = match gil.get::<Dict>(&dict) {
        Some(d) => d.iter().map(|e| (e.key.clone(), e.value.clone())).collect(),
        None => Vec::new(),
    };
    for (name, v) in entries {
        if !v.is_pointer() || gil.get::<Function>(&v).is_some() {
            continue;
        }
        if molt_call::call_special(gil, &v, N::SetName, &[class.clone(), name.clone()]).is_err() {
            let note = format!(
                "Error calling __set_name__ on '{}' instance {} in '{}'",
                type_name(gil, &v),
                molt_call::repr_string(gil, &name).unwrap_or_default(),
                name_of_type(gil, class)
            );
            return Err(crate::exception::instance::add_note_to_pending(gil, &note));
        }
    }
    Ok(())
}

/// Calls `super(class, class).__init_subclass__(**keywords)`.
fn init_subclass(gil: &mut Gil, class: &Value, args: Args<'_>) -> Result<()> {
    let name = gil.name(N::InitSubclass).clone();
    let order: Vec<Value> = type_data(gil, class).map_or(Vec::new(), |d| d.mro.to_vec());
    for base in &order {
        let Some(dict) = type_data(gil, base).map(|d| d.dict.clone()) else { continue };
        let Some(f) = find_in_dict(gil, &dict, &name) else { continue };
        if base.is(gil.ty(T::Object)) && args.keywords == 0 {
            return Ok(());
        }
        let bound = match slot(gil, &f, |s| s.get) {
            Some(get) => get(gil, &f, Some(class), class)?,
            None => f,
        };
        call_with(gil, &bound, Args { values: args.keyword_values(), names: args.names, keywords: args.keywords })?;
        return Ok(());
    }
    Ok(())
}

/// Recomputes whether a class is abstract after `__abstractmethods__` was set.
pub fn set_abstract(gil: &mut Gil, class: &Value, names: &Value) -> Result<()> {
    let is_abstract = molt_call::truth(gil, names)?;
    if let Some(t) = gil.get_mut::<Type>(class) {
        t.data.is_abstract = is_abstract;
    }
    python_slots::offer_init(gil, class);
    Ok(())
}
