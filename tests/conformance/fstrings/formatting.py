# f-strings: expressions, conversions, specs, nesting.
name, value, width, precision = "Ada", 3.14159, 10, 3
print(f"{name} is {36 + 1} and {name!r} and {name.upper()!s}")
print(f"[{value:.2f}] [{value:10.3f}] [{value:<10.1f}] [{value:^+10.1f}] [{value:{width}.{precision}f}]")
print(f"[{name:>{width}}] [{name:*^{width}}] [{name:<{width}}] [{name:.2}] [{name!r:>{width}}]")
print(f"{42:b} {42:o} {42:x} {42:X} {42:#b} {42:#x} {42:08b} {42:+d} {-42: d} {42: d} {1234567:,} {1234567:_} {0b1010:_b}")
print(f"{{literal}} {{{value:.1f}}} {{{{}}}}")
print(f"{'nested ' + 'quotes'} {"same quotes"} {'a' 'b'} {f'inner {name!r}'} {f"{f"{1 + 1}"}"}")
print(f"{[x * 2 for x in range(3)]} { {'k': 1}['k'] } {(lambda x: x + 1)(1)} {1 if value > 3 else 2}")
print(f"{value = } {value=:.2f} {name = !s} {1 + 1 = } {name=!r:>8} { value  =  }")
print(f"{value!r:^12}|{None!s:>6}|{True:>6}|{True:d}|{'x':5}|{12:5}|{'é':>3}|")
print(f"{1e10:g} {1e-5:g} {123456789.0:g} {0.1:.20f} {1e100:.3e} {0.000123:.2E} {12.5:.0f} {13.5:.0f} {0.125:.2%} {50:%}")
print(f"{float('nan'):>6} {float('inf'):8} {-0.0:f} {-0.0:z.1f} {1.0:#.0f} {65:c}")
print(f"""multi
line {
    name
    + "!"
} end""")
print(f"{'\n'.join(['a', 'b'])} {'\t'!r} \x41 \u00e9 {'\N{GREEK SMALL LETTER ALPHA}'}")
print(rf"raw \n {name}\t" + f"cooked \\ {name}")
print(f"{name!a} {'ünï'!a} {'ünï'!r}")
print(f"{'a' if value else 'b':>{2 + 3}}|{value:{'>' + str(width)}.{precision}}|{3:{'0'}{4}}")
print(f"" == "", f"{''}", "plain " f"{name} " "concatenated " f"{value:.1f}")
print(f"{(w := 5)} {w:=+5}")


class Spec:
    def __format__(self, spec):
        return f"spec({spec!r})"


print(f"{Spec()} {Spec():>10} {Spec():%Y-%m-%d} {Spec():{width}{name}}")
for bad in ("d", "x", "5.", "zz", ",s", "=5", "_<>"):
    try:
        print(format("text", bad))
    except ValueError as error:
        print(bad, error)
for bad in ("s", ".2d", "c", ",x", "+c", "zz", "."):
    try:
        print(format(3, bad), format(300000000, bad))
    except (ValueError, OverflowError) as error:
        print(bad, error)
for bad in ("d", "s", "x", ",_f", "z"):
    try:
        print(format(3.5, bad))
    except ValueError as error:
        print(bad, error)
