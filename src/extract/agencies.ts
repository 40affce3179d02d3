/**
 * Authorities that a report may name without their country, with the country that they are of: where a report has no
 * dateline, what it leaves unsaid happened there. Names in full or in capitals, each of one country only.
 */
const AGENCIES: ReadonlyArray<readonly [RegExp, country: string]> = [
  [/\bHome Office\b|\bNational Crime Agency\b|\bScotland Yard\b|\bMet Police\b/u, 'GB'],
  [/\bAustralian (?:Border Force|Federal Police)\b/u, 'AU'],
  [
    /\bHomeland Security\b|\bICE\b|\bFBI\b|\bDEA\b|\bCustoms and Border (?:Protection|Patrol)\b|\bU\.S\. Marshals\b/u,
    'US',
  ],
  [/\bRCMP\b|\bCanada Border Services\b/u, 'CA'],
  [/\bBureau of Immigration\b|\bNBI\b|\bPAOCC\b|\bPOGOs?\b/u, 'PH'],
  [/\bEFCC\b|\bNSCDC\b|\bNDLEA\b/u, 'NG'],
  [/\bCBI\b|\bNIA\b|\bDelhi Police\b/u, 'IN'],
  [/\bBundespolizei\b|\bBundeskriminalamt\b/u, 'DE'],
  [/\bGuardia Civil\b/u, 'ES'],
  [/\bCarabinieri\b|\bGuardia di Finanza\b/u, 'IT'],
  [/\bGarda(?:í| Síochána)\b/u, 'IE'],
  [/\bSAPS\b|\bSANParks\b/u, 'ZA'],
  [/\bDCI\b.*\bKenya|\bKenya Wildlife Service\b/u, 'KE'],
]

/** Country of the agency that a text names first; null for none. */
export function countryOfAgency(text: string): string | null {
  const named = AGENCIES.map(([name, country]) => ({ country, at: text.search(name) })).filter(({ at }) => at >= 0)
  return named.toSorted((a, b) => a.at - b.at)[0]?.country ?? null
}
