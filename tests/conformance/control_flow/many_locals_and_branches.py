# A function with many variables, long elif chains, and values carried around.
def dispatch(op, a=0, b=0, c=0):
    r0 = r1 = r2 = r3 = r4 = r5 = r6 = r7 = r8 = r9 = 0
    if op == "add":
        r0 = a + b
    elif op == "sub":
        r1 = a - b
    elif op == "mul":
        r2 = a * b
    elif op == "div":
        r3 = a / b if b else None
    elif op == "mod":
        r4 = a % b if b else None
    elif op == "pow":
        r5 = a ** b
    elif op == "all":
        r0, r1, r2, r3, r4, r5 = a + b, a - b, a * b, a / b, a % b, a ** b
        r6 = r0 + r1 + r2
        r7 = r6 if r6 > r5 else r5
        r8 = [r0, r1, r2, r3]
        r9 = {"sum": sum(r8), "max": max(r8)}
    elif op in ("swap", "exchange"):
        a, b, c = c, a, b
        return a, b, c
    elif not op:
        return "nothing"
    else:
        raise LookupError(op)
    return r0, r1, r2, r3, r4, r5, r6, r7, r8, r9


for op in ("add", "sub", "mul", "div", "mod", "pow", "all", "swap", "exchange", ""):
    print(op, dispatch(op, 7, 2, 5))
print(dispatch("div", 1), dispatch("mod", b=0))
try:
    dispatch("unknown")
except LookupError as error:
    print(repr(error))


def grade(score):
    if score >= 90:
        letter = "A"
    elif score >= 80:
        letter = "B"
    elif score >= 70:
        letter = "C"
    else:
        letter = "F"
    if score % 10 >= 7 and letter not in ("A", "F"):
        letter += "+"
    elif score % 10 <= 2 and letter != "F":
        letter += "-"
    return letter


print([grade(s) for s in (95, 91, 88, 82, 79, 70, 50)])


def triangle(a, b, c):
    if not (a < b + c and b < a + c and c < a + b):
        return "none"
    return "equilateral" if a == b == c else "isosceles" if a == b or b == c or a == c else "right" if a * a + b * b == c * c or b * b + c * c == a * a or a * a + c * c == b * b else "scalene"


print([triangle(*t) for t in ((1, 1, 1), (2, 2, 3), (3, 4, 5), (4, 5, 6), (1, 2, 3))])


def maybe_unbound(n):
    for i in range(n):
        if i == 2:
            found = i
    try:
        return found
    except UnboundLocalError as error:
        return type(error).__name__


print(maybe_unbound(5), maybe_unbound(1))


def deleted_in_loop():
    out = []
    for i in range(3):
        x = i
        out.append(x)
        del x
        try:
            x
        except UnboundLocalError:
            out.append("gone")
    return out


print(deleted_in_loop())
