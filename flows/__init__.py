"""When, and in what order: Prefect flows as thin lists of calls into the other rooms.

May enter: calls and their order. No rule of the domain, no SQL, no HTTP; settings never travel as a flow's
parameters, since the engine would store them.
"""
