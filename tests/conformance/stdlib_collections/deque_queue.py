from collections import deque
q = deque()
order = []
for i in range(1000):
    q.append(i)
    if i % 3 == 2:
        order.append(q.popleft())
while q:
    order.append(q.popleft())
print(order == list(range(1000)), len(order))
for i in range(100):
    q.appendleft(i)
print(q[0], q[50], q[99], q.pop(), q.popleft(), len(q))
r = deque([], 0); r.append(1); print(r)
s = deque([1, [2]]); s[1].append(s); print(s)
