import string
print(string.ascii_letters, string.digits, string.hexdigits, repr(string.whitespace), string.capwords("hello wORLD"))
t = string.Template("$who likes ${what} $$5")
print(t.substitute(who="tim", what="kung pao"), t.safe_substitute(who="x"), t.is_valid(), t.get_identifiers())
try: t.substitute(who="x")
except KeyError as e: print(repr(e))
try: string.Template("$").substitute()
except ValueError as e: print(e)
f = string.Formatter()
print(f.format("{0} {a[1]} {b.real!r:>5} {{x}}", 1, a=[1, 2], b=3), list(f.parse("a{b!r:c}d{}")), f.format("{} {}", 1, 2))
class F(string.Formatter):
    def get_value(self, key, args, kwargs): return kwargs.get(key, f"<{key}>")
print(F().format("{x} {y}", x=1))
import textwrap
print(textwrap.fill("the quick brown fox jumps over the lazy dog", 20), textwrap.dedent("  a\n    b\n  c"), textwrap.shorten("hello world foo", 12), textwrap.indent("a\nb", "> "), textwrap.wrap("a-b verylongword", 6))
