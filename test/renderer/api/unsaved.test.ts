import { ORPCError } from '@orpc/client'
import { expect, it, vi } from 'vitest'
import { HoldingLink, Unsaved } from '../../../renderer/api/unsaved.ts'
import { errors } from '../../../shared/contract/errors.ts'

const full = () =>
  new ORPCError('NOT_SAVED', {
    status: errors.NOT_SAVED.status,
    data: { reason: 'The disk is full.', hint: 'Free some.' },
  })

/** A disk that refuses so many calls and takes the next ones. */
function page(refusals: number) {
  const taken: unknown[] = []
  let asked = 0
  const unsaved = new Unsaved()
  const call = async (_path: readonly string[], input: unknown) => {
    if (++asked <= refusals) throw full()
    taken.push(input)
    return input
  }
  const link = new HoldingLink({ call }, unsaved)
  const save = (input: string, path = ['leads', 'save'], signal?: AbortSignal) =>
    link.call(path, input, { context: {}, ...(signal && { signal }) })
  return { unsaved, taken, save }
}

it('keeps what the disk does not take, and makes the calls again in their order', async () => {
  const { unsaved, taken, save } = page(2)
  const both = Promise.all([save('first'), save('second')])
  await vi.waitFor(() => expect(unsaved.shown()).toMatchObject({ reason: 'The disk is full.', count: 2 }))
  unsaved.tryAgain()
  expect(await both).toEqual(['first', 'second'])
  expect(taken).toEqual(['first', 'second'])
  expect(unsaved.shown()).toBeUndefined()
})

it('makes them again by itself', async () => {
  vi.useFakeTimers()
  const { unsaved, save } = page(3)
  const saved = save('it')
  await vi.advanceTimersByTimeAsync(9000)
  expect(unsaved.shown()?.count).toBe(1)
  await vi.advanceTimersByTimeAsync(4000)
  expect(await saved).toBe('it')
  vi.useRealTimers()
})

it('tells whoever made the call when it is given up, or goes away', async () => {
  const { unsaved, save } = page(9)
  const stop = new AbortController()
  const given = save('it')
  const aborted = save('it', ['leads', 'save'], stop.signal)
  await vi.waitFor(() => expect(unsaved.shown()?.count).toBe(2))
  stop.abort(new Error('gone'))
  await expect(aborted).rejects.toThrow('gone')
  unsaved.giveUp()
  await expect(given).rejects.toMatchObject({ code: 'NOT_SAVED' })
  expect(unsaved.shown()).toBeUndefined()
})

it('leaves backups to their page, and other refusals to whoever is refused', async () => {
  const { unsaved, save } = page(1)
  await expect(save('it', ['backups', 'create'])).rejects.toMatchObject({ code: 'NOT_SAVED' })
  const link = new HoldingLink({ call: () => Promise.reject(new ORPCError('NOT_FOUND')) }, unsaved)
  await expect(link.call(['leads', 'get'], {}, { context: {} })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(unsaved.shown()).toBeUndefined()
})
