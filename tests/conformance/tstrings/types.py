# The types of templates, which `string.templatelib` names.
t = t"a{1 + 1!r:x}b"
Template, Interpolation = type(t), type(t.interpolations[0])
print(Template, Interpolation, Template.__doc__, Interpolation.__doc__)
print(Template("a", "b"), Template(), Template(Interpolation(1)).strings)
print(Template("x", Interpolation(1, "one"), Interpolation(2, "two", "r"), "y", "z", Interpolation(3, "three", "s", "spec")))
print(Interpolation(value=1, expression="e", conversion="a", format_spec="f"), Interpolation("v"))
print(Interpolation.__match_args__)
match t:
    case Template(strings=(first, *_), interpolations=(Interpolation(value, expression, conversion, spec),)):
        print(first, value, expression, conversion, spec)
for call in (
    lambda: Template(1),
    lambda: Template(strings=()),
    lambda: Interpolation(),
    lambda: Interpolation(1, 2),
    lambda: Interpolation(1, "x", "q"),
    lambda: Interpolation(1, "x", 5),
    lambda: Interpolation(1, "x", None, 3),
    lambda: len(t),
    lambda: t[0],
    lambda: t(),
    lambda: setattr(t, "strings", ()),
    lambda: setattr(t, "other", ()),
    lambda: setattr(t.interpolations[0], "value", ()),
    lambda: setattr(Template, "x", 1),
    lambda: type("Sub", (Template,), {}),
    lambda: type("Sub", (Interpolation,), {}),
    lambda: t"{undefined}",
    lambda: t"{1 / 0}",
    lambda: "x" in t,
    lambda: t < t,
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(t == t, t == t"a{1 + 1!r:x}b", t != t"", bool(t""), hash(t) == hash(t))
it = iter(t)
print(iter(it) is it, next(it), next(it), next(it), next(it, "end"), type(it).__name__)
print(Template[int], Interpolation[str])
