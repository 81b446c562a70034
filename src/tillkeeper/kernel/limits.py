"""Every bound of the product, each with the reason for its number."""

# --- money -----------------------------------------------------------------------------
# The contract's highest amount (9,999,999,999.99): twelve digits, so that a sum of a
# million of them still fits a signed 64-bit integer of minor units; with the four decimals
# that some currencies have, of ninety thousand.
AMOUNT_MAX_MAJOR = "9999999999.99"
# No currency in use has more than four decimals (CLF, UYW).
CURRENCY_DECIMALS_MAX = 4
# The largest note of a currency whose notes are not listed: no country prints a larger one (Lebanon's million).
LARGEST_NOTE_MAJOR = "1000000"

# --- text ------------------------------------------------------------------------------
# A code is read aloud, printed on receipts and typed at set-up; 64 holds any we met.
CODE_LENGTH_MAX = 64
# Names are shown on one or two lines of a card at 1280x800; 120 characters fill four.
NAME_LENGTH_MAX = 120
# A note is a sentence or two for a colleague, printed on a 48-column receipt.
NOTE_LENGTH_MAX = 500
# GS1-128, the longest code a shop scanner delivers, holds 48 characters; 64 leaves room.
BARCODE_LENGTH_MAX = 64
# Line and operation ids are made by clients: a UUID has 36 characters, a ULID 26.
CLIENT_ID_LENGTH_MAX = 64

# --- requests --------------------------------------------------------------------------
# The largest honest body is an order of 500 lines, some 200 KiB; twice that.
BODY_BYTES_MAX = 512 * 1024
# A request's head: a browser's, with its cookies, has 2 KiB; servers and proxies elsewhere allow 8 to 64.
REQUEST_HEAD_BYTES_MAX = 64 * 1024
# Its address: the longest of this API has an id and a search in it; proxies allow 8 KiB.
REQUEST_TARGET_BYTES_MAX = 8 * 1024
# From a connection to the whole head of its first request, and from a later request's first byte: a slow radio link
# takes one.
REQUEST_HEAD_SECONDS = 10
# From there to the whole body: the largest, 512 KiB, over a line of 20 KB/s.
REQUEST_BODY_SECONDS = 30
# What is read of one request with all that frames it. Beyond a body that was refused, so much may still come.
REQUEST_BYTES_MAX = 16 * 1024 * 1024
# A client that reads nothing of its answer for so long is gone: a feed's beat comes four times meanwhile.
ANSWER_UNREAD_SECONDS = 60
# Connections that have not sent a whole request, or wait for their next one: ten times the tills of a large shop. One
# more lets the oldest go. Half of the files that may be open, where that is fewer.
CONNECTIONS_WAITING_MAX = 2_000
# Idempotency keys: eight characters keep accidental reuse rare, 128 hold two UUIDs.
IDEMPOTENCY_KEY_LENGTH_MIN = 8
IDEMPOTENCY_KEY_LENGTH_MAX = 128
# A page of a list: 50 fill a screen, 200 keep an answer under 1 MiB.
PAGE_DEFAULT = 50
PAGE_MAX = 200

# --- orders ----------------------------------------------------------------------------
# A catering order of 500 different lines is printed on three metres of paper.
ORDER_LINES_MAX = 500
# A till sends a burst of taps; an outbox after an hour offline is sent in slices.
OPERATIONS_PER_CALL_MAX = 200
# Quantities in thousandths: 99,999.999 (kilograms, litres, pieces) of one line.
QUANTITY_MILLI_MAX = 99_999_999
# A tax of more than 100 % of the price is a typing mistake; thousandths of a percent.
PERCENT_MILLI_MAX = 100_000
# Tenders of one sale: a table of twenty that pays one by one.
PAYMENTS_PER_SALE_MAX = 20

# --- what a cashier does alone, where the profile says nothing else (TX-5) ----------------
# A quarter off, in thousandths of a percent: closing-time bread, a dented tin and a staff price fit; a gift does not.
CASHIER_DISCOUNT_MILLI = 25_000
# The same for a price that is typed over the catalogue's: past it, too, the discount is by another name.
CASHIER_PRICE_MILLI = 25_000
# No shop lets a till choose the tax of a product that has one.
CASHIER_TAX_MILLI = 0
# Money taken for goods that are then taken off leaves no trace in the drawer: what others put on is asked about.
CASHIER_CANCEL_MINOR = 0

# --- cash sessions ---------------------------------------------------------------------
# Kinds of notes and coins of one currency: the euro has fifteen.
DENOMINATIONS_MAX = 40
# Pieces of one kind in a drawer: a bank's sack of coins.
DENOMINATION_COUNT_MAX = 100_000

