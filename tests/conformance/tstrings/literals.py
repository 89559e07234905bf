# Prefixes, raw templates, quotes, lines, escapes.
v = "value"
print(rt"\n{v}".strings, Rt"\{v}".strings, tR"{v}\d".strings, T"{v}".strings, TR"\x".strings)
print(t"\n\t\x41\u00e9\N{BULLET}{v}\\".strings)
print(t'{v}' t"{v}" t'''{v}''' t"""{v}""")
print(t"{v!r:{{}}}", t"{v:%H:%M}", t"{v:!r}", t"{v:=^10}")
print(t"{'a' 'b'}".interpolations[0].expression, t'{"a\nb"}'.values, t"{[c for c in v]}".values, t"{ {1: 2}[1] }".values)
print(t"{(lambda: 1)()}".interpolations[0].expression, t"{v:=<5}".interpolations[0].format_spec, t"{(y := 3)}".values, y)
print(t"{v,}".values, t"{*v,}".values, t"{v if v else None}".values, t"{yield_ if False else 1}".values)
print(t"{  v  !r  :>5}")
print(t"{v = }", t"{v=}", t"{v = !s}", t"{v = :>5}", t"{ v=!a:5}")
print(t"\
{v}\
")
for text in ('t"{}"', 't"{ }"', 't"{v!x}"', 't"{v!}"', 't"{v"', 't"}"', 't"{v}}"', 't"{lambda x: 1}"', 't"{a b}"', 'bt"a"', 'tf"a"', 'ut"a"', 'tu"a"', 't"{v!r x}"', 't"{!r}"', 't"{:5}"', 't"{=}"', "t'{v", "t'''{v", 't"{v:{v:{v:{v}}}}"'):
    try:
        print(text, "->", eval(text))
    except SyntaxError as e:
        print(text, "->", e.args[0])
