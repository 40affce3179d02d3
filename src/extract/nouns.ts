/**
 * Nouns for people and for things, in the singular. People: the roles in which news reports let people be arrested or
 * deported, gathered by going through the heads of the classes of crime in the UNODC's international classification
 * (ICCS), the ILO's major groups of occupations (ISCO-08), and the words of migration law (IOM glossary). A plural that
 * stands in neither list is taken for people where the verb takes nothing else ("arrested 17 dissidents").
 */
const PEOPLE = (
  'person people individual human man men woman women boy girl child children kid minor juvenile teenager teen youth adult male female ' +
  'suspect accused culprit offender perpetrator criminal fugitive felon convict inmate prisoner detainee captive-suspect defendant miscreant wrongdoer lawbreaker violator absconder escapee ' +
  'national citizen foreigner alien migrant immigrant emigrant refugee asylum-seeker seeker expatriate expat overstayer deportee returnee infiltrator intruder stowaway resident inhabitant villager townsman settler squatter nonimmigrant noncitizen non-citizen visitor tourist traveller traveler pilgrim passenger compatriot countryman countrymen migrant-worker non-national ' +
  'docker longshoreman stevedore worker employee staffer staff labourer laborer operator agent manager director executive owner proprietor boss chief leader ringleader kingpin mastermind organiser organizer head commander deputy lieutenant supervisor recruiter broker contractor employer official officer policeman policemen policewoman soldier serviceman guard official civil-servant clerk banker accountant lawyer teacher lecturer professor doctor nurse pharmacist engineer technician programmer developer student pupil journalist reporter editor blogger activist campaigner politician lawmaker parliamentarian mayor governor minister councillor senator priest monk imam cleric preacher pastor pilot crewman crewmen crewmember sailor seaman seamen fisherman fishermen captain skipper driver chauffeur trucker mechanic cook maid helper cleaner waiter waitress hostess translator interpreter model singer artist actor footballer player coach athlete farmer herder miner logger hunter trapper trader vendor seller supplier distributor wholesaler importer exporter hawker peddler dealer merchant shopkeeper businessman businessmen businesswoman roofer builder bricklayer mason carpenter plumber electrician painter welder decorator gardener landscaper janitor caretaker baker butcher barber hairdresser beautician tailor seamstress weaver dishwasher bartender barista caterer babysitter nanny masseur masseuse dancer musician drummer rapper comedian streamer influencer vlogger youtuber tiktoker photographer filmmaker rider biker motorcyclist cyclist commuter pedestrian jogger camper hiker climber diver swimmer surfer guide telemarketer caller buyer collector courier carrier mule runner porter lookout middleman middlemen intermediary ' +
  'gangster mobster mafioso gunman gunmen hitman hitmen assassin killer murderer robber thief thieves burglar pickpocket mugger bandit pirate kidnapper abductor rapist molester paedophile pedophile pimp prostitute trafficker smuggler poacher scammer fraudster swindler conman conmen trickster impostor hacker phisher cybercriminal launderer forger counterfeiter extortionist blackmailer gambler bookmaker bettor racketeer vandal arsonist rioter looter hooligan fan supporter protester protestor demonstrator dissident separatist rebel militant insurgent guerrilla fighter combatant terrorist extremist jihadist bomber cultist spy mercenary deserter henchman henchmen accomplice associate conspirator collaborator collaborateur facilitator member follower sympathiser sympathizer addict user abuser drunkard beggar vagrant loiterer ' +
  'brother sister father mother son daughter wife husband relative sibling cousin friend couple twin parent grandmother uncle nephew niece aunt girlfriend boyfriend fiance fiancee spouse partner in-law stepson flatmate housemate roommate neighbour neighbor classmate bodyguard guest acquaintance sweetheart lover ' +
  'fisher crew-member youngster lad schoolboy schoolgirl demonstrator marcher picketer striker deckhand shipmate paperless job-hunter fruit-picker stonecutter woodcutter sex-worker trespasser stone-thrower agitator ringmaster sorter packer digger panner diver lifeguard bouncer doorman doormen croupier moneylender loanshark fixer tout scout spotter ' +
  'rohingya uyghur uighur kurd tamil palestinian tibetan rroma roma hmong gypsy african american asian european arab latino westerner'
).split(' ')

/** People who suffer: found, freed, killed or cheated, not arrested. */
const VICTIMS =
  'victim hostage captive survivor casualty casualties dead deceased injured wounded bystander customer client depositor investor pensioner complainant witness user-account'.split(
    ' ',
  )

/** Collective nouns that govern the people: "a group of 77". */
const COLLECTIVES =
  'group gang total batch party band crew team ring network contingent number trio pair couple duo set bunch crowd convoy boatload truckload busload cohort quartet family'.split(
    ' ',
  )

