import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'
import { runCommand } from './pages/keys.ts'

test('a key is changed, swapped with another and taken back, and shows everywhere; what is not found says how to go on', async ({
  app,
}) => {
  const { page } = app
  await page.keyboard.press('1')
  const queue = page.getByRole('listbox', { name: 'Leads, who is next first' })
  await expect(queue.getByRole('option').first()).toBeVisible({ timeout: 60_000 })

  await test.step('the palette says what to do where nothing is found, and finds settings', async () => {
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: /^Search leads, reps/ })
    await field.fill('zzzz')
    await expect(page.getByRole('dialog')).toContainText('holds “zzzz”')
    await expect(page.getByRole('option', { name: 'Add a lead' })).toHaveAttribute('aria-selected', 'true')
    await expectAccessible(page, 'nothing found')
    await field.fill('signature')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Signature' })).toBeFocused()
    await page.keyboard.press('Tab')
  })

  await test.step('a free key is taken at once', async () => {
    await runCommand(page, 'Change the keys')
    await page.getByRole('button', { name: 'Call the lead: C. Change it' }).press('Enter')
    await expectAccessible(page, 'a key is asked for')
    await page.keyboard.press('Shift+D')
    await expect(page.getByRole('button', { name: 'Call the lead: Shift D. Change it' })).toBeFocused()
  })

  await test.step('one that another has is named, and swapped', async () => {
    await page.getByRole('button', { name: 'Call the lead: Shift D. Change it' }).press('Enter')
    await page.keyboard.press('l')
    await expect(page.getByRole('alert')).toHaveText('L is “Log the outcome of a call”.')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Log the outcome of a call: Shift D. Change it' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Call the lead: L. Change it' })).toBeFocused()
  })

  await test.step('numbers are refused; Escape leaves', async () => {
    await page.getByRole('button', { name: 'Add a note: A. Change it' }).press('Enter')
    await page.keyboard.press('4')
    await expect(page.getByText(/^Numbers choose from lists/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Add a note: A. Change it' })).toBeFocused()
  })

  await test.step('the desk and its help go by the new keys', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('q')
    await expect(page.getByRole('button', { name: 'Log outcome' })).toHaveAttribute('aria-keyshortcuts', 'Shift+D')
    await page.keyboard.press('?')
    const help = page.getByRole('dialog')
    await expect(help).toContainText('Whom to call next and why')
    await expect(help.getByText('Shift D', { exact: true })).toHaveCount(2)
    await page.keyboard.press('Escape')
    await expect(help).toBeHidden()
    await page.keyboard.press('Shift+D')
    await expect(page.getByRole('dialog', { name: /outcome|call/i })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('undo takes the keys back', async () => {
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: 'Log outcome' })).toHaveAttribute('aria-keyshortcuts', 'l')
  })
})
