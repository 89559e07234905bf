"""This module provides primitive operations to write multi-threaded programs: of a program that has one thread.

Locks are there; starting a thread is not.
"""

import time as _time

error = RuntimeError
TIMEOUT_MAX = 9223372036.0


class LockType:
    """A lock object is a synchronization primitive."""

    __slots__ = ("_locked", "__weakref__")

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        """Lock the lock. Waiting for a lock that this only thread holds itself would never end, and raises RuntimeError."""
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if not self._locked:
            self._locked = True
            return True
        if not blocking:
            return False
        if timeout >= 0:
            _time.sleep(timeout)
            return False
        raise RuntimeError("deadlock: the only thread waits for a lock that it holds")

    def release(self):
        """Release the lock, allowing another thread that is blocked waiting for the lock to acquire the lock."""
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        """Return whether the lock is in the locked state."""
        return self._locked

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *exc_info):
        self.release()

    def _at_fork_reinit(self):
        self._locked = False

    def __repr__(self):
        return f"<{'locked' if self._locked else 'unlocked'} _thread.lock object at {hex(id(self))}>"


LockType.__name__ = LockType.__qualname__ = "lock"
lock = LockType


def allocate_lock():
    """Create a new lock object."""
    return LockType()


allocate = allocate_lock


class RLock:
    """A reentrant lock."""

    __slots__ = ("_count", "__weakref__")

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        """Lock the lock; the same thread may do so again."""
        self._count += 1
        return True

    __enter__ = acquire

    def release(self):
        """Release the lock; it is free when this was done as often as it was acquired."""
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def __exit__(self, *exc_info):
        self.release()

    def locked(self):
        """Return a boolean indicating whether this object is locked right now."""
        return self._count > 0

    def _is_owned(self):
        return self._count > 0

    def _recursion_count(self):
        return self._count

    def _release_save(self):
        state = self._count, get_ident()
        self._count = 0
        return state

    def _acquire_restore(self, state):
        self._count = state[0]

    def _at_fork_reinit(self):
        self._count = 0

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return f"<{state} _thread.RLock object owner={get_ident() if self._count else 0} count={self._count} at {hex(id(self))}>"


class _local:
    """Thread-local data"""

    def __new__(cls, /, *args, **keywords):
        if (args or keywords) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        return object.__new__(cls)


class _ThreadHandle:
    """A thread, as `threading` sees it."""

    __slots__ = ("ident", "_done")

    def __init__(self):
        self.ident = 0
        self._done = False

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True

    def join(self, timeout=None):
        return None


class _ExceptHookArgs(tuple):
    """Type used to pass arguments to threading.excepthook."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def _excepthook(args, /):
    """Handle uncaught Thread.run() exception."""
    import sys

    if args.exc_type is not SystemExit:
        sys.excepthook(args.exc_type, args.exc_value, args.exc_traceback)


_main = _ThreadHandle()
_main.ident = 1


def get_ident():
    """Return a non-zero integer that uniquely identifies the current thread amongst other threads that exist simultaneously."""
    return 1


get_native_id = get_ident
_get_main_thread_ident = get_ident


def _make_thread_handle(ident):
    handle = _ThreadHandle()
    handle.ident = ident
    return handle


def start_new_thread(function, args, kwargs=None, /):
    """Start a new thread. There is only one: this raises RuntimeError."""
    raise RuntimeError("can't start new thread")


def start_joinable_thread(function, handle=None, daemon=True):
    """Start a new thread. There is only one: this raises RuntimeError."""
    raise RuntimeError("can't start new thread")


start_new = start_new_thread


def daemon_threads_allowed():
    """Return True if daemon threads are allowed in the current interpreter, and False otherwise."""
    return True


def stack_size(size=0, /):
    """Return the thread stack size used when creating new threads."""
    return 0


def interrupt_main(signum=2, /):
    """Simulate the arrival of the given signal in the main thread."""
    raise KeyboardInterrupt


def exit():
    """This is synonymous to ``raise SystemExit''."""
    raise SystemExit


exit_thread = exit


def _count():
    """Return the number of currently running Python threads, excluding the main thread."""
    return 0


def _is_main_interpreter():
    return True


def _shutdown():
    """Wait for all non-daemon threads (other than the calling thread) to stop."""


def set_name(name):
    """Set the name of the current thread."""
