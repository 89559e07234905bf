"""This module provides access to operating system functionality that is standardized by the C Standard and the POSIX standard.

What is there: the environment, the process and paths. Files and folders are not there yet.
"""

import sys as _sys
from _molt import environment as _environment, random_bytes as _random_bytes

error = OSError

F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_NONBLOCK, O_CLOEXEC = 0, 1, 2, 64, 128, 512, 1024, 2048, 524288
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_SOFTWARE, EX_OSERR, EX_IOERR = 0, 64, 65, 66, 70, 71, 74
SEEK_DATA, SEEK_HOLE = 3, 4
WNOHANG = 1
NGROUPS_MAX = 65536
TMP_MAX = 238328

_have_functions = []


def _bytes(text):
    return text.encode("utf-8", "surrogateescape")


def _create_environ():
    """Create the environment dictionary."""
    names = _environment("=names")
    return {_bytes(name): _bytes(_environment(name) or "") for name in names.split("\0")} if names else {}


environ = _create_environ()


def putenv(name, value, /):
    """Change or add an environment variable. There are no child processes that would see it."""


def unsetenv(name, /):
    """Delete an environment variable. There are no child processes that would miss it."""


def getcwd():
    """Return a unicode string representing the current working directory."""
    return _environment("=folder")


def getcwdb():
    """Return a bytes string representing the current working directory."""
    return _bytes(getcwd())


def urandom(size, /):
    """Return a bytes object containing random bytes suitable for cryptographic use."""
    if size < 0:
        raise ValueError("negative argument not allowed")
    return _random_bytes(size)


def getrandom(size, flags=0):
    """Obtain a series of random bytes."""
    return urandom(size)


def getpid():
    """Return the current process id."""
    return 1


def getppid():
    """Return the parent's process id."""
    return 0


def getuid():
    """Return the current process's user id."""
    return 0


geteuid = getgid = getegid = getuid


def cpu_count():
    """Return the number of logical CPUs in the system."""
    return 1


def _exit(status):
    """Exit to the system with specified status, without normal exit processing."""
    raise SystemExit(status)


def abort():
    """Abort the interpreter immediately."""
    raise SystemExit(134)


def fspath(path):
    """Return the file system path representation of the object.

    If the object is str or bytes, then allow it to pass through as-is. If the
    object defines __fspath__(), then return the result of that method. All other
    types raise a TypeError.
    """
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    method = getattr(kind, "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}")
    value = method(path)
    if isinstance(value, (str, bytes)):
        return value
    raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(value).__name__}")


def strerror(code, /):
    """Translate an error code to a message string."""
    return _messages.get(code, f"Unknown error {code}")


_messages = {
    0: "Success", 1: "Operation not permitted", 2: "No such file or directory", 3: "No such process", 4: "Interrupted system call",
    5: "Input/output error", 6: "No such device or address", 7: "Argument list too long", 8: "Exec format error", 9: "Bad file descriptor",
    10: "No child processes", 11: "Resource temporarily unavailable", 12: "Cannot allocate memory", 13: "Permission denied",
    14: "Bad address", 15: "Block device required", 16: "Device or resource busy", 17: "File exists", 18: "Invalid cross-device link",
    19: "No such device", 20: "Not a directory", 21: "Is a directory", 22: "Invalid argument", 23: "Too many open files in system",
    24: "Too many open files", 25: "Inappropriate ioctl for device", 26: "Text file busy", 27: "File too large",
    28: "No space left on device", 29: "Illegal seek", 30: "Read-only file system", 31: "Too many links", 32: "Broken pipe",
    33: "Numerical argument out of domain", 34: "Numerical result out of range", 35: "Resource deadlock avoided",
    36: "File name too long", 37: "No locks available", 38: "Function not implemented", 39: "Directory not empty",
    40: "Too many levels of symbolic links", 61: "No data available", 62: "Timer expired", 71: "Protocol error",
    75: "Value too large for defined data type", 84: "Invalid or incomplete multibyte or wide character",
    88: "Socket operation on non-socket", 95: "Operation not supported", 98: "Address already in use", 103: "Software caused connection abort",
    104: "Connection reset by peer", 110: "Connection timed out", 111: "Connection refused", 113: "No route to host",
    115: "Operation now in progress", 125: "Operation canceled",
}


class stat_result(tuple):
    """stat_result: Result from stat, fstat, or lstat."""

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])
    st_atime = property(lambda self: self[7])
    st_mtime = property(lambda self: self[8])
    st_ctime = property(lambda self: self[9])


class terminal_size(tuple):
    """A tuple of (columns, lines) for holding terminal window size"""

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


class uname_result(tuple):
    """uname_result: Result from os.uname()."""

    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])


class times_result(tuple):
    """times_result: Result from os.times()."""


for _kind in (stat_result, terminal_size, uname_result, times_result):
    _kind.__module__ = "os"
del _kind


class DirEntry:
    """What os.scandir() gives."""


def get_terminal_size(fd=1, /):
    """Return the size of the terminal window as (columns, lines)."""
    raise OSError(25, strerror(25))


def isatty(fd, /):
    """Return True if the fd is connected to a terminal."""
    stream = {0: _sys.__stdin__, 1: _sys.__stdout__, 2: _sys.__stderr__}.get(fd)
    return stream is not None and stream.isatty()


def uname():
    """Return an object identifying the current operating system."""
    return uname_result(("Molt", "localhost", "1", "1", "wasm32"))


def _missing(name, doc):
    def function(*args, **keywords):
        raise OSError(38, f"os.{name}() is not supported by Molt yet")

    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


for _name in (
    "stat lstat fstat open close read write lseek listdir scandir mkdir rmdir remove unlink rename replace chdir chmod access utime readlink "
    "symlink link truncate ftruncate fsync dup dup2 pipe umask kill system times get_inheritable set_inheritable"
).split():
    globals()[_name] = _missing(_name, f"os.{_name}() is not there yet: files come later.")
del _name
