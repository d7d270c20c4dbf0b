import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'
import { runCommand } from './pages/keys.ts'

test('calling hours are edited by keyboard, taken back and put back', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Load the sample' }).click()
  await expect(page.getByRole('listbox', { name: 'Leads, who is next first' }).getByRole('option').first()).toBeVisible(
    {
      timeout: 60_000,
    },
  )
  await runCommand(page, 'Edit the calling hours')
  await expect(page.getByRole('heading', { name: 'Calling hours', level: 1 })).toBeVisible()
  const list = page.getByRole('listbox', { name: 'Calling hours' })
  await page.getByRole('textbox', { name: 'Find a rule' }).fill('germany')
  await expect(list.getByRole('option')).toHaveCount(1)
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('heading', { name: /^Germany/ })).toBeVisible()
  await expectAccessible(page, 'calling hours')

  const monday = page.getByRole('textbox', { name: 'Hours on Monday' })
  await monday.fill('10-12')
  await page.getByRole('radiogroup', { name: 'Outside these hours a call is' }).getByText('Blocked').click()
  await page.keyboard.press('Control+Enter')
  await expect(list.getByRole('option').first()).toContainText('blocked outside')
  await expect(list.getByRole('option').first()).toContainText('changed')
  await list.focus()
  await page.keyboard.press('Control+z')
  await expect(list.getByRole('option').first()).toContainText('warned outside')

  await monday.fill('11-12')
  await page.keyboard.press('Control+Enter')
  await expect(list.getByRole('option').first()).toContainText('changed')
  await page.getByRole('button', { name: 'Reset to default' }).click()
  await expect(list.getByRole('option').first()).not.toContainText('changed')

  // The list of pages at the left is walked by arrows, and each page has an address of its own.
  const pages = page.getByRole('navigation', { name: 'Settings' })
  await pages.getByRole('link', { name: 'Calling hours' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Do not contact', level: 1 })).toBeVisible()
  expect(page.url()).toMatch(/#\/settings\/do-not-contact$/)
})

test('a list of who is not to be contacted is pasted, previewed, taken in, and one is let back', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Load the sample' }).click()
  const queue = page.getByRole('listbox', { name: 'Leads, who is next first' })
  await expect(queue.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
  const first = (await queue.getByRole('option').first().locator('b').textContent()) ?? ''
  const phone =
    (await page.getByRole('button', { name: /^Call \+/ }).textContent())
      ?.replace(/^Call /, '')
      .replace(/[^+\d ]/g, '') ?? ''
  await runCommand(page, 'Edit the do-not-contact list')
  await page.getByRole('textbox', { name: 'Or paste it' }).fill(`${phone}\ndana@acme.example\nnothing here`)
  await expect(page.getByRole('status').filter({ hasText: '1 number and 1 address' })).toContainText(
    '1 lead of yours is left alone',
  )
  await expect(page.getByRole('list', { name: 'Lines that were not understood' })).toContainText('nothing here')
  await expectAccessible(page, 'do not contact')
  await page.getByRole('button', { name: 'Put 2 on the list' }).click()
  const list = page.getByRole('listbox', { name: 'Not to be contacted' })
  await expect(list.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(queue.getByRole('option').first()).toBeVisible()
  await expect(queue.getByRole('option').first()).not.toContainText(first)

  await runCommand(page, 'Edit the do-not-contact list')
  await page.getByRole('textbox', { name: 'Find on the list' }).fill(phone.replaceAll(' ', '').slice(-6))
  await expect(list.getByRole('option')).toHaveCount(1)
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await expect(list).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(queue.getByRole('option').first()).toContainText(first)
})
