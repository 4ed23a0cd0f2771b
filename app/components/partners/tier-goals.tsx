import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Input } from '#app/components/ui/input.tsx';
import words from '#app/i18n/en/partners.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { TierRow } from '#campaigns/partners/queries.ts';

/** What each tier asks for within a year; partners see how far they are. */
export function TierGoals({ tiers, mayManage }: { tiers: TierRow[]; mayManage: boolean }) {
  const t = useT(words);
  if (tiers.length === 0) return null;
  return (
    <Card title={t('partners.goals')} sentence={t('partners.goalsWhat')}>
      <ul className="flex flex-col">
        {tiers.map((tier) => (
          <li key={tier.tierId} className="border-t border-line py-3 first:border-t-0">
            <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="tierId" value={tier.tierId} />
              <span className="min-w-32 flex-1 self-center font-medium">{tier.name}</span>
              <Goal tier={tier} name="goalLaunches" label={t('partners.goalLaunches')} mayManage={mayManage} />
              <Goal tier={tier} name="goalDeals" label={t('partners.goalDeals')} mayManage={mayManage} />
              {mayManage ? (
                <SubmitButton
                  name="intent"
                  value="tier-goals"
                  aria-label={t('partners.goalsSaveOf', { name: tier.name })}
                >
                  {t('partners.goalsSave')}
                </SubmitButton>
              ) : null}
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type GoalProps = { tier: TierRow; name: 'goalLaunches' | 'goalDeals'; label: string; mayManage: boolean };

function Goal({ tier, name, label, mayManage }: GoalProps) {
  const id = `${name}-${tier.tierId}`;
  return (
    <label htmlFor={id} className="flex w-28 flex-col gap-1 text-sm text-muted">
      {label}
      <Input
        id={id}
        name={name}
        type="number"
        inputMode="numeric"
        min={0}
        max={10_000}
        defaultValue={tier[name]}
        readOnly={!mayManage}
      />
    </label>
  );
}
