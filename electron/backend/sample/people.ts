import type { Culture } from './places.ts'
import type { Random } from './random.ts'

const list = (text: string): string[] => text.split(',').map((one) => one.trim())

/** Given and family names by culture; a `|` parts the name in Latin letters from the one in its own script. */
const NAMES: Readonly<Record<Culture, { readonly given: readonly string[]; readonly family: readonly string[] }>> = {
  english: {
    given: list(
      'Olivia, James, Amelia, Tom, Grace, Callum, Hannah, Ethan, Ruth, Declan, Megan, Walter, Naomi, Curtis, Beth, Angus',
    ),
    family: list(
      'Brewer, Whitfield, Hargreaves, Caldwell, Ashworth, McAllister, Penrose, Thornton, Okafor-Reid, Bishop, Lockhart, Vance, Holloway, Drummond',
    ),
  },
  german: {
    given: list('Jonas, Katrin, Jürgen, Anneliese, Moritz, Silke, Björn, Franziska, Matthias, Heike, Tobias, Ulrike'),
    family: list(
      'Weber, Köhler, Schäfer, Brandt, Vogelsang, Lindner, Größmann, Petersen, von der Heydt, Albrecht, Rößler, Meier-Lüdenscheidt',
    ),
  },
  french: {
    given: list('Élodie, Mathieu, Camille, Benoît, Aurélie, Thibault, Noémie, François, Océane'),
    family: list('Lefèvre, Moreau, Garnier, Bérenger, de La Rochefoucault, Chevalier, Besson, Guérin, Tremblay'),
  },
  spanish: {
    given: list('Lucía, Javier, Inés, Andrés, Pilar, Sebastián, Ximena, Rodrigo, Montserrat, Íñigo'),
    family: list('Muñoz, Ibáñez, Castellanos, Ortega y Gaona, Peña, Villaseñor, Quintero, Zúñiga, Arriaga, Beltrán'),
  },
  portuguese: {
    given: list('João, Beatriz, Tiago, Mariana, Gonçalo, Inês, Rafael, Letícia'),
    family: list('Carvalho, Brandão, Magalhães, Figueiredo, Conceição Prates, Seixas, Guimarães, Nóbrega'),
  },
  italian: {
    given: list('Giulia, Matteo, Chiara, Lorenzo, Federica, Niccolò, Alessia, Davide'),
    family: list('Ferraro, Colombo, Bianchi, Pellegrini, Dalla Costa, Marchetti, Santoro, De Luca'),
  },
  nordic: {
    given: list('Åsa, Henrik, Linnéa, Sören, Freja, Mikael, Päivi, Øyvind, Ingrid, Jørgen'),
    family: list('Lindqvist, Håkansson, Sørensen, Virtanen, Bergström, Nygård, Mäkelä, Dahl, Östberg'),
  },
  dutch: {
    given: list('Sanne, Joost, Maaike, Bram, Fleur, Pieter, Anouk, Thijs'),
    family: list('van den Berg, de Vries, Kuipers, Hoekstra, van ’t Hoff, Mulder, Ten Cate, Visser'),
  },
  slavic: {
    given: list('Agnieszka, Łukasz, Zuzana, Tomáš, Małgorzata, Jiří, Kateřina, Paweł'),
    family: list('Wiśniewska, Dvořák, Zieliński, Novotná, Krawczyk, Procházka, Szymański, Šimek'),
  },
  arabic: {
    given: list('Samir, Layla, Yousef, Huda, Karim, Rania, Tarek, Mariam'),
    family: list('Haddad, El-Masry, Al Mansoori, Khoury, Farouk, Bin Rashid, Shaheen, Abdel Rahman'),
  },
  african: {
    given: list('Grace, Chinedu, Thandiwe, Sipho, Adaeze, Babatunde, Lerato, Ifeoma'),
    family: list('Okoro, Mokoena, Adeyemi, Dlamini, Nwosu, Botha, Eze, Naidoo'),
  },
  indian: {
    given: list('Ananya, Rohan, Kavitha, Vikram, Meera, Arjun, Deepika, Sanjay'),
    family: list('Iyer, Deshpande, Krishnamurthy Venkataraman, Banerjee, Kulkarni, Reddy, Menon, Chatterjee'),
  },
  chinese: {
    given: list('Wei|伟, Xiuying|秀英, Jun|军, Mei Ling|美玲, Hao|浩, Yan|燕, Zhiqiang|志强, Ning|宁'),
    family: list('Chen|陈, Zhang|张, Liu|刘, Huang|黄, Zhao|赵, Wu|吴, Lin|林, Ouyang|欧阳'),
  },
  japanese: {
    given: list('Aiko|愛子, Haruto|陽翔, Yui|結衣, Kenji|健二, Sakura|桜, Takumi|拓海, Naoko|直子, Ren|蓮'),
    family: list('Tanaka|田中, Watanabe|渡辺, Kobayashi|小林, Fujimoto|藤本, Ogawa|小川, Saitō|斎藤, Hayashi|林'),
  },
  korean: {
    given: list('Seo-yeon|서연, Min-jun|민준, Ji-woo|지우, Hyun-woo|현우, Eun-ji|은지, Do-yun|도윤'),
    family: list('Kim|김, Park|박, Choi|최, Jung|정, Yoon|윤, Han|한'),
  },
}
/** Family name first, and the name in its own script after the Latin one. */
const FAMILY_FIRST: ReadonlySet<Culture> = new Set(['chinese', 'korean'])

export interface PersonName {
  readonly name: string
  /** In plain letters, for an address. */
  readonly local: string
}

