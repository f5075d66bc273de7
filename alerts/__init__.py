"""From matched changes to mails handed over: match, digest (choose, freeze, render), outbox, relay, consent, tokens.

May enter: what decides who is told, when, in which words, and whether the relay took it. Knows no clock and no
setting: times and the sender are handed in. May import pipeline.model, pipeline.show and archive.
"""
