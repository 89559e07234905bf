import re
s = re.Scanner([(r"\d+", lambda s, t: ("num", int(t))), (r"[a-z]+", lambda s, t: ("id", t)), (r"\s+", None)])
print(s.scan("ab 12 cd!"))
p = re.compile("a")
print(p == re.compile("a"), hash(p) == hash(re.compile("a")), re.compile(p) is p, p.__class__, re.purge())
print(re.I | re.M, re.RegexFlag(0), repr(re.compile("(?x)a", re.S)), re.NOFLAG)
sc = re.compile("a|b").scanner("ab")
print(sc.match().group(), sc.match().group(), sc.match())
import copy
print(copy.copy(p) is p, copy.deepcopy(p) is p, bool(re.match("", "")), re.match("a", "a").string, re.match("(?P<x>a)", "a").re.groupindex["x"])
