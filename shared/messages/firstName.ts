const TITLES = /^(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|herr|frau|m|mme|mlle|sr|sra|srta|ing|dipl|mag)\.?$/i

/**
 * What a person is called by those who know them: `Maria` of `Dr. Maria Sandoval` and of `Sandoval, Maria`. A name
 * without spaces, as Chinese ones are, stays whole.
 */
export function firstNameOf(name: string): string {
  const given = name.includes(',') ? name.slice(name.indexOf(',') + 1) : name
  const words = given.trim().split(/\s+/).filter(Boolean)
  return words.find((word) => !TITLES.test(word)) ?? name.trim()
}
