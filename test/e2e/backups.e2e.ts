import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'
import { runCommand } from './pages/keys.ts'

test('a backup is written, looked through, gone back to, and away from it again, by keyboard', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Load the sample' }).click()
  const queue = page.getByRole('listbox', { name: 'Leads, who is next first' })
  await expect(queue.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
  const rep = async (name: string) => {
    await runCommand(page, 'Edit the do-not-contact list')
    await page.getByRole('textbox', { name: 'Number, address or domain' }).fill(name)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('option', { name: new RegExp(name) })).toBeVisible()
  }

  await runCommand(page, 'Backups: write one, or go back to one')
  const list = page.getByRole('listbox', { name: 'Backups, newest first' })
  await page.getByRole('button', { name: 'Back up now' }).press('Enter')
  await expect(list.getByRole('option').first()).toContainText('By hand')
  await expect(page.getByText('Nothing was changed since.')).toBeVisible()

  await rep('corvus.example')
  await runCommand(page, 'Backups: write one, or go back to one')
  await list.press('Home')
  await expect(page.getByText('1 change since then is undone by it.')).toBeVisible()
  await expectAccessible(page, 'backups')
  await page.getByRole('button', { name: 'Go back to this backup' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Go back to this backup?' })).toContainText('becomes a backup itself')
  // The page asks for the changes at the moment at which the workspace is opened anew.
  app.expectComplaint(/ERR_(INCOMPLETE_CHUNKED_ENCODING|CONNECTION|EMPTY)/)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^The workspace is as it was/)).toBeVisible()
  await expect(list.getByRole('option').first()).toContainText('Before going back')
  await expect(page.getByText('All changes saved')).toBeVisible()

  await runCommand(page, 'Edit the do-not-contact list')
  await expect(page.getByText('Nobody is on the list yet.')).toBeVisible()
  await rep('acme.example')
})
