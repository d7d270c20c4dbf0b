import { Button } from '@mantine/core'
import { IconCalendarCheck } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { leadPath } from '../app/routes.ts'
import { runCommand } from '../commands/dispatch.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { ListBox, type ListEntry } from '../forms/ListBox.tsx'
import { dayKey, formatDay, formatTime, nameDay, relativeDay } from '../time/format.ts'
import { MeetingDetail } from './MeetingDetail.tsx'
import { MeetingDialogs, type MeetingQuestion } from './MeetingDialogs.tsx'
import { MeetingRow } from './MeetingRow.tsx'
import { MeetingTabs } from './MeetingTabs.tsx'
import type { TabId } from './tabs.ts'
import { useMeetingActions } from './useMeetingActions.ts'
import { useMeetings } from './useMeetings.ts'
import css from './MeetingsScreen.module.css'

const EMPTY: Readonly<Record<TabId, readonly [string, string]>> = {
  confirm: ['Nothing to confirm', 'Every meeting ahead is confirmed. New ones come here as soon as they are booked.'],
  today: ['No meetings today', 'What is booked for today stands here, from morning to evening.'],
  upcoming: ['No meetings ahead', 'Book one from the queue or the board.'],
  collides: [
    'Nothing in the way',
    'When a calendar that comes in overlaps a booked meeting of its rep, the meeting stands here until one of them moves.',
  ],
  outcome: ['Nothing to record', 'Meetings come here when their time is over, until it is known what became of them.'],
  all: ['No meetings yet', 'Book the first one from the queue.'],
}

/** The meetings, by what has to be done with them. */
export default function MeetingsScreen() {
  const { meetingId } = useParams<{ meetingId?: string }>()
  const [, navigate] = useLocation()
  const [tab, setTab] = useState<TabId>(meetingId ? 'all' : 'confirm')
  const [asked, setAsked] = useState<MeetingQuestion | null>(null)
  const now = useNow()
  const { zone, clock } = useSettings()
  const list = useMeetings(tab)
  const actions = useMeetingActions()

  const entries = useMemo(() => byDay(list.meetings ?? [], zone, now), [list.meetings, zone, now])
  // What is done with leaves its tab; the next one moves up into its place, and is what is looked at then.
  const [place, setPlace] = useState(0)
  const found = list.meetings?.findIndex((meeting) => meeting.id === meetingId) ?? -1
  const at = found >= 0 ? found : Math.min(place, (list.meetings?.length ?? 0) - 1)
  const chosen = list.meetings?.[at]
  if (at >= 0 && at !== place) setPlace(at)

  // A meeting that is asked for from elsewhere is looked for among all.
  const own = useRef(meetingId)
  useEffect(() => {
    if (meetingId !== undefined && meetingId !== own.current) setTab('all')
    own.current = meetingId
  }, [meetingId])
  const choose = (id: string) => {
    own.current = id
    navigate(`/meetings/${id}`, { replace: true })
  }
  const lead = chosen ? list.leads.get(chosen.leadId) : undefined
  const about = chosen ? aboutOf(chosen, lead?.name ?? 'Lead', lead?.zone ?? zone, clock) : ''
  const [title, text] = EMPTY[tab]

  return (
    <div className={css.screen}>
      <ScreenHeader
        title="Meetings"
        actions={
          <Button variant="default" onClick={() => runCommand('answers.receive')}>
            Take in answers
          </Button>
        }
      >
        <MeetingTabs
          tab={tab}
          counts={list.counts}
          onTab={(next) => {
            setPlace(0)
            setTab(next)
          }}
        />
      </ScreenHeader>
      {list.error ? (
        <div className={css.error}>
          <ErrorNote error={list.error} />
        </div>
      ) : null}
      <div
        className={css.parts}
        data-alone={chosen ? undefined : true}
        role="tabpanel"
        id="meetings-panel"
        aria-labelledby={`meetings-${tab}`}
      >
        <div className={css.list} aria-busy={list.meetings === undefined}>
          {list.meetings === undefined ? null : entries.length === 0 ? (
            <EmptyState icon={<IconCalendarCheck size={36} stroke={1.25} />} title={title} text={text} />
          ) : (
            <ListBox
              label="Meetings"
              entries={entries}
              chosen={chosen?.id ?? null}
              onChoose={choose}
              onEnter={() => document.getElementById('meeting-detail')?.focus()}
              rowHeight={44}
              empty={title}
              render={(meeting) => (
                <MeetingRow
                  meeting={meeting}
                  collision={list.collisions.get(meeting.id)}
                  lead={list.leads.get(meeting.leadId)}
                  typeName={list.types.get(meeting.meetingTypeId)?.name ?? ''}
                  reps={meeting.reps.flatMap(({ repId }) => list.reps.get(repId) ?? [])}
                />
              )}
            />
          )}
        </div>
        {chosen ? (
          <section
            className={css.detail}
            id="meeting-detail"
            tabIndex={-1}
            aria-label={about}
            onKeyDown={(event) => {
              if (event.key === 'Escape') document.querySelector<HTMLElement>('[role="listbox"]')?.focus()
            }}
          >
            <MeetingDetail
              key={chosen.id}
              meeting={chosen}
              lead={lead}
              type={list.types.get(chosen.meetingTypeId)}
              reps={list.reps}
              actions={actions}
              onAsk={setAsked}
              onMove={() => navigate(leadPath(chosen.leadId), { state: { moving: chosen.id } })}
            />
            <MeetingDialogs
              meeting={chosen}
              about={about}
              asked={asked}
              onClose={() => setAsked(null)}
              actions={actions}
            />
          </section>
        ) : null}
      </div>
    </div>
  )
}

function byDay(meetings: readonly Meeting[], zone: string, now: number): readonly ListEntry<Meeting>[] {
  const entries: ListEntry<Meeting>[] = []
  let last = ''
  for (const meeting of meetings) {
    const at = Date.parse(meeting.start)
    const day = dayKey(at, zone)
    if (day !== last) {
      const named = nameDay(at, now, zone)
      const date = formatDay(at, zone, now)
      entries.push({
        kind: 'heading',
        key: day,
        title: named === date ? date : `${named}, ${date}`,
        ...(named === date ? { note: relativeDay(at, now, zone) } : {}),
      })
      last = day
    }
    entries.push({ kind: 'item', key: meeting.id, item: meeting })
  }
  return entries
}

function aboutOf(meeting: Meeting, name: string, zone: string, clock: '24' | '12'): string {
  const at = Date.parse(meeting.start)
  return `${name}, ${formatDay(at, zone)} ${formatTime(at, zone, clock)}`
}
