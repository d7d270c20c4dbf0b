/** States and regions of countries whose public holidays, or calling hours, differ within them. Codes of the holiday calendar. */
export interface Region {
  readonly code: string
  /** As its people write it, or in English. */
  readonly name: string
}

/** Further names of a region are after a `|`. */
const LISTED: Readonly<Record<string, string>> = {
  DE: 'BB=Brandenburg;BE=Berlin;BW=Baden-Württemberg;BY=Bayern|Bavaria|Freistaat Bayern;HB=Bremen|Hansestadt Bremen|Freie Hansestadt Bremen;HE=Hessen|Hesse;HH=Hamburg|Hansestadt Hamburg;MV=Mecklenburg-Vorpommern|Mecklenburg-Western Pomerania;NI=Niedersachsen|Lower Saxony;NW=Nordrhein-Westfalen|North Rhine-Westphalia|NRW;RP=Rheinland-Pfalz|Rhineland-Palatinate;SH=Schleswig-Holstein;SL=Saarland;SN=Sachsen|Saxony|Freistaat Sachsen;ST=Sachsen-Anhalt|Saxony-Anhalt;TH=Thüringen|Thuringia|Freistaat Thüringen',
  AT: '1=Burgenland;2=Carinthia|Kärnten;3=Lower Austria|Niederösterreich;4=Upper Austria|Oberösterreich;5=Salzburg;6=Styria|Steiermark;7=Tyrol|Tirol;8=Vorarlberg;9=Vienna|Wien',
  CH: 'ZH=Zürich|Zurich;BE=Bern;LU=Lucerne|Luzern;UR=Uri;SZ=Schwyz;OW=Obwalden;NW=Nidwalden;GL=Glarus;ZG=Zug;FR=Fribourg;SO=Solothurn;BS=Basel-City|Basel-Stadt;BL=Basel-Country|Basel-Landschaft;SH=Schaffhausen;AR=Appenzell Outer Rhodes;AI=Appenzell Inner-Rhodes;SG=St. Gallen;GR=Grisons|Graubünden;AG=Aargau;TG=Thurgau;TI=Ticino|Tessin;VD=Vaud|Waadt;VS=Valais|Wallis;NE=Neuchâtel|Neuenburg;GE=Geneva|Genève|Genf;JU=Jura',
  GB: 'ALD=Alderney;ENG=England;NIR=Northern Ireland;SCT=Scotland;WLS=Wales',
  US: 'AL=Alabama;AK=Alaska;AZ=Arizona;AR=Arkansas;CA=California;CO=Colorado;CT=Connecticut;DE=Delaware;DC=District of Columbia|Washington DC;FL=Florida;GA=Georgia;HI=Hawaii;ID=Idaho;IL=Illinois;IN=Indiana;IA=Iowa;KS=Kansas;KY=Kentucky;LA=Louisiana;ME=Maine;MD=Maryland;MA=Massachusetts;MI=Michigan;MN=Minnesota;MS=Mississippi;MO=Missouri;MT=Montana;NE=Nebraska;NV=Nevada;NH=New Hampshire;NJ=New Jersey;NM=New Mexico;NY=New York;NC=North Carolina;ND=North Dakota;OH=Ohio;OK=Oklahoma;OR=Oregon;PA=Pennsylvania;RI=Rhode Island;SC=South Carolina;SD=South Dakota;TN=Tennessee;TX=Texas;UT=Utah;VT=Vermont;VA=Virginia;WA=Washington;WV=West Virginia;WI=Wisconsin;WY=Wyoming',
  CA: 'AB=Alberta;BC=British Columbia;MB=Manitoba;NB=New Brunswick;NL=Newfoundland and Labrador;NS=Nova Scotia;NT=Northwest Territories;NU=Nunavut;ON=Ontario;PE=Prince Edward Island;QC=Quebec|Québec;SK=Saskatchewan;YT=Yukon',
  AU: 'ACT=Australian Capital Territory;NSW=New South Wales;NT=Northern Territory;QLD=Queensland;SA=South Australia;TAS=Tasmania;VIC=Victoria;WA=Western Australia',
  NZ: 'AUK=Auckland Province;BOP=Bay of Plenty;CAN=Canterbury;CIT=Chatham Islands;GIS=Gisborne;HKB=Hawke’s Bay;MBH=Marlborough;MWT=Manawatu-Wanganui;NSN=Nelson;NTL=Northland;OTA=Otago Province;STL=Southland;TAS=Tasman;TKI=Taranaki;WKO=Waikato;WGN=Wellington Province;WTC=Westland',
  ES: 'AN=Andalucía|Andalusia;AR=Aragón;AS=Asturias;CB=Cantabria;CE=Ceuta;CL=Castile and León|Castilla y León;CM=Castile-La Mancha|Castilla-La Mancha;CN=Canary Islands|Islas Canarias|Canarias;CT=Catalonia|Cataluña|Catalunya;EX=Extremadura;GA=Galicia;IB=Balearic Islands|Illes Balears|Islas Baleares;MC=Murcia Region;MD=Madrid|Comunidad de Madrid;ML=Melilla;NC=Navarra Chartered Community;PV=Basque Country|País Vasco|Euskadi;RI=La Rioja;VC=Valencian Community|Comunitat Valenciana|Comunidad Valenciana',
  IN: 'AN=Andaman and Nicobar Islands;AP=Andhra Pradesh;AR=Arunachal Pradesh;AS=Assam;BR=Bihar;CH=Chandigarh;CT=Chhattisgarh;DD=Daman and Diu;DL=Delhi;DN=Dadra and Nagar Haveli;GA=Goa;GJ=Gujarat;HP=Himachal Pradesh;HR=Haryana;JK=Jammu and Kashmir;KA=Karnataka;KL=Kerala;LD=Lakshadweep;MH=Maharashtra;ML=Meghalaya;MN=Manipur;MP=Madhya Pradesh;MZ=Mizoram;NL=Nagaland;OR=Odisha;PB=Punjab;PY=Puducherry;RJ=Rajasthan;SK=Sikkim;TG=Telangana;TN=Tamil Nadu;TR=Tripura;UP=Uttar Pradesh;UT=Uttarakhand;WB=West Bengal',
  BR: 'AC=Acre;AL=Alagoas;AM=Amazonas;AP=Amapá;BA=Bahia;CE=Ceará;DF=Distrito Federal;ES=Espírito Santo;GO=Goiás;MA=Maranhão;MG=Minas Gerais;MS=Mato Grosso do Sul;MT=Mato Grosso;PA=Pará;PB=Paraíba;PE=Pernambuco;PI=Piauí;PR=Paraná;RJ=Rio de Janeiro;RN=Rio Grande do Norte;RO=Rondônia;RR=Roraima;RS=Rio Grande do Sul;SC=Santa Catarina;SE=Sergipe;SP=São Paulo;TO=Tocantins',
  BE: 'BRU=Bruxelles|Brussels;DE=Deutschsprachige Gemeinschaft;VLG=Vlaamse Gemeenschap|Vlaanderen|Flanders;WAL=Communauté française|Wallonie|Wallonia',
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const byName = new Map<string, ReadonlyMap<string, Region>>()

/** By country, the regions it is made of here. */
export const REGIONS: Readonly<Record<string, readonly Region[]>> = Object.fromEntries(
  Object.entries(LISTED).map(([country, list]) => {
    const named = new Map<string, Region>()
    const regions = list.split(';').map((entry) => {
      const [code = '', names = ''] = entry.split('=')
      const [name = '', ...others] = names.split('|')
      const region = { code, name }
      for (const known of [code, `${country} ${code}`, name, ...others]) named.set(fold(known), region)
      return region
    })
    byName.set(country, named)
    return [country, regions]
  }),
)

/** A region by its code (`CO`, `US-CO`) or one of its names; undefined where the country has none so called here. */
export const regionOf = (country: string, text: string): Region | undefined => byName.get(country)?.get(fold(text))
