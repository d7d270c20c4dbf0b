const KEY = 'setpoint.meetingType'

/** The meeting type that was chosen last on this computer: most setters book one all day. */
export const rememberedType = (): string | undefined => localStorage.getItem(KEY) ?? undefined
export const rememberType = (id: string): void => localStorage.setItem(KEY, id)
