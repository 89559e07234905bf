# complex: literals, arithmetic, repr, parsing, attributes.
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, +z, z * 2, z + 1, 1 + z, z - 1.5, z * z, z / 2, z / (1 - 1j), z ** 2, z == 3 + 4j, z != 3)
print(1j, -1j, 0j, 1 + 0j, -0j, complex(1, -0.0), complex(-0.0, 1), 1.5j, 1e20j, complex(0, float("inf")), complex(float("nan"), 2), (1 + 2j) * 1j)
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex("-1.5e3j"), complex(" 3 "), complex("(1-2j)"), complex("j"), complex("nan+infj"), complex(True, 2.5), complex(1j))
for bad in ("1 + 2j", "", "1+", "abc", "1j2"):
    try:
        print(complex(bad))
    except ValueError as error:
        print(error)
for bad in (lambda: 1j < 2j, lambda: int(1j), lambda: float(1j), lambda: 1j // 1, lambda: 1j % 1, lambda: divmod(1j, 1), lambda: complex("1", 2), lambda: complex(None), lambda: round(1j), lambda: 1j / 0, lambda: 0j ** -1, lambda: 0j ** 1j):
    try:
        print(bad())
    except (TypeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
print(2j ** 2, (1 + 1j) ** 3, 1j ** 4, (2 + 0j) ** -1, 2 ** (0j), bool(0j), bool(1j), {1 + 0j: "as int"}[1], hash(2 + 0j) == hash(2), isinstance(1j, complex))
print(f"{z:.2f} {z:+.1e} {z:g}", str(z), repr([z, 1j]), sum([1j, 2, 0.5]), 1j + True, (1 + 2j).__add__(1), z.__class__.__name__, max([z, 1j], key=abs))


class C:
    def __complex__(self):
        return 5 + 6j


print(complex(C()))


def mandel(c):
    z = 0j
    for n in range(50):
        z = z * z + c
        if abs(z) > 2:
            return n
    return None


print([mandel(c) for c in (0j, 1 + 1j, -1 + 0j, 0.3 + 0.5j, 0.5 + 0.5j)])