# --- identity --------------------------------------------------------------------------
# An e-mail address used as a name fits.
USERNAME_LENGTH_MAX = 64
# NIST SP 800-63B's least for a password that people choose; guesses are counted as well.
PASSWORD_LENGTH_MIN = 8
# Argon2 hashes any length, but hashing a megabyte is a cheap attack.
PASSWORD_LENGTH_MAX = 256
# What cashiers know from every till.
PIN_LENGTH_MIN = 4
# Of roles that may approve, in new businesses (D20): at the budget below a PIN of six digits falls in 30 days with less
# than 1 % (DV-3), one of four with 47 %.
APPROVER_PIN_LENGTH_MIN = 6
# Longer ones are written on the wall.
PIN_LENGTH_MAX = 8
# Beyond this a last day is a typing error, and past the year 9999 no client can write the instant.
TOKEN_YEAR_MAX = 9998
# Wrong sign-ins of one person from one till or address in a row before the first wait; then managers are told too.
SIGN_IN_FREE_TRIES = 5
# A burst of wrong ones stays on the managers' board for a shift; of more than so many the newest tell enough.
GUESSES_SHOWN_SECONDS = 12 * 3_600
GUESSES_SHOWN_MAX = 50
# A register that strangers go on guessing at is told of once an hour.
GUESSES_TOLD_AGAIN_SECONDS = 3_600
# The wait doubles from the first to the last figure, in seconds.
SIGN_IN_WAIT_FIRST_SECONDS = 5
SIGN_IN_WAIT_MAX_SECONDS = 900
# Budgets of guesses (DV-3): so many at once, and one more each so many seconds. A right one costs nothing.
# One person from one source (a till, an address): 24 a day, a bad day's fat fingers.
GUESSES_FROM_ONE_SOURCE = 20
GUESSES_FROM_ONE_SOURCE_REFILL_SECONDS = 3_600
# One person from everywhere, by sign-ins and approvals together: 4,700 in 30 days, 0.47 % of the PINs of six digits.
GUESSES_AT_ONE_PERSON = 200
GUESSES_AT_ONE_PERSON_REFILL_SECONDS = 576
# One person from where nobody knows them: 60 a day, less than half of the above, so that strangers alone never use up
# what is left for those who are known.
GUESSES_OF_STRANGERS_AT_ONE_PERSON = 60
GUESSES_OF_STRANGERS_AT_ONE_PERSON_REFILL_SECONDS = 1_440
# All people from one source: a till of ten, each with a bad day.
GUESSES_OF_ONE_SOURCE = 60
GUESSES_OF_ONE_SOURCE_REFILL_SECONDS = 600
# All people at one register, by strangers: the first day of a new till with everybody's PIN mistyped.
GUESSES_OF_STRANGERS_AT_ONE_REGISTER = 20
GUESSES_OF_STRANGERS_AT_ONE_REGISTER_REFILL_SECONDS = 900
# All people of one business, by strangers: 4,440 in 30 days. Guesses that name no business count together, as many
# again: by strangers any PIN of six digits falls with 0.89 %, however many people have one.
GUESSES_OF_STRANGERS_IN_ONE_BUSINESS = 120
GUESSES_OF_STRANGERS_IN_ONE_BUSINESS_REFILL_SECONDS = 600
# Devices at which one person is known: the tills of a large shop and their own phones; the newest stay of those that
# they came back to. As many more where they were once, so that a program without a cookie jar pushes no till out.
KNOWN_DEVICES_PER_PERSON_MAX = 20
# A device is known for so long after its cookie was given; each sign-in gives it anew. Browsers keep none longer.
DEVICE_COOKIE_SECONDS = 400 * 86_400
# Sign-ins that wait for a computation of 25 ms: one and a half seconds; more are told to come back.
SIGN_INS_WAITING_MAX = 60
# A sign-in lasts one long shift; the till signs in again each day.
SIGN_IN_LIFETIME_SECONDS = 16 * 3600
# Parallel Argon2 computations: each holds 19 MiB, and the server stays under 100 MB.
ARGON2_PARALLEL_MAX = 2
# A cached sign-in is looked up again after this long even when nothing was heard.
SIGN_IN_CACHE_SECONDS = 5
# Sign-ins kept in memory: a chain of a hundred shops.
SIGN_IN_CACHE_MAX = 10_000

