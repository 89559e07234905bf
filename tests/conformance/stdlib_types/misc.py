import types
print(types.FunctionType is type(lambda: 0), types.GeneratorType.__name__, types.CoroutineType.__name__, types.ModuleType("m"), types.SimpleNamespace(a=1), types.MappingProxyType({"a": 1}))
def body(ns): ns["x"] = 1
C = types.new_class("C", (), {}, body); print(C.x, C.__name__, types.resolve_bases((int,)), types.get_original_bases(C))
m = types.MethodType(lambda self: self, 5); print(m(), types.NoneType, types.EllipsisType, types.UnionType)
class D:
    @types.DynamicClassAttribute
    def v(self): return 3
print(D().v)
import numbers, keyword, token, string, operator
print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), keyword.iskeyword("for"), keyword.softkwlist, token.tok_name[token.NAME])
import weakref
class O: pass
o = O(); r = weakref.ref(o); d = weakref.WeakValueDictionary(a=o); k = weakref.WeakKeyDictionary(); k[o] = 1; s = weakref.WeakSet([o]); print(r() is o, len(d), len(k), len(s)); del o; print(r(), len(d), len(k), len(s))
