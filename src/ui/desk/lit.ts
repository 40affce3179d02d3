import { createContext, useContext } from 'react'

/** The field of a draft that the pointer or the focus is on, wherever: in the text, in the draft or on the map. */
export interface Lit {
  draft: string
  field: string
}

export const LitContext = createContext<{ lit: Lit | null; light: (lit: Lit | null) => void }>({
  lit: null,
  light: () => undefined,
})

/** Handlers that light a field up while the pointer or the focus is on it, and whether it is lit. */
export function useLit(draft: string, field: string) {
  const { lit, light } = useContext(LitContext)
  return {
    isLit: lit?.draft === draft && lit.field === field,
    on: {
      onPointerEnter: () => light({ draft, field }),
      onPointerLeave: () => light(null),
      onFocus: () => light({ draft, field }),
      onBlur: () => light(null),
    },
  }
}
