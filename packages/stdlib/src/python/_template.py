"""Template strings: what the compiler makes of `t"…"`. `string.templatelib` takes the types from here."""

from _molt import seal as _seal

_GenericAlias = type(list[int])


def _plain(cls):
    """Puts a class where CPython has it."""
    del cls.__firstlineno__, cls.__static_attributes__
    return _seal(cls, "string.templatelib")


def _refuse(self, name, value=None):
    kind = type(self)
    if name in kind.__slots__ or name == "values":
        raise AttributeError("readonly attribute")
    raise AttributeError(f"'string.templatelib.{kind.__name__}' object has no attribute '{name}' and no __dict__ for setting new attributes")


@_plain
class Interpolation:
    """Interpolation object"""

    __slots__ = ("value", "expression", "conversion", "format_spec")
    __match_args__ = ("value", "expression", "conversion", "format_spec")

    def __new__(cls, *args, **kwargs):
        if not args and "value" not in kwargs:
            raise TypeError("Interpolation() missing required argument 'value' (pos 1)")
        return _checked(*args, **kwargs)

    __setattr__ = __delattr__ = _refuse

    def __repr__(self):
        return f"Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})"

    def __reduce__(self):
        return Interpolation, (self.value, self.expression, self.conversion, self.format_spec)

    def __class_getitem__(cls, item):
        return _GenericAlias(cls, item)


def _checked(value, expression="", conversion=None, format_spec=""):
    for name, text in (("expression", expression), ("format_spec", format_spec)):
        if not isinstance(text, str):
            raise TypeError(f"Interpolation() argument '{name}' must be str, not {type(text).__name__}")
        if name == "expression" and conversion is not None:
            if not isinstance(conversion, str):
                raise TypeError(f"Interpolation() argument 'conversion' must be str, not {type(conversion).__name__}")
            if conversion not in ("s", "a", "r"):
                raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
    return _make_interpolation(value, expression, conversion, format_spec)


@_plain
class TemplateIter:
    __slots__ = ("_parts",)

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'string.templatelib.TemplateIter' instances")

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._parts)


@_plain
class Template:
    """Template object"""

    __slots__ = ("strings", "interpolations")

    def __new__(cls, *args, **kwargs):
        if kwargs:
            raise TypeError("Template.__new__ only accepts *args arguments")
        strings = [""]
        interpolations = []
        for arg in args:
            if isinstance(arg, str):
                strings[-1] += arg
            elif isinstance(arg, Interpolation):
                interpolations.append(arg)
                strings.append("")
            else:
                raise TypeError(f"Template.__new__ *args need to be of type 'str' or 'Interpolation', got {type(arg).__name__}")
        return _make_template(tuple(strings), tuple(interpolations))

    __setattr__ = __delattr__ = _refuse

    @property
    def values(self):
        """Values of interpolations"""
        return tuple([part.value for part in self.interpolations])

    def __iter__(self):
        result = _new(TemplateIter)
        _set_parts(result, _parts(self))
        return result

    def __repr__(self):
        return f"Template(strings={self.strings!r}, interpolations={self.interpolations!r})"

    def __add__(self, other):
        if not isinstance(other, Template):
            name = type(other).__name__
            raise TypeError(f'can only concatenate string.templatelib.Template (not "{name}") to string.templatelib.Template')
        left, right = self.strings, other.strings
        return _make_template((*left[:-1], left[-1] + right[0], *right[1:]), self.interpolations + other.interpolations)

    def __reduce__(self):
        from string.templatelib import _template_unpickle
        return _template_unpickle, (self.strings, self.interpolations)

    def __class_getitem__(cls, item):
        return _GenericAlias(cls, item)


def _parts(template):
    interpolations = iter(template.interpolations)
    for text in template.strings:
        if text:
            yield text
        for part in interpolations:
            yield part
            break


_new = object.__new__
_set_strings = Template.strings.__set__
_set_interpolations = Template.interpolations.__set__
_set_value = Interpolation.value.__set__
_set_expression = Interpolation.expression.__set__
_set_conversion = Interpolation.conversion.__set__
_set_format_spec = Interpolation.format_spec.__set__
_set_parts = TemplateIter._parts.__set__


def _make_interpolation(value, expression, conversion, format_spec):
    self = _new(Interpolation)
    _set_value(self, value)
    _set_expression(self, expression)
    _set_conversion(self, conversion)
    _set_format_spec(self, format_spec)
    return self


def _make_template(strings, interpolations):
    self = _new(Template)
    _set_strings(self, strings)
    _set_interpolations(self, interpolations)
    return self
