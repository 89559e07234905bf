"""The import system as programs see and change it: module specs, `sys.meta_path` and what goes through it.

The import statement of Molt is native. It comes here when a program has changed how modules are found, and for what only Python can tell.
"""

import _molt_import
import sys

ModuleType = type(sys)
_ERR_MSG_PREFIX = "No module named "
_ERR_MSG = _ERR_MSG_PREFIX + "{!r}"


def _completes(target):
    """Gives a class of the core the methods of the class that it decorates."""

    def take(source):
        for name in ("__getattr__", "__repr__"):
            if name in vars(target):
                delattr(target, name)
        for name, value in list(vars(source).items()):
            if name not in ("__dict__", "__weakref__", "__module__", "__static_attributes__", "__firstlineno__"):
                setattr(target, name, value)
        return target

    return take


@_completes(_molt_import.classes()[0])
class ModuleSpec:
    """The specification for a module, used for loading.

    A module's spec is the source for information about the module.
    """

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def __eq__(self, other):
        try:
            return (
                self.name == other.name
                and self.loader == other.loader
                and self.origin == other.origin
                and self.submodule_search_locations == other.submodule_search_locations
                and self.cached == other.cached
                and self.has_location == other.has_location
            )
        except AttributeError:
            return NotImplemented

    __hash__ = None

    @property
    def cached(self):
        if self._cached is None and self.origin is not None and self._set_fileattr:
            self._cached = sys.modules["_frozen_importlib_external"]._get_cached(self.origin)
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The name of the module's parent."""
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a module spec based on various loader methods."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if not origin and hasattr(loader, "get_filename"):
        from_file = sys.modules["_frozen_importlib_external"].spec_from_file_location
        if is_package is None:
            return from_file(name, loader=loader)
        search = [] if is_package else None
        return from_file(name, loader=loader, submodule_search_locations=search)
    if is_package is None:
        is_package = False
        if hasattr(loader, "is_package"):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def _spec_from_module(module, loader=None, origin=None):
    try:
        spec = module.__spec__
    except AttributeError:
        spec = None
    if spec is not None:
        return spec
    name = module.__name__
    if loader is None:
        loader = getattr(module, "__loader__", None)
    location = getattr(module, "__file__", None)
    if origin is None:
        origin = location if location is not None else getattr(loader, "_ORIGIN", None)
    spec = ModuleSpec(name, loader, origin=origin)
    spec._set_fileattr = location is not None and origin == location
    spec.cached = getattr(module, "__cached__", None)
    path = getattr(module, "__path__", None)
    spec.submodule_search_locations = None if path is None else list(path)
    return spec


def _init_module_attrs(spec, module, *, override=False):
    def wanted(name):
        return override or getattr(module, name, None) is None

    def give(name, value):
        try:
            setattr(module, name, value)
        except AttributeError:
            pass

    if wanted("__name__"):
        give("__name__", spec.name)
    if wanted("__loader__"):
        loader = spec.loader
        if loader is None and spec.submodule_search_locations is not None:
            NamespaceLoader = sys.modules["_frozen_importlib_external"].NamespaceLoader
            loader = NamespaceLoader.__new__(NamespaceLoader)
            loader._path = spec.submodule_search_locations
            spec.loader = loader
            module.__file__ = None
        give("__loader__", loader)
    if wanted("__package__"):
        give("__package__", spec.parent)
    give("__spec__", spec)
    if wanted("__path__") and spec.submodule_search_locations is not None:
        give("__path__", spec.submodule_search_locations)
    if spec.has_location:
        if wanted("__file__"):
            give("__file__", spec.origin)
        if wanted("__cached__") and spec.cached is not None:
            give("__cached__", spec.cached)
    return module


def module_from_spec(spec):
    """Create a module based on the provided spec."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = ModuleType(spec.name)
    _init_module_attrs(spec, module)
    return module


def _module_repr_from_spec(spec):
    name = "?" if spec.name is None else spec.name
    if spec.origin is not None:
        return f"<module {name!r} from {spec.origin!r}>" if spec.has_location else f"<module {spec.name!r} ({spec.origin})>"
    loader = spec.loader
    if loader is None:
        return f"<module {name!r}>"
    if isinstance(loader, sys.modules["_frozen_importlib_external"].NamespaceLoader):
        return f"<module {name!r} (namespace) from {list(loader._path)}>"
    return f"<module {name!r} ({loader!r})>"


def _module_repr(module):
    """What `repr` says of a module."""
    spec = getattr(module, "__spec__", None)
    if spec:
        return _module_repr_from_spec(spec)
    name = getattr(module, "__name__", "?")
    loader = getattr(module, "__loader__", None)
    try:
        return f"<module {name!r} from {module.__file__!r}>"
    except AttributeError:
        return f"<module {name!r}>" if loader is None else f"<module {name!r} ({loader!r})>"


def _call_with_frames_removed(f, *args, **kwds):
    """Calls a function; tracebacks of what it raises do not show the import system's part of the way."""
    return f(*args, **kwds)


