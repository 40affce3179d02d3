/** Whether a name is written in Latin letters only. */
export const isLatin = (name: string): boolean => /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}ʻʼʿʾ`´]+$/u.test(name)

/** The names that are not empty, each once. */
export const unique = (names: Iterable<string>): string[] => [...new Set(names)].filter(Boolean)
