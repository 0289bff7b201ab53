import { defineMessages } from '@premia/locale';

/** What went wrong between the page and the service, by the service's failure code. */
export const failureMessages = defineMessages({
  lost: {
    ru: 'Сервер не отвечает. Проверьте соединение; введённое не потеряно.',
    en: 'The server does not answer. Check the connection; nothing you entered is lost.',
  },
  absent: {
    ru: 'Этого нет или это видно только коллегам с другими правами. Доступ выдаёт администратор.',
    en: 'It does not exist, or only colleagues with other rights can see it. An administrator grants access.',
  },
  session: {
    ru: 'Сеанс закончился. Войдите ещё раз.',
    en: 'The session has ended. Sign in again.',
  },
  invalid: {
    ru: 'Сервер не принял запрос: в нём есть недопустимое значение.',
    en: 'The server refused the request: one of its values is not allowed.',
  },
  analytics: {
    ru: 'Аналитическая база сейчас недоступна. Начисления и расчёты работают; графики догонят сами.',
    en: 'The analytical database is not available now. Pay and runs work; the charts will catch up.',
  },
  sealedPeriod: {
    ru: 'Период {period} закрыт: назначить схему в него уже нельзя. Выберите более позднюю дату.',
    en: 'The period {period} is sealed: nothing can be assigned into it any more. Choose a later date.',
  },
  periodSealed: { ru: 'Этот период уже закрыт.', en: 'This period is sealed already.' },
  earlierOpen: {
    ru: 'Сначала закройте {period}: остатки, с которых начинается этот период, без него неполны. Предпросмотр и предварительный расчёт можно сделать и сейчас.',
    en: 'Seal {period} first: without it the balances this period begins with are not complete. A preview and a provisional run are possible now.',
  },
  stillAssigned: {
    ru: 'Схема ещё кому-то назначена, поэтому в архив её отправить нельзя.',
    en: 'The scheme is still assigned to somebody, so it cannot be archived.',
  },
  submitted: {
    ru: 'Схема на согласовании: пока её рассматривают, она не меняется.',
    en: 'The scheme waits for approval and stays as it is meanwhile.',
  },
  periodFixed: {
    ru: 'По этой схеме уже платят, поэтому вид периода и валюту не сменить. Создайте копию схемы.',
    en: 'The scheme pays people already, so its kind of period and its currency stay. Make a copy of it instead.',
  },
  hasErrors: {
    ru: 'В схеме есть ошибки: сначала исправьте их.',
    en: 'The scheme has errors: mend them first.',
  },
  otherPeriod: {
    ru: 'Схема считается за период другого вида.',
    en: 'The scheme is paid by another kind of period.',
  },
  nobodyToPay: {
    ru: 'За этот период некому платить: схемы никому не назначены.',
    en: 'Nobody is to be paid for this period: no scheme is assigned to anyone.',
  },
  severalCurrencies: {
    ru: 'Схемы этого периода платят в разных валютах; один расчёт ведётся в одной.',
    en: 'The schemes of this period pay in several currencies; one run is made in one.',
  },
  defect: {
    ru: 'На сервере произошла ошибка. Данные не изменились; мы о ней уже знаем.',
    en: 'The server made an error. No data changed; it has been recorded.',
  },
});
