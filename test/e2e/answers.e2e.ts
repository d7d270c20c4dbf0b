import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type App } from './app.ts'
import { runCommand } from './pages/keys.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function expectAccessible(page: Page, where: string): Promise<void> {
  // What fades in is judged once it is there.
  await page.waitForTimeout(400)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
    expect(found, `${where}, ${colorScheme}`).toEqual([])
  }
}

/** An invite that has left the app, as the lead's calendar has it. */
interface Invite {
  readonly uid: string
  readonly sequence: string
  readonly start: string
  readonly lead: string
}

/** Opens one of the meetings ahead and saves its invite. */
async function inviteOf(app: App, nth: number): Promise<Invite & { readonly name: string }> {
  const { page } = app
  const option = page.getByRole('listbox', { name: 'Meetings' }).getByRole('option').nth(nth)
  await option.click()
  const detail = page.locator('#meeting-detail')
  const name = (await detail.getByRole('heading', { level: 2 }).first().textContent()) ?? ''
  const { text } = await app.savedBy(() => detail.getByRole('button', { name: 'Save .ics' }).click())
  const unfolded = text.replaceAll('\r\n ', '')
  const value = (pattern: RegExp): string => pattern.exec(unfolded)?.[1] ?? ''
  return {
    name,
    uid: value(/^UID:(\S+)/m),
    sequence: value(/^SEQUENCE:(\d+)/m),
    start: value(/^DTSTART[^:]*:(\S+)/m),
    lead: value(/^ATTENDEE[^\r]*?mailto:([^\s;]+)/m),
  }
}

const answer = (invite: Invite, method: string, participation: string, from = invite.lead, more: string[] = []) =>
  [
    'BEGIN:VCALENDAR',
    'PRODID:-//Example//Calendar//EN',
    'VERSION:2.0',
    ...(method ? [`METHOD:${method}`] : []),
    'BEGIN:VEVENT',
    `UID:${invite.uid}`,
    `SEQUENCE:${invite.sequence}`,
    'DTSTAMP:20261123T085500Z',
    `ATTENDEE;PARTSTAT=${participation}:mailto:${from}`,
    ...more,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

async function openMeetings(app: App): Promise<void> {
  const { page } = app
  await page.getByRole('button', { name: 'Load the sample' }).click()
  await expect(page.getByRole('listbox', { name: 'Leads, who is next first' }).getByRole('option').first()).toBeVisible(
    { timeout: 60_000 },
  )
  await runCommand(page, 'Go to meetings')
  await page.getByRole('tab', { name: /^Upcoming/ }).click()
}

test('a folder of answers: who said yes, who asks for another time, who is not known, and all of it taken back', async ({
  app,
}) => {
  test.setTimeout(180_000)
  const { page } = app
  await openMeetings(app)
  const [yes, other, strange, unsure] = [
    await inviteOf(app, 12),
    await inviteOf(app, 13),
    await inviteOf(app, 14),
    await inviteOf(app, 15),
  ]
  const folder = join(app.data, 'answers')
  await mkdir(join(folder, 'more'), { recursive: true })
  const put = (name: string, text: string) => writeFile(join(folder, name), text)
  await put('1-yes.ics', answer(yes, 'REPLY', 'ACCEPTED'))
  await put(
    'more/2-other.ics',
    answer(other, 'COUNTER', 'TENTATIVE', other.lead, ['DTSTART:20261208T033000Z', 'COMMENT:Tuesday suits better']),
  )
  await put('3-strange.ics', answer(strange, 'REPLY', 'ACCEPTED', 'somebody@elsewhere.example'))
  await put('4-unsure.ics', answer(unsure, '', 'ACCEPTED'))
  await put('5-letter.txt', 'See you on Thursday.')
  for (let i = 0; i < 60; i += 1) {
    await put(`more/old-${i}.ics`, answer({ ...yes, uid: `old-${i}@elsewhere.example` }, 'REPLY', 'ACCEPTED'))
  }

  await page.getByRole('button', { name: 'Take in answers' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take in answers' })
  await expectAccessible(page, 'the dialog for answers')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: 'Choose a folder' }).click(),
  ])
  await chooser.setFiles(folder)
  await expect(dialog.getByRole('status')).toHaveText(
    '1 taken in, 1 for another time, 2 for you to decide, 61 not matched',
  )
  const results = dialog.getByRole('region', { name: 'What came of the answers' })
  await expect(results.getByRole('listitem').first()).toContainText('Taken in')
  await expect(results.getByRole('listitem').nth(1)).toContainText(`${yes.name}: accepted`)
  await expectAccessible(page, 'the results')

  // Who answered from another address is the lead, says the person; then the same file counts.
  await dialog.getByRole('button', { name: /^It is / }).click()
  await expect(dialog.getByRole('status')).toContainText('2 taken in')
  await dialog.getByRole('button', { name: 'Take it in' }).click()
  await expect(dialog.getByRole('status')).toHaveText('3 taken in, 1 for another time, 61 not matched')
  const list = await app.savedBy(() => dialog.getByRole('button', { name: 'Save the list' }).click())
  expect(list.name).toBe('answers-2026-11-23.csv')
  expect(list.text.split('\r\n')[1]).toContain(yes.name)

  // The proposal waits on the meeting, in its row and in the queue.
  const row = results.getByRole('listitem').filter({ hasText: other.name })
  await row.getByRole('link', { name: 'Open the meeting' }).click()
  await expect(dialog).toBeHidden()
  const note = page.getByRole('region', { name: `${other.name} proposes another time` })
  await expect(note).toContainText('Tuesday suits better')
  await expect(page.getByRole('option', { selected: true })).toContainText('Proposes')
  await expectAccessible(page, 'the proposal')
  await note.getByRole('button', { name: 'Move to it' }).click()
  // Half past three in the morning UTC, when nobody of the team works.
  await expect(note).toContainText('Not moved: the proposed time is not open.')
  await expectAccessible(page, 'a proposal that is not open')
  await note
    .getByRole('group', { name: /^Move to/ })
    .getByRole('button')
    .first()
    .click()
  await expect(page.getByText('Meeting moved.')).toBeVisible()
  await expect(note).toBeHidden()
})

