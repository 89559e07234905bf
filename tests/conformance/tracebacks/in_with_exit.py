class Transaction:
    def __enter__(self):
        print("begin")
        return self

    def __exit__(self, kind, error, traceback):
        print("rollback" if kind else "commit")
        if kind:
            self.close()

    def close(self):
        raise RuntimeError("connection lost")


with Transaction() as t:
    print("working")

with Transaction() as t:
    raise ValueError("bad row")
