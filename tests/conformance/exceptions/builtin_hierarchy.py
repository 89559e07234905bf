# The built-in exception tree and the attributes of its members.
import builtins

for name in ("BaseException", "Exception", "ArithmeticError", "ZeroDivisionError", "OverflowError", "FloatingPointError", "LookupError", "IndexError", "KeyError", "AttributeError", "NameError", "UnboundLocalError", "TypeError", "ValueError", "UnicodeError", "UnicodeDecodeError", "UnicodeEncodeError", "RuntimeError", "RecursionError", "NotImplementedError", "StopIteration", "StopAsyncIteration", "GeneratorExit", "KeyboardInterrupt", "SystemExit", "AssertionError", "ImportError", "ModuleNotFoundError", "OSError", "FileNotFoundError", "PermissionError", "EOFError", "MemoryError", "BufferError", "SyntaxError", "IndentationError", "TabError", "Warning", "DeprecationWarning", "SyntaxWarning", "ExceptionGroup", "BaseExceptionGroup"):
    cls = getattr(builtins, name)
    print(name, "<", ", ".join(c.__name__ for c in cls.__bases__))
print(IOError is OSError, EnvironmentError is OSError)
try:
    {}["missing"]
except LookupError as error:
    print(type(error).__name__, error.args)
try:
    None.attribute
except AttributeError as error:
    print(error.name, error.obj)
try:
    undefined_name
except NameError as error:
    print(error.name)
try:
    import no_such_module_anywhere
except ImportError as error:
    print(type(error).__name__, error.name, error.path, error.msg)
try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
try:
    "\u20ac".encode("ascii")
except UnicodeEncodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
stop = StopIteration(5, 6)
print(stop.value, stop.args, StopIteration().value)
exit_ = SystemExit(3)
print(exit_.code, SystemExit().code, SystemExit(1, 2).code)
error = OSError(9001, "No such thing", "name.txt")
print(type(error).__name__, error.errno, error.strerror, error.filename, error)
print(repr(OSError(9002, "denied")), str(OSError("just text")), OSError("x").errno)
note = ValueError("with notes")
note.add_note("first note")
note.add_note("second note")
print(note.__notes__)
try:
    note.add_note(5)
except TypeError as error:
    print(error)
print(ValueError("a").with_traceback(None).args, BaseException(1).args)
error = SyntaxError("message", ("file.py", 3, 7, "text of line"))
print(error.msg, error.filename, error.lineno, error.offset, error.text, error)
