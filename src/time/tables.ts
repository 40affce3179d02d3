/** What answers for many incidents, in one module, so that it can be fetched when there are many. */
export { histogramTable } from './histogramTable.ts'
export { pictureFromTable } from './tablePicture.ts'
export { tallyTable } from './tallyTable.ts'
export { windowTable } from './windowTable.ts'
