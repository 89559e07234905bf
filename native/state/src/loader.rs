//! Loading compiled modules: the custom section becomes constants and caches in a data area, code objects learn where their
//! code is once the host has placed it in the table, and a module's body becomes a function.
//!
//! Three steps, because the host stands between them: [`load`] (the host then grows the table and instantiates), [`link`], and
//! [`body`] each time the module is to run.

use molt_abi::blob::*;
use molt_abi::values;
use molt_object::{BigInt, Code, CodeKind, Function, Known, Numbers, ObjectRoot, Objects, Sign, Strings, T};
use molt_provenance::{CodeEntry, DataArea, Gil, HeapVec, RootSlot, Value};

use crate::positions;
use crate::runtime::{RuntimeState, State};
use crate::wire::{Malformed, Reader, decode_wtf8};

/// Why a module was refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoadError {
    /// The bytes are no section of a compiled module, or are damaged.
    Malformed,
    /// Compiled for another ABI.
    AbiVersion(u64),
    /// Compiled for another language version.
    PythonVersion(String),
    /// A constant cannot be made yet.
    Unsupported(&'static str),
}

impl From<Malformed> for LoadError {
    fn from(_: Malformed) -> Self {
        LoadError::Malformed
    }
}

impl LoadError {
    /// The sentence for people.
    pub fn message(&self) -> String {
        match self {
            LoadError::Malformed => "this is no module that Molt compiled, or it is damaged".to_owned(),
            LoadError::AbiVersion(found) => {
                format!("compiled for ABI {found}, this runtime has {ABI_VERSION}: compile the module again")
            }
            LoadError::PythonVersion(found) => {
                format!("compiled for Python {found}, this runtime is {PYTHON_VERSION}: compile the module again")
            }
            LoadError::Unsupported(what) => format!("{what} in a constant is not supported by Molt yet"),
        }
    }
}

/// A module that was loaded.
pub struct Loaded {
    /// Module name that it was compiled as.
    pub name: String,
    /// File name that it was compiled as.
    pub filename: String,
    area: DataArea,
    constants: u32,
    body: u32,
    linked: bool,
}

/// What the host needs to place a module.
#[derive(Clone, Copy, Debug)]
pub struct Placement {
    /// Number by which the module is linked and run.
    pub id: u32,
    /// Address for its data base.
    pub data_base: u32,
    /// Table entries that it needs.
    pub table_size: u32,
}

/// Reads the custom section of a compiled module and makes its constants.
pub fn load(gil: &mut Gil, section: &[u8]) -> Result<Placement, LoadError> {
    let mut r = Reader::new(section);
    if r.take(MAGIC.len())? != MAGIC {
        return Err(LoadError::Malformed);
    }
    let abi = r.uint()?;
    if abi != ABI_VERSION as u64 {
        return Err(LoadError::AbiVersion(abi));
    }
    let python = r.text()?;
    if python != PYTHON_VERSION {
        return Err(LoadError::PythonVersion(python));
    }
    r.data()?;
    let (name, filename) = (r.text()?, r.text()?);
    let table_size = r.u32()?;
    let count = r.u32()?;
    let mut maker =
        Maker { module: gil.intern(&name), filename: gil.intern(&filename), made: HeapVec::new(), table_size };
    for _ in 0..count {
        let constant = maker.constant(gil, &mut r)?;
        maker.made.push(constant);
    }
    let (inline_caches, global_caches, body) = (r.u32()?, r.u32()?, r.u32()?);
    if body >= count || gil.get::<Code>(&maker.made[body as usize]).is_none() {
        return Err(LoadError::Malformed);
    }
    let area = gil.alloc_data_area(maker.made, inline_caches, global_caches);
    let state = gil.state_mut();
    let id = state.loaded.len() as u32;
    state.loaded.push(Loaded { name, filename, area, constants: count, body, linked: false });
    Ok(Placement { id, data_base: area.address(), table_size })
}

/// Tells a loaded module's code objects where the host placed their code. Answers false for a wrong number, or when it was done before.
pub fn link(gil: &mut Gil, id: u32, table_base: u32) -> bool {
    let Some(module) = gil.state_mut().loaded.get_mut(id as usize) else { return false };
    if core::mem::replace(&mut module.linked, true) {
        return false;
    }
    let (area, count) = (module.area, module.constants);
    for index in 0..count {
        let constant = area.constant(index as usize);
        if let Some(code) = gil.get_mut::<Code>(&constant) {
            for place in [&mut code.entry, &mut code.body] {
                if *place != CodeEntry::NONE {
                    *place = CodeEntry::at(place.index() - 1 + table_base);
                }
            }
        }
    }
    true
}

