import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { RoutingRule } from '#campaigns/leads/routing/schema.ts';

type Named = { id: string; name: string };

/** The rules in their order, each as a sentence. */
export function RoutingList({ rules, partners }: { rules: readonly RoutingRule[]; partners: readonly Named[] }) {
  const t = useT(words);
  const target = useTarget(partners);
  if (rules.length === 0) return <EmptyState title={t('leads.routingEmpty')} why={t('leads.routingEmptyWhy')} />;
  return (
    <Card>
      <ol className="divide-y divide-line">
        {rules.map((rule, i) => (
          <li key={rule.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0 flex-1 basis-80">
              <p className="font-medium">{`${i + 1}. ${rule.name}`}</p>
              <p className="text-sm text-muted wrap-anywhere">
                {`${t('leads.when')}: ${conditionOf(rule) || t('leads.everyLead')} · ${t('leads.goesTo')}: ${target(rule)}`}
              </p>
            </div>
            <Form method="post" className="flex gap-2">
              <input type="hidden" name="ruleId" value={rule.id} />
              {i > 0 ? (
                <SubmitButton size="sm" variant="quiet" name="intent" value="raise">
                  {t('leads.moveUp')}
                </SubmitButton>
              ) : null}
              <SubmitButton size="sm" variant="quiet" name="intent" value="remove">
                {t('leads.removeRule')}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ol>
      <p className="border-t border-line pt-3 text-sm text-muted">{t('leads.default')}</p>
    </Card>
  );
}

function conditionOf({ when }: RoutingRule): string {
  return [when.countries, when.products, when.languages, when.grades]
    .filter((list) => list.length > 0)
    .map((list) => list.join(', '))
    .join(' · ');
}

function useTarget(partners: readonly Named[]): (rule: RoutingRule) => string {
  const t = useT(words);
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  return ({ to }) => {
    if (to.kind !== 'partners') return t(`leads.to.${to.kind}`);
    return to.partners
      .slice(0, 20)
      .map(({ partnerId, weight }) => t('leads.weight', { partner: names.get(partnerId) ?? '–', weight }))
      .join(', ');
  };
}
