import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refusal, workspace } from '../../support/workspace.ts'

const utf8 = (bytes: readonly number[]): string => Buffer.from(bytes).toString('utf8')
const utf16 = Buffer.from('Name,Email\nA B,a@b.example\n', 'utf16le').toString('latin1')

test.each([
  ['an .xlsx workbook', 'PK\u0003\u0004\u0014\u0000xl/workbook.xml', 'Excel workbook', 'CSV UTF-8'],
  ['an .xls workbook, read as UTF-8', utf8([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old Excel', 'CSV UTF-8'],
  ['an .xls workbook, read as Latin 1', 'ÐÏ\u0011à¡±', 'old Excel', 'CSV UTF-8'],
  ['a PDF', '%PDF-1.7\n%âãÏÓ', 'PDF', 'CSV'],
  ['a web page', '\n<!DOCTYPE html><html><body>Sign in</body></html>', 'web page', 'sign-in'],
  ['UTF-16', utf16, 'UTF-16', 'CSV UTF-8'],
  [
    'a binary file',
    'Name\u0000,Email,Phone,Company,Title\n\u0001\u0002 and more of the same to follow here',
    'not a text file',
    'CSV',
  ],
  ['a calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n', 'calendar', "rep's calendar"],
  ['JSON', '[{"name":"A B"}]', 'JSON', 'CSV'],
  ['an empty file', '', 'empty', 'header'],
  ['a file of blanks', '\uFEFF \r\n\r\n', 'empty', 'header'],
  ['only a header', 'Name,Email,Company\r\n', 'no rows', 'Export'],
  ['one column', 'Email\na@b.example\nc@d.example\n', 'Only one column', 'commas'],
  ['columns that name nobody', 'Colour,Weight\nred,3\n', 'None of the columns', 'first line'],
  ['a thousand columns', `Name,Email${',x'.repeat(1000)}\nA B,a@b.example\n`, '1002 columns', 'fewer'],
  ['a quotation mark that is never closed', 'Name,Email\nA B,a@b.example\n"C D,c@d.example\n', 'line 3', 'line 3'],
])('%s is refused with what it is and what to do', async (_, csv, reason, hint) => {
  const backend = workspace()
  const refused = await refusal(backend.client.leads.import({ csv }))
  expect(refused.code).toBe('UNREADABLE')
  expect(refused.data.reason).toContain(reason)
  expect(refused.data.hint).toContain(hint)
  expect((await backend.client.leads.list({})).total).toBe(0)
  expect((await backend.client.history.list({})).changes).toEqual([])
  backend.close()
})

const piece = fc.oneof(
  fc.string({ maxLength: 6, unit: 'binary' }),
  fc.constantFrom(
    'Name',
    'Email',
    'Phone',
    'Country',
    'Create Date',
    ',',
    ';',
    '\t',
    '"',
    '\n',
    '\r\n',
    '\r',
    '""',
    'a@b.example',
    '+49 30 1',
    '\u{1F600}',
  ),
)

test('whatever the text, it is read or refused, and every row is accounted for', async () => {
  const backend = workspace()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('', 'Name,Email,Phone\n', 'Vorname;Name;E-Mail\n'),
      fc.array(piece, { maxLength: 40 }),
      async (header, pieces) => {
        try {
          const done = await backend.client.leads.import({ csv: header + pieces.join(''), dryRun: true })
          expect(done.created + done.updated + done.unchanged + done.rejected.length).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toMatchObject({ code: 'UNREADABLE' })
        }
      },
    ),
    { numRuns: 500 },
  )
  backend.close()
})
