import { commands, type Command, type CommandId, type CommandSection } from './registry.ts'
import { areKeys } from './keys.ts'

/** The keys that a person has chosen, by the id of the command; an empty text for none. What is not in it has its own. */
export type KeyMap = Readonly<Record<string, string>>

/** The keys of a command; undefined when it has none. */
export function keysOf(command: Pick<Command, 'id' | 'keys'>, map: KeyMap): string | undefined {
  const keys = map[command.id] ?? command.keys
  return keys === undefined || keys === '' ? undefined : keys
}

type Place = 'desk' | 'leads' | 'board' | 'grid' | 'meetings' | 'types' | 'insights'

/** On which screens the commands of a section are answered; everywhere when it is not named. */
const PLACES: Partial<Record<CommandSection, readonly Place[]>> = {
  Lead: ['desk'],
  Booking: ['desk'],
  Meeting: ['desk', 'meetings', 'board'],
  Leads: ['leads'],
  Board: ['board', 'grid'],
  Insights: ['insights'],
}
const EXCEPTIONS: Partial<Record<CommandId, readonly Place[]>> = {
  'lead.call': ['desk', 'meetings'],
  'booking.bookHeld': ['desk', 'board'],
  'booking.release': ['desk', 'board'],
  'booking.ledger': ['desk', 'types'],
  // The grid of the board answers these itself while it has the focus, whatever they mean elsewhere.
  'board.lift': ['grid'],
  'board.why': ['grid'],
  'board.next': ['grid'],
}

const placesOf = (command: Command): readonly Place[] | undefined => EXCEPTIONS[command.id] ?? PLACES[command.section]

function meet(one: Command, other: Command): boolean {
  const places = placesOf(one)
  const others = placesOf(other)
  // What is answered everywhere meets all but what the grid takes for itself.
  if (!places || !others) return !isOfGrid(one) && !isOfGrid(other)
  return places.some((place) => others.includes(place))
}
const isOfGrid = (command: Command): boolean => placesOf(command)?.join() === 'grid'

const clash = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `)

/** The commands that these keys already run on a screen where `id` is answered, or whose keys could not be pressed any more. */
export function conflictsOf(id: CommandId, keys: string, map: KeyMap): readonly Command[] {
  const command = commands.find((one) => one.id === id)
  if (!command) return []
  return commands.filter((other) => {
    const theirs = keysOf(other, map)
    return other.id !== id && theirs !== undefined && clash(keys, theirs) && meet(command, other)
  })
}

/** Chords that the system, the window or a text field needs. */
const TAKEN: Readonly<Record<string, string>> = {
  'mod+c': 'copies',
  'mod+x': 'cuts',
  'mod+v': 'pastes',
  'mod+a': 'selects all of a text',
  'mod+q': 'quits',
  'mod+w': 'closes the window',
  'mod+n': 'opens a window',
  'mod+t': 'opens a tab',
  'mod+shift+n': 'opens a window',
  'mod+shift+t': 'opens a tab',
  'mod+shift+w': 'closes the window',
  'mod+r': 'reloads',
  'mod+shift+r': 'reloads',
  'mod+shift+i': 'opens the developer tools',
  'mod+0': 'sets the size of the page back',
  'mod++': 'makes the page larger',
  'mod+=': 'makes the page larger',
  'mod+-': 'makes the page smaller',
  'mod+h': 'hides the window on a Mac',
  'mod+m': 'minimises the window on a Mac',
  'mod+l': 'goes to the address in a browser',
  'mod+p': 'prints',
  'mod+s': 'saves the page in a browser',
  f5: 'reloads',
  f11: 'fills the screen',
  f12: 'opens the developer tools',
}

export type KeyRefusal =
  /** What the keys do already, outside of our commands. */
  | { readonly why: 'taken'; readonly does: string }
  /** A number chooses from a list. */
  | { readonly why: 'number' }
  /** It works while one types, and so has to be held with Ctrl or Cmd. */
  | { readonly why: 'typing' }
  /** It is answered by one key alone. */
  | { readonly why: 'single' }
  | { readonly why: 'unknown' }

/** Why a command cannot have these keys, whatever other commands have; undefined when it can. */
export function refusalOf(command: Command, keys: string): KeyRefusal | undefined {
  if (!areKeys(keys)) return { why: 'unknown' }
  if (keys === command.keys) return undefined
  const [first = '', second] = keys.split(' ')
  const does = TAKEN[first] ?? (second === undefined ? undefined : TAKEN[second])
  if (does !== undefined) return { why: 'taken', does }
  if (keys === 'enter' || keys === 'shift+enter') return { why: 'taken', does: 'opens or books what is chosen' }
  if (/^[1-9]/.test(keys) && command.section !== 'Board' && command.section !== 'Insights') return { why: 'number' }
  if (command.whileTyping && !first.startsWith('mod+')) return { why: 'typing' }
  if (command.single && second !== undefined) return { why: 'single' }
  return undefined
}

/** The map with other keys for a command; what is its own again is left out. */
export function withKeys(map: KeyMap, command: Command, keys: string): KeyMap {
  const { [command.id]: _before, ...others } = map
  return keys === (command.keys ?? '') ? others : { ...others, [command.id]: keys }
}
