"""Turns assembly text into code words and back."""

from instructions import BY_NAME, BY_CODE


class AssemblyError(Exception):
    def __init__(self, message, line):
        super().__init__(f"{message} in line {line}")
        self.line = line


class Image:
    def __init__(self, code, labels, lines):
        self.code, self.labels, self.lines = code, labels, lines

    def addresses(self):
        address = 0
        while address < len(self.code):
            yield address
            address += BY_CODE[self.code[address]].size


def parse(source):
    """Yields (line number, label or None, words)."""
    for number, line in enumerate(source.splitlines(), 1):
        line = line.split(";")[0].strip()
        label, colon, rest = line.partition(":")
        if not colon:
            label, rest = None, line
        if words := rest.split():
            yield number, label, words
        elif label:
            yield number, label, []


def assemble(source):
    code, labels, lines, patches = [], {}, {}, []
    for number, label, words in parse(source):
        if label is not None:
            if label in labels:
                raise AssemblyError(f"label {label!r} is there twice", number)
            labels[label] = len(code)
        if not words:
            continue
        name, *operands = words
        instruction = BY_NAME.get(name)
        if instruction is None:
            raise AssemblyError(f"unknown instruction {name!r}", number)
        if len(operands) != instruction.size - 1:
            raise AssemblyError(f"{name} takes {instruction.size - 1} operands, not {len(operands)}", number)
        lines[len(code)] = number
        code.append(instruction.code)
        for operand in operands:
            if operand.lstrip("-").isdigit():
                code.append(int(operand))
            elif len(operand) == 3 and operand[0] == operand[2] == "'":
                code.append(ord(operand[1]))
            else:
                patches.append((len(code), operand, number))
                code.append(0)
    for address, label, number in patches:
        try:
            code[address] = labels[label]
        except KeyError:
            raise AssemblyError(f"unknown label {label!r}", number) from None
    return Image(code, labels, lines)


def disassemble(image, address):
    instruction = BY_CODE.get(image.code[address]) if address < len(image.code) else None
    if instruction is None:
        return f"{address:04} ???"
    operands = image.code[address + 1:address + instruction.size]
    names = {target: label for label, target in image.labels.items()}
    shown = [names.get(o, str(o)) if instruction.jumps else str(o) for o in operands]
    label = names.get(address, "")
    return f"{address:04} {label + ':' if label else '':<8}{instruction.name} {' '.join(shown)}".rstrip()
