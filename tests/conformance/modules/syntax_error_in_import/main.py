print("start")
import broken_module
