def f(x): return 1 / x
a = 1; b = 0; print(f(a)); c = f(b); print("never")
