import { describe, expect, test } from 'vitest'
import { isZone } from '../../../../shared/time/zone.ts'
import { ics, skippedOf, startsOf, vevent } from '../../../support/icsText.ts'

const at = (tzid: string, time = '20261124T100000') => vevent(`DTSTART;TZID=${tzid}:${time}`, 'DURATION:PT1H')
const july = { from: Date.parse('2026-07-01T00:00:00Z') }

/** A zone block with one summer rule, as Outlook writes it. */
const block = (tzid: string, winter: string, summer: string, more: readonly string[] = []) =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${tzid}`,
    ...more,
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    `TZOFFSETFROM:${summer}`,
    `TZOFFSETTO:${winter}`,
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    `TZOFFSETFROM:${winter}`,
    `TZOFFSETTO:${summer}`,
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ].join('\r\n')

describe('what a TZID means without a block in the file', () => {
  test.each([
    ['Europe/Berlin', '09:00'],
    ['europe/berlin', '09:00'],
    ['"Europe/Berlin"', '09:00'],
    ['Europe/Berlin ', '09:00'],
    ['America/New York', '15:00'],
    ['US-Eastern', '15:00'],
    ['/freeassociation.sourceforge.net/Europe/Berlin', '09:00'],
    ['/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires', '13:00'],
    ['/mozilla.org/20070129_1/America/New_York', '15:00'],
    ['Eastern Standard Time', '15:00'],
    ['eastern standard time', '15:00'],
    ['Eastern Daylight Time', '15:00'],
    ['W. Europe Standard Time', '09:00'],
    ['"(UTC-05:00) Eastern Time (US & Canada)"', '15:00'],
    ['"(UTC-05:00) Eastern Time (US and Canada)"', '15:00'],
    ['"(GMT-05.00) Eastern Time (US & Canada)"', '15:00'],
    ['"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', '09:00'],
    ['"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi"', '04:30'],
    ['"Amsterdam, Belgrade, Berlin, Brussels, Budapest, Madrid, Paris, Prague, Stockholm"', '09:00'],
    ['(UTC-03:00) Brasília', '13:00'],
    ['Mitteleuropäische Zeit ', '09:00'],
    ['tzone://Microsoft/Utc', '10:00'],
    ['UTC', '10:00'],
    ['UTC+03', '07:00'],
    ['GMT-0330', '13:30'],
    ['TZID=America/Denver', '17:00'],
  ])('%s', (tzid, time) => {
    const quoted = /[:,;]/.test(tzid) && !tzid.startsWith('"') ? `"${tzid}"` : tzid
    const text = ics(at(quoted))
    expect(startsOf(text)).toEqual([`2026-11-24T${time}Z`])
    expect(skippedOf(text)).toEqual([])
  })

  test('an unknown name is read as in the zone of the rep, and said once', () => {
    const text = ics(at('Middle Earth'), at('Middle Earth', '20261125T100000'))
    expect(startsOf(text, { zone: 'Asia/Tokyo' })).toEqual(['2026-11-24T01:00Z', '2026-11-25T01:00Z'])
    expect(skippedOf(text)).toEqual([{ line: 7, reason: expect.stringContaining('"Middle Earth" is not known') }])
  })
})

describe('zone blocks', () => {
  test('a name of its own means its block, wherever in the file that is', () => {
    const own = block('Customized Time Zone', '-0500', '-0400')
    expect(startsOf(ics(at('Customized Time Zone'), own))).toEqual(['2026-11-24T15:00Z'])
    expect(startsOf(ics(own, at('Customized Time Zone', '20260701T100000')), july)).toEqual(['2026-07-01T14:00Z'])
  })

  test('commas are escaped in the block and quoted in the parameter', () => {
    const text = ics(block('(UTC+07:00) Here\\, There', '+0700', '+0700'), at('"(UTC+07:00) Here, There"'))
    expect(startsOf(text)).toEqual(['2026-11-24T03:00Z'])
  })

  test('an IANA id means the zone even where the block is wrong', () => {
    const text = ics(block('America/Mexico_City', '-0600', '-0500'), at('America/Mexico_City', '20260701T100000'))
    expect(startsOf(text, july)).toEqual(['2026-07-01T16:00Z'])
  })

  test('a Windows name means its block, but not with an offset the zone never has', () => {
    const text = (winter: string) =>
      ics(block('New Zealand Standard Time', winter, winter), at('New Zealand Standard Time'))
    expect(startsOf(text('+1200'))).toEqual(['2026-11-23T22:00Z'])
    expect(startsOf(text('+0100'))).toEqual(['2026-11-23T21:00Z'])
  })

  test('a block that cannot be read is none', () => {
    const text = ics(block('Eastern Standard Time', '+5744', '+5744'), at('Eastern Standard Time'))
    expect(startsOf(text)).toEqual(['2026-11-24T15:00Z'])
  })

  test('an empty name means the block of that name', () => {
    expect(startsOf(ics(block('', '+0000', '+0000'), at('')))).toEqual(['2026-11-24T10:00Z'])
  })

  test('a change by date', () => {
    const dated = [
      'BEGIN:VTIMEZONE',
      'TZID:Dated',
      'BEGIN:STANDARD',
      'DTSTART:20200101T000000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0200',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20260301T000000',
      'RDATE:20261201T000000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0300',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ].join('\r\n')
    expect(startsOf(ics(dated, at('Dated')))).toEqual(['2026-11-24T07:00Z'])
    expect(startsOf(ics(dated, at('Dated', '20190101T100000')), { from: 0 })).toEqual(['2019-01-01T08:00Z'])
  })
})

describe('times without a zone', () => {
  const floating = vevent('DTSTART:20261124T100000', 'DURATION:PT1H')

  test('are in the zone of the calendar, else of the rep', () => {
    expect(startsOf(ics('X-WR-TIMEZONE:America/Denver', floating))).toEqual(['2026-11-24T17:00Z'])
    expect(startsOf(ics('X-WR-TIMEZONE:Eastern Standard Time', floating))).toEqual(['2026-11-24T15:00Z'])
    expect(startsOf(ics(floating))).toEqual(['2026-11-24T09:00Z'])
    expect(startsOf(ics(floating), { zone: 'Asia/Tokyo' })).toEqual(['2026-11-24T01:00Z'])
  })

  test('Z wins over TZID', () => {
    expect(startsOf(ics(at('America/Denver', '20261124T100000Z')))).toEqual(['2026-11-24T10:00Z'])
  })
})

test('every Windows zone leads to a zone that the runtime knows', async () => {
  const { windowsZones } = await import('../../../../electron/backend/calendar/read/windowsZones.ts')
  const unknown = windowsZones().filter((zone) => !isZone(zone))
  expect(unknown).toEqual([])
})
