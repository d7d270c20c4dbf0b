import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'
import { BoardPage } from './pages/board.ts'
import { runCommand } from './pages/keys.ts'
import { addMeetingType, addRep, FIXTURES, previewLeads } from './pages/setUp.ts'

async function expectAccessibleInBoth(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `${where}, ${colorScheme}`)
  }
}

/** The board by keyboard and by mouse: book, read why not, move, take back. Now is Monday 23 November, 10:00 in Berlin. */
test('a lead is booked on the board, moved by key and by hand, and each move can be taken back', async ({ app }) => {
  const { page } = app
  const board = new BoardPage(page)
  await test.step('a team of one, and leads', async () => {
    await addRep(page, { name: 'Dana Keller', email: 'dana@northwind.example', city: 'Berlin' })
    await addMeetingType(page, { name: 'Product demo', minutes: 45 })
    await previewLeads(app, join(FIXTURES, 'hubspot-contacts.csv'))
    await page.getByRole('dialog', { name: 'Import leads' }).getByRole('button', { name: 'Import 2 leads' }).click()
    await page.getByRole('button', { name: 'Go to the queue' }).click()
    await expect(
      page.getByRole('region', { name: 'Lead' }).getByRole('heading', { name: 'Maria Sandoval' }),
    ).toBeVisible()
  })

  await test.step('the board opens for her at the first open time', async () => {
    await page.getByRole('listbox', { name: 'Leads, who is next first' }).focus()
    await page.keyboard.press('s')
    await expect(page.getByText('Booking for Maria Sandoval')).toBeVisible()
    await expect(board.grid).toBeFocused()
    await expect(board.grid.getByRole('rowheader', { name: /Dana Keller/ })).toContainText('Berlin')
    await expect(board.spoken).toHaveText('Open')
  })

  await test.step('what is over is not open, and says so', async () => {
    await page.keyboard.press('Home')
    await page.keyboard.press('?')
    await expect(board.panel(/^Dana, .*not open/)).toContainText('This time is over')
    await expect(board.spoken).toContainText('Not open. This time is over')
    await page.keyboard.press('n')
    await expect(board.spoken).toHaveText('Open')
    await page.keyboard.press('Escape')
  })

  await test.step('Enter books', async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Booked Maria Sandoval, Mon 23 Nov/)).toBeVisible()
    await expect(board.entry(/^Maria Sandoval, .* booked$/)).toHaveCount(1)
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
  })
  const places = () =>
    board
      .entry(/^Maria Sandoval/)
      .first()
      .getAttribute('title')
  const booked = await places()

  await test.step('M picks it up, arrows carry it, Enter puts it down, and it can be taken back', async () => {
    await page.keyboard.press('m')
    await expect(page.getByText('Moving Maria Sandoval')).toBeVisible()
    await page.keyboard.press('Control+ArrowRight')
    await expect(board.spoken).toHaveText('Open')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Moved Maria Sandoval to/)).toBeVisible()
    await expect.poll(places).not.toBe(booked)
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(places).toBe(booked)
  })

  await test.step('Escape puts it back', async () => {
    await board.grid.focus()
    await page.keyboard.press('m')
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('Escape')
    await expect(page.getByText('Moving Maria Sandoval')).toHaveCount(0)
    expect(await places()).toBe(booked)
  })

  await test.step('the mouse moves it too', async () => {
    await board.drag(board.entry(/^Maria Sandoval/).first(), 2)
    await expect(page.getByText(/^Moved Maria Sandoval to/)).toBeVisible()
    await expect.poll(places).not.toBe(booked)
  })

  await test.step('Shift with an arrow makes it longer, which can be taken back', async () => {
    const short = await places()
    await board.grid.focus()
    await page.keyboard.press('Shift+ArrowRight')
    await expect(board.spoken).toHaveText('60 min. Open')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Changed Maria Sandoval to 60 min/)).toBeVisible()
    await expect.poll(places).not.toBe(short)
    await page.keyboard.press('Control+z')
    await expect.poll(places).toBe(short)
  })

  await test.step('the mouse pulls an end, says why not on the way, and Escape lets go', async () => {
    const short = await places()
    const entry = board.entry(/^Maria Sandoval/).first()
    await board.pull(entry, 'end', 3)
    await expect(board.tip).toContainText('Outside the hours of Dana Keller')
    await page.keyboard.press('Escape')
    await expect(board.tip).toHaveCount(0)
    await page.mouse.up()
    expect(await places()).toBe(short)
    await board.pull(entry, 'end', 1)
    await page.mouse.up()
    await expect(page.getByText(/^Changed Maria Sandoval to 105 min/)).toBeVisible()
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(places).toBe(short)
  })

  await test.step('a time drawn on free space is booked for who is named', async () => {
    await board.draw(/Dana Keller/, '12:00', 1)
    const why = page.getByRole('region', { name: /^Dana, 12:00.*open/ })
    await expect(why).toContainText('60 min')
    await why.getByRole('button', { name: 'Book a lead here' }).click()
    await page.keyboard.type('jonas')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Booking for Jonas')).toBeVisible()
    await expect(board.grid).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Booked Jonas .*, Mon 23 Nov, 12:00/)).toBeVisible()
    await expect(board.entry(/^Jonas .*12:00 – 13:00, booked$/)).toHaveCount(1)
    await page.keyboard.press('Control+z')
    await expect(board.entry(/^Jonas/)).toHaveCount(0)
  })

  await test.step('a date by its words, pages by a key, and a pin', async () => {
    await board.grid.focus()
    await page.keyboard.press('j')
    await page.keyboard.type('24 dec')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /^Thursday 24 December/ })).toBeVisible()
    await expect(board.grid).toBeFocused()
    await page.keyboard.press('.')
    await expect(page.getByRole('heading', { name: /^Friday 25 December/ })).toBeVisible()
    await page.keyboard.press(',')
    await page.keyboard.press('t')
    await expect(page.getByRole('heading', { name: /^Monday 23 November/ })).toBeVisible()
    await page.keyboard.press('*')
    await expect(board.grid.getByRole('rowheader', { name: /^Pinned/ })).toBeVisible()
    await page.keyboard.press('*')
    await expect(board.grid.getByRole('rowheader', { name: /^Pinned/ })).toHaveCount(0)
  })

  await test.step('the panels of a meeting and of a hold are readable by all, light and dark', async () => {
    await board
      .entry(/^Maria Sandoval/)
      .first()
      .click()
    await page.keyboard.press('v')
    await expect(page.getByText('How did Maria confirm?')).toBeVisible()
    await expectAccessibleInBoth(page, 'a meeting to be confirmed')
    await page.keyboard.press('Escape')
    await board.draw(/Dana Keller/, '12:00', 0.5)
    await page.getByRole('button', { name: 'Book a lead here' }).click()
    await expectAccessibleInBoth(page, 'who is booked')
    await page.keyboard.type('jonas')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Booking for Jonas')).toBeVisible()
    await expect(board.spoken).toHaveText('Open')
    await page.keyboard.press('h')
    await expect(board.entry(/^Held for Jonas/)).toHaveCount(1)
    await page.keyboard.press('Escape')
    await runCommand(page, 'Go to the board')
    await board.entry(/^Held for Jonas/).click()
    await expect(page.getByRole('dialog')).toContainText('Held for Jonas')
    await expectAccessibleInBoth(page, 'a hold')
    await page.keyboard.press('d')
    await expect(board.entry(/^Held for Jonas/)).toHaveCount(0)
    await board
      .entry(/^Maria Sandoval/)
      .first()
      .click()
    await page.keyboard.press('Escape')
  })

  await test.step('outside hours it needs a reason, which is kept', async () => {
    await board.grid.focus()
    await page.keyboard.press('m')
    await expect(board.spoken).toHaveText('Where it is now')
    await page.keyboard.press('End')
    await expect(board.spoken).toContainText('Not open. Outside the hours of Dana Keller')
    await page.keyboard.press('Enter')
    const why = page.getByRole('dialog')
    await expect(why.getByRole('textbox', { name: 'Reason' })).toBeFocused()
    const before = await places()
    await page.keyboard.type('Dana stays longer today')
    await page.keyboard.press('Enter')
    await expect.poll(places).not.toBe(before)
    await expect(board.grid).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toContainText('Dana stays longer today')
    await page.keyboard.press('Escape')
  })

  await test.step('all of it is there after a restart', async () => {
    const moved = await places()
    await app.restart()
    await expect(app.page.getByText('All changes saved')).toBeVisible()
    await runCommand(app.page, 'Go to the board')
    await expect(new BoardPage(app.page).entry(/^Maria Sandoval/).first()).toHaveAccessibleName(moved ?? '')
  })
})
