import { expect, test } from './app.ts'
import { runCommand } from './pages/keys.ts'

test('the rules of the score are changed by keyboard, previewed, saved, taken back and put back', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Load the sample' }).click()
  const queue = page.getByRole('listbox', { name: 'Leads, who is next first' })
  await expect(queue.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Score', level: 1 })).toBeVisible()
  const preview = page.getByRole('region', { name: 'The queue by these rules' })
  await expect(preview.getByRole('status')).toContainText(/\d+ leads/)

  // Down to a rule by arrows, into its points, and the queue beside it changes.
  const demo = page.getByRole('button', { name: /^Asked for a demo/ })
  await page.getByRole('button', { name: /^Fit, as judged/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(demo).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('-90')
  const change = page.getByRole('region', { name: 'What would change' })
  await expect(change.getByRole('status')).toContainText(/[1-9]\d* of \d+ moves?, [1-9]\d* gets? another score/)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'All saved' })).toBeVisible()
  await expect(preview).toBeVisible()

  await page.keyboard.press('Escape')
  await demo.focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('textbox', { name: /^Points of Asked for a demo/ })).toHaveValue('+24')

  // A rule of one's own, refused until it can be used.
  await runCommand(page, 'Add a rule of the score')
  await page.keyboard.type('Wants a demo')
  await expect(page.getByRole('group', { name: /^Save the rules/ })).toContainText('Some rules cannot be used yet')
  const rule = page.getByRole('group', { name: 'Rule Wants a demo' })
  await rule.getByRole('combobox', { name: 'Texts of condition 1' }).fill('demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: /^Save the rules/ })).toContainText('Not saved yet')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'All saved' })).toBeVisible()
  await runCommand(page, 'Put the rules of the score back')
  await expect(page.getByRole('button', { name: /^Wants a demo/ })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Back to default' })).toBeDisabled()
})

test('a lead is pinned, skipped with a reason, and the next who may be called is a key away', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Load the sample' }).click()
  const queue = page.getByRole('listbox', { name: 'Leads, who is next first' })
  const rows = queue.getByRole('option')
  await expect(rows.first()).toBeVisible({ timeout: 60_000 })
  const first = (await rows.first().locator('b').textContent()) ?? ''
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const third = (await queue.getByRole('option', { selected: true }).locator('b').textContent()) ?? ''
  expect(third).not.toBe(first)
  await page.keyboard.press('*')
  await expect(rows.first()).toContainText(third)
  await expect(rows.first()).toContainText('pinned')
  await page.keyboard.press('*')
  await expect(rows.first()).toContainText(first)

  await page.keyboard.press('Home')
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press(',')
  const dialog = page.getByRole('dialog', { name: `Skip ${first}: why?` })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('2')
  await expect(dialog).toBeHidden()
  await expect(rows.first()).not.toContainText(first)
  await page.keyboard.press('Control+z')
  await expect(rows.first()).toContainText(first)

  await queue.focus()
  await page.keyboard.press('.')
  await expect(page.getByRole('region', { name: 'Lead', exact: true })).toContainText('may be called until')
})
