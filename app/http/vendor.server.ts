import type { VendorScope } from '#campaigns/kernel/context.ts';
import { enterSide } from './enter.server.ts';
import { screenBuilders } from './screen.server.ts';

const builders = screenBuilders<VendorScope>((args) => enterSide(args, 'vendor'));

/** GET of a vendor's page, inside one scope: `vendorLoader(handler)` or `vendorLoader(Schema, handler)`. */
export const vendorLoader = builders.loader;
/** GET of a vendor's download, preview or stream: opens its own scopes. */
export const vendorResource = builders.resource;
/** POST of a vendor's form: `vendorAction(Schema, handler, options?)`. */
export const vendorAction = builders.action;
/** POST of a page with several forms: `vendorActions({ rename: vendorIntent(Schema, handler), … })`, by the field `intent`. */
export const vendorActions = builders.actions;
export const vendorIntent = builders.intent;
