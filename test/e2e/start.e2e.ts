import { expect, test } from './app.ts'

test('the app opens, reaches its data, and opens again', async ({ app }) => {
  // The numbers at the bottom are read from the data.
  await expect(app.page.getByText(/^Today:/)).toBeVisible()
  await expect(app.page.getByText('All changes saved')).toBeVisible()
  await app.restart()
  await expect(app.page.getByText(/^Today:/)).toBeVisible()
  await expect(app.page).toHaveTitle(/./)
})
