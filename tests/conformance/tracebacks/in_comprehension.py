rows = [[1, 2], [3, 0], [5]]
print([row[0] / row[1] for row in rows[:1]])
print({i: [row[0] / row[1] for row in rows] for i in range(2)})
