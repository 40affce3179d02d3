import { expose } from 'comlink'
import { hierarchyApi } from './hierarchyApi.ts'

expose(hierarchyApi)
