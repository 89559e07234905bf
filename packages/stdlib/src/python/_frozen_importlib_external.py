"""The import system's part that deals with files: finders of folders, loaders of sources, namespace packages.

Importing it makes `sys.meta_path`, `sys.path_hooks` and `sys.path_importer_cache`.
"""

import _frozen_importlib as _bootstrap
import _molt_import
import sys
from _frozen_importlib import BuiltinImporter, FrozenImporter, _call_with_frames_removed, _completes

path_separators = "/"
path_sep = "/"
path_sep_tuple = ("/",)
_pathseps_with_colon = {":/"}

_PYCACHE = "__pycache__"
_OPT = "opt-"
SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []
MAGIC_NUMBER = (3627).to_bytes(2, "little") + b"\r\n"

_LIBRARY = "<molt>/"
_FILE = 1
_FOLDER = 2


def _pack_uint32(x):
    """Convert a 32-bit integer to little-endian."""
    return (int(x) & 0xFFFFFFFF).to_bytes(4, "little")


def _unpack_uint32(data):
    """Convert 4 bytes in little-endian to an integer."""
    return int.from_bytes(data, "little")


def _path_join(*parts):
    """The parts of a path, joined."""
    if not parts:
        return ""
    first = parts[0]
    rest = [part.rstrip("/") for part in parts[1:] if part]
    if not first:
        return "/".join(rest)
    if not rest:
        return first
    return first.rstrip("/") + "/" + "/".join(rest)


def _path_split(path):
    head, _, tail = path.rpartition("/")
    return head, tail


def _path_isfile(path):
    return _molt_import.stat(path) == _FILE


def _path_isdir(path):
    return _molt_import.stat(path or ".") == _FOLDER


def _path_isabs(path):
    return path.startswith("/") or path.startswith("<")


def _path_abspath(path):
    return path if _path_isabs(path) else _path_join(_molt_import.absolute("."), path)


def _as_text(path):
    if isinstance(path, (str, bytes)):
        return path
    return type(path).__fspath__(path)


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Given the path to a .py file, return the path to its .pyc file."""
    if debug_override is not None:
        if optimization is not None:
            raise TypeError("debug_override or optimization must be set to None")
        optimization = "" if debug_override else 1
    head, tail = _path_split(_as_text(path))
    base, sep, rest = tail.rpartition(".")
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    name = "".join([(base if base else rest), sep, tag])
    if optimization is None:
        optimization = "" if sys.flags.optimize == 0 else sys.flags.optimize
    optimization = str(optimization)
    if optimization != "":
        if not optimization.isalnum():
            raise ValueError(f"{optimization!r} is not alphanumeric")
        name = f"{name}.{_OPT}{optimization}"
    filename = name + BYTECODE_SUFFIXES[0]
    if sys.pycache_prefix is not None:
        return _path_join(sys.pycache_prefix, _path_abspath(head).lstrip("/"), filename)
    return _path_join(head, _PYCACHE, filename)


def source_from_cache(path):
    """Given the path to a .pyc file, return the path to its .py file."""
    if sys.implementation.cache_tag is None:
        raise NotImplementedError("sys.implementation.cache_tag is None")
    path = _as_text(path)
    head, filename = _path_split(path)
    found_in_prefix = False
    if sys.pycache_prefix is not None:
        prefix = sys.pycache_prefix.rstrip("/")
        if head.startswith(prefix + "/"):
            head = head[len(prefix):]
            found_in_prefix = True
    if not found_in_prefix:
        head, pycache = _path_split(head)
        if pycache != _PYCACHE:
            raise ValueError(f"{_PYCACHE} not bottom-level directory in {path!r}")
    dots = filename.count(".")
    if dots not in {2, 3}:
        raise ValueError(f"expected only 2 or 3 dots in {filename!r}")
    if dots == 3:
        optimization = filename.rsplit(".", 2)[-2]
        if not optimization.startswith(_OPT):
            raise ValueError(f"optimization portion of filename does not start with {_OPT!r}")
        level = optimization[len(_OPT):]
        if not level.isalnum():
            raise ValueError(f"optimization level {optimization!r} is not an alphanumeric value")
    return _path_join(head, filename.partition(".")[0] + SOURCE_SUFFIXES[0])


def _get_cached(filename):
    if filename.endswith(".py"):
        try:
            return cache_from_source(filename)
        except NotImplementedError:
            return None
    return filename if filename.endswith(".pyc") else None


def decode_source(source_bytes):
    """Decode bytes representing source code and return the string."""
    text = source_bytes[3:] if source_bytes[:3] == b"\xef\xbb\xbf" else source_bytes
    encoding = "utf-8"
    for line in text.split(b"\n", 2)[:2]:
        line = line.strip()
        if not line.startswith(b"#"):
            if line:
                break
            continue
        at = line.find(b"coding")
        if at >= 0 and line[at + 6:at + 7] in (b":", b"="):
            rest = line[at + 7:].strip().decode("ascii", "replace")
            end = 0
            while end < len(rest) and (rest[end].isalnum() or rest[end] in "-_."):
                end += 1
            if end:
                encoding = rest[:end]
                break
    # A carriage return at the end could be half of a line's end, and is not one.
    return text.decode(encoding).replace("\r\n", "\n").removesuffix("\r").replace("\r", "\n")


def _late(name):
    """A module that only few programs need: no statement names it, so that programs built ahead of time do without."""
    return _molt_import.import_module(name)


_POPULATE = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_POPULATE):
    """Return a module spec based on a file location."""
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = _path_abspath(_as_text(location))
    spec = _bootstrap.ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if loader is None:
        for loader_class, suffixes in _get_supported_file_loaders():
            if location.endswith(tuple(suffixes)):
                loader = loader_class(name, location)
                spec.loader = loader
                break
        else:
            return None
    if submodule_search_locations is _POPULATE:
        if hasattr(loader, "is_package"):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                pass
            else:
                if is_package:
                    spec.submodule_search_locations = []
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(_path_split(location)[0])
    return spec


def _check_name(method):
    """Makes a method of a loader refuse other modules than its own."""

    def wrapper(self, name=None, *args, **kwargs):
        if name is None:
            name = self.name
        elif self.name != name:
            raise ImportError(f"loader for {self.name} cannot handle {name}", name=name)
        return method(self, name, *args, **kwargs)

    for attribute in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(wrapper, attribute, getattr(method, attribute))
    return wrapper


_, _LOADER_BASICS, _FILE_LOADER, _SOURCE_LOADER, _SOURCE_FILE_LOADER = _molt_import.classes()


@_completes(_LOADER_BASICS)
class _LoaderBasics:
    """Base class of common code needed by both SourceLoader and SourcelessFileLoader."""

    def is_package(self, fullname):
        """Whether the file is an `__init__`, and the module is not itself called so."""
        filename = _path_split(self.get_filename(fullname))[1]
        return filename.rsplit(".", 1)[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def create_module(self, spec):
        """Use default semantics for module creation."""

    def exec_module(self, module):
        """Execute the module."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        _call_with_frames_removed(exec, code, module.__dict__)

    def load_module(self, fullname):
        """This method is deprecated."""
        return _bootstrap._load_module_shim(self, fullname)


