# `import a.b.c as d` and `from a import b as c`.
import pkg.sub.leaf as leaf
import pkg as p
import pkg.sub as s
from pkg.sub import leaf as other, name as n

print(leaf.__name__, p.__name__, s.__name__, other is leaf, n)
try:
    print(pkg)
except NameError as e:
    print(e)
import pkg.sub.leaf

print(pkg.sub.leaf is leaf)
pkg.sub.leaf = "replaced"
import pkg.sub.leaf as again

print(again)
del pkg.sub.leaf
import pkg.sub.leaf as third

print(third is leaf, hasattr(pkg.sub, "leaf"))
try:
    import pkg.sub.nothing as x
except ImportError as e:
    print(type(e).__name__, e)


def local():
    import pkg.sub.leaf as inner, pkg as outer
    from pkg import sub as part

    return inner is leaf, outer is pkg, part is pkg.sub


print(local())


class Body:
    import pkg
    from pkg import sub


print(Body.pkg is pkg, Body.sub is pkg.sub)
