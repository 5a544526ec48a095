/** The little of node-nlp that is measured; the package brings no types. */
declare module 'node-nlp' {
  type Options = {
    languages: string[]
    forceNER: boolean
    autoSave: boolean
    autoLoad: boolean
    nlu: { log: (status: { iterations: number }, ms: number) => void; useNoneFeature: boolean }
  }
  export class NlpManager {
    constructor(options: Options)
    addDocument(language: string, utterance: string, intent: string): void
    train(): Promise<void>
    process(language: string, utterance: string): Promise<{ intent: string; score: number }>
  }
}