@_completes(_SOURCE_LOADER)
class SourceLoader:
    def path_mtime(self, path):
        """Optional method that returns the modification time (an int) for the specified path (a str)."""
        raise OSError

    def path_stats(self, path):
        """Optional method returning a metadata dict for the specified path (a str)."""
        return {"mtime": self.path_mtime(path)}

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data)

    def set_data(self, path, data):
        """Optional method which writes data (bytes) to a file path (a str)."""

    def get_source(self, fullname):
        """Concrete implementation of InspectLoader.get_source."""
        path = self.get_filename(fullname)
        try:
            source_bytes = self.get_data(path)
        except OSError as exc:
            raise ImportError("source not available through get_data()", name=fullname) from exc
        return decode_source(source_bytes)

    def source_to_code(self, data, path, *, _optimize=-1):
        """Return the code object compiled from source."""
        return _call_with_frames_removed(compile, data, path, "exec", dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """Concrete implementation of InspectLoader.get_code."""
        source_path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(source_path), source_path)


@_completes(_FILE_LOADER)
class FileLoader:
    """Base file loader class which implements the loader protocol methods that require file system usage."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    @_check_name
    def load_module(self, fullname):
        """Load a module from a file."""
        return _bootstrap._load_module_shim(self, fullname)

    @_check_name
    def get_filename(self, fullname):
        """Return the path to the source file as found by the finder."""
        return self.path

    def get_data(self, path):
        """Return the data from path as raw bytes."""
        return _molt_import.read(path)

    @_check_name
    def get_resource_reader(self, module):
        return _late("importlib.readers").FileReader(self)


@_completes(_SOURCE_FILE_LOADER)
class SourceFileLoader:
    """Concrete implementation of SourceLoader using the file system."""

    def path_stats(self, path):
        """Return the metadata for the path."""
        if _molt_import.stat(path) != _FILE:
            raise FileNotFoundError(2, "No such file or directory", path)
        return {"mtime": 0, "size": len(_molt_import.read(path))}

    def get_code(self, fullname):
        source_path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(source_path), source_path)

    def set_data(self, path, data, *, _mode=0o666):
        """Write bytes data to a file. There are no compiled files beside sources."""

    def exec_module(self, module):
        """Execute the module."""
        path = self.path
        if isinstance(path, str) and path.startswith(_LIBRARY) and type(self) is SourceFileLoader:
            found = _molt_import.find(module.__spec__.name, True)
            if found is not None:
                _call_with_frames_removed(_molt_import.run, found[0], module.__dict__)
                return
        code = self.get_code(module.__name__)
        _call_with_frames_removed(exec, code, module.__dict__)


_LoaderBasics, SourceLoader, FileLoader, SourceFileLoader = _LOADER_BASICS, _SOURCE_LOADER, _FILE_LOADER, _SOURCE_FILE_LOADER


class SourcelessFileLoader(FileLoader, _LoaderBasics):
    """Loader which handles sourceless file imports. CPython's compiled files mean nothing here."""

    def get_code(self, fullname):
        raise ImportError(f"bad magic number in {fullname!r}", name=fullname, path=self.get_filename(fullname))

    def get_source(self, fullname):
        """Return None as there is no source code."""
        return None


