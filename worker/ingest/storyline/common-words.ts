import { foldInflection } from '../text/inflection.ts';
import { hashTerm } from './term-vector.ts';

/**
 * English words that news of every kind is made of. A young wire has not seen enough to know that they are common;
 * other languages learn it by themselves, a little later.
 */
const COMMON =
  'about accident accuse action add administration affect afternoon age agency ago air allow amid announce area army ask ' +
  'attack attempt attorney authority away back bad base become begin believe best big body book boy bring brother build ' +
  'building business call camera campaign capital car care carry case cause central centre center chance change charge ' +
  'chief child children city claim clear close coast come commission committee community company condition confirm ' +
  'control cost council country county couple course court cover crash crew crime cut damage daughter day deal death ' +
  'decide decision department deputy destroy detail die dead death director district doctor door drive early earthquake ' +
  'east effort election emergency employee end event evening evidence expect explain face fact fail fall family fan far ' +
  'father fear federal few field fight film final find fire firefighter flood follow force former found free friend full ' +
  'game general give go good government great ground group grow guard gun half hand happen hard head health hear heart ' +
  'help high hit hold home hope hospital hour house hundred hurt husband image incident include increase industry inform ' +
  'information injure injury inside investigate investigation investigator issue job join judge jury keep kill killing ' +
  'know large late later law lawyer lead leader learn leave left let level life light line little local long look lose ' +
  'lost low magnitude main major make man manager many market match mayor mean measure media meet meeting member men ' +
  'military million minister minute miss moment money month morning mother move much murder name nation national near ' +
  'need night north nothing number offer office officer official old open operation opposition order outside owner park ' +
  'part party pass past patient pay peace person phone place plan plane play player point police policy political poor ' +
  'position possible post power president press price prison problem process produce program project property protect ' +
  'protest provide public pull put question quick reach read ready real reason receive recent record region release ' +
  'remain remove reopen require rescue research resident resign respond response rest result return right rise risk ' +
  'river road role room rule run safe safety scene school score sea search season seat secretary secure security see ' +
  'seek seem send sentence serious serve service set several shake share sheriff ship shoot shooting shop short shot ' +
  'show shut side sign single site situation small social son source south speak special spend spokesman spokeswoman ' +
  'staff stage stand start state statement station stay step stop store storm street strike strong student support ' +
  'suspect system take talk team television tent thing think thousand threat time top total town trade traffic train ' +
  'travel treat trial trip troop truck try turn union unit use valley vehicle victim video view village visit vote ' +
  'wait walk want war warn watch water way weapon week weekend west wife win winner wind witness woman women word work ' +
  'worker world worst wound write wrong young';

/** The common words by hash, as story terms are. */
export const COMMON_TERMS: ReadonlySet<number> = new Set(
  COMMON.split(' ').map((word) => hashTerm(foldInflection(word))),
);
