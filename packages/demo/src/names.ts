import type { BilingualName } from './company.ts';
import type { Random } from './random.ts';

const MALE_NAMES = [
  ['Алексей', 'Alexey'],
  ['Андрей', 'Andrey'],
  ['Артём', 'Artyom'],
  ['Борис', 'Boris'],
  ['Виктор', 'Viktor'],
  ['Глеб', 'Gleb'],
  ['Денис', 'Denis'],
  ['Дмитрий', 'Dmitry'],
  ['Егор', 'Egor'],
  ['Иван', 'Ivan'],
  ['Кирилл', 'Kirill'],
  ['Константин', 'Konstantin'],
  ['Максим', 'Maxim'],
  ['Михаил', 'Mikhail'],
  ['Никита', 'Nikita'],
  ['Олег', 'Oleg'],
  ['Павел', 'Pavel'],
  ['Роман', 'Roman'],
  ['Сергей', 'Sergey'],
  ['Тимур', 'Timur'],
] as const;

const FEMALE_NAMES = [
  ['Алина', 'Alina'],
  ['Анна', 'Anna'],
  ['Валерия', 'Valeria'],
  ['Вера', 'Vera'],
  ['Дарья', 'Daria'],
  ['Екатерина', 'Ekaterina'],
  ['Елена', 'Elena'],
  ['Ирина', 'Irina'],
  ['Ксения', 'Ksenia'],
  ['Лариса', 'Larisa'],
  ['Мария', 'Maria'],
  ['Надежда', 'Nadezhda'],
  ['Наталья', 'Natalia'],
  ['Ольга', 'Olga'],
  ['Полина', 'Polina'],
  ['Светлана', 'Svetlana'],
  ['София', 'Sofia'],
  ['Татьяна', 'Tatiana'],
  ['Юлия', 'Yulia'],
  ['Яна', 'Yana'],
] as const;

/** Masculine form, feminine form, Latin masculine, Latin feminine. */
const SURNAMES = [
  ['Абрамов', 'Абрамова', 'Abramov', 'Abramova'],
  ['Белов', 'Белова', 'Belov', 'Belova'],
  ['Виноградов', 'Виноградова', 'Vinogradov', 'Vinogradova'],
  ['Воронин', 'Воронина', 'Voronin', 'Voronina'],
  ['Галкин', 'Галкина', 'Galkin', 'Galkina'],
  ['Громов', 'Громова', 'Gromov', 'Gromova'],
  ['Данилов', 'Данилова', 'Danilov', 'Danilova'],
  ['Ершов', 'Ершова', 'Ershov', 'Ershova'],
  ['Жуков', 'Жукова', 'Zhukov', 'Zhukova'],
  ['Зайцев', 'Зайцева', 'Zaitsev', 'Zaitseva'],
  ['Ильин', 'Ильина', 'Ilyin', 'Ilyina'],
  ['Калинин', 'Калинина', 'Kalinin', 'Kalinina'],
  ['Ковалёв', 'Ковалёва', 'Kovalev', 'Kovaleva'],
  ['Комаров', 'Комарова', 'Komarov', 'Komarova'],
  ['Лебедев', 'Лебедева', 'Lebedev', 'Lebedeva'],
  ['Макаров', 'Макарова', 'Makarov', 'Makarova'],
  ['Морозов', 'Морозова', 'Morozov', 'Morozova'],
  ['Никитин', 'Никитина', 'Nikitin', 'Nikitina'],
  ['Орлов', 'Орлова', 'Orlov', 'Orlova'],
  ['Павлов', 'Павлова', 'Pavlov', 'Pavlova'],
  ['Романов', 'Романова', 'Romanov', 'Romanova'],
  ['Савельев', 'Савельева', 'Savelyev', 'Savelyeva'],
  ['Соколов', 'Соколова', 'Sokolov', 'Sokolova'],
  ['Тарасов', 'Тарасова', 'Tarasov', 'Tarasova'],
  ['Ушаков', 'Ушакова', 'Ushakov', 'Ushakova'],
  ['Фомин', 'Фомина', 'Fomin', 'Fomina'],
  ['Чернов', 'Чернова', 'Chernov', 'Chernova'],
  ['Шестаков', 'Шестакова', 'Shestakov', 'Shestakova'],
  ['Щербаков', 'Щербакова', 'Shcherbakov', 'Shcherbakova'],
  ['Яковлев', 'Яковлева', 'Yakovlev', 'Yakovleva'],
] as const;

/** Draws names without repeating one. */
export function createNameSource(random: Random): () => BilingualName {
  const taken = new Set<string>();
  return () => {
    for (;;) {
      const female = random.chance(50);
      const [ruGiven, enGiven] = random.pick<readonly [string, string]>(female ? FEMALE_NAMES : MALE_NAMES);
      const surname = random.pick(SURNAMES);
      const name = {
        ru: `${ruGiven} ${female ? surname[1] : surname[0]}`,
        en: `${enGiven} ${female ? surname[3] : surname[2]}`,
      };
      if (!taken.has(name.ru)) {
        taken.add(name.ru);
        return name;
      }
    }
  };
}
