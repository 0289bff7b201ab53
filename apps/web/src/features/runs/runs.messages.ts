import { defineMessages } from '@premia/locale';

export const runsMessages = defineMessages({
  earlierOpen: {
    ru: '{period} ещё не закрыт: авансы, резервы и выплаты частями посчитаны здесь без него.',
    en: '{period} is not sealed yet: draws, reserves and instalments are worked out here without it.',
  },
  openHoles: {
    ru: 'Источники отправили не то, что вошло в расчёт: {count, plural, one {# расхождение} few {# расхождения} many {# расхождений} other {# расхождения}} без решения. Пока они есть, период не закрыть.',
    en: 'What sources sent is not what is in this run: {count, plural, one {# undecided difference} other {# undecided differences}}. Until they are decided the period cannot be sealed.',
  },
  seeHoles: { ru: 'Контрольные суммы', en: 'Control totals' },
  title: { ru: 'Расчёты', en: 'Runs' },
  description: {
    ru: 'Период считается на замороженных данных, проверяется, утверждается вторым человеком и закрывается.',
    en: 'A period is worked out on frozen data, checked, approved by a second person and sealed.',
  },
  periods: { ru: 'Периоды', en: 'Periods' },
  period: { ru: 'Период', en: 'Period' },
  openPeriod: { ru: 'Идёт', en: 'Open' },
  closingPeriod: { ru: 'Закрывается', en: 'Closing' },
  sealedPeriod: { ru: 'Закрыт', en: 'Sealed' },
  runsOf: { ru: 'Расчёты за {period}', en: 'Runs for {period}' },
  noPeriods: { ru: 'Периодов пока нет', en: 'There are no periods yet' },
  noPeriodsText: {
    ru: 'Они появятся, когда будет действовать хотя бы одна схема.',
    en: 'They appear once at least one scheme is in force.',
  },
  noRuns: { ru: 'За этот период расчётов ещё не было', en: 'This period has not been run yet' },
  noRunsText: {
    ru: 'Предварительный расчёт ничего не меняет: начните с него.',
    en: 'A preview changes nothing: start with it.',
  },
  launchPreview: { ru: 'Предварительный расчёт', en: 'Preview run' },
  launchProvisional: { ru: 'Черновой расчёт', en: 'Provisional run' },
  launchProvisionalText: {
    ru: 'Данные за {period} будут заморожены для показа: сотрудники увидят свою сумму с пометкой «ещё не утверждена», руководители – суммы своих людей. Период остаётся открытым, показ можно отменить.',
    en: 'The data of {period} will be frozen to be shown: employees see their own sum marked as not approved yet, heads those of their people. The period stays open, and the run can be cancelled.',
  },
  notOver: {
    ru: 'Период заканчивается {date}: то, что случится до этого дня, станет корректировкой.',
    en: 'The period ends on {date}: what happens until then will be an adjustment.',
  },
  ownPeople: {
    ru: 'Здесь суммы ваших людей: ваши предварительные расчёты и то, что показали финансы.',
    en: 'The sums of your own people: your previews and what finance has shown.',
  },
  launchFinal: { ru: 'Итоговый расчёт', en: 'Final run' },
  launchAgain: { ru: 'Запустить заново', en: 'Launch again' },
  launchFinalText: {
    ru: 'Данные за {period} будут заморожены, по ним сложится ведомость. Утвердить её должен другой человек.',
    en: 'The data of {period} will be frozen and statements made from it. Another person has to approve them.',
  },
  preview: { ru: 'Предварительный', en: 'Preview' },
  provisional: { ru: 'Черновой', en: 'Provisional' },
  final: { ru: 'Итоговый', en: 'Final' },
  total: { ru: 'Сумма', en: 'Total' },
  participants: { ru: 'Начислений', en: 'Statements' },
  problems: { ru: 'Требуют внимания', en: 'Need attention' },
  draft: { ru: 'Создан', en: 'Created' },
  snapshotting: { ru: 'Замораживаем данные', en: 'Freezing data' },
  computing: { ru: 'Считаем', en: 'Computing' },
  review: { ru: 'На проверке', en: 'In review' },
  approved: { ru: 'Утверждён', en: 'Approved' },
  sealed: { ru: 'Закрыт', en: 'Sealed' },
  exported: { ru: 'Выгружен', en: 'Exported' },
  paid: { ru: 'Выплачен', en: 'Paid' },
  failed: { ru: 'Не удался', en: 'Failed' },
  cancelled: { ru: 'Отменён', en: 'Cancelled' },
  progress: {
    ru: 'Рассчитано {computed} из {participants}',
    en: '{computed} of {participants} worked out',
  },
  runTitle: { ru: '{kind} расчёт за {period}', en: '{kind} run for {period}' },
  back: { ru: 'Все расчёты', en: 'All runs' },
  launchedBy: { ru: 'Запуск: {name}, {time}', en: 'Launched by {name}, {time}' },
  approve: { ru: 'Утвердить', en: 'Approve' },
  seal: { ru: 'Закрыть период', en: 'Seal the period' },
  export: { ru: 'Выгрузить в зарплату', en: 'Export to payroll' },
  markPaid: { ru: 'Отметить выплату', en: 'Mark paid' },
  cancel: { ru: 'Отменить расчёт', en: 'Cancel the run' },
  approveText: {
    ru: 'Вы подтверждаете, что суммы проверены. Их увидят сотрудники как утверждённые.',
    en: 'You confirm that the amounts have been checked. Employees will see them as approved.',
  },
  sealText: {
    ru: 'Ведомости больше не изменятся. Всё, что придёт за этот период позже, попадёт в следующий отдельной корректировкой.',
    en: 'The statements will not change any more. Whatever arrives for this period later goes to the next one as an adjustment.',
  },
  exportText: {
    ru: 'Получится файл для зарплатной системы: все, кроме придержанных и уже выгруженных.',
    en: 'Makes the file for payroll: everybody but those who are held or were exported before.',
  },
  markPaidText: { ru: 'Сотрудники увидят суммы как выплаченные.', en: 'Employees will see the amounts as paid.' },
  cancelText: {
    ru: 'Расчёт останется в истории, но его суммы никуда не попадут.',
    en: 'The run stays in the history, but its amounts go nowhere.',
  },
  keep: { ru: 'Не сейчас', en: 'Not now' },
  fourEyes: {
    ru: 'Второй взгляд: утверждает не тот, кто запустил расчёт, и не тот, чьи деньги в нём.',
    en: 'Four eyes: whoever launched the run, or is paid by it, cannot approve it.',
  },
  exceptions: { ru: 'Сначала разберитесь с этим', en: 'Look at these first' },
  exceptionsNote: {
    ru: 'Эти люди не вошли в сумму, пока причина не устранена.',
    en: 'These people are not in the total until the reason is gone.',
  },
  statements: { ru: 'Ведомость', en: 'Statements' },
  name: { ru: 'Сотрудник', en: 'Employee' },
  department: { ru: 'Подразделение', en: 'Department' },
  scheme: { ru: 'Схема', en: 'Scheme' },
  lines: { ru: 'Строки', en: 'Lines' },
  change: { ru: 'К прошлому', en: 'On last period' },
  notWorkedOut: { ru: 'не рассчитано', en: 'not worked out' },
  problemCount: {
    ru: '{count, plural, one {# причина} few {# причины} many {# причин} other {# причины}}',
    en: '{count, plural, one {# reason} other {# reasons}}',
  },
  noStatements: { ru: 'В этом расчёте ещё нет ведомостей', en: 'This run has no statements yet' },
  more: { ru: 'Показать ещё', en: 'Show more' },
  hash: { ru: 'Отпечаток результата', en: 'Result fingerprint' },
  checking: { ru: 'Обновляется само', en: 'Updates by itself' },
  remaining: { ru: 'осталось около {time}', en: 'about {time} left' },
  seconds: {
    ru: '{count, plural, one {# секунды} few {# секунд} many {# секунд} other {# секунды}}',
    en: '{count, plural, one {# second} other {# seconds}}',
  },
  minutes: {
    ru: '{count, plural, one {# минуты} few {# минут} many {# минут} other {# минуты}}',
    en: '{count, plural, one {# minute} other {# minutes}}',
  },
});

