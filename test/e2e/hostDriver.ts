import type { Page } from '@playwright/test'

export type HostName = 'serve' | 'stand-in' | 'electron'

export interface SavedFile {
  readonly name: string
  readonly text: string
}

export interface StartInput {
  readonly data: string
  /** The instant at which the app's clock stands still. */
  readonly now: string
}

/** One running app on one host: what a person does outside the page. */
export interface HostDriver {
  readonly page: Page
  /** Does `action`, which asks for files, and chooses these. */
  chooseFiles(paths: readonly string[], action: () => Promise<void>): Promise<void>
  /** Does `action`, which saves a file, and reads what was saved. */
  savedBy(action: () => Promise<void>): Promise<SavedFile>
  /** Does `action`, which opens an e-mail draft, and reads the draft. */
  draftedBy(action: () => Promise<void>): Promise<SavedFile>
  close(): Promise<void>
}
