import { stringify } from 'csv-stringify/sync';
import { makeChance } from './chance.ts';
import { type DemoPerson, makePeople } from './people.ts';

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/** People as a CRM exports them: the columns have to be recognized, countries stand there by name. */
export function toCsv(people: readonly (DemoPerson & { tags: readonly string[] })[]): string {
  return stringify(
    people.map(({ firstName, lastName, email, company, jobTitle, country, language, tags }) => ({
      'First name': firstName,
      'Last name': lastName,
      'E-mail': email,
      Company: company,
      'Job title': jobTitle,
      Country: COUNTRY_NAMES.of(country) ?? country,
      Language: language,
      Tags: tags.join('; '),
    })),
    { header: true },
  );
}

const NEWCOMERS = 1000;

/** A list to try the import with: a thousand people whom no partner of the demo has. */
export function newcomersCsv(): string {
  const chance = makeChance(4711);
  const people = makePeople(chance, NEWCOMERS).map((person) => ({
    ...person,
    email: person.email.replace(/\.test$/, '.example'),
    tags: chance.yes(0.4) ? ['customer', 'support contract'] : ['customer'],
  }));
  return toCsv(people);
}
