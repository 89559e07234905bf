"""The io module provides the Python interfaces to stream handling: streams in memory, and what builds on other streams.

Files of the system are not there yet.
"""

import sys as _sys

DEFAULT_BUFFER_SIZE = 128 * 1024
BlockingIOError = BlockingIOError
_alias = type(list[int])


class UnsupportedOperation(OSError, ValueError):
    pass


UnsupportedOperation.__module__ = "io"


def text_encoding(encoding, stacklevel=2, /):
    """A helper function to choose the text encoding.

    When encoding is not None, this function returns it.
    Otherwise, this function returns the default text encoding (i.e. "locale" or "utf-8" depends on UTF-8 mode).
    """
    return "utf-8" if encoding is None else encoding


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open file and return a stream. Files cannot be opened yet."""
    import builtins

    return builtins.open(file, mode, buffering, encoding, errors, newline, closefd, opener)


def open_code(path):
    """Opens the provided file with the intent to import the contents."""
    return open(path, "rb")


class _IOBase:
    """The abstract base class for all I/O classes."""

    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, offset, whence=0, /):
        """Change the stream position to the given byte offset."""
        self._unsupported("seek")

    def tell(self):
        """Return current stream position."""
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        """Truncate file to size bytes."""
        self._unsupported("truncate")

    def flush(self):
        """Flush write buffers, if applicable."""
        self._checkClosed()

    def close(self):
        """Flush and close the IO object."""
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    @property
    def closed(self):
        return self._closed

    def seekable(self):
        """Return whether object supports random access."""
        return False

    def readable(self):
        """Return whether object was opened for reading."""
        return False

    def writable(self):
        """Return whether object was opened for writing."""
        return False

    def _checkClosed(self, message=None):
        if self.closed:
            raise ValueError("I/O operation on closed file." if message is None else message)

    def _checkSeekable(self, message=None):
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable." if message is None else message)

    def _checkReadable(self, message=None):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable." if message is None else message)

    def _checkWritable(self, message=None):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable." if message is None else message)

    def fileno(self):
        """Return underlying file descriptor if one exists."""
        self._unsupported("fileno")

    def isatty(self):
        """Return whether this is an 'interactive' stream."""
        self._checkClosed()
        return False

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        """Read and return a line from the stream."""
        limit = -1 if size is None else size
        line = bytearray()
        while limit < 0 or len(line) < limit:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if byte == b"\n":
                break
        return bytes(line)

    def readlines(self, hint=-1, /):
        """Return a list of lines from the stream."""
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if size >= hint:
                break
        return lines

    def writelines(self, lines, /):
        """Write a list of lines to stream."""
        self._checkClosed()
        for line in lines:
            self.write(line)


class _RawIOBase(_IOBase):
    """Base class for raw binary I/O."""

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        if count is None:
            return None
        return bytes(buffer[:count])

    def readall(self):
        """Read until EOF, using multiple read() call."""
        parts = []
        while part := self.read(DEFAULT_BUFFER_SIZE):
            parts.append(part)
        return b"".join(parts) if parts else part


class _BufferedIOBase(_IOBase):
    """Base class for buffered IO objects."""

    def detach(self):
        """Disconnect this buffer from its underlying raw stream and return it."""
        self._unsupported("detach")

    def read(self, size=-1, /):
        """Read and return up to n bytes."""
        self._unsupported("read")

    def read1(self, size=-1, /):
        """Read and return up to size bytes, with at most one call to the underlying raw stream."""
        self._unsupported("read1")

    def write(self, data, /):
        """Write buffer to the IO stream."""
        self._unsupported("write")

    def readinto(self, buffer, /):
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        view = memoryview(buffer).cast("B")
        data = self.read1(len(view))
        view[:len(data)] = data
        return len(data)


class _TextIOBase(_IOBase):
    """Base class for text I/O."""

    @classmethod
    def __subclasshook__(cls, kind):
        # The standard streams are native.
        if kind is _Native and cls.__name__ in ("TextIOBase", "_TextIOBase", "IOBase"):
            return True
        return NotImplemented

    def detach(self):
        """Separate the underlying buffer from the TextIOBase and return it."""
        self._unsupported("detach")

    def read(self, size=-1, /):
        """Read at most size characters from stream."""
        self._unsupported("read")

    def write(self, text, /):
        """Write string s to stream."""
        self._unsupported("write")

    @property
    def encoding(self):
        """Encoding of the text stream."""
        return None

    @property
    def newlines(self):
        """Line endings translated so far."""
        return None

    @property
    def errors(self):
        """The error setting of the decoder or encoder."""
        return None


_Native = type(_sys.__stdout__)


class BytesIO(_BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    def __init__(self, initial_bytes=b""):
        self._data = bytearray(() if initial_bytes is None else initial_bytes)
        self._at = 0
        self._closed = False

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def getvalue(self):
        """Retrieve the entire contents of the BytesIO object."""
        self._check()
        return bytes(self._data)

    def getbuffer(self):
        """Get a read-write view over the contents of the BytesIO object."""
        self._check()
        return memoryview(self._data)

    def read(self, size=-1, /):
        """Read at most size bytes, returned as a bytes object."""
        self._check()
        start = self._at
        end = len(self._data)
        if size is not None:
            size = size.__index__()
            if size >= 0:
                end = min(end, start + size)
        if end <= start:
            return b""
        self._at = end
        return bytes(self._data[start:end])

    read1 = read

    def readline(self, size=-1, /):
        """Next line from the file, as a bytes object."""
        self._check()
        start = self._at
        end = self._data.find(b"\n", start) + 1 or len(self._data)
        if size is not None and size >= 0:
            end = min(end, start + size)
        if end <= start:
            return b""
        self._at = end
        return bytes(self._data[start:end])

    def write(self, data, /):
        """Write bytes to file; return the number of bytes written."""
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(memoryview(data))
        count = len(data)
        if not count:
            return 0
        start = self._at
        size = len(self._data)
        if start > size:
            self._data.extend(bytes(start - size))
        self._data[start:start + count] = data
        self._at = start + count
        return count

    def seek(self, offset, whence=0, /):
        """Change stream position; returns the new absolute position."""
        self._check()
        offset = offset.__index__()
        if whence == 0:
            if offset < 0:
                raise ValueError(f"negative seek value {offset}")
            self._at = offset
        elif whence == 1:
            self._at = max(0, self._at + offset)
        elif whence == 2:
            self._at = max(0, len(self._data) + offset)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._at

    def tell(self):
        """Current file position, an integer."""
        self._check()
        return self._at

    def truncate(self, size=None, /):
        """Truncate the file to at most size bytes."""
        self._check()
        size = self._at if size is None else size.__index__()
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size

    def isatty(self):
        self._check()
        return False

    def flush(self):
        self._check()

    def close(self):
        """Disable all I/O operations."""
        self._closed = True
        self._data = bytearray()

    def __getstate__(self):
        return self.getvalue(), self._at, self.__dict__.copy()

    def __setstate__(self, state):
        data, at, more = state
        self.__dict__.update(more)
        self.__init__(data)
        self._at = at

    __class_getitem__ = classmethod(_alias)


def _translated(text):
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class StringIO(_TextIOBase):
    """Text I/O implementation using an in-memory buffer.

    The initial_value argument sets the value of object.  The newline
    argument is like the one of TextIOWrapper's constructor."""

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        self._text = ""
        # What was written at the end and is not part of the text yet.
        self._parts = []
        self._at = self._size = 0
        self._closed = False
        if initial_value:
            self.write(initial_value)
            self._at = 0

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def _whole(self):
        if self._parts:
            self._text += "".join(self._parts)
            self._parts.clear()
        return self._text

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    @property
    def line_buffering(self):
        self._check()
        return False

    def getvalue(self):
        """Retrieve the entire contents of the object."""
        self._check()
        return self._whole()

    def write(self, text, /):
        """Write string to file; return the number of characters written."""
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        count = len(text)
        newline = self._newline
        if newline is None:
            text = _translated(text)
        elif newline == "\r" or newline == "\r\n":
            text = text.replace("\n", newline)
        if not text:
            return count
        at = self._at
        if at == self._size:
            self._parts.append(text)
            self._at = self._size = at + len(text)
            return count
        whole = self._whole()
        if at > len(whole):
            whole += "\0" * (at - len(whole))
        self._at = at + len(text)
        self._text = whole[:at] + text + whole[self._at:]
        self._size = len(self._text)
        return count

    def read(self, size=-1, /):
        """Read at most size characters, returned as a string."""
        self._check()
        start = self._at
        end = self._size
        if size is not None:
            size = size.__index__()
            if size >= 0:
                end = min(end, start + size)
        if end <= start:
            return ""
        self._at = end
        return self._whole()[start:end]

    def readline(self, size=-1, /):
        """Read until newline or EOF."""
        self._check()
        start = self._at
        if start >= self._size:
            return ""
        text = self._whole()
        newline = self._newline
        if newline == "":
            ends = [at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0]
            end = min(ends) + 1 if ends else self._size
            if ends and text[end - 1] == "\r" and text[end:end + 1] == "\n":
                end += 1
        else:
            mark = newline or "\n"
            end = text.find(mark, start)
            end = self._size if end < 0 else end + len(mark)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._at = end
        return text[start:end]

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset, whence=0, /):
        """Change stream position; returns the new absolute position."""
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0:
            if offset < 0:
                raise ValueError(f"Negative seek position {offset}")
            self._at = offset
        else:
            if offset != 0:
                raise OSError("Can't do nonzero cur-relative seeks")
            if whence == 2:
                self._at = self._size
        return self._at

    def tell(self):
        """Tell the current file position."""
        self._check()
        return self._at

    def truncate(self, pos=None, /):
        """Truncate size to pos."""
        self._check()
        pos = self._at if pos is None else pos.__index__()
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        if pos < self._size:
            self._text = self._whole()[:pos]
            self._size = pos
        return pos

    def flush(self):
        self._check()

    def close(self):
        """Close the IO object; attempting any further operation raises a ValueError."""
        self._closed = True
        self._text = ""
        self._parts = []

    @property
    def newlines(self):
        self._check()
        return None

    def __getstate__(self):
        return self.getvalue(), self._newline, self._at, self.__dict__.copy()

    def __setstate__(self, state):
        text, newline, at, more = state
        self.__dict__.update(more)
        StringIO.__init__(self, "", newline)
        self._parts = [text]
        self._size = len(text)
        self._at = at


