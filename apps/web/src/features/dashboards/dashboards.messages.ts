import { defineMessages } from '@premia/locale';

export const dashboardMessages = defineMessages({
  title: { ru: 'Показатели', en: 'Dashboards' },
  description: {
    ru: 'Куда движется фонд премий и что компания за него получает.',
    en: 'Where the bonus fund is heading and what the company gets for it.',
  },
  range: { ru: 'Период на графиках', en: 'Range of the charts' },
  lastSix: { ru: '6 месяцев', en: '6 months' },
  lastTwelve: { ru: '12 месяцев', en: '12 months' },
  lastTwentyFour: { ru: '24 месяца', en: '24 months' },
  fund: { ru: 'Фонд', en: 'Fund' },
  people: { ru: 'Людей', en: 'People' },
  perPerson: { ru: 'В среднем на человека', en: 'Average per person' },
  revenue: { ru: 'Выручка', en: 'Revenue' },
  share: { ru: 'Фонд к выручке', en: 'Fund to revenue' },
  latestFund: { ru: 'Фонд за {period}', en: 'Fund in {period}' },
  toPrevious: { ru: '{period} – {value}', en: '{period}: {value}' },
  fundByMonth: { ru: 'Фонд по месяцам', en: 'Fund by month' },
  fundByDepartment: { ru: 'Фонд по подразделениям', en: 'Fund by department' },
  fundAgainstRevenue: { ru: 'Фонд и выручка', en: 'Fund and revenue' },
  month: { ru: 'Месяц', en: 'Month' },
  department: { ru: 'Подразделение', en: 'Department' },
  previousFund: { ru: 'Месяцем раньше', en: 'A month earlier' },
  departmentMonth: { ru: 'Месяц для подразделений', en: 'Month for departments' },
  hidden: {
    ru: '{count, plural, one {# группа скрыта: в ней меньше пяти человек} few {# группы скрыты: в каждой меньше пяти человек} many {# групп скрыто: в каждой меньше пяти человек} other {# группы скрыто: в каждой меньше пяти человек}}',
    en: '{count, plural, one {# group is hidden: it has fewer than five people} other {# groups are hidden: each has fewer than five people}}',
  },
  pending: {
    ru: '{count, plural, one {ещё # изменение в пути} few {ещё # изменения в пути} many {ещё # изменений в пути} other {ещё # изменения в пути}}',
    en: '{count, plural, one {# more change on its way} other {# more changes on their way}}',
  },
  noData: { ru: 'Данных за этот период пока нет', en: 'There is no data for this range yet' },
  noDataText: {
    ru: 'Они появятся после первого расчёта. Его запускают финансы в разделе «Расчёты».',
    en: 'It appears after the first run. Finance launches it under "Runs".',
  },
});
