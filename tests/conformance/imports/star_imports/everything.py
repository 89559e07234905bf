a = 1
_b = 2
__c = 3
import sys as imported


def function():
    pass


class Class:
    pass
