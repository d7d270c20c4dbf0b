import type { Backend } from '../../../electron/backend/index.ts'
import type { DraftPurpose } from '../../../shared/contract/invites.ts'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import { expectValidDraft } from '../../support/validDraft.ts'
import { addLead, addRep, addType, movableClock, NOW, workspace } from '../../support/workspace.ts'
import { setUp } from '../play.ts'
import type { ExtraStep } from '../programs.ts'
import { Thunderbird, thunderbirdPath, type TakenIn } from './session.ts'

const LEAD = 'maria@corvus.example'
const ANSWERS = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const
type Participation = (typeof ANSWERS)[number]

/**
 * E-mail goes to and fro: the app drafts it, Thunderbird reads the message and answers, the app takes the answer in as
 * Thunderbird would send it.
 */
export async function mailLoop(): Promise<ExtraStep[]> {
  const path = thunderbirdPath()
  if (!path) throw new Error('Thunderbird is not installed')
  const thunderbird = await Thunderbird.start(path)
  const steps: ExtraStep[] = []
  try {
    for (const said of ANSWERS) steps.push(...(await oneMeeting(thunderbird, said)))
  } finally {
    await thunderbird.close()
  }
  return steps
}

/** Invite, answer, move, another answer, a late one, cancellation. */
async function oneMeeting(thunderbird: Thunderbird, said: Participation): Promise<ExtraStep[]> {
  const clock = movableClock(NOW)
  const backend = workspace({ clock })
  const { client } = backend
  const steps: ExtraStep[] = []
  const step = (name: string, wrong: readonly string[]): void => {
    steps.push({ name: `${said.toLowerCase()}: ${name}`, wrong: wrong.length > 0 ? wrong.join('; ') : null })
  }
  try {
    const meeting = await book(backend)
    const mail = async (purpose: DraftPurpose, answer: Participation): Promise<TakenIn> => {
      const { eml } = await client.invites.draft({ meetingId: meeting.id, purpose })
      expectValidDraft(eml)
      return thunderbird.takeIn({ eml }, answer)
    }
    const receive = async (taken: TakenIn): Promise<readonly string[]> => {
      const text = Buffer.from(taken.sent[0] ?? '', 'latin1').toString('utf8')
      const result = await client.invites.receive({ text })
      const { status, attendance } = await client.meetings.get({ meetingId: meeting.id })
      return [result.applied ? 'applied' : 'not applied', attendance, status]
    }
    await thunderbird.calendarOf(LEAD)

    const invited = await mail('invite', said)
    step('the invite is taken in', held(invited, meeting.start, 0))
    const standing = said === 'ACCEPTED' ? 'confirmed' : 'booked'
    step('its answer is taken in', differs(await receive(invited), ['applied', said.toLowerCase(), standing]))

    clock.set('2026-11-23T09:30:00Z')
    const moved = await client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
    const late = differs(await receive(invited), ['not applied', 'needsAction', moved.status])
    step('the same answer after a move is not taken for one to the new time', late)
    const updated = await mail('reschedule', 'ACCEPTED')
    step('the new time is taken in', held(updated, moved.start, 1))
    step('its answer is taken in', differs(await receive(updated), ['applied', 'accepted', 'confirmed']))

    clock.set('2026-11-23T10:00:00Z')
    await client.meetings.cancel({ meetingId: meeting.id, reason: 'No budget' })
    const cancelled = await mail('cancel', 'ACCEPTED')
    const left = cancelled.events.map((event) => `still holds ${event.uid}`)
    step('the cancellation takes it out of the calendar', [...cancelled.problems, ...left])
  } finally {
    backend.close()
  }
  return steps
}

async function book(backend: Backend): Promise<Meeting> {
  setUp(backend)
  const rep = await addRep(backend, { name: 'Zoë Łukasz', zone: 'Europe/Berlin' })
  const type = await addType(backend, { name: '产品演示 “Demo”, part 1' })
  const lead = await addLead(backend, { name: 'María José Núñez', email: LEAD, zone: 'Europe/Madrid' })
  return backend.client.meetings.book({
    meetingTypeId: type.id,
    leadId: lead.id,
    start: '2026-11-26T10:00:00Z',
    repIds: [rep.id],
  })
}

function held({ events, problems, sent }: TakenIn, start: string, sequence: number): string[] {
  const [event, ...more] = events
  if (!event || more.length > 0) return [...problems, `holds ${events.length} events`]
  return [
    ...problems,
    ...differs([event.start, String(event.sequence)], [start, String(sequence)]),
    ...differs([`${sent.length} answer`], ['1 answer']),
  ]
}

const differs = (said: readonly string[], meant: readonly string[]): string[] =>
  said.join() === meant.join() ? [] : [`${said.join(', ')} instead of ${meant.join(', ')}`]
