"""The demo's own authorities: sample sites in two editions, served on loopback, and what is planted between them.

May enter: content written by us, the small code that renders and serves it, and readers to try it on.
"""