class _ImportLockContext:
    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, exc_traceback):
        pass


class _ModuleLockManager(_ImportLockContext):
    def __init__(self, name):
        self._name = name


def _exec(spec, module):
    """Execute the spec's specified module in an existing module's namespace."""
    name = spec.name
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name!r} not in sys.modules", name=name)
    try:
        if spec.loader is None:
            if spec.submodule_search_locations is None:
                raise ImportError("missing loader", name=spec.name)
            _init_module_attrs(spec, module, override=True)
        else:
            _init_module_attrs(spec, module, override=True)
            if hasattr(spec.loader, "exec_module"):
                spec.loader.exec_module(module)
            else:
                spec.loader.load_module(name)
    finally:
        # The order of `sys.modules` is that in which imports ended.
        module = sys.modules.pop(spec.name)
        sys.modules[spec.name] = module
    return module


def _load_unlocked(spec):
    if spec.loader is not None and not hasattr(spec.loader, "exec_module"):
        return _load_backward_compatible(spec)
    module = module_from_spec(spec)
    spec._initializing = True
    try:
        sys.modules[spec.name] = module
        try:
            if spec.loader is None:
                if spec.submodule_search_locations is None:
                    raise ImportError("missing loader", name=spec.name)
            else:
                spec.loader.exec_module(module)
        except:
            sys.modules.pop(spec.name, None)
            raise
        module = sys.modules.pop(spec.name)
        sys.modules[spec.name] = module
    finally:
        spec._initializing = False
    return module


def _load_backward_compatible(spec):
    try:
        spec.loader.load_module(spec.name)
    except:
        if spec.name in sys.modules:
            module = sys.modules.pop(spec.name)
            sys.modules[spec.name] = module
        raise
    module = sys.modules.pop(spec.name)
    sys.modules[spec.name] = module
    if getattr(module, "__loader__", None) is None:
        try:
            module.__loader__ = spec.loader
        except AttributeError:
            pass
    if getattr(module, "__package__", None) is None:
        try:
            module.__package__ = module.__name__
            if not hasattr(module, "__path__"):
                module.__package__ = spec.name.rpartition(".")[0]
        except AttributeError:
            pass
    if getattr(module, "__spec__", None) is None:
        try:
            module.__spec__ = spec
        except AttributeError:
            pass
    return module


def _load(spec):
    """Return a new module object, loaded by the spec's loader."""
    return _load_unlocked(spec)


def _load_module_shim(self, fullname):
    """What `load_module` of a loader does that has `exec_module`."""
    spec = spec_from_loader(fullname, self)
    if fullname in sys.modules:
        module = sys.modules[fullname]
        _exec(spec, module)
        return sys.modules[fullname]
    return _load(spec)


class BuiltinImporter:
    """Meta path import for built-in modules."""

    _ORIGIN = "built-in"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if _molt_import.is_builtin(fullname):
            return spec_from_loader(fullname, cls, origin=cls._ORIGIN)
        return None

    @staticmethod
    def create_module(spec):
        """Create a built-in module"""
        if not _molt_import.is_builtin(spec.name):
            raise ImportError(f"{spec.name!r} is not a built-in module", name=spec.name)
        return _molt_import.create_builtin(spec.name)

    @staticmethod
    def exec_module(module):
        """Exec a built-in module"""

    @classmethod
    def get_code(cls, fullname):
        """Return None as built-in modules do not have code objects."""
        cls._check(fullname)

    @classmethod
    def get_source(cls, fullname):
        """Return None as built-in modules do not have source code."""
        cls._check(fullname)

    @classmethod
    def is_package(cls, fullname):
        """Return False as built-in modules are never packages."""
        cls._check(fullname)
        return False

    @classmethod
    def load_module(cls, fullname):
        return _load_module_shim(cls, fullname)

    @staticmethod
    def _check(fullname):
        if not _molt_import.is_builtin(fullname):
            raise ImportError(f"{fullname!r} is not a built-in module", name=fullname)


class FrozenImporter:
    """Meta path import for modules that the host has by their names: given as texts, or compiled ahead of time."""

    _ORIGIN = "frozen"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        found = _molt_import.find(fullname, False)
        if found is None:
            return None
        return _spec_of_found(fullname, found, cls)

    @staticmethod
    def create_module(spec):
        """Use default semantics for module creation."""

    @staticmethod
    def exec_module(module):
        spec = module.__spec__
        number = spec.loader_state
        if number is None:
            found = _molt_import.find(spec.name, False)
            if found is None:
                raise ImportError(f"{spec.name!r} is not a frozen module", name=spec.name)
            number = found[0]
        # Code is bound to the namespace that it ran in first.
        spec.loader_state = None
        _call_with_frames_removed(_molt_import.run, number, module.__dict__)

    @classmethod
    def load_module(cls, fullname):
        return _load_module_shim(cls, fullname)

    @classmethod
    def get_source(cls, fullname):
        spec = cls.find_spec(fullname)
        if spec is None:
            raise ImportError(f"{fullname!r} is not a frozen module", name=fullname)
        try:
            return _molt_import.read(spec.origin).decode("utf-8")
        except OSError:
            return None

    @classmethod
    def get_code(cls, fullname):
        source = cls.get_source(fullname)
        return None if source is None else compile(source, cls.find_spec(fullname).origin, "exec", dont_inherit=True)

    @classmethod
    def is_package(cls, fullname):
        spec = cls.find_spec(fullname)
        if spec is None:
            raise ImportError(f"{fullname!r} is not a frozen module", name=fullname)
        return spec.submodule_search_locations is not None


