import type { MeetingType, SaveMeetingType } from '../../../shared/contract/meetingTypes.ts'
import { all, insert, one, update, type ReadableDb, type WritableDb } from './database.ts'

interface MeetingTypeRow {
  readonly id: string
  readonly name: string
  readonly minutes: number
  readonly step: number
  readonly buffer_before: number
  readonly buffer_after: number
  readonly notice_minutes: number
  readonly horizon_days: number
  readonly panel: string
  readonly location: string | null
  readonly active: number
  /** JSON list of text. */
  readonly required: string
}

const toMeetingType = (row: MeetingTypeRow): MeetingType => ({
  id: row.id,
  name: row.name,
  minutes: row.minutes,
  step: row.step,
  bufferBefore: row.buffer_before,
  bufferAfter: row.buffer_after,
  noticeMinutes: row.notice_minutes,
  horizonDays: row.horizon_days,
  panel: JSON.parse(row.panel) as MeetingType['panel'],
  location: row.location,
  active: row.active === 1,
  required: JSON.parse(row.required) as string[],
})

export function getMeetingType(db: ReadableDb, id: string): MeetingType | undefined {
  const row = one<MeetingTypeRow>(db, 'SELECT * FROM meeting_types WHERE id = ?', [id])
  return row && toMeetingType(row)
}

/** In the order in which they were made, which is the order a team chose. */
export function listMeetingTypes(db: ReadableDb, includeInactive: boolean): MeetingType[] {
  const rows = all<MeetingTypeRow>(
    db,
    'SELECT * FROM meeting_types WHERE @inactive = 1 OR active = 1 ORDER BY created_ms, id',
    { inactive: includeInactive ? 1 : 0 },
  )
  return rows.map(toMeetingType)
}

type Fields = Omit<SaveMeetingType, 'id'>

export function insertMeetingType(db: WritableDb, id: string, type: Fields, now: number): void {
  insert(db, 'meeting_types', {
    id,
    name: type.name,
    minutes: type.minutes,
    step: type.step ?? 15,
    buffer_before: type.bufferBefore ?? 0,
    buffer_after: type.bufferAfter ?? 0,
    notice_minutes: type.noticeMinutes ?? 0,
    horizon_days: type.horizonDays ?? 60,
    panel: JSON.stringify(type.panel),
    location: type.location ?? null,
    active: type.active === false ? 0 : 1,
    required: JSON.stringify(type.required ?? []),
    created_ms: now,
  })
}

/** Changes what is named and leaves the rest. */
export function updateMeetingType(db: WritableDb, id: string, type: Fields): boolean {
  return update(db, 'meeting_types', id, {
    name: type.name,
    minutes: type.minutes,
    panel: JSON.stringify(type.panel),
    ...(type.step !== undefined && { step: type.step }),
    ...(type.bufferBefore !== undefined && { buffer_before: type.bufferBefore }),
    ...(type.bufferAfter !== undefined && { buffer_after: type.bufferAfter }),
    ...(type.noticeMinutes !== undefined && { notice_minutes: type.noticeMinutes }),
    ...(type.horizonDays !== undefined && { horizon_days: type.horizonDays }),
    ...(type.location !== undefined && { location: type.location }),
    ...(type.active !== undefined && { active: type.active ? 1 : 0 }),
    ...(type.required !== undefined && { required: JSON.stringify(type.required) }),
  })
}
