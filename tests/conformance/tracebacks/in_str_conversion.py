class Broken:
    def __str__(self):
        return str(self.missing)


print("start")
print(f"value: {Broken()}")
