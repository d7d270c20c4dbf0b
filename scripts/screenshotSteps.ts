import type { Page } from '@playwright/test'

/** Runs a command by its words, through the palette. */
export const command = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /^Search leads/ }).fill(words)
  await page
    .getByRole('option', { name: new RegExp(words, 'i') })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
}
export const byCommand = (words: string) => (page: Page) => command(page, words)

/** Presses keys on the desk once it is there. */
export const onDesk =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('option').first().waitFor()
    await page.waitForTimeout(300)
    for (const key of keys) {
      await page.keyboard.press(key)
      await page.waitForTimeout(300)
    }
  }

/** Presses keys on the list of leads with some of them selected. */
export const onLeads =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('gridcell').first().waitFor()
    await page.getByRole('grid', { name: 'Leads' }).focus()
    for (const key of ['Home', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown', ...keys]) {
      await page.keyboard.press(key)
      await page.waitForTimeout(150)
    }
  }

export const give = async (page: Page, button: string, name: string, text: string): Promise<void> => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('dialog').getByRole('button', { name: button }).click(),
  ])
  await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.waitForTimeout(1_000)
}

/** A list with dates of two readings, a lead known already, a person twice, and a row that cannot be used. */
const FAIR = [
  'Name;E-mail;Phone;Company;Country;Create Date;Stand',
  'Zoë Köhler;zoe@nordwind.example;+49 30 1234567;Nordwind;Germany;05/06/2026;B12',
  'Zoë Köhler;ZOE@nordwind.example;;Nordwind;Germany;05/06/2026;B12',
  'Maria Sandoval;maria.sandoval@cascade.example;+1 303 555 0142;Cascade Freight;US;07/06/2026;',
  'Tom Baker;tom@oakfield.example;+44 20 7946 0018;Oakfield;UK;07/06/2026;A3',
  'Ann Lee;;5.35521E+11;;;;',
  '',
].join('\r\n')

export const importFair = async (page: Page): Promise<void> => {
  await command(page, 'Import leads')
  await give(page, 'Choose a file', 'fair.csv', FAIR)
}

/** The invite of a meeting ahead as its lead's calendar has it, answered. */
export const takeIn = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: /^Upcoming/ }).click()
  const answers: string[] = []
  for (const [nth, method, more] of [
    [12, 'REPLY', ''],
    [13, 'COUNTER', 'DTSTART:20261208T033000Z\r\nCOMMENT:Tuesday suits better\r\n'],
  ] as const) {
    await page.getByRole('listbox', { name: 'Meetings' }).getByRole('option').nth(nth).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#meeting-detail').getByRole('button', { name: 'Save .ics' }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk as Buffer))
    const text = Buffer.concat(chunks).toString('utf8').replaceAll('\r\n ', '')
    const value = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? ''
    answers.push(
      `BEGIN:VCALENDAR\r\nPRODID:-//Example//Calendar//EN\r\nVERSION:2.0\r\nMETHOD:${method}\r\nBEGIN:VEVENT\r\n` +
        `UID:${value(/^UID:(\S+)/m)}\r\nSEQUENCE:${value(/^SEQUENCE:(\d+)/m)}\r\nDTSTAMP:20261123T085500Z\r\n` +
        `ATTENDEE;PARTSTAT=${method === 'REPLY' ? 'ACCEPTED' : 'TENTATIVE'}:mailto:` +
        `${value(/^ATTENDEE[^\r]*?mailto:([^\s;]+)/m)}\r\n${more}END:VEVENT\r\nEND:VCALENDAR\r\n`,
    )
  }
  await page.getByRole('button', { name: 'Take in answers' }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).click(),
  ])
  await chooser.setFiles([
    ...answers.map((text, i) => ({ name: `${i + 1}.ics`, mimeType: 'text/calendar', buffer: Buffer.from(text) })),
    { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('See you on Thursday.') },
  ])
  await page.waitForTimeout(1_000)
}

/** Opens the brief of the first meeting ahead as a page. */
export const openBrief = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: /^Upcoming/ }).click()
  await page.getByRole('listbox', { name: 'Meetings' }).getByRole('option').nth(2).click()
  await page.waitForTimeout(400)
  await command(page, 'Show the brief as a page')
  await page.waitForTimeout(500)
}

/** Opens all briefs of the day of that meeting. */
export const openDay = async (page: Page): Promise<void> => {
  await openBrief(page)
  await page.getByRole('button', { name: 'All of the day' }).click()
  await page.waitForTimeout(500)
}

export const onPaper =
  (open: (page: Page) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    await open(page)
    await page.emulateMedia({ media: 'print' })
  }
