import type { Page } from '@playwright/test'
import {
  byCommand,
  command,
  give,
  importFair,
  onDesk,
  onLeads,
  onPaper,
  openBrief,
  openDay,
  takeIn,
} from './screenshotSteps.ts'

/** A screen or a dialog as a picture is taken of it. */
export interface Screen {
  readonly name: string
  readonly path: string
  /** What is done before the picture, with the screen shown. */
  readonly then?: (page: Page) => Promise<void>
}

/**
 * Every screen and main dialog of the sample team, in the order the pictures are taken. What changes the data comes last, so
 * that the others show the team as it was loaded.
 */
export const SCREENS: readonly Screen[] = [
  {
    name: 'desk',
    path: '/queue',
    then: async (page) => {
      await page.getByRole('textbox', { name: /^When / }).fill('thu after 1')
    },
  },
  {
    name: 'desk-below',
    path: '/queue',
    then: async (page) => {
      const lead = page.getByRole('region', { name: 'Lead', exact: true })
      await lead.getByRole('heading').first().waitFor()
      await lead.getByRole('heading', { name: 'History' }).scrollIntoViewIfNeeded()
      await lead.getByRole('heading', { name: 'History' }).evaluate((heading) => heading.scrollIntoView())
    },
  },
  { name: 'desk-colleagues', path: '/queue', then: onDesk(';') },
  { name: 'desk-number', path: '/queue', then: onDesk('#') },
  { name: 'company', path: '/queue', then: byCommand('Edit or merge the company') },
  { name: 'offer', path: '/queue', then: onDesk('q') },
  { name: 'why-not', path: '/queue', then: onDesk('w') },
  { name: 'choose-type', path: '/queue', then: onDesk('t') },
  { name: 'outcome', path: '/queue', then: onDesk('l') },
  {
    name: 'call-back',
    path: '/queue',
    then: async (page) => {
      await onDesk('l')(page)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /call back/i })
        .first()
        .click()
    },
  },
  { name: 'snooze', path: '/queue', then: onDesk('z') },
  { name: 'skip', path: '/queue', then: onDesk(',') },
  { name: 'note', path: '/queue', then: onDesk('a') },
  { name: 'brief-dialog', path: '/queue', then: onDesk('b') },
  { name: 'edit-lead', path: '/queue', then: onDesk('u') },
  { name: 'new-lead', path: '/queue', then: onDesk('n') },
  { name: 'ledger', path: '/queue', then: onDesk('r') },
  { name: 'palette', path: '/queue', then: (page) => page.keyboard.press('Control+k') },
  {
    name: 'palette-found',
    path: '/queue',
    then: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: /^Search leads/ }).fill('maria')
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
  { name: 'help', path: '/queue', then: (page) => page.keyboard.press('?') },
  { name: 'leads', path: '/leads' },
  {
    name: 'leads-found',
    path: '/leads',
    then: async (page) => {
      await page.getByRole('textbox', { name: 'Search leads' }).fill('dispatch')
    },
  },
  {
    name: 'leads-nobody',
    path: '/leads',
    then: async (page) => {
      await page.getByRole('textbox', { name: 'Search leads' }).fill('nobody at all')
    },
  },
  {
    name: 'leads-filter',
    path: '/leads',
    then: async (page) => {
      await page.getByRole('textbox', { name: 'Search leads' }).fill('')
      await page.getByRole('button', { name: 'All', exact: true }).click()
      await page.getByRole('button', { name: /^Filter/ }).click()
      for (const words of ['stage work', 'owner nobody']) {
        await page.keyboard.type(words)
        await page.getByRole('option').first().waitFor()
        await page.waitForTimeout(200)
        await page.keyboard.press('Enter')
      }
    },
  },
  {
    name: 'leads-filtered',
    path: '/leads',
    then: async (page) => {
      await page.getByRole('button', { name: 'All', exact: true }).click()
      await page.getByRole('button', { name: /^Filter/ }).click()
      await page.keyboard.type('stage work')
      await page.getByRole('option').first().waitFor()
      await page.waitForTimeout(200)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'leads-save',
    path: '/leads',
    then: async (page) => {
      await page.getByRole('textbox', { name: 'Search leads' }).fill('freight')
      await page.getByRole('button', { name: /^Save/ }).click()
    },
  },
  {
    name: 'leads-selected',
    path: '/leads',
    then: async (page) => {
      await page.getByRole('textbox', { name: 'Search leads' }).fill('')
      await page.getByRole('button', { name: 'All', exact: true }).click()
      await onLeads()(page)
    },
  },
  { name: 'leads-owner', path: '/leads', then: onLeads('o') },
  { name: 'leads-stage', path: '/leads', then: onLeads('t') },
  { name: 'leads-source', path: '/leads', then: onLeads('r') },
  { name: 'leads-snooze', path: '/leads', then: onLeads('z') },
  { name: 'leads-note', path: '/leads', then: onLeads('a') },
  { name: 'leads-contact', path: '/leads', then: onLeads('d') },
  { name: 'leads-sort', path: '/leads', then: onLeads('Escape', 's') },
  { name: 'board', path: '/board' },
  { name: 'board-week', path: '/board', then: (page) => page.getByText('Week', { exact: true }).click() },
  {
    name: 'board-why',
    path: '/board',
    then: async (page) => {
      await page.getByText('Day', { exact: true }).click()
      await page.getByRole('grid').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('?')
    },
  },
  { name: 'board-booking', path: '/queue', then: onDesk('s') },
  { name: 'meetings', path: '/meetings' },
  { name: 'meetings-all', path: '/meetings', then: (page) => page.getByRole('tab', { name: /^All/ }).click() },
  {
    name: 'meeting-outcome',
    path: '/meetings',
    then: async (page) => {
      await page.getByRole('tab', { name: /^All/ }).click()
      await page.getByRole('listbox', { name: 'Meetings' }).getByRole('option').first().click()
      await page.waitForTimeout(300)
      await page.keyboard.press('o')
    },
  },
  {
    name: 'meeting-cancel',
    path: '/meetings',
    then: async (page) => {
      await page.getByRole('tab', { name: /^Upcoming/ }).click()
      await page.getByRole('listbox', { name: 'Meetings' }).getByRole('option').nth(3).click()
      await page.waitForTimeout(300)
      await page.keyboard.press('x')
    },
  },
  { name: 'brief', path: '/meetings', then: openBrief },
  { name: 'day-sheet', path: '/meetings', then: openDay },
  { name: 'brief-paper', path: '/meetings', then: onPaper(openBrief) },
  { name: 'day-sheet-paper', path: '/meetings', then: onPaper(openDay) },
  { name: 'reps', path: '/reps' },
  { name: 'rep-new', path: '/reps', then: byCommand('Add a rep') },
  { name: 'agenda', path: '/reps', then: byCommand('Export the agenda') },
  { name: 'import-calendar', path: '/reps', then: byCommand('Import a calendar') },
  { name: 'types', path: '/types' },
  { name: 'type-new', path: '/types', then: byCommand('Add a meeting type') },
  {
    name: 'type-required',
    path: '/types',
    then: (page) => page.getByRole('main').getByRole('heading', { name: 'When and where' }).scrollIntoViewIfNeeded(),
  },
  { name: 'score', path: '/score' },
  {
    name: 'score-change',
    path: '/score',
    then: async (page) => {
      await page.getByRole('textbox', { name: /^Points of Wrote through/ }).fill('40')
      await page.getByRole('button', { name: /^Deal value/ }).click()
      await page.waitForTimeout(800)
    },
  },
  { name: 'insights', path: '/insights' },
  { name: 'insights-weeks', path: '/insights/13w/rep' },
  { name: 'insights-page', path: '/insights/page/4w/source' },
  { name: 'settings', path: '/settings' },
  {
    name: 'settings-below',
    path: '/settings',
    then: (page) =>
      page
        .getByRole('main')
        .getByRole('heading', { level: 2 })
        .last()
        .evaluate((heading) => heading.scrollIntoView()),
  },
  {
    name: 'follow-ups',
    path: '/settings/calls-and-follow-ups',
    then: (page) => page.getByRole('button', { name: /Voicemail left/ }).click(),
  },
  {
    name: 'follow-ups-steps',
    path: '/settings/calls-and-follow-ups',
    then: async (page) => {
      await page.getByRole('main').getByRole('heading', { level: 2 }).last().scrollIntoViewIfNeeded()
    },
  },
  { name: 'qualification', path: '/settings/qualification' },
  { name: 'messages', path: '/settings/messages' },
  { name: 'messages-chinese', path: '/settings/messages/noShow/zh' },
  {
    name: 'messages-changed',
    path: '/settings/messages',
    then: async (page) => {
      await page.getByRole('textbox', { name: 'Subject' }).fill('Our call {unknown}')
    },
  },
  { name: 'calling', path: '/settings/calling/US-FL' },
  { name: 'calling-add', path: '/settings/calling/new' },
  { name: 'do-not-contact', path: '/settings/do-not-contact' },
  {
    name: 'do-not-contact-import',
    path: '/settings/do-not-contact',
    then: async (page) => {
      await page.getByLabel('Or paste it').fill('+49 30 231250\ndana@acme.example\ncorvus.example\nwhat is this')
      await page.waitForTimeout(700)
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
  { name: 'import', path: '/queue', then: byCommand('Import leads') },
  { name: 'import-preview', path: '/queue', then: importFair },
  {
    name: 'import-running',
    path: '/queue',
    then: async (page) => {
      const rows = Array.from({ length: 9_000 }, (_, i) => `P${i} Q,p${i}@x.example,+4930${1_000_000 + i}`)
      await command(page, 'Import leads')
      await give(page, 'Choose a file', 'many.csv', `Name,E-mail,Phone\n${rows.join('\n')}\n`)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Import / })
        .click()
      await page.getByRole('progressbar').waitFor()
    },
  },
  {
    name: 'import-done',
    path: '/queue',
    then: async (page) => {
      await importFair(page)
      await page.getByRole('dialog').getByText('5 Jun', { exact: true }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Import [0-9]/ })
        .click()
      await page.getByRole('dialog', { name: 'Leads imported' }).waitFor()
    },
  },
  { name: 'answers', path: '/meetings', then: takeIn },
  {
    name: 'proposal',
    path: '/meetings',
    then: async (page) => {
      await page.getByRole('tab', { name: /^Upcoming/ }).click()
      await page
        .getByRole('listbox', { name: 'Meetings' })
        .getByRole('option')
        .filter({ hasText: 'Proposes' })
        .first()
        .click()
    },
  },
  {
    name: 'call',
    path: '/queue',
    then: async (page) => {
      await onDesk('c')(page)
      await page.getByRole('textbox', { name: 'Note while you talk' }).fill('Wants to see the freight module')
    },
  },
  { name: 'by-hand', path: '/queue', then: onDesk('*', '.') },
  { name: 'booked', path: '/queue', then: onDesk('Enter', '1', 'Enter') },
  {
    name: 'changes',
    path: '/settings',
    then: (page) =>
      page
        .getByRole('heading', { name: /done|history|changes/i })
        .last()
        .evaluate((heading) => heading.scrollIntoView()),
  },
]
