"""A sales report from CSV text: a quoting-aware reader, typed columns, grouping, a pivot table and a bar chart."""

DATA = '''date,region,product,units,unit price,note
2024-01-03,North,"Widget, large",10,12.50,
2024-01-05,South,Gadget,3,99.99,"said ""urgent"""
2024-01-17,North,Gadget,1,99.99,
2024-02-02,East,"Widget, large",25,11.75,bulk
2024-02-11,South,Sprocket,140,0.35,"two
lines"
2024-02-28,North,Sprocket,60,0.40,
2024-03-01,East,Gadget,2,89.99,discount
2024-03-09,West,"Widget, large",7,12.50,
2024-03-30,South,"Widget, large",x,12.50,bad row
2024-03-31,West,Sprocket,15,0.40
'''


def read_csv(text, delimiter=","):
    """Yields rows as lists; a field in quotes may hold delimiters, doubled quotes and line ends."""
    row, field, quoted, i = [], [], False, 0
    while i < len(text):
        char = text[i]
        if quoted:
            if char == '"' and text[i + 1:i + 2] == '"':
                field.append('"')
                i += 1
            elif char == '"':
                quoted = False
            else:
                field.append(char)
        elif char == '"':
            quoted = True
        elif char == delimiter or char == "\n":
            row.append("".join(field))
            field = []
            if char == "\n":
                yield row
                row = []
        else:
            field.append(char)
        i += 1
    if row or field:
        yield row + ["".join(field)]


class Date:
    MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

    def __init__(self, text):
        self.year, self.month, self.day = map(int, text.split("-"))

    def __lt__(self, other):
        return (self.year, self.month, self.day) < (other.year, other.month, other.day)

    def __str__(self):
        return f"{self.day} {self.MONTHS[self.month - 1]} {self.year}"


class Sale:
    columns = {"date": Date, "region": str, "product": str, "units": int, "unit price": float, "note": str}

    def __init__(self, values):
        if len(values) != len(self.columns):
            raise ValueError(f"{len(values)} fields in place of {len(self.columns)}")
        for (name, kind), value in zip(self.columns.items(), values):
            setattr(self, name.replace(" ", "_"), kind(value))

    @property
    def total(self):
        return self.units * self.unit_price


def load(text):
    header, *rows = read_csv(text)
    assert header == list(Sale.columns), header
    sales, problems = [], []
    for number, row in enumerate(rows, 2):
        try:
            sales.append(Sale(row))
        except ValueError as error:
            problems.append((number, error))
    return sales, problems


def group(items, key):
    groups = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return dict(sorted(groups.items()))


def table(headings, rows, align=None):
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(line[i]) for line in [headings, *rows]) for i in range(len(headings))]
    align = align or "<" + ">" * (len(headings) - 1)

    def line(cells):
        return "  ".join(f"{cell:{a}{w}}" for cell, a, w in zip(cells, align, widths)).rstrip()

    return "\n".join([line(headings), "  ".join("-" * w for w in widths), *map(line, rows)])


def pivot(sales, row_key, column_key):
    columns = sorted({column_key(s) for s in sales})
    rows = []
    for name, items in group(sales, row_key).items():
        cells = [sum(s.total for s in items if column_key(s) == column) for column in columns]
        rows.append([name, *(f"{cell:,.2f}" if cell else "-" for cell in cells), f"{sum(cells):,.2f}"])
    return table(["", *columns, "total"], rows)


def bars(values, width=40):
    top = max(values.values())
    for name, value in sorted(values.items(), key=lambda item: -item[1]):
        length = value / top * width
        print(f"  {name:<14} {'█' * int(length)}{'▌' if length % 1 >= 0.5 else ''} {value:,.2f}")


def main():
    sales, problems = load(DATA)
    print(table(["date", "product", "units", "total"], [[s.date, s.product, s.units, f"{s.total:.2f}"] for s in sorted(sales, key=lambda s: s.date)], "><>>"))
    print()
    print(pivot(sales, lambda s: s.region, lambda s: s.product))
    print()
    print(pivot(sales, lambda s: f"{s.date.month:02} {Date.MONTHS[s.date.month - 1]}", lambda s: s.region))
    print()
    bars({name: sum(s.total for s in items) for name, items in group(sales, lambda s: s.product).items()})
    best = max(sales, key=lambda s: s.total)
    prices = sorted(s.unit_price for s in sales)
    middle = len(prices) // 2
    median = prices[middle] if len(prices) % 2 else (prices[middle - 1] + prices[middle]) / 2
    print(f"\nbest: {best.product} on {best.date} for {best.total:.2f}; median price {median:.2f}; units {sum(s.units for s in sales)}")
    for s in sales:
        if s.note:
            print(f"note for {s.product!r}: {s.note!r}")
    for number, problem in problems:
        print(f"row {number} left out: {problem}")


main()
