import { describe, expect, test } from 'vitest'
import { areKeys, ariaKeys, chordOf, digitOf, keyCaps, keyWords, type KeyPress } from '../../../shared/commands/keys.ts'

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})
const SHIFT = { shiftKey: true }
const CTRL = { ctrlKey: true }

describe('what a key pressed means', () => {
  test.each<[what: string, press: KeyPress, chord: string | undefined]>([
    ['a letter', press('q', 'KeyQ'), 'q'],
    ['a letter with the capitals on', press('Q', 'KeyQ'), 'q'],
    ['a letter with Shift', press('Q', 'KeyQ', SHIFT), 'shift+q'],
    ['Ctrl and a letter', press('k', 'KeyK', CTRL), 'mod+k'],
    ['Ctrl, Shift and a letter', press('Z', 'KeyZ', { ...CTRL, ...SHIFT }), 'mod+shift+z'],
    ['Ctrl and Enter', press('Enter', 'Enter', CTRL), 'mod+enter'],
    ['a key of functions', press('F2', 'F2'), 'f2'],
    ['a sign that takes Shift on a US keyboard', press('?', 'Slash', SHIFT), '?'],
    ['the same on a German one', press('?', 'Minus', SHIFT), '?'],
    ['the same on a French one', press('?', 'KeyM', SHIFT), '?'],
    ['a German z, where the US has y', press('z', 'KeyY', CTRL), 'mod+z'],
    ['a French a, where the US has q', press('a', 'KeyQ'), 'a'],
    ['a slash on a German keyboard', press('/', 'Digit7', SHIFT), '/'],
    ['a Cyrillic letter: the Latin one in its place', press('й', 'KeyQ'), 'q'],
    ['Ctrl and a Cyrillic letter', press('л', 'KeyK', CTRL), 'mod+k'],
    ['a sign of a Cyrillic keyboard that is not of ASCII', press('№', 'Digit3', SHIFT), '#'],
    ['a key of a Hebrew keyboard', press('ק', 'KeyE'), 'e'],
    ['AltGr on Windows, which says Ctrl and Alt', press('#', 'Digit3', { ctrlKey: true, altKey: true }), '#'],
    ['Alt and a letter, which opens menus', press('f', 'KeyF', { altKey: true }), undefined],
    ['a key that waits for a letter', press('Dead', 'BracketLeft'), undefined],
    ['Shift alone', press('Shift', 'ShiftLeft', SHIFT), undefined],
    ['an arrow', press('ArrowUp', 'ArrowUp'), undefined],
    ['the key of Windows', press('k', 'KeyK', { metaKey: true }), undefined],
  ])('%s', (_what, event, chord) => {
    expect(chordOf(event, false)).toBe(chord)
  })

  test('a Mac has Cmd for Ctrl, and Option for AltGr', () => {
    expect(chordOf(press('k', 'KeyK', { metaKey: true }), true)).toBe('mod+k')
    expect(chordOf(press('k', 'KeyK', CTRL), true)).toBeUndefined()
    expect(chordOf(press('#', 'Digit3', { altKey: true }), true)).toBe('#')
  })

  test('whatever is read is written as keys are', () => {
    for (const chord of ['q', 'shift+q', 'mod+k', 'mod+shift+z', 'mod+enter', 'f2', '?', 'mod++', 'g q', '+'])
      expect([chord, areKeys(chord)]).toEqual([chord, true])
    for (const chord of ['', 'Q', 'ctrl+k', 'alt+k', 'g q x', 'f13', 'é', 'enter '])
      expect([chord, areKeys(chord)]).toEqual([chord, false])
  })
})

describe('figures', () => {
  test.each<[what: string, press: KeyPress, digit: number | undefined]>([
    ['of a US keyboard', press('3', 'Digit3'), 3],
    ['of the block of figures', press('3', 'Numpad3'), 3],
    ['of a French keyboard, without Shift', press('"', 'Digit3'), 3],
    ['of a French keyboard, with Shift', press('3', 'Digit3', SHIFT), 3],
    ['of a Czech keyboard, without Shift', press('š', 'Digit3'), 3],
    ['a sign above a figure is none', press('#', 'Digit3', SHIFT), undefined],
    ['a sign above a figure is none where no Shift is told of', press('#', 'Digit3'), undefined],
    ['with AltGr it is none', press('{', 'Digit7', { getModifierState: (key) => key === 'AltGraph' }), undefined],
    ['with Ctrl it is none', press('3', 'Digit3', CTRL), undefined],
    ['nought is none', press('0', 'Digit0'), undefined],
  ])('%s', (_what, event, digit) => {
    expect(digitOf(event)).toBe(digit)
  })
})

test('keys are written as the keyboard at hand has them, as they are said, and as screen readers take them', () => {
  expect(keyCaps('mod+k', false)).toEqual(['Ctrl K'])
  expect(keyCaps('mod+shift+z', true)).toEqual(['⌘⇧Z'])
  expect(keyCaps('g q', false)).toEqual(['G', 'Q'])
  expect(keyCaps('mod++', false)).toEqual(['Ctrl +'])
  expect(keyWords('g q', false)).toBe('G then Q')
  expect(ariaKeys('mod+enter', false)).toBe('Control+Enter')
  expect(ariaKeys('mod+shift+z', false)).toBe('Control+Shift+Z')
  expect(ariaKeys('c', false)).toBe('c')
  expect(ariaKeys('esc', true)).toBe('Escape')
  expect(ariaKeys('g q', false)).toBeUndefined()
})
