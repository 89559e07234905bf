# sys.unraisablehook is told of what nobody can catch.
import sys


class Bad:
    def __del__(self):
        raise ValueError("in __del__")


def hook(info):
    print(info.exc_type.__name__, info.exc_value, info.err_msg[:56], info.object)
    print(info.exc_traceback.tb_frame.f_code.co_name)


sys.unraisablehook = hook
Bad()
x = Bad()
del x
sys.unraisablehook = sys.__unraisablehook__
print(callable(sys.__unraisablehook__))
sys.unraisablehook = lambda info: print("again", info.exc_value)
Bad()
print("end")
