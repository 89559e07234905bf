import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("careful", DeprecationWarning); warnings.warn("again")
    print([(str(x.message), x.category.__name__) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("boom", UserWarning)
    except UserWarning as e: print("raised", e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore"); warnings.warn("silent")
@warnings.deprecated("use g")
def f(): return 1
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); print(f(), w[0].message, f.__deprecated__)
try: warnings.warn("x", category=int)
except TypeError as e: print(e)
