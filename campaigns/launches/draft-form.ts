import { z } from 'zod';
import { AudienceId, LaunchId } from '#campaigns/kernel/ids.ts';
import { IanaZone, LocalTime } from '#campaigns/kernel/time.ts';
import type { SaveLaunchInput, SchedulePlan, ZoneValues } from './schema.ts';

const ZoneName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}:(text|rich-text|image|link|choice|block):(editable|optional)$/);
const Text = z.string().max(20_000).default('');

/**
 * The draft's page as one form: it names every zone that it shows (`intro:text:editable`), because an emptied field and
 * an unticked box send nothing.
 */
export const LaunchDraftForm = z
  .object({
    launchId: LaunchId,
    revision: z.coerce.number().int().min(1),
    name: z.string().trim().min(1, 'needs a name').max(120, 'is longer than 120 characters').optional(),
    audienceId: AudienceId.optional(),
    zoneNames: z.preprocess(
      (value) => (typeof value === 'string' ? [value] : (value ?? [])),
      z.array(ZoneName).max(200),
    ),
    zones: z
      .record(z.string(), z.union([Text, z.object({ src: Text, alt: Text, label: Text, href: Text }).partial()]))
      .default({}),
    shown: z.record(z.string(), z.literal('on')).default({}),
    when: z.enum(['now', 'later']).optional(),
    startsLocal: LocalTime.optional(),
    timeZone: IanaZone.optional(),
  })
  .transform((form): SaveLaunchInput => {
    const { launchId, revision, name, audienceId } = form;
    return {
      launchId,
      revision,
      ...(name === undefined ? {} : { name }),
      audienceId: audienceId ?? null,
      zones: toZoneValues(form),
      ...toPlan(form),
    };
  });

type FormZones = { zoneNames: string[]; zones: Record<string, unknown>; shown: Record<string, 'on'> };

function toZoneValues({ zoneNames, zones, shown }: FormZones): ZoneValues {
  const entries = zoneNames.flatMap((entry): [string, ZoneValues[string]][] => {
    const [name = '', kind, mode] = entry.split(':');
    if (mode === 'optional' && shown[name] !== 'on') return [[name, null]];
    if (kind === 'block') return [];
    return [[name, toValue(kind, zones[name])]];
  });
  return Object.fromEntries(entries);
}

function toValue(kind: string | undefined, given: unknown): NonNullable<ZoneValues[string]> {
  const parts = given && typeof given === 'object' ? (given as Record<string, string | undefined>) : {};
  if (kind === 'image') return { src: parts.src ?? '', alt: parts.alt ?? '' };
  if (kind === 'link') return { label: parts.label ?? '', href: parts.href ?? '' };
  return typeof given === 'string' ? given : '';
}

/** A time that is not yet complete changes nothing. */
function toPlan(form: {
  when?: 'now' | 'later' | undefined;
  startsLocal?: string | undefined;
  timeZone?: string | undefined;
}): {
  plan?: SchedulePlan;
} {
  const { when, startsLocal, timeZone } = form;
  if (when === 'now') return { plan: { when } };
  return when === 'later' && startsLocal && timeZone ? { plan: { when, startsLocal, timeZone } } : {};
}
