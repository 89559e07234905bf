def conditional(flag):
    if flag:
        x = 1
    return x

def both(flag):
    if flag:
        x = 1
    else:
        x = 2
    return x

def loop(items):
    for item in items:
        last = item
    print(item, last)
    while True:
        y = 1
        break
    return y

def deleted_in_loop(items):
    x = 1
    for item in items:
        print(x)
        del x

def after_try():
    try:
        x = f()
    except E:
        return
    y = x
    try:
        z = f()
    except E:
        pass
    return y, z

def raised(flag):
    if not flag:
        raise E
    else:
        x = 1
    return x

def checked_once(x):
    if x:
        y = 1
    print(y)
    print(y)

def cells(a, b):
    c = 1
    def inner():
        nonlocal c
        c = a
        return c
    del c
    return inner
