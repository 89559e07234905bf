def t(e):
    try: raise e
    except ValueError, KeyError: return "VK"
    except OSError, EOFError, RuntimeError: return "three"
print(t(ValueError()), t(KeyError()), t(EOFError()))
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError, TypeError:
    print("both")
for s in ("try: pass\nexcept A, B as c: pass", "try: pass\nexcept A, B, as c: pass", "try: pass\nexcept* A, B as c: pass", "try: pass\nexcept A,: pass", "try: pass\nexcept (A, B) as c: pass", "try: pass\nexcept *A: pass", "try: pass\nexcept A, *B: pass", "try: pass\nexcept lambda: 1, B: pass", "try: pass\nexcept A if x else y, B: pass", "try: pass\nexcept* : pass", "try: pass\nexcept: pass\nexcept A: pass", "try: pass"):
    try: compile(s, "s", "exec"); print(repr(s), "ok")
    except SyntaxError as e: print(repr(s), e.msg)
