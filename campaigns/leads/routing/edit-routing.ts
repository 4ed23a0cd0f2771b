import { authorize } from '#campaigns/kernel/authorize.ts';
import type { VendorCaller } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { getRoutingDraft, saveRoutingDraft } from './routing-rules.ts';
import type { AddRoutingRule, RoutingRule, RoutingRules, RuleIdInput } from './schema.ts';

/** Puts a rule at the end of the draft; begins a draft from what is in force where there is none. */
export async function addRoutingRule(caller: VendorCaller, input: AddRoutingRule): Promise<void> {
  const { name, countries, products, languages } = input;
  const rule: RoutingRule = {
    ...{ id: newId('routingRule'), name, to: targetOf(input) },
    when: { countries, products, languages, grades: [] },
  };
  await edit(caller, (rules) => [...rules, rule]);
}

/** Takes a rule out of the draft; one that is not there is no matter. */
export async function removeRoutingRule(caller: VendorCaller, { ruleId }: RuleIdInput): Promise<void> {
  await edit(caller, (rules) => rules.filter(({ id }) => id !== ruleId));
}

/** Moves a rule of the draft before the one above it. */
export async function raiseRoutingRule(caller: VendorCaller, { ruleId }: RuleIdInput): Promise<void> {
  await edit(caller, (rules) => {
    const at = rules.findIndex(({ id }) => id === ruleId);
    const rule = rules[at];
    if (at < 1 || !rule) return rules;
    const others = rules.filter(({ id }) => id !== ruleId);
    return [...others.slice(0, at - 1), rule, ...others.slice(at - 1)];
  });
}

function targetOf({ toKind, partners, sameCountry, sameLanguage }: AddRoutingRule): RoutingRule['to'] {
  switch (toKind) {
    case 'partners':
      return { kind: 'partners', partners: partners.filter(({ weight }) => weight > 0) };
    case 'matching':
      return { kind: 'matching', sameCountry, sameLanguage, tierIds: [], groupIds: [] };
    case 'channel_manager':
      return { kind: 'channel_manager' };
  }
}

function edit(caller: VendorCaller, change: (rules: RoutingRules['rules']) => RoutingRules['rules']): Promise<void> {
  authorize(caller.actor, 'lead_rules:write');
  return caller.inScope(async (ctx) => {
    const { rules } = await getRoutingDraft(ctx);
    await saveRoutingDraft(ctx, { rules: { ...rules, rules: change(rules.rules) } });
  });
}
