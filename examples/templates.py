"""A template engine: text with {{ expressions }}, {% if %}, {% for %}, {% block %} and filters, compiled into closures."""


class TemplateError(Exception):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")


def escape(value):
    return str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FILTERS = {
    "upper": str.upper,
    "title": str.title,
    "length": len,
    "join": lambda items, separator=", ": separator.join(map(str, items)),
    "default": lambda value, other: value if value not in (None, "") else other,
    "money": lambda value, currency="€": f"{value:,.2f} {currency}",
    "reverse": lambda items: items[::-1],
    "sort": lambda items, key=None: sorted(items, key=(lambda item: item[key]) if key else None),
    "first": lambda items: items[0] if items else None,
    "plural": lambda n, one, many: one if n == 1 else many,
}


def split(source):
    """Yields (kind, text, line) for text, {{ }}, {% %}; {# #} vanishes."""
    closing = {"{{": "}}", "{%": "%}", "{#": "#}"}
    at, line = 0, 1
    while at < len(source):
        starts = [i for i in (source.find(opening, at) for opening in closing) if i >= 0]
        start = min(starts, default=len(source))
        if start > at:
            yield "text", source[at:start], line
            line += source.count("\n", at, start)
        if start == len(source):
            return
        opening = source[start:start + 2]
        end = source.find(closing[opening], start)
        if end < 0:
            raise TemplateError(f"{opening} is not closed", line)
        if opening != "{#":
            yield opening, source[start + 2:end].strip(), line
        line += source.count("\n", start, end)
        at = end + 2
        if opening == "{%" and source[at:at + 1] == "\n":
            at, line = at + 1, line + 1


def lookup(path, line):
    name, *rest = path.split(".")

    def get(scope):
        if name not in scope:
            raise TemplateError(f"unknown name {name!r}", line)
        value = scope[name]
        for step in rest:
            try:
                value = value[int(step)] if step.isdigit() else value[step] if isinstance(value, dict) else getattr(value, step)
            except (LookupError, AttributeError, TypeError) as error:
                raise TemplateError(f"{path!r} has no {step!r}", line) from error
        return value() if callable(value) else value

    return get


def literal_or_name(text, line):
    if text[0] in "\"'" and text[-1] == text[0] and len(text) > 1:
        return lambda scope: text[1:-1]
    if text.lstrip("-").replace(".", "", 1).isdigit():
        number = float(text) if "." in text else int(text)
        return lambda scope: number
    return lookup(text, line)


