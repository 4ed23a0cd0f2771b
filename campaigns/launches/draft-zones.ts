import { isEditable, type Zone, type ZoneValue } from '#templates/engine/zone.ts';
import type { ZoneValues } from './schema.ts';

/** A zone as the partner fills it: what the vendor asked for, and the value it has now. */
export type DraftZone = Pick<Zone, 'name' | 'mode' | 'kind' | 'label' | 'help' | 'max' | 'required' | 'options'> & {
  value: ZoneValue | null;
  /** false: an optional part that is left out */
  shown: boolean;
};

/** The zones that are the partner's: editable ones, and optional ones to keep or leave out; in the order of the mail. */
export function toDraftZones(zones: readonly Zone[], values: ZoneValues): DraftZone[] {
  return zones
    .filter((zone) => isEditable(zone) || zone.mode === 'optional')
    .map(({ name, mode, kind, label, help, max, required, options, default: fallback }) => {
      const given = values[name];
      const value = given === undefined || given === null ? fallback : given;
      return { name, mode, kind, label, help, max, required, options, value, shown: given !== null };
    });
}
