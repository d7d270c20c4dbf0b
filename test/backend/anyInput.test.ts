import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { contract } from '../../shared/contract/index.ts'
import { errors } from '../../shared/contract/errors.ts'
import { inputOf } from '../support/inputOf.ts'
import { addLead, addRep, addType, workspace } from '../support/workspace.ts'

/** Every call of the contract but the stream, which does not end by itself, and the sample, which fills everything. */
const calls = Object.entries(contract).flatMap(([topic, procedures]) =>
  Object.entries(procedures as Record<string, { '~orpc': { inputSchema?: z.ZodType } }>)
    .filter(([name]) => !['stream', 'loadSample'].includes(name))
    .map(([name, procedure]) => ({ topic, name, schema: procedure['~orpc'].inputSchema })),
)
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 60)

describe('whatever is asked', () => {
  it.each(calls)('$topic/$name answers, or refuses with a typed error', async ({ topic, name, schema }) => {
    const app = workspace()
    const rep = await addRep(app, { name: 'Dana Keller' })
    const type = await addType(app)
    const lead = await addLead(app, {
      name: 'Maria Sandoval',
      email: 'maria@cascade.example',
      phone: '+1 303 555 0142',
    })
    const meeting = await app.client.meetings.book({
      meetingTypeId: type.id,
      leadId: lead.id,
      start: '2026-11-25T10:00:00Z',
    })
    const ids = [rep.id, type.id, lead.id, meeting.id]
    const call = (app.client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
      topic
    ]![name]!
    const internal: unknown[] = []
    await fc.assert(
      fc.asyncProperty(schema ? inputOf(schema, ids) : fc.constant(undefined), async (input) => {
        try {
          await call(input)
        } catch (error) {
          const { code, defined } = error as { code: string; defined: boolean }
          if (code === 'INTERNAL' || !(code in errors) || !defined) internal.push({ input, error })
        }
        expect(internal).toEqual([])
      }),
      { numRuns: RUNS },
    )
    expect(app.services.db.pragma('quick_check', { simple: true })).toBe('ok')
    app.close()
  })
})