class IncrementalNewlineDecoder:
    """Codec used when reading a file in universal newlines mode."""

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder = decoder
        self._translate = translate
        self._held = False
        self._seen = 0

    def decode(self, input, final=False):
        text = input if self._decoder is None else self._decoder.decode(input, final=final)
        if self._held and (text or final):
            text = "\r" + text
            self._held = False
        if text.endswith("\r") and not final:
            text = text[:-1]
            self._held = True
        both = text.count("\r\n")
        self._seen |= (text.count("\n") > both and 1) | (text.count("\r") > both and 2) | (both and 4)
        return _translated(text) if self._translate else text

    def getstate(self):
        data, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return data, flag << 1 | self._held

    def setstate(self, state):
        data, flag = state
        self._held = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((data, flag >> 1))

    def reset(self):
        self._seen = 0
        self._held = False
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        kinds = tuple([mark for bit, mark in ((2, "\r"), (1, "\n"), (4, "\r\n")) if self._seen & bit])
        return None if not kinds else kinds[0] if len(kinds) == 1 else kinds


class _Buffered(_BufferedIOBase):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw = raw
        self._size = buffer_size

    @property
    def raw(self):
        return self._raw

    @property
    def closed(self):
        return self._raw is None or self._raw.closed

    @property
    def name(self):
        return self._raw.name

    @property
    def mode(self):
        return self._raw.mode

    def close(self):
        if self._raw is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._raw.close()

    def detach(self):
        if self._raw is None:
            raise ValueError("raw stream already detached")
        self.flush()
        raw = self._raw
        self._raw = None
        return raw

    def seekable(self):
        return self._raw.seekable()

    def readable(self):
        return self._raw.readable()

    def writable(self):
        return self._raw.writable()

    def fileno(self):
        return self._raw.fileno()

    def isatty(self):
        return self._raw.isatty()

    def flush(self):
        if self.closed:
            raise ValueError("flush of closed file")

    def __repr__(self):
        return f"<_io.{type(self).__name__}>"


