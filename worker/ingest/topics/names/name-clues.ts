import { foldText } from '../../../../shared/domain/fold-text.ts';

function folded(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(foldText));
}

/** Words inside a name, between two capitals. */
export const LINKS: ReadonlySet<string> = folded(
  'de del der des di do da das dos du la le les von van zu zum al bin ibn y e & of the l d',
);
/** "Bank of the Estuary", "Musée des Bacs": what a name that runs on with "of" begins with. */
export const HEADS: ReadonlySet<string> = folded(
  'bank ministry department gulf bay university court house republic kingdom isle isles island church institute museum ' +
    'board council school academy city county college office bureau league lord lords game games tour cup order union ' +
    'federation association society chamber state states strait sea cape mount battle treaty port museum ' +
    'banque ministère université cour musée république royaume coupe tour détroit golfe baie île ligue ville ' +
    'banco ministerio universidad corte tribunal museo república reino copa golfo bahía isla liga ciudad ' +
    'ministério universidade museu taça ilha cidade banca ministero università corte repubblica coppa isola lega città',
);
/** A name with one of these is an organisation's. */
export const ORGANISATION_WORDS: ReadonlySet<string> = folded(
  'bank university college school institute academy council court ministry department agency commission committee ' +
    'association federation society union party company corporation corp inc ltd plc llc gmbh ag sa group holdings ' +
    'partners industries motors airlines airways energy pharmaceuticals biologics technologies systems laboratories labs ' +
    'fc united rovers city-fc wanderers athletic hospital center centre clinic foundation trust church league nations bureau office board ' +
    'police army navy force forces corps congress senate parliament assembly press times post news tribune media ' +
    'records studios pictures entertainment insurance capital museum library theatre orchestra club team authority ' +
    'organization organisation service services network administration government house administration ' +
    'banque université école institut conseil cour ministère agence commission comité société parti compagnie groupe ' +
    'hôpital fondation église ligue musée syndicat assemblée universität schule ministerium gericht partei verband ' +
    'verein kommission krankenhaus bundestag bundesrat banco universidad escuela ministerio partido compañía empresa ' +
    'hospital iglesia sindicato universidade escola ministério igreja empresa banca università scuola ministero partito ' +
    'azienda ospedale chiesa sindacato',
);
/** A name with one of these is a place's. */
export const PLACE_WORDS: ReadonlySet<string> = folded(
  'strait island islands isle isles river lake bay gulf sea ocean mount mountain mountains valley street avenue road ' +
    'square bridge port harbour harbor county province state city town village district park beach coast cape peninsula ' +
    'desert forest plain republic kingdom airport station north south east west northern southern eastern western ' +
    'hills heights springs falls fort estuary canal ' +
    'détroit île îles rivière lac baie golfe mer mont montagne vallée rue avenue place pont province ville village ' +
    'insel fluss see berg straße platz brücke bezirk kreis isla islas río lago bahía golfo monte calle plaza puente ' +
    'provincia ciudad ilha rio praia rua praça cidade isola fiume lago via piazza ponte città',
);
/** After these a name is a place's. */
export const LOCATIVES: ReadonlySet<string> = folded(
  'in at near from to across outside throughout toward towards around à en dans vers depuis nach aus bei im em no na hacia desde a',
);
/** People have none before their names. */
export const ARTICLES: ReadonlySet<string> = folded('the a an le la les der die das el los las o os as il lo gli i');
/** Beside these a name is a person's. */
export const SPEECH: ReadonlySet<string> = folded(
  'said says told added wrote tweeted asked explained replied testified joked recalled argued insisted admitted denied ' +
    'dit déclare déclaré explique affirme ajoute raconte sagte sagt erklärte meinte betonte dijo afirmó explicó señaló ' +
    'añadió disse afirmou explicou declarou ha detto dichiarato spiegato',
);
/** Common given names of several languages. */
export const GIVEN_NAMES: ReadonlySet<string> = folded(
  'harry vito tara warren phil fred esther bettie ellen reggie marta rosa edgar lucien maud britney charlie simon ian neil ' +
    'luke martin victor hugo leo max oscar felix emil erik lars nils sven ingrid astrid ' +
    'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald ' +
    'steven steve paul andrew joshua kenneth kevin brian george timothy tim ronald jason edward ed jeffrey jeff ryan ' +
    'jacob gary nicholas nick eric jonathan stephen larry justin scott brandon benjamin ben samuel sam gregory greg ' +
    'frank alexander alex patrick raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle ' +
    'noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan ' +
    'jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby ' +
    'russell bradley philip eugene jim mike tom bob bill dan matt chris tony barack mitt hillary lindsay ' +
    'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley ' +
    'kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura cynthia amy ' +
    'kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet ' +
    'maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith ' +
    'andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances ' +
    'jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany ' +
    'hans peter wolfgang klaus jürgen michael stefan andreas thomas angela ursula anna sabine petra monika olaf markus ' +
    'jean pierre michel andré philippe françois emmanuel jacques marie isabelle nathalie sylvie catherine claire ' +
    'carlos luis miguel antonio manuel francisco javier jorge pedro josé carmen ana maría isabel lucía ' +
    'joão paulo marcos lucas fernando ricardo mariana giuseppe giovanni mario luigi marco francesco matteo giulia ' +
    'mohammed muhammad ahmed ali hassan omar ibrahim fatima vladimir sergei dmitri ivan olga natalia',
);
/** Capitalised words that are no topic of any story: units, jargon, sources of copy. */
export const NO_NAMES: ReadonlySet<string> = folded(
  'web et nt dui dwi rb qb wr te vp mvp ir tv am pm gmt est edt pst pdt ok id pdf usb dna ceo cfo cto pr hq faq rss url http https www jpg png html mph kmh km kg mm ' +
    'cm gb mb kb tb mw gw kw hz mhz ghz db usd eur gbp lbs oz ft sq st nd rd th i ii iii iv vi vii viii ix xi mp mps pc pcs ' +
    'reuters associated-press ap afp getty upi xinhua bloomberg photo image images video file credit copyright ' +
    'internet english god earth facebook twitter god christmas easter sunday monday north south east west ' +
    'northern southern eastern western euro dollar pound million billion percent',
);

