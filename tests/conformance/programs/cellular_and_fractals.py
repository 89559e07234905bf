# Rule 110, Sierpinski, Game of life on a torus, an L-system turtle and a Mandelbrot in integers.
def rule(number, width, steps):
    cells = 1 << width - 2
    for _ in range(steps):
        yield "".join("#" if cells >> i & 1 else "." for i in range(width - 1, -1, -1))
        following = 0
        for i in range(width):
            pattern = (cells >> i - 1 if i else cells << 1) & 7
            if number >> pattern & 1:
                following |= 1 << i
        cells = following & (1 << width) - 1


print(*rule(90, 31, 8), sep="\n")
print(*list(rule(110, 24, 24))[-2:], sep="\n")


def sierpinski(n):
    if n == 0:
        return ["*"]
    smaller = sierpinski(n - 1)
    space = " " * (1 << n - 1)
    return [space + line + space for line in smaller] + [line + " " + line for line in smaller]


print("\n".join(line.rstrip() for line in sierpinski(3)))


def life(rows, steps):
    height, width = len(rows), len(rows[0])
    grid = [[c == "#" for c in row] for row in rows]
    for _ in range(steps):
        grid = [[(n := sum(grid[(y + dy) % height][(x + dx) % width] for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dx or dy)) == 3 or n == 2 and grid[y][x] for x in range(width)] for y in range(height)]
    return ["".join(".#"[c] for c in row) for row in grid]


glider = [".#....", "..#...", "###...", "......", "......", "......"]
print(life(glider, 4), life(glider, 24) == glider)


def lsystem(axiom, rules, n):
    for _ in range(n):
        axiom = "".join(rules.get(c, c) for c in axiom)
    return axiom


def turtle(commands, turn=1):
    x = y = 0
    dx, dy = 1, 0
    seen = {(0, 0)}
    for c in commands:
        match c:
            case "F" | "G":
                x, y = x + dx, y + dy
                seen.add((x, y))
            case "+":
                dx, dy = -dy, dx
            case "-":
                dx, dy = dy, -dx
    return seen


dragon = lsystem("FX", {"X": "X+YF+", "Y": "-FX-Y"}, 8)
points = turtle(dragon)
left, right, top, bottom = min(x for x, _ in points), max(x for x, _ in points), min(y for _, y in points), max(y for _, y in points)
print(len(dragon), len(points), right - left + 1, bottom - top + 1)
for y in range(top, bottom + 1):
    print("".join("o" if (x, y) in points else " " for x in range(left, right + 1)).rstrip())


def mandelbrot(width, height, limit):
    one = 1 << 16
    for row in range(height):
        line = ""
        ci = (row * 2 * one // (height - 1)) - one
        for column in range(width):
            cr = column * 3 * one // (width - 1) - 2 * one
            a = b = n = 0
            while n < limit and a * a + b * b <= 4 * one * one:
                a, b = (a * a - b * b) // one + cr, 2 * a * b // one + ci
                n += 1
            line += " .,:;+*%$#"[n * 9 // limit]
        yield line


print(*mandelbrot(45, 13, 30), sep="\n")
collatz = {1: 0}


def steps(n):
    path = []
    while n not in collatz:
        path.append(n)
        n = 3 * n + 1 if n & 1 else n >> 1
    base = collatz[n]
    for i, m in enumerate(reversed(path), 1):
        collatz[m] = base + i
    return collatz[path[0]] if path else base


print([steps(n) for n in (1, 7, 27, 97, 871)], max(range(1, 1000), key=steps), len(collatz))
