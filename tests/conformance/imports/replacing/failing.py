import helper

raise ValueError("fails")
