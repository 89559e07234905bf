limit = 3
values = [1, 5, 2]
for position, value in enumerate(values):
    assert value <= limit, f"value {value} at {position} is over {limit}"
