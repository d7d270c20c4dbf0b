import { random } from './engine.ts'

const FIRST = ['Maria', 'Jonas', 'Aiko', 'Tom', 'Lucia', 'Samir', 'Grace', 'Pete', 'Wei', 'Ana', 'Noor', 'Ivan']
const LAST = [
  'Sandoval',
  'Weber',
  'Tanaka',
  'Brewer',
  'Ferraro',
  'Haddad',
  'Okoro',
  'Lindqvist',
  'Chen',
  'Ruiz',
  'Aziz',
  'Petrov',
]
const WHAT = ['Freight', 'Labs', 'Foods', 'Timber', 'Cargo', 'Print', 'Logistics', 'Health', 'Steel', 'Energy']
const PLACES = [
  ['Denver', 'Colorado', 'United States', '+1 303 555'],
  ['Berlin', 'Berlin', 'Germany', '+49 30 23125'],
  ['London', '', 'United Kingdom', '+44 20 7946'],
  ['Milan', 'Lombardy', 'Italy', '+39 02 5550'],
  ['Sydney', 'New South Wales', 'Australia', '+61 2 5550'],
] as const

/** A file as HubSpot exports it, of `count` leads who are all different; the same for the same count. */
export function hubspotCsv(count: number): string {
  const next = random(count)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const rows = [
    'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company name,City,State/Region,Country/Region,Lead Source,Annual Revenue,Industry',
  ]
  for (let i = 0; i < count; i++) {
    const [city, region, country, phone] = pick(PLACES)
    const first = pick(FIRST)
    const last = pick(LAST)
    const company = `${pick(LAST)} ${pick(WHAT)} ${i}`
    const number = `${phone} ${String(i % 10_000).padStart(4, '0')}`
    rows.push(
      [
        i,
        first,
        last,
        `${first}.${last}.${i}@company${i}.example`.toLowerCase(),
        number,
        'Head of Operations',
        company,
        city,
        region,
        country,
        'Web form',
        Math.round(next() * 90_000),
        pick(WHAT),
      ].join(','),
    )
  }
  return rows.join('\r\n') + '\r\n'
}
