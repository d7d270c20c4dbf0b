import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ics, vevent } from '../support/icsText.ts'
import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'
import { runCommand } from './pages/keys.ts'

const QUIET = ics(vevent('DTSTART:20270301T080000Z', 'DURATION:PT1H'))
/** In the way of whatever is booked in the weeks to come. */
const EVERYTHING = ics(
  vevent('DTSTART:20270301T080000Z', 'DURATION:PT1H'),
  vevent('SUMMARY:Trade fair', 'DTSTART:20261123T100000Z', 'DTEND:20261220T000000Z'),
)

test('a calendar file that changes on disk changes what the page says of the rep', async ({ app }) => {
  const { page } = app
  const folder = await mkdtemp(join(tmpdir(), 'setpoint-e2e-watched-'))
  const file = join(folder, 'Team.ics')
  await writeFile(file, QUIET)
  await utimes(file, new Date('2026-11-20T09:00:00Z'), new Date('2026-11-20T09:00:00Z'))

  await page.getByRole('button', { name: 'Load the sample' }).click()
  await expect(page.getByRole('listbox', { name: 'Leads, who is next first' })).toBeVisible({ timeout: 60_000 })
  await runCommand(page, 'Go to reps')
  await page.getByRole('option', { name: /Dana Keller/ }).click()
  const calendars = page.getByRole('region', { name: 'Busy calendars' })
  const watched = calendars.getByRole('group', { name: 'Watched folder' })
  const path = watched.getByRole('textbox', { name: 'Path of the folder' })
  await path.fill('Calendars')
  await path.press('Enter')
  await expect(watched.getByText(/^Must be a whole path, such as/)).toBeVisible()
  if (app.host === 'serve') {
    await path.fill(folder)
    await path.press('Enter')
  } else {
    await app.chooseFiles([folder], () => watched.getByRole('button', { name: 'Choose a folder' }).click())
  }

  const team = calendars.getByRole('listitem').filter({ hasText: /^Team(?!\.)/ })
  await expect(team).toContainText('3 days old, unverified')
  await expect(team).toContainText('1 event')
  await expect(watched).toContainText(folder)
  await expect(watched.getByRole('listitem')).toContainText('3 days old')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `the watched folder, ${colorScheme}`)
  }

  await writeFile(file, EVERYTHING)
  await expect(team).toContainText('2 events')
  await expect(team).toContainText('as of')
  const toast = page.getByRole('status').filter({ hasText: 'Dana Keller’s calendar changed' })
  await expect(toast).toContainText(/\d+ booked meetings now collide|a booked meeting now collides/)

  // It ends as a calendar does, so nobody waits for the rest of it.
  await writeFile(file, 'Dear all, see you on Monday\r\nEND:VCALENDAR\r\n')
  await expect(watched.getByRole('listitem')).toContainText('There is no calendar in this file', { timeout: 60_000 })
  await expect(team).toContainText('2 events')
  await rm(folder, { recursive: true })
  await expect(watched).toContainText('The folder is not there.')

  await toast.getByRole('button', { name: /^Look at/ }).click()
  await expect(page.getByRole('heading', { name: 'Meetings', level: 1 })).toBeVisible()
  await runCommand(page, 'Go to reps')
  await page.getByRole('option', { name: /Dana Keller/ }).click()
  await watched.getByRole('button', { name: 'Stop watching' }).click()
  await expect(path).toBeVisible()
  await expect(team).toContainText('2 events')
  await page.keyboard.press('Control+z')
  await expect(watched).toContainText(folder)
})