class ExtensionFileLoader(FileLoader, _LoaderBasics):
    """Loader for extension modules. There are none for Molt."""

    def create_module(self, spec):
        raise ImportError(f"extension modules are not supported by Molt: {self.path}", name=spec.name, path=self.path)

    def exec_module(self, module):
        """Initialize an extension module"""

    def is_package(self, fullname):
        """Return True if the extension module is a package."""
        return _path_split(self.path)[1].partition(".")[0] == "__init__"

    def get_code(self, fullname):
        """Return None as an extension module cannot create a code object."""
        return None

    def get_source(self, fullname):
        """Return None as extension modules have no source code."""
        return None


class _NamespacePath:
    """The path of a namespace package: it follows changes of its parent's path."""

    _epoch = 0

    def __init__(self, name, path, path_finder):
        self._name = name
        self._path = path
        self._last_parent_path = tuple(self._get_parent_path())
        self._last_epoch = self._epoch
        self._path_finder = path_finder

    def _find_parent_path_names(self):
        parent, dot, me = self._name.rpartition(".")
        return (parent, "__path__") if dot else ("sys", "path")

    def _get_parent_path(self):
        parent, attribute = self._find_parent_path_names()
        return getattr(sys.modules[parent], attribute)

    def _recalculate(self):
        parent_path = tuple(self._get_parent_path())
        if parent_path != self._last_parent_path or self._epoch != self._last_epoch:
            spec = self._path_finder(self._name, parent_path)
            if spec is not None and spec.loader is None and spec.submodule_search_locations:
                self._path = spec.submodule_search_locations
            self._last_parent_path = parent_path
            self._last_epoch = self._epoch
        return self._path

    def __iter__(self):
        return iter(self._recalculate())

    def __getitem__(self, index):
        return self._recalculate()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def __len__(self):
        return len(self._recalculate())

    def __repr__(self):
        return f"_NamespacePath({self._path!r})"

    def __contains__(self, item):
        return item in self._recalculate()

    def append(self, item):
        self._path.append(item)


class NamespaceLoader:
    """The loader of packages that are folders without an `__init__.py`."""

    def __init__(self, name, path, path_finder):
        self._path = _NamespacePath(name, path, path_finder)

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)

    def create_module(self, spec):
        """Use default semantics for module creation."""

    def exec_module(self, module):
        pass

    def load_module(self, fullname):
        """Load a namespace module."""
        return _bootstrap._load_module_shim(self, fullname)

    def get_resource_reader(self, module):
        return _late("importlib.readers").NamespaceReader(self._path)


_NamespaceLoader = NamespaceLoader


class WindowsRegistryFinder:
    """Meta path finder for modules declared in the Windows registry: there are none."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class AppleFrameworkLoader(ExtensionFileLoader):
    """A loader for modules that have been packaged as frameworks for compatibility with Apple's iOS App Store policies."""


