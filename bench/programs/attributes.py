# [attributes] Particles in a box: reading and writing instance, class and slot attributes.
import sys
import time


class Box:
    width = 640
    height = 480


class Particle:
    gravity = 3

    def __init__(self, x, y, dx, dy):
        self.x = x
        self.y = y
        self.dx = dx
        self.dy = dy
        self.bounces = 0


class Probe:
    __slots__ = ("seen", "last")

    def __init__(self):
        self.seen = 0
        self.last = None


def advance(particles, box, probe):
    for p in particles:
        p.dy += p.gravity
        p.x += p.dx
        p.y += p.dy
        if p.x < 0 or p.x > box.width:
            p.dx = -p.dx
            p.x += 2 * p.dx
            p.bounces += 1
        if p.y < 0 or p.y > box.height:
            p.dy = -p.dy
            p.y += 2 * p.dy
            p.bounces += 1
        probe.seen += 1
        probe.last = p


def main(size):
    box = Box()
    probe = Probe()
    particles = []
    for i in range(400):
        particles.append(Particle(i, i // 2, i % 7 - 3, i % 5 - 2))
    for _ in range(size * 4):
        advance(particles, box, probe)
    checksum = 0
    for p in particles:
        checksum = (checksum * 31 + p.x + p.y + p.bounces) % 1000003
    return checksum, probe.seen, probe.last.bounces


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