def _spec_of_found(fullname, found, loader):
    number, filename, path = found
    spec = ModuleSpec(fullname, loader, origin=filename, loader_state=number)
    spec._set_fileattr = True
    spec.submodule_search_locations = path
    return spec


def _resolve_name(name, package, level):
    """Resolve a relative module name to an absolute one."""
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    base = bits[0]
    return f"{base}.{name}" if name else base


def _find_spec(name, path, target=None):
    """Find a module's spec."""
    meta_path = sys.meta_path
    if meta_path is None:
        raise ImportError("sys.meta_path is None, Python is likely shutting down")
    is_reload = name in sys.modules
    for finder in meta_path:
        try:
            find_spec = finder.find_spec
        except AttributeError:
            continue
        spec = find_spec(name, path, target)
        if spec is not None:
            # The finder may have imported it.
            if not is_reload and name in sys.modules:
                module = sys.modules[name]
                try:
                    own = module.__spec__
                except AttributeError:
                    return spec
                return spec if own is None else own
            return spec
    return None


def _sanity_check(name, package, level):
    """Verify arguments are "sane"."""
    if not isinstance(name, str):
        raise TypeError(f"module name must be str, not {type(name)}")
    if level < 0:
        raise ValueError("level must be >= 0")
    if level > 0:
        if not isinstance(package, str):
            raise TypeError("__package__ not set to a string")
        elif not package:
            raise ImportError("attempted relative import with no known parent package")
    if not name and level == 0:
        raise ValueError("Empty module name")


_NEEDS_LOADING = object()


def _find_and_load_unlocked(name):
    path = None
    parent = name.rpartition(".")[0]
    parent_spec = None
    if parent:
        if parent not in sys.modules:
            _call_with_frames_removed(_molt_import.import_module, parent)
        # The package may have imported it.
        if name in sys.modules:
            return sys.modules[name]
        parent_module = sys.modules[parent]
        try:
            path = parent_module.__path__
        except AttributeError:
            msg = f"{_ERR_MSG_PREFIX}{name!r}; {parent!r} is not a package"
            raise ModuleNotFoundError(msg, name=name) from None
        parent_spec = getattr(parent_module, "__spec__", None)
        child = name.rpartition(".")[2]
    spec = _find_spec(name, path)
    if spec is None:
        raise ModuleNotFoundError(f"{_ERR_MSG_PREFIX}{name!r}", name=name)
    if parent_spec is not None:
        # Who asks the package for it now is told of the cycle.
        parent_spec._uninitialized_submodules.append(child)
    try:
        module = _load_unlocked(spec)
    finally:
        if parent_spec is not None:
            parent_spec._uninitialized_submodules.pop()
    if parent:
        try:
            setattr(sys.modules[parent], child, module)
        except AttributeError:
            pass
    return module


def _find_and_load(name, import_=None):
    """Find and load the module."""
    module = sys.modules.get(name, _NEEDS_LOADING)
    if module is _NEEDS_LOADING:
        return _find_and_load_unlocked(name)
    if module is None:
        raise ModuleNotFoundError(f"import of {name} halted; None in sys.modules", name=name)
    return module


def _gcd_import(name, package=None, level=0):
    """Import and return the module based on its name, package, and level."""
    _sanity_check(name, package, level)
    if level > 0:
        name = _resolve_name(name, package, level)
    return _molt_import.import_module(name)


def _handle_fromlist(module, fromlist, import_, *, recursive=False):
    for x in fromlist:
        if not isinstance(x, str):
            where = module.__name__ + ".__all__" if recursive else "``from list''"
            raise TypeError(f"Item in {where} must be str, not {type(x).__name__}")
        elif x == "*":
            if not recursive and hasattr(module, "__all__"):
                _handle_fromlist(module, module.__all__, import_, recursive=True)
        elif not hasattr(module, x):
            from_name = f"{module.__name__}.{x}"
            try:
                import_(from_name)
            except ModuleNotFoundError as exc:
                if exc.name == from_name and sys.modules.get(from_name, _NEEDS_LOADING) is not None:
                    continue
                raise
    return module


__import__ = __import__


def _describe_builtin(module):
    """Gives a module of native code its spec and its loader."""
    name = module.__name__
    vars(module)["__loader__"] = BuiltinImporter
    vars(module)["__spec__"] = ModuleSpec(name, BuiltinImporter, origin="built-in", is_package=False)
