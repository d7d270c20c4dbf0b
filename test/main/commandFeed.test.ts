import { expect, it } from 'vitest'
import { CommandFeed } from '../../electron/main/commandFeed.ts'

it('hands chosen commands on in order, and ends when the reader does', async () => {
  const feed = new CommandFeed()
  const stop = new AbortController()
  const reader = feed.commands(stop.signal)
  const first = reader.next()
  feed.choose('go.board')
  feed.choose('go.queue')
  expect((await first).value).toEqual({ command: 'go.board' })
  expect((await reader.next()).value).toEqual({ command: 'go.queue' })
  const last = reader.next()
  stop.abort()
  expect((await last).done).toBe(true)
})
