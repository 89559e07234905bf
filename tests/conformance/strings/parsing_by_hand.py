# Parsers of small formats with indexes, slices and methods only.
def parse_ini(text):
    section, result = None, {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split(";", 1)[0].rstrip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            section = result.setdefault(line[1:-1].strip(), {})
        elif "=" in line and section is not None:
            key, _, value = line.partition("=")
            section[key.strip()] = convert(value.strip())
        else:
            raise ValueError(f"line {number}: {line!r}")
    return result


def convert(text):
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    match text.lower():
        case "true" | "yes" | "on":
            return True
        case "false" | "no" | "off":
            return False
        case s if s[:1] == s[-1:] == '"' and len(s) > 1:
            return text[1:-1]
    return [convert(p.strip()) for p in text.split(",")] if "," in text else text


print(parse_ini('[a]\nx = 1\ny=2.5 ; comment\nflag = Yes\n\n[ b c ]\nname = "quoted ; no"\nlist = 1, two, 3.0\nempty =\nexp=1e3'))
for bad in ("x = 1", "[a]\nnonsense"):
    try:
        print(parse_ini(bad))
    except ValueError as error:
        print(error)


def parse_url(url):
    scheme, sep, rest = url.partition("://")
    if not sep:
        raise ValueError(f"no scheme in {url!r}")
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    host, slash, path = rest.partition("/")
    user, at, host = host.rpartition("@")
    host, colon, port = host.partition(":")
    return {"scheme": scheme, "user": user or None, "host": host, "port": int(port) if port else None, "path": slash + path, "query": dict(p.split("=", 1) if "=" in p else (p, "") for p in query.split("&") if p), "fragment": fragment}


def unquote(text):
    out, i = bytearray(), 0
    while i < len(text):
        if text[i] == "%":
            out.append(int(text[i + 1:i + 3], 16))
            i += 3
        else:
            out += text[i].encode()
            i += 1
    return out.decode()


print(parse_url("https://ann@example.org:8080/a/b?x=1&y=a=b&flag#top"), parse_url("ftp://host"), unquote("gr%C3%B6%C3%9Fe%20%F0%9F%98%80+é"))
try:
    parse_url("nothing")
except ValueError as error:
    print(error)


def parse_duration(text):
    units, total, number = {"w": 604800, "d": 86400, "h": 3600, "m": 60, "s": 1}, 0, ""
    for c in text:
        if c.isdigit():
            number += c
        else:
            total += int(number) * units[c]
            number = ""
    return total


def show_duration(seconds):
    out = ""
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)):
        n, seconds = divmod(seconds, size)
        if n:
            out += f"{n}{unit}"
    return out or "0s"


print([parse_duration(t) for t in ("1h30m", "2d", "90s", "1w1s")], [show_duration(s) for s in (0, 59, 3600, 90061)], all(show_duration(parse_duration(t)) == t for t in ("1h30m", "2d5s")))


def sexp(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()

    def read(i):
        if tokens[i] == "(":
            out, i = [], i + 1
            while tokens[i] != ")":
                value, i = read(i)
                out.append(value)
            return out, i + 1
        return convert(tokens[i]), i + 1

    return read(0)[0]


print(sexp("(define (f x) (+ x 1 2.5 (g)))"))


def roman_to_int(s):
    total = 0
    for i, c in enumerate(s):
        v = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[c]
        total += -v if any(v < {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[d] for d in s[i + 1:i + 2]) else v
    return total


def glob(pattern, text):
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(glob(pattern[1:], text[i:]) for i in range(len(text) + 1))
    return bool(text) and pattern[0] in ("?", text[0]) and glob(pattern[1:], text[1:])


def version_key(text):
    return [(0, int(p)) if p.isdigit() else (1, p) for p in text.replace("-", ".").split(".")]


print(roman_to_int("MCMXCIV"), [glob(p, "example.txt") for p in ("*.txt", "ex*e.t?t", "*.py", "?xample*", "*")], sorted(["1.10", "1.9", "1.9-beta", "2.0"], key=version_key))
print("".join(c if c.isalnum() else "_" for c in "Some File (1).txt").strip("_").lower(), "CamelCaseToSnake"[0].lower() + "".join("_" + c.lower() if c.isupper() else c for c in "CamelCaseToSnake"[1:]))
