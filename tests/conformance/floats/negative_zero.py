# Where the negative zero comes from: literals, products, quotients of ints of any size, remainders, rounding.
def divide(a, b):
    return a / b


print(0 / -5, False / -3, 0 / 5, 0 // -5, 0 % -5, 0 * -5, -0, 0 / -(2**70), 0 / 2**70, False / -(10**30))
print(divide(0, -5), divide(False, -3), divide(0, 5), divide(0, -(2**70)), divide(0.0, -5), divide(-0.0, 5), divide(0, -2.5))
for a in (0, 0.0, -0.0, False):
    for b in (1, -1, 2.5, -2.5, 2**80, -(2**80), True):
        print(a, b, a * b, a / b, a // b, a % b, a + b, b * a, a - a, -a)
print(-0.0 + 0, 0 + -0.0, -0.0 - 0, -0.0 + -0.0, 0.0 - 0.0, -(0.0), abs(-0.0), round(-0.2), round(-0.2, 1), int(-0.0), -0.0 or "falsy")
print(min(-0.0, 0), max(0, -0.0), min(0, -0.0), sum([-0.0]), sum([-0.0, -0.0]), sorted([0.0, -0.0, 0]), -6.0 % 3, 6 % -3.0, -0.0 % 3, 0.0 % -3)
print(-1e-320 / 1e300, 1e-320 * -1e-300, -5e-324 / 2, -0.5 // 1e308, f"{-0.0:.1f} {-0.04:.1f} {-0.0:+} {-0.0:g} {-0.0:z}", str(-0.0), repr(-0.0), -0.0 == 0)
