import { AsyncIteratorClass } from '@orpc/client'
import type { ShellClient } from '../../shared/contract/shell.ts'
import { readTextFiles } from '../forms/readTextFiles.ts'

/** What a browser can do of the shell's work, for the page in `serve`. */
export function createBrowserShell(): ShellClient {
  return {
    openFiles: async ({ extensions, multiple }) => {
      return { files: [...(await readTextFiles(await chooseFiles(extensions, multiple)))] }
    },
    openFolder: async () => ({ path: null }),
    saveFile: async ({ filename, content }) => {
      download(filename, content)
      return { saved: true }
    },
    savePdf: async () => {
      window.print()
      return { saved: false }
    },
    // The browser keeps the draft with the downloads: the person opens it from there.
    openDraft: async ({ filename, eml }) => {
      download(filename, eml, 'message/rfc822')
      return { opened: false }
    },
    openExternal: async ({ url }) => {
      if (/^https:/i.test(url)) window.open(url, '_blank', 'noopener')
      else follow(url)
    },
    notify: async ({ title, body }) => {
      if (!('Notification' in window)) return { shown: false }
      const permission =
        Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission
      if (permission === 'granted') new Notification(title, { body })
      return { shown: permission === 'granted' }
    },
    setKeys: async () => {},
    // A browser has no menu of ours: the stream stays silent until its reader stops.
    menu: async (_input, options) => silence(options?.signal),
  }
}

function chooseFiles(extensions: readonly string[], multiple: boolean): Promise<readonly File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = multiple
  input.accept = extensions.map((extension) => `.${extension}`).join(',')
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true })
    input.addEventListener('cancel', () => resolve([]), { once: true })
    input.click()
  })
}

function download(filename: string, content: string, type = 'text/plain'): void {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }))
  follow(url, filename)
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function follow(url: string, downloadAs?: string): void {
  const link = document.createElement('a')
  link.href = url
  if (downloadAs !== undefined) link.download = downloadAs
  link.click()
}

function silence(signal: AbortSignal | undefined): AsyncIteratorClass<{ command: string }, unknown, void> {
  const { promise: stopped, resolve } = Promise.withResolvers<void>()
  if (signal?.aborted) resolve()
  signal?.addEventListener('abort', () => resolve(), { once: true })
  return new AsyncIteratorClass<{ command: string }, unknown, void>(
    async () => {
      await stopped
      return { done: true, value: undefined }
    },
    async () => resolve(),
  )
}
