import traceback, sys
def f(x): return 1 / x
try: f(0)
except ZeroDivisionError as e:
    print(traceback.format_exception_only(e), traceback.format_exc().splitlines()[-1], [fr.name for fr in traceback.extract_tb(e.__traceback__)], len(traceback.format_tb(e.__traceback__)))
    print("".join(traceback.format_exception(e)))
try:
    try: f(0)
    except ZeroDivisionError as e: raise KeyError("k") from e
except KeyError as e: traceback.print_exception(e, file=sys.stdout)
te = traceback.TracebackException(ValueError, ValueError("v"), None); print(list(te.format()))
