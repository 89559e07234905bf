# Templates join with templates, never with strings.
x = 1
print(t"a" + t"b{x}" + t"{x}c")
print((t"a{x}" t"b" t"{x}").strings)
print(t"a" rt"\n{x}" tr"\t")
for text in ('t"a" + "b"', '"b" + t"a"', 't"a" + 3', '3 + t"a"', 't"a" * 2', 't"a" % 2', 't"a" "b"', 't"a" f"b"', '"b" t"a"', 'b"b" t"a"', 't"a" b"b"', 'f"{x}" t"{x}"'):
    try:
        print(text, "->", eval(text))
    except (TypeError, SyntaxError) as e:
        print(text, "->", type(e).__name__, e.args[0])
t = t"{x}"
try:
    t += "x"
except TypeError as e:
    print(e)
t += t"y"
print(t)
