import { DomainError } from '#campaigns/kernel/errors.ts';
import { type FeedEntry, type FeedReading, linesOf, MAX_ENTRIES, plainLine, webAddress } from './entry.ts';

type Raw = { id: string; title: string; summary: string; url: string; date: string };

/**
 * Reads RSS, Atom or RDF. Entities that a document declares itself stay words, so none can grow; markup becomes text.
 *
 * @param now dates what has no date of its own
 * @throws DomainError invalid when it is no feed
 */
export async function readNews(text: string, now: Date): Promise<FeedReading> {
  const raws = await parse(text);
  const lines = linesOf(text, /<(?:[\w-]+:)?(?:item|entry)[\s>]/g);
  const reading: FeedReading = { kind: 'news', entries: [], problems: [] };
  raws.slice(0, MAX_ENTRIES).forEach((raw, at) => {
    const line = lines[at] ?? 1;
    const entry = toEntry(raw, line, now);
    if (entry) reading.entries.push(entry);
    else reading.problems.push({ line, message: 'It has neither a title nor a name of its own.' });
  });
  if (raws.length > MAX_ENTRIES)
    reading.problems.push({ line: lines[MAX_ENTRIES] ?? 1, message: `Only the first ${MAX_ENTRIES} are read.` });
  return reading;
}

function toEntry({ id, title, summary, url, date }: Raw, line: number, now: Date): FeedEntry | null {
  const name = plainLine(title, 160);
  const address = webAddress(url);
  const externalId = (id || address).slice(0, 500);
  if (!name || !externalId) return null;
  const at = new Date(date);
  const isDated = !Number.isNaN(at.getTime()) && at.getUTCFullYear() > 1990 && at.getUTCFullYear() < 2100;
  return {
    ...{ line, externalId, title: name, summary: plainLine(summary, 600), url: address, datedAt: isDated ? at : now },
    ...{ startsAt: null, endsAt: null, timeZone: null, allDay: false, place: '' },
  };
}

async function parse(text: string): Promise<Raw[]> {
  // Loaded by the first feed: at every start it would cost a tenth of a second.
  const { parseFeed } = await import('feedsmith');
  try {
    const parsed = parseFeed(text);
    if (parsed.format === 'atom')
      return (parsed.feed.entries ?? []).map((entry) => ({
        ...{ id: entry.id ?? '', title: entry.title?.value ?? '', url: entry.links?.[0]?.href ?? '' },
        ...{ summary: entry.summary?.value ?? entry.content?.value ?? '' },
        date: entry.published ?? entry.updated ?? '',
      }));
    if (parsed.format === 'rss')
      return (parsed.feed.items ?? []).map((item) => ({
        ...{ id: item.guid?.value ?? '', title: item.title ?? '', url: item.link ?? '' },
        ...{ summary: item.description ?? '', date: item.pubDate ?? '' },
      }));
    if (parsed.format === 'rdf')
      return (parsed.feed.items ?? []).map((item) => ({
        ...{ id: item.link ?? '', title: item.title ?? '', url: item.link ?? '' },
        ...{ summary: item.description ?? '', date: item.dc?.dates?.[0] ?? '' },
      }));
  } catch (error) {
    throw noFeed(error);
  }
  throw noFeed(null);
}

function noFeed(cause: unknown): DomainError {
  const show = 'This is neither RSS nor Atom nor a calendar. Nothing was changed.';
  return new DomainError('invalid', 'no feed', { show, fields: { file: show }, cause });
}
