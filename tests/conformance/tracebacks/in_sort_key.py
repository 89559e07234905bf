def weight(item):
    return item["weight"]


items = [{"weight": 3}, {"weight": 1}, {"wait": 2}]
print(sorted(items[:2], key=weight))
print(sorted(items, key=weight))
