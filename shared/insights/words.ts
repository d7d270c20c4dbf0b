import { connectRate, inTimeRate, showRate, valueOf, type Figures, type Rate } from './figures.ts'
import { DEFINITIONS, type Metric } from './metrics.ts'

/** What stands where there is no number: nought would be one. */
export const NO_NUMBER = '–'

export const shareText = ({ share }: Rate): string => (share === null ? NO_NUMBER : `${Math.round(share * 100)} %`)

/** `4 min`, `1 h 05`, `2.5 days`: as precise as it is worth knowing. */
export function minutesText(minutes: number | null): string {
  if (minutes === null) return NO_NUMBER
  if (minutes < 1) return minutes === 0 ? '0 min' : '< 1 min'
  const whole = Math.round(minutes)
  if (whole < 60) return `${whole} min`
  if (whole < 48 * 60) return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`
  return `${(whole / 1440).toFixed(1)} days`
}

export const countText = (count: number): string => count.toLocaleString('en')

/** A metric of these figures, as it is read. */
export function valueText(metric: Metric, figures: Figures): string {
  const value = valueOf(metric, figures)
  if (value === null) return NO_NUMBER
  const { unit } = DEFINITIONS[metric]
  if (unit === 'percent') return shareText(showRate(figures))
  return unit === 'minutes' ? minutesText(value) : countText(value)
}

/** What has to be known beside the number: what it is a share of, and what is not in it yet. */
export function besideText(metric: Metric, figures: Figures): string {
  const { held, noShow, unknown, cancelled, ahead, firstCall } = figures
  switch (metric) {
    case 'connects':
      return connectRate(figures).share === null ? '' : `${shareText(connectRate(figures))} of dials`
    case 'held':
      return listed([unknown > 0 && `${countText(unknown)} not yet known`, ahead > 0 && `${countText(ahead)} ahead`])
    case 'showRate':
      return listed([
        held + noShow > 0 && `${countText(held)} of ${countText(held + noShow)}`,
        unknown > 0 && `${countText(unknown)} not yet known`,
        cancelled > 0 && `${countText(cancelled)} cancelled`,
      ])
    case 'firstCall': {
      const rate = inTimeRate(figures)
      return listed([
        rate.share !== null && `${shareText(rate)} in time`,
        rate.all > 0 && `${countText(rate.of)} of ${countText(rate.all)}`,
        firstCall.missed > 0 && `${countText(firstCall.missed)} never called`,
      ])
    }
    default:
      return ''
  }
}

const listed = (parts: readonly (string | false)[]): string => parts.filter((part) => part !== false).join(', ')
