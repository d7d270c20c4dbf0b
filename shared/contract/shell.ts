import { eventIterator, type ContractRouterClient } from '@orpc/contract'
import { z } from 'zod'
import { call } from './errors.ts'

/** A file name as a dialog offers it: no folder, nothing that a file system refuses. */
const FileName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^/\\:*?"<>|\u0000-\u001f]+$/, 'must be a file name without a folder')

/** Extensions without the dot: `csv`, `ics`. */
const Extension = z.string().regex(/^[a-z0-9]{1,10}$/, 'must be an extension such as csv')

/** Links that may leave the app: a call, an e-mail, a page. Nothing that runs a program. */
export const ExternalUrl = z
  .string()
  .max(8000)
  .refine((url) => isExternal(url), 'must be a tel:, mailto: or https: address')

export function isExternal(url: string): boolean {
  return /^(tel:[+0-9(*#]|mailto:[^/]|https:\/\/[^/])/i.test(url)
}

export const TextFile = z.object({ name: z.string(), text: z.string() })
export type TextFile = z.infer<typeof TextFile>

/**
 * What only a shell can do. Electron answers it in the main process; in a browser its twin does the same with what a
 * page has (renderer/api/shell.ts).
 */
export const shell = {
  /** Asks for files and reads them as text; none when the person cancels. UNREADABLE when a file is not text. */
  openFiles: call
    .input(z.object({ title: z.string().max(200), extensions: z.array(Extension).min(1), multiple: z.boolean() }))
    .output(z.object({ files: z.array(TextFile) })),
  /** Asks for a folder; null when the person cancels, and always in a browser, which does not tell where folders are. */
  openFolder: call.input(z.object({ title: z.string().max(200) })).output(z.object({ path: z.string().nullable() })),
  /** Asks where to, and writes; `path` only where the shell knows it. */
  saveFile: call
    .input(z.object({ filename: FileName, content: z.string() }))
    .output(z.object({ saved: z.boolean(), path: z.string().optional() })),
  /** Saves the page as it is printed; where there is no shell the browser's own print dialog does it, and `saved` is false. */
  savePdf: call
    .input(z.object({ filename: FileName, paper: z.enum(['a4', 'letter']) }))
    .output(z.object({ saved: z.boolean(), path: z.string().optional() })),
  /** Opens an e-mail draft in the person's mail program. */
  openDraft: call.input(z.object({ filename: FileName, eml: z.string() })).output(z.object({ opened: z.boolean() })),
  openExternal: call.input(z.object({ url: ExternalUrl })),
  notify: call
    .input(z.object({ title: z.string().max(200), body: z.string().max(1000) }))
    .output(z.object({ shown: z.boolean() })),
  /** The keys that a person has chosen (shared/commands/keyMap.ts): the application menu shows and answers them. */
  setKeys: call.input(z.object({ keys: z.record(z.string().max(60), z.string().max(40)) })),
  /** The ids of commands (shared/commands) that were chosen in the application menu. */
  menu: call.output(eventIterator(z.object({ command: z.string() }))),
}

export type ShellContract = typeof shell
export type ShellClient = ContractRouterClient<ShellContract>
