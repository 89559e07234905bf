"""Exact matrix work with fractions: product, determinant, inverse, solving, powers, rank, and a least-squares fit."""

from math import gcd


class Fraction:
    __slots__ = ("numerator", "denominator")

    def __init__(self, numerator, denominator=1):
        if denominator == 0:
            raise ZeroDivisionError("a fraction with denominator 0")
        divisor = gcd(numerator, denominator) * (1 if denominator > 0 else -1)
        self.numerator, self.denominator = numerator // divisor, denominator // divisor

    @staticmethod
    def of(value):
        return value if isinstance(value, Fraction) else Fraction(value)

    def __add__(self, other):
        other = Fraction.of(other)
        return Fraction(self.numerator * other.denominator + other.numerator * self.denominator, self.denominator * other.denominator)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __sub__(self, other):
        return self + -Fraction.of(other)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if isinstance(other, Matrix):
            return NotImplemented
        other = Fraction.of(other)
        return Fraction(self.numerator * other.numerator, self.denominator * other.denominator)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = Fraction.of(other)
        return Fraction(self.numerator * other.denominator, self.denominator * other.numerator)

    def __eq__(self, other):
        other = Fraction.of(other)
        return (self.numerator, self.denominator) == (other.numerator, other.denominator)

    def __bool__(self):
        return self.numerator != 0

    def __float__(self):
        return self.numerator / self.denominator

    def __str__(self):
        return str(self.numerator) if self.denominator == 1 else f"{self.numerator}/{self.denominator}"

    __repr__ = __str__


class Singular(ArithmeticError):
    pass


class Matrix:
    def __init__(self, rows):
        self.rows = [[Fraction.of(cell) for cell in row] for row in rows]
        self.height, self.width = len(self.rows), len(self.rows[0])
        if any(len(row) != self.width for row in self.rows):
            raise ValueError("rows of different lengths")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __getitem__(self, key):
        row, column = key
        if isinstance(row, slice) or isinstance(column, slice):
            rows = self.rows[row] if isinstance(row, slice) else [self.rows[row]]
            return Matrix([r[column] if isinstance(column, slice) else [r[column]] for r in rows])
        return self.rows[row][column]

    def __matmul__(self, other):
        if self.width != other.height:
            raise ValueError(f"cannot multiply {self.height}x{self.width} by {other.height}x{other.width}")
        columns = list(zip(*other.rows))
        return Matrix([[sum((a * b for a, b in zip(row, column)), Fraction(0)) for column in columns] for row in self.rows])

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows, strict=True)])

    def __mul__(self, factor):
        return Matrix([[cell * factor for cell in row] for row in self.rows])

    __rmul__ = __mul__

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(self.height), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    @property
    def T(self):
        return Matrix([list(column) for column in zip(*self.rows)])

    def reduced(self, columns=None):
        """Gauss-Jordan elimination: the reduced rows, the determinant's factor and the rank."""
        rows = [row[:] for row in self.rows]
        factor, rank = Fraction(1), 0
        for column in range(columns or self.width):
            pivot = next((r for r in range(rank, self.height) if rows[r][column]), None)
            if pivot is None:
                factor = Fraction(0)
                continue
            if pivot != rank:
                rows[rank], rows[pivot] = rows[pivot], rows[rank]
                factor = -factor
            lead = rows[rank][column]
            factor *= lead
            rows[rank] = [cell / lead for cell in rows[rank]]
            for r in range(self.height):
                if r != rank and rows[r][column]:
                    times = rows[r][column]
                    rows[r] = [a - times * b for a, b in zip(rows[r], rows[rank])]
            rank += 1
            if rank == self.height:
                break
        return rows, factor, rank

    def determinant(self):
        return self.reduced()[1] if self.height == self.width else None

    def rank(self):
        return self.reduced()[2]

    def solve(self, right):
        joined = Matrix([a + b for a, b in zip(self.rows, right.rows, strict=True)])
        rows, _, rank = joined.reduced(self.width)
        if rank < self.width:
            raise Singular(f"rank {rank} of {self.width}")
        return Matrix([row[self.width:] for row in rows[:self.width]])

    def inverse(self):
        return self.solve(Matrix.identity(self.height))

    def __str__(self):
        cells = [[str(cell) for cell in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join("[ " + "  ".join(f"{c:>{w}}" for c, w in zip(row, widths)) + " ]" for row in cells)


def hilbert(n):
    return Matrix([[Fraction(1, i + j + 1) for j in range(n)] for i in range(n)])


def main():
    a = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
    print(a, "determinant", a.determinant(), "rank", a.rank())
    print("inverse", a.inverse(), "check", a @ a.inverse() == Matrix.identity(3), sep="\n")
    print("solution", a.solve(Matrix([[8], [-11], [-3]])).T)
    h = hilbert(5)
    print(h, h.inverse(), sep="\n\n")
    print("1/determinant of hilbert(5):", Fraction(1) / h.determinant())
    fibonacci = Matrix([[1, 1], [1, 0]])
    print((fibonacci**90)[0, 1], (fibonacci**-5)[0, 1], fibonacci**0 == Matrix.identity(2))
    print(2 * a[0:2, :], a[1, 2], a[:, 0].T, sep="\n")
    points = [(1, 2), (2, 3), (3, 5), (4, 4), (5, 7)]
    x = Matrix([[1, px] for px, _ in points])
    y = Matrix([[py] for _, py in points])
    fit = (x.T @ x).solve(x.T @ y)
    print(f"best line: y = {fit[0, 0]} + {fit[1, 0]} x, at 10: {float(fit[0, 0] + 10 * fit[1, 0])}")
    markov = Matrix([[Fraction(9, 10), Fraction(1, 10)], [Fraction(1, 2), Fraction(1, 2)]])
    print("after 20 days:", [round(float(cell), 6) for cell in (markov**20).rows[0]])
    for name, thunk in (
        ("singular", lambda: Matrix([[1, 2], [2, 4]]).inverse()),
        ("shapes", lambda: a @ fibonacci),
        ("ragged", lambda: Matrix([[1, 2], [3]])),
        ("zero", lambda: Fraction(1, 0)),
        ("add", lambda: a + fibonacci),
    ):
        try:
            thunk()
        except (ArithmeticError, ValueError) as error:
            print(f"{name}: {type(error).__name__}: {error}")
    print(Fraction(6, -4), 1 - Fraction(1, 3), Fraction(1, 3) + Fraction(1, 6), float(Fraction(1, 8)), Matrix([[1, 2], [2, 4]]).rank())


main()