/** Ordinary words that begin sentences and headlines, beside those of the lists of stop words. */
export const STARTERS: ReadonlySet<string> = folded(
  'when why how what where who whose which while if then though although still just even only once since until unless ' +
    'whether because despite during before after later earlier now here there every each all both some many most several ' +
    'few no not never always often perhaps maybe yes inside outside under over between among against without within ' +
    'meanwhile however moreover yet so thus instead also again soon i he she it we you they my our your their his her its ' +
    'let lets get gets got make makes made take takes took see two three four five six seven eight nine ten dozens hundreds ' +
    'thousands millions review opinion analysis video watch photos gallery update updated breaking exclusive live sources ' +
    'source report reports wanted police officials authorities man woman men women people students workers residents ' +
    'scientists researchers experts doctors lawyers prosecutors firefighters critics fans players according ' +
    'quand pourquoi comment où qui que si alors mais donc car depuis pendant après avant selon malgré chez sous entre ' +
    'cette ces son ses leur leurs nous vous ils elles il elle on deux trois quatre cinq dix plusieurs chaque tous toutes ' +
    'wenn warum wie wo wer was während obwohl doch aber denn seit nach vor unter zwischen trotz zwei drei vier fünf viele ' +
    'alle beide cuando por qué cómo dónde quién mientras aunque pero desde después antes según entre dos tres cuatro cinco ' +
    'quando porque onde quem enquanto embora mas depois perché dove chi mentre anche ma dopo prima due tre tutti',
);
/** A name that ends or begins with one of these is an event's or a work's. */
export const EVENT_WORDS: ReadonlySet<string> = folded(
  'cup prize award awards festival pageant tour war battle storm hurricane cyclone championship championships open games ' +
    'olympics accord treaty agreement act day parade trial comet index coupe prix fête tempête traité pokal preis copa ' +
    'premio prêmio coppa',
);