/// A module's body as a function over a namespace (a dict). It takes nothing, or the namespace of `exec` with locals when
/// it was compiled so. `None` for a number that was not loaded and linked.
pub fn body(gil: &mut Gil, id: u32, globals: &Value) -> Option<Value> {
    let state: &RuntimeState = gil.state();
    let module = state.loaded.get(id as usize).filter(|m| m.linked)?;
    let code = module.area.constant(module.body as usize);
    let (name, qualname, entry, module_name, flags) = {
        let code = gil.get::<Code>(&code)?;
        (code.name.clone(), code.qualname.clone(), code.entry, code.module.clone(), code.flags)
    };
    let function = Function {
        call_key: u32::from(flags & FLAG_NAMESPACE != 0),
        table: entry.index(),
        closure: HeapVec::new(),
        fits: 0,
        fill_base: 0,
        params: u32::from(flags & FLAG_NAMESPACE != 0),
        binding: 0,
        counts: [0; 4],
        names: 0,
        fill: Value::NONE,
        code,
        globals: globals.clone(),
        name,
        qualname,
        defaults: Value::NONE,
        kwdefaults: Value::NONE,
        doc: Value::NONE,
        module: module_name,
        annotate: Value::NONE,
        annotations: Value::UNBOUND,
        type_params: Value::UNBOUND,
    };
    Some(gil.alloc(gil.ty(T::Function), function))
}

/// Whether a module's body takes a namespace of its own.
pub fn takes_namespace(gil: &Gil, id: u32) -> bool {
    let module = gil.state().loaded.get(id as usize);
    module.is_some_and(|m| {
        gil.get::<Code>(&m.area.constant(m.body as usize)).is_some_and(|c| c.flags & FLAG_NAMESPACE != 0)
    })
}

/// The code object of a module's body.
pub fn code(gil: &Gil, id: u32) -> Option<Value> {
    gil.state().loaded.get(id as usize).filter(|m| m.linked).map(|m| m.area.constant(m.body as usize))
}

/// All code objects of the module that a code object is of, in the order of the source; none for one that was made by a program.
pub fn codes_beside(gil: &Gil, code: &Value) -> Vec<Value> {
    for module in &gil.state().loaded {
        let all: Vec<Value> = (0..module.constants).map(|at| module.area.constant(at as usize)).collect();
        if all.iter().any(|c| c.is(code)) {
            return all.into_iter().filter(|c| gil.get::<Code>(c).is_some()).collect();
        }
    }
    Vec::new()
}

/// Lets go of the functions among the constants of all modules but the first `kept`. Code that runs afterwards finds in their places what no name stands for, and
/// calls functions as it calls others.
pub fn forget_functions(gil: &mut Gil, kept: usize) {
    let areas: Vec<_> = gil.state().loaded.iter().skip(kept).map(|module| module.area).collect();
    for area in areas {
        area.release_if(Value::UNBOUND, |v| gil.get::<Function>(v).is_some());
    }
}

/// Lets go of the constants of all modules but the first `kept`, code included: no Python code can run in this runtime any more.
pub fn unload_all(gil: &mut Gil, kept: usize) {
    while gil.state().loaded.len() > kept
        && let Some(module) = gil.state_mut().loaded.pop()
    {
        module.area.release();
    }
}

/// The file name that a module was compiled as.
pub fn filename(gil: &Gil, id: u32) -> Option<String> {
    gil.state().loaded.get(id as usize).map(|m| m.filename.clone())
}

/// What constants are made of.
struct Maker {
    module: Value,
    filename: Value,
    made: HeapVec<Value>,
    table_size: u32,
}

impl Maker {
    fn constant(&mut self, gil: &mut Gil, r: &mut Reader<'_>) -> Result<Value, LoadError> {
        Ok(match r.u8()? {
            CONST_INT => gil.new_int(r.sint()?),
            CONST_BIG_INT => {
                let sign = if r.u8()? == 0 { Sign::Plus } else { Sign::Minus };
                gil.new_big(BigInt::from_bytes_le(sign, r.data()?))
            }
            CONST_FLOAT => Value::float(r.f64()?),
            CONST_COMPLEX => {
                let re = r.f64()?;
                gil.new_complex(re, r.f64()?)
            }
            CONST_STR => string(gil, r.data()?)?,
            CONST_BYTES => gil.new_bytes(r.data()?),
            CONST_TUPLE => {
                let items = self.many(r)?;
                gil.new_tuple(items)
            }
            CONST_FROZENSET => {
                let items = self.many(r)?;
                let make = gil.state().hooks.frozenset.ok_or(LoadError::Unsupported("a frozenset"))?;
                make(gil, items).map_err(|_| LoadError::Malformed)?
            }
            CONST_CODE => self.code(gil, r)?,
            CONST_IMMEDIATE => immediate(r)?,
            _ => return Err(LoadError::Malformed),
        })
    }

