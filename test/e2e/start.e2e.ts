import { expect, test } from './app.ts'

test('the app opens, reaches its data, and opens again', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Setpoint/)
  await expect(app.page.locator('#root')).not.toBeEmpty()
  await app.restart()
  await expect(app.page).toHaveTitle(/Setpoint/)
  await expect(app.page.locator('#root')).not.toBeEmpty()
})
