# __name__ tells an imported module from the program.
import tool

print(tool.ran_as_program, tool.main([]))
if __name__ == "__main__":
    print("main runs")
