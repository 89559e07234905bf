"""Conway's game of life on an unbounded board: patterns, growth, periods, spaceships, and run-length files."""

PATTERNS = {
    "block": "2o$2o!",
    "blinker": "3o!",
    "toad": "b3o$3o!",
    "glider": "bob$2bo$3o!",
    "lightweight spaceship": "bo2bo$o4b$o3bo$4o!",
    "pulsar": "2b3o3b3o2b2$o4bobo4bo$o4bobo4bo$o4bobo4bo$2b3o3b3o2b2$2b3o3b3o2b$o4bobo4bo$o4bobo4bo$o4bobo4bo2$2b3o3b3o!",
    "r-pentomino": "b2o$2o$bo!",
    "acorn": "bo5b$3bo3b$2o2b3o!",
    "gosper gun": "24bo$22bobo$12b2o6b2o12b2o$11bo3bo4b2o12b2o$2o8bo5bo3b2o$2o8bo3bob2o4bobo$10bo5bo7bo$11bo3bo$12b2o!",
}


def decode(text):
    """Reads run-length notation: b is dead, o alive, $ ends a line, ! ends the pattern; a number repeats what follows."""
    cells, x, y, count = set(), 0, 0, ""
    for char in text:
        if char.isdigit():
            count += char
            continue
        n, count = int(count or 1), ""
        match char:
            case "b":
                x += n
            case "o":
                cells.update((x + i, y) for i in range(n))
                x += n
            case "$":
                x, y = 0, y + n
            case "!":
                return cells
            case _:
                raise ValueError(f"unexpected {char!r} in a pattern")
    raise ValueError("the pattern does not end")


def encode(cells):
    left, top, right, bottom = bounds(cells)
    lines = []
    for y in range(top, bottom + 1):
        line, run, last = "", 0, None
        for x in range(left, right + 2):
            mark = "o" if (x, y) in cells else "b"
            if mark == last and x <= right:
                run += 1
                continue
            if last is not None and not (last == "b" and x > right):
                line += (str(run) if run > 1 else "") + last
            run, last = 1, mark
        lines.append(line)
    return "$".join(lines) + "!"


def bounds(cells):
    xs, ys = [x for x, _ in cells], [y for _, y in cells]
    return min(xs), min(ys), max(xs), max(ys)


def step(cells):
    neighbours = {}
    for x, y in cells:
        for near in ((x - 1, y - 1), (x, y - 1), (x + 1, y - 1), (x - 1, y), (x + 1, y), (x - 1, y + 1), (x, y + 1), (x + 1, y + 1)):
            neighbours[near] = neighbours.get(near, 0) + 1
    return {cell for cell, n in neighbours.items() if n == 3 or (n == 2 and cell in cells)}


def generations(cells):
    while True:
        yield cells
        cells = step(cells)


def shape(cells):
    """The cells moved to the origin, and where they were."""
    left, top, _, _ = bounds(cells)
    return frozenset((x - left, y - top) for x, y in cells), (left, top)


def classify(cells, limit=200):
    if not cells:
        return "empty"
    first, (x0, y0) = shape(cells)
    for n, now in enumerate(generations(cells)):
        if n == 0:
            continue
        if not now:
            return f"dies after {n}"
        again, (x, y) = shape(now)
        if again == first:
            if (x, y) != (x0, y0):
                return f"moves by ({x - x0}, {y - y0}) in {n}"
            return "still life" if n == 1 else f"oscillates with period {n}"
        if n >= limit:
            return f"still changing after {n}: {len(now)} cells"


def draw(cells, window=None):
    left, top, right, bottom = window or bounds(cells)
    for y in range(top, bottom + 1):
        print("".join("@" if (x, y) in cells else "." for x in range(left, right + 1)))


def main():
    for name, text in PATTERNS.items():
        if name not in ("r-pentomino", "acorn", "gosper gun"):
            print(f"{name:<22} {len(decode(text)):>3} cells  {classify(decode(text))}")
    print()
    for n, cells in enumerate(generations(decode(PATTERNS["glider"]))):
        print(f"generation {n}: {encode(cells)}")
        draw(cells, (0, 0, 4, 4))
        if n == 4:
            break
    assert decode(encode(decode(PATTERNS["pulsar"]))) == shape(decode(PATTERNS["pulsar"]))[0]
    print("\nr-pentomino:")
    for n, cells in enumerate(generations(decode(PATTERNS["r-pentomino"]))):
        if n % 25 == 0:
            left, top, right, bottom = bounds(cells)
            print(f"  {n:>3}: {len(cells):>3} cells in {right - left + 1}x{bottom - top + 1}  {'+' * (len(cells) // 4)}")
        if n == 200:
            break
    gun = decode(PATTERNS["gosper gun"])
    for n, cells in enumerate(generations(gun)):
        if n == 60:
            break
    print(f"\ngosper gun after {n} generations: {len(gun)} -> {len(cells)} cells, two gliders under way")
    draw(cells)
    for bad in ("2o", "3x!", ""):
        try:
            decode(bad)
        except ValueError as error:
            print(f"{bad!r}: {error}")


main()
