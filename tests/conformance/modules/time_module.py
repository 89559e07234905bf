# time: clocks move forward, sleep waits, fixed dates are converted.
import time

a = time.monotonic()
b = time.perf_counter()
c = time.time()
time.sleep(0.01)
print(time.monotonic() - a >= 0.005, time.perf_counter() - b >= 0.005, time.time() > c > 1_600_000_000)
print(type(time.time()).__name__, type(time.time_ns()).__name__, type(time.perf_counter_ns()).__name__, type(time.monotonic_ns()).__name__)
print(time.time_ns() // 10**9 - int(time.time()) in (-1, 0, 1), time.process_time() >= 0)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
try:
    time.sleep("1")
except TypeError as error:
    print(error)
time.sleep(0)
started = time.perf_counter()
total = 0
for i in range(1000):
    total += i
print(total, 0 <= time.perf_counter() - started < 60)
