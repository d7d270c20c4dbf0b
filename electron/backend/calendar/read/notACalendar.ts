/** Why a file is no calendar, and what to do about it. */
export interface NotACalendar {
  readonly reason: string
  readonly hint: string
}

const EXPORT = 'In the calendar program choose Export or Save as, and take the file that ends in .ics.'

/** undefined for anything with a calendar or an event in it, however broken. */
export function notACalendar(text: string): NotACalendar | undefined {
  const plain = text
    .slice(0, 4096)
    .replaceAll('\0', '')
    .replace(/^[\uFEFF\uFFFD\s]+/, '')
  if (plain === '' && text.trim() === '') return { reason: 'The file is empty.', hint: EXPORT }
  if (plain.startsWith('PK')) {
    return {
      reason: 'This is a zip or Excel file, not a calendar.',
      hint: 'If it is the zip of a calendar export, unpack it and import the .ics files inside.',
    }
  }
  // Text that was UTF-16 and read as UTF-8 has NULs between its letters.
  const whole = text.includes('\0') ? text.replaceAll('\0', '') : text
  if (
    /^[^\S\r\n]*\uFEFF?BEGIN[^\S\r\n]*:[^\S\r\n]*(?:VCALENDAR|VEVENT|VFREEBUSY)/im.test(
      whole.replace(/^[\uFEFF\uFFFD]+/, ''),
    )
  ) {
    return undefined
  }
  if (/^<(?:!doctype|html|\?xml|head|body)/i.test(plain)) {
    return {
      reason: 'This is a web page, not a calendar.',
      hint: 'The link leads to a page about the calendar or to a sign-in. Download the .ics file itself.',
    }
  }
  if (plain.startsWith('%PDF')) return { reason: 'This is a PDF, not a calendar.', hint: EXPORT }
  if (/^BEGIN:VCARD/i.test(plain)) return { reason: 'This file holds contacts, not a calendar.', hint: EXPORT }
  return { reason: 'There is no calendar in this file (no BEGIN:VCALENDAR).', hint: EXPORT }
}
