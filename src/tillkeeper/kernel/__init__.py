"""Nouns without I/O: money, ids, clock, actor, refusal, limits."""
