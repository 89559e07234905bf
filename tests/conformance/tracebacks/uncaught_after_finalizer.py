# A finalizer that ran before, then an uncaught exception of another kind.


class Quiet:
    def __del__(self):
        print("finalised")


Quiet()
raise LookupError("end of program")
