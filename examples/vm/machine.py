"""The machine that runs an image."""

from instructions import BY_CODE


class MachineError(Exception):
    def __init__(self, message, address):
        super().__init__(f"{message} at address {address}")
        self.address = address


class Machine:
    def __init__(self, image, inputs=()):
        self.image, self.inputs = image, iter(inputs)
        self.stack, self.calls, self.memory, self.output = [], [], {}, []
        self.at = self.steps = self.deepest = 0
        self.running = True

    def push(self, value):
        self.stack.append(value)
        if len(self.stack) > self.deepest:
            self.deepest = len(self.stack)

    def pop(self):
        return self.stack.pop()

    def peek(self, depth=0):
        return self.stack[-1 - depth]

    def run(self, limit):
        code = self.image.code
        while self.running:
            address = self.at
            if self.steps >= limit:
                raise MachineError(f"no end after {limit} steps", address)
            if not 0 <= address < len(code):
                raise MachineError("execution ran off the code", address)
            instruction = BY_CODE[code[address]]
            self.at += instruction.size
            self.steps += 1
            try:
                instruction.action(self, *code[address + 1:self.at])
            except IndexError as error:
                raise MachineError(f"{instruction.name}: the stack is empty", address) from error
            except ZeroDivisionError as error:
                raise MachineError(f"{instruction.name}: {error}", address) from error
            except StopIteration:
                raise MachineError(f"{instruction.name}: no more input", address) from None
