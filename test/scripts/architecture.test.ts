import { describe, expect, it } from 'vitest'
import { findViolations } from '../../scripts/architectureRules.ts'

const messages = (path: string, text: string): string[] =>
  findViolations([{ path, text }]).map(({ line, message }) => `${line}: ${message}`)

describe('the direction of imports', () => {
  it.each([
    ['shared/slots/find.ts', "import { readFile } from 'node:fs/promises'", /shared\/ may not import node:fs/],
    ['shared/slots/find.ts', "import { x } from '../../electron/backend/clock.ts'", /may not import electron\/backend/],
    ['shared/slots/find.ts', "import { useState } from 'react'", /shared\/ may not import react/],
    ['electron/backend/reps.ts', "import { app } from 'electron'", /may not import electron.*electron\/main/],
    ['electron/backend/reps.ts', "import type { App } from '../../renderer/App.tsx'", /may not import renderer/],
    ['electron/backend/reps.ts', "import { open } from '../main/window.ts'", /may not import electron\/main/],
    ['electron/backend/reps.ts', "import Database from 'better-sqlite3'", /store\/ only/],
    ['electron/serve/server.ts', "import { app } from 'electron'", /may not import electron/],
    ['electron/preload/index.ts', "import { z } from 'zod'", /preload script hands over ports/],
    ['renderer/desk/Desk.tsx', "import { join } from 'node:path'", /renderer\/api/],
    ['renderer/desk/Desk.tsx', "import { createBackend } from '../../electron/backend/index.ts'", /renderer\/api/],
    ['renderer/desk/Desk.tsx', "const x = await import('../../electron/backend/index.ts')", /renderer\/api/],
    ['renderer/desk/Desk.tsx', "export * from '../../electron/backend/index.ts'", /renderer\/api/],
    ['scripts/start.ts', "import electron from 'electron'", /starts a download/],
    ['test/main/menu.test.ts', "import {\n  app,\n} from 'electron'", /starts a download/],
  ])('%s refuses %s', (path, text, message) => {
    expect(messages(path, text)).toEqual([expect.stringMatching(message)])
  })

  it.each([
    ['shared/contract/reps.ts', "import { z } from 'zod'\nimport { Id } from './primitives.ts'"],
    ['electron/backend/reps.ts', "import { refuse } from './refusals.ts'\nimport x from '../../shared/time/zone.ts'"],
    ['electron/backend/store/open.ts', "import Database from 'better-sqlite3'"],
    ['electron/main/window.ts', "import { app } from 'electron'\nimport x from '../page/files.ts'"],
    ['renderer/desk/Desk.tsx', "import '@mantine/core/styles.css'\nimport c from './Desk.module.css'"],
    ['test/support/electron/app.ts', "import type * as Electron from 'electron'"],
  ])('%s allows %s', (path, text) => {
    expect(messages(path, text)).toEqual([])
  })
})

describe('the places of code', () => {
  it('SQL is only in the store', () => {
    const sql = 'const rows = all(db, `SELECT id\n  FROM leads`)'
    expect(messages('electron/backend/leads.ts', sql)).toEqual([expect.stringContaining('electron/backend/store/')])
    expect(messages('electron/backend/store/leads.ts', sql)).toEqual([])
    expect(messages('electron/backend/leads.ts', "const text = 'Select a lead from the queue'")).toEqual([])
  })

  it('the wall clock is only in the clock', () => {
    expect(messages('electron/backend/leads.ts', 'a()\nconst now = Date.now()')).toEqual([
      expect.stringMatching(/^2: .*services\.clock\.now\(\)/),
    ])
    expect(messages('shared/slots/find.ts', 'new Date()')).toHaveLength(1)
    expect(messages('shared/slots/find.ts', 'new Date(at)')).toEqual([])
    expect(messages('electron/backend/clock.ts', 'Date.now()')).toEqual([])
  })

  it('zones are only in shared/time', () => {
    expect(messages('electron/backend/slots.ts', "import { DateTime } from 'luxon'")).toEqual([
      expect.stringContaining('shared/time'),
    ])
    expect(messages('renderer/desk/Clock.tsx', 'at.getHours()')).toHaveLength(1)
    expect(messages('shared/time/zone.ts', 'new Intl.DateTimeFormat("en", { timeZone })')).toEqual([])
    expect(messages('electron/backend/index.ts', 'Intl.DateTimeFormat().resolvedOptions().timeZone')).toEqual([])
  })

  it('comments do not count, and strings with slashes hide nothing', () => {
    expect(messages('shared/slots/find.ts', '/** Not Date.now(). */\n// nor new Date()\n')).toEqual([])
    expect(messages('shared/slots/find.ts', "const url = 'https://x'; Date.now()")).toHaveLength(1)
  })
})
