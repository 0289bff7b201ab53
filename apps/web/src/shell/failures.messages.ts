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
  defect: {
    ru: 'На сервере произошла ошибка. Данные не изменились; мы о ней уже знаем.',
    en: 'The server made an error. No data changed; it has been recorded.',
  },
});
