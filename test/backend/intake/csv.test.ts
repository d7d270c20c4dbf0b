import { expect, test } from 'vitest'
import { readCsv } from '../../../electron/backend/intake/csv.ts'

const read = async (text: string) => {
  const { headers, rows } = await readCsv(text)
  return { headers, rows: rows.map(({ line, cells }) => [line, ...cells]) }
}

test.each([
  ['comma', ',', '\n'],
  ['semicolon', ';', '\r\n'],
  ['tab', '\t', '\r'],
  ['bar', '|', '\n'],
])('separated by %s', async (_, separator, lineEnd) => {
  const text = [
    ['Name', 'Email'],
    ['A B', 'a@b.example'],
    ['C D', ''],
  ]
    .map((row) => row.join(separator))
    .join(lineEnd)
  expect(await read('\uFEFF' + text)).toEqual({
    headers: ['Name', 'Email'],
    rows: [
      [2, 'A B', 'a@b.example'],
      [3, 'C D'],
    ],
  })
})

test('lines are counted as an editor counts them: through blanks, quotes and mixed line ends', async () => {
  const text = 'Name,Email\r\n\r\n"A\r\nB",1\n"C ""x"" D",2\rE 5" F,3\n,\n"G",4'
  expect(await read(text)).toEqual({
    headers: ['Name', 'Email'],
    rows: [
      [3, 'A\r\nB', '1'],
      [5, 'C "x" D', '2'],
      [6, 'E 5" F', '3'],
      [8, 'G', '4'],
    ],
  })
})

test('the line that tells Excel its separator is not the header', async () => {
  expect(await read('sep=;\r\nName;Email\r\nA, B;a@b.example\r\n')).toEqual({
    headers: ['Name', 'Email'],
    rows: [[3, 'A, B', 'a@b.example']],
  })
})

test('a title and notes before the header are passed over, and so are empty columns at its end', async () => {
  const text = 'My leads, 2026\nexported on Monday,,,\n\nName,Email,,\nA B,a@b.example,,\n'
  expect(await read(text)).toEqual({ headers: ['Name', 'Email'], rows: [[5, 'A B', 'a@b.example']] })
})

test('a comma in many cells does not make a file of semicolons one of commas', async () => {
  const text = 'Name;Firma;Wert\nA B;Acme, Inc., Berlin;1,5\nC D;X, Y;2,5\n'
  expect((await readCsv(text)).headers).toEqual(['Name', 'Firma', 'Wert'])
})

test('a column without a name keeps its place where it holds something', async () => {
  expect(await read('Name,,Email,\nA B,x,a@b.example,y\n')).toEqual({
    headers: ['Name', '', 'Email', ''],
    rows: [[2, 'A B', 'x', 'a@b.example', 'y']],
  })
})

test('quotes around a name with a comma are not quotes around a row', async () => {
  expect((await readCsv('Name,Email\n"Smith, Jr.",\n"Smith, Jr."\n')).rows.map(({ cells }) => cells)).toEqual([
    ['Smith, Jr.'],
    ['Smith, Jr.'],
  ])
})