# --- database --------------------------------------------------------------------------
# Connections of one process: more than two per core only queue inside PostgreSQL.
POOL_SIZE_DEFAULT = 12
# As many as a PostgreSQL server takes of all its clients together, unless it is told otherwise.
POOL_SIZE_MAX = 100
# Statements of one function under way at a time before further calls wait for one another and go together: enough that
# one call that waits for a lock does not hold up all others, few enough that calls meet (docs/decisions/0010).
BATCHES_UNDER_WAY_MAX = 3
# Calls in one statement. Each has a subtransaction of its own, and above 64 PostgreSQL looks them up on disk.
BATCH_CALLS_MAX = 48
# A statement that takes longer than this is broken, not slow, in milliseconds.
STATEMENT_TIMEOUT_MS = 15_000
# The server gives a statement up by itself after the limit above and says so; a server that has not said so by this
# much later, in milliseconds, does not answer at all, and its connection is thrown away.
COMMAND_GRACE_MS = 5_000
# One host's time to take a connection, in milliseconds: a handshake around the world takes one second.
DATABASE_CONNECT_MS = 3_000
# The time that a question with no work in it may take on a connection of its own (the listener's, the notifier's).
DATABASE_PROBE_MS = 5_000
# A call's wait for a connection of the pool, in milliseconds: a till that heard nothing for ten seconds asks again.
DATABASE_QUEUE_MS = 10_000
# Silence on a connection before the system asks whether the other machine is there, between two such questions, and
# questions without an answer until the connection is given up: 19 seconds, as long as a cluster takes to fail over.
DATABASE_KEEPALIVE_IDLE_SECONDS = 10
DATABASE_KEEPALIVE_INTERVAL_SECONDS = 3
DATABASE_KEEPALIVE_COUNT = 3
# Data that the other machine has not confirmed for so long, in milliseconds, was sent to nobody.
DATABASE_UNCONFIRMED_MS = 10_000
# A commit that waits longer for its synchronous standby, in milliseconds, is answered as unconfirmed.
COMMIT_WAIT_MS = 10_000
# A step of a migration, in seconds: an index over a hundred million rows takes twenty minutes.
MIGRATION_STEP_SECONDS = 3_600
# A server that has just ended may still be listed by PostgreSQL, which notices within moments.
MIGRATION_LEAVING_MS = 2_000
# /readyz answers within two seconds; this long, in milliseconds, each of its checks may take.
READY_MS = 1_500
# The schema and the disk are looked at no more often than this, in seconds: the look takes some twenty milliseconds.
READY_LOOK_SECONDS = 5

# --- catalogue -------------------------------------------------------------------------
# 100,000 products as an online shop exports them, descriptions included, are 200 MiB.
LIST_BYTES_MAX = 256 * 1024 * 1024
# Ten times the largest catalogue the search is measured with.
LIST_ROWS_MAX = 500_000
# An online shop's export has 50 columns; each of its markets and own fields adds one.
LIST_COLUMNS_MAX = 300
# A bad file is bad in one way on most of its rows: a thousand reasons fill any screen.
BAD_ROWS_SHOWN_MAX = 1_000
# What a customer asks about fits on a card; longer descriptions are cut, not refused.
DESCRIPTION_LENGTH_MAX = 2_000
# A category is a tab of the product grid.
CATEGORY_LENGTH_MAX = 64
# Stock numbers are printed on shelf labels.
SKU_LENGTH_MAX = 64
# Sizes by colours by fits of one product: a till's picker can't show more.
VARIANTS_PER_PRODUCT_MAX = 250
# What is typed into a search box while a customer waits.
SEARCH_QUERY_LENGTH_MAX = 100
SEARCH_WORDS_MAX = 8
# One or two letters are in nearly every word: they are found where a word begins.
SEARCH_INSIDE_LETTERS_MIN = 3
# Rows that a search walks in the order of its list, for each that its page shows, before it asks the index: a word that
# one of ten has is found on the way, and of a rarer one the index knows no more rows than it can sort in milliseconds.
SEARCH_WALKED_FOR_EACH = 10
# And no more than this: with the page itself, what any statement may read of a table that grows (tests/plans).
SEARCH_WALKED_ROWS = 1_800
# Wrong sign-ins older than this, in seconds, are forgotten: a shift's worth of fat fingers.
SIGN_IN_FORGET_SECONDS = 1800
# Forgotten ones that a sign-in removes: more than it can have added, few enough that nobody waits for it.
SIGN_IN_FORGOTTEN_AT_ONCE = 20

# --- order sessions --------------------------------------------------------------------
# A cart used on another register within this time is probably still in front of somebody.
ACTIVE_ELSEWHERE_SECONDS = 300

