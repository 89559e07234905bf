# [classes] An incremental solver of one-way constraints with strengths, in the manner of DeltaBlue.
import sys
import time

REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST = range(5)


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.strength = WEAKEST
        self.mark = 0
        self.stay = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def attach(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        planner.add(self)

    def detach(self, planner):
        if self.satisfied():
            planner.remove(self)
        else:
            for variable in self.variables():
                variable.constraints.remove(self)

    def satisfy(self, mark, planner):
        self.choose(mark)
        if not self.satisfied():
            if self.strength == REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.clear()
        out.determined_by = self
        for variable in self.inputs():
            variable.mark = mark
        planner.propagate(self, mark)
        out.mark = mark
        return overridden


class Unary(Constraint):
    is_input = False

    def __init__(self, variable, strength):
        super().__init__(strength)
        self.variable = variable
        self.active = False

    def variables(self):
        return (self.variable,)

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def satisfied(self):
        return self.active

    def clear(self):
        self.active = False

    def choose(self, mark):
        self.active = self.variable.mark != mark and self.strength < self.variable.strength

    def recalculate(self):
        self.variable.strength = self.strength
        self.variable.stay = not self.is_input
        if self.variable.stay:
            self.execute()

    def known(self, mark):
        return True

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    is_input = True


class Equal(Constraint):
    def __init__(self, left, right, strength):
        super().__init__(strength)
        self.left = left
        self.right = right
        self.direction = 0

    def variables(self):
        return (self.left, self.right)

    def source(self):
        return self.left if self.direction > 0 else self.right

    def inputs(self):
        return (self.source(),)

    def output(self):
        return self.right if self.direction > 0 else self.left

    def satisfied(self):
        return self.direction != 0

    def clear(self):
        self.direction = 0

    def choose(self, mark):
        left, right = self.left, self.right
        to_right = right.mark != mark and self.strength < right.strength
        to_left = left.mark != mark and self.strength < left.strength
        if left.mark == mark:
            self.direction = 1 if to_right else 0
        elif right.mark == mark:
            self.direction = -1 if to_left else 0
        elif left.strength > right.strength:
            self.direction = -1 if to_left else 0
        else:
            self.direction = 1 if to_right else 0

    def recalculate(self):
        source, out = self.source(), self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay
        if out.stay:
            self.execute()

    def known(self, mark):
        source = self.source()
        return source.mark == mark or source.stay or source.determined_by is None

    def execute(self):
        self.output().value = self.source().value


class Scale(Equal):
    def __init__(self, left, factor, offset, right, strength):
        super().__init__(left, right, strength)
        self.factor = factor
        self.offset = offset

    def execute(self):
        if self.direction > 0:
            self.right.value = self.left.value * self.factor + self.offset
        else:
            self.left.value = (self.right.value - self.offset) // self.factor


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def remove(self, constraint):
        out = constraint.output()
        constraint.clear()
        for variable in constraint.variables():
            variable.constraints.remove(constraint)
        unsatisfied = self.withdraw(out)
        for strength in range(REQUIRED, WEAKEST):
            for other in unsatisfied:
                if other.strength == strength:
                    self.add(other)

    def withdraw(self, out):
        out.determined_by = None
        out.strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.satisfied():
                    unsatisfied.append(constraint)
                elif constraint is not variable.determined_by:
                    constraint.recalculate()
                    todo.append(constraint.output())
        return unsatisfied

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            out = current.output()
            if out.mark == mark:
                raise ValueError("a cycle of constraints")
            current.recalculate()
            for other in out.constraints:
                if other is not out.determined_by and other.satisfied():
                    todo.append(other)

    def plan_from(self, edits):
        mark = self.new_mark()
        plan = []
        todo = list(edits)
        while todo:
            current = todo.pop()
            out = current.output()
            if out.mark != mark and current.known(mark):
                plan.append(current)
                out.mark = mark
                for other in out.constraints:
                    if other is not out.determined_by and other.satisfied():
                        todo.append(other)
        return plan


def edit(planner, variable, values):
    constraint = Edit(variable, STRONG)
    constraint.attach(planner)
    plan = planner.plan_from([constraint])
    for value in values:
        variable.value = value
        for step in plan:
            step.execute()
    constraint.detach(planner)


def chain(length):
    planner = Planner()
    variables = [Variable("v" + str(i), 0) for i in range(length + 1)]
    for i in range(length):
        Equal(variables[i], variables[i + 1], REQUIRED).attach(planner)
    Stay(variables[length], MEDIUM).attach(planner)
    edit(planner, variables[0], range(80))
    return variables[length].value


def projection(count):
    planner = Planner()
    checksum = 0
    targets = []
    for i in range(count):
        source = Variable("s" + str(i), i)
        target = Variable("t" + str(i), i)
        Stay(source, WEAK).attach(planner)
        Scale(source, 10, 1000, target, REQUIRED).attach(planner)
        targets.append((source, target))
    for source, target in targets:
        edit(planner, source, (17, 18))
        checksum += target.value
        edit(planner, target, (1050, 2050))
        checksum += source.value
    return checksum


def main(size):
    checksum = 0
    for i in range(size):
        checksum += chain(180 + i) + projection(220 + i)
    return checksum


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 36
    start = time.perf_counter()
    result = main(size)
    elapsed = time.perf_counter() - start
    print(result)
    print(f"@time {elapsed:.6f}")
