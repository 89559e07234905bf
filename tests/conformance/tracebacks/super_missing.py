# super() without the attribute, a method with a wrong number of arguments, in a chain of calls.
class Base:
    def run(self, a):
        return a


class Child(Base):
    def run(self, a, b):
        try:
            return super().running(a)
        except AttributeError as error:
            print(error)
        return super().run(a, b)


Child().run(1, 2)
