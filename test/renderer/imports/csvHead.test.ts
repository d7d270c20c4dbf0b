import { describe, expect, it } from 'vitest'
import { calendarName } from '../../../renderer/imports/calendarName.ts'
import { csvHead } from '../../../renderer/imports/csvHead.ts'

describe('the head of a CSV file', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\uFEFFa;b\r\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'sep=;\r\na;b\r\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a\tb\n"x\ny"\t"say ""hi"""\n',
      [
        ['a', 'b'],
        ['x\ny', 'say "hi"'],
      ],
    ],
    ['Notes:\n\n"a, b",c\n', [['Notes:'], ['a, b', 'c']]],
    ['', []],
  ])('%j', (csv, rows) => expect(csvHead(csv, 2)).toEqual(rows))

  it('reads no further than asked', () => expect(csvHead('a\nb\nc\nd', 2)).toEqual([['a'], ['b']]))
})

describe('the name of a calendar', () => {
  const file = (text: string) => ({ name: 'dana.work.ics', text: `BEGIN:VCALENDAR\r\n${text}\r\nEND:VCALENDAR\r\n` })

  it.each([
    ['X-WR-CALNAME:Dana\\, work', 'Dana, work'],
    ['X-WR-CALNAME;VALUE=TEXT:Long na\r\n me', 'Long name'],
    ['NAME:Team', 'Team'],
    ['X-WR-CALNAME:', 'dana.work'],
    ['VERSION:2.0', 'dana.work'],
  ])('%j', (text, name) => expect(calendarName(file(text))).toBe(name))
})
