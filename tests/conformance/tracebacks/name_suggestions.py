# NameError with "Did you mean".
def total(items):
    running_sum = 0
    for item in items:
        runing_sum += item
    return running_sum


def lookup():
    length = 5
    return lenght


try:
    lookup()
except NameError as error:
    print(error)
lookup()
