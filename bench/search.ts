import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinnedClock } from '../electron/backend/clock.ts'
import { createBackend } from '../electron/backend/index.ts'
import { silentLog } from '../electron/backend/log.ts'
import { addActivity, insertLead } from '../electron/backend/store/leads.ts'
import { DAY, HOUR } from '../shared/time/instant.ts'
import { NOW, random } from './engine.ts'
import { inMs, measure, words } from './measure.ts'

const FIRST = ['Anna', 'Ben', 'Carla', 'David', 'Elena', 'Frank', 'Grace', 'Hanna', 'Ivan', 'Zoë', '伟', 'Łukasz']
const LAST = ['Adler', 'Becker', 'Chen', 'Dorn', 'Evans', 'Fischer', 'Müller', "O'Brien", 'Sandoval', 'Tanaka', '陈']
const WHAT = ['Freight', 'Labs', 'Foods', 'Timber', 'Cargo', 'Print', 'Logistics', 'Health', 'Steel', 'Energy']
const CITIES = ['Berlin', 'Denver', 'London', 'Milan', 'Sydney', 'Shanghai', 'Kraków', 'São Paulo']
const SAID = ['call back after the budget round', 'asked for pricing', 'on holiday until August', 'sent the case study']
const STAGES = ['new', 'working', 'qualified', 'nurture'] as const
const PIECE = 5_000

/** What a person types, letter by letter. */
const TYPED = [
  'anna mull',
  'müller steel',
  '0151 2345',
  'budget',
  'o.brien@',
  '陈',
  'krakow labs',
  'sao paulo anna',
  'e',
]

/** Each prefix of what is typed, through the contract, with its rows: every key on its own counts. */
export async function measureSearch(leads: number, activities: number): Promise<[what: string, figure: string][]> {
  const folder = mkdtempSync(join(tmpdir(), 'setpoint-search-'))
  const clock = pinnedClock(NOW)
  const backend = createBackend({ file: join(folder, 'workspace.db'), clock, log: silentLog, zone: 'Europe/Berlin' })
  const { services, client } = backend
  try {
    fill(services, leads, activities)
    const size = `${leads.toLocaleString('en')} leads, ${(leads * activities).toLocaleString('en')} activities`
    const rows: [string, string][] = []
    const typed = TYPED.flatMap((text) => [...text].map((_, i) => text.slice(0, i + 1)))
    const keys = async (ask: (text: string) => Promise<unknown>): Promise<string> => {
      const times: number[] = []
      for (let round = 0; round < 3; round++) {
        for (const text of typed) {
          const start = performance.now()
          await ask(text)
          if (round > 0) times.push(performance.now() - start)
        }
      }
      times.sort((a, b) => a - b)
      const at = (share: number) => inMs(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
      return `${at(0.5)} ms median, ${at(0.95)} ms in 95 of 100, ${at(1)} ms at worst`
    }
    const page = { limit: 30, countUpTo: 1000, withRows: true }
    rows.push([
      `search as one types, a page of 30 rows: ${size}`,
      await keys((text) => client.leads.list({ text, ...page })),
    ])
    rows.push(['the same in the palette', await keys((text) => client.search.all({ text, limit: 6 }))])
    const filter = { stage: ['new' as const], hasPhone: true }
    rows.push([
      'first filter after the start',
      words(await measure(1, () => client.leads.list({ filter, ...page }), false)),
    ])
    rows.push([
      'search as one types within a filter',
      await keys((text) => client.leads.list({ text, filter, ...page })),
    ])
    let least = 0
    rows.push([
      'a filter, sorted by score',
      words(
        await measure(15, () => {
          const sort = { by: 'score' as const }
          return client.leads.list({ filter: { valueFrom: least++ }, sort, ...page })
        }),
      ),
    ])
    rows.push([
      'its page in the middle',
      words(await measure(15, () => client.leads.list({ filter, sort: { by: 'name' }, ...page, offset: leads / 8 }))),
    ])
    const { leads: some } = await client.leads.list({ limit: 500 })
    const ids = some.map(({ id }) => id)
    for (let offset = 500; ids.length < 10_000; offset += 500) {
      ids.push(...(await client.leads.list({ limit: 500, offset })).leads.map(({ id }) => id))
    }
    const storied = some.slice(0, 26).map(({ id }) => id)
    let told = 0
    rows.push([
      `the first page of a lead's history: ${size}`,
      words(await measure(25, () => client.leads.history({ leadId: storied[told++] ?? '', limit: 50 }))),
    ])
    let turn = 0
    rows.push([
      `10,000 leads given another source at once`,
      words(
        await measure(3, () => client.leads.bulk({ leadIds: ids, action: { do: 'source', source: `Fair ${turn++}` } })),
      ),
    ])
    rows.push(['that taken back', words(await measure(1, () => client.history.undo({}), false))])
    return rows
  } finally {
    backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function fill(services: ReturnType<typeof createBackend>['services'], leads: number, activities: number): void {
  const next = random(leads)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  for (let from = 0; from < leads; from += PIECE) {
    services.change('Filled', (tx) => {
      for (let i = from; i < Math.min(leads, from + PIECE); i++) {
        const id = services.newId()
        const [first, last, what] = [pick(FIRST), pick(LAST), pick(WHAT)]
        const created = NOW - Math.floor(next() * 300) * DAY
        insertLead(tx, {
          id,
          name: `${first} ${last}`,
          company: `${last} ${what} ${i % 5000}`,
          email: `${first}.${last}.${i}@company${i % 5000}.example`.toLowerCase(),
          phone: `+49151${10_000_000 + Math.floor(next() * 89_999_999)}`,
          city: pick(CITIES),
          source: 'Web form',
          stage: pick(STAGES),
          zones: '["Europe/Berlin"]',
          value: Math.floor(next() * 300_000),
          created_ms: created,
        })
        for (let j = 0; j < activities; j++) {
          addActivity(tx, {
            id: services.newId(),
            leadId: id,
            at: created + j * HOUR,
            kind: 'call',
            title: 'No answer',
            by: 'Sam',
            ...(j === 0 && { note: `${pick(SAID)}, project ${i % 333}` }),
          })
        }
      }
    })
  }
}
