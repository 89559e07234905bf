"""An inventory: quantities with units, properties that check, operators that combine, and a query language in Python itself."""


class UnitError(TypeError):
    pass


class Quantity:
    """An amount with a unit; adds only what fits."""

    factors = {"g": ("mass", 1), "kg": ("mass", 1000), "ml": ("volume", 1), "l": ("volume", 1000), "pcs": ("count", 1)}

    def __init__(self, amount, unit):
        if unit not in self.factors:
            raise UnitError(f"unknown unit {unit!r}")
        self.amount, self.unit = amount, unit

    @classmethod
    def parse(cls, text):
        digits = text.rstrip("abcdefghijklmnopqrstuvwxyz ")
        return cls(float(digits) if "." in digits else int(digits), text[len(digits):].strip())

    @property
    def base(self):
        return self.amount * self.factors[self.unit][1]

    @property
    def dimension(self):
        return self.factors[self.unit][0]

    def to(self, unit):
        if self.factors[unit][0] != self.dimension:
            raise UnitError(f"cannot turn {self.unit} into {unit}")
        amount = self.base / self.factors[unit][1]
        return Quantity(int(amount) if amount == int(amount) else amount, unit)

    def _coerce(self, other):
        if not isinstance(other, Quantity):
            return None
        if other.dimension != self.dimension:
            raise UnitError(f"{self.dimension} and {other.dimension} do not mix")
        return other.to(self.unit)

    def __add__(self, other):
        other = self._coerce(other)
        return NotImplemented if other is None else Quantity(self.amount + other.amount, self.unit)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __sub__(self, other):
        other = self._coerce(other)
        return NotImplemented if other is None else Quantity(self.amount - other.amount, self.unit)

    def __mul__(self, factor):
        return Quantity(self.amount * factor, self.unit) if isinstance(factor, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, Quantity):
            return self.amount / self._coerce(other).amount
        return Quantity(self.amount / other, self.unit)

    def __neg__(self):
        return Quantity(-self.amount, self.unit)

    def __bool__(self):
        return bool(self.amount)

    def __eq__(self, other):
        return isinstance(other, Quantity) and (self.base, self.dimension) == (other.base, other.dimension)

    def __lt__(self, other):
        return self.amount < self._coerce(other).amount

    def __ge__(self, other):
        return not self < other

    def __hash__(self):
        return hash((self.base, self.dimension))

    def __format__(self, spec):
        return f"{self.amount:{spec}} {self.unit}" if spec else str(self)

    def __str__(self):
        return f"{self.amount:g} {self.unit}"

    __repr__ = __str__


class Field:
    """Builds conditions: `item.price > 5` and `item.name == "tea"` give functions that can be combined."""

    def __init__(self, name):
        self.name = name

    def _compare(self, other, operation, sign):
        return Condition(lambda product: operation(getattr(product, self.name), other), f"{self.name} {sign} {other!r}")

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b, ">")

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b, "<")

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b, "==")

    def contains(self, other):
        return self._compare(other, lambda a, b: b in a, "contains")


class Condition:
    def __init__(self, test, text):
        self.test, self.text = test, text

    def __and__(self, other):
        return Condition(lambda p: self.test(p) and other.test(p), f"({self.text} and {other.text})")

    def __or__(self, other):
        return Condition(lambda p: self.test(p) or other.test(p), f"({self.text} or {other.text})")

    def __invert__(self):
        return Condition(lambda p: not self.test(p), f"not {self.text}")

    def __call__(self, product):
        return self.test(product)


class Fields:
    def __getattr__(self, name):
        return Field(name)


item = Fields()


