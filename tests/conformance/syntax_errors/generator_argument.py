def f(*a):
    return a

f(x for x in [1], 2)
