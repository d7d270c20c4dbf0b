import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { expectAccessible } from './pages/accessible.ts'
import { runCommand } from './pages/keys.ts'

test('a file is brought in: dates asked about, leads left as they are, rejected rows kept, all of it undone', async ({
  app,
}) => {
  const { page } = app
  const csv = join(app.data, 'fair.csv')
  await writeFile(
    csv,
    [
      'Leads of the fair;;;',
      'Name;E-mail;Phone;Create Date',
      'Zoë Köhler;zoe@nordwind.example;+49 30 1234567;05/06/2026',
      'Zoë Köhler;ZOE@nordwind.example;;05/06/2026',
      'Tom Baker;tom@oakfield.example;;07/06/2026',
      'Ann Lee;;5.35521E+11;',
      '',
    ].join('\r\n'),
  )
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeFocused()
  await runCommand(page, 'Add a lead')
  const form = page.getByRole('dialog', { name: 'Add a lead' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Tom Baker')
  await form.getByRole('textbox', { name: 'E-mail' }).fill('tom@oakfield.example')
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()

  const dialog = page.getByRole('dialog', { name: 'Import leads' })
  const state = dialog.getByRole('status')
  await test.step('drop, and see what would happen', async () => {
    await runCommand(page, 'Import leads')
    await app.chooseFiles([csv], () => dialog.getByRole('button', { name: 'Choose a file' }).press('Enter'))
    const preview = dialog.getByRole('region', { name: 'What would happen' })
    await expect(preview).toContainText('1 new')
    await expect(preview).toContainText('1 left out')
    await expect(preview).toContainText('1 row repeats a person')
    await expect(dialog.getByRole('region', { name: /^Columns/ })).toContainText('zoe@nordwind.example')
    await expectAccessible(page, 'the import with its questions')
  })

  await test.step('what only a person knows is asked, by keyboard alone', async () => {
    await expect(state).toContainText('which way round the dates')
    await expect(dialog.getByRole('button', { name: /^Import/ })).toBeDisabled()
    await page.keyboard.press('Control+Enter')
    await dialog.getByRole('radio', { name: '5 Jun' }).focus()
    await page.keyboard.press('Space')
    await expect(dialog.getByRole('radio', { name: '5 Jun' })).toBeChecked()
    await dialog.getByRole('radio', { name: 'Update them' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(dialog.getByRole('region', { name: 'What would happen' })).toContainText('1 skipped')
    await expect(dialog.getByRole('button', { name: 'Import 1 lead' })).toBeEnabled()
  })

  const done = page.getByRole('dialog', { name: 'Leads imported' })
  await test.step('brought in by key; what was left out is saved as rows to put right', async () => {
    await page.keyboard.press('Control+Enter')
    await expect(done.getByRole('status')).toContainText('1 new, 0 updated')
    await expect(done).toContainText('1 was left as it is')
    await expectAccessible(page, 'the result of the import')
    const saved = await app.savedBy(() => done.getByRole('button', { name: 'Save these rows' }).click())
    expect(saved.name).toBe('fair left out.csv')
    expect(saved.text.replace(/^\uFEFF/, '').split('\r\n')[0]).toBe('Why it was left out;Name;E-mail;Phone;Create Date')
    expect(saved.text).toContain(';Ann Lee;;5.35521E+11')
  })

  await test.step('undone as one', async () => {
    const list = page.getByRole('listbox', { name: 'Leads, who is next first' })
    await done.getByRole('button', { name: 'Undo the import' }).click()
    await expect(done).toBeHidden()
    await runCommand(page, 'Go to the queue')
    await expect(list.getByRole('option')).toHaveCount(1)
    await expect(list).toContainText('Tom Baker')
  })
})

test('a long import shows how far it is, lets one work on, and leaves nothing when it is cancelled', async ({
  app,
}) => {
  test.setTimeout(180_000)
  const { page } = app
  const csv = join(app.data, 'many.csv')
  const rows = Array.from({ length: 12_000 }, (_, i) => `P${i} Q,p${i}@x.example,+4930${1_000_000 + i}`)
  await writeFile(csv, `Name,E-mail,Phone\n${rows.join('\n')}\n`)
  await runCommand(page, 'Import leads')
  const dialog = page.getByRole('dialog', { name: 'Import leads' })
  await app.chooseFiles([csv], () => dialog.getByRole('button', { name: 'Choose a file' }).click())
  const go = dialog.getByRole('button', { name: 'Import 12,000 leads' })
  await expect(go).toBeEnabled({ timeout: 60_000 })
  await go.click()
  await expect(dialog.getByRole('progressbar', { name: 'Progress of the import' })).toBeVisible()
  await expect(dialog.getByRole('status')).toContainText('Writing', { timeout: 60_000 })
  await dialog.getByRole('button', { name: 'Cancel the import' }).press('Enter')
  await expect(dialog.getByRole('status')).toContainText('cancelled. Nothing of it stays')
  await expectAccessible(page, 'the import after it was cancelled')
  await page.keyboard.press('Escape')
  await expect(page.getByText('P1 Q')).toHaveCount(0, { timeout: 60_000 })
  await runCommand(page, 'Export all leads')
  await expect(page.getByText('There are no leads to export.')).toBeVisible()
})

test('contact cards come in the same way, and leads go out as a file', async ({ app }) => {
  const { page } = app
  const cards = join(app.data, 'phone.vcf')
  await writeFile(
    cards,
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Köhler\r\nORG:Nordwind\r\nTEL;TYPE=CELL:+49 151 12345678\r\nEND:VCARD\r\n',
  )
  await runCommand(page, 'Import leads')
  const dialog = page.getByRole('dialog', { name: 'Import leads' })
  await app.chooseFiles([cards], () => dialog.getByRole('button', { name: 'Choose a file' }).click())
  await expect(dialog).toContainText('contact cards')
  await dialog.getByRole('button', { name: 'Import 1 lead' }).click()
  await page.getByRole('button', { name: 'Go to the queue' }).click()
  const saved = await app.savedBy(() => runCommand(page, 'Export all leads'))
  expect(saved.name).toBe('leads 2026-11-23.csv')
  expect(saved.text).toContain('Zoë Köhler,Nordwind,')
  expect(saved.text).toContain('+49 1511 2345678')
})

test('who is there already is shown while a lead is typed, and opened from there', async ({ app }) => {
  const { page } = app
  const add = async (name: string, phone: string) => {
    await runCommand(page, 'Add a lead')
    const form = page.getByRole('dialog', { name: 'Add a lead' })
    await form.getByRole('textbox', { name: 'Name' }).fill(name)
    await form.getByRole('textbox', { name: 'Phone' }).fill(phone)
    return form
  }
  await expect(page.getByRole('button', { name: 'Load the sample' })).toBeFocused()
  const first = await add('Dana Reyes', '+1 415 555 0134')
  await page.keyboard.press('Control+Enter')
  await expect(first).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Dana Reyes' })).toBeVisible()

  const form = await add('D. Reyes', '+1 (415) 555-0134')
  await expect(form.getByRole('status')).toContainText('Is this the same person?')
  await expect(form.getByRole('status')).toContainText('the same number')
  await expectAccessible(page, 'a lead that is there already')
  await form.getByRole('button', { name: 'Open Dana' }).press('Enter')
  await expect(form).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Dana Reyes' })).toBeVisible()
})
