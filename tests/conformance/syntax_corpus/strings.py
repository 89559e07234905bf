"""String literals that do not end or hold what they may not."""

SOURCES = [
    "'", '"', "'abc", '"abc\n', "x = 'abc\ny = 1\n", "'''", "'''abc\ndef\n", 'x = """abc', "x = 1\ny = '''a\nb\nc\n", "r'abc", "b'abc", "f'abc", "f'''abc", "t'abc", "rb'''a\n",
    "print('hello)", "print(\"it's)", "x = 'a' 'b", "'it's'", "\"a\" b\"", "'abc\\", "'abc\\\n", "'abc\\\n\n", "u'abc", "ur'abc'", "bu'a'", "fb'a'", "ft'a'", "rrb'a'", "x = 'a\\'",
    r"'\x'", r"'\x1'", r"'\xg1'", r"'\u12'", r"'\u123g'", r"'\U0000'", r"'\U00110000'", r"'\N'", r"'\N{'", r"'\N{}'", r"'\N{no such name}'", r"b'\x'", r"b'\x1'", r"b'\xzz'", r"'abc\x'", r"x = 'é\x'",
    "b'é'", "b'''é'''", "rb'é'", "'a' b'b'", "b'a' 'b'", "x = ('a'\n     b'b')", "b'a' f'b'", "f'b' b'a'", "f'b' t'a'", "t'b' 'a'", "'a' t'b'", "x = 'a' 'b' b'c'",
    "x = 'abc' def'", "'a\nb'", "'''a''", "'''a''''", "''''", "\"\"\"\"", "x = f('a", "x = ['a', 'b]", "{'a: 1}", "def f():\n    return 'abc\n", "'" + "x" * 50,
    "  'abc", "if x:\n    'abc\n", "'\\", "\"\\\n", "f'\\", "f\"a\\\n",
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
