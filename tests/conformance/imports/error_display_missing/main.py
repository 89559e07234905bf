# A module that is missing in a module that is imported: the import system does not show in the traceback.
import outer
