import { python, type PythonProgram } from './python.ts'
import { thunderbird } from './thunderbird/program.ts'
import type { InteropCase, SentFile, Understood } from './understood.ts'

/** What a program says of a file, or then holds. */
export interface Reading {
  /** Left out by a program that does not keep it. */
  readonly method?: string
  readonly events: readonly Understood[]
  /** What it finds wrong with the file, in its own words. */
  readonly problems: readonly string[]
}

/** A fault of a program itself: a file that follows the standard, and is read otherwise. */
export interface KnownFault {
  readonly why: string
  readonly field: keyof Understood
  /** What the program may make of a value with the fault. */
  readonly reads: (value: string) => readonly string[]
}

/** Files that belong together, in the order in which somebody gets them; nothing is known of other groups. */
export interface FileGroup {
  readonly recipient: string
  readonly paths: readonly string[]
}

/** Something else that is tried with a program than reading files. */
export interface ExtraStep {
  readonly name: string
  /** What came otherwise than it should, in words; null when all is well. */
  readonly wrong: string | null
}

export interface Program {
  readonly name: string
  /** The Debian packages that hold it. */
  readonly packages: readonly string[]
  readonly faults: readonly KnownFault[]
  /** How many of the random files it reads; all unless said. */
  readonly most?: number
  /** A desktop program that not every machine can start: tried by `npm run interop` alone. */
  readonly desktop?: true
  /** For whom it takes nothing in, by a fault of its own. */
  readonly strangers?: { readonly why: string; readonly is: (recipient: string) => boolean }
  /** What it should hold after a file, where that is not simply what the file says. */
  readonly holds?: (file: SentFile, recipient: string) => readonly Understood[]
  /** Its version; null when it is not there, which is told from one that is there and fails by throwing. */
  version(): Promise<string | null>
  read(groups: readonly FileGroup[]): Promise<readonly (readonly Reading[])[]>
  readonly extra?: { readonly title: string; steps(): Promise<readonly ExtraStep[]> }
}

/** Of whom the meeting is cancelled nothing is left in the calendar. */
const withoutCancelled = ({ method, expected }: SentFile): readonly Understood[] =>
  method === 'CANCEL' ? [] : expected

const BACKSLASH = 'icalendar 4 takes out escapes twice, so that a backslash before "n", ",", ";" or a backslash is lost'

/** A text whose escapes are taken out once more than the standard put in (RFC 5545 3.3.11). */
const byIcalendar4 = (text: string): string =>
  text
    .replaceAll(/\\[nN]/g, '\n')
    .replaceAll(String.raw`\,`, ',')
    .replaceAll(String.raw`\;`, ';')
    .replaceAll('\\\\', '\\')

const LAST_CHANGE =
  'pytz knows of no clock change after 2037: it keeps the hour that a zone has at the end of that year'

const LAST_YEAR = 'Evolution Data Server keeps one hour for all of a year after 2037 in some zones (America/St_Johns)'

const anHourOff = (instant: string): string[] =>
  instant < '2038'
    ? []
    : [-1, 1].map((hours) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString().replace('.000', ''))

const PYTHON_FAULTS: readonly KnownFault[] = [
  { why: BACKSLASH, field: 'summary', reads: (text) => [byIcalendar4(text)] },
  { why: BACKSLASH, field: 'location', reads: (text) => [byIcalendar4(text)] },
  { why: LAST_CHANGE, field: 'start', reads: anHourOff },
  { why: LAST_CHANGE, field: 'end', reads: anHourOff },
]

const PYTHON_PROGRAMS: readonly PythonProgram[] = [
  { name: 'icalendar', script: 'read_icalendar.py', packages: ['python3-icalendar'], faults: PYTHON_FAULTS },
  { name: 'khal', script: 'read_khal.py', packages: ['khal'], faults: PYTHON_FAULTS, most: 0 },
  { name: 'libical', script: 'read_libical.py', packages: ['python3-gi', 'gir1.2-ical-3.0'], faults: [] },
  {
    name: 'Evolution Data Server',
    script: 'read_evolution.py',
    packages: ['python3-gi', 'gir1.2-ical-3.0', 'gir1.2-ecal-2.0', 'evolution-data-server', 'dbus'],
    faults: [
      { why: LAST_YEAR, field: 'start', reads: anHourOff },
      { why: LAST_YEAR, field: 'end', reads: anHourOff },
    ],
    most: 150,
    holds: withoutCancelled,
  },
]

export const PROGRAMS: readonly Program[] = [...PYTHON_PROGRAMS.map(python), thunderbird]

/** The groups in which the files of a case are handed over. */
export const groupsOf = ({ many, recipient }: InteropCase, paths: readonly string[]): FileGroup[] =>
  many ? paths.map((path) => ({ recipient, paths: [path] })) : [{ recipient, paths }]
