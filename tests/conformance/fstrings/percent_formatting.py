# The % operator on strings and bytes.
print("%s %r %a" % ("é", "é", "é"), "%d %i %u" % (1, -2, 3), "%x %X %o" % (255, 255, 8), "%#x %#o" % (255, 8))
print("%5d|%-5d|%05d|%+d|% d|%+05d" % (42, 42, 42, 42, 42, 42))
print("%f %.2f %10.3f %-10.1f| %e %.1E %g %G" % (1.5, 1.005, 3.14159, 2.5, 12345.678, 0.00012, 1e-10, 1e20))
print("%s" % 5, "%s" % (5,), "%s" % [1, 2], "%s %%" % 50, "%c%c" % (65, "b"), "%r" % ("t",))
print("%(name)s is %(age)03d %(name)r" % {"name": "Bob", "age": 7}, "%(a)s%%" % {"a": 1})
print("%*d|%-*d|%.*f|%*.*f" % (5, 42, 5, 42, 2, 3.14159, 8, 1, 2.25))
print("%10s|%-10s|%.2s|%10.3s|" % ("right", "left", "truncate", "both"))
print("%d" % 3.99, "%d" % True, "%s" % None, "%x" % -255, "%d" % 10**30, "%o" % 2**70)
print("%5.1f%%" % 99.5, "%s and %s" % ("a", "b"), "%s" % ((1, 2),), "" % (), "plain" % {})
print("%i %.3d %+.2d" % (7, 7, 7), "%#.3g %g %g" % (1.0, 100000, 1000000), "%e" % 0)
print(b"%s %d %x %r %c %a" % (b"raw", 5, 255, "r", 65, "é"), b"%(k)b" % {b"k": b"v"}, b"%5.1f|%-4d|" % (2.25, 7))


class Custom:
    def __str__(self):
        return "as str"

    def __repr__(self):
        return "as repr"

    def __index__(self):
        return 17

    def __float__(self):
        return 2.5


print("%s %r %x %.1f" % (Custom(), Custom(), Custom(), Custom()))
for template, value in (("%d", "x"), ("%d", None), ("%s %s", ("only one",)), ("%s", (1, 2)), ("%", 1), ("%z", 1), ("%(x)s", 5), ("%(x)s", {}), ("%c", "ab"), ("%c", -1), ("%x", 1.5), ("%f", "a"), ("plain", 1), ("%*d", ("a", 1)), ("%(unclosed", {}), ("%.", 1), ("%c", 1.5), ("%s %(a)s", {"a": 1})):
    try:
        print(repr(template % value))
    except Exception as error:
        print(repr(template), type(error).__name__, error)