test('answers are dropped anywhere, pasted anywhere in the dialog, and taken back together', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  await openMeetings(app)
  const first = await inviteOf(app, 12)
  const text = answer(first, 'REPLY', 'DECLINED')
  // As a mail program hands it over: a file without a place on the disk.
  await page.locator('main').evaluate((main, content) => {
    const data = new DataTransfer()
    data.items.add(new File([content], 'Declined.ics', { type: 'text/calendar' }))
    for (const type of ['dragover', 'drop']) {
      main.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
    }
  }, text)
  const dialog = page.getByRole('dialog', { name: 'Take in answers' })
  await expect(dialog.getByRole('status')).toHaveText('1 taken in')
  await expect(dialog).toContainText(`${first.name}: declined`)
  const paste = (content: string) =>
    dialog.getByRole('button', { name: 'Choose files' }).evaluate((button, pasted) => {
      const data = new DataTransfer()
      data.setData('text/plain', pasted)
      button.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, content)
  await paste(text)
  await expect(dialog.getByRole('status')).toHaveText('1 taken in, 1 nothing new')
  await dialog.getByRole('button', { name: 'Take all of it back' }).click()
  await expect(dialog.getByRole('status')).toHaveText('')
  await paste(text)
  await expect(dialog.getByRole('status')).toHaveText('1 taken in')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.locator('#meeting-detail').getByRole('button', { name: 'Find another time' })).toBeVisible()
})

test('the agenda of a rep leaves as a calendar', async ({ app }) => {
  test.setTimeout(120_000)
  const { page } = app
  await openMeetings(app)
  await runCommand(page, 'Go to reps')
  await page.getByRole('button', { name: 'Export agenda' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export an agenda' })
  await expect(dialog.getByRole('combobox', { name: 'Of whom?' })).not.toHaveValue('')
  await expectAccessible(page, 'the export of an agenda')
  const { name, text } = await app.savedBy(() => dialog.getByRole('button', { name: 'Save the agenda' }).click())
  expect(name).toMatch(/^agenda-.*\.ics$/)
  expect(text).toContain('METHOD:PUBLISH')
  expect(text).not.toContain('ATTENDEE')
})
