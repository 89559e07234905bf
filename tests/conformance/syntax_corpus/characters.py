"""Characters that have no place in a program."""

SOURCES = [
    "$", "?", "!", "`", "a $ b", "a ? b", "x = `y`", "a!b", "a ! b", "a!", "!a", "x = !y", "a && b", "a || b", "!=", "a != ", "a <> b", "a <>", "<> b", "a === b", "a !== b", "x++", "++x", "x--", "x++ + 1", "x =+", "a => b", "a -> b", "-> b", "a := 1", "a ::= 1", "a =: 1",
    "\u201chello\u201d", "x = \u2018a\u2019", "a \u2013 b", "a \u00d7 b", "a\u00a0= 1", "a\u200b = 1", "\u200b", "\u00a0x = 1", "x = \u20ac5", "x = 5\u20ac", "\u00b2", "x\u00b2", "a\u2026", "\u3000x", "\x01", "a\x02b", "x = \x7f", "\ue000", "\U0001f600", "x = \U0001f600 + 1", "caf\u00e9 = \u00bf", "\u00e9\u00e8 = $", "\u0664", "a\u00b7 = 1", "\u00b7a = 1", "\u2118 = 1", "\ufeffx = 1", "x\ufeff", "\u2028x", "x = 1\u2028y = 2", "\u06dd", "f\u2044g", "\u00aa\u20ac", "\U0010ffff",
    "\\", "\\a", "a \\ b", "a \\", "a \\\n", "a = \\\n", "a = 1 \\\n", "a = 1 \\\n  b = 2\n", "a = 1 \\ # c\n", "\\\n", "\\\n\\\n", "\\\nx y", "if x: \\\n", "(a \\\n", "(a \\ b)", "x = \\ \n1", "x = 'a' \\x",
    "\0", "a\0b", "x = 1\n\0", "'\0'", "# \0", "\ud800", "x = '\ud800'", "# \udfff",
    "a\rb c", "a\r\nb c\r\n", "a b\r", "\x0cx y", "  \x0c x = 1 2", "@", "a @ ", "@ a", "@a", "@a\n", "@a\nx = 1\n", "@a b\ndef f(): pass\n", "a..b", "a.b.", "a.", ".a", "...a", ".. .", "a.1", "a.b.1", "a.'b'", "a,,b", ",", ",a", "a,,", ";", ";;", "a;;b", "a; ;", "; a", ":", "a:", ": a", "a: =1", "a: b = ", "a: b := 1", "a :b: c", "~", "~ a b", "a ~ b", "a ~", "%", "a % ", "^", "& a", "a | ", "| a", "<", "a < ", "> a", "a >> ", "a << ", "=", "= 1", "a =", "a = = 1", "a == ", "a = 1 = ", "a = b = ", "->", "a ** ", "** a", "* ", "/", "a / ", "a // ", "// a",
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
