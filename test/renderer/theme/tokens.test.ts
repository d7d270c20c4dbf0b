import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const RENDERER = join(import.meta.dirname, '../../../renderer')
const css = readFileSync(join(RENDERER, 'theme/tokens.css'), 'utf8')

/** The tokens that hold under these rules, the later over the earlier. */
function tokens(...selectors: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, selector = '', body = ''] of css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selector.split(',').some((one) => selectors.includes(one.trim()))) continue
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)) found.set(name, value)
  }
  return found
}
const light = ':root'
const dark = ":root[data-mantine-color-scheme='dark']"
const more = ':root[data-more-contrast]'
const darkMore = ":root[data-more-contrast][data-mantine-color-scheme='dark']"

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const PLAIN = ['ground', 'surface', 'raised', 'sunken', 'tag']
const WRITTEN: readonly (readonly [ink: string, on: readonly string[]])[] = [
  ['ink', [...PLAIN, 'accent-soft', 'red-soft', 'amber-soft', 'green-soft']],
  ['ink-2', [...PLAIN, 'accent-soft', 'red-soft', 'amber-soft', 'green-soft']],
  ['ink-3', ['ground', 'surface', 'raised', 'sunken']],
  ['board-done-ink', ['board-done']],
  ['accent-text', ['ground', 'surface', 'raised', 'sunken', 'accent-soft']],
  ['red', ['ground', 'surface', 'raised', 'red-soft']],
  ['amber', ['ground', 'surface', 'raised', 'amber-soft']],
  ['green', ['ground', 'surface', 'raised', 'green-soft']],
  ['accent-ink', ['accent', 'accent-hover']],
  ['red-ink', ['red', 'red-hover']],
  ['contrast-ink', ['contrast']],
  ['board-busy-ink', ['board-busy']],
]

describe.each([
  ['light', tokens(light), 4.5],
  ['dark', tokens(light, dark), 4.5],
  ['light, more contrast', tokens(light, more), 7],
  ['dark, more contrast', tokens(light, dark, more, darkMore), 7],
] as const)('the colours, %s', (_name, colours, least) => {
  const of = (name: string): string => colours.get(name) ?? expect.fail(`no token ${name}`)

  test(`each ink is ${least}:1 on what it is written on`, () => {
    const weak = WRITTEN.flatMap(([ink, grounds]) =>
      grounds.flatMap((ground) => {
        const ratio = contrast(of(ink), of(ground))
        return ratio < least ? [`${ink} on ${ground}: ${ratio.toFixed(2)}`] : []
      }),
    )
    expect(weak).toEqual([])
  })

  test('what is drawn without words is 3:1: the focus, the colours of charts, and with more contrast the lines', () => {
    const drawn = [
      'accent',
      ...[1, 2, 3, 4, 5, 6].map((i) => `chart-${i}`),
      ...(least === 7 ? ['hairline', 'outline'] : []),
    ]
    expect(drawn.filter((name) => contrast(of(name), of('surface')) < 3)).toEqual([])
  })
})

// The build makes `[scheme=dark] :root` of it, which is no element: the dark would never hold.
test('each scheme has tokens of its own, not light-dark() on the root', () => {
  expect(css).not.toContain('light-dark(')
})

test('no style sheet but the tokens names a colour, a size of text or a weight', () => {
  const named = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css') && !path.endsWith('tokens.css'))
    .flatMap((path) =>
      readFileSync(join(RENDERER, path), 'utf8')
        .split('\n')
        .flatMap((line, i) =>
          // A mask takes any opaque colour; what is printed is measured in points.
          /#[0-9a-f]{3,8}\b(?! var\(--fade| calc\(100% - var\(--fade)|rgba?\(|font-size: [\d.]+px|font-weight: \d/i.test(
            line,
          )
            ? [`${path}:${i + 1} ${line.trim()}`]
            : [],
        ),
    )
  expect(named).toEqual([])
})
