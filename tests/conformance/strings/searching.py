# find, index, count, in, startswith, endswith with bounds and tuples.
s = "abracadabra"
print(s.find("a"), s.find("a", 1), s.find("a", -1), s.find("bra", 2), s.find("x"), s.find(""), s.find("", 5), s.find("", 11), s.find("", 12), s.find("abra", 1, 10), s.find("abra", 1, 11))
print(s.rfind("a"), s.rfind("a", 0, 10), s.rfind("bra"), s.rfind("bra", 0, 5), s.rfind("x"), s.rfind(""), s.rfind("", 0, 3))
print(s.index("c"), s.rindex("b"), s.count("a"), s.count("abra"), s.count("aa"), s.count(""), s.count("a", 3), s.count("a", 3, 6), "aaaa".count("aa"), "".count(""), "".count("a"))
print("bra" in s, "" in s, "xyz" in s, "a" not in s, s.startswith("abra"), s.startswith(("x", "ab")), s.startswith("bra", 1), s.startswith("", 11), s.startswith("", 12), s.endswith("bra"), s.endswith(("x", "ra")), s.endswith("cad", 0, 7), s.startswith(()))
u = "naïve 😀 漢字 naïve"
print(u.find("😀"), u.find("漢"), u.rfind("naïve"), u.count("ï"), "字" in u, u.index("ve", 5), u.find("\u0308"))
for bad in (lambda: s.index("x"), lambda: s.rindex("zz"), lambda: s.find(5), lambda: 5 in s, lambda: s.startswith(5), lambda: s.startswith(("a", 1)), lambda: s.startswith(["a"]), lambda: s.count(), lambda: s.find("a", "b"), lambda: None in "x", lambda: s.index()):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print([i for i in range(len(s)) if s.startswith("a", i)], s.find("a", None, 5), s.find("b", None, None))
text = "x" * 1000 + "needle" + "y" * 1000
print(text.find("needle"), text.rfind("needle"), text.count("x"), text.find("needles"), ("ab" * 500 + "aab").find("aab"))
