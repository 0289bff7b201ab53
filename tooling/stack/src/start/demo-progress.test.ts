import { expect, it } from 'vitest';
import { demoProgress } from './demo-progress.ts';
import { MESSAGES } from './messages.ts';

it('says little about a long way, and nothing about other lines', () => {
  const said: string[] = [];
  const hear = demoProgress(MESSAGES.en, (line) => said.push(line.trim()));
  hear('{"step":"people","count":120}');
  for (let done = 1; done <= 12; done += 1) hear(`{"step":"facts","done":${done},"of":12}`);
  hear('{"loaded":true}');
  hear('Something for people');
  expect(said).toEqual(['· people: 120', '· facts: 3/12', '· facts: 6/12', '· facts: 9/12', '· facts: 12/12']);
});
