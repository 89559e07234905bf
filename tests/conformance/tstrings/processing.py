# What templates are for: somebody else decides how the values are put in.
def html(template):
    parts = []
    for part in template:
        if isinstance(part, str):
            parts.append(part)
        else:
            value = part.value
            if part.conversion == "r":
                value = repr(value)
            if hasattr(value, "interpolations"):
                value = html(value)
            elif isinstance(value, list):
                value = "".join(html(item) for item in value)
            else:
                value = format(value, part.format_spec).replace("&", "&amp;").replace("<", "&lt;")
            parts.append(value)
    return "".join(parts)


def f(template):
    return "".join(p if isinstance(p, str) else format({"r": repr, "s": str, "a": ascii, None: lambda v: v}[p.conversion](p.value), p.format_spec) for p in template)


evil = "<script>"
items = ["one", "<two>"]
print(html(t"<p>{evil}</p>"))
print(html(t"<ul>{[t'<li>{item}</li>' for item in items]}</ul>"))
print(html(t"{evil!r} {3.14159:.2f}"))
price, who = 12.5, "é"
print(f(t"{who!a} pays {price:>10.2f}|{price = }|{who!r:>6}") == f"{who!a} pays {price:>10.2f}|{price = }|{who!r:>6}")
order = []


def note(x):
    order.append(x)
    return x


class Spec:
    def __format__(self, spec):
        order.append(("format", spec))
        return "5"


template = t"{note(1):{note(2)}} {note(3)!r} {note(4):{Spec():x}}"
print(order, [i.format_spec for i in template.interpolations])
