"""The places for event streams in this process, so that nobody takes everybody's."""

from collections import defaultdict
from uuid import UUID
from weakref import WeakSet

from tillkeeper.api.refusals import FeedFull, FeedStreamsTooMany
from tillkeeper.app.open_files import open_files_max
from tillkeeper.kernel import limits


class StreamPlaces:
    """The number of open streams, in all and by person.

    A place is held by the stream's own object, from before its answer begins: five thousand that are asked for at one
    instant are counted each. A client that goes before its answer has begun leaves nothing to call ``give_back``; then
    the object's end gives the place back.
    """

    def __init__(self) -> None:
        self._all: WeakSet[object] = WeakSet()
        self._of_person: defaultdict[UUID, WeakSet[object]] = defaultdict(WeakSet)

    @property
    def taken(self) -> int:
        """How many streams this process serves."""
        return len(self._all)

    def take(self, user_id: UUID, stream: object) -> None:
        """Give ``stream`` a place. Refusals: ``feed-streams-too-many``, ``feed-full``."""
        own = self._of_person[user_id]
        if len(own) >= limits.FEED_STREAMS_PER_PERSON_MAX:
            raise FeedStreamsTooMany(limit=limits.FEED_STREAMS_PER_PERSON_MAX)
        # A stream takes one connection; half of the open files stays for tills, database and strangers.
        if len(self._all) >= min(limits.FEED_STREAMS_MAX, open_files_max() // 2):
            raise FeedFull
        own.add(stream)
        self._all.add(stream)

    def give_back(self, user_id: UUID, stream: object) -> None:
        """Take the place of ``stream`` back."""
        self._all.discard(stream)
        own = self._of_person.get(user_id)
        if own is not None:
            own.discard(stream)
            if not own:
                del self._of_person[user_id]
