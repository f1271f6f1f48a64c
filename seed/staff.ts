/** The sales department: teams, their heads and their people. */
export interface TeamSeed {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly head: string;
}

export interface EmployeeSeed {
  readonly login: string;
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly position: string;
  readonly team: string;
  readonly role: 'salesHead' | 'salesManager';
  readonly hired: string;
}

export const TEAMS: readonly TeamSeed[] = [
  { code: 'sales', name: 'Отдел продаж', parent: null, head: 'e.rudneva' },
  { code: 'corporate', name: 'Корпоративные продажи', parent: 'sales', head: 'a.lvov' },
  { code: 'regions', name: 'Региональные продажи', parent: 'sales', head: 'm.shubina' },
  { code: 'tenders', name: 'Тендеры и госзаказ', parent: 'sales', head: 'i.kasatkin' },
];

/** login | family name | first name | patronymic | position | team | role | hired */
export const EMPLOYEES: readonly EmployeeSeed[] =
  `e.rudneva|Руднева|Елена|Викторовна|Директор по продажам|sales|salesHead|2016-03-14
a.lvov|Львов|Артём|Игоревич|Руководитель группы|corporate|salesHead|2017-09-04
o.veselova|Веселова|Ольга|Сергеевна|Старший менеджер|corporate|salesManager|2018-02-12
d.nekrasov|Некрасов|Дмитрий|Андреевич|Менеджер по продажам|corporate|salesManager|2020-06-01
k.ilina|Ильина|Ксения|Олеговна|Менеджер по продажам|corporate|salesManager|2022-10-17
m.shubina|Шубина|Марина|Павловна|Руководитель группы|regions|salesHead|2017-04-10
r.gareev|Гареев|Руслан|Маратович|Менеджер по продажам|regions|salesManager|2019-08-19
s.tikhonov|Тихонов|Степан|Юрьевич|Менеджер по продажам|regions|salesManager|2021-01-25
p.orlova|Орлова|Полина|Дмитриевна|Менеджер по продажам|regions|salesManager|2023-05-15
i.kasatkin|Касаткин|Илья|Романович|Руководитель группы|tenders|salesHead|2018-11-06
n.zubova|Зубова|Наталья|Алексеевна|Специалист по тендерам|tenders|salesManager|2020-09-07
v.platov|Платов|Виктор|Семёнович|Специалист по тендерам|tenders|salesManager|2024-02-05`
    .split('\n')
    .map((row) => {
      const [login = '', last = '', first = '', middle = '', position = '', team = '', role = '', hired = ''] =
        row.split('|');
      return {
        login,
        last,
        first,
        middle,
        position,
        team,
        role: role === 'salesHead' ? 'salesHead' : 'salesManager',
        hired,
      };
    });
