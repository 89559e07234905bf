# A template string is an object: its literal parts, and what stands between the braces, evaluated but not formatted.
name = "World"
n = 3
t = t"Hello {name!r:>{n + 7}}, {n * 2 = } and {n:.2f}!"
print(t)
print(type(t), type(t).__module__, type(t).__qualname__, isinstance(t, str))
print(t.strings)
print(t.values)
for part in t.interpolations:
    print(part.value, repr(part.expression), part.conversion, repr(part.format_spec))
print(list(t))
print(t"", t"".strings, t"".values, list(t""))
print(list(t"text"), list(t"{1}{2}"), t"{1}{2}".strings)
print(t"{{}} {'{'} {{{n}}}".strings)
print(t"{ n }".interpolations[0].expression == " n " or t"{ n }".interpolations[0].expression)
print(t'{"nested " + t"{n}".strings[0]!s}'.values)
print(t"""
{n
+ 1}
""")
print(t"{n!s}{n!r}{n!a}")
print(t"{n:{'{}'}}", t"{n:>{n}.{n}}")
print(t"{t'{n}'}".values[0].values)
