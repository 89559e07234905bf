"""A small Lisp: reader, macros, tail calls without growing the stack, closures, and a library written in itself."""


class LispError(Exception):
    pass


class Symbol(str):
    __slots__ = ()


class Environment:
    def __init__(self, outer=None, names=(), values=()):
        self.outer = outer
        self.table = dict(zip(names, values))

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope.table:
                return scope.table
            scope = scope.outer
        raise LispError(f"unbound name {name}")


class Lambda:
    def __init__(self, parameters, body, scope, name="lambda"):
        self.body, self.scope, self.name = body, scope, name
        self.rest = None
        if "." in parameters:
            dot = parameters.index(".")
            self.rest, parameters = parameters[dot + 1], parameters[:dot]
        self.parameters = parameters

    def bind(self, arguments):
        need = len(self.parameters)
        if len(arguments) < need or (self.rest is None and len(arguments) > need):
            raise LispError(f"{self.name} needs {need} arguments, got {len(arguments)}")
        scope = Environment(self.scope, self.parameters, arguments)
        if self.rest is not None:
            scope.table[self.rest] = list(arguments[need:])
        return scope

    def __repr__(self):
        return f"<{self.name}>"


class Macro(Lambda):
    pass


def tokens(text):
    position = 0
    while position < len(text):
        char = text[position]
        if char.isspace():
            position += 1
        elif char == ";":
            end = text.find("\n", position)
            position = len(text) if end < 0 else end
        elif text.startswith(",@", position):
            yield ",@"
            position += 2
        elif char in "()'`,":
            yield char
            position += 1
        elif char == '"':
            end = text.index('"', position + 1)
            yield text[position:end + 1]
            position = end + 1
        else:
            start = position
            while position < len(text) and not text[position].isspace() and text[position] not in "()'`,;\"":
                position += 1
            yield text[start:position]


QUOTES = {"'": "quote", "`": "quasiquote", ",": "unquote", ",@": "splice"}


def read(stream):
    try:
        token = next(stream)
    except StopIteration:
        raise EOFError from None
    if token == "(":
        items = []
        while True:
            try:
                items.append(read(stream))
            except EndOfList:
                return items
            except EOFError:
                raise LispError("missing )") from None
    if token == ")":
        raise EndOfList
    if token in QUOTES:
        return [Symbol(QUOTES[token]), read(stream)]
    if token[0] == '"':
        return token[1:-1]
    if token in ("#t", "#f"):
        return token == "#t"
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            pass
    return Symbol(token)


class EndOfList(Exception):
    pass


def read_all(text):
    stream = tokens(text)
    while True:
        try:
            yield read(stream)
        except EOFError:
            return
        except EndOfList:
            raise LispError("unexpected )") from None


def show(value):
    if value is True or value is False:
        return "#t" if value else "#f"
    if isinstance(value, list):
        return "(" + " ".join(map(show, value)) + ")"
    if isinstance(value, str) and not isinstance(value, Symbol):
        return '"' + value + '"'
    return str(value)


def expand(template, scope):
    if not isinstance(template, list):
        return template
    if template[:1] == ["unquote"]:
        return evaluate(template[1], scope)
    result = []
    for item in template:
        if isinstance(item, list) and item[:1] == ["splice"]:
            result += evaluate(item[1], scope)
        else:
            result.append(expand(item, scope))
    return result


def evaluate(x, scope):
    while True:
        if isinstance(x, Symbol):
            return scope.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            return []
        match x:
            case ["quote", value]:
                return value
            case ["quasiquote", template]:
                return expand(template, scope)
            case ["if", test, then, *otherwise]:
                if evaluate(test, scope) is not False:
                    x = then
                elif otherwise:
                    x = otherwise[0]
                else:
                    return []
            case ["define", [name, *parameters], *body]:
                scope.table[name] = Lambda(parameters, body, scope, name)
                return Symbol(name)
            case ["define", name, value]:
                scope.table[name] = evaluate(value, scope)
                return Symbol(name)
            case ["define-macro", [name, *parameters], *body]:
                scope.table[name] = Macro(parameters, body, scope, name)
                return Symbol(name)
            case ["set!", name, value]:
                scope.find(name)[name] = evaluate(value, scope)
                return []
            case ["lambda", parameters, *body]:
                return Lambda(parameters, body, scope)
            case ["begin", *body]:
                for step in body[:-1]:
                    evaluate(step, scope)
                x = body[-1]
            case ["let", bindings, *body]:
                names = [name for name, _ in bindings]
                scope = Environment(scope, names, [evaluate(value, scope) for _, value in bindings])
                x = [Symbol("begin"), *body]
            case [operator, *operands]:
                function = evaluate(operator, scope)
                if isinstance(function, Macro):
                    inner = function.bind(operands)
                    for step in function.body:
                        x = evaluate(step, inner)
                    continue
                arguments = [evaluate(operand, scope) for operand in operands]
                if isinstance(function, Lambda):
                    scope = function.bind(arguments)
                    for step in function.body[:-1]:
                        evaluate(step, scope)
                    x = function.body[-1]
                elif callable(function):
                    return function(*arguments)
                else:
                    raise LispError(f"{show(function)} is not a function")


