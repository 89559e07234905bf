from . import one
import pkg.one as again

print(again is one)
