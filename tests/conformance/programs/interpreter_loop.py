# A Brainf*** interpreter, a stack language and a tiny BASIC: dispatch loops over dicts and lists.
def brain(source, data=""):
    jumps, stack = {}, []
    for i, c in enumerate(source):
        if c == "[":
            stack.append(i)
        elif c == "]":
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    tape, pointer, at, steps, out, source_data = {}, 0, 0, 0, [], iter(data)
    while at < len(source):
        match source[at]:
            case ">":
                pointer += 1
            case "<":
                pointer -= 1
            case "+" | "-" as sign:
                tape[pointer] = (tape.get(pointer, 0) + (1 if sign == "+" else -1)) % 256
            case ".":
                out.append(chr(tape.get(pointer, 0)))
            case ",":
                tape[pointer] = ord(next(source_data, "\0"))
            case "[" if not tape.get(pointer, 0):
                at = jumps[at]
            case "]" if tape.get(pointer, 0):
                at = jumps[at]
        at += 1
        steps += 1
    return "".join(out), steps


print(brain("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++."))
print(brain(",[.,]", "echo"))


def forth(source):
    words, stack, out = {}, [], []
    binary = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a // b, "<": lambda a, b: -(a < b), "=": lambda a, b: -(a == b)}

    def run(tokens):
        tokens = iter(tokens)
        for token in tokens:
            if token == ":":
                name = next(tokens)
                body = []
                while (t := next(tokens)) != ";":
                    body.append(t)
                words[name] = body
            elif token in words:
                run(words[token])
            elif token in binary:
                b, a = stack.pop(), stack.pop()
                stack.append(binary[token](a, b))
            elif token == "dup":
                stack.append(stack[-1])
            elif token == "swap":
                stack[-2:] = stack[:-3:-1]
            elif token == "drop":
                stack.pop()
            elif token == ".":
                out.append(stack.pop())
            elif token == "times":
                block = []
                while (t := next(tokens)) != "end":
                    block.append(t)
                for _ in range(stack.pop()):
                    run(block)
            else:
                stack.append(int(token))

    try:
        run(source.split())
    except IndexError:
        out.append("stack underflow")
    except ValueError as error:
        out.append(str(error))
    except ZeroDivisionError:
        out.append("division by zero")
    return out, stack


print(forth("2 3 + dup * ."), forth(": square dup * ; : cube dup square * ; 3 cube . 4 square ."), forth("1 5 times 2 * end ."), forth("1 2 swap . ."), forth("+"), forth("1 0 /"), forth("foo"), forth("1 2 < 2 2 = ."))


def basic(program, limit=1000):
    lines = {int(n): rest for n, _, rest in (line.partition(" ") for line in program.strip().splitlines())}
    order = sorted(lines)
    names, out, at, returns = {}, [], 0, []

    def value(text):
        total = 0
        for sign, term in zip(["+"] + [c for c in text if c in "+-"], text.replace("-", "+").split("+")):
            term = term.strip()
            product = 1
            for factor in term.split("*"):
                factor = factor.strip()
                product *= int(factor) if factor.isdigit() else names.get(factor, 0)
            total += product if sign == "+" else -product
        return total

    for step in range(limit):
        if at >= len(order):
            break
        word, _, rest = lines[order[at]].partition(" ")
        at += 1
        if word == "LET":
            name, _, source = rest.partition("=")
            names[name.strip()] = value(source)
        elif word == "PRINT":
            out.append(rest.strip('"') if rest.startswith('"') else value(rest))
        elif word == "GOTO":
            at = order.index(int(rest))
        elif word == "IF":
            condition, _, target = rest.partition(" THEN ")
            left, _, right = condition.partition("<")
            if value(left) < value(right):
                at = order.index(int(target))
        elif word == "GOSUB":
            returns.append(at)
            at = order.index(int(rest))
        elif word == "RETURN":
            at = returns.pop()
        elif word == "END":
            break
    return out, dict(names), step


print(basic('10 LET A = 1\n20 LET B = 1\n30 PRINT A\n40 LET C = A + B\n50 LET A = B\n60 LET B = C\n70 IF A < 50 THEN 30\n80 PRINT "done"'))
print(basic("10 LET N = 3\n20 GOSUB 100\n30 LET N = N - 1\n40 IF 0 < N THEN 20\n50 END\n100 PRINT N * N\n110 RETURN"))
