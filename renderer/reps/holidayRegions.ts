/**
 * The countries, and the regions of the larger ones, whose public holidays can be chosen: the codes of the holiday
 * calendar in the backend. Countries are named by the runtime.
 */
const COUNTRIES =
  'AD AE AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU IC ID IE IL IM IN IR IS IT JE JM JP KE KM KN KR KY KZ LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MQ MR MS MT MU MW MX MY MZ NA NC NE NF NG NI NL NO NZ PA PE PF PH PK PL PM PR PT PY RE RO RS RU RW SA SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SZ TC TD TG TH TN TO TR TT TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF XK YT ZA ZM ZW'

const REGIONS: Readonly<Record<string, string>> = {
  DE: 'BB=Brandenburg;BE=Berlin;BW=Baden-Württemberg;BY=Bayern;HB=Bremen;HE=Hessen;HH=Hamburg;MV=Mecklenburg-Vorpommern;NI=Niedersachsen;NW=Nordrhein-Westfalen;RP=Rheinland-Pfalz;SH=Schleswig-Holstein;SL=Saarland;SN=Sachsen;ST=Sachsen-Anhalt;TH=Thüringen',
  AT: '1=Burgenland;2=Carinthia;3=Lower Austria;4=Upper Austria;5=Salzburg;6=Styria;7=Tyrol;8=Vorarlberg;9=Vienna',
  CH: 'ZH=Zürich;BE=Bern;LU=Lucerne;UR=Uri;SZ=Schwyz;OW=Obwalden;NW=Nidwalden;GL=Glarus;ZG=Zug;FR=Fribourg;SO=Solothurn;BS=Basel-City;BL=Basel-Country;SH=Schaffhausen;AR=Appenzell Outer Rhodes;AI=Appenzell Inner-Rhodes;SG=St. Gallen;GR=Grisons;AG=Aargau;TG=Thurgau;TI=Ticino;VD=Vaud;VS=Valais;NE=Neuchâtel;GE=Geneva;JU=Jura',
  GB: 'ALD=Alderney;ENG=England;NIR=Northern Ireland;SCT=Scotland;WLS=Wales',
  US: 'AL=Alabama;AK=Alaska;AZ=Arizona;AR=Arkansas;CA=California;CO=Colorado;CT=Connecticut;DE=Delaware;DC=District of Columbia;FL=Florida;GA=Georgia;HI=Hawaii;ID=Idaho;IL=Illinois;IN=Indiana;IA=Iowa;KS=Kansas;KY=Kentucky;LA=Louisiana;ME=Maine;MD=Maryland;MA=Massachusetts;MI=Michigan;MN=Minnesota;MS=Mississippi;MO=Missouri;MT=Montana;NE=Nebraska;NV=Nevada;NH=New Hampshire;NJ=New Jersey;NM=New Mexico;NY=New York;NC=North Carolina;ND=North Dakota;OH=Ohio;OK=Oklahoma;OR=Oregon;PA=Pennsylvania;RI=Rhode Island;SC=South Carolina;SD=South Dakota;TN=Tennessee;TX=Texas;UT=Utah;VT=Vermont;VA=Virginia;WA=Washington;WV=West Virginia;WI=Wisconsin;WY=Wyoming',
  CA: 'AB=Alberta;BC=British Columbia;MB=Manitoba;NB=New Brunswick;NL=Newfoundland and Labrador;NS=Nova Scotia;NT=Northwest Territories;NU=Nunavut;ON=Ontario;PE=Prince Edward Island;QC=Quebec;SK=Saskatchewan;YT=Yukon',
  AU: 'ACT=Australian Capital Territory;NSW=New South Wales;NT=Northern Territory;QLD=Queensland;SA=South Australia;TAS=Tasmania;VIC=Victoria;WA=Western Australia',
  NZ: 'AUK=Auckland Province;BOP=Bay of Plenty;CAN=Canterbury;CIT=Chatham Islands;GIS=Gisborne;HKB=Hawke’s Bay;MBH=Marlborough;MWT=Manawatu-Wanganui;NSN=Nelson;NTL=Northland;OTA=Otago Province;STL=Southland;TAS=Tasman;TKI=Taranaki;WKO=Waikato;WGN=Wellington Province;WTC=Westland',
  ES: 'AN=Andalucía;AR=Aragón;AS=Asturias;CB=Cantabria;CE=Ceuta;CL=Castile and León;CM=Castile-La Mancha;CN=Canary Islands;CT=Catalonia;EX=Extremadura;GA=Galicia;IB=Balearic Islands;MC=Murcia Region;MD=Madrid;ML=Melilla;NC=Navarra Chartered Community;PV=Basque Country;RI=La Rioja;VC=Valencian Community',
  IN: 'AN=Andaman and Nicobar Islands;AP=Andhra Pradesh;AR=Arunachal Pradesh;AS=Assam;BR=Bihar;CH=Chandigarh;CT=Chhattisgarh;DD=Daman and Diu;DL=Delhi;DN=Dadra and Nagar Haveli;GA=Goa;GJ=Gujarat;HP=Himachal Pradesh;HR=Haryana;JK=Jammu and Kashmir;KA=Karnataka;KL=Kerala;LD=Lakshadweep;MH=Maharashtra;ML=Meghalaya;MN=Manipur;MP=Madhya Pradesh;MZ=Mizoram;NL=Nagaland;OR=Odisha;PB=Punjab;PY=Puducherry;RJ=Rajasthan;SK=Sikkim;TG=Telangana;TN=Tamil Nadu;TR=Tripura;UP=Uttar Pradesh;UT=Uttarakhand;WB=West Bengal',
  BR: 'AC=Acre;AL=Alagoas;AM=Amazonas;AP=Amapá;BA=Bahia;CE=Ceará;DF=Distrito Federal;ES=Espírito Santo;GO=Goiás;MA=Maranhão;MG=Minas Gerais;MS=Mato Grosso do Sul;MT=Mato Grosso;PA=Pará;PB=Paraíba;PE=Pernambuco;PI=Piauí;PR=Paraná;RJ=Rio de Janeiro;RN=Rio Grande do Norte;RO=Rondônia;RR=Roraima;RS=Rio Grande do Sul;SC=Santa Catarina;SE=Sergipe;SP=São Paulo;TO=Tocantins',
  BE: 'BRU=Bruxelles;DE=Deutschsprachige Gemeinschaft;VLG=Vlaamse Gemeenschap;WAL=Communauté française',
}

export interface HolidayChoice {
  readonly value: string
  readonly label: string
}

let choices: readonly HolidayChoice[] | undefined

/** Every choice, countries by name with their regions after them. Made once: naming two hundred countries takes a while. */
export function holidayChoices(): readonly HolidayChoice[] {
  if (choices) return choices
  const names = new Intl.DisplayNames('en', { type: 'region' })
  choices = COUNTRIES.split(' ')
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((one, two) => one.label.localeCompare(two.label))
    .flatMap((country) => [
      country,
      ...(REGIONS[country.value]?.split(';') ?? []).map((region) => {
        const [code = '', name = ''] = region.split('=')
        return { value: `${country.value}-${code}`, label: `${country.label}, ${name}` }
      }),
    ])
  return choices
}
