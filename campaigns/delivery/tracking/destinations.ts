import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { MailingId, PartnerId } from '#campaigns/kernel/ids.ts';
import type { Logger } from '#campaigns/kernel/log.ts';
import { destinationOf, isSameForAll } from './destination.ts';
import { listMailingLinks, type StoredLink } from './queries.ts';
import type { ClickFacts } from './tokens.ts';

/** Where a click leads. */
export type Destination =
  | { kind: 'found'; url: string }
  /** somebody took the link back */
  | { kind: 'withdrawn' }
  /** the mailing has no such link */
  | { kind: 'missing' };

/** Destinations of mailings, kept in the process so that links lead on while the database is away. */
export type Destinations = {
  /** At once from memory; null when this process does not know the mailing yet. */
  find(facts: ClickFacts): Destination | null;
  /** Looks into the database and remembers. @throws the database's error */
  load(facts: ClickFacts): Promise<Destination>;
  /** Remembers the links of these mailings. @throws the database's error */
  preload(heads: readonly MailingHead[]): Promise<void>;
};

export type MailingHead = { partnerId: PartnerId; mailingId: MailingId };

type Links = Map<number, { url: string; fixed: string | null; sameForAll: boolean; withdrawn: boolean }>;
type Known = { partnerId: PartnerId; links: Links; loadedAt: number };

/** A link that was taken back answers 410 after this long at the latest. */
const FRESH_FOR_MS = 30_000;
/** At a few dozen links each about 100 MB. */
const MAX_MAILINGS = 20_000;
const MAILINGS_PER_READ = 500;

type Options = {
  enter: (partnerId: PartnerId) => PartnerCaller;
  log: Logger;
  now?: () => number;
};

export function makeDestinations({ enter, log, now = Date.now }: Options): Destinations {
  const known = new Map<MailingId, Known>();
  const loading = new Map<MailingId, Promise<Known>>();

  const remember = (partnerId: PartnerId, mailingId: MailingId, stored: readonly StoredLink[]): Known => {
    const entry = { partnerId, links: toLinks(stored), loadedAt: now() };
    known.delete(mailingId);
    known.set(mailingId, entry);
    const [oldest] = known.keys();
    if (known.size > MAX_MAILINGS && oldest) known.delete(oldest);
    return entry;
  };
  const read = async ({ partnerId, mailingId }: ClickFacts): Promise<Known> => {
    const stored = await enter(partnerId).inScope((ctx) => listMailingLinks(ctx, [mailingId]));
    return remember(partnerId, mailingId, stored);
  };
  /** However many people click at once, the database is asked once. */
  const readOnce = (facts: ClickFacts): Promise<Known> => {
    const running = loading.get(facts.mailingId) ?? read(facts).finally(() => loading.delete(facts.mailingId));
    loading.set(facts.mailingId, running);
    return running;
  };
  const refresh = (facts: ClickFacts, entry: Known): void => {
    // Also when it fails: the next try then comes no earlier than after another turn.
    entry.loadedAt = now();
    readOnce(facts).catch((error: unknown) => log.debug({ error, mailingId: facts.mailingId }, 'links not refreshed'));
  };

  return {
    find: (facts) => {
      const entry = known.get(facts.mailingId);
      if (!entry) return null;
      if (now() - entry.loadedAt > FRESH_FOR_MS) refresh(facts, entry);
      return toDestination(entry, facts);
    },
    load: async (facts) => toDestination(await readOnce(facts), facts),
    preload: async (heads) => {
      const unknown = heads.filter((head) => !known.has(head.mailingId)).slice(0, MAX_MAILINGS);
      for (const [partnerId, mailingIds] of byPartner(unknown)) {
        for (let i = 0; i < mailingIds.length; i += MAILINGS_PER_READ) {
          const some = mailingIds.slice(i, i + MAILINGS_PER_READ);
          const stored = await enter(partnerId).inScope((ctx) => listMailingLinks(ctx, some));
          for (const mailingId of some)
            remember(
              partnerId,
              mailingId,
              stored.filter((link) => link.mailingId === mailingId),
            );
        }
      }
    },
  };
}

function toLinks(stored: readonly StoredLink[]): Links {
  return new Map(
    stored.map(({ number, url, withdrawnAt }) => {
      const sameForAll = isSameForAll(url);
      return [
        number,
        { url, sameForAll, fixed: sameForAll ? destinationOf(url, null) : null, withdrawn: withdrawnAt !== null },
      ];
    }),
  );
}

function toDestination(entry: Known, facts: ClickFacts): Destination {
  const link = entry.partnerId === facts.partnerId ? entry.links.get(facts.link) : undefined;
  if (!link) return { kind: 'missing' };
  if (link.withdrawn) return { kind: 'withdrawn' };
  const url = link.sameForAll ? link.fixed : destinationOf(link.url, facts.query);
  return url === null ? { kind: 'missing' } : { kind: 'found', url };
}

function byPartner(heads: readonly MailingHead[]): Map<PartnerId, MailingId[]> {
  const groups = new Map<PartnerId, MailingId[]>();
  for (const { partnerId, mailingId } of heads) groups.set(partnerId, [...(groups.get(partnerId) ?? []), mailingId]);
  return groups;
}
