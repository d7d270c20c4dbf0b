import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useLayoutEffect, useState, type ReactNode } from 'react'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { Charts, Colours, Space, Statuses, Type } from './Foundations.tsx'
import { Controls, Keys, People, States, Times } from './Parts.tsx'
import css from './Gallery.module.css'

const PARTS: readonly (readonly [title: string, about: string, part: ReactNode])[] = [
  [
    'Type',
    'Inter, regular and strong; 13 is the size to read. Figures under one another are of one width.',
    <Type key="type" />,
  ],
  [
    'Colours',
    'Surfaces from the back to the front, and the inks that are written on each of them.',
    <Colours key="colours" />,
  ],
  ['Status', 'A colour only ever means a status, and words or a shape say the same.', <Statuses key="statuses" />],
  ['Charts', 'Six colours told apart in each scheme; the table is one key away.', <Charts key="charts" />],
  [
    'Space',
    'A grid of 8, halves where things belong together. Controls are 28 px high, rows 44.',
    <Space key="space" />,
  ],
  ['Keys', 'The key stands in the control that it runs.', <Keys key="keys" />],
  ['Controls', 'One primary button on a screen.', <Controls key="controls" />],
  ['Times', 'Who must keep the time comes first; ours is beside it, quieter.', <Times key="times" />],
  ['People', 'Initials in a colour of their own, with the name for who cannot see it.', <People key="people" />],
  [
    'Nothing, not yet, not possible',
    'Each says what comes next, and takes the room of what will be there.',
    <States key="states" />,
  ],
]

/** The design system on one page, made of the parts that the screens are made of. */
export function Gallery() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [contrast, setContrast] = useState('normal')
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-more-contrast', contrast === 'more')
  }, [contrast])
  return (
    <div className={css.gallery}>
      <ScreenHeader
        title="Gallery"
        note="the design system, from the parts of the app"
        actions={
          <>
            <SegmentedControl
              aria-label="Scheme"
              value={colorScheme}
              data={[
                { value: 'auto', label: 'As the computer' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
              onChange={setColorScheme}
            />
            <SegmentedControl
              aria-label="Contrast"
              value={contrast}
              data={[
                { value: 'normal', label: 'Normal' },
                { value: 'more', label: 'More contrast' },
              ]}
              onChange={setContrast}
            />
          </>
        }
      />
      <main className={css.parts}>
        {PARTS.map(([title, about, part]) => (
          <section key={title} className={css.part} aria-label={title}>
            <h2 className={css.title}>{title}</h2>
            <p className={css.about}>{about}</p>
            {part}
          </section>
        ))}
      </main>
    </div>
  )
}
