"""f-strings and t-strings."""

SOURCES = [
    "f'{'", "f'{a'", "f'}'", "f'{}'", "f'{ }'", "f'{!r}'", "f'{:x}'", "f'{=}'", "f'{,}'", "f'{a b}'", "f'{a $ b}'", "f'{a!}'", "f'{a!x}'", "f'{a!rr}'", "f'{a! r}'", "f'{a!r }'", "f'{a !r}'", "f'{a!r:}'", "f'{a!:x}'", "f'{a!1}'", "f'{a!r b}'", "f'{a!x:y}'",
    "f'{a:{b'", "f'{a:{b}'", "f'{a:{}}'", "f'{a:{b:{c:{d}}}}'", "f'{a:}}'", "f'{a}}'", "f'{{a}'", "f'{a[}'", "f'{a(}'", "f'{a]}'", "f'{a)}'", "f'{(a}'", "f'{[a)}'", "f'{a:{b]}}'", "f'{lambda x: 1}'", "f'{lambda: 1}'", "f'{lambda x:}'", "f'{lambda}'", "f'{*}'", "f'{**a}'", "f'{*a}'", "f'{a = }'", "f'{a == }'", "f'{a +}'", "f'{+}'",
    "f'{1a}'", "f'{yield}'", "f'{await x}'", "f'{x:=5}'", "f'{a := 5}'", "f'{for}'", "f'{if x}'", "f'{x if y}'", "f'{import os}'", "f'{pass}'", "f'{a;b}'", "f'{a\nb}'", "f'{a\n'", "f'''{\na b}'''", "f'''{\na'''", "f'''\n{a!x}\n'''", "f'{a#}'", "f'{a # comment\n}'", "f'''{\n#}'''", "f'{#}'", "f'{\\n}'", "f'{a\\'b'}'", "f'{\"}'", "f'{'a}'",
    "f'{a.}'", "f'{.a}'", "f'{a..b}'", "f'{a,,b}'", "f'{a!s:{b c}}'", "f'{a:{b!}}'", "f'{a:{b!x}}'", "f'{print(a b)}'", "f'{a=!x}'", "f'{a=b}'", "f'{a!=}'", "f'{a!=b}'", "f'{ !r}'", "f'{\t}'", "f'{\n}'", "f'{->}'", "f'{not}'", "f'{None = 1}'", "f'{1 = 2}'",
    "f'a' f'{b c}'", "f'{a}' '{' f'{'", "print(f'{a b}', c)", "x = f'{a' + 'b}'", "f'{{}'", "f'{{}}}'", "f'\\N{}'", "f'\\N{AMPERSAND'", "f'\\x'", "f'{a:\n}'", "f'{a['b']}'", "f'{a:{'", "f'{a!r:{'", "f'{a:'", "f'{a!'", "f'{a!r'", "f'{a='", "f'{'a'", "f'''{a''' ''' '''",
    "t'{'", "t'{a'", "t'}'", "t'{}'", "t'{a!}'", "t'{a!x}'", "t'{a b}'", "t'{=}'", "t'{a:{}}'", "t'{lambda x: 1}'", "t'{*}'", "t'{a)}'", "t'{(a}'", "t'{!r}'", "t'{a!r b}'", "t'{yield', 1", "t'{a $ b}'", "t'{ }'",
]


def show(source):
    try:
        compile(source, "<corpus>", "exec")
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(repr(source))
        print("   ", type(error).__name__ + ":", error.msg, place, repr(error.text))
    except Exception as error:
        print(repr(source), "=>", type(error).__name__, error)
    else:
        print(repr(source), "compiles")


for source in SOURCES:
    show(source)
