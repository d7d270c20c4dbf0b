import type { FollowUps, Outcome } from '../contract/followUps.ts'

export interface Problem {
  /** Of what was sent, such as `outcomes.2.key`. */
  readonly path: string
  readonly message: string
}

/** Whether the lead is closed by it: then nothing comes next. */
export const closes = (outcome: Pick<Outcome, 'stage' | 'doNotContact'>): boolean =>
  outcome.doNotContact || outcome.stage === 'lost' || outcome.stage === 'handedOver'

/** Whether it says that the number was a wrong one; rules that were saved before that could be said mean it by the code. */
export const marksNumber = ({ code, wrongNumber }: Pick<Outcome, 'code' | 'wrongNumber'>): boolean =>
  wrongNumber ?? code === 'wrong_number'

/**
 * What is wrong with rules that a team has set, by the field; nothing when they can be used. Whatever passes leaves no open
 * lead without a next step. `used` are the codes that history names, of which none may be missing.
 */
export function checkFollowUps(
  rules: FollowUps,
  used: readonly string[] = [],
  known: readonly Outcome[] = [],
): Problem[] {
  const { outcomes, ladder } = rules
  const problems = outcomes.flatMap((outcome, i) =>
    effectProblems(outcome).map(({ path, message }) => ({ path: `outcomes.${i}.${path}`, message })),
  )
  const say = (path: string, message: string) => problems.push({ path, message })
  outcomes.forEach((outcome, i) => {
    const earlier = outcomes.slice(0, i)
    if (earlier.some(({ code }) => code === outcome.code)) say(`outcomes.${i}.code`, `"${outcome.code}" is there twice`)
    const namesake = earlier.find(({ label }) => label.toLowerCase() === outcome.label.toLowerCase())
    if (namesake) say(`outcomes.${i}.label`, `"${outcome.label}" is there already`)
    const clash = outcome.active && earlier.find(({ key, active }) => active && key === outcome.key)
    if (clash) say(`outcomes.${i}.key`, `${outcome.key.toUpperCase()} is the key of "${clash.label}"`)
  })
  for (const code of used) {
    if (outcomes.some((one) => one.code === code)) continue
    const label = known.find((one) => one.code === code)?.label
    // What was an outcome once, and is none of this workspace any more, is nobody's to keep.
    if (label) say('outcomes', `calls were logged as "${label}", so it can be switched off and not be removed`)
  }
  if (!outcomes.some(({ active }) => active)) say('outcomes', 'one at least must be on, or no call can be logged')
  if (ladder.length === 0) say('ladder', 'keep one step at least, or nobody is asked to confirm a meeting')
  ladder.forEach((rung, i) => {
    const same = (other: (typeof ladder)[number]) => JSON.stringify(other.when) === JSON.stringify(rung.when)
    const earlier = ladder.slice(0, i)
    if (earlier.some(({ id }) => id === rung.id)) say(`ladder.${i}.id`, `"${rung.id}" is there twice`)
    else if (earlier.some((other) => same(other) && (other.who === rung.who || other.who === 'all')))
      say(`ladder.${i}.when`, 'is there already')
  })
  return problems
}

function effectProblems(outcome: Outcome): Problem[] {
  const { label, stage, nextKind, needsTime, delayMinutes, delayWorkingDays } = outcome
  const problems: Problem[] = []
  const say = (path: keyof Outcome, message: string) => problems.push({ path, message })
  const waits = delayMinutes !== null || delayWorkingDays !== null
  if (stage === 'new' || stage === 'meeting') say('stage', 'is not one that a call leads to')
  if (closes(outcome)) {
    if (nextKind !== null || waits || needsTime)
      say('nextKind', `"${label}" closes the lead, so nothing can come next; leave the next step out or the lead open`)
    return problems
  }
  if (nextKind === 'meeting' || nextKind === 'recover') say('nextKind', 'is not one that a call leads to')
  else if (needsTime !== (nextKind === 'callBack'))
    say('needsTime', needsTime ? 'goes with a call back as the next step' : 'is needed for a call back')
  else if (needsTime && waits) say('delayMinutes', 'goes without a call back: the time is the one that was promised')
  else if (!needsTime && (nextKind === null || !waits))
    say(
      'nextKind',
      `"${label}" leaves the lead open without a next step; say what comes next and when, or close the lead`,
    )
  if (delayMinutes !== null && delayWorkingDays !== null)
    say('delayWorkingDays', 'say the wait in working days or as a time, not both')
  return problems
}
