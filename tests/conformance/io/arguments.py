# sys.argv with spaces, empty and odd arguments.
import sys

print(sys.argv[0].endswith("arguments.py"), len(sys.argv))
for number, argument in enumerate(sys.argv[1:], 1):
    print(number, repr(argument))
options, positional = {}, []
arguments = iter(sys.argv[1:])
for argument in arguments:
    if argument == "--":
        positional += arguments
    elif argument.startswith("--"):
        name, equals, value = argument[2:].partition("=")
        options[name] = value if equals else True
    elif argument.startswith("-") and len(argument) > 1:
        for flag in argument[1:]:
            options[flag] = options.get(flag, 0) + 1
    else:
        positional.append(argument)
print(options, positional)
