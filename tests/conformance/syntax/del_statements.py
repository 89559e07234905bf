class O:
    def __delattr__(self, n): print("delattr", n)
    def __delitem__(self, k): print("delitem", k)
o = O()
a = b = c = d = e = 1
del a, (b, c), [d, (e,)]
for n in "abcde": print(n in globals(), end=" ")
print()
del o.x, o[1], o[1:2], o[1, 2], o[...]
del (o.w), [o["k"]]
del ()
del []
l = list(range(10))
del l[0], l[-1], l[1:3], l[::2]
print(l)
def f():
    x = 1
    del x
    try: x
    except UnboundLocalError as err: print(err)
    try: del x
    except UnboundLocalError as err: print(err)
    x = 2
    return x
print(f())
try: del undefined
except NameError as err: print(err)
class C:
    y = 1
    del y
    try: del y
    except NameError as err: print(err)
print(hasattr(C, "y"))
def g():
    global gone
    gone = 1
    del gone
    try: gone
    except NameError as err: print(err)
g()
def order():
    log = []
    class T:
        def __getitem__(self, k): log.append(k); return self
        def __delitem__(self, k): log.append(("del", k))
    t = T()
    del t[1][2], t[3]
    return log
print(order())
def partial():
    p, q = 1, 2
    try: del p, undefined_name_in_del, q
    except NameError as err: print(err)
    try: p
    except UnboundLocalError: print("p gone", q)
try: partial()
except Exception as ex: print(type(ex), ex)
for s in ("del f()", "del 1", "del a + b", "del (a, b", "del a if b else c", "del lambda: 1", "del *a", "del *a, b", "del a, *b", "del [a for a in b]", "del None", "del (a := 1)", "del", "del a,", "del (a,), b", "del {a}", "del -a", "del 'x'", "del f'x'", "del ...", "del a.b.c[d].e", "del a and b", "del (yield)", "del a = 1", "del x, 1"):
    try: compile(s, "s", "exec"); print(repr(s), "ok")
    except SyntaxError as ex: print(repr(s), ex.msg)
