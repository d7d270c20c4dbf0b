/**
 * How keys are written. A chord is a key with what is held down besides: `mod+shift+z`, where `mod` is Ctrl, or Cmd on a
 * Mac. Keys are one chord, or two pressed in a row: `g q`. A sign is written as it is printed, whatever is held down to
 * type it on the keyboard at hand: `?` is Shift and ß on a German one.
 */

/** What a keyboard tells of a key pressed; a `KeyboardEvent` has all of it. */
export interface KeyPress {
  readonly key: string
  /** The place on the keyboard, by the names of a US one (w3.org/TR/uievents-code). */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  getModifierState?(name: string): boolean
}

/** What the places of signs type on a US keyboard: for scripts whose keys have no sign of ASCII printed on them. */
const US_SIGNS: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Backquote: ['`', '~'],
}

const isPrintable = (key: string): boolean => /^[\x21-\x7e]$/.test(key)
const isLetter = (key: string): boolean => /^[a-z]$/.test(key)

/**
 * The chord of a key pressed; undefined for one that no command can have, such as Shift alone or a letter with Alt, which
 * opens menus. Letters are those printed for Latin where the keyboard is of another script.
 */
export function chordOf(press: KeyPress, mac: boolean): string | undefined {
  if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'Dead', 'Process', 'Unidentified'].includes(press.key))
    return undefined
  // Many keyboards type # or @ with AltGr, which Windows reports as Ctrl and Alt together, and a Mac with Option.
  const composed = isPrintable(press.key) && !/^[a-z0-9]$/i.test(press.key) && press.altKey
  const altGraph = press.getModifierState?.('AltGraph') === true || (composed && (mac || press.ctrlKey))
  if (press.altKey && !altGraph) return undefined
  const mod = !altGraph && (mac ? press.metaKey : press.ctrlKey)
  if (!altGraph && (mac ? press.ctrlKey : press.metaKey)) return undefined
  const key = keyName(press)
  if (key === undefined) return undefined
  // Of a sign Shift is a part, of a letter or a named key it is held besides.
  const shift = press.shiftKey && (isLetter(key) || key.length > 1)
  return `${mod ? 'mod+' : ''}${shift ? 'shift+' : ''}${key}`
}

function keyName({ key, code, shiftKey }: KeyPress): string | undefined {
  if (key.length > 1) return NAMED[key] ?? (/^F([1-9]|1[0-2])$/.test(key) ? key.toLowerCase() : undefined)
  if (isPrintable(key)) return key.toLowerCase()
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return letter.toLowerCase()
  return key === ' ' ? undefined : US_SIGNS[code]?.[shiftKey ? 1 : 0]
}

const NAMED: Readonly<Record<string, string>> = { Enter: 'enter', Insert: 'insert' }

/**
 * The figure from 1 to 9 that a key pressed means; undefined for none. Where figures need Shift, as on French keyboards,
 * the key alone is the figure too, but not with AltGr, nor where a keyboard on the screen types the sign above the figure
 * with no Shift held.
 */
export function digitOf(press: KeyPress): number | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.getModifierState?.('AltGraph') === true) return undefined
  if (/^[1-9]$/.test(press.key)) return Number(press.key)
  const place = /^Digit([1-9])$/.exec(press.code)?.[1]
  if (place === undefined || press.shiftKey || press.key.length !== 1) return undefined
  return press.key === US_SIGNS[press.code]?.[1] ? undefined : Number(place)
}

const CHORD = /^(mod\+)?(shift\+)?([\x21-\x7e]|f([1-9]|1[0-2])|enter|insert)$/

/** Whether keys are written as they are here, and the keyboard can type them: a capital is `shift` and the letter. */
export function areKeys(keys: string): boolean {
  const chords = keys.split(' ')
  return chords.length <= 2 && chords.every((chord) => CHORD.test(chord) && chord === chord.toLowerCase())
}

/** The keys as they are printed on key caps: `mod+k` is `⌘K` on a Mac, else `Ctrl K`; `g q` is two caps. */
export function keyCaps(keys: string, mac: boolean): readonly string[] {
  return keys.split(' ').map((chord) =>
    partsOf(chord)
      .map((part) => {
        if (part === 'mod') return mac ? '⌘' : 'Ctrl'
        if (part === 'shift') return mac ? '⇧' : 'Shift'
        return part.length === 1 ? part.toUpperCase() : part[0]?.toUpperCase() + part.slice(1)
      })
      .join(mac ? '' : ' '),
  )
}

/** The keys as one says them: `Ctrl K`, `G then Q`. */
export const keyWords = (keys: string, mac: boolean): string => keyCaps(keys, mac).join(' then ')

/**
 * The keys as `aria-keyshortcuts` wants them (WAI-ARIA 1.2): `Control+K`. Undefined for two in a row, which it has no way
 * to write.
 */
export function ariaKeys(keys: string, mac: boolean): string | undefined {
  if (keys === '' || keys.includes(' ')) return undefined
  const name = (part: string): string => {
    if (part === 'mod') return mac ? 'Meta' : 'Control'
    if (part === 'esc') return 'Escape'
    return part.length === 1 ? part : part[0]?.toUpperCase() + part.slice(1)
  }
  const parts = partsOf(keys).map(name)
  // A letter held with something is written large: `Control+K`.
  return parts.length > 1
    ? [...parts.slice(0, -1), parts.at(-1)?.replace(/^[a-z]$/, (key) => key.toUpperCase())].join('+')
    : parts[0]
}

/** `mod+shift+z` in its parts; the plus sign itself is one, too. */
export const partsOf = (chord: string): readonly string[] => {
  const key = /(\+|[^+]+)$/.exec(chord)?.[0] ?? chord
  return [
    ...chord
      .slice(0, chord.length - key.length)
      .split('+')
      .filter(Boolean),
    key,
  ]
}
