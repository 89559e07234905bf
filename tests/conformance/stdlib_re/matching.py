import re
m = re.match(r"(?P<year>\d{4})-(?P<m>\d\d)", "2024-05-06")
print(m.groupdict(), m.span(), m.group(0, 1), m["year"], m.lastgroup, m.lastindex, m, m.regs, m.pos, m.endpos)
print(re.search("b+", "aabbb").span(), re.match("b", "ab"), re.fullmatch("a.c", "abc"), re.fullmatch("ab", "abc"))
print(re.search(r"(a|ab)(c|bcd)(d*)", "abcd").groups(), re.match(r"((a)|b)*", "ab").groups(), re.match("(a)?b", "b").groups("dflt"))
p = re.compile("[abc]+", re.I)
print(p.search("xxABCx", 3).group(), p.match("ABC", 1, 2).group(), p, p.pattern, p.flags, p.groups, p.groupindex)
for bad in ("(", "[a", "*a", "a**", "(?P<1>a)", "\\", "(?<=a+)b", "(?P=x)", "a{3,1}"):
    try: re.compile(bad)
    except re.error as e: print(bad, "|", e, "|", e.pos)
try: m.group("nope")
except IndexError as e: print(e)
