import { sql as initial } from './001-initial.ts'
import { sql as calendars } from './002-calendars.ts'
import { sql as messageTemplates } from './005-message-templates.ts'

/** In order; the version of a data file is the number of those it has. Append only: never edit one that has shipped. */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '001-initial', sql: initial },
  { name: '002-calendars', sql: calendars },
  { name: '005-message-templates', sql: messageTemplates },
]
