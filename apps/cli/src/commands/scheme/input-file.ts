import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandContext, Language } from '../../command.ts';

export type FileText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly words: string };

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a text file given on the command line; one that is not there, or is no text, is answered in words. */
export async function readInputFile(name: string, { directory, language }: CommandContext): Promise<FileText> {
  try {
    const bytes = await readFile(resolve(directory, name));
    const text = UTF_8.decode(bytes);
    return text.trim() === '' ? { ok: false, words: fileWords(name, EMPTY, language) } : { ok: true, text };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    return { ok: false, words: fileWords(name, code, language) };
  }
}

const EMPTY = 'EMPTY';

function fileWords(name: string, code: string, language: Language): string {
  const ru = language === 'ru';
  switch (code) {
    case 'ENOENT':
      return ru ? `Нет файла «${name}».` : `There is no file "${name}".`;
    case 'EISDIR':
      return ru ? `«${name}» — папка, а нужен файл.` : `"${name}" is a folder, a file is needed.`;
    case 'EACCES':
      return ru ? `Файл «${name}» нельзя прочитать: нет прав.` : `"${name}" cannot be read: no permission.`;
    case EMPTY:
      return ru ? `Файл «${name}» пуст.` : `"${name}" is empty.`;
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return ru
        ? `«${name}» — не текст в UTF-8. Сохраните файл как UTF-8.`
        : `"${name}" is not UTF-8 text. Save the file as UTF-8.`;
    case 'ERR_FS_FILE_TOO_LARGE':
    case 'ERR_STRING_TOO_LONG':
      return ru ? `Файл «${name}» слишком велик: разделите его.` : `"${name}" is too large: split it.`;
    default:
      return ru ? `Файл «${name}» не читается (${code}).` : `"${name}" cannot be read (${code}).`;
  }
}
