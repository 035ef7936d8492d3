import type { Section } from '../../shared/domain/story.ts';

/**
 * What each desk writes about, in folded words whose inflections are folded too; three for what hardly another desk
 * would say, one for what only hints. A list anybody can read and argue with is worth more here than a trained model.
 */
export const SECTION_WORDS: Record<Section, Record<1 | 2 | 3, string>> = {
  world: {
    3: 'ceasefire airstrike insurgent rebel troops militant hostage refugee embassy diplomat militia warplane peacekeeper',
    2: 'war army military missile soldier bomb explosion attack border un nato pirate piracy navy terrorist coup invasion',
    1: 'foreign killed killing victim rescue crash conflict peace police arrest suspect murder prison jail',
  },
  politics: {
    3: 'parliament senator congressman lawmaker impeachment referendum ballot electorate bipartisan caucus filibuster',
    2: 'election senate congress vote voter legislation democrat republican conservative campaign candidate cabinet',
    1: 'president minister government law policy bill party opposition governor mayor administration nominee court',
  },
  business: {
    3: 'shareholder nasdaq earnings acquisition dividend takeover ipo bankruptcy ceo quarterly revenue',
    2: 'profit stock investor bank market inflation economy merger startup tariff trade billion retail',
    1: 'company share price deal sale cost industry customer buy million firm',
  },
  technology: {
    3: 'software smartphone microprocessor chipmaker browser malware hacker cybersecurity android iphone processor',
    2: 'computer internet app laptop microsoft google apple intel chip server laptop online web data patch device robot',
    1: 'digital user launch technology phone platform network system code tech',
  },
  science: {
    3: 'astronomer physicist telescope spacecraft nasa asteroid fossil genome particle archaeologist biologist',
    2: 'scientist researcher planet species laboratory orbit dinosaur satellite experiment galaxy physics',
    1: 'research study discover university professor space moon evidence journal',
  },
  health: {
    3: 'vaccine epidemic pandemic outbreak virus cancer diabetes surgeon clinical obesity antibiotic vaccination',
    2: 'patient hospital disease doctor infection medicine drug treatment therapy symptom surgery nurse',
    1: 'health medical care clinic rehab diagnosis mental diet',
  },
  sport: {
    3: 'quarterback touchdown striker midfielder goalkeeper championship playoff nfl nba fifa uefa olympic heavyweight',
    2: 'coach league match tournament season team player football cricket tennis baseball basketball medal boxer racing',
    1: 'win won score game goal club cup champion title victory defeat fan round fight',
  },
  culture: {
    3: 'film actress actor oscar album novelist grammy emmy hollywood screenwriter box-office novel theatre museum',
    2: 'movie singer director star celebrity show band song concert artist episode series tv festival book author',
    1: 'role award audience fan drama comedy host music art stage',
  },
  climate: {
    3: 'earthquake hurricane tsunami cyclone typhoon wildfire emissions greenhouse epicenter epicentre seismic drought',
    2: 'climate carbon flood storm quake magnitude weather rainfall temperature glacier tornado warming renewable heatwave',
    1: 'environment wind rain damage warning river coast sea ice energy tremor',
  },
};
