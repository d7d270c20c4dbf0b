import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'
import { runCommand } from './pages/keys.ts'

test('outcomes, attempts and the steps of a confirmation are edited by keyboard, taken back and put back', async ({
  app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Load the sample' }).click()
  await expect(page.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
  await runCommand(page, 'Edit outcomes of calls and follow-ups')
  await expect(page.getByRole('heading', { name: 'Calls and follow-ups', level: 1 })).toBeVisible()
  const bar = page.getByRole('group', { name: /^Save the rules of calls/ })
  const names = page.locator('[data-outcome]')

  // The second one up by Alt and an arrow, then its name and its key.
  await names.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(names.first()).toContainText('Voicemail left')
  await expect(names.first()).toBeFocused()
  await page.keyboard.press('Enter')
  const editor = page.getByRole('group', { name: 'Voicemail left' })
  await expectAccessible(page, 'an outcome that is open')
  await editor.getByRole('textbox', { name: 'Key' }).fill('N')
  await expect(bar).toContainText('cannot be saved yet')
  await expect(page.getByText('N is the key of')).toBeVisible()
  await editor.getByRole('textbox', { name: 'Key' }).fill('m')
  await page.keyboard.press('Control+Enter')
  await expect(bar).toContainText('All saved')

  await runCommand(page, 'Go to the queue')
  await page.keyboard.press('l')
  const dialog = page.getByRole('dialog', { name: /^What came of the call/ })
  await expect(dialog.getByRole('button').filter({ hasText: 'Voicemail left' }).first()).toHaveAttribute(
    'aria-keyshortcuts',
    'm',
  )
  await page.keyboard.press('Escape')
  await runCommand(page, 'Edit outcomes of calls and follow-ups')
  await page.keyboard.press('Control+z')
  await expect(names.first()).toContainText('No answer')

  await runCommand(page, 'Add an outcome of calls')
  await page.keyboard.type('Reception')
  await page.keyboard.press('Control+Enter')
  await expect(bar).toContainText('All saved')
  await expect(names.last()).toContainText('Reception')
  await runCommand(page, 'Put outcomes, attempts and steps back')
  await expect(names.filter({ hasText: 'Reception' })).toBeHidden()
})

test('a call has a clock and a note, one key logs it, and what comes next is said', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Load the sample' }).click()
  const queue = page.getByRole('listbox', { name: 'Leads, who is next first' })
  await expect(queue.getByRole('option').first()).toContainText('Maria Sandoval', { timeout: 60_000 })
  // A browser asks whether a program may dial, over the page and out of a test's reach; what it asks is its own.
  await page.evaluate(() => {
    const { click } = HTMLAnchorElement.prototype
    HTMLAnchorElement.prototype.click = function () {
      if (!this.href.startsWith('tel:')) click.call(this)
    }
  })
  await queue.focus()
  await page.keyboard.press('c')
  const call = page.getByRole('region', { name: 'Call', exact: true })
  await expect(call.getByRole('timer')).toHaveText(/^\d:\d\d$/)
  await expectAccessible(page, 'a call')
  await page.keyboard.press('a')
  await page.keyboard.type('Wants the freight module')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /^What came of the call to Maria Sandoval\?/ })
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('Wants the freight module')
  await page.keyboard.press('v')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/Maria Sandoval: Voicemail left, 1 of 6 attempts, next Wed/)).toBeVisible()
  await expect(queue.getByRole('option').first()).not.toContainText('Maria Sandoval')
  await page.getByRole('button', { name: /^Follow-ups \d+/ }).click()
  await expect(queue.getByRole('option').first()).toBeVisible()
})
