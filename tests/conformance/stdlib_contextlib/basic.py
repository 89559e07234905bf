from contextlib import contextmanager, closing, suppress, ExitStack, redirect_stdout, nullcontext, ContextDecorator
import io
@contextmanager
def cm(n):
    print("in", n)
    try: yield n * 2
    except ValueError as e: print("caught", e)
    finally: print("out", n)
with cm(1) as v: print(v)
with cm(2): raise ValueError("boo")
with suppress(KeyError, ZeroDivisionError): 1 / 0
with ExitStack() as st:
    st.enter_context(cm(3)); st.enter_context(cm(4)); st.callback(print, "callback")
buf = io.StringIO()
with redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
class R:
    def close(self): print("closed")
with closing(R()): pass
with nullcontext(7) as n: print(n)
class D(ContextDecorator):
    def __enter__(self): print("enter")
    def __exit__(self, *a): print("exit")
@D()
def f(): print("body")
f()
try:
    with cm(5): raise KeyError("k")
except KeyError as e: print("through", e)
