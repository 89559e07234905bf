# Numeric algorithms whose results are exact or rounded for printing.
def newton_sqrt(x, rounds=30):
    guess = x / 2 or 1.0
    for _ in range(rounds):
        guess = (guess + x / guess) / 2
    return guess


def integrate(f, a, b, n=1000):
    h = (b - a) / n
    total = (f(a) + f(b)) / 2
    for i in range(1, n):
        total += f(a + i * h)
    return total * h


def bisect(f, low, high, eps=1e-12):
    while high - low > eps:
        middle = (low + high) / 2
        if f(low) * f(middle) <= 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def mandelbrot(width, height, limit):
    rows = []
    for y in range(height):
        row = ""
        for x in range(width):
            cr, ci = x / width * 3 - 2, y / height * 2 - 1
            zr = zi = 0.0
            n = 0
            while n < limit and zr * zr + zi * zi <= 4:
                zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
                n += 1
            row += " .:-=+*#%@"[n * 9 // limit]
        rows.append(row)
    return rows


def mean_and_variance(values):
    n = mean = m2 = 0
    for v in values:
        n += 1
        delta = v - mean
        mean += delta / n
        m2 += delta * (v - mean)
    return mean, m2 / n


print(newton_sqrt(2), newton_sqrt(10**6), newton_sqrt(0.25))
print(f"{integrate(lambda x: x * x, 0, 3):.6f} {integrate(lambda x: 4 / (1 + x * x), 0, 1):.6f}")
print(round(bisect(lambda x: x ** 3 - x - 2, 1, 2), 9))
for row in mandelbrot(48, 16, 40):
    print(row)
print(mean_and_variance([2, 4, 4, 4, 5, 5, 7, 9]))
s = 0.0
for k in range(100000):
    s += (-1) ** k / (2 * k + 1)
print(f"{4 * s:.8f}")
x = y = 0.0
for i in range(1000):
    x, y = 0.99 * x - 0.1 * y + 0.01 * i, 0.1 * x + 0.99 * y
print(round(x, 6), round(y, 6))
h = 0.0
for i in range(1, 1001):
    h += 1 / i
print(h)
