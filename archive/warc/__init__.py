"""Captures as WARC records (ISO 28500:2017), and records of others as captures.

May enter: writing and reading of the format with warcio; no rule on what a capture means.
"""
