import { expect, test } from 'vitest'
import { leadZone, type Whereabouts } from '../../../electron/backend/intake/places/leadZone.ts'

const NOW = Date.parse('2026-11-23T09:00:00Z')
const zoneOf = (where: Partial<Whereabouts>) =>
  leadZone({ zone: null, city: null, region: null, country: null, phone: null, ...where }, NOW)

test.each<[string, Partial<Whereabouts>, string[], string]>([
  ['given', { zone: 'Asia/Tokyo', country: 'DE' }, ['Asia/Tokyo'], 'given'],
  ['a country of one zone', { country: 'DE' }, ['Europe/Berlin'], 'address'],
  ['a country under its name of today', { country: 'IN' }, ['Asia/Kolkata'], 'address'],
  ['a country that lives by one clock', { country: 'CN' }, ['Asia/Shanghai'], 'address'],
  ['a state', { country: 'US', region: 'CA' }, ['America/Los_Angeles'], 'address'],
  ['a state by name, in any case', { country: 'US', region: 'new york' }, ['America/New_York'], 'address'],
  ['a state by name without a country', { region: 'California' }, ['America/Los_Angeles'], 'address'],
  ['a province', { country: 'CA', region: 'Québec' }, ['America/Toronto'], 'address'],
  ['an Australian state', { country: 'AU', region: 'Queensland' }, ['Australia/Brisbane'], 'address'],
  [
    'a state with a border through it',
    { country: 'US', region: 'TX' },
    ['America/Chicago', 'America/Denver'],
    'address',
  ],
  ['its city', { country: 'US', region: 'TX', city: 'Austin' }, ['America/Chicago'], 'address'],
  ['its area code', { country: 'US', region: 'TX', phone: '+19155550134' }, ['America/Denver'], 'address'],
  ['a city of another state', { country: 'US', region: 'NY', city: 'Denver' }, ['America/New_York'], 'address'],
  ['a city of a country of many zones', { country: 'US', city: 'Chicago' }, ['America/Chicago'], 'address'],
  ['a country and an area code', { country: 'US', phone: '+13135550134' }, ['America/Detroit'], 'phone'],
  [
    'a mobile moved from elsewhere',
    { country: 'US', region: 'NY', phone: '+14155550134' },
    ['America/New_York'],
    'address',
  ],
  ['an area code', { phone: '+12125550134' }, ['America/New_York'], 'phone'],
  ['a country code', { phone: '+442079460123' }, ['Europe/London'], 'phone'],
  ['an area code of Australia', { phone: '+61892001234' }, ['Australia/Perth'], 'phone'],
  ['an area code of Brazil', { phone: '+5592988880134' }, ['America/Manaus'], 'phone'],
  ['an extension', { phone: '+12125550134 ext. 7' }, ['America/New_York'], 'phone'],
  [
    'a code of the state where no country is told',
    { region: 'CA', phone: '+14155550134' },
    ['America/Los_Angeles'],
    'address',
  ],
  ['toll-free', { phone: '+18005550199' }, [], 'unknown'],
  ['a number that could not be read', { phone: '555-0134' }, [], 'unknown'],
  ['a code that may be a state or not', { region: 'MI' }, [], 'unknown'],
  ['a city alone', { city: 'Paris' }, [], 'unknown'],
  ['nothing', {}, [], 'unknown'],
])('%s', (_, where, zones, zoneFrom) => {
  expect(zoneOf(where)).toEqual({ zones, zoneFrom })
})

test('a country of several zones without more may be in any of them, each clock once', () => {
  const { zones } = zoneOf({ country: 'US' })
  expect(zones[0]).toBe('America/New_York')
  expect(zones).toHaveLength(7)
  expect(zoneOf({ phone: '+61412345678' }).zones).toHaveLength(5)
})