class BufferedReader(_Buffered):
    """Create a new buffered reader using the given readable raw IO object."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise OSError('"raw" argument must be readable.')
        _Buffered.__init__(self, raw, buffer_size)
        self._ahead = b""

    def writable(self):
        return False

    def read(self, size=-1, /):
        self._checkClosed("read of closed file")
        parts = [self._ahead]
        self._ahead = b""
        if size is None or size < 0:
            while part := self._raw.read(self._size):
                parts.append(part)
            return b"".join(parts)
        count = len(parts[0])
        while count < size:
            part = self._raw.read(max(self._size, size - count))
            if not part:
                break
            parts.append(part)
            count += len(part)
        data = b"".join(parts)
        self._ahead = data[size:]
        return data[:size]

    def read1(self, size=-1, /):
        self._checkClosed("read of closed file")
        if not self._ahead:
            self._ahead = self._raw.read(self._size) or b""
        if size is None or size < 0:
            size = len(self._ahead)
        data = self._ahead[:size]
        self._ahead = self._ahead[size:]
        return data

    def peek(self, size=0, /):
        self._checkClosed("peek of closed file")
        if not self._ahead:
            self._ahead = self._raw.read(self._size) or b""
        return self._ahead

    def readline(self, size=-1, /):
        self._checkClosed("readline of closed file")
        limit = -1 if size is None else size
        parts = []
        while self.peek():
            end = self._ahead.find(b"\n") + 1 or len(self._ahead)
            if limit >= 0:
                end = min(end, limit)
                limit -= end
            part = self._ahead[:end]
            self._ahead = self._ahead[end:]
            parts.append(part)
            if part.endswith(b"\n") or limit == 0:
                break
        return b"".join(parts)

    def tell(self):
        return self._raw.tell() - len(self._ahead)

    def seek(self, offset, whence=0, /):
        if whence == 1:
            offset -= len(self._ahead)
        self._ahead = b""
        return self._raw.seek(offset, whence)

    __class_getitem__ = classmethod(_alias)


class BufferedWriter(_Buffered):
    """A buffer for a writeable sequential RawIO object."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise OSError('"raw" argument must be writable.')
        _Buffered.__init__(self, raw, buffer_size)
        self._pending = bytearray()

    def readable(self):
        return False

    def write(self, data, /):
        self._checkClosed("write to closed file")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(memoryview(data))
        self._pending += data
        if len(self._pending) >= self._size:
            self.flush()
        return len(data)

    def flush(self):
        _Buffered.flush(self)
        pending = self._pending
        while pending:
            count = self._raw.write(bytes(pending))
            if count is None:
                raise BlockingIOError(11, "write could not complete without blocking", 0)
            del pending[:count]

    def tell(self):
        return self._raw.tell() + len(self._pending)

    def seek(self, offset, whence=0, /):
        self.flush()
        return self._raw.seek(offset, whence)

    def truncate(self, size=None, /):
        self.flush()
        return self._raw.truncate(self.tell() if size is None else size)

    __class_getitem__ = classmethod(_alias)


