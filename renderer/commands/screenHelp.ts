import { keysOf, type KeyMap } from '../../shared/commands/keyMap.ts'
import { commands, type Command, type CommandId, type CommandSection } from '../../shared/commands/registry.ts'

/** A line of the help sheet: the keys of a command, or keys that belong to what has the focus. */
export interface HelpLine {
  readonly title: string
  readonly keys: string
}

interface ScreenHelp {
  /** What the place begins with. */
  readonly path: string
  readonly name: string
  /** What the screen is for, in one sentence. */
  readonly purpose: string
  readonly sections: readonly CommandSection[]
  /** More commands of other sections that work here. */
  readonly besides?: readonly CommandId[]
  /** Keys that are no command and cannot be changed. */
  readonly own?: readonly HelpLine[]
}

const LIST: readonly HelpLine[] = [
  { keys: '↑ ↓', title: 'From one to the next' },
  { keys: 'enter', title: 'Open what is chosen' },
]
const FORM: readonly HelpLine[] = [
  { keys: 'tab', title: 'To the next field' },
  { keys: 'esc', title: 'Back to the list' },
]

/** The more particular before the more general. */
const screens: readonly ScreenHelp[] = [
  {
    path: '/queue',
    name: 'Queue',
    purpose:
      'Whom to call next and why, all that is known of them, and the times at which they can be met: call, book, go on.',
    sections: ['Lead', 'Booking', 'Meeting'],
    own: [
      { keys: 'enter', title: 'Open the chosen lead, go to its slots' },
      { keys: '1 9', title: 'Choose a slot by its number' },
      { keys: 'enter', title: 'Book the chosen slot' },
      { keys: 'esc', title: 'Back, or close' },
    ],
  },
  {
    path: '/leads',
    name: 'Leads',
    purpose:
      'Every lead there is: find them, narrow them down, keep what you look for as a filter, change many at once.',
    sections: ['Leads'],
    own: [
      { keys: '↑ ↓', title: 'From lead to lead; with Shift they are selected' },
      { keys: 'enter', title: 'Open the lead on the desk' },
    ],
  },
  {
    path: '/board',
    name: 'Board',
    purpose: 'Who is free when, who is not and why: book, move and stretch meetings where they stand.',
    sections: ['Board', 'Meeting'],
    own: [
      { keys: '← →', title: 'A quarter of an hour back or on; with Ctrl an hour' },
      { keys: '↑ ↓', title: 'To another rep' },
      { keys: 'pgUp pgDn', title: 'A day back or on' },
      { keys: 'enter', title: 'Book, or open what is there' },
    ],
  },
  {
    path: '/meetings',
    name: 'Meetings',
    purpose: 'What is booked and what it still needs: to be confirmed, sent, moved, or to have its outcome recorded.',
    sections: ['Meeting'],
    besides: ['lead.call'],
    own: LIST,
  },
  {
    path: '/reps',
    name: 'Reps',
    purpose: 'Who can be met: their hours, time off and calendars, from which every open time is worked out.',
    sections: [],
    besides: ['form.save', 'rep.new', 'calendar.import', 'agenda.export'],
    own: [...LIST, ...FORM],
  },
  {
    path: '/types',
    name: 'Meeting types',
    purpose: 'What can be booked: how long, with whom, with how much room around it, and what has to be asked before.',
    sections: [],
    besides: ['booking.ledger', 'form.save', 'type.new'],
    own: [...LIST, ...FORM],
  },
  {
    path: '/score',
    name: 'Score',
    purpose: 'The rules that give leads their points, and what they make of the leads there are before you save them.',
    sections: [],
    besides: ['form.save', 'score.add', 'score.reset'],
    own: LIST,
  },
  {
    path: '/insights',
    name: 'Insights',
    purpose: 'What became of the work: each figure with what it counts, split as you like, to copy, export or print.',
    sections: ['Insights'],
  },
  {
    path: '/settings/keyboard',
    name: 'Keyboard',
    purpose: 'Every command with its key: choose one, press another key, and it is changed everywhere.',
    sections: [],
    besides: ['keys.edit', 'history.undo'],
    own: [
      { keys: 'enter', title: 'Change the chosen key' },
      { keys: 'esc', title: 'Leave it as it was' },
    ],
  },
  {
    path: '/settings',
    name: 'Settings',
    purpose: 'How this workspace does things; each setting is saved as you change it, and can be taken back.',
    sections: [],
    besides: [
      'form.save',
      'keys.edit',
      'messages.edit',
      'calling.hours',
      'suppression.list',
      'qualification.edit',
      'followUps.edit',
    ],
    own: [{ keys: '↑ ↓', title: 'From page to page of the settings' }],
  },
]

export interface HelpGroup {
  readonly title: string
  readonly lines: readonly HelpLine[]
}

export interface Help {
  readonly name: string
  readonly purpose: string
  readonly groups: readonly HelpGroup[]
}

const linesOf = (shown: readonly Command[], map: KeyMap): readonly HelpLine[] =>
  shown.flatMap((command) => {
    const keys = keysOf(command, map)
    return keys === undefined ? [] : [{ title: command.title, keys }]
  })

/** What helps on a screen: what it is for, its keys, and after them those that work everywhere. */
export function helpAt(location: string, map: KeyMap): Help {
  const screen = screens.find(({ path }) => location === path || location.startsWith(`${path}/`))
  const of = (section: CommandSection) => commands.filter((command) => command.section === section)
  const besides = screen?.besides ?? []
  const own: HelpGroup = {
    title: screen?.name ?? 'Here',
    lines: [
      ...linesOf(
        commands.filter(({ id }) => besides.includes(id)),
        map,
      ),
      ...(screen?.own ?? []),
    ],
  }
  const general = of('Workspace').filter(({ id }) => !besides.includes(id))
  const groups: HelpGroup[] = [
    ...(screen?.sections ?? []).map((section) => ({ title: section, lines: linesOf(of(section), map) })),
    own,
    { title: 'Go to', lines: linesOf(of('Go to'), map) },
    { title: 'Everywhere', lines: linesOf(general, map) },
  ]
  return {
    name: screen?.name ?? 'Setpoint',
    purpose: screen?.purpose ?? 'Leads to call, reps to meet them, and the times at which both can.',
    groups: groups.filter(({ lines }) => lines.length > 0),
  }
}
