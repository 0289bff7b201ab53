import { defineMessages } from '@premia/locale';

/** What corrections are called, for finance and for whom they concern. */
export const adjustmentMessages = defineMessages({
  corrections: { ru: 'Корректировки', en: 'Corrections' },
  correctionsNote: {
    ru: 'за прошлые периоды, выплачиваются с этим',
    en: 'of earlier periods, paid with this one',
  },
  late: { ru: 'за {period}', en: 'for {period}' },
  manual: { ru: 'решение, за {period}', en: 'by decision, for {period}' },
  reversal: { ru: 'отмена, за {period}', en: 'undone, for {period}' },
  added: { ru: 'Поступила запись «{title}»', en: 'Record "{title}" arrived' },
  addedOn: { ru: 'Поступила запись «{title}» от {date}', en: 'Record "{title}" of {date} arrived' },
  corrected: { ru: 'Исправлена запись «{title}» от {date}', en: 'Record "{title}" of {date} was corrected' },
  removed: { ru: 'Отозвана запись «{title}» от {date}', en: 'Record "{title}" of {date} was taken back' },
  several: {
    ru: 'Ещё {count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}',
    en: '{count, plural, one {# more record} other {# more records}}',
  },
  otherData: { ru: 'Изменились другие данные периода', en: 'Other data of the period changed' },
  decision: { ru: 'Причина: {reason}', en: 'Reason: {reason}' },
  beforeAfter: { ru: '{before} → {after}', en: '{before} → {after}' },
  reversed: { ru: 'отменена', en: 'undone' },
  balanceMoved: { ru: 'Остаток «{name}»', en: 'Balance "{name}"' },
});
