"""This module provides mechanisms to use signal handlers in Python: the names of signals. Handlers cannot be set yet."""

SIG_DFL, SIG_IGN = 0, 1
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 2
NSIG = 65

for _number, _name in enumerate(
    "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF "
    "WINCH IO PWR SYS".split(),
    1,
):
    globals()[f"SIG{_name}"] = _number
del _number, _name
SIGIOT, SIGCLD, SIGPOLL = SIGABRT, SIGCHLD, SIGIO
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2


class ItimerError(OSError):
    pass


ItimerError.__module__ = "signal"


def default_int_handler(signum, frame, /):
    """The default handler for SIGINT installed by Python. It raises KeyboardInterrupt."""
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler}


def _checked(number):
    number = int(number)
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    return number


def getsignal(signalnum, /):
    """Return the current action for the given signal."""
    return _handlers.get(_checked(signalnum), SIG_DFL)


def signal(signalnum, handler, /):
    """Set the action for the given signal: to what it is already, as others are not supported yet."""
    number = _checked(signalnum)
    old = getsignal(number)
    if handler is not old and handler != old:
        if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
            raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
        raise NotImplementedError("handlers of signals are not supported by Molt yet")
    return old


def raise_signal(signalnum, /):
    """Send a signal to the executing process."""
    handler = getsignal(signalnum)
    if callable(handler):
        handler(signalnum, None)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """Sets the fd to be written to (with the signal number) when a signal comes in."""
    return -1


def valid_signals():
    """Return a set of valid signal numbers on this platform."""
    return set(range(1, NSIG))


def strsignal(signalnum, /):
    """Return the system description of the given signal."""
    names = {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 11: "Segmentation fault", 13: "Broken pipe", 14: "Alarm clock", 15: "Terminated"}
    return names.get(_checked(signalnum))


def siginterrupt(signalnum, flag, /):
    """Change system call restart behaviour."""
