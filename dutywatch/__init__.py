"""The front door: the command line (a file a command), the demo with its sample sites, and the settings.

May enter: every room. `settings`, `clock` and `nearest` import nothing of ours, so that all rooms may ask them.
"""

__version__ = "0.1.0"
