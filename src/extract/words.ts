/** Closed classes of English words, from the lists of prepositions, pronouns, auxiliaries and conjunctions of any grammar. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const PREPOSITIONS = set(
  'in at on from to into onto of for with without by near outside inside across along around over under between among amid during after before since until till through throughout within off against about upon via per like as than beside behind beyond towards toward following aboard alongside despite including unlike because concerning regarding',
)

export const AUXILIARIES = set(
  "is are was were be been being am has have had having do does did will would shall should can could may might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't cannot can't couldn't 'll 'd 've 're get got gets getting to not never also then later already subsequently still all both now just only reportedly allegedly eventually finally immediately previously recently initially first soon since successfully currently separately together promptly forcibly jointly formally since again yet n't even once twice simultaneously earlier ever temporarily briefly officially instead likewise similarly thereby",
)

export const BE_FORMS = set("is are was were be been being am isn't aren't wasn't weren't get got gets getting 're 's")

export const RELATIVES = set(
  'who which that whom whose where when while if unless because although though but whereas after before as since so than whether until once',
)

export const DETERMINERS = set(
  'the a an this that these those their his her its our your some any no each every both all another other such',
)

/** What says that people were spoken of before. */
export const DEFINITE = set('the these those all both his her their its remaining')

export const PRONOUNS = set('they them he she it we i you him her us both all others those these')

/** Words that begin a clause with a verb of its own. */
export const CLAUSE_OPENERS = set('who which that where when while because although though after before whose')

/** Adverbs of time and way that end a noun phrase. */
export const PHRASE_ENDS = set(
  'home back away last next early late overnight alone together they them whom it he she we themselves here there today yesterday tomorrow tonight up out over',
)

/** Verbs of speech: a date next to one is that of the announcement. */
export const SPEECH = set(
  'said says say saying told tells announced announces announce reported reports stated confirmed confirms added adds wrote revealed disclosed explained claimed noted declared briefed quoted tweeted posted informed acknowledged testified statement bulletin briefing interview report conference publishing published released heard alleged alleges according',
)

/** Past forms that do not end in -ed, and other words that surely are finite verbs: each may claim a date or place. */
export const IRREGULAR_VERBS = set(
  'began begun came become became took taken went gone gave given made found fled left ran run got saw seen sent brought broke burst fell held kept led lost met paid put rose sat sold set shot spent stood told thought won wore written wrote built bought caught chose cost cut dealt drew drove drank ate fought flew forgot grew hid hit hurt knew lay lent let meant rang rode shook spoke stole struck swore taught threw understood withdrew is are was were has have had do does did will would can could may might must shall should include includes remain remains face faces live lives work works say says said want wants come comes go goes take takes make makes',
)

/** Whether a word surely is a finite verb: not the month of May, nor "9.6 billion won". */
export const isFiniteVerb = ({ lower, text }: { lower: string; text: string }, before: { lower: string }): boolean =>
  IRREGULAR_VERBS.has(lower) &&
  text !== 'May' &&
  !(lower === 'won' && /^(?:\d.*|[mb]illion|bn|trillion)$/u.test(before.lower))

/** Nouns of premises that a report names before it speaks of them as "the villa": alternatives of a pattern. */
export const PREMISES =
  'hotel|house|compound|building|villa|resort|premises|apartment|flat|office|farm|warehouse|factory|hub|complex|dormitor(?:y|ies)|casino|club|bar|brothel|camp|site'
