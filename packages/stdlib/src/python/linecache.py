"""Lines of source files by their numbers, kept once they were read: for tracebacks and for whoever shows source.

A file is read through the import system's own way to files, so that lines of the library and of modules in memory are found too.
"""

import _molt_import
import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# Name of the file: (size, time of modification or None, lines, full name), or (function that gives the source,).
cache = {}
_interactive_cache = {}


def clearcache():
    """Clear the cache entirely."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Get a line for a Python source file from the cache.
    Update the cache if it doesn't contain an entry for this file already."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def getlines(filename, module_globals=None):
    """Get the lines for a Python source file from the cache.
    Update the cache if it doesn't contain an entry for this file already."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def _getline_from_code(filename, lineno):
    lines = _getlines_from_code(filename)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def _code_key(code):
    return (code.co_name, code.co_filename, code.co_firstlineno)


def _getlines_from_code(code):
    entry = _interactive_cache.get(_code_key(code))
    return entry[2] if entry is not None and len(entry) != 1 else []


def _split(text):
    lines = text.splitlines(True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def _register_code(code, string, name):
    entry = (len(string), None, [line + "\n" for line in string.splitlines()], name)
    pending = [code]
    while pending:
        code = pending.pop()
        pending.extend(const for const in getattr(code, "co_consts", ()) if isinstance(const, type(code)))
        _interactive_cache[_code_key(code)] = entry


def _read(filename):
    """The decoded bytes of a file; None when there is no such file."""
    try:
        data = _molt_import.read(filename)
    except (OSError, ValueError):
        return None
    from _frozen_importlib_external import decode_source

    return len(data), decode_source(data)


def checkcache(filename=None):
    """Discard cache entries that are out of date. (This is not checked upon each call!)"""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        found = None if not entry[3] else _read(entry[3])
        if found is None or found[0] != entry[0]:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Update a cache entry and return its list of lines.
    If something's wrong, discard the cache entry, and return an empty list."""
    entry = cache.pop(filename, None)
    if not filename:
        return []
    fullname = filename
    try:
        found = _read(filename)
        if found is None:
            if (entry is not None and len(entry) == 1) or lazycache(filename, module_globals):
                get_source = (entry or cache.pop(filename))[0]
                try:
                    text = get_source()
                except (ImportError, OSError):
                    text = None
                if text is None:
                    return []
                entry = cache[filename] = (len(text), None, [line + "\n" for line in text.splitlines()], fullname)
                return entry[2]
            # A relative name may be one of a file on the path.
            if filename.startswith(("/", "<")):
                return []
            for folder in sys.path:
                if isinstance(folder, str):
                    fullname = f"{folder}/{filename}" if folder else filename
                    found = _read(fullname)
                    if found is not None:
                        break
            else:
                return []
    except (UnicodeDecodeError, SyntaxError, LookupError):
        return []
    size, text = found
    lines = _split(text)
    cache[filename] = (size, 0, lines, fullname)
    return lines


def lazycache(filename, module_globals):
    """Seed the cache for filename with module_globals.

    The module loader will be asked for the source only when getlines is called, not immediately."""
    entry = cache.get(filename)
    if entry is not None:
        return len(entry) == 1
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return False
    if not module_globals or "__name__" not in module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals["__name__"]
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not name or not get_source:
        return False

    def get_lines(name=name):
        return get_source(name)

    cache[filename] = (get_lines,)
    return True
