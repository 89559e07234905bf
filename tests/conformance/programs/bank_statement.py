# Parsing, validating and summarising lines with several error paths.
LINES = """
2024-01-05 deposit 100.00 salary
2024-01-06 withdraw 30.25 groceries and more
2024-01-07 withdraw abc broken amount
# comment
2024-13-01 deposit 5 bad month
2024-01-09 transfer 10 unknown kind
2024-01-10 withdraw 500 too much

2024-01-11 deposit 0.75 interest
short
"""


class ParseError(Exception):
    def __init__(self, line_number, reason):
        super().__init__(f"line {line_number}: {reason}")
        self.line_number = line_number


class Entry:
    __slots__ = ("date", "kind", "cents", "note")

    def __init__(self, date, kind, cents, note):
        self.date, self.kind, self.cents, self.note = date, kind, cents, note

    def __repr__(self):
        return f"Entry({'-'.join(map(str, self.date))}, {self.kind}, {self.cents})"


def parse_amount(text):
    whole, _, fraction = text.partition(".")
    if len(fraction) > 2:
        raise ValueError("too many decimals")
    return int(whole) * 100 + int(fraction.ljust(2, "0") or 0)


def parse(text):
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        try:
            date, kind, amount, *note = line.split(" ")
            year, month, day = (int(part) for part in date.split("-"))
            if not 1 <= month <= 12:
                raise ValueError(f"month {month}")
            if kind not in ("deposit", "withdraw"):
                raise ParseError(number, f"unknown kind {kind!r}")
            yield Entry((year, month, day), kind, parse_amount(amount), " ".join(note))
        except ValueError as error:
            yield ParseError(number, error)
        except ParseError as error:
            yield error


balance, problems, accepted = 0, [], []
for item in parse(LINES):
    match item:
        case ParseError(line_number=n):
            problems.append((n, str(item)))
        case Entry(kind="deposit", cents=c):
            balance += c
            accepted.append(item)
        case Entry(kind="withdraw", cents=c) if c <= balance:
            balance -= c
            accepted.append(item)
        case Entry():
            problems.append((None, f"{item} refused, balance {balance / 100:.2f}"))
for p in problems:
    print(p)
for e in accepted:
    print(f"{e.date[2]:02}.{e.date[1]:02}.{e.date[0]} {e.kind:<10}{e.cents / 100:>10,.2f}  {e.note}")
print(f"{'balance':<21}{balance / 100:>10,.2f}")