export const refusalMessages = defineMessages({
  earlierOpen: {
    ru: 'Период {period} ещё не закрыт, а этот начинается с его остатков. Отмените этот расчёт, закройте {period} и запустите расчёт снова.',
    en: '{period} is not sealed, and this period begins with its balances. Cancel this run, seal {period} and launch again.',
  },
  earlierSealedSince: {
    ru: 'Период {period} закрыли уже после запуска этого расчёта: его остатков здесь нет. Отмените расчёт и запустите снова.',
    en: '{period} was sealed after this run had been launched: its balances are not in here. Cancel this run and launch again.',
  },
  controlTotals: {
    ru: 'За {day} из источника «{source}» пришло не то, что он отправил. Разберитесь или поясните расхождение, затем закрывайте.',
    en: 'What "{source}" sent on {day} is not what arrived. Clear it up or answer for it, then seal.',
  },
  fourEyes: {
    ru: 'Вы запускали этот расчёт, поэтому утвердить его должен кто-то другой.',
    en: 'You launched this run, so somebody else has to approve it.',
  },
  ownPay: {
    ru: 'В этом расчёте есть ваши собственные деньги. Его утверждает коллега, которому этот расчёт ничего не платит.',
    en: 'This run pays you too. A colleague whom it does not pay has to approve it.',
  },
  forbidden: {
    ru: 'У вашей роли нет такого права.',
    en: 'Your role does not have this right.',
  },
  moved: {
    ru: 'Пока вы смотрели, расчёт изменил кто-то другой. Мы показали свежее состояние: проверьте и повторите.',
    en: 'Somebody else changed the run while you were looking. You now see its latest state: check and try again.',
  },
  other: { ru: 'Сейчас так нельзя ({code}).', en: 'This is not possible now ({code}).' },
});

