import type words from '#app/i18n/en/launches.json';
import type { Translate } from '#app/i18n/words.ts';
import type { LaunchCheck } from '#campaigns/launches/checks.ts';

type T = Translate<typeof words>;

/** One check as a sentence. */
export function checkSentence(t: T, check: LaunchCheck, vendor: string): string {
  const { key, level, facts } = check;
  switch (key) {
    case 'campaign': {
      const reason = facts.reason as 'withdrawn' | 'ended' | 'not_started' | 'not_eligible' | undefined;
      return t(`launches.check.campaign.${reason ?? 'ok'}`, { vendor });
    }
    case 'audience': {
      const reason = facts.reason as 'none' | 'nobody' | undefined;
      return t(`launches.check.audience.${reason ?? 'ok'}`, { ...facts, count: Number(facts.reachable) });
    }
    case 'legal': {
      const parts = String(facts.parts ?? '')
        .split(',')
        .filter(Boolean) as LegalPart[];
      return level === 'ok'
        ? t('launches.check.legal.ok')
        : t('launches.check.legal.blocker', { parts: parts.map((part) => t(`launches.parts.${part}`)).join(', ') });
    }
    case 'content':
      return level === 'ok' ? t('launches.check.content.ok') : String(facts.message);
    case 'size':
    case 'subject':
    case 'sender':
      return t(`launches.check.${key}.${level === 'ok' ? 'ok' : 'warning'}`, facts);
    case 'schedule':
      return t(`launches.check.schedule.${level === 'ok' ? 'ok' : 'blocker'}`);
  }
}

type LegalPart = 'companyName' | 'address' | 'senderName' | 'replyTo';
