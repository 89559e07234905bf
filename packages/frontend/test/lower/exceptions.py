def simple():
    try:
        f()
    except ValueError:
        g()

def full(x):
    try:
        f()
    except (A, B) as e:
        h(e)
    except C:
        raise
    except:
        raise D from x
    else:
        i()
    finally:
        j()

def leaving(items):
    for x in items:
        try:
            if x: continue
            if y: break
            return x + 1
        finally:
            f()

def overriding():
    while True:
        try:
            return 1
        finally:
            break
    try:
        f()
    finally:
        return 2

def return_replaced(x):
    try:
        return f()
    finally:
        try:
            if x: return 2
            g()
        except E:
            h()

def in_handler(items):
    for x in items:
        try:
            f()
        except E as e:
            if x: continue
            if e: break
            return e

def nested():
    try:
        try:
            f()
        finally:
            g()
    except E:
        try:
            h()
        except F as e:
            return e

def asserts(x):
    assert x, f"no {x}"
    assert x and y
    assert 0

try:
    f()
except E as module_name:
    pass
