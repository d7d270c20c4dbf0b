import { expect, test } from './app.ts'

test('a lead is put right: errors at their fields, a warning before contact ends, saved, taken back', async ({
  app,
}) => {
  const { page } = app
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeVisible()
  await page.keyboard.press('1')
  const lead = page.getByRole('region', { name: 'Lead', exact: true })
  await expect(lead.getByRole('heading', { name: 'Maria Sandoval' })).toBeVisible({ timeout: 60_000 })

  await page.keyboard.press('u')
  const dialog = page.getByRole('dialog', { name: 'Edit Maria Sandoval' })
  const field = (name: string) => dialog.getByRole('textbox', { name, exact: true })
  await expect(field('Name')).toBeFocused()

  await test.step('what is wrong is said beside its field', async () => {
    await field('E-mail').fill('maria at cascade')
    await field('Fit').fill('140')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toContainText('Nothing was saved')
    await expect(field('E-mail')).toBeFocused()
    await expect(field('E-mail')).toHaveAccessibleDescription(/e-mail address/i)
    await expect(field('Fit')).toHaveAttribute('aria-invalid', 'true')
  })

  await test.step('saved by key right after typing', async () => {
    await field('Fit').fill('90')
    await field('E-mail').fill('maria@cascade.example')
    await field('Budget').fill('40 k, January')
    await dialog.getByRole('combobox', { name: 'Time zone' }).fill('boise')
    await page.getByRole('option', { name: /Boise/ }).first().click()
    await field('Title').fill('')
    await page.keyboard.type('COO')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(lead).toContainText('COO, Cascade Freight')
    await expect(lead).toContainText('40 k, January')
  })

  await test.step('taken back by the button beside the message', async () => {
    await page.getByRole('status').filter({ hasText: 'Saved Maria' }).getByRole('button', { name: 'Undo' }).click()
    await expect(lead).toContainText('VP Operations, Cascade Freight')
  })

  await test.step('no more contact is warned of first', async () => {
    await page.keyboard.press('u')
    await dialog.getByRole('switch', { name: 'Maria asked not to be contacted' }).press('Space')
    await expect(dialog.getByRole('alert')).toContainText('leaves the queue')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(lead).toContainText('asked not to be contacted')
    await expect(lead.getByRole('button', { name: /^Call \+/ })).toBeDisabled()
  })
})
