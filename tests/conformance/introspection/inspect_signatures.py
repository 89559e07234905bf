# inspect.signature of functions and methods.
import inspect


def f(a, /, b: int = 2, *args, c, d=4, **kw) -> str:
    """doc of f"""


class C:
    def method(self, x, y=1):
        pass

    @staticmethod
    def static(y):
        pass

    @classmethod
    def klass(cls, *rest):
        pass


for function in (f, C().method, C.method, C.static, C.klass, lambda *, k=None: k):
    print(inspect.signature(function))
s = inspect.signature(f)
print([(p.name, p.kind.name, p.default is p.empty) for p in s.parameters.values()])
print(s.return_annotation, s.parameters["b"].annotation, s.parameters["d"].default)
bound = s.bind(1, 2, 3, c=5, e=6)
print(bound.arguments, bound.args, bound.kwargs)
for args, kwargs in (((), {}), ((1,), {}), ((1,), {"a": 2, "c": 1})):
    try:
        s.bind(*args, **kwargs)
    except TypeError as e:
        print(e)
print(inspect.getfullargspec(f))
print(s.replace(return_annotation=int))
