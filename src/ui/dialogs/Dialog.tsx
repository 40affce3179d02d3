import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Icon } from '../controls/Icon.tsx'
import { useDispatch } from '../store.ts'

/**
 * A modal dialog in the page's own style; Escape and a press outside close it. While it `keeps` what is under way, a press
 * outside does not.
 */
export function Dialog({ title, keeps = false, children }: { title: string; keeps?: boolean; children: ReactNode }) {
  const dispatch = useDispatch()
  const element = useRef<HTMLDialogElement>(null)
  const isKept = useRef(keeps)
  useEffect(() => void (isKept.current = keeps), [keeps])
  const close = (): void => dispatch((state) => ({ ...state, dialog: null }))
  useEffect(() => {
    const dialog = element.current!
    if (!dialog.open) dialog.showModal()
    // Only the backdrop is the dialog itself; what is in it has targets of its own.
    const onPress = (event: MouseEvent): void => {
      if (event.target === dialog && !isKept.current) dialog.close()
    }
    dialog.addEventListener('click', onPress)
    return () => {
      dialog.removeEventListener('click', onPress)
      dialog.close()
    }
  }, [])
  return (
    <dialog ref={element} className="dialog" aria-labelledby="dialog-title" onClose={close}>
      <div className="dialog-head">
        <h2 id="dialog-title">{title}</h2>
        <button type="button" className="icon-button" onClick={close} aria-label="Close">
          <Icon name="close" />
        </button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  )
}
