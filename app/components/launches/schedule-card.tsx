import { useState } from 'react';
import { Card } from '#app/components/ui/card.tsx';
import { Field, plainField } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { Select } from '#app/components/ui/select.tsx';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { SchedulePlan } from '#campaigns/launches/schema.ts';

/** Now, or a local time in a named zone. Both fields stay on the page, so that it works without JavaScript. */
export function ScheduleCard({ plan, timeZone }: { plan: SchedulePlan; timeZone: string }) {
  const t = useT(words);
  const [when, setWhen] = useState(plan.when);
  const time = plainField('startsLocal');
  const zone = plainField('timeZone');
  const zones = [...new Set([timeZone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])];
  return (
    <Card id="schedule" title={t('launches.schedule')}>
      <div
        className="flex flex-col gap-4"
        onChange={(event) => isWhen(event.target) && setWhen(event.target.value as SchedulePlan['when'])}
      >
        <RadioGroup
          name="when"
          legend={t('launches.whenLegend')}
          defaultValue={plan.when}
          options={[
            { value: 'now', label: t('launches.when.now'), help: t('launches.nowLine') },
            { value: 'later', label: t('launches.when.later'), help: t('launches.laterLine') },
          ]}
        />
        <div className={`gap-4 sm:grid-cols-2 ${when === 'now' ? 'hidden noscript:grid' : 'grid'}`}>
          <Field field={time} label={t('launches.startsLocal')}>
            <Input
              id={time.id}
              name="startsLocal"
              type="datetime-local"
              required={when === 'later'}
              defaultValue={plan.when === 'later' ? plan.startsLocal : undefined}
            />
          </Field>
          <Field field={zone} label={t('launches.timeZone')}>
            <Select
              id={zone.id}
              name="timeZone"
              defaultValue={plan.when === 'later' ? plan.timeZone : timeZone}
              options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
            />
          </Field>
        </div>
      </div>
    </Card>
  );
}

function isWhen(target: EventTarget): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.name === 'when';
}
