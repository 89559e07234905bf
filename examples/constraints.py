"""A planner of one-way constraints with strengths, in the style of DeltaBlue: chains, scaling, edits and conflicts."""

STRENGTHS = ("required", "strong", "preferred", "normal", "weak", "weakest")


class Strength:
    def __init__(self, name):
        self.name, self.level = name, STRENGTHS.index(name)

    def stronger(self, other):
        return self.level < other.level

    def __repr__(self):
        return self.name


REQUIRED, STRONG, PREFERRED, NORMAL, WEAK, WEAKEST = map(Strength, STRENGTHS)


class Unsatisfiable(Exception):
    pass


class Variable:
    def __init__(self, name, value=0):
        self.name, self.value = name, value
        self.constraints = []
        self.determined_by = None
        self.walk_strength = WEAKEST
        self.mark = 0
        self.stay = True

    def __repr__(self):
        return f"{self.name}={self.value}"


class Constraint:
    def __init__(self, planner, strength, *variables):
        self.planner, self.strength, self.variables = planner, strength, variables
        self.output = None
        for variable in variables:
            variable.constraints.append(self)
        planner.incremental_add(self)

    def inputs(self):
        return [v for v in self.variables if v is not self.output]

    @property
    def satisfied(self):
        return self.output is not None

    def choose(self, mark):
        """Picks the variable to set: the weakest one that is not yet taken, if this constraint is stronger than it."""
        candidates = [v for v in self.possible_outputs() if v.mark != mark and self.strength.stronger(v.walk_strength)]
        self.output = max(candidates, key=lambda v: v.walk_strength.level, default=None)

    def possible_outputs(self):
        return self.variables

    def satisfy(self, mark):
        self.choose(mark)
        if not self.satisfied:
            if self.strength is REQUIRED:
                raise Unsatisfiable(f"cannot satisfy {self}")
            return None
        for variable in self.inputs():
            variable.mark = mark
        overridden = self.output.determined_by
        if overridden is not None:
            overridden.output = None
        self.output.determined_by = self
        self.planner.propagate(self, mark)
        self.output.mark = mark
        return overridden

    def recalculate(self):
        out = self.output
        inputs = self.inputs()
        out.walk_strength = max([self.strength, *(v.walk_strength for v in inputs)], key=lambda s: s.level) if inputs else self.strength
        out.stay = self.is_stay and all(v.stay for v in inputs)
        if out.stay:
            self.execute()

    is_stay = True

    def execute(self):
        raise NotImplementedError

    def remove(self):
        for variable in self.variables:
            variable.constraints.remove(self)
        if self.satisfied:
            self.planner.incremental_remove(self)

    def __str__(self):
        return f"{type(self).__name__.lower()}({', '.join(v.name for v in self.variables)})"


class Stay(Constraint):
    def execute(self):
        pass


class Edit(Constraint):
    is_stay = False

    def execute(self):
        pass


class Equal(Constraint):
    def execute(self):
        (source,) = self.inputs()
        self.output.value = source.value


class Scale(Constraint):
    """target = source * factor + offset; the factor and the offset are only read."""

    def possible_outputs(self):
        return self.variables[0], self.variables[3]

    def execute(self):
        source, factor, offset, target = self.variables
        if self.output is target:
            target.value = source.value * factor.value + offset.value
        else:
            source.value = (target.value - offset.value) // factor.value


class Planner:
    def __init__(self):
        self.current_mark = 0

    def new_mark(self):
        self.current_mark += 1
        return self.current_mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark)
        while overridden is not None:
            overridden = overridden.satisfy(mark)

    def incremental_remove(self, constraint):
        out = constraint.output
        constraint.output = None
        unsatisfied = []
        out.determined_by, out.walk_strength, out.stay = None, WEAKEST, True
        todo = [out]
        while todo:
            variable = todo.pop()
            unsatisfied += [c for c in variable.constraints if not c.satisfied]
            for c in self.downstream(variable):
                c.recalculate()
                todo.append(c.output)
        for strength in (REQUIRED, STRONG, PREFERRED, NORMAL, WEAK, WEAKEST):
            for c in unsatisfied:
                if c.strength is strength:
                    self.incremental_add(c)

    @staticmethod
    def downstream(variable):
        return [c for c in variable.constraints if c.satisfied and c is not variable.determined_by]

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            c = todo.pop()
            if c.output.mark == mark:
                self.incremental_remove(constraint)
                raise Unsatisfiable(f"a cycle through {c.output.name}")
            c.recalculate()
            todo += self.downstream(c.output)

    def plan(self, *sources):
        mark, plan = self.new_mark(), []
        todo = list(sources)
        while todo:
            c = todo.pop(0)
            if c.satisfied and c.output.mark != mark and all(v.mark == mark or v.stay or v.determined_by is None for v in c.inputs()):
                plan.append(c)
                c.output.mark = mark
                todo += self.downstream(c.output)
        return plan


def change(planner, variable, values):
    edit = Edit(planner, PREFERRED, variable)
    plan = planner.plan(edit)
    for value in values:
        variable.value = value
        for constraint in plan:
            constraint.execute()
        yield value, plan
    edit.remove()


def chain(n):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(n)]
    for a, b in zip(variables, variables[1:]):
        Equal(planner, REQUIRED, a, b)
    Stay(planner, NORMAL, variables[-1])
    results = []
    for value, plan in change(planner, variables[0], [3, 99]):
        results.append((value, variables[-1].value, len(plan)))
    return results


def projection(n):
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    Stay(planner, REQUIRED, scale)
    Stay(planner, REQUIRED, offset)
    pairs = []
    for i in range(n):
        source, target = Variable(f"source{i}", i), Variable(f"target{i}", i)
        Stay(planner, WEAK, source)
        Scale(planner, REQUIRED, source, scale, offset, target)
        pairs.append((source, target))
    return planner, pairs


def main():
    print("chain of 50:", chain(50))
    planner, pairs = projection(5)
    print("projected:", [target for _, target in pairs])
    source, target = pairs[2]
    for value, plan in change(planner, source, [17, -4]):
        print(f"{source} -> {target}, plan {[str(c) for c in plan]}")
    for value, plan in change(planner, target, [1050, 2000]):
        print(f"{target} -> {source}, plan {[str(c) for c in plan]}")
    print("settled:", source, target)

    planner = Planner()
    celsius, fahrenheit, nine, five, zero, helper, offset = map(Variable, ("celsius", "fahrenheit", "nine", "five", "zero", "helper", "offset"))
    for variable, value in ((nine, 9), (five, 5), (zero, 0), (offset, 32)):
        variable.value = value
        Stay(planner, REQUIRED, variable)
    Scale(planner, REQUIRED, celsius, nine, zero, helper)
    shifted = Variable("shifted")
    Scale(planner, REQUIRED, shifted, five, zero, helper)
    one = Variable("one", 1)
    Stay(planner, REQUIRED, one)
    Scale(planner, REQUIRED, shifted, one, offset, fahrenheit)
    for value, _ in change(planner, celsius, [0, 100, -40]):
        print(celsius, fahrenheit)
    for value, _ in change(planner, fahrenheit, [212, 32, 98]):
        print(fahrenheit, celsius)
    planner = Planner()
    a, b = Variable("a", 1), Variable("b", 2)
    Stay(planner, REQUIRED, a)
    Stay(planner, REQUIRED, b)
    try:
        Equal(planner, REQUIRED, a, b)
    except Unsatisfiable as error:
        print(error)
    print(Equal(planner, WEAK, a, b).satisfied, REQUIRED.stronger(WEAK), [REQUIRED, WEAKEST])


main()
