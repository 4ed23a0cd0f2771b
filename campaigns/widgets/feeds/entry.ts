import { convert } from 'html-to-text';
import { isWebAddress } from '../schema.ts';

/** One item as a feed or a calendar says it, made plain and cut to what an item may hold. */
export type FeedEntry = {
  line: number;
  /** its own name there, the same at every reading */
  externalId: string;
  title: string;
  summary: string;
  url: string;
  datedAt: Date;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string | null;
  allDay: boolean;
  place: string;
};

/** What could not be taken, with the line it begins at. */
export type FeedProblem = { line: number; message: string };
export type FeedReading = { kind: 'news' | 'event'; entries: FeedEntry[]; problems: FeedProblem[] };

export const MAX_ENTRIES = 500;

/** Markup made words, cut at a word's end. */
export function plainLine(markup: string, max: number): string {
  const text = convert(markup.slice(0, 20_000), {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
    ],
  })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001F\u007F\s]+/g, ' ')
    .trim();
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), max / 2)).trimEnd()}…`;
}

/** A web address, or "" where there is none that a visitor may be sent to. */
export function webAddress(text: string): string {
  const url = text.trim();
  return url.length <= 2_000 && isWebAddress(url) ? url : '';
}

/** The line that each match begins at, from 1. */
export function linesOf(text: string, pattern: RegExp): number[] {
  const lines: number[] = [];
  let [line, from] = [1, 0];
  for (const { index } of text.matchAll(pattern)) {
    for (; from < index; from += 1) if (text.charCodeAt(from) === 10) line += 1;
    lines.push(line);
  }
  return lines;
}
