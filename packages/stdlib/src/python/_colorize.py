"""Colors of what Python prints on terminals: sections of names for escape sequences. Own, so that tracebacks need no dataclasses."""

import os
import sys

COLORIZE = True

_CODES = {"RESET": 0, "BLACK": 30, "BLUE": 34, "CYAN": 36, "GREEN": 32, "GREY": 90, "MAGENTA": 35, "RED": 31, "WHITE": 37, "YELLOW": 33, "BOLD": 1}
for _name, _code in list(_CODES.items()):
    if 30 <= _code <= 37:
        _CODES[f"BOLD_{_name}"] = f"1;{_code}"
        _CODES[f"INTENSE_{_name}"] = _code + 60
        _CODES[f"BACKGROUND_{_name}"] = _code + 10
        _CODES[f"INTENSE_BACKGROUND_{_name}"] = _code + 70


class ANSIColors:
    pass


class NoColors:
    pass


for _name, _code in _CODES.items():
    setattr(ANSIColors, _name, f"\x1b[{_code}m")
    setattr(NoColors, _name, "")
ColorCodes = {f"\x1b[{_code}m" for _code in _CODES.values()}
NoColors = NoColors()
del _name, _code


class ThemeSection:
    """Names and their escape sequences; an attribute each, and a mapping."""

    _defaults = {}

    def __init__(self, **colors):
        for name in colors:
            if name not in self._defaults:
                raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword argument '{name}'")
        self.__dict__.update({**self._defaults, **colors})

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign to field {name!r}")

    def copy_with(self, **colors):
        return type(self)(**{**self.__dict__, **colors})

    @classmethod
    def no_colors(cls):
        return cls(**dict.fromkeys(cls._defaults, ""))

    def __getitem__(self, name):
        return self.__dict__[name]

    def __iter__(self):
        return iter(self.__dict__)

    def __len__(self):
        return len(self.__dict__)

    keys = __iter__


def _section(name, text):
    colors = {}
    for item in text.split():
        field, color = item.split("=")
        colors[field] = getattr(ANSIColors, color)
    colors["reset"] = ANSIColors.RESET
    return type(name, (ThemeSection,), {"_defaults": colors, "__module__": "_colorize"})


Argparse = _section(
    "Argparse",
    "usage=BOLD_BLUE prog=BOLD_MAGENTA prog_extra=MAGENTA heading=BOLD_BLUE summary_long_option=CYAN summary_short_option=GREEN "
    "summary_label=YELLOW summary_action=GREEN long_option=BOLD_CYAN short_option=BOLD_GREEN label=BOLD_YELLOW action=BOLD_GREEN",
)
Syntax = _section(
    "Syntax",
    "prompt=BOLD_MAGENTA keyword=BOLD_BLUE keyword_constant=BOLD_BLUE builtin=CYAN comment=RED string=GREEN number=YELLOW op=RESET "
    "definition=BOLD soft_keyword=BOLD_BLUE",
)
Traceback = _section(
    "Traceback", "type=BOLD_MAGENTA message=MAGENTA filename=MAGENTA line_no=MAGENTA frame=MAGENTA error_highlight=BOLD_RED error_range=RED"
)
Unittest = _section("Unittest", "passed=GREEN warn=YELLOW fail=RED fail_info=BOLD_RED")
_SECTIONS = {"argparse": Argparse, "syntax": Syntax, "traceback": Traceback, "unittest": Unittest}


class Theme:
    """All sections."""

    def __init__(self, *, argparse=None, syntax=None, traceback=None, unittest=None):
        given = {"argparse": argparse, "syntax": syntax, "traceback": traceback, "unittest": unittest}
        self.__dict__.update({name: given[name] or kind() for name, kind in _SECTIONS.items()})

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign to field {name!r}")

    def copy_with(self, **sections):
        return type(self)(**{**self.__dict__, **{name: section for name, section in sections.items() if section}})

    @classmethod
    def no_colors(cls):
        return cls(**{name: kind.no_colors() for name, kind in _SECTIONS.items()})


def get_colors(colorize=False, *, file=None):
    return ANSIColors() if colorize or can_colorize(file=file) else NoColors


def decolor(text):
    """Remove ANSI color codes from a string."""
    for code in ColorCodes:
        text = text.replace(code, "")
    return text


def can_colorize(*, file=None):
    """Whether a stream, standard output when absent, is a terminal that shows colors, or is to get them all the same."""
    env = os.environ
    if file is None:
        file = sys.stdout
    wanted = env.get("PYTHON_COLORS")
    if wanted in ("0", "1") and not sys.flags.ignore_environment:
        return wanted == "1"
    if env.get("NO_COLOR") or not COLORIZE:
        return False
    if env.get("FORCE_COLOR"):
        return True
    if env.get("TERM") == "dumb" or not hasattr(file, "fileno"):
        return False
    try:
        return os.isatty(file.fileno())
    except OSError:
        return hasattr(file, "isatty") and file.isatty()


default_theme = Theme()
theme_no_color = Theme.no_colors()


def get_theme(*, tty_file=None, force_color=False, force_no_color=False):
    """The theme that is set, or one without colors where they cannot be shown."""
    if force_color or (not force_no_color and can_colorize(file=tty_file)):
        return _theme
    return theme_no_color


def set_theme(t):
    global _theme

    if not isinstance(t, Theme):
        raise ValueError(f"Expected Theme object, found {t}")
    _theme = t


set_theme(default_theme)
