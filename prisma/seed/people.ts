import type { Chance } from './chance.ts';

export type DemoPerson = {
  firstName: string;
  lastName: string;
  email: string;
  company: string;
  jobTitle: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
  language: string;
};

type Words = readonly [string, ...string[]];
type Region = { country: string; language: string; firstNames: Words; lastNames: Words; trades: Words };

const words = (text: string) => text.split(' ') as unknown as Words;

const BRITISH = {
  firstNames: words(
    'Amelia Oliver Priya Daniel Grace Samuel Aisha Thomas Chloe Rohan Emily Jack Fatima Lucy Harriet Callum Zara Edward Naomi George Isla Marcus Ella Henry Leila Simon Ruth Owen Hannah Victor',
  ),
  lastNames: words(
    'Carter Patel Hughes Bennett Khan Morgan Foster Ellis Shah Reed Walsh Turner Okoro Bailey Price Hart Lawson Mensah Doyle Fletcher Grant Sutton Malik Harding Webb Osborne Pearce Rahman Stone Whitaker',
  ),
  trades: words(
    'Foods Printing Logistics Joinery Insurance Motors Architects Textiles Energy Housing Instruments Bakery Dental Legal Packaging',
  ),
};

/** Repeated as often as a region's share of the people. */
const REGIONS: readonly [Region, ...Region[]] = [
  { country: 'GB', language: 'en', ...BRITISH },
  { country: 'GB', language: 'en', ...BRITISH },
  { country: 'GB', language: 'en', ...BRITISH },
  {
    country: 'IE',
    language: 'en',
    firstNames: words(
      'Aoife Cian Niamh Sean Orla Conor Saoirse Padraig Ciara Declan Roisin Eoin Sinead Fionn Grainne Liam',
    ),
    lastNames: words('Murphy Kelly Byrne Ryan Gallagher Brennan Nolan Daly Keane Fallon Power Lynch Duffy Moran'),
    trades: words('Dairy Marine Pharma Freight Hotels Credit Timber Software'),
  },
  {
    country: 'DE',
    language: 'de',
    firstNames: words(
      'Anna Lukas Katharina Jonas Miriam Felix Sabine Tobias Leonie Matthias Jürgen Petra Çağla Stefan',
    ),
    lastNames: words('Schäfer Becker Hoffmann Yıldız Krüger Lehmann Vogel Brandt Köhler Jung Busch Weiß Lorenz'),
    trades: words('Maschinenbau Logistik Medizintechnik Druck Holzbau Pflege Werkzeuge'),
  },
  {
    country: 'FR',
    language: 'fr',
    firstNames: words('Camille Hugo Inès Théo Manon Julien Élodie Bastien Chloé Nicolas Amandine Karim'),
    lastNames: words('Moreau Lefèvre Girard Fontaine Marchand Benoît Garnier Chevalier Rousseau Lambert'),
    trades: words('Vins Textile Santé Conseil Fromages Meubles'),
  },
];

const PLACES = words(
  'Harbour Millbrook Ashdown Fernley Oakfield Redgate Selby Thornbury Langdale Marlow Penrose Whitby Stanmore Calder Bridgend Westvale Northcote Elmhurst Kingsway Saltmarsh',
);
const JOBS: Words = [
  'Head of IT',
  'IT Manager',
  'Managing Director',
  'Operations Manager',
  'Finance Director',
  'Office Manager',
  'Systems Administrator',
  'Practice Manager',
  'Procurement Lead',
  'Security Officer',
];

/** Plausible people with addresses under .test, which can belong to nobody; no address twice. */
export function makePeople(chance: Chance, count: number, taken = new Set<string>()): DemoPerson[] {
  const people: DemoPerson[] = [];
  while (people.length < count) {
    const person = makePerson(chance);
    if (taken.has(person.email)) continue;
    taken.add(person.email);
    people.push(person);
  }
  return people;
}

function makePerson(chance: Chance): DemoPerson {
  const { country, language, firstNames, lastNames, trades } = chance.pick(REGIONS);
  const firstName = chance.pick(firstNames);
  const lastName = chance.pick(lastNames);
  const company = `${chance.pick(PLACES)} ${chance.pick(trades)}`;
  const email = `${plain(firstName)}.${plain(lastName)}@${plain(company)}.test`;
  return { firstName, lastName, email, company, jobTitle: chance.pick(JOBS), country, language };
}

/** "Jürgen Weiß" → "juergen-weiss" */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] ?? letter)
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '-');
}
