import {
  ChartNoAxesColumn,
  Globe,
  HandCoins,
  Handshake,
  House,
  LayoutTemplate,
  Magnet,
  Megaphone,
  Palette,
  Rocket,
  Route,
  Settings,
  Share2,
  Trophy,
  UsersRound,
} from 'lucide-react';
import type shell from '#app/i18n/en/shell.json';
import type { Icon } from '../ui/tone.ts';

export type NavItem = {
  key: string;
  to: string;
  /** A key of shell.json. */
  label: keyof typeof shell & `shell.nav.${string}`;
  icon: Icon;
  /** `g`, then this letter. */
  letter: string;
};

/** Frames pass the entries that work for this person: `vendorNav.filter(…)`. */
export const vendorNav: readonly NavItem[] = [
  { key: 'home', to: '/vendor', label: 'shell.nav.home', icon: House, letter: 'h' },
  { key: 'campaigns', to: '/vendor/campaigns', label: 'shell.nav.campaigns', icon: Megaphone, letter: 'c' },
  { key: 'templates', to: '/vendor/templates', label: 'shell.nav.templates', icon: LayoutTemplate, letter: 't' },
  { key: 'partners', to: '/vendor/partners', label: 'shell.nav.partners', icon: Handshake, letter: 'p' },
  { key: 'leads', to: '/vendor/leads', label: 'shell.nav.leads', icon: Magnet, letter: 'i' },
  { key: 'deals', to: '/vendor/deals', label: 'shell.nav.deals', icon: Trophy, letter: 'd' },
  { key: 'funds', to: '/vendor/funds', label: 'shell.nav.funds', icon: HandCoins, letter: 'f' },
  { key: 'social', to: '/vendor/social', label: 'shell.nav.social', icon: Share2, letter: 'o' },
  { key: 'content', to: '/vendor/content', label: 'shell.nav.content', icon: Globe, letter: 'w' },
  { key: 'journeys', to: '/vendor/journeys', label: 'shell.nav.journeys', icon: Route, letter: 'j' },
  { key: 'results', to: '/vendor/results', label: 'shell.nav.results', icon: ChartNoAxesColumn, letter: 'r' },
  { key: 'settings', to: '/vendor/settings', label: 'shell.nav.settings', icon: Settings, letter: 's' },
];

export const partnerNav: readonly NavItem[] = [
  { key: 'home', to: '/partner', label: 'shell.nav.home', icon: House, letter: 'h' },
  { key: 'campaigns', to: '/partner/campaigns', label: 'shell.nav.campaigns', icon: Megaphone, letter: 'c' },
  { key: 'launches', to: '/partner/launches', label: 'shell.nav.launches', icon: Rocket, letter: 'l' },
  { key: 'contacts', to: '/partner/contacts', label: 'shell.nav.contacts', icon: UsersRound, letter: 'o' },
  { key: 'leads', to: '/partner/leads', label: 'shell.nav.leads', icon: Magnet, letter: 'i' },
  { key: 'deals', to: '/partner/deals', label: 'shell.nav.deals', icon: Trophy, letter: 'd' },
  { key: 'funds', to: '/partner/funds', label: 'shell.nav.funds', icon: HandCoins, letter: 'f' },
  { key: 'social', to: '/partner/social', label: 'shell.nav.social', icon: Share2, letter: 'a' },
  { key: 'website', to: '/partner/website', label: 'shell.nav.website', icon: Globe, letter: 'w' },
  { key: 'journeys', to: '/partner/journeys', label: 'shell.nav.journeys', icon: Route, letter: 'j' },
  { key: 'results', to: '/partner/results', label: 'shell.nav.results', icon: ChartNoAxesColumn, letter: 'r' },
  { key: 'brand-kit', to: '/partner/brand-kit', label: 'shell.nav.brandKit', icon: Palette, letter: 'b' },
  { key: 'settings', to: '/partner/settings', label: 'shell.nav.settings', icon: Settings, letter: 's' },
];
