def average(values):
    assert values, "no values to average"
    assert len(values) > 1
    return sum(values) / len(values)


print(average([1, 2, 3]))
try:
    average([])
except AssertionError as error:
    print("caught", error)
average([5])