export const failedRunMessages = defineMessages({
  title: {
    ru: '{count, plural, one {Расчёт остановлен: не удалось рассчитать # человека} few {Расчёт остановлен: не удалось рассчитать # человек} many {Расчёт остановлен: не удалось рассчитать # человек} other {Расчёт остановлен: не удалось рассчитать # человека}}',
    en: '{count, plural, one {The run stopped: # person could not be calculated} other {The run stopped: # people could not be calculated}}',
  },
  others: {
    ru: '{count, plural, one {и ещё # человек} few {и ещё # человека} many {и ещё # человек} other {и ещё # человека}}',
    en: '{count, plural, one {and # more person} other {and # more people}}',
  },
  computed: {
    ru: 'До остановки рассчитано {computed} из {participants}.',
    en: '{computed} of {participants} had been calculated when it stopped.',
  },
  preview: {
    ru: 'Предварительный расчёт ничего не меняет: данные, начисления и период остались как были.',
    en: 'A preview changes nothing: data, accruals and the period are as they were.',
  },
  provisional: {
    ru: 'Ничего не потеряно: данные и начисления целы, период открыт. Руководители и сотрудники этих сумм не увидят.',
    en: 'Nothing is lost: data and accruals are untouched and the period is open. Heads and employees will not see these sums.',
  },
  final: {
    ru: 'Ничего не потеряно: данные и начисления целы, период снова открыт, из этого расчёта никому ничего не выплатят.',
    en: 'Nothing is lost: data and accruals are untouched, the period is open again, and nobody is paid from this run.',
  },
  whatToDo: { ru: 'Что делать', en: 'What to do' },
  check: {
    ru: 'Проверьте данные этих людей и схемы, по которым они считаются.',
    en: 'Check these people’s data and the schemes they are calculated by.',
  },
  again: {
    ru: 'Запустите расчёт заново: он пройдёт с начала на свежих данных. Если выплату кому-то надо отложить, её можно придержать на проверке.',
    en: 'Launch the run again: it starts over on fresh data. If somebody’s pay has to wait, it can be held during the review.',
  },
  tell: {
    ru: 'Остановится на том же месте – передайте администратору номер расчёта:',
    en: 'If it stops at the same place, give your administrator the number of the run:',
  },
});
