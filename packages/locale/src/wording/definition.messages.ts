import { defineMessages } from '../messages/messages.ts';

/** How a criterion gets its number, as a sentence. */
export const definitionMessages = defineMessages({
  sum: { ru: 'Сумма «{of}» по записям «{facts}»', en: 'Sum of {of} over "{facts}"' },
  count: { ru: 'Количество записей «{facts}»', en: 'Number of "{facts}"' },
  average: { ru: 'Среднее «{of}» по записям «{facts}»', en: 'Average {of} over "{facts}"' },
  minimum: { ru: 'Наименьшее «{of}» по записям «{facts}»', en: 'Smallest {of} over "{facts}"' },
  maximum: { ru: 'Наибольшее «{of}» по записям «{facts}»', en: 'Largest {of} over "{facts}"' },
  sumOfAmounts: { ru: 'Сумма по записям «{facts}»', en: 'Sum of amount over "{facts}"' },
  averageOfAmounts: { ru: 'Средняя сумма записи «{facts}»', en: 'Average amount over "{facts}"' },
  minimumOfAmounts: { ru: 'Наименьшая сумма записи «{facts}»', en: 'Smallest amount over "{facts}"' },
  maximumOfAmounts: { ru: 'Наибольшая сумма записи «{facts}»', en: 'Largest amount over "{facts}"' },
  inCurrency: { ru: ' в {currency}', en: ' in {currency}' },
  where: { ru: ', где {conditions}', en: ', where {conditions}' },
  and: { ru: ' и ', en: ' and ' },
  oneOf: { ru: 'из списка', en: 'one of' },
  noneOf: { ru: 'не из списка', en: 'none of' },
  subtree: { ru: '; всех, кто ниже по структуре', en: '; of everyone below' },
  ratio: { ru: '«{numerator}» ÷ «{denominator}»', en: '"{numerator}" ÷ "{denominator}"' },
  hand: { ru: 'Вносится вручную по каждому сотруднику', en: 'Entered by hand for each person' },
  import: { ru: 'Загружается файлом по каждому сотруднику', en: 'Imported from a file for each person' },
  amount: { ru: 'сумма', en: 'amount' },
  on: { ru: 'дата', en: 'date' },
  source: { ru: 'источник', en: 'source' },
  id: { ru: 'номер', en: 'number' },
});
