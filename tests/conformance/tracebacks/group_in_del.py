# What nobody can catch is shown without its chain and without members.
class Finalizer:
    def __repr__(self):
        return "<the finalizer>"

    def __call__(self):
        try:
            1 / 0
        except ZeroDivisionError:
            raise ExceptionGroup("y", [KeyError("b")])


class Finalized:
    __del__ = Finalizer()


Finalized()
print("after")
