import { defineMessages } from '@premia/locale';

export const poolMessages = defineMessages({
  title: { ru: 'Как делится', en: 'How it is shared out' },
  share: {
    ru: 'Доля сотрудника из примера: {share} из {fund} ({percent}).',
    en: 'Share of the sample employee: {share} of {fund} ({percent}).',
  },
  noShare: {
    ru: 'Доля появится, когда подключены фонд и вес.',
    en: 'The share shows once the fund and the weight are linked.',
  },
  people: {
    ru: 'В примере фонд делится между теми, кто в нём есть: {count, plural, one {# человек} few {# человека} many {# человек} other {# человека}}. При расчёте — {scope}, между всеми.',
    en: 'The sample shares the fund among those who are in it: {count, plural, one {# person} other {# people}}. A run shares it among everybody {scope}.',
  },
  perPerson: { ru: 'Доли людей из примера', en: 'Shares of the people in the sample' },
  person: { ru: 'Сотрудник', en: 'Employee' },
  weight: { ru: 'Вес', en: 'Weight' },
  part: { ru: 'Доля', en: 'Share' },
  together: { ru: 'Вместе', en: 'Together' },
  method: {
    ru: 'Каждому — по весу: вес сотрудника, делённый на сумму весов.',
    en: 'To each by weight: the employee’s weight over the sum of the weights.',
  },
  remainder: {
    ru: 'Доли округляются вниз до {step}; что осталось, раздаётся по {step} тем, у кого отброшено больше. Вместе доли точно равны фонду.',
    en: 'Shares are rounded down to {step}; what is left goes out by {step} to those who lost most. Together the shares are the fund exactly.',
  },
  briefly: { ru: 'по весам, доли вместе равны фонду', en: 'by weight, shares add up to the fund' },
});
