import type { Option } from '#app/components/ui/select.tsx';
import type words from '#app/i18n/en/campaigns.json';
import type { Translate } from '#app/i18n/words.ts';
import type { VersionChoice } from '#campaigns/content/version-choices.ts';

/** The template versions to choose from, each by its template's name and its number. */
export function templateOptions(versions: readonly VersionChoice[], t: Translate<typeof words>): Option[] {
  return versions.map(({ templateVersionId, templateName, number }) => ({
    value: templateVersionId,
    label: t('campaigns.templateVersion', { name: templateName, number }),
  }));
}
