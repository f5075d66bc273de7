"""The middle of the house: from bytes to what they mean, as functions from values to values.

May enter: pure code only. No clock, database, network, setting or randomness; the pipeline's own rooms and `model`.
Way through: `extract` -> `screen` -> `compare` -> `classify`, composed by `steps`, drawn by `show`.
"""
