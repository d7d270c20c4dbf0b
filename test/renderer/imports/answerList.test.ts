import { describe, expect, it } from 'vitest'
import type { AnswerKind } from '../../../shared/contract/answers.ts'
import {
  answerLines,
  answersCsv,
  answerTitle,
  countWords,
  type ShownAnswer,
} from '../../../renderer/imports/answerList.ts'

const answer = (key: string, kind: AnswerKind, more: Partial<ShownAnswer> = {}): ShownAnswer => ({
  key,
  kind,
  applied: kind === 'applied',
  file: `${key}.ics`,
  ...more,
})

describe('the list of answers', () => {
  const answers = [
    answer('1', 'unmatched'),
    answer('2', 'applied', { leadName: 'Maria Sandoval', attendance: 'accepted' }),
    answer('3', 'duplicate'),
    answer('4', 'crasher', { leadName: 'Jonas Weber' }),
    answer('5', 'proposal', { leadName: 'Aiko Tanaka' }),
    answer('6', 'applied', { leadName: 'Tom Brewer', attendance: 'declined' }),
  ]

  it('has what counts first, and each group under its heading', () => {
    expect(
      answerLines(answers).map((line) => (line.type === 'heading' ? `${line.title} ${line.count}` : line.key)),
    ).toEqual(
      ['Taken in 2', '2', '6', 'Another time is asked for 1', '5', 'Needs you 1', '4', 'Nothing new 1', '3'].concat(
        'Not an answer to a meeting here 1',
        '1',
      ),
    )
    expect(answerLines([])).toEqual([])
  })

  it('is counted in words', () => {
    expect(countWords(answers)).toBe(
      '2 taken in, 1 for another time, 1 for you to decide, 1 nothing new, 1 not matched',
    )
    expect(countWords([])).toBe('')
  })

  it('names who and what', () => {
    expect(answers.map(answerTitle)).toEqual([
      'No meeting of this workspace',
      'Maria Sandoval: accepted',
      'Was taken in already',
      'Jonas Weber: an answer from an unknown address',
      'Aiko Tanaka: another time is proposed',
      'Tom Brewer: declined',
    ])
  })

  it('is a table that no spreadsheet takes for formulas', () => {
    const csv = answersCsv([
      answer('=cmd()', 'applied', { leadName: '+Maria "Mia"', attendance: 'accepted', start: '2026-11-26T14:00:00Z' }),
      answer('b', 'unmatched', { reason: 'Not here, and\nnot there' }),
    ])
    expect(csv).toBe(
      [
        '"Result","Lead","Meeting","Answer","What to do","File"',
        `"answered","'+Maria ""Mia""","2026-11-26T14:00:00Z","accepted","","'=cmd().ics"`,
        '"no meeting of this workspace","","","","Not here, and\nnot there","b.ics"',
        '',
      ].join('\r\n'),
    )
  })
})
