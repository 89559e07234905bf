print("second begins")
import first
name = "SECOND"
print("first has a name already:", hasattr(first, "name"))


def get_first_name():
    return first.name


print("second ends")
