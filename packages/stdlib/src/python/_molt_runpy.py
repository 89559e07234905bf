"""Runs a module by its name as the main module: what `molt -m` and running a folder do."""

import _frozen_importlib
import _frozen_importlib_external  # noqa: F401  it makes sys.meta_path
import _molt_import
import sys


class _Error(Exception):
    """The module cannot be run."""


def _find(name):
    if name.startswith("."):
        raise _Error("Relative module names not supported")
    package = name.rpartition(".")[0]
    if package:
        try:
            _molt_import.import_module(package)
        except ImportError as e:
            # What the package itself fails to import is its own business.
            if e.name is None or (e.name != package and not package.startswith(e.name + ".")):
                raise
        there = sys.modules.get(name)
        if there is not None and not hasattr(there, "__path__"):
            sys.stderr.write(
                f"<frozen runpy>:128: RuntimeWarning: {name!r} found in sys.modules after import of package {package!r}, "
                f"but prior to execution of {name!r}; this may result in unpredictable behaviour\n"
            )
    try:
        spec = _spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as ex:
        text = f"Error while finding module specification for {name!r} ({type(ex).__name__}: {ex})"
        if name.endswith(".py"):
            text += f". Try using '{name[:-3]}' instead of '{name}' as the module name."
        raise _Error(text) from ex
    if spec is None:
        raise _Error(f"No module named {name}")
    if spec.submodule_search_locations is not None:
        if name == "__main__" or name.endswith(".__main__"):
            raise _Error("Cannot use package as __main__ module")
        try:
            return _find(name + ".__main__")
        except _Error as e:
            if name not in sys.modules:
                raise
            raise _Error(f"{e}; {name!r} is a package and cannot be directly executed") from None
    if spec.loader is None:
        raise _Error(f"{name!r} is a namespace package and cannot be executed")
    try:
        code = spec.loader.get_code(name)
    except ImportError as e:
        raise _Error(format(e)) from e
    if code is None:
        raise _Error(f"No code object available for {name}")
    return name, spec, code


def _spec(name):
    """What `importlib.util.find_spec` answers."""
    if name not in sys.modules:
        package = name.rpartition(".")[0]
        path = None
        if package:
            parent = _molt_import.import_module(package)
            try:
                path = parent.__path__
            except AttributeError as e:
                raise ModuleNotFoundError(f"__path__ attribute not found on {package!r} while trying to find {name!r}", name=name) from e
        return _frozen_importlib._find_spec(name, path)
    module = sys.modules[name]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f"{name}.__spec__ is not set") from None
    if spec is None:
        raise ValueError(f"{name}.__spec__ is None")
    return spec


def _run_module_as_main(name):
    """Runs the module; `__main__` is the file of that name in the first folder of `sys.path`."""
    path_of_folder = name == "__main__"
    try:
        if path_of_folder:
            # The namespace that is there is not what is looked for.
            main = sys.modules.pop("__main__", None)
            try:
                name, spec, code = _find(name)
            finally:
                if main is not None:
                    sys.modules["__main__"] = main
        else:
            name, spec, code = _find(name)
    except _Error as exc:
        message = f"can't find '__main__' module in {sys.argv[0]!r}" if path_of_folder else str(exc)
        sys.exit(f"molt: {message}")
    if not path_of_folder:
        sys.argv[0] = spec.origin
    namespace = sys.modules["__main__"].__dict__
    namespace.update(
        __name__="__main__",
        __file__=spec.origin,
        __cached__=spec.cached,
        __doc__=None,
        __loader__=spec.loader,
        __package__=spec.parent,
        __spec__=spec,
    )
    exec(code, namespace)
