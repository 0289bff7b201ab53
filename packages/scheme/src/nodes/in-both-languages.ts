/** Both languages, always: a catalogue entry without a title in one of them is not finished. */
export interface InBothLanguages {
  readonly ru: string;
  readonly en: string;
}
