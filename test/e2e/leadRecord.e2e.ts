import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'
import { runCommand } from './pages/keys.ts'

test('on the phone: the questions are answered by key, a colleague is one key away, another number is another', async ({
  app,
}) => {
  const { page } = app
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeVisible()
  await page.keyboard.press('1')
  const lead = page.getByRole('region', { name: 'Lead', exact: true })
  await expect(lead.getByRole('heading', { name: 'Maria Sandoval' })).toBeVisible({ timeout: 60_000 })

  await test.step('the qualification form, with the keyboard alone', async () => {
    await page.keyboard.press('b')
    const dialog = page.getByRole('dialog', { name: 'For the rep: Maria Sandoval' })
    await expect(dialog.getByRole('textbox', { name: 'Pain' })).toBeFocused()
    await dialog.getByRole('textbox', { name: 'Budget' }).fill('40 k')
    await page.keyboard.press('Tab')
    await page.keyboard.type('with')
    await expect(page.getByRole('option', { name: 'With others' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expectAccessible(page, 'the brief')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(lead).toContainText('40 k')
    await expect(lead).toContainText('With others')
  })

  await test.step('which number is called', async () => {
    await page.keyboard.press('#')
    const dialog = page.getByRole('dialog', { name: 'Which number of Maria Sandoval?' })
    await expect(dialog).toContainText('Switchboard')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('to a colleague', async () => {
    await page.keyboard.press(';')
    const dialog = page.getByRole('dialog', { name: 'Who else is at Cascade Freight?' })
    await expect(dialog).toContainText('Elena Park')
    await dialog.getByRole('button', { name: /Elena Park/ }).press('Enter')
    await expect(lead.getByRole('heading', { name: 'Elena Park' })).toBeVisible()
    await expect(lead.getByRole('region', { name: 'Cascade Freight' })).toContainText('Maria Sandoval')
    await expectAccessible(page, 'a colleague')
  })
})

test('what a meeting type asks for is asked for, the booking is taken back from the history, the brief is a page', async ({
  app,
}) => {
  const { page } = app
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeVisible()
  await page.keyboard.press('1')
  const lead = page.getByRole('region', { name: 'Lead', exact: true })
  await expect(lead.getByRole('heading', { name: 'Maria Sandoval' })).toBeVisible({ timeout: 60_000 })
  const book = page.getByRole('region', { name: 'Book', exact: true })
  const type = await book.locator('b').first().textContent()

  await test.step('a required answer', async () => {
    await runCommand(page, 'Go to meeting types')
    await page.getByRole('option', { name: new RegExp(`^${type}`) }).click()
    await page.getByRole('combobox', { name: 'The lead must have' }).fill('Decides')
    await page.getByRole('option', { name: 'Decides' }).first().click()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('status').filter({ hasText: 'All saved' })).toBeVisible()
    await runCommand(page, 'Go to the queue')
  })

  const missing = book.getByRole('region', { name: /^Needed before/ })
  await test.step('is a field of its kind where the booking is, and Enter goes on', async () => {
    await expect(missing).toBeVisible()
    await expect(book.getByRole('listbox', { name: 'Open times' }).getByRole('option').first()).toBeVisible()
    await expectAccessible(page, 'what is needed before a booking')
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.keyboard.type('with')
    await expect(page.getByRole('option', { name: 'With others' })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(book.getByRole('region', { name: 'Booked' })).toBeVisible()
    await expect(lead).toContainText('With others')
  })

  const history = lead.getByRole('region', { name: 'History' })
  await test.step('the brief is a page, light and dark', async () => {
    await runCommand(page, 'Show the brief as a page')
    const paper = page.getByRole('region', { name: /^Brief/ })
    await expect(paper).toContainText('With others')
    await expectAccessible(page, 'the page of the brief')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page, 'the page of the brief, dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goBack()
  })

  await test.step('the booking is taken back from the history by key', async () => {
    await expect(lead.getByRole('region', { name: new RegExp(`^${type}`) })).toBeVisible()
    const booked = history.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Undo: Booked/ }) })
    await booked.first().focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Taken back: Booked/)).toBeVisible()
    await expect(lead.getByRole('region', { name: new RegExp(`^${type}`) })).toHaveCount(0)
    await expect(history).toContainText('Taken back by')
  })
})
