"""A bank with accounts, transactions that are all or nothing, and its own hierarchy of exceptions."""


class BankError(Exception):
    """Base of everything that can go wrong here."""


class AccountNotFound(BankError, KeyError):
    def __str__(self):
        return f"no account {self.args[0]!r}"


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance}, needs {amount}")
        self.account, self.missing = account, amount - account.balance


class LimitExceeded(BankError):
    pass


class Frozen(BankError):
    pass


class Money:
    """An amount in cents; never a float."""

    __slots__ = ("cents",)

    def __init__(self, cents=0):
        self.cents = cents

    @classmethod
    def parse(cls, text):
        sign = -1 if text.startswith("-") else 1
        units, _, cents = text.lstrip("-").partition(".")
        try:
            return cls(sign * (int(units.replace(",", "")) * 100 + int((cents + "00")[:2])))
        except ValueError as error:
            raise BankError(f"not an amount: {text!r}") from error

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __neg__(self):
        return Money(-self.cents)

    def __mul__(self, factor):
        return Money(round(self.cents * factor))

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __le__(self, other):
        return self.cents <= other.cents

    def __hash__(self):
        return hash(self.cents)

    def __bool__(self):
        return self.cents != 0

    def __str__(self):
        units, cents = divmod(abs(self.cents), 100)
        return f"{'-' if self.cents < 0 else ''}{units:,}.{cents:02}"

    def __repr__(self):
        return f"Money({str(self)})"

    def __format__(self, spec):
        return format(str(self), spec)


class Account:
    kind = "account"
    minimum = Money(0)

    def __init__(self, number, owner):
        self.number, self.owner = number, owner
        self.balance = Money()
        self.frozen = False
        self.history = []

    def check(self, amount):
        if self.frozen:
            raise Frozen(f"{self.kind} {self.number} is frozen")
        if amount <= Money(0):
            raise ValueError(f"amount must be positive, not {amount}")

    def deposit(self, amount):
        self.check(amount)
        self.balance += amount
        self.history.append(("+", amount))

    def withdraw(self, amount):
        self.check(amount)
        if self.balance - amount < self.minimum:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.history.append(("-", amount))

    def snapshot(self):
        return self.balance, len(self.history)

    def restore(self, snapshot):
        self.balance, length = snapshot
        del self.history[length:]

    def __repr__(self):
        return f"<{self.kind} {self.number} {self.owner} {self.balance}>"


class Checking(Account):
    kind = "checking"
    minimum = Money(-50000)


class Savings(Account):
    kind = "savings"
    withdrawals_allowed = 2

    def __init__(self, number, owner, rate):
        super().__init__(number, owner)
        self.rate = rate

    def withdraw(self, amount):
        used = sum(sign == "-" for sign, _ in self.history)
        if used >= self.withdrawals_allowed:
            raise LimitExceeded(f"{self.owner} has used all {self.withdrawals_allowed} withdrawals")
        super().withdraw(amount)

    def add_interest(self):
        if interest := self.balance * self.rate:
            self.deposit(interest)


class Transaction:
    """Remembers every account of the bank and puts all back when the block fails."""

    def __init__(self, bank, name):
        self.bank, self.name = bank, name

    def __enter__(self):
        self.saved = {account: account.snapshot() for account in self.bank.accounts.values()}
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            self.bank.log.append(f"{self.name}: done")
            return False
        for account, snapshot in self.saved.items():
            account.restore(snapshot)
        self.bank.log.append(f"{self.name}: undone ({kind.__name__})")
        return False


class Bank:
    def __init__(self):
        self.accounts = {}
        self.log = []

    def open(self, kind, owner, *args):
        number = f"{kind.kind[0].upper()}{len(self.accounts) + 1:03}"
        account = self.accounts[number] = kind(number, owner, *args)
        return account

    def __getitem__(self, number):
        try:
            return self.accounts[number]
        except KeyError:
            raise AccountNotFound(number) from None

    def transfer(self, source, target, amount, fee=Money(0)):
        with Transaction(self, f"transfer {amount} {source}->{target}"):
            self[target].deposit(amount)
            self[source].withdraw(amount + fee)

    def total(self):
        return sum((a.balance for a in self.accounts.values()), Money())


def main():
    bank = Bank()
    ann = bank.open(Checking, "Ann")
    bob = bank.open(Savings, "Bob", 0.0125)
    cid = bank.open(Checking, "Cid")
    ann.deposit(Money.parse("1,000.00"))
    bob.deposit(Money.parse("250.5"))
    print(*bank.accounts.values(), sep="\n")
    steps = [
        ("C001", "S002", "100"), ("C001", "C003", "1,399.99"), ("C001", "C003", "0.02"), ("S002", "C001", "50"),
        ("S002", "C001", "1000"), ("S002", "C003", "5.55"), ("S002", "C003", "1"), ("C001", "C999", "1"), ("C009", "C001", "1"),
        ("C001", "C003", "-5"), ("C001", "C003", "ten"),
    ]
    for source, target, text in steps:
        before = bank.total()
        try:
            bank.transfer(source, target, Money.parse(text))
        except InsufficientFunds as error:
            print(f"refused: {error} (missing {error.missing})")
        except LookupError as error:
            print(f"lookup: {error}")
        except BankError as error:
            print(f"{type(error).__name__}: {error}" + (f" <- {error.__cause__!r}" if error.__cause__ else ""))
        except ValueError as error:
            print(f"invalid: {error}")
        else:
            print(f"moved {text} from {source} to {target}")
        finally:
            assert bank.total() == before, "money appeared or vanished"
    cid.frozen = True
    try:
        bank.transfer("C001", "C003", Money(100))
    except BankError as error:
        print(error)
    bob.add_interest()
    print(*bank.accounts.values(), sep="\n")
    print(*bank.log, sep="\n")
    print("total", bank.total(), [f"{sign}{amount}" for sign, amount in bob.history])
    print(f"|{bank.total():>12}|{ann.balance:<12}|", sorted([Money(5), Money(-3), Money(100)]), Money(5) in {Money(5)}, bool(Money()))


main()
