import { expect, type Page } from '@playwright/test'
import { join } from 'node:path'
import type { App } from '../app.ts'
import { runCommand } from './keys.ts'

export const FIXTURES = join(import.meta.dirname, '../../fixtures/journey')

/** Adds a rep who works from 9 to 17 on weekdays, from the first page or the list of reps. */
export async function addRep(page: Page, rep: { name: string; email: string; city: string }): Promise<void> {
  await page.getByRole('button', { name: 'Add a rep' }).first().click()
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByRole('textbox', { name: 'Name' }).fill(rep.name)
  await details.getByRole('textbox', { name: 'E-mail' }).fill(rep.email)
  await details.getByRole('combobox', { name: 'Time zone' }).fill(rep.city)
  // With its area: reps who are in that city are options of the list beside it.
  await page.getByRole('option', { name: new RegExp(`${rep.city}.*(Europe|America)`) }).click()
  await page.getByRole('button', { name: 'Add rep' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'All saved' })).toBeVisible()
}

export async function addMeetingType(page: Page, type: { name: string; minutes: number }): Promise<void> {
  await runCommand(page, 'Go to meeting types')
  await page.getByRole('button', { name: 'Add a meeting type' }).first().click()
  const what = page.getByRole('region', { name: 'What and how long' })
  await what.getByRole('textbox', { name: 'Name' }).fill(type.name)
  await what.getByRole('textbox', { name: 'Length' }).fill(String(type.minutes))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('option', { name: new RegExp(type.name) })).toBeVisible()
}

/** Imports calendars of one rep by the palette and the file dialog; the result stays on the screen. */
export async function importCalendars(app: App, rep: string, files: readonly string[]): Promise<void> {
  const { page } = app
  await runCommand(page, 'Import a calendar')
  const dialog = page.getByRole('dialog', { name: 'Import a calendar' })
  await expect(dialog.getByRole('combobox', { name: 'Whose calendar is it?' })).toHaveValue(rep)
  await app.chooseFiles(
    files.map((file) => join(FIXTURES, file)),
    () => dialog.getByRole('button', { name: 'Choose files' }).click(),
  )
  await dialog.getByRole('button', { name: `Import for ${rep}` }).click()
}

/** Opens the import of leads with a file; the preview stays on the screen. */
export async function previewLeads(app: App, path: string): Promise<void> {
  await runCommand(app.page, 'Import leads')
  const dialog = app.page.getByRole('dialog', { name: 'Import leads' })
  await app.chooseFiles([path], () => dialog.getByRole('button', { name: 'Choose a file' }).click())
}
