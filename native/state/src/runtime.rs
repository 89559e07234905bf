//! What one runtime knows of itself: its configuration, the modules it loaded, and the slots that upper layers fill.

use molt_object::{Dict, Known, Module, N, Objects, Strings, T, TypeSpec};
use molt_provenance::{Gil, Result, RootSlot, Value};

use crate::loader::Loaded;

/// What the host says before anything runs.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// `sys.argv`
    pub argv: Vec<String>,
    /// `sys.path` at the start.
    pub path: Vec<String>,
    /// `sys.executable`
    pub executable: String,
    /// `sys.platform`
    pub platform: String,
    /// Deepest recursion that the host's stack carries; `sys.setrecursionlimit` refuses more.
    pub max_recursion: u32,
    /// Whether standard input, output and error are terminals: bits 0, 1, 2.
    pub terminals: u8,
    /// Tells the handles of runtimes apart.
    pub seed: u32,
    /// Most pages of 64 KiB that the memory may have.
    pub max_pages: u32,
    /// The step of the initialization that is to fail, for tests; 0 for none.
    pub fault: u8,
}

/// Without names, puts what was imported out of sight; else takes modules of these names back.
pub type Exchange = fn(&mut Gil, Option<&[String]>) -> bool;

/// Functions of upper layers that lower ones need; the owner sets them at init.
#[derive(Clone, Copy, Default)]
pub struct Hooks {
    /// Makes a built-in type that a layer beside builtins describes: builtins.
    pub make_type: Option<fn(&mut Gil, &'static TypeSpec)>,
    /// Hands on what standard streams have buffered: builtins.
    pub flush: Option<fn(&mut Gil) -> Result<()>>,
    /// `frozenset(items)`: builtins.
    pub frozenset: Option<fn(&mut Gil, Vec<Value>) -> Result<Value>>,
    /// `class[item]` for a class that makes generic aliases: builtins.
    pub alias: Option<fn(&mut Gil, &Value, &Value) -> Result<Value>>,
    /// An exception as Python prints an uncaught one, traceback, causes and notes included: call.
    pub format_exception: Option<fn(&mut Gil, &Value) -> String>,
    /// The host sent its configuration: builtins.
    pub configured: Option<fn(&mut Gil)>,
    /// What has to happen before a runtime ends (`atexit`, flushing streams): builtins.
    pub finish: Option<fn(&mut Gil) -> Result<()>>,
    /// Lets go of the modules, when the host holds nothing any more: builtins.
    pub clear: Option<fn(&mut Gil) -> Result<()>>,
    /// What the collector did: collections of young objects, what they found, full collections, what they found: builtins.
    pub collections: Option<fn(&Gil) -> [i64; 4]>,
    /// Says in the main module's namespace which file it was loaded from: builtins.
    pub describe_main: Option<fn(&mut Gil, &Value, &str) -> Result<()>>,
    /// Runs a module of a name as the main module: builtins.
    pub run_named: Option<fn(&mut Gil, &str) -> Result<Value>>,
    /// Raises what a host call threw: wasm-host.
    pub raise_host: Option<fn(&mut Gil, crate::host::HostError) -> molt_provenance::Raised>,
    /// Puts what was imported out of sight, or takes modules of these names back: builtins.
    pub ahead: Option<Exchange>,
    /// Lets go of what the program left, at the very end; answers how many of its objects are alive nevertheless: builtins.
    pub release: Option<fn(&mut Gil) -> u32>,
}

/// Modules that the image of a runtime holds although no program imported them yet: an import takes them from here.
#[derive(Default)]
pub struct Ahead {
    /// The modules by full name, a dict; unbound when there are none.
    pub modules: Value,
    /// By how much there is more than the runtime's own, as long as none of them was taken: objects.
    pub objects: u32,
    /// Shapes, the runtime's own included.
    pub shapes: usize,
    /// Loaded modules that are theirs: the first ones.
    pub loaded: usize,
    /// Whether one of them was taken: then they are the program's.
    pub taken: bool,
}

/// The state layer's own part of a runtime.
#[derive(Default)]
pub struct RuntimeState {
    /// What the host configured.
    pub config: Config,
    /// Loaded modules by number. They stay as long as the runtime: code objects point into them.
    pub loaded: Vec<Loaded>,
    /// `sys.modules`; unbound before init.
    pub modules: Value,
    /// Modules that were imported ahead, see `Ahead`.
    pub ahead: Ahead,
    /// The namespace of `builtins`, a dict; unbound before init.
    pub builtins: Value,
    /// The namespace of `sys`, a dict; unbound before it is made.
    pub sys: Value,
    /// What upper layers plugged in.
    pub hooks: Hooks,
    /// Objects and shapes that were there when the runtime was complete: they are its own.
    pub floor: (u32, usize),
}

/// Access to the state.
pub trait State {
    /// Makes the state, once, unless it is there.
    fn init_state(&mut self);
    /// The state.
    fn state(&self) -> &RuntimeState;
    /// The state, to change it.
    fn state_mut(&mut self) -> &mut RuntimeState;
}

impl State for Gil {
    fn init_state(&mut self) {
        if !self.has_root(RootSlot::State) {
            self.set_root(RootSlot::State, RuntimeState::default());
        }
    }
    #[inline]
    fn state(&self) -> &RuntimeState {
        self.root(RootSlot::State)
    }
    #[inline]
    fn state_mut(&mut self) -> &mut RuntimeState {
        self.root_mut(RootSlot::State)
    }
}

/// Looks up an entry of a dict by a string key.
pub fn namespace_get(gil: &mut Gil, dict: &Value, name: &str) -> Option<Value> {
    let key = gil.intern(name);
    let hash = gil.hash_str(&key);
    let dict = gil.get::<Dict>(dict)?;
    match dict.find_str(gil, &key, hash) {
        molt_object::Probe::Found(at) => dict.entry(at).map(|e| e.value.clone()),
        _ => None,
    }
}

/// Sets an entry of a dict by a string key. Nothing happens when `dict` is none.
pub fn namespace_set(gil: &mut Gil, dict: &Value, name: &str, value: Value) {
    let key = gil.intern(name);
    let hash = gil.hash_str(&key);
    let Some(found) = gil.get::<Dict>(dict).map(|d| d.find_str(gil, &key, hash)) else { return };
    let Some(d) = gil.get_mut::<Dict>(dict) else { return };
    let old = match found {
        molt_object::Probe::Found(at) => Some(d.replace(at, value)),
        _ => {
            d.insert_new(hash, key, value);
            None
        }
    };
    drop(old);
}

/// A namespace for a module: a dict that compiled code may cache places of.
pub fn new_namespace(gil: &mut Gil) -> Value {
    let mut dict = Dict::new();
    dict.set_namespace();
    gil.new_dict(dict)
}

/// A module object over a fresh namespace with the names that every module has: `__name__`, `__doc__`, `__package__`, `__loader__`,
/// `__spec__`.
pub fn bare_module(gil: &mut Gil, name: &str) -> Value {
    let dict = new_namespace(gil);
    let text = gil.intern(name);
    namespace_set(gil, &dict, N::Name.name(), text);
    for absent in [N::Doc, N::Package, N::Loader, N::Spec] {
        namespace_set(gil, &dict, absent.name(), Value::NONE);
    }
    gil.alloc(gil.ty(T::Module), Module { dict })
}

/// As [`bare_module`], with `__builtins__`, and `__file__` when there is a file.
pub fn new_module(gil: &mut Gil, name: &str, file: Option<&str>) -> Value {
    let module = bare_module(gil, name);
    let Some(dict) = gil.get::<Module>(&module).map(|m| m.dict.clone()) else { return module };
    set_builtins(gil, &dict, name);
    if let Some(file) = file {
        let file = gil.new_str(file);
        namespace_set(gil, &dict, N::File.name(), file);
    }
    module
}

/// Enters `__builtins__` into a module's namespace.
pub fn set_builtins(gil: &mut Gil, dict: &Value, name: &str) {
    // The main module sees the module, others its namespace.
    let builtins = match if name == N::Main.name() { registered_module(gil, "builtins") } else { None } {
        Some(module) => module,
        None => gil.state().builtins.clone(),
    };
    if !builtins.is_unbound() {
        namespace_set(gil, dict, N::Builtins.name(), builtins);
    }
}

/// Enters a module into `sys.modules`.
pub fn register_module(gil: &mut Gil, name: &str, module: &Value) {
    let modules = gil.state().modules.clone();
    namespace_set(gil, &modules, name, module.clone());
}

/// The module of a name in `sys.modules`.
pub fn registered_module(gil: &mut Gil, name: &str) -> Option<Value> {
    let modules = gil.state().modules.clone();
    namespace_get(gil, &modules, name)
}
