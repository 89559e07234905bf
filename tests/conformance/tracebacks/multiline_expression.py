total = 0
values = {
    "a": 1,
    "b": 2,
}
print(
    values["a"] +
    values["b"] /
    (values["a"] - 1)
)
