"""The five outer bodies of the solar system, moved step by step; energy and momentum tell whether the sums are right."""

import math

SOLAR_MASS = 4 * math.pi**2
DAYS = 365.24


class Body:
    __slots__ = ("name", "x", "y", "z", "vx", "vy", "vz", "mass")

    def __init__(self, name, position, velocity, mass):
        self.name = name
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = (v * DAYS for v in velocity)
        self.mass = mass * SOLAR_MASS

    @property
    def distance(self):
        return math.sqrt(self.x * self.x + self.y * self.y + self.z * self.z)

    @property
    def speed(self):
        return math.sqrt(self.vx**2 + self.vy**2 + self.vz**2)


def solar_system():
    return [
        Body("sun", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1.0),
        Body("jupiter", (4.841431442464721, -1.1603200440274284, -0.10362204447112311),
             (0.001660076642744037, 0.007699011184197404, -0.0000690460016972063), 9.547919384243266e-04),
        Body("saturn", (8.34336671824458, 4.124798564124305, -0.4035234171143214),
             (-0.002767425107268624, 0.004998528012349172, 0.00002304172975737639), 2.858859806661308e-04),
        Body("uranus", (12.894369562139131, -15.111151401698631, -0.22330757889265573),
             (0.002964601375647616, 0.0023784717395948095, -0.000029658956854023756), 4.366244043351563e-05),
        Body("neptune", (15.379697114850917, -25.919314609987964, 0.17925877295037118),
             (0.0026806777249038932, 0.001628241700382423, -0.00009515922545197159), 5.1513890204661145e-05),
    ]


def pairs(bodies):
    return [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]


def rest(bodies):
    """Gives the sun the velocity that makes the whole system's momentum zero."""
    sun = bodies[0]
    for axis in ("vx", "vy", "vz"):
        momentum = sum(getattr(body, axis) * body.mass for body in bodies)
        setattr(sun, axis, getattr(sun, axis) - momentum / sun.mass)


def energy(bodies):
    total = 0.0
    for body in bodies:
        total += 0.5 * body.mass * (body.vx * body.vx + body.vy * body.vy + body.vz * body.vz)
    for a, b in pairs(bodies):
        dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
        total -= a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    return total


def momentum(bodies):
    return math.sqrt(sum(sum(getattr(b, axis) * b.mass for b in bodies) ** 2 for axis in ("vx", "vy", "vz")))


def advance(bodies, dt, steps):
    interactions = pairs(bodies)
    for _ in range(steps):
        for a, b in interactions:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            square = dx * dx + dy * dy + dz * dz
            magnitude = dt / (square * math.sqrt(square))
            pull = b.mass * magnitude
            a.vx -= dx * pull
            a.vy -= dy * pull
            a.vz -= dz * pull
            pull = a.mass * magnitude
            b.vx += dx * pull
            b.vy += dy * pull
            b.vz += dz * pull
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def chart(bodies, width=61, height=21, reach=31):
    grid = [[" "] * width for _ in range(height)]
    for body in bodies:
        column = round((body.x / reach + 1) / 2 * (width - 1))
        row = round((1 - body.y / reach) / 2 * (height - 1))
        if 0 <= row < height and 0 <= column < width:
            grid[row][column] = body.name[0].upper() if body.name != "sun" else "*"
    print("+" + "-" * width + "+")
    for line in grid:
        print("|" + "".join(line) + "|")
    print("+" + "-" * width + "+")


def main():
    bodies = solar_system()
    rest(bodies)
    start = energy(bodies)
    print(f"energy {start:.9f}, momentum below 1e-12: {momentum(bodies) < 1e-12}")
    chart(bodies)
    for _ in range(4):
        advance(bodies, 0.01, 500)
        now = energy(bodies)
        print(f"energy {now:.9f}, drift {abs(now / start - 1) < 1e-6}, momentum below 1e-12: {momentum(bodies) < 1e-12}")
    chart(bodies)
    for body in bodies[1:]:
        print(f"{body.name:<8} {body.distance:8.3f} AU {body.speed:7.4f} AU/year  orbit about {body.distance ** 1.5:6.1f} years")


main()
