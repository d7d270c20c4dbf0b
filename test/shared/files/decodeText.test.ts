import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../shared/files/decodeText.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)

describe('the text of a file', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('Zoë, Köln'), 'Zoë, Köln'],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 0x5a, 0x6f, 0xc3, 0xab), 'Zoë'],
    ['UTF-16 little endian', bytes(0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xeb, 0), 'Zoë'],
    ['UTF-16 big endian', bytes(0xfe, 0xff, 0, 0x5a, 0, 0x6f, 0, 0xeb), 'Zoë'],
    ['windows-1252', bytes(0x5a, 0x6f, 0xeb, 0x20, 0x80), 'Zoë €'],
    ['an empty file', bytes(), ''],
  ])('%s', (_name, file, text) => {
    expect(decodeText('leads.csv', file)).toEqual({ ok: true, text })
  })

  it.each([
    ['a workbook', bytes(0x50, 0x4b, 0x03, 0x04, 0x14), /leads\.xlsx is a workbook/, /save it as CSV/],
    ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /old Excel/, /CSV/],
    ['a PDF', bytes(0x25, 0x50, 0x44, 0x46, 0x2d), /PDF/, /CSV/],
    ['a compressed file', bytes(0x1f, 0x8b, 0x08), /compressed/, /Unpack/],
    ['bytes that are no text', bytes(0x41, 0x00, 0x42), /not a text file/, /Choose a CSV/],
  ])('%s is refused, with what to do', (_name, file, reason, hint) => {
    expect(decodeText('leads.xlsx', file)).toEqual({
      ok: false,
      reason: expect.stringMatching(reason),
      hint: expect.stringMatching(hint),
    })
  })

  it.each([
    ['without a mark', []],
    ['with a mark', [0xef, 0xbb, 0xbf]],
  ])('a calendar folded within a character, %s, is put together before it is read', (_name, mark) => {
    const line = new TextEncoder().encode('SUMMARY:会議 and so on\r\nEND:VEVENT')
    // Between the first and the second octet of the first character.
    const folded = Uint8Array.from([...mark, ...line.subarray(0, 9), 13, 10, 32, ...line.subarray(9)])
    expect(decodeText('work.ics', folded)).toEqual({ ok: true, text: 'SUMMARY:会議 and so on\r\nEND:VEVENT' })
  })
})
