"""The instruction set: a decorator registers each operation with its name, its operands and what it does."""

BY_NAME, BY_CODE = {}, {}


class Instruction:
    def __init__(self, name, operands, jumps, action):
        self.name, self.size, self.jumps, self.action = name, 1 + operands, jumps, action
        self.code = len(BY_NAME) + 1
        BY_NAME[name] = BY_CODE[self.code] = self

    def __repr__(self):
        return f"<{self.name}>"


def instruction(name, operands=0, jumps=False):
    return lambda action: Instruction(name, operands, jumps, action)


def binary(name):
    def register(function):
        def action(machine):
            right = machine.pop()
            machine.push(int(function(machine.pop(), right)))

        return Instruction(name, 0, False, action)

    return register


for _name, _function in {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "div": lambda a, b: a // b, "mod": lambda a, b: a % b,
    "eq": lambda a, b: a == b, "less": lambda a, b: a < b, "and": lambda a, b: a & b,
}.items():
    binary(_name)(_function)


@instruction("push", 1)
def push(machine, value):
    machine.push(value)


@instruction("pop")
def pop(machine):
    machine.pop()


@instruction("dup")
def dup(machine):
    machine.push(machine.peek())


@instruction("swap")
def swap(machine):
    a, b = machine.pop(), machine.pop()
    machine.push(a)
    machine.push(b)


@instruction("over")
def over(machine):
    machine.push(machine.peek(1))


@instruction("load")
def load(machine):
    machine.push(machine.memory.get(machine.pop(), 0))


@instruction("store")
def store(machine):
    address = machine.pop()
    machine.memory[address] = machine.pop()


@instruction("jump", 1, jumps=True)
def jump(machine, target):
    machine.at = target


@instruction("jzero", 1, jumps=True)
def jzero(machine, target):
    if machine.pop() == 0:
        machine.at = target


@instruction("call", 1, jumps=True)
def call(machine, target):
    machine.calls.append(machine.at)
    machine.at = target


@instruction("ret")
def ret(machine):
    machine.at = machine.calls.pop()


@instruction("print")
def print_(machine):
    machine.output.append(machine.pop())


@instruction("emit")
def emit(machine):
    text = chr(machine.pop())
    if machine.output and isinstance(machine.output[-1], str):
        machine.output[-1] += text
    else:
        machine.output.append(text)


@instruction("read")
def read(machine):
    machine.push(next(machine.inputs))


@instruction("halt")
def halt(machine):
    machine.running = False
