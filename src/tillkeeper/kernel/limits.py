"""Every bound of the product, each with the reason for its number."""

# --- money -----------------------------------------------------------------------------
# The contract's highest amount (9,999,999,999.99): twelve digits, so that a sum of a
# million of them still fits a signed 64-bit integer of minor units; with the four decimals
# that some currencies have, of ninety thousand.
AMOUNT_MAX_MAJOR = "9999999999.99"
# No currency in use has more than four decimals (CLF, UYW).
CURRENCY_DECIMALS_MAX = 4

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

# --- cash sessions ---------------------------------------------------------------------
# Kinds of notes and coins of one currency: the euro has fifteen.
DENOMINATIONS_MAX = 40
# Pieces of one kind in a drawer: a bank's sack of coins.
DENOMINATION_COUNT_MAX = 100_000

# --- identity --------------------------------------------------------------------------
# An e-mail address used as a name fits.
USERNAME_LENGTH_MAX = 64
# Argon2 hashes any length, but hashing a megabyte is a cheap attack.
PASSWORD_LENGTH_MAX = 256
# What cashiers know from every till.
PIN_LENGTH_MIN = 4
# Longer ones are written on the wall.
PIN_LENGTH_MAX = 8
# Wrong sign-ins of one user in a row before the first wait.
SIGN_IN_FREE_TRIES = 5
# Wrong sign-ins on one register in a row: a register serves several people.
SIGN_IN_FREE_TRIES_REGISTER = 20
# The wait doubles from the first to the last figure, in seconds.
SIGN_IN_WAIT_FIRST_SECONDS = 5
SIGN_IN_WAIT_MAX_SECONDS = 900
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
# Statements of one function under way at a time before further calls wait for one another and go together: enough that
# one call that waits for a lock does not hold up all others, few enough that calls meet (docs/decisions/0010).
BATCHES_UNDER_WAY_MAX = 3
# Calls in one statement. Each has a subtransaction of its own, and above 64 PostgreSQL looks them up on disk.
BATCH_CALLS_MAX = 48
# A statement that takes longer than this is broken, not slow, in milliseconds.
STATEMENT_TIMEOUT_MS = 15_000

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
# The words a product is found by: its names, stock numbers and barcodes.
SEARCH_TEXT_LENGTH_MAX = 1_000
# What is typed into a search box while a customer waits.
SEARCH_QUERY_LENGTH_MAX = 100
SEARCH_WORDS_MAX = 8
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
FORGETTING_EVERY_SECONDS = 3_600
# Rows that go in one transaction: it takes some ten milliseconds, and readers of the feed wait for it that long.
FORGETTING_AT_ONCE = 500
# Between two such transactions, in milliseconds: a tenth of one connection's time, and still ten million rows an hour.
FORGETTING_PAUSE_MS = 100
# A delivered message is looked up when its receiver's books don't agree: they are closed every month.
WEBHOOK_DELIVERED_KEPT_DAYS = 30
# A dead one may still be sent again, by whoever comes back to a system that failed for a season.
WEBHOOK_DEAD_KEPT_DAYS = 90
# Nothing asks for the operations of a settled order; a month for whoever looks into a dispute, as for messages.
ORDER_OPERATIONS_KEPT_DAYS = 30
# Nor for a sign-in that has run out; the journal knows who it was.
SIGN_IN_KEPT_DAYS = 30
