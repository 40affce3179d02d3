/** The part of Citation.js that the tests use; it comes without types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(input: string)
    data: ({ id: string } & Record<string, unknown>)[]
  }
  export const plugins: { config: { get(name: '@bibtex'): { parse: { sentenceCase: 'never' } } } }
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
