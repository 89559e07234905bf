# inspect: frames, stacks, kinds of things.
import inspect


def here():
    local = 5
    frame = inspect.currentframe()
    return frame.f_code.co_name, frame.f_locals["local"], frame.f_back.f_code.co_name


print(here())


def stack():
    return [(x.function, x.lineno, x.code_context[0].strip(), x.index) for x in inspect.stack()[:2]]


def caller():
    return stack()


print(caller())
print(inspect.getframeinfo(inspect.currentframe()).function)
print([inspect.isfunction(x) for x in (here, len, print, lambda: 0)])
print([inspect.isclass(x) for x in (int, here, type)], inspect.ismodule(inspect), inspect.isbuiltin(len))


class C:
    attribute = 1

    def method(self):
        pass

    @property
    def prop(self):
        return 2


print([n for n, v in inspect.getmembers(C) if not n.startswith("_")])
print([n for n, v in inspect.getmembers(C(), inspect.ismethod)])
print(inspect.ismethod(C().method), inspect.isfunction(C.method), inspect.isdatadescriptor(C.prop))
print(inspect.getmro(bool), inspect.isgeneratorfunction(caller))
try:
    {}["x"]
except KeyError as e:
    print([(t.function, t.lineno) for t in inspect.getinnerframes(e.__traceback__)])
    print(inspect.istraceback(e.__traceback__), inspect.isframe(e.__traceback__.tb_frame))
