# Names that no statement can spell, and names that lead nowhere.
import sys


def attempt(name):
    try:
        print(__import__(name).__name__)
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


attempt("with space")
attempt("with-dash")
attempt("..")
attempt("a..b")
attempt(".relative")
attempt("trailing.")
attempt("with/slash")
attempt("../odd_names/main")
attempt("/absolute")
attempt("__main__")
attempt("main.py")
attempt("x" * 300)
attempt("back\\slash")
attempt("new\nline")
