import type { MeetingType, SaveMeetingType } from '../../shared/contract/meetingTypes.ts'
import type { Role } from '../../shared/contract/primitives.ts'
import { newKey } from '../reps/newKey.ts'

export interface SeatDraft {
  readonly key: string
  readonly by: 'role' | 'reps'
  readonly role: Role
  readonly repIds: readonly string[]
  readonly count: number | ''
  readonly optional: boolean
}

export interface TypeDraft {
  readonly name: string
  readonly minutes: number | ''
  readonly step: number | ''
  readonly bufferBefore: number | ''
  readonly bufferAfter: number | ''
  readonly noticeMinutes: number | ''
  readonly horizonDays: number | ''
  readonly panel: readonly SeatDraft[]
  readonly location: string
  readonly active: boolean
  readonly required: readonly string[]
}

export function draftOf(type: MeetingType): TypeDraft {
  return {
    name: type.name,
    minutes: type.minutes,
    step: type.step,
    bufferBefore: type.bufferBefore,
    bufferAfter: type.bufferAfter,
    noticeMinutes: type.noticeMinutes,
    horizonDays: type.horizonDays,
    panel: type.panel.map((seat, i) => ({
      key: `saved${i}`,
      by: seat.repIds?.length ? 'reps' : 'role',
      role: seat.role ?? 'ae',
      repIds: seat.repIds ?? [],
      count: seat.count,
      optional: seat.optional,
    })),
    location: type.location ?? '',
    active: type.active,
    required: type.required,
  }
}

export function newTypeDraft(): TypeDraft {
  return {
    name: '',
    minutes: 30,
    step: 15,
    bufferBefore: 0,
    bufferAfter: 0,
    noticeMinutes: 120,
    horizonDays: 60,
    panel: [{ key: 'first', by: 'role', role: 'ae', repIds: [], count: 1, optional: false }],
    location: '',
    active: true,
    required: [],
  }
}

export const newSeat = (panel: readonly SeatDraft[]): SeatDraft => ({
  key: newKey(panel),
  by: 'role',
  role: 'presales',
  repIds: [],
  count: 1,
  optional: false,
})

export function typeInput(draft: TypeDraft, id: string | undefined): SaveMeetingType {
  const given = (value: number | '', fallback: number): number => (value === '' ? fallback : value)
  return {
    ...(id ? { id } : {}),
    name: draft.name,
    minutes: given(draft.minutes, 0),
    step: given(draft.step, 15),
    bufferBefore: given(draft.bufferBefore, 0),
    bufferAfter: given(draft.bufferAfter, 0),
    noticeMinutes: given(draft.noticeMinutes, 0),
    horizonDays: given(draft.horizonDays, 60),
    panel: draft.panel.map((seat) => ({
      ...(seat.by === 'role' ? { role: seat.role } : { repIds: [...seat.repIds] }),
      count: given(seat.count, 1),
      optional: seat.optional,
    })),
    location: draft.location.trim() || null,
    active: draft.active,
    required: [...draft.required],
  }
}
