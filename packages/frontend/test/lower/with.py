def single(a):
    with a as b:
        f(b)

def several(a):
    with a as (b, c), d() as e.f, g:
        return b

def leaving(items):
    for x in items:
        with x:
            if a: continue
            if b: break
    with x:
        raise E
