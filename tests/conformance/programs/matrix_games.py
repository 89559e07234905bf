# Tic-tac-toe by minimax, rock-paper-scissors tournament, a knight's tour, sliding windows and a spiral.
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] == board[b] == board[c] != ".":
            return board[a]
    return None if "." in board else "draw"


visited = 0


def best(board, player, memo={}):
    global visited
    if (board, player) in memo:
        return memo[board, player]
    visited += 1
    state = winner(board)
    if state is not None:
        result = {"x": 1, "o": -1, "draw": 0}[state], None
    else:
        moves = []
        for i, cell in enumerate(board):
            if cell == ".":
                score, _ = best(board[:i] + player + board[i + 1:], "o" if player == "x" else "x")
                moves.append((score, i))
        result = max(moves, key=lambda m: (m[0], -m[1])) if player == "x" else min(moves)
    memo[board, player] = result
    return result


print(best("." * 9, "x"), visited, best("x...o....", "x"), best("xx.oo....", "o"), best("x.o.x...o", "x"))
board, player = "." * 9, "x"
while winner(board) is None:
    _, move = best(board, player)
    board = board[:move] + player + board[move + 1:]
    player = "o" if player == "x" else "x"
print("\n".join(board[i:i + 3] for i in (0, 3, 6)), winner(board))


def knights_tour(n, start=(0, 0)):
    jumps = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    grid = [[0] * n for _ in range(n)]

    def options(x, y):
        return [(x + dx, y + dy) for dx, dy in jumps if 0 <= x + dx < n and 0 <= y + dy < n and not grid[y + dy][x + dx]]

    x, y = start
    for step in range(1, n * n + 1):
        grid[y][x] = step
        if step < n * n:
            following = options(x, y)
            if not following:
                return None
            x, y = min(following, key=lambda p: (len(options(*p)), p))
    return grid


for row in knights_tour(6) or ["none"]:
    print(" ".join(f"{c:>2}" for c in row))
beats = {("rock", "scissors"), ("scissors", "paper"), ("paper", "rock")}
players = {"cycle": lambda n, other: ["rock", "paper", "scissors"][n % 3], "copy": lambda n, other: other[-1] if other else "rock", "stubborn": lambda n, other: "paper"}
scores = dict.fromkeys(players, 0)
for a in players:
    for b in players:
        if a < b:
            history = {a: [], b: []}
            for n in range(12):
                ma, mb = players[a](n, history[b]), players[b](n, history[a])
                history[a].append(ma)
                history[b].append(mb)
                scores[a] += (ma, mb) in beats
                scores[b] += (mb, ma) in beats
print(scores)


def spiral(n):
    grid = [[None] * n for _ in range(n)]
    x = y = 0
    dx, dy = 1, 0
    for i in range(n * n):
        grid[y][x] = i
        nx, ny = x + dx, y + dy
        if not (0 <= nx < n and 0 <= ny < n and grid[ny][nx] is None):
            dx, dy = -dy, dx
            nx, ny = x + dx, y + dy
        x, y = nx, ny
    return grid


print(*spiral(4), sep="\n")
