/** Of `Intl.Locale`, which says so in two ways: newer engines have a method, older ones a property. */
interface WeekInfo {
  readonly firstDay: number
}
type WithWeek = Intl.Locale & { readonly getWeekInfo?: () => WeekInfo; readonly weekInfo?: WeekInfo }

/** With which weekday weeks begin where the person is: Monday 1 to Sunday 7. Monday where that is not known. */
export function firstWeekday(language: string = navigator.language): number {
  try {
    const locale = new Intl.Locale(language) as WithWeek
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1
  } catch {
    return 1
  }
}
