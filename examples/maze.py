"""Generates a maze and solves it with A*, breadth-first search and wall following; prints the ways."""


class Random:
    """A small deterministic generator, so that every run digs the same maze."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        i = len(items) - 1
        while i and items[i] < items[(i - 1) // 2]:
            parent = (i - 1) // 2
            items[i], items[parent] = items[parent], items[i]
            i = parent

    def pop(self):
        items = self.items
        top, last = items[0], items.pop()
        if items:
            items[0] = last
            i = 0
            while (child := 2 * i + 1) < len(items):
                if child + 1 < len(items) and items[child + 1] < items[child]:
                    child += 1
                if items[i] <= items[child]:
                    break
                items[i], items[child] = items[child], items[i]
                i = child
        return top

    def __bool__(self):
        return bool(self.items)


DIRECTIONS = ((0, -1), (1, 0), (0, 1), (-1, 0))


class Maze:
    def __init__(self, width, height, seed, loops=0):
        self.width, self.height = width * 2 + 1, height * 2 + 1
        self.open = set()
        random = Random(seed)
        stack = [(1, 1)]
        self.open.add((1, 1))
        while stack:
            x, y = stack[-1]
            for dx, dy in random.shuffled(DIRECTIONS):
                cell = x + 2 * dx, y + 2 * dy
                if 0 < cell[0] < self.width and 0 < cell[1] < self.height and cell not in self.open:
                    self.open |= {cell, (x + dx, y + dy)}
                    stack.append(cell)
                    break
            else:
                stack.pop()
        while loops:
            x, y = 1 + random.below(self.width - 2), 1 + random.below(self.height - 2)
            if (x + y) % 2 and (x, y) not in self.open:
                self.open.add((x, y))
                loops -= 1
        self.start, self.goal = (1, 1), (self.width - 2, self.height - 2)

    def neighbours(self, cell):
        x, y = cell
        return [(x + dx, y + dy) for dx, dy in DIRECTIONS if (x + dx, y + dy) in self.open]

    def draw(self, path=()):
        path = set(path)
        for y in range(self.height):
            line = ""
            for x in range(self.width):
                cell = x, y
                if cell == self.start:
                    line += "S"
                elif cell == self.goal:
                    line += "G"
                elif cell in path:
                    line += "·"
                else:
                    line += " " if cell in self.open else "█"
            print(line)


def walk_back(came_from, cell):
    path = [cell]
    while (cell := came_from[cell]) is not None:
        path.append(cell)
    return path[::-1]


def a_star(maze):
    gx, gy = maze.goal

    def estimate(cell):
        return abs(cell[0] - gx) + abs(cell[1] - gy)

    frontier, came_from, cost = Heap(), {maze.start: None}, {maze.start: 0}
    frontier.push((estimate(maze.start), 0, maze.start))
    looked = 0
    while frontier:
        _, _, cell = frontier.pop()
        looked += 1
        if cell == maze.goal:
            return walk_back(came_from, cell), looked
        for near in maze.neighbours(cell):
            new = cost[cell] + 1
            if near not in cost or new < cost[near]:
                cost[near], came_from[near] = new, cell
                frontier.push((new + estimate(near), -new, near))
    raise LookupError("no way")


def breadth_first(maze):
    came_from, wave, looked = {maze.start: None}, [maze.start], 0
    while wave:
        next_wave = []
        for cell in wave:
            looked += 1
            if cell == maze.goal:
                return walk_back(came_from, cell), looked
            for near in maze.neighbours(cell):
                if near not in came_from:
                    came_from[near] = cell
                    next_wave.append(near)
        wave = next_wave
    raise LookupError("no way")


def wall_follower(maze):
    (x, y), facing, path = maze.start, 1, [maze.start]
    while (x, y) != maze.goal:
        for turn in (1, 0, 3, 2):
            direction = (facing + turn) % 4
            dx, dy = DIRECTIONS[direction]
            if (x + dx, y + dy) in maze.open:
                x, y, facing = x + dx, y + dy, direction
                path.append((x, y))
                break
    return path, len(path)


def main():
    maze = Maze(18, 8, seed=2024, loops=10)
    path, _ = a_star(maze)
    maze.draw(path)
    for solver in (a_star, breadth_first, wall_follower):
        path, looked = solver(maze)
        assert path[0] == maze.start and path[-1] == maze.goal
        print(f"{solver.__name__:<14} path of {len(path):>3} cells, {looked:>3} looked at")
    turns = 0
    path, _ = a_star(maze)
    for (ax, ay), (bx, by), (cx, cy) in zip(path, path[1:], path[2:]):
        turns += (bx - ax, by - ay) != (cx - bx, cy - by)
    print(f"{turns} turns on the shortest way")
    maze.open.remove(path[-2])
    maze.open -= set(maze.neighbours(maze.goal))
    try:
        a_star(maze)
    except LookupError as error:
        print("walled in:", error)
    for width, height in ((4, 4), (10, 10), (30, 20)):
        small = Maze(width, height, seed=width)
        print(f"{width}x{height}: {len(a_star(small)[0])} steps, {len(small.open)} open cells")


main()
