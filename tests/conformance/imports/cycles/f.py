import e

print(e.value)