def chain(compare):
    return lambda *values: all(compare(a, b) for a, b in zip(values, values[1:]))


def standard_scope(output):
    def car(items):
        if not items:
            raise LispError("car of an empty list")
        return items[0]

    def subtract(first, *rest):
        return first - sum(rest) if rest else -first

    def product(*values):
        result = 1
        for value in values:
            result *= value
        return result

    scope = Environment()
    scope.table.update({
        "+": lambda *values: sum(values), "-": subtract, "*": product, "/": lambda a, b: a // b if a % b == 0 else a / b,
        "modulo": lambda a, b: a % b, "=": chain(lambda a, b: a == b), "<": chain(lambda a, b: a < b), ">": chain(lambda a, b: a > b),
        "car": car, "cdr": lambda items: items[1:], "cons": lambda head, tail: [head, *tail], "list": lambda *items: list(items),
        "null?": lambda value: value == [], "equal?": lambda a, b: a == b, "not": lambda value: value is False, "length": len,
        "append": lambda *lists: sum(lists, []), "symbol?": lambda value: isinstance(value, Symbol),
        "display": lambda *values: output.append(" ".join(v if isinstance(v, str) else show(v) for v in values)) or [],
        "apply": lambda function, items: evaluate([function, *([Symbol("quote"), item] for item in items)], scope),
    })
    return scope


LIBRARY = """
(define (map f items) (if (null? items) '() (cons (f (car items)) (map f (cdr items)))))
(define (filter keep? items)
  (if (null? items) '()
      (if (keep? (car items)) (cons (car items) (filter keep? (cdr items))) (filter keep? (cdr items)))))
(define (fold f start items) (if (null? items) start (fold f (f start (car items)) (cdr items))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(define (compose f g) (lambda (x) (f (g x))))
(define-macro (when test . body) `(if ,test (begin ,@body)))
(define-macro (unless test . body) `(if ,test '() (begin ,@body)))
(define-macro (and2 a b) `(if ,a ,b #f))
(define-macro (while test . body) `(let ((loop '())) (begin (set! loop (lambda () (when ,test ,@body (loop)))) (loop))))
"""

PROGRAM = """
(+ 1 2 (* 3 4))   ; arithmetic
(define (square x) (* x x))
(map square (range 1 8))
(fold + 0 (filter (lambda (n) (= (modulo n 3) 0)) (range 0 30)))
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 25)
(define (count-down n) (if (= n 0) 'liftoff (count-down (- n 1))))
(count-down 20000)
((compose square car) '(7 8 9))
(define (make-counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define tick (make-counter))
(list (tick) (tick) (tick))
(let ((x 2) (y '(a b))) `(x is ,x and y is ,@y))
(when (and2 (< 1 2) (not #f)) (display "macros" 'work) "done")
(define i 0)
(while (< i 3) (display "i is" i) (set! i (+ i 1)))
(define (hanoi n a b c) (if (= n 0) 0 (+ (hanoi (- n 1) a c b) 1 (hanoi (- n 1) c b a))))
(hanoi 8 'a 'b 'c)
(define (quicksort l)
  (if (null? l) '()
      (let ((p (car l)) (r (cdr l)))
        (append (quicksort (filter (lambda (x) (< x p)) r)) (list p) (quicksort (filter (lambda (x) (not (< x p))) r))))))
(quicksort '(3 1 4 1 5 9 2 6 5 3 5))
(apply + '(1 2 3))
(/ 7 2)
(car '())
(undefined-function 1)
(square 1 2)
(5 5)
(+ 1 "a")
"""


def main():
    output = []
    scope = standard_scope(output)
    for form in read_all(LIBRARY):
        evaluate(form, scope)
    for form in read_all(PROGRAM):
        try:
            result = show(evaluate(form, scope))
        except LispError as error:
            result = f"error: {error}"
        except TypeError as error:
            result = f"type error: {error}"
        source = show(form)
        print(f"{source if len(source) < 60 else source[:57] + '...':<60} => {result}")
        while output:
            print("    |", output.pop(0))
    for broken in ("(1 2", ")", "(quote (a . b)"):
        try:
            list(read_all(broken))
        except LispError as error:
            print(f"{broken!r}: {error}")


main()
