"""The record: sources, resources, captures, documents, changes, readers and digests, and every question asked of them.

One module a noun that writes, `history/` that answers, `tables/` and `migrations/` that hold the promises.
May enter: `pipeline.model` alone; no clock (times are handed in) and no setting (addresses are handed in).
"""
