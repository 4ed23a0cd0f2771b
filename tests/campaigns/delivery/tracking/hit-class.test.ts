import { describe, expect, test } from 'vitest';
import {
  CLASS_OF,
  findBursts,
  type HitReason,
  reasonOf,
  reasonOnArrival,
} from '#campaigns/delivery/tracking/hit-class.ts';
import { makeVisitorBursts } from '#campaigns/delivery/tracking/visitor-bursts.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const arrive = (over: Partial<Parameters<typeof reasonOnArrival>[0]> = {}) =>
  reasonOnArrival({ method: 'GET', userAgent: CHROME, purpose: undefined, ...over });

describe('what a request says about who asks', () => {
  test.each<[string, HitReason]>([
    [CHROME, 'browser'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1',
      'browser',
    ],
    ['Mozilla/5.0 (compatible; Barracuda Sentinel (EE))', 'scanner'],
    ['Mimecast-Url-Protect', 'scanner'],
    ['Proofpoint URL Defense', 'scanner'],
    ['Mozilla/5.0 (Windows NT 10.0) BingPreview/1.0b', 'scanner'],
    ['Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0)', 'scanner'],
    ['python-requests/2.32', 'scanner'],
    ['curl/8.5', 'scanner'],
    ['Slackbot-LinkExpanding 1.0', 'scanner'],
    ['', 'no_agent'],
  ])('%s → %s', (userAgent, reason) => {
    expect(arrive({ userAgent })).toBe(reason);
  });

  test('HEAD and prefetches are machines, whatever they call themselves', () => {
    expect(arrive({ method: 'HEAD' })).toBe('head');
    expect(arrive({ purpose: 'prefetch;prerender' })).toBe('prefetch');
    expect(arrive({ purpose: 'preview' })).toBe('prefetch');
    expect(arrive({ userAgent: undefined })).toBe('no_agent');
  });
});

describe('what is known beside it', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const reason = (over: Partial<Parameters<typeof reasonOf>[0]> = {}) =>
    reasonOf({
      ...{ kind: 'click', arrival: 'browser', link: 1, named: true, at: now, gateway: true },
      acceptedAt: new Date(now.getTime() - 10_000),
      ...over,
    } as Parameters<typeof reasonOf>[0]);

  test('from the tenth second on it is a person', () => {
    expect(reason()).toBe('browser');
    expect(reason({ acceptedAt: new Date(now.getTime() - 9_999) })).toBe('too_soon');
    expect(reason({ acceptedAt: null })).toBe('too_soon');
    expect(reason({ acceptedAt: new Date(now.getTime() + 5_000) })).toBe('too_soon');
  });

  test('what the request gave away stands', () => {
    expect(reason({ arrival: 'scanner' })).toBe('scanner');
    expect(reason({ arrival: 'no_agent' })).toBe('no_agent');
  });

  test('the trap is seen by no person', () => expect(reason({ link: 0 })).toBe('trap'));

  test('a link that names nobody says nothing about a person', () => {
    expect(CLASS_OF[reason({ named: false, acceptedAt: null })]).toBe('unknown');
    expect(CLASS_OF[reason({ named: false, arrival: 'head' })]).toBe('machine');
  });

  test('no open is ever a person', () => {
    expect(CLASS_OF[reason({ kind: 'open', link: null })]).toBe('unknown');
    expect(CLASS_OF[reason({ kind: 'open', link: null, arrival: 'scanner' })]).toBe('machine');
  });
});

describe('bursts', () => {
  const hits = (...list: [link: number, at: number][]) => list.map(([link, at], i) => ({ eventId: `${i}`, link, at }));

  test('three different links within 2 s, and only those', () => {
    expect([...findBursts(hits([1, 0], [2, 1_000], [3, 2_000], [1, 9_000]))].sort()).toEqual(['0', '1', '2']);
    expect(findBursts(hits([1, 0], [2, 1_000], [3, 2_001])).size).toBe(0);
    expect(findBursts(hits([1, 0], [1, 10], [2, 20], [2, 30])).size).toBe(0);
  });

  test('the order of the hits does not matter', () => {
    expect(findBursts(hits([3, 2_000], [1, 0], [2, 1_000])).size).toBe(3);
  });

  test('the trap needs only one other link', () => {
    expect(findBursts(hits([1, 0], [0, 1_000])).size).toBe(2);
    expect(findBursts(hits([0, 0])).size).toBe(0);
  });

  test('100,000 hits of one person are looked through at once', () => {
    const started = performance.now();
    const many = Array.from({ length: 100_000 }, (_, i): [number, number] => [i % 5, i / 100]);
    expect(findBursts(hits(...many)).size).toBe(100_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('visitors without a name: each click is named once, and only with its own mailing and address', () => {
    const bursts = makeVisitorBursts();
    const note = (sequence: number, link: number, at: number, address = '192.0.2.1', mailingId = 'a') =>
      bursts.note({ address, mailingId, link, at, sequence });
    expect(note(1, 1, 10_000)).toEqual([]);
    expect(note(2, 2, 10_500)).toEqual([]);
    expect(note(3, 3, 10_600, '192.0.2.2')).toEqual([]);
    expect(note(4, 3, 10_700, '192.0.2.1', 'b')).toEqual([]);
    expect(note(5, 3, 10_800)).toEqual([1, 2, 5]);
    expect(note(6, 4, 10_900)).toEqual([6]);
    expect(note(7, 4, 20_000)).toEqual([]);
  });
});
