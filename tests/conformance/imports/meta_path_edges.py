# What sys.meta_path may hold, and what finders may answer.
import sys

saved = list(sys.meta_path)
Spec = type(sys.__spec__)


def attempt(name="some_module"):
    sys.modules.pop(name, None)
    try:
        module = __import__(name)
    except BaseException as e:
        print(type(e).__name__, e)
    else:
        print(module)


sys.meta_path[:] = []
attempt()
sys.meta_path[:] = [object()]
attempt()


class Raises:
    def find_spec(self, name, path, target=None):
        raise LookupError(name)


sys.meta_path[:] = [Raises()]
attempt()


class NoLoader:
    def find_spec(self, name, path, target=None):
        return Spec(name, None)


sys.meta_path[:] = [NoLoader()]
attempt()


class Namespace:
    def find_spec(self, name, path, target=None):
        return Spec(name, None, is_package=True)


sys.meta_path[:] = [Namespace()]
attempt()
print(sys.modules["some_module"].__path__)


class OnlyExec:
    def exec_module(self, module):
        pass


class Finder:
    def __init__(self, loader):
        self.loader = loader

    def find_spec(self, name, path, target=None):
        return Spec(name, self.loader, origin="here")


sys.meta_path[:] = [Finder(OnlyExec())]
attempt()


class Own:
    def create_module(self, spec):
        return self.module

    def exec_module(self, module):
        module.executed = True


class Thing:
    pass


own = Own()
own.module = Thing()
sys.meta_path[:] = [Finder(own)]
sys.modules.pop("some_module", None)
import some_module

print(type(some_module).__name__, some_module.executed, some_module.__name__, some_module.__spec__.origin)


class Failing(Own):
    module = None

    def exec_module(self, module):
        raise ZeroDivisionError("in exec_module")


sys.meta_path[:] = [Finder(Failing())]
attempt()
print("some_module" in sys.modules)


class Replacing(Own):
    module = None

    def exec_module(self, module):
        sys.modules[module.__name__] = "replaced"


sys.meta_path[:] = [Finder(Replacing())]
sys.modules.pop("some_module", None)
import some_module

print(some_module)
sys.meta_path = None
attempt()
sys.meta_path = saved
attempt("no_such_module")
