interface EventNoun {
  type: 'arrest' | 'deportation'
  needsDestination?: boolean
}

/** Nouns for arrests and deportations, each with what it tells. */
export const EVENT_NOUNS: ReadonlyMap<string, EventNoun> = new Map<string, EventNoun>(
  (
    [
      ['arrest', 'arrests'],
      ['detention', 'detentions'],
      ['apprehension', 'apprehensions'],
      ['capture', 'captures'],
      ['roundup', 'roundups'],
      ['round-up', 'round-ups'],
    ] as const
  )
    .flatMap((forms) => forms.map((form) => [form, { type: 'arrest' as const }] as [string, EventNoun]))
    .concat(
      [
        'deportation',
        'deportations',
        'expulsion',
        'expulsions',
        'extradition',
        'extraditions',
        'repatriation',
        'repatriations',
        'removal',
        'removals',
        'handover',
        'hand-over',
        'handovers',
        'surrender',
      ].map((form) => [form, { type: 'deportation' as const }]),
    ),
)
