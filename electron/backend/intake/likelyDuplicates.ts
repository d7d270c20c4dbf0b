import type { Inputs, Outputs } from '../../../shared/contract/index.ts'
import type { Services } from '../services.ts'
import { leadsCalled, leadsWithEmail, leadsWithPhone } from '../store/leadDuplicates.ts'
import { getLead, toLead } from '../store/leads.ts'
import { emailKey, fold, phoneKey } from './leadKeys.ts'
import { normalisePhone } from './phones.ts'
import { countryCode } from './places/countries.ts'

type Asked = Inputs['leads']['duplicates']
type Found = Outputs['leads']['duplicates']['found']

const MOST = 5

/**
 * Who of the leads may be the person that is being entered, the surest first. A name says so by itself here, since a person
 * looks and decides; at the same company it stands before others of that name.
 */
export function likelyDuplicates(services: Services, asked: Asked): Found {
  const { db } = services
  const found = new Map<string, Found[number]['by']>()
  const add = (ids: readonly string[], by: Found[number]['by']) => {
    for (const id of ids) if (id !== asked.except && !found.has(id)) found.set(id, by)
  }
  const email = emailKey(asked.email ?? null)
  // A half typed address is nobody's.
  if (email?.includes('@')) add(leadsWithEmail(db, email, MOST), 'email')
  const country = asked.country ? (countryCode(asked.country) ?? null) : null
  const phone = asked.phone ? phoneKey(normalisePhone(asked.phone, country)) : null
  if (phone) add(leadsWithPhone(db, phone, MOST), 'phone')
  const name = fold(asked.name ?? '')
  if (name.includes(' ')) add(leadsCalled(db, name, asked.company?.trim() || null, MOST), 'name')
  const now = services.clock.now()
  return [...found].slice(0, MOST).flatMap(([id, by]) => {
    const row = getLead(db, id, now)
    return row ? [{ lead: toLead(row), by }] : []
  })
}
