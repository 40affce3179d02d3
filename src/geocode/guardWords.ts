/*
 * Words around a name that say what it is. Each list is a class of words, from the usage of English newspapers; none
 * is taken from a corpus that anything is measured on.
 */

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Titles and offices before a person's name (Associated Press Stylebook, "titles"), folded. */
export const TITLES = setOf(
  'mr mrs ms miss dr sir dame lord lady prof professor rev reverend fr father sister brother pastor bishop archbishop ' +
    'cardinal pope imam rabbi sheikh president king queen prince princess emperor chancellor senator sen ' +
    'rep representative congressman congresswoman gov mayor minister secretary ambassador judge justice ' +
    'attorney lawyer detective det inspector insp constable const officer sergeant sgt corporal cpl captain capt ' +
    'lieutenant lt colonel col general gen major maj admiral commander commissioner chief deputy director chairman ' +
    'chairwoman spokesman spokeswoman coach actor actress singer author editor reporter photographer',
)

/** What only a person does or is, directly after the name. */
export const PERSON_VERBS = setOf(
  'said says told tells added adds wrote writes tweeted testified replied joked recalled believes thinks thought ' +
    'insisted explained admitted denied argued smiled laughed jr sr',
)

/** Newspapers, broadcasters, airlines, clubs and ships are called after places; what follows the place says so. */
export const ORGANISATION_AFTER = setOf(
  'post times herald star journal globe tribune gazette mirror chronicle telegraph observer inquirer dispatch examiner ' +
    'guardian sun mail daily airlines airways university college united rovers wanderers review magazine society ' +
    'accord agreement protocol treaty bridge underground marathon exchange zoo cup olympics olympic elementary ' +
    'broadcasting institute cartel',
)

/** "University of Georgia", "Bank of China": what stands before "of" in the name of an organisation. */
export const ORGANISATION_OF = setOf(
  'university college institute school bank corporation corp company times voice church society club academy order ' +
    'house duke duchess prince princess bishop archbishop battle',
)

/** Heads of names of natural features, buildings and streets: what follows is no place of its own. */
export const NAME_HEADS = setOf(
  'lake mount mt cape fort ft port point san santa santo los las el la saint st glen loch camp new old upper lower ' +
    'hotel radio club chateau rio isla ile villa',
)

/** What makes a street, building or institution of the words before it. */
export const NAME_TAILS = setOf(
  'road street avenue boulevard drive lane close crescent court highway parkway rd st ave blvd dr hwy way ' +
    'river lake creek bay beach park square hospital school church cathedral mosque temple airport station stadium ' +
    'arena theatre theater museum gallery castle palace tower hotel prison bridge canal',
)

/** Those of them that are one spot in a town, and that reports give as where something happened. */
export const SITE_TAILS = setOf(
  'road street avenue boulevard drive lane close crescent highway parkway airport hospital museum theatre castle square',
)

/** Compass words that belong to the name when capitalised ("North London") and narrow it. */
export const DIRECTIONS = setOf(
  'north south east west northern southern eastern western northeast northwest southeast southwest northeastern ' +
    'northwestern southeastern southwestern central downtown upper lower inner outer greater mainland',
)

/** Kinds of place after a name ("Kandal province") or before it, with "of" ("the town of Lamu"), folded. */
export const KINDS = setOf(
  'province county district state prefecture governorate region municipality oblast division city town village ' +
    'township commune borough parish regency subdistrict island islands territory department suburb',
)

/** Those of them that are said of a small place, after its name and in small letters. */
export const LOCAL_KINDS = setOf('village district township commune subdistrict province county town suburb')

/** Prepositions that a place follows. */
export const PLACE_PREPOSITIONS = setOf(
  'in at from near to of around outside across throughout into toward towards via between through inside beyond ' +
    'off leaving reached visited visiting',
)

/** Small words inside a name: "Rio de Janeiro", "Stratford upon Avon". */
export const PARTICLES = setOf(
  'of de la le les du des del della di da do dos das al el ul upon on the and sur am an der den im bei en y e i li ' +
    'under by next in with cum es au aux',
)

/** Capitalised words that are places somewhere and almost never mean them: days, months, festivals, powers, news agencies. */
export const NEVER_PLACES = setOf(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december christmas easter ramadan god allah jesus christ islam bible quran koran ' +
    'police army navy congress parliament senate court i a an the and or but no my federal centre center central ' +
    'agency secretary jewish kurdish arab basque un u.n xinhua irna tass anadolu antara bernama yonhap kyodo reuters afp',
)
