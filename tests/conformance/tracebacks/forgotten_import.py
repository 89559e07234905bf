print("before")
print(math.pi)