export function anyName(culture: Culture, chance: Random): PersonName {
  const [given = '', ownGiven] = chance.pick(NAMES[culture].given).split('|')
  const [family = '', ownFamily] = chance.pick(NAMES[culture].family).split('|')
  const latin = FAMILY_FIRST.has(culture) ? `${family} ${given}` : `${given} ${family}`
  const own = ownGiven && ownFamily && chance.chance(0.6) ? ` ${ownFamily}${ownGiven}` : ''
  return { name: latin + own, local: `${plain(given)}.${plain(family)}` }
}

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', å: 'a' }

/** Lower-case letters and digits only. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[ßøłæå]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '')

export interface Trade {
  readonly industry: string
  readonly words: readonly string[]
  readonly titles: readonly string[]
  /** What hurts, what set it off, what they use, what they were promised. */
  readonly pains: readonly string[]
  readonly uses: readonly string[]
}

export const TRADES: readonly Trade[] = [
  {
    industry: 'Freight',
    words: list('Freight, Logistics, Cargo, Haulage, Transport'),
    titles: list('VP Operations, Head of Dispatch, Fleet Manager, Operations Director, Depot Manager'),
    pains: list('Dispatch by phone, Trucks wait at the gate, Late proof of delivery, No one sees the night shift'),
    uses: list('Spreadsheets, Whiteboard and phone, An old planning tool, Paper manifests'),
  },
  {
    industry: 'Food',
    words: list('Foods, Bakery, Dairies, Kitchens, Provisions'),
    titles: list('Plant Manager, Head of Supply Chain, Quality Director, Purchasing Lead'),
    pains: list('Waste at the end of the day, Batches lost in e-mails, Recalls take days, Orders typed in twice'),
    uses: list('Spreadsheets, Paper forms, A tool built in house, E-mail'),
  },
  {
    industry: 'Manufacturing',
    words: list('Works, Tooling, Precision, Castings, Components, Maschinenbau'),
    titles: list('COO, Production Manager, Head of Planning, Continuous Improvement Lead, Managing Director'),
    pains: list('Plans change every hour, Machines stand idle, Quotes take a week, No view of both sites'),
    uses: list('Spreadsheets, The ERP and a printer, Two tools that do not talk, A planning board'),
  },
  {
    industry: 'Software',
    words: list('Labs, Systems, Software, Cloud, Analytics'),
    titles: list('CTO, Head of Revenue Operations, VP Sales, Founder, Director of Customer Success'),
    pains: list('Demos booked by hand, Leads answered next day, Three calendars per call, No-shows nobody follows up'),
    uses: list('A form and a shared inbox, Spreadsheets, A scheduler without routing, Chat messages'),
  },
  {
    industry: 'Health',
    words: list('Health, Clinics, Medical, Diagnostics, Care'),
    titles: list('Practice Director, Head of Procurement, Clinical Operations Lead, CIO'),
    pains: list('Phone lines full till noon, Referrals on fax, Rooms booked twice, Forms typed in twice'),
    uses: list('Fax and phone, A tool from 2009, Paper diaries, Spreadsheets'),
  },
  {
    industry: 'Timber',
    words: list('Timber, Sawmills, Forest Products, Joinery'),
    titles: list('Sales Manager, Managing Director, Yard Manager, Export Lead'),
    pains: list('Stock counted by hand, Loads planned by phone, Prices a week old'),
    uses: list('Spreadsheets, A notebook in the yard, Paper'),
  },
  {
    industry: 'Print',
    words: list('Print, Packaging, Labels, Press'),
    titles: list('Operations Manager, Head of Sales, Prepress Lead, Owner'),
    pains: list('Jobs wait for proofs, Quotes take days, Rush jobs break the plan'),
    uses: list('Spreadsheets, E-mail, Job tickets on paper'),
  },
  {
    industry: 'Energy',
    words: list('Energy, Solar, Power, Heat, Grid'),
    titles: list('Head of Field Service, Project Director, VP Partnerships, Service Planner'),
    pains: list('Crews drive twice, Permits lost in mail, Surveys booked by phone'),
    uses: list('Spreadsheets, A shared calendar, A ticket system'),
  },
  {
    industry: 'Retail',
    words: list('Stores, Outfitters, Trading, Home, Market'),
    titles: list('E-commerce Director, Buying Manager, Head of Stores, Chief of Staff'),
    pains: list('Stock on two lists, Suppliers chased by phone, Returns pile up'),
    uses: list('Spreadsheets, A shop system, E-mail and phone'),
  },
]

export const FIRST_WORDS: readonly string[] = list(
  `Anchor, Birch, Cascara, Driftwood, Estuary, Foxglove, Cobalt, Lumen, Harbour, Quill, Kestrel, Meridian, Alder, Basalt,
  Cedar, Delta, Ember, Fjord, Granite, Heron, Iris, Juniper, Kite, Larch, Maple, Nimbus, Orchard, Pinnacle, Quarry, Rowan,
  Saffron, Tern, Umbra, Vale, Willow, Yarrow, Zephyr, Aurora, Bramble, Citadel, Dune, Elm, Falcon, Glacier, Hazel, Indigo,
  Jasper, Keystone, Lotus, Monsoon, Nordlicht, Opal, Prairie, Ridge, Sierra, Tundra, Verde, Westwind, Côte d’Or, Öresund`,
)

export const TRIGGERS: readonly string[] = list(
  `Two depots in January, New plant manager, Merger in spring, Lost a big customer, Audit in March, Doubled in a year,
  Old tool is switched off, New shift model, Board wants numbers, Opening in Poland`,
)
export const PROMISES: readonly string[] = list(
  `Live dispatch, Prices in writing, A reference nearby, A short demo only, Works with their ERP, Answers on security, A trial for a team`,
)
export const BUDGETS: readonly string[] = list(
  `not asked yet, 20 k this year, Set aside for Q1, Needs the CFO, Up to 60 k, Frozen until January`,
)
