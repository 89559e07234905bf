# Calendar arithmetic with integers: leap years, day numbers, weekdays, Easter, month tables.
MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def leap(year):
    return year % 4 == 0 and year % 100 != 0 or year % 400 == 0


def days_in(year, month):
    return MONTHS[month - 1] + (month == 2 and leap(year))


def to_days(year, month, day):
    y = year - (month <= 2)
    era = y // 400
    yoe = y - era * 400
    doy = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468


def from_days(n):
    n += 719468
    era, doe = divmod(n, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + (3 if mp < 10 else -9)
    return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1


def weekday(y, m, d):
    return (to_days(y, m, d) + 3) % 7


def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    return year, month, (h + l - 7 * m + 33 * month + 19) % 32


def iso_week(y, m, d):
    day = to_days(y, m, d)
    thursday = day - (day + 3) % 7 + 3
    year = from_days(thursday)[0]
    return year, (thursday - to_days(year, 1, 1)) // 7 + 1


def month_table(year, month):
    first = weekday(year, month, 1)
    cells = [""] * first + list(range(1, days_in(year, month) + 1))
    return [f"{year}-{month:02}", " ".join(d[:2] for d in DAYS)] + [" ".join(f"{c:>2}" for c in cells[i:i + 7]).rstrip() for i in range(0, len(cells), 7)]


print([y for y in (1900, 2000, 2023, 2024, 2100) if leap(y)], days_in(2024, 2), days_in(2023, 2))
print(to_days(1970, 1, 1), to_days(2000, 3, 1), to_days(1969, 12, 31), to_days(1, 1, 1), to_days(-44, 3, 15), from_days(-719162), from_days(0), from_days(19000))
print(all(from_days(to_days(y, m, d)) == (y, m, d) for y in (-400, 1, 1600, 1999, 2000, 2024) for m in range(1, 13) for d in (1, 15, days_in(y, m))))
print([DAYS[weekday(*d)] for d in ((1970, 1, 1), (2000, 1, 1), (2024, 2, 29), (1815, 6, 18))], [easter(y) for y in (1961, 2000, 2024, 2038)])
print([iso_week(*d) for d in ((2024, 1, 1), (2023, 1, 1), (2020, 12, 31), (2021, 1, 3))])
print("\n".join(month_table(2024, 2)))
print([(y, m) for y in range(2023, 2026) for m in range(1, 13) if weekday(y, m, 13) == 4])
total = sum(days_in(2024, m) for m in range(1, 13))
print(total, sum(weekday(y, m, 1) == 6 for y in range(1901, 2001) for m in range(1, 13)))


class Date:
    def __init__(self, *parts):
        self.n = to_days(*parts)

    def __add__(self, days):
        new = object.__new__(Date)
        new.n = self.n + days
        return new

    def __sub__(self, other):
        return self.n - other.n if isinstance(other, Date) else self + -other

    def __str__(self):
        return "{}-{:02}-{:02}".format(*from_days(self.n))

    def __format__(self, spec):
        y, m, d = from_days(self.n)
        return spec.replace("%Y", str(y)).replace("%m", f"{m:02}").replace("%d", f"{d:02}").replace("%a", DAYS[(self.n + 3) % 7]) or str(self)


start = Date(2024, 2, 27)
print([str(start + i) for i in range(4)], Date(2025, 1, 1) - Date(2024, 1, 1), f"{start:%a %d.%m.%Y}", f"{start}", start - 58)
