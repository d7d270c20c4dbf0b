import type { SaveMeetingType } from '../../../shared/contract/meetingTypes.ts'
import type { Services } from '../services.ts'
import type { WritableDb } from '../store/database.ts'
import { insertMeetingType } from '../store/meetingTypes.ts'

const VIDEO = 'https://meet.northwind.example/'

export const TYPES = {
  demo: {
    name: 'Product demo',
    minutes: 45,
    bufferBefore: 10,
    bufferAfter: 10,
    noticeMinutes: 120,
    horizonDays: 60,
    panel: [
      { role: 'ae', count: 1, optional: false },
      { role: 'presales', count: 1, optional: false },
    ],
    location: `${VIDEO}demo`,
  },
  discovery: {
    name: 'Discovery call',
    minutes: 30,
    bufferBefore: 5,
    bufferAfter: 5,
    noticeMinutes: 60,
    horizonDays: 45,
    panel: [{ role: 'ae', count: 1, optional: false }],
    location: `${VIDEO}discovery`,
  },
  onboarding: {
    name: 'Onboarding call',
    minutes: 60,
    bufferBefore: 10,
    bufferAfter: 15,
    noticeMinutes: 240,
    horizonDays: 60,
    panel: [{ role: 'csm', count: 1, optional: false }],
    location: `${VIDEO}onboarding`,
  },
  review: {
    name: 'Account review',
    minutes: 45,
    bufferBefore: 5,
    bufferAfter: 10,
    noticeMinutes: 240,
    horizonDays: 90,
    panel: [
      { role: 'csm', count: 1, optional: false },
      { role: 'ae', count: 1, optional: true },
    ],
    location: `${VIDEO}review`,
  },
} as const satisfies Record<string, SaveMeetingType>

export type TypeKey = keyof typeof TYPES
export type TypeIds = Readonly<Record<TypeKey, string>>

/** Returns their ids. */
export function makeMeetingTypes(tx: WritableDb, services: Services, created: number): TypeIds {
  const ids = {
    demo: services.newId(),
    discovery: services.newId(),
    onboarding: services.newId(),
    review: services.newId(),
  }
  for (const key of ['demo', 'discovery', 'onboarding', 'review'] as const) {
    const { panel, ...type } = TYPES[key]
    insertMeetingType(tx, ids[key], { ...type, panel: [...panel] }, created)
  }
  return ids
}
