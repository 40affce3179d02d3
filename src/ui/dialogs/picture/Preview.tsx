import { useCallback } from 'react'

/** A picture that was made, as it will be saved; its address lasts as long as it is shown. */
export function Preview({ blob }: { blob: Blob }) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      image.src = URL.createObjectURL(blob)
      return () => URL.revokeObjectURL(image.src)
    },
    [blob],
  )
  return <img className="image-preview" ref={show} alt="As it will be saved" />
}
