import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

const table = {
  header: ['Имя', 'Сумма'],
  rows: [
    ['Анна "Ася"; Ко', '-1234.50'],
    ['=SUM(A1)', '10'],
  ],
};

describe('toCsv', () => {
  it('writes what a Russian Excel reads as numbers', () => {
    expect(toCsv(table, 'ru')).toBe('\uFEFFИмя;Сумма\r\n"Анна ""Ася""; Ко";-1234,50\r\n\'=SUM(A1);10\r\n');
  });

  it('writes what an English Excel reads as numbers', () => {
    expect(toCsv(table, 'en')).toBe('\uFEFFИмя,Сумма\r\n"Анна ""Ася""; Ко",-1234.50\r\n\'=SUM(A1),10\r\n');
  });
});
