# SystemExit: its code, and what becomes of it.
import sys

for args in ((), (None,), (0,), (3,), ("text",), ((1, 2),), ([1],), (True,), ((),), (1.5,)):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print(repr(e.code), e.args)
try:
    sys.exit(1, 2)
except TypeError as e:
    print(e)
try:
    raise SystemExit
except SystemExit as e:
    print(e.code, e.args)
e = SystemExit(5)
e.code = "changed"
print(e.code, e.args)
try:
    sys.exit(2)
finally:
    print("finally runs")
