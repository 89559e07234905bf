from graphlib import TopologicalSorter, CycleError
print(list(TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}}).static_order())[0])
try: list(TopologicalSorter({1: {2}, 2: {1}}).static_order())
except CycleError as e: print(e.args[0])
from queue import Queue, Empty, PriorityQueue, LifoQueue
q = Queue(); q.put(1); q.put(2); print(q.get(), q.qsize(), q.get_nowait(), q.empty())
try: q.get_nowait()
except Empty as e: print("empty")
pq = PriorityQueue(); [pq.put(x) for x in (3, 1, 2)]; print([pq.get() for _ in range(3)])
import threading
l = threading.Lock()
with l: print(l.locked())
print(l.locked(), threading.current_thread().name, threading.active_count(), threading.main_thread() is threading.current_thread())
loc = threading.local(); loc.x = 1; print(loc.x)
import contextvars
v = contextvars.ContextVar("v", default=0); t = v.set(5); print(v.get(), v.name); v.reset(t); print(v.get())
c = contextvars.copy_context(); print(c.run(lambda: (v.set(9), v.get())[1]), v.get(), c[v])
import calendar
print(calendar.month(2024, 2), calendar.isleap(2000), calendar.monthrange(2024, 2), calendar.day_name[0])
