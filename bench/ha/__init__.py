"""The cluster of ``deploy/ha/`` on one machine, and the drill that it must stand (``make ha``, ``make test-ha``)."""