const THINGS = (
  'phone cellphone handset smartphone laptop computer desktop tablet device server router modem card sim account vehicle car lorry lorries truck van bus buses boat ship vessel trawler motorcycle motorbike bike scooter tricycle plane aircraft jet helicopter drone flight charter train ' +
  'house home flat apartment villa building block room shop store outlet factory factories plant warehouse office hotel casino bar brothel compound site place location premise spot area village town city cities province state region district county counties country countries nation island border checkpoint station prison jail camp court hospital school university universities company companies firm business businesses bank website site page platform app server-room hub centre center farm ' +
  'raid operation search sweep crackdown swoop inspection check arrest detention deportation expulsion removal case complaint report call message letter email trip visit attempt incident attack blast strike clash robbery murder killing crime offence offense charge count conviction sentence warrant indictment sanction ticket fine penalty penalties permit visa passport document licence license certificate identity book copy copies form application petition vote seat ' +
  'gun rifle pistol firearm weapon round bullet grenade bomb explosive knife knives machete tusk horn skin pelt trophy animal elephant rhino tiger pangolin turtle tortoise bird parrot cockatoo snake fish shark dog cow goat sheep cattle head-of-cattle tree log bag sack packet package parcel box boxes container crate carton bottle pill tablet capsule sachet plant bundle brick wrap dose kilogram-bag item piece article good product coin note ' +
  'dollar euro pound transaction transfer payment deal contract percent share cent point reason way step stage side part section half quarter third time day night week month year decade hour minute second mile metre kilometer acre degree ton tonne barrel litre gallon ' +
  'death life lives injury injuries birth marriage job post position vacancy question answer idea rule law treaty agreement accord talk meeting summit round-of-talks party-member-state event match game goal medal title film song song'
).split(' ')

const plural = (word: string): string =>
  /(?:[^aeiou])y$/u.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|sh|ch|x)$/u.test(word) ? `${word}es` : `${word}s`

const ALREADY_PLURAL = new Set(
  'people men women children staff accused policemen crewmen fishermen seamen businessmen middlemen gunmen hitmen conmen henchmen thieves countrymen culprits roma police dead deceased injured wounded cattle aircraft'.split(
    ' ',
  ),
)

const bothForms = (words: readonly string[]): Set<string> =>
  new Set(words.flatMap((word) => (ALREADY_PLURAL.has(word) ? [word] : [word, plural(word)])))

const people = bothForms(PEOPLE)
const victims = bothForms(VICTIMS)
const things = bothForms(THINGS)
const collectives = bothForms(COLLECTIVES)
const pluralPeople = new Set([
  ...PEOPLE.filter((word) => ALREADY_PLURAL.has(word)),
  ...PEOPLE.filter((word) => !ALREADY_PLURAL.has(word)).map(plural),
])

/** The last part of a compound counts: "gang-members", "asylum-seekers". */
const head = (lower: string): string => lower.slice(lower.lastIndexOf('-') + 1)

/** Compounds of a trade: "storekeeper", "dockworkers", "stallholder". */
const TRADE =
  /.(?:keeper|worker|dealer|seller|maker|holder|lender|grower|cutter|breaker|jacker|hand|picker|goer|runner|handler|monger|wright|smith)s?$|.(?:woman|women|smen|kmen|lmen|tmen)$|.{3}(?:[^l]ist|logist|ician|arian)s?$/u
const NO_TRADE =
  /^(?:shareholders?|placeholders?|householders?|secondhand|beforehand|firsthand|icebreakers?|circuit-breakers?|bestsellers?|(?:check|short|black|white|grey|wait|play|watch|price|wish|set|hit|mailing)?-?lists?|consists?|assists?|insists?|persists?|resists?|exists?|twists?|wrists?|mists?|fists?|vegetarians?)$/u
const isTrade = (lower: string): boolean => TRADE.test(lower) && !NO_TRADE.test(lower)

export const isPeopleNoun = (lower: string): boolean =>
  lower === 'others' || isTrade(lower) || people.has(lower) || people.has(head(lower))
export const isVictimNoun = (lower: string): boolean => victims.has(lower)
export const isThingNoun = (lower: string): boolean => things.has(lower) && !people.has(lower)
export const isCollective = (lower: string): boolean => collectives.has(lower)
export const isPluralPeople = (lower: string): boolean =>
  lower === 'others' ||
  (isTrade(lower) && /(?:s|men)$/u.test(lower)) ||
  pluralPeople.has(lower) ||
  pluralPeople.has(head(lower))

/** Plurals that no list has: taken for people where the verb takes nothing else. */
export const isUnknownPlural = (lower: string): boolean =>
  lower.length > 3 && /[^s]s$/u.test(lower) && !things.has(lower) && !victims.has(lower)

const AUTHORITIES = new Set(
  (
    'police policemen officers officer officials official authorities authority agents agent detectives detective investigators investigator troops soldiers army navy military gendarmes gendarmerie ' +
    'guard guards coastguard coast ministry minister department agency bureau commission force forces squad unit patrol task operatives rangers ranger customs immigration government prosecutors prosecutor ' +
    'marshals sheriff deputies constables carabinieri cops lawmen inspectors servicemen service services taskforce interpol europol ice fbi nia cbi efcc nscdc nbi paocc cidg icac kws dea security junta command corps division office'
  ).split(' '),
)

/** Those who arrest: police, agencies, armed forces, ministries. */
export const isAuthority = (lower: string): boolean => AUTHORITIES.has(lower)
