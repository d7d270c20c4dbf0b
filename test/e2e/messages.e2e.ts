import { readTexts } from '../support/validDraft.ts'
import { expect, test } from './app.ts'
import { runCommand } from './pages/keys.ts'

test('a message is written anew by keyboard, looked at as the lead gets it, sent, and taken back', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Load the sample' }).click()
  const queue = page.getByRole('listbox', { name: 'Leads, who is next first' })
  await expect(queue.getByRole('option').first()).toBeVisible({ timeout: 60_000 })

  await runCommand(page, 'Edit the messages')
  const preview = page.getByRole('article', { name: 'The message' })
  await expect(preview).toContainText('Thank you for your time.')
  await page.getByRole('listbox', { name: 'Messages' }).press('End')
  await expect(page.getByRole('heading', { name: /^Times to choose from/ })).toBeVisible()
  await expect(preview).toContainText('Here are times that would suit us')

  const text = page.getByRole('textbox', { name: 'Text' })
  await text.fill('Dear ')
  await text.press('End')
  // A field is put where the text cursor is.
  await page.getByRole('toolbar', { name: 'Insert a field' }).getByRole('button', { name: '{lead}' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(text).toHaveValue('Dear {firstName}')
  await expect(text).toBeFocused()
  await page.keyboard.type(',\n\n{times}\n\nYours, {nobody}')
  await expect(page.getByText('{nobody} is no field of this message.')).toBeVisible()
  for (let i = 0; i < '{nobody}'.length; i++) await page.keyboard.press('Backspace')
  await page.keyboard.type('{sender}')
  await expect(preview).toContainText(/^.*Dear \w+,• \w+day .*Yours, Sam/s)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('in your own words')).toBeVisible()

  await runCommand(page, 'Go to the queue')
  await expect(page.getByRole('region', { name: 'Book', exact: true }).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('q')
  await expect(page.getByRole('dialog', { name: 'Offer times by e-mail' })).toBeVisible()
  const draft = await app.draftedBy(() => page.keyboard.press('Enter'))
  expect(readTexts(draft.text).text).toMatch(/^Dear \p{L}+,\r\n\r\n(• .*, [A-Z]\w+\/\w+\)\r\n){3}\r\nYours, Sam/u)

  // The offer is in her history, and the newest that can be taken back; then the message.
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Offered 3 times for')
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Taken back: Offered/)).toBeVisible()
  await page.keyboard.press('Control+z')
  await runCommand(page, 'Edit the messages')
  await page.getByRole('listbox', { name: 'Messages' }).press('End')
  await expect(preview).toContainText('Here are times that would suit us')
  await expect(page.getByText('as it comes with the app')).toBeVisible()
})
