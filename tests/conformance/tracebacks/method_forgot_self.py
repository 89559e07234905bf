class Greeter:
    name = "x"

    def greet(self):
        return "hello " + name2

    def name2(self):
        return "n"


Greeter().greet()
