import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandContext, Language } from '../../command.ts';

export type FileText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly words: string };

/** Reads a text file given on the command line; a file that is not there is answered in words. */
export async function readInputFile(name: string, { directory, language }: CommandContext): Promise<FileText> {
  try {
    return { ok: true, text: await readFile(resolve(directory, name), 'utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    return { ok: false, words: fileWords(name, code, language) };
  }
}

function fileWords(name: string, code: string, language: Language): string {
  const ru = language === 'ru';
  switch (code) {
    case 'ENOENT':
      return ru ? `Нет файла «${name}».` : `There is no file "${name}".`;
    case 'EISDIR':
      return ru ? `«${name}» — папка, а нужен файл.` : `"${name}" is a folder, a file is needed.`;
    case 'EACCES':
      return ru ? `Файл «${name}» нельзя прочитать: нет прав.` : `"${name}" cannot be read: no permission.`;
    default:
      return ru ? `Файл «${name}» не читается (${code}).` : `"${name}" cannot be read (${code}).`;
  }
}
