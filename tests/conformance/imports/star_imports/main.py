# `from module import *` with and without __all__.
from everything import *

print(sorted(n for n in globals() if not n.startswith("__")))
from listed import *

print(_private, hidden, added)
try:
    print(unlisted)
except NameError as e:
    print(e)
for name in ("bad_item", "missing_item", "not_iterable", "tuple_all", "generator_all"):
    try:
        exec(f"from {name} import *", space := {})
        print(sorted(n for n in space if n != "__builtins__"))
    except Exception as e:
        print(type(e).__name__, e)
from pkg import *

print(sub, attr)
try:
    exec("from pkg_missing import *")
except Exception as e:
    print(type(e).__name__, e)
