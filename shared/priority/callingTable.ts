/**
 * The hours in which a lead may be called, by the clock on the lead's wall. Data: a team can change each rule and add its
 * own. The laws named here are written for calls to consumers; a business desk is well advised to keep them too, and
 * this table is a default, not legal advice.
 */

/** Minutes since local midnight, half open; 1440 is the midnight that ends the day. */
export type Stretch = readonly [from: number, to: number]

/** What is to be done about a call outside the hours: said, or only made with a reason that is kept. */
export type CallingEffect = 'warn' | 'block'

export interface CallingRule {
  /** Two-letter code of the country; null for the rule of every place without one of its own. */
  readonly country: string | null
  /** A state or region of it by its code (shared/places/regions.ts); without it the rule is the country's. */
  readonly region?: string
  /** By ISO weekday, Monday first: seven lists of stretches. */
  readonly week: Week
  /** Whether a public holiday of the place closes the day. */
  readonly holidays: 'open' | 'closed'
  readonly effect: CallingEffect
  /** Where the hours come from. */
  readonly source: string
  /** The local day on which somebody last compared the rule with its source; `SHIPPED_AS_OF` says that nobody has. */
  readonly asOf: string
}

export type Week = readonly [
  readonly Stretch[],
  readonly Stretch[],
  readonly Stretch[],
  readonly Stretch[],
  readonly Stretch[],
  readonly Stretch[],
  readonly Stretch[],
]

export interface CallingTable {
  /** For countries without a rule, and for leads whose country is not known. */
  readonly otherwise: CallingRule
  readonly rules: readonly CallingRule[]
}

/** `US`, `US-FL`, `*` for every other place: what a rule is known by. */
export const ruleKey = ({ country, region }: Pick<CallingRule, 'country' | 'region'>): string =>
  country === null ? '*' : region === undefined ? country : `${country}-${region}`

const hours = (from: number, to: number): readonly Stretch[] => [[from * 60, to * 60]]

/** A week with the same hours from Monday to Friday. */
const week = (
  weekday: readonly Stretch[],
  saturday: readonly Stretch[] = [],
  sunday: readonly Stretch[] = [],
): Week => [weekday, weekday, weekday, weekday, weekday, saturday, sunday]

const daily = (from: number, to: number): Week => week(hours(from, to), hours(from, to), hours(from, to))
const notSunday = (from: number, to: number): Week => week(hours(from, to), hours(from, to))
const weekdays = (from: number, to: number): Week => week(hours(from, to))

/**
 * Of what the app comes with: the year whose rules it knows, on no day of which anybody compared them with the laws
 * themselves (docs/decisions/033-what-calling-hours-rest-on.md). Never shown as a date: it is said in words.
 */
export const SHIPPED_AS_OF = '2025-01-01'

/** What is said of a rule instead of a date, where nobody has compared it. */
export const NOT_COMPARED = 'as known in 2025, check before relying on it'

const law = (country: string, of: Week, source: string, holidays: CallingRule['holidays'] = 'open'): CallingRule => ({
  country,
  week: of,
  holidays,
  effect: 'block',
  source,
  asOf: SHIPPED_AS_OF,
})

const us = (region: string, of: Week, source: string, holidays: CallingRule['holidays'] = 'open'): CallingRule => ({
  ...law('US', of, source, holidays),
  region,
})

/** Where no law says it: what people there are used to. */
const custom = (country: string | null, of: Week, source: string): CallingRule => ({
  country,
  week: of,
  holidays: 'closed',
  effect: 'warn',
  source,
  asOf: SHIPPED_AS_OF,
})

export const CALLING_TABLE: CallingTable = {
  otherwise: custom(null, weekdays(8, 20), 'The working day of offices'),
  rules: [
    law('US', daily(8, 21), 'TCPA rules, 47 CFR 64.1200(c)(1): 8 a.m. to 9 p.m. where the called party is'),
    us('AL', notSunday(8, 20), 'Ala. Admin. Code 770-X-5: none on Sundays and holidays', 'closed'),
    us('CT', daily(9, 20), 'Conn. Gen. Stat. 42-288a, as amended in 2023'),
    us('FL', daily(8, 20), 'Fla. Stat. 501.616(6)(a)'),
    us('KY', daily(10, 21), 'KRS 367.46955'),
    us('LA', notSunday(8, 20), 'La. R.S. 45:844.11 and the orders of its Public Service Commission', 'closed'),
    us('MA', daily(8, 20), 'M.G.L. c. 159C s. 3'),
    us('MD', daily(8, 20), 'Md. Code, Com. Law 14-4502 (Stop the Spam Calls Act of 2023)'),
    us('MI', daily(9, 21), 'MCL 445.111a'),
    us('MN', daily(9, 21), 'Minn. Stat. 325E.30'),
    us('MS', notSunday(8, 20), 'Miss. Code 77-3-723: none on Sundays'),
    us('NM', daily(9, 21), 'N.M. Stat. 57-12-22'),
    us('NV', daily(9, 20), 'Nev. Rev. Stat. 598.0918'),
    us('OK', daily(8, 20), '15 Okla. Stat. 775C.4 (Telephone Solicitation Act of 2022)'),
    us('RI', week(hours(9, 18), hours(10, 17)), 'R.I. Gen. Laws 5-61-3.6: none on Sundays and holidays', 'closed'),
    us('TX', week(hours(9, 21), hours(9, 21), hours(12, 21)), 'Tex. Bus. & Com. Code 301.051'),
    us('WA', daily(8, 20), 'RCW 80.36.390, as amended in 2022'),
    law(
      'CA',
      week([[540, 1290]], hours(10, 18), hours(10, 18)),
      'CRTC Unsolicited Telecommunications Rules, part III s. 23: 9:00 to 21:30, at weekends 10:00 to 18:00',
    ),
    custom(
      'GB',
      notSunday(8, 21),
      'No hours in PECR 2003; the code of the Direct Marketing Association: not before 8:00 nor after 21:00',
    ),
    custom('DE', weekdays(8, 20), 'No hours in UWG s. 7; the working day of German offices'),
    law(
      'FR',
      week([
        [600, 780],
        [840, 1200],
      ]),
      'Décret n° 2022-1313 du 13 octobre 2022, Code de la consommation D. 223-9: 10-13 and 14-20, weekdays that are no holiday; from 11 August 2026 also only with consent (Loi n° 2025-594, art. 13)',
      'closed',
    ),
    law(
      'ES',
      weekdays(9, 21),
      'Real Decreto Legislativo 1/2007, art. 96.2: not before 9:00 nor after 21:00, nor at weekends and on holidays',
      'closed',
    ),
    custom(
      'IT',
      week(hours(9, 20), hours(10, 19)),
      'Codice di condotta per il telemarketing, Garante 7 marzo 2024 n. 148, voluntary: 9-20, Saturdays 10-19, none on holidays',
    ),
    law(
      'AU',
      week(hours(9, 20), hours(9, 17)),
      'Telemarketing and Research Calls Industry Standard 2017, s. 8: 9-20, Saturdays 9-17, none on Sundays and national public holidays',
      'closed',
    ),
  ],
}
