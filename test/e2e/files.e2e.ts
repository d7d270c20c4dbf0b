import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'

test('a workbook taken for a CSV is refused with what to do, then the CSV is read', async ({ app }) => {
  const workbook = join(app.data, 'leads.xlsx.csv')
  // How every .xlsx begins: it is a zip archive.
  await writeFile(workbook, Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000\u0008\u0000', 'latin1'))
  const csv = join(app.data, 'leads.csv')
  await writeFile(csv, Buffer.from('First Name,Last Name,Email\r\nZoë,Köhler,zoe@example.com\r\n', 'latin1'))

  await app.page.getByRole('region', { name: 'Bring in your leads' }).getByRole('button').click()
  const choose = app.page.getByRole('button', { name: 'Choose a file' })
  await app.chooseFiles([workbook], () => choose.click())
  await expect(app.page.getByRole('alert')).toContainText('is a workbook')
  await expect(app.page.getByRole('alert')).toContainText('save it as CSV')

  await app.chooseFiles([csv], () => choose.click())
  await expect(app.page.getByText('Zoë').first()).toBeVisible()
  await expect(app.page.getByText('Köhler').first()).toBeVisible()
})
