import type { LeadField } from '../../../shared/contract/leadImports.ts'

/** A header as it is compared: "Person - E-Mail (Work)*", "PersonEmailWork" and "person_email_work" are near. */
export function normaliseHeader(header: string): string {
  return header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace('#', ' number of ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Names of columns by field: of the exports of CRM programs, and what people call them in lists of their own. */
const NAMES: Readonly<Record<LeadField, string>> = {
  name: 'name, full name, display name, vollstandiger name, kontaktname, ansprechpartner, person, nom complet, nombre completo',
  firstName: 'first name, given name, forename, vorname, prenom',
  lastName: 'last name, surname, family name, nachname, familienname, zuname, nom de famille, apellido, apellidos',
  company: `company, company name, account name, account, company account, organization, organisation, organization name,
    organisation name, associated company, associated company name, primary company, employer, firma, firmenname, unternehmen,
    unternehmensname, gesellschaft, entreprise, societe, empresa`,
  title: `title, job title, position, role, function, job, designation, jobtitel, titel, funktion, stelle, berufsbezeichnung, poste,
    cargo, puesto`,
  email: `email, e mail, mail, email address, e mail address, email work, work email, business email, primary email,
    email 1, e mail 1 value, e mail adresse, emailadresse, courriel, adresse e mail, correo electronico, correo`,
  otherEmails: `other emails, other email, email home, email other, personal email, home email, secondary email,
    additional emails, alternate email, email 2, email 3, e mail 2 value, weitere e mails, e mail privat`,
  phone: `phone, phone number, telephone, telephone number, tel, first phone, primary phone, phone work, work phone,
    work direct phone, direct phone, direct dial, business phone, phone 1, phone 1 value, mobile, mobile phone,
    mobile phone number, mobile number, phone mobile, cell, cell phone, telefon, telefonnummer, rufnummer, festnetz, durchwahl,
    mobil, handy, handynummer, mobiltelefon, mobilnummer, telefon geschaftlich, movil, telefono, portable, numero de telephone`,
  otherPhones: `other phones, other phone, home phone, phone home, phone other, corporate phone, company phone, assistant phone,
    secondary phone, phone 2, phone 3, phone 2 value, zentrale, telefon 2, telefon privat, telefon zentrale`,
  zone: 'time zone, timezone, tz, iana time zone, zeitzone, zone',
  city: 'city, town, mailing city, company city, city town, ort, stadt, wohnort, ville, ciudad',
  region: `state, region, province, county state, state region, state province, state code, company state, bundesland,
    kanton, provinz, region bundesland, provincia, estado`,
  country: 'country, country region, country code, country name, company country, land, pays, pais',
  source: `source, lead source, original source, contact source, primary campaign, campaign, utm source, quelle, leadquelle,
    herkunft, kampagne`,
  owner: `owner, lead owner, contact owner, account owner, company owner, person owner, deal owner, owner name, owner email,
    assigned to, sales rep, rep, account executive, betreuer, zustandig, verantwortlich, verantwortlicher, besitzer, inhaber`,
  value: `value, deal value, deal amount, amount, estimated value, expected revenue, expected value, opportunity amount,
    opportunity value, contract value, wert, auftragswert, dealwert, umsatzpotenzial, potenzial`,
  employees: `employees, number of employees, no of employees, employee count, num employees, company size, headcount,
    mitarbeiter, mitarbeiterzahl, anzahl mitarbeiter`,
  industry: 'industry, sector, vertical, branche, industrie, secteur, sector industria',
  website: `website, website url, web site, web, url, homepage, domain, company domain name, company website, company domain,
    webseite, webadresse, internet, site web, sitio web`,
  notes: `notes, note, note content, comments, comment, description, message, remarks, notiz, notizen, bemerkung, bemerkungen,
    kommentar, beschreibung, anmerkung, nachricht, notas`,
  language: 'language, preferred language, locale, sprache, langue, idioma',
  createdAt: `create date, created date, created, created at, created time, created on, date created, creation date, date added,
    connected on, erstellt, erstellt am, angelegt am, erstellungsdatum, anlagedatum`,
  doNotContact: `do not contact, do not call, donotcall, dnc, do not call list, phone opt out, opted out of calls, nicht anrufen,
    nicht kontaktieren, werbesperre, kontaktsperre`,
  fit: 'fit, fit score, icp fit, icp score',
  intent: 'intent, intent score, buying intent',
  links: `links, social links, linkedin, linkedin url, linkedin profile, linkedin profile url, linkedin link, linked in, linked in url,
    linked in profile, linked in profile url, linked in link, xing, xing url,
    xing profile, xing profil`,
  preferredTimes: `preferred times, preferred time, preferred meeting times, preferred contact time, preferred call time,
    best time to call, best time to contact, best time, erreichbarkeit, beste zeit, bevorzugte zeiten`,
  consent: `consent, consent status, consent basis, contact consent, gdpr consent, gdpr, legal basis, legal basis for processing,
    legal basis for processing contact s data, einwilligung, einwilligung status, rechtsgrundlage, dsgvo`,
  consentDate: `consent date, date of consent, consent given at, consent given on, consent timestamp, opt in date,
    einwilligung am, einwilligungsdatum, datum der einwilligung`,
  consentSource: 'consent source, source of consent, opt in source, quelle der einwilligung',
  consentNote: 'consent note, consent notes, consent text, consent description',
  brief: 'brief, lead brief',
}

const FIELDS = new Map<string, LeadField>()
for (const [field, names] of Object.entries(NAMES) as [LeadField, string][]) {
  for (const name of names.split(',')) FIELDS.set(name.trim(), field)
}

/** What exports put in front of the name of a person's own columns. */
const PREFIXES = /^(primary contact|contact|person|lead|prospect|mailing|kontakt|customer) /

export type Program = 'HubSpot' | 'Salesforce' | 'Pipedrive' | 'Apollo' | 'Close' | 'Zoho' | 'LinkedIn'

/** Columns that mean something else in one program than elsewhere; null leaves them out. */
const SPECIAL: Partial<Record<Program, Readonly<Record<string, LeadField | null>>>> = {
  // What Close calls a lead is a company; its people are contacts.
  Close: { 'lead name': 'company', 'display name': 'company', 'primary contact primary url': null },
  LinkedIn: { company: 'company', position: 'title', url: 'links' },
  Apollo: { 'company phone': 'otherPhones', 'corporate phone': 'otherPhones', stage: null },
  HubSpot: { role: null },
}

/** The field a column goes to by its name alone. */
export function fieldOfHeader(header: string, program?: Program): LeadField | null {
  const name = normaliseHeader(header)
  const special = program && SPECIAL[program]
  if (special && Object.hasOwn(special, name)) return special[name] ?? null
  return FIELDS.get(name) ?? FIELDS.get(name.replace(PREFIXES, '')) ?? null
}

/** Which program wrote a file, by the columns that only it writes; the first that fits. */
const SIGNATURES: readonly { readonly program: Program; readonly anyOf: readonly (readonly string[])[] }[] = [
  { program: 'Apollo', anyOf: [['apollo contact id'], ['email confidence'], ['company name for emails']] },
  {
    program: 'Close',
    anyOf: [
      ['display name', 'primary contact name'],
      ['lead name', 'primary contact name'],
    ],
  },
  { program: 'LinkedIn', anyOf: [['connected on', 'position']] },
  {
    program: 'Pipedrive',
    anyOf: [
      ['person name'],
      ['person email'],
      ['person phone'],
      ['deal title', 'organization name'],
      ['person email work'],
    ],
  },
  {
    program: 'Zoho',
    anyOf: [
      ['leadid'],
      ['contactid', 'accountid'],
      ['lead owner', 'created time'],
      ['contact owner', 'created time'],
      ['lead owner id'],
      ['zcrm id'],
    ],
  },
  {
    program: 'HubSpot',
    anyOf: [
      ['record id', 'create date'],
      ['record id contact'],
      ['record id company'],
      ['lifecycle stage'],
      ['contact owner', 'create date'],
      ['company owner', 'create date'],
    ],
  },
  {
    program: 'Salesforce',
    anyOf: [
      ['company account'],
      ['account owner', 'account name'],
      ['mailing street'],
      ['mailing city'],
      ['lead owner', 'lead source'],
      ['lead id', 'lead owner'],
      ['account name', 'last name'],
      ['lead owner', 'lead status'],
      ['account id', 'last name'],
    ],
  },
]

export function detectProgram(headers: readonly string[]): Program | undefined {
  const names = new Set(headers.map(normaliseHeader))
  return SIGNATURES.find(({ anyOf }) => anyOf.some((all) => all.every((name) => names.has(name))))?.program
}
