"""What of `sys` is written in Python. Importing it completes `sys`; it is imported when one of these is asked for."""

import sys

_hooks = []


def audit(event, *args):
    """Passes the event to any hooks that are attached."""
    if not isinstance(event, str):
        raise TypeError(f"audit() argument 1 must be str, not {type(event).__name__}")
    for hook in list(_hooks):
        hook(event, args)


def addaudithook(hook):
    """Adds a new audit hook callback."""
    try:
        audit("sys.addaudithook")
    except RuntimeError:
        return
    _hooks.append(hook)


def settrace(function):
    """Set the global debug tracing function."""
    if function is not None:
        raise NotImplementedError("tracing is not supported by Molt: compiled code has no trace events")


def setprofile(function):
    """Set the profiling function."""
    if function is not None:
        raise NotImplementedError("profiling by sys.setprofile is not supported by Molt: compiled code has no trace events")


def call_tracing(func, args):
    """Call func(*args), while tracing is enabled."""
    if not isinstance(args, tuple):
        raise TypeError(f"call_tracing() argument 2 must be tuple, not {type(args).__name__}")
    return func(*args)


class _Monitoring(type(sys)):
    def __getattr__(self, name):
        raise NotImplementedError("sys.monitoring is not supported by Molt: compiled code has no events")


monitoring = _Monitoring("sys.monitoring")


def _clear_type_descriptors(cls, /):
    """Take the descriptors of instances' dicts away from a class that was made again with slots. Molt keeps none."""


def setswitchinterval(interval):
    """Set the ideal thread switching delay inside the Python interpreter. There is one thread."""
    if not interval > 0:
        raise ValueError("switch interval must be strictly positive")


def getallocatedblocks():
    """Return the number of memory blocks currently allocated."""
    import gc

    return len(gc.get_objects())


def getunicodeinternedsize(*, _only_immortal=False):
    """Return the number of elements of the unicode interned dictionary. It is not told."""
    return 0


def breakpointhook(*args, **kws):
    """This hook function is called by built-in breakpoint()."""
    raise NotImplementedError("there is no debugger for Molt yet")


def _current_frames():
    """Return a dict mapping each thread's thread id to its current stack frame."""
    return {1: sys._getframe(1)}


def _current_exceptions():
    """Return a dict mapping each thread's identifier to its current raised exception."""
    return {1: sys.exception()}


def _clear_internal_caches():
    """Clear all internal performance-related caches. They are exact, and stay."""


_clear_type_cache = _clear_internal_caches


def _is_interned(string):
    """Return True if the given string is "interned"."""
    if not isinstance(string, str):
        raise TypeError(f"_is_interned() argument must be str, not {type(string).__name__}")
    return sys.intern(string) is string


def _is_immortal(op):
    """Return True if the given object is "immortal" per PEP 683."""
    return op is None or op is True or op is False or op is Ellipsis or op is NotImplemented


def activate_stack_trampoline(backend):
    """Activate stack profiler trampoline."""
    raise ValueError("perf trampoline not available")


def deactivate_stack_trampoline():
    """Deactivate the current stack profiler trampoline backend."""


def is_stack_trampoline_active():
    """Return *True* if a stack profiler trampoline is active."""
    return False


def is_remote_debug_enabled():
    """Return True if remote debugging is enabled, False otherwise."""
    return False


def remote_exec(pid, script):
    """Executes a file containing Python code in a given remote Python process."""
    raise RuntimeError("Remote debugging is not enabled")


def getdlopenflags():
    """Return the current value of the flags that are used for dlopen calls."""
    return 0


def setdlopenflags(flags):
    """Set the flags used by the interpreter for dlopen calls."""


class UnraisableHookArgs(tuple):
    """What sys.unraisablehook is given."""

    __slots__ = ()
    __match_args__ = ("exc_type", "exc_value", "exc_traceback", "err_msg", "object")
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    err_msg = property(lambda self: self[3])
    object = property(lambda self: self[4])

    def __repr__(self):
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(self.__match_args__, self))
        return f"UnraisableHookArgs({fields})"


def unraisablehook(unraisable, /):
    """Handle an unraisable exception."""
    message = unraisable.err_msg or "Exception ignored in"
    if unraisable.object is not None:
        message = f"{message} {unraisable.object!r}" if unraisable.err_msg else f"{message}: {unraisable.object!r}"
    sys.stderr.write(message + "\n" if not unraisable.err_msg else message + ":\n")
    if unraisable.exc_value is not None:
        sys.__excepthook__(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)


def _tell_unraisable(exc, message):
    hook = sys.unraisablehook
    try:
        hook(UnraisableHookArgs((type(exc), exc, exc.__traceback__, message, None)))
    except Exception as error:
        sys.stderr.write(f"Exception ignored in sys.unraisablehook: {hook!r}\n")
        traceback = error.__traceback__.tb_next
        sys.__excepthook__(type(error), error.with_traceback(traceback), traceback)


abiflags = ""
_git = ("CPython", "", "")
_framework = ""
stdlib_module_names = frozenset(
    "__future__ _abc _aix_support _android_support _apple_support _ast _ast_unparse _asyncio _bisect _blake2 _bz2 _codecs "
    "_codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize "
    "_compat_pickle _contextvars _csv _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib "
    "_frozen_importlib_external _functools _gdbm _hashlib _heapq _hmac _imp _interpchannels _interpqueues _interpreters _io "
    "_ios_support _json _locale _lsprof _lzma _markupbase _md5 _multibytecodec _multiprocessing _opcode _opcode_metadata "
    "_operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal _pyio "
    "_pylong _pyrepl _queue _random _remote_debugging _scproxy _sha1 _sha2 _sha3 _signal _sitebuiltins _socket _sqlite3 _sre _ssl "
    "_stat _statistics _string _strptime _struct _suggestions _symtable _sysconfig _thread _threading_local _tkinter _tokenize "
    "_tracemalloc _types _typing _uuid _warnings _weakref _weakrefset _winapi _wmi _zoneinfo _zstd abc annotationlib antigravity "
    "argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar cmath cmd code codecs codeop "
    "collections colorsys compileall compression concurrent configparser contextlib contextvars copy copyreg csv ctypes curses "
    "dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp "
    "fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac "
    "html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox "
    "marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse "
    "os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile "
    "pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select "
    "selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat "
    "statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this "
    "threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing "
    "unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile "
    "zipimport zlib zoneinfo"
    .split()
)

for _name, _function in (("unraisablehook", unraisablehook), ("breakpointhook", breakpointhook)):
    vars(sys).setdefault(_name, _function)
    vars(sys)["__" + _name + "__"] = _function
for _name in (
    "audit addaudithook settrace setprofile call_tracing monitoring setswitchinterval getallocatedblocks getunicodeinternedsize "
    "_current_frames _current_exceptions _clear_internal_caches _clear_type_cache _clear_type_descriptors _is_interned _is_immortal "
    "activate_stack_trampoline deactivate_stack_trampoline is_stack_trampoline_active is_remote_debug_enabled remote_exec "
    "getdlopenflags setdlopenflags abiflags _git _framework stdlib_module_names"
).split():
    _value = globals()[_name]
    if type(_value) is type(audit):
        _value.__module__ = "sys"
    vars(sys).setdefault(_name, _value)
UnraisableHookArgs.__module__ = "sys"
