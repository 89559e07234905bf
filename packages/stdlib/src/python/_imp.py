"""(Extremely) low-level import machinery bits as used by importlib."""

from _molt_import import create_builtin as _create
from _molt_import import is_builtin as _is_builtin

check_hash_based_pycs = "default"
pyc_magic_number_token = 3627 | (0x0D0A << 16)


def lock_held():
    """Return True if the import lock is currently held, else False."""
    return False


def acquire_lock():
    """Acquires the interpreter's import lock for the current thread. There is one thread."""


def release_lock():
    """Release the interpreter's import lock."""


def extension_suffixes():
    """Returns the list of file suffixes used to identify extension modules."""
    return []


def is_builtin(name):
    """Returns True if the module name corresponds to a built-in module."""
    return 1 if _is_builtin(name) else 0


def create_builtin(spec):
    """Create an extension module."""
    return _create(spec.name)


def exec_builtin(module):
    """Initialize a built-in module."""
    return 0


def create_dynamic(spec, file=None):
    """Create an extension module."""
    raise ImportError(f"extension modules are not supported by Molt: {spec.origin}", name=spec.name, path=spec.origin)


def exec_dynamic(module):
    """Initialize an extension module."""
    return 0


def is_frozen(name):
    """Returns True if the module name corresponds to a frozen module."""
    from _frozen_importlib import FrozenImporter

    return FrozenImporter.find_spec(name) is not None


def is_frozen_package(name):
    """Returns True if the module name is of a frozen package."""
    from _frozen_importlib import FrozenImporter

    return FrozenImporter.is_package(name)


def get_frozen_object(name, data=None):
    """Create a code object for a frozen module."""
    from _frozen_importlib import FrozenImporter

    return FrozenImporter.get_code(name)


def find_frozen(name, *, withdata=False):
    """Return info about the corresponding frozen module (if there is one) or None."""
    from _frozen_importlib import FrozenImporter

    spec = FrozenImporter.find_spec(name)
    return None if spec is None else (None, spec.submodule_search_locations is not None, name)


def init_frozen(name):
    """Initializes a frozen module."""
    raise ImportError(f"{name!r} is not a frozen module", name=name)


def _fix_co_filename(code, path):
    """Changes code.co_filename to specify the passed-in file path."""


def _override_frozen_modules_for_tests(override):
    """(internal-only) Override PyConfig.use_frozen_modules."""


def _override_multi_interp_extensions_check(override):
    """(internal-only) Override PyInterpreterConfig.check_multi_interp_extensions."""
    return 0


def _set_lazy_imports(enabled):
    """Imports are never lazy."""


def source_hash(key, source):
    """A hash of a source, as eight bytes."""
    state = key & 0xFFFF_FFFF_FFFF_FFFF
    for byte in source:
        state = ((state ^ byte) * 0x0000_0100_0000_01B3) & 0xFFFF_FFFF_FFFF_FFFF
    return state.to_bytes(8, "little")
