# What a program does with the standard streams besides printing.
import sys

sys.stdout.write("one ")
sys.stdout.writelines(["two ", "three\n"])
sys.stdout.flush()
print(sys.stdout.encoding, sys.stdout.errors, sys.stdin.encoding, sys.stderr.encoding, sys.stderr.errors)
print(sys.stdout.writable(), sys.stdin.readable(), sys.stdout.isatty(), sys.stdout.closed)
sys.stderr.write("to stderr\n")
try:
    sys.stdout.write(5)
except TypeError as error:
    print(error)
try:
    sys.stdout.write(b"bytes")
except TypeError as error:
    print(error)
try:
    print("lone surrogate \ud800")
except UnicodeEncodeError as error:
    print(error)
print("\r carriage \x07 bell kept as they are".encode())
print("a\r\nb", "last line has no newline", sep="|", end="")