    fn at(&self, index: u32) -> Result<Value, LoadError> {
        self.made.get(index as usize).cloned().ok_or(LoadError::Malformed)
    }

    fn one(&self, r: &mut Reader<'_>) -> Result<Value, LoadError> {
        let index = r.u32()?;
        self.at(index)
    }

    fn many(&self, r: &mut Reader<'_>) -> Result<Vec<Value>, LoadError> {
        (0..r.u32()?).map(|_| self.one(r)).collect()
    }

    /// A table index, kept as itself plus one until the module is linked.
    fn entry(&self, index: u32) -> Result<CodeEntry, LoadError> {
        if index >= self.table_size { Err(LoadError::Malformed) } else { Ok(CodeEntry::at(index + 1)) }
    }

    fn code(&self, gil: &mut Gil, r: &mut Reader<'_>) -> Result<Value, LoadError> {
        let (name, qualname) = (self.one(r)?, self.one(r)?);
        let kind = match r.u8()? {
            0 => CodeKind::Module,
            1 => CodeKind::Class,
            2 => CodeKind::Function,
            3 => CodeKind::Lambda,
            4 => CodeKind::Comprehension,
            _ => return Err(LoadError::Malformed),
        };
        let first_line = r.u32()?;
        let (posonly, regular, kwonly, flags) = (r.u32()?, r.u32()?, r.u32()?, r.u32()?);
        let locals = self.many(r)?;
        let own = r.u32()?;
        let (mut cells, mut cell_params) = (Vec::new(), Vec::new());
        for _ in 0..own {
            cells.push(self.one(r)?);
            cell_params.push(r.u32()?.checked_sub(1));
        }
        let free = self.many(r)?;
        let doc = match r.u32()? {
            0 => Value::NONE,
            index => self.at(index - 1)?,
        };
        let entry_index = r.u32()?;
        let entry = self.entry(entry_index)?;
        let body = match r.u32()? {
            0 => CodeEntry::NONE,
            index => self.entry(index - 1)?,
        };
        let slots = r.u32()?;
        let instance_names = self.many(r)?;
        let start = r.position();
        let mut ahead = Reader::new(r.rest());
        positions::skip(&mut ahead)?;
        let len = ahead.position();
        r.seek(start);
        let encoded_positions = r.take(len)?.to_vec();
        let mut points = HeapVec::new();
        if !matches!(body, CodeEntry::NONE) {
            for _ in 0..r.u32()? {
                points.push((r.u32()?, r.u32()?));
            }
        }
        let codes = &mut gil.root_mut::<ObjectRoot>(RootSlot::Object).codes;
        *codes += 1;
        let number = *codes;
        let code = Code {
            number,
            name,
            qualname,
            filename: self.filename.clone(),
            module: self.module.clone(),
            locals,
            cells,
            cell_params,
            free,
            doc,
            instance_names,
            kind,
            first_line,
            posonly,
            regular,
            kwonly,
            flags,
            entry,
            body,
            slots,
            points,
            positions: Vec::new(),
            encoded_positions,
        };
        Ok(gil.alloc(gil.ty(T::Code), code))
    }
}

fn string(gil: &mut Gil, bytes: &[u8]) -> Result<Value, LoadError> {
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(gil.intern(text)),
        Err(_) => {
            let text = gil.new_str_from_chars(&decode_wtf8(bytes)?);
            Ok(gil.intern_value(&text))
        }
    }
}

/// A value that is its bits. Only singletons are taken, and by comparison: bits of a pointer cannot come in from outside.
fn immediate(r: &mut Reader<'_>) -> Result<Value, LoadError> {
    let bits = u64::from_le_bytes(r.take(8)?.try_into().map_err(|_| LoadError::Malformed)?);
    Ok(match bits {
        values::NONE => Value::NONE,
        values::TRUE => Value::TRUE,
        values::FALSE => Value::FALSE,
        values::NOT_IMPLEMENTED => Value::NOT_IMPLEMENTED,
        values::ELLIPSIS => Value::ELLIPSIS,
        values::UNBOUND => Value::UNBOUND,
        _ => return Err(LoadError::Malformed),
    })
}
