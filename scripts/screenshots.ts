import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { ServeProcess } from '../test/support/serveProcess.ts'
import { chromiumForTests } from './chromium.ts'

/**
 * Takes a picture of every screen of the sample team, light and dark, in two sizes:
 * `npm run screenshots -- [--out DIR] [--only NAME]`.
 */
const { values } = parseArgs({
  options: { out: { type: 'string', default: 'test-results/screenshots' }, only: { type: 'string' } },
})
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
/** Monday 23 November 2026, 18:42 in Berlin. */
const NOW = '2026-11-23T17:42:00Z'

interface Screen {
  readonly name: string
  readonly path: string
  /** What is done before the picture. */
  readonly then?: (page: Page) => Promise<void>
}

const choose = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /^Search leads/ }).fill(words)
  await page.waitForTimeout(300)
  await page.keyboard.press('Enter')
}

const SCREENS: readonly Screen[] = [
  {
    name: 'desk',
    path: '/queue',
    then: async (page) => {
      await page.getByRole('textbox', { name: /^When / }).fill('thu after 1')
    },
  },
  {
    name: 'booked',
    path: '/queue',
    then: async (page) => {
      await page.keyboard.press('Enter')
      await page.waitForTimeout(500)
      await page.keyboard.press('1')
      await page.waitForTimeout(300)
      await page.keyboard.press('Enter')
    },
  },
  {
    name: 'offer',
    path: '/queue',
    then: async (page) => {
      await page.getByRole('option').first().waitFor()
      await page.waitForTimeout(500)
      await page.keyboard.press('q')
    },
  },
  { name: 'outcome', path: '/queue', then: (page) => page.keyboard.press('l') },
  {
    name: 'by-hand',
    path: '/queue',
    then: async (page) => {
      await page.keyboard.press('*')
      await page.waitForTimeout(600)
      await page.keyboard.press('.')
      await page.waitForTimeout(600)
      await page.keyboard.press(',')
    },
  },
  { name: 'edit-lead', path: '/queue', then: (page) => page.keyboard.press('u') },
  { name: 'board', path: '/board' },
  { name: 'board-week', path: '/board', then: (page) => page.getByText('Week', { exact: true }).click() },
  {
    name: 'board-why',
    path: '/board',
    then: async (page) => {
      await page.getByRole('grid').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('?')
    },
  },
  { name: 'meetings', path: '/meetings' },
  { name: 'meetings-all', path: '/meetings', then: (page) => page.getByRole('tab', { name: /^All/ }).click() },
  { name: 'reps', path: '/reps' },
  { name: 'types', path: '/types' },
  { name: 'score', path: '/score' },
  { name: 'insights', path: '/insights' },
  { name: 'insights-weeks', path: '/insights/13w/rep' },
  { name: 'insights-page', path: '/insights/page/4w/source' },
  {
    name: 'score-change',
    path: '/score',
    then: async (page) => {
      await page.getByRole('textbox', { name: /^Points of Wrote through/ }).fill('40')
      await page.getByRole('button', { name: /^Deal value/ }).click()
      await page.waitForTimeout(800)
    },
  },
  { name: 'settings', path: '/settings' },
  {
    name: 'follow-ups',
    path: '/settings/calls-and-follow-ups',
    then: async (page) => {
      await page.getByRole('button', { name: /Voicemail left/ }).click()
    },
  },
  {
    name: 'call',
    path: '/queue',
    then: async (page) => {
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('c')
      await page.getByRole('textbox', { name: 'Note while you talk' }).fill('Wants to see the freight module')
    },
  },
  { name: 'qualification', path: '/settings/qualification' },
  {
    name: 'brief',
    path: '/queue',
    then: async (page) => {
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('b')
    },
  },
  {
    name: 'edit-lead',
    path: '/queue',
    then: async (page) => {
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('u')
    },
  },
  { name: 'messages', path: '/settings/messages' },
  { name: 'messages-chinese', path: '/settings/messages/noShow/zh' },
  { name: 'calling', path: '/settings/calling/US-FL' },
  { name: 'calling-add', path: '/settings/calling/new' },
  {
    name: 'do-not-contact',
    path: '/settings/do-not-contact',
    then: async (page) => {
      await page.getByLabel('Or paste it').fill('+49 30 231250\ndana@acme.example\ncorvus.example\nwhat is this')
      await page.waitForTimeout(700)
    },
  },
  {
    name: 'backups',
    path: '/settings/backups',
    then: async (page) => {
      await page.getByRole('button', { name: 'Back up now' }).click()
      await page.getByRole('option').first().waitFor()
      await page.goto(page.url().replace('/settings/backups', '/settings/do-not-contact'))
      await page.getByRole('textbox', { name: 'Number, address or domain' }).fill('corvus.example')
      await page.keyboard.press('Enter')
      await page.waitForTimeout(500)
      await page.goto(page.url().replace('/settings/do-not-contact', '/settings/backups'))
      await page.getByRole('option').first().waitFor()
      await page.waitForTimeout(800)
    },
  },
  {
    name: 'keyboard',
    path: '/settings/keyboard',
    then: async (page) => {
      await page.getByRole('button', { name: /^Confirm the meeting/ }).click()
      await page.keyboard.press('x')
    },
  },
  {
    name: 'nothing-found',
    path: '/queue',
    then: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('zzzz')
    },
  },
  { name: 'palette', path: '/queue', then: (page) => page.keyboard.press('Control+k') },
  { name: 'help', path: '/queue', then: (page) => page.keyboard.press('?') },
  { name: 'import', path: '/queue', then: (page) => choose(page, 'Import leads') },
]

async function main(): Promise<void> {
  mkdirSync(values.out, { recursive: true })
  const browser = await chromium.launch({
    executablePath: await chromiumForTests(),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of SIZES) {
      const data = mkdtempSync(join(tmpdir(), 'setpoint-pictures-'))
      const server = await ServeProcess.start(['--data', data, '--now', NOW])
      const context = await browser.newContext({ viewport, colorScheme, timezoneId: 'Europe/Berlin' })
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') console.error(message.text())
      })
      await page.goto(server.oneTimeLink)
      const take = async (name: string): Promise<void> => {
        await page.waitForTimeout(900)
        await page.screenshot({ path: join(values.out, `${name}-${viewport.width}-${colorScheme}.png`) })
      }
      if (!values.only) await take('first')
      await server.call('workspace/saveSettings', { zone: 'Europe/Berlin' })
      const loaded = await server.call('workspace/loadSample', {})
      if (!loaded.ok) throw new Error(`the sample did not load: ${await loaded.text()}`)
      for (const screen of SCREENS) {
        if (values.only && screen.name !== values.only) continue
        await page.goto(`${server.url}/#${screen.path}`)
        await page.reload()
        await page.waitForTimeout(1200)
        await screen.then?.(page)
        await take(screen.name)
      }
      await context.close()
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    }
  }
  await browser.close()
}

await main()
