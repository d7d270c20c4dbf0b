import type { ConsentBasis } from '../contract/leadRecord.ts'

/** What each reason to contact a lead is called, on the screen and in files. */
export const consentNames: Readonly<Record<ConsentBasis, string>> = {
  asked: 'Asked for contact',
  customer: 'Existing customer',
  consent: 'Consent given',
  legitimateInterest: 'Legitimate interest',
  none: 'No basis known',
  withdrawn: 'Consent withdrawn',
}
