import { sql as initial } from './001-initial.ts'
import { sql as calendars } from './002-calendars.ts'
import { sql as watchedFolders } from './003-watched-folders.ts'
import { sql as caldav } from './004-caldav.ts'
import { sql as messageTemplates } from './005-message-templates.ts'
import { sql as answers } from './006-answers.ts'
import { sql as leadIntake } from './007-lead-intake.ts'
import { sql as scoreRules } from './008-score-rules.ts'
import { sql as leadSearch } from './009-lead-search.ts'
import { sql as leadRecord } from './010-lead-record.ts'
import { sql as calling } from './011-calling.ts'
import { sql as followUps } from './012-followups.ts'
import { sql as handOver } from './013-hand-over.ts'
import { sql as holdsOfClosedLeads } from './014-holds-of-closed-leads.ts'
import { sql as insights } from './018-insights.ts'

/** In order; the version of a data file is the number of those it has. Append only: never edit one that has shipped. */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '001-initial', sql: initial },
  { name: '002-calendars', sql: calendars },
  { name: '003-watched-folders', sql: watchedFolders },
  { name: '004-caldav', sql: caldav },
  { name: '005-message-templates', sql: messageTemplates },
  { name: '006-answers', sql: answers },
  { name: '007-lead-intake', sql: leadIntake },
  { name: '008-score-rules', sql: scoreRules },
  { name: '009-lead-search', sql: leadSearch },
  { name: '010-lead-record', sql: leadRecord },
  { name: '011-calling', sql: calling },
  { name: '012-followups', sql: followUps },
  { name: '013-hand-over', sql: handOver },
  { name: '014-holds-of-closed-leads', sql: holdsOfClosedLeads },
  { name: '018-insights', sql: insights },
]
