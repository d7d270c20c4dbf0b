import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'

/**
 * Nobody waits for the machine: keys come one upon the other, and the answers of the server late. The delay is put between
 * page and server, which only `serve` has.
 */
const LATE_MS = 700

/** From now on these calls are answered late. */
async function delay(page: Page, ...calls: readonly string[]): Promise<void> {
  for (const call of calls) {
    await page.route(`**/rpc/${call}`, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, LATE_MS))
      await route.continue().catch(() => undefined)
    })
  }
}

/** Presses keys as fast as they can be sent. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

const queueOf = (page: Page) => page.getByRole('listbox', { name: 'Leads, who is next first' })
const bookOf = (page: Page) => page.getByRole('region', { name: 'Book', exact: true })
const bookedOf = (page: Page) => bookOf(page).getByRole('region', { name: 'Booked' })
const meetingsOf = (page: Page) =>
  page.getByRole('region', { name: 'Lead', exact: true }).getByRole('region', { name: /^Product demo/ })

async function loadSample(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(queueOf(page).getByRole('option').first()).toContainText('Maria Sandoval', { timeout: 60_000 })
}

/** What the offered slot of that number says: its hour, and its day. */
async function offered(page: Page, number: number): Promise<{ readonly time: string; readonly day: RegExp }> {
  const option = bookOf(page)
    .getByRole('option')
    .nth(number - 1)
  await expect(option).toBeVisible()
  const group = await option.evaluate((row) => row.closest('[role="group"]')?.getAttribute('aria-label') ?? '')
  const day = group.split(',')[0] ?? ''
  return { time: /\d\d:\d\d/.exec((await option.textContent()) ?? '')?.[0] ?? '', day: new RegExp(day) }
}

test('numbers and Enter before the times are here choose and book, once they are', async ({ app }) => {
  const { page } = app
  await loadSample(page)
  const second = await offered(page, 2)
  await delay(page, 'slots/find', 'leads/get', 'meetings/list', 'meetings/book', 'meetings/reschedule')

  await test.step('taken back by another key', async () => {
    await page.reload()
    await expect(queueOf(page).getByRole('option').first()).toBeVisible()
    await press(page, '2', 'Enter', 'Escape')
    await expect(bookOf(page).getByRole('option').first()).toBeVisible()
    await page.waitForTimeout(2 * LATE_MS)
    await expect(bookOf(page).getByRole('option', { selected: true })).toHaveCount(0)
    await expect(meetingsOf(page)).toHaveCount(0)
  })

  await test.step('just opened: Enter, 2, Enter, and Enter once too often', async () => {
    await page.reload()
    await expect(queueOf(page).getByRole('option').first()).toBeVisible()
    await press(page, 'Enter', '2', 'Enter', 'Enter')
    await expect(bookedOf(page)).toContainText(second.time)
    await expect(bookedOf(page)).toContainText(second.day)
    await expect(meetingsOf(page)).toHaveCount(1)
  })

  await test.step('M, 3, Enter moves to the third of the times for moving', async () => {
    await press(page, 'm', '3', 'Enter')
    await expect(bookedOf(page)).toContainText('Moved to')
    await expect(meetingsOf(page)).toHaveCount(1)
  })

  await test.step('M before the meeting is here does not book another one', async () => {
    const before = (await meetingsOf(page).textContent()) ?? ''
    await page.reload()
    await expect(queueOf(page).getByRole('option').first()).toBeVisible()
    await press(page, 'm', '2', 'Enter')
    await expect(bookedOf(page)).toContainText('Moved to')
    await expect(meetingsOf(page)).toHaveCount(1)
    await expect(meetingsOf(page)).not.toHaveText(before)
  })
})

test('words and Enter before the times are here', async ({ app }) => {
  const { page } = app
  await loadSample(page)
  await delay(page, 'slots/find', 'leads/get')
  await page.reload()
  await expect(queueOf(page).getByRole('option').first()).toBeVisible()
  await press(page, 'Enter', '/')
  await page.keyboard.type('next week afternoon')
  await press(page, 'Enter', 'Enter')
  await expect(bookedOf(page)).toContainText(/(30 Nov|[1-4] Dec)/)
})

test('the palette runs what was typed, however late it is found', async ({ app }) => {
  const { page } = app
  await loadSample(page)
  await delay(page, 'search/all')
  const palette = async (words: string) => {
    await press(page, 'Control+k')
    await page.keyboard.type(words)
    await press(page, 'Enter')
  }
  await palette('go to rep')
  await expect(page.getByRole('heading', { name: 'Reps', level: 1 })).toBeVisible()
  // A command that also fits is there at once; the person is what the words mean.
  await palette('maria sand')
  await expect(page.getByRole('heading', { name: 'Maria Sandoval', level: 1 })).toBeVisible()
  await palette('add a note')
  await page.keyboard.type('Rings back on Monday')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Rings back on Monday')
  await palette('type when')
  await page.keyboard.type('tomorrow')
  await expect(page.getByRole('textbox', { name: /has time$/ })).toHaveValue('tomorrow')
})

test('what is typed after a key that opens a dialog is typed into it', async ({ app }) => {
  const { page } = app
  await loadSample(page)
  await delay(page, 'leads/save')
  await page.reload()
  await expect(queueOf(page).getByRole('option').first()).toBeVisible()
  await press(page, 'n')
  await page.keyboard.type('Zoe Moreno')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: 'Zoe Moreno', level: 1 })).toBeVisible()
  await press(page, 'a')
  await page.keyboard.type('met at the fair, calls on 1 or 2 Dec')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('region', { name: 'History' })).toContainText('met at the fair, calls on 1 or 2 Dec')
})

test('keys for a lead that is still on the way are kept for it', async ({ app }) => {
  const { page } = app
  await loadSample(page)
  await delay(page, 'leads/get')
  await press(page, 'j', 'l', '1')
  const second = page.getByRole('listbox', { name: /^Leads/ }).getByRole('option', { selected: true })
  await expect(second).not.toContainText('Maria Sandoval')
  // The first answer asks for a time or is logged; either way it was this dialog that heard the number.
  await expect(bookOf(page).getByRole('option', { selected: true })).toHaveCount(0)
  await expect(
    page
      .getByRole('dialog', { name: /^What came of the call/ })
      .or(page.getByRole('status').filter({ hasText: 'Undo' })),
  ).toBeVisible()
  await page.reload()
  await expect(queueOf(page).getByRole('option').first()).toBeVisible()
  await press(page, 'a')
  await page.keyboard.type('asks for 2 prices')
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('asks for 2 prices')
})

test('the first page answers before it is drawn, and its number stays out of the field', async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeVisible()
  await delay(page, 'workspace/status')
  await page.reload()
  await press(page, '3')
  const name = page.getByRole('region', { name: 'Details' }).getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('')

  await page.getByRole('button', { name: 'Back' }).click()
  await press(page, '3')
  await page.keyboard.type('Dana Keller')
  await expect(name).toHaveValue('Dana Keller')
})

test('what is saved late takes nobody back from where they have gone', async ({ app }) => {
  const { page } = app
  await loadSample(page)
  await delay(page, 'reps/save', 'availability/save')
  await press(page, 'g', 'r')
  await page.getByRole('button', { name: 'Add a rep' }).click()
  await page.keyboard.type('Zoe Moreno')
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByRole('textbox', { name: 'E-mail' }).fill('zoe@northwind.example')
  await press(page, 'Control+Enter', 'Control+k')
  await page.keyboard.type('go to sett')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await expect(page.getByText('Added Zoe Moreno.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  expect(page.url()).toMatch(/#\/settings$/)
})
