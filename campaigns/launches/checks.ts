/** What is checked before a launch; the screen has the words (`launches.checks.<key>.<level>`). */
export type LaunchCheck = {
  key: 'campaign' | 'content' | 'size' | 'subject' | 'audience' | 'legal' | 'sender' | 'schedule';
  level: 'blocker' | 'warning' | 'ok';
  /** The card that mends it. */
  card: 'content' | 'audience' | 'sender' | 'schedule';
  /** Numbers and names for the words. */
  facts: Record<string, string | number>;
};

export type LaunchFacts = {
  /** The campaign is published, within its dates, and offered to this partner. */
  offered: { kind: 'yes' } | { kind: 'no'; reason: 'withdrawn' | 'ended' | 'not_started' | 'not_eligible' };
  /** Problems of the zones' values, first one named. */
  zoneProblems: { zone: string; message: string }[];
  /** Bytes of the compiled HTML; null when it could not be compiled. */
  htmlBytes: number | null;
  subjectChars: number;
  audience: { chosen: boolean; total: number; reachable: number };
  /** Legal parts that the brand kit lacks: companyName, postalAddress … */
  missingLegalParts: readonly string[];
  sender: { address: string; signed: boolean; captured: boolean };
  plan: { kind: 'now' } | { kind: 'later'; inFuture: boolean };
};

const CLIPPED_ABOVE_BYTES = 102_000; // Gmail cuts a message there and hides the rest behind a link
const SUBJECT_ADVICE_CHARS = 70; // most inboxes cut a subject near this

/** Every check of a launch, blockers first. Pure: facts in, answers out. */
export function checkLaunch(facts: LaunchFacts): LaunchCheck[] {
  const checks = [
    checkOffered(facts),
    checkContent(facts),
    checkSize(facts),
    checkSubject(facts),
    checkAudience(facts),
    checkLegal(facts),
    checkSender(facts),
    checkSchedule(facts),
  ].filter((check) => check !== null);
  const order = { blocker: 0, warning: 1, ok: 2 };
  return checks.sort((a, b) => order[a.level] - order[b.level]);
}

/** Those that stand in the way. */
export function blockersOf(checks: readonly LaunchCheck[]): LaunchCheck[] {
  return checks.filter((check) => check.level === 'blocker');
}

function checkOffered({ offered }: LaunchFacts): LaunchCheck {
  return offered.kind === 'yes'
    ? { key: 'campaign', level: 'ok', card: 'content', facts: {} }
    : { key: 'campaign', level: 'blocker', card: 'content', facts: { reason: offered.reason } };
}

function checkContent({ zoneProblems }: LaunchFacts): LaunchCheck {
  const [first] = zoneProblems;
  if (!first) return { key: 'content', level: 'ok', card: 'content', facts: {} };
  const { zone, message } = first;
  return { key: 'content', level: 'blocker', card: 'content', facts: { zone, message, count: zoneProblems.length } };
}

function checkSize({ htmlBytes }: LaunchFacts): LaunchCheck | null {
  if (htmlBytes === null) return null;
  const level = htmlBytes > CLIPPED_ABOVE_BYTES ? 'warning' : 'ok';
  return { key: 'size', level, card: 'content', facts: { kilobytes: Math.ceil(htmlBytes / 1000) } };
}

function checkSubject({ subjectChars }: LaunchFacts): LaunchCheck {
  const level = subjectChars > SUBJECT_ADVICE_CHARS ? 'warning' : 'ok';
  return { key: 'subject', level, card: 'content', facts: { characters: subjectChars } };
}

function checkAudience({ audience }: LaunchFacts): LaunchCheck {
  const { chosen, total, reachable } = audience;
  if (!chosen) return { key: 'audience', level: 'blocker', card: 'audience', facts: { reason: 'none' } };
  if (reachable === 0)
    return { key: 'audience', level: 'blocker', card: 'audience', facts: { reason: 'nobody', total } };
  return { key: 'audience', level: 'ok', card: 'audience', facts: { reachable, heldBack: total - reachable } };
}

function checkLegal({ missingLegalParts }: LaunchFacts): LaunchCheck {
  if (missingLegalParts.length === 0) return { key: 'legal', level: 'ok', card: 'sender', facts: {} };
  return { key: 'legal', level: 'blocker', card: 'sender', facts: { parts: missingLegalParts.join(',') } };
}

function checkSender({ sender }: LaunchFacts): LaunchCheck {
  const level = sender.signed || sender.captured ? 'ok' : 'warning';
  return { key: 'sender', level, card: 'sender', facts: { address: sender.address } };
}

function checkSchedule({ plan }: LaunchFacts): LaunchCheck {
  const level = plan.kind === 'later' && !plan.inFuture ? 'blocker' : 'ok';
  return { key: 'schedule', level, card: 'schedule', facts: {} };
}
