import { IconAlertTriangle, IconCheck, IconClock, IconPhone, IconUsers, IconX } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { StatusDot, toneClass, type Tone } from '../components/StatusDot.tsx'
import { Unverified } from '../components/Unverified.tsx'
import css from './Gallery.module.css'

const SIZES = [
  ['2xl', 'A name, the largest thing on a screen'],
  ['xl', 'The title of a screen'],
  ['l', 'The title of a dialog or a panel'],
  ['m', 'What is read and written: 08:15 to 09:00, 1,240 leads'],
  ['s', 'What stands beside it, quieter'],
  ['xs', 'HEADINGS OF GROUPS, key caps'],
  ['2xs', '12 of a badge'],
] as const

export function Type() {
  return (
    <dl className={css.table}>
      {SIZES.map(([size, words]) => (
        <div key={size} className={css.line}>
          <dt className={css.quiet}>text-{size}</dt>
          <dd style={{ fontSize: `var(--text-${size})` }}>
            {words} <b>{words.split(' ')[0]}</b>
          </dd>
        </div>
      ))}
      <div className={css.line}>
        <dt className={css.quiet}>figures</dt>
        <dd className="figures">
          11:11 1,111.10
          <br />
          08:45 9,876.54
        </dd>
      </div>
    </dl>
  )
}

const SURFACES = ['ground', 'surface', 'raised', 'sunken', 'tag', 'accent-soft', 'red-soft', 'amber-soft', 'green-soft']
const INKS = ['ink', 'ink-2', 'ink-3', 'accent-text', 'red', 'amber', 'green']
/** The colour that is written on its own soft ground, and on plain ones. */
const onSoft = (surface: string, ink: string): boolean =>
  !surface.endsWith('-soft') || ink.startsWith('ink') || surface.startsWith(ink.replace('-text', ''))

export function Colours() {
  return (
    <div className={css.swatches}>
      {SURFACES.map((surface) => (
        <div key={surface} className={css.swatch} style={{ background: `var(--${surface})` }}>
          <b>{surface}</b>
          {INKS.filter((ink) => onSoft(surface, ink)).map((ink) => (
            <span key={ink} style={{ color: `var(--${ink})` }}>
              {ink}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}

const TONES: readonly (readonly [Tone, string])[] = [
  ['red', 'Call back 10:30, 12 min late'],
  ['amber', 'Confirm: tomorrow 09:00'],
  ['green', 'May be called until 20:00'],
  ['accent', 'New, asked for a demo'],
  ['quiet', 'Attempt 3 of 6'],
]

export function Statuses() {
  return (
    <>
      <ul className={css.row}>
        {TONES.map(([tone, words]) => (
          <li key={tone} className={css.withSign}>
            <StatusDot tone={tone} /> <span className={toneClass(tone)}>{words}</span>
          </li>
        ))}
        <li>
          <Unverified names={['Priya Nair']} />
        </li>
      </ul>
      <ul className={css.row} aria-label="Icons, 16 wide with a stroke of 1.5">
        {[IconPhone, IconUsers, IconClock, IconCheck, IconX, IconAlertTriangle].map((Icon, i) => (
          <li key={i}>
            <Icon size={16} stroke={1.5} aria-hidden />
          </li>
        ))}
      </ul>
    </>
  )
}

export function Charts() {
  return (
    <div className={css.bars}>
      {[72, 48, 88, 30, 60, 40].map((height, i) => (
        <div key={i} className={css.bar}>
          <span style={{ height, background: `var(--chart-${i + 1})` } satisfies CSSProperties} />
          chart-{i + 1}
        </div>
      ))}
    </div>
  )
}

export function Space() {
  return (
    <div className={css.bars}>
      {[1, 2, 3, 4, 5, 6].map((step) => (
        <div key={step} className={css.bar}>
          <span style={{ width: `var(--space-${step})`, height: `var(--space-${step})` }} className={css.block} />
          space-{step}
        </div>
      ))}
      {['s', '', 'l'].map((size) => (
        <div key={size} className={css.bar}>
          <span
            className={css.corner}
            style={{ borderRadius: size === '' ? 'var(--radius)' : `var(--radius-${size})` }}
          />
          radius{size && `-${size}`}
        </div>
      ))}
    </div>
  )
}
