import sys


class Stand:
    value = "stands in"

    def __repr__(self):
        return "<Stand>"


sys.modules[__name__] = Stand()
