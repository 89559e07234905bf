# What is told of an attribute of a module that is still being imported.
import pkg
