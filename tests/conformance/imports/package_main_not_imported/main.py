# A package's __main__ is a module like any other; `__init__` can be imported by its name.
import pkg
import pkg.__main__ as m

print(m.__name__, m.__package__)
import pkg.__init__ as i

print(i.__name__, i is pkg, i.__file__ == pkg.__file__)
import pkg

print(pkg.loads)
import __main__

print(__main__.__name__, __main__.m is m)
