# Tracebacks set and cleared by hand.
def fail():
    raise ValueError("with a frame")


try:
    fail()
except ValueError as error:
    saved = error.__traceback__
    bare = error.with_traceback(None)
    print(bare.__traceback__, saved is not None)
    again = RuntimeError("borrowed frames").with_traceback(saved)
raise again
