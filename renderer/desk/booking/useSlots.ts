import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import type { Slot } from '../../../shared/contract/slotShapes.ts'
import type { When } from '../../../shared/time/when.ts'
import { api } from '../../api/client.ts'
import { useNow } from '../../api/workspace.ts'

const DAY_MS = 86_400_000
/** Three weeks ahead are at hand without asking again while a person types. */
const AHEAD_DAYS = 21

interface SlotsRequest {
  readonly leadId: string
  readonly type: MeetingType | undefined
  readonly zone: string
  readonly when: When | null
  readonly reps: ReadonlyMap<string, Rep>
  readonly movingMeetingId: string | undefined
}

/** The open slots around what was asked for. The range hangs on whole days, so that typing rarely asks again. */
export function useSlots({ leadId, type, zone, when, reps, movingMeetingId }: SlotsRequest) {
  const now = useNow()
  const today = Math.floor(now / DAY_MS) * DAY_MS
  const start = when ? Math.max(today, Math.floor(whenStart(when) / DAY_MS) * DAY_MS - DAY_MS) : today
  // Nearly always what is asked for lies in the stretch at hand; only beyond it another one is read.
  const from = start < today + (AHEAD_DAYS - 7) * DAY_MS ? today : start
  const names = when ? namedReps(when.words, reps) : []

  const query = useQuery({
    ...api.slots.find.queryOptions({
      input: {
        meetingTypeId: type?.id ?? '',
        leadId,
        zone,
        from: new Date(from).toISOString(),
        to: new Date(from + AHEAD_DAYS * DAY_MS).toISOString(),
        limit: 2000,
        ...(names.length > 0 ? { repIds: names.map((rep) => rep.id) } : {}),
        ...(movingMeetingId ? { movingMeetingId } : {}),
      },
    }),
    enabled: type !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
  const open: readonly Slot[] = (query.data?.slots ?? []).filter((slot) => Date.parse(slot.start) > now)
  const slots =
    names.length === 0
      ? open
      : open.filter((slot) => names.every((rep) => slot.reps.some(({ repId }) => repId === rep.id)))
  return { ...query, slots, named: names }
}

const whenStart = (when: When): number => (when.kind === 'instant' ? when.at : when.from)

/** The reps whose name begins with a word that was said after "with". */
function namedReps(words: readonly string[], reps: ReadonlyMap<string, Rep>): readonly Rep[] {
  return words.flatMap((word) => {
    const said = word.toLowerCase()
    const found = [...reps.values()].filter(
      (rep) =>
        rep.active &&
        rep.name
          .toLowerCase()
          .split(/\s+/)
          .some((name) => name.startsWith(said)),
    )
    return found.length === 1 ? found : found.slice(0, 1)
  })
}
