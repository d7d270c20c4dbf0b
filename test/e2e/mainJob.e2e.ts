import { join } from 'node:path'
import { readInvite } from '../support/invites.ts'
import { readTexts } from '../support/validDraft.ts'
import { expect, test } from './app.ts'
import { KeyCounter, runCommand } from './pages/keys.ts'
import { addMeetingType, addRep, FIXTURES, importCalendars, previewLeads } from './pages/setUp.ts'

/**
 * The main job from an empty workspace: bring in leads and calendars, see who is next, find a time, book, hand the
 * meeting over, confirm, move, cancel; and all of it is there after a restart.
 */
test('from two files to a meeting that is booked, moved, cancelled and kept', async ({ app }) => {
  const { page } = app
  await test.step('set up a rep and a meeting type', async () => {
    await addRep(page, { name: 'Dana Keller', email: 'dana@northwind.example', city: 'Berlin' })
    await addMeetingType(page, { name: 'Product demo', minutes: 45 })
  })

  await test.step('import two calendars, as Google and Outlook write them', async () => {
    await importCalendars(app, 'Dana Keller', ['dana-google.ics', 'dana-outlook.ics'])
    const dialog = page.getByRole('dialog', { name: 'Import a calendar' })
    await expect(dialog).toContainText('Dana Keller: 3 events understood')
    await expect(dialog).toContainText('2 events understood')
    await dialog.getByRole('button', { name: 'Done' }).click()
  })

  await test.step('import leads as HubSpot exports them, seeing what is left out and why', async () => {
    await previewLeads(app, join(FIXTURES, 'hubspot-contacts.csv'))
    const dialog = page.getByRole('dialog', { name: 'Import leads' })
    await expect(dialog).toContainText('looks like an export of HubSpot')
    await expect(dialog.getByRole('region', { name: 'What would happen' })).toContainText('1 left out')
    await dialog.getByRole('button', { name: 'Import 2 leads' }).click()
    await page.getByRole('button', { name: 'Go to the queue' }).click()
  })

  const lead = page.getByRole('region', { name: 'Lead' })
  const book = page.getByRole('region', { name: 'Book', exact: true })
  await test.step('the lead who asked minutes ago is first, and booked with six keys at most', async () => {
    const first = page.getByRole('listbox', { name: 'Leads, who is next first' }).getByRole('option').first()
    await expect(first).toContainText('Maria Sandoval')
    await expect(first).toContainText('Answer')
    await expect(book.getByRole('option').first()).toBeVisible()
    const keys = new KeyCounter(page)
    await keys.press('Enter')
    await expect(lead.getByRole('heading', { name: 'Maria Sandoval' })).toBeVisible()
    // Monday is busy until 16:30 in Berlin. On Tuesday the stand-up has moved to 10:00, so 9:00 is free, which is 8:00
    // in London, and again from 9:30 on in London. On Wednesday the whole day is taken.
    const tuesday = book.getByRole('group', { name: /^Tue 24 Nov/ }).getByRole('option')
    const times = (await tuesday.allTextContents()).map((text) => /\d\d:\d\d/.exec(text)![0])
    expect(times[0]).toBe('08:00')
    expect(times.filter((time) => time > '08:15' && time < '09:30')).toEqual([])
    await expect(book.getByRole('group').first()).toHaveAccessibleName(/^Tue 24 Nov/)
    await expect(book.getByRole('group', { name: /^Wed 25 Nov/ })).toHaveCount(0)
    await keys.press('1', 'Enter')
    await expect(book.getByRole('region', { name: 'Booked' })).toContainText('Tue 24 Nov')
    expect(keys.count).toBeLessThanOrEqual(6)
  })

  const meeting = lead.getByRole('region', { name: /^Product demo/ })
  await test.step('another lead gets three times to choose from, by her clock, and they stay free', async () => {
    await page.keyboard.press('j')
    await expect(lead.getByRole('heading', { name: 'Jonas Weber' })).toBeVisible()
    await expect(book.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('q')
    const dialog = page.getByRole('dialog', { name: 'Offer times by e-mail' })
    await expect(dialog.getByRole('button', { pressed: true })).toHaveCount(3)
    await page.keyboard.press('h')
    const { name, text } = await app.draftedBy(() => page.keyboard.press('Enter'))
    expect(name).toMatch(/^times-.*\.eml$/)
    const { text: letter } = readTexts(text)
    expect(letter.match(/^• \w+day \d+ \w+ 2026, \d\d:\d\d–\d\d:\d\d \(.*, \w+\/\w+\)\r$/gm)).toHaveLength(3)
    expect(letter).toContain('They are kept free for you until Tuesday 24 November 2026, 18:00')
    await expect(book.getByRole('region', { name: 'Held slot' })).toHaveCount(3)
    await page.keyboard.press('Control+z')
    await expect(book.getByRole('region', { name: 'Held slot' })).toHaveCount(0)
    await page.keyboard.press('k')
    await expect(lead.getByRole('heading', { name: 'Maria Sandoval' })).toBeVisible()
  })

  const exported = async () =>
    readInvite(
      (await app.savedBy(() => meeting.getByRole('button', { name: 'Save as a calendar file (.ics)' }).click())).text,
    )
  const invited = await test.step('the invite is right in time, zone and people', async () => {
    const invite = await exported()
    expect(invite).toMatchObject({
      method: 'REQUEST',
      sequence: 0,
      start: '2026-11-24T08:00:00.000Z',
      end: '2026-11-24T08:45:00.000Z',
      zone: 'Europe/Berlin',
      status: 'CONFIRMED',
    })
    expect(invite.attendees.map((one) => one.address)).toContain('mailto:maria@cascade-freight.example')
    expect(invite.attendees.find((one) => one.name === 'Maria Sandoval')).toMatchObject({
      partstat: 'NEEDS-ACTION',
      rsvp: 'TRUE',
    })
    return invite
  })

  await test.step('confirm', async () => {
    await meeting.getByRole('button', { name: 'Confirm' }).click()
    await expect(meeting).toContainText('Confirmed')
  })

  await test.step('move: same UID, SEQUENCE 1', async () => {
    await meeting.getByRole('button', { name: 'Move' }).click()
    await expect(book.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await expect(meeting).toContainText('not confirmed')
    const moved = await exported()
    expect(moved).toMatchObject({ method: 'REQUEST', sequence: 1, uid: invited.uid })
    expect(moved.start).not.toBe(invited.start)
    expect(moved.stamp >= invited.stamp).toBe(true)
  })

  await test.step('cancel, and the file says CANCEL', async () => {
    await meeting.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog').getByRole('textbox').first().fill('Budget is gone')
    await page.keyboard.press('Control+Enter')
    await expect(lead).toContainText('cancelled')
  })

  await test.step('all of it is there after a restart', async () => {
    await app.restart()
    await runCommand(app.page, 'Go to meetings')
    await app.page.getByRole('tab', { name: /^All/ }).click()
    const row = app.page.getByRole('option', { name: /Maria Sandoval/ })
    await expect(row).toContainText('Cancelled')
    await row.click()
    const { text } = await app.savedBy(() => app.page.getByRole('button', { name: /Save .*\.ics/ }).click())
    expect(readInvite(text)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', sequence: 2, uid: invited.uid })
  })
})
