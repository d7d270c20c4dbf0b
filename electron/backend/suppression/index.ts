import type { Suppression, SuppressionKind } from '../../../shared/contract/suppression.ts'
import type { Backups } from '../backups/backups.ts'
import type { Implementer } from '../implementer.ts'
import { countryCode } from '../intake/places/countries.ts'
import { countryOfZones } from '../intake/places/zoneCountries.ts'
import { refuse } from '../refusals.ts'
import { iso, type Services } from '../services.ts'
import {
  countSuppressions,
  deleteSuppression,
  findSuppression,
  getSuppression,
  insertSuppression,
  listSuppressions,
  allReach,
  type SuppressionRow,
} from '../store/suppressions.ts'
import { keysOf, suppressionsOf } from './book.ts'
import { readKey } from './keys.ts'
import { readList, type ListedKey } from './readList.ts'

/** Lines that are named, and new entries that are shown, of a list that is taken in. */
const NAMED_LINES = 100
const SHOWN = 20

/** Who is never called nor written to, by number, address or domain (docs/rules.md). */
export function suppressionTopic(os: Implementer, services: Services, backups: Backups) {
  const { db, clock } = services
  const book = suppressionsOf(services)
  const countryIn = (text: string | undefined): string | null => {
    if (!text) return countryOfZones([services.settings().zone])
    const code = countryCode(text)
    if (!code) throw refuse.input('country', `"${text}" is not a country that is known`)
    return code
  }
  const rowOf = (key: { kind: SuppressionKind; value: string }, reason?: string | null, source?: string | null) => ({
    id: services.newId(),
    kind: key.kind,
    value: key.value,
    reason: reason || null,
    source: source || null,
    added_ms: clock.now(),
  })
  const leadsBecauseOf = (keys: readonly ListedKey[]): number => {
    if (keys.length === 0) return 0
    const wanted = new Set(keys.map(({ kind, value }) => `${kind} ${value}`))
    const left = book.leads()
    return allReach(db).filter(
      (lead) => !left.has(lead.id) && keysOf(lead).some(({ kind, value }) => wanted.has(`${kind} ${value}`)),
    ).length
  }

  return {
    list: os.suppression.list.handler(({ input }) => {
      const { rows, total } = listSuppressions(db, {
        text: (input.text ?? '').trim().toLowerCase(),
        kind: input.kind,
        limit: input.limit ?? 100,
        offset: input.offset ?? 0,
      })
      const counts = { phone: 0, email: 0, domain: 0 }
      for (const { kind, n } of countSuppressions(db)) counts[kind] = n
      return { items: rows.map(toSuppression), total, counts, leads: book.count() }
    }),

    add: os.suppression.add.handler(({ input }) => {
      const key = readKey(input.value, countryIn(input.country))
      if ('problem' in key) throw refuse.input('value', `"${input.value}" ${key.problem}`)
      const known = findSuppression(db, key.kind, key.value)
      if (known) return toSuppression(known)
      const row = rowOf(key, input.reason, input.source)
      services.change(`Put ${row.value} on the do-not-contact list`, (tx) => insertSuppression(tx, row))
      return toSuppression(row)
    }),

    remove: os.suppression.remove.handler(({ input }) => {
      const row = getSuppression(db, input.id)
      if (!row) throw refuse.notFound('suppression', input.id)
      const before = book.count()
      services.change(`Took ${row.value} off the do-not-contact list`, (tx) => deleteSuppression(tx, row.id))
      return { leads: before - book.count() }
    }),

    import: os.suppression.import.handler(async ({ input }) => {
      if (!input.dryRun) await backups.before('import')
      const { keys, notUnderstood } = readList(input.text, countryIn(input.country))
      if (keys.length === 0 && notUnderstood.length === 0) {
        throw refuse.unreadable(
          'There is nothing in this list.',
          'Give it one number, e-mail address or domain a line.',
        )
      }
      const fresh = new Map<string, ListedKey>()
      for (const key of keys) {
        const name = `${key.kind} ${key.value}`
        if (!book.has(key) && !fresh.has(name)) fresh.set(name, key)
      }
      const added = [...fresh.values()]
      const counts = { phone: 0, email: 0, domain: 0 }
      for (const { kind } of added) counts[kind]++
      const leads = leadsBecauseOf(added)
      if (!input.dryRun && added.length > 0) {
        const label = `Put ${added.length.toLocaleString('en')} ${added.length === 1 ? 'entry' : 'entries'} on the do-not-contact list`
        services.change(label, (tx) => {
          for (const key of added) insertSuppression(tx, rowOf(key, key.reason ?? input.reason, input.source))
        })
      }
      return {
        added: added.length,
        known: keys.length - added.length,
        counts,
        leads,
        notUnderstood: notUnderstood.slice(0, NAMED_LINES),
        notUnderstoodCount: notUnderstood.length,
        preview: added.slice(0, SHOWN).map(({ line, kind, value }) => ({ line, kind, value })),
      }
    }),
  }
}

const toSuppression = (row: SuppressionRow): Suppression => ({
  id: row.id,
  kind: row.kind,
  value: row.value,
  reason: row.reason,
  source: row.source,
  addedAt: iso(row.added_ms),
})
