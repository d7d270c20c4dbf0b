import { allZonesOf } from './countryZones.ts'

/** Larger cities of states and countries that have several zones. */
const CITIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    'America/New_York': `miami, orlando, tampa, jacksonville, tallahassee, fort lauderdale, st petersburg, naples, sarasota,
      gainesville, boca raton, lexington, knoxville, chattanooga, johnson city, atlanta, boston, philadelphia, pittsburgh,
      baltimore, charlotte, raleigh, cleveland, cincinnati, buffalo, rochester, new york, new york city, brooklyn, manhattan,
      washington dc, newark, jersey city, hartford, providence, richmond, virginia beach`,
    'America/Kentucky/Louisville': 'louisville',
    'America/Indiana/Indianapolis':
      'indianapolis, fort wayne, south bend, bloomington, carmel, fishers, muncie, lafayette',
    'America/Detroit': `detroit, ann arbor, grand rapids, lansing, flint, dearborn, troy, kalamazoo, sterling heights,
      warren, livonia, traverse city`,
    'America/Chicago': `pensacola, panama city, destin, nashville, memphis, murfreesboro, franklin, brentwood, clarksville,
      bowling green, owensboro, paducah, evansville, gary, hammond, fargo, grand forks, minot, sioux falls, omaha,
      lincoln, wichita, topeka, overland park, kansas city, olathe, dallas, houston, austin, san antonio, fort worth, plano,
      irving, frisco, arlington, corpus christi, lubbock, amarillo, laredo, mckinney, the woodlands, midland, waco, chicago,
      minneapolis, milwaukee, st louis, saint louis, new orleans, oklahoma city, tulsa, des moines, birmingham, little rock`,
    'America/Denver':
      'el paso, rapid city, scottsbluff, denver, boulder, colorado springs, salt lake city, provo, albuquerque, santa fe',
    'America/Boise': 'boise, meridian, nampa, idaho falls, pocatello, twin falls',
    'America/Los_Angeles': `coeur dalene, lewiston, portland, eugene, salem, bend, beaverton, hillsboro, los angeles, san francisco,
      san diego, san jose, oakland, sacramento, palo alto, mountain view, seattle, bellevue, spokane, tacoma, las vegas, reno, irvine`,
    'America/Phoenix': 'phoenix, tucson, scottsdale, mesa, tempe, chandler',
    'Pacific/Honolulu': 'honolulu',
    'America/Anchorage': 'anchorage, fairbanks, juneau',
  },
  CA: {
    'America/Toronto': `toronto, ottawa, mississauga, brampton, hamilton, london, markham, vaughan, kitchener, waterloo, windsor,
      richmond hill, oakville, burlington, guelph, kingston, barrie, sudbury, thunder bay, montreal, quebec, quebec city, laval, gatineau`,
    'America/Winnipeg': 'winnipeg, kenora, brandon',
    'America/Vancouver': `vancouver, victoria, surrey, burnaby, richmond, kelowna, kamloops, nanaimo, abbotsford, prince george,
      north vancouver, coquitlam`,
    'America/Edmonton': 'edmonton, calgary, cranbrook, red deer, lethbridge, yellowknife',
    'America/St_Johns': 'st johns, corner brook, gander',
    'America/Halifax': 'halifax, charlottetown, fredericton, moncton, saint john, dartmouth',
    'America/Regina': 'regina, saskatoon',
  },
  AU: {
    'Australia/Sydney': 'sydney, melbourne, canberra, hobart, newcastle, geelong, wollongong, parramatta',
    'Australia/Brisbane': 'brisbane, gold coast, cairns, townsville, sunshine coast',
    'Australia/Perth': 'perth, fremantle',
    'Australia/Adelaide': 'adelaide',
    'Australia/Darwin': 'darwin, alice springs',
  },
  BR: {
    'America/Sao_Paulo': `sao paulo, rio de janeiro, brasilia, belo horizonte, curitiba, porto alegre, campinas, florianopolis,
      salvador, recife, fortaleza, goiania, belem, joinville`,
  },
  MX: {
    'America/Mexico_City':
      'mexico city, ciudad de mexico, cdmx, guadalajara, monterrey, puebla, queretaro, leon, merida',
    'America/Tijuana': 'tijuana, mexicali, ensenada',
    'America/Cancun': 'cancun, playa del carmen, chetumal',
    'America/Hermosillo': 'hermosillo, ciudad obregon',
    'America/Mazatlan': 'culiacan, mazatlan, la paz',
    'America/Ciudad_Juarez': 'ciudad juarez, juarez',
  },
  ES: {
    'Europe/Madrid': `madrid, barcelona, valencia, sevilla, seville, zaragoza, malaga, murcia, bilbao, alicante, vigo, granada,
      palma, palma de mallorca, valladolid, san sebastian, pamplona`,
    'Atlantic/Canary': 'las palmas, las palmas de gran canaria, santa cruz de tenerife, arrecife',
  },
  PT: {
    'Europe/Lisbon': 'lisboa, lisbon, porto, braga, coimbra, aveiro, faro, setubal, leiria, guimaraes, funchal',
    'Atlantic/Azores': 'ponta delgada, angra do heroismo',
  },
  RU: {
    'Europe/Moscow':
      'moscow, moskva, москва, saint petersburg, st petersburg, санкт-петербург, kazan, rostov-on-don, nizhny novgorod',
    'Asia/Novosibirsk': 'novosibirsk',
    'Asia/Yekaterinburg': 'yekaterinburg, ekaterinburg, chelyabinsk, ufa, perm, tyumen',
    'Europe/Samara': 'samara',
    'Asia/Vladivostok': 'vladivostok, khabarovsk',
  },
  ID: {
    'Asia/Jakarta': 'jakarta, bandung, surabaya, semarang, medan, yogyakarta, tangerang, bekasi',
    'Asia/Makassar': 'denpasar, bali, makassar',
  },
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[.'’]+/g, '')
    .replace(/[\s_]+/g, ' ')
    .trim()

const byCountry = new Map<string, Map<string, string>>()

function citiesOf(country: string): Map<string, string> {
  let cities = byCountry.get(country)
  if (!cities) {
    cities = new Map()
    // A zone is named for its largest city, so that city is in it.
    for (const zone of allZonesOf(country)) cities.set(fold(zone.slice(zone.lastIndexOf('/') + 1)), zone)
    for (const [zone, names] of Object.entries(CITIES[country] ?? {})) {
      for (const name of names.split(',')) cities.set(fold(name), zone)
    }
    byCountry.set(country, cities)
  }
  return cities
}

/** The zone of a city of a country that has several; undefined for a city we do not know. */
export const zoneOfCity = (country: string, city: string): string | undefined => citiesOf(country).get(fold(city))
