/** One reading of a verb, with what must stand by it. */
export interface EventVerb {
  type: 'arrest' | 'deportation'
  /** One of these must follow. */
  particles?: readonly string[]
  /** The particle stands right behind the verb or one word later. */
  isNear?: boolean
  /** Takes things as well as people. */
  isLoose?: boolean
  /** Only with a foreign place behind "to". */
  needsDestination?: boolean
  isPassiveOnly?: boolean
  /** A craft must follow: "on a plane"; what drives leads abroad only with a foreign place behind "to". */
  craft?: 'any' | 'driven'
  /** Those who act take the people in: "Guatemala received 265 deportees". */
  isReception?: boolean
}

const ARREST: EventVerb = { type: 'arrest' }
const LOOSE_ARREST: EventVerb = { type: 'arrest', isLoose: true }
const DEPORT: EventVerb = { type: 'deportation' }
const CUSTODY = [
  'into custody',
  'in custody',
  'custody',
  'under arrest',
  'into detention',
  'behind bars',
  'in handcuffs',
  'prisoner',
]
const HOME = ['home', 'back home', 'back to', 'back across', 'back over', 'back', 'packing']
const AWAY = [
  'on a deportation',
  'across the border',
  'over the border',
  'across it',
  'out of the country',
  'across the frontier',
  'over the frontier',
  'across the bridge',
  'over the bridge',
]
/** "to their own countries". */
const OWN_COUNTRY = ['home', 'own', 'country', 'countries', 'homeland', 'homelands', 'respective', 'native']
/** Countries whose authorities call it removal. */
const REMOVERS =
  'the uk,britain,australia,canada,new zealand,ireland,germany,france,england,scotland,israel,sweden,denmark,norway,finland,switzerland'
    .split(',')
    .map((country) => `from ${country}`)
const TO: EventVerb = { type: 'deportation', isLoose: true, needsDestination: true }
/** "a further 21,340 were driven in from Mexico": only beside others who were deported. */
const IN_FROM: EventVerb = { ...DEPORT, particles: ['in from'], isLoose: true, isNear: true, isPassiveOnly: true }
/** "put on a plane", "loaded aboard two navy ships", "forced onto buses to Niger". */
const ABOARD: readonly EventVerb[] = [
  { ...DEPORT, craft: 'any', isLoose: true },
  { ...TO, craft: 'driven' },
]

/**
 * Base forms with their readings, in the order in which they are tried: the synonyms of "arrest", "detain", "deport", "expel", "extradite" in
 * the Oxford and Merriam-Webster thesauri that news reports use of people, with the phrasal verbs of the Oxford
 * Phrasal Verbs dictionary; not those for what courts do (jail, remand, sentence, indict).
 */
