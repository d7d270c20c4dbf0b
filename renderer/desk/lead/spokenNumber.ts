import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** `+1 303 555 0142`: in the groups in which people say it. */
export const spoken = (phone: string): string => parsePhoneNumberFromString(phone)?.formatInternational() ?? phone
