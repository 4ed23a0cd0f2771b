import type { ImportField } from './schema.ts';

/** How columns are called in the lists people have: English, German, French, Spanish, Italian, Dutch, Portuguese, Polish. */
const NAMES: Record<ImportField, string> = {
  email: `email mail emailaddress mailaddress emailadresse mailadresse emailadres mailadres adresseemail adressemail
    adressedemessagerie courriel adressecourriel correo correoelectronico direcciondecorreo posta postaelettronica
    indirizzoemail email1 email1value primaryemail emailwork workemail businessemail emailprofessionnel epost epostadress
    eposta enderecodeemail adresemail subscriberemail contactemail`,
  firstName: `firstname first givenname forename vorname prenom nombre primernombre nome voornaam imie fornamn fornavn
    contactfirstname fname`,
  lastName: `lastname last surname familyname nachname familienname nom nomdefamille apellido apellidos primerapellido
    cognome achternaam nazwisko sobrenome apelido efternamn etternavn contactlastname lname`,
  fullName: `name fullname contactname contact ansprechpartner vollstandigername nomcomplet nombrecompleto nomecompleto
    volledigenaam imieinazwisko displayname kontakt contacto personne`,
  company: `company companyname organization organisation organisationname organizationname account accountname firma
    firmenname unternehmen entreprise societe empresa azienda societa bedrijf bedrijfsnaam organisatie employer`,
  jobTitle: `jobtitle title position jobposition role funktion berufsbezeichnung stelle poste fonction intituleduposte
    cargo puesto ruolo mansione functie stanowisko`,
  phone: `phone phonenumber telephone tel mobile mobilephone cell telefon telefonnummer handy mobil telefono numerodetelephone
    portable movil celular telefone telefoonnummer telefoon workphone businessphone phone1value`,
  country: `country countrycode countryregion land landercode staat pays codepays pais codigopais paese nazione kraj`,
  language: `language lang locale languagecode sprache langue idioma lingua taal jezyk preferredlanguage`,
  tags: `tags tag labels label segments segment lists groups group groupmembership schlagworter schlagworte gruppen
    etiquetas etiquettes etichette categories category kategorien kategorie`,
};

const FIELD_OF = new Map(
  (Object.keys(NAMES) as ImportField[]).flatMap((field) =>
    NAMES[field].split(/\s+/).map((name): [string, ImportField] => [name, field]),
  ),
);

/** "E-Mail-Adresse" → "emailadresse", "Prénom" → "prenom" */
function plain(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Which field each column of a file seems to be, by its name, and the address also by what stands in it. A guess: the
 * person confirms it.
 *
 * @param headers names of the columns
 * @param samples a few rows, in the same order
 * @returns one field or null per column; no field twice
 */
export function guessColumns(headers: readonly string[], samples: readonly string[][]): (ImportField | null)[] {
  const fields = headers.map((header) => FIELD_OF.get(plain(header)) ?? null);
  const taken = new Set<ImportField>();
  const guessed = fields.map((field) => {
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  if (!taken.has('email')) {
    const column = headers.findIndex((_, index) => guessed[index] === null && holdsAddresses(samples, index));
    if (column >= 0) guessed[column] = 'email';
  }
  // "Name" beside "Vorname" is the family name; "Nom" beside "Prénom" is known by its own name already.
  const name = guessed.indexOf('fullName');
  if (name >= 0 && taken.has('firstName')) guessed[name] = taken.has('lastName') ? null : 'lastName';
  return guessed;
}

function holdsAddresses(samples: readonly string[][], column: number): boolean {
  const texts = samples.map((row) => (row[column] ?? '').trim()).filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(text));
}
