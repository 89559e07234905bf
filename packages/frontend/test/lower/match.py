def f(x):
    match x:
        case 1 | "a" | None: return 1
        case -1.5 | 1+2j: return 2
        case [a, 2, *rest] if rest: return a
        case (a, *_, b): return b
        case []: return 0
        case {"k": v, K.x: [w], **others}: return others
        case {}: return 3
        case Point(0, y=z) | Pair(z): return z
        case str(): return 4
        case [Point(x=a), [b]] as whole: return whole
        case [_, _]: return 5
        case other: return other

match f(1), 2:
    case a, b if a: pass
    case _: pass
