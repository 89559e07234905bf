print("about to break")
raise ValueError("while importing")
