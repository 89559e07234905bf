"""Solves Sudoku with constraint propagation and search; checks uniqueness and makes a puzzle from a solution."""

DIGITS = "123456789"
ROWS = "ABCDEFGHI"


def cross(a, b):
    return [x + y for x in a for y in b]


SQUARES = cross(ROWS, DIGITS)
UNITS = (
    [cross(ROWS, c) for c in DIGITS]
    + [cross(r, DIGITS) for r in ROWS]
    + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")]
)
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: sorted({p for u in UNITS_OF[s] for p in u} - {s}) for s in SQUARES}


class Contradiction(Exception):
    pass


class Board:
    guesses = 0

    def __init__(self, text=None):
        self.options = {s: DIGITS for s in SQUARES}
        if text is not None:
            cells = [c for c in text if c in DIGITS + ".0"]
            if len(cells) != 81:
                raise ValueError(f"a board has 81 cells, this has {len(cells)}")
            for square, cell in zip(SQUARES, cells):
                if cell in DIGITS:
                    self.assign(square, cell)

    def copy(self):
        other = Board()
        other.options = dict(self.options)
        return other

    def assign(self, square, digit):
        for other in self.options[square].replace(digit, ""):
            self.eliminate(square, other)
        if self.options[square] != digit:
            raise Contradiction(f"{square} cannot be {digit}")

    def eliminate(self, square, digit):
        if digit not in self.options[square]:
            return
        self.options[square] = left = self.options[square].replace(digit, "")
        if not left:
            raise Contradiction(f"nothing is left for {square}")
        if len(left) == 1:
            for peer in PEERS[square]:
                self.eliminate(peer, left)
        for unit in UNITS_OF[square]:
            places = [s for s in unit if digit in self.options[s]]
            if not places:
                raise Contradiction(f"no place for {digit}")
            if len(places) == 1 and len(self.options[places[0]]) > 1:
                self.assign(places[0], digit)

    @property
    def solved(self):
        return all(len(o) == 1 for o in self.options.values())

    def solutions(self):
        """Yields every solution, fewest possibilities first."""
        if self.solved:
            yield self
            return
        _, square = min((len(o), s) for s, o in self.options.items() if len(o) > 1)
        for digit in self.options[square]:
            attempt = self.copy()
            Board.guesses += 1
            try:
                attempt.assign(square, digit)
            except Contradiction:
                continue
            yield from attempt.solutions()

    def __str__(self):
        lines = []
        for i, row in enumerate(ROWS):
            if i in (3, 6):
                lines.append("------+-------+------")
            cells = [self.options[row + c] if len(self.options[row + c]) == 1 else "." for c in DIGITS]
            lines.append(" | ".join(" ".join(cells[j:j + 3]) for j in (0, 3, 6)))
        return "\n".join(lines)

    def text(self):
        return "".join(o if len(o) == 1 else "." for o in self.options.values())


def valid(board):
    return all(sorted(board.options[s] for s in unit) == list(DIGITS) for unit in UNITS)


PUZZLES = {
    "easy": "53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79",
    "hard": "4.....8.5 .3....... ...7..... .2.....6. ....8.4.. ....1.... ...6.3.7. 5..2..... 1.4......",
    "many": "." * 20 + "5..3" + "." * 57,
    "impossible": "55......." + "." * 72,
    "no solution": "4.....8.5 .3....... ...7..... .2.....6. ....8.4.. ....1.... ...6.3.7. 5..2..... 1.4.....8",
    "short": "123",
}


def reduce_puzzle(solution, step):
    """Takes givens away while the solution stays the only one."""
    cells = list(solution)
    order = [(i * step + 7) % 81 for i in range(81)]
    for index in order:
        saved, cells[index] = cells[index], "."
        found = Board("".join(cells)).solutions()
        next(found)
        if next(found, None) is not None:
            cells[index] = saved
    return "".join(cells)


def main():
    for name, text in PUZZLES.items():
        Board.guesses = 0
        print(f"--- {name}")
        try:
            board = Board(text)
            solutions = board.solutions()
            solution = next(solutions)
        except Contradiction as error:
            print("contradiction:", error)
        except ValueError as error:
            print("bad input:", error)
        except StopIteration:
            print("no solution after", Board.guesses, "guesses")
        else:
            print(solution)
            more = "" if name == "many" or next(solutions, None) is None else " (not the only one)"
            print(f"{81 - board.text().count('.')} cells without guessing, {Board.guesses} guesses, valid: {valid(solution)}{more}")
    solution = next(Board(PUZZLES["easy"]).solutions())
    puzzle = reduce_puzzle(solution.text(), 32)
    print("--- a new puzzle with", 81 - puzzle.count("."), "givens")
    for row in range(0, 81, 9):
        print(puzzle[row:row + 9])


main()
