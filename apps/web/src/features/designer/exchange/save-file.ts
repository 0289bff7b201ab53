/** Letters of any script, digits and dashes: what every system takes as a name of a file. */
export function fileNameOf(title: string, ending: string): string {
  const name = title
    .trim()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, NAME_LENGTH_MAX);
  return `${name === '' ? 'scheme' : name}.${ending}`;
}

const NAME_LENGTH_MAX = 80;

export function saveFile(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the address by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
