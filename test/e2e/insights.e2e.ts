import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'

test('insights by keyboard alone: a number, what it is made of, the chart as a table, the stand-up, a page', async ({
  app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Load the sample' }).click()
  await expect(page.getByRole('option').first()).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  const figures = page.getByRole('grid', { name: 'Figures' })
  await expect(figures.getByRole('row', { name: /^Show rate/ })).toContainText(
    'Meetings held ÷ meetings held and no-shows',
    { ignoreCase: true },
  )

  // The dials of today say the same as the line at the foot; they are made of as many calls.
  const today = figures.getByRole('button', { name: /, Dials today$/ })
  const dials = await today.textContent()
  await expect(page.getByRole('contentinfo')).toContainText(`Today: ${dials} dials`)
  await today.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(today).toBeFocused()
  await page.keyboard.press('Enter')
  const made = page.getByRole('dialog', { name: 'Dials: today' })
  await expect(made.getByRole('link')).toHaveCount(Number(dials))
  await expectAccessible(page, 'what a number is made of')
  await page.keyboard.press('Escape')
  await expect(made).toBeHidden()

  // Another figure is charted; its table is there in any case, and shown by a key.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  const connects = page.getByRole('table', { name: 'Connects over time' })
  await expect(connects).toBeAttached()
  await page.keyboard.press('t')
  await expect(page.getByRole('button', { name: 'As a chart' })).toHaveAttribute('aria-pressed', 'true')
  await expect(connects).toBeInViewport()
  await page.keyboard.press('t')

  // Split by rep, then over thirteen weeks.
  await page.keyboard.press('d')
  await expect(page.getByRole('grid', { name: 'By rep' }).getByRole('row', { name: /^Dana Keller/ })).toBeVisible()
  await page.keyboard.press('4')
  await expect(figures.getByRole('columnheader', { name: '13 weeks' })).toBeVisible()

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => document.body.setAttribute('data-copied', text) },
    })
  })
  await page.keyboard.press('y')
  await expect(page.getByText('Copied the stand-up.')).toBeVisible()
  await expect(page.locator('body')).toHaveAttribute('data-copied', /^Stand-up, Northwind team/)
  await page.keyboard.press('p')
  await expect(page.getByRole('article', { name: 'Insights' })).toContainText('Left out: ')
  await expect(page.getByRole('article', { name: 'Insights' }).getByRole('row', { name: /^Total/ })).toBeVisible()
  await expectAccessible(page, 'insights as a page')
})
