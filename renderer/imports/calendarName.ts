import type { TextFile } from '../../shared/contract/shell.ts'

const LONGEST = 300

/** The name a calendar gives itself (X-WR-CALNAME or NAME), else the name of its file. */
export function calendarName(file: TextFile): string {
  const own = /^(?:X-WR-CALNAME|NAME)(?:;[^:\r\n]*)?:(.*(?:\r?\n[ \t].*)*)$/im.exec(file.text.slice(0, 20_000))?.[1]
  const name = own
    ?.replaceAll(/\r?\n[ \t]/g, '')
    .replaceAll(/\\([,;\\])/g, '$1')
    .replaceAll(/\\n/gi, ' ')
    .trim()
  return (name || file.name.replace(/\.[a-z0-9]+$/i, '').trim() || 'Calendar').slice(0, LONGEST)
}