# --- feed ------------------------------------------------------------------------------
# A hint that was lost costs its readers this long at most, in milliseconds.
FEED_POLL_MS = 1_000
# Events later than this, in seconds, are shown as a feed that is behind: five polls, and no command takes as long.
FEED_BEHIND_SECONDS = 5
# What waits for one stream: ten seconds of the busiest hour measured (500 events/s). One
# that is further behind is ended and reads on from its last position, page by page.
FEED_EVENTS_WAITING_MAX = 5_000
# Journal rows of one look: a second of that hour in one answer of the database.
FEED_ROWS_PER_READ = 500
# Journal rows that one page of GET /api/events looks through, with or without an event for the caller.
FEED_ROWS_PER_PAGE = 1_000
# A stream says that it lives this often, in milliseconds: proxies cut what is silent for 30 s.
FEED_BEAT_MS = 15_000
# Streams that catch up at once: each holds a database connection for milliseconds at a time,
# and commands need the rest of them.
FEED_CATCHING_UP_MAX = 4
# Streams of one process: five times the measured crowd of 2,000 on two.
FEED_STREAMS_MAX = 5_000

# Streams of one person in one process: a till, a phone and an office, each with several tabs.
FEED_STREAMS_PER_PERSON_MAX = 30

# --- webhooks --------------------------------------------------------------------------
# Systems that follow one business: an accountant, a shop, a loyalty scheme, a few of one's own.
WEBHOOKS_MAX = 20
# The longest address that servers on the way take without a murmur.
WEBHOOK_URL_LENGTH_MAX = 2_000
# Types that one webhook names; whoever wants more wants all.
WEBHOOK_EVENT_TYPES_MAX = 50
# After a new secret the old one signs too, for so many seconds: a day has office hours in it to pass the new one on.
WEBHOOK_SECRET_OVERLAP_SECONDS = 86_400
# Longer than a week is no change of secret but a second one that nobody remembers.
WEBHOOK_SECRET_OVERLAP_SECONDS_MAX = 604_800
# Dead messages that one call sends again: what a busy shop says in an hour; whoever was away longer calls again.
WEBHOOK_REPLAYS_PER_CALL_MAX = 1_000
# Waits before a failed message goes again, in seconds: what Standard Webhooks suggests, three days in all.
WEBHOOK_RETRY_SECONDS = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
# Tries in a row, of all its messages, that a receiver may fail: a bad deploy does not, a dead system does.
WEBHOOK_FAILURES_IN_ROW_MAX = 100
# A receiver takes the message and works later; one that thinks longer than this, in milliseconds, does not.
WEBHOOK_ANSWER_MS = 10_000
# A message whose sender died goes again after this long: three times the slowest answer, recording included.
WEBHOOK_LEASE_SECONDS = 30
# Messages under way to one receiver: it may be a small machine.
WEBHOOK_SENDS_TO_ONE_MAX = 8
# To one whose last answer was none: enough to see that it is back. Eight that hang would hold every place else.
WEBHOOK_SENDS_TO_FAILING_MAX = 1
# Messages under way from one process. What is due beyond that waits unleased, and its ten seconds have not begun.
WEBHOOK_SENDS_AT_ONCE_MAX = 64
# Commits this close together, in milliseconds, are planned in one go.
WEBHOOK_GATHER_MS = 100

# --- what is forgotten (docs/decisions/0012) ---------------------------------------------
# A server looks this often for what nothing needs any more, the first time after so long: a machine that is switched
# off every night still comes to it.
RETENTION_EVERY_SECONDS = 3_600
# Rows that go in one transaction: it takes some ten milliseconds, and readers of the feed wait for it that long.
RETENTION_AT_ONCE = 500
# Between two such transactions, in milliseconds: a tenth of one connection's time, and still ten million rows an hour.
RETENTION_PAUSE_MS = 100
# A delivered message is looked up when its receiver's books don't agree: they are closed every month.
WEBHOOK_DELIVERED_KEPT_DAYS = 30
# A dead one may still be sent again, by whoever comes back to a system that failed for a season.
WEBHOOK_DEAD_KEPT_DAYS = 90
# Nothing asks for the operations of a settled order; a month for whoever looks into a dispute, as for messages.
ORDER_OPERATIONS_KEPT_DAYS = 30
# Nor for a sign-in that has run out; the journal knows who it was.
SIGN_IN_KEPT_DAYS = 30

# --- the pepper ---
# Another process that makes it at the same instant writes 32 bytes; a disk that is asleep wakes in ten seconds.
PEPPER_WAIT_SECONDS = 30

# --- backups ---
# A backup locks the journal for a moment; who waits behind it writes no later than a till shows that it is saving.
BACKUP_LOCK_TIMEOUT_MS = 100
# Figures of the largest books, counted on the slowest disk.
BACKUP_COUNT_SECONDS = 3_600
