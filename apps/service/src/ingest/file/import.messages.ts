import { defineMessages } from '@premia/locale';

/** Wording of everything an import can say, keyed by the codes of this folder. */
export const importMessages = defineMessages({
  'mapping/not-json': {
    ru: 'Файл соответствия не читается как JSON: {reason}',
    en: 'The mapping file is not valid JSON: {reason}',
  },
  'mapping/invalid': {
    ru: 'В файле соответствия поле «{path}» задано неверно: {reason}',
    en: 'In the mapping file "{path}" is wrong: {reason}',
  },
  'mapping/missing-field': {
    ru: 'В файле соответствия не указано «{field}»: без этого строки вида «{kind}» не загрузить',
    en: 'The mapping file does not say where "{field}" comes from; rows of kind "{kind}" need it',
  },
  'mapping/unknown-field': {
    ru: 'В файле соответствия есть лишнее поле «{field}». Для вида «{kind}» известны: {known}',
    en: 'The mapping file has an unknown field "{field}". Known for "{kind}": {known}',
  },
  'mapping/wrong-kind': {
    ru: 'Файл соответствия описывает вид «{found}», а загружается «{expected}»',
    en: 'The mapping file is for "{found}", but the import is of "{expected}"',
  },
  'company/missing': {
    ru: 'Компания ещё не заведена. Сначала: premia company set --name НАЗВАНИЕ --currency RUB --time-zone Europe/Moscow',
    en: 'No company has been set up. First: premia company set --name NAME --currency USD --time-zone Europe/London',
  },
  'file/not-found': { ru: 'Файл не найден', en: 'The file was not found' },
  'file/empty': { ru: 'Файл пуст: нет строки заголовков', en: 'The file is empty: it has no header row' },
  'file/not-utf-8': {
    ru: 'Строка {line}: файл не в кодировке UTF-8{likely, select, unknown {} other {, похоже на {likely}}}. Сохраните файл в UTF-8 или укажите «encoding» в файле соответствия. Ничего не загружено',
    en: 'Line {line}: the file is not UTF-8{likely, select, unknown {} other {; it looks like {likely}}}. Save it as UTF-8 or state "encoding" in the mapping file. Nothing was imported',
  },
  'file/malformed': {
    ru: 'Файл не читается как CSV: {reason}. Ничего не загружено',
    en: 'The file cannot be read as CSV: {reason}. Nothing was imported',
  },
  'file/duplicate-column': {
    ru: 'Столбец «{column}» встречается дважды. Ничего не загружено',
    en: 'The column "{column}" occurs twice. Nothing was imported',
  },
  'file/too-many-columns': {
    ru: 'Столбцов {count}, допустимо не больше {limit}. Ничего не загружено',
    en: '{count} columns, at most {limit} are allowed. Nothing was imported',
  },
  'file/missing-column': {
    ru: 'В файле нет столбцов: {columns}. Есть: {found}. Ничего не загружено',
    en: 'The file lacks these columns: {columns}. It has: {found}. Nothing was imported',
  },
  'row/left-out': { ru: 'Оставлено в стороне: {reason}', en: 'Left out: {reason}' },
  'row/missing-value': {
    ru: 'Нет значения в столбце «{column}» ({field})',
    en: 'No value in column "{column}" ({field})',
  },
  'row/bad-date': {
    ru: 'В столбце «{column}» «{value}» — не дата вида {format}',
    en: 'In column "{column}", "{value}" is not a date of the form {format}',
  },
  'row/bad-number': {
    ru: 'В столбце «{column}» «{value}» — не число с десятичным знаком «{decimal}»',
    en: 'In column "{column}", "{value}" is not a number with "{decimal}" as its decimal sign',
  },
  'row/unknown-employee': { ru: 'Нет сотрудника «{employee}»', en: 'There is no employee "{employee}"' },
  'row/unknown-department': { ru: 'Нет подразделения «{department}»', en: 'There is no department "{department}"' },
  'row/unknown-criterion': { ru: 'Нет показателя «{criterion}»', en: 'There is no criterion "{criterion}"' },
  'row/move-without-date': {
    ru: 'Сотрудник «{employee}» уже есть с другим подразделением, руководителем, должностью или атрибутами: укажите поле «from» — с какого дня перемена',
    en: 'Employee "{employee}" is known with another department, manager, position or attributes: map the field "from" to say since when',
  },
  'row/move-before-start': {
    ru: 'Столбец «{column}»: перемена у сотрудника «{employee}» не позже начала нынешней записи ({since}): прошлое не переписывается',
    en: 'Column "{column}": the change of employee "{employee}" is not after the current entry began ({since}): the past is not rewritten',
  },
  'row/move-after-leaving': {
    ru: 'Столбец «{column}»: перемена у сотрудника «{employee}» не раньше увольнения ({left}). Укажите новую дату приёма или уберите дату увольнения',
    en: 'Column "{column}": employee "{employee}" left on {left}, before this change. Give a new hire date or take the leaving date back',
  },
  'row/left-before-start': {
    ru: 'Столбец «{column}»: дата увольнения сотрудника «{employee}» ({left}) не позже начала его работы на этом месте ({since})',
    en: 'Column "{column}": employee "{employee}" would leave on {left}, which is not after their current entry began ({since})',
  },
  'row/hired-before-leaving': {
    ru: 'Столбец «{column}»: дата приёма сотрудника «{employee}» ({hired}) раньше, чем закончилась его прежняя работа ({left})',
    en: 'Column "{column}": the hire date of employee "{employee}" ({hired}) is before their earlier employment ended ({left})',
  },
  'row/hired-after-change': {
    ru: 'Столбец «{column}»: дата приёма сотрудника «{employee}» ({hired}) не раньше, чем закончилась его первая запись ({until}): прошлое не переписывается',
    en: 'Column "{column}": the hire date of employee "{employee}" ({hired}) is not before their first entry ended ({until}): the past is not rewritten',
  },
  'row/head-without-date': {
    ru: 'У подразделения «{department}» уже есть руководитель «{head}»: укажите поле «from» — с какого дня новый',
    en: 'Department "{department}" already has the head "{head}": map the field "from" to say since when there is another',
  },
  'row/head-before-start': {
    ru: 'Столбец «{column}»: в этом же файле у подразделения «{department}» другой руководитель с {since}. Укажите день позже',
    en: 'Column "{column}": this file names another head of department "{department}" since {since}. Give a later day',
  },
  'row/department-without-date': {
    ru: 'Подразделение «{department}» теперь входит в «{parent}»: укажите поле «from» — с какого дня',
    en: 'Department "{department}" now belongs to "{parent}": map the field "from" to say since when',
  },
  'row/department-before-start': {
    ru: 'Столбец «{column}»: перемена в подразделении «{department}» не позже нынешней записи о нём ({since}): прошлое не переписывается',
    en: 'Column "{column}": the change of department "{department}" is not after its current entry began ({since}): the past is not rewritten',
  },
  'row/department-in-itself': {
    ru: 'Подразделение «{department}» оказалось бы внутри самого себя',
    en: 'Department "{department}" would be inside itself',
  },
  'person/hired': { ru: 'Новый сотрудник', en: 'A new employee' },
  'person/rehired': {
    ru: 'Снова принят: начинается новая работа, стаж считается с новой даты приёма',
    en: 'Hired again: a new employment begins, tenure counts from the new hire date',
  },
  'person/hire-date': {
    ru: 'Дата приёма исправлена: первая запись и стаж считаются с неё',
    en: 'The hire date is corrected: the first entry and tenure count from it',
  },
  'person/moved': {
    ru: 'С указанного дня другое подразделение, руководитель, должность или атрибуты; прежнее остаётся в истории',
    en: 'Another department, manager, position or attributes from the given day on; what was before is kept',
  },
  'person/leaves': {
    ru: 'Увольнение: события с указанного дня не принимаются, за периоды после него премия не начисляется',
    en: 'Leaves: facts from the given day on are refused, nothing is accrued for periods after it',
  },
  'person/stays-on': {
    ru: 'Увольнение отменено: работа продолжается',
    en: 'The leaving date is taken back: the employment goes on',
  },
  'person/renamed': { ru: 'Другое имя', en: 'Another name' },
  'department/head': {
    ru: 'Назначен руководитель подразделения; события прежних дней остаются за прежним',
    en: 'A head of a department is named; facts of earlier days stay with whoever headed it then',
  },
  'department/moved': {
    ru: 'Подразделение с указанного дня входит в другое',
    en: 'A department belongs to another one from the given day on',
  },
  'row/reaches-closed': {
    ru: 'Затрагивает закрытые периоды начиная с {period}: выплаченное не меняется, на разницу будет предложена корректировка',
    en: 'Reaches closed periods from {period} on: what was paid stays, a correction is proposed for any difference',
  },
  'row/bad-period': {
    ru: '«{period}» — не период вида 2026-10, 2026-Q3 или 2026',
    en: '"{period}" is not a period like 2026-10, 2026-Q3 or 2026',
  },
  'rate/bad-rate': {
    ru: '«{value}» — не курс: нужно число больше нуля',
    en: '"{value}" is no rate: it must be above zero',
  },
  'rate/same-currency': {
    ru: 'Курс {currency} к самой себе не задают',
    en: 'A rate of {currency} to itself is not set',
  },
  'rate/period-closed': {
    ru: 'Период {period} закрыт по прежним курсам: этот курс уже не изменить',
    en: 'The period {period} is closed with the rates as they were: this one can no longer change',
  },
  'calendar/period-closed': {
    ru: 'Период {period} закрыт: его календарь уже не изменить',
    en: 'The period {period} is closed: its calendar can no longer change',
  },
  'row/bad-value': {
    ru: 'Значение «{value}» поля «{field}» не подходит: {reason}',
    en: 'The value "{value}" of "{field}" does not fit: {reason}',
  },
});

export type ImportMessageCode = keyof typeof importMessages;
