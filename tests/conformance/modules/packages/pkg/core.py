from .tools import numbers
from . import tools
from .tools.text import title


class Engine:
    def run(self):
        return title("engine ") + str(numbers.double(4)) + tools.label


def api():
    return "api of " + __name__


def try_beyond():
    try:
        from ... import nothing
    except ImportError as error:
        return str(error)