COMPARE = {"==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "in": lambda a, b: a in b}


def expression(text, line):
    value, *filters = text.split("|")
    get = literal_or_name(value.strip(), line)
    for part in filters:
        name, _, arguments = part.strip().partition(":")
        if name not in FILTERS:
            raise TemplateError(f"unknown filter {name!r}", line)
        getters = [literal_or_name(a.strip(), line) for a in arguments.split(",")] if arguments else []
        get = apply(FILTERS[name], get, getters)
    return get


def apply(function, get, getters):
    return lambda scope: function(get(scope), *(g(scope) for g in getters))


def condition(text, line):
    if text.startswith("not "):
        inner = condition(text[4:], line)
        return lambda scope: not inner(scope)
    for word in (" or ", " and "):
        if word in text:
            left, right = (condition(part, line) for part in text.split(word, 1))
            return (lambda scope: left(scope) or right(scope)) if word == " or " else (lambda scope: left(scope) and right(scope))
    for symbol, compare in COMPARE.items():
        left, found, right = text.partition(f" {symbol} ")
        if found:
            a, b = expression(left, line), expression(right, line)
            return lambda scope: compare(a(scope), b(scope))
    return expression(text, line)


class Loop:
    def __init__(self, items, outer):
        self.length, self.index, self.outer = len(items), 0, outer

    first = property(lambda self: self.index == 1)
    last = property(lambda self: self.index == self.length)
    even = property(lambda self: self.index % 2 == 0)


class Template:
    def __init__(self, source, library=None):
        self.library = library if library is not None else {}
        self.blocks, self.parent = {}, None
        self.parts = split(source)
        self.body = self.sequence()

    def sequence(self, *ends):
        steps = []
        for kind, text, line in self.parts:
            if kind == "text":
                steps.append(lambda scope, text=text: (text,))
            elif kind == "{{":
                steps.append(self.output(text, line))
            else:
                word, _, rest = text.partition(" ")
                if word in ends:
                    self.ended = word, rest, line
                    return steps
                method = getattr(self, "tag_" + word, None)
                if method is None:
                    raise TemplateError(f"unknown tag {word!r}", line)
                steps.append(method(rest, line))
        if ends:
            raise TemplateError(f"missing {' or '.join(ends)}", line)
        return steps

    @staticmethod
    def output(text, line):
        raw = text.endswith("|raw")
        get = expression(text.removesuffix("|raw"), line)
        return lambda scope: (str(get(scope)) if raw else escape(get(scope)),)

    def tag_if(self, text, line):
        branches = [(condition(text, line), self.sequence("elif", "else", "endif"))]
        while self.ended[0] != "endif":
            word, rest, at = self.ended
            test = condition(rest, at) if word == "elif" else lambda scope: True
            branches.append((test, self.sequence("elif", "else", "endif")))

        def render(scope):
            for test, steps in branches:
                if test(scope):
                    yield from run(steps, scope)
                    return

        return render

    def tag_for(self, text, line):
        names, found, source = text.partition(" in ")
        if not found:
            raise TemplateError("a for needs an in", line)
        names = [name.strip() for name in names.split(",")]
        get = expression(source, line)
        steps = self.sequence("else", "endfor")
        otherwise = self.sequence("endfor") if self.ended[0] == "else" else []

        def render(scope):
            items = get(scope)
            items = list(items.items()) if isinstance(items, dict) else list(items)
            loop = Loop(items, scope.get("loop"))
            for loop.index, item in enumerate(items, 1):
                values = [item] if len(names) == 1 else item
                yield from run(steps, {**scope, **dict(zip(names, values, strict=True)), "loop": loop})
            if not items:
                yield from run(otherwise, scope)

        return render

    def tag_set(self, text, line):
        name, _, value = text.partition("=")
        get = expression(value.strip(), line)

        def render(scope):
            scope[name.strip()] = get(scope)
            return ()

        return render

    def tag_include(self, name, line):
        return lambda scope: run(self.library[name.strip("\"'")].body, scope)

    def tag_extends(self, name, line):
        self.parent = name.strip("\"'")
        return lambda scope: ()

    def tag_block(self, name, line):
        self.blocks[name] = self.sequence("endblock")
        return lambda scope: run(scope["__blocks__"].get(name, self.blocks[name]), scope)

    def render(self, **names):
        template, blocks = self, {}
        while True:
            blocks = {**template.blocks, **blocks}
            if template.parent is None:
                return "".join(run(template.body, {**names, "__blocks__": blocks}))
            template = self.library[template.parent]


def run(steps, scope):
    for step in steps:
        yield from step(scope)


BASE = """<title>{% block title %}Shop{% endblock %}</title>
{% block body %}
nothing here
{% endblock %}
{# a comment #}<footer>{{ year }}</footer>"""

PAGE = """{% extends "base" %}
{% block title %}Order {{ order.id }} of {{ customer.name|upper }}{% endblock %}
{% block body %}
{% for line in order.lines|sort:"name" %}
  {{ loop.index }}. {{ line.name }} x{{ line.n }}{% if line.n > 9 and not line.gift %} (bulk){% elif line.gift %} (gift){% endif %} {{ line.price|money }}{% if loop.last %} <-- last{% endif %}

{% else %}
  no lines
{% endfor %}
{% set count = order.lines|length %}
{{ count }} {{ count|plural:"line","lines" }}, tags: {{ order.tags|join:" / " }}{% include "note" %}
{% endblock %}"""


class Customer:
    def __init__(self, name):
        self.name = name

    def greeting(self):
        return f"Dear {self.name}"


def main():
    library = {"base": Template(BASE)}
    library["note"] = Template("{% if note %} — {{ note }} {{ note|raw }}{% endif %}")
    page = Template(PAGE, library)
    lines = [{"name": "tea", "n": 12, "price": 3.5, "gift": False}, {"name": "cup & saucer", "n": 1, "price": 1234.5, "gift": True}]
    print(page.render(year=2024, note="<b>", customer=Customer("Ann"), order={"id": 7, "lines": lines, "tags": ["new", "x<y"]}))
    print("-----")
    print(page.render(year=2025, note="", customer=Customer("Bob"), order={"id": 8, "lines": [], "tags": ()}))
    print("-----")
    print(Template("{% for k, v in d %}{{ k }}={{ v }}{% if not loop.last %}; {% endif %}{% endfor %}|{{ d.b|default:'none' }}|{{ c.greeting }}|{{ 5 }}|{{ 'lit' }}|{{ list.1.0 }}").render(d={"a": 1, "b": ""}, c=Customer("C"), list=[0, "xy"]))
    for source in ("{{ missing }}", "{{ a.b.c }}", "{% if a %}x", "{% while a %}", "{{ a|nope }}", "text {{ a", "line one\nline two\n{% for x %}{% endfor %}", "{{ a.b }}{% endif %}"):
        try:
            print(Template(source).render(a={"b": 1}))
        except TemplateError as error:
            print(f"{source!r}: {error}" + (f" ({type(error.__cause__).__name__})" if error.__cause__ else ""))


main()
