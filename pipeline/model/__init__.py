"""The values that travel from room to room: frozen, typed, without input or output.

May enter: nothing of ours; beside the values only the tables they are read with (`topics.toml`, `places.toml`)
and the one filter language. Each value has its field's usual name, the same in code, database, commands and docs.
"""
