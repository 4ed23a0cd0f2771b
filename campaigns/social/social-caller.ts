import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { Networks } from './networks/network.ts';

/** A partner's caller that can reach the networks. */
export type SocialCaller = PartnerCaller & { networks: Networks };
