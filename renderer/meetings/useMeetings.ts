import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Collision } from '../../shared/contract/calendars.ts'
import type { Meeting, MeetingLead } from '../../shared/contract/meetings.ts'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { addDays, localDay, startOfDay } from '../../shared/time/zone.ts'
import { api } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { inTab, TABS, type TabId } from './tabs.ts'

export interface MeetingList {
  /** In the order of the tab; undefined until they are known. */
  readonly meetings: readonly Meeting[] | undefined
  readonly counts: ReadonlyMap<TabId, number>
  readonly leads: ReadonlyMap<string, MeetingLead>
  readonly reps: ReadonlyMap<string, Rep>
  readonly types: ReadonlyMap<string, MeetingType>
  /** What is in the way, by meeting; of several the first. */
  readonly collisions: ReadonlyMap<string, Collision>
  readonly error: unknown
}

/**
 * The meetings of a tab. What is still open is always at hand, since four of the tabs count it; all there ever were is
 * asked for only when it is looked at.
 */
export function useMeetings(tab: TabId): MeetingList {
  const now = useNow()
  const { zone } = useSettings()
  const day = localDay(now, zone)
  const today = useMemo(() => ({ from: startOfDay(day, zone), to: startOfDay(addDays(day, 1), zone) }), [day, zone])

  const open = useQuery(api.meetings.list.queryOptions({ input: { status: ['booked', 'confirmed'] } }))
  const ofToday = useQuery(
    api.meetings.list.queryOptions({ input: { from: formatInstant(today.from), to: formatInstant(today.to) } }),
  )
  const all = useQuery({ ...api.meetings.list.queryOptions({ input: {} }), enabled: tab === 'all' })
  const collisions = useQuery(api.calendars.collisions.queryOptions())
  const reps = useQuery(api.reps.list.queryOptions({ input: { includeInactive: true } }))
  const types = useQuery(api.meetingTypes.list.queryOptions({ input: { includeInactive: true } }))

  const [openData, todayData, allData, repData, typeData] = [open.data, ofToday.data, all.data, reps.data, types.data]
  const error = open.error ?? ofToday.error ?? all.error ?? collisions.error ?? reps.error ?? types.error
  const inTheWay = collisions.data?.collisions
  return useMemo(() => {
    const byMeeting = new Map((inTheWay ?? []).toReversed().map((one) => [one.meetingId, one]))
    const colliding = new Set(byMeeting.keys())
    const sourceOf = (id: TabId) => (id === 'all' ? allData : id === 'today' ? todayData : openData)?.meetings
    const counts = new Map<TabId, number>()
    for (const { id } of TABS) {
      const source = sourceOf(id)
      if (source) counts.set(id, inTab(source, id, now, today, colliding).length)
    }
    const source = sourceOf(tab)
    const known = [...(openData?.leads ?? []), ...(todayData?.leads ?? []), ...(allData?.leads ?? [])]
    return {
      meetings: source && repData && typeData ? inTab(source, tab, now, today, colliding) : undefined,
      counts,
      leads: new Map(known.map((lead) => [lead.id, lead])),
      reps: new Map((repData?.reps ?? []).map((rep) => [rep.id, rep])),
      types: new Map((typeData?.meetingTypes ?? []).map((type) => [type.id, type])),
      collisions: byMeeting,
      error,
    }
  }, [tab, now, today, openData, todayData, allData, repData, typeData, inTheWay, error])
}
