# throw() and close(): handled, unhandled, during try/finally, before start, after end.
def worker():
    while True:
        try:
            value = yield "ready"
            print("value", value)
        except ValueError as error:
            print("handled", error)
            yield "recovered"
        finally:
            print("finally")


w = worker()
print(next(w))
print(w.throw(ValueError("one")))
print(next(w))
print(w.send(5))
try:
    w.throw(KeyError("unhandled"))
except KeyError as error:
    print("escaped", error)
print(next(w, "finished"))


def closing():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing")
        raise
    finally:
        print("cleanup")


c = closing()
next(c)
c.close()
c.close()
print(next(c, "closed"))
unstarted = closing()
unstarted.close()
print(list(unstarted))


def returns_on_exit():
    try:
        yield 1
    except GeneratorExit:
        return "value on close"


r = returns_on_exit()
next(r)
print(r.close())


def swallows():
    try:
        yield 1
    except GeneratorExit:
        pass
    yield 2


s = swallows()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)

never = closing()
try:
    never.throw(ValueError("before start"))
except ValueError as error:
    print(error)
print(next(never, "done"))
done = iter(x for x in ())
next(done, None)
try:
    done.throw(LookupError("after end"))
except LookupError as error:
    print(error)


def converts():
    try:
        yield
    except ValueError:
        raise KeyError("converted")


v = converts()
next(v)
try:
    v.throw(ValueError)
except KeyError as error:
    print(repr(error), repr(error.__context__))


def stop_after_throw():
    try:
        yield 1
    except ValueError:
        return "stopped"


t = stop_after_throw()
next(t)
try:
    t.throw(ValueError())
except StopIteration as stop:
    print(stop.value)
for bad in (5, "text", int):
    g = closing()
    next(g)
    try:
        g.throw(bad)
    except TypeError as error:
        print(error)
    g.close()
