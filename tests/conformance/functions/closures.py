# Cells: shared between closures, one per call, living on after the call.
def account(balance):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(("deposit", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError("insufficient funds")
        balance -= amount
        history.append(("withdraw", amount))
        return balance

    def report():
        return balance, list(history)

    return deposit, withdraw, report


d1, w1, r1 = account(100)
d2, w2, r2 = account(5)
d1(50)
w1(30)
d2(1)
print(r1(), r2())
try:
    w2(100)
except ValueError as error:
    print(error)


def make_adders():
    adders = []
    for n in range(3):
        def add(x):
            return x + n
        adders.append(add)
    return adders


print([add(10) for add in make_adders()])


def compose(*functions):
    def composed(value):
        for function in reversed(functions):
            value = function(value)
        return value

    return composed


print(compose(str, lambda x: x + 1, abs)(-41))


def deep(a):
    def l1(b):
        def l2(c):
            def l3(d):
                return a, b, c, d
            return l3
        return l2
    return l1


print(deep(1)(2)(3)(4))
print(deep(1).__closure__[0].cell_contents, deep.__closure__)


def parameter_cell(x):
    def get():
        return x

    x += 1
    return get


print(parameter_cell(1)())


def loop_counter():
    count = 0

    def bump():
        nonlocal count
        count += 1
        return count

    while bump() < 5:
        pass
    return count


print(loop_counter())
