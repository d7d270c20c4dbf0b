import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { runCommand } from './pages/keys.ts'
import { addRep, previewLeads } from './pages/setUp.ts'

let folder: string
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'setpoint-bad-'))
})
test.afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

/** The first bytes of every .xlsx: a zip archive whose first entry is the list of content types. */
const XLSX = Buffer.concat([
  Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00]),
  Buffer.alloc(20),
  Buffer.from('[Content_Types].xml'),
  Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37) % 256)),
])

test('a workbook, an empty file and a file without leads are refused with what to do, and nothing is written', async ({
  app,
}) => {
  const { page } = app
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeVisible()
  for (const [path, words] of [
    [await file('leads.csv', XLSX), /workbook/],
    [await file('nothing.csv', ''), /empty/i],
    [await file('weather.csv', 'temperature;wind\n12;4\n13;5\n'), /column/i],
  ] as const) {
    await previewLeads(app, path)
    const dialog = page.getByRole('dialog', { name: 'Import leads' })
    await expect(dialog.getByRole('alert').first()).toContainText(words)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  await expect(page.getByRole('heading', { name: /meeting in twenty seconds/ })).toBeVisible()
})

test('a broken calendar is refused, one bad event is named and costs nothing else', async ({ app }) => {
  const { page } = app
  await addRep(page, { name: 'Dana Keller', email: 'dana@northwind.example', city: 'Berlin' })
  const importing = async (path: string) => {
    await runCommand(page, 'Import a calendar')
    const dialog = page.getByRole('dialog', { name: 'Import a calendar' })
    // There is one rep, so it is hers.
    await expect(dialog.getByRole('combobox', { name: 'Whose calendar is it?' })).toHaveValue('Dana Keller')
    await app.chooseFiles([path], () => dialog.getByRole('button', { name: 'Choose files' }).click())
    await dialog.getByRole('button', { name: 'Import for Dana Keller' }).click()
    return dialog
  }
  const event = (uid: string, start: string) =>
    `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:${start}\r\nDURATION:PT1H\r\nSUMMARY:${uid}\r\nEND:VEVENT\r\n`
  const wrap = (inside: string) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${inside}END:VCALENDAR\r\n`

  const good = await importing(await file('good.ics', wrap(event('good', '20261124T090000Z'))))
  await expect(good).toContainText('1 event understood')
  await good.getByRole('button', { name: 'Done' }).click()

  const broken = await importing(await file('page.ics', '<!doctype html><title>Sign in</title>'))
  await expect(broken.getByRole('alert').first()).toContainText(/calendar/i)
  await page.keyboard.press('Escape')

  const half = await importing(
    await file('half.ics', wrap(event('fine', '20261125T090000Z') + event('bad', '20269999T999999Z'))),
  )
  await expect(half).toContainText('1 event understood')
  await expect(half).toContainText('1 thing not taken as written')
  await expect(half).toContainText('cannot be read')
  await half.getByRole('button', { name: 'Done' }).click()
})

test('hours that end before they start and an address that is none are named at their field', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Add a rep' }).first().click()
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByRole('textbox', { name: 'Name' }).fill('Dana Keller')
  await details.getByRole('textbox', { name: 'E-mail' }).fill('dana at northwind')
  const monday = page.getByRole('textbox', { name: 'Hours on Monday' })
  await monday.fill('17-9')
  await page.keyboard.press('Control+Enter')
  await expect(monday).toHaveAttribute('aria-invalid', 'true')
  await monday.fill('9-17')
  await page.keyboard.press('Control+Enter')
  await expect(details).toContainText(/must be an e-mail address/i)
  // What was typed is still there.
  await expect(details.getByRole('textbox', { name: 'Name' })).toHaveValue('Dana Keller')
  await details.getByRole('textbox', { name: 'E-mail' }).fill('dana@northwind.example')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'All saved' })).toBeVisible()
})