class BufferedRandom(BufferedReader, BufferedWriter):
    """A buffered interface to random access streams."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        raw._checkSeekable()
        BufferedReader.__init__(self, raw, buffer_size)
        BufferedWriter.__init__(self, raw, buffer_size)

    def readable(self):
        return True

    writable = readable

    def read(self, size=-1, /):
        self.flush()
        return BufferedReader.read(self, size)

    def peek(self, size=0, /):
        self.flush()
        return BufferedReader.peek(self, size)

    def write(self, data, /):
        if self._ahead:
            self._raw.seek(-len(self._ahead), 1)
            self._ahead = b""
        return BufferedWriter.write(self, data)

    def flush(self):
        BufferedWriter.flush(self)

    def tell(self):
        return self._raw.tell() - len(self._ahead) + len(self._pending)

    def seek(self, offset, whence=0, /):
        self.flush()
        return BufferedReader.seek(self, offset, whence)


class BufferedRWPair(_BufferedIOBase):
    """A buffered reader and writer object together."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self.reader.read(size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def readinto(self, buffer, /):
        return self.reader.readinto(buffer)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def write(self, data, /):
        return self.writer.write(data)

    def readable(self):
        return self.reader.readable()

    def writable(self):
        return self.writer.writable()

    def flush(self):
        return self.writer.flush()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    def isatty(self):
        return self.reader.isatty() or self.writer.isatty()

    @property
    def closed(self):
        return self.writer.closed


