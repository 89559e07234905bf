"""State machines declared with decorators: a turnstile, a vending machine with guards, and a text protocol."""


class TransitionError(Exception):
    def __init__(self, machine, event):
        allowed = sorted(machine.allowed())
        super().__init__(f"{type(machine).__name__} cannot {event!r} while {machine.state!r}; it can {', '.join(allowed) or 'do nothing'}")
        self.event = event


def transition(source, target, *, when=None):
    """Marks a method as the action of a transition; several may be stacked on one method."""

    def decorate(method):
        sources = (source,) if isinstance(source, str) else tuple(source)
        method.transitions = getattr(method, "transitions", []) + [(state, target, when) for state in sources]
        return method

    return decorate


def on_enter(state):
    def decorate(method):
        method.enters = state
        return method

    return decorate


class Machine:
    initial = None

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.table, cls.entering = {}, {}
        for base in reversed(cls.__mro__[1:]):
            for key, targets in vars(base).get("table", {}).items():
                cls.table.setdefault(key, []).extend(targets)
            cls.entering.update(vars(base).get("entering", {}))
        for name, member in list(vars(cls).items()):
            for source, target, guard in getattr(member, "transitions", ()):
                cls.table.setdefault((source, name), []).append((target, guard, member))
            if hasattr(member, "enters"):
                cls.entering[member.enters] = member
        for _, event in cls.table:
            setattr(cls, event, cls.trigger(event))

    @staticmethod
    def trigger(event):
        def fire(self, *args):
            for target, guard, action in [*self.table.get((self.state, event), ()), *self.table.get(("*", event), ())]:
                if guard is None or guard(self, *args):
                    result = action(self, *args)
                    self.enter(target, event)
                    return result
            raise TransitionError(self, event)

        fire.__name__ = event
        return fire

    def __init__(self):
        self.state = self.initial
        self.history = [self.initial]

    def enter(self, state, event):
        if state == "=":
            return
        self.state = state
        self.history.append(f"{event}>{state}")
        if hook := self.entering.get(state):
            hook(self)

    def allowed(self):
        return {event for source, event in self.table if source in (self.state, "*")}

    @classmethod
    def describe(cls):
        for (source, event), targets in sorted(cls.table.items()):
            for target, guard, _ in targets:
                note = f"  [{guard.__name__}]" if guard else ""
                print(f"  {source:<8} --{event}--> {target}{note}")


class Turnstile(Machine):
    initial = "locked"
    coins = 0

    @transition("locked", "open")
    @transition("open", "open")
    def coin(self):
        self.coins += 1

    @transition("open", "locked")
    def push(self):
        return "you may pass"


PRICES = {"tea": 120, "coffee": 180, "soup": 250}


def enough(machine, drink):
    return machine.credit >= PRICES.get(drink, 10**9)


def known(machine, drink):
    return drink in PRICES


class Vending(Machine):
    initial = "idle"

    def __init__(self, stock):
        super().__init__()
        self.credit, self.stock, self.log = 0, dict(stock), []

    @transition(("idle", "paying"), "paying")
    def insert(self, cents):
        if cents not in (10, 20, 50, 100, 200):
            raise ValueError(f"no such coin: {cents}")
        self.credit += cents

    @transition("paying", "serving", when=enough)
    def choose(self, drink):
        self.credit -= PRICES[drink]
        self.stock[drink] = self.stock.get(drink, 0) - 1
        self.log.append(drink)
        return f"one {drink}"

    @transition("serving", "paying")
    def take(self):
        return "enjoy"

    @transition(("paying", "serving"), "idle")
    def cancel(self):
        change, self.credit = self.credit, 0
        return self.coins(change)

    @staticmethod
    def coins(amount):
        out = []
        for coin in (200, 100, 50, 20, 10):
            n, amount = divmod(amount, coin)
            out += [coin] * n
        return out

    @on_enter("idle")
    def rest(self):
        self.log.append("idle again")

    @transition("*", "broken")
    def kick(self):
        self.log.append("alarm")


class Polite(Vending):
    @transition("paying", "=", when=known)
    def ask(self, drink):
        missing = PRICES[drink] - self.credit
        return f"{drink}: {'press the button' if missing <= 0 else f'{missing} to go'}"


def attempt(machine, event, *args):
    try:
        result = getattr(machine, event)(*args)
    except TransitionError as error:
        result = f"! {error}"
    except (AttributeError, ValueError) as error:
        result = f"! {type(error).__name__}: {error}"
    print(f"  {event}{args} -> {result}   now {machine.state}")


def main():
    print("turnstile")
    Turnstile.describe()
    gate = Turnstile()
    for event in ("push", "coin", "coin", "push", "push"):
        attempt(gate, event)
    print(" ", gate.history, gate.coins, Turnstile.coins)
    print("vending machine")
    Polite.describe()
    machine = Polite({"tea": 2, "soup": 1})
    script = [
        ("choose", "tea"), ("insert", 100), ("insert", 3), ("ask", "tea"), ("choose", "tea"), ("insert", 200), ("ask", "tea"), ("ask", "gold"),
        ("choose", "tea"), ("insert", 50), ("take",), ("choose", "water"), ("choose", "coffee"), ("cancel",), ("cancel",), ("dance",), ("kick",), ("insert", 10),
    ]
    for event, *args in script:
        attempt(machine, event, *args)
    print(" ", machine.log, machine.stock)
    print(" ", " ".join(machine.history))
    print(" ", sorted(machine.allowed()), Vending.coins(390), Polite.choose.__name__, "ask" in dir(Vending))


main()
