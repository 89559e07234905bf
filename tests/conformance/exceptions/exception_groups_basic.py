# ExceptionGroup as an object: split, subgroup, repr.
group = ExceptionGroup("several", [ValueError("v"), ExceptionGroup("inner", [TypeError("t"), KeyError("k")])])
print(group.message, len(group.exceptions), group)
print(repr(group))
match_, rest = group.split(TypeError)
print(repr(match_), repr(rest))
print(repr(group.subgroup(lambda e: isinstance(e, (KeyError, ValueError)))))

try:
    ExceptionGroup("empty", [])
except ValueError as error:
    print(error)
try:
    ExceptionGroup("bad", [1])
except ValueError as error:
    print(error)
