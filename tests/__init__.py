"""The proof, a folder a room; `journeys/` goes the whole way, `promises/` holds a file a promise, `corpus/` is real data.

May enter: tests that read like the requirement, on real databases, servers and browsers; no mock of our own code.
"""
