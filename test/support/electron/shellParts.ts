import type * as Electron from 'electron'
import { statSync } from 'node:fs'
import { nextAsked, tell, whenAsked } from './control.ts'
import { strict } from './strict.ts'

/** Dialogs are answered by the test, before or after they are shown. */
export const dialog = strict('dialog', {
  showErrorBox: (title: string, content: string) => tell({ type: 'errorBox', title, content }),
  showMessageBox: async ({ message, detail = '', buttons = [] }: Electron.MessageBoxOptions) => {
    tell({ type: 'messageBox', message, detail, buttons: [...buttons] })
    const { button } = await nextAsked('button')
    const response = buttons.indexOf(button)
    if (response < 0) throw new Error(`The message has no button ${button}`)
    return { response, checkboxChecked: false }
  },
  showOpenDialog: async (_window: unknown, { properties = [] }: Electron.OpenDialogOptions) => {
    const { paths } = await nextAsked('open')
    const folders = properties.includes('openDirectory')
    for (const path of paths) {
      if (statSync(path).isDirectory() !== folders) throw new Error(`The dialog does not let ${path} be chosen`)
    }
    return { canceled: paths.length === 0, filePaths: [...paths] }
  },
  showSaveDialog: async (_window: unknown, { defaultPath = '' }: Electron.SaveDialogOptions) => {
    tell({ type: 'saveDialog', defaultPath })
    const { path } = await nextAsked('save')
    return { canceled: path === null, filePath: path ?? '' }
  },
} satisfies Record<
  keyof Pick<typeof Electron.dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>,
  unknown
>)

export const shell = strict('shell', {
  openExternal: async (url: string) => tell({ type: 'openExternal', url }),
  openPath: async (path: string) => {
    tell({ type: 'openPath', path })
    return ''
  },
} satisfies Pick<typeof Electron.shell, 'openExternal' | 'openPath'>)

export class Notification {
  static isSupported(): boolean {
    return true
  }
  readonly #options: Electron.NotificationConstructorOptions
  constructor(options: Electron.NotificationConstructorOptions) {
    this.#options = options
  }
  show(): void {
    tell({ type: 'notification', title: this.#options.title ?? '', body: this.#options.body ?? '' })
  }
}

export const screen = strict('screen', {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1280, height: 800 } } as Electron.Display],
} satisfies Pick<typeof Electron.screen, 'getAllDisplays'>)

type Item = Electron.MenuItemConstructorOptions
let menu: readonly Item[] = []

/** Modifiers and one key, as Electron reads them; it would warn of anything else on a terminal that nobody sees. */
const ACCELERATOR = /^((CommandOrControl|Control|Alt|Shift)\+)*([!-*,-`{-~]|F\d{1,2}|Enter|Delete|Plus)$/

export const Menu = strict('Menu', {
  buildFromTemplate: (template: readonly Item[]) => {
    for (const item of flat(template)) {
      if (item.accelerator !== undefined && !ACCELERATOR.test(item.accelerator)) {
        throw new Error(`"${item.accelerator}" is not an accelerator`)
      }
    }
    return template
  },
  setApplicationMenu: (built: readonly Item[]) => {
    menu = built
  },
} satisfies Record<keyof Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>, unknown>)

const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

whenAsked('menu', ({ id }) => {
  const value = flat(menu).map(({ id: item, label, accelerator, role }) => ({ id: item, label, accelerator, role }))
  tell({ type: 'answer', id, value })
})
whenAsked('chooseMenu', ({ item }) => {
  const chosen = flat(menu).find(({ id }) => id === item)
  if (!chosen?.click) throw new Error(`The menu has no item ${item}`)
  chosen.click({} as Electron.MenuItem, undefined, { triggeredByAccelerator: false } as Electron.KeyboardEvent)
})
