import sys

try:
    sys.exit(4)
except SystemExit as error:
    print("caught", error.code, repr(error))
try:
    raise SystemExit("text")
except BaseException as error:
    print(type(error).__name__, error.code)
try:
    exit_with = SystemExit
    raise exit_with(True)
except Exception:
    print("not an Exception")
except SystemExit as error:
    print(error.code)
raise SystemExit([1, 2])
