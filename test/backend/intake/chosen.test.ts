import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../../electron/backend/index.ts'
import { workspace } from '../../support/workspace.ts'

let backend: Backend
beforeEach(() => {
  backend = workspace()
})
afterEach(() => backend.close())

describe('a lead who is there already', () => {
  const csv = 'Name,Email,Title\nDana Reyes,dana@h.example,CFO\nAnna Weber,anna@w.example,Buyer\n'
  beforeEach(async () => {
    await backend.client.leads.save({ name: 'Dana Reyes', email: 'dana@h.example', title: 'Clerk' })
  })
  const titles = async () =>
    (await backend.client.leads.list({})).leads.map(({ name, title }) => `${name} ${title}`).toSorted()

  test('is updated, unless told otherwise', async () => {
    expect(await backend.client.leads.import({ csv })).toMatchObject({ created: 1, updated: 1, skipped: 0 })
    expect(await titles()).toEqual(['Anna Weber Buyer', 'Dana Reyes CFO'])
  })

  test('is left alone when asked to skip', async () => {
    const dry = await backend.client.leads.import({ csv, onDuplicate: 'skip', dryRun: true })
    expect(dry).toMatchObject({ created: 1, updated: 0, unchanged: 0, skipped: 1 })
    expect(dry.preview?.map(({ action }) => action)).toEqual(['skip', 'create'])
    await backend.client.leads.import({ csv, onDuplicate: 'skip' })
    expect(await titles()).toEqual(['Anna Weber Buyer', 'Dana Reyes Clerk'])
  })

  test('gets a second one when asked to create', async () => {
    expect(await backend.client.leads.import({ csv, onDuplicate: 'create' })).toMatchObject({ created: 2, updated: 0 })
    expect(await titles()).toEqual(['Anna Weber Buyer', 'Dana Reyes CFO', 'Dana Reyes Clerk'])
  })
})

test('rows of one person in the file are counted as such', async () => {
  const csv = 'Name,Email\nA B,a@b.example\nC D,c@d.example\nA B,A@B.example\nA B,a@b.example\n'
  expect(await backend.client.leads.import({ csv, dryRun: true })).toMatchObject({
    created: 2,
    unchanged: 2,
    duplicates: 2,
    people: { created: 2, updated: 0, unchanged: 0, skipped: 0 },
  })
})

describe('rejected rows', () => {
  const csv =
    'Name;E-mail;Phone;Notes\n"A; B";;5.3E+11;"two\nlines"\nC D;c@d.example;;\n;;;=only notes\nE F;e at f;;keep\n'

  test('are a file as they stood, with the reason; put right it is imported', async () => {
    const { rejected, rejectedCsv = '' } = await backend.client.leads.import({ csv, source: 'Fair' })
    expect(rejected.map(({ line }) => line)).toEqual([2, 5, 6])
    expect(rejectedCsv.split('\r\n')[0]).toBe('\uFEFFWhy it was left out;Name;E-mail;Phone;Notes')
    expect(rejectedCsv).toContain('"A; B";;5.3E+11;"two\nlines"')
    // a cell that a spreadsheet would run is text
    expect(rejectedCsv).toContain(";'=only notes")

    const again = await backend.client.leads.import({ csv: rejectedCsv, source: 'Fair', dryRun: true })
    expect(again.rejected.map(({ reason }) => reason)).toEqual(rejected.map(({ reason }) => reason))
    // the column of the reason does not pile up
    expect(again.rejectedCsv).toBe(rejectedCsv)

    const right = rejectedCsv.replaceAll('5.3E+11', '+49 30 1234567').replaceAll('e at f', 'e@f.example')
    expect(await backend.client.leads.import({ csv: right, source: 'Fair' })).toMatchObject({ created: 2 })
    const { leads } = await backend.client.leads.list({})
    expect(leads.find(({ name }) => name === 'A; B')).toMatchObject({ phone: '+49301234567', notes: 'two\nlines' })
  })

  test('are no file where there are none', async () => {
    expect((await backend.client.leads.import({ csv: 'Name,Email\nA B,a@b.example\n' })).rejectedCsv).toBeUndefined()
  })
})

describe('the mapping of a source', () => {
  const mapping = [
    { column: 'Wer', field: 'name' as const },
    { column: 'Womit', field: 'email' as const },
    { column: 'Seit', field: null },
  ]
  beforeEach(() => backend.client.leads.import({ csv: 'Wer,Womit,Seit\nA B,a@b.example,x\n', mapping, source: 'Fair' }))

  test('is proposed where a column was added or moved', async () => {
    const csv = 'Seit,Womit,Wer,City\nx,c@d.example,C D,Berlin\n'
    expect((await backend.client.leads.import({ csv, source: 'Fair', dryRun: true })).mapping).toEqual([
      { column: 'Seit', field: null },
      { column: 'Womit', field: 'email' },
      { column: 'Wer', field: 'name' },
      { column: 'City', field: 'city' },
    ])
  })

  test('is not that of another source', async () => {
    const csv = 'Wer,Womit,Name\nx,y,C D\n'
    expect((await backend.client.leads.import({ csv, source: 'Other', dryRun: true })).mapping[0]).toEqual({
      column: 'Wer',
      field: null,
    })
  })
})

test('what stands in each column is told, to choose a field by', async () => {
  const csv = 'Report\n\nName,Email,Notes\nA B,a@b.example,"one\ntwo"\nC D,c@d.example,\n'
  expect((await backend.client.leads.import({ csv, dryRun: true })).samples).toEqual([
    ['A B', 'C D'],
    ['a@b.example', 'c@d.example'],
    ['one two'],
  ])
})
