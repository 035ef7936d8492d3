import { foldText } from '../../../../shared/domain/fold-text.ts';

/** Nationalities by language and country; a country that no other language needs is in English only. */
const DEMONYMS: Readonly<Record<string, string>> = {
  en:
    'AF afghan AL albanian DZ algerian AO angolan AR argentine,argentinian AM armenian AU australian AT austrian ' +
    'AZ azerbaijani BH bahraini BD bangladeshi BY belarusian BE belgian BO bolivian BA bosnian BR brazilian ' +
    'GB british,briton BG bulgarian KH cambodian CM cameroonian CA canadian CL chilean CN chinese CO colombian ' +
    'CR costa-rican HR croatian CU cuban CY cypriot CZ czech DK danish,dane NL dutch EC ecuadorian EG egyptian ' +
    'EE estonian ET ethiopian FI finnish FR french,frenchman,frenchwoman DE german GH ghanaian GR greek ' +
    'GT guatemalan HT haitian HN honduran HU hungarian IS icelandic IN indian ID indonesian IR iranian IQ iraqi ' +
    'IE irish IL israeli IT italian CI ivorian JM jamaican JP japanese JO jordanian KZ kazakh KE kenyan KW kuwaiti ' +
    'LV latvian LB lebanese LY libyan LT lithuanian LU luxembourger MY malaysian ML malian MT maltese MX mexican ' +
    'MD moldovan MN mongolian ME montenegrin MA moroccan MZ mozambican NP nepalese,nepali NZ new-zealander ' +
    'NI nicaraguan NG nigerian KP north-korean MK macedonian NO norwegian OM omani PK pakistani PS palestinian ' +
    'PA panamanian PY paraguayan PE peruvian PH filipino,philippine PL polish PT portuguese QA qatari RO romanian ' +
    'RU russian RW rwandan SA saudi SN senegalese RS serbian SG singaporean SK slovak SI slovenian SO somali ' +
    'KR south-korean ZA south-african ES spanish,spaniard LK sri-lankan SD sudanese SE swedish,swede CH swiss ' +
    'SY syrian TW taiwanese TZ tanzanian TH thai TN tunisian TR turkish UG ugandan UA ukrainian AE emirati ' +
    'UY uruguayan US american UZ uzbek VE venezuelan VN vietnamese YE yemeni ZM zambian ZW zimbabwean',
  de:
    'FR französisch,franzose,franzosen DE deutsch GB britisch,briten IT italienisch,italiener ES spanisch,spanier ' +
    'PT portugiesisch US amerikanisch,us-amerikanisch RU russisch,russen CN chinesisch,chinesen JP japanisch ' +
    'TR türkisch,türken PL polnisch,polen UA ukrainisch,ukrainer GR griechisch,griechen CH schweizerisch,schweizer ' +
    'AT österreichisch,österreicher NL niederländisch BE belgisch SE schwedisch NO norwegisch DK dänisch ' +
    'IL israelisch IN indisch BR brasilianisch SY syrisch IR iranisch',
  fr:
    'FR français,française DE allemand,allemande GB britannique IT italien,italienne ES espagnol,espagnole ' +
    'PT portugais,portugaise US américain,américaine RU russe CN chinois,chinoise JP japonais,japonaise TR turc,turque ' +
    'PL polonais,polonaise UA ukrainien,ukrainienne GR grec,grecque BE belge NL néerlandais,néerlandaise ' +
    'CA canadien,canadienne IL israélien,israélienne IN indien,indienne BR brésilien,brésilienne SY syrien,syrienne ' +
    'DZ algérien,algérienne MA marocain,marocaine TN tunisien,tunisienne IR iranien,iranienne',
  es:
    'FR francés,francesa DE alemán,alemana GB británico,británica IT italiano,italiana ES español,española ' +
    'PT portugués,portuguesa US estadounidense RU ruso,rusa CN chino,china JP japonés,japonesa TR turco,turca ' +
    'PL polaco,polaca UA ucraniano,ucraniana GR griego,griega MX mexicano,mexicana AR argentino,argentina ' +
    'CO colombiano,colombiana CL chileno,chilena VE venezolano,venezolana CU cubano,cubana BR brasileño,brasileña ' +
    'MA marroquí IL israelí IN indio,india',
  pt:
    'FR francês,francesa DE alemão,alemã GB britânico,britânica IT italiano,italiana ES espanhol,espanhola ' +
    'PT português,portuguesa US norte-americano,norte-americana,americano,americana RU russo,russa ' +
    'CN chinês,chinesa JP japonês,japonesa TR turco,turca UA ucraniano,ucraniana AR argentino,argentina ' +
    'BR brasileiro,brasileira AO angolano,angolana MZ moçambicano,moçambicana',
  it:
    'FR francese DE tedesco,tedesca,tedeschi GB britannico,britannica IT italiano,italiana ES spagnolo,spagnola ' +
    'PT portoghese US statunitense,americano,americana RU russo,russa CN cinese JP giapponese TR turco,turca ' +
    'PL polacco,polacca UA ucraino,ucraina GR greco,greca CH svizzero,svizzera BR brasiliano,brasiliana ' +
    'AR argentino,argentina',
};
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  en: ['', 's'],
  de: ['', 'e', 'en', 'er', 'es', 'em', 'n'],
  fr: ['', 's'],
  es: ['', 's', 'es'],
  pt: ['', 's'],
  it: [''],
};
/** "chino, china", "indio, india", "argentina": the country is written with a capital, the nationality without. */
const AMBIGUOUS_WITH_COUNTRY = new Set(['china', 'india', 'argentina', 'polen', 'spanier']);

const byLanguage = new Map<string, ReadonlyMap<string, string>>();

/** The country codes of a language's nationalities, by folded word. */
export function demonymsOf(language: string): ReadonlyMap<string, string> {
  const known = byLanguage.get(language);
  if (known) return known;
  const parts = (DEMONYMS[language] ?? '').split(' ');
  const demonyms = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    for (const word of (parts[index + 1] ?? '').split(',').map(foldText)) {
      if (AMBIGUOUS_WITH_COUNTRY.has(word)) continue;
      const base = word.replaceAll('-', ' ');
      for (const ending of ENDINGS[language] ?? ['']) demonyms.set(base + ending, parts[index] ?? '');
    }
  }
  byLanguage.set(language, demonyms);
  return demonyms;
}

/** "Vellorian" leads to "Velloria" where the text names that: what may be a nationality's country, as folded words. */
export function countriesOfDemonym(word: string): string[] {
  const ending = /(?:ian|ean|an|ese|ish|i|ien|ienne|iens|iennes)$/.exec(word)?.[0];
  if (ending === undefined || word.length < ending.length + 3) return [];
  const stem = word.slice(0, -ending.length);
  return ['', 'a', 'ia', 'ie', 'y', 'e', 'ea', 'o', 'land'].map((end) => stem + end);
}
