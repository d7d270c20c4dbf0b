import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eventIn, foreignEvent, movedBy } from '../support/caldav.ts'
import { startServer, type TestServer } from '../support/calendarServers.ts'
import { expect, test as base } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'
import { KeyCounter, runCommand } from './pages/keys.ts'
import { addMeetingType, addRep, FIXTURES, previewLeads } from './pages/setUp.ts'

const test = base.extend<{ server: TestServer }>({
  server: async ({ host: _host }, use) => {
    const server = await startServer('radicale')
    await use(server)
    await server.close()
  },
})

test('a calendar on a server is connected with the keyboard, read, written to, and let go of', async ({
  app,
  server,
}) => {
  const { page } = app
  await server.other.put('b.ics', foreignEvent('b@x', '20261123T080000Z', '20261123T170000Z'))
  await server.other.put('a.ics', foreignEvent('a@x', '20261124T080000Z', '20261124T120000Z', 'SUMMARY:Off site'))
  await addRep(page, { name: 'Dana Keller', email: 'dana@northwind.example', city: 'Berlin' })
  await addMeetingType(page, { name: 'Product demo', minutes: 45 })
  await previewLeads(app, join(FIXTURES, 'hubspot-contacts.csv'))
  await page.getByRole('button', { name: 'Import 2 leads' }).click()
  await page.getByRole('button', { name: 'Go to the queue' }).click()

  const section = page.getByRole('region', { name: 'Calendar on a server' })
  const connection = section.getByRole('group', { name: 'Calendar Work & travel on a server' })
  await test.step('connect', async () => {
    await runCommand(page, 'Go to reps')
    await section.getByRole('button', { name: 'Connect a calendar' }).focus()
    await page.keyboard.press('Enter')
    await expect(section.getByRole('textbox', { name: 'Address of the server' })).toBeFocused()
    await page.keyboard.type(server.serverUrl)
    await page.keyboard.press('Tab')
    await page.keyboard.type(server.username)
    await page.keyboard.press('Tab')
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    await expect(section.getByRole('alert')).toContainText('does not accept this user name and password')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(server.password)
    await page.keyboard.press('Enter')
    await expect(section.getByRole('radio', { name: /Work & travel/ })).toBeFocused()
    await expectAccessible(page, 'connecting a calendar')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(connection).toContainText(/Connected · as of \d\d:\d\d · busy times read, meetings written/)
    await expectAccessible(page, 'a connected calendar')
  })

  const book = page.getByRole('region', { name: 'Book', exact: true })
  await test.step('its busy time is not offered, and what is booked is written to it', async () => {
    await runCommand(page, 'Go to the queue')
    await expect(book.getByRole('option').first()).toBeVisible()
    const keys = new KeyCounter(page)
    await keys.press('Enter')
    // Off site until 13:00 in Berlin, which is noon in London.
    const tuesday = book.getByRole('group', { name: /^Tue 24 Nov/ }).getByRole('option')
    await expect(tuesday.first()).toContainText('12:00')
    await keys.press('1', 'Enter')
    await expect(book.getByRole('region', { name: 'Booked' })).toContainText('Tue 24 Nov')
    await expect.poll(async () => (await server.other.list()).length).toBe(3)
    await runCommand(page, 'Go to the board')
    await expect(page.getByRole('grid', { name: /^Board, / })).toBeVisible()
  })

  const [name = ''] = (await server.other.list()).filter((one) => one.length > 'a.ics'.length)
  await test.step('a meeting that was moved there is asked about', async () => {
    const ics = (await server.other.get(name)) ?? ''
    expect(eventIn(ics)).toContain('DTSTART;TZID=Europe/Berlin:20261124T130000')
    await server.other.put(name, movedBy(ics, '20261126T130000Z', '20261126T134500Z'))
    await runCommand(page, 'Go to reps')
    await connection.getByRole('button', { name: 'Sync now' }).click()
    await expect(connection).toContainText(/Moved on the server to Thu 26 Nov \d\d:00/)
    await expect(page.getByRole('contentinfo')).toContainText('1 meeting was changed on a server')
    await expectAccessible(page, 'a meeting changed on a server')
    await connection.getByRole('button', { name: 'Move the meeting' }).click()
    await expect(connection.getByRole('listitem')).toHaveCount(0)
    await expect(page.getByRole('contentinfo')).not.toContainText('changed on a server')
  })

  await test.step('the password is nowhere in the data folder, and asked for again where it was in memory only', async () => {
    await app.restart()
    for (const file of await readdir(app.data)) {
      const text = await readFile(join(app.data, file)).catch(() => Buffer.alloc(0))
      for (const secret of [server.password, Buffer.from(server.password).toString('base64')]) {
        expect(text.includes(secret), file).toBe(false)
      }
    }
    const again = app.page.getByRole('group', { name: 'Calendar Work & travel on a server' })
    await runCommand(app.page, 'Go to reps')
    if (app.host === 'serve') {
      await again.getByRole('button', { name: 'Sync now' }).click()
      await expect(again).toContainText('Password needed')
      await again.getByRole('textbox', { name: 'Password of dana' }).fill(server.password)
      await app.page.keyboard.press('Enter')
    } else {
      await again.getByRole('button', { name: 'Sync now' }).click()
    }
    await expect(again).toContainText('Connected · as of')
  })

  await test.step('disconnect, and take the meetings out', async () => {
    const last = app.page.getByRole('group', { name: 'Calendar Work & travel on a server' })
    await last.getByRole('button', { name: 'Disconnect' }).click()
    await last.getByRole('button', { name: 'Disconnect, take them out' }).click()
    await expect(last).toBeHidden()
    expect(await server.other.list()).toEqual(['a.ics', 'b.ics'])
  })
})
