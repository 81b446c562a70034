import { useSyncExternalStore } from 'react';
import type { FeedEvent } from '../core/feed';
import { retryDelay } from './backoff';

/** Whether what happens in the shop arrives as it happens, and since when that is so. */
export type Liveness = { readonly live: boolean; readonly since: number };

/** Somebody who follows the shop. */
export type Follower = {
  heard: (event: FeedEvent) => void;
  /** The server may have lost what it said last: a lower version than is known may be true. Before `missed`. */
  historyChanged?: () => void;
  /** Something may have happened unheard: read what is shown again. */
  missed: () => void;
  /** The server ended the stream for good, with this reason. */
  ended?: (reason: string) => void;
};

/** What of a browser's `EventSource` is used. */
export type Stream = Pick<EventSource, 'readyState' | 'close' | 'addEventListener'>;

const CLOSED = 2;
/** The server says that it lives every 15 s: after two silences nobody is there, whatever the browser believes. */
const SILENCE_MS = 35_000;
const ADDRESS = '/api/feed';
const HISTORY_CHANGED = 'history-changed';

/**
 * One stream for the whole console. It goes on after the last position it heard, through lost connections and
 * ended streams; where the server does not know that position any more, its followers are told to read again.
 */
export class Feed {
  private stream: Stream | null = null;
  private position: string | null = null;
  /** The server does not know a position that was heard: it may hold another history. */
  private isUnsure = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private state: Liveness = { live: false, since: Date.now() };
  private readonly followers = new Set<Follower>();
  private readonly watchers = new Set<() => void>();

  constructor(private readonly connect: (address: string) => Stream) {}

  /** Follow until the returned function is called; the first follower opens the stream, the last one closes it. */
  follow = (follower: Follower): (() => void) => {
    this.followers.add(follower);
    if (this.stream === null && this.timer === null) this.open();
    return () => {
      this.followers.delete(follower);
      if (this.followers.size === 0) this.stop();
    };
  };

  liveness = (): Liveness => this.state;

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Begin afresh, for another person: nothing that one may read is asked for by the next. */
  forget = (): void => {
    this.stop();
    if (this.followers.size > 0) this.open();
  };

  private open(): void {
    this.clear();
    const resumed = this.position !== null;
    const address = resumed ? `${ADDRESS}?since=${this.position}` : ADDRESS;
    const stream = this.connect(address);
    this.stream = stream;
    const on = (name: string, act: (data: string) => void) =>
      stream.addEventListener(name, (event) => {
        if (this.stream === stream) act((event as MessageEvent<string>).data);
      });
    // Opened again by the browser itself it goes on after its last id; opened by us without one, it does not.
    let gap = !resumed;
    on('open', () => {
      this.failures = 0;
      this.alive();
      if (gap) this.tellOfGap();
      gap = false;
    });
    on('message', (data) => this.hear(JSON.parse(data) as FeedEvent));
    on('beat', (data) => {
      this.position = (JSON.parse(data) as { position: string }).position;
      this.alive();
    });
    on('end', (data) => this.end((JSON.parse(data) as { reason: string }).reason));
    on('error', () => {
      this.become(false);
      if (stream.readyState !== CLOSED) return;
      // The server said no: to this position, or to this sign-in. Without a position everything is read again.
      this.forgetPosition();
      this.again();
    });
    this.listen();
  }

  private hear(event: FeedEvent): void {
    this.position = event.position;
    this.alive();
    for (const { heard } of this.followers) heard(event);
  }

  private end(reason: string): void {
    this.become(false);
    // The database holds another history than was heard: the position is none of it, and everything is read again.
    if (reason === HISTORY_CHANGED) this.forgetPosition();
    this.again();
    for (const { ended } of this.followers) ended?.(reason);
  }

  private forgetPosition(): void {
    this.isUnsure ||= this.position !== null;
    this.position = null;
  }

  private tellOfGap(): void {
    if (this.isUnsure) for (const { historyChanged } of this.followers) historyChanged?.();
    this.isUnsure = false;
    for (const { missed } of this.followers) missed();
  }

  private again(): void {
    this.stream?.close();
    this.stream = null;
    this.failures += 1;
    this.clear();
    this.timer = setTimeout(() => this.open(), retryDelay(this.failures));
  }

  private alive(): void {
    this.become(true);
    this.listen();
  }

  private listen(): void {
    this.clear();
    this.timer = setTimeout(() => {
      this.become(false);
      this.again();
    }, SILENCE_MS);
  }

  private stop(): void {
    this.clear();
    this.stream?.close();
    this.stream = null;
    this.position = null;
    this.isUnsure = false;
    this.become(false);
  }

  private clear(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private become(live: boolean): void {
    if (this.state.live === live) return;
    this.state = { live, since: Date.now() };
    for (const watcher of this.watchers) watcher();
  }
}

export const feed = new Feed((address) => new EventSource(address));

export const useLiveness = (): Liveness => useSyncExternalStore(feed.watch, feed.liveness);

/** How often a query asks for itself: never, unless nobody tells what happens. */
export const useLookEvery = (everyMs: number): number | false => (useLiveness().live ? false : everyMs);
