import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeedEvent } from '../core/feed';
import { Feed, type Stream } from './feed';

const event = (position: string): FeedEvent => ({
  position,
  type: 'webhook.test',
  at: '',
  actor: null,
  changes: [],
});

/** A stream that the test speaks through. */
class Spoken extends EventTarget {
  readyState = 0;
  constructor(readonly address: string) {
    super();
  }
  close() {
    this.readyState = 2;
  }
  says(name: string, content?: unknown) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(content) }));
  }
}

describe('following the shop', () => {
  let streams: Spoken[];
  let feed: Feed;
  const heard = vi.fn();
  const missed = vi.fn();
  const ended = vi.fn();
  const historyChanged = vi.fn();
  const newest = () => streams.at(-1) as Spoken;

  beforeEach(() => {
    vi.useFakeTimers();
    streams = [];
    feed = new Feed((address) => {
      const stream = new Spoken(address);
      streams.push(stream);
      return stream as unknown as Stream;
    });
    for (const spy of [heard, missed, ended, historyChanged]) spy.mockReset();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const begin = () => {
    const leave = feed.follow({ heard, missed, ended, historyChanged });
    newest().says('open');
    return leave;
  };

  it('reads what is shown again when it begins, since something may have happened before', () => {
    begin();
    expect(newest().address).toBe('/api/feed');
    expect(missed).toHaveBeenCalledTimes(1);
    expect(feed.liveness().live).toBe(true);
  });

  it('goes on after the last position when the server ends a stream, and nothing counts as missed', () => {
    begin();
    newest().says('message', event('a-1'));
    newest().says('end', { reason: 'too-slow' });
    expect(ended).toHaveBeenCalledWith('too-slow');
    expect(feed.liveness().live).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(newest().address).toBe('/api/feed?since=a-1');
    newest().says('open');
    expect(feed.liveness().live).toBe(true);
    expect(missed).toHaveBeenCalledTimes(1);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('begins afresh, says so, and reads again, when the history that it heard is gone', () => {
    begin();
    expect(historyChanged).not.toHaveBeenCalled();
    newest().says('message', event('a-1'));
    newest().says('end', { reason: 'history-changed' });
    vi.advanceTimersByTime(1_000);
    expect(newest().address).toBe('/api/feed');
    newest().says('open');
    expect(missed).toHaveBeenCalledTimes(2);
    expect(historyChanged).toHaveBeenCalledTimes(1);
    expect(historyChanged.mock.invocationCallOrder[0]).toBeLessThan(missed.mock.invocationCallOrder[1] ?? 0);
  });

  it('is not live while the browser looks for the server, and says since when', () => {
    begin();
    vi.advanceTimersByTime(10_000);
    newest().says('error');
    const { live, since } = feed.liveness();
    expect({ live, since }).toEqual({ live: false, since: Date.now() });
    newest().says('open');
    expect(feed.liveness().live).toBe(true);
    expect(missed).toHaveBeenCalledTimes(1);
    expect(streams).toHaveLength(1);
  });

  it('begins afresh, and reads again, when the server does not know the position any more', () => {
    begin();
    newest().says('message', event('a-1'));
    newest().readyState = 2;
    newest().says('error');
    vi.advanceTimersByTime(1_000);
    expect(newest().address).toBe('/api/feed');
    newest().says('open');
    expect(missed).toHaveBeenCalledTimes(2);
    // The server may have come back with another history while nobody was connected.
    expect(historyChanged).toHaveBeenCalledTimes(1);
  });

  it('takes a silence of two beats for the end of the line', () => {
    begin();
    newest().says('beat', { position: 'a-7' });
    vi.advanceTimersByTime(34_000);
    expect(feed.liveness().live).toBe(true);
    vi.advanceTimersByTime(2_000);
    expect(feed.liveness().live).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(newest().address).toBe('/api/feed?since=a-7');
  });

  it('hears nothing of a stream that was replaced', () => {
    begin();
    const old = newest();
    old.says('end', { reason: 'stopping' });
    vi.advanceTimersByTime(1_000);
    old.says('message', event('z-9'));
    expect(heard).not.toHaveBeenCalled();
  });

  it('closes with its last follower and tells the next person nothing of the one before', () => {
    const leave = begin();
    const other = feed.follow({ heard: vi.fn(), missed: vi.fn() });
    newest().says('message', event('a-1'));
    leave();
    expect(feed.liveness().live).toBe(true);
    other();
    expect(newest().readyState).toBe(2);
    expect(feed.liveness().live).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(1);
    begin();
    expect(newest().address).toBe('/api/feed');
    newest().says('message', event('a-2'));
    feed.forget();
    expect(newest().address).toBe('/api/feed');
  });
});
