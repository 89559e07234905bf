# Annotations of modules, those in conditions too.
x: int = 3
y: "str"
if True:
    z: float
if False:
    w: undefined_w
for i in range(2):
    in_loop: i
try:
    in_try: 1 / 0
except ZeroDivisionError:
    in_except: int
else:
    in_else: int
while True:
    in_while: int
    break
    never: int
match 3:
    case 3:
        in_case: int
    case _:
        other_case: int
(in_parentheses): int
print(sorted(n for n in globals() if "annot" in n), __annotate__.__qualname__, __annotate__.__code__.co_varnames)
try:
    __annotate__(1)
except ZeroDivisionError as e:
    print(e)
print(len(__conditional_annotations__))
import sys
module = type(sys)("made")
print(module.__annotations__, module.__annotate__)
module.__annotate__ = lambda f: {"m": f}
print(module.__annotations__)
module.__annotations__ = {"q": 1}
print(module.__annotations__, module.__annotate__)
del module.__annotations__
print(module.__annotations__)


def f1(): del module.__annotate__
def f2(): module.__annotate__ = 3
def f3():
    module.__annotate__ = lambda f: 3
    module.__annotations__
def f4():
    del module.__annotations__


for f in (f1, f2, f3, f4):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
later: NotYet
NotYet = int
namespace = {}
exec("a: int\nb: str = 'x'\nif a if False else True:\n  c: float", namespace)
print(namespace["__annotate__"](1), namespace["b"], "__annotations__" in namespace)
exec("class K:\n  p: int\n  if False:\n    q: int\nprint(K.__annotations__)")
