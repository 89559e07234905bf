# Lists as stacks, queues, grids, adjacency lists, and buffers.
def balanced(text):
    stack = []
    for c in text:
        if c in "([{":
            stack.append(c)
        elif c in ")]}":
            if not stack or stack.pop() + c not in ("()", "[]", "{}"):
                return False
    return not stack


def rpn(text):
    stack = []
    for token in text.split():
        if token in "+-*/":
            b, a = stack.pop(), stack.pop()
            stack.append({"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else None}[token])
        else:
            stack.append(int(token))
    return stack


def rotate(grid):
    return [list(row) for row in zip(*grid[::-1])]


def spiral(grid):
    out = []
    while grid:
        out += grid[0]
        grid = rotate(rotate(rotate(grid[1:])))
    return out


def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def power(m, n):
    result = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while n:
        if n & 1:
            result = matmul(result, m)
        m, n = matmul(m, m), n >> 1
    return result


def flood(grid, x, y, new):
    old = grid[y][x]
    queue = [(x, y)]
    while queue:
        x, y = queue.pop(0)
        if 0 <= y < len(grid) and 0 <= x < len(grid[0]) and grid[y][x] == old != new:
            grid[y][x] = new
            queue += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return grid


def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


print([balanced(t) for t in ("([]{})", "([)]", "((", "", "]")])
print(rpn("3 4 + 2 *"), rpn("5 1 2 + 4 * + 3 -"))
print(rotate([[1, 2, 3], [4, 5, 6]]), spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
print(power([[1, 1], [1, 0]], 90)[0][1], matmul([[1, 2]], [[3], [4]]))
print(["".join(row) for row in flood([list("..#."), list(".##."), list("#...")], 0, 0, "o")])
print(list(pascal(7)))
window = []
for n in [4, 8, 15, 16, 23, 42]:
    window = (window + [n])[-3:]
    print(sum(window) / len(window), end=" ")
print()
runs = []
for c in "aaabccd":
    if runs and runs[-1][0] == c:
        runs[-1][1] += 1
    else:
        runs.append([c, 1])
print(runs, "".join(c + str(n) * (n > 1) for c, n in runs))
chunks = [list(range(10))[i:i + 3] for i in range(0, 10, 3)]
print(chunks, [x for chunk in chunks for x in chunk] == list(range(10)))
