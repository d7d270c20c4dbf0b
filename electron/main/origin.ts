/** The one origin of our page. */
export const SCHEME = 'app'
export const ORIGIN = 'app://setpoint'

/** Whether an address is a place of our page. Node's URL knows no origin of a scheme it does not know, so text is compared. */
export const isOurs = (url: string): boolean => url.startsWith(`${ORIGIN}/`)
