import { posix } from 'node:path'

export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly text: string
}
export interface Violation {
  readonly path: string
  readonly line: number
  readonly message: string
}

/** A part of the sources, and what it may import. The first whose folder holds a file is its part. */
interface Part {
  readonly folder: string
  /** Folders of ours that it may import from; its own always. */
  readonly ours: readonly string[]
  readonly packages: (name: string) => boolean
  /** Where to put what does not belong here. */
  readonly instead: string
}

const PURE = ['zod', '@orpc/contract', 'luxon', 'rrule-temporal', 'temporal-polyfill']
const PAGE_ONLY = /^(react|react-dom|wouter|@mantine\/|@tanstack\/|@tabler\/|@fontsource)/
const isNode = (name: string): boolean => name.startsWith('node:')

const PARTS: readonly Part[] = [
  {
    folder: 'shared/',
    ours: [],
    packages: (name) => PURE.some((pure) => name === pure || name.startsWith(`${pure}/`)),
    instead:
      'shared/ is pure: no Node, no page, no I/O. Decide here over values, and gather and save them in electron/backend.',
  },
  {
    folder: 'electron/backend/',
    ours: ['shared/'],
    packages: (name) => name !== 'electron' && !PAGE_ONLY.test(name),
    instead:
      'The backend runs without Electron and without a page. What only a shell can do belongs to electron/main, over shared/contract/shell.ts.',
  },
  {
    folder: 'electron/page/',
    ours: ['shared/'],
    packages: isNode,
    instead: 'electron/page answers the built page on every host: what one host needs belongs to that host.',
  },
  {
    folder: 'electron/main/',
    ours: ['electron/backend/', 'electron/page/', 'shared/'],
    packages: (name) => !PAGE_ONLY.test(name),
    instead: 'electron/main talks to the page over shared/contract only.',
  },
  {
    folder: 'electron/preload/',
    ours: [],
    packages: (name) => name === 'electron',
    instead: 'The preload script hands over ports and nothing else: put it behind the contract.',
  },
  {
    folder: 'electron/serve/',
    ours: ['electron/backend/', 'electron/page/', 'shared/'],
    packages: (name) => name !== 'electron' && !PAGE_ONLY.test(name),
    instead: 'electron/serve runs without Electron and talks to the page over shared/contract only.',
  },
  {
    folder: 'renderer/',
    ours: ['shared/'],
    packages: (name) => !isNode(name) && !/^(electron|better-sqlite3|@orpc\/server)($|\/)/.test(name),
    instead: 'The page reaches data only through the contract: use renderer/api.',
  },
]

/** Code that only some places may hold. */
interface Rule {
  readonly pattern: RegExp
  /** Folders and files that may. */
  readonly allowed: readonly string[]
  readonly message: string
}

const RULES: readonly Rule[] = [
  {
    pattern:
      /\b(SELECT\s[^;]*?\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(UNIQUE\s+)?(TABLE|INDEX|TRIGGER|VIEW)\s)/g,
    allowed: ['electron/backend/store/'],
    message: 'SQL stands in electron/backend/store/ only, in a small function (db, input) => rows. Call one from here.',
  },
  {
    pattern: /\bDate\.now\(\)|\bnew Date\(\)|\bDate\(\)|\bperformance\.(now\(\)|timeOrigin)/g,
    allowed: [
      'electron/backend/clock.ts',
      'electron/main/',
      'renderer/time/',
      // Carries the backend's clock on between two readings of it.
      'renderer/api/appClock.ts',
      // Measures how long reading takes, to stop at a limit; never what time it is.
      'electron/backend/calendar/read/readCalendar.ts',
    ],
    message:
      'The wall clock is read in electron/backend/clock.ts only. Take the time as an argument, or services.clock.now().',
  },
  {
    pattern:
      /\bfrom 'luxon'|\bIntl\.DateTimeFormat\((?!\)\.resolvedOptions\(\)\.timeZone)|\.(get|set)(Hours|Minutes|Date|Day|Month|FullYear)\(|\.getTimezoneOffset\(|\.toLocale(Date|Time)String\(/g,
    allowed: [
      'shared/time/',
      'renderer/time/',
      // Asks whether a zone exists.
      'shared/contract/primitives.ts',
      // Writes the zone data of the runtime out as VTIMEZONE.
      'electron/backend/calendar/write/zones.ts',
    ],
    message:
      'Zones and local times are worked out in shared/time only (and shown by renderer/time). Use its functions.',
  },
]

/** What breaks the direction of imports or the places of code, in order of file and line. */
export function findViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const part = PARTS.find(({ folder }) => file.path.startsWith(folder))
    const code = withoutComments(file.text)
    return [
      ...(part ? importViolations(file.path, code, part) : outsideViolations(file.path, code)),
      ...(part ? ruleViolations(file.path, code) : []),
    ].sort((a, b) => a.line - b.line)
  })
}

const IMPORT =
  /^[ \t]*(import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

interface Import {
  readonly name: string
  readonly typeOnly: boolean
  readonly line: number
}

function importsOf(code: string): Import[] {
  return [...code.matchAll(IMPORT)].map((match) => ({
    name: match[3] ?? match[4] ?? '',
    typeOnly: match[2] !== undefined,
    line: lineOf(code, match.index),
  }))
}

function importViolations(path: string, code: string, part: Part): Violation[] {
  return importsOf(code).flatMap(({ name, typeOnly, line }) => {
    if (!name.startsWith('.')) {
      if (name === 'better-sqlite3' && !path.startsWith('electron/backend/store/')) {
        return [{ path, line, message: 'better-sqlite3 is used in electron/backend/store/ only.' }]
      }
      return part.packages(name)
        ? []
        : [{ path, line, message: `${part.folder} may not import ${name}. ${part.instead}` }]
    }
    const target = posix.join(posix.dirname(path), name)
    const fine = [part.folder, ...part.ours].some((folder) => target.startsWith(folder))
    if (fine || (typeOnly && part.folder === 'electron/preload/')) return []
    return [{ path, line, message: `${part.folder} may not import ${target}. ${part.instead}` }]
  })
}

/** Tests, scripts and benches may import everything but the module that starts a download when it is loaded. */
function outsideViolations(path: string, code: string): Violation[] {
  return importsOf(code)
    .filter(({ name, typeOnly }) => name === 'electron' && !typeOnly)
    .map(({ line }) => ({
      path,
      line,
      message: 'Only electron/main and electron/preload import electron: loading it elsewhere starts a download.',
    }))
}

function ruleViolations(path: string, code: string): Violation[] {
  return RULES.filter(({ allowed }) => !allowed.some((place) => path.startsWith(place))).flatMap(
    ({ pattern, message }) =>
      [...code.matchAll(pattern)].map((match) => ({ path, line: lineOf(code, match.index), message })),
  )
}

/** The code with comments blanked, so that lines stay where they are. Strings are kept: SQL stands in them. */
function withoutComments(text: string): string {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/g,
    (found, string: string | undefined) => string ?? found.replace(/[^\n]/g, ' '),
  )
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length
