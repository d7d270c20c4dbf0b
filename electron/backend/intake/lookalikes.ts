import { refuse } from '../refusals.ts'

const CSV_HINT = 'Export or save it as CSV (UTF-8) and import that file.'

/** What files that are taken for a CSV begin with, read as text in whatever encoding. */
const KINDS: readonly { readonly start: RegExp; readonly reason: string; readonly hint: string }[] = [
  {
    start: /^PK\x03\x04/,
    reason: 'This is an Excel workbook (or another zipped file), not a CSV file.',
    hint: 'In Excel choose File > Save as > CSV UTF-8 and import that file.',
  },
  {
    start: /^(?:\u00D0\u00CF|\uFFFD{2})\x11/,
    reason: 'This is an old Excel workbook, not a CSV file.',
    hint: 'In Excel choose File > Save as > CSV UTF-8 and import that file.',
  },
  {
    start: /^%PDF/,
    reason: 'This is a PDF, not a CSV file.',
    hint: 'Export the list as CSV from the program it is from.',
  },
  {
    start: /^\s*(<!doctype html|<html|<head|<table|<\?xml|<body)/i,
    reason: 'This is a web page, not a CSV file.',
    hint: 'The link may have asked for a sign-in: download the export again, as CSV.',
  },
  {
    start: /^\s*BEGIN:VCALENDAR/i,
    reason: 'This is a calendar, not a list of leads.',
    hint: "Import it as a rep's calendar.",
  },
  { start: /^\{\\rtf/, reason: 'This is a text document, not a CSV file.', hint: CSV_HINT },
  { start: /^\s*(\{\s*"|\[\s*\{)/, reason: 'This is a JSON file, not a CSV file.', hint: CSV_HINT },
  {
    start: /^\x1F(\x8B|\uFFFD)/,
    reason: 'This is a compressed file.',
    hint: 'Unpack it first, then import the CSV file inside.',
  },
  { start: /^(\uFFFDPNG|\u0089PNG|GIF8|\uFFFD{2,3}\uFFFD?.{0,4}JFIF)/, reason: 'This is a picture.', hint: CSV_HINT },
]

/** Refuses a file that is not text at all, with what it is and what to do. */
export function refuseLookalikes(text: string): void {
  if (text.trim() === '') {
    throw refuse.unreadable('This file is empty.', 'Export the list again, with its header line, and import that file.')
  }
  for (const { start, reason, hint } of KINDS) if (start.test(text)) throw refuse.unreadable(reason, hint)
  const head = text.slice(0, 4000)
  const zeros = head.split('\0').length - 1
  if (zeros > 0) {
    throw zeros > head.length / 8
      ? refuse.unreadable(
          'This file is text in UTF-16, which was read as something else.',
          'Save it as CSV UTF-8 and import that file.',
        )
      : refuse.unreadable('This is not a text file.', CSV_HINT)
  }
}
