import { pinnedClock } from '../electron/backend/clock.ts'
import { createBackend } from '../electron/backend/index.ts'
import { silentLog } from '../electron/backend/log.ts'
import { addActivity, insertLead } from '../electron/backend/store/leads.ts'
import { DEFAULT_SCORE } from '../shared/priority/defaultScore.ts'
import { DAY, HOUR, MINUTE } from '../shared/time/instant.ts'
import { NOW, random } from './engine.ts'
import { measure, words } from './measure.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFile } from '../electron/backend/hostOptions.ts'

const ZONES = ['Europe/Berlin', 'America/Denver', 'Europe/London', 'America/New_York', 'Asia/Tokyo', 'Europe/Rome']
const SOURCES = ['Demo request', 'Web form', 'Trade fair', 'Referral', 'List 2026', 'Pricing page', null]
const STAGES = ['new', 'working', 'qualified', 'nurture'] as const
const PIECE = 5_000

/**
 * A workspace of `leads`, all of whom are due, with `activities` each, in a file as it is in use. The same for the same
 * numbers.
 */
export async function measureQueue(leads: number, activities: number): Promise<[what: string, figure: string][]> {
  const folder = mkdtempSync(join(tmpdir(), 'setpoint-bench-'))
  // Monday, at an hour at which half of the world may be called.
  const backend = createBackend({
    file: dataFile(folder),
    clock: pinnedClock(NOW),
    log: silentLog,
    zone: 'Europe/Berlin',
  })
  const { services, client } = backend
  try {
    fill(services, leads, activities)
    const size = `${leads.toLocaleString('en')} leads, ${(leads * activities).toLocaleString('en')} activities`
    const rows: [string, string][] = []
    const first = await measure(1, () => client.leads.queue({ limit: 1 }), false)
    rows.push([`queue at first use: ${size}`, words(first)])
    rows.push(['queue, the first 100', words(await measure(25, () => client.leads.queue({ limit: 100 })))])
    rows.push([
      'queue, one page in the middle',
      words(await measure(15, () => client.leads.queue({ limit: 60, offset: 30_000 }))),
    ])
    rows.push(['the next who may be called', words(await measure(15, () => client.leads.nextCallable({})))])
    const { items } = await client.leads.queue({ limit: 100 })
    let called = 0
    rows.push([
      'an outcome logged, and the next lead with the queue read',
      words(
        await measure(25, async () => {
          const [one, next] = items.slice(called++)
          await client.leads.logCall({ leadId: one?.leadId ?? '', disposition: 'no_answer' })
          await Promise.all([client.leads.queue({ limit: 60 }), client.leads.get({ leadId: next?.leadId ?? '' })])
        }),
      ),
    ])
    let turn = 0
    rows.push([
      'rules of the score saved, and the first 100 by them',
      words(
        await measure(7, async () => {
          const rules = DEFAULT_SCORE.rules.map((rule) => ({ ...rule, on: rule.id !== 'value' || turn % 2 === 0 }))
          turn++
          await client.score.save({ rules })
          await client.leads.queue({ limit: 100 })
        }),
      ),
    ])
    const changed = DEFAULT_SCORE.rules.filter(({ id }) => id !== 'source-demo')
    rows.push(['preview of other rules', words(await measure(7, () => client.score.preview({ rules: changed })))])
    return rows
  } finally {
    backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Fills an empty workspace with leads who are due, each with `activities` calls. */
export function fill(services: ReturnType<typeof createBackend>['services'], leads: number, activities: number): void {
  const next = random(leads)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const upTo = (n: number): number => Math.floor(next() * n)
  for (let from = 0; from < leads; from += PIECE) {
    services.change('Filled', (tx) => {
      for (let i = from; i < Math.min(leads, from + PIECE); i++) {
        const id = services.newId()
        const created = NOW - upTo(300) * DAY - upTo(24) * HOUR
        const calledBack = next() < 0.03
        insertLead(tx, {
          id,
          name: `Lead ${i}`,
          company: `Company ${i}`,
          created_ms: created,
          phone: `+4930${1_000_000 + i}`,
          zones: JSON.stringify([pick(ZONES)]),
          source: pick(SOURCES),
          stage: pick(STAGES),
          fit: next() < 0.5 ? upTo(101) : null,
          employees: upTo(2000),
          value: upTo(300_000),
          attempts: upTo(6),
          connects: upTo(3),
          next_kind: calledBack ? 'callBack' : 'call',
          next_due_ms: NOW - upTo(3000) * MINUTE,
        })
        for (let j = 0; j < activities; j++) {
          addActivity(tx, {
            id: services.newId(),
            leadId: id,
            at: created + j * HOUR,
            kind: 'call',
            title: 'No answer',
            disposition: 'no_answer',
            by: 'Sam',
          })
        }
      }
    })
  }
}