class TextIOWrapper(_TextIOBase):
    """Character and line based layer over a BufferedIOBase object, buffer."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        import codecs

        self._encoding = "utf-8" if encoding is None or encoding == "locale" else encoding
        info = codecs.lookup(self._encoding)
        self._errors = errors or "strict"
        self._buffer = buffer
        self._newline = newline
        self._line_buffering = line_buffering
        self._write_through = write_through
        self._encoder = info.incrementalencoder(self._errors)
        self._make_decoder = lambda: IncrementalNewlineDecoder(info.incrementaldecoder(self._errors), newline is None)
        self._decoder = self._make_decoder()
        self._ahead = ""
        self._ended = False

    @property
    def buffer(self):
        return self._buffer

    @property
    def encoding(self):
        return self._encoding

    @property
    def errors(self):
        return self._errors

    @property
    def newlines(self):
        return self._decoder.newlines

    @property
    def line_buffering(self):
        return self._line_buffering

    @property
    def write_through(self):
        return self._write_through

    @property
    def name(self):
        return self._buffer.name

    @property
    def closed(self):
        return self._buffer is None or self._buffer.closed

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None):
        """Reconfigure the text stream with new parameters."""
        self.flush()
        newline = self._newline if newline is ... else newline
        TextIOWrapper.__init__(
            self, self._buffer, encoding or self._encoding, errors or self._errors, newline,
            self._line_buffering if line_buffering is None else line_buffering,
            self._write_through if write_through is None else write_through,
        )

    def seekable(self):
        return self._buffer.seekable()

    def readable(self):
        return self._buffer.readable()

    def writable(self):
        return self._buffer.writable()

    def fileno(self):
        return self._buffer.fileno()

    def isatty(self):
        return self._buffer.isatty()

    def flush(self):
        self._checkClosed()
        self._buffer.flush()

    def close(self):
        if self._buffer is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._buffer.close()

    def detach(self):
        if self._buffer is None:
            raise ValueError("buffer is already detached")
        self.flush()
        buffer = self._buffer
        self._buffer = None
        return buffer

    def write(self, text, /):
        self._checkClosed()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        count = len(text)
        flush = self._line_buffering and ("\n" in text or "\r" in text)
        if self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        self._buffer.write(self._encoder.encode(text))
        if flush:
            self.flush()
        return count

    def _more(self):
        """Reads and decodes some more; false at the end."""
        if self._ended:
            return False
        read = getattr(self._buffer, "read1", self._buffer.read)
        data = read(8192)
        self._ended = not data
        self._ahead += self._decoder.decode(data, final=not data)
        return not self._ended

    def read(self, size=-1, /):
        self._checkClosed()
        self._checkReadable("not readable")
        if size is None or size < 0:
            text = self._ahead + self._decoder.decode(self._buffer.read(), final=True)
            self._ahead = ""
            return text
        self._ended = False
        while len(self._ahead) < size and self._more():
            pass
        text = self._ahead[:size]
        self._ahead = self._ahead[size:]
        return text

    def readline(self, size=-1, /):
        self._checkClosed()
        limit = -1 if size is None else size
        self._ended = False
        start = 0
        while True:
            text = self._ahead
            if self._newline == "":
                ends = [at + 1 for at in (text.find("\n", start), text.find("\r", start)) if at >= 0]
                end = min(ends) if ends else 0
                if end and text[end - 1] == "\r":
                    if end == len(text) and self._more():
                        continue
                    if self._ahead[end:end + 1] == "\n":
                        end += 1
                    text = self._ahead
            else:
                mark = self._newline or "\n"
                end = text.find(mark, start)
                end = 0 if end < 0 else end + len(mark)
            if end or (limit >= 0 and len(text) >= limit):
                break
            start = max(0, len(text) - 1)
            if not self._more():
                text = self._ahead
                end = len(text)
                break
        if not end or (limit >= 0 and end > limit):
            end = limit
        self._ahead = text[end:]
        return text[:end]

    def tell(self):
        if self._ahead:
            raise OSError("telling position disabled by next() call")
        self.flush()
        return self._buffer.tell()

    def seek(self, cookie, whence=0, /):
        self._checkClosed()
        if whence == 1 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        self.flush()
        self._ahead = ""
        self._decoder = self._make_decoder()
        self._encoder.reset()
        return self._buffer.seek(cookie, whence)

    def truncate(self, pos=None, /):
        self.flush()
        return self._buffer.truncate(pos)

    def __repr__(self):
        name = f" name={self._buffer.name!r}" if hasattr(self._buffer, "name") else ""
        return f"<_io.TextIOWrapper{name} encoding={self._encoding!r}>"

    __class_getitem__ = classmethod(_alias)


class FileIO(_RawIOBase):
    """Open a file. Files cannot be opened yet."""

    def __init__(self, file, mode="r", closefd=True, opener=None):
        raise NotImplementedError("files are not supported by Molt yet")
