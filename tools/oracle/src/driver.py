"""Runs one program inside the oracle's interpreter the way `python FILE` would run it.

This file is executed once in the oracle's CPython and leaves one function, `run_program`, behind. It hides
everything of the host from the program: streams, modules, path hooks, recursion depth and traceback frames.
"""

import builtins
import gc
import importlib
import importlib.machinery
import io
import linecache
import sys
import types
import unicodedata  # noqa: F401  the interpreter keeps a pointer into it, so it must never be unloaded
import warnings

_LIMIT = 1000
_DRIVER_FRAMES = 1  # run_program itself; the program's own frames come on top of it
_BUILTINS = dict(builtins.__dict__)
_FILTERS = list(warnings.filters)

# Pyodide puts finders of its own here, and they change the text of ModuleNotFoundError.
sys.meta_path[:] = [
    finder
    for finder in sys.meta_path
    if finder in (importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter)
    or finder is importlib.machinery.PathFinder
]
_META_PATH = list(sys.meta_path)
_PATH_HOOKS = list(sys.path_hooks)
_IMPORT_STATE = sys.meta_path, sys.path_hooks, sys.path_importer_cache, sys.path, sys.modules
sys.dont_write_bytecode = True
_set_limit = sys.setrecursionlimit
_get_limit = sys.getrecursionlimit
sys.getrecursionlimit = lambda: _get_limit() - _DRIVER_FRAMES
sys.setrecursionlimit = lambda limit: _set_limit(limit + _DRIVER_FRAMES if limit > 0 else limit)
_PATH = list(sys.path)
# Pyodide has a hook of its own here.
sys.excepthook = sys.__excepthook__


def _text(stream, encoding, errors):
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="\n", write_through=False)


def _show(error):
    """Prints an uncaught exception as the interpreter does, from the program's own first frame on."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_frame.f_code is run_program.__code__:
        traceback = traceback.tb_next
    error.__traceback__ = traceback
    sys.stdout.flush()
    sys.excepthook(type(error), error, traceback)
    sys.stderr.flush()


def _exit_code(error):
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    sys.stdout.flush()
    sys.stderr.write(str(code) + "\n")
    return 1


def run_program(path, folder, argv, stdin):
    """Runs the file at the absolute `path`; returns (stdout, stderr, exit code), both streams as bytes."""
    modules = dict(sys.modules)
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = sys.__stdin__ = _text(io.BytesIO(stdin.encode("latin-1")), "utf-8", "strict")
    sys.stdout = sys.__stdout__ = _text(out, "utf-8", "strict")
    sys.stderr = sys.__stderr__ = _text(err, "utf-8", "backslashreplace")
    sys.argv = list(argv)
    sys.meta_path, sys.path_hooks, sys.path_importer_cache, sys.path, sys.modules = _IMPORT_STATE
    sys.meta_path[:] = _META_PATH
    sys.path_hooks[:] = _PATH_HOOKS
    sys.path[:] = [folder, *_PATH]
    sys.path_importer_cache.clear()
    importlib.invalidate_caches()
    linecache.clearcache()
    warnings.filters[:] = _FILTERS
    warnings.onceregistry.clear()
    main = types.ModuleType("__main__")
    main.__loader__ = importlib.machinery.SourceFileLoader("__main__", path)
    main.__builtins__ = builtins
    main.__file__ = path
    sys.modules["__main__"] = main
    _set_limit(_LIMIT + _DRIVER_FRAMES)
    status = 0
    try:
        with open(path, "rb") as file:
            source = file.read()
        exec(compile(source, path, "exec", dont_inherit=True), main.__dict__)
    except SystemExit as error:
        status = _exit_code(error)
    except KeyboardInterrupt as error:
        _show(error)
        status = 130
    except BaseException as error:
        _show(error)
        status = 1
    finally:
        _set_limit(_LIMIT + 500)
    # What the interpreter does at exit: modules go away while the streams still work, so finalizers can print.
    source = file = None
    for name in [name for name in sys.modules if name not in modules]:
        del sys.modules[name]
    sys.modules["__main__"] = modules["__main__"]
    del main
    gc.collect()
    sys.stdout.flush()
    sys.stderr.flush()
    for name in [name for name in builtins.__dict__ if name not in _BUILTINS]:
        del builtins.__dict__[name]
    builtins.__dict__.update(_BUILTINS)
    sys.excepthook = sys.__excepthook__
    return out.getvalue(), err.getvalue(), status
