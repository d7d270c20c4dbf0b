import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'
import { runCommand } from './pages/keys.ts'

test('every screen and dialog of the sample team is accessible, light and dark', async ({ app }) => {
  test.setTimeout(300_000)
  const { page } = app
  await expectAccessible(page, 'the first page')
  await page.getByRole('button', { name: 'Load the sample' }).click()
  const queue = page.getByRole('listbox', { name: 'Leads, who is next first' })
  await expect(queue.getByRole('option').first()).toBeVisible({ timeout: 60_000 })

  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    for (const [words, heading] of [
      ['Go to the queue', 'Next up'],
      ['Go to the board', /November/],
      ['Go to meetings', 'Meetings'],
      ['Go to reps', 'Reps'],
      ['Go to meeting types', 'Meeting types'],
      ['Go to the score', 'Score'],
      ['Go to insights', 'Insights'],
      ['Go to settings', 'Settings'],
      ['Edit the messages', 'Messages'],
      ['Change the keys', 'Keyboard'],
    ] as const) {
      await runCommand(page, words)
      await expect(page.getByRole('heading', { name: heading, level: 1 }).first()).toBeVisible()
      await expectAccessible(page, `${words}, ${theme}`)
    }
    await runCommand(page, 'Go to the queue')
    await expect(queue).toBeVisible()
    for (const key of ['?', 'l', 't', 'u', 'w', 'q', ',', 'Control+k']) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page, `the dialog of ${key}, ${theme}`)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    }
    for (const words of ['Import leads', 'Import a calendar', 'Add a lead']) {
      await runCommand(page, words)
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page, `${words}, ${theme}`)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    }
  }
})

test('the job is done by keyboard alone: next lead, a time in her words, booked, undone', async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeVisible()
  await page.keyboard.press('1')
  const queue = page.getByRole('listbox', { name: 'Leads, who is next first' })
  await expect(queue.getByRole('option').first()).toContainText('Maria Sandoval', { timeout: 60_000 })
  await page.keyboard.press('Enter')
  await page.keyboard.press('/')
  await page.keyboard.type('next week afternoon')
  const book = page.getByRole('region', { name: 'Book', exact: true })
  await expect(book.getByRole('group').first()).toHaveAccessibleName(/^(Mon|Tue|Wed|Thu|Fri) (30 Nov|[1-4] Dec)/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(book.getByRole('region', { name: 'Booked' })).toContainText(/(30 Nov|[1-4] Dec)/)
  await page.keyboard.press('Control+z')
  await expect(book.getByRole('region', { name: 'Booked' })).toBeHidden()
  await expect(page.getByRole('region', { name: 'Lead' }).getByRole('region', { name: /^Product demo/ })).toBeHidden()
})
