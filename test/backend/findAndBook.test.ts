import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Inputs } from '../../shared/contract/index.ts'
import { DAY, formatInstant, MINUTE, parseInstant } from '../../shared/time/instant.ts'
import { addDays } from '../../shared/time/zone.ts'
import { addLead, addRep, addType, NOW, workspace } from '../support/workspace.ts'

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
] as const
type Weekly = Inputs['availability']['save']['weekly']

/** Hours of a weekday without overlaps: cut marks in order, taken two by two. */
const hours: fc.Arbitrary<Weekly> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 7 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 4 }),
    ),
    {
      minLength: 4,
      maxLength: 7,
    },
  )
  .map((days) =>
    [...new Map(days)].flatMap(([weekday, marks]) => {
      const sorted = [...marks].sort((a, b) => a - b)
      const time = (mark: number) => `${String(Math.floor(mark / 2)).padStart(2, '0')}:${mark % 2 ? '30' : '00'}`
      return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
        weekday,
        start: time(sorted[2 * i]!),
        end: time(sorted[2 * i + 1]!),
      }))
    }),
  )
/** A stay in another zone around the days that are asked for; most have none. */
const away = fc.option(
  fc.record({ zone: fc.constantFrom(...ZONES), first: fc.nat(6), days: fc.constantFrom(1, 3, undefined) }),
  {
    nil: undefined,
    freq: 2,
  },
)
const rep = fc.record({
  zone: fc.constantFrom(...ZONES),
  hours,
  dayCap: fc.constantFrom(null, 1, 2),
  role: fc.constantFrom('ae', 'ae', 'presales'),
  away,
})

const scene = fc.record({
  reps: fc.array(rep, { minLength: 1, maxLength: 3 }),
  minutes: fc.constantFrom(15, 30, 60),
  step: fc.constantFrom(15, 30, 45),
  bufferBefore: fc.constantFrom(0, 10),
  bufferAfter: fc.constantFrom(0, 15),
  noticeMinutes: fc.constantFrom(0, 120),
  withPresales: fc.boolean(),
  leadZone: fc.constantFrom(...ZONES),
  busy: fc.array(fc.tuple(fc.nat(2), fc.nat(95), fc.integer({ min: 1, max: 8 })), { maxLength: 4 }),
  earlier: fc.array(fc.nat(191), { maxLength: 5 }),
  day: fc.integer({ min: 0, max: 6 }),
})

describe('the list of slots and the booking check', () => {
  it('every slot that is listed can be booked, and no mark between them can', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (asked) => {
        const app = workspace()
        const { client } = app
        const reps = []
        for (const [i, one] of asked.reps.entries()) {
          const saved = await addRep(
            app,
            { name: `Rep ${String(i)}`, zone: one.zone, role: one.role, dayCap: one.dayCap },
            one.hours,
          )
          reps.push(saved)
          if (one.away) {
            const { zone, first, days } = one.away
            const from = addDays(NOW.slice(0, 10), first)
            const stay = { from, ...(days && { to: addDays(from, days) }), zone }
            await client.availability.save({ repId: saved.id, weekly: one.hours, zonePeriods: [stay] })
          }
        }
        const type = await addType(app, {
          minutes: asked.minutes,
          step: asked.step,
          bufferBefore: asked.bufferBefore,
          bufferAfter: asked.bufferAfter,
          noticeMinutes: asked.noticeMinutes,
          panel: asked.withPresales ? [{ role: 'ae' }, { role: 'presales' }] : [{ role: 'ae' }],
        })
        const from = parseInstant(NOW) + asked.day * DAY
        for (const [who, quarter, length] of asked.busy) {
          const start = formatInstant(from + quarter * 15 * MINUTE).replaceAll(/[-:]/g, '')
          const end = formatInstant(from + (quarter + length) * 15 * MINUTE).replaceAll(/[-:]/g, '')
          const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:${quarter}\r\nDTSTART:${start}\r\nDTEND:${end}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
          const owner = reps[who % reps.length]!
          await client.calendars.import({ repId: owner.id, name: `Busy ${quarter} ${length}`, ics })
        }
        const lead = await addLead(app, { name: 'Maria Sandoval', zone: asked.leadZone })
        const tryBook = async (start: number): Promise<boolean> =>
          client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: formatInstant(start) }).then(
            () => true,
            (error: { code: string }) => {
              expect(error.code).toBe('NOT_AVAILABLE')
              return false
            },
          )
        for (const quarter of asked.earlier) await tryBook(from + quarter * 15 * MINUTE)

        const to = from + DAY
        const ask = { meetingTypeId: type.id, leadId: lead.id, from: formatInstant(from), to: formatInstant(to) }
        const listed = new Set((await client.slots.find(ask)).slots.map((slot) => slot.start))
        const byGrid = asked.step !== 45
        for (let at = from; at < to; at += 15 * MINUTE) {
          const booked = await tryBook(at)
          if (byGrid && asked.step === 15)
            expect([formatInstant(at), booked]).toEqual([formatInstant(at), listed.has(formatInstant(at))])
          // With a coarser step a time between the marks may be free without being offered.
          else if (listed.has(formatInstant(at))) expect([formatInstant(at), booked]).toEqual([formatInstant(at), true])
          if (booked) await client.history.undo({})
        }
        app.close()
      }),
      { numRuns: 60 },
    )
  })
})
