import type { PartnerScope } from '#campaigns/kernel/context.ts';
import { enterSide } from './enter.server.ts';
import { screenBuilders } from './screen.server.ts';

const builders = screenBuilders<PartnerScope>((args) => enterSide(args, 'partner'));

/** GET of a partner's page, inside one scope: `partnerLoader(handler)` or `partnerLoader(Schema, handler)`. */
export const partnerLoader = builders.loader;
/** GET of a partner's download, preview or stream: opens its own scopes. */
export const partnerResource = builders.resource;
/** POST of a partner's form: `partnerAction(Schema, handler, options?)`. */
export const partnerAction = builders.action;
/** POST of a page with several forms: `partnerActions({ rename: partnerIntent(Schema, handler), … })`, by the field `intent`. */
export const partnerActions = builders.actions;
export const partnerIntent = builders.intent;
