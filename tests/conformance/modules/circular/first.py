print("first begins")
import second
name = "FIRST"


def get_second_name():
    return second.name


print("first ends")
