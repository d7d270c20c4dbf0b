/**
 * Every command of the application, declared once. Electron's menu, the palette, the shortcuts and the help sheet are all
 * made from this list, so that a key cannot mean one thing in one of them and another elsewhere.
 */

export type MenuName = 'file' | 'edit' | 'view' | 'go' | 'meeting' | 'help'

/** The headings of the help sheet and of the palette. */
export type CommandSection = 'Go to' | 'Leads' | 'Lead' | 'Booking' | 'Meeting' | 'Workspace' | 'Board' | 'Insights'

export interface Command {
  readonly id: CommandId
  /** What it does, as a person reads it in a menu: starts with a verb. */
  readonly title: string
  /**
   * The keys that run it: `mod+k` (Ctrl, or Cmd on a Mac), a letter, or two in a row as `g q`. Keys without `mod` do nothing
   * while a person types. Two commands may share keys where they belong to different screens.
   */
  readonly keys?: string
  readonly menu?: MenuName
  readonly section: CommandSection
  /** More words under which the palette finds it. */
  readonly words?: string
  /** Works in the middle of a text, so that its keys have to be held with Ctrl or Cmd. */
  readonly whileTyping?: true
  /** Answered by a key alone, not by two in a row. */
  readonly single?: true
}

const list = [
  { id: 'go.queue', title: 'Go to the queue', keys: 'g q', menu: 'go', section: 'Go to', words: 'next up desk leads' },
  {
    id: 'go.leads',
    title: 'Go to all leads',
    keys: 'g l',
    menu: 'go',
    section: 'Go to',
    words: 'search find filter list contacts',
  },
  {
    id: 'go.board',
    title: 'Go to the board',
    keys: 'g b',
    menu: 'go',
    section: 'Go to',
    words: 'calendar availability',
  },
  { id: 'go.meetings', title: 'Go to meetings', keys: 'g m', menu: 'go', section: 'Go to', words: 'confirm today' },
  { id: 'go.reps', title: 'Go to reps', keys: 'g r', menu: 'go', section: 'Go to', words: 'hours time off calendars' },
  { id: 'go.types', title: 'Go to meeting types', keys: 'g t', menu: 'go', section: 'Go to', words: 'duration panel' },
  {
    id: 'go.score',
    title: 'Go to the score',
    keys: 'g p',
    menu: 'go',
    section: 'Go to',
    words: 'priority rules points order speed to lead',
  },
  {
    id: 'go.insights',
    title: 'Go to insights',
    keys: 'g i',
    menu: 'go',
    section: 'Go to',
    words: 'report numbers statistics charts show rate dials week analytics',
  },
  { id: 'go.settings', title: 'Go to settings', keys: 'g s', menu: 'go', section: 'Go to', words: 'preferences theme' },

  { id: 'palette.open', title: 'Search or do something', keys: 'mod+k', menu: 'go', section: 'Go to', words: 'find' },
  {
    id: 'help.shortcuts',
    title: 'Show keyboard shortcuts',
    keys: '?',
    menu: 'help',
    section: 'Workspace',
    words: 'help keys screen',
  },
  { id: 'history.undo', title: 'Undo the last change', keys: 'mod+z', menu: 'edit', section: 'Workspace' },
  {
    id: 'history.redo',
    title: 'Bring back what was undone',
    keys: 'mod+shift+z',
    menu: 'edit',
    section: 'Workspace',
    words: 'redo again',
  },
  { id: 'theme.toggle', title: 'Switch between light and dark', keys: 'mod+j', menu: 'view', section: 'Workspace' },
  { id: 'lead.new', title: 'Add a lead', keys: 'n', menu: 'file', section: 'Workspace', words: 'new create' },
  {
    id: 'leads.import',
    title: 'Import leads from a file',
    menu: 'file',
    section: 'Workspace',
    words: 'csv crm vcard contacts cards',
  },
  {
    id: 'leads.export',
    title: 'Export all leads as a CSV file',
    menu: 'file',
    section: 'Workspace',
    words: 'save spreadsheet excel backup',
  },
  {
    id: 'leads.exportCards',
    title: 'Export all leads as contact cards',
    menu: 'file',
    section: 'Workspace',
    words: 'save vcard vcf address book phone',
  },
  { id: 'calendar.import', title: 'Import a calendar of a rep', menu: 'file', section: 'Workspace', words: 'ics busy' },
  {
    id: 'answers.receive',
    title: 'Take in an answer to an invite',
    menu: 'file',
    section: 'Workspace',
    words: 'reply eml',
  },
  {
    id: 'agenda.export',
    title: 'Export the agenda of a rep',
    menu: 'file',
    section: 'Workspace',
    words: 'ics publish calendar meetings week',
  },
  {
    id: 'messages.edit',
    title: 'Edit the messages to leads',
    section: 'Workspace',
    words: 'templates e-mail language signature invite reminder',
  },
  {
    id: 'calling.hours',
    title: 'Edit the calling hours',
    section: 'Workspace',
    words: 'law country state holidays when to call block warn',
  },
  {
    id: 'suppression.list',
    title: 'Edit the do-not-contact list',
    section: 'Workspace',
    words: 'dnc suppression opt out block number domain import',
  },
  {
    id: 'backups.open',
    title: 'Backups: write one, or go back to one',
    section: 'Workspace',
    words: 'restore backup safety copy damaged recover',
  },
  {
    id: 'qualification.edit',
    title: 'Edit the qualification form',
    section: 'Workspace',
    words: 'questions answers brief fields budget',
  },
  {
    id: 'form.save',
    title: 'Save what you are editing',
    keys: 'mod+enter',
    section: 'Workspace',
    words: 'keep apply',
    whileTyping: true,
  },
  {
    id: 'keys.edit',
    title: 'Change the keys',
    section: 'Workspace',
    words: 'keyboard shortcuts remap settings bindings',
  },
  {
    id: 'contrast.toggle',
    title: 'Switch between more and normal contrast',
    menu: 'view',
    section: 'Workspace',
    words: 'high accessibility theme',
  },
  { id: 'rep.new', title: 'Add a rep', menu: 'file', section: 'Workspace', words: 'new create person team' },
  { id: 'type.new', title: 'Add a meeting type', menu: 'file', section: 'Workspace', words: 'new create template' },

  {
    id: 'followUps.edit',
    title: 'Edit outcomes of calls and follow-ups',
    section: 'Workspace',
    words: 'dispositions attempts ladder confirm reminder policy settings',
  },
  { id: 'outcome.add', title: 'Add an outcome of calls', section: 'Workspace', words: 'new disposition' },
  {
    id: 'outcome.reset',
    title: 'Put outcomes, attempts and steps back',
    section: 'Workspace',
    words: 'default original disposition',
  },
  { id: 'score.add', title: 'Add a rule of the score', section: 'Workspace', words: 'new points priority' },
  {
    id: 'score.reset',
    title: 'Put the rules of the score back',
    section: 'Workspace',
    words: 'default original',
  },

  { id: 'queue.next', title: 'Next lead', keys: 'j', section: 'Lead' },
  { id: 'queue.previous', title: 'Previous lead', keys: 'k', section: 'Lead' },
  {
    id: 'queue.nextCallable',
    title: 'Next lead who may be called now',
    keys: '.',
    section: 'Lead',
    words: 'jump dial open hours',
  },
  { id: 'lead.pin', title: 'Pin the lead to the top, or let it go', keys: '*', section: 'Lead', words: 'star unpin' },
  { id: 'lead.skip', title: 'Skip the lead, with a reason', keys: ',', section: 'Lead', words: 'below later today' },
  { id: 'lead.call', title: 'Call the lead', keys: 'c', section: 'Lead', words: 'phone dial' },
  { id: 'lead.email', title: 'Write an e-mail to the lead', keys: 'e', section: 'Lead', words: 'mail' },
  { id: 'lead.logOutcome', title: 'Log the outcome of a call', keys: 'l', section: 'Lead', words: 'disposition' },
  { id: 'lead.snooze', title: 'Snooze the lead', keys: 'z', section: 'Lead', words: 'later' },
  { id: 'lead.brief', title: 'Open the brief for the rep', keys: 'b', section: 'Lead', words: 'notes qualification' },
  {
    id: 'brief.page',
    title: 'Show the brief as a page',
    keys: 'g o',
    section: 'Meeting',
    words: 'print pdf hand over paper rep',
  },
  { id: 'brief.copy', title: 'Copy the brief as text', section: 'Meeting', words: 'hand over paste rep chat' },
  { id: 'brief.print', title: 'Print the brief', section: 'Meeting', words: 'paper' },
  { id: 'brief.pdf', title: 'Save the brief as PDF', section: 'Meeting', words: 'file paper' },
  { id: 'brief.day', title: 'Show the briefs of a rep for a day', section: 'Meeting', words: 'sheet print agenda' },
  { id: 'lead.history', title: 'Go to the history of the lead', keys: 'g h', section: 'Lead', words: 'story undo' },
  {
    id: 'lead.edit',
    title: 'Edit the details of the lead',
    keys: 'u',
    section: 'Lead',
    words: 'change update zone owner phone',
  },
  {
    id: 'lead.number',
    title: 'Choose which number to call',
    keys: '#',
    section: 'Lead',
    words: 'phone mobile direct other dial',
  },
  {
    id: 'lead.colleague',
    title: 'Go to a colleague at the same company',
    keys: ';',
    section: 'Lead',
    words: 'company people who else jump',
  },
  { id: 'company.edit', title: 'Edit or merge the company of the lead', section: 'Lead', words: 'rename account' },
  { id: 'lead.note', title: 'Add a note', keys: 'a', section: 'Lead', words: 'write' },

  { id: 'booking.when', title: 'Type when the lead has time', keys: '/', section: 'Booking', words: 'slot time' },
  { id: 'booking.type', title: 'Choose the meeting type', keys: 't', section: 'Booking' },
  { id: 'booking.hold', title: 'Hold the slot for 15 minutes', keys: 'h', section: 'Booking', words: 'keep reserve' },
  {
    id: 'booking.bookHeld',
    title: 'Book the held slot',
    keys: 'p',
    section: 'Booking',
    words: 'hold kept',
    single: true,
  },
  {
    id: 'booking.release',
    title: 'Release the held slot',
    keys: 'd',
    section: 'Booking',
    words: 'hold drop give up',
    single: true,
  },
  { id: 'booking.copy', title: 'Copy three times as text', keys: 'y', section: 'Booking', words: 'offer propose' },
  {
    id: 'booking.offer',
    title: 'Offer times by e-mail',
    keys: 'q',
    section: 'Booking',
    words: 'three propose suit recover no-show mail draft',
  },
  { id: 'booking.board', title: 'See the reps’ times on the board', keys: 's', section: 'Booking', words: 'grid free' },
  { id: 'booking.whyNot', title: 'Say why a time is not open', keys: 'w', section: 'Booking', words: 'explain' },
  {
    id: 'booking.ledger',
    title: 'Show who is next, and why',
    keys: 'r',
    section: 'Booking',
    words: 'fair shares ledger turn weight credit',
  },

  { id: 'meeting.confirm', title: 'Confirm the meeting', keys: 'v', menu: 'meeting', section: 'Meeting', single: true },
  {
    id: 'meeting.move',
    title: 'Move the meeting',
    keys: 'm',
    menu: 'meeting',
    section: 'Meeting',
    words: 'reschedule',
    single: true,
  },
  { id: 'meeting.cancel', title: 'Cancel the meeting', keys: 'x', menu: 'meeting', section: 'Meeting', single: true },
  {
    id: 'meeting.outcome',
    title: 'Record what became of the meeting',
    keys: 'o',
    menu: 'meeting',
    section: 'Meeting',
    single: true,
  },
  {
    id: 'meeting.invite',
    title: 'Send the invite',
    keys: 'i',
    menu: 'meeting',
    section: 'Meeting',
    words: 'mail draft reminder update cancellation recovery',
    single: true,
  },
  {
    id: 'meeting.file',
    title: 'Save the invite as a file',
    keys: 'f',
    menu: 'meeting',
    section: 'Meeting',
    words: 'ics export',
  },
  {
    id: 'meeting.tell',
    title: 'Save the file for the rep who came or left',
    keys: '!',
    menu: 'meeting',
    section: 'Meeting',
    words: 'cancellation invite tell',
  },

  { id: 'board.today', title: 'Show today on the board', keys: 't', section: 'Board', words: 'now' },
  { id: 'board.before', title: 'Show the days before', keys: ',', section: 'Board', words: 'previous back earlier' },
  { id: 'board.after', title: 'Show the days after', keys: '.', section: 'Board', words: 'next forward later' },
  { id: 'board.date', title: 'Jump to a date on the board', keys: 'j', section: 'Board', words: 'calendar day go' },
  {
    id: 'board.pin',
    title: 'Pin the rep to the top, or let go',
    keys: '*',
    section: 'Board',
    words: 'star unpin keep',
  },
  { id: 'board.filter', title: 'Filter the reps on the board', keys: '/', section: 'Board', words: 'find search' },
  { id: 'board.day', title: 'Show one day', keys: '1', section: 'Board', words: 'view' },
  { id: 'board.threeDays', title: 'Show three days', keys: '3', section: 'Board', words: 'view' },
  { id: 'board.week', title: 'Show the week', keys: '7', section: 'Board', words: 'view' },
  { id: 'board.lift', title: 'Pick a meeting up, put it down', keys: 'm', section: 'Board', single: true },
  { id: 'board.why', title: 'Say why a time is not open', keys: '?', section: 'Board', single: true },
  { id: 'board.next', title: 'Go to the next open time of the rep', keys: 'n', section: 'Board', single: true },

  { id: 'leads.search', title: 'Search the leads', keys: '/', section: 'Leads', words: 'find' },
  { id: 'leads.filter', title: 'Filter the leads', keys: 'f', section: 'Leads', words: 'condition narrow' },
  { id: 'leads.sort', title: 'Sort the leads', keys: 's', section: 'Leads', words: 'order' },
  { id: 'leads.save', title: 'Save this filter', keys: 'v', section: 'Leads', words: 'keep view' },
  { id: 'leads.select', title: 'Select the lead, or not', keys: 'x', section: 'Leads', words: 'mark' },
  { id: 'leads.selectAll', title: 'Select all leads found', keys: 'mod+a', section: 'Leads', words: 'mark' },
  {
    id: 'bulk.owner',
    title: 'Give the selected leads to somebody',
    keys: 'o',
    section: 'Leads',
    words: 'owner assign',
  },
  { id: 'bulk.stage', title: 'Move the selected leads to a stage', keys: 't', section: 'Leads' },
  { id: 'bulk.source', title: 'Set the source of the selected leads', keys: 'r', section: 'Leads' },
  { id: 'bulk.snooze', title: 'Snooze the selected leads', keys: 'z', section: 'Leads', words: 'later' },
  { id: 'bulk.note', title: 'Add a note to the selected leads', keys: 'a', section: 'Leads' },
  {
    id: 'bulk.doNotContact',
    title: 'Contact with the selected leads',
    keys: 'd',
    section: 'Leads',
    words: 'do not contact dnc stop',
  },
  { id: 'bulk.export', title: 'Export the leads shown as a CSV file', keys: 'e', section: 'Leads', words: 'save csv' },
  { id: 'bulk.exportCards', title: 'Export the leads shown as contact cards', section: 'Leads', words: 'vcard vcf' },

  { id: 'insights.today', title: 'Show the figures of today', keys: '1', section: 'Insights' },
  { id: 'insights.week', title: 'Show the figures of this week', keys: '2', section: 'Insights' },
  { id: 'insights.fourWeeks', title: 'Show the figures of 4 weeks', keys: '3', section: 'Insights', words: 'month' },
  { id: 'insights.quarter', title: 'Show the figures of 13 weeks', keys: '4', section: 'Insights', words: 'quarter' },
  { id: 'insights.own', title: 'Choose the days that count', keys: 'o', section: 'Insights', words: 'own range' },
  {
    id: 'insights.split',
    title: 'Split by the next: setter, rep, source, week',
    keys: 'd',
    section: 'Insights',
    words: 'dimension group',
  },
  { id: 'insights.table', title: 'Show the chart as a table, and back', keys: 't', section: 'Insights' },
  {
    id: 'insights.copy',
    title: 'Copy the stand-up',
    keys: 'y',
    section: 'Insights',
    words: 'yesterday today paste chat text daily',
  },
  { id: 'insights.export', title: 'Export the figures as a CSV file', keys: 'e', section: 'Insights', words: 'save' },
  {
    id: 'insights.page',
    title: 'Show the figures as a page',
    keys: 'p',
    section: 'Insights',
    words: 'print paper pdf',
  },
  { id: 'insights.print', title: 'Print the figures', section: 'Insights', words: 'paper' },
  { id: 'insights.pdf', title: 'Save the figures as PDF', section: 'Insights', words: 'file paper' },
] as const satisfies readonly (Omit<Command, 'id'> & { readonly id: string })[]

export type CommandId = (typeof list)[number]['id']

export const commands: readonly Command[] = list

/** In the order in which they are listed. */
export const sections: readonly CommandSection[] = [...new Set(commands.map(({ section }) => section))]

const byId = new Map(commands.map((command) => [command.id, command]))

/** The command of that id: ids are typed, so there always is one. */
export function commandOf(id: CommandId): Command {
  const command = byId.get(id)
  if (!command) throw new RangeError(`no command ${id}`)
  return command
}
