"""The version of the comparing, stored with each change so that it can be told what made it."""

COMPARE_VERSION = "12"