export const EVENT_VERBS: ReadonlyMap<string, readonly EventVerb[]> = new Map<string, EventVerb[]>([
  ['arrest', [ARREST]],
  ['handcuff', [{ ...ARREST, isPassiveOnly: true }]],
  ['detain', [ARREST]],
  ['apprehend', [ARREST]],
  ['nab', [ARREST]],
  ['collar', [ARREST]],
  ['re-arrest', [ARREST]],
  ['rearrest', [ARREST]],
  ['capture', [LOOSE_ARREST]],
  ['seize', [LOOSE_ARREST]],
  ['catch', [LOOSE_ARREST]],
  ['hold', [LOOSE_ARREST]],
  ['intercept', [LOOSE_ARREST]],
  ['net', [LOOSE_ARREST]],
  ['bag', [LOOSE_ARREST]],
  ['snare', [LOOSE_ARREST]],
  ['bust', [LOOSE_ARREST]],
  ['secure', [{ ...LOOSE_ARREST, particles: ['custody'] }]],
  ['intern', [LOOSE_ARREST]],
  ['imprison', []],
  ['round', [{ ...ARREST, particles: ['up'] }]],
  ['pick', [{ ...ARREST, particles: ['up'], isLoose: true }]],
  ['haul', [{ ...ARREST, particles: ['in', 'away', 'off'], isLoose: true }]],
  ['lock', [{ ...ARREST, particles: ['up'] }]],
  ['scoop', [{ ...ARREST, particles: ['up'], isLoose: true }]],
  ['sweep', [{ ...ARREST, particles: ['up'], isLoose: true }]],
  [
    'lead',
    [
      { ...ARREST, particles: ['away'], isLoose: true, isNear: true },
      { ...ARREST, particles: ['away', 'out', 'off'], isLoose: true, isPassiveOnly: true },
    ],
  ],
  [
    'take',
    [
      { ...ARREST, particles: CUSTODY },
      { ...ARREST, particles: ['in for', 'away', 'away by'], isLoose: true, isPassiveOnly: true },
      // "were taken in by a family" is shelter.
      {
        ...ARREST,
        particles: [
          'in at',
          'in during',
          'in on',
          'in after',
          'in when',
          'in and',
          'in by police',
          'in by officers',
          'in as well',
          'in too',
        ],
        isLoose: true,
        isPassiveOnly: true,
        isNear: true,
      },
      { ...ARREST, particles: ['away'], isLoose: true, isNear: true },
      // "were taken to a detention centre".
      {
        ...ARREST,
        particles: [
          'to a holding',
          'to a detention',
          'to the detention',
          'to a police station',
          'to the police station',
          'to police stations',
          'to police cells',
        ],
        isLoose: true,
        isPassiveOnly: true,
        isNear: true,
      },
      { ...DEPORT, particles: ['back to', 'back home', 'home', ...AWAY], isLoose: true },
      { ...TO, particles: ['out of'] },
      // "were taken from Stockholm to Tashkent".
      { ...TO, particles: ['from'], isPassiveOnly: true, isNear: true },
      { ...DEPORT, particles: ['back'], isLoose: true, isNear: true, isReception: true },
      { ...DEPORT, particles: ['in'], isLoose: true, isNear: true, isReception: true },
    ],
  ],
  ...['receive', 'welcome', 'accept', 'admit'].map((lemma): [string, EventVerb[]] => [
    lemma,
    [{ ...DEPORT, isLoose: true, isReception: true }],
  ]),
  [
    'fall',
    [
      {
        ...ARREST,
        particles: [
          'into the hands of authorities',
          'into the hands of the',
          'into the hands of police',
          'into police hands',
          'into the police net',
        ],
        isNear: true,
        isLoose: true,
      },
    ],
  ],
  [
    'force',
    [...ABOARD, { ...DEPORT, particles: [...AWAY, 'back across', 'back over', 'back to', 'back into'], isLoose: true }],
  ],
  [
    'make',
    [
      {
        ...DEPORT,
        particles: [
          'board a plane',
          'board a flight',
          'board planes',
          'board a bus',
          'to cross into',
          'to cross the border',
          'to cross back',
          'to walk into',
          'to walk across',
        ],
        isLoose: true,
        isPassiveOnly: true,
      },
    ],
  ],
  ['place', [{ ...ARREST, particles: [...CUSTODY, 'in detention'] }]],
  [
    'end',
    [
      {
        ...ARREST,
        particles: ['up in custody', 'up in police custody', 'up in cells', 'up in police cells', 'up behind bars'],
        isNear: true,
        isLoose: true,
      },
    ],
  ],
  ['yield', [LOOSE_ARREST]],
  ['remain', [{ ...ARREST, particles: CUSTODY }]],
  ['keep', [{ ...ARREST, particles: ['in custody', 'in detention'] }]],
  ['deport', [DEPORT]],
  ['expel', [DEPORT]],
  ['extradite', [DEPORT]],
  ['repatriate', [DEPORT]],
  ['banish', [DEPORT]],
  ['eject', [{ ...DEPORT, isLoose: true, particles: ['from'] }]],
  [
    'hand',
    [
      { ...DEPORT, particles: ['over'], isLoose: true },
      { ...TO, particles: ['to'] },
    ],
  ],
  [
    'turn',
    [
      { ...DEPORT, particles: ['over to'], isLoose: true },
      { ...DEPORT, particles: ['back at'], isLoose: true, needsDestination: true },
      { ...TO, particles: ['back to', 'back into', 'back across', 'back over'] },
    ],
  ],
  [
    'send',
    [
      { ...DEPORT, particles: HOME, isLoose: true },
      ...ABOARD,
      { ...DEPORT, particles: AWAY, isLoose: true },
      // "were sent across at Chaman the same day".
      {
        ...DEPORT,
        particles: ['across at', 'across via', 'across through', 'across on', 'across the same', 'across by'],
        isLoose: true,
        isNear: true,
        isPassiveOnly: true,
      },
      { ...TO, particles: ['to'] },
      { ...TO, particles: ['off'], isNear: true, needsDestination: false, isPassiveOnly: true },
    ],
  ],
  [
    'fly',
    [
      { ...DEPORT, particles: ['home', 'back', 'out of', 'out to'], isLoose: true },
      { ...DEPORT, particles: ['from'], isLoose: true, isNear: true, isPassiveOnly: true },
      { ...DEPORT, particles: ['out'], isLoose: true, isNear: true, isPassiveOnly: true },
      { ...TO, particles: ['to'] },
    ],
  ],
  [
    'ship',
    [
      { ...DEPORT, particles: HOME, isLoose: true },
      { ...TO, particles: ['to'] },
    ],
  ],
  [
    'bus',
    [{ ...DEPORT, particles: [...HOME, 'across', 'to the'], isLoose: true }, IN_FROM, { ...TO, particles: ['to'] }],
  ],
  [
    'drive',
    [
      {
        ...DEPORT,
        particles: ['back to', 'back across', 'over the border', 'across the border', 'across it'],
        isLoose: true,
      },
      IN_FROM,
      { ...TO, particles: ['to'] },
    ],
  ],
  [
    'escort',
    [
      { ...DEPORT, particles: [...HOME, 'out of'], isLoose: true },
      { ...TO, particles: ['to'] },
    ],
  ],
  [
    'bring',
    [
      { ...DEPORT, particles: ['home', 'back to', 'back home', 'back from'], isLoose: true },
      { ...ARREST, particles: ['in'], isLoose: true, isNear: true },
      { ...TO, particles: ['to'] },
    ],
  ],
  [
    'return',
    [
      {
        ...DEPORT,
        particles: [
          'home',
          ...['their', 'his', 'her'].flatMap((whose) => OWN_COUNTRY.map((land) => `to ${whose} ${land}`)),
        ],
        isLoose: true,
        isPassiveOnly: true,
      },
      TO,
    ],
  ],
  ['transfer', [{ ...TO, particles: ['to', 'from'] }]],
  ['carry', [{ ...TO, particles: ['them to', 'him to', 'her to'] }]],
  ['deliver', [{ ...TO, particles: ['to', 'from'] }]],
  ['surrender', [{ ...TO, particles: ['to'] }]],
  ['transport', [{ ...TO, particles: ['to'] }]],
  ['convey', [{ ...TO, particles: ['to'] }]],
  [
    'remove',
    [
      {
        ...DEPORT,
        isLoose: true,
        particles: [
          'from the country',
          'out of the country',
          'from the state',
          'from the united',
          'from the us',
          ...REMOVERS,
          'to',
        ],
      },
      TO,
    ],
  ],
  [
    'put',
    [
      ...ABOARD,
      { ...DEPORT, particles: AWAY, isLoose: true },
      { ...ARREST, particles: ['behind bars', 'under arrest', 'in custody'] },
    ],
  ],
  ...['load', 'bundle', 'herd', 'pack', 'drag'].map((lemma): [string, EventVerb[]] => [
    lemma,
    [
      {
        ...ARREST,
        particles: [
          'into vans',
          'into police',
          'into buses',
          'into trucks',
          'into cars',
          'into a police',
          'into a van',
          'into waiting',
        ],
        isLoose: true,
      },
      ...ABOARD,
      { ...DEPORT, particles: AWAY, isLoose: true },
    ],
  ]),
  ...['march', 'walk', 'truck', 'ferry', 'airlift', 'shuttle'].map((lemma): [string, EventVerb[]] => [
    lemma,
    [
      {
        ...DEPORT,
        particles: [...AWAY, 'back across', 'back over', 'back to', 'home'],
        isLoose: true,
      },
    ],
  ]),
  ['give', [{ ...DEPORT, particles: ['into the hands of', 'back to'], isLoose: true }]],
  ['kick', [{ ...DEPORT, particles: ['out'], isLoose: true }]],
  ['throw', [{ ...DEPORT, particles: ['out'], isLoose: true, isNear: true }]],
  ['boot', [{ ...DEPORT, particles: ['out'], isLoose: true }]],
  ['see', [{ ...DEPORT, particles: ['off'], isLoose: true, isNear: true }]],
  [
    'push',
    [
      { ...DEPORT, particles: ['back to', 'back into', 'back across', 'back over', ...AWAY], isLoose: true },
      { ...DEPORT, particles: ['back'], isLoose: true, isNear: true, isPassiveOnly: true },
      // "pushed 57 people into Bangladesh", "34 were pushed in through Kulaura": see `isOverBorder`.
      { ...DEPORT, particles: ['into'], isLoose: true },
      { ...DEPORT, particles: ['in'], isLoose: true, isNear: true, isPassiveOnly: true },
    ],
  ],
])
