export interface BilingualText {
  readonly ru?: string | undefined;
  readonly en?: string | undefined;
}
