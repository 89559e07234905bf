# split, rsplit, splitlines, partition, join.
print("a b  c".split(), " a\tb\n c ".split(), "".split(), "   ".split(), "a,b,,c".split(","), ",".split(","), "".split(","), "a--b--c".split("--"))
print("a b c d".split(None, 2), "  a  b  c ".split(None, 1), "a,b,c,d".split(",", 2), "a,b".split(",", 0), "a,b".split(",", -1), "a b".split(maxsplit=0), "a.b.c".split(sep=".", maxsplit=1))
print("a b c d".rsplit(None, 2), "  a  b  c ".rsplit(None, 1), "a,b,c,d".rsplit(",", 2), "a,b,c".rsplit(",", 1), "".rsplit(), "x".rsplit("y"))
print("a\nb\r\nc\rd\n".splitlines(), "a\nb\r\nc\rd\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i".splitlines(), "no newline".splitlines(keepends=True), "\n\n".splitlines())
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="), "none".rpartition("="), "=".partition("="), "a::b::c".rpartition("::"))
print(",".join("abc"), "".join(["x", "yz"]), "-".join([]), "-".join(["one"]), ", ".join({"k": 1, "l": 2}), "é".join(("a", "漢", "😀")), "ab".join("xyz"), " ".join(str(i) for i in range(4)))
print("1\u00a02\u20033".split(), "a\u3000b".split(), "x\x1fy".split(), "\u200ba".split(), "aXbXc".split("X"), "漢、字、x".split("、"), "😀a😀b".split("😀"))
for bad in (lambda: "a".split(""), lambda: "a".split(5), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: "a".partition(""), lambda: "a".partition(1), lambda: "a".split("x", "y"), lambda: ",".join(["a", b"b"])):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
line = "name: value: with colons  # comment"
head, _, rest = line.partition(": ")
value, *_ = rest.split("#")
print(head, repr(value.strip()), [part.split("=") for part in "a=1&b=2&c=".split("&")], dict(p.split("=") for p in "x=1;y=2".split(";")))
