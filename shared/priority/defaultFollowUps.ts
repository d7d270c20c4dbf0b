import type { FollowUps, Outcome } from '../contract/followUps.ts'

const DAY = 1440

const outcome = (
  code: string,
  label: string,
  key: string,
  effects: Partial<Outcome> & Pick<Outcome, 'connected'>,
): Outcome => ({
  code,
  label,
  key,
  active: true,
  attempt: !effects.connected,
  needsTime: false,
  stage: null,
  nextKind: null,
  delayMinutes: null,
  delayWorkingDays: null,
  doNotContact: false,
  ...effects,
})
const again = (delayMinutes: number) =>
  ({ connected: false, stage: 'working', nextKind: 'call', delayMinutes }) as const

/** What the app comes with. */
export const DEFAULT_FOLLOW_UPS: FollowUps = {
  outcomes: [
    outcome('no_answer', 'No answer', 'n', again(DAY)),
    outcome('voicemail', 'Voicemail left', 'v', again(2 * DAY)),
    outcome('busy', 'Line busy', 'b', again(120)),
    outcome('gatekeeper', 'Gatekeeper', 'g', again(DAY)),
    outcome('call_back', 'Call back at a time', 'c', {
      connected: true,
      needsTime: true,
      stage: 'working',
      nextKind: 'callBack',
    }),
    outcome('interested', 'Interested', 'i', {
      connected: true,
      stage: 'qualified',
      nextKind: 'call',
      delayMinutes: DAY,
    }),
    outcome('not_now', 'Not now', 'o', {
      connected: true,
      stage: 'nurture',
      nextKind: 'nurture',
      delayMinutes: 30 * DAY,
    }),
    outcome('not_interested', 'Not interested', 'x', { connected: true, stage: 'lost' }),
    outcome('wrong_number', 'Wrong number', 'w', { connected: false, stage: 'lost', wrongNumber: true }),
    outcome('do_not_call', 'Do not contact again', 'd', { connected: true, stage: 'lost', doNotContact: true }),
  ],
  attempts: {
    spacingMinutes: 0,
    perDay: null,
    inAll: 6,
    whenSpent: 'rest',
    restDays: 30,
    recoveries: 3,
    whenNotRecovered: 'handOver',
  },
  ladder: [
    { id: 'two-days', when: { kind: 'hours', hours: 48 }, by: 'message', who: 'unconfirmed' },
    { id: 'day-before', when: { kind: 'hours', hours: 24 }, by: 'call', who: 'unconfirmed' },
    { id: 'same-day', when: { kind: 'sameDay' }, by: 'call', who: 'unconfirmed' },
  ],
  unansweredDays: 3,
}
