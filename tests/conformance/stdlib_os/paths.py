import os, os.path as p
print(p.join("a", "b", "/c"), p.split("/a/b.txt"), p.splitext("x.tar.gz"), p.basename("/a/b"), p.dirname("/a/b"), p.normpath("/a/./b/../c"), p.isabs("/x"), p.commonpath(["/a/b", "/a/c"]), p.commonprefix(["abc", "abd"]), p.relpath("/a/b", "/a/c"), p.expandvars("$NOPE_X/x"))
print(os.sep, os.name, os.linesep == "\n", os.fspath("x"), os.fsencode("é"), os.fsdecode(b"a"), type(os.environ).__name__, os.environ.get("NOPE_X"), os.getenv("NOPE_X", 5))
os.environ["MOLT_TEST_X"] = "1"; print(os.environ["MOLT_TEST_X"], "MOLT_TEST_X" in os.environ); del os.environ["MOLT_TEST_X"]
try: os.environ["NOPE_X"]
except KeyError as e: print(repr(e))
import pathlib
q = pathlib.PurePosixPath("/a/b/c.txt"); print(q.name, q.suffix, q.stem, q.parent, q.parts, q / "d", q.with_suffix(".py"), q.relative_to("/a"), q.match("*.txt"), repr(q), q.is_absolute())
import errno, stat
print(stat.S_ISDIR(0o040755), stat.filemode(0o100644))
import fnmatch, glob
print(fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a", "b.c"], "*.*"), fnmatch.translate("*.py"))
