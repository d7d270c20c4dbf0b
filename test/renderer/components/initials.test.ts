import { expect, test } from 'vitest'
import { initialsOf, teamTints, tintOfName } from '../../../renderer/components/repMark.ts'

test('initials are two letters of one script', () => {
  expect(['Dana Keller', 'Li Shan 李珊', '陈伟', 'Cher', 'ana maria de souza'].map(initialsOf)).toEqual([
    'DK',
    'LS',
    '陈',
    'C',
    'AS',
  ])
})

const team = (...names: readonly string[]) =>
  names.map((name, i) => ({ id: `rep-${String(i).padStart(3, '0')}`, name }))

/** How white letters stand out, by WCAG 2. */
function contrastWithWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

test('twelve reps have twelve colours, all of them dark enough for white letters', () => {
  const tints = [...teamTints(team(...'ABCDEFGHIJKL'.split('').map((letter) => `${letter} Rep`))).values()]
  expect(new Set(tints).size).toBe(12)
  expect(tints.filter((tint) => contrastWithWhite(tint) < 4.5)).toEqual([])
})

test('who joins later takes no colour from those who are there', () => {
  const before = team('Dana Keller', 'Erin Walsh', 'Jo Santos')
  const after = teamTints([...team('', '', '', 'Priya Nair').slice(3), ...before])
  expect(before.map((rep) => after.get(rep.id))).toEqual([...teamTints(before).values()])
  expect(new Set(after.values()).size).toBe(4)
})

test('a name alone has its colour too, always the same', () => {
  expect(tintOfName('Dana Keller')).toBe(tintOfName(' Dana Keller'))
  expect(tintOfName('Dana Keller')).toMatch(/^#[0-9a-f]{6}$/)
})
