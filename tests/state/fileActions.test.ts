import { describe, expect, test } from 'vitest'
import type { AppState } from '../../src/state/appState.ts'
import type { FileDataset } from '../../src/state/dataset.ts'
import { setIncidents } from '../../src/state/desk.ts'
import { stepTaken } from '../../src/state/deskActions.ts'
import { closeFile, showFile } from '../../src/state/fileActions.ts'
import { FEW, arrest, between, stateOf } from './appStates.ts'

/** A large file of which only its time matters. */
const fileFrom = (state: AppState): FileDataset =>
  ({ ...state.dataset, file: {}, extent: between('1990-01-01', '1995-12-31') }) as unknown as FileDataset

const adding = (state: AppState, iso: string): AppState =>
  stepTaken(setIncidents(state.desk, 'Add', [arrest(`own-${iso}`, iso, 3)]), 'new')(state)

describe('after a large file', () => {
  const start = stateOf(FEW)

  test('the view is that from before', () => {
    const state = stateOf(FEW, { window: between('2016-03-01', '2016-04-30'), mode: 'instant' })
    const elsewhere = { ...state.view.camera, lng: -70, zoom: 1 }
    const shown = showFile(fileFrom(state), state.view.camera)({ ...state, view: { ...state.view, camera: elsewhere } })
    expect(shown.view.camera).toEqual(elsewhere)
    expect(shown.view.window).toEqual(between('1990-01-01', '1995-12-31'))
    const { view, dataset, before } = closeFile(shown)
    expect(view).toEqual(state.view)
    expect(dataset.incidents).toEqual(state.dataset.incidents)
    expect(before).toBeNull()
  })

  test('everything is still everything where something of one’s own has come since', () => {
    const { dataset, view } = closeFile(adding(showFile(fileFrom(start), start.view.camera)(start), '2021-05-05'))
    expect(dataset.incidents).toHaveLength(FEW.length + 1)
    expect(view.window).toEqual(between('2015-01-01', '2021-05-31'))
  })

  test('no window lies outside where something of one’s own has gone since', () => {
    const before = adding(start, '2021-05-05')
    const late = { ...before, view: { ...before.view, window: between('2020-01-01', '2021-05-31') } }
    const shown = showFile(fileFrom(late), late.view.camera)(late)
    const without = stepTaken({ words: 'Remove', changes: dropped(shown) }, 'new')(shown)
    const { dataset, view } = closeFile(without)
    expect(dataset.incidents).toHaveLength(FEW.length)
    expect(view.window).toEqual(dataset.extent)
  })
})

const dropped = ({ desk }: AppState) => [...desk].map(([key, before]) => ({ key, before, after: undefined }))