class PathFinder:
    """Meta path finder for sys.path and package __path__ attributes."""

    @staticmethod
    def invalidate_caches():
        """Call the invalidate_caches() method on all path entry finders stored in sys.path_importer_cache."""
        for name, finder in list(sys.path_importer_cache.items()):
            if finder is None or not _path_isabs(name):
                del sys.path_importer_cache[name]
            elif hasattr(finder, "invalidate_caches"):
                finder.invalidate_caches()
        _NamespacePath._epoch += 1

    @staticmethod
    def _path_hooks(path):
        """Search sys.path_hooks for a finder for 'path'."""
        for hook in sys.path_hooks:
            try:
                return hook(path)
            except ImportError:
                continue
        return None

    @classmethod
    def _path_importer_cache(cls, path):
        """Get the finder for the path entry from sys.path_importer_cache."""
        if path == "":
            path = _molt_import.absolute(".")
        try:
            return sys.path_importer_cache[path]
        except KeyError:
            finder = cls._path_hooks(path)
            sys.path_importer_cache[path] = finder
            return finder

    @classmethod
    def _get_spec(cls, fullname, path, target=None):
        namespace_path = []
        for entry in path:
            if not isinstance(entry, str):
                continue
            finder = cls._path_importer_cache(entry)
            if finder is None:
                continue
            spec = finder.find_spec(fullname, target)
            if spec is None:
                continue
            if spec.loader is not None:
                return spec
            portions = spec.submodule_search_locations
            if portions is None:
                raise ImportError("spec missing loader")
            namespace_path.extend(portions)
        spec = _bootstrap.ModuleSpec(fullname, None)
        spec.submodule_search_locations = namespace_path
        return spec

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Try to find a spec for 'fullname' on sys.path or 'path'."""
        top = path is None
        if top:
            path = sys.path
        spec = cls._get_spec(fullname, path, target)
        if spec.loader is not None:
            return spec
        if top:
            # The standard library comes behind what is on `sys.path`.
            own = _library_spec(fullname)
            if own is not None:
                return own
        namespace_path = spec.submodule_search_locations
        if not namespace_path:
            return None
        spec.origin = None
        spec.submodule_search_locations = _NamespacePath(fullname, namespace_path, cls._get_spec)
        return spec

    @staticmethod
    def find_distributions(*args, **kwargs):
        """Find distributions."""
        return _late("importlib.metadata").MetadataPathFinder.find_distributions(*args, **kwargs)


def _library_spec(fullname):
    base = _LIBRARY + fullname.replace(".", "/")
    for location, search in ((base + "/__init__.py", [base]), (base + ".py", None)):
        if _molt_import.stat(location) == _FILE:
            loader = SourceFileLoader(fullname, location)
            return spec_from_file_location(fullname, location, loader=loader, submodule_search_locations=search)
    return None


class FileFinder:
    """File-based finder: modules of one folder."""

    def __init__(self, path, *loader_details):
        loaders = []
        for loader, suffixes in loader_details:
            loaders.extend((suffix, loader) for suffix in suffixes)
        self._loaders = loaders
        self.path = _path_abspath(path) if path and path != "." else _molt_import.absolute(".")

    def invalidate_caches(self):
        """Nothing is kept of what is in the folder."""

    def _get_spec(self, loader_class, fullname, path, search, target):
        loader = loader_class(fullname, path)
        return spec_from_file_location(fullname, path, loader=loader, submodule_search_locations=search)

    def find_spec(self, fullname, target=None):
        """Try to find a spec for the specified module."""
        tail = fullname.rpartition(".")[2]
        if not tail or "/" in tail or "\0" in tail:
            return None
        base = _path_join(self.path, tail)
        is_folder = _path_isdir(base)
        if is_folder:
            for suffix, loader_class in self._loaders:
                path = _path_join(base, "__init__" + suffix)
                if _path_isfile(path):
                    return self._get_spec(loader_class, fullname, path, [base], target)
        for suffix, loader_class in self._loaders:
            path = base + suffix
            if _path_isfile(path):
                return self._get_spec(loader_class, fullname, path, None, target)
        if is_folder and not base.startswith(_LIBRARY):
            spec = _bootstrap.ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    @classmethod
    def path_hook(cls, *loader_details):
        """A class method which returns a closure to use on sys.path_hooks."""

        def path_hook_for_FileFinder(path):
            """Path hook for importlib.machinery.FileFinder."""
            if not _path_isdir(path):
                raise ImportError("only directories are supported", path=path)
            return cls(path, *loader_details)

        return path_hook_for_FileFinder

    def __repr__(self):
        return f"FileFinder({self.path!r})"


def _get_supported_file_loaders():
    """Returns a list of file-based module loaders: pairs of a loader and its suffixes."""
    return [(SourceFileLoader, SOURCE_SUFFIXES), (SourcelessFileLoader, BYTECODE_SUFFIXES)]


def _fix_up_module(ns, name, pathname, cpathname=None):
    """Gives a namespace that was run as a module its loader and its spec."""
    loader = ns.get("__loader__")
    spec = ns.get("__spec__")
    if not loader:
        loader = spec.loader if spec else SourceFileLoader(name, pathname)
    if not spec:
        spec = spec_from_file_location(name, pathname, loader=loader)
        if cpathname:
            spec.cached = _path_abspath(cpathname)
    ns["__spec__"] = spec
    ns["__loader__"] = loader
    ns["__file__"] = pathname


sys.meta_path = [BuiltinImporter, FrozenImporter, PathFinder]
sys.path_hooks = [FileFinder.path_hook(*_get_supported_file_loaders())]
sys.path_importer_cache = {}
# The import statement is native as long as these are the same.
_unchanged = (sys.meta_path, tuple(sys.meta_path), sys.path_hooks, tuple(sys.path_hooks), sys.path_importer_cache)
