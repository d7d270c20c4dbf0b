import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'

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
