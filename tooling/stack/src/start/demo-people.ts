interface Bilingual {
  readonly ru?: string;
  readonly en?: string;
}

export interface DemoPerson {
  readonly name: Bilingual;
  readonly role: string;
  readonly position: Bilingual;
}

/** Asks the running service, as its sign-in page does, who a visitor can be. */
export async function fetchDemoPeople(address: string): Promise<readonly DemoPerson[]> {
  const response = await fetch(`${address}/trpc/session.demoPeople`);
  if (!response.ok) throw new Error(`session.demoPeople answered ${response.status}`);
  const body = (await response.json()) as { readonly result: { readonly data: readonly DemoPerson[] } };
  return body.result.data;
}

export function inWords(text: Bilingual, language: 'ru' | 'en'): string {
  return (language === 'ru' ? (text.ru ?? text.en) : (text.en ?? text.ru)) ?? '';
}
