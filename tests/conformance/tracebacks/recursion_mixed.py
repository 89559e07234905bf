# RecursionError through __getattr__ and repr, displayed with repeated lines.
class Loop:
    def __getattr__(self, name):
        return getattr(self, name)


def go():
    Loop().missing


go()
