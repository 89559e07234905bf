# Loops in try in with in match in loops: every jump leaves the right blocks.
log = []


class Guard:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        log.append(f"+{self.name}")
        return self

    def __exit__(self, kind, error, tb):
        log.append(f"-{self.name}")
        return kind is KeyError


def machine(commands):
    results = []
    for number, command in enumerate(commands):
        with Guard(number):
            for attempt in range(3):
                try:
                    match command:
                        case "skip":
                            continue
                        case "stop":
                            break
                        case "return":
                            return results, "returned"
                        case "swallow":
                            raise KeyError(command)
                        case "retry" if attempt < 2:
                            raise ValueError("again")
                        case ["nest", *inner]:
                            results.append(machine(inner))
                            break
                        case "boom":
                            1 / 0
                        case other:
                            results.append((other, attempt))
                            if attempt:
                                break
                except ValueError:
                    log.append(f"retry{attempt}")
                    continue
                except ZeroDivisionError as error:
                    results.append(str(error))
                    break
                else:
                    log.append("else")
                finally:
                    log.append(f"f{attempt}")
            else:
                results.append("exhausted")
            log.append("after loop")
    else:
        return results, "all done"


print(machine(["skip", "x", "retry"]))
print(log)
log.clear()
print(machine(["stop", "swallow", "boom", "return", "never"]))
print(log)
log.clear()
print(machine([["nest", "a", ["nest", "return", "b"], "stop"], "swallow"]))
print(len(log), log[:12])


def six(n):
    for a in range(n):
        for b in range(a, n):
            for c in range(b, n):
                if (a + b + c) % 5 == 4:
                    break
                while c < n:
                    try:
                        if c == 2:
                            continue
                        if b == c:
                            break
                        for d in range(c):
                            if d * a > b:
                                return a, b, c, d
                    finally:
                        c += 1
            else:
                continue
            if a + b > n:
                break


print(six(4), six(7), six(2))
