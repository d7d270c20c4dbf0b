import { createInterface } from 'node:readline'
import { createBackend } from '../../electron/backend/index.ts'
import { pinnedClock } from '../../electron/backend/clock.ts'
import { DAY, MINUTE } from '../../shared/time/instant.ts'

/**
 * Books one meeting after the other through the backend and prints each once it was acknowledged, until it is killed.
 * Waits for a line before it opens the file: by then everything is loaded, and the one before it is gone.
 */
const [file = '', now = ''] = process.argv.slice(2)
const STARTS_A_DAY = 40

// Whoever started it is gone.
process.stdin.once('close', () => process.exit())
process.stdout.write('loaded\n')
for await (const line of createInterface({ input: process.stdin })) {
  await book(Number(line))
}

/** Every half an hour, one rep after the other, from the given place in that order on. */
async function book(first: number): Promise<void> {
  const { client } = createBackend({ file, clock: pinnedClock(Date.parse(now)) })
  const { reps } = await client.reps.list({})
  const { leads } = await client.leads.list({ limit: 100 })
  const [type] = (await client.meetingTypes.list({})).meetingTypes
  for (let place = first; ; place++) {
    const rep = reps[place % reps.length]
    const lead = leads[place % leads.length]
    if (!rep || !lead || !type) throw new Error('The workspace is not ready to be booked in')
    const turn = Math.floor(place / reps.length)
    const at = Date.parse(now) + DAY * (1 + Math.floor(turn / STARTS_A_DAY)) + (turn % STARTS_A_DAY) * 30 * MINUTE
    const meeting = await client.meetings.book({
      meetingTypeId: type.id,
      leadId: lead.id,
      start: new Date(at).toISOString(),
      repIds: [rep.id],
    })
    process.stdout.write(`${meeting.id}\n`)
  }
}
