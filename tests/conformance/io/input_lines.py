# input(): lines from standard input, prompts, the end of the file.
name = input("name? ")
print(repr(name))
age = int(input())
print(age + 1)
print(repr(input()), repr(input("with\ttab> ")))
total = 0
while True:
    try:
        line = input()
    except EOFError as error:
        print("end:", error)
        break
    total += int(line)
print(total)
try:
    input("again? ")
except EOFError:
    print("still at the end")
