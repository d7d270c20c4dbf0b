import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { acceleratorOf } from '../../electron/main/accelerator.ts'
import { menuTemplate } from '../../electron/main/menu.ts'
import { commands } from '../../shared/commands/registry.ts'

describe('keys in the menu', () => {
  it.each([
    ['mod+k', { accelerator: 'CommandOrControl+K' }],
    ['mod+shift+z', { accelerator: 'CommandOrControl+Shift+Z' }],
    ['f5', { accelerator: 'F5' }],
    ['mod++', { accelerator: 'CommandOrControl+Plus' }],
    ['m', { accelerator: 'M', registerAccelerator: false }],
    ['g b', {}],
    [undefined, {}],
  ])('%s', (keys, expected) => {
    expect(acceleratorOf(keys, false)).toEqual(expected)
  })

  it('a Mac, which cannot only show a key, is given none without a modifier', () => {
    expect(acceleratorOf('m', true)).toEqual({})
    expect(acceleratorOf('mod+k', true)).toEqual({ accelerator: 'CommandOrControl+K' })
  })
})

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

describe('the menu', () => {
  const none = { choose: () => {}, contents: () => undefined }

  it.each(['linux', 'win32', 'darwin'] as const)('holds each command that names a menu, once (%s)', (platform) => {
    const ids = flat(menuTemplate(platform, none)).flatMap(({ id }) => id ?? [])
    expect(ids.toSorted()).toEqual(
      commands
        .filter(({ menu }) => menu !== undefined)
        .map(({ id }) => id)
        .toSorted(),
    )
  })

  it('no two items answer to one key', () => {
    const keys = flat(menuTemplate('linux', none)).flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('shows and answers the keys that were changed, and none where there are none', () => {
    const shown = (id: string, platform: NodeJS.Platform) => {
      const keys = { 'go.board': 'mod+b', 'meeting.move': 'shift+m', 'theme.toggle': '' }
      return flat(menuTemplate(platform, none, keys)).find((item) => item.id === id)
    }
    expect(shown('go.board', 'linux')).toMatchObject({ accelerator: 'CommandOrControl+B' })
    expect(shown('meeting.move', 'linux')).toMatchObject({ accelerator: 'Shift+M', registerAccelerator: false })
    expect(shown('meeting.move', 'darwin')).not.toHaveProperty('accelerator')
    expect(shown('theme.toggle', 'linux')).not.toHaveProperty('accelerator')
    expect(shown('palette.open', 'linux')).toMatchObject({ accelerator: 'CommandOrControl+K' })
  })

  it('says what was chosen; undoing by key while a person types is theirs', () => {
    const chosen: string[] = []
    const undone: string[] = []
    const template = menuTemplate('linux', {
      choose: (command) => chosen.push(command),
      contents: () => ({ undo: () => undone.push('typing') }) as unknown as Electron.WebContents,
    })
    const click = (id: string, triggeredByAccelerator: boolean) =>
      flat(template)
        .find((item) => item.id === id)
        ?.click?.({} as Electron.MenuItem, undefined, { triggeredByAccelerator } as Electron.KeyboardEvent)
    click('go.board', false)
    click('history.undo', false)
    click('history.undo', true)
    expect(chosen).toEqual(['go.board', 'history.undo'])
    expect(undone).toEqual(['typing'])
  })
})
