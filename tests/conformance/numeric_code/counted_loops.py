# range loops with changing bounds, negative steps, rebinding the variable, huge ranges left early.
def total(start, stop, step):
    s = 0
    for i in range(start, stop, step):
        s += i
    return s


def rebinding(n):
    out = []
    for i in range(n):
        out.append(i)
        i += 10
        out.append(i)
    return out, i


def bound_changes(n):
    count = 0
    for i in range(n):
        n -= 1
        count += 1
    return count, n


def early(limit):
    for i in range(10**9):
        if i * i > limit:
            break
    return i


def after_empty():
    for i in range(0):
        pass
    try:
        return i
    except UnboundLocalError as error:
        return str(error)


def nested(n):
    c = 0
    for i in range(n):
        for j in range(i, n):
            for k in range(j, i, -1):
                c += k * (i ^ j)
    return c


def range_object(r):
    return [x for x in r], len(r)


def big_bounds():
    out = []
    for i in range(2**47 - 2, 2**47 + 2):
        out.append(i)
    for i in range(-(2**63), -(2**63) + 2):
        out.append(i)
    for i in range(2**70, 2**70 + 10**21, 5 * 10**20):
        out.append(i)
    return out


def while_loops(n):
    i = j = steps = 0
    while i < n:
        j = i
        while j > 0:
            j //= 2
            steps += 1
            if steps % 17 == 0:
                break
        else:
            i += 1
        i += 1
    return i, j, steps


print(total(0, 1000, 1), total(10, 0, -3), total(5, 5, 1), total(-5, 6, 2), total(0, 10, 100))
print(rebinding(3), bound_changes(5), early(1000), after_empty(), nested(8))
print(range_object(range(3)), range_object(range(9, 0, -4)))
print(big_bounds())
print(while_loops(40))
for step in (0, 1.5):
    try:
        total(0, 5, step)
    except (ValueError, TypeError) as error:
        print(error)
range_saved = range
range = lambda *a: ["shadowed", *a]
print([x for x in range(3)])
range = range_saved
print([x for x in range(3)])
