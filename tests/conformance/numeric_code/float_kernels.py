# Float code in tight loops: dot products, polynomials, Newton, stencils; exact results.
def dot(a, b):
    s = 0.0
    for i in range(len(a)):
        s += a[i] * b[i]
    return s


def horner(coefficients, x):
    r = 0.0
    for c in coefficients:
        r = r * x + c
    return r


def newton(x):
    g = x
    n = 0
    while abs(g * g - x) > 1e-12 * x:
        g = (g + x / g) * 0.5
        n += 1
    return g, n


def heat(n, steps):
    u = [0.0] * n
    u[n // 2] = 64.0
    for _ in range(steps):
        v = u[:]
        for i in range(1, n - 1):
            v[i] = u[i] + 0.25 * (u[i - 1] - 2.0 * u[i] + u[i + 1])
        u = v
    return u


def matmul(a, b):
    n, m, p = len(a), len(b), len(b[0])
    c = [[0.0] * p for _ in range(n)]
    for i in range(n):
        for j in range(p):
            s = 0.0
            for k in range(m):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c


def spectral(n):
    def element(i, j):
        return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)

    u = [1.0] * n
    for _ in range(3):
        t = [sum(element(i, j) * u[j] for j in range(n)) for i in range(n)]
        u = [sum(element(j, i) * t[j] for j in range(n)) for i in range(n)]
    v = [sum(element(i, j) * u[j] for j in range(n)) for i in range(n)]
    return (dot(u, u) / dot(v, v)) ** 0.5


def running(values):
    low = high = values[0]
    mean = 0.0
    for i, v in enumerate(values, 1):
        low = v if v < low else low
        high = v if v > high else high
        mean += (v - mean) / i
    return low, high, mean


def negative_zero(x):
    return -x, x * -1, 0.0 - x, abs(-x), x + 0.0


def nan_handling(values):
    return [v for v in values if v == v], sum(v != v for v in values), [v < 1 for v in values], [not v < 1 for v in values]


nan = float("nan")
print(dot([1.5, 2.0, 3.25], [4.0, 0.5, 2.0]), horner([1.0, -3.0, 2.0], 4.0), horner([1, 2, 3], 2))
print(newton(2.0), newton(1e10))
print(heat(9, 6))
print(matmul([[1.0, 2.0], [3.0, 4.0]], [[0.5, 1.0], [1.5, -2.0]]))
print(f"{spectral(10):.9f}")
print(running([3.5, -1.25, 8.0, 2.75]))
print(negative_zero(0.0), negative_zero(-0.0))
print(nan_handling([1.0, nan, 0.5, nan]))
print([x / 10 for x in range(-5, 6)], [x * 0.1 for x in range(5)], [2.0**x for x in range(-3, 4)], [x // 0.3 for x in (1.0, -1.0)], [x % 0.7 for x in (2.0, -2.0)])
x = 0.1
for _ in range(20):
    x = x * 1.5 % 1.0
print(x, int(x * 10**6), round(x, 3))
