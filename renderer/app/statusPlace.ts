/** The id of the part of the bottom line that belongs to the screen. */
export const STATUS_PLACE = 'status-of-screen'
