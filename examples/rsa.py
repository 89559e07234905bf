"""Number theory at work: primality, factoring, RSA with padding, Chinese remainders, Shamir's secret sharing."""


class Random:
    """A linear generator with 64 bits of state; good enough for an example, never for a secret."""

    def __init__(self, seed):
        self.state = seed

    def bits(self, n):
        value = 0
        for _ in range(0, n, 32):
            self.state = (self.state * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
            value = value << 32 | self.state >> 32
        return value & (1 << n) - 1

    def below(self, limit):
        while (value := self.bits(limit.bit_length())) >= limit:
            pass
        return value


SMALL = [p for p in range(2, 200) if all(p % d for d in range(2, int(p**0.5) + 1))]


def is_prime(n, random, rounds=12):
    if n < 2:
        return False
    for p in SMALL:
        if n % p == 0:
            return n == p
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for _ in range(rounds):
        x = pow(2 + random.below(n - 3), odd, n)
        if x in (1, n - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def prime(bits, random):
    while True:
        candidate = random.bits(bits) | 1 << bits - 1 | 1
        if is_prime(candidate, random):
            return candidate


def extended_gcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, (a, b) = a // b, (b, a % b)
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


def inverse(a, m):
    g, x, _ = extended_gcd(a, m)
    if g != 1:
        raise ValueError(f"{a} has no inverse modulo {m}")
    return x % m


def chinese_remainder(pairs):
    total, product = 0, 1
    for remainder, modulus in pairs:
        g, x, _ = extended_gcd(product, modulus)
        if (remainder - total) % g:
            raise ValueError(f"no number leaves {remainder} modulo {modulus}")
        total += product * ((remainder - total) // g * x % (modulus // g))
        product = product // g * modulus
    return total % product, product


def rho(n):
    """A factor of n, by Pollard's method with Floyd's cycle."""
    if n % 2 == 0:
        return 2
    c = 1
    while True:
        slow = fast = 2
        divisor = 1
        while divisor == 1:
            slow = (slow * slow + c) % n
            fast = (fast * fast + c) % n
            fast = (fast * fast + c) % n
            divisor, _, _ = extended_gcd(abs(slow - fast), n)
        if divisor != n:
            return divisor
        c += 1


def factor(n, random):
    if n == 1:
        return []
    if is_prime(n, random):
        return [n]
    d = rho(n)
    return sorted(factor(d, random) + factor(n // d, random))


class Key:
    def __init__(self, bits, random, e=65537):
        while True:
            p, q = prime(bits // 2, random), prime(bits // 2, random)
            if p != q and (p - 1) * (q - 1) % e:
                break
        self.p, self.q, self.e, self.n = p, q, e, p * q
        self.d = inverse(e, (p - 1) * (q - 1))
        self.size = (self.n.bit_length() + 7) // 8

    def public(self, number):
        return pow(number, self.e, self.n)

    def private(self, number):
        """With the two halves, four times faster than pow(number, d, n)."""
        a = pow(number, self.d % (self.p - 1), self.p)
        b = pow(number, self.d % (self.q - 1), self.q)
        return b + self.q * ((a - b) * inverse(self.q, self.p) % self.p)

    def encrypt(self, message, random):
        room = self.size - 11
        blocks = [message[i:i + room] for i in range(0, len(message), room)] or [b""]
        out = b""
        for block in blocks:
            padding = bytes(1 + random.below(255) for _ in range(self.size - 3 - len(block)))
            number = int.from_bytes(b"\x00\x02" + padding + b"\x00" + block, "big")
            out += self.public(number).to_bytes(self.size, "big")
        return out

    def decrypt(self, data):
        if len(data) % self.size:
            raise ValueError(f"{len(data)} bytes are not whole blocks of {self.size}")
        out = b""
        for i in range(0, len(data), self.size):
            block = self.private(int.from_bytes(data[i:i + self.size], "big")).to_bytes(self.size, "big")
            if not block.startswith(b"\x00\x02") or b"\x00" not in block[2:]:
                raise ValueError("the padding is wrong")
            out += block[block.index(b"\x00", 2) + 1:]
        return out

    def sign(self, message):
        return self.private(digest(message) % self.n)

    def verify(self, message, signature):
        return self.public(signature) == digest(message) % self.n


def digest(data):
    """FNV-1a in 128 bits."""
    value = 0x6C62272E07BB014262B821756295C58D
    for byte in data:
        value = (value ^ byte) * 0x0000000001000000000000000000013B % 2**128
    return value


def share(secret, needed, count, modulus, random):
    coefficients = [secret] + [random.below(modulus) for _ in range(needed - 1)]
    return [(x, sum(c * pow(x, i, modulus) for i, c in enumerate(coefficients)) % modulus) for x in range(1, count + 1)]


def recover(shares, modulus):
    total = 0
    for i, (xi, yi) in enumerate(shares):
        for j, (xj, _) in enumerate(shares):
            if i != j:
                yi = yi * xj * inverse(xj - xi, modulus) % modulus
        total += yi
    return total % modulus


def main():
    random = Random(20240229)
    print("small primes:", len(SMALL), SMALL[-3:], [n for n in (561, 41041, 825265, 2**61 - 1, 2**89 - 1) if is_prime(n, random)])
    for n in (2**32 + 1, 600851475143, 1000000016000000063, 2**59 - 1, 97**3 * 1009):
        factors = factor(n, random)
        check = 1
        for f in factors:
            check *= f
        print(f"{n} = {' * '.join(map(str, factors))}", check == n)
    print("remainders:", chinese_remainder([(2, 3), (3, 5), (2, 7)]), chinese_remainder([(10**12, 10**15 + 37), (5, 2**40)]))
    for thunk in (lambda: inverse(6, 9), lambda: chinese_remainder([(1, 4), (2, 6)])):
        try:
            thunk()
        except ValueError as error:
            print("impossible:", error)
    key = Key(512, random)
    print("modulus", key.n, f"({key.n.bit_length()} bits)", "checks", key.e * key.d % ((key.p - 1) * (key.q - 1)) == 1)
    message = "Größe: attack at dawn — and bring the 漢字 book. ".encode() * 3
    secret = key.encrypt(message, random)
    print(len(message), "->", len(secret), secret[:16].hex(), key.decrypt(secret) == message, key.decrypt(key.encrypt(b"", random)))
    signature = key.sign(message)
    print("signature", hex(signature)[:34], key.verify(message, signature), key.verify(message + b"!", signature))
    for broken in (secret[:-1], secret[:63] + bytes([secret[63] ^ 1]) + secret[64:]):
        try:
            key.decrypt(broken)
        except ValueError as error:
            print("refused:", error)
    modulus = 2**127 - 1
    shares = share(31415926535897932384626433832795, 3, 5, modulus, random)
    print("shares:", shares[0], recover(shares[:3], modulus), recover(shares[2:], modulus), recover(shares[:2], modulus) == 31415926535897932384626433832795)


main()
