class Account:
    def __init__(self):
        self.balance = 10

    def deposit(self, amount):
        self.balance += amount


account = Account()
account.deposit(5)
print(account.balance)
try:
    account.balence
except AttributeError as error:
    print(error)
account.depsit(5)
