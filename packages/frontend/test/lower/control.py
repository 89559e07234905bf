def conditions(a, b, c):
    if a and b or not c:
        x()
    elif not (a or b):
        y()
    else:
        z()
    while a < b < c and d:
        if a: continue
        break
    else:
        e()
    return a if b and c else d

def values(a, b, c):
    x = a and b or c
    y = not a
    z = a < f() < c
    w = a is not b, a not in b, a in [1, 2], a in {1, "x"}, a == b != c
    return x if y else z

def constant_conditions():
    if 0: a()
    if 1: b()
    else: c()
    while 1:
        if d(): return
    unreachable()

def loops(n):
    for i in range(n):
        for j in range(0, n, 2):
            if i: break
            if j: continue
        else:
            continue
        break
    else:
        f()
    for x in [1, 2, 3]: pass
    for a, (b, *c) in n: pass
    for n.x in range(*n): pass
