import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { workspace } from '../support/workspace.ts'

let backend: Backend
beforeEach(() => (backend = workspace()))
afterEach(() => backend.close())

const settings = async () => (await backend.client.workspace.status()).settings

test('a new workspace has the keys that commands come with, and the contrast of the computer', async () => {
  expect(await settings()).toMatchObject({ keys: {}, contrast: 'system' })
})

test('changed keys are kept, replaced as a whole, and come back by undo', async () => {
  await backend.client.workspace.saveSettings({ keys: { 'lead.call': 'shift+c', 'lead.note': '' } })
  await backend.client.workspace.saveSettings({ keys: { 'lead.call': 'mod+enter' }, contrast: 'more' })
  expect(await settings()).toMatchObject({ keys: { 'lead.call': 'mod+enter' }, contrast: 'more' })
  await backend.client.history.undo({})
  expect(await settings()).toMatchObject({ keys: { 'lead.call': 'shift+c', 'lead.note': '' }, contrast: 'system' })
})

test('a command that is not known here keeps its keys: a newer version may have it', async () => {
  await backend.client.workspace.saveSettings({ keys: { 'rocket.launch': 'g x' } })
  expect((await settings()).keys).toEqual({ 'rocket.launch': 'g x' })
})

test.each(['ctrl+k', 'K', 'a b c', 'alt+f', ' '])('%j are no keys', async (keys) => {
  await expect(backend.client.workspace.saveSettings({ keys: { 'lead.call': keys } })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
})