class Product:
    def __init__(self, name, price, stock, *tags):
        self.name, self.price, self.stock, self.tags = name, price, stock, set(tags)

    @property
    def price(self):
        return self._price

    @price.setter
    def price(self, value):
        if value < 0:
            raise ValueError(f"the price of {self.name} cannot be {value}")
        self._price = round(value, 2)

    @property
    def stock(self):
        return self._stock

    @stock.setter
    def stock(self, value):
        if isinstance(value, str):
            value = Quantity.parse(value)
        if value.amount < 0:
            raise ValueError(f"{self.name}: {-value} missing")
        self._stock = value

    @stock.deleter
    def stock(self):
        self._stock = Quantity(0, self._stock.unit)

    @property
    def value(self):
        return self.price * self.stock.amount

    def __repr__(self):
        return f"{self.name} ({self.stock} at {self.price:.2f})"


class Inventory:
    def __init__(self, *products):
        self._products = {}
        for product in products:
            self += product

    def __iadd__(self, product):
        if product.name in self._products:
            self._products[product.name].stock += product.stock
        else:
            self._products[product.name] = product
        return self

    def __isub__(self, name):
        del self._products[name]
        return self

    def __getitem__(self, key):
        if callable(key):
            return Inventory(*(p for p in self if key(p)))
        return self._products[key]

    def __contains__(self, name):
        return name in self._products

    def __iter__(self):
        return iter(self._products.values())

    def __len__(self):
        return len(self._products)

    def __or__(self, other):
        return Inventory(*(Product(p.name, p.price, p.stock, *p.tags) for p in [*self, *other]))

    @property
    def value(self):
        return sum(p.value for p in self)

    def __str__(self):
        lines = [f"{p.name:<10}{p.stock:>8} {p.price:>8.2f} {p.value:>10,.2f}  {' '.join(sorted(p.tags))}" for p in self]
        return "\n".join([*lines, f"{'total':<26}{self.value:>12,.2f}"])


def main():
    store = Inventory(
        Product("tea", 0.04, "2500 g", "drink", "dry"),
        Product("milk", 1.1, "12 l", "drink", "fresh"),
        Product("egg", 0.3, "60 pcs", "fresh"),
        Product("flour", 0.9, "25 kg", "dry", "baking"),
        Product("vanilla", 0.12, "250 ml", "baking"),
    )
    print(store)
    for text, condition in (
        ("over 0.50", item.price > 0.5),
        ("fresh, below 1", (item.price < 1) & Condition(lambda p: "fresh" in p.tags, "fresh")),
        ("not l", ~item.name.contains("l")),
        ("tea or big", (item.name == "tea") | (item.value > 20)),
    ):
        print(f"{text:<16}{[p.name for p in store[condition]]}  because {condition.text}")
    store += Product("milk", 1.1, Quantity(500, "ml"))
    store["flour"].stock -= Quantity(750, "g")
    store["egg"].price *= 1.1
    del store["vanilla"].stock
    store -= "tea"
    print(store)
    other = Inventory(Product("egg", 0.35, "12 pcs"), Product("salt", 0.01, "500 g"))
    print(store | other, len(store), "tea" in store, sep="\n")
    print(Quantity(1.5, "kg") + Quantity(300, "g"), Quantity(300, "g") + Quantity(1.5, "kg"), Quantity(2, "l").to("ml"), 3 * Quantity(4, "pcs"), Quantity(1, "kg") / Quantity(250, "g"))
    print(sum([Quantity(100, "g"), Quantity(1, "kg")]), Quantity(1000, "g") == Quantity(1, "kg"), len({Quantity(1000, "g"), Quantity(1, "kg")}), Quantity(1, "g") < Quantity(1, "kg"), f"{Quantity(2.5, 'l'):.2f}", bool(Quantity(0, "g")))
    for thunk in (
        lambda: Quantity(1, "kg") + Quantity(1, "l"), lambda: Quantity(1, "kg") + 5, lambda: Quantity(1, "stone"), lambda: Quantity.parse("many kg"),
        lambda: setattr(store["egg"], "price", -1), lambda: setattr(store["egg"], "stock", "-5 pcs"), lambda: store["gold"], lambda: Quantity(1, "g").to("pcs"),
        lambda: setattr(store["egg"], "value", 5),
    ):
        try:
            thunk()
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            print(f"{type(error).__name__}: {error}")


main()
