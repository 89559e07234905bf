# A colon is missing after the condition.
x = 5
if x > 3
    print(x)
