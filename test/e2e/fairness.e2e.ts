import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { runCommand } from './pages/keys.ts'
import { addMeetingType, addRep, previewLeads, FIXTURES } from './pages/setUp.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.waitForTimeout(400)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  expect(found, where).toEqual([])
}

const inBothThemes = async (page: Page, where: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `${where}, ${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Types a day into a field of days, as a person who does not reach for the mouse. */
async function typeDay(page: Page, label: string, day: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await field.fill(day)
  await field.press('Enter')
  await page.keyboard.press('Tab')
}

const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: 'All saved' })).toBeVisible()

/** The times offered on a day, as the lead's clock says them. */
async function timesOn(page: Page, day: RegExp): Promise<readonly string[]> {
  const book = page.getByRole('region', { name: 'Book', exact: true })
  const texts = await book.getByRole('group', { name: day }).getByRole('option').allTextContents()
  return texts.map((text) => /\d\d:\d\d/.exec(text)![0])
}

/** What stands in the booking panel once it has answered the words. */
async function say(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/')
  await page.getByRole('textbox', { name: /^When / }).fill(words)
  await expect(page.getByRole('region', { name: 'Book', exact: true }).locator('[aria-busy="true"]')).toHaveCount(0)
}

test('travel, a worked holiday, whose turn it is, and confirming what collides', async ({ app }) => {
  const { page } = app
  await test.step('two reps, a meeting type, leads', async () => {
    await addRep(page, { name: 'Dana Keller', email: 'dana@northwind.example', city: 'Berlin' })
    await addRep(page, { name: 'Jo Santos', email: 'jo@northwind.example', city: 'Berlin' })
    await addMeetingType(page, { name: 'Product demo', minutes: 45 })
    await previewLeads(app, join(FIXTURES, 'hubspot-contacts.csv'))
    await page.getByRole('dialog', { name: 'Import leads' }).getByRole('button', { name: 'Import 2 leads' }).click()
    await page.getByRole('button', { name: 'Go to the queue' }).click()
    // Both reps have the same hours: Jo is kept out until her turn is asked for.
    await runCommand(page, 'Go to reps')
    await page.getByRole('option', { name: /Jo Santos/ }).click()
    await page.getByRole('switch', { name: 'Takes meetings' }).click()
    await page.keyboard.press('Control+Enter')
    await saved(page)
  })

  const lead = page.getByRole('region', { name: 'Lead' })
  const book = page.getByRole('region', { name: 'Book', exact: true })
  const openMaria = async () => {
    await runCommand(page, 'Maria Sandoval')
    await expect(lead.getByRole('heading', { name: 'Maria Sandoval' })).toBeVisible()
  }

  await test.step('a stay in New York moves what is offered by six hours', async () => {
    await openMaria()
    await say(page, '1 dec')
    // 9:00 in Berlin is 8:00 in London, where Maria is.
    await expect.poll(() => timesOn(page, /^Tue 1 Dec/)).toContain('08:00')

    await runCommand(page, 'Go to reps')
    await page.getByRole('option', { name: /Dana Keller/ }).click()
    const stays = page.getByRole('region', { name: 'Stays elsewhere' })
    await stays.getByRole('button', { name: 'Add a stay' }).click()
    await typeDay(page, 'First day of stay 1', '2026-11-30')
    await expect(stays.getByRole('alert')).toBeVisible()
    await typeDay(page, 'Last day of stay 1', '2026-12-04')
    const zone = stays.getByRole('combobox', { name: 'Time zone of stay 1' })
    await zone.fill('New York')
    await page.getByRole('option', { name: /New York.*America/ }).click()
    await expect(stays.getByRole('alert')).toHaveCount(0)
    await page.keyboard.press('Control+Enter')
    await saved(page)
    await expect(page.getByRole('option', { name: /Dana Keller/ })).toContainText('to New York on Mon 30 Nov')

    await openMaria()
    await say(page, '1 dec')
    await expect.poll(() => timesOn(page, /^Tue 1 Dec/)).toContain('14:00')
    expect((await timesOn(page, /^Tue 1 Dec/)).filter((time) => time < '14:00')).toEqual([])
  })

  await test.step('a holiday that is switched off is a day of work', async () => {
    await runCommand(page, 'Go to reps')
    await page.getByRole('option', { name: /Dana Keller/ }).click()
    const details = page.getByRole('region', { name: 'Details' })
    await details.getByRole('combobox', { name: 'Public holidays' }).fill('Germany, Berlin')
    await page.getByRole('option', { name: 'Germany, Berlin' }).click()
    const holidays = page.getByRole('region', { name: 'Public holidays' })
    await expect(holidays).toContainText('after saving')
    await page.keyboard.press('Control+Enter')
    await saved(page)
    await expect(holidays.getByRole('switch').first()).toBeChecked()

    await openMaria()
    await say(page, '25 dec')
    await expect(book.getByRole('group', { name: /^Fri 25 Dec/ })).toHaveCount(0)

    await runCommand(page, 'Go to reps')
    await page.getByRole('option', { name: /Dana Keller/ }).click()
    await holidays.getByRole('switch', { name: /Fri 25 Dec/ }).focus()
    await page.keyboard.press('Space')
    await inBothThemes(page, 'the rep with stays and holidays')
    await page.keyboard.press('Control+Enter')
    await saved(page)

    await openMaria()
    await say(page, '25 dec')
    await expect.poll(() => timesOn(page, /^Fri 25 Dec/)).toContain('08:00')
  })

  await test.step('a hold counts down, and is booked by a key', async () => {
    await say(page, '26 nov')
    await page.keyboard.press('Enter')
    await page.keyboard.press('h')
    const held = book.getByRole('region', { name: 'Held slot' })
    await expect(held.getByRole('timer')).toHaveText('15:00 left')
    await page.keyboard.press('d')
    await expect(held).toBeHidden()
    await page.keyboard.press('h')
    await expect(held).toBeVisible()
    await expectAccessible(page, 'a held slot')
    await page.keyboard.press('p')
    await expect(book.getByRole('region', { name: 'Booked' })).toContainText('Thu 26 Nov')
    await expect(held).toBeHidden()
  })

  await test.step('the ledger names who is next, and why', async () => {
    await runCommand(page, 'Go to reps')
    await page.getByRole('option', { name: /Jo Santos/ }).click()
    await page.getByRole('switch', { name: 'Takes meetings' }).click()
    await page.keyboard.press('Control+Enter')
    await saved(page)
    await runCommand(page, 'Go to meeting types')
    await page.keyboard.press('r')
    const ledger = page.getByRole('dialog', { name: 'Who is next' })
    await expect(ledger).toContainText(/is next/)
    const rows = ledger.getByRole('table').getByRole('row')
    await expect(rows).toHaveCount(3)
    // Dana was given the meeting, so it is Jo's turn.
    await expect(rows.nth(1)).toContainText('next')
    await expect(rows.filter({ hasText: 'Dana Keller' }).getByRole('cell').nth(2)).toHaveText('1')
    await expect(rows.nth(1)).toContainText('Jo Santos')
    await expect(ledger).toContainText('Jo is next: 0.5 below share (target 0.5, had 0)')
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: { writeText: async (text: string) => document.body.setAttribute('data-copied', text) },
      })
    })
    await page.keyboard.press('y')
    await expect(page.locator('body')).toHaveAttribute('data-copied', /is next[^]*Dana Keller: share 100 %, target/)
    await inBothThemes(page, 'the ledger')
    await page.keyboard.press('Escape')
    await expect(ledger).toBeHidden()
  })

  await test.step('an event that is imported later is said when the lead confirms, who confirms anyway', async () => {
    const path = join(app.data, 'late.ics')
    await writeFile(
      path,
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Test//EN',
        'BEGIN:VEVENT',
        'UID:late@northwind.example',
        'DTSTAMP:20261123T090000Z',
        'DTSTART:20261126T080000Z',
        'DTEND:20261126T160000Z',
        'SUMMARY:Board meeting',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
    await runCommand(page, 'Import a calendar')
    const dialog = page.getByRole('dialog', { name: 'Import a calendar' })
    await dialog.getByRole('combobox', { name: 'Whose calendar is it?' }).click()
    await page.getByRole('option', { name: /Dana Keller/ }).click()
    await app.chooseFiles([path], () => dialog.getByRole('button', { name: 'Choose files' }).click())
    await dialog.getByRole('button', { name: 'Import for Dana Keller' }).click()
    await dialog.getByRole('button', { name: 'Done' }).click()

    await openMaria()
    const meeting = lead.getByRole('region', { name: /^Product demo/ })
    await expect(meeting).toContainText('not confirmed')
    await page.keyboard.press('v')
    const refused = meeting.getByRole('region', { name: /Not confirmed/ })
    await expect(refused).toContainText('Board meeting')
    await expect(
      refused
        .getByRole('group', { name: /^Move to/ })
        .getByRole('button')
        .first(),
    ).toBeVisible()
    await inBothThemes(page, 'a refused confirmation')
    await refused.getByRole('textbox', { name: /Confirm anyway/ }).fill('Dana leaves the board meeting')
    await page.keyboard.press('Enter')
    await expect(meeting).toContainText('Confirmed')
    await expect(meeting).toContainText('Dana leaves the board meeting')
    await expect(refused).toBeHidden()
  })
})
