# linecache: lines of files, of modules that loaders give, and what is not there.
import linecache
import sys
import target

print(linecache.getline(target.__file__, 1), end="")
print(linecache.getline(target.__file__, 3), end="")
print(repr(linecache.getline(target.__file__, 0)), repr(linecache.getline(target.__file__, 100)))
print(linecache.getlines(target.__file__))
print(repr(linecache.getline("no such file.py", 1)), linecache.getlines("no such file.py"))
print(repr(linecache.getline("", 1)), repr(linecache.getline("<string>", 1)))
print(len(linecache.cache[target.__file__]), linecache.cache[target.__file__][0], linecache.cache[target.__file__][3] == target.__file__)
linecache.checkcache()
linecache.checkcache(target.__file__)
print(target.__file__ in linecache.cache)
linecache.clearcache()
print(linecache.cache)


class Loader:
    def get_source(self, name):
        print("asked for", name)
        return "first of " + name + "\nsecond"


names = {"__name__": "invented", "__loader__": Loader()}
print(linecache.lazycache("virtual.py", names), linecache.lazycache("virtual.py", names))
print(repr(linecache.getline("virtual.py", 2)))
print(linecache.getlines("virtual.py"))
print(linecache.lazycache("virtual.py", names))
print(linecache.lazycache("<other>", names), linecache.lazycache("x.py", {}), linecache.lazycache("x.py", {"__name__": "n"}))
print(linecache.getline("direct.py", 1, names), end="")
linecache.checkcache()
print(sorted(linecache.cache))
print(linecache.getline("target.py", 1), end="")
print(linecache.getline("unfinished.py", 2, None), end="|\n")
