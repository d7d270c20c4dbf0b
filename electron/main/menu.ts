import type { MenuItemConstructorOptions, WebContents } from 'electron'
import { keysOf, type KeyMap } from '../../shared/commands/keyMap.ts'
import { commands, type Command, type MenuName } from '../../shared/commands/registry.ts'
import { acceleratorOf } from './accelerator.ts'

export interface MenuActions {
  choose(command: string): void
  contents(): WebContents | undefined
}

/** The application menu, made from the commands that name a menu, with the keys that the person has chosen. */
export function menuTemplate(
  platform: NodeJS.Platform,
  actions: MenuActions,
  keys: KeyMap = {},
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const of = (menu: MenuName) =>
    commands
      .filter((command) => command.menu === menu)
      .map((command) => item(command, keysOf(command, keys), mac, actions))
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: [...of('file'), separator, mac ? { role: 'close' } : { role: 'quit' }] },
    {
      label: '&Edit',
      submenu: [...of('edit'), separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    {
      label: '&View',
      submenu: [
        ...of('view'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        separator,
        { role: 'reload' },
        { role: 'toggleDevTools' },
      ],
    },
    { label: '&Go', submenu: of('go') },
    { label: '&Meeting', submenu: of('meeting') },
    { role: 'windowMenu' },
    { label: '&Help', role: 'help', submenu: of('help') },
  ]
}

function item(
  command: Command,
  keys: string | undefined,
  mac: boolean,
  actions: MenuActions,
): MenuItemConstructorOptions {
  return {
    id: command.id,
    label: command.title,
    ...acceleratorOf(keys, mac),
    click: (_item, _window, event) => {
      // The page sees every key first and leaves this one alone only while a person types: then it is theirs, not ours.
      if (command.id === 'history.undo' && event.triggeredByAccelerator) return actions.contents()?.undo()
      actions.choose(command.id)
    },
  }
}
