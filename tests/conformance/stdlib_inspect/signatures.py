import inspect
def f(a, /, b: int, *args, c=3, **kw) -> str: "doc"
print(inspect.signature(f), [p.kind.name for p in inspect.signature(f).parameters.values()], inspect.getfullargspec(f), inspect.getdoc(f))
class A:
    def m(self, x): ...
    @staticmethod
    def s(): ...
    @classmethod
    def c(cls, y): ...
print(inspect.signature(A().m), inspect.signature(A.c), inspect.isfunction(A.m), inspect.ismethod(A().m), inspect.isclass(A), [n for n, _ in inspect.getmembers(A, inspect.isfunction)])
b = inspect.signature(f).bind(1, 2, 3, c=4, d=5); print(b.arguments, b.args, b.kwargs)
try: inspect.signature(f).bind()
except TypeError as e: print(e)
def g(): yield
print(inspect.isgeneratorfunction(g), inspect.isgenerator(g()), inspect.getmodule(f).__name__, inspect.getmro(A)[0].__name__, inspect.cleandoc("  a\n    b"), inspect.unwrap(f) is f)
print(inspect.getsource(f).strip(), inspect.currentframe().f_lineno)
