# Bounds, constraints, defaults and the values of aliases are evaluated when somebody asks, once.
log = []


def note(x):
    log.append(x)
    return x


def f[T: note(int), S: (note(str), note(bytes)), D = note(float), *Ts = note((1, 2)), **P = note([int])](): pass


T, S, D, Ts, P = f.__type_params__
print(log)
print(T.__bound__, T.__bound__, T.__constraints__, log)
print(S.__constraints__, S.__bound__, log)
print(D.__default__, D.has_default(), T.has_default(), Ts.__default__, P.__default__, log)
print(T.evaluate_bound(1), S.evaluate_constraints(1), D.evaluate_default(1), T.evaluate_constraints, S.evaluate_bound, log[-1])
print(T.evaluate_bound.__name__, T.evaluate_bound.__qualname__, T.evaluate_bound.__code__.co_varnames)
for form in (0, 2, 3, 4, 5):
    try:
        print(form, T.evaluate_bound(form))
    except Exception as e:
        print(form, type(e).__name__, e)
print(T.__default__, type(T.__default__).__name__, T.evaluate_default)


def late[T: Undefined](): pass


try:
    late.__type_params__[0].__bound__
except NameError as e:
    print(e)
Undefined = int
print(late.__type_params__[0].__bound__)


def mutual[A: "B", B: A](): pass


A, B = mutual.__type_params__
print(A.__bound__, B.__bound__ is A)
type Later = NotYet[Later]
try:
    Later.__value__
except NameError as e:
    print(e)
NotYet = list
print(Later.__value__, Later.__value__.__args__[0] is Later)
