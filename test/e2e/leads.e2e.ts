import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'

test('leads are found as one types, filtered, kept as a filter, given away at once, and taken back', async ({
  app,
}) => {
  const { page } = app
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Next up' })).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  const grid = page.getByRole('grid', { name: 'Leads' })
  const rows = grid.getByRole('row').filter({ has: page.getByRole('gridcell') })
  const status = page.getByRole('main').getByRole('status').first()
  await expect(status).toHaveText('250')
  await expectAccessible(page, 'leads')

  await test.step('as one types, with where it was found', async () => {
    await expect(page.getByRole('textbox', { name: 'Search leads' })).toBeFocused()
    await page.keyboard.type('sandov mar')
    await expect(rows).toHaveCount(1)
    await expect(rows.first()).toContainText('Maria Sandoval')
    await page.keyboard.press('Escape')
    await page.keyboard.type('dispatch')
    await expect(rows.first().getByText('ispatch').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.type('"(*:')
    await expect(page.getByText('Nobody is found by')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(status).toHaveText('250')
  })

  await test.step('filtered without the mouse', async () => {
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('f')
    await page.keyboard.type('stage work')
    await expect(page.getByRole('option', { name: /Working/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('owner nobody')
    await expect(page.getByRole('option', { name: /Nobody/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expectAccessible(page, 'filter')
    await page.keyboard.press('Escape')
    const asked = page.getByRole('group', { name: 'What is asked for' })
    await expect(asked).toContainText('Stage: Working')
    await expect(asked).toContainText('Owner: nobody')
    await expect(status).toHaveText(/^\d+ found$/)
  })

  await test.step('kept under a name, and found in the palette', async () => {
    await page.keyboard.press('v')
    const dialog = page.getByRole('dialog', { name: 'Save this filter' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Nobody works them')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: 'Nobody works them', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await page.getByRole('button', { name: 'All', exact: true }).click()
    await expect(status).toHaveText('250')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^Search leads, reps/ }).fill('nobody works')
    await page.getByRole('option', { name: 'Nobody works them' }).click()
    await expect(page.getByRole('button', { name: 'Nobody works them', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
  })

  const before = Number(/\d+/.exec((await status.textContent()) ?? '')?.[0])
  await test.step('three of them given to somebody', async () => {
    await grid.focus()
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    const bar = page.getByRole('toolbar', { name: 'What to do with the selected leads' })
    await expect(bar).toContainText('3 leads selected')
    await expectAccessible(page, 'leads selected')
    await page.keyboard.press('o')
    await page.getByRole('combobox', { name: 'Owner of 3 leads' }).fill('dana')
    await page.keyboard.press('Enter')
    await expect(status).toHaveText(`${before - 3} found`)
    await expect(bar).toBeHidden()
  })

  await test.step('and taken back in one step', async () => {
    await page.getByRole('status').filter({ hasText: '3 leads changed' }).getByRole('button', { name: 'Undo' }).click()
    await expect(status).toHaveText(`${before} found`)
  })

  await test.step('all of them, by one key, but for one', async () => {
    await grid.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('x')
    await expect(page.getByText(`All ${before - 1} leads selected`)).toBeVisible()
    await page.keyboard.press('t')
    await page.keyboard.press('3')
    await expect(status).toHaveText('1 found')
    await page.keyboard.press('Control+z')
    await expect(status).toHaveText(`${before} found`)
  })

  await test.step('a row opens the lead on the desk', async () => {
    await grid.focus()
    await page.keyboard.press('Home')
    const name = (await rows.first().locator('b').textContent()) ?? ''
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Lead', exact: true }).getByRole('heading', { name })).toBeVisible()
  })
})
