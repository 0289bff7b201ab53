/**
 * The bytes of each element of the `items` array of a body that JSON.parse has read already: what cannot become a fact is
 * kept as it came, with its own spaces, its own numbers and its own repeated members.
 */
export function itemTexts(body: string): readonly string[] {
  const start = startOfItems(body);
  if (start === null) return [];
  const texts: string[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at < body.length; at += 1) {
    const sign = body[at];
    if (sign === '"') at = endOfString(body, at);
    else if (sign === '[' || sign === '{') depth += 1;
    else if (depth === 0 && (sign === ',' || sign === ']')) {
      const text = body.slice(from, at).trim();
      if (text !== '') texts.push(text);
      if (sign === ']') return texts;
      from = at + 1;
    } else if (sign === ']' || sign === '}') depth -= 1;
  }
  return texts;
}

/** Behind the bracket of the last member `items` of the outer object, as JSON.parse takes the last of several. */
function startOfItems(body: string): number | null {
  let depth = 0;
  let start: number | null = null;
  let name: string | null = null;
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at];
    if (sign === '"') {
      const end = endOfString(body, at);
      if (depth === 1) name = body.slice(at, end + 1);
      at = end;
    } else if (sign === '[' || sign === '{') {
      if (sign === '[' && depth === 1 && name !== null && JSON.parse(name) === 'items') start = at + 1;
      depth += 1;
    } else if (sign === ']' || sign === '}') depth -= 1;
  }
  return start;
}

function endOfString(body: string, from: number): number {
  for (let at = from + 1; at < body.length; at += 1) {
    if (body[at] === '\\') at += 1;
    else if (body[at] === '"') return at;
  }
  return body.length;
}
