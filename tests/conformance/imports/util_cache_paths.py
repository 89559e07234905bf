# Where compiled files would be kept.
import importlib.util
import sys

tag = sys.implementation.cache_tag
show = lambda path: path.replace(tag, "TAG")
cache = importlib.util.cache_from_source
print(show(cache("/a/b/module.py")), show(cache("module.py")), show(cache("/a/b.c/noext")))
print(show(cache("/a/m.py", optimization="")), show(cache("/a/m.py", optimization=1)), show(cache("/a/m.py", optimization="xyz")))
for value in ("a.b", "-"):
    try:
        cache("/a/m.py", optimization=value)
    except ValueError as e:
        print(e)
back = importlib.util.source_from_cache
print(back(f"/a/__pycache__/m.{tag}.pyc"), back(f"/a/__pycache__/m.{tag}.opt-1.pyc"))
for path in (f"/a/m.{tag}.pyc", "/a/__pycache__/m.pyc", f"/a/__pycache__/m.{tag}.x.y.pyc", f"/a/__pycache__/m.{tag}.no-1.pyc"):
    try:
        print(back(path))
    except ValueError as e:
        print(show(str(e)))
print(importlib.util.decode_source(b"a = 1\r\nb = 2\r"), importlib.util.decode_source("ä".encode()))
print(importlib.util.decode_source(b"# -*- coding: latin-1 -*-\n\xe4"))
print(len(importlib.util.source_hash(b"text")), len(importlib.util.MAGIC_NUMBER))
