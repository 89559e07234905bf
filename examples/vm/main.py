"""A little computer: assembler, stack machine and disassembler in three modules; runs programs from their source."""

from assembler import AssemblyError, assemble, disassemble
from machine import Machine, MachineError
import programs


def run(name, source, *inputs, limit=100_000):
    print(f"== {name}")
    try:
        image = assemble(source)
    except AssemblyError as error:
        print(f"does not assemble: {error}")
        return
    print(f"{len(image.code)} words, labels {image.labels}")
    machine = Machine(image, inputs)
    try:
        machine.run(limit)
    except MachineError as error:
        print(f"stopped: {error}")
        print(f"  {disassemble(image, error.address)}  stack {machine.stack[-4:]}")
    print(f"output {machine.output} after {machine.steps} steps, deepest stack {machine.deepest}")


def main():
    listing = assemble(programs.COUNTDOWN)
    for address in listing.addresses():
        print(disassemble(listing, address))
    run("countdown", programs.COUNTDOWN)
    run("factorial", programs.FACTORIAL, 20)
    run("fibonacci, recursive", programs.FIBONACCI, 15)
    run("sieve", programs.SIEVE, 60)
    run("collatz", programs.COLLATZ, 27)
    run("text", programs.HELLO)
    run("division by zero", "push 1\npush 0\ndiv\nhalt")
    run("empty stack", "add")
    run("no input", "read\nprint\nhalt")
    run("endless", "again: jump again", limit=1000)
    run("off the end", "push 1")
    run("unknown word", "push 1\nfrobnicate")
    run("unknown label", "jump nowhere")
    run("missing operand", "push")
    run("double label", "a: halt\na: halt")


if __name__ == "__main__":
    main()
