import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromColumns } from '../../../../electron/backend/calendar/thread/columns.ts'
import { ReaderThread } from '../../../../electron/backend/calendar/thread/readerThread.ts'
import { ics, vevent } from '../../../support/icsText.ts'
import { NOW, refusal } from '../../../support/workspace.ts'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'setpoint-thread-'))))
afterAll(() => rmSync(folder, { recursive: true }))

/** A thread whose code does this with each file. */
function threadThat(does: string, limits: { limitMs?: number; memoryMb?: number } = {}): ReaderThread {
  const script = join(folder, `${does.length}.mjs`)
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', (job) => { ${does} })`,
  )
  return new ReaderThread({ script, ...limits })
}
const job = (text: string) => ({ ics: text, owner: { zone: 'Europe/Berlin', email: '' }, now: Date.parse(NOW) })
const answer = "parentPort.postMessage({ type: 'done', outcome: { kind: 'refused', reason: job.ics, hint: '' } })"

describe('the thread that reads calendars', () => {
  test('reads text and bytes, and hands over what is busy', async () => {
    const thread = new ReaderThread()
    const text = ics(vevent('SUMMARY:Zoë', 'DTSTART:20261124T090000Z', 'DURATION:PT1H'))
    for (const file of [text, new TextEncoder().encode(text)]) {
      const outcome = await thread.read({ ...job(''), ics: file })
      if (outcome.kind !== 'read') throw new Error(outcome.kind)
      expect(fromColumns(outcome.busy)).toMatchObject([{ title: 'Zoë', start: Date.parse('2026-11-24T09:00:00Z') }])
      expect(outcome.text).toBe(typeof file === 'string' ? undefined : text)
      expect(await thread.read({ ...job(text), known: outcome.contentId })).toEqual({ kind: 'same' })
    }
    thread.end()
  })

  test('a file that takes too long is refused with what to do, and the next one is read', async () => {
    const thread = threadThat(`while (job.ics === 'hang'); ${answer}`, { limitMs: 300 })
    const hanging = thread.read(job('hang'))
    const next = thread.read(job('next'))
    expect(await refusal(hanging)).toMatchObject({
      code: 'UNREADABLE',
      data: { hint: expect.stringContaining('Export a shorter time') },
    })
    expect(await next).toMatchObject({ reason: 'next' })
    thread.end()
  })

  test('a file that takes too much memory is refused', async () => {
    const thread = threadThat('const all = []; while (true) all.push(new Array(10000).fill(job))', { memoryMb: 16 })
    expect(await refusal(thread.read(job('large')))).toMatchObject({
      code: 'UNREADABLE',
      data: { reason: expect.stringContaining('memory') },
    })
    thread.end()
  })

  test('a thread that dies fails its file and no other', async () => {
    const thread = threadThat(`if (job.ics === 'die') throw new Error('dead'); ${answer}`)
    const dying = thread.read(job('die'))
    const next = thread.read(job('next'))
    await expect(dying).rejects.toThrow('dead')
    expect(await next).toMatchObject({ reason: 'next' })
    thread.end()
  })

  test('what waits can be given up, and the end refuses what is left', async () => {
    const thread = threadThat(`if (job.ics !== 'never') ${answer}`)
    const first = thread.read(job('never'))
    const giveUp = new AbortController()
    const waiting = thread.read(job('waiting'), { signal: giveUp.signal })
    giveUp.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    thread.end()
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
  })
})
