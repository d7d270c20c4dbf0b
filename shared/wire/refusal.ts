/**
 * A browser writes every answer of 4xx into its console as an error, also a refusal that the page expects and words. So
 * the page asks, with this header, for the status of a refused call in a header of the same name beside a plain 200.
 * Programs that do not ask get the status where it belongs.
 */
export const STATUS_HEADER = 'setpoint-status'
